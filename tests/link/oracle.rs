//! Laws of linking, held against weighing every pair by itself.
//!
//! - `links_are_the_pairs_brought_together_that_weigh_enough`
//! - `links_of_rules_are_those_of_each_rule_together`
//! - `a_rule_of_values_brings_together_who_shares_them`
//! - `whatever_is_kept_persons_are_the_same`
//! - `a_slip_meets_what_it_is_a_slip_of_and_a_known_name_meets_itself_alone`
//! - `a_state_follows_from_a_prison_and_a_prison_from_nothing`
//! - `any_number_of_threads_finds_the_same` (with the feature `rayon`)

use std::collections::BTreeSet;

use cotejo::link::cluster::{Constraints, Link};
use cotejo::link::{Linkage, Linking, Model, Piece, Roll, Rule, default_rules, explanations, link};
use cotejo::name;
use cotejo::strategy::rolls::{Row, Shape};

/// The column that all records share, the first after the others.
const SHARED: usize = 7;

/// A list of people detained: names, births, arrests, documents, sexes, states, facilities, and what all share.
fn roll(rows: &[Row]) -> Roll {
    let cells = |at: usize| rows.iter().map(move |row| row.cells[at].as_str());
    let names = rows.iter().map(|row| {
        let written = format!("{} {}, {}", row.cells[1], row.cells[2], row.cells[0]);
        name::parse(&written).people().first().cloned()
    });
    Roll::new(rows.iter().map(|row| row.id.clone()))
        .with_names(names)
        .with_sexes("sex", cells(3))
        .with_born("born", cells(4))
        .with_identifiers("national id", cells(5))
        .with_texts("state", cells(6))
        .with_texts("facility", cells(7))
        .with_events("arrested", cells(8))
        .with_texts("list", rows.iter().map(|_| "one and the same"))
        .with_emails("mail", rows.iter().map(|row| drawn(row, MAILS)))
        .with_sets("citizen of", rows.iter().map(|row| drawn(row, COUNTRIES)))
}

/// Addresses without anybody before the sign are missing, the same or not.
const MAILS: [&str; 6] = [
    "",
    "@correo.example",
    "-@correo.example",
    "ana@correo.example",
    "ana@x.example",
    "ara@x.example",
];
const COUNTRIES: [&str; 6] = ["", "ve", "ve, co", "co", "pe", "pe/ve"];

fn drawn(row: &Row, from: [&'static str; 6]) -> &'static str {
    let sum: usize = row.id.bytes().map(usize::from).sum();
    from[(sum + from[5].len()) % 6]
}

fn rows(records: u64, seed: u64) -> Vec<Row> {
    let mut rows: Vec<Row> = Shape::detained(records).namesakes(50).rows(seed).collect();
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    rows
}

fn linked(roll: &Roll, linking: &Linking) -> Linkage {
    link(roll, linking, &Constraints::default())
}

/// Nothing is refined or skipped.
fn whole() -> Linking {
    Linking::default().most_in_block(10_000)
}

/// Weights learned from the roll.
fn learned(roll: &Roll) -> Model {
    linked(roll, &whole()).model().clone()
}

fn pairs(records: usize) -> Vec<(u32, u32)> {
    let records = u32::try_from(records).unwrap();
    (0..records)
        .flat_map(|one| (one + 1..records).map(move |other| (one, other)))
        .collect()
}

/// All pairs that weigh enough, each weighed by itself.
fn heavy(roll: &Roll, found: &Linkage, least: i32) -> Vec<Link> {
    let pairs = pairs(roll.len());
    let told = explanations(roll, found, pairs.iter().copied());
    let weighed = pairs.iter().zip(told).map(|((one, other), told)| Link {
        one: *one,
        other: *other,
        weight: told.unwrap().total(),
    });
    weighed.filter(|link| link.weight >= least).collect()
}

#[test]
fn links_are_the_pairs_brought_together_that_weigh_enough() {
    for seed in [1, 2] {
        let roll = roll(&rows(150, seed));
        let linking = whole().rules([Rule::new([Piece::Value(SHARED)])]);
        // Of weights learned from these pairs, and of weights that were given.
        for linking in [linking.clone(), linking.model(learned(&roll))] {
            for (threshold, kept) in [(0, -4_000), (0, 0), (5_000, -30_000), (-10_000, -1)] {
                let found = linked(&roll, &linking.clone().threshold(threshold).kept(kept));
                let heavy = heavy(&roll, &found, threshold + kept);
                assert_eq!(found.links(), heavy, "seed {seed}, {threshold}, {kept}");
                assert!(
                    heavy.len() > 100 && heavy.len() < 150 * 149 / 2,
                    "{}",
                    heavy.len()
                );
            }
        }
    }
}

#[test]
fn links_of_rules_are_those_of_each_rule_together() {
    for seed in [4, 5] {
        let roll = roll(&rows(150, seed));
        let linking = whole().model(learned(&roll)).kept(-12_000);
        let mut together: BTreeSet<Link> = BTreeSet::new();
        for rule in default_rules(&roll) {
            let found = linked(&roll, &linking.clone().rules([rule]));
            together.extend(found.links());
        }
        let found = linked(&roll, &linking.clone().rules(default_rules(&roll)));
        assert_eq!(found.links(), together.iter().copied().collect::<Vec<_>>());
        // Rules leave pairs out that weigh enough, and bring none that do not.
        let heavy = heavy(&roll, &found, -12_000);
        assert!(together.iter().all(|link| heavy.binary_search(link).is_ok()));
        assert!(together.len() < heavy.len());
    }
}

/// The first letters of a cell.
fn part(row: &Row, cell: usize, letters: usize) -> Option<String> {
    row.cells[cell].get(..letters).map(str::to_owned)
}

fn text(row: &Row, cell: usize) -> Option<String> {
    Some(name::fold(&row.cells[cell])).filter(|text| !text.is_empty())
}

/// The value that a rule goes by.
type Key = fn(&Row) -> Option<String>;

#[test]
fn a_rule_of_values_brings_together_who_shares_them() {
    use Piece::{Month, Value, Year};
    let rows = rows(150, 6);
    let roll = roll(&rows);
    let model = learned(&roll);
    let far = Linking::default()
        .most_in_block(10_000)
        .kept(-200_000)
        .model(model);
    let rules: [(&[Piece], Key); 4] = [
        (&[Value(2)], |row| part(row, 4, 10)),
        (&[Value(5)], |row| text(row, 7)),
        (&[Value(4), Year(2)], |row| {
            Some(text(row, 6)? + &part(row, 4, 4)?)
        }),
        (&[Month(6), Value(4)], |row| {
            Some(text(row, 6)? + &part(row, 8, 7)?)
        }),
    ];
    for (pieces, key) in rules {
        let found = linked(&roll, &far.clone().rules([Rule::new(pieces.iter().copied())]));
        let linked: Vec<(u32, u32)> = found.links().iter().map(|link| (link.one, link.other)).collect();
        let keys: Vec<Option<String>> = rows.iter().map(key).collect();
        let shares = |(one, other): &(u32, u32)| {
            let key = |record: &u32| keys[usize::try_from(*record).unwrap()].as_ref();
            key(one).is_some() && key(one) == key(other)
        };
        let expected: Vec<(u32, u32)> = pairs(rows.len()).into_iter().filter(shares).collect();
        assert_eq!(linked, expected, "{pieces:?}");
        assert!(!expected.is_empty(), "{pieces:?}");
    }
}

#[test]
fn whatever_is_kept_persons_are_the_same() {
    for seed in [7, 8, 9] {
        let roll = roll(&rows(200, seed));
        let learning = Linking::default();
        let given = learning.clone().model(learned(&roll));
        let far = linked(&roll, &given.clone().kept(-20_000));
        let first = linked(&roll, &learning);
        let persons = first.persons().labels();
        for kept in [0, -500, -9_000] {
            let again = linked(&roll, &learning.clone().kept(kept));
            assert_eq!(again.model(), first.model(), "kept {kept}");
            assert_eq!(again.persons().labels(), persons, "kept {kept}");
            let found = linked(&roll, &given.clone().kept(kept));
            assert_eq!(found.persons().labels(), far.persons().labels(), "kept {kept}");
            let near = far.links().iter().filter(|link| link.weight >= kept);
            assert_eq!(found.links(), near.copied().collect::<Vec<_>>(), "kept {kept}");
        }
    }
}

#[cfg(feature = "rayon")]
#[test]
fn any_number_of_threads_finds_the_same() {
    let roll = roll(&rows(2_000, 10));
    let among = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap().install(|| linked(&roll, &Linking::default()))
    };
    let one = among(1);
    for threads in [2, 5] {
        let found = among(threads);
        assert_eq!(found.links(), one.links());
        assert_eq!(found.model(), one.model());
        assert_eq!(found.blocked(), one.blocked());
        assert_eq!(found.persons().labels(), one.persons().labels());
    }
}

#[test]
fn a_state_follows_from_a_prison_and_a_prison_from_nothing() {
    let rows = rows(800, 11);
    let cells = |at: usize| rows.iter().map(move |row| row.cells[at].as_str());
    let names = rows
        .iter()
        .map(|row| format!("{} {}, {}", row.cells[1], row.cells[2], row.cells[0]));
    let roll = Roll::new(rows.iter().map(|row| row.id.clone()))
        .with_written_names(names)
        .with_born("born", cells(4))
        .with_texts("state", cells(6))
        .with_texts("prison", cells(7))
        .with_texts("drawn", rows.iter().map(|row| drawn(row, COUNTRIES)));
    let found = linked(&roll, &whole());
    let label = |at: &usize| found.model().comparisons()[*at].label().to_owned();
    let follow = found
        .model()
        .implied()
        .iter()
        .map(|(to, from)| (label(to), label(from)));
    let follow: Vec<(String, String)> = follow.collect();
    assert_eq!(follow, [("state".to_owned(), "prison".to_owned())]);
    let mut both = 0;
    let pairs = found.links().iter().map(|link| (link.one, link.other));
    for explained in explanations(&roll, &found, pairs).into_iter().flatten() {
        let part = |label: &str| explained.evidence().iter().find(|part| part.column() == label);
        if part("prison").is_some_and(|part| part.level() == "equal") {
            // What contradicts stays.
            assert!(part("state").is_none_or(|part| part.weight() <= 0));
            both += 1;
        }
    }
    assert!(both > 50, "{both}");
}

#[test]
fn a_slip_meets_what_it_is_a_slip_of_and_a_known_name_meets_itself_alone() {
    // How many pairs share a surname, of records of these.
    let brought = |surnames: &[&str]| {
        let names = surnames.iter().map(|surname| format!("{surname}, Rosa"));
        let roll = Roll::new((0..surnames.len()).map(|at| format!("r{at}"))).with_written_names(names);
        linked(&roll, &whole().rules([Rule::new([Piece::Surname])])).blocked()[0].pairs()
    };
    assert_eq!(brought(&["Zambrotano", "Zambrotano", "Zambretano"]), 3);
    assert_eq!(brought(&["Zambrotano", "Zambrotano", "Zombretano"]), 1);
    assert_eq!(brought(&["Mora", "Mora", "Lora", "Lora"]), 2);
}
