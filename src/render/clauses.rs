//! What a reason is, in words: one clause for each kind.

use crate::discrepancy::{Explanation, Reason, ReasonKind, Slip};
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Aspect, Stage, Unit};
use crate::render::layout::clean;
use crate::render::names::Speech;
use crate::render::words::{self, listed};

/// What the reason is, as a clause that begins with the claim it bears on.
pub(super) fn clause(speech: &Speech<'_>, why: &Explanation, reason: &Reason) -> String {
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

pub(super) fn sum(speech: &Speech<'_>, parts: &[ClaimId]) -> String {
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
