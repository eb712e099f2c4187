//! A date of birth that stands in three columns.

use crate::link::csv::kind::Kind;
use crate::link::csv::missing::said;
use crate::link::csv::table::Table;

/// The date of each record, written in one; empty where there is no year.
pub(super) fn births(table: &Table) -> impl Iterator<Item = String> {
    let column = |kind| table.of_kind(kind).collect::<Vec<usize>>();
    let (year, month, day) = (
        column(Kind::BornYear),
        column(Kind::BornMonth),
        column(Kind::BornDay),
    );
    table.records.iter().map(move |record| {
        let part = |columns: &[usize]| {
            let cells = columns.iter().filter_map(|column| table.cell(record, *column));
            let part = cells.map(said).find(|part| !part.is_empty()).unwrap_or_default();
            // Numbers that went through a spreadsheet: `1990.0`.
            part.strip_suffix(".0").unwrap_or(part)
        };
        date(part(&year), part(&month), part(&day))
    })
}

/// `1990-08-03` of its parts, as far as they are there; a month in letters stays one.
fn date(year: &str, month: &str, day: &str) -> String {
    if year.is_empty() {
        return String::new();
    }
    let year = match year.parse::<u16>() {
        // As dates with a year of two digits are read.
        Ok(short @ 0..30) if year.len() <= 2 => format!("{}", 2000 + short),
        Ok(short) if year.len() == 2 => format!("{}", 1900 + short),
        _ => year.to_owned(),
    };
    let two = |part: &str| {
        if part.len() == 1 {
            format!("0{part}")
        } else {
            part.to_owned()
        }
    };
    match (month, day) {
        ("", _) => year,
        (month, "") => format!("{year}-{}", two(month)),
        (month, day) => format!("{year}-{}-{}", two(month), two(day)),
    }
}
