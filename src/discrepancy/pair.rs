//! [`Pair`]: two claims, and which of four different answers holds between them.

use crate::bounds::Bounds;
use crate::dedup::voices_of;
use crate::discrepancy::entry::Evidence;
use crate::discrepancy::gap::VerificationGap;
use crate::discrepancy::timing::Timing;
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Stage};
use crate::ratio::Ratio;
use crate::when::When;

/// What holds between two figures. A contradiction, a verification gap, and two figures that cannot
/// be compared are different answers and never one number.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Comparison {
    /// Exactly the same figure.
    Identical,
    /// Some count satisfies both.
    Compatible,
    /// No count satisfies both.
    Contradictory {
        /// How many persons lie between them.
        gap: u64,
        /// The same relative to the larger of the facing ends.
        relative_gap: Ratio,
    },
    /// One is a verified floor of the other: counting still under way.
    Unverified(VerificationGap),
    /// They are not about comparable quantities.
    Incomparable {
        /// In what they differ, without a declared relation.
        why: Vec<Aspect>,
    },
}

/// Two claims compared at face value and at their widest.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Pair {
    /// The two claims, in order of id.
    pub claims: [ClaimId; 2],
    /// At face value.
    pub face: Comparison,
    /// With both at their widest: what is certain.
    pub widest: Comparison,
    /// The largest relative difference the two leave possible, at face value; `None` where they
    /// are incomparable or one only bounds the other.
    pub possible: Option<Ratio>,
}

/// How one figure bears on another.
enum Bearing {
    Equal,
    /// The first counts some of the people of the second.
    Part,
    /// The second counts some of the people of the first.
    Whole,
    /// The first is a verified list within the second.
    Verified {
        in_time: bool,
    },
    /// The reverse. A list made later than the number may be longer without a contradiction.
    VerifiedBy {
        in_time: bool,
    },
    Unrelated(Vec<Aspect>),
}

/// Compares two claims. Symmetric. O(size of the population tree).
///
/// * One quantity: identical, compatible or contradictory.
/// * A verified count against what was executed, ordered or announced: a verification gap, as long
///   as it fits; against another voice's verified list: incomparable, because each is about its own.
/// * Some of the people of the same wave or days (a population declared within the other): compatible
///   as long as they are not more. Two different waves are not compared, even one inside the other.
/// * Counts of one running flow at different dates: the later contains the earlier. Stocks of
///   different dates (beyond the tolerance), and everything else: incomparable, with the reasons.
#[must_use]
pub fn pair(evidence: &Evidence<'_>, one: &Claim, other: &Claim) -> Pair {
    let (one, other) = if one.id() <= other.id() {
        (one, other)
    } else {
        (other, one)
    };
    let claims = [one.id().clone(), other.id().clone()];
    let incomparable = |why: Vec<Aspect>| Pair {
        claims: claims.clone(),
        face: Comparison::Incomparable { why: why.clone() },
        widest: Comparison::Incomparable { why },
        possible: None,
    };
    let known = |claim: &Claim| claim.figure().is_some_and(|figure| !figure.is_unknown());
    let (Some(a), Some(b), true, true) = (
        evidence.spread(one),
        evidence.spread(other),
        known(one),
        known(other),
    ) else {
        return incomparable(vec![Aspect::Figure]);
    };
    let bearing = match (one.quantity(), other.quantity()) {
        (Some(p), Some(q)) => bearing(evidence, (one, p), (other, q)),
        (None, _) | (_, None) => Bearing::Unrelated(vec![Aspect::Measure]),
    };
    let both = |compare: &dyn Fn(Bounds, Bounds) -> Comparison, possible: Option<Ratio>| Pair {
        face: compare(a.core(), b.core()),
        widest: compare(a.support(), b.support()),
        claims: claims.clone(),
        possible,
    };
    match bearing {
        Bearing::Unrelated(why) => incomparable(why),
        Bearing::Equal => both(&relate, Some(a.core().widest_relative_gap(b.core()))),
        Bearing::Part => both(&part_of, None),
        Bearing::Whole => both(&|x, y| part_of(y, x), None),
        Bearing::Verified { in_time } => both(&|x, y| verified_within(x, y, in_time), None),
        Bearing::VerifiedBy { in_time } => both(&|x, y| verified_within(y, x, in_time), None),
    }
}

/// Two figures for one quantity.
#[must_use]
pub fn relate(a: Bounds, b: Bounds) -> Comparison {
    match a.gap(b) {
        0 if a == b => Comparison::Identical,
        0 => Comparison::Compatible,
        gap => Comparison::Contradictory {
            gap,
            relative_gap: a.relative_gap(b),
        },
    }
}

/// A part never exceeds its whole.
fn part_of(part: Bounds, whole: Bounds) -> Comparison {
    match whole.hi() {
        Some(most) if part.lo() > most => relate(part, whole),
        _ => Comparison::Compatible,
    }
}

fn verified_within(list: Bounds, whole: Bounds, in_time: bool) -> Comparison {
    match VerificationGap::between(whole, list) {
        Some(gap) => Comparison::Unverified(gap),
        None if in_time => relate(list, whole),
        None => Comparison::Incomparable {
            why: vec![Aspect::AsOf],
        },
    }
}

fn bearing(
    evidence: &Evidence<'_>,
    (one, p): (&Claim, &Quantity),
    (other, q): (&Claim, &Quantity),
) -> Bearing {
    let ledger = evidence.ledger;
    let mut why = Vec::new();
    let mut check = |differs: bool, aspect: Aspect| {
        if differs {
            why.push(aspect);
        }
    };
    check(p.measure() != q.measure(), Aspect::Measure);
    check(p.unit() != q.unit(), Aspect::Unit);
    check(p.outcome() != q.outcome(), Aspect::Outcome);
    check(p.place() != q.place(), Aspect::Place);
    check(p.wave() != q.wave(), Aspect::Wave);
    let days = |quantity: &Quantity| quantity.window().map(When::days);
    let own_set = p.wave().is_none() && p.window().is_none() && !p.measure().is_stock();
    check(days(p) != days(q) || own_set, Aspect::Window);
    let (inner, outer) = match (p.population(), q.population()) {
        (a, b) if a == b => (true, true),
        (Some(a), Some(b)) => {
            // Naming a wave puts a claim inside it; its own population narrows it.
            let whole = p
                .wave()
                .and_then(|id| ledger.wave(id))
                .and_then(crate::model::wave::ReleaseWave::population);
            (
                ledger.is_within(a, b) || whole == Some(b),
                ledger.is_within(b, a) || whole == Some(a),
            )
        }
        (None, _) | (_, None) => (false, false),
    };
    check(!inner && !outer, Aspect::Population);
    let (early, late) = dates(evidence, one, other);
    if p.measure().is_stock() {
        check(!(early && late), Aspect::AsOf);
    }
    let verified = |quantity: &Quantity| quantity.stage() == Stage::Verified;
    match (verified(p), verified(q)) {
        (true, true) if p.verifiers() != q.verifiers() => check(true, Aspect::Verifier),
        (true, false) => {
            check(!inner, Aspect::Population);
        }
        (false, true) => {
            check(!outer, Aspect::Population);
        }
        (true, true) | (false, false) => check(p.stage() != q.stage(), Aspect::Stage),
    }
    why.dedup();
    if !why.is_empty() {
        return Bearing::Unrelated(why);
    }
    match (verified(p), verified(q), inner && early, outer && late) {
        (true, false, ..) => Bearing::Verified { in_time: early },
        (false, true, ..) => Bearing::VerifiedBy { in_time: late },
        (_, _, true, true) => Bearing::Equal,
        (_, _, true, false) => Bearing::Part,
        (_, _, false, true) => Bearing::Whole,
        // Fewer people, later; or dates that may lie either way: neither surely contains the other.
        (_, _, false, false) if inner && outer => Bearing::Unrelated(vec![Aspect::AsOf]),
        (_, _, false, false) => Bearing::Unrelated(vec![Aspect::Population, Aspect::AsOf]),
    }
}

/// Whether the first surely counts no later than the second, and the reverse; both for one date.
fn dates(evidence: &Evidence<'_>, one: &Claim, other: &Claim) -> (bool, bool) {
    let settings = evidence.settings;
    if !one
        .quantity()
        .is_some_and(|quantity| quantity.measure().is_stock())
    {
        let verified = |claim: &Claim| {
            claim
                .quantity()
                .is_some_and(|quantity| quantity.stage() == Stage::Verified)
        };
        // Verifying goes on when the days of a wave are over, so two editions of a list keep their dates.
        let lists = verified(one) && verified(other);
        let window = one.quantity().and_then(Quantity::window).filter(|_| !lists);
        let (a, b) = (Timing::of(one.dated(), window), Timing::of(other.dated(), window));
        let tolerance = settings.wave_tolerance();
        return (a.surely_by(b, tolerance), b.surely_by(a, tolerance));
    }
    let (Some(a), Some(b)) = (one.dated(), other.dated()) else {
        return (false, false);
    };
    // A voice's own later figure is its series going on, not a rival.
    let (own, others) = (voices_of(evidence.ledger, one), voices_of(evidence.ledger, other));
    let tolerance = if own.iter().any(|voice| others.contains(voice)) {
        0
    } else {
        settings.stock_tolerance()
    };
    let near = a.days_apart(b) <= tolerance;
    (near, near)
}
