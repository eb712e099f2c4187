//! [`Rows`]: a text cut into rows of fields, after RFC 4180, with every line accounted for.
//!
//! The readers at hand take a quotation mark that is never closed for one field as long as the rest of the file, and
//! pass over blank lines in silence; here each line ends in a row or is reported.

use std::borrow::Cow;

use crate::link::csv::delimiter::Delimiter;

/// One row, or one line that is none.
pub(super) enum Piece<'t> {
    /// Fields, and the lines they stand on.
    Row {
        first: u64,
        last: u64,
        fields: Vec<Cow<'t, str>>,
    },
    /// A line on which a quotation mark is never closed.
    Unclosed { line: u64 },
}

/// The rows of a text, in order.
///
/// Lines end with LF, CR LF or CR. Quotation marks count at the beginning of a field; what follows the closing one
/// belongs to the field as it stands. A quoted field may hold line ends. Where one does and then is not closed, or not at
/// the end of a field, or makes the row longer than the headers, its lines but the last are read one by one: so one
/// missing mark costs one line. Each line is read three times at most.
pub(super) struct Rows<'t> {
    rest: &'t str,
    delimiter: char,
    line: u64,
    /// How many fields a row has at most, where that is known.
    width: usize,
    /// Up to this line, quoted fields hold no line end.
    singly: u64,
}

impl<'t> Rows<'t> {
    pub(super) const fn new(text: &'t str, delimiter: Delimiter) -> Self {
        Self {
            rest: text,
            delimiter: delimiter.sign(),
            line: 1,
            width: usize::MAX,
            singly: 0,
        }
    }

    /// From now on, rows of more fields that hold line ends are read line by line.
    pub(super) const fn set_width(&mut self, width: usize) {
        self.width = width;
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if self.rest.is_empty() {
            return None;
        }
        let first = self.line;
        if first > self.singly {
            let read = Reading::row(self.rest, self.delimiter);
            if read.breaks == 0 || !read.is_broken && !self.is_too_wide(&read.fields) {
                self.rest = past_line_end(read.rest);
                return Some(self.piece(read));
            }
            // All but the last, which may be where a good row begins.
            self.singly = first + read.breaks - 1;
        }
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = past_line_end(rest);
        Some(self.piece(Reading::row(line, self.delimiter)))
    }
}

impl<'t> Rows<'t> {
    fn is_too_wide(&self, fields: &[Cow<'_, str>]) -> bool {
        let mut more = fields.iter().skip(self.width);
        more.any(|field| !field.trim().is_empty())
    }

    fn piece(&mut self, read: Reading<'t>) -> Piece<'t> {
        let (first, last) = (self.line, self.line + read.breaks);
        self.line = last + 1;
        if read.is_broken {
            return Piece::Unclosed { line: first };
        }
        let fields = read.fields;
        Piece::Row { first, last, fields }
    }
}

/// One row being read.
struct Reading<'t> {
    rest: &'t str,
    delimiter: char,
    fields: Vec<Cow<'t, str>>,
    /// Line ends inside of fields.
    breaks: u64,
    is_broken: bool,
}

impl<'t> Reading<'t> {
    fn row(text: &'t str, delimiter: char) -> Self {
        let mut reading = Self {
            rest: text,
            delimiter,
            fields: Vec::new(),
            breaks: 0,
            is_broken: false,
        };
        loop {
            let field = if let Some(inside) = reading.rest.strip_prefix('"') {
                reading.rest = inside;
                reading.quoted()
            } else {
                Cow::Borrowed(reading.plain())
            };
            reading.fields.push(field);
            match reading.rest.strip_prefix(delimiter) {
                Some(next) if !reading.is_broken => reading.rest = next,
                _ => return reading,
            }
        }
    }

    /// Up to the end of the field.
    fn plain(&mut self) -> &'t str {
        let delimiter = self.delimiter;
        let ends = |c: char| c == delimiter || c == '\n' || c == '\r';
        self.take(self.rest.find(ends))
    }

    /// Up to the end of the field, which has been opened.
    fn quoted(&mut self) -> Cow<'t, str> {
        let mut field = Cow::Borrowed("");
        let mut breaks = 0;
        loop {
            let part = self.take(self.rest.find('"'));
            breaks += line_ends(part);
            append(&mut field, part);
            let Some(behind) = self.rest.strip_prefix('"') else {
                self.is_broken = true;
                break;
            };
            if let Some(more) = behind.strip_prefix('"') {
                append(&mut field, "\"");
                self.rest = more;
                continue;
            }
            self.rest = behind;
            let tail = self.plain();
            self.is_broken = breaks > 0 && !tail.is_empty();
            append(&mut field, tail);
            break;
        }
        self.breaks += breaks;
        field
    }

    /// What stands before a place, or all.
    fn take(&mut self, end: Option<usize>) -> &'t str {
        let end = end.unwrap_or(self.rest.len());
        let (part, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        part
    }
}

fn append<'t>(field: &mut Cow<'t, str>, part: &'t str) {
    if field.is_empty() {
        *field = Cow::Borrowed(part);
    } else if !part.is_empty() {
        field.to_mut().push_str(part);
    }
}

/// What follows the line end a text begins with.
pub(super) fn past_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix(['\n', '\r']))
        .unwrap_or(text)
}

/// How many lines end in a text; a CR before its end and a LF behind it are the caller's to keep together.
pub(super) fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = bytes.iter().zip(bytes.iter().skip(1).map(Some).chain([None]));
    let ends = ends.filter(|(byte, next)| **byte == b'\n' || **byte == b'\r' && *next != Some(&b'\n'));
    u64::try_from(ends.count()).unwrap_or(u64::MAX)
}
