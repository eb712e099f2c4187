//! [`Why`]: why two figures differ, in sentences.

use std::fmt;

use crate::bounds::Bounds;
use crate::discrepancy::{Amount, Explanation, Makeup, Reason};
use crate::reconcile::Reconciliation;
use crate::render::clauses::{clause, sum};
use crate::render::layout::{COLUMNS, Page, clean};
use crate::render::names::Speech;
use crate::render::words::{self, bounds, capital, number};

/// Why two figures differ, as a paragraph: the difference, each reason with how much of it it can
/// account for, and what remains.
///
/// ```
/// use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile, render::Why};
/// let claim = |id: &str, figure: &str| ClaimDraft::new(id).count("released").wave("may").figure(figure);
/// let ledger = Ledger::try_from(
///     Draft::new()
///         .with_source(SourceDraft::new("gov").kind("government"))
///         .with_source(SourceDraft::new("radio").kind("press"))
///         .with_wave(WaveDraft::new("may").window("2026-05-01"))
///         .with_claim(claim("g", "116").by("gov"))
///         .with_claim(claim("r", "161").by("radio")),
/// )?;
/// let found = reconcile(&ledger, &Settings::default());
/// let explanation = found.explain(&"g".parse()?, &"r".parse()?).ok_or("both give numbers")?;
/// assert_eq!(
///     Why::of(&found, &explanation).to_string(),
///     "161 (radio) is 45 above 116 (gov). 116 and 161 differ by two neighbouring digits exchanged: \
///      that would account for all of it."
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Why<'a> {
    found: &'a Reconciliation<'a>,
    explanation: &'a Explanation,
    width: usize,
}

impl<'a> Why<'a> {
    /// An explanation and the reconciliation it is of, on one line.
    #[must_use]
    pub fn of(found: &'a Reconciliation<'a>, explanation: &'a Explanation) -> Self {
        Self {
            found,
            explanation,
            width: usize::MAX,
        }
    }

    /// Wrapped to a width in display columns.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns;
        self
    }
}

impl fmt::Display for Why<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = paragraph(&Speech::new(self.found), self.explanation);
        let mut page = Page::new(self.width);
        page.paragraph(0, &text);
        f.write_str(page.finish().trim_end_matches('\n'))
    }
}

/// How many reasons are told; more are counted.
const MOST: usize = 8;

pub(super) fn paragraph(speech: &Speech<'_>, why: &Explanation) -> String {
    let [one, other] = &why.claims;
    let [x, y] = why.figures;
    if why.gap == 0 {
        return format!(
            "{} and {} leave no difference to explain.",
            capital(&speech.says(one)),
            speech.says(other)
        );
    }
    let (high, low) = if x.lo() > y.lo() {
        (one, other)
    } else {
        (other, one)
    };
    let mut text = format!(
        "{} is {} above {}.",
        capital(&speech.says(high)),
        number(why.gap),
        speech.says(low)
    );
    text.push_str(&reasons(speech, why));
    text
}

/// The reasons and the remainder, each sentence with a space before it.
pub(super) fn reasons(speech: &Speech<'_>, why: &Explanation) -> String {
    let mut text = String::new();
    if why.reasons.is_empty() {
        return " Nothing on record accounts for it.".to_owned();
    }
    for reason in why.reasons.iter().take(MOST) {
        text.push_str(&format!(
            " {}: {}.",
            capital(&told(speech, why, reason)),
            effect(why, reason)
        ));
    }
    if let more @ 1.. = why.reasons.len().saturating_sub(MOST) {
        text.push_str(&format!(
            " {} in the data.",
            words::counted(more, "more reason", "more reasons")
        ));
    }
    let sized = why.reasons.iter().any(|reason| reason.amount != Amount::Open);
    if why.remainder == 0 && why.beyond_measured > 0 && sized {
        text.push_str(&format!(
            " The reasons whose size is known leave {}.",
            number(why.beyond_measured)
        ));
    }
    let open = why.reasons.iter().any(|reason| reason.amount == Amount::Open);
    if why.remainder == 0 && open {
        text.push_str(" Allowing for all of it leaves nothing.");
    }
    if why.remainder > 0 {
        let together = if why.reasons.len() == 1 {
            "That"
        } else {
            "All of it together"
        };
        text.push_str(&format!(
            " {together} leaves {} that nothing on record accounts for.",
            number(why.remainder)
        ));
    }
    text
}

/// The same as rows of a wave: how many persons, and the reason.
pub(super) fn rows(speech: &Speech<'_>, page: &mut Page, why: &Explanation) {
    let mut label = "why";
    for reason in why.reasons.iter().take(MOST) {
        let text = told(speech, why, reason);
        page.row(COLUMNS, label, &short_effect(why, reason), &text, "");
        label = "";
    }
    if let more @ 1.. = why.reasons.len().saturating_sub(MOST) {
        let text = words::counted(more, "more reason in the data", "more reasons in the data");
        page.row(COLUMNS, label, "", &text, "");
    }
    let remainder = if why.remainder == 0 {
        "nothing".to_owned()
    } else {
        number(why.remainder)
    };
    let text = match (why.reasons.len(), why.remainder) {
        (0, _) => "nothing on record accounts for it",
        (_, 0) => return,
        (1, _) => "left when that is allowed for",
        _ => "left when all of that is allowed for together",
    };
    page.row(COLUMNS, label, &remainder, text, "");
}

fn short_effect(why: &Explanation, reason: &Reason) -> String {
    let (explains, gap) = (number(reason.explains), number(why.gap));
    match (reason.amount, reason.leaves) {
        (Amount::Measured | Amount::Sized, 0) => format!("all {gap}"),
        (Amount::Measured | Amount::Sized, _) => format!("{explains} of {gap}"),
        (Amount::Open, 0) => format!("0 to {gap}"),
        (Amount::Open, _) => format!("0 to {explains}"),
    }
}

fn told(speech: &Speech<'_>, why: &Explanation, reason: &Reason) -> String {
    let reading = reason.reading.as_ref();
    let reading = reading.map_or_else(String::new, |label| format!("read as “{}”, ", clean(label)));
    format!("{reading}{}", clause(speech, why, reason))
}

fn effect(why: &Explanation, reason: &Reason) -> String {
    let (explains, gap) = (number(reason.explains), number(why.gap));
    match (reason.amount, reason.leaves) {
        (Amount::Measured, 0) => "that accounts for all of it".to_owned(),
        (Amount::Measured, _) => format!("that accounts for {explains} of {gap}"),
        (Amount::Sized, 0) => "that would account for all of it".to_owned(),
        (Amount::Sized, _) => format!("that would account for {explains} of {gap}"),
        (Amount::Open, 0) => "that may account for all of it, or for any part".to_owned(),
        (Amount::Open, _) => format!("that may account for up to {explains} of {gap}"),
    }
}

/// A number recognised as a sum, as a clause.
pub(super) fn makeup(speech: &Speech<'_>, makeup: &Makeup) -> String {
    let mut text = format!("{} is {}", speech.says(&makeup.claim), sum(speech, &makeup.parts));
    if let Some(union) = makeup.union {
        text.push_str(&format!(
            ", which may count the same people twice: {}",
            bounds(union)
        ));
    } else if makeup.mixed {
        text.push_str(", a sum of several voices or stages");
        if let Some(own) = makeup.by_one_voice.filter(|own| *own != Bounds::ANY) {
            text.push_str(&format!("; by one voice alone {}", bounds(own)));
        }
    }
    text
}
