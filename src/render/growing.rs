//! How verified counts grew, as tables.

use crate::discrepancy::{Growth, GrowthPoint, Scope};
use crate::ratio::Ratio;
use crate::render::layout::{Page, clean, pad, width};
use crate::render::names::Speech;
use crate::render::words::{counted, number, signed};

const MOST_TABLES: usize = 40;
const MOST_ROWS: usize = 40;
/// The longest bar.
const BAR: usize = 30;

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let all = speech.found.growth();
    if all.is_empty() {
        return;
    }
    page.paragraph(2, "Verified counts as they grew");
    for growth in all.iter().take(MOST_TABLES) {
        table(speech, page, growth);
    }
    if let more @ 1.. = all.len().saturating_sub(MOST_TABLES) {
        page.line(&format!(
            "  and {} more, in the data",
            counted(more, "series", "series")
        ));
    }
}

fn title(speech: &Speech<'_>, growth: &Growth) -> String {
    let scope = match &growth.scope {
        Scope::Wave(id) => speech
            .ledger
            .wave(id)
            .map_or_else(String::new, |wave| format!("“{}”", clean(wave.label()))),
        Scope::Window { window, .. } => speech.calendar.when(window),
    };
    let said = growth
        .said
        .as_ref()
        .and_then(|id| speech.ledger.claim(id))
        .map_or_else(String::new, |claim| {
            let stage = claim.quantity().map_or("", |quantity| match quantity.stage() {
                crate::model::vocabulary::Stage::Executed => "",
                stage => stage.as_str(),
            });
            let stage = if stage.is_empty() {
                String::new()
            } else {
                format!("{stage} ")
            };
            format!(
                "; {} {stage}by {}, {}",
                speech.figure(claim),
                speech.voices_of(claim.id()),
                speech.dated(claim)
            )
        });
    format!("{}, {scope}{said}", speech.voice(&growth.voice))
}

fn table(speech: &Speech<'_>, page: &mut Page, growth: &Growth) {
    page.paragraph(4, &title(speech, growth));
    let said = growth.said.as_ref().and_then(|id| speech.ledger.claim(id));
    let of = said.map_or_else(String::new, |claim| format!("of {}", speech.figure(claim)));
    let heads = ["date", "verified", "since the last", &of];
    let before = growth.points.len().saturating_sub(MOST_ROWS);
    let rows: Vec<[String; 4]> = growth
        .points
        .iter()
        .skip(before)
        .map(|point| cells(speech, point))
        .collect();
    let widest = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| width(cell));
        cells
            .chain(heads.get(column).map(|head| width(head)))
            .max()
            .unwrap_or(0)
    };
    let columns = [widest(0), widest(1), widest(2), widest(3)];
    let left = 6 + columns.iter().sum::<usize>() + 3 * 2;
    let room = page.width().saturating_sub(left + 2).min(BAR);
    let line = |cells: [&str; 4]| {
        let mut line = pad("", 6);
        for (at, (cell, column)) in cells.iter().zip(columns).enumerate() {
            let gap = column.saturating_sub(width(cell));
            let space = if at == 0 { "" } else { "  " };
            // Dates from the left, numbers from the right.
            let (before, after) = if at == 0 { (0, gap) } else { (gap, 0) };
            line.push_str(&format!("{space}{}{cell}{}", pad("", before), pad("", after)));
        }
        line
    };
    page.line(&line(heads));
    if before > 0 {
        page.line(&format!(
            "      {} before these",
            counted(before, "count", "counts")
        ));
    }
    for (point, [date, verified, since, share]) in growth.points.iter().skip(before).zip(&rows) {
        let bar = match point.of_said {
            Some([least, most]) if room >= 10 => format!("  {}", bar(least, most, room)),
            _ => String::new(),
        };
        page.line(&format!("{}{bar}", line([date, verified, since, share])));
    }
    for point in growth.points.iter().filter(|point| point.fell) {
        let text = format!(
            "{} is fewer than the count before it, which can only grow: a revision, and nobody is taken to have gone back.",
            speech.figure_of(&point.entry.claim)
        );
        page.paragraph(6, &text);
    }
}

fn cells(speech: &Speech<'_>, point: &GrowthPoint) -> [String; 4] {
    let date = point
        .entry
        .dated
        .as_ref()
        .map_or_else(String::new, |when| speech.calendar.when(when));
    let share = point.of_said.map_or_else(String::new, |[least, most]| {
        let (least, most) = (least.percent(), most.percent());
        if least == most {
            format!("{} %", number(least))
        } else {
            format!("{}–{} %", number(least), number(most))
        }
    });
    [
        date,
        speech.figure_of(&point.entry.claim),
        point.since_last.map_or_else(|| "–".to_owned(), signed),
        share,
    ]
}

/// A bar as long as the whole: `█` surely verified, `▒` perhaps, `·` not.
fn bar(least: Ratio, most: Ratio, columns: usize) -> String {
    let length = |share: Ratio| {
        let full = u128::try_from(columns).unwrap_or(0);
        let at = share
            .numer()
            .saturating_mul(full)
            .saturating_add(share.denom() / 2)
            / share.denom().max(1);
        usize::try_from(at).unwrap_or(columns).min(columns)
    };
    let (least, most) = (length(least), length(most));
    let mark = |at: usize| match at {
        at if at < least => '█',
        at if at < most => '▒',
        _ => '·',
    };
    (0..columns).map(mark).collect()
}
