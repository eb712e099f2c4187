//! Who and what appears in a small ledger: its sources, populations, waves and times.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::draft::{Draft, PopulationDraft, SourceDraft, WaveDraft};
use crate::model::value::Value;
use crate::model::vocabulary::SourceKind;
use crate::strategy::values::when;

pub(super) const PAGES: [&str; 3] = ["page-a", "page-b", "page-c"];
pub(super) const POPULATIONS: [&str; 3] = ["all", "political", "foreign"];
pub(super) const WAVES: [&str; 4] = ["month", "early", "late", "after"];

/// What kind of body the third voice is.
pub(super) fn kind() -> impl Strategy<Value = SourceKind> {
    prop_oneof![1 => Just(SourceKind::Relatives), 1 => select(SourceKind::ALL)]
}

pub(super) fn cast(published: Vec<Option<String>>, kind: SourceKind) -> Draft {
    let draft = Draft::new()
        .with_source(SourceDraft::new("gov").kind("government").name("the Government"))
        .with_source(SourceDraft::new("minister").kind("government").owner("gov"))
        .with_source(SourceDraft::new("watch").kind("monitor").label("Watch"))
        .with_source(SourceDraft::new("kin").kind(kind.as_str()))
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

pub(super) fn waves() -> impl Strategy<Value = Vec<WaveDraft>> {
    let late = select(vec![
        "2026-01-11/2026-01-20",
        "2026-01-08/2026-01-20",
        "2026-01-12",
    ]);
    let announced = weighted(0.5, day());
    (late, announced, weighted(0.5, select(&POPULATIONS[..]))).prop_map(|(late, announced, population)| {
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
    })
}

/// A day of January 2026.
fn day() -> impl Strategy<Value = String> {
    (1..=31_u8).prop_map(|day| format!("2026-01-{day:02}"))
}

/// A time that is mostly a day of January 2026, and may be any.
pub(super) fn time() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => day(),
        1 => day().prop_map(|day| day + "~"),
        1 => day().prop_map(|day| day + "T09:30-04:00"),
        2 => when().prop_map(|when| when.to_string()),
    ]
    .boxed()
}

/// Sets a field where there is a value for it.
pub(super) fn set<R, V: Into<Value>>(record: R, value: Option<V>, field: fn(R, Value) -> R) -> R {
    match value {
        Some(value) => field(record, value.into()),
        None => record,
    }
}
