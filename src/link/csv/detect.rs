//! Which sign stands between the fields of a file, found out from its first rows.

use crate::link::csv::delimiter::Delimiter;
use crate::link::csv::rows::{Piece, Rows};

/// How many rows show which sign it is, and among how many the headers are looked for.
const SHOWN: usize = 20;
const BEFORE: usize = 10;

/// The sign under which most headers are known; among equals, the most rows are as long as the headers; then the most
/// headers there are.
///
/// Rows of one field count half, since under a sign that does not occur all rows are alike.
pub(super) fn find(text: &str, known: &dyn Fn(&str) -> bool) -> Delimiter {
    let score = |delimiter: &Delimiter| {
        let rows = shown(text, *delimiter);
        let at = headers(&rows, known);
        let Some(headers) = rows.get(at) else {
            return (0, 0, 0);
        };
        let alike = rows.iter().skip(at + 1).filter(|row| row.len() == headers.len());
        let worth = if headers.len() > 1 { 2 } else { 1 };
        (count(headers, known), alike.count() * worth, headers.len())
    };
    let best = |best: Delimiter, next: Delimiter| {
        if score(&next) > score(&best) { next } else { best }
    };
    Delimiter::ALL.into_iter().reduce(best).unwrap_or_default()
}

/// On which line the headers stand: the first row with a letter or a digit, unless nothing of it is known and one of the
/// next has two or more known headers, as below the title of a page.
pub(super) fn heading(text: &str, delimiter: Delimiter, known: &dyn Fn(&str) -> bool) -> Option<u64> {
    let rows = shown_with_lines(text, delimiter);
    let fields: Vec<Vec<String>> = rows.iter().map(|(_, row)| row.clone()).collect();
    rows.get(headers(&fields, known)).map(|(line, _)| *line)
}

fn headers(rows: &[Vec<String>], known: &dyn Fn(&str) -> bool) -> usize {
    if rows.first().is_none_or(|first| count(first, known) > 0) {
        return 0;
    }
    let near = rows.iter().take(BEFORE).enumerate();
    let titled = near.filter(|(_, row)| count(row, known) > 1);
    // The first of those with the most.
    let best = titled.max_by_key(|(at, row)| (count(row, known), usize::MAX - at));
    best.map_or(0, |(at, _)| at)
}

fn count(row: &[String], known: &dyn Fn(&str) -> bool) -> usize {
    row.iter().filter(|field| known(field)).count()
}

fn shown(text: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
    let rows = shown_with_lines(text, delimiter);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The first rows with a letter or a digit.
fn shown_with_lines(text: &str, delimiter: Delimiter) -> Vec<(u64, Vec<String>)> {
    Rows::new(text, delimiter)
        .filter_map(|piece| match piece {
            Piece::Row { first, fields, .. } => {
                let filled = fields.iter().any(|field| field.contains(char::is_alphanumeric));
                let fields = fields.iter().map(|field| field.trim().to_owned());
                filled.then(|| (first, fields.collect()))
            }
            Piece::Unclosed { .. } => None,
        })
        .take(SHOWN)
        .collect()
}
