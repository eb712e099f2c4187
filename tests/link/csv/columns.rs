//! - `the_order_of_the_columns_changes_nothing`
//! - `the_delimiter_changes_nothing`
//! - `headers_are_known_in_english_and_spanish`
//! - `headers_of_several_senses_go_by_what_stands_beside_them`
//! - `what_a_header_leaves_open_is_said`
//! - `a_mere_number_is_neither_an_id_nor_a_number_of_the_person`
//! - `the_answer_is_never_compared`
//! - `unknown_columns_are_kept_and_change_nothing`
//! - `what_the_caller_says_goes_before_what_is_guessed`
//! - `a_mapping_that_fits_no_file_is_a_mistake`
//! - `a_file_without_a_known_header_is_refused`
//! - `a_date_of_birth_in_three_columns_is_the_date_in_one`
//! - `a_name_in_parts_is_the_name_as_a_whole`
//! - `one_thing_under_two_headers_is_one_column_of_two_files`
//! - `words_for_unknown_are_missing`
//! - `a_guess_that_its_values_belie_is_given_up`
//! - `columns_beyond_those_that_can_be_compared_say_so`
//! - `the_roll_of_a_table_has_as_many_columns_as_can_be_compared`
//! - `columns_that_were_said_and_filled_are_compared_before_others`
//! - `a_column_of_nothing_takes_no_place`

use cotejo::ErrorKind;
use cotejo::link::cluster::Constraints;
use cotejo::link::csv::{Basis, Delimiter, Kind, Mapping, Table, read};
use cotejo::link::{Explanation, Linking, Pattern, explain, link};
use proptest::prelude::*;

use super::{column, foreign, linked, people, table};
use crate::config;

/// The same rows with their columns in another order.
fn permuted(rows: &[Vec<String>], order: &[usize]) -> Vec<Vec<String>> {
    let row = |row: &Vec<String>| order.iter().map(|at| row[*at].clone()).collect();
    rows.iter().map(row).collect()
}

/// Why the first two records of a table weigh what they do.
fn why(table: &Table) -> Explanation {
    let roll = table.roll();
    let found = link(&roll, &Linking::default(), &Constraints::default());
    let places = roll.places();
    explain(&roll, &found, places[0], places[1]).unwrap()
}

/// The names of the records as they are read.
fn names(table: &Table) -> Vec<String> {
    table.names().map(|name| name.reveal().to_owned()).collect()
}

fn kinds(headers: &str) -> Vec<(Kind, String)> {
    let table = table(format!("{headers}\n"));
    let columns = table.columns().iter();
    columns
        .map(|column| (column.kind(), column.label().to_owned()))
        .collect()
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn the_order_of_the_columns_changes_nothing(
        order in Just((0..11).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let mut rows = people();
        rows[3][5] = "en marzo".into();
        rows.push(vec![String::new(); 11]);
        let (straight, turned) = (table(foreign(&rows, b',')), table(foreign(&permuted(&rows, &order), b',')));
        prop_assert_eq!(linked(&straight), linked(&turned));
        prop_assert_eq!(why(&straight), why(&turned));
        prop_assert_eq!(straight.rejected(), turned.rejected());
        prop_assert_eq!(straight.notes(), turned.notes());
        for header in &rows[0] {
            let (one, other) = (column(&straight, header), column(&turned, header));
            prop_assert_eq!(straight.columns()[one].kind(), turned.columns()[other].kind());
            prop_assert!((0..straight.len()).all(|at| straight.value(at, one) == turned.value(at, other)));
        }
    }
}

#[test]
fn the_delimiter_changes_nothing() {
    let rows = people();
    let expected = linked(&table(foreign(&rows, b',')));
    for (sign, delimiter) in [
        (b',', Delimiter::Comma),
        (b';', Delimiter::Semicolon),
        (b'\t', Delimiter::Tab),
        (b'|', Delimiter::Bar),
    ] {
        let table = table(foreign(&rows, sign));
        assert_eq!(table.files()[0].delimiter(), delimiter);
        assert_eq!(table.value(4, 10), Some("a|b"));
        assert_eq!(linked(&table), expected);
    }
    // A list of names alone, written with a comma.
    let names = table("Nombre completo\nVELA TORO, José\nPIÑA, Rosa\n");
    assert_eq!((names.len(), names.value(0, 0)), (2, Some("VELA TORO, José")));
    let said = Mapping::default().delimiter(Delimiter::Tab);
    assert_eq!(
        read([("a", "nombre\tx,y\nRosa\t1,2\n")], &said)
            .unwrap()
            .value(0, 1),
        Some("1,2")
    );
}

#[test]
fn headers_are_known_in_english_and_spanish() {
    for (header, kind, label) in [
        ("rec_id", Kind::Id, "id"),
        ("Unique ID", Kind::Id, "id"),
        ("source", Kind::Listing, "listing"),
        ("FUENTE", Kind::Listing, "listing"),
        ("Full Name", Kind::Name, "name"),
        ("Nombres y Apellidos", Kind::Name, "name"),
        ("first_and_surname", Kind::Name, "name"),
        ("givenName", Kind::Given, "given name"),
        ("fname_c1", Kind::Given, "given name"),
        ("middle_name", Kind::Middle, "middle name"),
        ("fname_c2", Kind::Middle, "middle name"),
        ("lname_c1", Kind::Surname, "surname"),
        ("Apellido Paterno", Kind::Surname, "surname"),
        ("1er apellido", Kind::Surname, "surname"),
        ("surname2", Kind::SecondSurname, "second surname"),
        ("SEGUNDO APELLIDO", Kind::SecondSurname, "second surname"),
        ("Fecha de Nacimiento", Kind::Born, "birth date"),
        ("date_of_birth", Kind::Born, "birth date"),
        ("F. Nac.", Kind::Born, "birth date"),
        ("yob", Kind::BornYear, "birth year"),
        ("Año de nacimiento", Kind::BornYear, "birth year"),
        ("Sexo", Kind::Sex, "sex"),
        ("gender", Kind::Sex, "sex"),
        ("Cédula de identidad", Kind::Identifier, "national id"),
        ("Nº de cédula", Kind::Identifier, "national id"),
        ("soc_sec_id", Kind::Identifier, "social security number"),
        ("Case No.", Kind::Identifier, "case number"),
        ("Número de expediente", Kind::Identifier, "case number"),
        ("Nº Expediente", Kind::Identifier, "case number"),
        ("Case #", Kind::Identifier, "case number"),
        ("C.I.", Kind::Identifier, "national id"),
        ("C.I. N°", Kind::Identifier, "national id"),
        ("Nro. de cédula de identidad", Kind::Identifier, "national id"),
        ("Cédula/Pasaporte", Kind::Identifier, "national id"),
        ("DNI", Kind::Identifier, "national id"),
        ("D.N.I. Nº", Kind::Identifier, "national id"),
        ("# de documento", Kind::Identifier, "national id"),
        ("ID card no.", Kind::Identifier, "national id"),
        ("Pasaporte", Kind::Identifier, "passport"),
        ("Passport No", Kind::Identifier, "passport"),
        ("Ficha N°", Kind::Identifier, "file number"),
        ("Legajo", Kind::Identifier, "file number"),
        ("Inmate #", Kind::Identifier, "prisoner number"),
        ("Phone #2", Kind::Identifier, "phone"),
        ("Teléfono 2", Kind::Identifier, "phone"),
        ("Correo electrónico", Kind::Email, "email"),
        ("arrest_date", Kind::Event, "arrest date"),
        ("FechaDetención", Kind::Event, "arrest date"),
        ("fecha de la excarcelación", Kind::Event, "release date"),
        ("Nacionalidad", Kind::Nationality, "nationality"),
        ("postcode", Kind::Text, "postcode"),
        ("address_1", Kind::Text, "street"),
        ("centro de reclusión", Kind::Text, "facility"),
        ("Lugar de nacimiento", Kind::Text, "birthplace"),
        ("residencia", Kind::Text, "residence"),
        ("Oficio", Kind::Text, "occupation"),
        ("Edad", Kind::Text, "age"),
        ("Apodo", Kind::Text, "alias"),
        ("Observaciones", Kind::Aside, "observaciones"),
    ] {
        let found = kinds(&format!("parroquia,{header}"));
        assert_eq!(found[1], (kind, label.to_owned()), "{header}");
    }
}

#[test]
fn headers_of_several_senses_go_by_what_stands_beside_them() {
    let only = |headers: &str| {
        kinds(headers)
            .into_iter()
            .map(|(kind, _)| kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(only("nombre,sexo"), [Kind::Name, Kind::Sex]);
    assert_eq!(only("nombre,apellidos"), [Kind::Given, Kind::Surname]);
    assert_eq!(
        only("name,first_name,surname"),
        [Kind::Name, Kind::Given, Kind::Surname]
    );
    assert_eq!(only("fname,lname"), [Kind::Given, Kind::Surname]);
    assert_eq!(only("fname,gname"), [Kind::Surname, Kind::Given]);
    assert_eq!(only("bd,by,bm"), [Kind::BornDay, Kind::BornYear, Kind::BornMonth]);
    assert_eq!(only("birth_day,name"), [Kind::Born, Kind::Name]);
    assert_eq!(only("bm,name"), [Kind::Aside, Kind::Name]);
    assert_eq!(only("id,rec_id,name"), [Kind::Aside, Kind::Id, Kind::Name]);
    let two = kinds("address_2,address_1,street,name");
    assert_eq!(two[0].1, "street 3");
    assert_eq!((two[1].1.as_str(), two[2].1.as_str()), ("street 2", "street"));
}

#[test]
fn what_a_header_leaves_open_is_said() {
    let table = table("nombre,fecha,Estado,bm,id,registro,número,fname\n");
    let doubts: Vec<Vec<&str>> = table
        .columns()
        .iter()
        .map(|column| column.doubts().collect())
        .collect();
    assert_eq!(
        doubts,
        [
            vec![],
            vec!["may be a date of birth or of an event"],
            vec!["`estado` may be a state of the country or of the person"],
            vec!["there is no year of birth beside it"],
            vec![],
            vec!["another column is taken for the id"],
            vec!["may be a row number, an id or a number of the person"],
            vec!["`fname` may be a given or a family name"],
        ]
    );
    assert_eq!(table.columns()[1].basis(), Basis::Unknown);
    assert_eq!(table.columns()[2].basis(), Basis::Guessed);
}

#[test]
fn a_mere_number_is_neither_an_id_nor_a_number_of_the_person() {
    for header in [
        "N°",
        "Nº",
        "№",
        "nro",
        "Nro.",
        "No.",
        "número",
        "#",
        "Num",
        "N° de orden",
        "Ítem",
        "Row",
    ] {
        let text = format!("{header},nombre\n1,Rosa Vela\n1,Luis Toro\n");
        let table = table(text);
        let own = &table.columns()[0];
        let doubts: Vec<&str> = own.doubts().collect();
        assert_eq!(
            (own.kind(), own.basis()),
            (Kind::Aside, Basis::Unknown),
            "{header}"
        );
        assert_eq!(
            doubts,
            ["may be a row number, an id or a number of the person"],
            "{header}"
        );
        // As an id it would have cost a record.
        assert_eq!(
            (table.id(0), table.id(1), table.rejected().len()),
            (Some("2"), Some("3"), 0)
        );
    }
    let table = table("nombre,ficha,boleta\n");
    let doubts: Vec<&str> = table
        .columns()
        .iter()
        .flat_map(|column| column.doubts())
        .collect();
    assert_eq!(
        doubts,
        [
            "may be a number of this list only",
            "may be the number or the date of a court order"
        ]
    );
}

#[test]
fn the_answer_is_never_compared() {
    let rows = people();
    let expected = table(foreign(&rows, b','));
    for header in ["entity", "cluster", "person_id", "label", "truth"] {
        let answered: Vec<Vec<String>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let answer = if at == 0 {
                    header.to_owned()
                } else {
                    (at / 3).to_string()
                };
                row.iter().cloned().chain([answer]).collect()
            })
            .collect();
        let answered = table(foreign(&answered, b','));
        assert_eq!(answered.columns()[11].kind(), Kind::Aside);
        assert_eq!(answered.columns()[11].doubts().count(), 1);
        assert_eq!(why(&answered), why(&expected));
        assert_eq!(linked(&answered), linked(&expected));
    }
}

#[test]
fn unknown_columns_are_kept_and_change_nothing() {
    let rows = people();
    let without = table(foreign(&permuted(&rows, &(0..10).collect::<Vec<_>>()), b','));
    let with = table(foreign(&rows, b','));
    assert_eq!(why(&without), why(&with));
    assert_eq!(with.value(3, column(&with, "nota")), Some("dos\nlíneas"));
    assert_eq!(with.columns()[10].kind(), Kind::Aside);
}

#[test]
fn what_the_caller_says_goes_before_what_is_guessed() {
    let mapping = Mapping::default()
        .map("ID", Kind::Aside)
        .map("ficha nº", Kind::Id)
        .map("nombre", Kind::Aside)
        .map("Quién", Kind::Name)
        .map("visto", Kind::Text)
        .labelled("visto", Kind::Event, "last seen");
    let text = "id,Ficha N°,nombre,apellido,quien,visto\nx,7,a,b,Rosa Vela,2024-01-02\n";
    let table = read([("a", text)], &mapping).unwrap();
    let found: Vec<(Kind, Basis)> = table
        .columns()
        .iter()
        .map(|column| (column.kind(), column.basis()))
        .collect();
    assert_eq!(
        found,
        [
            (Kind::Aside, Basis::Said),
            (Kind::Id, Basis::Said),
            (Kind::Aside, Basis::Said),
            // A part that was guessed, beside a whole name that was said.
            (Kind::Aside, Basis::Guessed),
            (Kind::Name, Basis::Said),
            (Kind::Event, Basis::Said),
        ]
    );
    assert_eq!(
        (table.id(0), table.columns()[5].label()),
        (Some("7"), "last seen")
    );
    assert_eq!(names(&table), ["Rosa Vela"]);
    for kind in Kind::all() {
        assert_eq!(kind.to_string().to_uppercase().parse::<Kind>(), Ok(kind));
        let mapping = Mapping::default().map("estado", kind);
        let table = read([("a", "nombre,estado\nRosa Vela,Lara\n")], &mapping).unwrap();
        let parts = kind == Kind::BornMonth || kind == Kind::BornDay;
        assert_eq!(table.columns()[1].kind(), if parts { Kind::Aside } else { kind });
    }
    assert_eq!("surename".parse::<Kind>().unwrap_err().kind(), ErrorKind::Unknown);
}

#[test]
fn a_mapping_that_fits_no_file_is_a_mistake() {
    let mapping = Mapping::default()
        .map("cedla", Kind::Identifier)
        .map("nombre", Kind::Name)
        .map("x", Kind::Text);
    let problems = read([("a", "nombre,cedula\nRosa Vela,1\n")], &mapping).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "mapping: no file has a column `cedla`\nmapping: no file has a column `x`"
    );
    // One file of two is enough.
    let files = [("a", "nombre,cedla,x\n"), ("b", "nombre\n")];
    assert!(read(files, &mapping).is_ok());
}

#[test]
fn a_file_without_a_known_header_is_refused() {
    let problems = read([("a", "Rosa Vela,1990\nLuis Toro,1991\n")], &Mapping::default()).unwrap_err();
    assert!(
        !problems.to_string().contains("Vela")
            && problems.to_string().starts_with("file `a`: no header is known")
    );
    let wide = format!("nombre{}\n", ",x".repeat(1_000));
    let problems = read([("a", &wide)], &Mapping::default()).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "file `a`: has 1001 columns; at most 1000 are read"
    );
}

#[test]
fn a_date_of_birth_in_three_columns_is_the_date_in_one() {
    let whole = table(
        "nombre,nacido,estado\nRosa Vela,1990-03-07,Lara\nRosa Vela,1990-07-03,Lara\nLuis Toro,1988,Zulia\n",
    );
    let parts = table(
        "nombre,bd,estado,bm,by\nRosa Vela,7,Lara,3,1990\nRosa Vela,3.0,Lara,julio,90\nLuis Toro,,Zulia,,1988\n",
    );
    assert_eq!(why(&whole), why(&parts));
    assert!(
        why(&whole)
            .evidence()
            .iter()
            .any(|part| part.level() == "day and month swapped")
    );
    // Where there are both, the parts stand in for what is missing.
    let both = table(
        "nombre,nacido,estado,by,bm,bd\nRosa Vela,1990-03-07,Lara,,,\nRosa Vela,,Lara,1990,7,3\nLuis Toro,,Zulia,1988,,\n",
    );
    assert_eq!(why(&whole), why(&both));
}

#[test]
fn a_name_in_parts_is_the_name_as_a_whole() {
    let parts = table(
        "segundo apellido,primer nombre,segundo nombre,primer apellido\nToro,José,Luis,Vela\nNA,Ana,NULL,Null\n",
    );
    assert_eq!(names(&parts), ["Vela Toro, José Luis", "Null, Ana"]);
    let both = table("nombre completo,nombres,apellidos\nRosa Vela,,\nEva,Ana,Ruda\nx,sin dato,\n");
    assert_eq!(names(&both), ["Rosa Vela", "Ruda, Ana", "x"]);
}

#[test]
fn one_thing_under_two_headers_is_one_column_of_two_files() {
    let files = [
        (
            "a",
            "id,nombre,apellido,cédula,nacido,nota\na1,Rosa,Vela,12345679,1990-03-07,x\n",
        ),
        (
            "b",
            "rec_id;full name;national_id;dob;nota\nb1;Rosa Vela;12345679;1990-03-07;y\n",
        ),
    ];
    let table = read(files, &Mapping::default()).unwrap();
    let headers: Vec<&str> = table.columns().iter().map(|column| column.header()).collect();
    assert_eq!(
        headers,
        [
            "id",
            "nombre",
            "apellido",
            "cédula",
            "nacido",
            "nota",
            "full name"
        ]
    );
    assert_eq!(
        (table.value(1, 3), table.value(1, 5), table.value(1, 1)),
        (Some("12345679"), Some("y"), None)
    );
    assert_eq!(linked(&table), "rec_id,person_id\na1,a1\nb1,a1\n");
    let labels: Vec<String> = why(&table)
        .evidence()
        .iter()
        .map(|part| part.column().to_owned())
        .collect();
    // The name once more, for how rare it is.
    assert_eq!(labels, ["name", "birth date", "national id", "name"]);
    let turned = read([files[1], files[0]], &Mapping::default()).unwrap();
    assert_eq!(linked(&table), linked(&turned));
}

#[test]
fn words_for_unknown_are_missing() {
    let text = |word: &str| {
        format!(
            "nombre,estado,cedula,nacido\nRosa Vela,{word},{word},{word}\nRosa Vela,{word},{word},{word}\n"
        )
    };
    for word in ["", "N/D", "desconocido", "NULL", "--", "Sin información"] {
        let table = table(text(word));
        assert_eq!(why(&table), why(&super::table(text(""))), "{word}");
        assert_eq!(table.value(0, 1), Some(word));
        assert!(table.notes().is_empty());
    }
    assert_ne!(why(&table(text("ND1990"))), why(&table(text(""))));
}

#[test]
fn a_guess_that_its_values_belie_is_given_up() {
    let table =
        table("nombre,arrested,nacido\nRosa Vela,yes,1990\nLuis Toro,no,1991\nAna Ruda,2024-05-01,ayer\n");
    let arrested = &table.columns()[1];
    assert_eq!(
        (arrested.kind(), arrested.doubts().last()),
        (Kind::Aside, Some("most of its values are no dates"))
    );
    assert_eq!(table.notes().len(), 1);
    // What the caller says stands.
    let said = Mapping::default().map("arrested", Kind::Event);
    let table = read([("a", "nombre,arrested\nRosa Vela,yes\nLuis Toro,no\n")], &said).unwrap();
    assert_eq!((table.columns()[1].kind(), table.notes().len()), (Kind::Event, 2));
}

#[test]
fn columns_beyond_those_that_can_be_compared_say_so() {
    let many: Vec<String> = (1..=20).map(|at| format!("street {at}")).collect();
    let text = format!(
        "nombre,dob,{}\nRosa Vela,1990{}\n",
        many.join(","),
        ",Calle 7".repeat(20)
    );
    let table = table(text);
    let compared = table
        .columns()
        .iter()
        .filter(|column| column.kind() == Kind::Text)
        .count();
    assert_eq!((compared, table.columns()[1].kind()), (14, Kind::Born));
    let last: Vec<&str> = table.columns()[21].doubts().collect();
    assert_eq!(last, ["16 columns are compared, and this is one more"]);
    assert_eq!(linked(&table).lines().count(), 2);
}

#[test]
fn the_roll_of_a_table_has_as_many_columns_as_can_be_compared() {
    let many: Vec<String> = (1..=20).map(|at| format!("street {at}")).collect();
    // Names, and dates of birth in parts, are one column each, put together of several.
    for (headers, values, streets) in [
        ("sexo", "F", 15),
        ("nombre,sexo", "Rosa Vela,F", 14),
        ("nombre,apellidos,sexo", "Rosa,Vela,F", 14),
        ("nombre,by,bm,bd", "Rosa Vela,1990,3,7", 14),
        ("by,bm,bd", "1990,3,7", 15),
        ("nombre,dob,by,bm,bd", "Rosa Vela,1990,1990,3,7", 14),
    ] {
        let text = format!(
            "{headers},{}\n{values}{}\n",
            many.join(","),
            ",Calle 7".repeat(20)
        );
        let table = table(text);
        let columns = table.columns().iter();
        let texts = columns
            .clone()
            .filter(|column| column.kind() == Kind::Text)
            .count();
        let aside = columns.filter(|column| column.doubts().any(|doubt| doubt.starts_with("16 columns")));
        assert_eq!((texts, aside.count()), (streets, 20 - streets), "{headers}");
        assert_eq!(table.roll().labels().len(), Pattern::COMPARISONS, "{headers}");
    }
}

#[test]
fn columns_that_were_said_and_filled_are_compared_before_others() {
    let many: Vec<String> = (1..=14).map(|at| format!("street {at}")).collect();
    let headers = format!("nombre,visto,alias,{}", many.join(","));
    let row = |alias: &str, first: &str| format!("Rosa Vela,Lara,{alias},{first}{}", ",Calle 7".repeat(13));
    let text = format!("{headers}\n{}\n{}\n", row("Rosi", "Calle 7"), row("", "Calle 7"));
    let read = |mapping: &Mapping| {
        let table = read([("a", &text)], mapping).unwrap();
        let of = |kind| {
            let columns = table.columns().iter().filter(move |column| column.kind() == kind);
            columns
                .map(|column| column.header().to_owned())
                .collect::<Vec<_>>()
        };
        (of(Kind::Text), of(Kind::Aside))
    };
    // The alphabet would keep the alias; it is filled in fewer records, but there is room.
    let (texts, aside) = read(&Mapping::default());
    assert_eq!((texts.len(), aside), (15, vec!["visto".to_owned()]));
    // What is said goes before what is guessed, whatever its kind and letter.
    let (texts, aside) = read(&Mapping::default().map("visto", Kind::Text));
    assert_eq!((texts.len(), aside), (15, vec!["alias".to_owned()]));
    let (texts, aside) = read(
        &Mapping::default()
            .map("visto", Kind::Text)
            .map("alias", Kind::Text),
    );
    assert_eq!((texts.len(), aside), (15, vec!["street 14".to_owned()]));
}

#[test]
fn a_column_of_nothing_takes_no_place() {
    let many: Vec<String> = (1..=16).map(|at| format!("street {at}")).collect();
    let text = format!(
        "nombre,by,correo,{}\nn/d,,--{}\n",
        many.join(","),
        ",Calle 7".repeat(16)
    );
    let table = table(text);
    assert_eq!(table.roll().labels().len(), Pattern::COMPARISONS);
    assert!(table.columns().iter().all(|column| column.kind() != Kind::Aside));
    // An empty date of birth does not hide its parts.
    let parts = super::table("nombre,nacido,by,bm,bd\nRosa Vela,,1990,3,7\nRosa Vela,,1990,3,7\n");
    let whole = super::table("nombre,nacido\nRosa Vela,1990-03-07\nRosa Vela,1990-03-07\n");
    assert_eq!(why(&parts), why(&whole));
}
