//! [`Rejected`] and [`Note`]: what of a file is no record, and what of a record could not be read.

use std::fmt;
use std::ops::RangeInclusive;

use crate::error::quoted;

/// Why lines of a file are no record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// It stands before the headers: a title, or a word on the delimiter.
    BeforeHeaders,
    /// There is nothing on it, or nothing but delimiters.
    Empty,
    /// A quotation mark is opened and not closed.
    Unclosed,
    /// It has more fields than there are headers.
    TooManyFields {
        /// The fields of the row.
        fields: usize,
        /// The headers of the file.
        headers: usize,
    },
    /// The file has a column of ids, and here it is empty.
    NoId,
    /// An earlier record of the same listing has the same id.
    RepeatedId {
        /// The file of the earlier one.
        file: String,
        /// Its line.
        line: u64,
    },
    /// The row is longer than 4 GiB.
    TooLong,
}

/// Lines of a file that are no record, and why. Its text repeats nothing of what stands on them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rejected {
    pub(super) file: String,
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) reason: Reason,
}

impl Rejected {
    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The lines, from 1.
    #[must_use]
    pub fn lines(&self) -> RangeInclusive<u64> {
        self.first..=self.last
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file, first, last, ..
        } = self;
        write!(f, "{}, line {first}", quoted(file))?;
        if last > first {
            write!(f, " to {last}")?;
        }
        match &self.reason {
            Reason::BeforeHeaders => f.write_str(": stands before the headers"),
            Reason::Empty => f.write_str(": nothing in the row"),
            Reason::Unclosed => f.write_str(": a quotation mark is not closed"),
            Reason::TooManyFields { fields, headers } => {
                write!(f, ": {fields} fields under {headers} headers")
            }
            Reason::NoId => f.write_str(": no id"),
            Reason::RepeatedId { file, line } => {
                write!(f, ": the id of {}, line {line}, again", quoted(file))
            }
            Reason::TooLong => f.write_str(": longer than 4 GiB"),
        }
    }
}

/// What could not be read of a record that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Finding {
    /// The line is not in UTF-8 as the rest of the file, and was read as Windows-1252.
    OtherEncoding,
    /// The row has fewer fields than there are headers; the last are taken for empty.
    FewerFields,
    /// A value is no date, and taken for missing.
    NoDate,
    /// A value is no sex, and taken for missing.
    NoSex,
}

/// Something that could not be read, with the record kept. Its text repeats no value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) column: Option<String>,
    pub(super) finding: Finding,
}

impl Note {
    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, from 1: the first of the record.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The header of the column, where it is about one.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What it is.
    #[must_use]
    pub fn finding(&self) -> Finding {
        self.finding
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", quoted(&self.file), self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", {}", quoted(column))?;
        }
        f.write_str(match self.finding {
            Finding::OtherEncoding => ": not in UTF-8, read as Windows-1252",
            Finding::FewerFields => ": fewer fields than headers",
            Finding::NoDate => ": no date",
            Finding::NoSex => ": no sex",
        })
    }
}
