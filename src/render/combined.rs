//! Readings in combination: which remove a contradiction, what follows of itemisations, what all needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::{Contradiction, Readings, Refused};
use crate::id::{AssumptionId, ClaimId};
use crate::render::asked::{assumption, assumptions, labels, outside, persons};
use crate::render::clashes::Lettered;
use crate::render::layout::Page;
use crate::render::names::Speech;
use crate::render::words::{capital, counted, listed, number};

/// How many claims are told with their readings.
const MOST: usize = 6;

/// Which readings remove which contradictions, and how many combinations let all figures stand.
pub(super) fn write(speech: &Speech<'_>, page: &mut Page, lettered: &[Lettered<'_>]) {
    let found = speech.found.readings();
    page.paragraph(2, &removed(speech, found, lettered).join(" "));
    if found.combinations.len() > 1 {
        page.paragraph(2, &combinations(found));
    }
}

/// Which other readings remove which contradictions, claim by claim.
fn removed(speech: &Speech<'_>, found: &Readings, lettered: &[Lettered<'_>]) -> Vec<String> {
    let remaining = |one: &Lettered<'_>, id: &ClaimId| -> Option<Vec<&Vec<usize>>> {
        let own = |clash: &&Contradiction| {
            let mut examined = found.remaining.iter().filter(|other| other.open == 0);
            let same = examined.find(|other| other.members == clash.members)?;
            same.options
                .iter()
                .find(|(claim, _)| claim == id)
                .map(|(_, options)| options)
        };
        one.all.iter().map(own).collect()
    };
    let mut texts = Vec::new();
    for choice in &found.choices {
        let with = lettered
            .iter()
            .filter_map(|one| Some((one.letter.as_str(), remaining(one, &choice.claim)?)));
        let with: Vec<(&str, Vec<&Vec<usize>>)> = with.collect();
        if with.is_empty() || texts.len() == MOST {
            continue;
        }
        let mut by_letters: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
        for option in 1..choice.options.len() {
            let gone = with
                .iter()
                .filter(|(_, remain)| remain.iter().all(|one| !one.contains(&option)));
            let letters = gone.map(|(letter, _)| *letter).collect();
            by_letters.entry(letters).or_default().push(option);
        }
        let stay = by_letters.remove(&Vec::new()).unwrap_or_default();
        let says = speech.says(&choice.claim);
        let all: Vec<&str> = with.iter().map(|(letter, _)| *letter).collect();
        let of_all = by_letters.get(&all).map_or(0, Vec::len);
        if by_letters.is_empty() {
            texts.push(format!("{} however {says} is read.", verb(&all, "remain")));
        } else if of_all > stay.len() + 1 && of_all + stay.len() + 1 == choice.options.len() {
            let kept = labels(choice, std::iter::once(0).chain(stay));
            texts.push(format!(
                "{} only if {says} is read as {kept}.",
                verb(&all, "remain")
            ));
        } else {
            for (letters, options) in by_letters {
                let read_as = labels(choice, options);
                texts.push(format!(
                    "{} if {says} is read as {read_as}.",
                    verb(&letters, "go")
                ));
            }
        }
    }
    texts
}

/// `A goes`, `A, B and C go`.
fn verb(letters: &[&str], verb: &str) -> String {
    let ending = match (letters.len(), verb) {
        (1, "go") => "es",
        (1, _) => "s",
        _ => "",
    };
    format!("{} {verb}{ending}", listed(letters))
}

/// How many combinations there are, and how many let all figures stand.
fn combinations(found: &Readings) -> String {
    let examined = found.combinations.len();
    let all = if u128::try_from(examined).is_ok_and(|n| n < found.possible) {
        format!("The first {} of {}", number(examined), number(found.possible))
    } else {
        capital(&format!("all {}", number(examined)))
    };
    let open = found
        .combinations
        .iter()
        .filter(|one| one.inconsistency.is_none())
        .count();
    let open = match open {
        0 => String::new(),
        open => format!("; {} took too much work", number(open)),
    };
    let claims = counted(found.choices.len(), "claim", "claims");
    let stands = match found.only_if.standing {
        0 => "in none of them can all figures be true".to_owned(),
        every if every == examined => "all figures can be true in each".to_owned(),
        1 => "in one of them all figures can be true".to_owned(),
        some => format!("in {} of them all figures can be true", number(some)),
    };
    format!("{all} combinations of the readings of {claims} were tried: {stands}{open}.")
}

/// What would have to be so for all figures to be true.
pub(super) fn only_if(speech: &Speech<'_>) -> String {
    let found = speech.found.readings();
    let only = &found.only_if;
    let fewer = u128::try_from(found.combinations.len()).is_ok_and(|n| n < found.possible);
    let open = fewer || found.combinations.iter().any(|one| one.inconsistency.is_none());
    if open && found.possible > 1 {
        return "Not all combinations were examined, so nothing follows from those that were.".to_owned();
    }
    if open || only.standing == 0 {
        return String::new();
    }
    let mut needed: Vec<String> = Vec::new();
    for (id, used) in only.read_as.iter().take(MOST) {
        let Some(choice) = found.choices.iter().find(|choice| choice.claim == *id) else {
            continue;
        };
        let used: BTreeSet<usize> = used.iter().copied().collect();
        let others: Vec<usize> = (0..choice.options.len())
            .filter(|at| !used.contains(at))
            .collect();
        let how = if others.len() <= used.len() {
            format!("is not read as {}", labels(choice, others))
        } else {
            format!("is read as {}", labels(choice, used))
        };
        needed.push(format!("{} {how}", speech.says(id)));
    }
    if let more @ 1.. = only.read_as.len().saturating_sub(MOST) {
        needed.push(format!("{} more are read in some of their ways", number(more)));
    }
    needed.extend(only.cannot_hold.iter().map(|refused| given_up(speech, refused)));
    let last = needed.pop();
    let mut texts: Vec<String> = last
        .map(|last| match needed.as_slice() {
            [] => format!("All can be true only if {last}."),
            others => format!("All can be true only if {}; and {last}.", others.join("; ")),
        })
        .into_iter()
        .collect();
    if texts.is_empty() && !only.not_together.is_empty() {
        texts.push("For all to be true:".to_owned());
    }
    let not_together = only.not_together.iter().take(MOST);
    texts.extend(not_together.map(|ids| together(speech, ids)));
    if let more @ 1.. = only.not_together.len().saturating_sub(MOST) {
        texts.push(format!("And {} more, in the data.", number(more)));
    }
    texts.join(" ")
}

/// Assumptions that may be made one at a time, not together.
fn together(speech: &Speech<'_>, ids: &[AssumptionId]) -> String {
    let cannot = match ids.len() {
        2 => "cannot both hold",
        _ => "cannot all hold",
    };
    format!("{} {cannot}.", assumptions(speech, ids))
}

/// An assumption that cannot hold, and at what price.
fn given_up(speech: &Speech<'_>, refused: &Refused) -> String {
    let mut text = format!("{} does not hold", assumption(speech, &refused.assumption));
    if let Some(least) = refused.least {
        text.push_str(&format!(
            ": {} or more are {}",
            persons(least),
            outside(speech, &refused.assumption)
        ));
        if let Some(alone) = refused
            .least_alone
            .filter(|alone| *alone != least && !refused.needs.is_empty())
        {
            text.push_str(&format!(
                " ({} without {})",
                persons(alone),
                assumptions(speech, &refused.needs)
            ));
        }
    }
    text
}
