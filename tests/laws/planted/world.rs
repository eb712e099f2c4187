//! Laws of the planted world itself: it is what it says it is, and it is varied.
//!
//! - `every_planted_ledger_passes_the_door`
//! - `what_each_claim_truly_counts_is_what_the_accessors_say`
//! - `a_naive_recount_of_the_people_gives_the_same_numbers`
//! - `a_naive_recount_of_the_lists_gives_the_same_numbers`
//! - `a_count_grows_with_time_and_a_part_is_no_more_than_the_whole`
//! - `every_kind_of_thing_is_planted_often`
//! - `what_is_planted_is_worth_reconciling`
//! - `a_planted_world_shrinks_to_nothing`
//! - `no_two_records_are_of_one_person_on_one_list`

use std::collections::{BTreeMap, BTreeSet};

use cotejo::strategy::{self, Planted};
use cotejo::{Claim, Date, Form, Ledger, Measure, RelationKind, Settings, Stage, WaveId, reconcile};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::config;
use crate::planted::{file, last, ledger};

const DRAWS: usize = 400;

fn drawn() -> Vec<Planted> {
    let mut runner = TestRunner::deterministic();
    let draw = |_| strategy::planted().new_tree(&mut runner).unwrap().current();
    (0..DRAWS).map(draw).collect()
}

fn wave(id: &str) -> WaveId {
    id.parse().unwrap()
}

/// The day a claim counts to: as of, else said; read from the text and not by the library's rules.
fn counted_to(claim: &Claim) -> Date {
    let as_of = claim.quantity().and_then(cotejo::Quantity::as_of);
    as_of.or(claim.said()).unwrap().latest().unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_planted_ledger_passes_the_door(planted in strategy::planted()) {
        prop_assert!(Ledger::try_from(planted.draft.clone()).is_ok());
        prop_assert!(Ledger::try_from(planted.judged()).is_ok());
    }

    /// The number recorded with each claim, and the number asked for by wave, population and day.
    #[test]
    fn what_each_claim_truly_counts_is_what_the_accessors_say(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        for claim in ledger.claims() {
            let Some(quantity) = claim.quantity() else {
                prop_assert_eq!(planted.count(claim.id()), None);
                continue;
            };
            let (day, count) = (counted_to(claim), planted.count(claim.id()).unwrap());
            let population = quantity.population().unwrap();
            let all = population.as_str() == "all";
            match (quantity.measure(), quantity.stage(), quantity.wave()) {
                (Measure::Held, Stage::Executed, _) => prop_assert_eq!(Some(count), planted.held(population, day)),
                (Measure::Held, _, _) => prop_assert!(Some(count) <= planted.held(population, day)),
                (_, Stage::Announced | Stage::Ordered, Some(wave)) => prop_assert_eq!(Some(count), planted.announced(wave)),
                (_, Stage::Executed, Some(wave)) if all => prop_assert_eq!(Some(count), planted.freed(wave, day)),
                (_, Stage::Executed, Some(wave)) => prop_assert!(Some(count) <= planted.freed(wave, day)),
                (_, Stage::Verified, Some(wave)) => {
                    prop_assert!(Some(count) <= planted.freed(wave, day));
                    prop_assert_eq!(planted.verified_by([claim.id()]), count);
                }
                _ => {}
            }
        }
    }

    /// Person by person and day by day, from the ledger's own windows.
    #[test]
    fn a_naive_recount_of_the_people_gives_the_same_numbers(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        let people = planted.people();
        for claim in ledger.claims() {
            let Some(quantity) = claim.quantity().filter(|quantity| quantity.stage() == Stage::Executed) else { continue };
            let day = counted_to(claim);
            let mut recounted = 0;
            for person in &people {
                if quantity.population().unwrap().as_str() == "political" && !person.political {
                    continue;
                }
                let within = |event: Date| {
                    let window = quantity.window().unwrap();
                    window.earliest().unwrap() <= event && event <= window.latest().unwrap() && event <= day
                };
                recounted += u64::from(match quantity.measure() {
                    Measure::Held => person.arrested <= day && person.freed.is_none_or(|freed| day < freed),
                    Measure::Released => person.freed.is_some_and(within),
                    Measure::Arrested => within(person.arrested),
                    // Only the monitor knows when it registered whom.
                    _ => continue,
                });
            }
            if quantity.measure() != Measure::LateRegistered {
                prop_assert_eq!(planted.count(claim.id()), Some(recounted), "{}: {}", claim.id(), file(&planted));
            }
        }
    }

    #[test]
    fn a_naive_recount_of_the_lists_gives_the_same_numbers(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        for claim in ledger.claims() {
            let Some(quantity) = claim.quantity().filter(|quantity| quantity.stage() == Stage::Verified) else { continue };
            let (Some(window), [keeper]) = (quantity.window(), claim.by()) else { continue };
            let mut recounted = 0;
            for person in planted.people() {
                let listed = match keeper.as_str() {
                    "watch" => person.listed_by_watch,
                    "kin" => person.listed_by_kin,
                    // Behind a group is the one or the other.
                    _ => continue,
                };
                let day = counted_to(claim);
                let counts = person.political || quantity.population().unwrap().as_str() == "all";
                let freed = person.freed.is_some_and(|freed| window.earliest().unwrap() <= freed && freed <= window.latest().unwrap());
                recounted += u64::from(counts && freed && listed.is_some_and(|listed| listed <= day));
            }
            if keeper.as_str() != "groups" {
                prop_assert_eq!(planted.count(claim.id()), Some(recounted), "{}: {}", claim.id(), file(&planted));
            }
        }
        for person in planted.people() {
            let lag = |listed: Option<Date>| listed.map(|listed| (listed - person.freed.unwrap()).whole_days());
            prop_assert!(lag(person.listed_by_watch).is_none_or(|days| days == 0));
            prop_assert!(lag(person.listed_by_kin).is_none_or(|days| days == 4));
        }
    }

    #[test]
    fn a_count_grows_with_time_and_a_part_is_no_more_than_the_whole(planted in strategy::planted()) {
        let freed = |id: &str, day: Date| planted.freed(&wave(id), day).unwrap();
        let (mut day, mut before) = (Date::from_calendar_date(2025, time::Month::December, 31).unwrap(), 0);
        prop_assert_eq!(freed("winter", day), 0);
        for _ in 0..75 {
            day = day.next_day().unwrap();
            let waves = ["first", "second", "third"].map(|id| freed(id, day));
            prop_assert_eq!(freed("winter", day), waves.iter().sum::<u64>(), "every wave is in the winter");
            prop_assert!(freed("winter", day) >= before);
            before = freed("winter", day);
            let [all, political] = ["all", "political"].map(|id| planted.held(&id.parse().unwrap(), day).unwrap());
            prop_assert!(political <= all);
        }
        prop_assert_eq!(before, freed("winter", last()));
        for id in ["winter", "first", "second", "third"] {
            prop_assert!(planted.announced(&wave(id)).unwrap() >= freed(id, last()));
        }
        prop_assert_eq!(planted.freed(&wave("summer"), last()), None);
        prop_assert_eq!(planted.held(&"foreign".parse().unwrap(), last()), None);
    }

    #[test]
    fn no_two_records_are_of_one_person_on_one_list(planted in strategy::planted()) {
        let ledger = ledger(&planted.draft);
        for records in planted.persons() {
            let lists: BTreeSet<_> = records.iter().map(|id| ledger.detainee(id).unwrap().listing()).collect();
            prop_assert_eq!(lists.len(), records.len(), "{}", file(&planted));
        }
        prop_assert_eq!(planted.persons().iter().map(Vec::len).sum::<usize>(), ledger.detainees().len());
    }
}

#[test]
fn every_kind_of_thing_is_planted_often() {
    let all = drawn();
    let ledgers: Vec<Ledger> = all.iter().map(|planted| ledger(&planted.draft)).collect();
    let claims = || ledgers.iter().flat_map(Ledger::claims);
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    for figure in claims().filter_map(Claim::figure) {
        let name = |form: &Form| format!("{form:?}").split('(').next().unwrap().to_owned();
        *forms.entry(name(figure.form())).or_default() += 1;
    }
    assert_eq!(forms.len(), 13, "{forms:?}");
    assert!(forms.values().all(|count| *count >= DRAWS / 40), "{forms:?}");
    let mut stages: BTreeMap<(Measure, Stage), usize> = BTreeMap::new();
    for quantity in claims().filter_map(Claim::quantity) {
        *stages.entry((quantity.measure(), quantity.stage())).or_default() += 1;
    }
    // Freed at four stages, held by word and by list, arrested, and registered late.
    assert_eq!(stages.len(), 8, "{stages:?}");
    assert!(stages.values().all(|count| *count >= DRAWS / 20), "{stages:?}");
    let share = |is: &dyn Fn(&Planted, &Ledger) -> bool| {
        all.iter()
            .zip(&ledgers)
            .filter(|(planted, ledger)| is(planted, ledger))
            .count()
            * 100
            / DRAWS
    };
    let related = |kind: RelationKind| {
        move |ledger: &Ledger| ledger.claims().any(|claim| claim.related(kind).next().is_some())
    };
    let shares = [
        (
            "a repetition",
            share(&|planted, _| planted.utterances().iter().any(|rows| rows.len() > 1)),
            50,
        ),
        (
            "a declared hearing",
            share(&|_, ledger| related(RelationKind::SameUtterance)(ledger)),
            15,
        ),
        (
            "a reprint",
            share(&|_, ledger| related(RelationKind::Reprints)(ledger)),
            15,
        ),
        (
            "a slip",
            share(&|planted, ledger| ledger.claims().any(|claim| planted.is_slip(claim.id()))),
            15,
        ),
        (
            "a double record",
            share(&|planted, _| planted.persons().iter().any(|records| records.len() > 1)),
            30,
        ),
        (
            "a judgement",
            share(&|_, ledger| !ledger.judgements().is_empty()),
            15,
        ),
        (
            "nobody named",
            share(&|_, ledger| ledger.claims().any(|claim| claim.by().is_empty())),
            15,
        ),
        (
            "one voice of several",
            share(&|_, ledger| ledger.claims().any(Claim::is_joint)),
            10,
        ),
        (
            "a clock time",
            share(&|_, ledger| ledger.claims().any(counted_clock)),
            30,
        ),
    ];
    for (what, found, least) in shares {
        assert!(found >= least, "{what}: in {found} of a hundred");
    }
}

fn counted_clock(claim: &Claim) -> bool {
    claim.dated().is_some_and(|when| when.instant().is_some())
}

/// A law about gaps is no law of ledgers without gaps.
#[test]
fn what_is_planted_is_worth_reconciling() {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for planted in drawn() {
        let ledger = ledger(&planted.draft);
        let result = reconcile(&ledger, &Settings::default());
        let flows = || result.flows().iter();
        let mut note = |what, is: bool| *found.entry(what).or_default() += usize::from(is);
        note("gaps", flows().any(|flow| !flow.gaps.is_empty()));
        note(
            "gaps of some",
            flows().any(|flow| flow.gaps.iter().any(|gap| gap.gap.persons.lo() > 0)),
        );
        note(
            "verified by nobody",
            flows().any(|flow| flow.unverified.len() > 1),
        );
        note("rivals", flows().any(|flow| !flow.rivals.is_empty()));
        note("pending", flows().any(|flow| !flow.pending.is_empty()));
        note("persons", flows().any(|flow| flow.floor.persons > 0));
        note(
            "stocks",
            result.stocks().iter().any(|stock| stock.group.entries.len() > 1),
        );
        note(
            "lists of a stock",
            result.stocks().iter().any(|stock| !stock.lists.is_empty()),
        );
        note("sums", result.counted().iter().any(|sum| !sum.against.is_empty()));
        note(
            "persons joined",
            result
                .persons()
                .persons()
                .iter()
                .any(|person| person.records().len() > 1),
        );
    }
    assert!(found.values().all(|count| *count >= DRAWS / 100), "{found:?}");
}

#[test]
fn a_planted_world_shrinks_to_nothing() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..20 {
        let mut tree = strategy::planted().new_tree(&mut runner).unwrap();
        while tree.simplify() {}
        let planted = tree.current();
        let ledger = ledger(&planted.draft);
        assert_eq!((ledger.claims().len(), ledger.detainees().len()), (0, 0));
        assert_eq!(planted.freed(&wave("winter"), last()), Some(0));
    }
}
