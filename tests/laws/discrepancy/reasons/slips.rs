//! Slips of the pen against a naive oracle, digit by digit.

use cotejo::discrepancy::{ReasonKind, Slip};
use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};
use proptest::prelude::*;

/// Every slip by which `written` may stand for `meant`.
fn oracle(written: u64, meant: u64) -> Vec<Slip> {
    let (text, target) = (written.to_string(), meant.to_string());
    let mut found = Vec::new();
    let without = |at: usize| {
        target
            .chars()
            .enumerate()
            .filter(|(i, _)| *i != at)
            .map(|(_, c)| c)
            .collect::<String>()
    };
    if text.len() >= 2 && (0..target.len()).any(|at| without(at) == text) {
        found.push(Slip::DigitDropped);
    }
    if target.len() >= 2 && text.len() == target.len() + 1 && text.starts_with(&target) {
        found.push(Slip::DigitGlued);
    }
    let differing: Vec<usize> = text
        .bytes()
        .zip(target.bytes())
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(at, _)| at)
        .collect();
    if let ([a, b], true) = (differing.as_slice(), text.len() == target.len())
        && b - a == 1
        && text.as_bytes()[*a] == target.as_bytes()[*b]
        && text.as_bytes()[*b] == target.as_bytes()[*a]
    {
        found.push(Slip::DigitsTransposed);
    }
    found
}

fn found(a: u64, b: u64) -> Vec<(Option<String>, Slip)> {
    let claim = |id: &str, by: &str, n: u64| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .wave("w")
            .figure(n.to_string())
    };
    let draft = Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("radio").kind("press"))
        .with_wave(WaveDraft::new("w").window("2026-03-01"))
        .with_claim(claim("a", "gov", a))
        .with_claim(claim("b", "radio", b));
    let ledger = Ledger::try_from(draft).unwrap();
    let reconciled = reconcile(&ledger, &Settings::default());
    let why = reconciled
        .explain(&"a".parse().unwrap(), &"b".parse().unwrap())
        .unwrap();
    let slips = why
        .reasons
        .iter()
        .filter(|reason| reason.kind == ReasonKind::Transcription);
    slips
        .map(|reason| {
            assert_eq!(reason.leaves, 0, "a slip accounts for all or is none");
            (reason.of.as_ref().map(ToString::to_string), reason.slip.unwrap())
        })
        .collect()
}

/// Two numbers, mostly one slip apart.
fn pair() -> impl Strategy<Value = (u64, u64)> {
    let number = prop_oneof![10..100_000_u64, 1..30_u64];
    (number, 0..6_usize, 0..8_usize, 0..10_u64).prop_map(|(n, kind, at, digit)| {
        let mut text = n.to_string().into_bytes();
        let at = at % text.len();
        match kind {
            0 => drop(text.remove(at)),
            1 => text.push(b'0' + u8::try_from(digit).unwrap()),
            2 if at > 0 => text.swap(at - 1, at),
            3 => text.insert(at, b'0' + u8::try_from(digit).unwrap()),
            4 => text[at] = b'0' + u8::try_from(digit).unwrap(),
            _ => {}
        }
        (n, String::from_utf8(text).unwrap().parse().unwrap_or(0))
    })
}

proptest! {
    #[test]
    fn a_slip_is_found_exactly_where_there_is_one((a, b) in pair()) {
        let slips = found(a, b);
        let (of_a, of_b) = (oracle(a, b), oracle(b, a));
        let expected = a != b && !(of_a.is_empty() && of_b.is_empty());
        prop_assert_eq!(!slips.is_empty(), expected, "{} {} {:?}", a, b, slips);
        for (of, slip) in slips {
            match of.as_deref() {
                Some("a") => prop_assert!(of_a.contains(&slip)),
                Some(_) => prop_assert!(of_b.contains(&slip)),
                None => prop_assert!(of_a.contains(&slip) && of_b.contains(&slip)),
            }
        }
    }
}
