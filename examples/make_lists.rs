//! Made-up lists whose truth is known: as CSV, or linked and judged on the spot.
//!
//!     cargo run --release --example make_lists -- detained 100000 7 > lists.csv
//!     cargo run --release --example make_lists -- aliases 20000 7 --measure --weights
//!
//! Shapes: registry, aliases, several, detained, namesakes. After the number of records and the seed any of
//! `faults=600`, `missing=150`, `alias=150`, `partial=150`, `identified=600`, `families=50`, `namesakes=0` (all in a
//! thousand) may follow. The CSV has `rec_id, entity, source` before the columns; `entity` is the truth.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};

use cotejo::link::cluster::Constraints;
use cotejo::link::evaluate::{best, ceiling, evaluate, sweep};
use cotejo::link::{Linkage, Linking, Roll, explain, link};
use cotejo::name;
use cotejo::strategy::rolls::{Row, Shape};

fn shape(name: &str, records: u64) -> Result<Shape, Box<dyn Error>> {
    Ok(match name {
        "registry" => Shape::registry(records),
        "aliases" => Shape::aliases_of_few(records),
        "several" => Shape::several_lists(records),
        "detained" => Shape::detained(records),
        "namesakes" => Shape::namesakes_only(records),
        _ => return Err(format!("unknown shape `{name}`").into()),
    })
}

fn changed(shape: Shape, setting: &str) -> Result<Shape, Box<dyn Error>> {
    let (what, share) = setting
        .split_once('=')
        .ok_or_else(|| format!("unknown argument `{setting}`"))?;
    let share: u16 = share.parse()?;
    Ok(match what {
        "faults" => shape.faults(share),
        "missing" => shape.missing(share),
        "alias" => shape.aliases(share),
        "partial" => shape.partial(share),
        "identified" => shape.identified(share),
        "families" => shape.families(share),
        "namesakes" => shape.namesakes(share),
        _ => return Err(format!("unknown setting `{what}`").into()),
    })
}

/// The rows as a roll to link, every column as what it is.
fn roll(shape: &Shape, rows: &[Row]) -> Roll {
    let headers = shape.headers();
    let place = |header: &str| headers.iter().position(|one| *one == header);
    let cell = |row: &Row, header: &str| {
        let cell = place(header).and_then(|place| row.cells.get(place));
        cell.cloned().unwrap_or_default()
    };
    let names = rows.iter().map(|row| {
        let whole = cell(row, "full_name");
        let written = if whole.is_empty() {
            let surnames = format!("{} {}", cell(row, "surname"), cell(row, "surname2"));
            format!("{}, {}", surnames.trim(), cell(row, "given_name"))
        } else {
            whole
        };
        name::parse(&written).people().first().cloned()
    });
    let mut roll = Roll::new(rows.iter().map(|row| row.id.clone())).with_names(names);
    let lists: Vec<String> = rows.iter().map(|row| row.list.to_string()).collect();
    roll = roll.with_listings(lists.iter().map(String::as_str));
    if place("birth_year").is_some() {
        let born: Vec<String> = rows
            .iter()
            .map(|row| {
                let parts = ["birth_year", "birth_month", "birth_day"].map(|part| cell(row, part));
                let told: Vec<String> = parts
                    .iter()
                    .take_while(|part| !part.is_empty())
                    .map(|part| format!("{part:0>2}"))
                    .collect();
                told.join("-")
            })
            .collect();
        roll = roll.with_born("born", born.iter().map(String::as_str));
    }
    for (at, header) in headers.iter().enumerate() {
        let column = rows
            .iter()
            .map(|row| row.cells.get(at).map_or("", String::as_str));
        roll = match *header {
            "sex" => roll.with_sexes(header, column),
            "dob" => roll.with_born(header, column),
            "arrest_date" => roll.with_events(header, column),
            "national_id" => roll.with_identifiers(header, column),
            "state" | "facility" | "postcode" | "occupation" | "address_1" | "age" => {
                roll.with_texts(header, column)
            }
            _ => roll,
        };
    }
    roll
}

fn measure(shape: &Shape, rows: &[Row], weights: bool) -> io::Result<String> {
    let roll = roll(shape, rows);
    let mut truth = vec![0; rows.len()];
    for (row, place) in rows.iter().zip(roll.places()) {
        if let Some(slot) = usize::try_from(place).ok().and_then(|at| truth.get_mut(at)) {
            *slot = u32::try_from(row.person).unwrap_or(u32::MAX);
        }
    }
    let found = link(&roll, &Linking::default(), &Constraints::default());
    if weights {
        writeln!(
            io::stderr(),
            "{}\n{}",
            learned(&found, &truth),
            mistaken(&roll, &found, &truth)
        )?;
    }
    let clusters = evaluate(found.persons().labels(), &truth);
    let pairs: Vec<(u32, u32, i32)> = found
        .links()
        .iter()
        .map(|link| (link.one, link.other, link.weight))
        .collect();
    let points = sweep(&pairs, &truth);
    let here = points.iter().rfind(|point| point.threshold >= found.threshold());
    let highest = best(&points);
    Ok(format!(
        "clusters P {:.4} R {:.4} F1 {:.4}, B3 {:.4}, largest {} of {}; pairs F1 {:.4} at the threshold, {:.4} at {}; \
         ceiling {:.4}",
        clusters.precision.value(),
        clusters.recall.value(),
        clusters.f1.value(),
        clusters.b_cubed_f1,
        clusters.largest,
        clusters.largest_true,
        here.map_or(0.0, |point| point.f1.value()),
        highest.map_or(0.0, |point| point.f1.value()),
        highest.map_or(0, |point| point.threshold),
        ceiling(&pairs, &truth).value(),
    ))
}

/// The kinds of pair most often judged wrong, by the levels of their columns.
fn mistaken(roll: &Roll, found: &Linkage, truth: &[u32]) -> String {
    let person = |record: u32| usize::try_from(record).ok().and_then(|at| truth.get(at));
    let mut kinds: BTreeMap<(bool, String), (u32, i32)> = BTreeMap::new();
    for link in found.links() {
        let is_one = person(link.one) == person(link.other);
        if is_one == (link.weight >= found.threshold()) {
            continue;
        }
        let Some(told) = explain(roll, found, link.one, link.other) else {
            continue;
        };
        let levels = told.evidence().iter();
        let levels: Vec<String> = levels
            .map(|part| format!("{}: {}", part.column(), part.level()))
            .collect();
        let kind = kinds.entry((is_one, levels.join(", "))).or_default();
        *kind = (kind.0 + 1, kind.1.saturating_add(link.weight / 1_000));
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let mut told = String::new();
    for ((is_one, levels), (count, sum)) in kinds.iter().take(14) {
        let verdict = if *is_one { "missed" } else { "joined wrongly" };
        told += &format!(
            "{count} {verdict}, {} bits: {levels}\n",
            sum / i32::try_from(*count).unwrap_or(1)
        );
    }
    told
}

/// What was learned: prior and levels beside what is true of random pairs.
fn learned(found: &Linkage, truth: &[u32]) -> String {
    let mut sizes = BTreeMap::new();
    for person in truth {
        *sizes.entry(person).or_insert(0_u32) += 1;
    }
    let pairs = |size: f64| size * (size - 1.0) / 2.0;
    let of_one: f64 = sizes.values().map(|size| pairs(f64::from(*size))).sum();
    let records: f64 = sizes.values().map(|size| f64::from(*size)).sum();
    let mut told = format!(
        "prior {} bits, truly {:.3}\n",
        f64::from(found.model().prior()) / 1_000.0,
        (of_one / pairs(records)).log2()
    );
    for (at, weights) in found.model().comparisons().iter().enumerate() {
        let is_trained = found.fit().is_some_and(|fit| fit.is_trained(at));
        told += &format!("{}, trained: {is_trained}\n", weights.label());
        for level in weights.levels() {
            let share = |share: Option<u32>| f64::from(share.unwrap_or(0)) / 1e9;
            let bits = f64::from(level.weight()) / 1_000.0;
            let (m, u) = (share(level.m()), share(level.u()));
            told += &format!("  {bits:7.3} m {m:.5} u {u:.7} {}\n", level.label());
        }
    }
    for rule in found.blocked() {
        told += &format!("{} {} skipped {:?}\n", rule.label(), rule.pairs(), rule.skipped());
    }
    told
}

fn main() -> Result<(), Box<dyn Error>> {
    let (options, arguments): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let asked = |option: &str| options.iter().any(|one| one == option);
    let mut arguments = arguments.iter();
    let name = arguments.next().map_or("detained", String::as_str);
    let records = arguments.next().map_or(Ok(12), |text| text.parse())?;
    let seed = arguments.next().map_or(Ok(7), |text| text.parse())?;
    let shape = arguments.try_fold(shape(name, records)?, |shape, setting| changed(shape, setting))?;

    let mut out = io::BufWriter::new(io::stdout().lock());
    if asked("--measure") {
        let rows: Vec<Row> = shape.rows(seed).collect();
        writeln!(
            out,
            "{name}, {records} records, seed {seed}: {}",
            measure(&shape, &rows, asked("--weights"))?
        )?;
        return Ok(out.flush()?);
    }
    let mut writer = csv::Writer::from_writer(out);
    let fixed = ["rec_id", "entity", "source"];
    writer.write_record(fixed.into_iter().chain(shape.headers()))?;
    for row in shape.rows(seed) {
        let first = [row.id, row.person.to_string(), format!("L{}", row.list)];
        writer.write_record(first.iter().chain(&row.cells))?;
    }
    Ok(writer.flush()?)
}
