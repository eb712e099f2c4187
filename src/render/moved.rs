//! Numbers that moved, as phrases.

use crate::discrepancy::{Role, Scope};
use crate::model::vocabulary::{Stage, Unit};
use crate::reconcile::since::{
    Amount, BalanceFigure, FigureKey, FlowFigure, GroupFigure, Moved, Part, StockFigure, StockOf, SumFigure,
    Tally,
};
use crate::render::amounts::{all, clash, moves, went};
use crate::render::layout::clean;
use crate::render::names::Speech;
use crate::render::teller::Teller;
use crate::render::whole;
use crate::render::words::{self, bounds};
use crate::when::When;

/// What the part is called: `“from 8 January”`, `held, political prisoners`.
pub(super) fn name(speech: &Speech<'_>, part: &Part<'_>) -> String {
    match part {
        Part::Flow(Scope::Wave(id), _) => {
            let label = speech.ledger.wave(id).map_or(id.as_str(), |wave| wave.label());
            format!("“{}”", clean(label))
        }
        Part::Flow(Scope::Window { window, place }, measure) => {
            let place = place
                .as_deref()
                .map_or_else(String::new, |place| format!(", {}", clean(place)));
            format!(
                "{}, {}{place}",
                words::happened(*measure),
                speech.calendar.when(window)
            )
        }
        Part::Stock(of) => held(speech, of),
        Part::Balance(voice, of) => format!(
            "{} stocks and flows, {}",
            whose(&speech.voice(voice)),
            held(speech, of)
        ),
        Part::Sum => "sums over waves".to_owned(),
        Part::Implied => "what an assumption leaves".to_owned(),
        Part::Whole => "all figures together".to_owned(),
        Part::Ledger => "the ledger".to_owned(),
    }
}

/// `held, political prisoners`.
fn held(speech: &Speech<'_>, of: &StockOf) -> String {
    let mut text = "held".to_owned();
    if let Some(id) = &of.population {
        text.push_str(&format!(", {}", speech.population(id)));
    }
    if let Some(place) = &of.place {
        text.push_str(&format!(", {}", clean(place)));
    }
    if let Some(wave) = of.wave.as_ref().and_then(|id| speech.ledger.wave(id)) {
        text.push_str(&format!(", of “{}”", clean(wave.label())));
    }
    if of.unit != Unit::Person {
        text.push_str(&format!(", counted in {}s", of.unit));
    }
    text
}

/// How much an editor wants to know of it: the lower, the sooner told.
pub(super) fn rank(moved: &Moved) -> u8 {
    match &moved.figure {
        FigureKey::Flow { figure, .. } => match figure {
            FlowFigure::Clash => 0,
            FlowFigure::Gap {
                stage: Stage::Executed,
                ..
            } => 1,
            FlowFigure::ByNobody {
                stage: Stage::Executed,
            } => 2,
            FlowFigure::Floor => 3,
            FlowFigure::Said {
                role: Role::Whole | Role::List,
                ..
            } => 4,
            FlowFigure::Gap { .. } | FlowFigure::ByNobody { .. } => 5,
            FlowFigure::Pending { .. } | FlowFigure::Named => 6,
            FlowFigure::Said { .. } => 7,
            FlowFigure::Rivals { figure, .. } => group_rank(*figure),
            FlowFigure::Adjustment => 10,
            FlowFigure::Parts => 11,
            FlowFigure::Inconsistency => 14,
        },
        FigureKey::Stock { figure, .. } => match figure {
            StockFigure::Clash => 0,
            StockFigure::Group(figure) => group_rank(*figure),
            StockFigure::Said { .. } | StockFigure::Listed { .. } => 4,
        },
        FigureKey::Balance { figure, .. } => match figure {
            BalanceFigure::Entered | BalanceFigure::Left => 6,
            BalanceFigure::Net => 9,
        },
        FigureKey::Sum { figure, .. } => match figure {
            SumFigure::ShortBy => 0,
            SumFigure::Highest => 3,
            SumFigure::Remainder => 6,
            SumFigure::Missing => 8,
            SumFigure::Least => 12,
        },
        FigureKey::Implied { .. } => 5,
        FigureKey::Whole(figure) => whole::rank(figure),
        FigureKey::Tally(_) => 13,
    }
}

fn group_rank(figure: GroupFigure) -> u8 {
    match figure {
        GroupFigure::Clash => 1,
        GroupFigure::Agreement => 8,
        GroupFigure::Voices => 9,
        GroupFigure::Median => 10,
        GroupFigure::Adjustment => 11,
        GroupFigure::Support | GroupFigure::Conflicts => 12,
        GroupFigure::Inconsistency => 14,
    }
}

/// The number and how it moved.
pub(super) fn phrase(teller: &Teller<'_>, moved: &Moved) -> String {
    let speech = teller.speech();
    match &moved.figure {
        FigureKey::Flow { figure, .. } => flow(speech, figure, moved),
        FigureKey::Stock { figure, .. } => match figure {
            StockFigure::Said { voice } => went(&speech.voice(voice), moved),
            StockFigure::Listed { voice } => went(&format!("on {} list", whose(&speech.voice(voice))), moved),
            StockFigure::Clash => clash("the lists and the totals", moved),
            StockFigure::Group(figure) => group("the totals", *figure, moved),
        },
        FigureKey::Balance {
            voice,
            from,
            to,
            figure,
            ..
        } => {
            let (voice, days) = (speech.voice(voice), between(speech, from, to));
            let what = match figure {
                BalanceFigure::Net => format!("in less out, beyond the flows {voice} gives{days}"),
                BalanceFigure::Entered => format!("the least that came in uncounted by {voice}{days}"),
                BalanceFigure::Left => format!("the least that left uncounted by {voice}{days}"),
            };
            went(&what, moved)
        }
        FigureKey::Sum { within, figure } => {
            let of = within.as_ref().and_then(|id| speech.ledger.wave(id));
            let of = of.map_or_else(
                || "all waves".to_owned(),
                |wave| format!("“{}”", clean(wave.label())),
            );
            match figure {
                SumFigure::Highest => went(&format!("the highest counts of {of} add up to"), moved),
                SumFigure::Least => went(&format!("the counts of {of} need at least"), moved),
                SumFigure::Missing => went(&format!("waves of {of} without such a count"), moved),
                SumFigure::Remainder => went(&format!("in none of the counts of {of}"), moved),
                SumFigure::ShortBy => went(&format!("the counts of {of} exceed what is said by"), moved),
            }
        }
        FigureKey::Implied { wave, stage, .. } => {
            let label = speech
                .ledger
                .wave(wave)
                .map_or(wave.as_str(), |wave| wave.label());
            went(&format!("left for “{}”, {stage}", clean(label)), moved)
        }
        FigureKey::Whole(figure) => whole::phrase(teller, figure, moved),
        FigureKey::Tally(_) => tally(moved).unwrap_or_default(),
    }
}

/// ` (8–10 Jan)`: from the first stock to the last.
fn between(speech: &Speech<'_>, from: &When, to: &When) -> String {
    let days = from.earliest().zip(to.latest());
    days.map_or_else(String::new, |(from, to)| {
        format!(" ({})", speech.calendar.stretch(from, to))
    })
}

/// How the rows add up: `9 rows (6 before)`; `None` for any other number.
pub(super) fn tally(moved: &Moved) -> Option<String> {
    let FigureKey::Tally(tally) = &moved.figure else {
        return None;
    };
    let one = moved.after.as_slice() == [Amount::Count(1)];
    let word = match tally {
        Tally::Rows if one => "row",
        Tally::Voices if one => "voice",
        Tally::Records if one => "record of a person",
        Tally::Persons if one => "person",
        Tally::Rows => "rows",
        Tally::Reprinted => "printed again on their page",
        Tally::Repeats => "heard again",
        Tally::Counted => "counted once each",
        Tally::Superseded => "corrected or taken back",
        Tally::SetApart => "set apart",
        Tally::Voices => "voices",
        Tally::Records => "records of persons",
        Tally::Persons => "persons",
    };
    Some(format!(
        "{} {word} ({} before)",
        all(&moved.after),
        all(&moved.before)
    ))
}

fn flow(speech: &Speech<'_>, figure: &FlowFigure, moved: &Moved) -> String {
    let said = |stage: &Stage| {
        if *stage == Stage::Executed {
            String::new()
        } else {
            format!(" {stage}")
        }
    };
    match figure {
        FlowFigure::Said { stage, role, voice } => {
            let of = match role {
                Role::Part => ", of some",
                Role::Apart(_) => ", not comparable",
                Role::Whole | Role::List => "",
            };
            went(&format!("{}{}{of}", speech.voice(voice), said(stage)), moved)
        }
        FlowFigure::Gap { stage, voice } => shortfall(
            &format!("{} gap", whose(&speech.voice(voice))),
            " to",
            &said(stage),
            moved,
        ),
        FlowFigure::ByNobody { stage } => shortfall("what is on no list", " of", &said(stage), moved),
        FlowFigure::Pending { stage } => {
            shortfall(&format!("{stage} and not reported as done"), ", of", "", moved)
        }
        FlowFigure::Floor => went("the floor", moved),
        FlowFigure::Named => went("persons named", moved),
        FlowFigure::Parts => went("the largest part", moved),
        FlowFigure::Clash => clash("the figures", moved),
        FlowFigure::Inconsistency => went("D", moved),
        FlowFigure::Adjustment => went("persons to move for the figures to fit", moved),
        FlowFigure::Rivals { stage, figure } => group(&format!("the {stage} totals"), *figure, moved),
    }
}

/// `Watch’s`, `the Mothers’`.
fn whose(name: &str) -> String {
    let mark = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{mark}")
}

fn group(whose: &str, figure: GroupFigure, moved: &Moved) -> String {
    match figure {
        GroupFigure::Median => went(&format!("the median of {whose}"), moved),
        GroupFigure::Agreement => went(&format!("what most of {whose} allow"), moved),
        GroupFigure::Support => went(&format!("how many of {whose} allow it"), moved),
        GroupFigure::Voices => went("voices behind it", moved),
        GroupFigure::Clash => clash(whose, moved),
        GroupFigure::Inconsistency => went(&format!("D of {whose}"), moved),
        GroupFigure::Adjustment => went(&format!("persons to move for {whose} to fit"), moved),
        GroupFigure::Conflicts => went(&format!("pairs of {whose} that differ"), moved),
    }
}

/// `Watch’s gap to 116 down from 67 to 60`.
fn shortfall(what: &str, to: &str, stage: &str, moved: &Moved) -> String {
    let base = |amounts: &[Amount]| match amounts {
        [Amount::Of { of, .. }] => Some(*of),
        _ => None,
    };
    let persons = |amounts: &[Amount]| match amounts {
        [Amount::Of { persons, .. }] => vec![Amount::Range(*persons)],
        _ => Vec::new(),
    };
    let one_base = match (base(&moved.before), base(&moved.after)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (Some(one), None) if moved.after.is_empty() => Some(one),
        (None, Some(one)) if moved.before.is_empty() => Some(one),
        _ => None,
    };
    one_base.map_or_else(
        || went(&format!("{what}{stage}"), moved),
        |of| {
            let what = format!("{what}{to} {}{stage}", bounds(of));
            moves(&what, &persons(&moved.before), &persons(&moved.after))
        },
    )
}
