//! Names in, the best reading of each out: given, paternal, maternal, married, rank, suffix, id, separated by
//! tabs.
//!
//!     echo 'Cap. (GNB) Darío Otaiza Ruda' | cargo run --example name_parse
//!
//! At a terminal, with nothing to read, it reads a few invented people.

use std::io::{self, BufRead, IsTerminal, Write};

use cotejo::name::{self, AnyAscii, PersonName};

const INVENTED: [&str; 4] = [
    "Cap. (GNB) Darío Otaiza Ruda",
    "OTAIZA RUDA, DARÍO V-12.222.333",
    "Luz Marina Vela Sosa de Otaiza",
    "João Vela dos Prados Neto",
];

fn main() -> io::Result<()> {
    let input = io::stdin();
    let mut out = io::stdout().lock();
    let mut seen = false;
    if !input.is_terminal() {
        for line in input.lock().lines() {
            let line = line?;
            seen = true;
            writeln!(out, "{}", fields(&line))?;
        }
    }
    if !seen {
        for line in INVENTED {
            writeln!(out, "{}", fields(line))?;
        }
    }
    Ok(())
}

fn fields(line: &str) -> String {
    let written = name::parse_with(line, &AnyAscii);
    let Some(person) = written.people().first() else {
        return "\t".repeat(6);
    };
    let reading = person.readings().first();
    let words = |range: Option<std::ops::Range<usize>>| person.reveal_words(range.unwrap_or(0..0));
    [
        words(reading.map(|reading| reading.given())),
        words(reading.map(|reading| reading.paternal())),
        words(reading.map(|reading| reading.maternal())),
        reading
            .map(|reading| person.reveal_married(reading))
            .unwrap_or_default(),
        titles(person),
        person.reveal_suffix().unwrap_or_default().to_owned(),
        person
            .ids()
            .first()
            .map(|id| id.reveal().to_owned())
            .unwrap_or_default(),
    ]
    .join("\t")
}

fn titles(person: &PersonName) -> String {
    let written: Vec<&str> = person.titles().iter().map(|title| title.reveal()).collect();
    written.join(" ")
}
