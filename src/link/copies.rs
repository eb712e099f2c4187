//! [`Copies`]: records that say the same in every column by the dozen, of which one stands for all.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::link::block::Blocked;
use crate::link::cluster::Constraints;
use crate::link::field::Day;
use crate::link::pieces::mixed;
use crate::link::roll::{Column, Roll, Values};
use crate::link::scored::Link;

/// How many records that say the same are linked like any others. What more of them share would look common, and their
/// blocks would be too large.
const FEW: usize = 10;

/// Records for which another stands, since it says the same in every column: one page pasted many times.
///
/// Only of what no two people share by the dozen. There must be a name, where the roll has any, and beside it a number
/// or an address of mail that few others have, or a day of birth that fewer others have than say the same: the day that
/// forms are filled with, or the number, is on records of all names. Records that constraints name stand for themselves.
#[derive(Debug, Clone, Default)]
pub(super) struct Copies {
    /// Each copy with the least record that says the same, in order.
    all: Vec<(u32, u32)>,
    /// Those that stand for others, in order.
    standing: Vec<u32>,
}

impl Copies {
    /// O(records), where there are none.
    pub(super) fn of(roll: &Roll, constraints: &Constraints) -> Self {
        let prints = prints(roll);
        let bits = prints.len().next_power_of_two().ilog2() + 1;
        let heap = |print: u64| usize::try_from(print >> (64 - bits)).unwrap_or(0);
        let mut counts = vec![0_u8; 1 << bits];
        for print in &prints {
            if let Some(count) = counts.get_mut(heap(*print)) {
                *count = count.saturating_add(1);
            }
        }
        let many = |print: u64| {
            counts
                .get(heap(print))
                .is_some_and(|count| usize::from(*count) > FEW)
        };
        let mut marked: Vec<(u64, u32)> = (0..)
            .zip(&prints)
            .filter(|(record, print)| many(**print) && is_marked(roll, place(*record)))
            .map(|(record, print)| (*print, record))
            .collect();
        if marked.len() > FEW {
            let named = named(constraints, roll.len());
            marked.retain(|(_, record)| named.get(place(*record)) == Some(&false));
            marked.sort_unstable();
        }
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for alike in marked.chunk_by(|a, b| a.0 == b.0) {
            if let [(_, first), ..] = alike {
                let same = alike.iter().map(|(_, record)| *record);
                let same = same.filter(|record| says_the_same(roll, place(*first), place(*record)));
                groups.extend(Some(same.collect::<Vec<u32>>()).filter(|same| same.len() > FEW));
            }
        }
        let shared = shared(roll, &groups);
        groups.retain(|group| is_of_one(roll, group, &shared));
        let mut all: Vec<(u32, u32)> = groups
            .iter()
            .filter_map(|group| group.split_first())
            .flat_map(|(first, rest)| rest.iter().map(|copy| (*copy, *first)))
            .collect();
        all.sort_unstable();
        let mut standing: Vec<u32> = groups.iter().filter_map(|group| group.first().copied()).collect();
        standing.sort_unstable();
        Self { all, standing }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Each linked to the record that stands for it, by what that weighs with itself.
    pub(super) fn weighed(&self, threshold: i32, weight: impl Fn(u32) -> i32) -> Same {
        let mut groups: BTreeMap<u32, (u64, i32)> = BTreeMap::new();
        for (_, original) in &self.all {
            let group = groups.entry(*original).or_insert_with(|| (0, weight(*original)));
            group.0 += 1;
        }
        let link = |(copy, original): &(u32, u32)| Link {
            one: *original,
            other: *copy,
            weight: groups.get(original).map_or(i32::MIN, |group| group.1),
        };
        Same {
            links: self.all.iter().map(link).collect(),
            groups,
            threshold,
        }
    }

    pub(super) fn has(&self, record: u32) -> bool {
        self.at(record).is_ok()
    }

    /// Whether a record stands for others.
    pub(super) fn stands(&self, record: u32) -> bool {
        self.standing.binary_search(&record).is_ok()
    }

    /// The record that stands for one, mostly itself.
    pub(super) fn original(&self, record: u32) -> u32 {
        let copy = self.at(record).ok().and_then(|at| self.all.get(at));
        copy.map_or(record, |(_, original)| *original)
    }

    /// The records without the copies, in their order.
    pub(super) fn left_out<'r>(&self, roll: &'r Roll) -> Cow<'r, Roll> {
        if self.is_empty() {
            return Cow::Borrowed(roll);
        }
        let records = (0..).take(roll.len()).filter(|record| !self.has(*record));
        let order: Vec<usize> = records.map(place).collect();
        Cow::Owned(roll.picked(&order))
    }

    /// Where a record, or the one that stands for it, is among those left.
    pub(super) fn left(&self, record: u32) -> u32 {
        let original = self.original(record);
        let before = self.all.partition_point(|(copy, _)| *copy < original);
        original.saturating_sub(u32::try_from(before).unwrap_or(u32::MAX))
    }

    fn at(&self, record: u32) -> Result<usize, usize> {
        self.all.binary_search_by_key(&record, |(copy, _)| *copy)
    }
}

/// Groups of records that say the same, and what that weighs.
pub(super) struct Same {
    links: Vec<Link>,
    /// By the record that stands for a group: how many others there are, and the weight.
    groups: BTreeMap<u32, (u64, i32)>,
    threshold: i32,
}

impl Same {
    /// The links of those that are one person.
    pub(super) fn joined(&self) -> Vec<Link> {
        let enough = self.links.iter().filter(|link| link.weight >= self.threshold);
        enough.copied().collect()
    }

    /// Says so among the links from this weight on, and what was skipped.
    pub(super) fn report(self, links: &mut Vec<Link>, least: i32, blocked: &mut Vec<Blocked>) {
        if self.groups.is_empty() {
            return;
        }
        links.extend(self.links.into_iter().filter(|link| link.weight >= least));
        links.sort_unstable();
        let groups = self.groups.into_values();
        let groups: Vec<(u64, bool)> = groups
            .map(|(copies, weight)| (copies, weight >= self.threshold))
            .collect();
        blocked.push(Blocked::copies(&groups));
    }

    /// How many pairs that say the same were not compared, as too little speaks for one person.
    pub(super) fn passed_over(&self) -> u64 {
        let left = self.groups.values();
        let left = left.filter(|(_, weight)| *weight < self.threshold);
        left.map(|(copies, _)| copies.saturating_mul(copies.saturating_sub(1)) / 2)
            .sum()
    }
}

/// For each record a number that is the same where all columns are.
fn prints(roll: &Roll) -> Vec<u64> {
    let mut prints = vec![0; roll.len()];
    for column in roll.columns() {
        for (print, code) in prints.iter_mut().zip(&column.codes) {
            *print = mixed(*print, u64::from(*code));
        }
    }
    if let Some(names) = roll.names() {
        for (name, print) in prints.iter_mut().enumerate() {
            let (shape, words) = names.said(name);
            let words = words.iter().chain(&shape);
            *print = words.fold(*print, |print, word| mixed(print, u64::from(*word)));
        }
    }
    prints
}

fn says_the_same(roll: &Roll, one: usize, other: usize) -> bool {
    let mut columns = roll.columns().iter();
    columns.all(|column| column.codes.get(one) == column.codes.get(other))
        && roll
            .names()
            .is_none_or(|names| names.said(one) == names.said(other))
}

/// The columns that may mark a record as somebody's.
fn marks(roll: &Roll) -> impl Iterator<Item = (usize, &Column)> {
    roll.columns().iter().enumerate().filter(|(_, column)| {
        matches!(
            column.values,
            Values::Identifier(_) | Values::Email(_) | Values::Born
        )
    })
}

/// Whether a record may be marked as somebody's.
fn is_marked(roll: &Roll, record: usize) -> bool {
    roll.names().is_none_or(|names| names.is_named(record))
        && marks(roll).any(|(at, _)| roll.value(at, record).is_some())
}

/// Of how many records each mark of these groups is, by column and code.
fn shared(roll: &Roll, groups: &[Vec<u32>]) -> BTreeMap<(usize, u32), usize> {
    let firsts = groups.iter().filter_map(|group| group.first());
    let codes = firsts.flat_map(|first| {
        let first = place(*first);
        marks(roll).map(move |(at, _)| ((at, roll.code(at, first)), 0))
    });
    let mut shared: BTreeMap<(usize, u32), usize> = codes.collect();
    if !shared.is_empty() {
        for (at, column) in marks(roll) {
            for code in &column.codes {
                if let Some(count) = shared.get_mut(&(at, *code)) {
                    *count += 1;
                }
            }
        }
    }
    shared
}

/// Whether a group has a mark that is not that of many others.
fn is_of_one(roll: &Roll, group: &[u32], shared: &BTreeMap<(usize, u32), usize>) -> bool {
    let Some(first) = group.first().map(|first| place(*first)) else {
        return false;
    };
    marks(roll).any(|(at, column)| {
        let code = roll.code(at, first);
        let all = shared.get(&(at, code)).copied().unwrap_or(usize::MAX);
        let others = all.saturating_sub(group.len());
        match &column.values {
            Values::Born => Day::of_code(code)
                .is_some_and(|day| day.day().is_some() && !day.is_new_year() && others < group.len()),
            Values::Identifier(distinct) => {
                let number = distinct.get(place(code)).copied().unwrap_or_default();
                number.is_telling() && others <= FEW
            }
            _ => code > 0 && others <= FEW,
        }
    })
}

/// For each record whether constraints name it.
fn named(constraints: &Constraints, records: usize) -> Vec<bool> {
    let mut named: Vec<bool> = constraints.listing.iter().map(Option::is_some).collect();
    named.resize(records, false);
    let pairs = constraints.same.iter().chain(&constraints.different);
    let pairs = pairs.flat_map(|(one, other)| [*one, *other]);
    for record in pairs.chain(constraints.apart.iter().flatten().copied()) {
        if let Some(named) = named.get_mut(place(record)) {
            *named = true;
        }
    }
    named
}

fn place(record: u32) -> usize {
    usize::try_from(record).unwrap_or(usize::MAX)
}
