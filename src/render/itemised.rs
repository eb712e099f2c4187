//! Itemisations held against the figures, reading by reading, as a table.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::{Held, Itemisation};
use crate::ratio::Ratio;
use crate::render::asked::{assumption, either, persons};
use crate::render::clashes::letter;
use crate::render::folded::{Cells, Table, class_label};
use crate::render::layout::{Page, width};
use crate::render::names::Speech;
use crate::render::words::number;

/// How many rows are printed.
const MOST_ROWS: usize = 12;
/// The narrowest column for readings; where figures leave less, they wrap.
const LEAST_LABEL: usize = 18;

/// Prints the table where some itemisation is short under some reading; `letters` are taken.
pub(super) fn write(speech: &Speech<'_>, page: &mut Page, letters: usize) {
    let table = Table::of(speech.found.readings());
    if table.columns.is_empty() {
        return;
    }
    let mark = |column: usize| letter(letters + column, 'a');
    let headings: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, id)| format!("{} if {}", mark(at), assumption(speech, id)))
        .collect();
    // The choice with most to tell makes the rows; the others make blocks of them.
    let main = (0..table.choices.len()).rev().max_by_key(|at| table.classes(*at));
    let row_label = |key: &[usize]| {
        let own = main.and_then(|at| Some((table.choices.get(at)?, *key.get(at)?)));
        own.map_or_else(
            || "read in any way that fits".to_owned(),
            |((choice, classes), class)| class_label(choice, classes, class),
        )
    };
    let block_of = |key: &[usize]| -> Vec<usize> {
        let others = key.iter().enumerate().filter(|(at, _)| Some(*at) != main);
        others.map(|(_, class)| *class).collect()
    };
    let mut blocks: BTreeMap<Vec<usize>, Vec<(String, &Cells<'_>)>> = BTreeMap::new();
    for (key, cells) in &table.rows {
        blocks
            .entry(block_of(key))
            .or_default()
            .push((row_label(key), cells));
    }
    let first = main.and_then(|at| table.choices.get(at));
    let title = first.map_or_else(String::new, |(choice, _)| {
        format!("{} read as", speech.says(&choice.claim))
    });
    let texts = |cells: &Cells<'_>| -> Vec<String> { cells.iter().map(|cell| told(*cell)).collect() };
    let widths = widths(page, &table, &title, &blocks, texts);
    let print = |page: &mut Page, label: &str, cells: &[String]| {
        let row: Vec<(&str, usize)> = std::iter::once(label)
            .chain(cells.iter().map(String::as_str))
            .zip(widths.iter().copied())
            .collect();
        page.cells(2, &row);
    };
    print(page, &title, &headings);
    let mut printed = 0;
    for (block, rows) in &blocks {
        let read_as = table.read_as(speech, main, block);
        if !read_as.is_empty() && printed < MOST_ROWS {
            page.paragraph(2, &format!("with {read_as}:"));
        }
        for (label, cells) in rows.iter().take(MOST_ROWS - printed.min(MOST_ROWS)) {
            print(page, label, &texts(cells));
            printed += 1;
        }
    }
    if let more @ 1.. = table.rows.len().saturating_sub(MOST_ROWS) {
        page.paragraph(2, &format!("and {} more, in the data", number(more)));
    }
    for (at, id) in table.columns.iter().enumerate() {
        let short = |rows: &[(String, &Cells<'_>)]| {
            let cells = rows
                .iter()
                .filter_map(|(_, cells)| cells.get(at).copied().flatten());
            let short: BTreeSet<Ratio> = cells.map(|one| one.short_by).filter(|n| !n.is_zero()).collect();
            let short: Vec<String> = short.into_iter().map(persons).collect();
            either(&short)
        };
        let told = blocks
            .iter()
            .map(|(block, rows)| (short(rows), table.read_as(speech, main, block)));
        let told = told
            .filter(|(short, _)| !short.is_empty())
            .map(|(short, read_as)| {
                if read_as.is_empty() {
                    short
                } else {
                    format!("{short} with {read_as}")
                }
            });
        let told: Vec<String> = told.collect();
        page.hanging(
            &format!("  {} ", mark(at)),
            &table.footnote(speech, at, id, &told.join("; ")),
        );
    }
    if table.rows.values().flatten().any(Option::is_none) {
        page.hanging(
            "  – ",
            "Other figures rule it out, or it has none to be held against.",
        );
    }
}

/// `463 for 401: fits`, `309 against 116: short by 193`.
fn told(cell: Option<&Itemisation>) -> String {
    let Some(one) = cell else {
        return "–".to_owned();
    };
    let allows = one.allows.map_or_else(|| "any number".to_owned(), persons);
    let sides = match one.side {
        Held::Whole => format!("{allows} for {}", persons(one.needs)),
        Held::Parts => format!("{} against {allows}", persons(one.needs)),
    };
    if one.short_by.is_zero() {
        format!("{sides}: fits")
    } else {
        format!("{sides}: short by {}", persons(one.short_by))
    }
}

/// The label takes what the other columns leave.
fn widths(
    page: &Page,
    table: &Table<'_>,
    title: &str,
    blocks: &BTreeMap<Vec<usize>, Vec<(String, &Cells<'_>)>>,
    texts: impl Fn(&Cells<'_>) -> Vec<String>,
) -> Vec<usize> {
    let rows: Vec<&(String, &Cells<'_>)> = blocks.values().flatten().collect();
    let room = page.width().saturating_sub(2);
    let column = |at: usize| {
        let own = rows
            .iter()
            .filter_map(|(_, cells)| texts(cells).get(at).map(|text| width(text)));
        own.max().unwrap_or(0).max(8)
    };
    let mut columns: Vec<usize> = (0..table.columns.len()).map(column).collect();
    if columns.iter().map(|column| column + 2).sum::<usize>() + LEAST_LABEL > room {
        let most = room / (columns.len() + 1) - 2;
        for column in &mut columns {
            *column = most.min(*column);
        }
    }
    let left = room.saturating_sub(columns.iter().map(|column| column + 2).sum());
    let label = rows
        .iter()
        .map(|(label, _)| width(label))
        .max()
        .unwrap_or(0)
        .max(width(title));
    std::iter::once(label.min(left)).chain(columns).collect()
}
