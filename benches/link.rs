//! Time per record to link lists of 10³ to 10⁵ people detained, and how it grows: `cargo bench --bench link`.
//!
//! The rows are the stages: *names* reads them, *roll* makes the records ready from names that are read, *link* brings
//! together, weighs and clusters by weights that are given, *clustering* is its last part alone, *whole* learns the weights
//! too, *learning* is what that takes longer. Then the time a pair takes where everybody is held against everybody.
//! Medians of several runs in one process; compare figures of one run only. The exponent is the slope of log time over
//! log size, fitted to all sizes. `--test` measures one small list once.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::as_conversions,
    clippy::disallowed_types,
    reason = "a bench prints, and stops where it cannot measure"
)]

use std::hint::black_box;
use std::time::Instant;

use cotejo::link::cluster::{Constraints, cluster};
use cotejo::link::{Linking, Piece, Roll, Rule, link};
use cotejo::name::{self, PersonName};
use cotejo::strategy::rolls::{Row, Shape};

const SEED: u64 = 7;

fn read(rows: &[Row]) -> Vec<Option<PersonName>> {
    let of = |row: &Row| {
        let written = format!("{} {}, {}", row.cells[1], row.cells[2], row.cells[0]);
        name::parse(&written).people().first().cloned()
    };
    rows.iter().map(of).collect()
}

fn roll(rows: &[Row], names: Vec<Option<PersonName>>) -> Roll {
    let cells = |at: usize| rows.iter().map(move |row| row.cells[at].as_str());
    Roll::new(rows.iter().map(|row| row.id.as_str()))
        .with_names(names)
        .with_sexes("sex", cells(3))
        .with_born("born", cells(4))
        .with_identifiers("national id", cells(5))
        .with_texts("state", cells(6))
        .with_texts("facility", cells(7))
        .with_events("arrested", cells(8))
}

/// Seconds, the median of so many runs; what a run is given is made ready before its clock starts.
fn median<G, R>(runs: usize, mut ready: impl FnMut() -> G, mut run: impl FnMut(G) -> R) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let given = ready();
            let start = Instant::now();
            let made = black_box(run(given));
            let taken = start.elapsed().as_secs_f64();
            drop(made);
            taken
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The slope of log time over log size, fitted to all sizes by least squares.
fn exponent(times: &[f64], sizes: &[u64]) -> f64 {
    let points: Vec<(f64, f64)> = sizes
        .iter()
        .zip(times)
        .map(|(size, time)| ((*size as f64).ln(), time.ln()))
        .collect();
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let (mut over, mut under) = (0.0, 0.0);
    for point in &points {
        over += (point.0 - x) * (point.1 - y);
        under += (point.0 - x) * (point.0 - x);
    }
    over / under
}

const STAGES: [&str; 6] = ["names", "roll", "link", "clustering", "learning", "whole"];

/// Seconds of every stage, in the order of [`STAGES`].
fn stages(size: u64, runs: usize) -> [f64; 6] {
    let rows: Vec<Row> = Shape::detained(size).rows(SEED).collect();
    let names = read(&rows);
    let roll_of_names = roll(&rows, names.clone());
    let free = Constraints::default();
    let found = link(&roll_of_names, &Linking::default(), &free);
    let given = Linking::default().model(found.model().clone());
    let records = u32::try_from(roll_of_names.len()).unwrap();
    let reading = median(runs, || (), |()| read(&rows));
    let making = median(runs, || names.clone(), |names| roll(&rows, names));
    let linking = median(runs, || (), |()| link(&roll_of_names, &given, &free));
    // Pairs that no rule brought together weigh little.
    let far = |_: u32, _: u32| -20_000;
    let clustering = median(
        runs,
        || (),
        |()| cluster(records, found.links(), found.threshold(), &free, &far),
    );
    let whole = median(runs, || (), |()| link(&roll_of_names, &Linking::default(), &free));
    println!(
        "{size:>9} records: {:>9} links, {:>8} persons, {:>9} pairs brought together, {:>9} names compared",
        found.links().len(),
        found.persons().len(),
        found.blocked().iter().map(|rule| rule.pairs()).sum::<u64>(),
        found.blocked().iter().map(|rule| rule.likely()).sum::<u64>(),
    );
    [reading, making, linking, clustering, whole - linking, whole]
}

/// Nanoseconds for each pair of a list in which everybody is held against everybody, by names and one shared word alone:
/// where only what could be one person is read, and where the names of every pair are.
fn pairs(size: u64, runs: usize) -> [f64; 2] {
    let rows: Vec<Row> = Shape::detained(size).rows(SEED).collect();
    let roll = Roll::new(rows.iter().map(|row| row.id.as_str()))
        .with_names(read(&rows))
        .with_texts("all", rows.iter().map(|_| "one"));
    let free = Constraints::default();
    let model = link(&roll, &Linking::default(), &free).model().clone();
    let all = Linking::default()
        .model(model)
        .rules([Rule::new([Piece::Value(1)])])
        .most_in_block(rows.len());
    let pairs = (rows.len() * (rows.len() - 1) / 2) as f64;
    [0, -1_000_000].map(|kept| {
        let linking = all.clone().kept(kept);
        median(runs, || (), |()| link(&roll, &linking, &free)) * 1e9 / pairs
    })
}

fn main() {
    let is_test = std::env::args().any(|argument| argument == "--test");
    let sizes: &[u64] = if is_test {
        &[300]
    } else {
        &[1_000, 10_000, 100_000]
    };
    let mut rows: Vec<Vec<f64>> = vec![Vec::new(); STAGES.len()];
    for &size in sizes {
        let runs = if is_test {
            1
        } else {
            usize::try_from(100_000 / size).unwrap().clamp(3, 15)
        };
        for (row, time) in rows.iter_mut().zip(stages(size, runs)) {
            row.push(time);
        }
    }
    println!("\nns a record");
    for (stage, times) in STAGES.iter().zip(&rows) {
        let each: Vec<String> = times
            .iter()
            .zip(sizes)
            .map(|(time, size)| format!("{:>10.0}", time * 1e9 / *size as f64))
            .collect();
        let growth = if is_test {
            String::new()
        } else {
            format!("{:.2}", exponent(times, sizes))
        };
        println!("{stage:<12}{}   {growth}", each.concat());
    }
    let [seen, read] = pairs(if is_test { 300 } else { 2_000 }, if is_test { 1 } else { 5 });
    println!(
        "\nns a pair of names, mostly strangers': {seen:.0} where a glance may do, {read:.0} where each is read"
    );
}
