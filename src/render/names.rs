//! How an account names voices, figures and places on pages.

use std::collections::BTreeMap;

use crate::dedup::{Corroboration, Utterance, Voice};
use crate::discrepancy::{Entry, Explainer, Explanation};
use crate::id::{ClaimId, PopulationId, SourceId};
use crate::model::claim::Claim;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::source::Source;
use crate::model::vocabulary::{Aspect, Outcome, SourceKind};
use crate::reconcile::Reconciliation;
use crate::reconcile::since::spoken_days;
use crate::render::layout::{clean, width};
use crate::render::words::{self, Calendar};

/// A reconciliation with everything needed to speak of it.
pub(super) struct Speech<'a> {
    pub(super) found: &'a Reconciliation<'a>,
    pub(super) ledger: &'a Ledger,
    pub(super) calendar: Calendar,
    /// Where reasons for differences are told.
    pub(super) explainer: Option<&'a Explainer<'a>>,
}

impl<'a> Speech<'a> {
    pub(super) fn new(found: &'a Reconciliation<'a>) -> Self {
        Self::within(found, spoken_days(found.ledger()))
    }

    /// With dates written for a reader who knows which days are spoken of. O(1).
    pub(super) fn within(found: &'a Reconciliation<'a>, days: Option<(time::Date, time::Date)>) -> Self {
        Self {
            found,
            ledger: found.ledger(),
            calendar: Calendar::new(days.into_iter().flat_map(|(from, to)| [from, to])),
            explainer: None,
        }
    }

    pub(super) fn with_reasons(mut self, explainer: &'a Explainer<'a>) -> Self {
        self.explainer = Some(explainer);
        self
    }

    /// Why two figures differ; `None` where reasons are not told, or there is nothing to explain.
    pub(super) fn why(&self, one: &ClaimId, other: &ClaimId) -> Option<Explanation> {
        let (one, other) = (self.ledger.claim(one)?, self.ledger.claim(other)?);
        self.explainer?.between(one, other).filter(|why| why.gap > 0)
    }

    /// What a page is called in citations: its label, or its id where the name is long.
    pub(super) fn page(&self, id: &SourceId) -> String {
        let name = self.source(id);
        if width(&name) <= 12 {
            name
        } else {
            clean(id.as_str())
        }
    }

    /// `S2:15`: a page and the place on it.
    pub(super) fn place(&self, page: &SourceId, at: Option<&str>) -> String {
        let lines = locators(at.unwrap_or(""));
        if lines.is_empty() {
            self.page(page)
        } else {
            format!("{}:{}", self.page(page), lines.join(","))
        }
    }

    pub(super) fn source(&self, id: &SourceId) -> String {
        clean(self.ledger.source(id).map_or(id.as_str(), Source::label))
    }

    pub(super) fn full_source(&self, id: &SourceId) -> String {
        clean(self.ledger.source(id).map_or(id.as_str(), Source::name))
    }

    pub(super) fn voice(&self, voice: &Voice) -> String {
        match voice {
            Voice::Nobody(_) => "nobody named".to_owned(),
            Voice::Unnamed(id) => self.source(id),
            Voice::Named(ids) => {
                let names: Vec<String> = ids.iter().map(|id| self.source(id)).collect();
                names.join(" with ")
            }
        }
    }

    pub(super) fn voices(&self, voices: &[Voice]) -> String {
        let names: Vec<String> = voices.iter().map(|voice| self.voice(voice)).collect();
        words::listed(&names)
    }

    /// Whether a voice is a page speaking for itself.
    pub(super) fn is_page(&self, voice: &Voice) -> bool {
        let press = |id: &SourceId| {
            self.ledger
                .source(id)
                .is_some_and(|source| source.kind() == SourceKind::Press)
        };
        voice.is_named() && voice.sources().iter().all(press)
    }

    pub(super) fn population(&self, id: &PopulationId) -> String {
        clean(
            self.ledger
                .population(id)
                .map_or(id.as_str(), crate::model::source::Population::label),
        )
    }

    /// The figure as said; `no number` for a claim without one.
    pub(super) fn figure(&self, claim: &Claim) -> String {
        claim.figure().map_or_else(
            || "no number".to_owned(),
            |figure| words::figure(self.ledger, figure),
        )
    }

    pub(super) fn figure_of(&self, id: &ClaimId) -> String {
        self.ledger
            .claim(id)
            .map_or_else(String::new, |claim| self.figure(claim))
    }

    /// Who spoke for a body, where the claim names the speaker: ` (through …)`.
    pub(super) fn through(&self, claim: &Claim) -> String {
        let spoke = claim.by().iter().filter(|id| self.ledger.speaks_for(id) != *id);
        let spoke: Vec<String> = spoke.map(|id| self.source(id)).collect();
        if spoke.is_empty() {
            String::new()
        } else {
            format!(" (through {})", words::listed(&spoke))
        }
    }

    pub(super) fn voices_of(&self, id: &ClaimId) -> String {
        self.found
            .utterances()
            .of(id)
            .map_or_else(String::new, |utterance| self.voices(utterance.voices()))
    }

    pub(super) fn date(&self, entry: &Entry) -> String {
        self.ledger
            .claim(&entry.claim)
            .map_or_else(String::new, |claim| self.dated(claim))
    }

    /// The date a claim's count refers to, saying so where only the page has one.
    pub(super) fn dated(&self, claim: &Claim) -> String {
        let own = claim
            .quantity()
            .and_then(|quantity| quantity.as_of())
            .or(claim.said());
        match (own, claim.published()) {
            (Some(when), _) => self.calendar.when(when),
            (None, Some(page)) => format!("page of {}", self.calendar.when(page)),
            (None, None) => "no date".to_owned(),
        }
    }

    /// A claim as its figure and its voice: `“over 400” (a speaker)`.
    pub(super) fn says(&self, id: &ClaimId) -> String {
        let Some(claim) = self.ledger.claim(id) else {
            return String::new();
        };
        let figure = match claim.figure().map(crate::figure::Figure::form) {
            Some(crate::figure::Form::Exactly(_)) => self.figure(claim),
            Some(_) => format!("“{}”", self.figure(claim).replace(['“', '”'], "")),
            None => claim
                .statement()
                .map_or_else(|| "what is said".to_owned(), |kind| format!("the {kind}")),
        };
        format!("{figure} ({})", self.voices_of(id))
    }

    /// `[S2:24 S3:22]`: where the rows given stand, each place once.
    pub(super) fn cite<'c>(&self, claims: impl IntoIterator<Item = &'c Claim>) -> String {
        const SHOWN: usize = 5;
        let mut places: Vec<(String, Vec<String>)> = Vec::new();
        for claim in claims {
            for page in claim.via() {
                let page = self.page(page);
                let lines: Vec<String> = locators(claim.at().unwrap_or(""));
                match places.iter_mut().find(|(known, _)| *known == page) {
                    Some((_, known)) => known.extend(lines),
                    None => places.push((page, lines)),
                }
            }
        }
        places.sort();
        let more = places.len().saturating_sub(SHOWN);
        let place = |(page, mut lines): (String, Vec<String>)| {
            lines.sort_by_key(|line| (line.parse::<u64>().unwrap_or(u64::MAX), line.clone()));
            lines.dedup();
            if lines.is_empty() {
                page
            } else {
                format!("{page}:{}", lines.join(","))
            }
        };
        let mut shown: Vec<String> = places.into_iter().take(SHOWN).map(place).collect();
        if more > 0 {
            shown.push(format!("+{more}"));
        }
        if shown.is_empty() {
            String::new()
        } else {
            format!("[{}]", shown.join(" "))
        }
    }

    /// Where an utterance stands: its own row and those that repeat it faithfully on other pages.
    pub(super) fn cite_utterance(&self, id: &ClaimId) -> String {
        self.cite(self.faithful(id))
    }

    pub(super) fn faithful(&self, id: &ClaimId) -> Vec<&'a Claim> {
        let own = self.ledger.claim(id);
        let page = own.and_then(|claim| claim.via().first());
        let hearings = self
            .found
            .utterances()
            .of(id)
            .map_or(&[][..], Utterance::hearings);
        let faithful = hearings.iter().filter(|hearing| hearing.differs.is_empty());
        let others = faithful.filter_map(|hearing| self.ledger.claim(&hearing.claim));
        own.into_iter()
            .chain(others.filter(|claim| claim.via().first() != page))
            .collect()
    }

    /// A claim's own words for itself: label, reason and note, as the ledger gives them.
    pub(super) fn remarks(claim: &Claim) -> Vec<String> {
        let texts = [claim.label(), claim.because(), claim.note()];
        texts
            .into_iter()
            .flatten()
            .map(clean)
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The same, without the label.
    pub(super) fn reasons(claim: &Claim) -> Vec<String> {
        let texts = [claim.because(), claim.note()];
        texts
            .into_iter()
            .flatten()
            .map(clean)
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// For each page, where readers find it.
    pub(super) fn pages(&self) -> Vec<&'a Source> {
        let mut pages: BTreeMap<&SourceId, &Source> = BTreeMap::new();
        for claim in self.ledger.claims() {
            for page in claim.via() {
                if let Some(source) = self.ledger.source(page) {
                    pages.insert(page, source);
                }
            }
        }
        pages.into_values().collect()
    }
}

/// `l24` and `l1 l5` as line numbers; anything else as it stands.
fn locators(at: &str) -> Vec<String> {
    let at = clean(at);
    let parts: Vec<&str> = at.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let number = |part: &&str| {
        let digits = part.strip_prefix('l').unwrap_or(part);
        (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.to_owned())
    };
    let numbers: Option<Vec<String>> = parts.iter().map(number).collect();
    numbers.unwrap_or_else(|| {
        if at.is_empty() {
            Vec::new()
        } else {
            vec![at.clone()]
        }
    })
}

/// Puts remarks behind a text, each after a semicolon.
pub(super) fn append(text: &mut String, remarks: &[String]) {
    for remark in remarks {
        text.push_str("; ");
        text.push_str(remark);
    }
}

/// `1 independent voice`, `1 to 3 independent voices`.
pub(super) fn independent(voices: Corroboration) -> String {
    let noun = if voices.most == 1 {
        "independent voice"
    } else {
        "independent voices"
    };
    format!("{voices} {noun}")
}

/// In what two claims differ, in words.
pub(super) fn aspects(aspects: &[Aspect]) -> String {
    let word = |aspect: &Aspect| match aspect {
        Aspect::Speaker => "the speaker",
        Aspect::Figure => "the number",
        Aspect::Measure => "what happened",
        Aspect::Stage => "the stage",
        Aspect::Unit => "the unit",
        Aspect::Population => "who is counted",
        Aspect::Place => "the place",
        Aspect::Wave => "the wave",
        Aspect::Window => "the days",
        Aspect::AsOf => "the date",
        Aspect::Said => "the day it was said",
        Aspect::Outcome => "how people left",
        Aspect::Verifier => "whose list it is",
        Aspect::Standard => "the standard of verification",
    };
    let words: Vec<&str> = aspects.iter().map(word).collect();
    words::listed(&words)
}

/// Claims that speak of conditions of release.
pub(super) fn conditional(claim: &Claim) -> bool {
    let outcome = claim.quantity().and_then(Quantity::outcome);
    matches!(outcome, Some(Outcome::Conditional | Outcome::HouseArrest))
}
