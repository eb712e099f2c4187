//! One balance in sentences.

use crate::discrepancy::{Balance, LeftOutFor, Side, Term};
use crate::model::vocabulary::Measure;
use crate::render::names::Speech;
use crate::render::words::{self, bounds, counted, listed, number, signed};
use crate::when::When;

const MOST_LEFT_OUT: usize = 4;

/// `8–10 Jan`: from the first stock to the last.
pub(super) fn between(speech: &Speech<'_>, balance: &Balance) -> String {
    let ends = |when: &Option<When>| {
        when.as_ref()
            .and_then(|when| Some((when.earliest()?, when.latest()?)))
    };
    match (ends(&balance.from.dated), ends(&balance.to.dated)) {
        (Some((from, _)), Some((_, to))) => speech.calendar.stretch(from, to),
        _ => String::new(),
    }
}

/// `806 (8 Jan) to 804 or more (10 Jan), with 16 released between: at least 14 came in …`
pub(super) fn sentence(speech: &Speech<'_>, balance: &Balance) -> String {
    let stock = |entry: &crate::discrepancy::Entry| {
        format!("{} ({})", speech.figure_of(&entry.claim), speech.date(entry))
    };
    let mut given: Vec<String> = Vec::new();
    for term in &balance.terms {
        given.push(format!(
            "{} {}",
            bounds(term.persons.core()),
            words::happened(term.measure)
        ));
    }
    let given = if given.is_empty() {
        "with no flow given between".to_owned()
    } else {
        format!("with {} between", listed(&given))
    };
    let stocks = format!("{} to {}, {given}", stock(&balance.from), stock(&balance.to));
    let (least, way, side) = match (balance.face.entered_at_least, balance.face.left_at_least) {
        (0, 0) => return format!("{stocks}: these fit; nobody else need have come or gone."),
        (0, left) => (left, "left", Side::Out),
        (entered, _) => (entered, "came in", Side::In),
    };
    let ways = ways(&balance.terms, side);
    format!(
        "{stocks}: at least {} {way} that it gives no number for: {ways}.",
        number(least)
    )
}

/// How people may have come in or left, those first of whom no number at all is given.
fn ways(terms: &[Term], side: Side) -> String {
    let likely = match side {
        Side::In => [Measure::LateRegistered, Measure::Arrested],
        Side::Out => [Measure::Released, Measure::Delisted],
    };
    let given = |measure: &Measure| terms.iter().any(|term| term.measure == *measure);
    let mut ways: Vec<String> = Vec::new();
    for measure in likely.iter().filter(|measure| !given(measure)) {
        ways.push(words::happened(*measure).to_owned());
    }
    for measure in likely.iter().filter(|measure| given(measure)) {
        ways.push(format!("more {}", words::happened(*measure)));
    }
    ways.push("or otherwise".to_owned());
    ways.join(", ")
}

/// What the hours of the boundary days and vague figures leave open, and what cannot be.
pub(super) fn cautions(balance: &Balance) -> String {
    let mut text = String::new();
    if balance.widest != balance.face {
        let why = if balance.terms.iter().any(|term| term.boundary) {
            "A flow may touch the day of a count, and the hours are not known"
        } else {
            "Some figures are vague"
        };
        let least = balance.widest;
        let then = match (balance.face.entered_at_least, balance.face.left_at_least) {
            (0, 0) => String::new(),
            (0, _) if least.left_at_least == 0 => ", and nobody else need have left".to_owned(),
            (0, _) => format!(", and at least {} left", number(least.left_at_least)),
            _ if least.entered_at_least == 0 => ", and nobody else need have come in".to_owned(),
            _ => format!(", and at least {} came in", number(least.entered_at_least)),
        };
        text.push_str(&format!(
            " {why}: at the widest it is {}{then}.",
            signed(least.net)
        ));
    }
    if balance.impossible {
        text.push_str(" Its flows cannot all be: a part is larger than its whole.");
    }
    if !balance.beside.is_empty() {
        let n = balance.beside.len();
        text.push_str(&format!(
            " It gives {} for these dates.",
            counted(n, "other figure", "other figures")
        ));
    }
    text
}

pub(super) fn not_used(speech: &Speech<'_>, balance: &Balance) -> String {
    let why = |why: LeftOutFor| match why {
        LeftOutFor::Unit => "another unit",
        LeftOutFor::Population => "other people, or others too",
        LeftOutFor::Place => "another place",
        LeftOutFor::Wave => "another wave's people",
        LeftOutFor::Stage => "not yet carried out",
        LeftOutFor::Window => "its days lie only partly between",
        LeftOutFor::Undated => "its days are not known",
        LeftOutFor::StillHeld => "still in custody",
        LeftOutFor::Side => "in or out is not known",
        LeftOutFor::Figure => "no number of its own",
        LeftOutFor::Fell => "a running count that fell",
    };
    let text = |left: &crate::discrepancy::LeftOut| {
        let dated = speech.ledger.claim(&left.claim).map(|claim| speech.dated(claim));
        format!(
            "{} {} ({}): {}",
            speech.figure_of(&left.claim),
            words::happened(left.measure),
            dated.unwrap_or_default(),
            why(left.why)
        )
    };
    let mut shown: Vec<String> = balance.left_out.iter().take(MOST_LEFT_OUT).map(text).collect();
    let more = balance.left_out_more + balance.left_out.len().saturating_sub(MOST_LEFT_OUT);
    if more > 0 {
        shown.push(format!("{more} more, in the data"));
    }
    shown.join("; ")
}
