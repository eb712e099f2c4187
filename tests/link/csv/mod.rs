//! Laws of the CSV door.

mod columns;
mod letters;
mod lines;
mod met;
mod written;

use cotejo::link::cluster::Constraints;
use cotejo::link::csv::{Mapping, Table, persons, read};
use cotejo::link::{Linking, link};

/// One file, without a mapping.
fn table(text: impl AsRef<[u8]>) -> Table {
    read([("a.csv", text.as_ref())], &Mapping::default()).unwrap()
}

/// Where the column of a header stands.
fn column(table: &Table, header: &str) -> usize {
    let mut columns = table.columns().iter();
    columns.position(|column| column.header() == header).unwrap()
}

/// The records a table is linked to, as CSV.
fn linked(table: &Table) -> String {
    let roll = table.roll();
    let found = link(&roll, &Linking::default(), &Constraints::default());
    persons(&roll, found.persons()).to_string()
}

/// Lists of invented people with every kind of column: headers, and rows.
fn people() -> Vec<Vec<String>> {
    let rows = [
        "id;nombre;apellido paterno;apellido materno;sexo;fecha nacimiento;cedula;correo;fecha detencion;estado;nota",
        "1;Rubén Darío;Piña;Montero;M;1994-08-13;V-12.345.679;rpina@correo.example;2024-08-01;Lara;con él",
        "2;RUBEN;PINA;;M;1994;12345679;;2024-08-02;Lara;=SUM(A1)",
        "3;Yusmely del Valle;Otaiza;Ruda;F;02/03/1988;V-9.876.543;;2024-07-30;Zulia;",
        "4;Yusmeli;Otayza;Ruda;F;1988-03-02;9876543;yus@correo.example;;Zulia;\"dos\nlíneas\"",
        "5;José Luis;Vela;Toro;M;2001;;;2024-08-01;Lara;a|b",
        "6;José Gregorio;Vela;Toro;M;1999-05-01;;;2024-08-09;Mérida;-",
    ];
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(b';').has_headers(false);
    let text = rows.join("\n");
    let records = reader.from_reader(text.as_bytes()).into_records();
    records
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// Rows as another program writes them.
fn foreign(rows: &[Vec<String>], delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}
