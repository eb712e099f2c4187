//! Strategies for whole ledgers, sound ones and those with a planted defect.

use proptest::collection::{SizeRange, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::bounds::Bounds;
use crate::model::draft::{AssumptionDraft, Draft, JudgementDraft};
use crate::strategy::cast::{PAGES, cast, kind, time, waves};
use crate::strategy::claims::{row, with_claims};
use crate::strategy::records::{listing, record, with_records};

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
/// group, three pages, nobody. Up to nine claims count waves, stretches of days and stocks in every
/// form of figure, at every stage and in every unit, or make statements; each may deny, correct,
/// retract, repeat, contain or measure itself against an earlier one. Listings, records of invented
/// persons, judgements and assumptions may be there. Of every vocabulary every word is drawn. A claim
/// refers only to claims before it, so any beginning of the list is sound too, with the judgements and
/// assumptions about it.
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
    let claims = vec(row(), 0..=9);
    let records = (vec(listing(), 0..=2), vec(record(), 0..=5));
    let decided = (vec(judgement(), 0..=2), any::<bool>(), weighted(0.4, assumed()));
    ((published, kind()), waves(), claims, records, decided)
        .prop_map(
            |((published, kind), waves, claims, (listings, records), (judgements, usual, assumed))| {
                let draft = waves.into_iter().fold(cast(published, kind), Draft::with_wave);
                let draft = with_claims(draft, &claims);
                let draft = with_records(draft, &listings, &records);
                let made = judgements
                    .iter()
                    .filter_map(|made| made.over(claims.len(), records.len()));
                let draft = made.fold(draft, Draft::with_judgement);
                let draft = if usual { with_assumptions(draft) } else { draft };
                let made = assumed.and_then(|assumed| assumed.over(claims.len()));
                made.into_iter().fold(draft, Draft::with_assumption)
            },
        )
        .boxed()
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
    (any::<bool>(), any::<bool>(), any::<Index>(), any::<Index>()).prop_map(|(same, persons, one, other)| {
        Judged {
            same,
            persons,
            one,
            other,
        }
    })
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

/// Something assumed of three claims, whichever they will be.
#[derive(Debug, Clone, Copy)]
struct Assumed {
    form: Assuming,
    given: bool,
    among: [Index; 3],
}

#[derive(Debug, Clone, Copy)]
enum Assuming {
    Complete,
    NoMore,
    NoMoreThanWave,
    Balance,
}

fn assumed() -> impl Strategy<Value = Assumed> {
    let forms = vec![
        Assuming::Complete,
        Assuming::NoMore,
        Assuming::NoMoreThanWave,
        Assuming::Balance,
    ];
    (select(forms), weighted(0.3, Just(())), any::<[Index; 3]>()).prop_map(|(form, given, among)| Assumed {
        form,
        given: given.is_some(),
        among,
    })
}

impl Assumed {
    /// `None` when there are no three claims.
    fn over(self, claims: usize) -> Option<AssumptionDraft> {
        let mut left: Vec<String> = (0..claims).map(|at| format!("@c{at}")).collect();
        let mut three = self.among.into_iter().map(|among| {
            let at = (!left.is_empty()).then(|| among.index(left.len()))?;
            Some(left.swap_remove(at))
        });
        let (one, other, third) = (three.next()??, three.next()??, three.next()??);
        let draft = AssumptionDraft::new("of-claims");
        let draft = match self.form {
            Assuming::Complete => draft.complete(one).parts([other, third]),
            Assuming::NoMore => draft.at_most([one, other]),
            Assuming::NoMoreThanWave => draft.at_most([one, "month".to_owned()]),
            Assuming::Balance => draft.balance([one, other]).came(third).left("late"),
        };
        Some(if self.given { draft.given(true) } else { draft })
    }
}
