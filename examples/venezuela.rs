//! The main job: reads a ledger and prints its account.
//!
//! `cargo run --release --example venezuela [-- [--json] [--context] [--width N] [LEDGER.json]]`
//!
//! Without a path it reads the ledger of the five articles that is compiled in, and prints below its
//! account what the counts by date of other public pages add: stocks and flows. `--context` prints the
//! account of the five articles and those pages together instead; `--json` the result as data, one value.

#![expect(clippy::print_stderr, reason = "an example prints")]

use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs};

use cotejo::render::{Account, StockAndFlow};
use cotejo::{Draft, Ledger, Problems, Settings, reconcile};

const USAGE: &str = "usage: venezuela [--json] [--context] [--width COLUMNS] [LEDGER.json]";
const VENEZUELA: &str = include_str!("data/venezuela-2026.json");
const CONTEXT: &str = include_str!("data/venezuela-2026-context.json");
const HEADING: &str = "WITH COUNTS BY DATE FROM OTHER PUBLIC PAGES, which are not among the five articles";

fn main() -> ExitCode {
    match account() {
        Ok(text) => match writeln!(io::stdout(), "{text}") {
            // Whoever reads may have read enough: `… | head`.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&error.to_string()),
            _ => ExitCode::SUCCESS,
        },
        Err(message) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}

/// What the arguments ask for, or what is wrong with them or with the ledger.
fn account() -> Result<String, String> {
    let (mut json, mut context, mut width, mut path) = (false, false, 100, None);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--context" => context = true,
            "--width" => {
                let columns = arguments.next().and_then(|columns| columns.parse().ok());
                width = columns.ok_or("--width needs a number of columns")?;
            }
            "--help" | "-h" => return Ok(USAGE.to_owned()),
            option if option.starts_with('-') => return Err(format!("unknown option {option}\n{USAGE}")),
            _ => path = Some(argument),
        }
    }
    let text = match &path {
        Some(path) => fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))?,
        None => VENEZUELA.to_owned(),
    };
    let ledger = Ledger::try_from(draft(&text)?).map_err(|problems| faults(&problems))?;
    let extended = || -> Result<Ledger, String> {
        ledger
            .extended(draft(CONTEXT)?)
            .map_err(|problems| faults(&problems))
    };
    let shown = if context { extended()? } else { ledger.clone() };
    let found = reconcile(&shown, &Settings::default());
    if json {
        return serde_json::to_string_pretty(&found).map_err(|error| error.to_string());
    }
    let account = Account::of(&found).width(width).to_string();
    if context || path.is_some() {
        return Ok(account);
    }
    let extended = extended()?;
    let found = reconcile(&extended, &Settings::default());
    Ok(format!(
        "{account}\n\n{HEADING}\n\n{}",
        StockAndFlow::of(&found).width(width)
    ))
}

fn draft(text: &str) -> Result<Draft, String> {
    serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))
}

fn faults(problems: &Problems) -> String {
    format!("{problems}\n{} problem(s) in the ledger", problems.len())
}
