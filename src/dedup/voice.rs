//! [`Voice`]: who is counted as one, and how many a figure really has behind it.

use std::collections::BTreeSet;
use std::fmt;

use crate::id::SourceId;
use crate::model::claim::Claim;
use crate::model::ledger::Ledger;
use crate::model::source::Source;

/// Whose claim it is, after everybody who speaks for another body has been counted with that body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Voice {
    /// An identified body or person; several when they spoke jointly.
    Named(Vec<SourceId>),
    /// An unnamed group, which may be any other voice again.
    Unnamed(SourceId),
    /// Nobody: a page gives the number without saying whose it is.
    Nobody(Option<SourceId>),
}

impl Voice {
    /// The sources that make up the voice; for nobody, the page.
    #[must_use]
    pub fn sources(&self) -> &[SourceId] {
        match self {
            Self::Named(sources) => sources,
            Self::Unnamed(source) => std::slice::from_ref(source),
            Self::Nobody(page) => page.as_slice(),
        }
    }

    /// Whether somebody identified is speaking.
    #[must_use]
    pub fn is_named(&self) -> bool {
        matches!(self, Self::Named(_))
    }
}

impl fmt::Display for Voice {
    /// Ids, joined by `+`; an unnamed group in parentheses; nobody as `-`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = self.sources().iter().map(AsRef::as_ref).collect();
        match self {
            Self::Named(_) => f.pad(&ids.join("+")),
            Self::Unnamed(_) => f.pad(&format!("({})", ids.join("+"))),
            Self::Nobody(_) => f.pad("-"),
        }
    }
}

/// The voices behind one claim: one each for several who said it separately, one for all who said
/// it jointly, [`Voice::Nobody`] where the page names none.
#[must_use]
pub fn voices_of(ledger: &Ledger, claim: &Claim) -> Vec<Voice> {
    if claim.by().is_empty() {
        return vec![Voice::Nobody(claim.via().first().cloned())];
    }
    if claim.is_joint() {
        let mut bodies: Vec<SourceId> = claim
            .by()
            .iter()
            .map(|id| ledger.speaks_for(id).clone())
            .collect();
        bodies.sort();
        bodies.dedup();
        return vec![Voice::Named(bodies)];
    }
    let mut voices: Vec<Voice> = claim
        .by()
        .iter()
        .map(|id| {
            let body = ledger.speaks_for(id);
            if ledger.source(body).is_some_and(Source::is_plural) {
                Voice::Unnamed(body.clone())
            } else {
                Voice::Named(vec![body.clone()])
            }
        })
        .collect();
    voices.sort();
    voices.dedup();
    voices
}

/// How many independent voices stand behind something, as an interval.
///
/// An unnamed group, or a number nobody is named for, may be one of the others again: it raises
/// `most` and never `least`. A joint voice counts beside others only when it shares nobody with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Corroboration {
    /// Surely different voices.
    pub least: usize,
    /// Voices, if all that can be different are.
    pub most: usize,
}

impl fmt::Display for Corroboration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, most) if least == most => write!(f, "{most}"),
            (least, most) if least + 1 == most => write!(f, "{least} or {most}"),
            (least, most) => write!(f, "{least} to {most}"),
        }
    }
}

/// Counts the independent voices among those given. O(n log n).
///
/// ```
/// use cotejo::dedup::{Voice, corroboration};
/// let named = Voice::Named(vec!["foro-penal".parse()?]);
/// let group = Voice::Unnamed("orgs".parse()?);
/// assert_eq!(corroboration([&named, &group, &named]).to_string(), "1 or 2");
/// # Ok::<(), cotejo::Error>(())
/// ```
pub fn corroboration<'a>(voices: impl IntoIterator<Item = &'a Voice>) -> Corroboration {
    let distinct: BTreeSet<&Voice> = voices.into_iter().collect();
    let mut named: Vec<&[SourceId]> = distinct
        .iter()
        .filter(|voice| voice.is_named())
        .map(|voice| voice.sources())
        .collect();
    let others = distinct.len() - named.len();
    // Voices that share nobody, the smallest first: a joint voice adds none to those that speak alone.
    named.sort_by_key(|sources| (sources.len(), *sources));
    let mut heard: BTreeSet<&SourceId> = BTreeSet::new();
    let mut identified = 0;
    for sources in named {
        if sources.iter().all(|source| !heard.contains(source)) {
            heard.extend(sources);
            identified += 1;
        }
    }
    let groups = distinct.iter().any(|voice| matches!(voice, Voice::Unnamed(_)));
    let least = identified.max(usize::from(groups));
    Corroboration {
        least,
        most: identified + others,
    }
}
