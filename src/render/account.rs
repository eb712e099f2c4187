//! [`Account`]: the whole reconciliation as one sheet of text.

use std::fmt;

use crate::discrepancy::Explainer;
use crate::reconcile::Reconciliation;
use crate::render::layout::{Page, clean};
use crate::render::names::Speech;
use crate::render::words::{Calendar, counted, listed};
use crate::render::{apart, held, repeats, speakers, stock_and_flow, summary, together, waves};
use crate::when::When;

/// The account of a ledger as plain text, for a terminal or a fixed-width page.
///
/// It sets out who said what, wave by wave and voice by voice, what is still held, what was set
/// apart, what was heard more than once, and how all of it was read. Everything printed is in the
/// ledger or was computed from it. No person's name is printed; sources are printed by the name the
/// ledger gives them. Lines are at most the width asked, by display columns.
///
/// ```
/// use cotejo::{Draft, Ledger, Settings, reconcile, render::Account};
/// let ledger = Ledger::try_from(Draft::new().with_title("nothing yet"))?;
/// let text = Account::of(&reconcile(&ledger, &Settings::default())).width(80).to_string();
/// assert!(text.starts_with("cotejo · nothing yet"));
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    found: &'a Reconciliation<'a>,
    width: usize,
}

impl<'a> Account<'a> {
    /// The narrowest width: a smaller one is taken as this.
    pub const NARROWEST: usize = 60;
    /// The widest: a larger one is taken as this.
    pub const WIDEST: usize = crate::render::layout::WIDEST;

    /// The account of a reconciliation, 100 columns wide.
    #[must_use]
    pub fn of(found: &'a Reconciliation<'a>) -> Self {
        Self { found, width: 100 }
    }

    /// Another width, in display columns.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.clamp(Self::NARROWEST, Self::WIDEST);
        self
    }
}

impl fmt::Display for Account<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let evidence = self.found.evidence();
        let explainer = Explainer::new(&evidence);
        let speech = Speech::new(self.found).with_reasons(&explainer);
        let mut page = Page::new(self.width);
        head(&speech, &mut page);
        summary::write(&speech, &mut page);
        speakers::write(&speech, &mut page);
        waves::write(&speech, &mut page);
        held::write(&speech, &mut page);
        stock_and_flow::section(&speech, &mut page);
        if self.found.ledger().claims().len() > 0 {
            together::write(&speech, &mut page);
        }
        apart::write(&speech, &mut page);
        repeats::write(&speech, &mut page);
        repeats::method(&speech, &mut page);
        f.write_str(page.finish().trim_end_matches('\n'))
    }
}

fn head(speech: &Speech<'_>, page: &mut Page) {
    let ledger = speech.ledger;
    let title = ledger.title().map_or_else(
        || {
            format!(
                "a ledger of {}",
                counted(ledger.claims().len(), "claim", "claims")
            )
        },
        clean,
    );
    page.paragraph(0, &format!("cotejo · {title}"));
    let pages = speech.pages();
    let mut sentences = Vec::new();
    if !pages.is_empty() {
        let name = |page: &&crate::model::source::Source| {
            let (short, long) = (speech.page(page.id()), speech.source(page.id()));
            if short == long {
                short
            } else {
                format!("{short} ({long})")
            }
        };
        let mut names: Vec<String> = pages.iter().map(name).collect();
        let shown = if names.len() > 6 {
            let more = names.len() - 5;
            names.truncate(5);
            format!("{} and {more} more", names.join(", "))
        } else {
            listed(&names)
        };
        let dates = |end: fn(&When) -> Option<time::Date>| {
            pages.iter().filter_map(move |page| end(page.published()?))
        };
        let written = match (dates(When::earliest).min(), dates(When::latest).max()) {
            (Some(from), Some(to)) => format!(", written {}", Calendar::full(from, to)),
            _ => String::new(),
        };
        sentences.push(format!(
            "{}: {shown}{written}.",
            counted(pages.len(), "page", "pages")
        ));
    }
    let mut placed = ledger.claims().filter(|claim| claim.via().len() == 1);
    let example = placed.find_map(|claim| {
        let line = claim
            .at()?
            .strip_prefix('l')
            .filter(|line| line.bytes().all(|b| b.is_ascii_digit()))?;
        let page = speech.page(claim.via().first()?);
        let named = if page.starts_with("page") {
            page.clone()
        } else {
            format!("page {page}")
        };
        Some(format!("[{page}:{line}] means {named}, line {line}."))
    });
    sentences.extend(example);
    sentences.push(
        "This sheet sets out who said what, and what does not fit. It does not say who is right.".to_owned(),
    );
    if let Some((from, to)) = speech.calendar.span() {
        sentences.push(format!(
            "Days without a year are of {}.",
            Calendar::full(from, to)
        ));
    }
    if ledger.claims().next().is_none() {
        sentences.push("The ledger has no claims.".to_owned());
    }
    page.paragraph(0, &sentences.join(" "));
}
