//! What was written and what follows from it, as sentences.

use crate::discrepancy::{Scope, family};
use crate::id::{ClaimId, ListingId};
use crate::model::claim::Claim;
use crate::model::judgement::{Assumption, Decision};
use crate::model::quantity::Quantity;
use crate::model::vocabulary::{Measure, RelationKind, Stage, StatementKind, Unit};
use crate::reconcile::since::{
    Change, Edit, FigureKey, FlowFigure, Moved, Revision, Setting, Sides, StockFigure,
};
use crate::render::layout::clean;
use crate::render::names::Speech;
use crate::render::words::{self, bounds, counted};

/// How many ids are told in a row; more are counted.
const MOST_IDS: usize = 5;

/// The two sides, each with everything needed to speak of it.
pub(super) struct Teller<'a> {
    sides: Sides<'a>,
    then: Speech<'a>,
    now: Speech<'a>,
}

impl<'a> Teller<'a> {
    /// O(1).
    pub(super) fn new(sides: Sides<'a>) -> Self {
        Self {
            sides,
            then: Speech::within(sides.before, sides.days),
            now: Speech::within(sides.after, sides.days),
        }
    }

    pub(super) fn speech(&self) -> &Speech<'a> {
        &self.now
    }

    /// The side that knows a claim, the later one first.
    fn knows(&self, claim: &ClaimId) -> &Speech<'a> {
        if self.now.ledger.claim(claim).is_some() {
            &self.now
        } else {
            &self.then
        }
    }

    fn says(&self, claim: &ClaimId) -> String {
        self.knows(claim).says(claim)
    }

    /// The wave or days that a change's own claim counts.
    pub(super) fn scope(&self, news: &[Revision]) -> Option<Scope> {
        // A claim that takes another back has no number of its own.
        let replaced = news.iter().filter_map(|one| match one {
            Revision::Superseded { claim, .. } => self.knows(claim).ledger.claim(claim),
            _ => None,
        });
        let mut counts = self
            .claim_of(news)
            .into_iter()
            .chain(replaced)
            .filter_map(Claim::quantity);
        let quantity = counts.next().filter(|quantity| !quantity.measure().is_stock())?;
        match (quantity.wave(), quantity.window()) {
            (Some(wave), _) => Some(Scope::Wave(wave.clone())),
            (None, Some(window)) => Some(Scope::Window {
                window: window.days(),
                place: quantity.place().map(str::to_owned),
            }),
            (None, None) => None,
        }
    }

    fn claim_of(&self, news: &[Revision]) -> Option<&'a Claim> {
        match news.first()? {
            Revision::Claim { claim, .. } => self.knows(claim).ledger.claim(claim),
            _ => None,
        }
    }

    /// Whether a number is the one that the change itself gives or takes away.
    pub(super) fn says_itself(&self, news: &[Revision], moved: &Moved) -> bool {
        let Some(Revision::Claim { claim, edit }) = news.first() else {
            return false;
        };
        let figure_told = !matches!(edit, Edit::Changed(fields) if !fields.contains(&"figure"));
        let utterance = self.knows(claim).found.utterances().of(claim);
        let own = |voice| utterance.is_some_and(|one| one.voices().contains(voice));
        figure_told
            && match &moved.figure {
                FigureKey::Flow {
                    scope,
                    measure,
                    figure: FlowFigure::Said { voice, .. },
                } => {
                    let counts = self.knows(claim).ledger.claim(claim).and_then(Claim::quantity);
                    let same = counts.is_some_and(|own| family(own.measure()) == *measure);
                    own(voice) && same && Some(scope) == self.scope(news).as_ref()
                }
                FigureKey::Stock {
                    figure: StockFigure::Said { voice } | StockFigure::Listed { voice },
                    ..
                } => own(voice),
                _ => false,
            }
    }

    /// A change in words, without the numbers that moved.
    pub(super) fn news(&self, news: &[Revision]) -> String {
        let Some((first, rest)) = news.split_first() else {
            return String::new();
        };
        let mut text = match first {
            Revision::Claim { claim, edit } => self.claim(claim, edit, rest),
            Revision::Listing { listing, edit } => self.listing(listing, edit, rest),
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

    fn claim(&self, id: &ClaimId, edit: &Edit, rest: &[Revision]) -> String {
        let speech = self.knows(id);
        let Some(claim) = speech.ledger.claim(id) else {
            return String::new();
        };
        let replaced: Vec<&ClaimId> = rest
            .iter()
            .filter_map(|one| match one {
                Revision::Superseded {
                    claim,
                    after: Some(by),
                    ..
                } if by == id => Some(claim),
                _ => None,
            })
            .collect();
        let denied: Vec<&ClaimId> = rest
            .iter()
            .filter_map(|one| match one {
                Revision::Denied {
                    claim,
                    denial,
                    edit: Edit::Added,
                } if denial == id => Some(claim),
                _ => None,
            })
            .collect();
        let own: Vec<String> = replaced.iter().map(|id| self.knows(id).figure_of(id)).collect();
        match edit {
            Edit::Added
                if claim
                    .related(RelationKind::Retracts)
                    .any(|id| replaced.contains(&id)) =>
            {
                let said: Vec<String> = replaced.iter().map(|id| self.says(id)).collect();
                format!(
                    "taken back: {}, by {}",
                    words::listed(&said),
                    speech.voices_of(id)
                )
            }
            Edit::Added if !own.is_empty() => {
                let before = format!(", before {}", words::listed(&own));
                format!("corrected: {}", told(speech, claim, &before))
            }
            // A bare denial is what it denies.
            Edit::Added if claim.statement() == Some(StatementKind::Denial) && !denied.is_empty() => {
                let denied: Vec<String> = denied.iter().map(|id| self.says(id)).collect();
                let text = format!("new: {} rejects {}", speech.voices_of(id), words::listed(&denied));
                format!("{text} {}", speech.cite([claim])).trim_end().to_owned()
            }
            Edit::Added => {
                let again = if self.sides.is_repeat(id) {
                    "heard again"
                } else {
                    "new"
                };
                let mut text = format!("{again}: {}", told(speech, claim, ""));
                if self.now.ledger.superseded_by(id).is_some() {
                    text.push_str("; corrected or taken back since");
                }
                if let Some(apart) = claim.set_apart() {
                    text.push_str(&format!("; set apart for its {}", apart.ground()));
                }
                text
            }
            Edit::Gone => format!("no longer in the ledger: {}", told(speech, claim, "")),
            Edit::Changed(fields) => {
                let before = if fields.contains(&"figure") {
                    format!(", before {}", self.then.figure_of(id))
                } else {
                    String::new()
                };
                let told = told(speech, claim, &before);
                format!("rewritten ({}): {told}", fields.join(", "))
            }
        }
    }

    fn listing(&self, id: &ListingId, edit: &Edit, rest: &[Revision]) -> String {
        let speech = if self.now.ledger.listing(id).is_some() {
            &self.now
        } else {
            &self.then
        };
        let Some(listing) = speech.ledger.listing(id) else {
            return String::new();
        };
        let voices: Vec<String> = listing.by().iter().map(|id| speech.source(id)).collect();
        let mut text = match edit {
            Edit::Added => "new list: ".to_owned(),
            Edit::Gone => "list no longer in the ledger: ".to_owned(),
            Edit::Changed(fields) => format!("list rewritten ({}): ", fields.join(", ")),
        };
        text.push_str(&format!("“{}”", clean(listing.label())));
        if !voices.is_empty() {
            text.push_str(&format!(" of {}", words::listed(&voices)));
        }
        if let Some(when) = listing.as_of() {
            text.push_str(&format!(", {}", speech.calendar.when(when)));
        }
        let old = self.then.ledger.listing(id).and_then(|old| old.states());
        match (edit, listing.states()) {
            (Edit::Changed(fields), states) if fields.contains(&"states") => {
                let figure = |figure| words::figure(speech.ledger, figure);
                let none = || "no total".to_owned();
                let (now, then) = (states.map_or_else(none, figure), old.map_or_else(none, figure));
                text.push_str(&format!("; it states {now}, before {then}"));
            }
            (_, Some(states)) => {
                text.push_str(&format!("; it states {}", words::figure(speech.ledger, states)));
            }
            (_, None) => {}
        }
        for remark in records(rest) {
            text.push_str(&format!("; {remark}"));
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
            Revision::Claim { claim, edit } => self.claim(claim, edit, &[]),
            Revision::Listing { listing, edit } => self.listing(listing, edit, &[]),
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

/// `Foro Penal: 56 released, verified, from 8 January (13 Jan) [S3:20]`.
fn told(speech: &Speech<'_>, claim: &Claim, before: &str) -> String {
    let utterance = speech.found.utterances().of(claim.id());
    let voices = utterance.map_or_else(String::new, |one| speech.voices(one.voices()));
    let mut text = format!("{voices}{}: ", speech.through(claim));
    if let Some(quantity) = claim.quantity() {
        text.push_str(&figure(speech, claim, quantity));
    } else {
        let kind = claim
            .statement()
            .map_or_else(|| "says".to_owned(), |kind| kind.to_string());
        text.push_str(&kind);
        let words = Speech::remarks(claim);
        if !words.is_empty() {
            text.push_str(&format!(" ({})", words.join("; ")));
        }
    }
    text.push_str(before);
    if claim.dated().is_some() && claim.quantity().is_some() {
        text.push_str(&format!(" ({})", speech.dated(claim)));
    }
    let cite = speech.cite([claim]);
    if !cite.is_empty() {
        text.push_str(&format!(" {cite}"));
    }
    text
}

/// Records that came, went or changed, and what is recorded of persons, counted.
fn records(rest: &[Revision]) -> Vec<String> {
    let count = |wanted: fn(&Edit) -> bool| {
        let records = rest
            .iter()
            .filter(|one| matches!(one, Revision::Record { edit, .. } if wanted(edit)));
        records.count()
    };
    let kinds = [
        (count(|edit| *edit == Edit::Added), "new"),
        (count(|edit| *edit == Edit::Gone), "gone"),
        (count(|edit| matches!(edit, Edit::Changed(_))), "changed"),
    ];
    let mut told = Vec::new();
    for (n, word) in kinds.into_iter().filter(|(n, _)| *n > 0) {
        told.push(format!("{} {word}", counted(n, "record", "records")));
    }
    for what in [Measure::Released, Measure::ReArrested, Measure::Died] {
        for wanted in [Edit::Added, Edit::Gone] {
            let persons: Vec<&str> = rest
                .iter()
                .filter_map(|one| match one {
                    Revision::Custody {
                        person,
                        what: own,
                        edit,
                    } if *own == what && *edit == wanted => Some(person.as_str()),
                    _ => None,
                })
                .collect();
            if !persons.is_empty() {
                told.push(recorded(what, &wanted, &persons));
            }
        }
    }
    told
}

/// `56 released, verified, from 8 January`.
fn figure(speech: &Speech<'_>, claim: &Claim, quantity: &Quantity) -> String {
    let mut text = match claim.figure() {
        None => "no number given,".to_owned(),
        Some(figure) if figure.is_unknown() => "number not known,".to_owned(),
        Some(_) => speech.figure(claim),
    };
    if quantity.unit() != Unit::Person {
        text.push_str(&format!(" {}s", quantity.unit()));
    }
    text.push_str(&format!(" {}", words::happened(quantity.measure())));
    if quantity.stage() != Stage::Executed {
        text.push_str(&format!(", {}", quantity.stage()));
    }
    let wave = quantity.wave().and_then(|id| speech.ledger.wave(id));
    match (wave, quantity.window()) {
        (Some(wave), _) => text.push_str(&format!(", {}", clean(wave.label()))),
        (None, Some(window)) => text.push_str(&format!(", {}", speech.calendar.when(window))),
        (None, None) => {}
    }
    let whole = wave.and_then(|wave| wave.population());
    if let Some(own) = quantity.population().filter(|own| Some(*own) != whole) {
        text.push_str(&format!(", {}", speech.population(own)));
    }
    let whole = wave.and_then(|wave| wave.place());
    if let Some(own) = quantity.place().filter(|own| Some(*own) != whole) {
        text.push_str(&format!(", {}", clean(own)));
    }
    if let Some(outcome) = quantity.outcome() {
        text.push_str(&format!(", {outcome}"));
    }
    text
}

fn listed_ids(ids: &[&str]) -> String {
    let mut shown: Vec<String> = ids.iter().take(MOST_IDS).map(|id| clean(id)).collect();
    if let more @ 1.. = ids.len().saturating_sub(MOST_IDS) {
        shown.push(format!("{} more", words::number(more)));
    }
    words::listed(&shown)
}

/// What is recorded of persons, by id.
fn recorded(what: Measure, edit: &Edit, persons: &[&str]) -> String {
    let what = match what {
        Measure::ReArrested => "as taken into custody again",
        Measure::Died => "as dead",
        _ => "as released",
    };
    let noun = if persons.len() == 1 { "person" } else { "persons" };
    let no_more = if *edit == Edit::Gone { "no longer " } else { "now " };
    format!("{no_more}recorded {what}: {noun} {}", listed_ids(persons))
}

fn judged(decision: &Decision, edit: &Edit) -> String {
    let (what, ids): (&str, Vec<&str>) = match decision {
        Decision::SamePerson(ids) => ("one person", ids.iter().map(|id| id.as_str()).collect()),
        Decision::DifferentPersons(ids) => ("different persons", ids.iter().map(|id| id.as_str()).collect()),
        Decision::SameUtterance(ids) => ("one utterance", ids.iter().map(|id| id.as_str()).collect()),
        Decision::DifferentUtterances(ids) => {
            ("different utterances", ids.iter().map(|id| id.as_str()).collect())
        }
    };
    let made = if *edit == Edit::Gone {
        "judgement taken back"
    } else {
        "judged"
    };
    format!("{made}: {what}, {}", listed_ids(&ids))
}

fn setting_word(setting: Setting) -> &'static str {
    match setting {
        Setting::Lexicon => "what vague words mean",
        Setting::StockTolerance => "how near a date a stock may be",
        Setting::WaveTolerance => "how near two counts of a wave may be",
        Setting::SetApartClaims => "whether what is set apart is compared",
    }
}
