//! Which records of one or more lists are one person: reads CSV files, writes `rec_id,person_id`.
//!
//!     cargo run --release --example link_lists -- list-a.csv list-b.csv > persons.csv
//!     cargo run --release --example link_lists -- list.csv --pairs pairs.csv
//!     cargo run --release --example link_lists -- list.csv --why a-1 b-1
//!
//! Columns are told by their headers, English or Spanish; one it does not know is left aside and named. What was
//! learned and what blocking skipped goes to stderr. Without a file it links a few invented people.

use std::error::Error;
use std::fs;
use std::io::{self, Write};

use cotejo::link::cluster::Constraints;
use cotejo::link::{Linkage, Linking, Roll, explain, link};
use cotejo::name::{self, PersonName};

const INVENTED: &str = "\
rec_id,list,given,surname1,surname2,born,national_id,state
a-1,A,Rubén Darío,Piña,Montero,1994-08-13,V-12.345.679,Lara
a-2,A,Yusmely del Valle,Otaiza,Ruda,1988-03-02,V-9.876.543,Zulia
a-3,A,José Luis,Vela,Toro,2001,,Lara
b-1,B,RUBEN DARIO,PINA,,1994,12345679,Lara
b-2,B,Yusmeli,Otayza,Ruda,1988-02-03,9876543,Zulia
b-3,B,José Gregorio,Vela,Toro,1999-05-01,,Lara
";

/// What a column holds, by its header.
enum Kind {
    Id,
    Listing,
    Given,
    Surname,
    Name,
    Sex,
    Born,
    Event,
    Identifier,
    Email,
    Text,
    Aside,
}

fn kind(header: &str) -> Kind {
    match name::fold(header.trim()).replace([' ', '-'], "_").as_str() {
        "rec_id" | "id" | "registro" => Kind::Id,
        "list" | "listing" | "source" | "lista" | "fuente" => Kind::Listing,
        "given" | "given_name" | "first_name" | "nombre" | "nombres" => Kind::Given,
        "surname" | "surname1" | "surname2" | "last_name" | "apellido" | "apellidos" | "apellido1"
        | "apellido2" => Kind::Surname,
        "name" | "full_name" | "nombre_completo" => Kind::Name,
        "sex" | "sexo" | "gender" => Kind::Sex,
        "born" | "birth_date" | "date_of_birth" | "dob" | "fecha_nacimiento" | "nacimiento" => Kind::Born,
        "arrest_date" | "arrested" | "fecha_detencion" | "detencion" | "released" => Kind::Event,
        "national_id" | "soc_sec_id" | "cedula" | "ci" | "dni" | "documento" => Kind::Identifier,
        "email" | "correo" => Kind::Email,
        "state" | "facility" | "city" | "suburb" | "postcode" | "address_1" | "address_2" | "estado"
        | "centro" | "ciudad" | "municipio" | "birthplace" | "residence" => Kind::Text,
        _ => Kind::Aside,
    }
}

/// The rows of all files under one set of headers.
struct Table {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(texts: &[String]) -> Result<Self, Box<dyn Error>> {
        let mut table = Self {
            headers: Vec::new(),
            rows: Vec::new(),
        };
        for text in texts {
            let mut reader = csv::ReaderBuilder::new()
                .flexible(true)
                .from_reader(text.as_bytes());
            let own: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
            for header in &own {
                if !table.headers.contains(header) {
                    table.headers.push(header.clone());
                }
            }
            for record in reader.records() {
                let record = record?;
                let cell = |header: &String| {
                    let place = own.iter().position(|one| one == header);
                    place
                        .and_then(|place| record.get(place))
                        .unwrap_or_default()
                        .to_owned()
                };
                table.rows.push(table.headers.iter().map(cell).collect());
            }
        }
        Ok(table)
    }

    fn column(&self, place: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .map(move |row| row.get(place).map_or("", String::as_str))
    }

    fn places(&self, wanted: fn(&Kind) -> bool) -> Vec<usize> {
        let all = self.headers.iter().enumerate();
        all.filter(|(_, header)| wanted(&kind(header)))
            .map(|(place, _)| place)
            .collect()
    }

    /// The name of each row, from one column or from given names and surnames apart.
    fn names(&self) -> Vec<Option<PersonName>> {
        let whole = self.places(|kind| matches!(kind, Kind::Name));
        let given = self.places(|kind| matches!(kind, Kind::Given));
        let surnames = self.places(|kind| matches!(kind, Kind::Surname));
        let text = |row: &Vec<String>, places: &[usize]| {
            let words: Vec<&str> = places
                .iter()
                .filter_map(|place| row.get(*place))
                .map(|cell| cell.trim())
                .collect();
            words.join(" ").trim().to_owned()
        };
        let written = |row: &Vec<String>| match (text(row, &surnames), text(row, &given)) {
            (surnames, given) if !surnames.is_empty() && !given.is_empty() => format!("{surnames}, {given}"),
            (surnames, given) if surnames.is_empty() && given.is_empty() => text(row, &whole),
            (surnames, given) => surnames + &given,
        };
        let read = |row| name::parse(&written(row)).people().first().cloned();
        self.rows.iter().map(read).collect()
    }

    fn roll(&self) -> Roll {
        let id = self.places(|kind| matches!(kind, Kind::Id)).first().copied();
        let ids = (0..self.rows.len()).map(|row| match id.and_then(|place| self.rows.get(row)?.get(place)) {
            Some(id) => id.clone(),
            None => row.to_string(),
        });
        let mut roll = Roll::new(ids).with_names(self.names());
        for (place, header) in self.headers.iter().enumerate() {
            roll = match kind(header) {
                Kind::Listing => roll.with_listings(self.column(place)),
                Kind::Sex => roll.with_sexes(header, self.column(place)),
                Kind::Born => roll.with_born(header, self.column(place)),
                Kind::Event => roll.with_events(header, self.column(place)),
                Kind::Identifier => roll.with_identifiers(header, self.column(place)),
                Kind::Email => roll.with_emails(header, self.column(place)),
                Kind::Text => roll.with_texts(header, self.column(place)),
                Kind::Id | Kind::Given | Kind::Surname | Kind::Name | Kind::Aside => roll,
            };
        }
        roll
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    let mut pairs = None;
    let mut why = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--pairs" {
            pairs = arguments.next();
        } else if argument == "--why" {
            why = arguments.next().zip(arguments.next());
        } else {
            files.push(fs::read_to_string(argument)?);
        }
    }
    if files.is_empty() {
        files.push(INVENTED.to_owned());
    }
    let table = Table::read(&files)?;
    let roll = table.roll();
    let found = link(&roll, &Linking::default(), &Constraints::default());
    tell(&table, &found)?;
    if let Some((one, other)) = why {
        let place = |id: &str| {
            (0_u32..)
                .take(roll.len())
                .find(|record| roll.id(*record) == Some(id))
        };
        let told = place(&one)
            .zip(place(&other))
            .and_then(|(one, other)| explain(&roll, &found, one, other));
        match told {
            Some(told) => writeln!(io::stderr(), "{one} and {other}, in bits\n{told}")?,
            None => writeln!(io::stderr(), "no such records")?,
        }
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    writeln!(out, "rec_id,person_id")?;
    for cluster in found.persons().clusters() {
        let person = cluster
            .first()
            .and_then(|record| roll.id(*record))
            .unwrap_or_default();
        for record in cluster {
            writeln!(out, "{},{person}", roll.id(*record).unwrap_or_default())?;
        }
    }
    out.flush()?;
    if let Some(path) = pairs {
        let mut out = io::BufWriter::new(fs::File::create(path)?);
        writeln!(out, "left,right,score")?;
        for link in found.links() {
            let [one, other] = [link.one, link.other].map(|record| roll.id(record).unwrap_or_default());
            writeln!(out, "{one},{other},{}", link.weight)?;
        }
        out.flush()?;
    }
    Ok(())
}

/// What was learned, and what was left aside.
fn tell(table: &Table, found: &Linkage) -> io::Result<()> {
    let mut err = io::stderr().lock();
    let aside = table.places(|kind| matches!(kind, Kind::Aside));
    let aside: Vec<&str> = aside
        .iter()
        .filter_map(|place| table.headers.get(*place))
        .map(String::as_str)
        .collect();
    writeln!(
        err,
        "{} records, {} persons",
        table.rows.len(),
        found.persons().len()
    )?;
    if !aside.is_empty() {
        writeln!(err, "left aside: {}", aside.join(", "))?;
    }
    if let Some(fit) = found.fit() {
        writeln!(err, "training converged: {}", fit.converged())?;
    }
    let skipped: u64 = found.blocked().iter().map(|rule| rule.skipped().1).sum();
    writeln!(err, "pairs in blocks too large to compare: {skipped}")?;
    writeln!(err, "pairs to look at: {}", found.persons().doubtful().len())
}
