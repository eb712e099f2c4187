//! Laws of [`Figure`]; words are in `word`, figures relative to a claim in `relative`.
//!
//! - `text_and_json_round_trip`
//! - `every_spelling_read_is_read_back`
//! - `the_face_value_lies_within_the_widest_reading`
//! - `a_spread_is_open_above_twice_or_not_at_all`
//! - `nearly_and_just_over_are_the_two_halves_of_about`
//! - `what_was_said_is_within_its_face_value`
//! - `forms_mean_what_the_table_says`
//! - `other_spellings_are_read`
//! - `no_figure_exceeds_the_largest`
//! - `faulty_text_is_refused`

use cotejo::{Bounds, ErrorKind, Figure, Form, LARGEST, Lexicon, Spread, strategy};
use proptest::prelude::*;

use super::{assert_refused, is_read_back, readings, round_trips};
use crate::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn text_and_json_round_trip(
        figure in prop_oneof![
            3 => strategy::figure(), 1 => strategy::relative_figure(strategy::id()),
        ],
    ) {
        round_trips(&figure)?;
        prop_assert_eq!(Figure::new(figure.form().clone()), Ok(figure));
    }

    #[test]
    fn every_spelling_read_is_read_back(
        text in " ?(~|≈|[<>≤≥]=?|majority of)? ?@?[0-9]{1,3}(( ?[–-] ?|a)[0-9]{1,3})?\\+? ?",
    ) {
        is_read_back::<Figure>(&text)?;
    }

    #[test]
    fn the_face_value_lies_within_the_widest_reading(
        figure in strategy::figure(), lexicon in strategy::lexicon(),
    ) {
        let spread = figure.spread(&lexicon).unwrap();
        prop_assert!(spread.core().is_within(spread.support()));
        prop_assert_eq!(Spread::new(spread.core(), spread.support()), Some(spread));
        prop_assert_eq!(spread.is_vacuous(), spread.core() == Bounds::ANY);
        let json = serde_json::to_value(spread).unwrap();
        prop_assert_eq!(json["core"].as_str(), Some(&*spread.core().to_string()));
    }

    #[test]
    fn nearly_and_just_over_are_the_two_halves_of_about(n in 1..3000_u64) {
        let spread = |form| Figure::new(form).unwrap().spread(&Lexicon::default()).unwrap();
        let [about, under, over] = [Form::About(n), Form::Nearly(n), Form::JustOver(n)].map(spread);
        let joined = under.support().hull(Bounds::exactly(n)).hull(over.support());
        prop_assert_eq!(joined, about.support());
        prop_assert!(!under.support().contains(n) && !over.support().contains(n));
        if n % 10 == 0 {
            prop_assert_eq!(under.core().hull(over.core()), about.core());
        }
    }

    #[test]
    fn what_was_said_is_within_its_face_value(lo in 0..3000_u64, more in 0..3000_u64) {
        let hi = lo + more;
        let said = Bounds::between(lo, hi).unwrap();
        for form in [Form::Between(lo, hi), Form::AboutBetween(lo, hi)] {
            let core = Figure::new(form).unwrap().spread(&Lexicon::default()).unwrap().core();
            prop_assert!(said.is_within(core));
        }
        let about = Figure::new(Form::About(lo)).unwrap().spread(&Lexicon::default());
        prop_assert_eq!(about, Figure::new(Form::AboutBetween(lo, lo)).unwrap().spread(&Lexicon::default()));
    }
}

#[test]
fn a_spread_is_open_above_twice_or_not_at_all() {
    let spread = |core: &str, support: &str| Spread::new(core.parse().unwrap(), support.parse().unwrap());
    assert!(spread("24-60", "12-99").is_some() && spread(">=24", ">=12").is_some());
    for (core, support) in [
        ("24-60", ">=12"),
        (">=24", "12-99"),
        ("12-99", "24-60"),
        (">=12", ">=24"),
    ] {
        assert_eq!(spread(core, support), None, "{core} in {support}");
    }
}

#[test]
fn forms_mean_what_the_table_says() {
    let table = [
        ("116", "116", "116"),
        ("0", "0", "0"),
        (">=100", ">=100", ">=100"),
        (">400", ">=401", ">=401"),
        ("400+", ">=401", ">=401"),
        ("<=120", "<=120", "<=120"),
        ("<116", "<=115", "<=115"),
        ("<1", "0", "0"),
        ("800-1000", "800-1000", "800-1000"),
        ("~700", "650-750", "600-800"),
        ("~1500", "1450-1550", "1400-1600"),
        ("~116", "116", "115-117"),
        ("~100", "50-150", "<=200"),
        ("~0", "0", "<=1"),
        ("<~400", "350-399", "300-399"),
        ("<~116", "115", "115"),
        ("<~1", "0", "0"),
        ("<~1500", "1450-1499", "1400-1499"),
        (">~400", "401-450", "401-500"),
        (">~116", "117", "117"),
        (">~0", "1", "1"),
        ("~49-73", "49-73", "48-74"),
        ("~800-950", "750-955", "700-960"),
        ("dozens", ">=24", ">=24"),
        ("an important number", ">=1", ">=1"),
        ("?", ">=0", ">=0"),
    ];
    for (text, core, support) in table {
        let expected = (core.to_owned(), support.to_owned());
        assert_eq!(readings(text, &Lexicon::default()), expected, "{text}");
    }
}

#[test]
fn other_spellings_are_read() {
    let table = [
        (" 116 ", "116"),
        ("007", "7"),
        ("≥100", ">=100"),
        (">= 100", ">=100"),
        ("≤ 120", "<=120"),
        ("> 400", ">400"),
        ("400+", ">400"),
        ("≈700", "~700"),
        ("~ 49 – 73", "~49-73"),
        ("800–1000", "800-1000"),
        ("A Few", "a few"),
        ("docenas", "dozens"),
        ("5-5", "5-5"),
        ("0-5", "0-5"),
    ];
    for (read, written) in table {
        assert_eq!(read.parse::<Figure>().unwrap().to_string(), written);
    }
    assert!("?".parse::<Figure>().unwrap().is_unknown());
    assert!(!"some".parse::<Figure>().unwrap().is_unknown());
}

#[test]
fn no_figure_exceeds_the_largest() {
    assert_eq!(LARGEST, 10_u64.pow(12));
    for form in [
        "#", ">=#", ">#", "#+", "<=#", "<#", "1-#", "~#", "~1-#", "<~#", ">~#",
    ] {
        let with = |n: u64| form.replace('#', &n.to_string()).parse::<Figure>();
        let spread = with(LARGEST).unwrap().spread(&Lexicon::default()).unwrap();
        let top = spread.support().hi().unwrap_or(spread.support().lo());
        assert!(top <= 2 * LARGEST, "sums of figures stay exact");
        for n in [LARGEST + 1, u64::MAX] {
            let error = with(n).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::OutOfRange, "{error}");
        }
    }
    assert!(Figure::new(Form::Between(7, LARGEST + 1)).is_err());
}

#[test]
fn faulty_text_is_refused() {
    use ErrorKind::{Inverted, OutOfRange, Syntax};
    assert_refused::<Figure>(&[
        ("", Syntax),
        ("1,000", Syntax),
        ("1.000", Syntax),
        ("1 000", Syntax),
        ("-5", Syntax),
        ("1.5", Syntax),
        ("~", Syntax),
        ("<~", Syntax),
        ("<~5-9", Syntax),
        (">=", Syntax),
        ("+", Syntax),
        ("-", Syntax),
        ("??", Syntax),
        ("~-5", Syntax),
        ("~dozens", Syntax),
        ("dozens+", Syntax),
        ("800-1000-1200", Syntax),
        ("about a hundred", Syntax),
        ("👤👤👤", Syntax),
        ("١٢", Syntax),
        ("@s2-5", Syntax),
        ("= @s2-5", Syntax),
        ("1000000000001", OutOfRange),
        ("1000000000000000000000000000000", OutOfRange),
        ("<0", OutOfRange),
        ("<~0", OutOfRange),
        ("12-5", Inverted),
        ("~12-5", Inverted),
    ]);
    let example = "1,000".parse::<Figure>().unwrap_err().to_string();
    assert_eq!(
        example,
        "`1,000` is not a count; write plain digits, without separators"
    );
}
