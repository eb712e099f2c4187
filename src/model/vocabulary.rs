//! The closed word lists of the wire form, and "did you mean".

use std::fmt;
use std::str::FromStr;

use rapidfuzz::distance::damerau_levenshtein;

use crate::error::{Error, ErrorKind, quoted};

/// The known word nearest to `text`, when it is near enough to be a slip.
pub(crate) fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer text cannot be a slip of any word here, and comparing it would cost its square.
    if text.len() > 64 {
        return None;
    }
    let simple = |word: &str| word.to_lowercase().replace([' ', '_'], "-");
    let wanted = simple(text);
    known
        .into_iter()
        .map(|word| {
            let word_simple = simple(word);
            let slips = damerau_levenshtein::distance(wanted.chars(), word_simple.chars());
            (slips, wanted.len().min(word_simple.len()), word)
        })
        .filter(|&(slips, length, _)| slips <= 3 && slips * 3 <= length.max(3))
        .min_by_key(|&(slips, _, word)| (slips, word))
        .map(|(_, _, word)| word)
}

fn unknown(what: &str, text: &str, known: &[&str]) -> Error {
    let hint = match nearest(text, known.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("known are {}", known.join(", ")),
    };
    Error::new(
        ErrorKind::Unknown,
        format!("{} is no {what} known here; {hint}", quoted(text)),
    )
}

macro_rules! vocabulary {
    ($(
        $(#[$doc:meta])*
        $name:ident $what:literal { $($variant:ident $text:literal $([$($alias:literal),+])? $help:literal;)+ }
    )*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $(#[doc = concat!("`", $text, "`: ", $help)] $variant,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word as written in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = Error;

            /// # Errors
            /// [`ErrorKind::Unknown`] for any other word, with the nearest known one.
            fn from_str(text: &str) -> Result<Self, Error> {
                match text.trim().to_lowercase().replace([' ', '_'], "-").as_str() {
                    $($text $($(| $alias)+)? => Ok(Self::$variant),)+
                    _ => Err(unknown($what, text, &[$($text,)+])),
                }
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )* };
}

vocabulary! {
    /// What kind of body or person a source is.
    SourceKind "kind of source" {
        Government "government" ["official", "state"] "the government whose detainees they are, its organs and officials";
        Monitor "monitor" ["ngo"] "an organisation that registers and verifies cases";
        Relatives "relatives" ["family", "families"] "relatives and their committees";
        Press "press" ["media", "page"] "a publication: it carries claims, and speaks for itself where it names nobody";
        Party "party" ["opposition"] "a political party or politician outside the government";
        Intergovernmental "intergovernmental" ["un", "igo"] "an intergovernmental organisation";
        ForeignGovernment "foreign-government" ["foreign-state"] "another government";
        Witness "witness" "a person who was there";
        Lawyer "lawyer" ["lawyers"] "lawyers of the detained";
        Church "church" ["mediator"] "a church or another mediator";
        Other "other" "none of these, or not stated";
    }
    /// What is counted.
    Measure "measure" {
        Held "held" ["in-custody", "detained"] "a stock: in custody at a date";
        Released "released" ["freed"] "a flow: left custody";
        Arrested "arrested" "a flow: taken into custody";
        ReArrested "re-arrested" ["rearrested"] "a flow: taken into custody again";
        Died "died" ["deaths"] "a flow: died";
        Escaped "escaped" "a flow: escaped";
        Expelled "expelled" ["exiled", "deported"] "a flow: sent abroad";
        Exchanged "exchanged" ["swapped"] "a flow: handed over in an exchange";
        Transferred "transferred" "a flow: moved to other custody; not a release";
        LateRegistered "late-registered" "a flow: detained earlier, entered on the list only now";
        Delisted "delisted" "a flow: taken off the list for another reason than release";
        Disappeared "disappeared" ["missing"] "a flow: whereabouts unknown";
    }
    /// How far an event had come when it was counted.
    ///
    /// A verified count is a *floor*: exact about the verifying voice's own list, and a lower bound
    /// on what was executed.
    Stage "stage" {
        Requested "requested" "asked for";
        Announced "announced" "said to be coming";
        Ordered "ordered" "ordered by a court or office";
        Executed "executed" ["released", "done"] "said to have happened";
        Verified "verified" ["confirmed"] "checked by the voice, person by person";
    }
    /// What one unit of a count is.
    Unit "unit" {
        Person "person" ["persons", "people"] "one human being";
        Order "order" ["orders"] "one release order";
        Application "application" ["applications"] "one application";
        Detention "detention" ["detentions"] "one episode of custody: a person may have several";
        Charge "charge" ["charges"] "one charge or case";
    }
    /// How somebody left custody.
    Outcome "outcome" {
        Unconditional "unconditional" ["full-freedom"] "the case is closed";
        Conditional "conditional" ["precautionary-measures"] "with duties or bans";
        HouseArrest "house-arrest" "moved to house arrest: by many voices not counted as a release";
        Expelled "expelled" ["exiled", "deported"] "sent abroad";
        Exchanged "exchanged" ["swapped"] "handed over in an exchange";
        Pardoned "pardoned" ["amnestied"] "by pardon or amnesty";
    }
    /// What a claim without a number does. It is kept and listed and moves no score.
    StatementKind "kind of statement" {
        Accusation "accusation" "accuses somebody";
        Denial "denial" "denies something without a number of its own";
        Demand "demand" ["appeal", "call"] "asks for something";
        Promise "promise" ["offer"] "promises something";
        Explanation "explanation" "gives a reason";
        Condition "condition" "names conditions of release";
        Welcome "welcome" ["praise"] "welcomes something";
        Warning "warning" "warns of something";
        Admission "admission" ["apology"] "admits something";
        Complaint "complaint" ["protest"] "complains of something";
        Remark "remark" ["comment", "opinion", "statement"] "anything else";
    }
    /// How much of the whole a listing covers.
    Coverage "coverage" {
        Complete "complete" ["full"] "everybody the voice counts";
        Partial "partial" "some of them: absence means nothing";
        Increment "increment" ["addition"] "those new since the last edition";
    }
    /// Whether a list can be seen.
    Availability "availability of a list" {
        Promised "promised" "said to be coming";
        Withheld "withheld" "exists and is kept back";
        Published "published" "can be read";
    }
    /// What a person or family agreed to.
    Consent "consent" {
        Public "public" ["given"] "may be named in public";
        Restricted "restricted" "may be used, not shown";
        Refused "refused" ["withheld"] "asked not to be listed: counted, never shown";
    }
    /// How far a record may travel.
    Sensitivity "sensitivity" {
        Open "open" ["low"] "no special care";
        Sensitive "sensitive" ["medium"] "partners only";
        Confidential "confidential" ["high", "secret"] "stays with its keeper";
    }
    /// Why a claim is kept out of comparisons.
    SetApartFor "ground for setting a claim apart, which is never its size," {
        Date "date" ["window", "time"] "it speaks of another time";
        Scope "scope" ["definition", "population"] "it speaks of other people";
    }
    /// How one claim bears on another.
    RelationKind "relation" {
        Denies "denies" "says that it is not so";
        Corrects "corrects" "replaces it, by the same voice";
        Retracts "retracts" "takes it back";
        Includes "includes" "counts its people among others";
        AddsTo "adds-to" "counts other people";
        PartOf "part-of" "counts some of its people";
        SameUtterance "same-utterance" "is another hearing of it";
        Reprints "reprints" "is the same text printed again";
    }
    /// One respect in which two claims can differ.
    Aspect "aspect" {
        Speaker "speaker" "who said it";
        Figure "figure" "the number, or whether there is one";
        Measure "measure" "what happened";
        Stage "stage" "how far it had come";
        Unit "unit" "what one unit is";
        Population "population" "who is counted, without a declared relation";
        Place "place" "where";
        Wave "wave" "the wave";
        Window "window" "the days counted";
        AsOf "as-of" "the date counted up to, or of the stock";
        Said "said" "when it was said";
        Outcome "outcome" "how people left";
        Verifier "verifier" "whose list it is";
        Standard "standard" "by what standard it was verified";
    }
}

impl Measure {
    /// Whether it is a stock, asked at a date, rather than a flow, asked over a window.
    #[must_use]
    pub const fn is_stock(self) -> bool {
        matches!(self, Self::Held)
    }
}
