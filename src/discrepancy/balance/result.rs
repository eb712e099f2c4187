//! [`Balance`]: two stocks of one voice, what it says of the way between, and what is left.

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::balance::net::Net;
use crate::discrepancy::entry::Entry;
use crate::discrepancy::scores::Clash;
use crate::id::ClaimId;
use crate::model::vocabulary::{Aspect, Measure};
use crate::spread::Spread;

/// Two figures of one stock, the flows given between them, and the persons that no flow given accounts
/// for.
///
/// The identity, for one voice and one definition: `held(t2) = held(t1) + arrested + re-arrested +
/// late-registered − released − died − escaped − transferred out − delisted`. What remains is not an
/// error: a list grows backwards when old detentions become known (the [`Residual`] is how many), and
/// nothing here says which.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Balance {
    /// Whose account it is; for a mixed one, the voice of the first stock.
    pub voice: Voice,
    /// The first stock.
    pub from: Entry,
    /// The last stock.
    pub to: Entry,
    /// The flows given between them, by measure.
    pub terms: Vec<Term>,
    /// What remains at face value: what begins on the day of the first stock comes after it, what
    /// ends on the day of the last comes before it, and a stock of several days is of the first of
    /// them when it is the first, of the last when it is the last. A flow on the very day of a stock
    /// between two others is therefore in both balances.
    pub face: Residual,
    /// What remains at its widest: the hours of the boundary days may fall either way, and vague
    /// figures are taken at their widest.
    pub widest: Residual,
    /// Whether the flows given cannot all be, under any stocks: a part is larger than its whole.
    pub impossible: bool,
    /// Whether figures of several voices were put together, which is only done when asked.
    pub mixed: bool,
    /// In what the two stocks differ; always empty unless mixed.
    pub differs: Vec<Aspect>,
    /// Other stocks of the voice for one of the two dates, which the one said last stands for, or for
    /// a stretch of days that contains one of them.
    pub beside: Vec<ClaimId>,
    /// Flows that could bear on it and were not used, each with the reason, up to
    /// [`LEFT_OUT_LISTED`](Self::LEFT_OUT_LISTED).
    pub left_out: Vec<LeftOut>,
    /// How many more there are.
    pub left_out_more: usize,
}

/// What a voice says of one way in or out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Term {
    /// What happened.
    pub measure: Measure,
    /// Whether people came in by it or left.
    pub side: Side,
    /// How many of the stock's people are given, at face value and at the widest.
    pub persons: Spread,
    /// The claims behind it. Two counts of a running flow are used as their difference.
    pub claims: Vec<ClaimId>,
    /// Counts of people who are among those already: not added.
    pub within: Vec<ClaimId>,
    /// Whether some of it falls on the day of a stock, so that the hours decide.
    pub boundary: bool,
}

/// Which way people went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "in or out, there is no third")]
pub enum Side {
    /// Into the stock.
    In,
    /// Out of it.
    Out,
}

impl Side {
    /// The side of a measure; `None` for a stock, and for disappearances, of which nobody knows
    /// whether they left custody.
    ///
    /// Transferred counts as out, though it is used only for a stock at one place: elsewhere people
    /// moved to other custody are still held.
    #[must_use]
    pub const fn of(measure: Measure) -> Option<Self> {
        match measure {
            Measure::Arrested | Measure::ReArrested | Measure::LateRegistered => Some(Self::In),
            Measure::Released
            | Measure::Expelled
            | Measure::Exchanged
            | Measure::Died
            | Measure::Escaped
            | Measure::Transferred
            | Measure::Delisted => Some(Self::Out),
            Measure::Held | Measure::Disappeared => None,
        }
    }
}

/// The persons that no flow given accounts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Residual {
    /// Persons in less persons out: `to − from − inflows + outflows`.
    pub net: Net,
    /// So many must have come in that no figure is given for.
    pub entered_at_least: u128,
    /// So many must have gone that no figure is given for.
    pub left_at_least: u128,
}

impl Residual {
    pub(super) fn of(from: Bounds, to: Bounds, terms: &[Term], read: fn(Spread) -> Bounds) -> Self {
        let net = terms
            .iter()
            .fold(Net::difference(to, from), |net, term| match term.side {
                Side::In => net.minus(read(term.persons)),
                Side::Out => net.plus(read(term.persons)),
            });
        let least = |end: Option<i128>| end.filter(|end| *end > 0).map_or(0, i128::unsigned_abs);
        Self {
            net,
            entered_at_least: least(net.lo()),
            left_at_least: least(net.reversed().lo()),
        }
    }
}

/// A flow that could bear on a balance and was not used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LeftOut {
    /// The claim; of a running count, its first.
    pub claim: ClaimId,
    /// What it counts.
    pub measure: Measure,
    /// Why it was not used.
    pub why: LeftOutFor,
}

/// Why a flow was not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LeftOutFor {
    /// It counts other units: a person may have several detentions, orders or charges.
    Unit,
    /// It counts other people, or people of whom it is not said whether they are among these; or it
    /// counts others too, and there is a figure for these alone.
    Population,
    /// It counts another place.
    Place,
    /// The stock is of the people of one wave, and it counts others.
    Wave,
    /// It was only asked for, announced or ordered.
    Stage,
    /// Its days lie only partly between the two stocks.
    Window,
    /// Its days are not known, or not to a month.
    Undated,
    /// Its people stay in custody: moved to house arrest or elsewhere.
    StillHeld,
    /// It is not known whether its people went in or out.
    Side,
    /// It gives no number of its own.
    Figure,
    /// It is a running count that fell: see [`Break`](crate::discrepancy::Break).
    Fell,
}

impl Balance {
    /// How many flows that were not used are listed at most; [`left_out_more`](Self::left_out_more)
    /// counts the rest.
    pub const LEFT_OUT_LISTED: usize = 20;

    /// How many persons, beyond those given, came or went by one measure **if nothing else did** that
    /// is not given, at face value. An assumption, so it is a method and no result.
    ///
    /// `None` when none can have, whatever the figures are taken to be, or when the measure has no
    /// side. `arrested` between 806 and 800–1,000 with 116 released is 110 to 310.
    #[must_use]
    pub fn missing_if_only(&self, measure: Measure) -> Option<Bounds> {
        only(self.face.net, measure)
    }

    /// The same at the widest.
    #[must_use]
    pub fn missing_if_only_at_widest(&self, measure: Measure) -> Option<Bounds> {
        only(self.widest.net, measure)
    }

    /// What is needed and what is allowed **if the flows given were all there were**, at face value;
    /// `None` when they account for the two stocks. An assumption, so it is a method and no result.
    #[must_use]
    pub fn clash_if_complete(&self) -> Option<Clash> {
        let sum = |side: Side, stock: Bounds| {
            let own = self.terms.iter().filter(|term| term.side == side);
            own.fold(stock, |sum, term| sum + term.persons.core())
        };
        // Everybody who left or is held at the end must have been held at the beginning or come in.
        let later = sum(Side::Out, self.to.spread.core());
        let earlier = sum(Side::In, self.from.spread.core());
        let short = |needs: Bounds, allows: Bounds| Clash::between(needs.lo(), allows.hi()?);
        short(later, earlier).or_else(|| short(earlier, later))
    }
}

fn only(net: Net, measure: Measure) -> Option<Bounds> {
    match Side::of(measure)? {
        Side::In => net.counts(),
        Side::Out => net.reversed().counts(),
    }
}
