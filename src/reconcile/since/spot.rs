//! [`Spot`]: where claims bear on figures.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::dedup::Voice;
use crate::discrepancy::{Role, Scope, family};
use crate::id::{AssumptionId, ClaimId, WaveId};
use crate::model::vocabulary::{Measure, Stage};
use crate::reconcile::Reconciliation;
use crate::reconcile::since::key::StockOf;

/// A part of a result on which figures depend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot<'a> {
    /// A wave or stretch of days.
    Flow(&'a Scope, Measure),
    /// One voice in it.
    Voice(&'a Scope, Measure, &'a Voice),
    /// What is said of the whole at one stage.
    Whole(&'a Scope, Measure, Stage),
    /// A stock at any date.
    Stock(StockOf),
    /// A stock at a date.
    Date(StockOf, Date),
    /// One voice in it.
    DateVoice(StockOf, Date, &'a Voice),
    /// The stocks and flows of one voice.
    Account(Voice),
    /// The numbers said of the whole of a sum.
    Sum(Option<&'a WaveId>),
    /// What an assumption rests on.
    Assumed(&'a AssumptionId),
}

/// Where each compared claim bears on figures.
pub(super) fn spots_of<'a>(side: &'a Reconciliation<'a>) -> Vec<(&'a ClaimId, Spot<'a>)> {
    let mut found = Vec::new();
    for report in side.flows() {
        let (scope, measure) = (&report.scope, family(report.measure));
        for line in &report.lines {
            let (claim, quantity) = (&line.entry.claim, &line.entry.quantity);
            found.push((claim, Spot::Flow(scope, measure)));
            found.push((claim, Spot::Voice(scope, measure, &line.entry.voice)));
            if line.role == Role::Whole {
                found.push((claim, Spot::Whole(scope, measure, quantity.stage())));
            }
        }
        found.extend(
            report
                .unnumbered
                .iter()
                .map(|claim| (claim, Spot::Flow(scope, measure))),
        );
    }
    for report in side.stocks() {
        let (of, date) = (StockOf::of(report), report.date);
        for entry in report.group.entries.iter().chain(&report.lists) {
            let claim = &entry.claim;
            found.push((claim, Spot::Stock(of.clone())));
            found.push((claim, Spot::Date(of.clone(), date)));
            found.push((claim, Spot::DateVoice(of.clone(), date, &entry.voice)));
        }
        for claim in &report.further {
            found.push((claim, Spot::Stock(of.clone())));
            found.push((claim, Spot::Date(of.clone(), date)));
        }
    }
    for entry in side.evidence().entries() {
        let Some(claim) = side.ledger().claim(&entry.claim) else {
            continue;
        };
        // A figure that a voice gives twice stands once in a report, and both feed it.
        if let Some(of) = StockOf::counted(entry) {
            found.push((claim.id(), Spot::Stock(of)));
        }
        found.push((claim.id(), Spot::Account(entry.voice.clone())));
    }
    for sum in side.counted() {
        let against = sum.against.iter().map(|rest| &rest.claim);
        found.extend(against.map(|claim| (claim, Spot::Sum(sum.within.as_ref()))));
    }
    for implied in side.implied() {
        let claims = implied.others.iter().chain([&implied.whole]);
        found.extend(claims.map(|claim| (claim, Spot::Assumed(&implied.assumption))));
    }
    found
}

/// Flows in which a figure that is on both sides is something else of the whole.
pub(super) fn shifted<'a>(sides: [&'a Reconciliation<'a>; 2]) -> BTreeSet<(&'a Scope, Measure)> {
    let mut roles: BTreeMap<(&Scope, Measure, &ClaimId, &Voice), BTreeSet<&Role>> = BTreeMap::new();
    for report in sides.iter().flat_map(|side| side.flows()) {
        for line in &report.lines {
            let key = (
                &report.scope,
                family(report.measure),
                &line.entry.claim,
                &line.entry.voice,
            );
            roles.entry(key).or_default().insert(&line.role);
        }
    }
    let several = roles.into_iter().filter(|(_, roles)| roles.len() > 1);
    several
        .map(|((scope, measure, ..), _)| (scope, measure))
        .collect()
}

/// Stocks with the dates at which they are asked.
pub(super) fn asked(side: &Reconciliation<'_>) -> BTreeSet<(StockOf, Date)> {
    side.stocks()
        .iter()
        .map(|stock| (StockOf::of(stock), stock.date))
        .collect()
}
