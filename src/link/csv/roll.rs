//! A [`Table`] as a [`Roll`].

use crate::link::csv::birth::births;
use crate::link::csv::check::{compared, has_births_in_parts, has_names};
use crate::link::csv::kind::Kind;
use crate::link::csv::missing::{is_missing, said};
use crate::link::csv::table::{Record, Table};
use crate::link::roll::Roll;
use crate::name::{self, Written};

impl Table {
    /// The records made ready to be linked, each column as its [kind](Kind) says.
    ///
    /// One name of each record, from its parts or else whole; where a cell names several people, the first
    /// ([`names`](Self::names) has them all). Values that say nothing, such as `n/d`, are missing. A date of birth in parts
    /// counts where there is no whole one. Time linear, most of it for the names.
    #[must_use]
    pub fn roll(&self) -> Roll {
        let mut roll = Roll::new(self.records.iter().map(|record| record.id.clone()));
        roll = roll.with_listings(self.listings());
        if has_names(self) {
            roll = roll.with_written_names(self.written_names());
        }
        let mut parts: Option<Vec<String>> = self
            .of_kind(Kind::BornYear)
            .next()
            .map(|_| births(self).collect());
        if has_births_in_parts(self)
            && let Some(births) = parts.take()
        {
            roll = roll.with_born("birth date", births.iter().map(String::as_str));
        }
        for column in compared(self) {
            let Some(own) = self.columns.get(column) else {
                continue;
            };
            let label = &own.label;
            let values = self.values(column).map(said);
            roll = match own.kind {
                Kind::Born => match parts.take() {
                    Some(births) => roll.with_born(label, values.zip(&births).map(first)),
                    None => roll.with_born(label, values),
                },
                Kind::Identifier => roll.with_identifiers(label, values),
                Kind::Email => roll.with_emails(label, values),
                Kind::Sex => roll.with_sexes(label, values),
                Kind::Event => roll.with_events(label, values),
                Kind::Text => roll.with_texts(label, values),
                Kind::Nationality => roll.with_sets(label, values),
                _ => roll,
            };
        }
        roll
    }

    /// The name of each record as it is written, read: of one person, of several, or of nobody.
    pub fn names(&self) -> impl Iterator<Item = Written> {
        self.written_names().map(|written| name::parse(&written))
    }

    /// The name of each record as it is written, its parts put together.
    fn written_names(&self) -> impl Iterator<Item = String> {
        let columns = |kinds: &[Kind]| -> Vec<usize> {
            kinds
                .iter()
                .flat_map(|kind| self.of_kind(*kind).collect::<Vec<_>>())
                .collect()
        };
        let given = columns(&[Kind::Given, Kind::Middle]);
        let surnames = columns(&[Kind::Surname, Kind::SecondSurname]);
        let whole = columns(&[Kind::Name]);
        self.records.iter().map(move |record| {
            let parts = (
                self.words(record, &surnames, true),
                self.words(record, &given, false),
            );
            match parts {
                (surnames, given) if !surnames.is_empty() && !given.is_empty() => {
                    format!("{surnames}, {given}")
                }
                (surnames, given) if given.is_empty() && is_missing(&surnames) => {
                    self.words(record, &whole, false)
                }
                (surnames, given) => surnames + &given,
            }
        })
    }

    /// What stands in some columns of a record, one behind the other. The first may be a surname that reads like a word
    /// for *unknown*: Null, Na.
    fn words(&self, record: &Record, columns: &[usize], may_be_word: bool) -> String {
        let cells = columns.iter().filter_map(|column| self.cell(record, *column));
        let words: Vec<&str> = cells
            .map(str::trim)
            .enumerate()
            .filter(|(nth, cell)| !is_missing(cell) || *nth == 0 && may_be_word && !cell.is_empty())
            .map(|(_, cell)| cell)
            .collect();
        words.join(" ")
    }
}

/// The one, or where it is empty the other.
fn first<'a>((one, other): (&'a str, &'a String)) -> &'a str {
    if one.is_empty() { other } else { one }
}
