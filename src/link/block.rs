//! [`Rule`]: which pairs of records are compared at all.

use std::ops::{ControlFlow, Range};

use crate::link::heaps::Heaps;
use crate::link::pieces::{Given, Piece, Pieces, mixed};
use crate::threads::{each, stretches};

/// How many keys of one rule a record has at most; the rest are left out, of records with very many words.
const MOST_KEYS: usize = 64;

/// A rule of blocking: two records are compared when they share a value of each of its pieces.
///
/// Rules are values: those that suit the columns of a roll come from [`default_rules`](crate::link::default_rules), and
/// can be listed, taken out and added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    label: String,
    pieces: Vec<Piece>,
}

impl Rule {
    /// A rule of some pieces; without any it brings nothing together.
    #[must_use]
    pub fn new(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let pieces: Vec<Piece> = pieces.into_iter().collect();
        let words: Vec<String> = pieces.iter().map(Piece::to_string).collect();
        Self {
            label: words.join(" + "),
            pieces,
        }
    }

    /// The pieces in words, with columns by their numbers; [`label_in`](Self::label_in) has their labels.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What two records must share.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The keys of some records on heaps: 32 bits of the key, then the record.
    ///
    /// A heap holds the records of some of the values of one piece, a name where there is one: since records of like
    /// names lie together, so do those of a heap.
    fn heaps(&self, records: Range<usize>, pieces: &Pieces<'_>, bits: u32) -> Heaps<u64> {
        let mut ordered = self.pieces.clone();
        ordered.sort_by_key(|piece| !piece.is_of_names());
        let given = |piece: &Piece| pieces.of(*piece, records.clone());
        let given: Vec<Given<'_>> = ordered.iter().map(given).collect();
        let mut all: Vec<(u16, u64)> = Vec::with_capacity(records.len() * 2);
        let mut lists: Vec<&[u64]> = Vec::with_capacity(given.len());
        for record in records {
            lists.clear();
            lists.extend(given.iter().map(|given| given.values(record)));
            let Some((first, rest)) = lists
                .split_first()
                .filter(|_| !lists.iter().any(|list| list.is_empty()))
            else {
                continue;
            };
            let most = all.len() + MOST_KEYS;
            let record = u64::try_from(record).unwrap_or(u64::MAX);
            for value in *first {
                let key = mixed(0, *value);
                let heap = heap_of(key, bits);
                let add = &mut |key: u64| {
                    // The first bits say the heap again where there is one piece alone.
                    all.push((heap, (key << bits) >> 32 << 32 | record));
                    if all.len() < most {
                        ControlFlow::Continue(())
                    } else {
                        ControlFlow::Break(())
                    }
                };
                if keys(key, rest, add).is_break() {
                    break;
                }
            }
        }
        Heaps::of(&all, 1 << bits, |(heap, _)| usize::from(*heap), |(_, key)| *key)
    }
}

/// A key with every value of each of some lists, as long as there is room.
fn keys(key: u64, lists: &[&[u64]], add: &mut impl FnMut(u64) -> ControlFlow<()>) -> ControlFlow<()> {
    match lists {
        [] => add(key),
        [next, rest @ ..] => next
            .iter()
            .try_for_each(|value| keys(mixed(key, *value), rest, add)),
    }
}

/// On which of two to the power of `bits` heaps a key lies; at most sixteen bits.
fn heap_of(key: u64, bits: u32) -> u16 {
    u16::try_from(key >> (64 - bits)).unwrap_or(u16::MAX)
}

/// What a rule brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    pub(super) label: String,
    blocks: u64,
    pairs: u64,
    skipped_blocks: u64,
    skipped_pairs: u64,
    pub(super) likely: u64,
}

impl Blocked {
    /// What the last of the reports is called where more than ten records say the same: its blocks are groups of such
    /// records, its pairs each of them but one with that one. See [`Linkage::links`](crate::link::Linkage::links).
    pub const COPIES: &str = "the same in every column";

    fn none(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            blocks: 0,
            pairs: 0,
            skipped_blocks: 0,
            skipped_pairs: 0,
            likely: 0,
        }
    }

    /// Groups of records that say the same, compared with one of them each: how many, and of how many records. Where
    /// that does not suffice to join them, what else could be compared is skipped.
    pub(super) fn copies(groups: &[(u64, bool)]) -> Self {
        let compared = groups.iter().map(|(copies, _)| copies).sum();
        let left = groups.iter().filter(|(_, joined)| !joined);
        Self {
            blocks: u64::try_from(groups.len()).unwrap_or(u64::MAX),
            pairs: compared,
            skipped_blocks: u64::try_from(left.clone().count()).unwrap_or(u64::MAX),
            skipped_pairs: left
                .map(|(copies, _)| copies.saturating_mul(copies.saturating_sub(1)) / 2)
                .sum(),
            likely: compared,
            ..Self::none(Self::COPIES)
        }
    }

    fn add(&mut self, other: &Self) {
        self.blocks += other.blocks;
        self.pairs = self.pairs.saturating_add(other.pairs);
        self.skipped_blocks += other.skipped_blocks;
        self.skipped_pairs = self.skipped_pairs.saturating_add(other.skipped_pairs);
    }

    /// The rule in words, with the labels of the columns: [`Rule::label_in`].
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// How many blocks had two records or more.
    #[must_use]
    pub fn blocks(&self) -> u64 {
        self.blocks
    }

    /// How many pairs this rule brought together, whether or not another did so too.
    #[must_use]
    pub fn pairs(&self) -> u64 {
        self.pairs
    }

    /// Of how many pairs that no rule before it brought together the names were compared, as nothing else had shown
    /// them to be two people.
    #[must_use]
    pub fn likely(&self) -> u64 {
        self.likely
    }

    /// How many blocks were larger than the limit even after they were refined, and the pairs in them that were not
    /// compared by this rule.
    #[must_use]
    pub fn skipped(&self) -> (u64, u64) {
        (self.skipped_blocks, self.skipped_pairs)
    }
}

/// How large a block may be, and by what a larger one is refined.
#[derive(Clone, Copy)]
pub(super) struct Limits<'l> {
    pub(super) most: usize,
    pub(super) refining: &'l [Piece],
}

/// How many records are given their keys at a time.
const STRETCH: usize = 1 << 15;
/// How many keys a heap has that fits the nearer caches.
const HEAP: usize = 1 << 10;

/// How many records are handed over at a time, or a refined block more: what is compared of them fits the nearer caches.
const BATCH: usize = 1 << 8;

/// Blocks one after another.
#[derive(Default)]
pub(super) struct Batch {
    records: Vec<u32>,
    ends: Vec<usize>,
}

impl Batch {
    fn push(&mut self, block: &[u32]) {
        self.records.extend_from_slice(block);
        self.ends.push(self.records.len());
    }

    fn clear(&mut self) {
        self.records.clear();
        self.ends.clear();
    }

    /// The records of all blocks; in each block, by their places in the roll.
    pub(super) fn records(&self) -> &[u32] {
        &self.records
    }

    /// Where among the records each block lies.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| start..*end)
    }
}

/// Brings records together by a rule and hands the blocks over in batches; gathers what is made of them. A block of more
/// than `most` records is refined by the pieces in `refining`, one after another; what is still larger is skipped and
/// reported. Blocks come in an order of their own that is always the same; two records may share several.
///
/// O(keys log keys): keys are spread over heaps by their first bits, and each heap is sorted. Of each key 32 bits
/// are kept and as many as number the heaps; pairs that come together by chance are few, and are compared like any.
pub(super) fn blocks<T: Send>(
    rule: &Rule,
    pieces: &Pieces<'_>,
    limits: Limits<'_>,
    make: impl Fn(&Batch, &mut Vec<T>) + Sync + Send,
) -> (Blocked, Vec<T>) {
    let bits = (pieces.records() / HEAP).max(1).ilog2().clamp(1, 16);
    let stretches = stretches(pieces.records(), STRETCH);
    let keyed = each(&stretches, |stretch| rule.heaps(stretch.clone(), pieces, bits));
    let heaps: Vec<usize> = (0..1 << bits).collect();
    let made = each(&heaps, |heap| {
        let own: Vec<&[u64]> = keyed.iter().map(|heaps| heaps.heap(*heap)).collect();
        let mut walk = Walk {
            pieces,
            most: limits.most,
            blocked: Blocked::none(""),
            batch: Batch::default(),
        };
        let mut made = Vec::new();
        let mut records = Vec::new();
        grouped(&own.concat(), |block| {
            records.clear();
            records.extend(block.iter().map(|key| record_of(*key)));
            records.dedup();
            if records.len() > 1 {
                walk.blocked.blocks += 1;
                walk.block(&records, limits.refining);
            }
            if walk.batch.records.len() >= BATCH {
                make(&walk.batch, &mut made);
                walk.batch.clear();
            }
        });
        make(&walk.batch, &mut made);
        (walk.blocked, made)
    });
    let mut blocked = Blocked::none(rule.label());
    let mut all = Vec::with_capacity(made.iter().map(|(_, made)| made.len()).sum());
    for (own, made) in made {
        blocked.add(&own);
        all.extend(made);
    }
    (blocked, all)
}

/// Hands over the keys that have their upper half in common, in order, where there are two or more. They are spread
/// thinly first, as most keys are alone and need no sorting.
fn grouped(keys: &[u64], mut hand_over: impl FnMut(&[u64])) {
    let wide = keys.len().next_power_of_two().clamp(2, 1 << 16).ilog2();
    let heap = |key: &u64| usize::from(heap_of(*key, wide));
    Heaps::of(keys, 1 << wide, heap, |key| *key).for_each(|few| {
        if few.len() > 1 {
            few.sort_unstable();
            let groups = few.chunk_by(|a, b| a >> 32 == b >> 32);
            groups.filter(|group| group.len() > 1).for_each(&mut hand_over);
        }
    });
}

/// The record in the lower half of a key.
fn record_of(key: u64) -> u32 {
    u32::try_from(key & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

/// The blocks of a heap, one after another.
struct Walk<'w, 'p> {
    pieces: &'w Pieces<'p>,
    most: usize,
    blocked: Blocked,
    batch: Batch,
}

impl Walk<'_, '_> {
    fn block(&mut self, records: &[u32], refining: &[Piece]) {
        let size = u64::try_from(records.len()).unwrap_or(u64::MAX);
        let pairs = size.saturating_mul(size.saturating_sub(1)) / 2;
        if records.len() <= self.most {
            self.blocked.pairs = self.blocked.pairs.saturating_add(pairs);
            self.batch.push(records);
            return;
        }
        let Some((piece, rest)) = refining.split_first() else {
            self.blocked.skipped_blocks += 1;
            self.blocked.skipped_pairs = self.blocked.skipped_pairs.saturating_add(pairs);
            return;
        };
        let mut parts: Vec<(u64, u32)> = Vec::with_capacity(records.len());
        let mut values = Vec::new();
        for &record in records {
            values.clear();
            let at = usize::try_from(record).unwrap_or(usize::MAX);
            self.pieces.values(at, *piece, &mut values);
            parts.extend(values.iter().map(|value| (*value, record)));
        }
        parts.sort_unstable();
        parts.dedup();
        for part in parts.chunk_by(|a, b| a.0 == b.0).filter(|part| part.len() > 1) {
            let part: Vec<u32> = part.iter().map(|(_, record)| *record).collect();
            self.block(&part, rest);
        }
    }
}
