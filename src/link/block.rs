//! [`Rule`]: which pairs of records are compared at all.

use std::collections::BTreeMap;

use crate::link::pieces::{Piece, Pieces, mixed};

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

    /// The pieces in words.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What two records must share.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The keys of a record: one for each way to choose a value of every piece. None where a piece is missing.
    fn keys(&self, record: usize, pieces: &Pieces<'_>, keys: &mut Vec<u64>) {
        keys.clear();
        if self.pieces.is_empty() {
            return;
        }
        keys.push(0);
        let mut values = Vec::new();
        let mut next = Vec::new();
        for piece in &self.pieces {
            values.clear();
            pieces.values(record, *piece, &mut values);
            next.clear();
            for key in keys.iter() {
                next.extend(values.iter().map(|value| mixed(*key, *value)));
            }
            next.truncate(MOST_KEYS);
            std::mem::swap(keys, &mut next);
        }
        keys.sort_unstable();
        keys.dedup();
    }
}

/// What a rule brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// The rule in words.
    pub(super) label: String,
    /// Blocks of two records or more.
    pub(super) blocks: u64,
    /// Pairs compared by this rule and by none before it.
    pub(super) pairs: u64,
    /// Blocks too large to compare, and the pairs in them that were skipped.
    pub(super) skipped_blocks: u64,
    pub(super) skipped_pairs: u64,
}

impl Blocked {
    /// The rule in words.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// How many blocks had two records or more.
    #[must_use]
    pub fn blocks(&self) -> u64 {
        self.blocks
    }

    /// How many pairs this rule brought together and none before it.
    #[must_use]
    pub fn pairs(&self) -> u64 {
        self.pairs
    }

    /// How many blocks were larger than the limit even after they were refined, and the pairs in them that were not
    /// compared by this rule.
    #[must_use]
    pub fn skipped(&self) -> (u64, u64) {
        (self.skipped_blocks, self.skipped_pairs)
    }
}

/// The pairs of records to compare, each once, and what each rule brought.
pub(super) struct Candidates {
    /// In order; the number of the rule that found it first stays with each pair.
    pub(super) pairs: Vec<Candidate>,
    pub(super) report: Vec<Blocked>,
}

/// A pair to compare: the lesser record first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) rule: u16,
}

/// Brings records together by every rule in turn. A block of more than `most` records is refined by the pieces in
/// `refining`, one after another; what is still larger is skipped and reported.
///
/// O(keys log keys + pairs log pairs), sorted and never hashed into buckets.
pub(super) fn candidates(rules: &[Rule], pieces: &Pieces<'_>, most: usize, refining: &[Piece]) -> Candidates {
    let mut pairs: Vec<Candidate> = Vec::new();
    let mut report = Vec::with_capacity(rules.len());
    let mut keyed: Vec<(u64, u32)> = Vec::new();
    let mut keys = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        keyed.clear();
        for record in 0..pieces.records() {
            rule.keys(record, pieces, &mut keys);
            let record = u32::try_from(record).unwrap_or(u32::MAX);
            keyed.extend(keys.iter().map(|key| (*key, record)));
        }
        keyed.sort_unstable();
        let mut blocked = Blocked {
            label: rule.label.clone(),
            blocks: 0,
            pairs: 0,
            skipped_blocks: 0,
            skipped_pairs: 0,
        };
        let rule = u16::try_from(number).unwrap_or(u16::MAX);
        for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
            blocked.blocks += 1;
            let records: Vec<u32> = block.iter().map(|(_, record)| *record).collect();
            emit(&records, pieces, (most, refining), &mut blocked, rule, &mut pairs);
        }
        report.push(blocked);
    }
    pairs.sort_unstable();
    pairs.dedup_by_key(|pair| (pair.one, pair.other));
    for pair in &pairs {
        if let Some(blocked) = report.get_mut(usize::from(pair.rule)) {
            blocked.pairs += 1;
        }
    }
    Candidates { pairs, report }
}

fn emit(
    records: &[u32],
    pieces: &Pieces<'_>,
    (most, refining): (usize, &[Piece]),
    blocked: &mut Blocked,
    rule: u16,
    pairs: &mut Vec<Candidate>,
) {
    if records.len() <= most {
        for (at, &one) in records.iter().enumerate() {
            for &other in records.iter().skip(at + 1).filter(|other| **other != one) {
                pairs.push(Candidate {
                    one: one.min(other),
                    other: one.max(other),
                    rule,
                });
            }
        }
        return;
    }
    let Some((piece, rest)) = refining.split_first() else {
        let size = u64::try_from(records.len()).unwrap_or(u64::MAX);
        blocked.skipped_blocks += 1;
        blocked.skipped_pairs = blocked.skipped_pairs.saturating_add(size * (size - 1) / 2);
        return;
    };
    let mut parts: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    let mut values = Vec::new();
    for &record in records {
        values.clear();
        pieces.values(usize::try_from(record).unwrap_or(usize::MAX), *piece, &mut values);
        for value in &values {
            parts.entry(*value).or_default().push(record);
        }
    }
    for part in parts.values().filter(|part| part.len() > 1) {
        emit(part, pieces, (most, rest), blocked, rule, pairs);
    }
}
