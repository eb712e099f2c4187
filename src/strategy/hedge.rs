//! True figures: the ways of saying a number that contain it.

use proptest::prelude::*;

use crate::id::ClaimId;

/// A way of saying a number, and how far from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hedge {
    way: Way,
    below: u64,
    above: u64,
}

#[derive(Debug, Clone, Copy)]
enum Way {
    Exactly,
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
    Between,
    About,
    AboutBetween,
    Word,
    Unknown,
    Against,
}

pub(super) fn hedge() -> impl Strategy<Value = Hedge> {
    let way = prop_oneof![
        5 => Just(Way::Exactly),
        2 => Just(Way::AtLeast),
        2 => Just(Way::MoreThan),
        1 => Just(Way::AtMost),
        1 => Just(Way::FewerThan),
        2 => Just(Way::Between),
        2 => Just(Way::About),
        1 => Just(Way::AboutBetween),
        2 => Just(Way::Word),
        1 => Just(Way::Unknown),
        2 => Just(Way::Against),
    ];
    (way, 0..=12_u64, 0..=12_u64).prop_map(|(way, below, above)| Hedge { way, below, above })
}

/// Something said before, with the number it is true of.
pub(super) type Said = (ClaimId, u64);

impl Hedge {
    /// The number as said. Vague words are meant as the default lexicon means them.
    pub(super) fn say(self, number: u64, before: &[Said]) -> String {
        let (lo, hi) = (
            number.saturating_sub(self.below),
            number.saturating_add(self.above),
        );
        match self.way {
            Way::AtLeast => format!(">={lo}"),
            Way::MoreThan if number > self.below => format!(">{}", number - self.below - 1),
            Way::AtMost => format!("<={hi}"),
            Way::FewerThan => format!("<{}", hi.saturating_add(1)),
            Way::Between if lo < hi => format!("{lo}-{hi}"),
            Way::About => format!("~{}", self.rounded(number)),
            Way::AboutBetween if lo < hi => format!("~{lo}-{hi}"),
            Way::Word => self.word(number).map_or(number.to_string(), str::to_owned),
            Way::Unknown => "?".to_owned(),
            Way::Against => self.against(number, before).unwrap_or(number.to_string()),
            Way::Exactly | Way::MoreThan | Way::Between | Way::AboutBetween => number.to_string(),
        }
    }

    /// The number of an unnamed group's longest list: a range ends at it.
    pub(super) fn say_longest(self, number: u64) -> String {
        let lo = number.saturating_sub(self.below);
        match self.way {
            Way::AtLeast | Way::MoreThan => format!(">={lo}"),
            Way::Between | Way::AboutBetween | Way::About if lo < number => format!("{lo}-{number}"),
            _ => number.to_string(),
        }
    }

    /// To tens or hundreds, so that half the unit of what is said reaches back to the number.
    fn rounded(self, number: u64) -> u64 {
        let unit = match number {
            0..10 => 1,
            10..100 => 10,
            _ if self.below.is_multiple_of(2) => 10,
            _ => 100,
        };
        (number + unit / 2) / unit * unit
    }

    fn word(self, number: u64) -> Option<&'static str> {
        let words = [
            (1, "some"),
            (1, "an important number"),
            (2, "a few"),
            (3, "several"),
            (20, "tens"),
            (24, "dozens"),
            (40, "scores"),
            (200, "hundreds"),
        ];
        let true_ones = words.iter().filter(|(least, _)| *least <= number);
        let skipped = usize::try_from(self.above / 4).unwrap_or(0);
        true_ones.rev().nth(skipped).map(|(_, word)| *word)
    }

    /// Set against a number said before.
    fn against(self, number: u64, before: &[Said]) -> Option<String> {
        let later = before.iter().rev();
        let (id, other) = later
            .filter(|(_, other)| *other != number)
            .nth(usize::try_from(self.above % 2).unwrap_or(0))?;
        Some(if number > *other {
            format!("> @{id}")
        } else if number > other / 2 {
            format!("majority of @{id}")
        } else {
            format!("< @{id}")
        })
    }
}
