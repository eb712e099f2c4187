//! [`conflicts`]: records that were joined although a column says otherwise, for somebody to look at.

use crate::link::explanation::{Evidence, Explainer};
use crate::link::linking::Linkage;
use crate::link::roll::Roll;

/// Two records that hold a person together although a column says that they are two. Its other columns say more; but
/// twins and namesakes are joined like this, where they are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    one: u32,
    other: u32,
    weight: i32,
    against: Evidence,
}

impl Conflict {
    /// The two records by their places, the lesser first.
    #[must_use]
    pub fn records(&self) -> (u32, u32) {
        (self.one, self.other)
    }

    /// What the pair weighs, in millibits.
    #[must_use]
    pub fn weight(&self) -> i32 {
        self.weight
    }

    /// The column that says most against it. It weighs −5,000 at most, save for names: where many records of one person
    /// have slips in all given names, another given name may even speak for it.
    #[must_use]
    pub fn against(&self) -> &Evidence {
        &self.against
    }
}

/// The [joins](crate::link::cluster::Clustering::joins) that a column speaks against, by 5 bits or more or as names of
/// two people, of brothers say; those of the least weight first, and of one weight in the order of records. What was
/// judged is not among them.
///
/// Linking joins what is likelier one person than two, so that of many joins some are wrong: here more than elsewhere.
/// In a list of 100,000 invented records these were one in thirty of all joins, and half of the wrong ones. Of the pairs
/// of one person only those that hold it together are looked at, one fewer than its records. Pairs whose *sum* speaks
/// against the clusters are [doubtful](crate::link::cluster::Clustering::doubtful).
///
/// O(records + joins), joins of records that say the same aside.
///
/// ```
/// use cotejo::link::{Linking, Roll, cluster::Constraints, conflicts, link};
///
/// // A number in common, and two years of birth.
/// let roll = Roll::new(["a-1", "b-7", "b-8", "b-9"])
///     .with_written_names(["PEÑA MONTERO, Rubén", "Ruben Peña Montero", "Rosa Vela Toro", "Luis Otaiza"])
///     .with_born("born", ["1994-08-13", "1961-02-28", "1990-03-07", "1983-11-30"])
///     .with_identifiers("national id", ["V-12.345.679", "12345679", "9876543", "14123987"]);
/// let lenient = Linking::default().threshold(-10_000);
/// let found = link(&roll, &lenient, &Constraints::default());
/// let conflicts = conflicts(&roll, &found);
/// assert_eq!(found.persons().len(), 3);
/// assert_eq!((conflicts.len(), conflicts[0].against().column()), (1, "born"));
/// ```
#[must_use]
pub fn conflicts(roll: &Roll, found: &Linkage) -> Vec<Conflict> {
    let left = found.compared(roll);
    let explainer = Explainer::new(roll, &left, found);
    let clusters = (0..).take(found.persons().len());
    let joins = clusters.flat_map(|cluster| found.persons().joins(cluster));
    let conflict = |(one, other)| {
        let explanation = explainer.explain(one, other)?;
        let against = explanation.against().or(explanation.two_names())?;
        Some(Conflict {
            one,
            other,
            weight: explanation.total(),
            against: against.clone(),
        })
    };
    let mut conflicts: Vec<Conflict> = joins
        .filter(|join| join.weight.is_some() && !found.copies.has(join.other))
        .filter_map(|join| conflict((join.one, join.other)))
        .collect();
    conflicts.sort_by_key(|conflict| (conflict.weight, conflict.one, conflict.other));
    conflicts
}
