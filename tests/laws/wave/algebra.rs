//! Laws of comparing two waves.
//!
//! - `either_order_gives_the_same_answer`
//! - `parts_in_either_order_give_mirrored_answers`
//! - `a_copy_of_a_wave_is_proposed_the_same`
//! - `a_wave_inside_anothers_days_and_people_is_nested`
//! - `surely_disjoint_days_are_never_the_same`
//! - `shifting_every_date_changes_nothing`
//! - `the_order_of_the_file_changes_nothing`
//! - `shared_persons_never_make_two_waves_separate`
//! - `the_proposal_never_goes_against_what_is_sure`

use cotejo::wave::{Certain, Reason, WaveRelation, compare};
use cotejo::{ClaimDraft, Draft, Ledger, WaveDraft, link, strategy};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::{all, cast, compared, id, left, nested, relation};
use crate::config;

/// A wave as its parts, on days counted from some first day.
#[derive(Debug, Clone)]
struct Parts {
    days: Option<(u8, u8)>,
    population: Option<&'static str>,
    place: Option<&'static str>,
    announced: Option<u8>,
    /// Who says how many on which day, and whether it is announced.
    said: Option<(&'static str, u8, u8, bool)>,
}

/// The n-th day from the 1st of March 2026, moved.
fn day(n: u8, shift: u8) -> String {
    let first = cotejo::Date::from_calendar_date(2026, time::Month::March, 1).unwrap();
    let date = first.to_julian_day() + i32::from(n) + i32::from(shift);
    cotejo::Date::from_julian_day(date).unwrap().to_string()
}

fn parts() -> impl Strategy<Value = Parts> {
    (
        weighted(0.85, (0..12_u8, 0..5_u8)),
        weighted(0.7, select(vec!["all", "marchers", "foreign", "listed"])),
        weighted(0.3, select(vec!["the north gate", "the quarry"])),
        weighted(0.4, 0..12_u8),
        weighted(
            0.6,
            (
                select(vec!["crown", "herald", "lantern"]),
                5..8_u8,
                10..12_u8,
                any::<bool>(),
            ),
        ),
    )
        .prop_map(|(days, population, place, announced, said)| Parts {
            days,
            population,
            place,
            announced,
            said,
        })
}

fn with(mut draft: Draft, id: &str, parts: &Parts, shift: u8) -> Draft {
    let mut wave = WaveDraft::new(id);
    if let Some((from, length)) = parts.days {
        wave = wave.window(format!("{}/{}", day(from, shift), day(from + length, shift)));
    }
    if let Some(population) = parts.population {
        wave = wave.population(population);
    }
    if let Some(place) = parts.place {
        wave = wave.place(place);
    }
    if let Some(announced) = parts.announced {
        wave = wave.announced(day(announced, shift));
    }
    if let Some((by, figure, on, announced)) = parts.said {
        let claim = ClaimDraft::new(&format!("c-{id}"))
            .by(by)
            .count("released")
            .wave(id);
        let stage = if announced { "announced" } else { "executed" };
        let claim = claim.stage(stage).figure(u64::from(figure)).said(day(on, shift));
        draft = draft.with_claim(claim);
    }
    draft.with_wave(wave)
}

fn two(one: &Parts, other: &Parts, shift: u8) -> Draft {
    with(with(cast(), "a", one, shift), "b", other, shift)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn either_order_gives_the_same_answer(draft in strategy::small_ledger()) {
        let ledger = Ledger::try_from(draft).unwrap();
        let persons = link::resolve(&ledger);
        for one in ledger.waves() {
            for other in ledger.waves() {
                prop_assert_eq!(
                    compare(&ledger, &persons, one, other),
                    compare(&ledger, &persons, other, one)
                );
            }
        }
    }

    #[test]
    fn parts_in_either_order_give_mirrored_answers(one in parts(), other in parts()) {
        let (there, back) = (relation(&two(&one, &other, 0), "a", "b"), relation(&two(&other, &one, 0), "a", "b"));
        let mirrored = match back {
            WaveRelation::Nested { inner } if inner == id("a") => nested("b"),
            WaveRelation::Nested { .. } => nested("a"),
            other => other,
        };
        prop_assert_eq!(there, mirrored);
    }

    #[test]
    fn a_copy_of_a_wave_is_proposed_the_same(mut parts in parts(), open in any::<bool>()) {
        parts.days = parts.days.or(Some((3, 2)));
        parts.said = None;
        let draft = two(&parts, &parts, 0);
        prop_assert_eq!(relation(&draft, "a", "b"), WaveRelation::Same);
        prop_assert_eq!(compared(&draft, "a", "b").sure, None);
        prop_assert_eq!(relation(&draft, "a", "a"), WaveRelation::Same);
        let window = if open { "2026-02/.." } else { "[2026-02-01,2026-02-09]" };
        let draft = cast().with_wave(super::wave("x", window)).with_wave(super::wave("y", window));
        prop_assert_eq!(relation(&draft, "x", "y"), WaveRelation::Same);
    }

    #[test]
    fn a_wave_inside_anothers_days_and_people_is_nested(
        from in 0..6_u8, length in 2..6_u8, cut in 1..2_u8, narrower in any::<bool>(), same_days in any::<bool>(),
    ) {
        let people = if narrower || same_days { "marchers" } else { "all" };
        let parts = |from, length, population| Parts {
            days: Some((from, length)), population: Some(population), place: None, announced: None, said: None,
        };
        let inner = if same_days { parts(from, length, people) } else { parts(from + cut, length - cut, people) };
        let draft = two(&parts(from, length, "all"), &inner, 0);
        prop_assert_eq!(relation(&draft, "a", "b"), nested("b"));
    }

    #[test]
    fn surely_disjoint_days_are_never_the_same(one in parts(), mut other in parts()) {
        let Some((from, length)) = one.days else { return Ok(()) };
        other.days = Some((from + length + 2, 1));
        let found = compared(&two(&one, &other, 0), "a", "b");
        prop_assert_eq!(found.relation, WaveRelation::Separate);
        prop_assert_eq!(found.sure, Some(Certain::ShareNobody));
    }

    #[test]
    fn shifting_every_date_changes_nothing(one in parts(), other in parts(), shift in 1..200_u8) {
        prop_assert_eq!(compared(&two(&one, &other, 0), "a", "b"), compared(&two(&one, &other, shift), "a", "b"));
        prop_assert_eq!(all(&two(&one, &other, 0)), all(&two(&one, &other, shift)));
    }

    #[test]
    fn the_order_of_the_file_changes_nothing(one in parts(), other in parts()) {
        let back = with(with(cast(), "b", &other, 0), "a", &one, 0);
        prop_assert_eq!(all(&two(&one, &other, 0)), all(&back));
    }

    #[test]
    fn shared_persons_never_make_two_waves_separate(one in parts(), other in parts(), k in 1..4_usize) {
        let before = two(&one, &other, 0);
        let after = (0..k).fold(before.clone(), |draft, at| {
            draft.with_detainee(left(&format!("d-{at}"), &[("a", None), ("b", None)]))
        });
        let (before, after) = (compared(&before, "a", "b"), compared(&after, "a", "b"));
        prop_assert_ne!(&after.relation, &WaveRelation::Separate);
        let shared = Reason::SharedPersons { persons: k };
        prop_assert!(after.together.contains(&shared));
        // And they are the cause of what changes: days that cannot meet now contradict.
        if before.sure == Some(Certain::ShareNobody) {
            prop_assert_eq!(&after.sure, &Some(Certain::Contradictory));
            prop_assert_eq!(&after.relation, &WaveRelation::Undecided);
        } else {
            prop_assert_eq!(&after.sure, &Some(Certain::ShareSomebody));
        }
        if before.relation == WaveRelation::Same {
            prop_assert_eq!(after.relation, WaveRelation::Same);
        }
    }

    #[test]
    fn the_proposal_never_goes_against_what_is_sure(draft in strategy::small_ledger(), one in parts(), other in parts()) {
        let check = |draft: &Draft| {
            let ledger = Ledger::try_from(draft.clone()).unwrap();
            let persons = link::resolve(&ledger);
            for one in ledger.waves() {
                for other in ledger.waves().filter(|other| other.id() != one.id()) {
                    let found = compare(&ledger, &persons, one, other);
                    let agrees = match &found.sure {
                        Some(Certain::ShareNobody) => {
                            matches!(found.relation, WaveRelation::Separate | WaveRelation::Undecided)
                        }
                        Some(Certain::ShareSomebody) => found.relation != WaveRelation::Separate,
                        Some(Certain::Within { inner }) => {
                            found.relation == WaveRelation::Undecided
                                || found.relation == WaveRelation::Nested { inner: inner.clone() }
                        }
                        Some(Certain::Contradictory) => found.relation == WaveRelation::Undecided,
                        _ => true,
                    };
                    assert!(agrees, "{found:?}");
                    assert_eq!(
                        found.sure.is_some(),
                        found.together.iter().chain(&found.apart).any(Reason::is_sure)
                    );
                    assert!(found.apart.iter().all(Reason::is_against));
                }
            }
        };
        check(&draft);
        check(&two(&one, &other, 0));
    }
}
