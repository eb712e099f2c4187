//! What can go wrong at a door: one [`Error`], and all of them at once as [`Problems`].

use std::fmt;

/// What kind of fault an [`Error`] reports.
///
/// The message says what, where and how; the kind is for programs that sort or count faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Text that cannot be read as the value it should be: a figure, a date, an id.
    Syntax,
    /// A well-formed value that is impossible or too large: 30 February, a count of 10^30.
    OutOfRange,
    /// An interval whose end lies before its beginning.
    Inverted,
    /// Something required is absent.
    Missing,
    /// A list where text belongs, text where an object belongs, and so on.
    WrongType,
    /// A field, kind, measure, stage or word this version does not know.
    Unknown,
    /// A reference to a record that is not in the ledger.
    Dangling,
    /// Records that refer to one another in a circle.
    Cycle,
    /// Two records of one kind with the same id, or one field given twice.
    Repeated,
    /// Fields that are each well-formed and do not go together.
    Conflicting,
    /// A schema number this version cannot read.
    Schema,
}

/// One fault in a value or in a ledger's draft.
///
/// The message is lower case and without a full stop. It names the record by its id, the field, and
/// the value in back-ticks — except where the value may be a person's name, birth date or
/// identifier: then it is never repeated.
///
/// ```
/// let error = "12-5".parse::<cotejo::Bounds>().unwrap_err();
/// assert_eq!(error.kind(), cotejo::ErrorKind::Inverted);
/// assert_eq!(error.to_string(), "`12-5` ends before it begins");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{0}")]
pub struct Error(Box<Fault>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    record: Option<String>,
    field: Option<String>,
    kind: ErrorKind,
    message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.record, &self.field) {
            (Some(record), Some(field)) => write!(f, "{record}, {field}: ")?,
            (Some(place), None) | (None, Some(place)) => write!(f, "{place}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}, {})", self.0.kind, self.0)
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Fault {
            record: None,
            field: None,
            kind,
            message: message.into(),
        }))
    }

    pub(crate) fn in_record(mut self, record: impl Into<String>) -> Self {
        self.0.record = Some(record.into());
        self
    }

    pub(crate) fn in_field(mut self, field: impl Into<String>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// The kind of fault.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The record at fault, such as ``claim `s2-5` ``, when it is known.
    #[must_use]
    pub fn record(&self) -> Option<&str> {
        self.0.record.as_deref()
    }

    /// The field at fault, such as `figure`, when it is known.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }
}

/// Control characters, and the marks that are not seen themselves and hide, join or reorder others.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The user's own text as a message may repeat it: in back-ticks, one line, at most 40 characters.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = text
        .chars()
        .take(MOST)
        .map(|c| {
            if is_invisible(c) || c == '`' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// The fault of an interval, of counts or of dates, that ends before it begins.
pub(crate) fn inverted(text: &str) -> Error {
    let message = format!("{} ends before it begins", quoted(text));
    Error::new(ErrorKind::Inverted, message)
}

/// Every fault found in one draft, in the order the draft was read. Never empty.
///
/// `Display` gives one line per fault and stops after a hundred, saying how many more there are;
/// [`iter`](Self::iter) gives them all.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text())]
pub struct Problems(Vec<Error>);

impl Problems {
    const SHOWN: usize = 100;

    /// `None` when there is nothing to report.
    pub(crate) fn of(errors: Vec<Error>) -> Option<Self> {
        (!errors.is_empty()).then_some(Self(errors))
    }

    /// The faults, in the order the draft was read.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }

    /// How many faults there are: at least one.
    #[must_use]
    #[expect(
        clippy::len_without_is_empty,
        reason = "it is never empty, so the question would mislead"
    )]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn text(&self) -> String {
        let mut lines: Vec<String> = self.0.iter().take(Self::SHOWN).map(Error::to_string).collect();
        if let more @ 1.. = self.0.len().saturating_sub(Self::SHOWN) {
            lines.push(format!("and {more} more"));
        }
        lines.join("\n")
    }
}

impl fmt::Debug for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().take(Self::SHOWN)).finish()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Problems {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
