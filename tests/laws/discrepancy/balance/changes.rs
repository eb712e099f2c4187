//! What a balance does not depend on, and what it does.
//!
//! - `dates_shifted_together_change_nothing`
//! - `what_other_voices_say_changes_nothing`
//! - `a_copy_on_another_page_changes_nothing`
//! - `the_order_of_the_file_changes_nothing`
//! - `what_is_left_out_can_be_taken_out`
//! - `what_is_used_cannot`

use cotejo::discrepancy::{Balance, LeftOutFor};
use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, reconcile};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{archive, balances, day, days};
use crate::config;

/// A claim before it has a page, a speaker or a date.
#[derive(Debug, Clone)]
enum Said {
    Held(u32, u64, u64),
    Flow(usize, (u32, u32), Option<u32>, u64),
}

const MEASURES: [&str; 5] = ["released", "expelled", "arrested", "died", "disappeared"];

fn said() -> impl Strategy<Value = Vec<Said>> {
    let held = (1..30_u32, 0..50_u64, 0..9_u64).prop_map(|(on, lo, more)| Said::Held(on, lo, lo + more));
    let flow = (
        0..MEASURES.len(),
        (1..30_u32, 0..9_u32),
        proptest::option::of(0..12_u32),
        2..20_u64,
    );
    let flow = flow.prop_map(|(measure, (from, more), as_of, figure)| {
        Said::Flow(
            measure,
            (from, from + more),
            as_of.map(|later| from + later),
            figure,
        )
    });
    (vec(held, 2..5), vec(flow, 0..7)).prop_map(|(held, flows)| [held, flows].concat())
}

fn claim(id: &str, by: &str, said: &Said, shift: u32) -> ClaimDraft {
    let claim = ClaimDraft::new(id).by(by);
    match said {
        Said::Held(on, lo, hi) => claim
            .count("held")
            .as_of(day(on + shift))
            .figure(format!("{lo}-{hi}")),
        Said::Flow(measure, (from, to), as_of, figure) => {
            let claim = claim
                .count(MEASURES[*measure])
                .window(days(from + shift, to + shift))
                .figure(*figure);
            match as_of {
                Some(on) => claim.as_of(day(on + shift)),
                None => claim,
            }
        }
    }
}

fn claims(all: &[Said], shift: u32) -> Vec<ClaimDraft> {
    let made = all
        .iter()
        .enumerate()
        .map(|(at, said)| claim(&format!("c{at:02}"), "archive", said, shift));
    made.collect()
}

fn ledger(claims: impl IntoIterator<Item = ClaimDraft>) -> Draft {
    claims.into_iter().fold(archive(), Draft::with_claim)
}

/// Everything but dates.
fn essence(balance: &Balance) -> String {
    format!(
        "{} {} {:?} {:?} {:?} {:?} {:?}",
        balance.from.claim,
        balance.to.claim,
        balance.terms,
        balance.face,
        balance.widest,
        balance.left_out,
        balance.beside
    )
}

fn essences(draft: Draft) -> Vec<String> {
    balances(draft).iter().map(essence).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn dates_shifted_together_change_nothing(said in said(), shift in 0..300_u32) {
        prop_assert_eq!(essences(ledger(claims(&said, shift))), essences(ledger(claims(&said, 0))));
    }

    #[test]
    fn what_other_voices_say_changes_nothing(own in said(), theirs in said()) {
        let alone = essences(ledger(claims(&own, 0)));
        let others = theirs.iter().enumerate().map(|(at, said)| claim(&format!("o{at:02}"), "other", said, 0));
        let both = balances(ledger(claims(&own, 0).into_iter().chain(others)));
        let ours: Vec<String> = both.iter().filter(|balance| balance.voice.to_string() == "archive").map(essence).collect();
        prop_assert_eq!(ours, alone);
        prop_assert!(both.iter().all(|balance| !balance.mixed));
    }

    #[test]
    fn a_copy_on_another_page_changes_nothing(said in said()) {
        let once = essences(ledger(claims(&said, 0)));
        let copies = said.iter().enumerate().map(|(at, said)| claim(&format!("z{at:02}"), "archive", said, 0).via("page"));
        let twice = essences(ledger(claims(&said, 0).into_iter().chain(copies)));
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn the_order_of_the_file_changes_nothing(said in said()) {
        let forward = essences(ledger(claims(&said, 0)));
        let draft = ledger(claims(&said, 0).into_iter().rev()).with_source(SourceDraft::new("aaa"));
        prop_assert_eq!(essences(draft), forward);
    }

    #[test]
    fn what_is_left_out_can_be_taken_out(said in said()) {
        let before = balances(ledger(claims(&said, 0)));
        for (at, balance) in before.iter().enumerate() {
            // Without its first count, a count that fell may rise.
            let idle = balance.left_out.iter().filter(|left| left.why != LeftOutFor::Fell);
            for left in idle {
                let rest = claims(&said, 0).into_iter().zip(0..).filter(|(_, n)| format!("c{n:02}") != left.claim.as_str());
                let after = balances(ledger(rest.map(|(claim, _)| claim)));
                prop_assert_eq!(&after[at].terms, &balance.terms);
                prop_assert_eq!((after[at].face, after[at].widest), (balance.face, balance.widest));
            }
        }
    }

    #[test]
    fn what_is_used_cannot(said in said()) {
        let ledger_before = Ledger::try_from(ledger(claims(&said, 0))).unwrap();
        let found = reconcile(&ledger_before, &Settings::default());
        for (at, balance) in found.balances().iter().enumerate() {
            for term in balance.terms.iter().filter(|term| term.within.is_empty()) {
                for used in &term.claims {
                    let rest = claims(&said, 0).into_iter().zip(0..).filter(|(_, n)| format!("c{n:02}") != used.as_str());
                    let after = balances(ledger(rest.map(|(claim, _)| claim)));
                    // The figures are above zero and nothing stands in for it.
                    let same = after[at].terms.iter().find(|other| other.measure == term.measure);
                    let persons = same.map(|other| other.persons);
                    let unchanged_difference = term.claims.len() == 2 && term.persons.core().lo() == 0;
                    prop_assert!(persons != Some(term.persons) || unchanged_difference, "{term:?}");
                }
            }
        }
    }
}
