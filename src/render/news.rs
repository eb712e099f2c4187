//! What was written and what follows from it, as sentences.

use crate::model::claim::Claim;
use crate::model::judgement::Assumption;
use crate::model::vocabulary::StatementKind;
use crate::reconcile::since::{Change, Edit, FigureKey, Revision, Setting};
use crate::render::claimed::news_of_claim;
use crate::render::layout::clean;
use crate::render::listed::{judged, listed_ids, news_of_listing, recorded};
use crate::render::teller::Teller;
use crate::render::words::{bounds, counted};

impl Teller<'_> {
    /// A change in words, without the numbers that moved.
    pub(super) fn news(&self, news: &[Revision]) -> String {
        let Some((first, rest)) = news.split_first() else {
            return String::new();
        };
        let mut text = match first {
            Revision::Claim { claim, edit } => news_of_claim(self, claim, edit, rest),
            Revision::Listing { listing, edit } => news_of_listing(self, listing, edit, rest),
            other => self.alone(other),
        };
        let bare = self
            .claim_of(news)
            .is_some_and(|claim| claim.statement() == Some(StatementKind::Denial));
        for revision in rest {
            let told = match (first, revision) {
                (
                    Revision::Claim {
                        claim,
                        edit: Edit::Added,
                    },
                    Revision::Denied {
                        denial,
                        edit: Edit::Added,
                        ..
                    },
                ) if bare && claim == denial => {
                    continue;
                }
                // Corrections are told with the claim, records with their list.
                (Revision::Claim { .. }, Revision::Superseded { .. })
                | (Revision::Listing { .. }, Revision::Record { .. } | Revision::Custody { .. }) => continue,
                (
                    Revision::Claim { claim, edit },
                    Revision::Denied {
                        claim: denied,
                        denial,
                        edit: other,
                    },
                ) if claim == denial => match (edit, other) {
                    (Edit::Added | Edit::Gone, _) => format!("rejects {}", self.says(denied)),
                    (_, Edit::Gone) => format!("rejects {} no more", self.says(denied)),
                    _ => format!("rejects {} now", self.says(denied)),
                },
                _ => self.alone(revision),
            };
            text.push_str(&format!("; {told}"));
        }
        text
    }

    /// A revision by itself.
    fn alone(&self, revision: &Revision) -> String {
        let edited = |edit: &Edit, what: &str| match edit {
            Edit::Added => format!("new {what}"),
            Edit::Gone => format!("no longer in the ledger: {what}"),
            Edit::Changed(fields) => format!("{what} declared otherwise ({})", fields.join(", ")),
        };
        match revision {
            Revision::Claim { claim, edit } => news_of_claim(self, claim, edit, &[]),
            Revision::Listing { listing, edit } => news_of_listing(self, listing, edit, &[]),
            Revision::Superseded {
                claim,
                after: Some(by),
                ..
            } => {
                format!("{} no longer stands: {} does", self.says(claim), self.says(by))
            }
            Revision::Superseded {
                claim, after: None, ..
            } => format!("{} stands again", self.says(claim)),
            Revision::Denied {
                claim,
                denial,
                edit: Edit::Gone,
            } => {
                format!(
                    "{} is no longer rejected by {}",
                    self.says(claim),
                    self.knows(denial).voices_of(denial)
                )
            }
            Revision::Denied { claim, denial, .. } => {
                format!(
                    "{} is rejected by {}",
                    self.says(claim),
                    self.knows(denial).voices_of(denial)
                )
            }
            Revision::Read { claim, before, after } => format!(
                "{} is read as {}, before as {}",
                self.says(claim),
                bounds(after.core()),
                bounds(before.core())
            ),
            Revision::Joined { into, from } => {
                format!(
                    "{} was counted as {} utterances and is one",
                    self.says(into),
                    from.len()
                )
            }
            Revision::Split { from, into } => {
                format!(
                    "{} was counted as one utterance and is {}",
                    self.says(from),
                    into.len()
                )
            }
            Revision::Record { record, edit } => edited(edit, &format!("record {}", clean(record.as_str()))),
            Revision::PersonsJoined { into, from } => {
                let ids: Vec<&str> = from.iter().map(|id| id.as_str()).collect();
                format!(
                    "one person now, {}: before {}",
                    clean(into.as_str()),
                    listed_ids(&ids)
                )
            }
            Revision::PersonsSplit { from, into } => {
                let ids: Vec<&str> = into.iter().map(|id| id.as_str()).collect();
                format!(
                    "no longer one person, {}: now {}",
                    clean(from.as_str()),
                    listed_ids(&ids)
                )
            }
            Revision::Custody { person, what, edit } => recorded(*what, edit, &[person.as_str()]),
            Revision::Judgement { decision, edit } => judged(decision, edit),
            Revision::Assumption { assumption, edit } => {
                let sides = [&self.now, &self.then].into_iter();
                let mut known = sides.flat_map(|side| side.ledger.assumptions());
                let label = known
                    .find(|one| one.id() == assumption)
                    .map_or(assumption.as_str(), Assumption::label);
                match edit {
                    Edit::Added => format!("assumed: {}", clean(label)),
                    Edit::Gone => format!("no longer assumed: {}", clean(label)),
                    Edit::Changed(_) => format!("assumed otherwise: {}", clean(label)),
                }
            }
            Revision::Wave { wave, edit } => {
                let sides = [&self.now, &self.then];
                let own = sides.iter().find_map(|side| side.ledger.wave(wave));
                let label = own.map_or(wave.as_str(), |wave| wave.label());
                edited(edit, &format!("wave “{}”", clean(label)))
            }
            Revision::Population { population, edit } => {
                let known = self.now.ledger.population(population).is_some();
                let speech = if known { &self.now } else { &self.then };
                edited(edit, &format!("population “{}”", speech.population(population)))
            }
            Revision::Source { source, edit } => {
                let known = self.now.ledger.source(source).is_some();
                let speech = if known { &self.now } else { &self.then };
                edited(edit, &format!("source “{}”", speech.source(source)))
            }
            Revision::Setting { setting } => format!("other settings: {}", setting_word(*setting)),
        }
    }

    /// A revision in a few words, as a cause.
    pub(super) fn short(&self, revision: &Revision) -> String {
        match revision {
            Revision::Claim { claim, .. } => self.says(claim),
            Revision::Listing { listing, .. } => {
                let sides = [&self.now, &self.then];
                let own = sides.iter().find_map(|side| side.ledger.listing(listing));
                format!(
                    "list “{}”",
                    clean(own.map_or(listing.as_str(), |listing| listing.label()))
                )
            }
            Revision::Record { .. } => "records of persons".to_owned(),
            Revision::Judgement { .. } => "a judgement".to_owned(),
            Revision::Setting { setting } => setting_word(*setting).to_owned(),
            other => self.alone(other),
        }
    }

    /// Changes of which many together are one line: what kind of change it is.
    pub(super) fn dull(&self, change: &Change<'_>) -> Option<&'static str> {
        let quiet = change
            .moved()
            .iter()
            .all(|one| matches!(one.figure, FigureKey::Tally(_)));
        match change.news() {
            [
                Revision::Claim {
                    claim,
                    edit: Edit::Added,
                },
            ] if quiet && self.sides.is_repeat(claim) => Some("heard again"),
            [Revision::Claim { edit: Edit::Gone, .. }] if quiet => Some("no longer in the ledger"),
            [
                Revision::Claim {
                    edit: Edit::Changed(_),
                    ..
                },
            ] if quiet => Some("rewritten, and no number moved"),
            [Revision::Read { .. }] => Some("read anew"),
            [Revision::Record { .. }] if quiet => Some("records of persons, new, gone or changed"),
            [Revision::Source { .. }] if quiet => Some("sources, new, gone or declared otherwise"),
            [Revision::Population { .. }] if quiet => Some("populations, new, gone or declared otherwise"),
            _ => None,
        }
    }

    /// Several dull changes of one kind.
    pub(super) fn together(&self, kind: &str, changes: &[&Change<'_>]) -> String {
        let news = changes.iter().flat_map(|change| change.news());
        let claims: Vec<&Claim> = news
            .clone()
            .filter_map(|one| match one {
                Revision::Claim { claim, .. } | Revision::Read { claim, .. } => {
                    self.knows(claim).ledger.claim(claim)
                }
                _ => None,
            })
            .collect();
        if claims.is_empty() {
            let names: Vec<String> = news
                .map(|one| match one {
                    Revision::Source { source, .. } => clean(source.as_str()),
                    Revision::Population { population, .. } => clean(population.as_str()),
                    Revision::Record { record, .. } => clean(record.as_str()),
                    other => self.alone(other),
                })
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            return format!("{kind}: {}", listed_ids(&names));
        }
        let cite = self.now.cite(claims.iter().copied());
        format!("{kind}: {} {cite}", counted(claims.len(), "row", "rows"))
            .trim_end()
            .to_owned()
    }
}

fn setting_word(setting: Setting) -> &'static str {
    match setting {
        Setting::Lexicon => "what vague words mean",
        Setting::StockTolerance => "how near a date a stock may be",
        Setting::WaveTolerance => "how near two counts of a wave may be",
        Setting::SetApartClaims => "whether what is set apart is compared",
        Setting::Joining => "on what evidence records are one person",
    }
}
