//! Sets of figures that cannot all be true, each with what is needed, what is allowed and the difference.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::discrepancy::{Asking, Coherence, Contradiction, Measured};
use crate::id::{ClaimId, SourceId};
use crate::render::alike::Alike;
use crate::render::asked::{self, claim, member, of_whom, persons, says, verb};
use crate::render::fitting;
use crate::render::layout::{Columns, Page};
use crate::render::names::Speech;
use crate::render::words::{capital, counted, number};

/// How many sets of figures are told; more are counted.
const MOST: usize = 8;
/// How many figures may stand for one another in a set.
const MOST_ALIKE: usize = 4;
const COLUMNS: Columns = Columns {
    indent: 2,
    label: 2,
    figure: 0,
};

/// Contradictions told under one letter: they differ in one figure, and the first stands for all.
pub(super) struct Lettered<'a> {
    pub(super) letter: String,
    pub(super) all: Vec<&'a Contradiction>,
}

/// The sets of figures, each with what is short; as many as are lettered.
pub(super) fn write<'a>(speech: &'a Speech<'_>, page: &mut Page) -> Vec<Lettered<'a>> {
    let found = speech.found.coherence();
    let (lettered, more) = lettered(speech, found);
    page.heading("4 WHAT CANNOT ALL BE TRUE", &shared(speech, found));
    if lettered.is_empty() {
        page.paragraph(2, &format!("{} {}", nothing(found), fitting::rules(speech)));
        return lettered;
    }
    page.paragraph(
        2,
        "At face value the figures of each set cannot all be true; leave any one out, and the others can.",
    );
    let all = lettered.iter().flat_map(|one| &one.all);
    let alike = Alike::of(speech, all.flat_map(|one| &one.members));
    for one in &lettered {
        let (text, cite) = members(speech, &alike, one);
        page.row(COLUMNS, &one.letter, "", &text, &cite);
        page.row(COLUMNS, "", "", &sentence(speech, one), "");
    }
    if more > 0 {
        page.paragraph(2, &format!("And {} more, in the data.", number(more)));
    }
    lettered
}

/// In short: whether it adds up.
pub(super) fn in_short(speech: &Speech<'_>) -> Option<String> {
    let found = speech.found.coherence();
    let (letters, more) = lettered(speech, found);
    let shared = common(found).map_or_else(String::new, |by| format!("; {} is in each", says(speech, by)));
    (!letters.is_empty()).then(|| {
        let open = if found.truncated { " or more" } else { "" };
        let sets = match letters.len() + more {
            1 if open.is_empty() => "one set of figures".to_owned(),
            sets => format!("{} sets{open} of figures", number(sets)),
        };
        format!("It does not add up: {sets} cannot all be true{shared}: see 4.")
    })
}

/// The first contradictions, and how many more there are: those on one page first, then the smaller and
/// those that are short by more. Those that differ in one figure are folded.
fn lettered<'a>(speech: &Speech<'_>, found: &'a Coherence) -> (Vec<Lettered<'a>>, usize) {
    let mut open: Vec<&Contradiction> = found.conflicts.iter().collect();
    open.sort_by_cached_key(|one| {
        let apart = on_one_page(speech, [*one]).is_empty();
        (apart, one.members.len(), Reverse(one.shortfall.short_by))
    });
    let mut letters = Vec::new();
    while !open.is_empty() && letters.len() < MOST {
        let first = open.remove(0);
        let like = |by: &Asking| -> Vec<usize> {
            let same = open
                .iter()
                .enumerate()
                .filter(|(_, other)| instead(speech, first, other) == Some(by));
            same.map(|(at, _)| at).take(MOST_ALIKE - 1).collect()
        };
        let alike = first.members.iter().map(like).max_by_key(Vec::len);
        let alike = alike.unwrap_or_default();
        let mut all = vec![first];
        all.extend(alike.iter().filter_map(|at| open.get(*at).copied()));
        for at in alike.into_iter().rev() {
            open.remove(at);
        }
        letters.push(Lettered {
            letter: letter(letters.len(), 'A'),
            all,
        });
    }
    (letters, open.len())
}

/// The nth letter; after the alphabet, with a number.
pub(super) fn letter(at: usize, first: char) -> String {
    let offset = u32::try_from(at % 26).unwrap_or(0);
    let letter = char::from_u32(u32::from(first) + offset).unwrap_or(first);
    match at / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

/// The member of the first for which the other has another figure, where that is all they differ in.
fn instead<'c>(speech: &Speech<'_>, first: &'c Contradiction, other: &Contradiction) -> Option<&'c Asking> {
    let mut gone = first.members.iter().filter(|by| !other.members.contains(by));
    let mut come = other.members.iter().filter(|by| !first.members.contains(by));
    let (Some(gone), None, Some(come), None) = (gone.next(), gone.next(), come.next(), come.next()) else {
        return None;
    };
    let figure = |by: &Asking| claim(by).and_then(|id| speech.ledger.claim(id)?.figure());
    let operand = |by: &Asking| figure(by).and_then(|figure| figure.operand());
    // Neither takes its number from another member, nor gives it one.
    let number = |by: &Asking| {
        let both = first.members.iter().chain(&other.members);
        figure(by).is_some()
            && operand(by).is_none()
            && both.filter_map(operand).all(|id| Some(id) != claim(by))
    };
    let same = first.shortfall.measured == other.shortfall.measured;
    let pivot = pivot(first).is_some_and(|by| by != gone);
    (same && pivot && number(gone) && number(come)).then_some(gone)
}

/// The member the others are held against.
fn pivot(one: &Contradiction) -> Option<&Asking> {
    match &one.shortfall.measured {
        Measured::AgainstCap { cap, .. } => Some(cap),
        Measured::AgainstDemand { demand, .. } => Some(demand),
        Measured::Totals => None,
    }
}

/// The pages that carry all members of all of them.
fn on_one_page<'c>(
    speech: &Speech<'_>,
    all: impl IntoIterator<Item = &'c Contradiction>,
) -> BTreeSet<SourceId> {
    let members = all.into_iter().flat_map(|one| &one.members);
    let pages = members.map(|by| asked::pages(speech, by));
    pages
        .reduce(|one, other| one.intersection(&other).cloned().collect())
        .unwrap_or_default()
}

/// The member that is in all of them, where there are several.
fn common(found: &Coherence) -> Option<&Asking> {
    let (first, rest) = found.conflicts.split_first()?;
    let in_all = |by: &&Asking| rest.iter().all(|one| one.members.contains(by));
    first.members.iter().find(in_all).filter(|_| !rest.is_empty())
}

fn shared(speech: &Speech<'_>, found: &Coherence) -> String {
    if let Some(page) = on_one_page(speech, &found.conflicts).first() {
        return format!("One page carries all of it: {}", speech.page(page));
    }
    common(found).map_or_else(String::new, |by| format!("{} is in each set", says(speech, by)))
}

fn nothing(found: &Coherence) -> String {
    if !found.fits() {
        return "Figures clash; which of them was not found within the limits.".to_owned();
    }
    match (found.truncated, found.free.len()) {
        (true, _) => "Nothing was found to clash at face value.".to_owned(),
        (_, 0) => "No figure is given that could clash with another.".to_owned(),
        (_, figures) => format!(
            "Nothing clashes: {} at face value.",
            counted(figures, "figure", "figures")
        ),
    }
}

/// The members, the one the others are held against last; and where they stand.
fn members(speech: &Speech<'_>, alike: &Alike<'_>, one: &Lettered<'_>) -> (String, String) {
    let Some(first) = one.all.first() else {
        return (String::new(), String::new());
    };
    let varies = one.all.get(1).and_then(|other| instead(speech, first, other));
    let last = pivot(first);
    let mut places: Vec<&Asking> = first.members.iter().collect();
    places.sort_by_key(|by| (Some(*by) == last, Some(*by) == varies));
    let others = one.all.iter().skip(1).flat_map(|other| {
        let own = other.members.iter().filter(|by| !first.members.contains(by));
        own.map(|by| (*other, by))
    });
    let others: Vec<(&Contradiction, &Asking)> = others.collect();
    let every = || places.iter().copied().chain(others.iter().map(|(_, by)| *by));
    let voices: BTreeSet<Option<String>> = every()
        .map(|by| claim(by).map(|id| speech.voices_of(id)))
        .collect();
    let one_voice = voices.first().cloned().flatten().filter(|_| voices.len() == 1);
    let mut spoken = None;
    let mut told = |of: &Contradiction, by: &Asking| {
        let verb = verb(speech, by);
        let text = format!("{}{}", member(speech, of, by, verb != spoken), alike.apart(by));
        spoken = verb.or(spoken);
        match claim(by).filter(|_| one_voice.is_none()) {
            Some(id) => format!("{text} ({})", speech.voices_of(id)),
            None => text,
        }
    };
    let mut texts = Vec::new();
    for by in &places {
        let mut text = told(first, by);
        if Some(*by) == varies {
            for (of, other) in &others {
                text.push_str(&format!(", or {}", told(of, other)));
            }
        }
        texts.push(text);
    }
    let rows: BTreeSet<&ClaimId> = every().filter_map(claim).collect();
    let cited = rows.into_iter().flat_map(|id| speech.faithful(id));
    let voice = one_voice.map_or_else(String::new, |voice| format!("{}: ", capital(&voice)));
    (format!("{voice}{}", texts.join(" · ")), speech.cite(cited))
}

/// What is needed against what is allowed.
fn sentence(speech: &Speech<'_>, one: &Lettered<'_>) -> String {
    let Some(first) = one.all.first() else {
        return String::new();
    };
    let each = |number: fn(&Contradiction) -> String| {
        let numbers: Vec<String> = one.all.iter().map(|one| number(one)).collect();
        let (face, rest) = numbers
            .split_first()
            .map_or(("", &[][..]), |(a, b)| (a.as_str(), b));
        if rest.iter().all(|other| other == face) {
            face.to_owned()
        } else {
            format!("{face} (or {})", rest.join(", or "))
        }
    };
    let needs = each(|one| persons(one.shortfall.needs));
    let allows = each(|one| persons(one.shortfall.allows));
    let short = each(|one| persons(one.shortfall.short_by));
    let (rest, verb) = match first.members.len() {
        2 => ("The first", "s"),
        3 => ("The first two", ""),
        4 => ("The first three", ""),
        _ => ("The others", ""),
    };
    let last = match first.members.len() {
        2 => "second",
        3 => "third",
        _ => "last",
    };
    match &first.shortfall.measured {
        Measured::AgainstCap { of, .. } => format!(
            "{rest} need{verb} at least {needs}{}; the {last} allows {allows}: short by {short}.",
            of_whom(speech, of)
        ),
        Measured::AgainstDemand { of, .. } => format!(
            "{rest} allow{verb} at most {allows}{}; the {last} needs {needs}: short by {short}.",
            of_whom(speech, of)
        ),
        Measured::Totals => format!(
            "Added up, they need at least {needs} in all and allow at most {allows}: short by {short}."
        ),
    }
}
