//! Laws of finding the pairs without comparing every wave with every other.
//!
//! - `what_is_listed_is_what_comparing_all_pairs_finds`
//! - `a_hundred_thousand_waves_of_one_day_are_counted_and_not_compared`
//! - `a_cut_list_says_by_how_much`
//! - `one_person_in_every_wave_costs_no_square`
//! - `the_caps_leave_room_for_every_index`
//! - `what_the_ledger_declares_itself_is_listed_last`

use cotejo::wave::{Reason, WaveMatch, WaveMatches, WaveRelation, compare, matches};
use cotejo::{Bounds, ClaimDraft, Draft, Ledger, WaveDraft, link, strategy};
use proptest::prelude::*;

use super::{all, cast, left, wave};
use crate::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_listed_is_what_comparing_all_pairs_finds(draft in strategy::small_ledger(), extra in 0..40_u8) {
        // Beside the four waves of the strategy, some that resemble them.
        let day = |n: u8| format!("2026-01-{:02}", 1 + n % 28);
        let mut draft = draft
            .with_wave(WaveDraft::new("m").window(day(extra)).announced(day(extra / 3)))
            .with_wave(WaveDraft::new("n").window(format!("{}~", day(extra + 1))).population("political"))
            .with_wave(WaveDraft::new("o").window(format!("[{},2026-02-20]", day(extra))).announced(day(extra / 3)))
            .with_wave(WaveDraft::new("p").window("/2026-01-12"))
            .with_wave(WaveDraft::new("q"));
        for (at, (wave, by)) in [("m", "gov"), ("q", "gov"), ("early", "gov"), ("q", "watch"), ("n", "watch")].iter().enumerate() {
            let claim = ClaimDraft::new(&format!("x{at}")).by(*by).count("released").wave(*wave).figure(u64::from(extra % 3) + 20);
            let claim = claim.stage(if extra % 2 == 0 { "announced" } else { "executed" }).said("2026-01-12");
            draft = draft.with_claim(if at == 1 && extra % 5 == 0 { claim.includes("x2") } else { claim });
        }
        draft = draft.with_detainee(left("zz", &[("q", None), ("m", None), ("late", Some("2026-01-12"))]));
        let ledger = Ledger::try_from(draft).unwrap();
        let persons = link::resolve(&ledger);
        let found = matches(&ledger, &persons);
        let mut expected: Vec<WaveMatch> = Vec::new();
        for one in ledger.waves() {
            for other in ledger.waves().filter(|other| one.id() < other.id()) {
                let pair = compare(&ledger, &persons, one, other);
                let alone = |reason: &Reason| {
                    !matches!(reason, Reason::SamePopulation | Reason::PopulationInside { .. } | Reason::SamePlace)
                };
                if pair.together.iter().any(alone) {
                    expected.push(pair);
                } else {
                    prop_assert!(matches!(pair.relation, WaveRelation::Separate | WaveRelation::Undecided), "{:?}", pair);
                }
            }
        }
        let mut listed = found.pairs.clone();
        listed.sort_by(|a, b| a.waves.cmp(&b.waves));
        prop_assert_eq!(&listed, &expected);
        prop_assert_eq!(found.found, Bounds::exactly(expected.len().try_into().unwrap()));
    }
}

#[test]
fn a_hundred_thousand_waves_of_one_day_are_counted_and_not_compared() {
    let waves = (0..100_000).map(|n| wave(&format!("w{n}"), "2026-05-01"));
    let found = all(&waves.fold(Draft::new(), Draft::with_wave));
    assert_eq!(found.pairs.len(), WaveMatches::LISTED);
    // Every one with every other: 100,000 × 99,999 / 2.
    assert_eq!(found.found, Bounds::exactly(4_999_950_000));
    assert!(found.pairs.iter().all(|pair| pair.relation == WaveRelation::Same));
}

#[test]
fn a_cut_list_says_by_how_much() {
    // 300 waves of one day and 300 of a day ten days later: 2 × 300 × 299 / 2 pairs share a day.
    let waves = (0..600).map(|n| {
        let day = if n % 2 == 0 { "2026-05-01" } else { "2026-05-11" };
        wave(&format!("w{n}"), day)
    });
    let found = all(&waves.fold(Draft::new(), Draft::with_wave));
    assert_eq!(found.pairs.len(), 1_000);
    assert_eq!(found.found, Bounds::between(89_700, 600 * 599 / 2).unwrap());
    // 60 of one day: all compared, and exactly counted though only 1,000 are listed.
    let waves = (0..60).map(|n| wave(&format!("w{n}"), "2026-05-01"));
    let found = all(&waves.fold(Draft::new(), Draft::with_wave));
    assert_eq!((found.pairs.len(), found.found), (1_000, Bounds::exactly(1_770)));
}

#[test]
fn one_person_in_every_wave_costs_no_square() {
    let ids: Vec<String> = (0..20_000).map(|n| format!("w{n}")).collect();
    let waves: Vec<(&str, Option<&str>)> = ids.iter().map(|id| (id.as_str(), None)).collect();
    let draft = ids
        .iter()
        .fold(Draft::new(), |draft, id| draft.with_wave(WaveDraft::new(id)));
    let found = all(&draft.with_detainee(left("d", &waves)));
    assert_eq!(found.pairs.len(), 1_000);
    assert_eq!(found.found, Bounds::between(20_000, 20_000 * 19_999 / 2).unwrap());
    assert!(
        found
            .pairs
            .iter()
            .all(|pair| pair.relation == WaveRelation::Overlapping)
    );
}

#[test]
fn the_caps_leave_room_for_every_index() {
    // 300 waves of one day fill the sweep; two waves far from it share a person all the same.
    let waves = (0..300).map(|n| wave(&format!("a{n}"), "2026-05-01"));
    let draft = waves.fold(cast(), Draft::with_wave);
    let draft = draft
        .with_wave(wave("y", "2027-01-01"))
        .with_wave(wave("z", "2027-03-01"))
        .with_detainee(left("d", &[("y", None), ("z", None)]));
    let found = all(&draft);
    let ids: Vec<String> = found.pairs[0].waves.iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["y", "z"], "what contradicts itself comes first");
    assert_eq!(found.pairs[0].relation, WaveRelation::Undecided);
}

#[test]
fn what_the_ledger_declares_itself_is_listed_last() {
    let draft = cast()
        .with_wave(wave("a", "2026-05-01").within("b"))
        .with_wave(wave("b", "2026-05-01/2026-05-03"))
        .with_wave(wave("c", "2026-05-03/2026-05-08"))
        .with_wave(wave("d", "2026-05-03/2026-05-08"));
    let waves: Vec<String> = all(&draft)
        .pairs
        .iter()
        .map(|pair| format!("{}{}", pair.waves[0], pair.waves[1]))
        .collect();
    // c and d alike, then those that meet, then a inside b.
    assert_eq!(waves, ["cd", "bc", "bd", "ab"]);
}
