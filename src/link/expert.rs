//! Weights for comparisons that the records cannot teach.

use crate::link::model::{Level, Weights};
use crate::link::rounding::{millibits, real, whole};
use crate::link::train::Comparison;

/// What a comparison is of, for its weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Born,
    Event,
    Identifier,
    Category,
    Text,
    Email,
    Set,
}

/// Of each level, how many in a thousand pairs of one person have it, and what it usually weighs, in half bits.
const fn documented(kind: Kind) -> (&'static [f64], &'static [f64]) {
    match kind {
        Kind::Name => (
            &[
                420.0, 20.0, 200.0, 130.0, 20.0, 30.0, 70.0, 50.0, 10.0, 10.0, 2.0, 0.5, 31.0,
            ],
            &[
                26.0, 22.0, 22.0, 20.0, 16.0, 16.0, 8.0, 0.0, 2.0, 8.0, -6.0, -8.0, -10.0,
            ],
        ),
        Kind::Born => (
            &[
                650.0, 60.0, 15.0, 15.0, 80.0, 20.0, 80.0, 15.0, 15.0, 30.0, 12.0, 5.5,
            ],
            &[
                22.0, 12.0, 12.0, 10.0, 9.0, 9.0, 8.0, 3.0, 2.0, -5.0, -10.0, -15.0,
            ],
        ),
        Kind::Event => (
            &[750.0, 20.0, 20.0, 20.0, 30.0, 50.0, 20.0, 30.0, 30.0, 8.0],
            &[13.0, 10.0, 8.0, 7.0, 6.0, 0.0, 0.0, -5.0, -10.0, -14.0],
        ),
        Kind::Identifier => (&[850.0, 20.0, 100.0, 10.0, 4.0], &[30.0, 26.0, 24.0, 5.0, -16.0]),
        Kind::Category => (&[970.0, 30.0], &[1.0, -10.0]),
        Kind::Text => (
            &[700.0, 20.0, 30.0, 60.0, 30.0, 30.0, 125.0],
            &[7.0, 7.0, 6.0, 5.0, 3.0, 1.0, -6.0],
        ),
        Kind::Set => (&[900.0, 60.0, 40.0], &[2.0, 1.0, -10.0]),
        Kind::Email => (
            &[650.0, 50.0, 80.0, 50.0, 30.0, 125.0],
            &[26.0, 18.0, 17.0, 12.0, 6.0, -6.0],
        ),
    }
}

/// How many in a thousand pairs of one person have each level.
pub(super) const fn usual(kind: Kind) -> &'static [f64] {
    documented(kind).0
}

/// What a level weighs at most where nothing was learned, in bits, by its place.
///
/// Names of kin, with another second surname, of a man and a woman, with another suffix, of anybody: brothers may share a
/// day of birth, a town, a prison and the day of arrest, and without a number or an address of mail these do not
/// outweigh two given names. Years of birth that differ: father and son have one name and may share all else. That the
/// sex is the same: it must not be what makes a name more than a name. A list long enough to teach shows how often one
/// person is written so.
const fn careful(kind: Kind) -> &'static [(usize, f64)] {
    match kind {
        Kind::Name => &[(7, -30.0), (8, -3.0), (10, -30.0), (11, -30.0), (12, -20.0)],
        Kind::Born => &[(11, -12.0)],
        Kind::Category => &[(0, 0.0)],
        _ => &[],
    }
}

/// How many random pairs the documented shares of two people count as, beside those that were drawn.
const DOCUMENTED: f64 = 1_000.0;

/// The weights of a comparison that could not be trained, level by level.
///
/// How often one person agrees with themselves, m, is documented: what training found on lists of some ten thousand
/// invented people, rounded. How often two people agree, u, is a matter of the list: it is documented too, as m and a
/// usual weight in half bits, but what `counted` says of `pairs` random pairs soon outweighs it. So a name that a third
/// of the list has is no evidence, whether or not anything could be trained. A level never weighs more than a better
/// one of the same comparison, save for names, where some levels are of another kind.
pub(super) fn weights(kind: Kind, comparison: &Comparison, counted: &Weights, pairs: u64) -> Weights {
    let (thousandths, halves) = documented(kind);
    let drawn = real(pairs);
    let mut least = f64::INFINITY;
    let levels = comparison.levels.iter().zip(thousandths).zip(halves).enumerate();
    let weights = levels.map(|(at, ((label, thousandths), halves))| {
        let m = thousandths / 1_000.0;
        let documented = (m / (halves / 2.0).exp2()).min(1.0);
        let seen = counted.levels().get(at).and_then(Level::u);
        let u = seen.map_or(documented, |u| {
            (f64::from(u) / 1e9 * drawn + documented * DOCUMENTED) / (drawn + DOCUMENTED)
        });
        let mut bits = (m / u).log2();
        let careful = careful(kind).iter().find(|(level, _)| *level == at);
        bits = careful.map_or(bits, |(_, most)| bits.min(*most));
        if kind != Kind::Name {
            least = least.min(bits);
            bits = least;
        }
        let billionths = |share: f64| u32::try_from(whole(share * 1e9)).unwrap_or(u32::MAX);
        Level::new(label.as_str(), millibits(bits.min(MOST), LEAST)).with_shares(billionths(m), billionths(u))
    });
    Weights::new(comparison.label.as_str(), weights)
}

/// No documented weight is more, in bits.
const MOST: f64 = 16.0;
/// Nor less than so many millibits below nothing.
const LEAST: i32 = 30_000;

#[cfg(test)]
mod tests {
    use super::{Kind, Level, Weights, weights};
    use crate::link::field::{Category, Day, Email, Identifier, Set, Text};
    use crate::link::train::Comparison;

    #[test]
    fn every_level_has_a_weight_and_the_last_speaks_against() {
        let names: Vec<&str> = vec![""; 13];
        for (kind, levels) in [
            (Kind::Name, names.as_slice()),
            (Kind::Born, Day::BORN),
            (Kind::Event, Day::EVENT),
            (Kind::Identifier, Identifier::LEVELS),
            (Kind::Category, Category::LEVELS),
            (Kind::Text, Text::LEVELS),
            (Kind::Email, Email::LEVELS),
            (Kind::Set, Set::LEVELS),
        ] {
            let unknown = Weights::new("a", levels.iter().map(|level| Level::new(*level, 0)));
            let comparison = Comparison::new("a", levels.iter().copied());
            let weights = weights(kind, &comparison, &unknown, 0);
            assert_eq!(weights.levels().len(), levels.len(), "{kind:?}");
            assert!(weights.levels().last().is_some_and(|level| level.weight() < 0));
        }
    }
}
