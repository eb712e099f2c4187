//! [`Desk`]: short plain names judged by the numbers of their words, with what was found out before at hand.

use crate::name::compare::how::How;
use crate::name::compare::meet::{meet, meet_two};
use crate::name::compare::memo::Memo;
use crate::name::compare::met::Met;
use crate::name::compare::outcome::Outcome;
use crate::name::compare::touch::{Span, Touch, Touches};
use crate::name::compare::verdicts::{Case, Verdicts};
use crate::name::compare::work::{Told, Work};
use crate::name::compare::world::{Side, World};
use crate::name::lanes::Lanes;
use crate::name::makes::Make;
use crate::name::marks::Marks;
use crate::name::token::Token;

/// Room for comparing names of one roster, kept from one pair to the next; each thread has its own.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    pub(in crate::name) work: Work,
    memo: Memo,
    touches: Touches,
    verdicts: Verdicts,
    #[cfg(test)]
    judged: usize,
}

/// Two names in their order, both plain and short: in need of no rules but the Spanish ones, and surely not one and the
/// same but for blanks.
pub(in crate::name) struct Pair<'n> {
    /// The words of each, by number.
    pub(in crate::name) ours: &'n [u32],
    pub(in crate::name) theirs: &'n [u32],
    /// Which may meet at all.
    pub(in crate::name) lanes: Lanes,
    pub(in crate::name) makes: (Make, Make),
}

impl Pair<'_> {
    /// How words at two places meet, without what never counts there.
    fn met(&self, met: Met, (i, j): (usize, usize)) -> Met {
        let (one, other) = &self.makes;
        let both = |one: u8, other: u8| one >> i & other >> j & 1 != 0;
        met.in_parts(both(one.given, other.given), both(one.surnames, other.surnames))
    }
}

impl Desk {
    /// Finds where the words of two names meet, and what names like them came to before.
    pub(in crate::name) fn find(&mut self, pair: &Pair<'_>, words: (&[Token], &[Marks])) -> Option<Outcome> {
        self.touch(pair, words);
        let (builds, makes) = self.cases(pair)?;
        let found = self.verdicts.find(&builds)?;
        if found == Outcome::DEPENDS {
            self.verdicts.find(&makes)
        } else {
            Some(found)
        }
    }

    /// What the two names come to that were looked for last.
    pub(in crate::name) fn judge(&mut self, pair: &Pair<'_>, a: Told<'_>, b: Told<'_>) -> Outcome {
        #[cfg(test)]
        {
            self.judged += 1;
        }
        let (outcome, asked) = self.work.outcome(a, b, self.touches.list());
        if let Some((builds, makes)) = self.cases(pair) {
            // What was not asked cannot have counted, and will not be asked of names that are the same but for it.
            if asked {
                self.verdicts.keep(builds, Outcome::DEPENDS);
                self.verdicts.keep(makes, outcome);
            } else {
                self.verdicts.keep(builds, outcome);
            }
        }
        outcome
    }

    /// The case without and with what the words are by themselves.
    fn cases(&self, pair: &Pair<'_>) -> Option<(Case, Case)> {
        let (one, other) = &pair.makes;
        self.touches.key().map(|touches| {
            let names = (one.build, other.build);
            let builds = Case { names, touches };
            let names = (one.number, other.number);
            (builds, Case { names, touches })
        })
    }

    /// Finds where words of the two meet.
    fn touch(&mut self, pair: &Pair<'_>, (words, marks): (&[Token], &[Marks])) {
        let Self { memo, touches, .. } = self;
        touches.clear();
        let world = World::plain();
        let word = |number: u32| usize::try_from(number).ok().and_then(|at| words.get(at));
        let is = |number: u32| {
            let marks = usize::try_from(number).ok().and_then(|at| marks.get(at));
            marks.copied().unwrap_or_default()
        };
        let lanes = &pair.lanes;
        let two = lanes.for_two.iter().chain(&lanes.of_two).any(|two| *two != 0);
        for (i, (left, one)) in pair.ours.iter().zip(lanes.one).enumerate() {
            // Where no word is two, only those places count at which words may meet.
            let mut places = if two { u8::MAX } else { one };
            while places != 0 {
                let j = usize::try_from(places.trailing_zeros()).unwrap_or(0);
                places &= places - 1;
                let Some(right) = pair.theirs.get(j) else { break };
                let mut exact = false;
                let mut push = |span, met: Met| touches.push(Touch::new((i, j), span, pair.met(met, (i, j))));
                if one >> j & 1 != 0 {
                    // Most words that meet are one and the same.
                    let met = if left == right {
                        Some(Met::new(How::Same, (is(*left), is(*right))))
                    } else {
                        memo.of(*left, *right, || {
                            let (a, b) = (word(*left)?, word(*right)?);
                            let how = meet(a, b, &world, (i, j))?;
                            Some(Met::of(how, (a, is(*left)), (b, is(*right))))
                        })
                    };
                    if let Some(met) = met {
                        exact = met.how().is_exact();
                        push(Span::One, met);
                    }
                }
                // Where two words meet exactly, neither is two others.
                if !two || exact {
                    continue;
                }
                let are = (is(*left), is(*right));
                let lane = |lanes: &[u8], at: usize, bit: usize| {
                    lanes.get(at).is_some_and(|lanes| lanes >> bit & 1 != 0)
                };
                if lane(&lanes.for_two, i, j)
                    && let Some(how) = pair.theirs.get(j + 1).and_then(|next| {
                        meet_two(Side::A, word(*left)?, (word(*right)?, word(*next)?), &world)
                    })
                {
                    push(Span::ForTwo, Met::new(how, are));
                }
                if lane(&lanes.of_two, j, i)
                    && let Some(how) = pair.ours.get(i + 1).and_then(|next| {
                        meet_two(Side::B, word(*right)?, (word(*left)?, word(*next)?), &world)
                    })
                {
                    push(Span::OfTwo, Met::new(how, are));
                }
            }
        }
    }

    /// How many names were judged, as nothing like them was remembered.
    #[cfg(test)]
    pub(in crate::name) fn judged(&self) -> usize {
        self.judged
    }
}
