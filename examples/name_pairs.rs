//! How alike two names are: reads `a<TAB>b` a line, prints a likeness from 0 to 1 a line.
//!
//!     printf 'Paco Leal Moya\tTte. LEAL MOYA FRANCISCO\n' | cargo run --example name_pairs
//!
//! At a terminal, with nothing to read, it compares a few invented people.

use std::io::{self, BufRead, IsTerminal, Write};

use cotejo::name::{self, AnyAscii};

const INVENTED: [&str; 4] = [
    "Tte. LEAL MOYA FRANCISCO J.\tPaco Leal Moya",
    "Gabriel Ochoa Prado\tGabriela Ochoa Prado",
    "María José Olivo Paz\tJosé María Olivo Paz",
    "NicolÃ¡s Rengel Peña\tRengel Pena, Nicolas",
];

fn main() -> io::Result<()> {
    let input = io::stdin();
    let mut out = io::stdout().lock();
    let mut seen = false;
    if !input.is_terminal() {
        for line in input.lock().lines() {
            let line = line?;
            seen = true;
            writeln!(out, "{}", likeness(&line))?;
        }
    }
    if !seen {
        for line in INVENTED {
            writeln!(out, "{}  {}", likeness(line), line.replace('\t', "  ·  "))?;
        }
    }
    Ok(())
}

/// A line without a tab compares a name with nobody.
fn likeness(line: &str) -> String {
    let (a, b) = line.split_once('\t').unwrap_or((line, ""));
    let read = |text| name::parse_with(text, &AnyAscii);
    let thousandths = name::compare_written(&read(a), &read(b)).likeness();
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}
