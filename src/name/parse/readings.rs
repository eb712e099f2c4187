//! Which words are given names and which are surnames: several readings, each with its weight.
//!
//! The tables of given names and surnames only weigh the readings; the order of the words makes them.

use crate::name::family::{Families, Family};
use crate::name::parse::MOST_WORDS;
use crate::name::parse::lean::{capitals, is_family_first, lean, may_be_given, only_given};
use crate::name::reading::{Order, Reading};
use crate::name::tables::Uses;
use crate::name::token::Token;

/// How many readings are kept.
const MOST: usize = 5;
/// How far behind the best a reading may be.
const FURTHEST: i32 = 7;
/// The same where every word can be a given name, so that hardly anything tells the readings apart.
const FURTHEST_OF_GIVEN: i32 = 9;

/// What marks in the text tell of the layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// How many words stand before the comma: the surnames.
    pub(super) surnames: Option<usize>,
    /// From which word on surnames are by marriage.
    pub(super) married: Option<usize>,
    /// From which word on surnames are by birth.
    pub(super) born: Option<usize>,
    /// The words name a family: `Familia Pérez`.
    pub(super) family: bool,
}

/// The plausible readings of the words, the best first; at least one. O(words²).
pub(super) fn readings(tokens: &[Token], layout: &Layout) -> Vec<Reading> {
    let count = tokens.len();
    let mut found: Vec<(i32, Reading)> = Vec::new();
    let until = layout.married.or(layout.born).unwrap_or(count).min(count);
    let mut sheet = Words::new(tokens);
    if let (Some(surnames), Some(married)) = (layout.surnames, layout.married)
        && married < surnames
        && married > 0
    {
        // `TAPIAS VDA. DE MURGAS, EULALIA`
        let mut reading = sheet.family_first(married, surnames, count);
        reading.married = range(married, surnames);
        return vec![reading.weighing(1_000, 0)];
    }
    if let (Some(surnames), Some(born)) = (layout.surnames, layout.born)
        && born < surnames
        && born > 0
    {
        // `PÉREZ NÉE GÓMEZ, María`
        let mut reading = sheet.family_first(surnames, surnames, count);
        reading.paternal = range(born, surnames);
        reading.maternal = range(surnames, surnames);
        reading.married = range(0, born);
        return vec![reading.weighing(1_000, 0)];
    }
    if let Some(surnames) = layout.surnames.filter(|surnames| *surnames < until) {
        found.push((0, sheet.family_first(surnames, surnames, until)));
        if sheet.is_turned(surnames, until) {
            // `Pablo Andrés, Correa Lander`
            let reading = Reading::new(Order::GivenFirst, range(0, surnames));
            found.push((2, sheet.surnames(reading, surnames, until)));
        }
        if let Some(tail) = surnames
            .checked_sub(1)
            .filter(|tail| *tail > 0 && sheet.is_married(*tail))
        {
            // `MONTILLA DE PERNÍA, GLADYS`
            let woman = sheet.is_woman(surnames);
            let mut reading = sheet.family_first(tail, surnames, until);
            reading.married = range(tail, surnames);
            found.push((if woman { 2 } else { -3 }, reading));
        }
    } else if layout.family || until == 0 {
        found.push((
            0,
            Reading::new(Order::GivenFirst, 0..0).with_surnames(range(0, count), 0..0),
        ));
    } else {
        sheet.capitals = capitals(tokens);
        sheet.given_first(until, &mut found);
        if until == 1 {
            // A lone word may as well be a surname.
            let reading = Reading::new(Order::GivenFirst, 0..0).with_surnames(0..1, 0..0);
            found.push((sheet.as_surname(0, 1) - 1, reading));
        }
        if until == count {
            sheet.family_first_all(&mut found);
            sheet.reversed(&mut found);
            sheet.with_married_tail(&mut found);
        }
    }
    let mut unmarried = Vec::new();
    for (score, reading) in &mut found {
        if layout.married.is_some() {
            reading.married = range(until, count);
        } else if layout.born.is_some() {
            if reading.maternal.is_empty() && usize::from(reading.paternal.end) == until {
                // Whoever knows her by the surname of her marriage alone.
                let other = reading
                    .clone()
                    .with_surnames(reading.paternal.clone(), range(until, count));
                unmarried.push((*score - 2, other));
            }
            reading.surnames_by_birth(range(until, count));
        }
    }
    found.extend(unmarried);
    found.sort_by_key(|(score, reading)| (-score, reading.place()));
    found.dedup_by(|(_, one), (_, other)| one.same_parts(other));
    let best = found.first().map_or(0, |(score, _)| *score);
    let furthest = if sheet.all_given {
        FURTHEST_OF_GIVEN
    } else {
        FURTHEST
    };
    found.retain(|(score, _)| best - score <= furthest);
    found.truncate(MOST);
    let share = |score: i32| 1_000_u32 >> (u32::try_from(best - score).unwrap_or(0) / 2);
    let all: u32 = found.iter().map(|(score, _)| share(*score)).sum();
    found
        .into_iter()
        .map(|(score, reading)| {
            let weight = share(score) * 1_000 / all.max(1);
            reading.weighing(u16::try_from(weight).unwrap_or(1_000), best - score)
        })
        .collect()
}

fn range(from: usize, to: usize) -> std::ops::Range<u8> {
    let small = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
    small(from)..small(to.max(from))
}

/// How well each word does as a given name and as a surname.
struct Words<'a> {
    tokens: &'a [Token],
    /// Sums up to each word, so that a stretch costs one subtraction.
    given: [i32; MOST_WORDS + 1],
    surname: [i32; MOST_WORDS + 1],
    families: Families,
    /// Where words written in capitals beside others that are not begin and end: surnames. Found only where no
    /// comma says which these are.
    capitals: Option<(usize, usize)>,
    /// Every word can be a given name.
    all_given: bool,
}

impl<'a> Words<'a> {
    fn new(tokens: &'a [Token]) -> Self {
        let (mut given, mut surname) = ([0; MOST_WORDS + 1], [0; MOST_WORDS + 1]);
        let (mut as_given, mut as_surname) = (0, 0);
        let mut after_given = false;
        let sums = given.iter_mut().zip(&mut surname).skip(1);
        for ((at, token), (given, surname)) in tokens.iter().enumerate().zip(sums) {
            let (one, mut other) = lean(token, after_given);
            if token.is.initial && at + 1 < tokens.len() {
                // Who shortens a surname shortens the last.
                other -= 2;
            }
            as_given += one;
            as_surname += other;
            (*given, *surname) = (as_given, as_surname);
            // As in `María del Carmen`: what follows a name that can be given may continue it.
            after_given = one > other || may_be_given(token);
        }
        Self {
            tokens,
            given,
            surname,
            families: tokens
                .iter()
                .fold(Families::NONE, |all, token| all.or(token.families)),
            capitals: None,
            all_given: tokens.iter().all(may_be_given),
        }
    }

    fn count(&self) -> usize {
        self.tokens.len()
    }

    fn as_given(&self, from: usize, to: usize) -> i32 {
        stretch(&self.given, from, to)
    }

    fn as_surname(&self, from: usize, to: usize) -> i32 {
        stretch(&self.surname, from, to)
            + match self.capitals {
                Some(capitals) if capitals == (from, to) => 8,
                _ => 0,
            }
    }

    fn is(&self, family: Family) -> bool {
        self.families.contains(family)
    }

    /// Whether names of more than two surnames, or of a chain of fathers, are to be expected.
    fn is_chain(&self) -> bool {
        [
            Family::Arabic,
            Family::Portuguese,
            Family::Slavic,
            Family::English,
            Family::French,
            Family::Germanic,
            Family::Italian,
        ]
        .into_iter()
        .any(|family| self.is(family))
            && !self.is(Family::Spanish)
    }

    /// Surnames from one word to another as a pair, or as one of several words joined by hyphens.
    fn surnames(&self, reading: Reading, from: usize, to: usize) -> Reading {
        let first = self.end_of_hyphens(from, to);
        if to - first <= 1 || self.end_of_hyphens(first, to) == to {
            reading.with_surnames(range(from, first), range(first, to))
        } else {
            // A chain: who is the father of whom, or several surnames of each side.
            let last = (first..to)
                .rev()
                .find(|at| !self.is_hyphened(*at))
                .unwrap_or(first);
            reading.with_surnames(range(from, last), range(last, to))
        }
    }

    fn is_hyphened(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is.hyphened)
    }

    fn end_of_hyphens(&self, from: usize, to: usize) -> usize {
        (from + 1..to).find(|at| !self.is_hyphened(*at)).unwrap_or(to)
    }

    /// How many surnames stand between, those joined by hyphens as one.
    fn units(&self, from: usize, to: usize) -> usize {
        (from..to)
            .filter(|at| *at == from || !self.is_hyphened(*at))
            .count()
    }

    fn given_first(&self, until: usize, found: &mut Vec<(i32, Reading)>) {
        for given in 1..=until {
            if self.is_hyphened(given) && given < until {
                continue;
            }
            let units = self.units(given, until);
            if units > 3 && !self.is_chain() {
                continue;
            }
            let score = self.as_given(0, given)
                + self.as_surname(given, until)
                + self.shape(self.units(0, given), units);
            let reading = Reading::new(Order::GivenFirst, range(0, given));
            found.push((score, self.surnames(reading, given, until)));
        }
    }

    /// How usual so many given names and surnames are, given names first.
    fn shape(&self, given: usize, surnames: usize) -> i32 {
        if self.is_chain() {
            return match (given, surnames) {
                (_, 0) => -5,
                (1, _) => 0,
                (2, 1) if self.is(Family::Slavic) => 1,
                (2, _) => -1,
                _ => -4,
            };
        }
        match (given, surnames) {
            (1, 0..=2) | (2 | 3, 2) => 0,
            (2, 1) if self.all_given => -7,
            (2, 1) => -2,
            (2, 0) | (1 | 2, 3) => -5,
            (3, 1) => -3,
            (_, 2) => -1,
            (_, 1) => -4,
            (_, 0) => -8,
            _ => -7,
        }
    }

    fn family_first(&self, surnames: usize, from: usize, to: usize) -> Reading {
        let reading = Reading::new(Order::FamilyFirst, range(from, to));
        self.surnames(reading, 0, surnames)
    }

    fn family_first_all(&self, found: &mut Vec<(i32, Reading)>) {
        let count = self.count();
        let known = self
            .tokens
            .first()
            .is_some_and(|first| is_family_first(first.families) && first.uses().has(Uses::SURNAME));
        for surnames in 1..count {
            let units = self.units(0, surnames);
            if self.is_hyphened(surnames) || units > 2 {
                continue;
            }
            let prior = match (units, self.units(surnames, count)) {
                (1, _) if known => 2,
                (1, 1) | (2, 1 | 2) => -3,
                (1, 2) | (2, _) => -4,
                _ => -7,
            } - if self.all_given { 6 } else { 0 };
            let score = self.as_surname(0, surnames) + self.as_given(surnames, count) + prior;
            found.push((score, self.family_first(surnames, surnames, count)));
        }
    }

    /// A family-first name written the other way round: allowed only where the last word is a known family
    /// name of such names.
    fn reversed(&self, found: &mut Vec<(i32, Reading)>) {
        let count = self.count();
        let known = |last: &Token| {
            is_family_first(last.families)
                && !last.families.contains(Family::Spanish)
                && last.uses().has(Uses::SURNAME)
        };
        let spanish = |token: &Token| token.families.contains(Family::Spanish) && may_be_given(token);
        if count < 3 || !self.tokens.last().is_some_and(known) || self.tokens.iter().any(spanish) {
            return;
        }
        let score = self.as_given(0, count - 1) + self.as_surname(count - 1, count) - 1;
        let reading = Reading::new(Order::Reversed, range(0, count - 1));
        found.push((score, reading.with_surnames(range(count - 1, count), 0..0)));
    }

    /// Whether what stands before a comma is only given names, and what stands after it surnames and no others.
    fn is_turned(&self, surnames: usize, until: usize) -> bool {
        let is = |range: std::ops::Range<usize>, fits: fn(&Token) -> bool| {
            self.tokens
                .get(range)
                .is_some_and(|tokens| tokens.iter().all(fits))
        };
        is(0..surnames, only_given)
            && is(surnames..until, |token| {
                token.uses().has(Uses::SURNAME) && !only_given(token)
            })
    }

    /// Whether a word can be a surname by marriage: `de X`.
    fn is_married(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| !token.is.devotion && token.particles.eq_ignore_ascii_case("de"))
    }

    /// Whether a given name is a woman's, or sounds like it.
    fn is_woman(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.uses().has(Uses::FEMALE) || (token.word.is_none() && token.folded.ends_with('a'))
        })
    }

    /// `de X` at the end of a woman's name: a husband's surname, with the readings in which it is a mother's.
    fn with_married_tail(&self, found: &mut Vec<(i32, Reading)>) {
        let count = self.count();
        let man = self
            .tokens
            .first()
            .is_some_and(|first| first.uses().has(Uses::MALE) && !first.uses().has(Uses::FEMALE));
        if man || count < 2 || !self.is_married(count - 1) {
            return;
        }
        if count == 2 {
            // `Marisela de Toro`: hers or her husband's.
            let mut reading = Reading::new(Order::GivenFirst, range(0, 1));
            reading.married = range(1, 2);
            found.push((self.as_given(0, 1) + 2, reading));
            return;
        }
        let bonus = if self.is_woman(0) { 7 } else { 3 };
        let mut own = Vec::new();
        self.given_first(count - 1, &mut own);
        for (score, mut reading) in own {
            if reading.paternal.is_empty() {
                continue;
            }
            reading.married = range(count - 1, count);
            found.push((score + bonus, reading));
        }
    }
}

fn stretch(sums: &[i32], from: usize, to: usize) -> i32 {
    match (sums.get(from), sums.get(to)) {
        (Some(before), Some(after)) => after - before,
        _ => 0,
    }
}
