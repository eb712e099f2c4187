//! [`Why`]: why two figures differ, in sentences.

use std::fmt;

use crate::bounds::Bounds;
use crate::discrepancy::{Amount, Explanation, Makeup, Reason, ReasonKind, Slip};
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Stage, Unit};
use crate::reconcile::Reconciliation;
use crate::render::layout::{COLUMNS, Page, clean};
use crate::render::names::Speech;
use crate::render::words::{self, bounds, capital, listed, number};

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
///      that accounts for all of it."
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

/// What the reason is, as a clause that begins with the claim it bears on.
fn clause(speech: &Speech<'_>, why: &Explanation, reason: &Reason) -> String {
    let [one, other] = &why.claims;
    let figure = |id: &ClaimId| speech.figure_of(id);
    let quantity = |id: &ClaimId| speech.ledger.claim(id).and_then(Claim::quantity);
    let of = reason.of.as_ref();
    let rest = |id: &ClaimId| if id == one { other } else { one };
    let each = |tell: &dyn Fn(&ClaimId) -> String| {
        format!("{} {}, {} {}", figure(one), tell(one), figure(other), tell(other))
    };
    match reason.kind {
        ReasonKind::Superseded => {
            let by = reason.claims.first();
            let standing = by.and_then(|id| speech.ledger.claim(id)).and_then(Claim::figure);
            let figure = of.map_or_else(String::new, figure);
            match (by, standing) {
                (Some(by), Some(_)) => format!("{figure} was corrected to {}", speech.says(by)),
                (Some(by), None) => format!("{figure} was taken back by {}", speech.voices_of(by)),
                (None, _) => format!("{figure} no longer stands"),
            }
        }
        ReasonKind::Stage => stages(
            quantity(one),
            quantity(other),
            &figure(one),
            &figure(other),
            of.map(figure),
        ),
        ReasonKind::PartOfWhole => of.map_or_else(String::new, |id| {
            let part = format!("{} counts some of the people of {}", figure(id), figure(rest(id)));
            if reason.claims.is_empty() {
                return part;
            }
            let others: Vec<String> = reason.claims.iter().map(|id| speech.says(id)).collect();
            format!("{part}; of the other days there is {}", listed(&others))
        }),
        ReasonKind::Scope | ReasonKind::Definition => each(&|id| {
            format!(
                "counts {}",
                quantity(id).map_or_else(String::new, |q| whom(speech, q, reason.aspect))
            )
        }),
        ReasonKind::Window => {
            let days = |id: &ClaimId| {
                let window = quantity(id).and_then(Quantity::window);
                window.map_or_else(|| "days not given".to_owned(), |when| speech.calendar.when(when))
            };
            if reason.reading.is_some() {
                let figure = of.map_or_else(|| "it".to_owned(), figure);
                format!("{figure} counts fewer days")
            } else if reason.claims.is_empty() {
                each(&|id| format!("counts {}", days(id)))
            } else {
                let extra: Vec<String> = reason.claims.iter().map(|id| speech.says(id)).collect();
                format!(
                    "{}; of the other days there is {}",
                    each(&|id| format!("counts {}", days(id))),
                    listed(&extra)
                )
            }
        }
        ReasonKind::AsOf if reason.claims.is_empty() => each(&|id| format!("is of {}", date(speech, id))),
        ReasonKind::AsOf => {
            let flow = |id: &ClaimId| {
                let happened = quantity(id).map_or("", |q| words::happened(q.measure()));
                format!("{} {happened}", speech.says(id))
            };
            let flows: Vec<String> = reason.claims.iter().map(flow).collect();
            format!(
                "{}, with {} between",
                each(&|id| format!("is of {}", date(speech, id))),
                listed(&flows)
            )
        }
        ReasonKind::DayShift => format!(
            "{} and {} are a day apart, and an evening is the next day in a time zone further east",
            shifted(speech, one, quantity(one), quantity(other)),
            shifted(speech, other, quantity(other), quantity(one))
        ),
        ReasonKind::Unit => each(&|id| {
            format!(
                "counts {}",
                quantity(id).map_or_else(String::new, |q| units(q.unit()))
            )
        }),
        ReasonKind::Overlap => {
            let figure = of.map_or_else(String::new, figure);
            format!(
                "{figure} is {}, which may count the same people twice",
                sum(speech, &reason.claims)
            )
        }
        ReasonKind::MixedVoices => {
            let figure = of.map_or_else(String::new, figure);
            format!(
                "{figure} is {}, a sum of several voices or stages",
                sum(speech, &reason.claims)
            )
        }
        ReasonKind::Rounding => format!("{} is round or vague", of.map_or_else(String::new, figure)),
        ReasonKind::Lag => {
            let later: Vec<String> = reason
                .claims
                .iter()
                .map(|id| format!("{} by {}", figure(id), date(speech, id)))
                .collect();
            let voice = of.map_or_else(String::new, |id| speech.voices_of(id));
            format!("{voice} had verified {}", listed(&later))
        }
        ReasonKind::ListRevision if reason.claims.is_empty() => {
            let voice = of.map_or_else(String::new, |id| speech.voices_of(id));
            format!("{voice}'s later count is the lower, so its list was revised")
        }
        ReasonKind::ListRevision => {
            let revised = |id: &ClaimId| {
                let measure = quantity(id).map_or("", |q| words::happened(q.measure()));
                format!("{} {measure}", speech.says(id))
            };
            let revised: Vec<String> = reason.claims.iter().map(revised).collect();
            format!("between the two dates there is {}", listed(&revised))
        }
        ReasonKind::Transcription => slip(reason.slip, of.map(figure), &figure(one), &figure(other), |own| {
            of.map_or_else(|| own.to_owned(), |id| figure(rest(id)))
        }),
        ReasonKind::Reading => "the number is another".to_owned(),
    }
}

fn stages(
    one: Option<&Quantity>,
    other: Option<&Quantity>,
    first: &str,
    second: &str,
    list: Option<String>,
) -> String {
    let stage = |quantity: Option<&Quantity>| quantity.map_or(Stage::Executed, Quantity::stage);
    match (list, stage(one), stage(other)) {
        (Some(list), ..) => format!("{list} is a verified list, a floor and no total"),
        (None, Stage::Verified, Stage::Verified) => {
            "each is one voice's verified list, a floor and no total".to_owned()
        }
        (None, a, b) => format!("{first} is {}, {second} {}", at(a), at(b)),
    }
}

fn at(stage: Stage) -> &'static str {
    match stage {
        Stage::Executed => "carried out",
        other => other.as_str(),
    }
}

/// Whom a figure counts, in the one respect in which it differs.
fn whom(speech: &Speech<'_>, quantity: &Quantity, aspect: Option<Aspect>) -> String {
    let anybody = || "all, so far as is said".to_owned();
    match aspect {
        Some(Aspect::Place) => quantity.place().map_or_else(
            || "every place".to_owned(),
            |place| format!("those of {}", clean(place)),
        ),
        Some(Aspect::Outcome) => quantity.outcome().map_or_else(
            || "every way of leaving".to_owned(),
            |outcome| format!("those who left {outcome}"),
        ),
        Some(Aspect::Measure) => format!("people {}", words::happened(quantity.measure())),
        _ => quantity
            .population()
            .map_or_else(anybody, |id| format!("“{}”", speech.population(id))),
    }
}

fn units(unit: Unit) -> String {
    format!("{unit}s")
}

fn date(speech: &Speech<'_>, id: &ClaimId) -> String {
    speech
        .ledger
        .claim(id)
        .map_or_else(String::new, |claim| speech.dated(claim))
}

/// The date of a count; its days, where the two count different days.
fn shifted(speech: &Speech<'_>, id: &ClaimId, own: Option<&Quantity>, other: Option<&Quantity>) -> String {
    let window = own.and_then(Quantity::window);
    let differs = window != other.and_then(Quantity::window);
    window
        .filter(|_| differs)
        .map_or_else(|| date(speech, id), |window| speech.calendar.when(window))
}

fn sum(speech: &Speech<'_>, parts: &[ClaimId]) -> String {
    let parts: Vec<String> = parts.iter().map(|id| speech.says(id)).collect();
    parts.join(" + ")
}

fn slip(
    slip: Option<Slip>,
    of: Option<String>,
    one: &str,
    other: &str,
    rest: impl Fn(&str) -> String,
) -> String {
    match (slip, of) {
        (Some(Slip::DigitDropped), Some(of)) => {
            let meant = rest(&of);
            format!("{of} is {meant} with a digit dropped")
        }
        (Some(Slip::DigitGlued), Some(of)) => {
            let meant = rest(&of);
            format!("{of} is {meant} with a digit glued to its end, as a footnote mark leaves")
        }
        (_, Some(of)) => {
            let meant = rest(&of);
            format!("{of} is {meant} with two neighbouring digits exchanged")
        }
        (_, None) => format!("{one} and {other} differ by two neighbouring digits exchanged"),
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
