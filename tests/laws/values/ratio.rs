//! Laws of [`Ratio`].
//!
//! - `order_is_cross_multiplication`
//! - `order_is_exact_at_any_size`
//! - `order_is_total`
//! - `a_ratio_is_in_lowest_terms_and_keeps_its_value`
//! - `a_denominator_of_zero_has_no_value`
//! - `percent_is_the_nearest_hundredth`
//! - `percents_are_pinned`
//! - `to_f64_is_close`
//! - `text_and_json_round_trip`
//! - `one_spelling_is_written_for_each_value`
//! - `faulty_text_is_refused`

use std::cmp::Ordering;

use cotejo::{ErrorKind, Ratio, strategy};
use proptest::prelude::*;

use super::{assert_refused, is_read_back, round_trips};
use crate::config;

/// The whole product of two numbers, as its high and its low half: schoolbook multiplication.
fn product(a: u128, b: u128) -> (u128, u128) {
    const HALF: u128 = (1 << 64) - 1;
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & HALF, b >> 64, b & HALF);
    let low = a_low * b_low;
    let (one, two) = (a_high * b_low, a_low * b_high);
    let middle = (low >> 64) + (one & HALF) + (two & HALF);
    let high = a_high * b_high + (one >> 64) + (two >> 64) + (middle >> 64);
    (high, (middle << 64) | (low & HALF))
}

/// How two fractions compare when multiplied out in full.
fn multiplied_out(a: u128, b: u128, c: u128, d: u128) -> Ordering {
    product(a, d).cmp(&product(c, b))
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Numbers of every length in bits, so that small meets huge.
fn number() -> impl Strategy<Value = u128> {
    (0..128_u32, any::<u128>()).prop_map(|(shift, n)| n >> shift)
}

/// Two fractions, often so near to one another that only their last bits tell.
fn fractions() -> impl Strategy<Value = ((u128, u128), (u128, u128))> {
    let near = (number(), number(), 0..3_u128, 0..3_u128).prop_map(|(n, d, up, right)| {
        let (n, d) = (n.max(1), d.max(1));
        ((n, d), (n.saturating_add(up), d.saturating_add(right)))
    });
    let any_two =
        (number(), number(), number(), number()).prop_map(|(a, b, c, d)| ((a, b.max(1)), (c, d.max(1))));
    prop_oneof![near, any_two]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn order_is_cross_multiplication(a in 0..50_u128, b in 1..50_u128, c in 0..50_u128, d in 1..50_u128) {
        let (left, right) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
        prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
        prop_assert_eq!(left == right, a * d == c * b);
    }

    #[test]
    fn order_is_exact_at_any_size(((a, b), (c, d)) in fractions()) {
        let (left, right) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
        prop_assert_eq!(left.cmp(&right), multiplied_out(a, b, c, d));
        prop_assert_eq!(left == right, multiplied_out(a, b, c, d).is_eq());
    }

    #[test]
    fn order_is_total(a in strategy::ratio(), b in strategy::ratio(), c in strategy::ratio()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        let mut sorted = [a, b, c];
        sorted.sort();
        prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
    }

    #[test]
    fn a_ratio_is_in_lowest_terms_and_keeps_its_value(n in number(), d in number(), by in 1..9_u128) {
        let (n, d) = (n >> 4, (d >> 4).max(1));
        let ratio = Ratio::new(n, d).unwrap();
        prop_assert_eq!(gcd(ratio.numer(), ratio.denom()), 1);
        prop_assert_eq!(product(ratio.numer(), d), product(n, ratio.denom()));
        prop_assert_eq!(Ratio::new(n * by, d * by), Some(ratio));
        prop_assert_eq!(ratio.is_zero(), n == 0);
        prop_assert_eq!(Ratio::whole(n), Ratio::new(n, 1).unwrap());
    }

    #[test]
    fn a_denominator_of_zero_has_no_value(n in number()) {
        prop_assert_eq!(Ratio::new(n, 0), None);
    }

    #[test]
    fn percent_is_the_nearest_hundredth(n in number(), d in number()) {
        let (n, d) = (n.min(d.max(1)), d.max(1));
        // Twice a fraction of the whole is between 2k − 1 and 2k + 1 hundredths.
        let percent = u128::from(Ratio::new(n, d).unwrap().percent());
        prop_assert!(percent == 0 || product(d, percent * 2 - 1) <= product(n, 200));
        prop_assert!(product(n, 200) < product(d, percent * 2 + 1));
    }

    #[test]
    fn to_f64_is_close(n in 0..=u32::MAX, d in 1..=u32::MAX) {
        let shown = Ratio::new(n.into(), d.into()).unwrap().to_f64();
        prop_assert!((shown * f64::from(d) - f64::from(n)).abs() <= f64::from(n) * 1e-15);
    }

    #[test]
    fn text_and_json_round_trip(a in strategy::ratio(), n in number(), d in number()) {
        round_trips(&a)?;
        round_trips(&Ratio::new(n, d.max(1)).unwrap())?;
        is_read_back::<Ratio>(&format!("{n}/{d}"))?;
    }
}

#[test]
fn percents_are_pinned() {
    const TRILLIONS: u128 = 3_000_000_000_002;
    let table = [
        ((0, 7), 0),
        ((1, 201), 0),
        ((1, 200), 1),
        ((38, 99), 38),
        ((43, 116), 37),
        ((75, 116), 65),
        ((99, 200), 50),
        ((199, 201), 99),
        ((199, 200), 100),
        ((1, 1), 100),
        ((5, 2), 250),
        ((u128::MAX, u128::MAX - 1), 100),
        ((u128::MAX, 1), u64::MAX),
        // Just below one half per cent: a scaled-down denominator would round this up.
        ((TRILLIONS / 200, TRILLIONS), 0),
    ];
    for ((numer, denom), percent) in table {
        assert_eq!(
            Ratio::new(numer, denom).unwrap().percent(),
            percent,
            "{numer}/{denom}"
        );
    }
}

#[test]
fn one_spelling_is_written_for_each_value() {
    for (read, written) in [
        ("2/4", "1/2"),
        ("4/2", "2"),
        ("0/9", "0"),
        ("1/1", "1"),
        ("007", "7"),
    ] {
        assert_eq!(read.parse::<Ratio>().unwrap().to_string(), written);
    }
    assert_eq!(
        (Ratio::ZERO.to_string(), Ratio::ONE.to_string()),
        ("0".into(), "1".into())
    );
}

#[test]
fn faulty_text_is_refused() {
    use ErrorKind::{OutOfRange, Syntax};
    assert_refused::<Ratio>(&[
        ("", Syntax),
        ("0.5", Syntax),
        ("1/-2", Syntax),
        ("-1/2", Syntax),
        ("+1/2", Syntax),
        ("1/2/3", Syntax),
        ("1/", Syntax),
        ("/2", Syntax),
        ("½", Syntax),
        ("50%", Syntax),
        ("1/0", OutOfRange),
        ("0/0", OutOfRange),
        ("340282366920938463463374607431768211456", OutOfRange),
    ]);
}
