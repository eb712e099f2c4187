//! Names of persons: read, with several weighted readings, and compared as a careful clerk would.
//!
//! The names of the world, Spanish first. [`parse`] tells the name from what stands beside it and keeps every
//! plausible reading of its words; [`compare`] holds two names against one another and says in a named
//! [`Level`] what it comes to, with every word accounted for. **A name alone never makes two records one
//! person**: names propose, other fields and people decide.
//!
//! ```
//! use cotejo::name::{self, Level};
//!
//! let a = name::parse("Tte. (GNB) LEAL MOYA FRANCISCO J. V-12.345.678");
//! let b = name::parse("Paco Leal Moya");
//! assert_eq!(name::compare_written(&a, &b).level(), Level::Contained);
//! let c = name::parse("Francisca Leal Moya");
//! assert_eq!(name::compare_written(&a, &c).level(), Level::OtherGender);
//!
//! let person = a.one().ok_or("one person")?;
//! let reading = person.readings().first().ok_or("a reading")?;
//! assert_eq!(person.reveal_words(reading.paternal()), "LEAL");
//! assert_eq!(person.titles()[0].code(), "teniente");
//! assert_eq!(person.ids()[0].reveal(), "V-12345678");
//! # Ok::<(), &str>(())
//! ```
//!
//! # What a text holds
//!
//! [`Written`]: one person, several (`Enrique Tosta y otros`, `Elvis Landa y Saúl Landa`), or nobody (`sin
//! identificar`). The steps, each taking what it knows before the next could misread it: the text is repaired
//! ([`Repair`]: misread encodings, character references, typed marks, look-alike letters; what cannot be known
//! stays an unknown letter and [is said](PersonName::is_damaged)); numbers of persons are [set aside](Id) and
//! never count for likeness; brackets, quotations and aliases; ranks, forces and forms of address at the edges
//! ([`Title`]); suffixes; other people; a comma; and the words, with their particles.
//!
//! # Readings
//!
//! `José Ramón Pérez` may have one given name or two, and `PIÑA MONTERO RUBEN` may begin with the surnames. So
//! a name has up to five [readings](Reading), each with its weight. The order of the words makes them; tables
//! of some 10,000 given names and surnames only weigh them. A comma leaves one.
//!
//! # Comparing
//!
//! Every reading of one name is held against every reading of the other: given names against given names,
//! surnames against surnames, in order, so that as many words meet as can. Words [meet](How) as written, but for
//! accents, particles or a blank, as abbreviation, known spelling, by sound, as a familiar form, misread,
//! cut off, with a slip, or by their first letter; two names the tables know as different never meet by a slip.
//! What is left over on one side was left out. **What is left over on both sides of a part is a conflict, and no
//! agreement elsewhere outvotes it**: brothers share two surnames, fathers and sons a given name. The levels from
//! [`Level::SameFamily`] on name what conflicts.
//!
//! ñ is a letter: `Peña` and `Pena` meet, one [step](How::Tilde) below `Pérez` and `Perez`. Names of families that
//! are spelled, ordered or built in their own way ([`Family`]: Arabic, Slavic, Chinese, Korean, Japanese,
//! Vietnamese, Portuguese, Turkish, and more) are compared by the rules of these as well, where their words speak
//! for one. Names that share no script are [incomparable](Level::Incomparable), unless the caller hands
//! [`parse_with`] a [`Romaniser`]; with the feature `any_ascii` there is one.
//!
//! # Privacy
//!
//! `Debug`, `Display` and the explanation show no word of a name. What shows one is called *reveal*.
//!
//! # Limits
//!
//! Names are read as far as 512 bytes and 16 words, and words of up to 40 letters; longer ones are
//! [flagged](PersonName::is_too_long), never cut in silence. The tables were written for this crate from general
//! knowledge of names and hold no counts; see [`Frequencies`] for counts of your own. Chinese characters are read
//! as Mandarin, so names written in Cantonese or Japanese ways do not meet theirs. Arabic and Hebrew letters leave
//! vowels out, and more names meet by them than by full spellings. A false *different* is likeliest where a name
//! was spelled by ear across two languages; a false *may be one* among namesakes and where two invented given
//! names differ by a letter that looks or lies beside the other.
//!
//! # Sources
//!
//! The design follows what was measured to pay in Spanish names: several weighted readings, containment with
//! conflict, negative levels. Alignment: Needleman and Wunsch (1970). Distances: Jaro (1989), Winkler (1990),
//! optimal string alignment after Damerau (1964), by the crate `rapidfuzz`. Keys of sound: own rules for each
//! family, since Soundex (Russell 1918) and Metaphone (Philips 1990) drop the vowels that carry gender in Spanish.

mod compare;
#[cfg(test)]
mod desk_laws;
mod distance;
mod face;
mod family;
mod frequency;
mod glance;
mod lanes;
mod lens;
#[cfg(test)]
mod lens_laws;
mod makes;
mod marks;
mod numbers;
mod parse;
mod person;
mod reading;
mod roster;
mod row;
mod sign;
mod sound;
mod tables;
mod text;
mod token;
mod written;

pub use compare::{Comparison, How, Level, Meeting, Part, Revealed, compare, compare_written};
pub use distance::{jaro_winkler, osa};
pub use family::{Families, Family};
pub use frequency::Frequencies;

pub(crate) use compare::Desk;
pub(crate) use face::Face;
pub(crate) use lens::Lens;
pub(crate) use numbers::{Places, hash};
pub use person::{Id, PersonName, Title, TitleKind};
pub use reading::{Order, Reading};
pub(crate) use roster::Roster;
pub use sound::key::key;

#[cfg(feature = "csv")]
pub(crate) use text::codepage::CP1252;
pub use text::draft::{Repair, RepairKind};
pub use text::fold::fold;
pub use text::repair::repair;
#[cfg(feature = "any_ascii")]
pub use text::romanise::AnyAscii;
pub use text::romanise::Romaniser;
pub use text::script::{Script, Scripts};
pub use written::{Nobody, Several, Written};

/// Reads a text as the name of a person, of several, or of nobody.
///
/// Any text: nothing panics, and nothing is lost, as the [original](PersonName::reveal) is kept to the letter.
/// Time linear in the first 512 bytes, some 3 µs for a common name.
///
/// ```
/// use cotejo::name::{self, Written};
/// assert!(matches!(name::parse("RUDA CORRALES, Elena Beatriz"), Written::One(_)));
/// assert!(matches!(name::parse("Darío Otaiza y otros"), Written::Several(_)));
/// assert!(matches!(name::parse("sin identificar"), Written::Nobody(_)));
/// ```
#[must_use]
pub fn parse(text: &str) -> Written {
    parse::parse(text, None)
}

/// The same, with words of other scripts written in Latin letters by a romaniser of the caller's.
///
/// ```
/// # #[cfg(feature = "any_ascii")] {
/// use cotejo::name::{self, AnyAscii, Level};
/// let (a, b) = (name::parse_with("李国强", &AnyAscii), name::parse("Li Guoqiang"));
/// assert!(name::compare_written(&a, &b).level().agrees());
/// assert_eq!(name::compare_written(&name::parse("李国强"), &b).level(), Level::Incomparable);
/// # }
/// ```
#[must_use]
pub fn parse_with(text: &str, romaniser: &dyn Romaniser) -> Written {
    parse::parse(text, Some(romaniser))
}
