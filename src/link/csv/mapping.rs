//! [`Mapping`]: what the caller says of columns, before anything is guessed.

use std::borrow::Cow;

use crate::link::csv::delimiter::Delimiter;
use crate::link::csv::header::phrase;
use crate::link::csv::kind::Kind;

/// What the caller says of columns, by their headers; it goes before what headers let guess. The default says nothing.
///
/// A header is found without regard to case, accents, blanks and punctuation. Said twice, the later word holds.
///
/// ```
/// use cotejo::link::csv::{Kind, Mapping, read};
///
/// let mapping = Mapping::default()
///     .map("Ficha", Kind::Id)
///     .map("estado", Kind::Aside)
///     .labelled("visto el", Kind::Event, "last seen");
/// let table = read([("a.csv", b"ficha,estado,visto_el\n7,libre,2024-05-01\n")], &mapping)?;
/// assert_eq!(table.id(0), Some("7"));
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    said: Vec<Said>,
    delimiter: Option<Delimiter>,
    qualified: bool,
}

/// One column the caller speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) header: String,
    pub(super) phrase: String,
    pub(super) kind: Kind,
    pub(super) label: Option<String>,
}

impl Mapping {
    /// With what the column of this header holds.
    #[must_use]
    pub fn map(self, header: &str, kind: Kind) -> Self {
        self.say(header, kind, None)
    }

    /// The same, under a label of its own. Columns of several files with one kind and one label are one column.
    #[must_use]
    pub fn labelled(self, header: &str, kind: Kind, label: &str) -> Self {
        self.say(header, kind, Some(label.to_owned()))
    }

    /// With the sign between fields, instead of finding it out.
    #[must_use]
    pub fn delimiter(self, delimiter: Delimiter) -> Self {
        Self {
            delimiter: Some(delimiter),
            ..self
        }
    }

    /// With the listing, or else the name of the file, before every id: `a.csv/1`, and `a.csv:7` for the record on line 7
    /// of a file without ids, however many files are read. So ids stay the same when another file is read with these,
    /// as [`link_more`](crate::link::link_more) needs it, as long as files keep their names and, where lines are the ids,
    /// their lines.
    ///
    /// ```
    /// use cotejo::link::csv::{Mapping, read};
    /// let table = read([("a.csv", "id,nombre\n1,Rosa Vela\n")], &Mapping::default().qualified())?;
    /// assert_eq!(table.id(0), Some("a.csv/1"));
    /// # Ok::<(), cotejo::Problems>(())
    /// ```
    #[must_use]
    pub fn qualified(self) -> Self {
        Self {
            qualified: true,
            ..self
        }
    }

    fn say(mut self, header: &str, kind: Kind, label: Option<String>) -> Self {
        self.said.push(Said {
            header: header.to_owned(),
            phrase: named(header),
            kind,
            label,
        });
        self
    }

    pub(super) fn said(&self) -> &[Said] {
        &self.said
    }

    pub(super) fn of(&self, header: &str) -> Option<&Said> {
        let phrase = named(header);
        self.said.iter().rev().find(|said| said.phrase == phrase)
    }

    pub(super) const fn is_qualified(&self) -> bool {
        self.qualified
    }

    pub(super) const fn given_delimiter(&self) -> Option<Delimiter> {
        self.delimiter
    }
}

/// A header as it is found: its words, or itself where it has none.
pub(super) fn named(header: &str) -> String {
    let words = phrase(header);
    let name = if words.is_empty() {
        Cow::Borrowed(header.trim())
    } else {
        Cow::Owned(words.join(" "))
    };
    name.into_owned()
}
