//! [`Table`]: the records of one or several files, with all that was said of them.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use crate::link::csv::cells::Cells;
use crate::link::csv::delimiter::Delimiter;
use crate::link::csv::encoding::Encoding;
use crate::link::csv::kind::Kind;
use crate::link::csv::meaning::{Basis, Meaning};
use crate::link::csv::report::{Note, Rejected};

/// One file as it was read.
#[derive(Debug, Clone)]
pub struct File {
    pub(super) name: String,
    pub(super) encoding: Encoding,
    pub(super) delimiter: Delimiter,
    /// The lines of the headers; none in a file without a row.
    pub(super) heading: Option<(u64, u64)>,
    pub(super) headers: usize,
    /// For a column of the table, which of the file it is.
    pub(super) places: BTreeMap<usize, usize>,
}

impl File {
    /// The name the caller gave it; a second one of the same name has a number behind it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// In which encoding it was found to be.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The sign between its fields.
    #[must_use]
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// The lines of the headers; `None` where it has no row at all.
    #[must_use]
    pub fn heading(&self) -> Option<RangeInclusive<u64>> {
        self.heading.map(|(first, last)| first..=last)
    }
}

/// One column of the table: of each file, the column of the same kind and label.
#[derive(Debug, Clone)]
pub struct Column {
    pub(super) header: String,
    pub(super) label: String,
    /// The label without its number.
    pub(super) about: String,
    pub(super) place: usize,
    pub(super) kind: Kind,
    pub(super) basis: Basis,
    pub(super) doubts: Vec<String>,
}

impl Column {
    /// A column as its first file has it.
    pub(super) fn new(header: String, meaning: Meaning, place: usize) -> Self {
        let label = match place {
            0 => meaning.label.clone(),
            place => format!("{} {}", meaning.label, place + 1),
        };
        Self {
            header,
            label,
            about: meaning.label,
            place,
            kind: meaning.kind,
            basis: meaning.basis,
            doubts: meaning.doubt.into_iter().collect(),
        }
    }

    /// Its header in the first file that has it, as written.
    #[must_use]
    pub fn header(&self) -> &str {
        &self.header
    }

    /// What it is called in results: what it is about, or its header in small letters.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What it holds.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How that is known.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// What is doubtful about that: what else it may hold, under which other headers other files have it, or why it is
    /// left aside. A [`Mapping`] settles it.
    ///
    /// [`Mapping`]: crate::link::csv::Mapping
    pub fn doubts(&self) -> impl Iterator<Item = &str> {
        self.doubts.iter().map(String::as_str)
    }
}

#[derive(Clone)]
pub(super) struct Record {
    pub(super) file: usize,
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) row: usize,
    pub(super) id: Box<str>,
}

/// The records of one or several CSV files, every column of theirs, and what could not be read.
///
/// Records are numbered in the order of the files and lines; [`Roll::places`](crate::link::Roll::places) says where
/// they stand in the [roll](Self::roll).
#[derive(Clone, Default)]
pub struct Table {
    pub(super) files: Vec<File>,
    pub(super) columns: Vec<Column>,
    pub(super) cells: Cells,
    pub(super) records: Vec<Record>,
    pub(super) rejected: Vec<Rejected>,
    pub(super) notes: Vec<Note>,
}

impl Table {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The files, in the order given.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The columns of all files, in the order in which they first come.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The lines that are no record, by file and line.
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        &self.rejected
    }

    /// What could not be read of records that are kept, by file and line.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The id of a record, `listing/id` where several listings have that id; without a column of ids, the line, behind
    /// the name of the file where there are several: `a.csv:7`. It may [depend](crate::link::csv#ids) on which files are read
    /// together. No two records have one id, so that [`Roll::place`](crate::link::Roll::place) finds each.
    #[must_use]
    pub fn id(&self, record: usize) -> Option<&str> {
        self.records.get(record).map(|record| &*record.id)
    }

    /// The file of a record, by its place among the files, and its lines, from 1.
    #[must_use]
    pub fn lines(&self, record: usize) -> Option<(usize, RangeInclusive<u64>)> {
        let record = self.records.get(record)?;
        Some((record.file, record.first..=record.last))
    }

    /// What stands in a column of a record, as written; `None` where its file has no such column or its row ended
    /// before.
    ///
    /// The apostrophe that keeps a spreadsheet from running a value is [taken off](crate::link::csv#spreadsheets).
    #[must_use]
    pub fn value(&self, record: usize, column: usize) -> Option<&str> {
        self.cell(self.records.get(record)?, column)
    }

    pub(super) fn cell(&self, record: &Record, column: usize) -> Option<&str> {
        let field = *self.files.get(record.file)?.places.get(&column)?;
        self.cells.get(record.row, field)
    }

    /// What stands in a column, record by record; empty where there is nothing.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        let records = self.records.iter();
        records.map(move |record| self.cell(record, column).unwrap_or_default())
    }

    /// The listing of each record: as its column says, or its file where there are several.
    pub(super) fn listings(&self) -> impl Iterator<Item = &str> {
        let column = self.of_kind(Kind::Listing).next();
        self.records.iter().map(move |record| {
            let said = column.and_then(|column| self.cell(record, column));
            match said.map(str::trim).filter(|said| !said.is_empty()) {
                Some(said) => said,
                None if self.files.len() > 1 => self.files.get(record.file).map_or("", File::name),
                None => "",
            }
        })
    }

    /// The columns of a kind, in an order that does not depend on how they stand in the files.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> + use<> {
        let name = |at: &usize| self.columns.get(*at).map(|column| (&column.about, column.place));
        let is_of_kind = |at: &usize| self.columns.get(*at).is_some_and(|column| column.kind == kind);
        let mut found: Vec<usize> = (0..self.columns.len()).filter(is_of_kind).collect();
        found.sort_by_key(name);
        found.into_iter()
    }
}

/// How much there is, and nothing of what it says.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("files", &self.files.len())
            .field("columns", &self.columns.len())
            .field("records", &self.records.len())
            .field("rejected", &self.rejected.len())
            .field("notes", &self.notes.len())
            .finish_non_exhaustive()
    }
}
