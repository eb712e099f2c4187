//! What people and listings say of pairs of records, before any weight: same, different, one of a listing.

use std::collections::{BTreeMap, BTreeSet};

/// What must hold of the clusters whatever the weights say.
///
/// Records are named by their places, those of a [`Roll`](crate::link::Roll) in the order of their ids: places move when
/// records are added, so judgements are best kept by ids and looked up anew. Pairs that name a record that does not exist are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::exhaustive_structs,
    reason = "plain input: a literal is how it is written"
)]
pub struct Constraints {
    /// Pairs judged to be one person; hold under transitivity.
    ///
    /// Records judged to be one count by the average of their pairs with others. To judge two spellings the same may
    /// thus part one of them from a record that says the very same, as the other spelling is far from that one.
    /// [`doubtful`](crate::link::cluster::Clustering::doubtful) lists such a pair: judge it too.
    pub same: Vec<(u32, u32)>,
    /// Pairs judged to be two persons; hold between all that is joined to either.
    pub different: Vec<(u32, u32)>,
    /// Groups judged to be all different persons: the same as all their pairs, at the cost of their records.
    pub apart: Vec<Vec<u32>>,
    /// The listing of each record, where that listing is known to be free of duplicates: a cluster
    /// takes at most one record of it. `None`, or a list that ends early: no such promise.
    pub listing: Vec<Option<u32>>,
}

/// A pair judged to be one person that was left apart, because something else forbids it.
///
/// Different wins until somebody decides: a person taken for two is counted twice, two taken for one
/// lose a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Contradiction {
    /// The lesser record of the pair.
    pub one: u32,
    /// The greater record of the pair.
    pub other: u32,
    /// What forbids it, given the same-person judgements that come before it in the order of records.
    pub against: Against,
}

/// What forbids two records to be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Against {
    /// These two are judged to be different persons.
    Judgement(u32, u32),
    /// Both would be of this listing, which is free of duplicates.
    Listing(u32),
}

/// A record number as a place in a list.
pub(super) fn place(record: u32) -> usize {
    usize::try_from(record).unwrap_or(usize::MAX)
}

/// A place in a list as a record number.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Disjoint sets over `0..n`, each named by its least member. Path halving: O(log n) amortised.
#[derive(Debug)]
pub(super) struct Sets(Vec<u32>);

impl Sets {
    /// `n` sets of one.
    pub(super) fn new(n: u32) -> Self {
        Self((0..n).collect())
    }

    /// The least member of the set of `at`.
    pub(super) fn least(&mut self, mut at: u32) -> u32 {
        while let Some(&up) = self.0.get(place(at)) {
            if up == at {
                break;
            }
            let higher = self.0.get(place(up)).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(place(at)) {
                *slot = higher;
            }
            at = higher;
        }
        at
    }

    /// Joins two sets; whether they were two.
    pub(super) fn join(&mut self, one: u32, other: u32) -> bool {
        let (one, other) = (self.least(one), self.least(other));
        if let Some(slot) = self.0.get_mut(place(one.max(other))) {
            *slot = one.min(other);
        }
        one != other
    }
}

/// Something that two records of one cluster may not share: a listing, or a different-persons
/// judgement that names one on each side.
pub(super) type Bar = u64;

/// Bars from here on are judgements, by their place; below it they are listings.
const JUDGED: Bar = 1 << 32;

/// Whether two sorted lists share a bar.
pub(super) fn barred(one: &[Bar], other: &[Bar]) -> bool {
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    few.iter().any(|bar| many.binary_search(bar).is_ok())
}

/// The constraints worked out: records already joined, and the bars between them.
#[derive(Debug)]
pub(super) struct Ground {
    /// The judged blocks.
    pub(super) blocks: Sets,
    /// The same-person judgements that made them, no more than needed.
    pub(super) joins: Vec<(u32, u32)>,
    /// Those that were refused.
    pub(super) contradictions: Vec<Contradiction>,
    /// Bars by record, sorted.
    bars: Vec<(u32, Bar)>,
    /// Bars of blocks of two and more.
    shared: BTreeMap<u32, BTreeSet<Bar>>,
}

impl Ground {
    /// O((n + c) log² c) for c judgements.
    pub(super) fn new(records: u32, constraints: &Constraints) -> Self {
        let different = ordered(&constraints.different, records);
        let listed = (0..records).zip(&constraints.listing);
        let mut bars: Vec<(u32, Bar)> = listed
            .filter_map(|(record, listing)| listing.map(|listing| (record, Bar::from(listing))))
            .collect();
        let pairs = different.iter().map(|&(one, other)| vec![one, other]);
        let groups: Vec<Vec<u32>> = pairs.chain(constraints.apart.iter().cloned()).collect();
        for (bar, group) in (JUDGED..).zip(&groups) {
            bars.extend(group.iter().filter(|at| **at < records).map(|at| (*at, bar)));
        }
        bars.sort_unstable();
        bars.dedup();
        let mut ground = Self {
            blocks: Sets::new(records),
            joins: Vec::new(),
            contradictions: Vec::new(),
            bars,
            shared: BTreeMap::new(),
        };
        for (one, other) in ordered(&constraints.same, records) {
            ground.same(one, other, &groups);
        }
        let own = different.iter().filter(|(one, other)| one == other);
        ground
            .contradictions
            .extend(own.map(|&(one, other)| Contradiction {
                one,
                other,
                against: Against::Judgement(one, other),
            }));
        ground.contradictions.sort_unstable();
        ground
    }

    /// Joins two blocks, or says what forbids it.
    fn same(&mut self, one: u32, other: u32, groups: &[Vec<u32>]) {
        let (left, right) = (self.blocks.least(one), self.blocks.least(other));
        if left == right {
            return;
        }
        let (of_left, of_right) = (self.take(left), self.take(right));
        let left_is_less = of_left.len() <= of_right.len();
        let (mut few, mut many) = if left_is_less {
            (of_left, of_right)
        } else {
            (of_right, of_left)
        };
        if let Some(&bar) = few.iter().find(|bar| many.contains(bar)) {
            let judged = bar.checked_sub(JUDGED).and_then(|at| usize::try_from(at).ok());
            let against = match judged.and_then(|at| groups.get(at)) {
                Some(group) => self.between(group, left, right),
                None => Against::Listing(u32::try_from(bar).unwrap_or(u32::MAX)),
            };
            self.contradictions.push(Contradiction { one, other, against });
            let (of_left, of_right) = if left_is_less { (few, many) } else { (many, few) };
            self.shared.insert(left, of_left);
            self.shared.insert(right, of_right);
            return;
        }
        many.append(&mut few);
        self.blocks.join(left, right);
        self.joins.push((one, other));
        self.shared.insert(left.min(right), many);
    }

    /// The two records of a group that stand in these two blocks.
    fn between(&mut self, group: &[u32], left: u32, right: u32) -> Against {
        let mut within = |block: u32| {
            let mut own = group.iter().filter(|at| self.blocks.least(**at) == block);
            own.next().copied().unwrap_or(block)
        };
        let (one, other) = (within(left), within(right));
        Against::Judgement(one.min(other), one.max(other))
    }

    /// Takes the bars of a block out, to be put back.
    fn take(&mut self, block: u32) -> BTreeSet<Bar> {
        match self.shared.remove(&block) {
            Some(bars) => bars,
            None => self.own(block).into_iter().collect(),
        }
    }

    /// The bars of one record by itself.
    fn own(&self, record: u32) -> Vec<Bar> {
        let from = self.bars.partition_point(|&(at, _)| at < record);
        let rest = self.bars.get(from..).unwrap_or_default().iter();
        rest.take_while(|&&(at, _)| at == record)
            .map(|&(_, bar)| bar)
            .collect()
    }

    /// The bars of a block, sorted.
    pub(super) fn bars(&self, block: u32) -> Vec<Bar> {
        match self.shared.get(&block) {
            Some(bars) => bars.iter().copied().collect(),
            None => self.own(block),
        }
    }

    /// The judgements that bar a block, sorted.
    pub(super) fn judged(&self, block: u32) -> Vec<Bar> {
        let mut bars = self.bars(block);
        bars.retain(|&bar| bar >= JUDGED);
        bars
    }
}

/// Pairs of records that exist, lesser first, in order, each once.
fn ordered(pairs: &[(u32, u32)], records: u32) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> = pairs
        .iter()
        .map(|&(one, other)| (one.min(other), one.max(other)))
        .filter(|&(_, other)| other < records)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
