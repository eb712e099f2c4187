//! Strategies for whole ledgers, sound ones and those with a planted defect.

use proptest::collection::{SizeRange, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::values::{figure, when};
use crate::bounds::Bounds;
use crate::figure::Figure;
use crate::model::draft::{
    AssumptionDraft, ClaimDraft, DetaineeDraft, Draft, JudgementDraft, ListingDraft,
    PopulationDraft, SourceDraft, WaveDraft,
};
use crate::model::value::Value;

/// Groups of figures for one quantity, so close together that most groups conflict.
///
/// No end is above 20: a test can try every count.
///
/// ```
/// use cotejo::{discrepancy::Scores, strategy};
/// use proptest::test_runner::TestRunner;
/// TestRunner::deterministic().run(&strategy::one_quantity(0..=5), |figures| {
///     let scores = Scores::of(&figures);
///     assert_eq!(scores.inconsistency.is_zero(), scores.adjustment == 0);
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn one_quantity(size: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Bounds>> {
    let end = || 0..=20_u64;
    let figure = prop_oneof![
        4 => end().prop_map(Bounds::exactly),
        3 => (end(), end()).prop_map(|(a, b)| Bounds::exactly(a).hull(Bounds::exactly(b))),
        2 => end().prop_map(Bounds::at_least),
        2 => end().prop_map(Bounds::at_most),
    ];
    vec(figure.boxed(), size)
}

/// Small ledgers that the door lets in, with records of every kind.
///
/// A fixed cast speaks: a government and its minister (one voice), a monitor, relatives, an unnamed
/// group, three pages, nobody. Up to eight claims count waves, stretches of days and stocks in every
/// form of figure at every stage, or make statements; each may deny, correct, retract, repeat,
/// contain or measure itself against an earlier one. Listings, records of invented persons,
/// judgements and assumptions may be there. A claim refers only to claims before it, so any
/// beginning of the list is sound too.
///
/// ```
/// use cotejo::{Ledger, strategy};
/// use proptest::test_runner::TestRunner;
/// TestRunner::deterministic().run(&strategy::small_ledger(), |draft| {
///     assert!(Ledger::try_from(draft).is_ok());
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn small_ledger() -> impl Strategy<Value = Draft> {
    let published = vec(weighted(0.7, time()), PAGES.len());
    let claims = vec(row(), 0..=8);
    let records = (vec(weighted(0.8, time()), 0..=2), vec(record(), 0..=5));
    let decided = (vec(judgement(), 0..=2), any::<bool>());
    (published, waves(), claims, records, decided)
        .prop_map(
            |(published, waves, claims, (listings, records), (judgements, assumed))| {
                let draft = waves.into_iter().fold(cast(published), Draft::with_wave);
                let draft = with_claims(draft, &claims);
                let draft = with_records(draft, &listings, &records);
                let made = judgements
                    .iter()
                    .filter_map(|made| made.over(claims.len(), records.len()));
                let draft = made.fold(draft, Draft::with_judgement);
                if assumed {
                    with_assumptions(draft)
                } else {
                    draft
                }
            },
        )
        .boxed()
}

const SPEAKERS: [&str; 5] = ["gov", "minister", "watch", "kin", "groups"];
const PAGES: [&str; 3] = ["page-a", "page-b", "page-c"];
const POPULATIONS: [&str; 3] = ["all", "political", "foreign"];
const WAVES: [&str; 4] = ["month", "early", "late", "after"];

fn cast(published: Vec<Option<String>>) -> Draft {
    let draft = Draft::new()
        .with_source(
            SourceDraft::new("gov")
                .kind("government")
                .name("the Government"),
        )
        .with_source(SourceDraft::new("minister").kind("government").owner("gov"))
        .with_source(SourceDraft::new("watch").kind("monitor").label("Watch"))
        .with_source(SourceDraft::new("kin").kind("relatives"))
        .with_source(
            SourceDraft::new("groups")
                .kind("monitor")
                .plural(true)
                .members("watch"),
        )
        .with_population(PopulationDraft::new("all").label("everybody held"))
        .with_population(PopulationDraft::new("political").within("all").by("watch"))
        .with_population(
            PopulationDraft::new("foreign")
                .within(["all"])
                .disjoint("political"),
        );
    PAGES
        .iter()
        .zip(published)
        .fold(draft, |draft, (page, published)| {
            let page = SourceDraft::new(page).kind("press");
            draft.with_source(set(page, published, SourceDraft::published))
        })
}

fn waves() -> impl Strategy<Value = Vec<WaveDraft>> {
    let late = select(vec![
        "2026-01-11/2026-01-20",
        "2026-01-08/2026-01-20",
        "2026-01-12",
    ]);
    let announced = weighted(0.5, day());
    (late, announced, weighted(0.5, select(&POPULATIONS[..]))).prop_map(
        |(late, announced, population)| {
            let early = WaveDraft::new("early")
                .window("2026-01-01/2026-01-10")
                .within("month");
            vec![
                WaveDraft::new("month")
                    .window("2026-01")
                    .population("all")
                    .label("January"),
                set(early, population, WaveDraft::population),
                set(WaveDraft::new("late"), announced, WaveDraft::announced)
                    .window(late)
                    .within("month")
                    .place("the capital"),
                WaveDraft::new("after").window("2026-02/.."),
            ]
        },
    )
}

/// What a claim is about.
#[derive(Debug, Clone)]
enum Subject {
    Wave {
        wave: &'static str,
        measure: &'static str,
        outcome: Option<&'static str>,
    },
    Days {
        window: String,
        measure: &'static str,
    },
    Held,
    Statement(&'static str),
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
    SetApart,
    Confirmed,
    Labelled,
}

/// One claim before it has its place in the list.
#[derive(Debug, Clone)]
struct Row {
    by: Vec<&'static str>,
    jointly: bool,
    page: Option<&'static str>,
    subject: Subject,
    stage: &'static str,
    population: Option<&'static str>,
    figure: Option<Figure>,
    said: Option<String>,
    as_of: Option<String>,
    tie: Option<(Tie, Index)>,
    extra: Extra,
}

fn row() -> impl Strategy<Value = Row> {
    let by = prop_oneof![
        6 => select(&SPEAKERS[..]).prop_map(|one| vec![one]),
        1 => Just(vec!["gov", "watch"]),
        1 => Just(vec!["watch", "kin"]),
        1 => Just(Vec::new()),
    ];
    let measure = || {
        select(vec![
            "released",
            "released",
            "released",
            "expelled",
            "exchanged",
        ])
    };
    let outcome = weighted(0.15, select(vec!["conditional", "house-arrest"]));
    let wave = (select(&WAVES[..]), measure(), outcome).prop_map(|(wave, measure, outcome)| {
        Subject::Wave {
            wave,
            measure,
            outcome,
        }
    });
    let happened = select(vec!["released", "arrested", "died", "transferred"]);
    let days = (
        select(vec!["2026-01", "2026-01-01/2026-01-20", "2025-12/.."]),
        happened,
    );
    let kinds = vec!["accusation", "demand", "explanation", "remark"];
    let subject = prop_oneof![
        5 => wave,
        2 => days.prop_map(|(days, measure)| Subject::Days { window: days.to_owned(), measure }),
        4 => Just(Subject::Held),
        1 => select(kinds).prop_map(Subject::Statement),
    ];
    let stages = vec!["executed", "verified", "announced", "ordered", "requested"];
    let quantity = (
        subject.boxed(),
        select(stages),
        weighted(0.4, select(&POPULATIONS[..])),
    );
    let number = prop_oneof![5 => few(), 2 => figure()].boxed();
    let times = (weighted(0.6, time()), weighted(0.5, time()));
    let extras = vec![
        Extra::Nothing,
        Extra::Nothing,
        Extra::Nothing,
        Extra::OtherFigure,
        Extra::OtherDays,
        Extra::SetApart,
        Extra::Confirmed,
        Extra::Labelled,
    ];
    let tie = weighted(0.4, (select(&TIES[..]), any::<Index>()));
    let voice = (by.boxed(), any::<bool>(), weighted(0.8, select(&PAGES[..])));
    (
        voice,
        quantity,
        weighted(0.9, number),
        times,
        tie,
        select(extras),
    )
        .prop_map(
            |((by, jointly, page), (subject, stage, population), figure, times, tie, extra)| {
                let (said, as_of) = times;
                Row {
                    by,
                    jointly,
                    page,
                    subject,
                    stage,
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

/// A day of January 2026.
fn day() -> impl Strategy<Value = String> {
    (1..=31_u8).prop_map(|day| format!("2026-01-{day:02}"))
}

/// A time that is mostly a day of January 2026, and may be any.
fn time() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => day(),
        1 => day().prop_map(|day| day + "~"),
        1 => day().prop_map(|day| day + "T09:30-04:00"),
        2 => when().prop_map(|when| when.to_string()),
    ]
    .boxed()
}

/// Sets a field where there is a value for it.
fn set<R, V: Into<Value>>(record: R, value: Option<V>, field: fn(R, Value) -> R) -> R {
    match value {
        Some(value) => field(record, value.into()),
        None => record,
    }
}

fn with_claims(mut draft: Draft, rows: &[Row]) -> Draft {
    // Whether a claim counts something, taken over or of its own.
    let mut counts: Vec<bool> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let tie = row
            .tie
            .as_ref()
            .filter(|_| at > 0)
            .map(|(tie, of)| (*tie, of.index(at)));
        let target = tie.map_or(String::new(), |(_, of)| format!("c{of}"));
        let inherits = tie
            .and_then(|(_, of)| counts.get(of))
            .copied()
            .unwrap_or(false);
        let new = set(
            ClaimDraft::new(&format!("c{at}")),
            row.page,
            ClaimDraft::via,
        );
        let own = !matches!(row.subject, Subject::Statement(_));
        let (claim, counted) = match tie.map(|(tie, _)| tie) {
            Some(Tie::Reprints) => (new.reprints(target), inherits),
            Some(Tie::Corrects) if inherits => {
                let claim = set(
                    new.corrects(target),
                    row.figure.as_ref(),
                    ClaimDraft::figure,
                );
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
                let claim = set(claim, *outcome, ClaimDraft::outcome);
                let claim = set(claim, population, ClaimDraft::population);
                set(claim, self.as_of.clone(), ClaimDraft::as_of)
            }
            Subject::Days { window, measure } => {
                let claim = claim
                    .count(*measure)
                    .window(window.clone())
                    .stage(self.stage);
                set(claim, population, ClaimDraft::population)
            }
            Subject::Held => {
                let claim = claim.count("held").population(population.unwrap_or("all"));
                set(claim, self.as_of.clone(), ClaimDraft::as_of)
            }
            Subject::Statement(kind) => claim.statement(*kind).about(["gov", "month"]),
        };
        let statement = matches!(self.subject, Subject::Statement(_));
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
            Some(Tie::PageInfers) => claim.part_of(Value::record([
                ("claim", target.as_str()),
                ("by", "page-a"),
            ])),
            Some(Tie::SameUtterance) => claim.same_utterance(target).because("the same words"),
        };
        let claim = match self.extra {
            Extra::OtherFigure if figure.is_some() => claim.or([Value::record([
                ("label", "read otherwise"),
                ("figure", "~100"),
            ])]),
            Extra::OtherDays if !statement => {
                let days = [
                    ("wave", Value::Null),
                    ("window", "2026-01-02".into()),
                    ("label", "one day".into()),
                ];
                claim.or([Value::record(days)])
            }
            Extra::SetApart if !statement => claim.set_apart(Value::record([
                ("for", "date"),
                ("because", "on no other page"),
            ])),
            Extra::Confirmed => {
                claim.confirmed_by(Value::record([("by", "kin"), ("relayed_by", "watch")]))
            }
            Extra::Labelled => claim.label("in a few words").note("a note").at("l24"),
            Extra::Nothing | Extra::OtherFigure | Extra::OtherDays | Extra::SetApart => claim,
        };
        set(claim, figure, ClaimDraft::figure)
    }
}

/// One record of an invented person: its listing, the number of its case, the wave that freed it.
type Record = (Option<Index>, Option<u8>, Option<&'static str>);

fn record() -> impl Strategy<Value = Record> {
    (
        weighted(0.7, any::<Index>()),
        weighted(0.6, 1..=3_u8),
        weighted(0.6, select(&WAVES[..])),
    )
}

fn with_records(mut draft: Draft, listings: &[Option<String>], records: &[Record]) -> Draft {
    for (at, as_of) in listings.iter().enumerate() {
        let listing = ListingDraft::new(&format!("list-{at}"))
            .by("watch")
            .coverage("partial");
        draft = draft.with_listing(set(listing, as_of.clone(), ListingDraft::as_of));
    }
    for (at, (listing, case, wave)) in records.iter().enumerate() {
        let listing = listing
            .filter(|_| !listings.is_empty())
            .map(|of| of.index(listings.len()));
        let person = DetaineeDraft::new(&format!("d-{at}")).name("Invented Person");
        let person = set(
            person,
            listing.map(|of| format!("list-{of}")),
            DetaineeDraft::listing,
        );
        let person = set(
            person,
            case.map(|case| format!("case:{case}")),
            DetaineeDraft::identifiers,
        );
        let event = wave.map(|wave| Value::record([("what", "released"), ("wave", wave)]));
        draft = draft.with_detainee(set(person, event, DetaineeDraft::events));
    }
    draft
}

/// A decision about two claims or two records, whichever they will be.
#[derive(Debug, Clone, Copy)]
struct Judged {
    same: bool,
    persons: bool,
    one: Index,
    other: Index,
}

fn judgement() -> impl Strategy<Value = Judged> {
    (any::<bool>(), any::<bool>(), any::<Index>(), any::<Index>()).prop_map(
        |(same, persons, one, other)| Judged {
            same,
            persons,
            one,
            other,
        },
    )
}

impl Judged {
    /// `None` when there are no two to decide about.
    fn over(self, claims: usize, records: usize) -> Option<JudgementDraft> {
        let (kind, among) = if self.persons {
            ("d-", records)
        } else {
            ("c", claims)
        };
        let one = self.one.index(among.max(1));
        let other = (0..among)
            .filter(|at| *at != one)
            .nth(self.other.index(among.max(2) - 1))?;
        let (one, other) = (format!("{kind}{one}"), format!("{kind}{other}"));
        let ids = [one.as_str(), other.as_str()];
        Some(match (self.same, self.persons) {
            (true, true) => JudgementDraft::same_person(ids, "one face"),
            (false, true) => JudgementDraft::different_persons(ids, "seen together"),
            (true, false) => JudgementDraft::same_utterance(ids, "one speech"),
            (false, false) => JudgementDraft::different_utterances(ids, "two speeches"),
        })
    }
}

fn with_assumptions(draft: Draft) -> Draft {
    draft
        .with_assumption(
            AssumptionDraft::new("two-waves")
                .complete("month")
                .parts(["early", "late"]),
        )
        .with_assumption(AssumptionDraft::new("ceiling").at_most(["executed", "announced"]))
}
