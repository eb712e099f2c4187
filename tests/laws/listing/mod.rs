//! Floor 3: editions of a roll, who is new and gone, and by whose word.

mod account;
mod certainty;
mod custody;
mod editions;
mod elsewhere;
mod explanations;
mod metamorphic;
mod oracle;
mod privacy;
mod totals;

use std::collections::{BTreeMap, BTreeSet};

use cotejo::listing::{ListingReport, Listings, Unmatched, listings};
use cotejo::{DetaineeDraft, Draft, Ledger, Lexicon, ListingDraft, SourceDraft, Value, link};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;

/// One edition of the watch's roll: how much it covers and who stands in it.
#[derive(Debug, Clone)]
struct Edition {
    coverage: &'static str,
    persons: BTreeSet<u8>,
}

fn complete(persons: impl IntoIterator<Item = u8>) -> Edition {
    edition("complete", persons)
}

fn edition(coverage: &'static str, persons: impl IntoIterator<Item = u8>) -> Edition {
    Edition {
        coverage,
        persons: persons.into_iter().collect(),
    }
}

/// Up to five editions of up to six of eight persons.
fn editions() -> impl Strategy<Value = Vec<Edition>> {
    let coverage = select(vec!["complete", "complete", "increment", "partial"]);
    let one = (coverage, btree_set(1..=8_u8, 1..=6));
    vec(
        one.prop_map(|(coverage, persons)| Edition { coverage, persons }),
        1..=5,
    )
}

fn persons() -> impl Strategy<Value = BTreeSet<u8>> {
    btree_set(1..=8_u8, 1..=6)
}

fn cast() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_source(SourceDraft::new("spokesman").owner("watch"))
        .with_source(SourceDraft::new("kin").kind("relatives"))
        .with_source(SourceDraft::new("groups").plural(true))
}

/// A list of one voice at a time.
fn list(id: &str, by: &str, at: &str, coverage: &str) -> ListingDraft {
    ListingDraft::new(id).by(by).as_of(at).coverage(coverage)
}

/// A person's row; the case number says who it is.
fn row(list: &str, person: u8) -> DetaineeDraft {
    DetaineeDraft::new(&format!("{list}-{person}"))
        .listing(list)
        .identifiers(format!("case:{person}"))
}

fn event(what: &str, when: &str) -> Value {
    Value::record([("what", what), ("when", when)])
}

/// The editions `e0`, `e1`, … a day apart, from 1 May 2026.
fn roll(editions: &[Edition]) -> Draft {
    roll_of("e", "watch", editions)
}

fn roll_of(prefix: &str, by: &str, editions: &[Edition]) -> Draft {
    let mut draft = cast();
    for (at, edition) in editions.iter().enumerate() {
        let id = format!("{prefix}{at}");
        let day = format!("2026-05-{:02}", at + 1);
        draft = draft.with_listing(list(&id, by, &day, edition.coverage));
        for person in &edition.persons {
            draft = draft.with_detainee(row(&id, *person));
        }
    }
    draft
}

fn found(draft: &Draft) -> Listings {
    let ledger = Ledger::try_from(draft.clone()).unwrap();
    listings(&ledger, &link::resolve(&ledger), &Lexicon::default())
}

fn report(draft: &Draft, id: &str) -> ListingReport {
    found(draft).of(&id.parse().unwrap()).unwrap().clone()
}

/// The number at the end of a record's id.
fn number(id: &impl ToString) -> u8 {
    id.to_string().rsplit('-').next().unwrap().parse().unwrap()
}

fn numbers<'a>(who: impl IntoIterator<Item = &'a Unmatched>) -> BTreeSet<u8> {
    who.into_iter().map(|one| number(&one.records[0])).collect()
}

fn new(report: &ListingReport) -> BTreeSet<u8> {
    numbers(report.new_persons.iter().map(|new| &new.who))
}

fn gone(report: &ListingReport) -> BTreeSet<u8> {
    numbers(&report.gone_without_release)
}

fn gone_after(report: &ListingReport) -> BTreeSet<u8> {
    numbers(report.gone_after_release.iter().map(|gone| &gone.who))
}

fn returned(report: &ListingReport) -> BTreeSet<u8> {
    report
        .returned
        .iter()
        .map(|back| number(&back.records[0]))
        .collect()
}

/// What each side's certainty is, by person.
fn certainties<'a>(who: impl IntoIterator<Item = &'a Unmatched>) -> BTreeMap<u8, cotejo::listing::Certainty> {
    who.into_iter()
        .map(|one| (number(&one.records[0]), one.certainty))
        .collect()
}
