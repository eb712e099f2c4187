//! What moved since yesterday: one ledger as known on two evenings, then a day's file added to it.
//! Everybody in it is invented.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cotejo::render::ChangeSheet;
use cotejo::{Draft, Ledger, Settings, reconcile};

const LEDGER: &str = r#"{"schema": 1,
 "sources": [{"id": "gov", "label": "Government", "kind": "government"},
             {"id": "watch", "label": "Watch", "kind": "monitor"},
             {"id": "mothers", "label": "Mothers", "kind": "relatives"},
             {"id": "daily", "label": "Daily", "kind": "press", "published": "2026-05-02"},
             {"id": "evening", "label": "Evening", "kind": "press", "published": "2026-05-03"}],
 "populations": [{"id": "all", "label": "people in detention"}],
 "waves": [{"id": "may", "label": "since 1 May", "window": "2026-05-01/2026-05-05", "population": "all"}],
 "claims": [
  {"id": "g1", "by": "gov", "via": "daily", "at": "l4", "count": "released", "wave": "may", "figure": "116", "said": "2026-05-02"},
  {"id": "w1", "by": "watch", "via": "daily", "at": "l9", "count": "released", "stage": "verified", "wave": "may", "figure": "49", "as_of": "2026-05-02"},
  {"id": "h1", "by": "watch", "via": "daily", "at": "l12", "count": "held", "population": "all", "figure": "806", "as_of": "2026-05-02"},
  {"id": "w2", "by": "watch", "via": "evening", "at": "l2", "count": "released", "stage": "verified", "wave": "may", "figure": "56", "as_of": "2026-05-03"},
  {"id": "g2", "by": "gov", "via": "evening", "at": "l5", "count": "released", "wave": "may", "figure": "116", "said": "2026-05-02"},
  {"id": "m1", "by": "mothers", "via": "evening", "at": "l7", "denies": "g1"}],
 "listings": [{"id": "roll-2", "label": "roll", "by": "watch", "as_of": "2026-05-02", "via": "daily", "states": "2"}],
 "detainees": [
  {"id": "r2-1", "listing": "roll-2", "name": "Invented One", "identifiers": "case:1", "events": [{"what": "released", "when": "2026-05-01", "wave": "may"}]},
  {"id": "r2-2", "listing": "roll-2", "name": "Invented Two", "identifiers": "case:2"}]}"#;

/// The file of 4 May.
const TODAY: &str = r#"{"schema": 1,
 "sources": [{"id": "wire", "label": "Wire", "kind": "press", "published": "2026-05-04"}],
 "claims": [
  {"id": "g3", "by": "gov", "via": "wire", "at": "l3", "corrects": "g1", "figure": "112", "because": "four were counted twice"},
  {"id": "m2", "by": "mothers", "via": "wire", "at": "l8", "count": "released", "stage": "verified", "wave": "may", "figure": "73", "as_of": "2026-05-04"},
  {"id": "h2", "by": "mothers", "via": "wire", "at": "l9", "count": "held", "population": "all", "figure": "900-1000", "as_of": "2026-05-04"}],
 "listings": [{"id": "roll-4", "label": "roll", "by": "watch", "as_of": "2026-05-04", "via": "wire", "states": "2"}],
 "detainees": [
  {"id": "r4-1", "listing": "roll-4", "name": "Invented One", "identifiers": "case:1", "events": [{"what": "arrested", "when": "2026-05-03"}]},
  {"id": "r4-2", "listing": "roll-4", "name": "Invented Two", "identifiers": "case:2", "events": [{"what": "released", "when": "2026-05-04", "wave": "may"}]}]}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::default();
    let ledger: Ledger = serde_json::from_str(LEDGER)?;

    println!("3 May, since 2 May\n");
    let (evening, next) = (
        ledger.as_known_at(&"2026-05-02".parse()?),
        ledger.as_known_at(&"2026-05-03".parse()?),
    );
    let (then, now) = (reconcile(&evening, &settings), reconcile(&next, &settings));
    for change in now.since(&then) {
        println!("{change}");
    }

    println!("\n\n4 May, since 3 May\n");
    let extended = next.extended(serde_json::from_str::<Draft>(TODAY)?)?;
    let today = reconcile(&extended, &settings);
    println!("{}", today.since(&now));

    println!("\n\nthe five articles: 14 January 2026, since 9 January\n");
    let articles: Ledger = serde_json::from_str(include_str!("data/venezuela-2026.json"))?;
    let (early, late) = (
        articles.as_known_at(&"2026-01-09".parse()?),
        articles.as_known_at(&"2026-01-14".parse()?),
    );
    let (then, now) = (reconcile(&early, &settings), reconcile(&late, &settings));
    println!("{}", ChangeSheet::of(&now.since(&then)).width(110));
    Ok(())
}
