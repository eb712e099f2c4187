//! [`Face`]: a whole name as it is seen at a glance, in two lines of a cache.

use crate::name::compare::{LIKELY, Level};
use crate::name::lanes::{Lanes, WORDS};
use crate::name::makes::Make;
use crate::name::reading::Reading;
use crate::name::row::{BITS, PLACES, Row, bits, chosen, fingerprint, places};

/// One word as it is seen at a glance.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Glance {
    /// Words that are spelled alike, sound alike or stand for one name are of one class.
    pub(super) class: u32,
    /// Which letters it has.
    pub(super) letters: u32,
    /// The same for all words of the same letters, particles included, in whatever order.
    pub(super) joined_letters: u32,
    /// Its first two letters.
    pub(super) begins: [u8; 2],
    pub(super) length: u8,
    /// How rare it is as a given name and as a surname, in sixteenths of a bit.
    pub(super) rarity: [u8; 2],
    /// A name the tables know: no slip of another one.
    pub(super) known: bool,
    pub(super) initial: bool,
    /// Only reading tells what it may meet.
    pub(super) open: bool,
}

/// A whole name as it is seen at a glance: enough to tell most strangers apart, and never to take one for another. What
/// is asked of every pair lies in the first line of a cache.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(crate) struct Face {
    /// Fingerprints of the classes of the words, never 0 for a word: those of one class have one.
    classes: Row,
    begins: Row,
    rarity: [u8; PLACES],
    lengths: [u8; PLACES],
    /// The same for all names of the same letters, particles included, in whatever order.
    all_letters: u32,
    /// How rare all words are together, those beyond the ones shown included, in sixteenths of a bit.
    self_rarity: u16,
    /// How many words; 0 where there is no name, or one that only reading tells of.
    words: u8,
    /// Words that may meet others by a slip, or by their first letter: as bits.
    odd: u8,
    initial: u8,
    /// Words that are given names, and surnames, in every reading that may decide.
    given: u8,
    surnames: u8,
    /// Words that are given names, a surname, and the first surname in one of them.
    any_given: u8,
    any_surname: u8,
    first_surname: u8,
    /// Whether a reading has a surname by marriage: then unlikely readings may decide too, of either name.
    married: bool,
    /// Whether there are unlikely readings.
    unlikely: bool,
    /// Which letters each word has.
    letters: [u32; PLACES],
    /// Classes of words that two neighbours are, written as one, and where the first of them stands, from 1.
    joints: [u16; JOINTS],
    joint_at: [u8; JOINTS],
    pub(super) make: Make,
}

/// How many such words a face shows.
const JOINTS: usize = 4;

/// What is seen of two names at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The levels they can come to; `None` where it may be any.
    pub(crate) levels: Option<&'static [Level]>,
    /// How rare the words that agree can be at most, in thousandths of a bit; 0 where the names cannot be one person's.
    pub(crate) bits: u32,
}

impl Face {
    /// Of the words of a name and its readings.
    pub(super) fn new(words: &[Glance], readings: &[Reading]) -> Self {
        let mut face = Self {
            classes: [0; PLACES],
            begins: [0; PLACES],
            rarity: [0; PLACES],
            words: 0,
            odd: 0,
            initial: 0,
            given: u8::MAX,
            surnames: u8::MAX,
            any_given: 0,
            any_surname: 0,
            first_surname: 0,
            married: readings.iter().any(|reading| !reading.married().is_empty()),
            unlikely: readings.iter().any(|reading| reading.behind > LIKELY),
            self_rarity: 0,
            all_letters: words
                .iter()
                .fold(0, |sum, word| sum.wrapping_add(word.joined_letters)),
            letters: [0; PLACES],
            lengths: [0; PLACES],
            joints: [0; JOINTS],
            joint_at: [0; JOINTS],
            make: Make::default(),
        };
        if words.len() <= WORDS && !words.iter().any(|word| word.open) {
            face.words = u8::try_from(words.len()).unwrap_or(0);
        }
        let bits = |range: std::ops::Range<usize>| {
            range
                .filter(|at| *at < WORDS)
                .fold(0_u8, |bits, at| bits | 1 << at)
        };
        for reading in readings
            .iter()
            .filter(|reading| face.married || reading.behind <= LIKELY)
        {
            let first = bits(reading.paternal());
            let (given, surnames) = (bits(reading.given()), first | bits(reading.maternal()));
            face.given &= given;
            face.surnames &= surnames;
            face.any_given |= given;
            face.any_surname |= surnames;
            face.first_surname |= first;
        }
        let slots = face
            .classes
            .iter_mut()
            .zip(&mut face.begins)
            .zip(&mut face.letters);
        let slots = slots.zip(&mut face.lengths).zip(&mut face.rarity);
        for (at, (word, ((((class, begins), letters), length), rarity))) in
            words.iter().zip(slots).enumerate()
        {
            (*class, *letters, *length) = (fingerprint(word.class), word.letters, word.length);
            *begins = u16::from_be_bytes(word.begins);
            *rarity = most_rare(word, at, readings);
            face.odd |= u8::from(word.initial || !word.known) << at;
            face.initial |= u8::from(word.initial) << at;
        }
        let all = words.iter().enumerate();
        let all = all
            .map(|(at, word)| u16::from(most_rare(word, at, readings)))
            .sum();
        // Names run together count as given names.
        let given = words.iter().map(|word| u16::from(word.rarity[0])).max();
        face.self_rarity = given.unwrap_or(0).max(all);
        face
    }

    /// Notes that two neighbours, from a place on, are a word of this class written as one.
    pub(super) fn join(&mut self, class: u32, at: usize) {
        let class = fingerprint(class);
        let known = |(joint, place): (&u16, &u8)| *joint == class && usize::from(*place) == at + 1;
        if self.joints.iter().zip(&self.joint_at).any(known) {
            return;
        }
        let free = self.joint_at.iter().position(|place| *place == 0);
        match free.and_then(|free| self.joints.get_mut(free).zip(self.joint_at.get_mut(free))) {
            Some((joint, place)) => (*joint, *place) = (class, u8::try_from(at + 1).unwrap_or(u8::MAX)),
            None => self.words = 0,
        }
    }

    /// The same, not to be judged at a glance.
    pub(super) fn read_only(self) -> Self {
        Self { words: 0, ..self }
    }

    /// Whether two names may be the same letters, blanks aside.
    pub(super) fn may_run_together(&self, other: &Self) -> bool {
        self.words != other.words && self.all_letters == other.all_letters
    }

    /// Whether it can be judged at a glance.
    pub(super) fn is_plain(&self) -> bool {
        self.words > 0
    }

    /// How rare what agrees in the name can be at most, in thousandths of a bit.
    pub(super) fn self_bits(&self) -> u32 {
        millibits(self.self_rarity.into())
    }

    /// How rare some of the words are together.
    fn bits_of(&self, some: u8) -> u32 {
        let words = self.rarity.iter().zip(&BITS);
        let of = |(rarity, bit): (&u8, &u16)| u16::from(*rarity) & chosen(u16::from(some) & bit != 0);
        millibits(words.map(of).sum::<u16>().into())
    }

    /// Which words of either name may meet some word of the other, as bits by their places.
    fn may_meet(&self, other: &Self) -> (u8, u8) {
        let (own, all) = (self.all(), other.all());
        let (mut left, mut right) = self.plainly_meet(other);
        // Two words that both meet something already need not be held against one another.
        if self.odd | other.odd != 0 {
            let asked = if right == all { own & !left } else { own };
            for at in places(asked) {
                let odd = if self.odd >> at & 1 == 0 { other.odd } else { all };
                let asked = if left >> at & 1 == 0 { odd } else { odd & !right };
                let met = self.odd_lanes(at, other, asked);
                right |= met;
                left |= u8::from(met != 0) << at;
            }
        }
        if self.has_joints() {
            let (two, one) = self.joined_in(other);
            (left, right) = (left | two, right | one);
        }
        if other.has_joints() {
            let (two, one) = other.joined_in(self);
            (left, right) = (left | one, right | two);
        }
        (left, right)
    }

    /// Words of either name that are of the class of a word of the other, or begin like it. A word is held against a
    /// whole row, so that a machine may do it in a step.
    fn plainly_meet(&self, other: &Self) -> (u8, u8) {
        let (mut left, mut right): (u8, Row) = (0, [0; PLACES]);
        let words = self.classes.iter().zip(&self.begins).zip(&BITS);
        for ((class, begins), bit) in words.take(usize::from(self.words)) {
            let mut any = 0;
            let theirs = other.classes.iter().zip(&other.begins);
            for (met, (their_class, beginning)) in right.iter_mut().zip(theirs) {
                let meets = chosen(class == their_class) | chosen(begins == beginning);
                *met |= meets;
                any |= meets;
            }
            let [bit, _] = (any & bit).to_le_bytes();
            left |= bit;
        }
        (left, bits(&right) & other.all())
    }

    fn has_joints(&self) -> bool {
        self.joint_at.first().is_some_and(|at| *at > 0)
    }

    /// Neighbours of this name that are, as one, a word of another; and these words.
    fn joined_in(&self, other: &Self) -> (u8, u8) {
        let joints = self.joints.iter().zip(&self.joint_at).filter(|(_, at)| **at > 0);
        joints.fold((0, 0), |(two, one), (joint, at)| {
            let met = other.of_class(*joint);
            let first = u8::from(met != 0).wrapping_shl(u32::from(*at - 1));
            (two | first | first << 1, one | met)
        })
    }

    /// Which words are of a class.
    fn of_class(&self, class: u16) -> u8 {
        let mut met: Row = [0; PLACES];
        for (met, own) in met.iter_mut().zip(&self.classes) {
            *met = chosen(*own == class);
        }
        bits(&met) & self.all()
    }

    /// The same word by word.
    pub(super) fn lanes(&self, other: &Self) -> Lanes {
        let mut lanes = Lanes::default();
        let all = other.all();
        let own = self
            .classes
            .iter()
            .zip(&self.begins)
            .take(usize::from(self.words));
        for (at, ((class, begins), lane)) in own.zip(&mut lanes.one).enumerate() {
            let mut met = 0_u8;
            for (lane, (theirs, beginning)) in other.classes.iter().zip(&other.begins).enumerate() {
                met |= (u8::from(class == theirs) | u8::from(begins == beginning)) << lane;
            }
            let odd = if self.odd >> at & 1 == 0 { other.odd } else { all };
            *lane = met & all | self.odd_lanes(at, other, odd & !met);
        }
        if self.has_joints() || other.has_joints() {
            let words = usize::from(self.words);
            for (two, class) in lanes.for_two.iter_mut().zip(self.classes).take(words) {
                *two = other.joints_of(class);
            }
            let words = usize::from(other.words);
            for (two, class) in lanes.of_two.iter_mut().zip(other.classes).take(words) {
                *two = self.joints_of(class);
            }
        }
        lanes
    }

    /// Where two neighbours begin that are, as one, a word of this class.
    fn joints_of(&self, class: u16) -> u8 {
        let joints = self.joints.iter().zip(&self.joint_at);
        let here = joints.filter(|(joint, at)| **joint == class && **at > 0);
        here.fold(0, |met, (_, at)| met | 1_u8.wrapping_shl(u32::from(*at - 1)))
    }

    fn all(&self) -> u8 {
        u8::try_from((1_u32 << self.words) - 1).unwrap_or(u8::MAX)
    }

    /// Those of some of the other's words that one word may meet by a slip or by a first letter.
    fn odd_lanes(&self, at: usize, other: &Self, asked: u8) -> u8 {
        places(asked).fold(0, |met, lane| {
            met | u8::from(self.is_odd(at, other, lane)) << lane
        })
    }

    /// Whether a word may meet one of another name by a slip or by a first letter.
    fn is_odd(&self, at: usize, other: &Self, lane: usize) -> bool {
        let word = |face: &Self, at: usize| {
            let (begins, letters) = (face.begins.get(at)?, face.letters.get(at)?);
            Some((begins >> 8, *letters, *face.lengths.get(at)?))
        };
        let Some(((a, one, long), (b, two, short))) = word(self, at).zip(word(other, lane)) else {
            return false;
        };
        let first = a == b;
        if (self.initial >> at | other.initial >> lane) & 1 != 0 {
            return first;
        }
        let less = long.min(short);
        // A slip adds a letter, takes one away, or both; two are allowed in long words alone.
        long.abs_diff(short) <= 1
            && less >= 4
            && (first || less >= 7)
            && (one ^ two).count_ones() <= if less >= 10 && first { 4 } else { 2 }
    }

    /// What two plain faces come to whose words may meet as the lanes say, where that is plain.
    pub(super) fn told(&self, other: &Self, lanes: &Lanes) -> Option<Level> {
        let (left, right) = lanes.both();
        match self.levels(left, other, right) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// What two names are seen to have in common: all that reading them could show, and often less. Some 20 ns.
    pub(crate) fn seen(&self, other: &Self) -> Seen {
        if !self.is_plain() || !other.is_plain() || self.may_run_together(other) {
            return Seen {
                levels: None,
                bits: self.self_bits().min(other.self_bits()),
            };
        }
        let (left, right) = self.may_meet(other);
        let levels = self.levels(left, other, right);
        let bits = match levels {
            None => self.bits_of(left).min(other.bits_of(right)),
            Some(_) => 0,
        };
        Seen { levels, bits }
    }

    /// The levels two names can come to where words of one part meet nothing on both sides, which no agreement elsewhere
    /// outvotes.
    fn levels(&self, left: u8, other: &Self, right: u8) -> Option<&'static [Level]> {
        if (self.married && other.unlikely) || (self.unlikely && other.married) {
            return None;
        }
        let (alone, also) = (self.all() & !left, other.all() & !right);
        let over = |one: u8, other: u8| alone & one != 0 && also & other != 0;
        let met = |one: u8, other: u8| left & one != 0 && right & other != 0;
        match (over(self.given, other.given), over(self.surnames, other.surnames)) {
            (false, false) => None,
            // Brothers have a surname in common.
            (true, false) if met(self.any_surname, other.any_surname) => {
                Some(&[Level::SameFamily, Level::Different])
            }
            // Where it is the mother's surname that does not meet, the first ones do, and the given names.
            (false, true)
                if met(self.first_surname, other.first_surname) && met(self.any_given, other.any_given) =>
            {
                Some(&[Level::OtherMother, Level::Different])
            }
            _ => Some(&[Level::Different]),
        }
    }
}

/// How rare a word is in the part of the name, of those it has in any reading, where it is rarest.
fn most_rare(word: &Glance, at: usize, readings: &[Reading]) -> u8 {
    let [given, surname] = word.rarity;
    let is_given = |reading: &Reading| reading.given().contains(&at);
    if readings.iter().all(is_given) {
        given
    } else if readings.iter().any(is_given) {
        given.max(surname)
    } else {
        surname
    }
}

/// Sixteenths of a bit in thousandths; one more, for what was rounded down.
fn millibits(sixteenths: u32) -> u32 {
    sixteenths * 125 / 2 + 1
}
