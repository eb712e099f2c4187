//! Each voice's stocks of one definition, in order of their dates.

use std::collections::BTreeMap;

use crate::dedup::Voice;
use crate::discrepancy::balance::moment::Moment;
use crate::discrepancy::entry::{Entry, Evidence};
use crate::id::{ClaimId, PopulationId, WaveId};
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Outcome, Stage, Unit};

/// What makes two stocks one series.
pub(super) type Definition<'e> = (
    Option<&'e PopulationId>,
    Option<&'e str>,
    Option<&'e WaveId>,
    Unit,
    Option<Outcome>,
    Stage,
);

fn definition(quantity: &Quantity) -> Definition<'_> {
    (
        quantity.population(),
        quantity.place(),
        quantity.wave(),
        quantity.unit(),
        quantity.outcome(),
        quantity.stage(),
    )
}

/// In what the definitions of two stocks differ.
pub(super) fn differences(one: &Quantity, other: &Quantity) -> Vec<Aspect> {
    let differ = [
        (one.stage() != other.stage(), Aspect::Stage),
        (one.unit() != other.unit(), Aspect::Unit),
        (one.population() != other.population(), Aspect::Population),
        (one.place() != other.place(), Aspect::Place),
        (one.wave() != other.wave(), Aspect::Wave),
        (one.outcome() != other.outcome(), Aspect::Outcome),
    ];
    let differing = differ.into_iter().filter(|(differs, _)| *differs);
    differing.map(|(_, aspect)| aspect).collect()
}

/// A figure with the moment it is of.
pub(super) type Dated<'e> = (Moment, &'e Entry);

/// A stock with a number of its own, counted and not only announced, and its date.
pub(super) fn dated_stock(entry: &Entry) -> Option<Dated<'_>> {
    let counted = matches!(entry.quantity.stage(), Stage::Executed | Stage::Verified);
    let stock = entry.quantity.measure().is_stock() && counted && entry.gives_a_number();
    let moment = entry.dated.as_ref().and_then(Moment::of)?;
    stock.then_some((moment, entry))
}

/// When a figure was said, for which of two of one date stands.
fn known(ledger: &Ledger, entry: &Entry) -> Option<Moment> {
    let claim = ledger.claim(&entry.claim)?;
    claim.said().or(claim.published()).and_then(Moment::of)
}

/// One series: its stocks in order, each date once, with the others of those dates.
pub(super) struct Series<'e> {
    /// The first and the last figure, whatever stands for their dates.
    pub(super) ends: (Dated<'e>, Dated<'e>),
    pub(super) chain: Vec<(Dated<'e>, Vec<&'e ClaimId>)>,
}

impl<'e> Series<'e> {
    /// The chain takes the date that ends first, then of those surely after it the one that ends first,
    /// and so on; what overlaps stands beside it.
    fn of(ledger: &Ledger, mut stocks: Vec<Dated<'e>>) -> Option<Self> {
        stocks.sort_by_cached_key(|(moment, entry)| {
            let later_first = std::cmp::Reverse(known(ledger, entry));
            (
                moment.to,
                std::cmp::Reverse(moment.from),
                later_first,
                entry.claim.clone(),
            )
        });
        let mut chain: Vec<(Dated<'e>, Vec<&'e ClaimId>)> = Vec::new();
        for stock in &stocks {
            match chain.last_mut() {
                Some((last, beside)) if !last.0.surely_before(stock.0) => beside.push(&stock.1.claim),
                _ => chain.push((*stock, Vec::new())),
            }
        }
        let ends = (
            *stocks.iter().min_by_key(|(moment, _)| moment.from)?,
            *stocks.last()?,
        );
        Some(Self { ends, chain })
    }
}

/// The stocks of identified voices: an unnamed group need not be the same people twice.
pub(super) fn stocks_of<'e>(
    evidence: &'e Evidence<'_>,
) -> BTreeMap<&'e Voice, BTreeMap<Definition<'e>, Series<'e>>> {
    let mut found: BTreeMap<&Voice, BTreeMap<Definition<'_>, Vec<Dated<'_>>>> = BTreeMap::new();
    let named = evidence.entries().iter().filter(|entry| entry.voice.is_named());
    for stock in named.filter_map(dated_stock) {
        let own = found.entry(&stock.1.voice).or_default();
        own.entry(definition(&stock.1.quantity)).or_default().push(stock);
    }
    let series = |(key, stocks)| Some((key, Series::of(evidence.ledger, stocks)?));
    let voice =
        |(voice, own): (&'e Voice, BTreeMap<_, _>)| (voice, own.into_iter().filter_map(series).collect());
    found.into_iter().map(voice).collect()
}

/// The standard of verification each stock of a chain was counted by: where none is stated, the last
/// that was.
fn standards<'l>(ledger: &'l Ledger, series: &Series<'_>) -> Vec<Option<&'l str>> {
    let mut last = None;
    let stated = series.chain.iter().map(|((_, entry), _)| {
        let own = ledger.claim(&entry.claim).and_then(|claim| claim.standard());
        last = own.map(str::trim).filter(|own| !own.is_empty()).or(last);
        last
    });
    stated.collect()
}

/// Whether the standard changed from each stock of a chain to the next.
pub(super) fn changed(ledger: &Ledger, series: &Series<'_>) -> Vec<bool> {
    let standards = standards(ledger, series);
    let pairs = standards.iter().zip(standards.iter().skip(1));
    pairs.map(|(one, next)| one.is_some() && one != next).collect()
}
