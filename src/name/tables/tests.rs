//! The tables hold what they say, and join what they should.

use std::collections::{BTreeMap, BTreeSet};

use crate::name::tables::*;

fn word(text: &str) -> Option<&'static Word> {
    word_of(fingerprint(text), text)
}

fn senses(text: &str) -> BTreeSet<Sense> {
    word(text)
        .map_or(&[][..], |word| word.senses)
        .iter()
        .copied()
        .collect()
}

fn meet(a: &str, b: &str) -> bool {
    !senses(a).is_disjoint(&senses(b))
}

fn all<const N: usize>(text: &'static str) -> Vec<[&'static str; N]> {
    let found: Vec<[&str; N]> = cells(text).collect();
    assert_eq!(
        found.len(),
        rows(text).count(),
        "a row has another number of columns"
    );
    found
}

fn assert_forms<const N: usize>(text: &'static str) -> Vec<[&'static str; N]> {
    let found = all::<N>(text);
    let mut seen = BTreeSet::new();
    for row in &found {
        assert!(seen.insert(row[0]), "twice: {}", row[0]);
        assert!(
            row[0].bytes().all(|byte| byte.is_ascii_lowercase()),
            "not folded: {}",
            row[0]
        );
    }
    found
}

fn assert_families(codes: &str) {
    assert!(
        codes
            .split(',')
            .all(|code| Family::ALL.iter().any(|family| family.code() == code)),
        "{codes}"
    );
}

#[test]
fn every_row_of_names_parses() {
    for [_, gender, common, families] in assert_forms(GIVEN) {
        assert!(matches!(gender, "m" | "f" | "b") && matches!(common, "c" | "-"));
        assert_families(families);
    }
    for [_, common, families] in assert_forms(SURNAMES) {
        assert!(matches!(common, "c" | "-"));
        assert_families(families);
    }
    for [_, use_, families, _] in assert_forms(PARTICLES) {
        assert!(matches!(use_, "particle" | "saint"));
        assert_families(families);
    }
}

#[test]
fn every_short_form_stands_for_given_names() {
    for [form, kind, names, families] in assert_forms(SHORT) {
        assert!(matches!(kind, "short" | "twin"));
        assert_families(families);
        for name in names.split([',', ' ']) {
            assert_ne!(form, name);
            let known = word(name).unwrap_or_else(|| panic!("{form}: no {name}"));
            assert!(known.uses.any(Uses::GENDER), "{form}: {name} is no given name");
        }
        assert!(
            meet(form, names.split(',').next().unwrap()) || names.contains(' '),
            "{form}"
        );
        assert!(
            word(form).is_some_and(|word| word.uses.any(Uses::GENDER)),
            "{form}"
        );
    }
}

#[test]
fn every_abbreviation_stands_for_names() {
    for [form, names, families] in assert_forms(ABBREVIATIONS) {
        assert_families(families);
        for name in names.split([',', ' ']) {
            let known = word(name).unwrap_or_else(|| panic!("{form}: no {name}"));
            assert!(
                known.uses.any(Uses::GENDER.or(Uses::SURNAME).or(Uses::SAINT)),
                "{form}: {name}"
            );
        }
    }
}

#[test]
fn groups_have_members_and_share_only_what_is_listed() {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    let mut listed = BTreeSet::new();
    let canonical: BTreeSet<&str> = GIVEN_AND_SURNAMES
        .iter()
        .flat_map(|text| rows(text))
        .filter_map(|row| row.split('\t').next())
        .collect();
    for [first, spellings, use_, families] in all(VARIANTS) {
        assert!(matches!(use_, "given" | "surname") && !spellings.is_empty());
        assert_families(families);
        assert!(canonical.contains(first), "{first}");
        for spelling in std::iter::once(first).chain(spellings.split(' ')) {
            let form = spelling.trim_start_matches('+');
            assert!(form.bytes().all(|byte| byte.is_ascii_lowercase()), "{form}");
            *groups.entry(form).or_default() += 1;
            if form != spelling {
                listed.insert(form);
            }
        }
    }
    let shared: BTreeSet<&str> = groups
        .iter()
        .filter(|(_, count)| **count > 1)
        .map(|(form, _)| *form)
        .collect();
    assert_eq!(shared, listed);
}

const GIVEN_AND_SURNAMES: [&str; 2] = [GIVEN, SURNAMES];

#[test]
fn one_name_in_its_spellings_and_short_forms() {
    for pair in "pepe jose, paco francisco, chucho jesus, cheo jose, fco francisco, glez gonzalez, mohamed \
           muhammad, serhiy sergei, tsai cai, wong huang, wong wang, lee li, lee rhee, gim kim, jordi \
           jorge, sousa souza, yonatan jhonatan, estefani stephany, mayte maite, sta santa, alex alejandra"
        .split(", ")
    {
        let (a, b) = pair.trim().split_once(' ').unwrap();
        assert!(meet(a, b), "{a} {b}");
    }
}

#[test]
fn other_names_stay_apart() {
    for pair in
        "gabriel gabriela, mario maria, julio julian, juan juana, marta maria, cristian cristina, edwin \
           erwin, nacho antonio, alejandro alexander, wang huang, yulimar yulitza, luis luisa, jesus jose, \
           daniel daniela, li yi, manolo dolores, angel angela, fernando hernan, bilal hassan, franco \
           francisco, chang chan"
            .split(", ")
    {
        let (a, b) = pair.trim().split_once(' ').unwrap();
        assert!(!meet(a, b), "{a} {b}");
    }
}

#[test]
fn two_names_in_one_word() {
    let id = |text: &str| match word(text).unwrap().senses {
        [Sense::One(id), ..] => *id,
        _ => panic!("{text}"),
    };
    assert!(senses("chema").contains(&Sense::Two(id("jose"), id("maria"))));
    assert!(senses("maite").contains(&Sense::Two(id("maria"), id("teresa"))));
    assert!(word("chema").unwrap().uses.has(Uses::MALE) && !word("chema").unwrap().uses.has(Uses::FEMALE));
}

#[test]
fn uses_are_merged() {
    let uses = |text: &str| word(text).unwrap().uses;
    assert!(uses("santiago").has(Uses::MALE.or(Uses::SURNAME)));
    assert!(uses("pepe").has(Uses::SHORT.or(Uses::MALE)) && !uses("pepe").has(Uses::FEMALE));
    assert!(uses("glez").has(Uses::ABBREVIATION.or(Uses::SURNAME)));
    assert!(uses("de").has(Uses::PARTICLE) && uses("san").has(Uses::SAINT));
    assert!(uses("maria").has(Uses::COMMON_GIVEN) && uses("garcia").has(Uses::COMMON_SURNAME));
    assert!(word("").is_none() && word("qqqq").is_none() && word("José").is_none());
    assert!(word(&"x".repeat(70_000)).is_none());
}

#[test]
fn the_index_stays_thin() {
    assert!(
        TABLE.forms.len() * 2 < Index::SLOTS,
        "{} forms",
        TABLE.forms.len()
    );
    assert_eq!(TABLE.forms.len(), TABLE.words.len());
}
