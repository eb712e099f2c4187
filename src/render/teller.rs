//! [`Teller`]: two reconciliations, and which of them knows what.

use crate::discrepancy::{Scope, family};
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::reconcile::since::{Edit, FigureKey, FlowFigure, Moved, Revision, Sides, StockFigure};
use crate::render::names::Speech;

/// The two sides, each with everything needed to speak of it.
pub(super) struct Teller<'a> {
    pub(super) sides: Sides<'a>,
    pub(super) then: Speech<'a>,
    pub(super) now: Speech<'a>,
}

impl<'a> Teller<'a> {
    /// O(1).
    pub(super) fn new(sides: Sides<'a>) -> Self {
        Self {
            sides,
            then: Speech::within(sides.before, sides.days),
            now: Speech::within(sides.after, sides.days),
        }
    }

    pub(super) fn speech(&self) -> &Speech<'a> {
        &self.now
    }

    /// The side that knows a claim, the later one first.
    pub(super) fn knows(&self, claim: &ClaimId) -> &Speech<'a> {
        if self.now.ledger.claim(claim).is_some() {
            &self.now
        } else {
            &self.then
        }
    }

    pub(super) fn says(&self, claim: &ClaimId) -> String {
        self.knows(claim).says(claim)
    }

    /// The wave or days that a change's own claim counts.
    pub(super) fn scope(&self, news: &[Revision]) -> Option<Scope> {
        // A claim that takes another back has no number of its own.
        let replaced = news.iter().filter_map(|one| match one {
            Revision::Superseded { claim, .. } => self.knows(claim).ledger.claim(claim),
            _ => None,
        });
        let mut counts = self
            .claim_of(news)
            .into_iter()
            .chain(replaced)
            .filter_map(Claim::quantity);
        let quantity = counts.next().filter(|quantity| !quantity.measure().is_stock())?;
        match (quantity.wave(), quantity.window()) {
            (Some(wave), _) => Some(Scope::Wave(wave.clone())),
            (None, Some(window)) => Some(Scope::Window {
                window: window.days(),
                place: quantity.place().map(str::to_owned),
            }),
            (None, None) => None,
        }
    }

    pub(super) fn claim_of(&self, news: &[Revision]) -> Option<&'a Claim> {
        match news.first()? {
            Revision::Claim { claim, .. } => self.knows(claim).ledger.claim(claim),
            _ => None,
        }
    }

    /// Whether a number is the one that the change itself gives or takes away.
    pub(super) fn says_itself(&self, news: &[Revision], moved: &Moved) -> bool {
        let Some(Revision::Claim { claim, edit }) = news.first() else {
            return false;
        };
        let figure_told = !matches!(edit, Edit::Changed(fields) if !fields.contains(&"figure"));
        let utterance = self.knows(claim).found.utterances().of(claim);
        let own = |voice| utterance.is_some_and(|one| one.voices().contains(voice));
        figure_told
            && match &moved.figure {
                FigureKey::Flow {
                    scope,
                    measure,
                    figure: FlowFigure::Said { voice, .. },
                } => {
                    let counts = self.knows(claim).ledger.claim(claim).and_then(Claim::quantity);
                    let same = counts.is_some_and(|own| family(own.measure()) == *measure);
                    own(voice) && same && Some(scope) == self.scope(news).as_ref()
                }
                FigureKey::Stock {
                    figure: StockFigure::Said { voice } | StockFigure::Listed { voice },
                    ..
                } => own(voice),
                _ => false,
            }
    }
}
