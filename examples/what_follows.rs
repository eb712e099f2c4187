//! What follows from the sources I trust: bounds of several counts from everybody's figures and from some
//! sources' alone, with the claims that force each end. Everybody in it is invented.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cotejo::discrepancy::{Asking, Constraints, NothingFollows, People, Suppose};
use cotejo::{Ledger, Reconciliation, Settings, Stage, reconcile};

const LEDGER: &str = r#"{"schema": 1,
 "sources": [{"id": "ministry", "kind": "government"}, {"id": "watch", "kind": "monitor"},
             {"id": "mothers", "kind": "relatives"}, {"id": "radio", "kind": "press"}],
 "populations": [{"id": "all"}, {"id": "men", "within": "all", "disjoint": "women"}, {"id": "women", "within": "all"}],
 "waves": [{"id": "may", "window": "2026-05", "population": "all"},
           {"id": "first-days", "window": "2026-05-01/2026-05-03", "within": "may"}],
 "claims": [
  {"id": "g1", "by": "ministry", "count": "released", "wave": "may", "figure": "116"},
  {"id": "w1", "by": "watch", "count": "released", "stage": "verified", "wave": "may", "figure": "49"},
  {"id": "w2", "by": "watch", "count": "released", "wave": "may", "population": "men", "figure": ">=80"},
  {"id": "m1", "by": "mothers", "count": "released", "stage": "verified", "wave": "may", "population": "women", "figure": "22"},
  {"id": "women", "by": "radio", "count": "released", "wave": "may", "population": "women", "figure": "?"},
  {"id": "r1", "by": "radio", "count": "released", "wave": "first-days", "figure": ">120"}]}"#;

fn ids(members: &[Asking]) -> String {
    let names: Vec<String> = members.iter().map(ToString::to_string).collect();
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}

fn print(title: &str, constraints: &Constraints, sets: &[People]) {
    println!("{title}");
    for of in sets {
        match constraints.implied(of) {
            Ok(found) => {
                let most = found.most.map_or_else(|| "no end".to_owned(), |most| most.to_string());
                println!("  {of}: {} to {most}", found.least);
                let (least, most) = (ids(&found.because_least), ids(&found.because_most));
                println!("    at least because of {least}; at most because of {most}");
            }
            Err(NothingFollows::Contradiction(conflict)) => {
                let short = &conflict.shortfall;
                println!("  {of}: nothing follows, because {} cannot all hold", ids(&conflict.members));
                println!("    {} needed, {} allowed: short by {}", short.needs, short.allows, short.short_by);
            }
            Err(other) => println!("  {of}: {other:?}"),
        }
    }
    println!();
}

fn trusted(found: &Reconciliation<'_>, sources: &[&str]) -> Result<Constraints, Box<dyn Error>> {
    let sources: Vec<_> = sources.iter().map(|id| id.parse()).collect::<Result<_, _>>()?;
    Ok(found.constraints(&Suppose::default().trusting(sources)))
}

fn main() -> Result<(), Box<dyn Error>> {
    let ledger: Ledger = serde_json::from_str(LEDGER)?;
    let found = reconcile(&ledger, &Settings::default());
    let wave = |id: &str| Ok::<_, cotejo::Error>(People::Wave { wave: id.parse()?, stage: Stage::Executed });
    let (may, first) = (wave("may")?, wave("first-days")?);
    let everybody = found.constraints(&Suppose::default());
    let women = everybody.counted_by(&"women".parse()?).next().cloned();
    let sets: Vec<People> = [may.clone(), first.clone()].into_iter().chain(women).collect();

    print("from everybody", &everybody, &sets);
    print("from the ministry, the monitor and the relatives", &trusted(&found, &["ministry", "watch", "mothers"])?, &sets);
    print("from the relatives alone", &trusted(&found, &["mothers"])?, &sets);

    let nested = everybody.rules().find(|rule| rule.lesser == [first.clone()] && rule.greater == [may.clone()]);
    let rule = nested.ok_or("the first days are part of May")?;
    println!("Switched off: {first} are no more than {may} {:?}", rule.from);
    print("from everybody, without that rule", &found.constraints(&Suppose::default().without(rule)), &sets);
    Ok(())
}
