//! Every number a reader of the account sees, by its key.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::dedup::Corroboration;
use crate::discrepancy::{Balance, Clash, Counted, FlowReport, GroupReport, Line, Role, StockReport, family};
use crate::id::ClaimId;
use crate::model::vocabulary::Stage;
use crate::reconcile::Reconciliation;
use crate::reconcile::since::amount::Amount;
use crate::reconcile::since::key::{
    BalanceFigure, FigureKey, FlowFigure, GroupFigure, StockFigure, StockOf, SumFigure, Tally,
};
use crate::reconcile::since::version::Versions;
use crate::reconcile::since::whole::whole;
use crate::spread::Spread;

/// The numbers of a result by key, each key's in order.
pub(super) type Figures = BTreeMap<FigureKey, Vec<Amount>>;

/// Every number of a result. O(n log n).
pub(super) fn figures(found: &Reconciliation<'_>, versions: &Versions<'_>) -> Figures {
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
    for report in found.balances() {
        // Stocks without a date are in no balance.
        let (Some(from), Some(to)) = (&report.from.dated, &report.to.dated) else {
            continue;
        };
        balance(report, &mut |figure, amount| {
            let key = FigureKey::Balance {
                voice: report.voice.clone(),
                of: StockOf::whose(&report.from.quantity),
                from: from.clone(),
                to: to.clone(),
                figure,
            };
            add(key, amount);
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
    whole(found, versions, &mut |figure, amount| {
        add(FigureKey::Whole(figure), amount);
    });
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

fn balance(report: &Balance, add: &mut dyn FnMut(BalanceFigure, Amount)) {
    let face = &report.face;
    add(BalanceFigure::Net, Amount::Net(face.net));
    if face.entered_at_least > 0 {
        add(BalanceFigure::Entered, count(face.entered_at_least));
    }
    if face.left_at_least > 0 {
        add(BalanceFigure::Left, count(face.left_at_least));
    }
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
