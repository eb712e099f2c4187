//! What joining records found: [`Person`], and all of them, [`Resolution`].

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::id::{DetaineeId, PersonId};
use crate::model::doubt::{InDoubt, Weighed};
use crate::partition::Partition;

/// What joining records found: which records are one person, and on what evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Person {
    pub(crate) id: PersonId,
    pub(crate) records: Vec<DetaineeId>,
    pub(crate) joins: Vec<PersonJoin>,
}

impl Person {
    /// The least id of its records.
    #[must_use]
    pub fn id(&self) -> &PersonId {
        &self.id
    }
    /// The records joined, in order of id; one or more.
    #[must_use]
    pub fn records(&self) -> &[DetaineeId] {
        &self.records
    }
    /// The evidence for each join; empty for a single record.
    #[must_use]
    pub fn joins(&self) -> &[PersonJoin] {
        &self.joins
    }
    /// What would undo it: the weakest of the joins that hold it together, the last in order of several. `None` for a
    /// single record. O(n log n) in records and joins.
    #[must_use]
    pub fn undoing(&self) -> Option<Undoing<'_>> {
        let place = |id: &DetaineeId| self.records.binary_search(id).ok();
        let ends = |join: &PersonJoin| place(&join.one).zip(place(&join.other));
        let mut order: Vec<&PersonJoin> = self.joins.iter().collect();
        order.sort_by_key(|join| (Reverse(join.evidence.strength()), *join));
        let mut held = Partition::new(self.records.len());
        let mut weakest: Option<&PersonJoin> = None;
        for join in &order {
            let Some((one, other)) = ends(join) else { continue };
            if held.root(one) != held.root(other) {
                // The last that joins two sets is the weakest.
                weakest = Some(join);
                let _joined = held.join(one, other);
            }
        }
        let join = weakest?;
        let mut without = Partition::new(self.records.len());
        let stronger = order.iter().take_while(|other| **other != join);
        for (one, other) in stronger.filter_map(|join| ends(join)) {
            let _joined = without.join(one, other);
        }
        let first = without.root(0);
        let mut side = |id: &DetaineeId| place(id).is_some_and(|at| without.root(at) == first);
        let (here, there): (Vec<&DetaineeId>, Vec<&DetaineeId>) =
            self.records.iter().partition(|id| side(id));
        let besides = self
            .joins
            .iter()
            .filter(|other| *other != join && side(&other.one) != side(&other.other))
            .collect();
        Some(Undoing {
            join,
            sides: [here, there],
            besides,
        })
    }
}

/// Why two records were joined.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PersonJoin {
    /// The one record.
    pub(crate) one: DetaineeId,
    /// The other.
    pub(crate) other: DetaineeId,
    pub(crate) evidence: PersonEvidence,
}

impl PersonJoin {
    /// The two records.
    #[must_use]
    pub fn records(&self) -> [&DetaineeId; 2] {
        [&self.one, &self.other]
    }
    /// The evidence.
    #[must_use]
    pub fn evidence(&self) -> &PersonEvidence {
        &self.evidence
    }
}

/// The evidence on which two records are one person. A name alone never is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum PersonEvidence {
    /// Somebody decided so, for this reason.
    Judged {
        /// The reason given.
        because: String,
    },
    /// They carry the same identifier of this scheme; the number itself is not repeated.
    EqualIdentifier {
        /// The scheme, such as `case`.
        scheme: String,
    },
    /// What they say makes one person likely enough.
    Linked {
        /// The odds, as a logarithm in millibits: 10,000 is about 1,000 to one.
        weight: i32,
        /// What each field says of the two; what a field adds, not what it holds.
        evidence: Vec<Weighed>,
    },
}

impl PersonEvidence {
    /// What goes before what: judgements, then equal identifiers, then the weightier.
    fn strength(&self) -> (u8, i32) {
        match self {
            Self::Judged { .. } => (2, 0),
            Self::EqualIdentifier { .. } => (1, 0),
            Self::Linked { weight, .. } => (0, *weight),
        }
    }
}

/// What would undo a person: the weakest of the joins that hold it together, and how it would fall apart.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undoing<'p> {
    /// The join. Taking out its judgement or its identifier, or a *different persons* judgement on its two records,
    /// undoes it.
    pub join: &'p PersonJoin,
    /// The records on either side of it, in order; the side of the least id first.
    pub sides: [Vec<&'p DetaineeId>; 2],
    /// Other joins across, none of them stronger. While one of these stands, the two sides stay one person.
    pub besides: Vec<&'p PersonJoin>,
}

/// Every record of a ledger as persons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Resolution {
    pub(crate) persons: Vec<Person>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) index: BTreeMap<DetaineeId, usize>,
    pub(crate) kept_apart: Vec<KeptApart>,
    pub(crate) in_doubt: Vec<InDoubt>,
    pub(crate) doubts: usize,
    pub(crate) passed_over: u64,
}

impl Resolution {
    /// How many pairs in doubt are listed.
    pub const LISTED: usize = 1_000;

    /// Of persons in order of id, with nothing in doubt.
    pub(crate) fn of(persons: Vec<Person>, kept_apart: Vec<KeptApart>) -> Self {
        let records = persons.iter().enumerate();
        let index = records
            .flat_map(|(at, person)| person.records.iter().map(move |record| (record.clone(), at)))
            .collect();
        Self {
            persons,
            index,
            kept_apart,
            ..Self::default()
        }
    }

    /// The persons, in order of id.
    #[must_use]
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }
    /// The person a record belongs to.
    #[must_use]
    pub fn person_of(&self, record: &DetaineeId) -> Option<&Person> {
        self.index.get(record).and_then(|&at| self.persons.get(at))
    }
    /// Joins that the evidence asks for and a judgement forbids, in order.
    #[must_use]
    pub fn kept_apart(&self) -> &[KeptApart] {
        &self.kept_apart
    }
    /// Pairs of records for somebody to judge: those that contradict what is joined first, then the likeliest; at most
    /// [`LISTED`](Self::LISTED). Empty where only what is certain was asked for.
    #[must_use]
    pub fn in_doubt(&self) -> &[InDoubt] {
        &self.in_doubt
    }
    /// Pairs of a person's records that speak against it, as far as they are listed.
    pub fn against<'r>(&'r self, person: &'r Person) -> impl Iterator<Item = &'r InDoubt> {
        let within = |id: &DetaineeId| person.records.binary_search(id).is_ok();
        self.in_doubt
            .iter()
            .filter(move |pair| within(&pair.one) && within(&pair.other))
    }
    /// How many pairs are in doubt, listed or not.
    #[must_use]
    pub fn doubts(&self) -> usize {
        self.doubts
    }
    /// Pairs that were not compared, because too many records have the same name and little else; what the rule
    /// of blocking that left out most left out; a pair counts once for each thing it was left out by. Nobody is joined by
    /// it.
    #[must_use]
    pub fn passed_over(&self) -> u64 {
        self.passed_over
    }
}

/// Two records whose evidence would join them and that a judgement keeps apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct KeptApart {
    /// The join that was not made.
    pub(crate) join: PersonJoin,
    pub(crate) because: String,
}

impl KeptApart {
    /// The join that was not made.
    #[must_use]
    pub fn join(&self) -> &PersonJoin {
        &self.join
    }
    /// The reason of the judgement that forbids it.
    #[must_use]
    pub fn because(&self) -> &str {
        &self.because
    }
}
