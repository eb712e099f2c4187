//! The lists of persons: what each adds up to and what changed in it. Counts only; no name and no
//! record leaves a list here.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::ListingId;
use crate::listing::{
    Certainty, Fit, Follows, FreeAndHeld, ListingReport, NewPerson, Roll, StatedOf, Unmatched,
};
use crate::model::detainee::Listing;
use crate::model::vocabulary::{Coverage, Outcome};
use crate::reconcile::Reconciliation;
use crate::render::layout::{Columns, MOST_LINES, Page, clean};
use crate::render::names::Speech;
use crate::render::rows::title;
use crate::render::words::{bounds, capital, counted, figure, listed, number};
use crate::settings::Joining;

/// How many editions of one roll are printed, the latest.
const MOST_EDITIONS: usize = 3;

const fn indented(indent: usize) -> Columns {
    Columns {
        indent,
        label: 0,
        figure: 0,
    }
}

/// The lists as a section of their own, where nobody counts who came and went.
pub(super) fn section(speech: &Speech<'_>, page: &mut Page) {
    if speech.ledger.listings().len() > 0 {
        page.heading(
            "2 LISTS OF PERSONS",
            "Never joined by a name alone: one person may stand under two",
        );
        rolls(speech, page);
    }
}

/// The lists at the foot of a section.
pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    if speech.ledger.listings().len() > 0 {
        title(page, "Lists of persons", "");
        rolls(speech, page);
    }
}

/// Every roll, its latest editions in the order of their time.
fn rolls(speech: &Speech<'_>, page: &mut Page) {
    let mut rolls: BTreeMap<&Roll, Vec<(&Listing, &ListingReport)>> = BTreeMap::new();
    for report in speech.found.listings().reports() {
        if let Some(listing) = speech.ledger.listing(&report.listing) {
            rolls.entry(&report.roll).or_default().push((listing, report));
        }
    }
    let mut printed = 0;
    for editions in rolls.values_mut().take(MOST_LINES) {
        // By clock time within a day; the sort is stable, so by id where nothing else decides.
        let clock = |listing: &Listing| listing.as_of().and_then(|when| when.instant());
        editions.sort_by_key(|(listing, _)| {
            let day = listing.as_of().map(|when| (when.latest(), when.earliest()));
            (day, clock(listing))
        });
        let before = editions.len().saturating_sub(MOST_EDITIONS);
        if before > 0 {
            let text = format!(
                "{} before these, in the data",
                counted(before, "edition", "editions")
            );
            page.row(indented(4), "", "", &text, "");
        }
        for (listing, report) in editions.iter().skip(before) {
            edition(speech, page, listing, report);
        }
        printed += editions.len();
    }
    if let more @ 1.. = speech.ledger.listings().len().saturating_sub(printed) {
        let text = format!("{} more, in the data", counted(more, "list", "lists"));
        page.row(indented(4), "", "", &text, "");
    }
    for text in together(speech.found) {
        page.row(indented(4), "", "", &text, "");
    }
}

/// What the lists come to together: records and persons, what is left to judge, and who is on how many lists.
fn together(found: &Reconciliation<'_>) -> Vec<String> {
    let (all, persons) = (found.ledger().detainees().len(), found.persons());
    if all == 0 {
        return Vec::new();
    }
    let mut told = format!(
        "{} are taken for {}",
        counted(all, "record", "records"),
        counted(persons.persons().len(), "person", "persons")
    );
    told.push_str(match found.settings().joining() {
        Joining::Certain => "; joined only by judgement or an equal identifier",
        Joining::Linked { .. } => {
            "; joined by judgement, an equal identifier or all they say, never by a name alone"
        }
    });
    let mut lines = vec![told];
    if let doubts @ 1.. = persons.doubts() {
        lines.push(format!(
            "{} for somebody to judge whether they are one person",
            counted(doubts, "pair of records", "pairs of records")
        ));
    }
    let captures = found.listings().captures();
    let mut by_lists: BTreeMap<usize, usize> = BTreeMap::new();
    for pattern in captures.patterns() {
        *by_lists.entry(pattern.lists.len()).or_default() += pattern.persons;
    }
    if by_lists.keys().any(|lists| *lists > 1) {
        let on: Vec<String> = by_lists
            .into_iter()
            .map(|(lists, persons)| match lists {
                1 => format!("{} on one list only", number(persons)),
                _ => format!("{} on {} lists", number(persons), number(lists)),
            })
            .collect();
        let persons = counted(captures.persons(), "person", "persons");
        lines.push(format!("Of {persons} listed, {}", listed(&on)));
    }
    lines
}

fn edition(speech: &Speech<'_>, page: &mut Page, listing: &Listing, report: &ListingReport) {
    let voices: Vec<String> = listing.by().iter().map(|id| speech.source(id)).collect();
    let mut text = format!("“{}”", clean(listing.label()));
    if !voices.is_empty() {
        text.push_str(&format!(" of {}", listed(&voices)));
    }
    if let Some(when) = listing.as_of() {
        text.push_str(&format!(", {}", speech.calendar.when(when)));
    }
    text.push_str(&format!(
        ", {}: {}",
        listing.coverage(),
        sum(speech, listing, report)
    ));
    text.extend(
        listing
            .availability()
            .map(|availability| format!("; {availability}")),
    );
    text.extend(listing.note().map(|note| format!("; {}", clean(note))));
    let places: Vec<String> = listing
        .via()
        .iter()
        .map(|id| speech.place(id, listing.at()))
        .collect();
    let cite = if places.is_empty() {
        String::new()
    } else {
        format!("[{}]", places.join(" "))
    };
    page.row(indented(4), "", "", &text, &cite);
    for line in [compared(speech, report), elsewhere(speech, report), again(report)]
        .iter()
        .flatten()
    {
        page.row(indented(6), "", "", &capital(line), "");
    }
}

/// `3 records, 2 withheld; it states 5, which adds up`.
fn sum(speech: &Speech<'_>, listing: &Listing, report: &ListingReport) -> String {
    let total = &report.total;
    let mut text = counted(total.rows, "record", "records");
    if total.distinct_persons < total.rows {
        text.push_str(&format!(
            " of {}",
            counted(total.distinct_persons, "person", "persons")
        ));
    }
    if let Some(withheld) = listing.withheld() {
        text.push_str(&format!(", {} withheld", figure(speech.ledger, withheld)));
    }
    let Some(states) = listing.states() else {
        return text;
    };
    text.push_str(&format!("; it states {}", figure(speech.ledger, states)));
    match (total.of, total.face, total.widest) {
        (Some(StatedOf::Roll), ..) => text.push_str(", which is the roll with these"),
        (Some(StatedOf::Increment), ..) => text.push_str(", which is these alone"),
        (Some(StatedOf::Both), ..) => text.push_str(", which fits these and the roll with them"),
        (Some(StatedOf::Neither), ..) => text.push_str(", which fits neither these nor the roll with them"),
        (None, Fit::Agrees, _) => text.push_str(", which adds up"),
        (None, Fit::MoreListed(_) | Fit::FewerListed(_), Fit::Agrees) => {
            text.push_str(", which adds up only at its widest");
        }
        (None, Fit::MoreListed(by), _) => text.push_str(&format!(", {} fewer than it lists", bounds(by))),
        (None, Fit::FewerListed(by), _) if listing.coverage() == Coverage::Complete => {
            text.push_str(&format!(", {} more than it lists", bounds(by)));
        }
        (None, Fit::FewerListed(_) | Fit::NotStated | Fit::Relative, _) => {}
    }
    text
}

/// `since “…”: 2 new, none certainly; 1 gone without a release, certainly`.
fn compared(speech: &Speech<'_>, report: &ListingReport) -> Option<String> {
    let since = match &report.follows {
        Follows::Roll {
            edition,
            complete,
            increments,
        } => match complete {
            Some(complete) if complete != edition => format!(
                "since {} with {}",
                label(speech, complete),
                counted(*increments, "increment", "increments")
            ),
            Some(_) => format!("since {}", label(speech, edition)),
            None => format!("since {} and all before it", label(speech, edition)),
        },
        Follows::Unordered(one, other) => {
            return Some(format!(
                "not compared: nothing says which of {} and {} is later",
                label(speech, one),
                label(speech, other)
            ));
        }
        Follows::Crowded => return Some("not compared: too many editions of the same time".to_owned()),
        Follows::Undated if report.unordered > 0 => {
            return Some("not compared: its date is not known exactly".to_owned());
        }
        Follows::Nothing | Follows::Undated | Follows::Unseen | Follows::NoVoice => return None,
    };
    let mut found = Vec::new();
    let mut say = |who: Vec<&Unmatched>, what: &str| {
        if !who.is_empty() {
            found.push(format!("{} {what}{}", number(who.len()), certainly(&who)));
        }
    };
    say(
        report
            .new_persons
            .iter()
            .map(|NewPerson { who, .. }| who)
            .collect(),
        "new",
    );
    say(
        report.gone_without_release.iter().collect(),
        "gone without a release",
    );
    say(
        report.gone_after_release.iter().map(|gone| &gone.who).collect(),
        "gone after a release",
    );
    say(
        report.gone_otherwise.iter().map(|gone| &gone.who).collect(),
        "gone for another reason",
    );
    say(
        report.withdrawn.iter().collect(),
        "no longer listed as having left",
    );
    let mut plain = |n: usize, what: &str| {
        if n > 0 {
            found.push(format!("{} {what}", number(n)));
        }
    };
    plain(report.returned.len(), "back");
    plain(report.changed.len(), "with other particulars");
    if found.is_empty() {
        found.push("nothing changed".to_owned());
    }
    if report.unordered > 0 {
        let others = counted(report.unordered, "other edition", "other editions");
        found.push(format!("{others} may be earlier or later"));
    }
    Some(format!("{since}: {}", found.join("; ")))
}

/// How many of them certainly, and whether some may be there under another record.
fn certainly(who: &[&Unmatched]) -> String {
    let sure = who
        .iter()
        .filter(|one| one.certainty == Certainty::Certain)
        .count();
    let named = who.iter().filter(|one| !one.perhaps_same.is_empty()).count();
    let mut text = match sure {
        0 => ", none certainly".to_owned(),
        all if all == who.len() => ", certainly".to_owned(),
        some => format!(", {} certainly", number(some)),
    };
    if named > 0 {
        text.push_str(&format!(", {} perhaps there under an equal name", number(named)));
    }
    text
}

fn elsewhere(speech: &Speech<'_>, report: &ListingReport) -> Option<String> {
    let found = &report.free_here_held_elsewhere;
    if found.is_empty() {
        return None;
    }
    let lists: BTreeSet<&ListingId> = found
        .iter()
        .filter_map(|FreeAndHeld { held, .. }| held.listing.as_ref())
        .collect();
    let shown: Vec<String> = lists.iter().take(3).map(|id| label(speech, id)).collect();
    let more = lists.len().saturating_sub(shown.len());
    let on = match (shown.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!(", by {}", listed(&shown)),
        (false, more) => format!(", by {} and {more} more", shown.join(", ")),
    };
    let home = |one: &&FreeAndHeld| one.free.outcome == Some(Outcome::HouseArrest);
    let home = match found.iter().filter(home).count() {
        0 => String::new(),
        all if all == found.len() => "; free means house arrest here".to_owned(),
        home => format!("; for {} of them free means house arrest", number(home)),
    };
    Some(format!(
        "{} free here and held elsewhere{on}{home}",
        number(found.len())
    ))
}

fn again(report: &ListingReport) -> Option<String> {
    let taken = report.rearrested.len();
    (taken > 0).then(|| format!("{} taken again after a release", number(taken)))
}

fn label(speech: &Speech<'_>, id: &ListingId) -> String {
    let label = speech.ledger.listing(id).map_or(id.as_str(), Listing::label);
    format!("“{}”", clean(label))
}
