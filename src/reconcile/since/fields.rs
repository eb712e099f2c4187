//! In which fields two versions of one record differ, by the names that files give them.

use crate::id::ClaimId;
use crate::model::claim::{Claim, Reading, Reference, Relation};
use crate::model::detainee::{Detainee, Listing};
use crate::model::judgement::Assumption;
use crate::model::ledger::Ledger;
use crate::model::quantity::Quantity;
use crate::model::source::{Population, Source};
use crate::model::wave::ReleaseWave;

/// Names of fields with whether they differ, as those that do.
fn differing(fields: &[(&'static str, bool)]) -> Vec<&'static str> {
    let differ = fields.iter().filter(|(_, differs)| *differs);
    differ.map(|(name, _)| *name).collect()
}

/// What of a claim moves no figure of a wave or stock: how it is told, coded, and might be read.
pub(super) const WORDING: [&str; 9] = [
    "at",
    "because",
    "checked_by",
    "coded_by",
    "confirmed_by",
    "label",
    "note",
    "or",
    "standard",
];

/// In what two versions of a claim differ. Ties to claims that only one side knows are no difference:
/// the claim says the same, and the other claim is told of itself. Nor is what the claim merely takes
/// over from a wave or a page that changed.
pub(super) fn of_claim([old, new]: [&Ledger; 2], one: &Claim, other: &Claim) -> Vec<&'static str> {
    if one == other {
        return Vec::new();
    }
    let shared = |id: &ClaimId| old.claim(id).is_some() && new.claim(id).is_some();
    let relations = |claim: &Claim| -> Vec<Relation> {
        let kept = claim.relations().iter().filter(|one| shared(one.claim()));
        kept.cloned().collect()
    };
    let about = |claim: &Claim| -> Vec<Reference> {
        let kept = claim.about().iter().filter(|one| match one {
            Reference::Claim(id) => shared(id),
            _ => true,
        });
        kept.cloned().collect()
    };
    let same_reading = |(one, other): (&Reading, &Reading)| {
        one.label() == other.label()
            && one.because() == other.because()
            && of_claim([old, new], one.claim(), other.claim()).is_empty()
    };
    let (own, its) = (one.readings(), other.readings());
    let readings = own.len() == its.len() && own.iter().zip(its).all(same_reading);
    let mut found = differing(&[
        ("about", about(one) != about(other)),
        ("at", one.at() != other.at()),
        ("because", one.because() != other.because()),
        ("by", one.by() != other.by()),
        ("checked_by", one.checked_by() != other.checked_by()),
        ("coded_by", one.coded_by() != other.coded_by()),
        ("confirmed_by", one.confirmed_by() != other.confirmed_by()),
        ("figure", one.figure() != other.figure()),
        ("jointly", one.is_joint() != other.is_joint()),
        ("label", one.label() != other.label()),
        ("note", one.note() != other.note()),
        ("or", !readings),
        ("published", one.published() != other.published()),
        ("relations", relations(one) != relations(other)),
        ("said", one.said() != other.said()),
        ("set_apart", one.set_apart() != other.set_apart()),
        ("standard", one.standard() != other.standard()),
        ("statement", one.statement() != other.statement()),
        ("via", one.via() != other.via()),
    ]);
    found.extend(match (one.quantity(), other.quantity()) {
        (Some(one), Some(other)) => of_quantity(one, other),
        (None, None) => Vec::new(),
        (Some(_), None) | (None, Some(_)) => vec!["count"],
    });
    found.retain(|field| !taken_over(field, (old, one), (new, other)));
    found.sort_unstable();
    found
}

/// Whether a field differs only because what the claim takes it over from does.
fn taken_over(field: &str, (old, one): (&Ledger, &Claim), (new, other): (&Ledger, &Claim)) -> bool {
    let waves = || {
        let (a, b) = (one.quantity()?, other.quantity()?);
        let own = a.wave().filter(|wave| b.wave() == Some(*wave))?;
        Some((a, old.wave(own)?, b, new.wave(own)?))
    };
    match field {
        "window" => waves().is_some_and(|(a, before, b, after)| {
            a.window() == before.window() && b.window() == after.window()
        }),
        "population" => waves().is_some_and(|(a, before, b, after)| {
            a.population() == before.population() && b.population() == after.population()
        }),
        "place" => waves()
            .is_some_and(|(a, before, b, after)| a.place() == before.place() && b.place() == after.place()),
        "published" => {
            let page = |ledger: &Ledger, claim: &Claim| {
                let dates = claim
                    .via()
                    .iter()
                    .filter_map(|id| ledger.source(id)?.published().cloned());
                dates.min_by(|a, b| a.cmp_days(b))
            };
            one.via() == other.via()
                && one.published() == page(old, one).as_ref()
                && other.published() == page(new, other).as_ref()
        }
        _ => false,
    }
}

fn of_quantity(one: &Quantity, other: &Quantity) -> Vec<&'static str> {
    differing(&[
        ("as_of", one.as_of() != other.as_of()),
        ("count", one.measure() != other.measure()),
        ("outcome", one.outcome() != other.outcome()),
        ("place", one.place() != other.place()),
        ("population", one.population() != other.population()),
        ("stage", one.stage() != other.stage()),
        ("unit", one.unit() != other.unit()),
        ("verifier", one.verifiers() != other.verifiers()),
        ("wave", one.wave() != other.wave()),
        ("window", one.window() != other.window()),
    ])
}

pub(super) fn of_source(one: &Source, other: &Source) -> Vec<&'static str> {
    differing(&[
        ("kind", one.kind() != other.kind()),
        ("label", one.label() != other.label()),
        ("members", one.members() != other.members()),
        ("name", one.name() != other.name()),
        ("note", one.note() != other.note()),
        ("owner", one.owner() != other.owner()),
        ("plural", one.is_plural() != other.is_plural()),
        ("published", one.published() != other.published()),
    ])
}

pub(super) fn of_population(one: &Population, other: &Population) -> Vec<&'static str> {
    differing(&[
        ("by", one.by() != other.by()),
        ("disjoint", one.disjoint() != other.disjoint()),
        ("label", one.label() != other.label()),
        ("note", one.note() != other.note()),
        ("within", one.within() != other.within()),
    ])
}

pub(super) fn of_wave(one: &ReleaseWave, other: &ReleaseWave) -> Vec<&'static str> {
    differing(&[
        ("announced", one.announced() != other.announced()),
        ("label", one.label() != other.label()),
        ("note", one.note() != other.note()),
        ("place", one.place() != other.place()),
        ("population", one.population() != other.population()),
        ("window", one.window() != other.window()),
        ("within", one.within() != other.within()),
    ])
}

pub(super) fn of_listing(one: &Listing, other: &Listing) -> Vec<&'static str> {
    differing(&[
        ("as_of", one.as_of() != other.as_of()),
        ("at", one.at() != other.at()),
        ("by", one.by() != other.by()),
        ("coverage", one.coverage() != other.coverage()),
        ("label", one.label() != other.label()),
        ("list", one.availability() != other.availability()),
        ("note", one.note() != other.note()),
        ("population", one.population() != other.population()),
        ("published", one.published() != other.published()),
        ("states", one.states() != other.states()),
        ("via", one.via() != other.via()),
        ("wave", one.wave() != other.wave()),
        ("withheld", one.withheld() != other.withheld()),
    ])
}

/// Only the names of the fields leave a record; what stands in them does not.
pub(super) fn of_record(one: &Detainee, other: &Detainee) -> Vec<&'static str> {
    differing(&[
        ("aliases", one.aliases() != other.aliases()),
        ("attributes", one.attributes() != other.attributes()),
        ("birthplace", one.birthplace() != other.birthplace()),
        ("born", one.born() != other.born()),
        ("category", one.category() != other.category()),
        ("consent", one.consent() != other.consent()),
        ("events", one.events() != other.events()),
        ("identifiers", one.identifiers() != other.identifiers()),
        ("listing", one.listing() != other.listing()),
        ("name", one.name() != other.name()),
        ("nationalities", one.nationalities() != other.nationalities()),
        ("note", one.note() != other.note()),
        ("occupation", one.occupation() != other.occupation()),
        ("residence", one.residence() != other.residence()),
        ("sensitivity", one.sensitivity() != other.sensitivity()),
        ("sex", one.sex() != other.sex()),
    ])
}

pub(super) fn of_assumption(one: &Assumption, other: &Assumption) -> Vec<&'static str> {
    differing(&[
        ("because", one.because() != other.because()),
        ("label", one.label() != other.label()),
        ("rule", one.rule() != other.rule()),
    ])
}
