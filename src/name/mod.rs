//! Names of persons: read, with several weighted readings, and compared as a careful clerk would.

mod compare;
mod distance;
mod family;
mod parse;
mod person;
mod reading;
mod sign;
mod sound;
mod tables;
mod token;
mod text;
mod written;

pub use compare::{Comparison, How, Level, Meeting, Part, Revealed, compare, compare_written};
pub use distance::{jaro_winkler, osa};
pub use family::{Families, Family};

pub use sound::key::key;
pub use person::{Id, PersonName, Title, TitleKind};
pub use reading::{Order, Reading};

#[cfg(feature = "any_ascii")]
pub use text::romanise::AnyAscii;
pub use text::fold::fold;
pub use text::repair::{Repair, RepairKind, repair};
pub use text::romanise::Romaniser;
pub use text::script::{Script, Scripts};
pub use written::{Nobody, Several, Written};

/// Reads a text as the name of a person, of several, or of nobody.
#[must_use]
pub fn parse(text: &str) -> Written {
    parse::parse(text, None)
}

/// The same, with words of other scripts written in Latin letters by a romaniser.
#[must_use]
pub fn parse_with(text: &str, romaniser: &dyn Romaniser) -> Written {
    parse::parse(text, Some(romaniser))
}
