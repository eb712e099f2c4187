//! [`Lens`]: very many names of one roster compared.

use std::cmp::Ordering;

use crate::name::compare::{Known, Level, Meeting, Memo, Part, Work};
use crate::name::face::{Face, Glance};
use crate::name::frequency::rarity;
use crate::name::glance::{Standing, glances};
use crate::name::roster::Roster;
use crate::name::token::Token;
use crate::threads::{both, fill};

/// A roster made ready for comparing very many of its names.
pub(crate) struct Lens<'r> {
    roster: &'r Roster,
    rarities: Vec<[u32; 2]>,
    /// Of each word, how many stand before it in the order of comparing.
    ranks: Vec<u32>,
    faces: Vec<Face>,
}

/// Room for comparing, kept from one pair to the next; each thread has its own.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    work: Work,
    memo: Memo,
}

impl<'r> Lens<'r> {
    /// Of a roster. O(words · log words + names).
    pub(crate) fn of(roster: &'r Roster) -> Self {
        let rarities = rarities(roster);
        let standing = Standing::of(&roster.kept.words);
        let glances = || glances(&roster.kept.words, &rarities, &standing);
        let (glances, ranks) = both(glances, || ranks(roster));
        let mut faces = vec![Face::new(&[], &[]); roster.len()];
        fill(&mut faces, STRETCH, |first, faces| {
            show(roster, first, faces, &glances, &standing);
        });
        Self {
            roster,
            rarities,
            ranks,
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
        let plain = self.plain(a, b);
        if let Some((one, other)) = plain
            && let Some([only]) = one.seen(other).levels
        {
            return (*only, 0);
        }
        if let Some(bits) = self.same_bits(a, b) {
            return (Level::Equal, bits);
        }
        // Either order of the two is worked out in one order, so that both give one answer.
        let (a, b) = if self.place(a, b) == Ordering::Greater {
            (b, a)
        } else {
            (a, b)
        };
        let (Some(left), Some(right)) = (self.roster.shape(a), self.roster.shape(b)) else {
            return (Level::Incomparable, 0);
        };
        let (ours, theirs) = (self.roster.items(a), self.roster.items(b));
        let words = |items: &[u32]| -> Vec<&Token> {
            let words = items.iter();
            words.filter_map(|word| self.roster.word(*word)).collect()
        };
        let (one, other) = (words(ours), words(theirs));
        let known = self.plain(a, b).map(|(one, other)| Known {
            ours,
            theirs,
            lanes: one.lanes(other),
            memo: &mut desk.memo,
        });
        let mut bits = 0;
        let level = desk
            .work
            .level(left.view(&one), right.view(&other), known, |meeting| {
                bits += self.meeting(&meeting, ours, theirs);
            });
        (level, bits)
    }

    /// What two names written the same way have in common.
    fn same_bits(&self, a: usize, b: usize) -> Option<u32> {
        let same = self.roster.shape_number(a)? == self.roster.shape_number(b)?;
        let items = self.roster.items(a);
        let reading = self
            .roster
            .reading(a)
            .filter(|_| same && items == self.roster.items(b))?;
        let bits = |range, part: usize| -> u32 {
            let words: &[u32] = items.get::<std::ops::Range<usize>>(range).unwrap_or_default();
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

    fn meeting(&self, meeting: &Meeting, ours: &[u32], theirs: &[u32]) -> u32 {
        if !meeting.counts() {
            return 0;
        }
        let part = usize::from(meeting.part() != Part::Given);
        let most = |items: &[u32], range| {
            let words: &[u32] = items.get::<std::ops::Range<usize>>(range).unwrap_or_default();
            let of = |word: &u32| self.rarity(*word).get(part).copied().unwrap_or(0);
            words.iter().map(of).max().unwrap_or(0)
        };
        most(ours, meeting.left()).min(most(theirs, meeting.right()))
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
