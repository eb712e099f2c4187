//! Rolls read from CSV, and what was found written as CSV (feature `csv`).
//!
//! [`read`] takes the bytes of one or several files and gives a [`Table`]; [`Table::roll`] makes it ready to be linked;
//! [`persons`], [`pairs`] and [`Table::with_persons`] write what came of it, [`lasting`] and [`Table::with_lasting`] with ids of
//! persons that stay from day to day. Nothing here touches a file.
//!
//! ```
//! use cotejo::link::{Linking, cluster::Constraints, csv, link};
//!
//! let a = "id,nombre,apellidos,fecha de nacimiento,cédula\na-1,Rubén Darío,Piña Montero,13/08/1994,V-12.345.679\n";
//! let b = "rec_id;full_name;dob;national id\nb-1;PINA Ruben Dario;1994-08-13;12345679\nb-2;Rosa Vela;;\n";
//! let table = csv::read([("a.csv", a), ("b.csv", b)], &csv::Mapping::default())?;
//! let roll = table.roll();
//! let found = link(&roll, &Linking::default(), &Constraints::default());
//! assert_eq!(
//!     csv::persons(&roll, found.persons()).to_string(),
//!     "rec_id,person_id\na-1,a-1\nb-1,a-1\nb-2,b-2\n",
//! );
//! # Ok::<(), cotejo::Problems>(())
//! ```
//!
//! # What columns hold
//!
//! Guessed from headers in English and Spanish, whatever their order, case, accents and punctuation, or
//! [said by the caller](Mapping). Names are whole or in parts; a date of birth stands in one column or in three. Headers in
//! a wrong encoding (`cÃ©dula`) are read [repaired](crate::name::repair()), and kept as written.
//!
//! Columns of one kind and label are one column over all files: `cédula` in one and `national_id` in another. Where a file
//! has several, as `municipio` and `parroquia`, they are numbered (`municipality`, `municipality 2`) over all files: a
//! header is the same column in each, and one that only some files have takes the first number free in all of those.
//! Which headers of numbers, events and texts were taken for one is in [`Column::doubts`], like all that a header leaves
//! open. A number behind a label depends on which files are read together; [a label that is said](Mapping::labelled)
//! does not.
//!
//! A column that is not known is kept with its records and never compared; nor is one that may hold the answer: `entity`,
//! `cluster`, `person_id`, `label`, `truth`. A mere number (`N°`, `#`, `nro.`) is left aside too: it mostly counts rows and
//! begins anew on each page, while `cédula N°` or `expediente` is a number of the person or the case. A guessed date or
//! sex is given up where most of its values are none.
//!
//! Up to 16 columns with a value in some record are compared ([`Pattern::COMPARISONS`](crate::link::Pattern::COMPARISONS)).
//! Of more, these are kept first: the name, and a date of birth in parts; what the caller said; then by [kind](Kind), in
//! each those filled in the most records, among equals by label. The others are set aside and say so.
//!
//! # Every line
//!
//! of a file is a header, part of a record, or [rejected](Table::rejected) with the reason. A row with too few fields is
//! kept; one with too many is not, since nobody knows which is which. A quotation mark that is never closed costs its
//! line and no other. [Values that cannot be read](Table::notes) are listed by line and column, and their records kept.
//!
//! # Ids
//!
//! Of records with one id in one listing the first is kept. A listing is what a column of listings says, or else the file.
//! An id that several listings have is called `listing/id` in each: `e.csv/1` and `f.csv/1`, the whole name of the file
//! before it. Without a column of ids, the line is the id, `7` of one file and `e.csv:7` of several.
//!
//! **So an id may depend on which files are read together**: `1` today is `e.csv/1` tomorrow, when a second file has a `1`.
//! Where ids are kept, as for [`link_more`](crate::link::link_more) and for judgements, give ids of your own that no two files
//! share, or ask for [qualified](Mapping::qualified) ones, which are the same in any company. A line is no id to keep: it is
//! another record's after a line is put in before it.
//!
//! # Letters
//!
//! UTF-8, with a mark or without; UTF-16 with its mark; ISO 8859-1 and Windows-1252, which are told from UTF-8 line by
//! line and from one another by the bytes that only one of them uses; anything else is refused. Other encodings of one
//! byte a letter (DOS, Macintosh) cannot be told by their bytes: they are read as Windows-1252, and names are
//! [repaired](crate::name::repair()) by what letters make sense.
//!
//! # Spreadsheets
//!
//! take a cell that begins with `=`, `+`, `-` or `@` for a formula and run it. Such cells are written with an apostrophe
//! before them, numbers apart, and read without it; a cell that begins so already gets another, so that reading gives
//! back exactly what was written.
//!
//! # Why not the crate `csv`
//!
//! It reads well-formed files as this module does, which a test holds. But it takes a quotation mark that is never
//! closed for one field as long as the rest of the file, and passes over blank lines, both in silence.

mod birth;
mod cells;
mod check;
mod delimiter;
mod detect;
mod encoding;
mod guard;
mod header;
mod ids;
mod kind;
mod mapping;
mod meaning;
mod meet;
mod missing;
mod read;
mod report;
mod roll;
mod rows;
mod table;
mod vocabulary;
mod write;

pub use delimiter::Delimiter;
pub use encoding::Encoding;
pub use kind::Kind;
pub use mapping::Mapping;
pub use meaning::Basis;
pub use read::read;
pub use report::{Finding, Note, Reason, Rejected};
pub use table::{Column, File, Table};
pub use write::{lasting, pairs, persons};
