//! What follows from the sources I trust: bounds of several counts from everybody's figures and from some
//! sources' alone, with the claims that force each end. Everybody in it is invented.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cotejo::discrepancy::{Asking, Constraints, NothingFollows, People, Suppose};
use cotejo::{Ledger, Settings, SourceId, Stage, reconcile};

const LEDGER: &str = r#"{"schema": 1,
 "sources": [{"id": "ministry", "kind": "government"}, {"id": "watch", "kind": "monitor"},
             {"id": "mothers", "kind": "relatives"}, {"id": "radio", "kind": "press"}],
 "populations": [{"id": "all"}, {"id": "men", "within": "all", "disjoint": "women"}, {"id": "women", "within": "all"}],
 "waves": [{"id": "may", "window": "2026-05", "population": "all"},
           {"id": "first-days", "window": "2026-05-01/2026-05-03", "within": "may"}],
 "claims": [
  {"id": "g1", "by": "ministry", "count": "released", "wave": "may", "figure": "100-116"},
  {"id": "w1", "by": "watch", "count": "released", "stage": "verified", "wave": "may", "figure": "49"},
  {"id": "w2", "by": "watch", "count": "released", "wave": "may", "population": "men", "figure": ">=80"},
  {"id": "m1", "by": "mothers", "count": "released", "stage": "verified", "wave": "may", "population": "women", "figure": "22"},
  {"id": "women", "by": "radio", "count": "released", "wave": "may", "population": "women", "figure": "<60"},
  {"id": "r1", "by": "radio", "count": "released", "wave": "first-days", "figure": ">120"}]}"#;

fn because(members: &[Asking]) -> String {
    let names: Vec<String> = members.iter().map(ToString::to_string).collect();
    let intro = if names.is_empty() { "" } else { ", because of " };
    format!("{intro}{}", names.join(" and "))
}

fn print(title: &str, constraints: &Constraints, sets: &[&People]) {
    println!("{title}");
    for of in sets {
        match constraints.implied(of) {
            Ok(found) => {
                println!("  {of}");
                println!("    {} or more{}", found.least, because(&found.because_least));
                if let Some(most) = found.most {
                    println!("    {most} or fewer{}", because(&found.because_most));
                }
            }
            Err(NothingFollows::Contradiction(conflict)) => {
                let short = conflict.shortfall.short_by;
                println!("  {of}\n    nothing{}", because(&conflict.members));
                println!("    which cannot all hold, short by {short}");
            }
            Err(other) => println!("  {of}\n    {other:?}"),
        }
    }
    println!();
}

fn main() -> Result<(), Box<dyn Error>> {
    let ledger: Ledger = serde_json::from_str(LEDGER)?;
    let found = reconcile(&ledger, &Settings::default());
    let stage = Stage::Executed;
    let wave = |id: &str| id.parse().map(|wave| People::Wave { wave, stage });
    let (may, first) = (wave("may")?, wave("first-days")?);
    let everybody = found.constraints(&Suppose::default());
    let women = everybody.counted_by(&"women".parse()?).next();
    let sets: Vec<&People> = [&may, &first].into_iter().chain(women).collect();
    print("from everybody", &everybody, &sets);
    let source = |id: &str| id.parse::<SourceId>();
    let two = Suppose::default().trusting([source("watch")?, source("mothers")?]);
    let three = two.clone().trusting([source("ministry")?]);
    print("from everybody but the radio", &found.constraints(&three), &sets);
    print(
        "from the monitor and the relatives",
        &found.constraints(&two),
        &sets,
    );

    let mut rules = everybody.rules();
    let nested = rules.find(|rule| rule.lesser.contains(&first) && rule.greater.contains(&may));
    let rule = nested.ok_or("the first days are part of May")?;
    println!("switched off: {first} are no more than {may}\n");
    let without = found.constraints(&Suppose::default().without(rule));
    print("from everybody, without that rule", &without, &sets);
    Ok(())
}
