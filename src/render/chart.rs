//! The figures of one stock, on one scale from zero where the page has room for it.

use crate::bounds::Bounds;
use crate::model::claim::Claim;
use crate::render::layout::{Page, cut, pad, width, wrap};
use crate::render::names::Speech;
use crate::render::words::{self, counted, number};
use crate::spread::Spread;

/// How many figures are drawn; more are counted.
pub(super) const MOST_ROWS: usize = 40;

/// One figure to draw.
pub(super) struct Row<'a> {
    pub(super) claim: &'a Claim,
    pub(super) spread: Spread,
}

/// The rows of one stock, with a scale where the page has room for one.
pub(super) fn chart(speech: &Speech<'_>, page: &mut Page, rows: &[Row<'_>], top: u64) {
    let more = rows.len().saturating_sub(MOST_ROWS);
    let cells: Vec<[String; 3]> = rows
        .iter()
        .skip(more)
        .map(|row| {
            let apart = if row.claim.set_apart().is_some() {
                "set apart: "
            } else {
                ""
            };
            let cite = speech.cite_utterance(row.claim.id());
            let date = row
                .claim
                .dated()
                .map_or_else(|| "no date".to_owned(), |when| speech.calendar.when(when));
            let voice = format!("{apart}{} {cite}", speech.voices_of(row.claim.id()));
            [
                date,
                voice,
                words::figure(speech.ledger, row.claim.figure().unwrap_or(&unknown())),
            ]
        })
        .collect();
    let widest = |column: usize| {
        cells
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| width(cell))
            .max()
            .unwrap_or(0)
    };
    let (date, figure) = (widest(0).clamp(5, 18), widest(2).clamp(6, 18));
    let voice = widest(1)
        .min(page.width().saturating_sub(date + figure + 5 + 24))
        .max(20);
    let left = 2 + date + 1 + voice + 1 + figure + 1;
    let room = page.width().saturating_sub(left);
    let scale = if room >= 16 {
        Some(Scale::new(top, room))
    } else {
        None
    };
    let axis = scale.as_ref().map_or_else(String::new, Scale::axis);
    page.line(&format!(
        "  {} {} {} {axis}",
        pad("as of", date),
        pad("voice", voice),
        pad("figure", figure)
    ));
    if more > 0 {
        page.line(&format!("  {} before these", counted(more, "figure", "figures")));
    }
    for (row, [when, who, said]) in rows.iter().skip(more).zip(&cells) {
        let drawn = scale
            .as_ref()
            .map_or_else(String::new, |scale| scale.draw(row.spread));
        let cell = |text: &str, column: usize| pad(&cut(text, column), column);
        let mut names = wrap(who, voice).into_iter();
        let first = pad(&names.next().unwrap_or_default(), voice);
        page.line(&format!(
            "  {} {first} {} {drawn}",
            cell(when, date),
            cell(said, figure)
        ));
        for rest in names {
            page.line(&format!("  {} {rest}", pad("", date)));
        }
    }
}

fn unknown() -> crate::figure::Figure {
    "?".parse().unwrap_or_else(|_| unknown())
}

/// A line from zero to a round number above the largest figure.
struct Scale {
    step: u64,
    columns: usize,
}

impl Scale {
    const STEPS: u64 = 4;

    fn new(top: u64, columns: usize) -> Self {
        // The least step of 1, 2, 3, 5 times a power of ten with which four reach the top.
        let mut power: u64 = 1;
        let step = loop {
            let fits = |digit: &&u64| power.saturating_mul(**digit).saturating_mul(Self::STEPS) >= top;
            if let Some(digit) = [1, 2, 3, 5].iter().find(fits) {
                break power.saturating_mul(*digit);
            }
            power = power.saturating_mul(10);
        };
        Self {
            step,
            columns: columns.min(60),
        }
    }

    fn column(&self, count: u64) -> usize {
        let last = u128::try_from(self.columns.saturating_sub(1)).unwrap_or(0);
        let full = u128::from(self.step) * u128::from(Self::STEPS);
        let at = (u128::from(count) * last + full / 2) / full.max(1);
        usize::try_from(at)
            .unwrap_or(self.columns)
            .min(self.columns.saturating_sub(1))
    }

    fn axis(&self) -> String {
        let mut line = String::new();
        for mark in 0..=Self::STEPS {
            let label = number(self.step * mark);
            let at = self.column(self.step * mark);
            let from = if mark == Self::STEPS {
                (self.columns).saturating_sub(width(&label))
            } else {
                at
            };
            if width(&line) < from || mark == 0 {
                line = pad(&line, from);
                line.push_str(&label);
            }
        }
        line
    }

    /// `●` one number, `├──┤` a range, `╌` at its widest, `├──▶` open above.
    fn draw(&self, spread: Spread) -> String {
        let mut cells: Vec<char> = vec![' '; self.columns];
        for mark in 0..=Self::STEPS {
            if let Some(cell) = cells.get_mut(self.column(self.step * mark)) {
                *cell = '·';
            }
        }
        let mut fill = |range: Bounds, shade: char| {
            let end = range
                .hi()
                .map_or(self.columns.saturating_sub(1), |hi| self.column(hi));
            for cell in cells.iter_mut().take(end + 1).skip(self.column(range.lo())) {
                *cell = shade;
            }
        };
        fill(spread.support(), '╌');
        if spread.core() == spread.support() {
            fill(spread.core(), '─');
        }
        let core = spread.core();
        let (from, to) = (
            self.column(core.lo()),
            core.hi()
                .map_or(self.columns.saturating_sub(1), |hi| self.column(hi)),
        );
        let ends = match (core.hi(), spread.core() == spread.support()) {
            (Some(_), true) if from == to => [(from, '●'), (to, '●')],
            (Some(_), true) => [(from, '├'), (to, '┤')],
            (None, _) => [(from, '├'), (to, '▶')],
            (Some(_), false) => [(from, '╌'), (to, '╌')],
        };
        for (at, mark) in ends {
            if let Some(cell) = cells.get_mut(at) {
                *cell = mark;
            }
        }
        cells.into_iter().collect()
    }
}
