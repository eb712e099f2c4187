//! [`persons`]: the records of a ledger as persons, by all that is known of them.

use std::collections::BTreeMap;

use crate::link::certain::Certain;
use crate::link::cluster::{Clustering, Constraints, Link, cluster};
use crate::link::doubts::{Pair, Review, WORTH_A_LOOK, linked, review};
use crate::link::explanation::Explainer;
use crate::link::linker::link;
use crate::link::linking::{Linkage, Linking};
use crate::link::register::{constraints, roll};
use crate::link::resolve::resolve;
use crate::link::roll::Roll;
use crate::link::weighing::{model, rules};
use crate::model::ledger::Ledger;
use crate::model::person::{PersonJoin, Resolution};
use crate::settings::Joining;

/// Joins the records of a ledger into persons: by judgements, then by equal identifiers, then by what they say.
///
/// Each person says what joined it ([`joins`](crate::Person::joins)) and what would
/// [undo](crate::Person::undoing) it; pairs for somebody to judge are [in doubt](Resolution::in_doubt). A judgement is
/// never overruled, and a name alone joins nobody, whatever it is.
///
/// Compared are the name, the date of birth, sex, nationality, birthplace, residence, the last facility, the first arrest,
/// and national ids and passports. The weights are documented ones and the same for every ledger, so that somebody
/// added to a list changes nobody else. They are such that at the default threshold no two records are joined without
/// names that agree, or a number, and without a date of birth or a number; the name and the day of birth
/// take one thing more, such as the facility. A conflict of names, another sex, another year of birth or another number keeps
/// two records apart, whatever else they share. Persons are joined by the average over all pairs of their records that say
/// enough or the contrary, so that no weak middle chains two people.
///
/// The same in any order of the file. O(n log² n) in records, where no name has more than a hundred bearers of whom
/// nothing else is known: their pairs are [passed over](Resolution::passed_over).
///
/// ```
/// use cotejo::{DetaineeDraft, Draft, Joining, Ledger, PersonEvidence, Value, link};
/// let record = |id: &str, name: &str| {
///     let held = Value::record([("what", "held"), ("facility", "Northern Prison")]);
///     DetaineeDraft::new(id).name(name).born("1990-05-06").events(held)
/// };
/// let draft = Draft::new()
///     .with_detainee(record("a-1", "PEÑA MONTERO, Rubén"))
///     .with_detainee(record("b-7", "Rubén Peña Montero"))
///     .with_detainee(DetaineeDraft::new("b-8").name("Rubén Peña Montero"));
/// let found = link::persons(&Ledger::try_from(draft)?, Joining::default());
/// assert_eq!(found.persons().len(), 2);
/// assert!(matches!(found.persons()[0].joins()[0].evidence(), PersonEvidence::Linked { .. }));
/// assert_eq!(found.in_doubt().len(), 2, "the third has a name and nothing else");
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[must_use]
pub fn persons(ledger: &Ledger, joining: Joining) -> Resolution {
    match joining {
        Joining::Certain => resolve(ledger),
        // Below even odds a name alone would do.
        Joining::Linked { threshold } => by_all(ledger, threshold.max(0)),
    }
}

fn by_all(ledger: &Ledger, threshold: i32) -> Resolution {
    let mut certain = Certain::of(ledger);
    let roll = roll(ledger);
    let decided = constraints(ledger, &certain);
    // From even odds on, so that what falls short of the threshold is there to be reviewed.
    let linking = Linking::default()
        .model(model())
        .rules(rules())
        .kept(WORTH_A_LOOK);
    let found = link(&roll, &linking, &decided);
    let clusters = clustered(&roll, &found, threshold, &decided);
    for join in joins(&certain, &roll, &found, &clusters) {
        certain.join(join);
    }
    let Review {
        listed,
        count,
        barred,
    } = review(&mut certain, &roll, &found, &clusters, threshold);
    for join in barred {
        certain.join(join);
    }
    let (persons, kept_apart) = certain.persons();
    Resolution {
        in_doubt: listed,
        doubts: count,
        passed_over: passed_over(&found, threshold),
        ..Resolution::of(persons, kept_apart)
    }
}

/// How many pairs nobody compared: of blocks too large, by the rule that left most, and of records that say the same.
fn passed_over(found: &Linkage, threshold: i32) -> u64 {
    let copies = found.links().iter().filter(|link| found.copies.has(link.other));
    let weights: BTreeMap<u32, i32> = copies.map(|link| (link.one, link.weight)).collect();
    let weight = |record: u32| weights.get(&record).copied().unwrap_or(i32::MIN);
    let same = found.copies.weighed(threshold, weight).passed_over();
    let rules = found
        .blocked()
        .len()
        .saturating_sub(usize::from(!found.copies.is_empty()));
    let skipped = found.blocked().iter().take(rules).map(|rule| rule.skipped().1);
    skipped.max().unwrap_or(0).saturating_add(same)
}

/// What a pair that reaches the threshold counts besides, in millibits, so that those who say too little do not outvote it.
const ENOUGH: i32 = 1_000;

/// Clusters at the threshold. A pair that says too little, and not the contrary, neither joins nor parts anybody: somebody
/// known by a name and a case is not kept from a full record because the name alone is not enough.
fn clustered(roll: &Roll, found: &Linkage, threshold: i32, decided: &Constraints) -> Clustering {
    let left = found.compared(roll);
    let explainer = Explainer::new(roll, &left, found);
    let score = |one: u32, other: u32| {
        let explanation = explainer.explain(one, other);
        let neutral = threshold.saturating_sub(1);
        explanation.map_or(neutral, |explanation| match explanation.total() {
            enough if enough >= threshold => enough.saturating_add(ENOUGH),
            total if explanation.against().is_some() => total,
            _ => neutral,
        })
    };
    let enough = found.links().iter().filter(|link| link.weight >= threshold);
    let links = enough.map(|link| Link {
        weight: link.weight.saturating_add(ENOUGH),
        ..*link
    });
    let (copies, links): (Vec<Link>, Vec<Link>) = links.partition(|link| found.copies.has(link.other));
    let records = u32::try_from(roll.len()).unwrap_or(u32::MAX);
    cluster(records, &links, threshold, decided, &score).with_copies(&copies)
}

/// The joins that linking adds to what is certain, those of each person from the weightiest down.
fn joins(certain: &Certain<'_>, roll: &Roll, found: &Linkage, clusters: &Clustering) -> Vec<PersonJoin> {
    let all = (0..clusters.len()).filter_map(|at| u32::try_from(at).ok());
    let weighed = all
        .flat_map(|at| clusters.joins(at))
        .filter(|join| join.weight.is_some());
    let pairs: Vec<Pair> = weighed.map(|join| (join.one, join.other)).collect();
    linked(certain, roll, found, &pairs)
}
