//! How far the figures of a ledger are from fitting together, and what they were held against.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::{Asking, Coherence, Origin, Suppose};
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::render::asked::{claim, persons, says};
use crate::render::layout::Page;
use crate::render::names::Speech;
use crate::render::words::{capital, counted, listed, number};
use crate::solve::{Fewest, Whole};

/// How many parts, ways and pairs are told; more are counted.
const MOST_PARTS: usize = 3;
const MOST_WAYS: usize = 3;
const MOST_PAIRS: usize = 8;

/// The scores, the smallest sets to set aside, and the limits met.
pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let found = speech.found.coherence();
    let texts = [
        scores(found),
        aside(speech, found),
        limits(found),
        elsewhere(speech, found),
    ];
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    page.paragraph(2, &texts.join(" "));
}

fn scores(found: &Coherence) -> String {
    if found.inconsistency.is_zero() {
        return match found.whole {
            Whole::Possible => String::new(),
            Whole::FractionsOnly => "Fractions of persons fit, whole persons do not.".to_owned(),
            Whole::Open => "Whether whole persons can do it was not settled.".to_owned(),
        };
    }
    let widest = match found.at_the_widest {
        Some(widest) if widest == found.inconsistency => String::new(),
        Some(widest) if widest.is_zero() => "; with vague figures at their widest, all fits".to_owned(),
        Some(widest) => format!("; {} % with vague figures at their widest", widest.percent()),
        None => String::new(),
    };
    let (short, needed) = (found.inconsistency.numer(), found.inconsistency.denom());
    let moved = match persons(found.adjustment) {
        one if one == "1" => "1 person".to_owned(),
        many => format!("{many} persons"),
    };
    let every = match needed {
        1 => "person".to_owned(),
        many => format!("{} persons", number(many)),
    };
    let at_once = match needed - short {
        0 => "none".to_owned(),
        some => format!("at most {}", number(some)),
    };
    format!(
        "To fit together, figures would have to move by {moved} in all. Of every {every} they need, {at_once} can \
         be had at once (degree of inconsistency {}, {} %{widest}).",
        found.inconsistency,
        found.inconsistency.percent()
    )
}

/// The smallest sets that can be set aside so that the rest fits; each part has its own.
fn aside(speech: &Speech<'_>, found: &Coherence) -> String {
    let mut part_of: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for (at, part) in found.parts.iter().enumerate() {
        part_of.extend(part.claims.iter().map(|id| (id, at)));
    }
    let mut ways: BTreeMap<usize, Vec<&Vec<Asking>>> = BTreeMap::new();
    for way in &found.aside {
        if let Some(part) = way.iter().filter_map(claim).find_map(|id| part_of.get(id)) {
            ways.entry(*part).or_default().push(way);
        }
    }
    let parts: Vec<Vec<&Vec<Asking>>> = ways.into_values().collect();
    if parts.is_empty() {
        return String::new();
    }
    let mut more = 0;
    let smallest = |ways: &Vec<&Vec<Asking>>| {
        let least = ways.iter().map(|way| way.len()).min().unwrap_or(0);
        let smallest = ways.iter().filter(|way| way.len() == least).take(MOST_WAYS);
        let told = |way: &&Vec<Asking>| {
            let each: Vec<String> = way.iter().map(|by| says(speech, by)).collect();
            listed(&each)
        };
        let told: Vec<String> = smallest.map(told).collect();
        more += ways.len() - told.len();
        told.join(", or ")
    };
    let told: Vec<String> = parts.iter().take(MOST_PARTS).map(smallest).collect();
    let left = parts.len().saturating_sub(MOST_PARTS);
    let mut text = format!("All else fits without {}", told.join("; and without "));
    if left > 0 {
        text.push_str(&format!(
            "; {} of the ledger each need a way of their own",
            counted(left, "more part", "more parts")
        ));
    }
    if more > 0 {
        text.push_str(&format!(
            "; {}, in the data",
            counted(more, "larger or other way", "larger or other ways")
        ));
    }
    if let Some(Fewest::AtLeast(least)) = found.fewest {
        text.push_str(&format!(
            "; at least {} must go",
            counted(least, "figure", "figures")
        ));
    }
    text.push('.');
    text
}

fn limits(found: &Coherence) -> String {
    let mut text = Vec::new();
    if found.truncated {
        text.push("Not everything was looked through, so more may clash.".to_owned());
    }
    if found.capped > 0 {
        text.push(format!(
            "{} took too much work and {} left out of these numbers.",
            capital(&counted(found.capped, "part", "parts")),
            if found.capped == 1 { "is" } else { "are" }
        ));
    }
    text.join(" ")
}

/// Figures for one quantity that sections 2 and 3 find apart and the rules here do not tie together.
fn elsewhere(speech: &Speech<'_>, found: &Coherence) -> String {
    let mut told: BTreeSet<[&ClaimId; 2]> = BTreeSet::new();
    for set in &found.conflicts {
        let claims: Vec<&ClaimId> = set.members.iter().filter_map(claim).collect();
        told.extend(
            claims
                .iter()
                .flat_map(|one| claims.iter().map(|other| [*one, *other])),
        );
    }
    let clashes = speech
        .found
        .flows()
        .iter()
        .filter(|flow| flow.consistency.clash.is_some());
    let mut apart: Vec<[&ClaimId; 2]> = clashes
        .filter_map(|flow| {
            Some([
                flow.consistency.needs.as_ref()?,
                flow.consistency.allows.as_ref()?,
            ])
        })
        .collect();
    let dated = |id| speech.ledger.claim(id).and_then(Claim::dated);
    for stock in speech.found.stocks() {
        let same_day = stock.group.conflicts.iter().filter(|conflict| {
            let dates = dated(&conflict.needs).zip(dated(&conflict.allows));
            dates.is_some_and(|(a, b)| a.may_meet(b)) && conflict.gap_at_widest > 0
        });
        apart.extend(same_day.map(|conflict| [&conflict.needs, &conflict.allows]));
    }
    apart.retain(|pair| !told.contains(pair));
    apart.sort();
    apart.dedup();
    if apart.is_empty() {
        return String::new();
    }
    let more = apart.len().saturating_sub(MOST_PAIRS);
    let pair = |[one, other]: &[&ClaimId; 2]| format!("{} against {}", speech.says(one), speech.says(other));
    let mut pairs: Vec<String> = apart.iter().take(MOST_PAIRS).map(pair).collect();
    if more > 0 {
        pairs.push(format!("{} more", number(more)));
    }
    format!(
        "Of one quantity, about one date (see 2 and 3): {}.",
        listed(&pairs)
    )
}

/// How many rules tie how many counts together, and what they come from.
pub(super) fn rules(speech: &Speech<'_>) -> String {
    let constraints = speech.found.constraints(&Suppose::default());
    let mut kinds = [0_usize; 4];
    for rule in constraints.rules() {
        // An assumption that is off adds its rest to rules that hold without it.
        let ground = |origin: &Origin| match origin {
            Origin::Narrower(_) | Origin::Fills => Some(0),
            Origin::Apart(_) => Some(1),
            Origin::Said { .. } | Origin::Majority(_) => Some(2),
            Origin::Assumption(id) => constraints.assumptions().contains(id).then_some(2),
        };
        let ground = rule.from.iter().filter_map(ground).max().unwrap_or(3);
        if let Some(kind) = kinds.get_mut(ground) {
            *kind += 1;
        }
    }
    let rules: usize = kinds.iter().sum();
    if rules == 0 {
        return String::new();
    }
    let words = [
        "from one lying inside another",
        "from sharing no days or people",
        "from what claims or the ledger say",
        "with assumptions that are off",
    ];
    let told = kinds.iter().zip(words).filter(|(n, _)| **n > 0);
    let told: Vec<String> = told.map(|(n, words)| format!("{} {words}", number(*n))).collect();
    let told = match told.as_slice() {
        [only] => only
            .split_once(' ')
            .map_or_else(String::new, |(_, words)| words.to_owned()),
        several => listed(several),
    };
    format!(
        "{} between {}: {told}.",
        counted(rules, "rule", "rules"),
        counted(constraints.people().len(), "set of people", "sets of people")
    )
}
