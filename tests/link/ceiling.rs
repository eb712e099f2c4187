//! Laws of the share of pairs that rules bring together.
//!
//! - `the_estimated_ceiling_is_near_the_measured_one`
//! - `a_pair_that_one_rule_brings_twice_was_met_once`
//! - `the_second_rule_may_bring_a_pair_twice_as_well`
//! - `one_rule_tells_of_nothing_it_misses`

use cotejo::link::cluster::Constraints;
use cotejo::link::evaluate::{self, Share};
use cotejo::link::{Linking, Piece, Roll, Rule, link};

use super::linker::{planted, roll};

/// What is measured with the truth and what is estimated without.
fn ceilings(roll: &Roll, truth: &[u32], linking: &Linking) -> (f64, Share) {
    let free = Constraints::default();
    let all = link(roll, &linking.clone().threshold(-60_000), &free);
    let pairs: Vec<(u32, u32, i32)> = all
        .links()
        .iter()
        .map(|link| (link.one, link.other, link.weight))
        .collect();
    let estimated = link(roll, linking, &free).ceiling().unwrap();
    (evaluate::ceiling(&pairs, truth).value(), estimated)
}

#[test]
fn the_estimated_ceiling_is_near_the_measured_one() {
    let (rows, truth) = planted(300);
    let roll = roll(&rows);
    let linking = Linking::default();
    let (measured, estimated) = ceilings(&roll, &truth, &linking);
    assert!(
        (estimated.value() - measured).abs() < 0.02,
        "{measured} {estimated:?}"
    );
    // Every third record has a number and no date, the others a date and no number; names have faults.
    let few = linking.rules([
        Rule::new([Piece::Value(1), Piece::Given]),
        Rule::new([Piece::Value(2), Piece::Surname]),
        Rule::new([Piece::Surname, Piece::Given]),
    ]);
    let (measured, estimated) = ceilings(&roll, &truth, &few);
    assert!(measured < 0.99, "{measured}");
    assert!(
        (estimated.value() - measured).abs() < 0.05,
        "{measured} {estimated:?}"
    );
}

#[test]
fn a_pair_that_one_rule_brings_twice_was_met_once() {
    let people = [
        "Rosa Inés Vela Toro",
        "Luis Darío Otaiza Coa",
        "Ana Luz Barrolleta Peña",
    ];
    let twice = || people.iter().flat_map(|name| [*name, *name]);
    let roll = Roll::new((0..6).map(|at| at.to_string()))
        .with_written_names(twice())
        .with_identifiers(
            "id",
            [
                "19876543", "19876543", "17345671", "17345671", "14123987", "14123987",
            ],
        )
        .with_texts("nothing", [""; 6]);
    let met = |pieces: [Piece; 2]| {
        let rules = pieces.map(|piece| Rule::new([piece]));
        let found = link(&roll, &Linking::default().rules(rules), &Constraints::default());
        found.ceiling().unwrap()
    };
    assert_eq!(met([Piece::Given, Piece::Value(1)]), Share { part: 3, whole: 3 });
    // 1/2 · 3·2 / 2
    assert_eq!(met([Piece::Given, Piece::Value(2)]), Share { part: 3, whole: 4 });
}

#[test]
fn the_second_rule_may_bring_a_pair_twice_as_well() {
    let people = [
        "Rosa Inés Vela Toro",
        "Luis Darío Otaiza Coa",
        "Ana Luz Barrolleta Peña",
        "Rubén José Ruda Olmo",
        "Eva Noemí Sanz Lugo",
        "Pía Carmen Moya Leal",
    ];
    let twice = || people.iter().flat_map(|name| [*name, *name]);
    let days: Vec<String> = (0..12)
        .map(|at| format!("19{}-03-1{}", 60 + at / 2, at / 2))
        .collect();
    let numbers = ["19876543"; 2].into_iter().chain([""; 10]);
    let roll = Roll::new((0..12).map(|at| format!("{at:02}")))
        .with_written_names(twice())
        .with_born("born", days.iter().map(String::as_str))
        .with_identifiers("id", numbers);
    let rules = [Piece::Value(2), Piece::Given].map(|piece| Rule::new([piece]));
    let found = link(&roll, &Linking::default().rules(rules), &Constraints::default());
    // 1/2 · 5·4 / (2 · 2)
    assert_eq!(found.ceiling(), Some(Share { part: 6, whole: 8 }));
}

#[test]
fn one_rule_tells_of_nothing_it_misses() {
    let (rows, _) = planted(30);
    let one = Linking::default().rules([Rule::new([Piece::Given])]);
    assert_eq!(link(&roll(&rows), &one, &Constraints::default()).ceiling(), None);
}
