//! [`FigureKey`]: every number a reader of the account sees, each under a key that lasts from one day
//! to the next.

use std::collections::BTreeMap;

use time::Date;

use crate::bounds::Bounds;
use crate::dedup::{Corroboration, Voice};
use crate::discrepancy::{
    Clash, Counted, Entry, FlowReport, GroupReport, Line, Role, Scope, StockReport, family,
};
use crate::id::{AssumptionId, ClaimId, PopulationId, WaveId};
use crate::model::vocabulary::{Measure, Stage, Unit};
use crate::ratio::Ratio;
use crate::reconcile::Reconciliation;
use crate::spread::Spread;

/// Which number of a [`Reconciliation`].
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
        #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
        date: Date,
        /// Which of its numbers.
        figure: StockFigure,
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
    /// Of the ledger as a whole.
    Tally(Tally),
}

/// Which part of an account a number stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part<'a> {
    Flow(&'a Scope, Measure),
    Stock(&'a StockOf),
    Sum,
    Implied,
    Ledger,
}

impl FigureKey {
    pub(crate) fn part(&self) -> Part<'_> {
        match self {
            Self::Flow { scope, measure, .. } => Part::Flow(scope, *measure),
            Self::Stock { of, .. } => Part::Stock(of),
            Self::Sum { .. } => Part::Sum,
            Self::Implied { .. } => Part::Implied,
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

/// One of the numbers of a [`FlowReport`].
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

/// One of the numbers of a [`GroupReport`] of two figures or more, at face value.
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

/// One of the numbers of a [`Counted`].
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

/// One of the numbers of a ledger as a whole.
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

/// A number as it stands in a result: exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Amount {
    /// A count.
    Count(u128),
    /// A count known to lie between two.
    Range(Bounds),
    /// A figure, at face value and at its widest.
    Figure(Spread),
    /// A fraction.
    Share(Ratio),
    /// So many of so many.
    Of {
        /// How many.
        persons: Bounds,
        /// Of how many.
        of: Bounds,
    },
    /// What is needed and what is allowed.
    Clash {
        /// The highest *at least*.
        needs: u64,
        /// The lowest *at most*.
        allows: u64,
    },
    /// Independent voices.
    Voices {
        /// Surely different ones.
        least: usize,
        /// If all that can be different are.
        most: usize,
    },
}

/// The numbers of a result by key, each key's in order.
pub(super) type Figures = BTreeMap<FigureKey, Vec<Amount>>;

/// Every number of a result. O(n log n).
pub(super) fn figures(found: &Reconciliation<'_>) -> Figures {
    let mut all = Figures::new();
    let mut add = |key: FigureKey, amount: Amount| all.entry(key).or_default().push(amount);
    for report in found.flows() {
        flow(report, &mut |figure, amount| {
            let (scope, measure) = (report.scope.clone(), family(report.measure));
            add(
                FigureKey::Flow {
                    scope,
                    measure,
                    figure,
                },
                amount,
            );
        });
    }
    for report in found.stocks() {
        let of = StockOf::of(report);
        stock(report, &mut |figure, amount| {
            let (of, date) = (of.clone(), report.date);
            add(FigureKey::Stock { of, date, figure }, amount);
        });
    }
    let spreads = found.ledger().spreads(found.settings().lexicon());
    for report in found.counted() {
        sum(&spreads, report, &mut |figure, amount| {
            let within = report.within.clone();
            add(FigureKey::Sum { within, figure }, amount);
        });
    }
    for implied in found.implied() {
        let key = FigureKey::Implied {
            assumption: implied.assumption.clone(),
            wave: implied.wave.clone(),
            stage: implied.stage,
        };
        add(key, Amount::Range(implied.persons));
    }
    for (tally, count) in tallies(found) {
        add(
            FigureKey::Tally(tally),
            Amount::Count(u128::try_from(count).unwrap_or(u128::MAX)),
        );
    }
    for amounts in all.values_mut() {
        amounts.sort_unstable();
    }
    all
}

impl StockOf {
    /// The stock that a figure counts.
    pub(super) fn counted(entry: &Entry) -> Option<Self> {
        let quantity = &entry.quantity;
        let whole = quantity.measure().is_stock() && quantity.outcome().is_none();
        whole.then(|| Self {
            population: quantity.population().cloned(),
            place: quantity.place().map(str::to_owned),
            wave: quantity.wave().cloned(),
            unit: quantity.unit(),
        })
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

fn count(n: impl TryInto<u128>) -> Amount {
    Amount::Count(n.try_into().unwrap_or(u128::MAX))
}

fn clash(clash: Clash) -> Amount {
    Amount::Clash {
        needs: clash.needs,
        allows: clash.allows,
    }
}

fn flow(report: &FlowReport, add: &mut dyn FnMut(FlowFigure, Amount)) {
    let mut faces: BTreeMap<&ClaimId, Bounds> = BTreeMap::new();
    let mut stages: BTreeMap<&ClaimId, Stage> = BTreeMap::new();
    for line in &report.lines {
        faces.insert(&line.entry.claim, line.entry.spread.core());
        stages.insert(&line.entry.claim, line.entry.quantity.stage());
        if shown(line) {
            let figure = FlowFigure::Said {
                stage: line.entry.quantity.stage(),
                role: line.role.clone(),
                voice: line.entry.voice.clone(),
            };
            add(figure, Amount::Figure(line.entry.spread));
        }
    }
    let of = |claim: &ClaimId, persons: Bounds| Amount::Of {
        persons,
        of: faces.get(claim).copied().unwrap_or(Bounds::ANY),
    };
    for gap in &report.gaps {
        let (stage, voice) = (gap.stage, gap.voice.clone());
        add(FlowFigure::Gap { stage, voice }, of(&gap.said, gap.gap.persons));
    }
    for nobody in &report.unverified {
        let stage = nobody.stage;
        add(
            FlowFigure::ByNobody { stage },
            of(&nobody.said, nobody.gap.persons),
        );
    }
    for pending in &report.pending {
        let stage = stages.get(&pending.said).copied().unwrap_or(Stage::Announced);
        add(FlowFigure::Pending { stage }, of(&pending.said, pending.persons));
    }
    let floor = &report.floor;
    let counts = [
        (FlowFigure::Floor, count(floor.count)),
        (FlowFigure::Named, count(floor.persons)),
        (FlowFigure::Parts, count(floor.parts)),
        (FlowFigure::Adjustment, count(report.consistency.adjustment)),
    ];
    for (figure, amount) in counts
        .into_iter()
        .filter(|(_, amount)| *amount != Amount::Count(0))
    {
        add(figure, amount);
    }
    if let Some(found) = report.consistency.clash {
        add(FlowFigure::Clash, clash(found));
        add(
            FlowFigure::Inconsistency,
            Amount::Share(report.consistency.inconsistency),
        );
    }
    for rivals in &report.rivals {
        let stage = rivals.stage;
        group(&rivals.group, &mut |figure, amount| {
            add(FlowFigure::Rivals { stage, figure }, amount);
        });
    }
}

/// Whether a line is a voice's latest, or stands beside the comparison.
pub(super) fn shown(line: &Line) -> bool {
    line.latest || matches!(line.role, Role::Apart(_))
}

fn stock(report: &StockReport, add: &mut dyn FnMut(StockFigure, Amount)) {
    for entry in &report.group.entries {
        let voice = entry.voice.clone();
        add(StockFigure::Said { voice }, Amount::Figure(entry.spread));
    }
    for entry in &report.lists {
        let voice = entry.voice.clone();
        add(StockFigure::Listed { voice }, Amount::Figure(entry.spread));
    }
    if let Some(found) = report.short_of_lists {
        add(StockFigure::Clash, clash(found));
    }
    group(&report.group, &mut |figure, amount| {
        add(StockFigure::Group(figure), amount);
    });
}

fn group(report: &GroupReport, add: &mut dyn FnMut(GroupFigure, Amount)) {
    if report.entries.len() < 2 {
        return;
    }
    let face = &report.face;
    add(GroupFigure::Median, Amount::Range(face.median));
    for region in &face.agreement {
        add(GroupFigure::Agreement, Amount::Range(*region));
    }
    add(GroupFigure::Support, count(face.support));
    let Corroboration { least, most } = report.agreement_voices;
    add(GroupFigure::Voices, Amount::Voices { least, most });
    if let Some(found) = face.clash {
        add(GroupFigure::Clash, clash(found));
        add(GroupFigure::Inconsistency, Amount::Share(face.inconsistency));
        add(GroupFigure::Adjustment, count(face.adjustment));
        add(GroupFigure::Conflicts, count(face.conflicting_pairs));
    }
}

fn sum(spreads: &BTreeMap<ClaimId, Spread>, report: &Counted, add: &mut dyn FnMut(SumFigure, Amount)) {
    add(SumFigure::Highest, count(report.highest));
    add(SumFigure::Least, count(report.least));
    if !report.missing.is_empty() {
        add(SumFigure::Missing, count(report.missing.len()));
    }
    for rest in &report.against {
        let of = spreads
            .get(&rest.claim)
            .map_or(Bounds::ANY, |spread| spread.core());
        let persons = rest.persons;
        add(SumFigure::Remainder, Amount::Of { persons, of });
        if rest.short_by > 0 {
            add(SumFigure::ShortBy, count(rest.short_by));
        }
    }
}

fn tallies(found: &Reconciliation<'_>) -> [(Tally, usize); 9] {
    let rows = found.utterances().rows();
    [
        (Tally::Rows, rows.rows),
        (Tally::Reprinted, rows.reprinted),
        (Tally::Repeats, rows.repeats),
        (Tally::Counted, rows.counted),
        (Tally::Superseded, found.superseded().len()),
        (Tally::SetApart, found.set_apart().len()),
        (Tally::Voices, found.voices().len()),
        (Tally::Records, found.ledger().detainees().len()),
        (Tally::Persons, found.persons().persons().len()),
    ]
}

#[cfg(feature = "serde")]
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn as_text<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&crate::when::When::day(*date))
}
