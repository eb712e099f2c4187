//! Pairs that may be one person: brought together by rules, screened, then weighed.

use crate::link::block::{Blocked, Limits, Rule, blocks};
use crate::link::pieces::{Pieces, mixed};
use crate::link::screen::{Likely, Screen};
use crate::name::Desk;
use crate::threads::{each_with, sort, stretches};

/// How many pairs a thread weighs at a time.
const STRETCH: usize = 1 << 13;

/// The pairs that a rule brings together and names may make one person, some more than once. Their names are not read
/// yet. Pairs of records that are both not new are left out.
pub(super) fn likely(
    (number, rule): (usize, &Rule),
    pieces: &Pieces<'_>,
    limits: Limits<'_>,
    screen: &Screen<'_>,
    is_new: impl Fn(u32) -> bool + Sync + Send,
) -> (Blocked, Vec<Likely>) {
    let number = u16::try_from(number).unwrap_or(u16::MAX);
    blocks(rule, pieces, limits, |batch, found| {
        let new: Vec<bool> = batch.records().iter().map(|record| is_new(*record)).collect();
        if !new.contains(&true) {
            return;
        }
        let laid = screen.laid(batch.records());
        let is_new = |at: usize| new.get(at).copied().unwrap_or(true);
        for block in batch.blocks() {
            for one in block.clone() {
                let others = (one + 1..block.end).filter(|other| is_new(one) || is_new(*other));
                found.extend(others.filter_map(|other| screen.likely(&laid, one, other, number)));
            }
        }
    })
}

/// Each pair once, in order, with how many rules brought it together and the first of them, which is told so. O(pairs log
/// pairs).
pub(super) fn once(mut likely: Vec<Likely>, report: &mut [Blocked]) -> Vec<Likely> {
    sort(&mut likely);
    let mut latest = likely.first().map(|pair| pair.rule);
    likely.dedup_by(|pair, first| {
        let same = (pair.one, pair.other) == (first.one, first.other);
        // One rule may bring a pair together by several keys.
        if same && latest != Some(pair.rule) {
            first.rules = first.rules.saturating_add(1);
        }
        latest = Some(pair.rule);
        same
    });
    for pair in &likely {
        if let Some(blocked) = report.get_mut(usize::from(pair.rule)) {
            blocked.likely += 1;
        }
    }
    likely
}

/// The same pairs with their whole weights, names read.
pub(super) fn weighed(likely: Vec<Likely>, screen: &Screen<'_>) -> Vec<Likely> {
    let stretches = stretches(likely.len(), STRETCH);
    let found = each_with(&stretches, |desk: &mut Desk, stretch| {
        let pairs = likely.get(stretch.clone()).unwrap_or_default().iter();
        let whole = pairs.map(|pair| Likely {
            weight: screen.whole(pair, desk),
            ..*pair
        });
        let near = whole.filter(|pair| screen.is_near(pair));
        near.collect::<Vec<Likely>>()
    });
    drop(likely);
    found.concat()
}

/// The pairs a rule brings together, each once, in order.
pub(super) fn pairs(rule: &Rule, pieces: &Pieces<'_>, limits: Limits<'_>) -> Vec<(u32, u32)> {
    in_order(found(rule, pieces, limits))
}

/// Some of these pairs, about so many where there are more: each is as likely to be among them as any other, however
/// many blocks it shares, and always is or never.
pub(super) fn some_pairs(
    rule: &Rule,
    pieces: &Pieces<'_>,
    limits: Limits<'_>,
    about: usize,
) -> Vec<(u32, u32)> {
    let mut found = found(rule, pieces, limits);
    let step = u64::try_from(found.len().div_ceil(about).max(1)).unwrap_or(u64::MAX);
    found.retain(|(one, other)| mixed(u64::from(*one), u64::from(*other)) <= u64::MAX / step);
    in_order(found)
}

fn in_order(mut pairs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The pairs a rule brings together, as it comes upon them.
fn found(rule: &Rule, pieces: &Pieces<'_>, limits: Limits<'_>) -> Vec<(u32, u32)> {
    let (_, found) = blocks(rule, pieces, limits, |batch, found| {
        for block in batch.blocks().filter_map(|block| batch.records().get(block)) {
            for (at, one) in block.iter().enumerate() {
                let others = block.iter().skip(at + 1);
                found.extend(others.map(|other| (*one, *other)));
            }
        }
    });
    found
}
