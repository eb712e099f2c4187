//! Floor 3: rows to utterances, utterances to voices, records to persons.

mod joins;
mod persons;
mod text;
mod utterances;
mod voices;

use cotejo::dedup::{Utterances, utterances};
use cotejo::{ClaimDraft, Draft, Ledger, SourceDraft};

/// A government with its minister, a monitor and an unnamed group, and four pages.
fn cast() -> Draft {
    let draft = Draft::new()
        .with_source(SourceDraft::new("gov"))
        .with_source(SourceDraft::new("minister").owner("gov"))
        .with_source(SourceDraft::new("watch"))
        .with_source(SourceDraft::new("kin"))
        .with_source(SourceDraft::new("groups").plural(true));
    ["p1", "p2", "p3", "p4"]
        .iter()
        .fold(draft, |draft, page| draft.with_source(SourceDraft::new(page)))
}

fn found(draft: &Draft) -> Utterances {
    utterances(&Ledger::try_from(draft.clone()).unwrap())
}

/// The rows of each utterance, as text.
fn sets(draft: &Draft) -> Vec<Vec<String>> {
    let rows =
        |utterance: &cotejo::dedup::Utterance| utterance.claims().iter().map(ToString::to_string).collect();
    found(draft).iter().map(rows).collect()
}

/// `116 released on 8 January`, said on the 12th.
fn said(id: &str, by: &str, page: &str) -> ClaimDraft {
    let claim = ClaimDraft::new(id)
        .by(by)
        .via(page)
        .count("released")
        .window("2026-01-08");
    claim.figure("116").said("2026-01-12")
}
