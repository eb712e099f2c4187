//! What changed, as sentences: one for each [`Change`], and all of them on a [`ChangeSheet`].

use std::collections::BTreeMap;
use std::fmt;

use crate::reconcile::since::{Change, Changes, FigureKey, Moved};
use crate::render::layout::{MOST_LINES, Page};
use crate::render::moved::{Part, name, part, phrase, rank};
use crate::render::news::Teller;
use crate::render::words;

/// How many numbers are told with one change; more are counted.
const MOST_NUMBERS: usize = 4;
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

    /// The changes, 100 columns wide.
    #[must_use]
    pub fn of(changes: &'a Changes<'a>) -> Self {
        Self { changes, width: 100 }
    }

    /// Another width, in display columns.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.max(Self::NARROWEST);
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
    if let ([], [only]) = (change.news(), change.moved()) {
        let speech = teller.speech();
        return format!("{}: {} — {}", name(speech, &part(&only.figure)), phrase(speech, only), because(teller, only));
    }
    let mut text = teller.news(change.news());
    let numbers = numbers(teller, change, MOST_NUMBERS);
    if !numbers.is_empty() {
        text.push_str(" — ");
        text.push_str(&numbers.join("; "));
    }
    text
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
    let told = change.moved().iter().filter(|moved| !matches!(moved.figure, FigureKey::Tally(_)));
    let mut told: Vec<&Moved> = told.filter(|moved| !teller.says_itself(change.news(), moved)).collect();
    told.sort_by_key(|moved| (rank(moved), &moved.figure));
    let more = told.len().saturating_sub(most);
    let speech = teller.speech();
    let text = |moved: &&Moved| {
        let text = phrase(speech, moved);
        match part(&moved.figure) {
            Part::Flow(scope, _) if Some(scope) != own.as_ref() => {
                format!("in {}, {text}", name(speech, &part(&moved.figure)))
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
        parts(&teller, &mut page, &several);
        tallies(&teller, &mut page, self.changes.moved());
        f.write_str(page.finish().trim_end_matches('\n'))
    }
}

fn item(page: &mut Page, text: &str) {
    page.hanging("• ", text);
}

/// Numbers with several causes, by part of the account.
fn parts(teller: &Teller<'_>, page: &mut Page, several: &[&Change<'_>]) {
    let mut parts: BTreeMap<Part<'_>, Vec<&Moved>> = BTreeMap::new();
    for moved in several.iter().flat_map(|change| change.moved()) {
        parts.entry(part(&moved.figure)).or_default().push(moved);
    }
    parts.remove(&Part::Ledger);
    if parts.is_empty() {
        return;
    }
    page.blank();
    page.line("Numbers that moved for several of these");
    let speech = teller.speech();
    for (part, mut moved) in parts {
        moved.sort_by_key(|one| (rank(one), &one.figure));
        let more = moved.len().saturating_sub(MOST_LINES);
        let mut texts: Vec<String> = moved.iter().take(MOST_LINES).map(|one| phrase(speech, one)).collect();
        if more > 0 {
            texts.push(format!("{more} more, in the data"));
        }
        item(page, &format!("{}: {}", name(speech, &part), texts.join("; ")));
    }
}

/// How the rows add up now and did before.
fn tallies(teller: &Teller<'_>, page: &mut Page, moved: &[Moved]) {
    let counts = moved.iter().filter(|one| matches!(one.figure, FigureKey::Tally(_)));
    let texts: Vec<String> = counts.map(|one| phrase(teller.speech(), one)).collect();
    if !texts.is_empty() {
        page.blank();
        page.hanging("In all: ", &texts.join("; "));
    }
}
