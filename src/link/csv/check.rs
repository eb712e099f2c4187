//! What guesses are worth when the values are seen, and which values cannot be read.

use std::cmp::Reverse;

use crate::link::csv::birth::births;
use crate::link::csv::kind::Kind;
use crate::link::csv::meaning::Basis;
use crate::link::csv::missing::{is_missing, said};
use crate::link::csv::report::{Finding, Note};
use crate::link::csv::table::{File, Table};
use crate::link::field::{Category, Day, SexLetters};
use crate::link::pattern::Pattern;

/// Sets aside guessed dates and sexes of which fewer than half can be read, and columns beyond those that can be
/// compared; notes what cannot be read in the others.
pub(super) fn check(table: &mut Table) {
    for column in 0..table.columns.len() {
        let Some((kind, basis)) = table
            .columns
            .get(column)
            .map(|column| (column.kind, column.basis))
        else {
            continue;
        };
        let (finding, what) = match kind {
            Kind::Born | Kind::Event => (Finding::NoDate, "dates"),
            Kind::Sex => (Finding::NoSex, "sexes"),
            _ => continue,
        };
        let values = filled(table, column).count();
        let unread = unread(table, column, kind);
        if basis == Basis::Guessed && unread.len() * 2 > values {
            set_aside(table, column, &format!("most of its values are no {what}"));
        } else {
            note(table, column, &unread, finding);
        }
    }
    let unread: Vec<usize> = births(table)
        .enumerate()
        .filter(|(_, birth)| !birth.is_empty() && Day::read(birth).is_none())
        .map(|(record, _)| record)
        .collect();
    if let Some(column) = table.of_kind(Kind::BornYear).next() {
        note(table, column, &unread, Finding::NoDate);
    }
    let put_together = usize::from(has_names(table)) + usize::from(has_births_in_parts(table));
    for column in by_worth(table)
        .into_iter()
        .skip(Pattern::COMPARISONS - put_together)
    {
        let text = format!(
            "{} columns are compared, and this is one more",
            Pattern::COMPARISONS
        );
        set_aside(table, column, &text);
    }
}

/// Whether somebody has a name, or a part of one: together they are one column that is compared, the first.
pub(super) fn has_names(table: &Table) -> bool {
    let is_of_names = |kind: &Kind| *kind == Kind::Name || kind.is_part();
    let mut kinds = Kind::all().filter(is_of_names);
    kinds.any(|kind| has(table, kind))
}

/// Whether dates of birth are in parts alone: together they are one column that is compared.
pub(super) fn has_births_in_parts(table: &Table) -> bool {
    has(table, Kind::BornYear) && !has(table, Kind::Born)
}

/// Whether a column of the kind has a value in some record.
fn has(table: &Table, kind: Kind) -> bool {
    table
        .of_kind(kind)
        .any(|column| filled(table, column).next().is_some())
}

/// The values of a column that say something.
fn filled(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    table.values(column).filter(|value| !is_missing(value))
}

/// The same as [`compared`], in the order in which they are given up last: said by the caller, by kind, filled in the
/// most records, by label and place.
fn by_worth(table: &Table) -> Vec<usize> {
    let mut columns = compared(table);
    columns.sort_by_cached_key(|at| {
        let own = table.columns.get(*at).map(|column| (column.basis, column.kind));
        (own, Reverse(filled(table, *at).count()))
    });
    columns
}

/// The columns that are compared one by one, and have a value in some record: by kind, label and place.
pub(super) fn compared(table: &Table) -> Vec<usize> {
    let kinds = Kind::all().filter(|kind| kind.is_compared());
    let all = kinds.flat_map(|kind| table.of_kind(kind).collect::<Vec<_>>());
    all.filter(|column| filled(table, *column).next().is_some())
        .collect()
}

/// The records with a value that cannot be read.
fn unread(table: &Table, column: usize, kind: Kind) -> Vec<usize> {
    let letters = SexLetters::of(table.values(column));
    let is_read = |value: &str| match kind {
        // ISO/IEC 5218 has 0 for not known and 9 for not applicable.
        Kind::Sex => !Category::sex(value, letters).is_missing() || matches!(value, "0" | "9" | "U" | "u"),
        _ => Day::read(value).is_some(),
    };
    let values = table.values(column).map(said).enumerate();
    values
        .filter(|(_, value)| !value.is_empty() && !is_read(value))
        .map(|(record, _)| record)
        .collect()
}

fn set_aside(table: &mut Table, column: usize, doubt: &str) {
    if let Some(column) = table.columns.get_mut(column) {
        column.kind = Kind::Aside;
        column.doubts.push(doubt.to_owned());
    }
}

fn note(table: &mut Table, column: usize, records: &[usize], finding: Finding) {
    let header = table.columns.get(column).map(|column| column.header.clone());
    for record in records.iter().filter_map(|record| table.records.get(*record)) {
        table.notes.push(Note {
            file: table.files.get(record.file).map_or("", File::name).to_owned(),
            line: record.first,
            column: header.clone(),
            finding,
        });
    }
}
