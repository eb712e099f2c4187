//! [`read`]: files to a [`Table`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, ErrorKind, Problems, quoted};
use crate::link::csv::check::check;
use crate::link::csv::delimiter::Delimiter;
use crate::link::csv::detect::{find, heading};
use crate::link::csv::encoding::decode;
use crate::link::csv::guard::without_guard;
use crate::link::csv::header::Vocabulary;
use crate::link::csv::ids::identify;
use crate::link::csv::mapping::{Mapping, named};
use crate::link::csv::meaning::{Basis, Meaning, meanings};
use crate::link::csv::meet::places;
use crate::link::csv::report::{Finding, Note, Reason, Rejected};
use crate::link::csv::rows::{Piece, Rows, past_line_end};
use crate::link::csv::table::{Column, File, Record, Table};

/// A file of more columns is refused.
const MOST_COLUMNS: usize = 1_000;

/// Reads one or several CSV files, each as its name and its bytes.
///
/// Whatever can be read is; [`rejected`](Table::rejected) and [`notes`](Table::notes) say what cannot. The order of the
/// columns in a file changes no record and no result. Time O(n log n) in the bytes, memory linear.
///
/// # Errors
///
/// A file that is no text, has more than 1,000 columns, or none that is known by its header or the mapping; and a mapping
/// that names a header no file has. All at once.
///
/// ```
/// use cotejo::link::csv::{Kind, Mapping, read};
///
/// let table = read([("a.csv", "N°;Nombre y apellido;Fecha de nacimiento\n1;Rosa Vela;3/2/1990\n;;\n".as_bytes())],
///     &Mapping::default())?;
/// assert_eq!(table.len(), 1);
/// assert_eq!(table.columns()[2].kind(), Kind::Born);
/// assert_eq!(table.rejected()[0].to_string(), "`a.csv`, line 3: nothing in the row");
/// # Ok::<(), cotejo::Problems>(())
/// ```
pub fn read<'b, N, B>(
    files: impl IntoIterator<Item = (N, &'b B)>,
    mapping: &Mapping,
) -> Result<Table, Problems>
where
    N: Into<String>,
    B: AsRef<[u8]> + ?Sized + 'b,
{
    let mut reading = Reading {
        mapping,
        vocabulary: Vocabulary::new(),
        table: Table::default(),
        headers: Vec::new(),
        names: BTreeSet::new(),
        phrases: BTreeSet::new(),
    };
    let mut errors = Vec::new();
    for (name, bytes) in files {
        let name = reading.name(&name.into());
        if let Err(error) = reading.file(name.clone(), bytes.as_ref()) {
            errors.push(error.in_record(format!("file {}", quoted(&name))));
        }
    }
    if errors.is_empty() {
        errors.extend(reading.mistaken());
    }
    if let Some(problems) = Problems::of(errors) {
        return Err(problems);
    }
    reading.meet();
    let mut table = reading.table;
    identify(&mut table, mapping.is_qualified());
    check(&mut table);
    let files = table.files.iter().map(|file| file.name.clone()).zip(0_usize..);
    let files: BTreeMap<String, usize> = files.collect();
    let place = |file: &String| files.get(file).copied();
    table
        .rejected
        .sort_by_key(|rejected| (place(&rejected.file), rejected.first));
    table.notes.sort_by_key(|note| (place(&note.file), note.line));
    Ok(table)
}

struct Reading<'m> {
    mapping: &'m Mapping,
    vocabulary: Vocabulary,
    table: Table,
    /// The headers of each file, and what they mean.
    headers: Vec<(Vec<String>, Vec<Meaning>)>,
    names: BTreeSet<String>,
    /// The headers of all files.
    phrases: BTreeSet<String>,
}

impl Reading<'_> {
    /// The name of a file, with a number where it was given before.
    fn name(&mut self, name: &str) -> String {
        let mut own = name.to_owned();
        let mut number = 2_u64;
        while !self.names.insert(own.clone()) {
            own = format!("{name} ({number})");
            number += 1;
        }
        own
    }

    fn file(&mut self, name: String, bytes: &[u8]) -> Result<(), Error> {
        let decoded = decode(bytes)?;
        let known = |header: &str| self.vocabulary.knows(header) || self.mapping.of(header).is_some();
        let said = directive(&decoded.text);
        let delimiter = self
            .mapping
            .given_delimiter()
            .or(said)
            .unwrap_or_else(|| find(&decoded.text, &known));
        let skipped = u64::from(said.is_some());
        let heading = heading(after(&decoded.text, skipped), delimiter, &known).map(|line| line + skipped);
        let at = self.table.files.len();
        self.table.files.push(File {
            name,
            encoding: decoded.encoding,
            delimiter,
            heading: None,
            headers: 0,
            places: BTreeMap::new(),
        });
        self.headers.push((Vec::new(), Vec::new()));
        for line in decoded.odd {
            self.note(at, line, Finding::OtherEncoding);
        }
        let mut rows = Rows::new(&decoded.text, delimiter);
        while let Some(piece) = rows.next() {
            match piece {
                Piece::Unclosed { line } => self.reject(at, (line, line), Reason::Unclosed),
                Piece::Row { first, last, fields } if Some(first) == heading => {
                    rows.set_width(fields.len());
                    self.headers(at, (first, last), &fields)?;
                }
                Piece::Row { first, last, fields } => {
                    let is_before = heading.is_none_or(|heading| first < heading);
                    self.row(at, (first, last), fields, is_before);
                }
            }
        }
        Ok(())
    }

    fn headers(&mut self, at: usize, lines: (u64, u64), fields: &[Cow<'_, str>]) -> Result<(), Error> {
        if fields.len() > MOST_COLUMNS {
            let message = format!("has {} columns; at most {MOST_COLUMNS} are read", fields.len());
            return Err(Error::new(ErrorKind::OutOfRange, message));
        }
        let headers: Vec<String> = fields
            .iter()
            .map(|field| without_guard(field).unwrap_or(field).trim().to_owned())
            .collect();
        self.phrases.extend(headers.iter().map(|header| named(header)));
        let meanings = meanings(&headers, self.mapping, &self.vocabulary);
        if meanings.iter().all(|meaning| meaning.basis == Basis::Unknown) {
            let message =
                "no header is known on the first line that has one; name the columns there, or map them";
            return Err(Error::new(ErrorKind::Unknown, message));
        }
        if let Some(file) = self.table.files.get_mut(at) {
            file.heading = Some(lines);
            file.headers = fields.len();
        }
        if let Some(own) = self.headers.get_mut(at) {
            *own = (headers, meanings);
        }
        Ok(())
    }

    /// Makes the columns of all files those of the table.
    fn meet(&mut self) {
        let (headers, meanings): (Vec<_>, Vec<_>) = std::mem::take(&mut self.headers).into_iter().unzip();
        let places = places(&meanings);
        let mut found = BTreeMap::new();
        let mut names = BTreeSet::new();
        let files = self.table.files.iter_mut().zip(headers);
        for ((file, headers), (meanings, places)) in files.zip(meanings.into_iter().zip(places)) {
            let own = headers.into_iter().zip(meanings).zip(places).enumerate();
            for (field, ((header, meaning), place)) in own {
                let columns = &mut self.table.columns;
                let words = meaning.header().1.to_owned();
                let key = (meaning.kind, meaning.label.clone(), place);
                let at = *found.entry(key).or_insert(columns.len());
                let is_new_header = names.insert((at, words));
                let mut doubts: Vec<String> = meaning.doubt.clone().into_iter().collect();
                if let Some(column) = columns.get_mut(at) {
                    column.basis = column.basis.min(meaning.basis);
                    if is_new_header && meaning.basis == Basis::Guessed && meaning.kind.is_manifold() {
                        doubts.push(same(&header, file.name()));
                    }
                    doubts.retain(|doubt| !column.doubts.contains(doubt));
                    column.doubts.append(&mut doubts);
                } else {
                    columns.push(Column::new(header, meaning, place));
                }
                file.places.insert(at, field);
            }
        }
    }

    fn row(&mut self, at: usize, (first, last): (u64, u64), mut fields: Vec<Cow<'_, str>>, is_before: bool) {
        let headers = self.table.files.get(at).map_or(0, |file| file.headers);
        let is_blank = |field: &Cow<'_, str>| field.trim().is_empty();
        if fields.iter().all(is_blank) {
            return self.reject(at, (first, last), Reason::Empty);
        }
        if is_before {
            return self.reject(at, (first, last), Reason::BeforeHeaders);
        }
        let filled = fields
            .iter()
            .rposition(|field| !is_blank(field))
            .map_or(0, |at| at + 1);
        if filled > headers {
            let fields = fields.len();
            return self.reject(at, (first, last), Reason::TooManyFields { fields, headers });
        }
        if fields.len() < headers {
            self.note(at, first, Finding::FewerFields);
        }
        fields.truncate(headers);
        for field in &mut fields {
            if let Some(plain) = without_guard(field) {
                *field = Cow::Owned(plain.to_owned());
            }
        }
        let row = self.table.cells.rows();
        if self.table.cells.push(&fields).is_none() {
            return self.reject(at, (first, last), Reason::TooLong);
        }
        self.table.records.push(Record {
            file: at,
            first,
            last,
            row,
            id: Box::default(),
        });
    }

    fn reject(&mut self, at: usize, (first, last): (u64, u64), reason: Reason) {
        let file = self.table.files.get(at).map_or("", File::name).to_owned();
        self.table.rejected.push(Rejected {
            file,
            first,
            last,
            reason,
        });
    }

    fn note(&mut self, at: usize, line: u64, finding: Finding) {
        let file = self.table.files.get(at).map_or("", File::name).to_owned();
        self.table.notes.push(Note {
            file,
            line,
            column: None,
            finding,
        });
    }

    /// Headers the caller spoke of that no file has.
    fn mistaken(&self) -> impl Iterator<Item = Error> {
        let said = self.mapping.said().iter();
        said.filter(|said| !self.phrases.contains(&said.phrase))
            .map(|said| {
                let message = format!("no file has a column {}", quoted(&said.header));
                Error::new(ErrorKind::Dangling, message).in_field("mapping")
            })
    }
}

/// The doubt where a column goes by another header in another file.
fn same(header: &str, file: &str) -> String {
    format!("{} in {} is taken for the same", quoted(header), quoted(file))
}

/// The delimiter that a first line such as `sep=;` tells spreadsheets.
fn directive(text: &str) -> Option<Delimiter> {
    let (line, _) = text.split_once(['\n', '\r'])?;
    let sign = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="));
    let sign = sign.and_then(|start| line.strip_prefix(start))?;
    Delimiter::ALL
        .into_iter()
        .find(|delimiter| sign == delimiter.sign().to_string())
}

/// What follows so many lines.
fn after(text: &str, lines: u64) -> &str {
    (0..lines).fold(text, |text, _| {
        let end = text.find(['\n', '\r']).unwrap_or(text.len());
        past_line_end(text.get(end..).unwrap_or(""))
    })
}
