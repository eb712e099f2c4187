//! [`Lens`]: very many names of one roster compared.

use std::cmp::Ordering;
use std::ops::Range;

use crate::name::compare::{Desk, Level, Meeting, Pair, Pairing, Part, Told};
use crate::name::face::{Face, Glance};
use crate::name::frequency::rarity;
use crate::name::glance::{Standing, glances};
use crate::name::lanes::{Lanes, WORDS};
use crate::name::makes::{Make, Makes};
use crate::name::marks::Marks;
use crate::name::roster::Roster;
use crate::name::token::Token;
use crate::threads::{both, fill};

/// A roster made ready for comparing very many of its names.
pub(crate) struct Lens<'r> {
    roster: &'r Roster,
    rarities: Vec<[u32; 2]>,
    /// Of each word, how many stand before it in the order of comparing.
    ranks: Vec<u32>,
    /// Of each word, what judging asks of it.
    marks: Vec<Marks>,
    faces: Vec<Face>,
}

impl<'r> Lens<'r> {
    /// Of a roster. O(words · log words + names · log of a stretch of names).
    pub(crate) fn of(roster: &'r Roster) -> Self {
        let words = &roster.kept.words;
        let in_words = || (Standing::of(words), ranks(roster));
        let in_names = || {
            let marks: Vec<Marks> = words.iter().map(Marks::of).collect();
            (rarities(roster), makes(roster, &marks), marks)
        };
        let ((standing, ranks), (rarities, makes, marks)) = both(in_words, in_names);
        let glances = glances(words, &rarities, &standing);
        let mut faces = vec![Face::new(&[], &[]); roster.len()];
        fill(&mut faces, STRETCH, |first, faces| {
            show(roster, first, faces, &glances, &standing);
            for (face, make) in faces.iter_mut().zip(makes.iter().skip(first)) {
                face.make = *make;
            }
        });
        Self {
            roster,
            rarities,
            ranks,
            marks,
            faces,
        }
    }

    /// How rare what agrees in a name can be at most.
    pub(crate) fn self_bits(&self, name: usize) -> u32 {
        self.faces.get(name).map_or(0, Face::self_bits)
    }

    /// A name as it is seen at a glance.
    pub(crate) fn face(&self, name: usize) -> Face {
        self.faces
            .get(name)
            .copied()
            .unwrap_or_else(|| Face::new(&[], &[]))
    }

    /// The faces of two names that can be judged by them.
    fn plain(&self, a: usize, b: usize) -> Option<(&Face, &Face)> {
        let (one, other) = (self.faces.get(a)?, self.faces.get(b)?);
        (one.is_plain() && other.is_plain()).then_some((one, other))
    }

    /// How far two names are one, and where they may be, how seldom the words stand that meet, in thousandths of a bit
    /// as [`Frequencies::bits`](crate::name::Frequencies::bits) counts them.
    pub(crate) fn level(&self, a: usize, b: usize, desk: &mut Desk) -> (Level, u32) {
        if let Some(bits) = self.same_bits(a, b) {
            return (Level::Equal, bits);
        }
        // Either order of the two is worked out in one order, so that both give one answer.
        let (a, b) = if self.place(a, b) == Ordering::Greater {
            (b, a)
        } else {
            (a, b)
        };
        match self.plain(a, b) {
            Some((one, other)) if !one.may_run_together(other) => {
                let lanes = one.lanes(other);
                match one.told(other, &lanes) {
                    Some(level) => (level, 0),
                    None => self.short((a, one), (b, other), lanes, desk),
                }
            }
            _ => self.long(a, b, desk),
        }
    }

    /// Compares two names by the numbers of their words.
    fn short(
        &self,
        (a, one): (usize, &Face),
        (b, other): (usize, &Face),
        lanes: Lanes,
        desk: &mut Desk,
    ) -> (Level, u32) {
        let pair = &Pair {
            ours: self.roster.items(a),
            theirs: self.roster.items(b),
            lanes,
            makes: (one.make, other.make),
        };
        let known = desk.find(pair, (&self.roster.kept.words, &self.marks));
        let outcome = known.unwrap_or_else(|| {
            let (ours, theirs) = (
                marks_of(pair.ours, &self.marks),
                marks_of(pair.theirs, &self.marks),
            );
            let (one, other) = (self.told(a, &ours), self.told(b, &theirs));
            desk.judge(pair, one, other)
        });
        let met = outcome.pairings().map(|pairing| {
            let Pairing { given, left, right } = pairing;
            self.common(usize::from(!given), (pair.ours, left), (pair.theirs, right))
        });
        (outcome.level().unwrap_or(Level::Incomparable), met.sum())
    }

    fn told<'n>(&'n self, name: usize, marks: &'n [Marks]) -> Told<'n> {
        let shape = self.roster.shape(name);
        Told {
            readings: shape.map_or(&[], |shape| &shape.readings),
            suffix: shape.and_then(|shape| shape.rest.suffix),
            marks: marks.get(..self.roster.items(name).len()).unwrap_or_default(),
        }
    }

    /// Compares two names of any kind, word by word.
    fn long(&self, a: usize, b: usize, desk: &mut Desk) -> (Level, u32) {
        let (Some(left), Some(right)) = (self.roster.shape(a), self.roster.shape(b)) else {
            return (Level::Incomparable, 0);
        };
        let (ours, theirs) = (self.roster.items(a), self.roster.items(b));
        let words = |items: &[u32]| -> Vec<&Token> {
            let words = items.iter();
            words.filter_map(|word| self.roster.word(*word)).collect()
        };
        let (one, other) = (words(ours), words(theirs));
        let mut bits = 0;
        let level = desk
            .work
            .level(left.view(&one), right.view(&other), |meeting: Meeting| {
                if meeting.counts() {
                    let part = usize::from(meeting.part() != Part::Given);
                    bits += self.common(part, (ours, meeting.left()), (theirs, meeting.right()));
                }
            });
        (level, bits)
    }

    /// What two names written the same way have in common.
    fn same_bits(&self, a: usize, b: usize) -> Option<u32> {
        let same = self.roster.shape_number(a)? == self.roster.shape_number(b)?;
        let items = self.roster.items(a);
        if !same || items != self.roster.items(b) {
            return None;
        }
        let reading = self.roster.reading(a)?;
        let bits = |range, part: usize| -> u32 {
            let words: &[u32] = items.get::<Range<usize>>(range).unwrap_or_default();
            words
                .iter()
                .map(|word| self.rarity(*word).get(part).copied().unwrap_or(0))
                .sum()
        };
        let surnames = bits(reading.paternal(), 1) + bits(reading.maternal(), 1);
        Some(bits(reading.given(), 0) + surnames + bits(reading.married(), 1))
    }

    /// The order in which two names are worked out.
    fn place(&self, a: usize, b: usize) -> Ordering {
        let rank = |word: &u32| self.ranks.get(place(*word)).copied().unwrap_or(0);
        let (ours, theirs) = (self.roster.items(a), self.roster.items(b));
        ours.iter().map(rank).cmp(theirs.iter().map(rank)).then_with(|| {
            let shape = |name: usize| self.roster.shape(name);
            shape(a)
                .zip(shape(b))
                .map_or(Ordering::Equal, |(one, other)| one.place(other))
        })
    }

    fn rarity(&self, word: u32) -> [u32; 2] {
        self.rarities.get(place(word)).copied().unwrap_or_default()
    }

    /// How rare words are that meet, as given names or as surnames.
    fn common(
        &self,
        part: usize,
        (ours, left): (&[u32], Range<usize>),
        (theirs, right): (&[u32], Range<usize>),
    ) -> u32 {
        let most = |items: &[u32], range: Range<usize>| {
            let words = items.get(range).unwrap_or_default().iter();
            let of = |word: &u32| self.rarity(*word).get(part).copied().unwrap_or(0);
            words.map(of).max().unwrap_or(0)
        };
        most(ours, left).min(most(theirs, right))
    }
}

/// How many names a thread sees at a time.
const STRETCH: usize = 1 << 14;

/// Fills in the faces of names from one on.
fn show(roster: &Roster, first: usize, faces: &mut [Face], glances: &[Glance], standing: &Standing) {
    let glance = |word: &u32| glances.get(place(*word)).copied().unwrap_or_default();
    let mut neighbours: Vec<(u32, u32, usize, usize)> = Vec::with_capacity(faces.len() * 3);
    let mut words: Vec<Glance> = Vec::new();
    for (at, face) in faces.iter_mut().enumerate() {
        let items = roster.items(first + at);
        let Some(shape) = roster.shape(first + at) else {
            continue;
        };
        words.clear();
        words.extend(items.iter().map(glance));
        *face = Face::new(&words, &shape.readings);
        if shape.is_plain() {
            let pairs = items.iter().zip(items.iter().skip(1)).enumerate();
            neighbours.extend(pairs.map(|(place, (one, other))| (*one, *other, at, place)));
        } else {
            *face = face.read_only();
        }
    }
    // Few pairs of neighbours are in no other name.
    neighbours.sort_unstable();
    for same in neighbours.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let words = same
            .first()
            .map(|(one, other, ..)| (roster.word(*one), roster.word(*other)));
        let Some((Some(one), Some(other))) = words else {
            continue;
        };
        for word in standing.in_one(one, other) {
            let class = glance(&word).class;
            for (.., at, place) in same {
                if let Some(face) = faces.get_mut(*at) {
                    face.join(class, *place);
                }
            }
        }
    }
}

/// Of each short plain name, what it is made like.
fn makes(roster: &Roster, marks: &[Marks]) -> Vec<Make> {
    let mut makes = Makes::new();
    let make = |name: usize| {
        let (number, shape) = roster.shape_number(name).zip(roster.shape(name))?;
        let items = roster.items(name);
        let marks = marks_of(items, marks);
        let marks = marks.get(..items.len()).filter(|_| shape.is_plain())?;
        Some(makes.of((number, &shape.readings, shape.rest.suffix), marks))
    };
    (0..roster.len())
        .map(make)
        .map(Option::unwrap_or_default)
        .collect()
}

/// Of the words of a short name, what judging asks of each.
fn marks_of(items: &[u32], marks: &[Marks]) -> [Marks; WORDS] {
    let mut found = [Marks::default(); WORDS];
    for (slot, word) in found.iter_mut().zip(items) {
        *slot = marks.get(place(*word)).copied().unwrap_or_default();
    }
    found
}

/// Of each word, its place in the order of [`View::place`].
fn ranks(roster: &Roster) -> Vec<u32> {
    let mut order: Vec<usize> = (0..roster.kept.words.len()).collect();
    let key = |at: &usize| {
        roster
            .kept
            .words
            .get(*at)
            .map(|word| (&word.written, &word.particles, word.is))
    };
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut ranks = vec![0; order.len()];
    for (rank, at) in (0..).zip(order) {
        if let Some(slot) = ranks.get_mut(at) {
            *slot = rank;
        }
    }
    ranks
}

/// How seldom each word stands in each part of a name, in thousandths of a bit.
fn rarities(roster: &Roster) -> Vec<[u32; 2]> {
    let mut counts = vec![[0_u32; 2]; roster.kept.folds];
    let mut all = [0_u32; 2];
    for name in 0..roster.len() {
        let (Some(reading), items) = (roster.reading(name), roster.items(name)) else {
            continue;
        };
        for (part, range) in [
            (0, reading.given()),
            (1, reading.paternal()),
            (1, reading.maternal()),
        ] {
            for word in items.get(range).unwrap_or_default() {
                let fold = roster.kept.folded.get(place(*word)).copied().unwrap_or(0);
                if let (Some(count), Some(all)) = (
                    counts
                        .get_mut(place(fold))
                        .and_then(|counts| counts.get_mut(part)),
                    all.get_mut(part),
                ) {
                    *count += 1;
                    *all += 1;
                }
            }
        }
    }
    let [given_in_all, surnames_in_all] = all;
    let of = |fold: &u32| {
        let [given, surname] = counts.get(place(*fold)).copied().unwrap_or_default();
        [rarity(given, given_in_all), rarity(surname, surnames_in_all)]
    };
    roster.kept.folded.iter().map(of).collect()
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
