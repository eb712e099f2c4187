//! The main job: reads a ledger and prints its account.
//!
//! `cargo run --release --example venezuela [-- [--json] [--width N] [LEDGER.json]]`
//!
//! Without a path it reads the ledger of the five articles that is compiled in.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use std::error::Error;

use cotejo::render::Account;
use cotejo::{Draft, Ledger, Settings, reconcile};

const VENEZUELA: &str = include_str!("data/venezuela-2026.json");

fn main() -> Result<(), Box<dyn Error>> {
    let (mut json, mut width, mut path) = (false, 100, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--width" => width = arguments.next().ok_or("--width needs a number")?.parse()?,
            _ => path = Some(argument),
        }
    }
    let text = match path {
        Some(path) => std::fs::read_to_string(path)?,
        None => VENEZUELA.to_owned(),
    };
    let draft: Draft = serde_json::from_str(&text)?;
    let ledger = match Ledger::try_from(draft) {
        Ok(ledger) => ledger,
        Err(problems) => {
            eprintln!("{problems}");
            return Err(format!("the ledger has {} problem(s)", problems.len()).into());
        }
    };
    let found = reconcile(&ledger, &Settings::default());
    if json {
        println!("{}", serde_json::to_string_pretty(&found)?);
    } else {
        println!("{}", Account::of(&found).width(width));
    }
    Ok(())
}
