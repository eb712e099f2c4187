//! Which records of one or more lists are one person: reads CSV files, writes `rec_id,person_id`.
//!
//!     cargo run --release --example link_lists -- list-a.csv list-b.csv > persons.csv
//!
//! Columns are told by their headers, English or Spanish; what was made of them, what could not be read and what was
//! learned goes to stderr. Without a file it links a few invented people. Options, in any place:
//!
//!     --map HEADER=KIND          what a column holds: name, born, identifier, text, aside …; repeatable
//!     --map HEADER=KIND:LABEL    the same, with a label that columns of several files share
//!     --threshold BITS           from how many bits on two records are one person; 0 is even odds
//!     --pairs FILE               every pair that was scored, as left,right,score in bits
//!     --table FILE               all columns of all records, with the person of each
//!     --why ID ID                why two records weigh what they weigh together, as a waterfall; repeatable

use std::error::Error;
use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use cotejo::link::cluster::Constraints;
use cotejo::link::csv::{self, Basis, Kind, Mapping, Table};
use cotejo::link::{Blocked, Linkage, Linking, Roll, conflicts, explain, link_telling};

const INVENTED: [(&str, &str); 2] = [
    (
        "A",
        "\
rec_id,given,surname1,surname2,born,national_id,state
a-1,Rubén Darío,Piña,Montero,1994-08-13,V-12.345.679,Lara
a-2,Yusmely del Valle,Otaiza,Ruda,1988-03-02,V-9.876.543,Zulia
a-3,José Luis,Vela,Toro,2001,,Lara
",
    ),
    (
        "B",
        "\
Nº;Nombres;Apellidos;Fecha de nacimiento;Cédula de identidad;Estado;id
1;RUBEN DARIO;PINA;1994;12345679;;b-1
2;Yusmeli;Otayza Ruda;03/02/1988;9876543;Zulia;b-2
3;José Gregorio;Vela Toro;1/5/1999;;Lara;b-3
",
    ),
];

/// What was asked for.
#[derive(Default)]
struct Asked {
    files: Vec<(String, Vec<u8>)>,
    mapping: Mapping,
    linking: Linking,
    pairs: Option<String>,
    table: Option<String>,
    why: Vec<(String, String)>,
}

impl Asked {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut asked = Self::default();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--map" => asked.mapping = map(asked.mapping, &value()?)?,
                "--threshold" => {
                    let bits: f64 = value()?.parse()?;
                    asked.linking = asked.linking.threshold(format!("{:.0}", bits * 1_000.0).parse()?);
                }
                "--pairs" => asked.pairs = Some(value()?),
                "--table" => asked.table = Some(value()?),
                "--why" => asked.why.push((value()?, value()?)),
                option if option.starts_with("--") => return Err(format!("no option {option}").into()),
                _ => {
                    let bytes = fs::read(&argument).map_err(|error| format!("{argument}: {error}"))?;
                    asked.files.push((argument, bytes));
                }
            }
        }
        if asked.files.is_empty() {
            let invented = INVENTED.map(|(name, text)| (name.to_owned(), text.into()));
            asked.files.extend(invented);
        }
        Ok(asked)
    }
}

/// `header=kind` or `header=kind:label`.
fn map(mapping: Mapping, said: &str) -> Result<Mapping, Box<dyn Error>> {
    let (header, kind) = said.rsplit_once('=').ok_or("--map needs header=kind")?;
    Ok(match kind.split_once(':') {
        Some((kind, label)) => mapping.labelled(header, kind.parse()?, label),
        None => mapping.map(header, kind.parse()?),
    })
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let told = writeln!(io::stderr(), "{error}");
            // Where even this cannot be written, the code says so.
            ExitCode::from(if told.is_ok() { 1 } else { 2 })
        }
    }
}

/// From how many records on progress is told.
const MANY: usize = 50_000;

fn run() -> Result<(), Box<dyn Error>> {
    let asked = Asked::read(std::env::args().skip(1))?;
    let files = asked.files.iter().map(|(name, bytes)| (name.as_str(), bytes));
    let table = csv::read(files, &asked.mapping)?;
    drop(asked.files);
    tell_table(&table)?;

    let roll = table.roll();
    let mut told = Ok(());
    let found = link_telling(&roll, &asked.linking, &Constraints::default(), &mut |progress| {
        // Short work needs no word.
        if roll.len() >= MANY && told.is_ok() {
            told = writeln!(io::stderr(), "{progress}");
        }
    });
    told?;
    tell_found(&roll, &found)?;
    for (one, other) in &asked.why {
        tell_why(&roll, &found, one, other)?;
    }

    write(io::stdout().lock(), &csv::persons(&roll, found.persons()))?;
    if let Some(path) = asked.pairs {
        write(fs::File::create(path)?, &csv::pairs(&roll, found.links()))?;
    }
    if let Some(path) = asked.table {
        write(
            fs::File::create(path)?,
            &table.with_persons(&roll, found.persons()),
        )?;
    }
    Ok(())
}

fn write(out: impl Write, text: &dyn Display) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    write!(out, "{text}")?;
    out.flush()
}

/// What was made of the files.
fn tell_table(table: &Table) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for file in table.files() {
        writeln!(err, "{}: {}, {}", file.name(), file.encoding(), file.delimiter())?;
    }
    for column in table.columns() {
        let (header, kind, label) = (column.header(), column.kind(), column.label());
        match (kind, column.basis()) {
            (Kind::Aside, Basis::Said) => writeln!(err, "  {header}: aside, as said")?,
            (Kind::Aside, _) => writeln!(err, "  {header}: aside")?,
            _ if label == kind.to_string() => writeln!(err, "  {header}: {kind}")?,
            _ => writeln!(err, "  {header}: {kind}, {label}")?,
        }
        for doubt in column.doubts() {
            writeln!(err, "    {doubt}")?;
        }
    }
    list(&mut err, "lines are no record", table.rejected())?;
    list(&mut err, "things could not be read", table.notes())
}

/// How many there are, and the first of them.
fn list<T: Display>(out: &mut impl Write, what: &str, all: &[T]) -> io::Result<()> {
    const SHOWN: usize = 10;
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "{} {what}", all.len())?;
    for one in all.iter().take(SHOWN) {
        writeln!(out, "  {one}")?;
    }
    match all.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(out, "  and {more} more"),
    }
}

/// What was learned and found.
fn tell_found(roll: &Roll, found: &Linkage) -> io::Result<()> {
    let mut err = io::stderr().lock();
    writeln!(err, "{} records, {} persons", roll.len(), found.persons().len())?;
    if let Some(fit) = found.fit() {
        writeln!(err, "training converged: {}", fit.converged())?;
    }
    if let Some(met) = found.ceiling() {
        let percent = met.value() * 100.0;
        writeln!(
            err,
            "pairs of one person that were brought together at all, as estimated: {percent:.1} %"
        )?;
    }
    for filler in found.fillers() {
        let (column, records) = (filler.column(), filler.records());
        writeln!(
            err,
            "{column}: {records} records have what forms are filled with, taken for missing"
        )?;
    }
    let skipped: u64 = found.blocked().iter().map(|rule| rule.skipped().1).sum();
    writeln!(err, "pairs in blocks too large to compare: {skipped}")?;
    if let Some(same) = found
        .blocked()
        .iter()
        .find(|rule| rule.label() == Blocked::COPIES)
    {
        writeln!(
            err,
            "records that say the same as another by the dozen: {}",
            same.pairs()
        )?;
    }
    let doubtful = found.persons().doubtful();
    let doubtful: Vec<String> = doubtful
        .iter()
        .map(|doubt| {
            let side = if doubt.together { "joined" } else { "not joined" };
            format!("{}: {side}", pair(roll, doubt.one, doubt.other, doubt.weight))
        })
        .collect();
    list(&mut err, "pairs that other pairs outvote", &doubtful)?;
    let conflicts: Vec<String> = conflicts(roll, found)
        .iter()
        .map(|conflict| {
            let (one, other) = conflict.records();
            let said = format!("{}: {}", conflict.against().column(), conflict.against().level());
            format!("{}: {said}", pair(roll, one, other, conflict.weight()))
        })
        .collect();
    list(
        &mut err,
        "pairs are joined although a column says otherwise",
        &conflicts,
    )
}

/// A pair of records by their ids, and what it weighs.
fn pair(roll: &Roll, one: u32, other: u32, weight: i32) -> String {
    let id = |record| roll.id(record).unwrap_or_default();
    let bits = f64::from(weight) / 1_000.0;
    format!("{} and {}, {bits:+.3} bits", id(one), id(other))
}

/// Why two records weigh what they weigh.
fn tell_why(roll: &Roll, found: &Linkage, one: &str, other: &str) -> io::Result<()> {
    let told = roll
        .place(one)
        .zip(roll.place(other))
        .and_then(|(one, other)| explain(roll, found, one, other));
    match told {
        Some(told) => writeln!(io::stderr(), "{one} and {other}, in bits\n{told}"),
        None => writeln!(io::stderr(), "{one} and {other}: no such records"),
    }
}
