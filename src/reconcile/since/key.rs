//! [`FigureKey`]: which number of a reconciliation, under a key that lasts from one day to the next.

use time::Date;

use crate::dedup::Voice;
use crate::discrepancy::{Asking, Entry, Role, Scope, StockReport};
use crate::id::{AssumptionId, PopulationId, WaveId};
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Measure, Stage, Unit};
use crate::when::When;

/// Which number of a [`Reconciliation`](crate::reconcile::Reconciliation).
///
/// Keys name voices and scopes rather than claims, so that a correction is the same number with
/// another value. Several values under one key stand side by side: a voice may give two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum FigureKey {
    /// Of a wave, or a stretch of days.
    Flow {
        /// The wave or the days.
        scope: Scope,
        /// What happened; those who left custody in whatever way count as released.
        measure: Measure,
        /// Which of its numbers.
        figure: FlowFigure,
    },
    /// Of a stock at a date.
    Stock {
        /// Who is counted, where, of which wave, in which unit.
        of: StockOf,
        /// The date asked, as ISO text in JSON.
        #[cfg_attr(feature = "serde", serde(serialize_with = "crate::when::day_as_text"))]
        date: Date,
        /// Which of its numbers.
        figure: StockFigure,
    },
    /// Of two stocks of one voice, with the flows it gives between them.
    Balance {
        /// Whose account it is.
        voice: Voice,
        /// What the stocks are of.
        of: StockOf,
        /// The date of the first stock.
        from: When,
        /// The date of the last.
        to: When,
        /// Which of its numbers.
        figure: BalanceFigure,
    },
    /// Of a sum over waves.
    Sum {
        /// The wave that contains the others; `None` for all waves that no wave contains.
        within: Option<WaveId>,
        /// Which of its numbers.
        figure: SumFigure,
    },
    /// What an assumption leaves for a wave.
    Implied {
        /// The assumption.
        assumption: AssumptionId,
        /// The wave.
        wave: WaveId,
        /// The stage.
        stage: Stage,
    },
    /// Of all figures of the ledger taken together.
    Whole(WholeFigure),
    /// Of the rows of the ledger.
    Tally(Tally),
}

/// Which part of an account a number stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part<'a> {
    Flow(&'a Scope, Measure),
    Stock(&'a StockOf),
    Balance(&'a Voice, &'a StockOf),
    Sum,
    Implied,
    Whole,
    Ledger,
}

impl FigureKey {
    pub(crate) fn part(&self) -> Part<'_> {
        match self {
            Self::Flow { scope, measure, .. } => Part::Flow(scope, *measure),
            Self::Stock { of, .. } => Part::Stock(of),
            Self::Balance { voice, of, .. } => Part::Balance(voice, of),
            Self::Sum { .. } => Part::Sum,
            Self::Implied { .. } => Part::Implied,
            Self::Whole(_) => Part::Whole,
            Self::Tally(_) => Part::Ledger,
        }
    }
}

/// What a stock is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StockOf {
    /// Who is counted.
    pub population: Option<PopulationId>,
    /// Where.
    pub place: Option<String>,
    /// Of which wave's people.
    pub wave: Option<WaveId>,
    /// What one unit is.
    pub unit: Unit,
}

impl StockOf {
    /// The stock that a figure counts.
    pub(super) fn counted(entry: &Entry) -> Option<Self> {
        let quantity = &entry.quantity;
        let whole = quantity.measure().is_stock() && quantity.outcome().is_none();
        whole.then(|| Self::whose(quantity))
    }

    /// Whom a quantity counts.
    pub(super) fn whose(quantity: &Quantity) -> Self {
        Self {
            population: quantity.population().cloned(),
            place: quantity.place().map(str::to_owned),
            wave: quantity.wave().cloned(),
            unit: quantity.unit(),
        }
    }

    pub(super) fn of(report: &StockReport) -> Self {
        Self {
            population: report.population.clone(),
            place: report.place.clone(),
            wave: report.wave.clone(),
            unit: report.unit,
        }
    }
}

/// One of the numbers of a [`FlowReport`](crate::discrepancy::FlowReport).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum FlowFigure {
    /// What a voice says: its latest, and everything that cannot be compared.
    Said {
        /// The stage.
        stage: Stage,
        /// What it is of the whole.
        role: Role,
        /// The voice.
        voice: Voice,
    },
    /// What of the numbers said a voice has not verified.
    Gap {
        /// The stage of the numbers said.
        stage: Stage,
        /// The voice whose list it is.
        voice: Voice,
    },
    /// What of the numbers said nobody has verified.
    ByNobody {
        /// The stage of the numbers said.
        stage: Stage,
    },
    /// Announced or ordered and not executed.
    Pending {
        /// The stage of the numbers said.
        stage: Stage,
    },
    /// The least that must have been executed; absent where it is 0.
    Floor,
    /// Persons named; absent where there are none.
    Named,
    /// The highest figure for some of the people; absent where it is 0.
    Parts,
    /// Two totals that clash.
    Clash,
    /// Degree of inconsistency, `D`; absent where it is 0.
    Inconsistency,
    /// Minimum total adjustment, `A`; absent where it is 0.
    Adjustment,
    /// Of the voices that count the whole at one stage.
    Rivals {
        /// The stage.
        stage: Stage,
        /// Which number.
        figure: GroupFigure,
    },
}

/// One of the numbers of a [`StockReport`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum StockFigure {
    /// What a voice says of that date.
    Said {
        /// The voice.
        voice: Voice,
    },
    /// What a voice's list has at that date.
    Listed {
        /// The voice.
        voice: Voice,
    },
    /// The longest list against the lowest total.
    Clash,
    /// Of all totals of the date.
    Group(GroupFigure),
}

/// One of the numbers of a [`GroupReport`](crate::discrepancy::GroupReport) of two figures or more, at face value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum GroupFigure {
    /// The median interval.
    Median,
    /// What the most figures allow.
    Agreement,
    /// How many figures allow that.
    Support,
    /// How many independent voices those are.
    Voices,
    /// Two totals that clash.
    Clash,
    /// Degree of inconsistency, `D`; absent where it is 0.
    Inconsistency,
    /// Minimum total adjustment, `A`; absent where it is 0.
    Adjustment,
    /// Pairs that cannot both hold; absent where there are none.
    Conflicts,
}

/// One of the numbers of a [`Balance`](crate::discrepancy::Balance), at face value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BalanceFigure {
    /// Persons in less persons out that no flow given accounts for.
    Net,
    /// So many must have come in that no figure is given for; absent where it is 0.
    Entered,
    /// So many must have gone that no figure is given for; absent where it is 0.
    Left,
}

/// One of the numbers of a [`Counted`](crate::discrepancy::Counted).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SumFigure {
    /// The sum of the highest counts.
    Highest,
    /// The sum of what they need at least.
    Least,
    /// Waves without a count; absent where there are none.
    Missing,
    /// What the sum leaves of the numbers said of the whole.
    Remainder,
    /// How many more the counts need than such a number allows; absent where they fit.
    ShortBy,
}

/// One of the numbers of a [`Coherence`](crate::discrepancy::Coherence) or of the
/// [`Readings`](crate::discrepancy::Readings), at face value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum WholeFigure {
    /// By how much these cannot all hold; absent where they can, or where fewer of them cannot.
    Contradiction {
        /// The members, in order. A claim is named by the least id of its versions: of its repeats, of what it
        /// corrects and of what corrects it, on either side.
        members: Vec<Asking>,
    },
    /// How many claims must be set aside at least; absent where none.
    Aside,
    /// Degree of inconsistency, `D`; absent where it is 0.
    Inconsistency,
    /// Minimum total adjustment, `A`; absent where it is 0.
    Adjustment,
    /// How many people there are at least whom an assumption says there are none of; absent where it can
    /// hold, and where nothing lets all claims stand.
    Outside {
        /// The assumption.
        assumption: AssumptionId,
    },
}

/// One of the counts of a ledger's rows, voices and persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Tally {
    /// Rows.
    Rows,
    /// Rows printed again on the page that already had them.
    Reprinted,
    /// Rows that are further hearings.
    Repeats,
    /// Rows counted once each: the utterances.
    Counted,
    /// Utterances corrected or retracted.
    Superseded,
    /// Utterances set apart.
    SetApart,
    /// Voices.
    Voices,
    /// Records of detainees.
    Records,
    /// Persons those are taken for.
    Persons,
}
