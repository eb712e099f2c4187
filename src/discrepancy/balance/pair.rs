//! One balance from two stocks and the flows that bear on it.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::discrepancy::balance::moment::Moment;
use crate::discrepancy::balance::result::{Balance, LeftOut, LeftOutFor, Residual, Side, Term};
use crate::discrepancy::balance::running::{Bearing, Running};
use crate::discrepancy::balance::term::{Item, term};
use crate::discrepancy::entry::Entry;
use crate::id::ClaimId;
use crate::model::ledger::Ledger;
use crate::model::vocabulary::Measure;
use crate::spread::Spread;

/// Two stocks and, as they are found, the flows between them.
pub(super) struct Open<'e> {
    pub(super) from: &'e Entry,
    pub(super) to: &'e Entry,
    pub(super) first: Moment,
    pub(super) last: Moment,
    /// Other stocks of the same dates.
    pub(super) beside: Vec<&'e ClaimId>,
    items: BTreeMap<(Side, Measure), Vec<(Bearing<'e>, Item<'e>)>>,
    left_out: Vec<LeftOut>,
}

impl<'e> Open<'e> {
    pub(super) fn new(from: (Moment, &'e Entry), to: (Moment, &'e Entry), beside: Vec<&'e ClaimId>) -> Self {
        Self {
            from: from.1,
            to: to.1,
            first: from.0,
            last: to.0,
            beside,
            items: BTreeMap::new(),
            left_out: Vec::new(),
        }
    }

    /// Takes a flow in where it lies between the two stocks.
    pub(super) fn take(
        &mut self,
        flow: &Running<'e>,
        side: Side,
        bearing: Bearing<'e>,
    ) -> Result<(), LeftOutFor> {
        let item = flow.between(bearing, self.first, self.last)?;
        let key = (side, flow.quantity.measure());
        self.items.entry(key).or_default().push((bearing, item));
        Ok(())
    }

    /// Notes a flow that is not used; the answer is whether there is room for more.
    pub(super) fn leave_out(&mut self, flow: LeftOut) -> bool {
        self.left_out.push(flow);
        self.left_out.len() < Balance::LEFT_OUT_LISTED
    }

    /// `met` flows in all were not used.
    pub(super) fn close(mut self, ledger: &Ledger, met: usize) -> Balance {
        self.released_is_widest();
        let mut impossible = false;
        let mut terms: Vec<Term> = Vec::new();
        let mut wider: Vec<LeftOut> = Vec::new();
        for ((side, measure), mut items) in std::mem::take(&mut self.items) {
            // Where there is a figure for these people alone, one that counts others too says less.
            let others = |bearing: &Bearing<'_>| matches!(bearing, Bearing::OthersToo(_));
            if items.iter().any(|(bearing, _)| !others(bearing)) {
                let dropped = items.iter().filter(|(bearing, _)| others(bearing));
                wider.extend(dropped.filter_map(|(_, item)| {
                    Some(LeftOut {
                        claim: (*item.claims.first()?).clone(),
                        measure,
                        why: LeftOutFor::Population,
                    })
                }));
                items.retain(|(bearing, _)| !others(bearing));
            }
            let items = items.into_iter().map(|(_, item)| item).collect();
            let (term, fails) = term(ledger, measure, side, items);
            terms.push(term);
            impossible |= fails;
        }
        let met = met + wider.len();
        let mut left_out = self.left_out;
        left_out.extend(wider);
        left_out.sort();
        left_out.truncate(Balance::LEFT_OUT_LISTED);
        let residual = |read: fn(Spread) -> Bounds| {
            Residual::of(read(self.from.spread), read(self.to.spread), &terms, read)
        };
        let mut beside: Vec<ClaimId> = self.beside.into_iter().cloned().collect();
        beside.sort();
        Balance {
            voice: self.from.voice.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            face: residual(Spread::core),
            widest: residual(Spread::support),
            impossible,
            mixed: false,
            differs: Vec::new(),
            beside,
            left_out_more: met.saturating_sub(left_out.len()),
            left_out,
            terms,
        }
    }

    /// Expelled and exchanged are ways of being released: beside a count of the released they count
    /// some of them.
    fn released_is_widest(&mut self) {
        let released = (Side::Out, Measure::Released);
        if !self.items.contains_key(&released) {
            return;
        }
        for way in [Measure::Expelled, Measure::Exchanged] {
            for (bearing, mut item) in self.items.remove(&(Side::Out, way)).unwrap_or_default() {
                let some = item.kind.some.unwrap_or((way, None, None, None));
                item.kind.some = Some(some);
                let own = self.items.entry(released).or_default();
                own.push((bearing, item));
            }
        }
    }
}
