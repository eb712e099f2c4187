//! An impossible sum: a total, its parts, and a partition that is known. With `--shares`, how the distance
//! divides among the claims. Everybody in it is invented.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cotejo::discrepancy::{Addend, Contradiction, Suppose};
use cotejo::solve::Sampling;
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

fn listed<T: ToString>(items: &[T], between: &str) -> String {
    let names: Vec<String> = items.iter().map(T::to_string).collect();
    names.join(between)
}

fn sum(addends: &[Addend], end: fn(&Addend) -> u64) -> String {
    let one = |addend: &Addend| format!("{} × {} ({})", addend.times, end(addend), addend.by);
    listed(&addends.iter().map(one).collect::<Vec<_>>(), " + ")
}

fn told(contradiction: &Contradiction) {
    let (short, totals) = (&contradiction.shortfall, &contradiction.totals);
    let (needs, allows) = (short.needs, short.allows);
    println!("\n{} cannot all hold", listed(&contradiction.members, ", "));
    println!("  {needs} needed, {allows} allowed: short by {}", short.short_by);
    let needs = sum(&totals.needs, |one| one.bounds.lo());
    println!("  at least {needs} = {}", totals.needed);
    let allows = sum(&totals.allows, |one| one.bounds.hi().unwrap_or(u64::MAX));
    println!("  at most  {allows} = {}", totals.allowed);
    for (rule, times) in &totals.rules {
        let (lesser, greater) = (listed(&rule.lesser, " + "), listed(&rule.greater, " + "));
        let sign = if rule.equal { "=" } else { "≤" };
        println!("  {times} × [{lesser} {sign} {greater}]");
    }
    let right = if totals.add_up() { "right" } else { "wrong" };
    println!("  added up again from these lines alone: {right}");
}

fn main() -> Result<(), Box<dyn Error>> {
    let ledger: Ledger = serde_json::from_str(LEDGER)?;
    let found = reconcile(&ledger, &Settings::default());
    let whole = found.coherence();
    println!("persons to move for all figures to fit: {}", whole.adjustment);
    println!("degree of inconsistency: {}", whole.inconsistency);
    whole.conflicts.iter().for_each(told);
    println!("\nsetting aside any of these lets the rest hold:");
    let ways = whole.aside.iter().map(|way| listed(way, ", "));
    ways.for_each(|way| println!("  {way}"));
    println!("in no contradiction: {}", listed(&whole.free, ", "));
    if std::env::args().any(|argument| argument == "--shares") {
        println!("\nshares of that distance, which say nothing of who is right:");
        let constraints = found.constraints(&Suppose::default());
        let divided = constraints.shares_by_claim(Sampling::default());
        for part in divided.map_err(|_| "too much work")? {
            for (player, share) in part.players.iter().zip(part.division.shares()) {
                println!("  {player} {share}");
            }
        }
    }
    Ok(())
}
