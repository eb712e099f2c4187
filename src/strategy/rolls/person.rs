//! [`Person`]: who somebody truly is.

use crate::strategy::rolls::dice::Dice;
use crate::strategy::rolls::pool::{Given, Pool};
use crate::strategy::rolls::shape::Shape;

/// Days of a month that every month has.
pub(super) const DAYS: usize = 28;

/// Who somebody truly is.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) woman: bool,
    /// Each given name with its short forms.
    pub(super) given: Vec<Given>,
    pub(super) surnames: Vec<String>,
    pub(super) title: Option<&'static str>,
    pub(super) born: (usize, usize, usize),
    pub(super) document: Option<usize>,
    pub(super) place: &'static str,
    pub(super) postcode: String,
    pub(super) occupation: &'static str,
    pub(super) address: String,
    pub(super) arrested: (usize, usize, usize),
    pub(super) facility: String,
}

/// How many people one family has.
const FAMILY: u64 = 4;

impl Person {
    pub(super) fn new(shape: &Shape, seed: u64, number: u64) -> Self {
        let pool = shape.tongue.pool();
        let (middle, two_surnames) = shape.tongue.habits();
        let mut own = Dice::new(seed, 1, number);
        let mut family = Dice::new(seed, 2, number / FAMILY);
        let mut home = if own.chance(shape.families) {
            family.clone()
        } else {
            Dice::new(seed, 3, number)
        };
        // Whoever is of no family has the draws of another.
        family.next();
        let woman = own.chance(if shape.identified > 0 { 120 } else { 450 });
        let names = if woman { pool.women } else { pool.men };
        let mut given: Vec<Given> = Vec::new();
        given.extend(names.get(own.skewed(names.len())));
        if own.chance(middle) {
            given.extend(
                names
                    .get(own.skewed(names.len()))
                    .filter(|name| given.first() != Some(name)),
            );
        }
        let mut surnames = vec![surname(pool, shape.records, &mut home)];
        if two_surnames {
            surnames.push(surname(pool, shape.records, &mut home));
        }
        if own.chance(shape.namesakes) {
            given = names.first().into_iter().copied().collect();
            let common = pool.surnames.iter().take(surnames.len());
            surnames = common.map(|name| (*name).to_owned()).collect();
        }
        let place = pool
            .places
            .get(home.skewed(pool.places.len()))
            .copied()
            .unwrap_or_default();
        let street = surname(pool, shape.records, &mut home);
        let arrested = (2015 + own.below(10), 1 + own.below(12), 1 + own.below(DAYS));
        Self {
            woman,
            given,
            surnames,
            title: own.pick(pool.titles).copied().filter(|_| own.chance(150)),
            born: (1940 + own.below(65), 1 + own.below(12), 1 + own.below(DAYS)),
            document: own
                .chance(shape.identified)
                .then(|| 5_000_000 + own.below(28_000_000)),
            postcode: format!(
                "{}{} {}",
                postal(place),
                1 + home.below(40),
                100 + home.below(900)
            ),
            place,
            occupation: pool
                .occupations
                .get(own.skewed(pool.occupations.len()))
                .copied()
                .unwrap_or_default(),
            address: format!("{} {street}", 1 + home.below(90)),
            arrested,
            facility: format!("{place} {}", 1 + own.below(4)),
        }
    }
}

/// Two letters for a place.
fn postal(place: &str) -> String {
    place
        .chars()
        .filter(char::is_ascii_alphabetic)
        .take(2)
        .collect::<String>()
        .to_uppercase()
}

/// A surname: mostly one that many have, and the more records, the more often a rare one.
fn surname(pool: &Pool, records: u64, dice: &mut Dice) -> String {
    let rare = if records > 2_000 { 300 } else { 150 };
    if !dice.chance(rare) {
        return pool
            .surnames
            .get(dice.skewed(pool.surnames.len()))
            .copied()
            .unwrap_or_default()
            .to_owned();
    }
    let stem = dice.pick(pool.stems).copied().unwrap_or_default();
    let ending = dice.pick(pool.endings).copied().unwrap_or_default();
    if records > 50_000 && dice.chance(500) {
        let middle = dice.pick(pool.endings).copied().unwrap_or_default();
        return format!("{stem}{middle}{ending}");
    }
    format!("{stem}{ending}")
}
