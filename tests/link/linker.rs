//! Laws of linking as a whole.
//!
//! - `the_order_of_the_input_changes_nothing`
//! - `a_name_alone_joins_nobody`
//! - `judgements_hold_whatever_the_weights_say`
//! - `planted_people_are_found`
//! - `a_model_that_is_given_is_used_as_it_is`
//! - `a_model_goes_by_the_labels_of_columns_wherever_they_stand`
//! - `a_list_too_short_to_learn_from_has_documented_weights`
//! - `documented_weights_can_be_asked_for`
//! - `in_a_short_list_a_day_and_a_town_make_nobody_of_two_names_one`
//! - `the_prior_suits_the_pairs_that_are_found`
//! - `every_pair_compared_says_which_rule_brought_it`
//! - `rules_call_columns_by_the_labels_of_the_roll`
//! - `the_parts_of_an_explanation_add_up_to_the_weight_and_hold_no_value`
//! - `an_explanation_that_is_shown_adds_up_to_the_last_digit`
//! - `lists_of_nothing_are_linked`

use cotejo::link::cluster::Constraints;
use cotejo::link::evaluate::evaluate;
use cotejo::link::{
    Linking, Piece, Progress, Reason, Roll, Rule, default_rules, explain, explanations, link, link_telling,
};
use cotejo::{name, strategy};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::config;

/// One row of a list: id, name, born, national id, state.
pub(super) type Row = [String; 5];

fn named(rows: &[Row]) -> Roll {
    let column = |place: usize| rows.iter().map(move |row| row[place].as_str());
    Roll::new(rows.iter().map(|row| row[0].clone()))
        .with_names(column(1).map(|text| name::parse(text).people().first().cloned()))
        .with_born("born", column(2))
}

pub(super) fn roll(rows: &[Row]) -> Roll {
    let column = |place: usize| rows.iter().map(move |row| row[place].as_str());
    named(rows)
        .with_identifiers("national id", column(3))
        .with_texts("state", column(4))
}

/// Groups of ids, by the persons they are linked to.
pub(super) fn persons(rows: &[Row]) -> Vec<Vec<String>> {
    let roll = roll(rows);
    let found = link(&roll, &Linking::default(), &Constraints::default());
    let id = |record: &u32| roll.id(*record).unwrap().to_owned();
    found
        .persons()
        .clusters()
        .map(|cluster| cluster.iter().map(id).collect())
        .collect()
}

/// People each recorded twice, once with a fault in the name and something missing; the truth by place in the order
/// of ids.
pub(super) fn planted(people: usize) -> (Vec<Row>, Vec<u32>) {
    let mut runner = TestRunner::deterministic();
    let mut rows = Vec::new();
    while rows.len() < 2 * people {
        let variant = strategy::name_variant().new_tree(&mut runner).unwrap().current();
        if !variant.fault().is_same() {
            continue;
        }
        let at = rows.len() / 2;
        let born = format!("19{:02}-{:02}-{:02}", 60 + at % 40, 1 + at % 12, 1 + at % 28);
        let number = format!("{}", 9_000_000 + 7_919 * at);
        let state = ["Lara", "Zulia", "Mérida", "Sucre"][at % 4].to_owned();
        let whole = [
            format!("a{at:05}"),
            variant.name().to_owned(),
            born.clone(),
            number.clone(),
            state.clone(),
        ];
        let (born, number) = if at.is_multiple_of(3) {
            (String::new(), number)
        } else {
            (born, String::new())
        };
        rows.push(whole);
        rows.push([
            format!("b{at:05}"),
            variant.variant().to_owned(),
            born,
            number,
            state,
        ]);
    }
    let mut order: Vec<(String, u32)> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (row[0].clone(), u32::try_from(at / 2).unwrap()))
        .collect();
    order.sort();
    (rows, order.into_iter().map(|(_, person)| person).collect())
}

#[test]
fn planted_people_are_found() {
    let (rows, truth) = planted(400);
    let found = link(&roll(&rows), &Linking::default(), &Constraints::default());
    let result = evaluate(found.persons().labels(), &truth);
    assert!(result.precision.value() > 0.99, "{result:?}");
    assert!(result.recall.value() > 0.95, "{result:?}");
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn the_order_of_the_input_changes_nothing(turn in 1..119_usize) {
        let (mut rows, _) = planted(60);
        let before = persons(&rows);
        rows.rotate_left(turn);
        prop_assert_eq!(before, persons(&rows));
    }
}

#[test]
fn a_name_alone_joins_nobody() {
    let row = |id: &str, state: &str| {
        let name = "Onésimo Barrolleta Guaiquirima";
        [id, name, "", "", state].map(str::to_owned)
    };
    assert_eq!(persons(&[row("a", ""), row("b", "")]).len(), 2);
    assert_eq!(persons(&[row("a", "Lara"), row("b", "")]).len(), 2);
    assert_eq!(persons(&[row("a", "Lara"), row("b", "Lara")]).len(), 1);
}

#[test]
fn judgements_hold_whatever_the_weights_say() {
    let row = |id: &str, name: &str, number: &str| [id, name, "", number, ""].map(str::to_owned);
    let rows = [
        row("a", "Rosa Vela Toro", "9876543"),
        row("b", "Rosa Vela Toro", "9876543"),
        row("c", "Darío Otaiza", "1234567"),
    ];
    let linked = |constraints: &Constraints| {
        let found = link(&roll(&rows), &Linking::default(), constraints);
        found.persons().labels().to_vec()
    };
    assert_eq!(linked(&Constraints::default()), [0, 0, 1]);
    let different = Constraints {
        different: vec![(0, 1)],
        ..Constraints::default()
    };
    assert_eq!(linked(&different), [0, 1, 2]);
    let same = |pairs: &[(u32, u32)]| {
        linked(&Constraints {
            same: pairs.to_vec(),
            ..Constraints::default()
        })
    };
    let alias = same(&[(1, 2)]);
    assert_eq!(alias[1], alias[2]);
    assert_eq!(same(&[(0, 2), (2, 1)]), [0, 0, 0]);
}

#[test]
fn a_model_that_is_given_is_used_as_it_is() {
    let (rows, _) = planted(60);
    let roll = roll(&rows);
    let learned = link(&roll, &Linking::default(), &Constraints::default());
    let given = Linking::default().model(learned.model().clone());
    let again = link(&roll, &given, &Constraints::default());
    assert_eq!(again.links(), learned.links());
    assert!(again.fit().is_none() && learned.fit().is_some());
}

#[test]
fn a_model_goes_by_the_labels_of_columns_wherever_they_stand() {
    let (rows, _) = planted(60);
    let free = Constraints::default();
    let plain = link(&roll(&rows), &Linking::default(), &free);
    let linking = Linking::default().model(plain.model().clone());
    let column = |place: usize| rows.iter().map(move |row| row[place].as_str());
    // A sex that stands before all others in the order of kinds, and a column of which the model knows nothing.
    let wider = Roll::new(rows.iter().map(|row| row[0].clone()))
        .with_texts("remark", column(4))
        .with_texts("state", column(4))
        .with_identifiers("national id", column(3))
        .with_sexes("sex", rows.iter().map(|_| "M"))
        .with_born("born", column(2))
        .with_names(column(1).map(|text| name::parse(text).people().first().cloned()));
    let found = link(&wider, &linking, &free);
    assert_eq!(found.persons(), plain.persons());
    let weight = |linkage: &cotejo::link::Linkage, roll: &Roll, label: &str| -> Vec<Option<i32>> {
        let pairs = plain.links().iter();
        let explained = pairs.map(|pair| explain(roll, linkage, pair.one, pair.other).unwrap());
        explained
            .map(|explained| {
                let part = explained.evidence().iter().find(|part| part.column() == label)?;
                Some(part.weight())
            })
            .collect()
    };
    for label in ["name", "born", "national id", "state"] {
        let weights = weight(&found, &wider, label);
        assert_eq!(weights, weight(&plain, &roll(&rows), label), "{label}");
        assert!(weights.iter().flatten().any(|weight| *weight > 0), "{label}");
    }
    // Of two columns of one label the first has the first weights.
    let twice = |roll: Roll| {
        roll.with_texts("state", column(4))
            .with_texts("state", rows.iter().map(|_| "Lara"))
    };
    let of_two = link(&twice(named(&rows)), &Linking::default(), &free);
    let again = link(
        &twice(named(&rows)).with_sexes("sex", rows.iter().map(|_| "M")),
        &Linking::default().model(of_two.model().clone()),
        &free,
    );
    let states = |linkage: &cotejo::link::Linkage| -> Vec<cotejo::link::Weights> {
        let all = linkage.model().comparisons().iter();
        all.filter(|weights| weights.label() == "state")
            .cloned()
            .collect()
    };
    assert_eq!(states(&again), states(&of_two));
    assert_eq!(states(&again).len(), 2);
    assert_ne!(states(&again)[0], states(&again)[1]);
    for label in ["sex", "remark"] {
        assert!(
            weight(&found, &wider, label)
                .iter()
                .flatten()
                .all(|weight| *weight == 0),
            "{label}"
        );
    }
}

/// Of a billion pairs of one person, so many have equal names, days of birth, numbers and states.
const DOCUMENTED: [u32; 4] = [420_000_000, 650_000_000, 850_000_000, 700_000_000];

#[test]
fn a_list_too_short_to_learn_from_has_documented_weights() {
    let equal = |people: usize| -> Vec<u32> {
        let found = link(
            &roll(&planted(people).0),
            &Linking::default(),
            &Constraints::default(),
        );
        let all = found.model().comparisons().iter();
        all.map(|weights| weights.levels()[0].m().unwrap()).collect()
    };
    assert_eq!(equal(8), DOCUMENTED);
    // The rest is always the same where it is there, which teaches nothing.
    assert_ne!(equal(120)[0], DOCUMENTED[0]);
}

#[test]
fn documented_weights_can_be_asked_for() {
    let (rows, truth) = planted(240);
    let documented = Linking::default().documented();
    let found = link(&roll(&rows), &documented, &Constraints::default());
    let shares: Vec<_> = found
        .model()
        .comparisons()
        .iter()
        .map(|weights| weights.levels()[0].m())
        .collect();
    assert_eq!(shares, DOCUMENTED.map(Some));
    let fit = found.fit().unwrap();
    assert!(fit.rules().is_empty() && !fit.is_trained(0));
    assert!(
        fit.refused()
            .iter()
            .all(|refused| refused.reason() == Reason::NoRule)
    );
    let result = evaluate(found.persons().labels(), &truth);
    assert!(
        result.precision.value() > 0.99 && result.recall.value() > 0.95,
        "{result:?}"
    );
}

#[test]
fn in_a_short_list_a_day_and_a_town_make_nobody_of_two_names_one() {
    let row = |id: &str, name: &str, born: &str| [id, name, born, "", "Lara"].map(str::to_owned);
    let two = |name: &str| {
        persons(&[
            row("a", "PEÑA MONTERO, Rubén", "1994-08-13"),
            row("b", "Ruben Peña", "1994-08-13"),
            row("c", "Rosa Vela Toro", "1990-03-07"),
            row("d", name, "1990-03-07"),
        ])
        .len()
    };
    assert_eq!(two("Rosa Vela"), 2);
    let others = ["Luis Toro", "Luz Vela Toro", "Marta Vela Toro", "José Vela Toro"];
    for other in others {
        assert_eq!(two(other), 3, "{other}");
    }
    let twins = [
        ("a", "Marta Elena Barrolleta Guaiquirima"),
        ("b", "Rosa Inés Barrolleta Guaiquirima"),
        ("c", "Luis Otaiza"),
        ("d", "Luis Otaiza"),
    ];
    let born = ["1971-02-27", "1971-02-27", "1990-03-07", "1990-03-07"];
    let twins = Roll::new(twins.map(|(id, _)| id))
        .with_written_names(twins.map(|(_, name)| name))
        .with_born("born", born);
    let found = link(&twins, &Linking::default(), &Constraints::default());
    assert_ne!(found.persons().cluster_of(0), found.persons().cluster_of(1));
    let equal = found
        .model()
        .comparisons()
        .iter()
        .map(|weights| weights.levels()[0].m());
    assert!(equal.eq([Some(DOCUMENTED[0]), Some(DOCUMENTED[1])]));
    // Nor with nothing but a day, nor with a prison and the day of arrest besides.
    let rows = |other: &str| {
        let names = ["PEÑA MONTERO, Rubén", "Ruben Peña", "Rosa Vela Toro", other].map(str::to_owned);
        let born = ["1994-08-13", "1994-08-13", "1990-03-07", "1990-03-07"];
        Roll::new(["a", "b", "c", "d"])
            .with_written_names(names)
            .with_born("born", born)
    };
    let count = |roll: &Roll| {
        link(roll, &Linking::default(), &Constraints::default())
            .persons()
            .len()
    };
    for other in others {
        let roll = rows(other);
        assert_eq!(count(&roll), 3, "{other}");
        let roll = roll
            .with_texts("state", ["Lara"; 4])
            .with_texts("facility", ["Old Fort"; 4])
            .with_events("arrested", ["2026-01-08"; 4]);
        assert_eq!(count(&roll), 3, "{other}");
    }
    assert_eq!(count(&rows("Rosa Vela")), 2);
}

#[test]
fn the_prior_suits_the_pairs_that_are_found() {
    for people in [60, 240] {
        let found = link(
            &roll(&planted(people).0),
            &Linking::default(),
            &Constraints::default(),
        );
        let odds = (f64::from(found.model().prior()) / 1_000.0).exp2();
        let records = f64::from(u32::try_from(2 * people).unwrap());
        // Each person is there twice.
        let expected = odds / (1.0 + odds) * records * (records - 1.0) / 2.0 / (records / 2.0);
        assert!((0.8..1.25).contains(&expected), "{expected}");
    }
}

#[test]
fn every_pair_compared_says_which_rule_brought_it() {
    let (rows, _) = planted(60);
    let found = link(
        &roll(&rows),
        &Linking::default().threshold(-60_000),
        &Constraints::default(),
    );
    let brought: u64 = found.blocked().iter().map(|rule| rule.likely()).sum();
    assert_eq!(brought, u64::try_from(found.links().len()).unwrap());
    assert!(found.blocked().iter().all(|rule| !rule.label().is_empty()));
}

#[test]
fn rules_call_columns_by_the_labels_of_the_roll() {
    let (rows, _) = planted(30);
    let roll = roll(&rows);
    let rules = default_rules(&roll);
    let labels: Vec<String> = rules.iter().map(|rule| rule.label_in(&roll)).collect();
    assert!(labels.contains(&"national id".to_owned()), "{labels:?}");
    assert!(
        labels.contains(&"surname + given name + year of born".to_owned()),
        "{labels:?}"
    );
    assert!(!labels.iter().any(|label| label.contains("column")), "{labels:?}");
    let mut told = Vec::new();
    let found = link_telling(
        &roll,
        &Linking::default(),
        &Constraints::default(),
        &mut |progress| {
            if let Progress::Comparing { rule, .. } = progress {
                told.push(rule.to_owned());
            }
        },
    );
    let blocked: Vec<&str> = found.blocked().iter().map(|rule| rule.label()).collect();
    assert_eq!(blocked, labels);
    assert!(told.starts_with(&labels), "{told:?}");
    let refused = found
        .fit()
        .unwrap()
        .refused()
        .iter()
        .filter(|refused| refused.rule().is_some());
    let mut refused = refused.map(ToString::to_string).peekable();
    assert!(refused.peek().is_some());
    assert!(refused.all(|refused| refused.contains(", by ") && !refused.contains("column")));
    let beyond = Rule::new([Piece::Surname, Piece::Month(1), Piece::Value(9)]);
    assert_eq!(beyond.label_in(&roll), "surname + month of born + column 9");
}

#[test]
fn the_parts_of_an_explanation_add_up_to_the_weight_and_hold_no_value() {
    let (rows, _) = planted(60);
    let roll = roll(&rows);
    let found = link(&roll, &Linking::default(), &Constraints::default());
    for pair in found.links() {
        let told = explain(&roll, &found, pair.one, pair.other).unwrap();
        let parts: i32 = told.evidence().iter().map(|part| part.weight()).sum();
        assert_eq!(told.prior() + parts, told.total());
        assert_eq!(told.total(), pair.weight);
    }
    let told = explain(&roll, &found, 0, 60).unwrap().to_string();
    let words: Vec<&str> = rows[0][1].split(' ').filter(|word| word.len() > 3).collect();
    assert!(!words.iter().any(|word| told.contains(word)), "{told}");
    assert!(told.contains("together") && told.lines().count() > 3, "{told}");
    assert!(explain(&roll, &found, 0, 9_999).is_none());
}

#[test]
fn an_explanation_that_is_shown_adds_up_to_the_last_digit() {
    let (rows, _) = planted(60);
    let roll = roll(&rows);
    let found = link(&roll, &Linking::default(), &Constraints::default());
    // Millibits of a column of bits with three decimals; none where it is blank.
    let shown = |line: &str, at: std::ops::Range<usize>| -> Option<i32> {
        let text = line.get(at).unwrap().trim();
        assert!(text.is_empty() || text.starts_with(['+', '-']), "{line}");
        text.replace('.', "").parse().ok()
    };
    let pairs = (0..60).flat_map(|one| [(one, one + 60), (one, 119 - one)]);
    for told in explanations(&roll, &found, pairs).into_iter().flatten() {
        let text = told.to_string();
        assert!(!text.contains("-0.000"), "{text}");
        let mut sum = 0;
        for line in text.lines() {
            sum += shown(line, 0..9).unwrap_or(0);
            assert_eq!(shown(line, 10..19).unwrap_or(sum), sum, "{text}");
        }
        assert_eq!(sum, told.total());
    }
}

#[test]
fn lists_of_nothing_are_linked() {
    assert!(persons(&[]).is_empty());
    let nothing = |id: &str| [id, "", "", "", ""].map(str::to_owned);
    assert_eq!(persons(&[nothing("a")]).len(), 1);
    assert_eq!(persons(&[nothing("a"), nothing("b"), nothing("b")]).len(), 3);
}
