//! Laws of the value strategies themselves: what they draw, and what cases shrink to.
//!
//! - `every_form_is_drawn_often`
//! - `cases_shrink_to_what_can_be_read`
//! - `fewer_than_one_draw_in_ten_is_rejected`
//! - `drawn_values_stay_small_and_near`

use std::collections::BTreeMap;
use std::fmt::Debug;

use cotejo::{Bounds, ClaimId, Figure, Form, Lexicon, When, strategy};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::config;

const DRAWS: u32 = 1000;

/// Values drawn by a runner that always draws the same, and gives up where one in ten is rejected.
fn drawn<T: Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let limits = Config {
        max_local_rejects: DRAWS / 10,
        ..config()
    };
    let mut runner = TestRunner::new_with_rng(limits, TestRunner::deterministic().new_rng());
    let draw = |_| {
        strategy
            .new_tree(&mut runner)
            .expect("few are rejected")
            .current()
    };
    (0..DRAWS).map(draw).collect()
}

/// The distinct ends of shrinking, when every case fails.
fn simplest<T: Debug + ToString>(strategy: impl Strategy<Value = T>) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let shrunk = (0..50).map(|_| {
        let mut tree = strategy.new_tree(&mut runner).unwrap();
        while tree.simplify() {}
        tree.current().to_string()
    });
    let shrunk: std::collections::BTreeSet<String> = shrunk.collect();
    shrunk.into_iter().collect()
}

/// How many of the drawn values are of each form.
fn counted<T>(drawn: &[T], form: impl Fn(&T) -> String) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for value in drawn {
        *counts.entry(form(value)).or_default() += 1;
    }
    counts
}

fn assert_often(counts: &BTreeMap<String, u32>, forms: usize, least: u32) {
    assert_eq!(counts.len(), forms, "{counts:?}");
    assert!(counts.values().all(|&count| count >= least), "{counts:?}");
}

/// The name of a variant, without what it holds.
fn variant(form: &Form) -> String {
    let text = format!("{form:?}");
    text.split('(').next().unwrap_or(&text).to_owned()
}

/// The text with digits, letters of words and repetitions taken out: `0-0-0T0:0Z/..`.
fn outline(when: &When) -> String {
    let text = when.to_string();
    let mut outline = String::new();
    for c in text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }) {
        if !(c == '0' && outline.ends_with('0')) {
            outline.push(c);
        }
    }
    outline
}

#[test]
fn every_form_is_drawn_often() {
    let figures = drawn(strategy::figure());
    assert_often(
        &counted(&figures, |figure| variant(figure.form())),
        12,
        DRAWS / 20,
    );
    let relative = drawn(strategy::relative_figure(strategy::id()));
    assert_often(&counted(&relative, |figure| variant(figure.form())), 3, DRAWS / 5);

    let bounds = drawn(strategy::bounds());
    let form = |bounds: &Bounds| {
        let open = bounds.hi().is_none();
        format!("{} {open} {}", bounds.lo() == 0, bounds.exact().is_some())
    };
    assert_often(&counted(&bounds, form), 6, DRAWS / 100);
    assert_often(
        &counted(&drawn(strategy::word()), ToString::to_string),
        11,
        DRAWS / 40,
    );
    let lexicons = drawn(strategy::lexicon());
    assert_often(
        &counted(&lexicons, |lexicon: &Lexicon| lexicon.name().to_owned()),
        4,
        DRAWS / 10,
    );
    let spreads = drawn(strategy::spread());
    let vague = |open: bool| {
        let is = |s: &&cotejo::Spread| s.core() != s.support() && s.support().hi().is_none() == open;
        spreads.iter().filter(is).count()
    };
    assert!(vague(false) > 200 && vague(true) > 100);

    let times = drawn(strategy::when());
    for form in [
        "0-0-0",
        "0-0",
        "0",
        "0-0-0T0:0Z",
        "0-0-0T0:0:0-0:0",
        "0-0-0~",
        "0-0?",
        "0-0-0/0-0-0",
        "0-0-0/..",
        "0-0-0/",
        "../0-0-0",
        "/0-0-0",
        "0-0-0/0-0",
    ] {
        assert!(times.iter().any(|when| outline(when) == form), "{form}");
    }
    let of = |part: &str| {
        times
            .iter()
            .filter(|when| when.to_string().contains(part))
            .count()
    };
    assert!(of("T") > 150 && of("/") > 300 && of("[") > 50 && of("..") > 50 && of("%") > 50);
    let crossing = |when: &&When| {
        let text = when.to_string();
        text.split_once('/')
            .is_some_and(|(a, b)| a.contains('T') && b.contains('T'))
    };
    assert!(times.iter().filter(crossing).count() > 5);
}

#[test]
fn cases_shrink_to_what_can_be_read() {
    assert_eq!(simplest(strategy::bounds()), ["0"]);
    assert_eq!(simplest(strategy::ratio()), ["0"]);
    assert_eq!(simplest(strategy::figure()), ["0"]);
    assert_eq!(simplest(strategy::word()), ["some"]);
    assert_eq!(simplest(strategy::id_text()), ["a"]);
    assert_eq!(simplest(strategy::relative_figure(strategy::id())), ["< @a"]);
    assert_eq!(simplest(strategy::date()), ["2026-01-01"]);
    assert_eq!(simplest(strategy::when()), ["2026-01-01"]);
}

#[test]
fn fewer_than_one_draw_in_ten_is_rejected() {
    drawn(strategy::bounds());
    drawn(strategy::ratio());
    drawn(strategy::spread());
    drawn(strategy::lexicon());
    drawn(strategy::figure());
    drawn(strategy::relative_figure(strategy::id()));
    drawn(strategy::id::<cotejo::kinds::Person>());
    drawn(strategy::date());
    drawn(strategy::when());
}

#[test]
fn drawn_values_stay_small_and_near() {
    for bounds in drawn(strategy::bounds()) {
        assert!(bounds.hi().unwrap_or(bounds.lo()) <= 2000, "{bounds}");
    }
    let far = |date: time::Date| !(2025..=2026).contains(&date.year());
    for when in drawn(strategy::when()) {
        assert!(
            !when.earliest().into_iter().chain(when.latest()).any(far),
            "{when}"
        );
    }
    for text in drawn(strategy::id_text()) {
        assert!(text.len() <= 6 && ClaimId::new(&text).is_ok(), "{text}");
        let figure = format!("< @{text}").parse::<Figure>().unwrap();
        assert_eq!(figure.operand().map(ClaimId::as_str), Some(&*text));
    }
}
