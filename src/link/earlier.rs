//! [`Earlier`]: what one linking leaves for the next. [`link_more`]: new records against it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::link::cluster::{Clustering, Constraints};
use crate::link::linker::{Carried, linked};
use crate::link::linking::{Linkage, Linking};
use crate::link::model::Model;
use crate::link::progress::Progress;
use crate::link::roll::Roll;

/// What one linking leaves for the next: its weights, who is who by the ids of records, and the pairs it kept.
///
/// A person's id is that of their least record when they are first found, and stays theirs as long as most of their
/// records stay together; an id that is given up is never given again. Where the id of that record is or was somebody
/// else's, the person has it with a mark, `a-0/2`: another person than `a-0`, the second who would be called so. With the
/// feature `serde` it is written and read back, to be kept until tomorrow; it holds ids and weights and nothing else that
/// records say.
///
/// For lists that are published day by day, publish these ids, [`person`](Self::person) of [`Continued::next`]; with the
/// feature `csv`, `csv::lasting` and `Table::with_lasting` write them. Those that `csv::persons` and `Table::with_persons`
/// write are of one run: another record may give the same person another.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Earlier {
    model: Model,
    /// For each record its person.
    persons: BTreeMap<String, String>,
    retired: BTreeSet<String>,
    links: Vec<(String, String)>,
}

/// New records linked to those of an [`Earlier`] linking.
#[derive(Debug, Clone)]
pub struct Continued {
    linkage: Linkage,
    next: Earlier,
    retired: Vec<Retired>,
    parted: Vec<Parted>,
}

/// An id that nobody has any longer, as who had it is the same as somebody else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Retired {
    id: String,
    now: Vec<String>,
}

/// A person whose records are now of several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Parted {
    id: String,
    also: Vec<String>,
}

impl Retired {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who has the records now, in order; nobody where the records are no longer there.
    #[must_use]
    pub fn now(&self) -> &[String] {
        &self.now
    }
}

impl Parted {
    /// The person who keeps the id, with most of the records.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who has the others, in order.
    #[must_use]
    pub fn also(&self) -> &[String] {
        &self.also
    }
}

impl Earlier {
    /// What a linking leaves, the first of its kind. Of several records with one id the last counts. O(n log n).
    #[must_use]
    pub fn of(roll: &Roll, found: &Linkage) -> Self {
        let nobody = Self {
            model: found.model().clone(),
            persons: BTreeMap::new(),
            retired: BTreeSet::new(),
            links: Vec::new(),
        };
        nobody.next(roll, found).0
    }

    /// The weights.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The person a record is of, by the ids of both.
    #[must_use]
    pub fn person(&self, record: &str) -> Option<&str> {
        self.persons.get(record).map(String::as_str)
    }

    /// Each record with its person, in the order of records.
    #[must_use]
    pub fn persons(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.persons
            .iter()
            .map(|(record, person)| (record.as_str(), person.as_str()))
    }

    /// The ids that were given up, in order.
    pub fn retired(&self) -> impl ExactSizeIterator<Item = &str> {
        self.retired.iter().map(String::as_str)
    }

    /// The same after a linking of these records, with who gave up an id and who was parted.
    fn next(&self, roll: &Roll, found: &Linkage) -> (Self, Vec<Retired>, Vec<Parted>) {
        let id = |record: u32| roll.id(record).unwrap_or_default();
        let clusters = found.persons();
        let names = self.named(roll, clusters);
        let mut persons = BTreeMap::new();
        let mut now: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (records, person) in clusters.clusters().zip(&names) {
            for record in records {
                persons.insert(id(*record).to_owned(), person.clone());
                if let Some(before) = self.person(id(*record)) {
                    now.entry(before).or_default().insert(person);
                }
            }
        }
        let taken: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let before: BTreeSet<&str> = self.persons.values().map(String::as_str).collect();
        let others = |id: &str| -> Vec<String> {
            let all = now.get(id).into_iter().flatten();
            all.filter(|one| **one != id)
                .map(|one| (*one).to_owned())
                .collect()
        };
        let given_up = before.iter().filter(|id| !taken.contains(*id));
        let retired: Vec<Retired> = given_up
            .map(|id| Retired {
                id: (*id).to_owned(),
                now: others(id),
            })
            .collect();
        let kept = before.iter().filter(|id| taken.contains(*id));
        let parted = kept.map(|id| Parted {
            id: (*id).to_owned(),
            also: others(id),
        });
        let parted = parted.filter(|parted| !parted.also.is_empty()).collect();
        let mut all_retired = self.retired.clone();
        all_retired.extend(retired.iter().map(|retired| retired.id.clone()));
        let links = found.links().iter();
        let next = Self {
            model: self.model.clone(),
            persons,
            retired: all_retired,
            links: links
                .map(|link| (id(link.one).to_owned(), id(link.other).to_owned()))
                .collect(),
        };
        (next, retired, parted)
    }

    /// An id for each cluster: that of the person with whom it shares the most records, where nobody shares more; or
    /// else that of its least record, with a mark where that is or was somebody's.
    fn named(&self, roll: &Roll, clusters: &Clustering) -> Vec<String> {
        let mut shared: BTreeMap<(&str, usize), u32> = BTreeMap::new();
        for (cluster, records) in clusters.clusters().enumerate() {
            for record in records {
                if let Some(person) = roll.id(*record).and_then(|id| self.person(id)) {
                    *shared.entry((person, cluster)).or_default() += 1;
                }
            }
        }
        // The most records first; of as many the lesser id, then the first cluster.
        let mut claims: Vec<(Reverse<u32>, &str, usize)> = shared
            .iter()
            .map(|((person, cluster), n)| (Reverse(*n), *person, *cluster))
            .collect();
        claims.sort_unstable();
        let mut names: Vec<Option<String>> = vec![None; clusters.len()];
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (_, person, cluster) in claims {
            if let Some(name @ None) = names.get_mut(cluster)
                && taken.insert(person.to_owned())
            {
                *name = Some(person.to_owned());
            }
        }
        // Nobody's id, now or before, is given to somebody new.
        taken.extend(self.persons.values().cloned());
        taken.extend(self.retired.iter().cloned());
        let named = clusters.clusters().zip(names).map(|(records, name)| {
            name.unwrap_or_else(|| {
                let least = records
                    .first()
                    .and_then(|record| roll.id(*record))
                    .unwrap_or_default();
                let marked = (2_u64..).map(|mark| format!("{least}/{mark}"));
                let mut free = std::iter::once(least.to_owned()).chain(marked);
                let free = free.find(|id| !taken.contains(id)).unwrap_or_default();
                taken.insert(free.clone());
                free
            })
        });
        named.collect()
    }
}

/// Shows how much there is, and no id.
impl fmt::Debug for Earlier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Earlier")
            .field("records", &self.persons.len())
            .field("retired", &self.retired.len())
            .field("links", &self.links.len())
            .finish_non_exhaustive()
    }
}

impl Continued {
    /// The linking of all records, old and new.
    #[must_use]
    pub fn linkage(&self) -> &Linkage {
        &self.linkage
    }

    /// Who is who now, for the next time.
    #[must_use]
    pub fn next(&self) -> &Earlier {
        &self.next
    }

    /// The ids given up this time, in order: of two persons found to be one, and of those whose records are gone.
    #[must_use]
    pub fn retired(&self) -> &[Retired] {
        &self.retired
    }

    /// Persons found to be several, in order.
    #[must_use]
    pub fn parted(&self) -> &[Parted] {
        &self.parted
    }
}

/// Links new records to those of an earlier linking, and to one another. `roll` holds all records, old and new; which
/// are old is told by their ids. What was changed in an old record since is seen only where a new one meets it: give it
/// a new id instead.
///
/// **Give records ids of your own, which no other record ever has.** An id that is the number of a line is another record's
/// after a line is put in before it. One that the door for CSV made, `e.csv/1` or `e.csv:7`, depends on which files are
/// read together, unless `Mapping::qualified` asked for it: what was `1` yesterday and is `e.csv/1` today is taken for a
/// new record, and the `1` of another file for the old one.
///
/// Weights are the earlier ones, by the labels of their columns: see [`Linking::model`]. Judgements are not kept: they are
/// given again, at the places the records have in this roll. After judgements are given or taken back, ids may move, as
/// persons become one or several: [`retired`](Continued::retired) and [`parted`](Continued::parted) say so.
///
/// Only pairs with a new record are brought together, or with one that was joined to others
/// of which none is there any longer; those that were kept are weighed again, as what is rare may no longer be. So the persons are those that linking all from scratch with the same
/// weights gives, save where an old pair that was not kept now reaches the threshold, or a block has become too large:
/// with everything kept ([`Linking::kept`]) and no block over the limit there is no difference. A pair moves by what the
/// rarity of its words moves, at most log₂ of how much longer the list has become for each word that agrees.
///
/// ```
/// use cotejo::link::{Earlier, Linking, Roll, cluster::Constraints, link, link_more};
/// let roll = |rows: &[(&'static str, &'static str)]| {
///     Roll::new(rows.iter().map(|row| row.0)).with_identifiers("national id", rows.iter().map(|row| row.1))
/// };
/// let monday = roll(&[("a-1", "12345679"), ("a-2", "9876543")]);
/// let (linking, free) = (Linking::default(), Constraints::default());
/// let earlier = Earlier::of(&monday, &link(&monday, &linking, &free));
/// let tuesday = roll(&[("a-1", "12345679"), ("a-2", "9876543"), ("b-1", "V-12.345.679")]);
/// let found = link_more(&tuesday, &earlier, &linking, &free);
/// assert_eq!(found.next().person("b-1"), Some("a-1"));
/// assert!(found.retired().is_empty());
/// ```
#[must_use]
pub fn link_more(roll: &Roll, earlier: &Earlier, linking: &Linking, constraints: &Constraints) -> Continued {
    link_more_telling(roll, earlier, linking, constraints, &mut |_| ())
}

/// The same, telling how far it is.
#[must_use]
pub fn link_more_telling(
    roll: &Roll,
    earlier: &Earlier,
    linking: &Linking,
    constraints: &Constraints,
    tell: &mut dyn FnMut(Progress<'_>),
) -> Continued {
    let ids = (0..).map_while(|record| Some((roll.id(record)?, record)));
    let places: BTreeMap<&str, u32> = ids.clone().collect();
    let place = |id: &String| places.get(id.as_str()).copied();
    let links = earlier.links.iter();
    let pairs: Vec<(u32, u32)> = links
        .filter_map(|(one, other)| place(one).zip(place(other)))
        .collect();
    let linked_still: BTreeSet<u32> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let mut several: BTreeMap<&str, bool> = BTreeMap::new();
    for (_, person) in earlier.persons() {
        several
            .entry(person)
            .and_modify(|several| *several = true)
            .or_insert(false);
    }
    let is_new = |(id, record): (&str, u32)| {
        let alone = |person| several.get(person) != Some(&true);
        earlier
            .person(id)
            .is_none_or(|person| !linked_still.contains(&record) && !alone(person))
    };
    let carried = Carried {
        new: ids.map(is_new).collect(),
        pairs,
    };
    let linking = linking.clone().model(earlier.model.clone());
    let linkage = linked(roll, &linking, constraints, Some(&carried), tell);
    let (next, retired, parted) = earlier.next(roll, &linkage);
    Continued {
        linkage,
        next,
        retired,
        parted,
    }
}
