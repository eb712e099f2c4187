//! [`Sounds`]: how the words of a roster sound, what they are short for, and what they may be a slip of.

use std::cmp::Reverse;

use crate::name::Roster;

/// How many letters a sound has at least for a near one to count.
const NEAR: usize = 4;
/// Of how many words one may be a slip.
const MOST: usize = 3;

/// For each word of a roster, the values it brings records together by.
pub(super) struct Sounds {
    /// For each word, its own sound first.
    values: Vec<Vec<u64>>,
    /// In how many names each word's sound stands.
    seen: Vec<u32>,
}

/// One sound, and the words that have it.
struct Sound<'r> {
    text: &'r str,
    seen: u32,
    /// No word of it is a name the tables know.
    unknown: bool,
    near: Vec<u64>,
}

impl Sounds {
    /// O(words · letters · log), with words counted once each.
    pub(super) fn of(names: &Roster) -> Self {
        let own = |word: usize| names.sounds(word).next().unwrap_or_default();
        let mut by_text: Vec<(&str, usize)> = (0..names.words()).map(|word| (own(word), word)).collect();
        by_text.sort_unstable();
        let mut sound_of = vec![0; names.words()];
        let mut sounds: Vec<Sound<'_>> = Vec::new();
        for (number, run) in by_text.chunk_by(|a, b| a.0 == b.0).enumerate() {
            for (_, word) in run {
                if let Some(slot) = sound_of.get_mut(*word) {
                    *slot = number;
                }
            }
            sounds.push(Sound {
                text: run.first().map_or("", |(text, _)| text),
                seen: 0,
                unknown: !run.iter().any(|(_, word)| names.is_known(*word)),
                near: Vec::new(),
            });
        }
        for name in 0..names.len() {
            for word in names.items(name) {
                let sound = usize::try_from(*word).ok().and_then(|word| sound_of.get(word));
                if let Some(sound) = sound.and_then(|at| sounds.get_mut(*at)) {
                    sound.seen = sound.seen.saturating_add(1);
                }
            }
        }
        bring_near(&mut sounds);
        let values = |word: usize| {
            let near = sound_of.get(word).and_then(|at| sounds.get(*at));
            let near = near.into_iter().flat_map(|sound| sound.near.iter().copied());
            let mut values: Vec<u64> = Vec::new();
            for value in names
                .sounds(word)
                .filter(|text| !text.is_empty())
                .map(print)
                .chain(near)
            {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            values
        };
        let seen = |at: &usize| sounds.get(*at).map_or(0, |sound| sound.seen);
        Self {
            values: (0..names.words()).map(values).collect(),
            seen: sound_of.iter().map(seen).collect(),
        }
    }

    /// The values of a word: its sound, those of the names it is short for, those it may be a slip of.
    pub(super) fn values(&self, word: u32) -> &[u64] {
        let values = usize::try_from(word).ok().and_then(|word| self.values.get(word));
        values.map_or(&[], Vec::as_slice)
    }

    /// The word's own sound, where it stands in no more than so many names.
    pub(super) fn rare(&self, word: u32, most: u32) -> Option<u64> {
        let at = usize::try_from(word).ok()?;
        (*self.seen.get(at)? <= most).then(|| self.values.get(at)?.first().copied())?
    }
}

/// Notes for every sound of no known name the commoner sounds that are a letter from it: they are left the same when
/// one letter is taken out of each or of one (Mor and Fraenkel, 1982).
fn bring_near(sounds: &mut [Sound<'_>]) {
    let mut left: Vec<(u64, Reverse<u32>, usize)> = Vec::new();
    for (at, sound) in sounds.iter().enumerate() {
        left.extend(without_one(sound.text).map(|print| (print, Reverse(sound.seen), at)));
    }
    left.sort_unstable();
    left.dedup();
    let mut found: Vec<(usize, Reverse<u32>, usize)> = Vec::new();
    for run in left.chunk_by(|a, b| a.0 == b.0) {
        for (at, (.., sound)) in run.iter().enumerate() {
            if sounds.get(*sound).is_some_and(|sound| sound.unknown) {
                // Those before it are commoner, or as common and before it in the alphabet.
                let commoner = run.iter().take(at.min(MOST));
                found.extend(commoner.map(|(_, seen, other)| (*sound, *seen, *other)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    for run in found.chunk_by(|a, b| a.0 == b.0) {
        let near: Vec<u64> = run
            .iter()
            .take(MOST)
            .filter_map(|(_, _, other)| sounds.get(*other).map(|sound| print(sound.text)))
            .collect();
        if let Some(sound) = run.first().and_then(|(at, ..)| sounds.get_mut(*at)) {
            sound.near = near;
        }
    }
}

/// Fingerprints of a sound and of what is left of it without one letter, whichever; of a short one, none.
fn without_one(sound: &str) -> impl Iterator<Item = u64> {
    let letters = sound.chars().count();
    let enough = letters >= NEAR;
    let rest = move |left_out: usize| {
        let rest = sound.chars().enumerate().filter(move |(at, _)| *at != left_out);
        rest.fold(START, |hash, (_, letter)| {
            (hash ^ u64::from(letter)).wrapping_mul(PRIME)
        })
    };
    (0..=letters).filter(move |_| enough).map(rest)
}

const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a (Fowler, Noll and Vo).
fn print(text: &str) -> u64 {
    text.chars().fold(START, |hash, letter| {
        (hash ^ u64::from(letter)).wrapping_mul(PRIME)
    })
}
