//! [`Draft`]: a ledger as written, before the door has looked at it.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::value::{Fields, Value};

/// A ledger as written: plain data, nothing checked yet.
///
/// Read one from a file (`serde`, any self-describing format), build one in code, or both; then
/// [`Ledger::try_from`](crate::Ledger) checks everything at once. Values are text in the forms of
/// [`Figure`](crate::Figure), [`When`](crate::When) and the vocabularies, so a program that drafts
/// ledgers from text and a person who writes them by hand meet the same door. What the door does
/// not know is kept here to be reported. `Debug` counts records and shows no content.
///
/// ```
/// use cotejo::{ClaimDraft, Draft, Ledger, SourceDraft, WaveDraft};
/// let draft = Draft::new()
///     .with_source(SourceDraft::new("gov").kind("government"))
///     .with_source(SourceDraft::new("monitor").kind("monitor"))
///     .with_wave(WaveDraft::new("may").window("2026-05-01"))
///     .with_claim(ClaimDraft::new("g1").by("gov").count("released").wave("may").figure("116"))
///     .with_claim(
///         ClaimDraft::new("m1").by("monitor").count("released").stage("verified").wave("may").figure("41"),
///     );
/// let ledger = Ledger::try_from(draft)?;
/// assert_eq!(ledger.claims().count(), 2);
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Draft(Value);

impl Draft {
    /// The number of the wire form this version writes and reads.
    pub const SCHEMA: u64 = 1;

    /// The keys a ledger may have.
    pub(super) const KEYS: &[&str] = &[
        "schema",
        "title",
        "note",
        "sources",
        "populations",
        "waves",
        "claims",
        "listings",
        "detainees",
        "assumptions",
        "judgements",
    ];

    /// An empty draft of the current schema.
    #[must_use]
    pub fn new() -> Self {
        Self(Value::record([("schema", Self::SCHEMA)]))
    }

    /// What the ledger is about, as its account's heading.
    #[must_use]
    pub fn with_title(self, title: &str) -> Self {
        self.set("title", title.into())
    }

    /// Puts the records of another draft behind this one's; its title, if it has one, replaces ours.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        let fields = match other.0 {
            Value::Record(fields) => fields,
            // Not a ledger at all: the door must see it and say so.
            unreadable => return Self(unreadable),
        };
        let mut seen = BTreeSet::new();
        for (key, value) in fields {
            self = if !Self::KEYS.contains(&key.as_str()) || !seen.insert(key.clone()) {
                // Unknown, or given twice: for the door to report.
                self.add(key, value)
            } else {
                match value {
                    Value::List(items) => items.into_iter().fold(self, |draft, item| draft.push(&key, item)),
                    // The same as absent: it takes nothing away.
                    Value::Null => self,
                    single => self.set(&key, single),
                }
            };
        }
        self
    }

    /// Adds to a list what need not be a record, for tests of the door.
    #[cfg(any(test, feature = "proptest"))]
    pub(crate) fn with_raw(self, list: &str, item: Value) -> Self {
        self.push(list, item)
    }

    /// Adds a field of the ledger, known or not, there already or not, for tests of the door.
    #[cfg(any(test, feature = "proptest"))]
    pub(crate) fn with_field(self, key: &str, value: Value) -> Self {
        self.add(key.to_owned(), value)
    }

    /// Another schema than this version's, for tests of the door.
    #[cfg(any(test, feature = "proptest"))]
    pub(crate) fn with_raw_schema(self, schema: u64) -> Self {
        self.set("schema", Value::Number(schema.to_string()))
    }

    pub(crate) fn root(&self) -> &Value {
        &self.0
    }

    fn set(mut self, key: &str, value: Value) -> Self {
        if let Value::Record(fields) = &mut self.0 {
            match fields.iter_mut().find(|(known, _)| known == key) {
                Some((_, old)) => *old = value,
                None => fields.push((key.to_owned(), value)),
            }
        }
        self
    }

    fn add(mut self, key: String, value: Value) -> Self {
        if let Value::Record(fields) = &mut self.0 {
            fields.push((key, value));
        }
        self
    }

    fn push(mut self, key: &str, item: Value) -> Self {
        if let Value::Record(fields) = &mut self.0 {
            match fields.iter_mut().find(|(known, _)| known == key) {
                Some((_, Value::List(items))) => items.push(item),
                Some((_, null @ Value::Null)) => *null = Value::List(vec![item]),
                _ => fields.push((key.to_owned(), Value::List(vec![item]))),
            }
        }
        self
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Value::Record(fields) => {
                // A key nobody knows may be anything, even a name.
                let shown = |key: &str| {
                    Self::KEYS
                        .iter()
                        .copied()
                        .find(|known| *known == key)
                        .unwrap_or("unknown")
                };
                f.debug_map()
                    .entries(fields.iter().map(|(key, value)| (shown(key), value)))
                    .finish()
            }
            other => other.fmt(f),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Draft {
    /// Fails only on text that is not of the format at all; everything else is the door's to say.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Draft {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// One drafted record per kind, with a setter per key; the same table tells the door what it knows.
macro_rules! drafts {
    ($(
        $(#[$doc:meta])*
        $name:ident, $list:literal, $add:ident { $($key:ident: $text:literal,)* }
    )*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(Fields);

        impl $name {
            /// The keys a record of this kind may have, besides `id`.
            pub const KEYS: &[&str] = &[$(stringify!($key),)*];

            /// A record with nothing but its id.
            #[must_use]
            pub fn new(id: &str) -> Self {
                Self(vec![("id".to_owned(), id.into())])
            }

            $(
                #[doc = $text]
                #[must_use]
                pub fn $key(mut self, value: impl Into<Value>) -> Self {
                    self.0.push((stringify!($key).to_owned(), value.into()));
                    self
                }
            )*
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_map().entries(self.0.iter().map(|(key, value)| (key, value))).finish()
            }
        }

        impl Draft {
            #[doc = concat!("Adds one record to `", $list, "`.")]
            #[must_use]
            pub fn $add(self, record: $name) -> Self {
                self.push($list, Value::Record(record.0))
            }
        }
    )* };
}

drafts! {
    /// A [`Source`](crate::Source) as written.
    SourceDraft, "sources", with_source {
        name: "Its name as printed; the id where absent.",
        label: "A shorter name for tables and running text.",
        kind: "What kind of body or person it is: see [`SourceKind`](crate::SourceKind).",
        owner: "The body it speaks for; the two are then one voice.",
        plural: "`true` for an unnamed group: its range is an envelope over voices, and it may be another voice again.",
        members: "Sources known to be among an unnamed group.",
        published: "For a page: when it was published.",
        note: "Anything a reader should know of it.",
    }
    /// A [`Population`](crate::Population) as written.
    PopulationDraft, "populations", with_population {
        label: "Who is counted, in words.",
        by: "Whose definition it is.",
        within: "The wider populations that contain it.",
        disjoint: "Populations that share nobody with it.",
        note: "Anything a reader should know of it.",
    }
    /// A [`ReleaseWave`](crate::ReleaseWave) as written.
    WaveDraft, "waves", with_wave {
        label: "The wave in words; the id where absent.",
        window: "When people were released in it.",
        population: "Who was released in it.",
        place: "Where.",
        announced: "When it was announced.",
        within: "The wider wave that contains it.",
        note: "Anything a reader should know of it.",
    }
    /// A [`Claim`](crate::Claim) as written.
    ClaimDraft, "claims", with_claim {
        by: "Who said it; several each say it; absent when nobody is named.",
        jointly: "`true` when several said it with one voice.",
        via: "The pages that carry it.",
        at: "Where on the page: `l24`, `l1 l5`, `p. 3`.",
        count: "What is counted: see [`Measure`](crate::Measure).",
        stage: "How far it had come: see [`Stage`](crate::Stage); executed where absent, except for stocks.",
        unit: "What one unit is: see [`Unit`](crate::Unit); person where absent.",
        population: "Who is counted; the wave's where absent.",
        place: "Where; the wave's where absent.",
        wave: "The wave it counts.",
        window: "The days it counts; the wave's where absent.",
        as_of: "The date of a stock, or up to which a running count had got.",
        said: "When it was said.",
        published: "When it became known; the page's where absent.",
        figure: "The number: see [`Figure`](crate::Figure).",
        verifier: "Who verified, where that is not who said it.",
        outcome: "How people left: see [`Outcome`](crate::Outcome).",
        standard: "The standard of verification, in words.",
        statement: "For a claim without a number: see [`StatementKind`](crate::StatementKind).",
        about: "The records a statement is about.",
        denies: "The claims it denies.",
        corrects: "The claim it corrects; what it leaves out it takes from there.",
        retracts: "The claims it takes back.",
        includes: "The claims whose people it includes.",
        adds_to: "The claims whose people it does not include.",
        part_of: "The claims whose people include its own.",
        same_utterance: "The claim of which it is another hearing.",
        reprints: "The claim it repeats word for word; what it leaves out it takes from there.",
        confirmed_by: "Who confirmed the event, though not the number.",
        or: "Other readings: changes to this claim, each with a `label`.",
        set_apart: "Why it is kept out of comparisons: `{\"for\": \"date\" or \"scope\", \"because\": …}`.",
        because: "The reason for how it was coded.",
        label: "The claim in a few words.",
        note: "Anything a reader should know of it.",
        coded_by: "Who wrote this record.",
        checked_by: "Who checked it.",
    }
    /// A [`Listing`](crate::Listing) as written.
    ListingDraft, "listings", with_listing {
        by: "Whose list it is.",
        via: "The pages that carry it.",
        at: "Where on the page.",
        as_of: "The time of this edition.",
        published: "When it became known.",
        coverage: "How much of the whole it covers: see [`Coverage`](crate::Coverage).",
        states: "The total the list states.",
        withheld: "How many persons it counts without listing them.",
        list: "Whether the list can be seen: see [`Availability`](crate::Availability).",
        wave: "The wave it is about.",
        population: "Who is listed.",
        label: "The list in a few words.",
        note: "Anything a reader should know of it.",
    }
    /// A [`Detainee`](crate::Detainee) record as written.
    DetaineeDraft, "detainees", with_detainee {
        listing: "The listing it stands in.",
        name: "The name as written; absent for a person counted without a name.",
        aliases: "Other names as written.",
        sex: "ISO/IEC 5218: 0 not known, 1 male, 2 female, 9 not applicable.",
        born: "Date of birth.",
        birthplace: "Place of birth.",
        residence: "Place of residence.",
        nationalities: "Nationalities, as ISO 3166-1 codes.",
        identifiers: "Official numbers, each `scheme:value`.",
        occupation: "Occupation.",
        category: "The list's own category.",
        events: "What happened to the person: see [`CustodyEvent`](crate::CustodyEvent).",
        consent: "What the person or family agreed to: see [`Consent`](crate::Consent).",
        sensitivity: "How far the record may travel: see [`Sensitivity`](crate::Sensitivity).",
        attributes: "Anything else, as keys and text.",
        note: "Anything a reader should know of it.",
    }
    /// An [`Assumption`](crate::Assumption) as written.
    AssumptionDraft, "assumptions", with_assumption {
        label: "The assumption in words, as printed with every result it shaped.",
        complete: "`@claim` or a wave whose parts are taken to be all there is.",
        parts: "Those parts: `@claim` or waves; only with `complete`.",
        at_most: "Two stages, or two of `@claim` and waves: the first is never more than the second.",
        balance: "Two stocks, the earlier first: between them nobody came or left but as `came` and `left` say.",
        came: "The flows by which people came: `@claim`; only with `balance`.",
        left: "The flows by which people left: `@claim` or waves; only with `balance`.",
        given: "`true` for what is known rather than assumed, such as men and women of a total: always on; its parts then share nobody.",
        because: "Why one might assume it.",
    }
}

/// A [`Judgement`](crate::Judgement) as written: what a person decided about records or claims.
///
/// Judgements have no id. They are new input and can be taken out again.
#[derive(Clone, PartialEq, Eq)]
pub struct JudgementDraft(Fields);

impl JudgementDraft {
    /// The keys a judgement may have; exactly one of the first four.
    pub const KEYS: &[&str] = &[
        "same_person",
        "different_persons",
        "same_utterance",
        "different_utterances",
        "by",
        "because",
    ];

    /// These detainee records are one person.
    #[must_use]
    pub fn same_person<const N: usize>(records: [&str; N], because: &str) -> Self {
        Self::of("same_person", records, because)
    }

    /// These detainee records are all different persons.
    #[must_use]
    pub fn different_persons<const N: usize>(records: [&str; N], because: &str) -> Self {
        Self::of("different_persons", records, because)
    }

    /// These claims are one utterance.
    #[must_use]
    pub fn same_utterance<const N: usize>(claims: [&str; N], because: &str) -> Self {
        Self::of("same_utterance", claims, because)
    }

    /// These claims are all different utterances, however alike they look.
    #[must_use]
    pub fn different_utterances<const N: usize>(claims: [&str; N], because: &str) -> Self {
        Self::of("different_utterances", claims, because)
    }

    /// Who decided: the id of a source of the ledger, such as the desk's own.
    #[must_use]
    pub fn by(mut self, who: &str) -> Self {
        self.0.push(("by".to_owned(), who.into()));
        self
    }

    fn of<const N: usize>(key: &str, ids: [&str; N], because: &str) -> Self {
        Self(vec![
            (key.to_owned(), ids.into()),
            ("because".to_owned(), because.into()),
        ])
    }
}

impl fmt::Debug for JudgementDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.0.iter().map(|(key, value)| (key, value)))
            .finish()
    }
}

impl Draft {
    /// Adds one record to `judgements`.
    #[must_use]
    pub fn with_judgement(self, judgement: JudgementDraft) -> Self {
        self.push("judgements", Value::Record(judgement.0))
    }
}
