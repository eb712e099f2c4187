//! Two readings of one correction: a minister widens the days he spoke of, and his words can be read in more
//! ways than one. Which combinations let all claims stand? Everybody in it is invented.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cotejo::discrepancy::Choice;
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

/// One way of reading a choice.
fn way(choice: &Choice, at: usize) -> String {
    let option = choice.options.get(at);
    let label = option.and_then(|option| option.label.as_deref());
    let row = option.map_or(&choice.claim, |option| &option.row);
    format!("`{row}` {}", label.unwrap_or("as written"))
}

fn main() -> Result<(), Box<dyn Error>> {
    let ledger: Ledger = serde_json::from_str(LEDGER)?;
    let found = reconcile(&ledger, &Settings::default());
    let readings = found.readings();
    let read = |options: &[usize]| {
        let chosen = readings.choices.iter().zip(options);
        let ways: Vec<String> = chosen.map(|(choice, at)| way(choice, *at)).collect();
        ways.join("; ")
    };
    for one in &readings.combinations {
        let told = match one.inconsistency {
            Some(_) if one.stands() => "all figures can hold".to_owned(),
            Some(inconsistency) => format!("they cannot, D {inconsistency}"),
            None => "not found out".to_owned(),
        };
        println!("{}: {told}", read(&one.options));
        for held in &one.itemisations {
            let short = held.short_by;
            println!("  if `{}` held: short by {short}", held.assumption);
        }
    }

    let only_if = &readings.only_if;
    println!("\nall figures can hold in {}, and only if", only_if.standing);
    for (claim, options) in &only_if.read_as {
        let own = readings.choices.iter().filter(|choice| choice.claim == *claim);
        let ways = own.flat_map(|choice| options.iter().map(|at| way(choice, *at)));
        println!("  {}", ways.collect::<Vec<_>>().join(" or "));
    }
    for refused in &only_if.cannot_hold {
        let combination = refused.combination.and_then(|at| readings.combinations.get(at));
        if let (Some(least), Some(fewest)) = (refused.least, combination) {
            println!(
                "  {least} or more are in none of what `{}` names",
                refused.assumption
            );
            println!("    so few with {}", read(&fewest.options));
        }
    }
    let may_hold: Vec<String> = only_if.may_hold.iter().map(|id| format!("`{id}`")).collect();
    println!("it may hold besides: {}", may_hold.join(", "));
    Ok(())
}
