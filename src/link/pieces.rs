//! [`Piece`]: what two records may share, and the values of each for every record.

use std::collections::BTreeMap;
use std::fmt;

use crate::link::roll::Roll;

/// One thing that two records may share. Columns are counted as in the [`Roll`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Piece {
    /// A surname, by its sound.
    Surname,
    /// Both surnames in either order.
    Surnames,
    /// A given name, by its sound.
    Given,
    /// The first two given names in either order.
    GivenPair,
    /// A surname, give or take one letter of its sound.
    NearSurname,
    /// A given name, give or take one letter of its sound.
    NearGiven,
    /// A word of the name that few records have.
    RareWord,
    /// The value of a column: a whole date, an identifier, a text.
    Value(usize),
    /// The year of a date.
    Year(usize),
    /// The year and month of a date.
    Month(usize),
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Surname => f.write_str("surname"),
            Self::Surnames => f.write_str("both surnames"),
            Self::Given => f.write_str("given name"),
            Self::GivenPair => f.write_str("two given names"),
            Self::NearSurname => f.write_str("surname but for a letter"),
            Self::NearGiven => f.write_str("given name but for a letter"),
            Self::RareWord => f.write_str("rare word"),
            Self::Value(column) => write!(f, "column {column}"),
            Self::Year(column) => write!(f, "year of column {column}"),
            Self::Month(column) => write!(f, "month of column {column}"),
        }
    }
}

/// In how many records a word may stand to be rare.
const RARE: u32 = 12;
/// How many letters a sound has at least for a near one to count.
const NEAR: usize = 4;

/// The values of every piece, ready to be asked for.
pub(super) struct Pieces<'r> {
    roll: &'r Roll,
    /// For each record its surnames and its given names, as numbers of sounds.
    surnames: Lists,
    given: Lists,
    /// For each sound, in how many records it stands, and the fingerprints of what is near it.
    seen: Vec<u32>,
    near: Vec<Vec<u64>>,
}

/// Lists of numbers end to end.
#[derive(Default)]
struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.items.extend(items);
        self.starts
            .push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    fn of(&self, record: usize) -> &[u32] {
        let at = |place: usize| {
            self.starts
                .get(place)
                .and_then(|start| usize::try_from(*start).ok())
        };
        match (at(record), at(record + 1)) {
            (Some(from), Some(to)) => self.items.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl<'r> Pieces<'r> {
    pub(super) fn new(roll: &'r Roll) -> Self {
        let mut sounds: BTreeMap<String, u32> = BTreeMap::new();
        let mut pieces = Self {
            roll,
            surnames: Lists::default(),
            given: Lists::default(),
            seen: Vec::new(),
            near: Vec::new(),
        };
        for record in 0..roll.len() {
            let (mut given, mut surnames) = (Vec::new(), Vec::new());
            if let Some(name) = roll.name(record)
                && let Some(reading) = name.readings().first()
            {
                let mut number = |sound: String| pieces.number(&mut sounds, sound);
                given.extend(name.keys(reading.given()).into_iter().map(&mut number));
                surnames.extend(name.keys(reading.paternal()).into_iter().map(&mut number));
                surnames.extend(name.keys(reading.maternal()).into_iter().map(&mut number));
            }
            pieces.given.push(given);
            pieces.surnames.push(surnames);
        }
        pieces
    }

    fn number(&mut self, sounds: &mut BTreeMap<String, u32>, sound: String) -> u32 {
        if let Some(&known) = sounds.get(&sound) {
            if let Some(seen) = usize::try_from(known).ok().and_then(|at| self.seen.get_mut(at)) {
                *seen += 1;
            }
            return known;
        }
        let number = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        self.seen.push(1);
        self.near.push(near(&sound));
        sounds.insert(sound, number);
        number
    }

    pub(super) fn records(&self) -> usize {
        self.roll.len()
    }

    /// Adds a record's values of a piece; none where it is missing.
    pub(super) fn values(&self, record: usize, piece: Piece, into: &mut Vec<u64>) {
        let plain =
            |list: &[u32], into: &mut Vec<u64>| into.extend(list.iter().map(|sound| u64::from(*sound)));
        let nearby = |list: &[u32], into: &mut Vec<u64>| {
            for sound in list {
                let near = usize::try_from(*sound).ok().and_then(|at| self.near.get(at));
                into.extend(near.into_iter().flatten());
            }
        };
        let pair = |list: &[u32], into: &mut Vec<u64>| {
            if let [one, other, ..] = *list {
                into.push(mixed(u64::from(one.min(other)), u64::from(one.max(other))));
            }
        };
        match piece {
            Piece::Surname => plain(self.surnames.of(record), into),
            Piece::Given => plain(self.given.of(record), into),
            Piece::Surnames => pair(self.surnames.of(record), into),
            Piece::GivenPair => pair(self.given.of(record), into),
            Piece::NearSurname => nearby(self.surnames.of(record), into),
            Piece::NearGiven => nearby(self.given.of(record), into),
            Piece::RareWord => {
                let words = self.surnames.of(record).iter().chain(self.given.of(record));
                let rare = |sound: &&u32| {
                    let seen = usize::try_from(**sound).ok().and_then(|at| self.seen.get(at));
                    seen.is_some_and(|seen| *seen <= RARE)
                };
                into.extend(words.filter(rare).map(|sound| u64::from(*sound)));
            }
            Piece::Value(column) => into.extend(self.roll.value(column, record)),
            Piece::Year(column) => {
                into.extend(self.roll.day(column, record).map(|day| u64::from(day.year())));
            }
            Piece::Month(column) => into.extend(
                self.roll
                    .day(column, record)
                    .and_then(|day| Some(u64::from(day.year()) * 16 + u64::from(day.month()?))),
            ),
        }
    }
}

/// Two numbers into one (the finaliser of `SplitMix64`, Steele, Lea and Flood, 2014).
pub(super) const fn mixed(a: u64, b: u64) -> u64 {
    let mut x = a.rotate_left(23) ^ b.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Fingerprints of a sound and of what is left of it without one letter, whichever (Mor and Fraenkel, 1982): two
/// sounds a slip apart share one of them.
fn near(sound: &str) -> Vec<u64> {
    let print = |letters: &mut dyn Iterator<Item = char>| {
        letters.fold(0xcbf2_9ce4_8422_2325_u64, |hash, letter| {
            (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let letters = sound.chars().count();
    let mut found = vec![print(&mut sound.chars())];
    if letters >= NEAR {
        found.extend((0..letters).map(|left_out| {
            let rest = sound.chars().enumerate().filter(|(at, _)| *at != left_out);
            print(&mut rest.map(|(_, letter)| letter))
        }));
    }
    found.sort_unstable();
    found.dedup();
    found
}
