//! An impossible sum: a total, its parts, and a partition that is known. With `--shares`, how the distance
//! divides among the claims. Everybody in it is invented.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cotejo::discrepancy::{Addend, Asking, Contradiction, Suppose};
use cotejo::solve::{Division, Sampling};
use cotejo::{Ledger, Settings, reconcile};

const LEDGER: &str = r#"{"schema": 1,
 "sources": [{"id": "ministry", "kind": "government"}, {"id": "watch", "kind": "monitor"}, {"id": "mothers", "kind": "relatives"}],
 "populations": [{"id": "all"}, {"id": "men", "within": "all"}, {"id": "women", "within": "all"}, {"id": "foreign", "within": "all"}],
 "waves": [{"id": "may", "window": "2026-05", "population": "all"}],
 "claims": [
  {"id": "total", "by": "ministry", "count": "released", "wave": "may", "figure": "160"},
  {"id": "women", "by": "ministry", "count": "released", "wave": "may", "population": "women", "figure": "48"},
  {"id": "men", "by": "watch", "count": "released", "wave": "may", "population": "men", "figure": ">=130"},
  {"id": "women-2", "by": "mothers", "count": "released", "wave": "may", "population": "women", "figure": ">70"},
  {"id": "foreign", "by": "watch", "count": "released", "wave": "may", "population": "foreign", "figure": "20"}],
 "assumptions": [{"id": "sexes", "complete": "@total", "parts": ["@men", "@women"], "given": true}]}"#;

fn listed(members: &[Asking]) -> String {
    let names: Vec<String> = members.iter().map(ToString::to_string).collect();
    names.join(", ")
}

fn sum(addends: &[Addend], end: fn(&Addend) -> Option<u64>) -> String {
    let one = |addend: &Addend| {
        let figure = end(addend).map_or_else(String::new, |figure| figure.to_string());
        format!("{} × {figure} ({})", addend.times, addend.by)
    };
    addends.iter().map(one).collect::<Vec<_>>().join(" + ")
}

fn told(conflict: &Contradiction) {
    let (short, totals) = (&conflict.shortfall, &conflict.totals);
    println!("\n{} cannot all hold", listed(&conflict.members));
    println!("  {} needed, {} allowed: short by {}", short.needs, short.allows, short.short_by);
    println!("  at least {} = {}", sum(&totals.needs, |one| Some(one.bounds.lo())), totals.needed);
    println!("  at most  {} = {}", sum(&totals.allows, |one| one.bounds.hi()), totals.allowed);
    for (rule, times) in &totals.rules {
        let side = |people: &[_]| people.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
        let sign = if rule.equal { "=" } else { "≤" };
        println!("  {times} × [{} {sign} {}]", side(&rule.lesser), side(&rule.greater));
    }
    println!("  added up again from these lines: {}", if totals.add_up() { "it is so" } else { "it is not so" });
}

fn main() -> Result<(), Box<dyn Error>> {
    let ledger: Ledger = serde_json::from_str(LEDGER)?;
    let found = reconcile(&ledger, &Settings::default());
    let whole = found.coherence();
    println!("D {}, persons to move for all figures to fit: {}", whole.inconsistency, whole.adjustment);
    whole.conflicts.iter().for_each(told);
    println!("\nSetting aside any of these lets the rest hold:");
    for way in &whole.aside {
        println!("  {}", listed(way));
    }
    let free: Vec<String> = whole.free.iter().map(ToString::to_string).collect();
    println!("In no contradiction: {}", free.join(", "));
    if std::env::args().any(|argument| argument == "--shares") {
        println!("\nShares of the {} persons, a distance and nothing else:", whole.adjustment);
        let constraints = found.constraints(&Suppose::default());
        let divided = constraints.shares_by_claim(Sampling::default()).map_err(|_| "too much work")?;
        for part in divided {
            let Division::Exact(shares) = part.division else { continue };
            for (player, share) in part.players.iter().zip(shares) {
                println!("  {player} {share}");
            }
        }
    }
    Ok(())
}
