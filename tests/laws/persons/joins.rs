//! - `a_judgement_is_never_overruled`
//! - `what_is_certain_stays_joined`
//! - `a_linked_join_rests_on_the_name_and_a_date_or_on_a_number`
//! - `with_names_and_what_does_not_speak_for_them_nobody_is_joined_and_namesakes_are_in_doubt`
//! - `somebody_who_is_like_nobody_changes_nobody_else`
//! - `the_order_of_the_file_changes_nothing`
//! - `what_would_undo_a_person_parts_its_records_in_two`
//! - `pairs_in_doubt_are_as_they_say`
//! - `a_higher_threshold_never_joins_more_pairs_of_two_records`
//! - `the_floor_of_a_wave_is_no_more_than_its_records_and_does_not_fall_when_one_is_added`

use std::collections::BTreeSet;

use cotejo::{DetaineeDraft, Doubt, Draft, Joining, Ledger, PersonEvidence, Settings, link, reconcile};
use proptest::prelude::*;

use super::world::{Said, World, at, id, lists, record, said, worlds};
use super::{ledger, persons, sets};
use crate::config;

fn judgements(world: &World, same: bool) -> impl Iterator<Item = [cotejo::DetaineeId; 2]> {
    let judged = world.judged.iter().filter(move |judged| judged.0 == same);
    judged.map(|(_, one, other)| [one, other].map(|at| id(*at).parse().unwrap()))
}

/// The strongest claims of each wave's floor: persons as joined, and those of the longest list.
fn floor(draft: &Draft) -> (usize, usize, u64) {
    let ledger = ledger(draft);
    let found = reconcile(&ledger, &Settings::default());
    let floor = &found.wave(&"may".parse().unwrap()).unwrap().floor;
    (floor.persons, floor.surely, floor.count)
}

/// Nobody has this name, day or place besides.
fn stranger(list: usize) -> DetaineeDraft {
    record(
        "r999",
        &Said {
            list,
            name: Some("Wilhelmina Zwicky Oberholzer".to_owned()),
            born: Some("1951-11-23".to_owned()),
            sex: Some("2"),
            facility: Some("Hut 17"),
            arrested: Some("2025-06-07".to_owned()),
            birthplace: Some("Appenzell"),
            number: Some("cedula:E-83999111".to_owned()),
            case: None,
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_judgement_is_never_overruled(world in worlds(14)) {
        let found = persons(&world.draft());
        for [one, other] in judgements(&world, false) {
            prop_assert_ne!(found.person_of(&one), found.person_of(&other));
            let pair = |pair: &&cotejo::InDoubt| [&pair.one, &pair.other] == [(&one).min(&other), (&one).max(&other)];
            prop_assert!(!found.in_doubt().iter().any(|doubt| pair(&doubt)), "it is decided");
        }
        for [one, other] in judgements(&world, true) {
            let forbidden = found.kept_apart().iter().any(|kept| {
                let [a, b] = kept.join().records();
                [a, b] == [(&one).min(&other), (&one).max(&other)] || [b, a] == [&one, &other] || [a, b] == [&one, &other]
            });
            prop_assert!(forbidden || found.person_of(&one) == found.person_of(&other));
        }
    }

    #[test]
    fn what_is_certain_stays_joined(world in worlds(14)) {
        let ledger = ledger(&world.draft());
        let (certain, found) = (link::resolve(&ledger), link::persons(&ledger, Joining::default()));
        for person in certain.persons() {
            let whole = found.person_of(&person.records()[0]).unwrap();
            prop_assert!(person.records().iter().all(|record| whole.records().contains(record)));
            prop_assert!(person.joins().iter().all(|join| whole.joins().contains(join)));
        }
        prop_assert_eq!(link::persons(&ledger, Joining::Certain), certain);
    }

    /// Whatever else two records share.
    #[test]
    fn a_linked_join_rests_on_the_name_and_a_date_or_on_a_number(world in worlds(14)) {
        let found = persons(&world.draft());
        for join in found.persons().iter().flat_map(cotejo::Person::joins) {
            let PersonEvidence::Linked { weight, evidence } = join.evidence() else { continue };
            let of = |field: &str| evidence.iter().filter(|part| part.field == field).map(|part| part.weight).sum::<i32>();
            let sum: i32 = evidence.iter().map(|part| part.weight).sum();
            prop_assert_eq!(sum - 16_000, *weight, "the parts and the prior");
            prop_assert!(*weight >= 10_000);
            prop_assert!(of("born") > 0 || of("national id") > 0);
            prop_assert!(sum - of("name") >= 13_000, "{evidence:?}");
            let [one, other] = join.records().map(|id| &world.said[at(id)]);
            prop_assert!(one.sex.is_none() || other.sex.is_none() || one.sex == other.sex);
        }
    }

    #[test]
    fn with_names_and_what_does_not_speak_for_them_nobody_is_joined_and_namesakes_are_in_doubt(
        mut people in prop::collection::vec(said(), 2..10),
        whole in any::<bool>(),
    ) {
        let name = people[0].name.clone().unwrap_or_else(|| "Rubén Darío Peña Ibarra".to_owned());
        for (n, one) in people.iter_mut().enumerate() {
            one.name = Some(name.clone());
            one.number = None;
            one.case = None;
            // Missing, or of other years than anybody else's, and no slip.
            one.born = whole.then(|| format!("{}-{:02}-{:02}", 1911 + 11 * n, 2 + n, 3 + 2 * n));
        }
        let world = World { said: people.clone(), judged: Vec::new() };
        let found = persons(&world.draft());
        prop_assert_eq!(found.persons().len(), people.len());
        let alike = |one: &Said, other: &Said| one.sex.is_none() || other.sex.is_none() || one.sex == other.sex;
        let mut expected = 0;
        for (n, one) in people.iter().enumerate() {
            expected += people.iter().skip(n + 1).filter(|other| !whole && alike(one, other)).count();
        }
        let long = name.split_whitespace().count() > 2;
        if long {
            prop_assert_eq!(found.doubts(), expected);
        }
        prop_assert!(found.in_doubt().iter().all(|pair| matches!(pair.doubt, Doubt::NameAlone | Doubt::TooLittle)));
    }

    #[test]
    fn somebody_who_is_like_nobody_changes_nobody_else(world in worlds(14), list in 0..3usize) {
        let draft = world.draft();
        let (before, after) = (persons(&draft), persons(&draft.clone().with_detainee(stranger(list))));
        prop_assert_eq!(before.in_doubt(), after.in_doubt());
        prop_assert_eq!(before.kept_apart(), after.kept_apart());
        let mut all = before.persons().to_vec();
        all.extend(after.person_of(&"r999".parse().unwrap()).cloned());
        prop_assert_eq!(all.as_slice(), after.persons());
    }

    #[test]
    fn the_order_of_the_file_changes_nothing(world in worlds(14)) {
        let draft = world.draft();
        let mut written = serde_json::to_value(&draft).unwrap();
        for list in ["detainees", "judgements", "listings"] {
            if let Some(records) = written[list].as_array_mut() {
                records.reverse();
            }
        }
        prop_assert_eq!(persons(&serde_json::from_value(written).unwrap()), persons(&draft));
    }

    #[test]
    fn what_would_undo_a_person_parts_its_records_in_two(world in worlds(14)) {
        let found = persons(&world.draft());
        for person in found.persons() {
            let Some(undoing) = person.undoing() else {
                prop_assert_eq!(person.records().len(), 1);
                continue;
            };
            let [here, there] = &undoing.sides;
            let all: BTreeSet<_> = here.iter().chain(there).copied().collect();
            prop_assert!(all.into_iter().eq(person.records()) && !there.is_empty());
            prop_assert_eq!(here[0], &person.records()[0]);
            let across = |join: &&cotejo::PersonJoin| {
                let [one, other] = join.records();
                here.contains(&one) != here.contains(&other)
            };
            let crossing: BTreeSet<_> = person.joins().iter().filter(across).collect();
            let told: BTreeSet<_> = undoing.besides.iter().copied().chain([undoing.join]).collect();
            prop_assert_eq!(crossing, told);
        }
    }

    #[test]
    fn pairs_in_doubt_are_as_they_say(world in worlds(14)) {
        let found = persons(&world.draft());
        prop_assert_eq!(found.in_doubt().len(), found.doubts());
        for pair in found.in_doubt() {
            prop_assert!(pair.one < pair.other);
            prop_assert_eq!(pair.together, found.person_of(&pair.one) == found.person_of(&pair.other));
            prop_assert_eq!(pair.together, matches!(pair.doubt, Doubt::Contradicted | Doubt::CarriedAlong));
            prop_assert_eq!(pair.doubt == Doubt::Outvoted, !pair.together && pair.weight >= 10_000);
            let sum: i32 = pair.evidence.iter().map(|part| part.weight).sum();
            prop_assert_eq!(sum - 16_000, pair.weight);
        }
        for person in found.persons() {
            prop_assert!(found.against(person).all(|pair| pair.together));
        }
    }

    #[test]
    fn a_higher_threshold_never_joins_more_pairs_of_two_records(one in said(), other in said(), low in 0..30_000i32, more in 0..10_000i32) {
        let draft = lists().with_detainee(record("r000", &one)).with_detainee(record("r001", &other));
        let ledger = ledger(&draft);
        let at = |threshold| link::persons(&ledger, Joining::Linked { threshold }).persons().len();
        prop_assert!(at(low) <= at(low + more));
    }

    #[test]
    fn the_floor_of_a_wave_is_no_more_than_its_records_and_does_not_fall_when_one_is_added(world in worlds(12), list in 0..3usize) {
        let draft = world.draft();
        let (all, surely, count) = floor(&draft);
        prop_assert!(surely <= all && all <= world.said.len());
        prop_assert!(count <= u64::try_from(world.said.len()).unwrap());
        let (more, surely_more, count_more) = floor(&draft.clone().with_detainee(stranger(list)));
        prop_assert_eq!(more, all + 1);
        prop_assert!(surely_more >= surely && count_more >= count);
    }
}

#[test]
fn below_even_odds_a_name_alone_would_do_so_that_no_threshold_is() {
    let record = |id: &str| DetaineeDraft::new(id).name("Rubén Darío Peña Ibarra");
    let ledger =
        Ledger::try_from(Draft::new().with_detainee(record("a")).with_detainee(record("b"))).unwrap();
    let low = link::persons(&ledger, Joining::Linked { threshold: i32::MIN });
    assert_eq!(sets(&low).len(), 2);
}
