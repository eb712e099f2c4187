//! From sets that lie inside one another to rules between their sizes.

use std::collections::{BTreeSet, VecDeque};

use crate::discrepancy::coherence::constraint::Origin;
use crate::discrepancy::coherence::family::{MOST_MEMBERS, families};
use crate::discrepancy::coherence::sets::Sets;
use crate::discrepancy::coherence::span::Span;
use crate::model::vocabulary::Stage;

/// A rule in numbers of sets: the `lesser` together are no more than the `greater`, or as many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) lesser: Vec<usize>,
    pub(super) greater: Vec<usize>,
    pub(super) equal: bool,
    pub(super) from: Vec<Origin>,
}

/// For every whole, each largest family of sets inside it that share nobody: together they are no more
/// than the whole, and as many where they fill its days. Returns whether all families were found.
pub(super) fn sums(sets: &Sets<'_>, rules: &mut Vec<Rule>) -> bool {
    let inside = sets.directly_inside();
    let reach = Reach::of(sets);
    let mut complete = true;
    for at in 0..sets.all.len() {
        if let Some(origin) = sets.empty(at) {
            rules.push(Rule {
                lesser: vec![at],
                greater: Vec::new(),
                equal: false,
                from: vec![origin],
            });
        }
    }
    for (whole, children) in inside
        .iter()
        .enumerate()
        .filter(|(_, children)| !children.is_empty())
    {
        let mut by_day = children.clone();
        by_day.sort_by_key(|&at| (sets.hull(at), at));
        if in_turn(by_day.iter().map(|&at| sets.hull(at))) {
            rules.push(sum(sets, whole, by_day));
            continue;
        }
        let members = reach.members(sets, &inside, whole, children);
        let member = |at: usize| members.get(at).copied().unwrap_or(whole);
        let (found, all) = families(
            members.len(),
            |a, b| sets.apart(member(a), member(b)).is_some(),
            |a, b| sets.lies_in(member(a), member(b), MOST_MEMBERS),
        );
        complete &= all && members.len() <= MOST_MEMBERS;
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for family in found {
            let family: Vec<usize> = family.into_iter().map(member).collect();
            told.extend(&family);
            rules.push(sum(sets, whole, family));
        }
        // Whatever shares people with everything else is still no more than its whole.
        for &child in children.iter().filter(|child| !told.contains(child)) {
            rules.push(sum(sets, whole, vec![child]));
        }
    }
    complete
}

/// Whether each begins when all before it are surely over. The latest end is carried along: a set counted up
/// to a day before its own first day ends before it begins, and tells nothing of its neighbours.
fn in_turn(mut spans: impl Iterator<Item = Span>) -> bool {
    let mut over = i64::MIN;
    spans.all(|span| {
        let next = over <= span.beginning();
        over = over.max(span.end().1);
        next
    })
}

/// For every set, when the first of the sets below it is over and when the last begins: whether any two
/// below can share no day.
struct Reach {
    /// The earliest end and the latest beginning, of the set itself and of all below it.
    ends: Vec<(i64, i64)>,
    /// Whether people can be declared apart, so that days alone do not tell.
    declared: bool,
}

impl Reach {
    fn of(sets: &Sets<'_>) -> Self {
        let own = |at: usize| (sets.hull(at).end().1, sets.hull(at).beginning());
        let mut ends: Vec<(i64, i64)> = (0..sets.all.len()).map(own).collect();
        let mut open: Vec<usize> = (0..sets.all.len()).collect();
        // Handed up until nothing changes: as often as sets lie inside one another.
        while let Some(at) = open.pop() {
            let Some(&(end, beginning)) = ends.get(at) else {
                continue;
            };
            for &outer in sets.all.get(at).into_iter().flat_map(|set| set.inside.keys()) {
                if let Some(above) = ends.get_mut(outer)
                    && (end < above.0 || beginning > above.1)
                {
                    *above = (above.0.min(end), above.1.max(beginning));
                    open.push(outer);
                }
            }
        }
        Self {
            ends,
            declared: sets.declares_apart(),
        }
    }

    /// The sets inside a whole that can share nobody with some other set inside it, the nearest first; one more
    /// than [`MOST_MEMBERS`] where there are more.
    fn members(
        &self,
        sets: &Sets<'_>,
        inside: &[Vec<usize>],
        whole: usize,
        children: &[usize],
    ) -> Vec<usize> {
        let below = children.iter().filter_map(|child| self.ends.get(*child));
        let (first, last) = below.fold((i64::MAX, i64::MIN), |(first, last), (end, beginning)| {
            (first.min(*end), last.max(*beginning))
        });
        // Some set is over before some other begins only if the first end comes before the last beginning.
        let apart = |(end, beginning): (i64, i64)| self.declared || end <= last || beginning >= first;
        let mut seen: BTreeSet<usize> = BTreeSet::from([whole]);
        let mut open: VecDeque<usize> = children.iter().copied().collect();
        let mut found = Vec::new();
        while let Some(at) = open.pop_front() {
            let reaches = self.ends.get(at).is_some_and(|ends| apart(*ends));
            if !reaches || !seen.insert(at) {
                continue;
            }
            if apart((sets.hull(at).end().1, sets.hull(at).beginning())) {
                found.push(at);
            }
            if found.len() > MOST_MEMBERS {
                break;
            }
            open.extend(inside.get(at).into_iter().flatten());
        }
        found
    }
}

fn sum(sets: &Sets<'_>, whole: usize, family: Vec<usize>) -> Rule {
    let mut from: BTreeSet<Origin> = BTreeSet::new();
    for &part in &family {
        from.extend(why_inside(sets, part, whole));
    }
    for (at, one) in family.iter().enumerate() {
        // One behind the other tells why all are apart; for a long family that is said once.
        from.extend(
            family
                .iter()
                .skip(at + 1)
                .take(8)
                .filter_map(|other| sets.apart(*one, *other)),
        );
    }
    let equal = fills(sets, whole, &family);
    if equal {
        from.insert(Origin::Fills);
    }
    Rule {
        lesser: family,
        greater: vec![whole],
        equal,
        from: from.into_iter().collect(),
    }
}

/// Why a set lies inside another: the reasons on the shortest way up.
fn why_inside(sets: &Sets<'_>, inner: usize, outer: usize) -> Vec<Origin> {
    let mut ways: Vec<(usize, Option<usize>, Option<Origin>)> = vec![(inner, None, None)];
    let mut seen = BTreeSet::from([inner]);
    let mut next = 0;
    while let Some(&(at, ..)) = ways.get(next).filter(|_| ways.len() <= 4 * MOST_MEMBERS) {
        if at == outer {
            let mut found = Vec::new();
            let mut step = Some(next);
            while let Some((_, from, origin)) = step.and_then(|step| ways.get(step)) {
                found.extend(origin.clone());
                step = *from;
            }
            return found;
        }
        let around = sets.all.get(at).into_iter().flat_map(|set| &set.inside);
        for (above, origin) in around {
            if seen.insert(*above) {
                ways.push((*above, Some(next), Some(origin.clone())));
            }
        }
        next += 1;
    }
    Vec::new()
}

/// Whether the sets count everybody of the whole, day behind day: sets of days, not of waves, that differ
/// from it in their days alone.
fn fills(sets: &Sets<'_>, whole: usize, family: &[usize]) -> bool {
    let Some(all) = sets
        .extent(whole)
        .filter(|all| all.line.wave.is_none() && all.line.own.is_none())
    else {
        return false;
    };
    let mut parts: Vec<_> = family.iter().filter_map(|&at| sets.extent(at)).collect();
    parts.sort_by_key(|part| part.span);
    let alike = parts
        .iter()
        .all(|part| part.line == all.line && part.span.is_exact());
    let in_turn = parts
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.span.abuts(b.span)));
    let ends = parts
        .first()
        .zip(parts.last())
        .map(|(first, last)| first.span.until(last.span));
    // A list is revised; what it had in two stretches need not add up to what it has of both.
    let counted = !all.line.measure.is_stock() && all.line.stage != Stage::Verified;
    counted && parts.len() == family.len() && alike && in_turn && ends == Some(all.span)
}
