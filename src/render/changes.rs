//! What changed, as sentences: one for each [`Change`], and all of them on a [`ChangeSheet`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::reconcile::since::{Amount, Change, Changes, FigureKey, Moved, Part, StockFigure, StockOf};
use crate::render::layout::Page;
use crate::render::moved::{name, phrase, rank, tally};
use crate::render::teller::Teller;
use crate::render::words;

/// How many numbers are told with one change; more are counted.
const MOST_NUMBERS: usize = 5;
/// How many causes are told with a number that has several.
const MOST_CAUSES: usize = 3;

/// Everything that changed, as plain text: corrections and news first, each with the numbers that
/// moved because of it, then the numbers that moved for several reasons, part by part.
///
/// ```
/// use cotejo::{Draft, Ledger, Settings, reconcile, render::ChangeSheet};
/// let ledger = Ledger::try_from(Draft::new())?;
/// let now = reconcile(&ledger, &Settings::default());
/// assert_eq!(ChangeSheet::of(&now.since(&now)).width(80).to_string(), "Nothing has changed.");
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ChangeSheet<'a> {
    changes: &'a Changes<'a>,
    width: usize,
}

impl<'a> ChangeSheet<'a> {
    /// The narrowest width: a smaller one is taken as this.
    pub const NARROWEST: usize = 60;
    /// The widest: a larger one is taken as this.
    pub const WIDEST: usize = crate::render::layout::WIDEST;

    /// The changes, 100 columns wide.
    #[must_use]
    pub fn of(changes: &'a Changes<'a>) -> Self {
        Self { changes, width: 100 }
    }

    /// Another width, in display columns.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.clamp(Self::NARROWEST, Self::WIDEST);
        self
    }
}

impl fmt::Display for Changes<'_> {
    /// The [`ChangeSheet`], 100 columns wide.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ChangeSheet::of(self).fmt(f)
    }
}

impl fmt::Display for Change<'_> {
    /// One line, however long: what happened, and after a dash the numbers that moved.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let teller = Teller::new(self.sides());
        f.write_str(&sentence(&teller, self))
    }
}

fn sentence(teller: &Teller<'_>, change: &Change<'_>) -> String {
    let numbers = numbers(teller, change, MOST_NUMBERS).join("; ");
    match change.moved().first() {
        Some(first) if change.news().is_empty() => match first.figure.part() {
            Part::Ledger => format!("in all: {}", tallies(change.moved())),
            part if numbers.is_empty() => format!(
                "{}: the same figures, asked at another date — {}",
                name(teller.speech(), &part),
                because(teller, first)
            ),
            part => format!(
                "{}: {numbers} — {}",
                name(teller.speech(), &part),
                because(teller, first)
            ),
        },
        _ if numbers.is_empty() => teller.news(change.news()),
        _ => format!("{} — {numbers}", teller.news(change.news())),
    }
}

/// Why a number moved: the first few causes, and how many more.
fn because(teller: &Teller<'_>, moved: &Moved) -> String {
    let mut causes: Vec<String> = Vec::new();
    for cause in moved.because.iter().filter(|cause| cause.is_written()) {
        let short = teller.short(cause);
        if !causes.contains(&short) {
            causes.push(short);
        }
    }
    let more = causes.len().saturating_sub(MOST_CAUSES);
    causes.truncate(MOST_CAUSES);
    if moved.truncated {
        causes.push("many more".to_owned());
    } else if more > 0 {
        causes.push(format!("{more} more"));
    }
    format!("for {}", words::listed(&causes))
}

/// The numbers that moved because of a change alone, the most telling first, each with its part of the
/// account unless that is where the change itself belongs.
fn numbers(teller: &Teller<'_>, change: &Change<'_>, most: usize) -> Vec<String> {
    let own = teller.scope(change.news());
    // How the rows add up is told of all changes together.
    let told = change
        .moved()
        .iter()
        .filter(|moved| !matches!(moved.figure, FigureKey::Tally(_)));
    let mut told: Vec<&Moved> = told
        .filter(|moved| !teller.says_itself(change.news(), moved))
        .collect();
    told.sort_by_key(|moved| (rank(moved), &moved.figure));
    let elsewhere = asked_elsewhere(&told);
    told.retain(|moved| !elsewhere.contains(&moved.figure));
    let more = told.len().saturating_sub(most);
    let speech = teller.speech();
    let mut asked = None;
    let text = |moved: &&Moved| {
        let text = phrase(teller, moved);
        if let FigureKey::Stock { date, .. } = moved.figure
            && asked.replace(date) != Some(date)
        {
            return format!("at {}, {text}", speech.calendar.day(date));
        }
        match moved.figure.part() {
            // Numbers that have no news of their own stand behind the name of their part.
            part @ Part::Flow(scope, _) if !change.news().is_empty() && Some(scope) != own.as_ref() => {
                format!("in {}, {text}", name(speech, &part))
            }
            _ => text,
        }
    };
    let mut texts: Vec<String> = told.iter().take(most).map(text).collect();
    if more > 0 {
        texts.push(format!("{more} more"));
    }
    texts
}

/// A voice's figures of a stock.
type Asked<'m> = (&'m StockOf, &'m StockFigure, &'m [Amount]);

/// What a voice said of a stock, asked at another date now: it says nothing new.
fn asked_elsewhere(moved: &[&Moved]) -> BTreeSet<FigureKey> {
    let mut said: BTreeMap<Asked<'_>, [Vec<&Moved>; 2]> = BTreeMap::new();
    for one in moved {
        let FigureKey::Stock {
            of,
            figure: figure @ (StockFigure::Said { .. } | StockFigure::Listed { .. }),
            ..
        } = &one.figure
        else {
            continue;
        };
        match (one.before.as_slice(), one.after.as_slice()) {
            ([], after) => said.entry((of, figure, after)).or_default()[1].push(one),
            (before, []) => said.entry((of, figure, before)).or_default()[0].push(one),
            _ => {}
        }
    }
    let both = said
        .into_values()
        .filter(|[gone, new]| !gone.is_empty() && !new.is_empty());
    both.flatten().flatten().map(|one| one.figure.clone()).collect()
}

impl fmt::Display for ChangeSheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.changes.is_empty() {
            return f.write_str("Nothing has changed.");
        }
        let teller = Teller::new(self.changes.sides());
        let mut page = Page::new(self.width);
        let (news, several): (Vec<&Change<'_>>, Vec<&Change<'_>>) =
            self.changes.iter().partition(|change| !change.news().is_empty());
        let mut dull: BTreeMap<&'static str, Vec<&Change<'_>>> = BTreeMap::new();
        for change in news {
            match teller.dull(change) {
                Some(kind) => dull.entry(kind).or_default().push(change),
                None => item(&mut page, &sentence(&teller, change)),
            }
        }
        for (kind, changes) in dull {
            match changes.as_slice() {
                [only] => item(&mut page, &sentence(&teller, only)),
                several => item(&mut page, &teller.together(kind, several)),
            }
        }
        let is_tally = |change: &&&Change<'_>| {
            let first = change.moved().first();
            first.is_some_and(|moved| moved.figure.part() == Part::Ledger)
        };
        let mut title = "Numbers that moved for several of these";
        for change in several.iter().filter(|change| !is_tally(change)) {
            if !title.is_empty() {
                page.blank();
                page.line(std::mem::take(&mut title));
            }
            item(&mut page, &sentence(&teller, change));
        }
        let all = tallies(self.changes.moved());
        if !all.is_empty() {
            page.blank();
            page.hanging("In all: ", &all);
        }
        f.write_str(page.finish().trim_end_matches('\n'))
    }
}

fn item(page: &mut Page, text: &str) {
    page.hanging("• ", text);
}

/// How the rows add up now and did before: `9 rows (6 before)`.
fn tallies(moved: &[Moved]) -> String {
    let counts: Vec<String> = moved.iter().filter_map(tally).collect();
    counts.join(", ")
}
