//! The claims of a small ledger: what each is about, and how it bears on an earlier one.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::figure::Figure;
use crate::model::draft::{ClaimDraft, Draft};
use crate::model::value::Value;
use crate::model::vocabulary::{Measure, Outcome, SetApartFor, StatementKind, Unit};
use crate::strategy::cast::{PAGES, POPULATIONS, WAVES, set, time};
use crate::strategy::values::figure;

const SPEAKERS: [&str; 5] = ["gov", "minister", "watch", "kin", "groups"];

/// What a claim is about.
#[derive(Debug, Clone)]
enum Subject {
    Wave {
        wave: &'static str,
        measure: &'static str,
        outcome: Option<Outcome>,
    },
    Days {
        window: String,
        measure: &'static str,
    },
    Held,
    Statement(StatementKind),
}

/// How a claim bears on an earlier one; at most one tie per claim, so that nothing goes in a circle.
#[derive(Debug, Clone, Copy)]
enum Tie {
    Denies,
    Corrects,
    Retracts,
    Includes,
    AddsTo,
    PartOf,
    PageInfers,
    SameUtterance,
    Reprints,
    Fewer,
    More,
    Majority,
}

const TIES: [Tie; 12] = [
    Tie::Denies,
    Tie::Corrects,
    Tie::Retracts,
    Tie::Includes,
    Tie::AddsTo,
    Tie::PartOf,
    Tie::PageInfers,
    Tie::SameUtterance,
    Tie::Reprints,
    Tie::Fewer,
    Tie::More,
    Tie::Majority,
];

/// What else a claim carries.
#[derive(Debug, Clone, Copy)]
enum Extra {
    Nothing,
    OtherFigure,
    OtherDays,
    SetApart(SetApartFor),
    Confirmed,
    Labelled,
}

/// One claim before it has its place in the list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    by: Vec<&'static str>,
    jointly: bool,
    page: Option<&'static str>,
    subject: Subject,
    stage: &'static str,
    unit: Option<Unit>,
    population: Option<&'static str>,
    figure: Option<Figure>,
    said: Option<String>,
    as_of: Option<String>,
    tie: Option<(Tie, Index)>,
    extra: Extra,
}

pub(super) fn row() -> impl Strategy<Value = Row> {
    let by = prop_oneof![
        6 => select(&SPEAKERS[..]).prop_map(|one| vec![one]),
        1 => Just(vec!["gov", "watch"]),
        1 => Just(vec!["watch", "kin"]),
        1 => Just(Vec::new()),
    ];
    let left = prop_oneof![6 => Just("released"), 1 => Just("expelled"), 1 => Just("exchanged")];
    let outcome = weighted(0.1, select(Outcome::ALL));
    let named = prop_oneof![1 => Just("month"), 2 => select(&WAVES[..])];
    let wave = (named, left, outcome).prop_map(|(wave, measure, outcome)| Subject::Wave {
        wave,
        measure,
        outcome,
    });
    let flows: Vec<Measure> = Measure::ALL
        .iter()
        .copied()
        .filter(|measure| !measure.is_stock())
        .collect();
    let happened = prop_oneof![1 => Just(Measure::Released), 2 => select(flows)];
    let days = (
        select(vec![
            "2026-01",
            "2026-01-01/2026-01-20",
            "2025-12/..",
            "../2026-01-20",
        ]),
        happened.prop_map(Measure::as_str),
    );
    let subject = prop_oneof![
        7 => wave,
        2 => days.prop_map(|(days, measure)| Subject::Days { window: days.to_owned(), measure }),
        6 => Just(Subject::Held),
        1 => select(StatementKind::ALL).prop_map(Subject::Statement),
    ];
    let stages = prop_oneof![
        3 => Just("executed"),
        3 => Just("verified"),
        1 => select(vec!["announced", "ordered", "requested"]),
    ];
    let quantity = (
        subject.boxed(),
        stages.boxed(),
        weighted(0.1, select(Unit::ALL)),
        weighted(0.2, select(&POPULATIONS[..])),
    );
    let number = prop_oneof![5 => few(), 2 => figure()].boxed();
    let times = (weighted(0.6, time()), weighted(0.75, time()));
    let extras = vec![
        Extra::Nothing,
        Extra::Nothing,
        Extra::Nothing,
        Extra::Nothing,
        Extra::Nothing,
        Extra::OtherFigure,
        Extra::OtherDays,
        Extra::SetApart(SetApartFor::Date),
        Extra::SetApart(SetApartFor::Scope),
        Extra::Confirmed,
        Extra::Labelled,
    ];
    let tie = weighted(0.4, (select(&TIES[..]), any::<Index>()));
    let voice = (by.boxed(), any::<bool>(), weighted(0.8, select(&PAGES[..])));
    (voice, quantity, weighted(0.9, number), times, tie, select(extras))
        .prop_map(
            |((by, jointly, page), (subject, stage, unit, population), figure, times, tie, extra)| {
                let (said, as_of) = times;
                Row {
                    by,
                    jointly,
                    page,
                    subject,
                    stage,
                    unit,
                    population,
                    figure,
                    said,
                    as_of,
                    tie,
                    extra,
                }
            },
        )
        .boxed()
}

/// A few exact numbers: the same one is often given twice.
fn few() -> impl Strategy<Value = Figure> {
    let numbers = ["40", "41", "73", "116", "800-1000", ">=40", "<41", "?"];
    select(numbers.to_vec()).prop_filter_map("it is a figure", |text| text.parse().ok())
}

pub(super) fn with_claims(mut draft: Draft, rows: &[Row]) -> Draft {
    // Whether a claim counts something, taken over or of its own.
    let mut counts: Vec<bool> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let tie = row
            .tie
            .as_ref()
            .filter(|_| at > 0)
            .map(|(tie, of)| (*tie, of.index(at)));
        let target = tie.map_or(String::new(), |(_, of)| format!("c{of}"));
        let inherits = tie.and_then(|(_, of)| counts.get(of)).copied().unwrap_or(false);
        let new = set(ClaimDraft::new(&format!("c{at}")), row.page, ClaimDraft::via);
        let own = !matches!(row.subject, Subject::Statement(_));
        let (claim, counted) = match tie.map(|(tie, _)| tie) {
            Some(Tie::Reprints) => (new.reprints(target), inherits),
            Some(Tie::Corrects) if inherits => {
                let claim = set(new.corrects(target), row.figure.as_ref(), ClaimDraft::figure);
                (set(claim, row.said.clone(), ClaimDraft::said), true)
            }
            tie => (row.whole(new, tie, target), own),
        };
        counts.push(counted);
        draft = draft.with_claim(claim);
    }
    draft
}

impl Row {
    /// A claim that says all of it itself.
    fn whole(&self, claim: ClaimDraft, tie: Option<Tie>, target: String) -> ClaimDraft {
        let mut claim = match self.by.as_slice() {
            [] => claim,
            [one] => claim.by(*one),
            several => claim.by(several.to_vec()).jointly(self.jointly),
        };
        claim = set(claim, self.said.clone(), ClaimDraft::said);
        let population = self.population;
        claim = match &self.subject {
            Subject::Wave {
                wave,
                measure,
                outcome,
            } => {
                let claim = claim.count(*measure).wave(*wave).stage(self.stage);
                let claim = set(claim, outcome.map(Outcome::as_str), ClaimDraft::outcome);
                let claim = set(claim, population, ClaimDraft::population);
                set(claim, self.as_of.clone(), ClaimDraft::as_of)
            }
            Subject::Days { window, measure } => {
                let claim = claim.count(*measure).window(window.clone()).stage(self.stage);
                set(claim, population, ClaimDraft::population)
            }
            Subject::Held => {
                let claim = claim.count("held").population(population.unwrap_or("all"));
                set(claim, self.as_of.clone(), ClaimDraft::as_of)
            }
            Subject::Statement(kind) => claim.statement(kind.as_str()).about(["gov", "month"]),
        };
        let statement = matches!(self.subject, Subject::Statement(_));
        let unit = self.unit.filter(|_| !statement).map(Unit::as_str);
        claim = set(claim, unit, ClaimDraft::unit);
        let figure = match tie {
            _ if statement => None,
            Some(Tie::Fewer) => Some(format!("< @{target}")),
            Some(Tie::More) => Some(format!("> @{target}")),
            Some(Tie::Majority) => Some(format!("majority of @{target}")),
            _ => self.figure.as_ref().map(ToString::to_string),
        };
        claim = match tie {
            None | Some(Tie::Fewer | Tie::More | Tie::Majority | Tie::Reprints) => claim,
            Some(Tie::Denies) => claim.denies(target),
            Some(Tie::Corrects) => claim.corrects(target),
            Some(Tie::Retracts) => claim.retracts(target),
            Some(Tie::Includes) => claim.includes(target),
            Some(Tie::AddsTo) => claim.adds_to(target),
            Some(Tie::PartOf) => claim.part_of(target),
            Some(Tie::PageInfers) => {
                claim.part_of(Value::record([("claim", target.as_str()), ("by", "page-a")]))
            }
            Some(Tie::SameUtterance) => claim.same_utterance(target).because("the same words"),
        };
        let claim = match self.extra {
            Extra::OtherFigure if figure.is_some() => {
                claim.or([Value::record([("label", "read otherwise"), ("figure", "~100")])])
            }
            Extra::OtherDays if !statement => {
                let days = [
                    ("wave", Value::Null),
                    ("window", "2026-01-02".into()),
                    ("label", "one day".into()),
                ];
                claim.or([Value::record(days)])
            }
            Extra::SetApart(ground) if !statement => {
                let apart = [("for", ground.as_str()), ("because", "on no other page")];
                claim.set_apart(Value::record(apart))
            }
            Extra::Confirmed => claim.confirmed_by(Value::record([("by", "kin"), ("relayed_by", "watch")])),
            Extra::Labelled => claim.label("in a few words").note("a note").at("l24"),
            Extra::Nothing | Extra::OtherFigure | Extra::OtherDays | Extra::SetApart(_) => claim,
        };
        set(claim, figure, ClaimDraft::figure)
    }
}
