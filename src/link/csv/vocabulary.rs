//! What headers mean, in English and Spanish.
//!
//! A header is known by its words in any order, without case, accents, articles and punctuation; `fechaNacimiento`,
//! `fecha_de_nacimiento` and `Fecha de nacimiento` are one.

use crate::link::csv::kind::Kind;

/// What a header may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// This, under a label that columns of several files share.
    Sure(Kind, &'static str),
    /// The same, though it may be something else.
    Likely(Kind, &'static str, &'static str),
    /// The whole name, or the given one beside a surname.
    NameOrGiven,
    /// The given name, or the surname beside a given name that says so.
    GivenOrSurname,
    /// The day of birth beside a year, or the date.
    DayOrDate,
    /// Left aside, as it may be several things.
    Unsure(&'static str),
    /// Left aside: the answer, which may not be looked at.
    Answer,
}

use Sense::{Answer, DayOrDate, GivenOrSurname, Likely, NameOrGiven, Sure, Unsure};

/// Every sense with the headers that have it, in the order in which they go before one another where only one column
/// can be meant.
#[rustfmt::skip]
pub(super) const SENSES: &[(Sense, &[&str])] = &[
    (Sure(Kind::Id, "id"), &[
        "rec id", "recid", "record id", "id registro", "unique id", "row id", "id fila", "id", "registro", "record",
    ]),
    (Answer, &[
        "entity", "entity id", "ent id", "cluster", "cluster id", "person id", "personid", "id persona", "label", "labels",
        "etiqueta", "truth", "true id", "ground truth", "gold", "match id", "linked person id",
    ]),
    (Sure(Kind::Listing, "listing"), &[
        "source", "list", "listing", "lista", "listado", "fuente", "source dataset", "data source", "dataset",
        "source list", "lista origen", "archivo", "source file",
    ]),
    (Sure(Kind::Name, "name"), &[
        "full name", "fullname", "nombre completo", "nombre y apellido", "nombre y apellidos", "nombres y apellidos",
        "nombres y apellido", "nombre apellido", "nombres apellidos", "nombre apellidos", "complete name",
        "name and surname", "first and surname", "first and last name", "detainee name", "detainee", "nombre detenido",
        "prisoner name", "prisoner", "nombre preso", "preso", "inmate name", "inmate", "nombre interno", "victim name",
        "victim", "nombre victima", "victima", "person name", "nombre persona",
    ]),
    (NameOrGiven, &["name", "nombre", "nombres", "names"]),
    (GivenOrSurname, &["fname"]),
    (Sure(Kind::Given, "given name"), &[
        "given", "given name", "given names", "givenname", "first name", "firstname", "first names", "forename",
        "forenames", "gname", "primer nombre", "1 er nombre", "nombre pila", "nombres pila", "nombre 1", "given 1",
        "given name 1", "first name 1", "fname c 1", "fname 1", "first", "prenom",
    ]),
    (Sure(Kind::Middle, "middle name"), &[
        "middle", "middle name", "middlename", "middle names", "middle initial", "mname", "segundo nombre", "2 do nombre",
        "otros nombres", "other names", "second name", "nombre 2", "given 2", "given name 2", "first name 2", "fname c 2",
        "fname 2",
    ]),
    (Sure(Kind::Surname, "surname"), &[
        "surname", "surnames", "last name", "lastname", "last names", "family name", "familyname", "lname", "sname",
        "last", "apellido", "apellidos", "apellido paterno", "paterno", "ap paterno", "primer apellido", "1 er apellido",
        "apellido 1", "surname 1", "first surname", "paternal surname", "paternal", "last name 1", "lname c 1", "lname 1",
    ]),
    (Sure(Kind::SecondSurname, "second surname"), &[
        "second surname", "surname 2", "apellido materno", "materno", "ap materno", "segundo apellido", "2 do apellido",
        "apellido 2", "maternal surname", "maternal", "second last name", "last name 2", "lname c 2", "lname 2",
    ]),
    (Sure(Kind::Born, "birth date"), &[
        "birth date", "birthdate", "born", "birth", "birthday", "dob", "date birth", "bdate", "born on", "date dob",
        "fecha nacimiento", "fec nacimiento", "f nacimiento", "fecha nac", "fec nac", "f nac", "fnac", "fechanac",
        "fechanacimiento", "nacimiento", "nacido", "nacida", "nacido el", "fn",
    ]),
    (DayOrDate, &["birth day", "bd", "dob day"]),
    (Sure(Kind::BornYear, "birth year"), &[
        "birth year", "birthyear", "year birth", "yob", "by", "born year", "dob year", "dob y", "ano nacimiento",
        "anio nacimiento", "ano nac", "anio nac",
    ]),
    (Sure(Kind::BornMonth, "birth month"), &[
        "birth month", "birthmonth", "month birth", "mob", "bm", "born month", "dob month", "dob m", "mes nacimiento",
        "mes nac",
    ]),
    (Sure(Kind::BornDay, "birth day"), &["day birth", "dia nacimiento", "dia nac", "born day", "dob d"]),
    (Sure(Kind::Sex, "sex"), &["sex", "sexo", "gender", "genero"]),
    (Sure(Kind::Identifier, "national id"), &[
        "national id", "nationalid", "national id number", "national identity number", "national number",
        "national identification number", "cedula", "cedula identidad", "numero cedula", "numero cedula identidad", "ci",
        "c i", "numero ci", "cedula pasaporte", "ci pasaporte", "dni", "numero dni", "dni pasaporte",
        "documento", "documento identidad", "numero documento", "numero documento identidad", "doc identidad",
        "identification", "identification number", "identificacion", "numero identificacion", "identidad",
        "numero identidad", "tarjeta identidad", "id number", "identity number", "identity card", "identity card number",
        "id card", "id card number", "carnet", "carnet identidad", "numero carnet", "numero carnet identidad", "cc", "dpi",
        "dui", "curp", "rut", "run", "cpf", "nif", "nie",
    ]),
    (Sure(Kind::Identifier, "social security number"), &[
        "soc sec id", "ssn", "social security number", "social security", "social security id", "nss",
        "numero seguro social", "seguro social",
    ]),
    (Sure(Kind::Identifier, "passport"), &["passport", "passport number", "pasaporte", "numero pasaporte"]),
    (Sure(Kind::Identifier, "case number"), &[
        "case number", "case id", "case", "caso", "numero caso", "expediente", "numero expediente", "expediente judicial",
        "expediente fiscal", "causa", "numero causa", "causa penal", "numero asunto", "docket", "docket number",
        "court case", "court case number",
    ]),
    (Sure(Kind::Identifier, "file number"), &[
        "file number", "numero ficha", "legajo", "numero legajo", "prontuario", "numero prontuario",
    ]),
    (Unsure("a number of this list only"), &["ficha"]),
    // One order may name several people.
    (Unsure("the number or the date of a court order"), &[
        "numero boleta", "numero boleta encarcelacion", "numero boleta excarcelacion", "numero boleta libertad",
        "boleta", "boleta encarcelacion", "boleta excarcelacion", "boleta libertad",
    ]),
    (Sure(Kind::Identifier, "prisoner number"), &[
        "prisoner number", "prisoner id", "inmate number", "inmate id", "booking number", "booking id", "detainee id",
        "detainee number", "numero interno", "numero recluso", "numero preso", "numero detenido", "id interno",
        "id recluso", "id preso", "id detenido",
    ]),
    (Sure(Kind::Identifier, "phone"), &[
        "phone", "phone number", "telephone", "telephone number", "tel", "telefono", "numero telefono", "movil", "celular",
        "mobile", "mobile number", "mobile phone", "cell phone", "contact number",
    ]),
    (Sure(Kind::Email, "email"), &[
        "email", "e mail", "mail", "email address", "correo", "correo electronico", "direccion correo",
    ]),
    (Sure(Kind::Event, "arrest date"), &[
        "arrest date", "date arrest", "arrested", "arrested on", "date arrested", "arrest", "detention date",
        "date detention", "detained on", "date detained", "detention", "capture date", "date capture", "booking date",
        "admission date", "fecha detencion", "fec detencion", "f detencion", "detencion", "fecha arresto", "arresto",
        "fecha captura", "captura", "fecha aprehension", "aprehension", "fecha encarcelamiento", "fecha ingreso", "ingreso",
    ]),
    (Sure(Kind::Event, "release date"), &[
        "release date", "date release", "released", "released on", "date released", "release", "fecha liberacion",
        "liberacion", "fecha excarcelacion", "excarcelacion", "fecha libertad", "fecha egreso", "egreso", "fecha salida",
    ]),
    (Sure(Kind::Event, "transfer date"), &[
        "transfer date", "date transfer", "transferred on", "fecha traslado", "traslado",
    ]),
    (Sure(Kind::Event, "disappearance date"), &[
        "disappearance date", "date disappearance", "missing since", "last seen", "fecha desaparicion", "desaparicion",
        "visto ultima vez",
    ]),
    (Sure(Kind::Event, "death date"), &[
        "death date", "date death", "dod", "died", "died on", "fecha muerte", "fecha fallecimiento", "fecha defuncion",
    ]),
    (Sure(Kind::Nationality, "nationality"), &[
        "nationality", "nationalities", "nacionalidad", "nacionalidades", "citizenship", "ciudadania",
    ]),
    (Sure(Kind::Text, "state"), &[
        "state", "province", "provincia", "departamento", "region", "entidad", "entidad federativa", "state province",
    ]),
    (Likely(Kind::Text, "state", "`estado` may be a state of the country or of the person"), &["estado"]),
    (Sure(Kind::Text, "municipality"), &["municipality", "municipio", "canton", "county", "comuna", "parroquia"]),
    (Sure(Kind::Text, "city"), &["city", "ciudad", "town", "localidad", "pueblo", "poblacion"]),
    (Sure(Kind::Text, "suburb"), &[
        "suburb", "barrio", "colonia", "neighborhood", "neighbourhood", "urbanizacion", "district", "distrito", "sector",
    ]),
    (Sure(Kind::Text, "facility"), &[
        "facility", "facility name", "detention facility", "detention center", "detention centre", "detention place",
        "place detention", "prison", "prison name", "jail", "institution", "centro", "centro reclusion",
        "centro detencion", "centro penitenciario", "establecimiento", "establecimiento penitenciario", "recinto", "carcel",
        "penal", "penitenciaria", "sitio reclusion", "lugar reclusion", "sitio detencion", "lugar detencion",
    ]),
    (Sure(Kind::Text, "street"), &[
        "street", "street name", "street address", "address", "home address", "direccion", "domicilio", "calle",
        "direccion habitacion",
    ]),
    (Sure(Kind::Text, "street number"), &["street number", "house number", "numero casa", "numero calle"]),
    (Sure(Kind::Text, "postcode"), &[
        "postcode", "post code", "postal code", "postalcode", "zip", "zip code", "zipcode", "codigo postal", "cp",
        "postcode fake",
    ]),
    (Sure(Kind::Text, "birthplace"), &[
        "birthplace", "birth place", "place birth", "born in", "birth city", "city birth", "birth town", "birth country",
        "country birth", "lugar nacimiento", "ciudad nacimiento", "municipio nacimiento", "estado nacimiento",
        "pais nacimiento", "nacido en", "natural",
    ]),
    (Sure(Kind::Text, "residence"), &[
        "residence", "place residence", "hometown", "home town", "residencia", "lugar residencia", "ciudad residencia",
        "municipio residencia", "estado residencia",
    ]),
    (Sure(Kind::Text, "occupation"), &[
        "occupation", "occup", "profession", "job", "job title", "oficio", "ocupacion", "profesion", "trabajo",
    ]),
    (Sure(Kind::Text, "age"), &["age", "age years", "edad", "edad anos"]),
    (Sure(Kind::Text, "alias"), &[
        "alias", "aliases", "nickname", "nicknames", "aka", "a k a", "also known as", "apodo", "apodos", "sobrenombre",
        "conocido como",
    ]),
    (Unsure("a date of birth or of an event"), &["fecha", "date", "fechas", "dia", "day", "mes", "month", "ano", "year"]),
    (Unsure("an event with its date, or only whether it happened"), &["detenido", "detained", "liberado", "excarcelado"]),
    // Such numbers mostly count rows, and begin anew on each page: as ids they would cost records that repeat one, and as
    // numbers of people join strangers of two lists.
    (Unsure("a row number, an id or a number of the person"), &[
        "numero", "numero orden", "orden", "item", "row", "row number", "fila", "numero fila", "codigo", "code", "ref",
        "reference", "referencia", "clave", "key", "index", "indice",
    ]),
    (Unsure("a place of residence, of birth or of the event"), &["lugar", "place", "location", "ubicacion", "country", "pais"]),
    (Unsure("a state of the person or of the case"), &["status", "situacion", "condicion"]),
];
