//! Persons, scored pairs and whole tables as CSV.

use std::collections::BTreeMap;
use std::fmt;

use crate::link::cluster::{Clustering, Link};
use crate::link::csv::guard::is_run;
use crate::link::csv::table::Table;
use crate::link::earlier::Earlier;
use crate::link::roll::Roll;

/// The persons of a roll as CSV in UTF-8: `rec_id,person_id`, one line a record, persons together. A person is called by
/// the first of its ids, which is another after one more record: for lists that are published day by day, [`lasting`] has
/// ids that stay.
///
/// ```
/// use cotejo::link::{Linking, Roll, cluster::Constraints, csv, link};
///
/// let roll = Roll::new(["b", "=a"]);
/// let found = link(&roll, &Linking::default(), &Constraints::default());
/// assert_eq!(csv::persons(&roll, found.persons()).to_string(), "rec_id,person_id\n'=a,'=a\nb,b\n");
/// ```
#[must_use]
pub fn persons<'a>(roll: &'a Roll, persons: &'a Clustering) -> impl fmt::Display + 'a {
    Shown(move |f: &mut fmt::Formatter<'_>| {
        row(f, ["rec_id", "person_id"])?;
        for cluster in persons.clusters() {
            let person = cluster.first().and_then(|record| roll.id(*record));
            for record in cluster {
                row(f, [roll.id(*record), person].map(Option::unwrap_or_default))?;
            }
        }
        Ok(())
    })
}

/// The same with the ids of persons that last from one linking to the next, those of [`Earlier::person`]: for lists that are
/// published day by day. A record that `earlier` does not know has an empty one.
///
/// ```
/// use cotejo::link::{Earlier, Linking, Roll, cluster::Constraints, csv, link, link_more};
///
/// let (linking, free) = (Linking::default(), Constraints::default());
/// let monday = Roll::new(["b"]).with_identifiers("national id", ["12345679"]);
/// let earlier = Earlier::of(&monday, &link(&monday, &linking, &free));
/// let tuesday = Roll::new(["a", "b"]).with_identifiers("national id", ["12345679", "12345679"]);
/// let found = link_more(&tuesday, &earlier, &linking, &free);
/// assert_eq!(csv::lasting(&tuesday, found.next()).to_string(), "rec_id,person_id\na,b\nb,b\n");
/// ```
#[must_use]
pub fn lasting<'a>(roll: &'a Roll, earlier: &'a Earlier) -> impl fmt::Display + 'a {
    Shown(move |f: &mut fmt::Formatter<'_>| {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let records = (0..).map_while(|record| roll.id(record)).enumerate();
        let mut rows: Vec<(usize, usize, &str, &str)> = records
            .map(|(at, id)| match earlier.person(id) {
                Some(person) => (*first.entry(person).or_insert(at), at, id, person),
                None => (at, at, id, ""),
            })
            .collect();
        rows.sort_unstable();
        row(f, ["rec_id", "person_id"])?;
        rows.iter()
            .try_for_each(|(.., id, person)| row(f, [*id, *person]))
    })
}

/// Scored pairs as CSV in UTF-8: `left,right,score`, the score in bits with three decimals, exactly what it was in
/// millibits.
#[must_use]
pub fn pairs<'a>(roll: &'a Roll, links: &'a [Link]) -> impl fmt::Display + 'a {
    Shown(move |f: &mut fmt::Formatter<'_>| {
        row(f, ["left", "right", "score"])?;
        for link in links {
            let [one, other] = [link.one, link.other].map(|record| roll.id(record).unwrap_or_default());
            row(f, [one, other, &bits(link.weight)])?;
        }
        Ok(())
    })
}

/// Millibits as bits.
fn bits(weight: i32) -> String {
    let sign = if weight < 0 { "-" } else { "" };
    let weight = weight.unsigned_abs();
    format!("{sign}{}.{:03}", weight / 1_000, weight % 1_000)
}

impl Table {
    /// All records as CSV in UTF-8, with the columns they came with and before them `rec_id` and `person_id`, as
    /// [`persons`] has them: for lists that are published day by day, [`with_lasting`](Self::with_lasting) has ids that
    /// stay. The roll is [that of this table](Self::roll).
    ///
    /// Records stand in the order of the files. Values are as they were, but for the delimiter and quotation marks.
    #[must_use]
    pub fn with_persons<'a>(&'a self, roll: &'a Roll, persons: &'a Clustering) -> impl fmt::Display + 'a {
        Shown(move |f: &mut fmt::Formatter<'_>| {
            let person = |place: u32| {
                let records = persons.records(persons.cluster_of(place)?);
                roll.id(*records.first()?)
            };
            self.write(f, roll.places().into_iter().map(person))
        })
    }

    /// The same with the ids of persons that last from one linking to the next, as [`lasting`] has them.
    #[must_use]
    pub fn with_lasting<'a>(&'a self, earlier: &'a Earlier) -> impl fmt::Display + 'a {
        Shown(move |f: &mut fmt::Formatter<'_>| {
            let records = self.records.iter();
            self.write(f, records.map(|record| earlier.person(&record.id)))
        })
    }

    /// Headers and records, each with its person.
    fn write<'a>(
        &'a self,
        f: &mut fmt::Formatter<'_>,
        persons: impl Iterator<Item = Option<&'a str>>,
    ) -> fmt::Result {
        let headers = self.columns.iter().map(|column| column.header.as_str());
        row(f, ["rec_id", "person_id"].into_iter().chain(headers))?;
        for (record, person) in self.records.iter().zip(persons) {
            let cells = (0..self.columns.len()).map(|column| self.cell(record, column));
            let all = [Some(&*record.id), person].into_iter().chain(cells);
            row(f, all.map(Option::unwrap_or_default))?;
        }
        Ok(())
    }
}

/// One row. Cells that a spreadsheet would run are guarded, and quoted where any program might see a delimiter.
fn row<'a>(f: &mut fmt::Formatter<'_>, cells: impl IntoIterator<Item = &'a str>) -> fmt::Result {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            f.write_str(",")?;
        }
        let guard = if is_run(cell) { "'" } else { "" };
        if cell.contains([',', ';', '\t', '|', '"', '\n', '\r', '\u{feff}']) {
            write!(f, "\"{guard}{}\"", cell.replace('"', "\"\""))?;
        } else {
            write!(f, "{guard}{cell}")?;
        }
    }
    f.write_str("\n")
}

/// Text that is written when it is asked for, and never held as a whole.
struct Shown<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Shown<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}
