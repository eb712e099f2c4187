//! Two readings of one correction: a minister widens the days he spoke of, and his words can be read in more
//! ways than one. Which combinations let all claims stand? Everybody in it is invented.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cotejo::discrepancy::{Alternative, Choice};
use cotejo::{Ledger, Settings, reconcile};

const LEDGER: &str = r#"{"schema": 1,
 "sources": [{"id": "minister", "kind": "government"}, {"id": "courts", "kind": "government"},
             {"id": "prisons", "kind": "government"}, {"id": "watch", "kind": "monitor"}],
 "waves": [{"id": "easter", "window": "2026-04-03"}, {"id": "labour-day", "window": "2026-05-01"}],
 "claims": [
  {"id": "g1", "by": "minister", "count": "released", "window": "2026-05", "figure": ">=400", "label": "in May", "said": "2026-06-01"},
  {"id": "g2", "by": "minister", "corrects": "g1", "window": "2026-04/2026-05", "label": "in April and May", "said": "2026-06-02",
   "because": "a slip of the tongue", "or": [{"window": "2026-04", "label": "in April alone"}]},
  {"id": "courts", "by": "courts", "count": "released", "window": "2026-04", "figure": "<=300", "label": "everybody"},
  {"id": "prisons", "by": "prisons", "count": "released", "window": "2026-05", "figure": "<=250", "label": "all of May",
   "or": [{"window": "2026-05-01/2026-05-10", "label": "the first ten days"}]},
  {"id": "e1", "by": "courts", "count": "released", "wave": "easter", "figure": "90"},
  {"id": "l1", "by": "prisons", "count": "released", "wave": "labour-day", "figure": "120"},
  {"id": "w1", "by": "watch", "count": "released", "stage": "announced", "wave": "labour-day", "figure": "150"}],
 "assumptions": [
  {"id": "two-batches", "complete": "@g2", "parts": ["easter", "labour-day"], "label": "the two batches are all there were"},
  {"id": "ceiling", "at_most": ["executed", "announced"], "label": "no more were freed than were announced"}]}"#;

fn option(one: &Alternative) -> String {
    format!("`{}` {}", one.row, one.label.as_deref().unwrap_or("as written"))
}

fn main() -> Result<(), Box<dyn Error>> {
    let ledger: Ledger = serde_json::from_str(LEDGER)?;
    let found = reconcile(&ledger, &Settings::default());
    let readings = found.readings();
    let read = |options: &[usize]| -> Vec<String> {
        let chosen = readings.choices.iter().zip(options);
        chosen.filter_map(|(choice, at)| choice.options.get(*at).map(option)).collect()
    };

    println!("{} of {} combinations examined", readings.combinations.len(), readings.possible);
    for one in &readings.combinations {
        let verdict = match one.inconsistency {
            Some(_) if one.stands() => "all figures can hold".to_owned(),
            Some(inconsistency) => format!("they cannot: D {inconsistency}"),
            None => "not found out".to_owned(),
        };
        println!("  {}: {verdict}", read(&one.options).join("; "));
        for held in &one.itemisations {
            let allows = held.allows.map_or_else(|| "any number".to_owned(), |allows| allows.to_string());
            let needs = held.needs;
            println!("    if `{}`: {needs} needed, {allows} allowed, short by {}", held.assumption, held.short_by);
        }
    }

    let only_if = &readings.only_if;
    println!("\nAll figures can hold in {} of them, and only if", only_if.standing);
    for (claim, options) in &only_if.read_as {
        let choice = readings.choices.iter().find(|choice| choice.claim == *claim);
        let own = |choice: &Choice| options.iter().filter_map(|at| choice.options.get(*at).map(option)).collect();
        let ways: Vec<String> = choice.map_or_else(Vec::new, own);
        println!("  what was said is read as {}", ways.join(" or "));
    }
    for refused in &only_if.cannot_hold {
        let least = refused.least.map_or_else(|| "some".to_owned(), |least| least.to_string());
        println!("  `{}` does not hold: {least} or more are in none of what it names", refused.assumption);
        let combination = refused.combination.and_then(|at| readings.combinations.get(at));
        println!("    fewest with {}", combination.map_or_else(String::new, |one| read(&one.options).join("; ")));
    }
    for assumption in &only_if.may_hold {
        println!("  `{assumption}` may hold");
    }
    Ok(())
}
