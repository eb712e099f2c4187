//! What hedges and a number make together.

use crate::figure::Form;
use crate::figure::number::{Number, Written};
use crate::figure::refusal::RefusedFor;
use crate::figure::tongue::Hedge;
use crate::lexicon::Word;

/// What the hedges are about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Core {
    One(Number),
    Range(Number, Number),
    /// "between 800 and some 1,000"
    AboutRange(Number, Number),
    Vague(Word),
    Zero,
    Unknown,
}

/// The one form that says what all hedges say of the core, each number in it one that was said.
///
/// Two hedges in one direction are the stronger one; "at least 49 to 73" is at least 49, whichever
/// it is. Where the sound form would need a number nobody said ("at least some 700") there is none.
pub(crate) fn form(hedges: &[Hedge], core: Core) -> Result<Form, RefusedFor> {
    if hedges.contains(&Hedge::Not) {
        return Err(RefusedFor::Denied);
    }
    let (pairs, mut said) = match core {
        Core::AboutRange(..) => (true, Some(Hedge::About)),
        Core::Range(..) => (true, None),
        _ => (false, None),
    };
    for &hedge in hedges {
        said = match (said, hedge) {
            (_, Hedge::Plain) => said,
            (_, Hedge::Between | Hedge::From) if pairs => said,
            (None, one) => Some(one),
            (Some(one), other) => Some(both(one, other)?),
        };
    }
    let Some(hedge) = said else {
        return Ok(match core {
            Core::One(n) if n.written == Written::Loosely => Form::About(n.value),
            Core::One(n) => Form::Exactly(n.value),
            Core::Range(lo, hi) | Core::AboutRange(lo, hi) => Form::Between(lo.value, hi.value),
            Core::Vague(word) => Form::Vague(word),
            Core::Zero => Form::Exactly(0),
            Core::Unknown => Form::Unknown,
        });
    };
    match core {
        Core::One(n)
            if n.written == Written::Dozens
                && matches!(hedge, Hedge::About | Hedge::Nearly | Hedge::JustOver) =>
        {
            Err(RefusedFor::Hedges)
        }
        Core::One(n) => one(hedge, n.value),
        Core::Range(lo, hi) | Core::AboutRange(lo, hi) => match hedge {
            Hedge::AtLeast | Hedge::MoreThan => one(hedge, lo.value),
            Hedge::AtMost | Hedge::FewerThan => one(hedge, hi.value),
            Hedge::About => Ok(Form::AboutBetween(lo.value, hi.value)),
            _ => Err(RefusedFor::Hedges),
        },
        Core::Vague(word) if hedge == Hedge::About => Ok(Form::Vague(word)),
        Core::Vague(_) | Core::Zero | Core::Unknown => Err(RefusedFor::Hedges),
    }
}

fn one(hedge: Hedge, n: u64) -> Result<Form, RefusedFor> {
    Ok(match hedge {
        Hedge::AtLeast => Form::AtLeast(n),
        Hedge::MoreThan => Form::MoreThan(n),
        Hedge::AtMost => Form::AtMost(n),
        Hedge::FewerThan => Form::FewerThan(n),
        Hedge::About => Form::About(n),
        Hedge::Nearly => Form::Nearly(n),
        Hedge::JustOver => Form::JustOver(n),
        Hedge::Plain => Form::Exactly(n),
        Hedge::Between | Hedge::From | Hedge::Not => return Err(RefusedFor::Hedges),
    })
}

/// Two hedges of one number: the stronger where they point the same way.
fn both(one: Hedge, other: Hedge) -> Result<Hedge, RefusedFor> {
    use Hedge::{AtLeast, AtMost, FewerThan, MoreThan};
    match (one, other) {
        _ if one == other => Ok(one),
        (AtLeast, MoreThan) | (MoreThan, AtLeast) => Ok(MoreThan),
        (AtMost, FewerThan) | (FewerThan, AtMost) => Ok(FewerThan),
        _ => Err(RefusedFor::Hedges),
    }
}
