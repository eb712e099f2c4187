//! Ledgers of numbers: two waves, days, populations, lists, parts of and beside one another, few enough
//! people that most do not fit.

use cotejo::{AssumptionDraft, ClaimDraft, Draft, PopulationDraft, SourceDraft, WaveDraft, strategy};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One count before it has its place in the list.
#[derive(Debug, Clone)]
struct Count {
    by: &'static str,
    of: Of,
    political: bool,
    list: bool,
    figure: String,
    tie: Option<(&'static str, Index)>,
}

#[derive(Debug, Clone, Copy)]
enum Of {
    Wave(&'static str),
    Days(&'static str),
    Held(&'static str),
}

fn count() -> impl Strategy<Value = Count> {
    let of = prop_oneof![
        3 => select(vec!["month", "early", "late"]).prop_map(Of::Wave),
        2 => select(vec!["2026-01", "2026-01-01/2026-01-15", "2026-01-16/2026-01-31"]).prop_map(Of::Days),
        1 => select(vec!["2026-01-01", "2026-01-31"]).prop_map(Of::Held),
    ];
    let figure = prop_oneof![
        4 => (0..30_u32).prop_map(|n| n.to_string()),
        2 => (0..30_u32).prop_map(|n| format!(">={n}")),
        1 => (0..30_u32).prop_map(|n| format!("<={n}")),
        1 => (0..20_u32, 0..9_u32).prop_map(|(n, more)| format!("{n}-{}", n + more)),
    ];
    let tie = weighted(
        0.4,
        (
            select(vec!["part_of", "includes", "adds_to", "majority"]),
            any::<Index>(),
        ),
    );
    let by = select(vec!["gov", "press", "watch"]);
    (
        by,
        of,
        weighted(0.3, Just(())),
        weighted(0.2, Just(())),
        figure,
        tie,
    )
        .prop_map(|(by, of, political, list, figure, tie)| Count {
            by,
            of,
            political: political.is_some(),
            list: list.is_some(),
            figure,
            tie,
        })
}

impl Count {
    fn claim(&self, at: usize) -> ClaimDraft {
        let claim = ClaimDraft::new(&format!("c{at}")).by(self.by);
        let claim = match self.of {
            Of::Wave(wave) => claim.count("released").wave(wave),
            Of::Days(days) => claim.count("released").window(days),
            Of::Held(day) => claim.count("held").as_of(day),
        };
        let stock = matches!(self.of, Of::Held(_));
        let claim = claim.population(if self.political { "political" } else { "all" });
        let claim = if self.list && !stock {
            claim.stage("verified")
        } else {
            claim
        };
        let Some((kind, other)) = self.tie.filter(|_| at > 0) else {
            return claim.figure(self.figure.clone());
        };
        let other = format!("c{}", other.index(at));
        match kind {
            "majority" => claim.figure(format!("majority of @{other}")),
            "part_of" => claim.figure(self.figure.clone()).part_of(other),
            "includes" => claim.figure(self.figure.clone()).includes(other),
            _ => claim.figure(self.figure.clone()).adds_to(other),
        }
    }
}

/// Up to seven counts, and the two waves given or not as all of the month.
pub(crate) fn counts() -> impl Strategy<Value = Draft> {
    (vec(count(), 1..=7), any::<bool>()).prop_map(|(counts, all)| {
        let draft = ["gov", "press", "watch"].into_iter().map(SourceDraft::new);
        let draft = draft
            .fold(Draft::new(), Draft::with_source)
            .with_population(PopulationDraft::new("all"))
            .with_population(PopulationDraft::new("political").within("all"))
            .with_wave(WaveDraft::new("month").window("2026-01").population("all"))
            .with_wave(
                WaveDraft::new("early")
                    .window("2026-01-01/2026-01-15")
                    .within("month")
                    .population("all"),
            )
            .with_wave(
                WaveDraft::new("late")
                    .window("2026-01-16/2026-01-31")
                    .within("month")
                    .population("all"),
            );
        let draft = counts
            .iter()
            .enumerate()
            .fold(draft, |draft, (at, count)| draft.with_claim(count.claim(at)));
        let waves = AssumptionDraft::new("two")
            .complete("month")
            .parts(["early", "late"])
            .given(true);
        if all { draft.with_assumption(waves) } else { draft }
    })
}

/// A ledger of numbers, or any small one.
pub(crate) fn any_ledger() -> impl Strategy<Value = Draft> {
    prop_oneof![3 => counts(), 1 => strategy::small_ledger()]
}
