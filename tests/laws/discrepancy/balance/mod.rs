//! Stock and flow: pinned by hand, as algebra, against every small world, and under changes of the file.

mod algebra;
mod breaks;
mod changes;
mod growth;
mod pinned;
mod which;
mod worlds;

use cotejo::discrepancy::Balance;
use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, reconcile};

/// Day `n` of 2026, from 1; days run on from month to month.
fn day(n: u32) -> String {
    let first = "2026-01-01".parse::<cotejo::When>().unwrap().earliest().unwrap();
    let date = cotejo::Date::from_julian_day(first.to_julian_day() + i32::try_from(n).unwrap() - 1);
    date.unwrap().to_string()
}

fn days(from: u32, to: u32) -> String {
    format!("{}/{}", day(from), day(to))
}

/// A ledger in which `archive` speaks, and `press` could.
fn archive() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("archive").kind("monitor"))
        .with_source(SourceDraft::new("other").kind("monitor"))
        .with_source(SourceDraft::new("page").kind("press"))
}

fn held(id: &str, on: u32, figure: &str) -> ClaimDraft {
    held_at(id, "archive", &day(on), figure)
}

fn held_at(id: &str, by: &str, when: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("held")
        .as_of(when)
        .figure(figure)
}

fn flow(id: &str, what: &str, window: String, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by("archive")
        .count(what)
        .window(window)
        .figure(figure)
}

fn balances(draft: Draft) -> Vec<Balance> {
    let ledger = Ledger::try_from(draft).unwrap();
    reconcile(&ledger, &Settings::default()).balances().to_vec()
}

/// The only balance of a ledger.
fn only(draft: Draft) -> Balance {
    let mut found = balances(draft);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

/// The terms as text: `released 16`, with the widest where it differs.
fn terms(balance: &Balance) -> Vec<String> {
    let term = |term: &cotejo::discrepancy::Term| {
        let (face, widest) = (term.persons.core(), term.persons.support());
        if face == widest {
            format!("{} {face}", term.measure)
        } else {
            format!("{} {face} ({widest})", term.measure)
        }
    };
    balance.terms.iter().map(term).collect()
}

/// What was not used, as text: `claim reason`.
fn left_out(balance: &Balance) -> Vec<String> {
    let one = |left: &cotejo::discrepancy::LeftOut| format!("{} {:?}", left.claim, left.why);
    balance.left_out.iter().map(one).collect()
}

fn ids(claims: &[cotejo::ClaimId]) -> Vec<&str> {
    claims.iter().map(AsRef::as_ref).collect()
}
