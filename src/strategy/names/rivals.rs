//! A name and one of somebody else that looks like it.

use proptest::prelude::*;
use proptest::sample::select;

use crate::name::Level;
use crate::strategy::names::letters::without_accents;
use crate::strategy::names::pool::{MEN, RARE, WOMEN};

/// Why a name is not another name, much as it looks like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameDifference {
    /// The same surnames, all given names other: a brother or sister.
    OtherGiven,
    /// The first given name the same, the second another.
    OtherSecondGiven,
    /// Gabriel and Gabriela.
    OtherGender,
    /// José María and María José.
    JosephAndMary,
    /// The mother's surname another.
    OtherMother,
    /// The father's surname another.
    OtherFather,
    /// The two surnames the other way round.
    SurnamesSwapped,
    /// Jr. and Sr.
    OtherSuffix,
    /// The given names the same and no surname.
    OtherFamily,
}

impl NameDifference {
    /// Every difference.
    pub const ALL: &[Self] = &[
        Self::OtherGiven,
        Self::OtherSecondGiven,
        Self::OtherGender,
        Self::JosephAndMary,
        Self::OtherMother,
        Self::OtherFather,
        Self::SurnamesSwapped,
        Self::OtherSuffix,
        Self::OtherFamily,
    ];

    /// What a clerk would say of the two.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            Self::OtherGiven | Self::OtherSecondGiven => Level::SameFamily,
            Self::OtherGender | Self::JosephAndMary => Level::OtherGender,
            Self::OtherMother => Level::OtherMother,
            Self::SurnamesSwapped => Level::SwappedSurnames,
            Self::OtherSuffix => Level::OtherSuffix,
            Self::OtherFather | Self::OtherFamily => Level::Different,
        }
    }
}

/// A name, a name of somebody else, and why it is somebody else's.
///
/// Its `Debug` shows both: they are invented, and a failing case is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RivalName {
    name: String,
    rival: String,
    difference: NameDifference,
}

impl RivalName {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of somebody else, of whom it may be in capitals, without accents or with a number.
    #[must_use]
    pub fn rival(&self) -> &str {
        &self.rival
    }

    /// Why it is not the same.
    #[must_use]
    pub fn difference(&self) -> NameDifference {
        self.difference
    }
}

/// Names of a man and of a woman that are one but for the ending.
const PAIRS: [[&str; 2]; 10] = [
    ["Gabriel", "Gabriela"],
    ["Daniel", "Daniela"],
    ["Julio", "Julia"],
    ["Luis", "Luisa"],
    ["Manuel", "Manuela"],
    ["Alejandro", "Alejandra"],
    ["Francisco", "Francisca"],
    ["Mario", "María"],
    ["Andrés", "Andrea"],
    ["Víctor", "Victoria"],
];

/// Suffixes that tell a father from a son.
const SUFFIXES: [[&str; 2]; 4] = [
    ["Jr.", "Sr."],
    ["hijo", "padre"],
    ["II", "III"],
    ["Junior", "Senior"],
];

/// A name with surnames that tell people apart, and one of somebody else that differs from it in one respect.
///
/// Shrinks to brothers of the surnames Belandria and Villasmil, the rival written plainly.
pub fn rival_name() -> impl Strategy<Value = RivalName> {
    let lists = prop_oneof![Just(&MEN[..]), Just(&WOMEN[..])];
    let given = lists.prop_flat_map(four);
    let pair = (0..PAIRS.len(), 0..SUFFIXES.len());
    let difference = select(NameDifference::ALL);
    let style = (any::<bool>(), any::<bool>(), 0..6_u8);
    (given, four(&RARE), pair, difference, style).prop_filter_map(
        "there are names enough",
        |(given, surnames, (pair, suffix), difference, (second, turned, style))| {
            let (&[one, two, three, four], &[father, mother, other, stranger]) =
                (given.as_slice(), surnames.as_slice())
            else {
                return None;
            };
            let (&[his, hers], &[younger, elder]) = (PAIRS.get(pair)?, SUFFIXES.get(suffix)?);
            let full = format!("{father} {mother}");
            let (name, rival) = match difference {
                NameDifference::OtherGiven if second => {
                    (format!("{one} {two} {full}"), format!("{three} {four} {full}"))
                }
                NameDifference::OtherGiven => (format!("{one} {full}"), format!("{two} {full}")),
                NameDifference::OtherSecondGiven => {
                    (format!("{one} {two} {full}"), format!("{one} {three} {full}"))
                }
                NameDifference::OtherGender => (format!("{his} {full}"), format!("{hers} {full}")),
                NameDifference::JosephAndMary => (format!("José María {full}"), format!("María José {full}")),
                NameDifference::OtherMother => (format!("{one} {full}"), format!("{one} {father} {other}")),
                NameDifference::OtherFather => (format!("{one} {full}"), format!("{one} {other} {mother}")),
                NameDifference::SurnamesSwapped => {
                    (format!("{one} {full}"), format!("{one} {mother} {father}"))
                }
                NameDifference::OtherSuffix => {
                    (format!("{one} {full} {younger}"), format!("{one} {full} {elder}"))
                }
                NameDifference::OtherFamily => (format!("{one} {full}"), format!("{one} {other} {stranger}")),
            };
            let (name, rival) = if turned { (rival, name) } else { (name, rival) };
            let rival = match style {
                3 => rival.to_uppercase(),
                4 => without_accents(&rival),
                5 => format!("V-9.876.543 {rival}"),
                _ => rival,
            };
            Some(RivalName {
                name,
                rival,
                difference,
            })
        },
    )
}

/// Four words of a list, each once; the first four where a case shrinks.
fn four(list: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    let most = list.len().saturating_sub(3);
    (0..most, 0..most, 0..most, 0..most).prop_map(move |(a, b, c, d)| {
        let mut left = list.to_vec();
        [a, b, c, d].map(|at| left.remove(at)).to_vec()
    })
}
