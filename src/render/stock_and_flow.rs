//! [`StockAndFlow`]: each voice's stocks against the flows it gives between them, and how its verified
//! counts grew.

use std::fmt;

use crate::discrepancy::{Balance, Break};
use crate::reconcile::Reconciliation;
use crate::render::balanced::{between, cautions, not_used, sentence};
use crate::render::growing;
use crate::render::layout::{Columns, Page, clean};
use crate::render::names::{Speech, aspects};
use crate::render::words::{capital, counted, number, signed};

const MOST_SERIES: usize = 40;
const MOST_PAIRS: usize = 12;

/// Stock and flow as plain text: whether what each voice says is held agrees over time with what it
/// says came and went, and how its verified counts grew.
///
/// The same section stands in the [`Account`](crate::render::Account) of a ledger in which some voice
/// gives stocks of two dates. Lines are at most the width asked, by display columns.
///
/// ```
/// use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, reconcile, render::StockAndFlow};
/// let held = |id: &str, day: &str, figure: &str| {
///     ClaimDraft::new(id).by("archive").count("held").as_of(day).figure(figure)
/// };
/// let draft = Draft::new()
///     .with_source(SourceDraft::new("archive").kind("monitor"))
///     .with_claim(held("before", "2026-01-08", "806"))
///     .with_claim(held("after", "2026-01-10", "820"));
/// let text = StockAndFlow::of(&reconcile(&Ledger::try_from(draft)?, &Settings::default())).to_string();
/// assert!(text.contains("+14"));
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct StockAndFlow<'a> {
    found: &'a Reconciliation<'a>,
    width: usize,
}

impl<'a> StockAndFlow<'a> {
    /// The narrowest width: a smaller one is taken as this.
    pub const NARROWEST: usize = 60;
    /// The widest: a larger one is taken as this.
    pub const WIDEST: usize = crate::render::layout::WIDEST;

    /// The view of a reconciliation, 100 columns wide.
    #[must_use]
    pub fn of(found: &'a Reconciliation<'a>) -> Self {
        Self { found, width: 100 }
    }

    /// Another width, in display columns.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.clamp(Self::NARROWEST, Self::WIDEST);
        self
    }
}

impl fmt::Display for StockAndFlow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let speech = Speech::new(self.found);
        let mut page = Page::new(self.width);
        if nothing(self.found) {
            page.paragraph(0, "No voice gives stocks or verified counts of two dates.");
        }
        write(&speech, &mut page);
        f.write_str(page.finish().trim_matches('\n'))
    }
}

/// Wide enough for `15 Dec – 5 Jan` on one line where the page has room.
fn columns(page: &Page) -> Columns {
    Columns {
        indent: 4,
        label: if page.width() < 80 { 9 } else { 15 },
        figure: 12,
    }
}

fn nothing(found: &Reconciliation<'_>) -> bool {
    found.balances().is_empty() && found.breaks().is_empty() && found.growth().is_empty()
}

/// The section of an account: where some voice gives stocks of two dates.
pub(super) fn section(speech: &Speech<'_>, page: &mut Page) {
    if !speech.found.balances().is_empty() {
        write(speech, page);
    }
}

fn write(speech: &Speech<'_>, page: &mut Page) {
    if nothing(speech.found) {
        return;
    }
    page.heading(
        "STOCK AND FLOW",
        "Each voice by itself; + came in, − left: persons its numbers do not account for",
    );
    let alike = |a: &Balance, b: &Balance| a.voice == b.voice && same_stock(a, b);
    let series: Vec<&[Balance]> = speech.found.balances().chunk_by(alike).collect();
    for balances in series.iter().take(MOST_SERIES) {
        one_series(speech, page, balances);
    }
    if let more @ 1.. = series.len().saturating_sub(MOST_SERIES) {
        page.line(&format!(
            "  and {} more, in the data",
            counted(more, "stock", "stocks")
        ));
    }
    breaks(speech, page);
    growing::write(speech, page);
}

fn same_stock(a: &Balance, b: &Balance) -> bool {
    let key = |balance: &Balance| {
        let quantity = &balance.from.quantity;
        (
            quantity.population().cloned(),
            quantity.place().map(str::to_owned),
            quantity.wave().cloned(),
            quantity.unit(),
            quantity.stage(),
            quantity.outcome(),
        )
    };
    key(a) == key(b)
}

fn one_series(speech: &Speech<'_>, page: &mut Page, balances: &[Balance]) {
    let Some(first) = balances.first() else { return };
    let quantity = &first.from.quantity;
    let whom = quantity
        .population()
        .map_or_else(|| "held".to_owned(), |id| speech.population(id));
    let place = quantity
        .place()
        .map_or_else(String::new, |place| format!(", {}", clean(place)));
    let unit = match quantity.unit() {
        crate::model::vocabulary::Unit::Person => String::new(),
        unit => format!(", counted in {unit}s"),
    };
    page.paragraph(2, &format!("{}: {whom}{place}{unit}", speech.voice(&first.voice)));
    let earlier = balances.len().saturating_sub(MOST_PAIRS);
    if earlier > 0 {
        page.line(&format!(
            "    {} before these, in the data",
            counted(earlier, "balance", "balances")
        ));
    }
    for balance in balances.iter().skip(earlier) {
        let days = between(speech, balance);
        let text = format!("{}{}", sentence(speech, balance), cautions(balance));
        let stocks = [&balance.from.claim, &balance.to.claim].into_iter();
        let claims = stocks.chain(balance.terms.iter().flat_map(|term| &term.claims));
        let cite = speech.cite(claims.filter_map(|id| speech.ledger.claim(id)));
        page.row(columns(page), &days, &signed(balance.face.net), &text, &cite);
        let unused = not_used(speech, balance);
        if !unused.is_empty() {
            page.row(columns(page), "", "not used", &unused, "");
        }
    }
}

/// Where a definition changed; a verified count that fell stands with its growth.
fn breaks(speech: &Speech<'_>, page: &mut Page) {
    let shown = |one: &&Break| {
        let grown = |id: &crate::id::ClaimId| {
            speech
                .found
                .growth()
                .iter()
                .any(|growth| growth.points.iter().any(|point| point.entry.claim == *id))
        };
        one.fell_by.is_none() || !grown(&one.to.claim)
    };
    let breaks: Vec<&Break> = speech.found.breaks().iter().filter(shown).collect();
    if breaks.is_empty() {
        return;
    }
    page.paragraph(2, "Breaks in series");
    for one in breaks.iter().take(MOST_PAIRS) {
        let figure = |entry: &crate::discrepancy::Entry| {
            format!("{} ({})", speech.figure_of(&entry.claim), speech.date(entry))
        };
        let voice = speech.voice(&one.voice);
        let text = match one.fell_by {
            Some(fell) => format!(
                "{}: {} to {}: {} fewer in a count that can only grow; a revision, and nobody is taken to have gone back.",
                capital(&voice),
                figure(&one.from),
                figure(&one.to),
                number(fell)
            ),
            None => format!(
                "{}: {} and {} are not balanced: they differ in {}.",
                capital(&voice),
                figure(&one.from),
                figure(&one.to),
                aspects(&one.differs)
            ),
        };
        let claims = [&one.from.claim, &one.to.claim].into_iter();
        let cite = speech.cite(claims.filter_map(|id| speech.ledger.claim(id)));
        page.row(columns(page), "", "break", &text, &cite);
    }
    if let more @ 1.. = breaks.len().saturating_sub(MOST_PAIRS) {
        page.line(&format!(
            "    and {} more, in the data",
            counted(more, "break", "breaks")
        ));
    }
}
