//! [`Desk`]: short plain names judged by the numbers of their words, with what was found out before at hand.

use crate::name::compare::meet::{meet, meet_two};
use crate::name::compare::memo::Memo;
use crate::name::compare::met::Met;
use crate::name::compare::outcome::Outcome;
use crate::name::compare::touch::{Span, Touch, Touches};
use crate::name::compare::verdicts::{Case, Verdicts};
use crate::name::compare::work::{Told, Work};
use crate::name::compare::world::{Side, World};
use crate::name::lanes::Lanes;
use crate::name::token::Token;

/// Room for comparing names of one roster, kept from one pair to the next; each thread has its own.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    pub(in crate::name) work: Work,
    memo: Memo,
    touches: Touches,
    verdicts: Verdicts,
}

/// Two names in their order, both plain and short: in need of no rules but the Spanish ones, and surely not one and the
/// same but for blanks.
pub(in crate::name) struct Pair<'n> {
    /// The words of each, by number.
    pub(in crate::name) ours: &'n [u32],
    pub(in crate::name) theirs: &'n [u32],
    /// Which may meet at all.
    pub(in crate::name) lanes: Lanes,
    /// For each, a number that is the same only where readings, suffix and the [marks](crate::name::marks::Marks) of all
    /// words are.
    pub(in crate::name) makes: (u32, u32),
}

impl Desk {
    /// Finds where the words of two names meet, and what names like them came to before.
    pub(in crate::name) fn find(&mut self, pair: &Pair<'_>, words: &[Token]) -> Option<Outcome> {
        self.touch(pair, words);
        self.verdicts.find(&self.case(pair)?)
    }

    /// What the two names come to that were looked for last.
    pub(in crate::name) fn judge(&mut self, pair: &Pair<'_>, a: Told<'_>, b: Told<'_>) -> Outcome {
        let outcome = self.work.outcome(a, b, self.touches.list());
        if let Some(case) = self.case(pair) {
            self.verdicts.keep(case, outcome);
        }
        outcome
    }

    fn case(&self, pair: &Pair<'_>) -> Option<Case> {
        let makes = pair.makes;
        self.touches.key().map(|touches| Case { makes, touches })
    }

    /// Finds where words of the two meet.
    fn touch(&mut self, pair: &Pair<'_>, words: &[Token]) {
        let Self { memo, touches, .. } = self;
        touches.clear();
        let world = World::plain();
        let word = |number: u32| usize::try_from(number).ok().and_then(|at| words.get(at));
        let lanes = &pair.lanes;
        let two = lanes.for_two.iter().chain(&lanes.of_two).any(|two| *two != 0);
        for (i, (left, one)) in pair.ours.iter().zip(lanes.one).enumerate() {
            for (j, right) in pair.theirs.iter().enumerate() {
                let mut exact = false;
                if one >> j & 1 != 0 {
                    let met = memo.of(*left, *right, || {
                        let (a, b) = (word(*left)?, word(*right)?);
                        meet(a, b, &world, (i, j)).map(|how| Met::of(how, a, b))
                    });
                    if let Some(met) = met {
                        exact = met.how.is_exact();
                        touches.push(Touch::new((i, j), Span::One, met));
                    }
                }
                // Where two words meet exactly, neither is two others.
                if !two || exact {
                    continue;
                }
                let lane = |lanes: &[u8], at: usize, bit: usize| {
                    lanes.get(at).is_some_and(|lanes| lanes >> bit & 1 != 0)
                };
                if lane(&lanes.for_two, i, j)
                    && let Some(met) = pair.theirs.get(j + 1).and_then(|next| {
                        meet_two(Side::A, word(*left)?, (word(*right)?, word(*next)?), &world)
                    })
                {
                    touches.push(Touch::new((i, j), Span::ForTwo, Met::with_two(met)));
                }
                if lane(&lanes.of_two, j, i)
                    && let Some(met) = pair.ours.get(i + 1).and_then(|next| {
                        meet_two(Side::B, word(*right)?, (word(*left)?, word(*next)?), &world)
                    })
                {
                    touches.push(Touch::new((i, j), Span::OfTwo, Met::with_two(met)));
                }
            }
        }
    }

    /// How often something was remembered.
    #[cfg(test)]
    pub(in crate::name) fn hits(&self) -> usize {
        self.verdicts.hits
    }
}
