//! A ledger with ten mistakes, and what the door says: all of it at once.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::{Draft, Ledger};

const LEDGER: &str = r#"{"schema": 1,
 "sources": [
  {"id": "gov", "kind": "goverment"},
  {"id": "monitor", "kind": "monitor", "owner": "office"}],
 "waves": [
  {"id": "may", "window": "2026-05-09/2026-05-01"}],
 "claims": [
  {"id": "g1", "by": "gov", "count": "released", "wave": "mai", "figure": "116"},
  {"id": "g2", "by": "gov", "count": "released", "wave": "may", "figure": "1,000"},
  {"id": "g3", "by": "gov", "count": "released", "wave": "may", "figure": "120-80", "said": "2026-02-30"},
  {"id": "m1", "by": "monitor", "count": "released", "stage": "verified", "wave": "may", "figur": "41"},
  {"id": "m1", "by": "monitor", "statement": "remark"}],
 "detainees": [
  {"id": "m-1", "name": {"first": "Invented", "last": "Person"}}]}"#;

fn main() -> Result<(), serde_json::Error> {
    let draft: Draft = serde_json::from_str(LEDGER)?;
    match Ledger::try_from(draft) {
        Ok(_) => println!("nothing to report"),
        Err(problems) => {
            println!("{} problems:", problems.len());
            for problem in &problems {
                println!("  [{:?}] {problem}", problem.kind());
            }
        }
    }
    Ok(())
}
