//! [`link`]: records to persons, from blocking to clusters.

use std::borrow::Cow;
use std::cell::RefCell;

use crate::link::block::Limits;
use crate::link::cluster::{Constraints, Link, cluster};
use crate::link::comparing::Comparing;
use crate::link::copies::Copies;
use crate::link::filler::Fillers;
use crate::link::finding::{likely, once, weighed};
use crate::link::implied::implied;
use crate::link::learning::{School, by_what_is_found};
use crate::link::linking::{Linkage, Linking};
use crate::link::model::Model;
use crate::link::pieces::Pieces;
use crate::link::progress::Progress;
use crate::link::roll::Roll;
use crate::link::rules::Columns;
use crate::link::screen::{Likely, Screen};
use crate::link::suited::suited;
use crate::link::unseen::met;
use crate::name::Desk;
use crate::threads::both;

/// By how much the prior may turn out to be higher than was first thought, in millibits, before all pairs are screened
/// again.
const SURPRISE: i32 = 2_000;

/// How far below the threshold pairs still tell of the prior, in millibits.
const NEAR: i32 = 4_000;

/// Links the records of a roll to persons.
///
/// Blocking by rules, agreement levels per column, weights learned without examples, average-linkage clusters. The
/// constraints hold whatever the weights say. The same records in any order give the same result.
#[must_use]
pub fn link(roll: &Roll, linking: &Linking, constraints: &Constraints) -> Linkage {
    link_telling(roll, linking, constraints, &mut |_| ())
}

/// The same, telling how far it is: for long work, such as a million records. What is told changes nothing.
#[must_use]
pub fn link_telling(
    roll: &Roll,
    linking: &Linking,
    constraints: &Constraints,
    tell: &mut dyn FnMut(Progress<'_>),
) -> Linkage {
    linked(roll, linking, constraints, None, tell)
}

/// What an earlier linking knows of the records, by their places.
pub(super) struct Carried {
    /// Those it has not seen.
    pub(super) new: Vec<bool>,
    /// Pairs it kept.
    pub(super) pairs: Vec<(u32, u32)>,
}

/// Links records, those pairs aside that an earlier linking has compared.
pub(super) fn linked(
    roll: &Roll,
    linking: &Linking,
    constraints: &Constraints,
    carried: Option<&Carried>,
    tell: &mut dyn FnMut(Progress<'_>),
) -> Linkage {
    tell(Progress::Preparing { records: roll.len() });
    let given = roll;
    let copies = Copies::of(given, constraints);
    let order = in_order(given, &copies);
    let picked = given.picked(&order);
    let fillers = Fillers::of(&picked);
    let roll = &*fillers.left_out(Cow::Owned(picked));
    let (plain, pieces) = both(|| Comparing::new(roll), || Pieces::new(roll));
    let columns = Columns::of(roll);
    let rules = linking.rules.clone().unwrap_or_else(|| columns.rules());
    let refine = columns.refining();
    let limits = Limits {
        most: linking
            .most_in_block
            .unwrap_or_else(|| (5_000_000 / roll.len().max(1)).clamp(20, 100)),
        refining: &refine,
    };
    let least = linking.threshold.saturating_add(linking.kept);
    let slots = slots(&order, given.len());
    let slot = |record: u32| {
        let slot = slots.get(place(copies.original(record)));
        slot.copied().unwrap_or(u32::MAX)
    };
    let is_new = |slot: u32| {
        carried.is_none_or(|carried| {
            let at = order.get(place(slot)).copied();
            let known = at.is_some_and(|at| carried.new.get(at) == Some(&false));
            // Who stands for others was another yesterday, or nobody.
            !known || at.is_some_and(|at| u32::try_from(at).is_ok_and(|record| copies.stands(record)))
        })
    };
    let find = |comparing: &Comparing<'_>, model: &Model, least: i32, tell: &mut dyn FnMut(Progress<'_>)| {
        let screen = Screen::new(comparing, model, linking.threshold, least);
        let mut wanted = Vec::new();
        let mut report = Vec::with_capacity(rules.len());
        for (number, rule) in rules.iter().enumerate() {
            let label = &rule.label_in(roll);
            tell(Progress::Comparing {
                rule: label,
                number,
                of: rules.len(),
            });
            let (mut blocked, found) = likely((number, rule), &pieces, limits, &screen, is_new);
            blocked.label.clone_from(label);
            report.push(blocked);
            wanted.extend(found);
        }
        for (one, other) in carried.iter().flat_map(|carried| &carried.pairs) {
            let (one, other) = (slot(*one), slot(*other));
            if one == other {
                continue;
            }
            wanted.push(screen.without_name(one.min(other), one.max(other)));
        }
        let wanted = once(wanted, &mut report);
        tell(Progress::Reading { pairs: wanted.len() });
        (weighed(wanted, &screen), report)
    };
    let (comparing, fit, model, (found, mut blocked)) = if let Some(model) = &linking.model {
        let model = suited(model, &plain.comparisons());
        let comparing = plain.without(model.implied());
        let found = find(&comparing, &model, least, tell);
        (comparing, None, model, found)
    } else {
        let implied = implied(&plain);
        let comparing = plain.without(&implied);
        let school = School {
            roll,
            columns: &columns,
            pieces: &pieces,
            comparing: &comparing,
            limits,
            seed: linking.seed,
            random_pairs: linking.random_pairs,
            documented: linking.documented,
        };
        tell(Progress::Learning);
        let (fit, first) = school.learn(&rules);
        // The prior suits what is found near the threshold, however much else is kept.
        let near = linking.threshold.saturating_sub(NEAR + SURPRISE);
        let mut found = find(&comparing, &first, near.min(least.saturating_sub(SURPRISE)), tell);
        let model = by_what_is_found(first.clone(), &found.0, near, roll);
        let more = model.prior().saturating_sub(first.prior());
        if more > SURPRISE {
            found = find(&comparing, &model, least, tell);
        } else {
            for pair in &mut found.0 {
                pair.weight = pair.weight.saturating_add(more);
            }
        }
        (comparing, Some(fit), model, found)
    };
    let screen = Screen::new(&comparing, &model, linking.threshold, least);
    let record = |slot: u32| {
        order
            .get(place(slot))
            .copied()
            .and_then(|at| u32::try_from(at).ok())
    };
    let link = |pair: &Likely| {
        let (one, other) = (record(pair.one)?, record(pair.other)?);
        let weight = screen.capped(pair.weight, pair.speaks);
        (weight >= least).then_some(Link {
            one: one.min(other),
            other: one.max(other),
            weight,
        })
    };
    let taken = found
        .iter()
        .filter(|pair| screen.capped(pair.weight, pair.speaks) >= linking.threshold);
    let met = match carried {
        None => met(taken.map(|pair| pair.rules), rules.len()),
        Some(_) => None,
    };
    let mut links: Vec<Link> = found.iter().filter_map(link).collect();
    drop(found);
    let desk = RefCell::new(Desk::default());
    let score = |one: u32, other: u32| screen.weight(slot(one), slot(other), &mut desk.borrow_mut());
    let records = u32::try_from(given.len()).unwrap_or(u32::MAX);
    let same = copies.weighed(linking.threshold, |record| score(record, record));
    links.sort_unstable();
    tell(Progress::Clustering { links: links.len() });
    let clustering = cluster(records, &links, linking.threshold, constraints, &score);
    let clustering = clustering.with_copies(&same.joined());
    same.report(&mut links, least, &mut blocked);
    Linkage {
        fit,
        model,
        blocked,
        links,
        clustering,
        copies,
        fillers,
        met,
        threshold: linking.threshold,
    }
}

/// The records to link, those of like names beside one another; of copies one.
fn in_order(roll: &Roll, copies: &Copies) -> Vec<usize> {
    let mut order = roll.by_name();
    if !copies.is_empty() {
        order.retain(|at| u32::try_from(*at).is_ok_and(|record| !copies.has(record)));
    }
    order
}

/// For each of so many records, in which place of the order it stands.
fn slots(order: &[usize], records: usize) -> Vec<u32> {
    let mut slots = vec![0; records];
    for (slot, at) in (0..).zip(order) {
        if let Some(place) = slots.get_mut(*at) {
            *place = slot;
        }
    }
    slots
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
