//! Pairs of invented names and the level each comes to, by hand: no constant would pass.
//!
//! - `pairs_come_to_their_level`
//! - `every_level_is_met_often_enough`
//! - `words_meet_as_by_hand`

use cotejo::name::{self, How, Level, Level::*, Meeting};

use crate::compared;

const PAIRS: &[(&str, &str, Level)] = &[
    // Word for word.
    ("Hernán Belandria Zerpa", "HERNAN BELANDRIA ZERPA", Equal),
    ("Inés Quiñones", "inés quiñones", Equal),
    ("Efraín Troconis Yépez", "Efrain  Troconis  Yepez", Equal),
    ("Tte. Gonzalo Altuve Perdomo", "Gonzalo Altuve Perdomo", Equal),
    ("Nicolás Peñaloza V-8.123.456", "NicolÃ¡s PeÃ±aloza", Equal),
    ("Griselda Mogollón (23 años)", "Griselda Mogollón", Equal),
    ("Dmitri Petrovich Zhukov", "DMITRI PETROVICH ZHUKOV", Equal),
    // The same words otherwise set.
    ("Belandria Zerpa, Hernán", "Hernán Belandria Zerpa", Rearranged),
    (
        "BELANDRIA ZERPA HERNAN JESUS",
        "Hernán Jesús Belandria Zerpa",
        Rearranged,
    ),
    ("Joseluis Carrasquel", "José Luis Carrasquel", Rearranged),
    ("Ulises de la Torre Finol", "Ulises Delatorre Finol", Rearranged),
    ("Ulises de los Ríos Finol", "Ulises Ríos Finol", Rearranged),
    ("Zhang Xiaoming", "Xiaoming Zhang", Rearranged),
    // One word otherwise.
    ("Beatriz Peñaloza Tovar", "Beatriz Penaloza Tovar", Near),
    ("Paco Villasmil Oropeza", "Francisco Villasmil Oropeza", Near),
    ("Ma. Elena Echeverría", "María Elena Echeverría", Near),
    ("Wilmer Cegarra Graterol", "Wilmer Segarra Graterol", Near),
    ("Ernesto Valbuena Agüero", "Ernesto Balbuena Agüero", Near),
    ("Rodrigo Betancourt Querales", "Rodrigo Betancuort Querales", Near),
    ("Tomás Mu?oz Belandria", "Tomás Muñoz Belandria", Near),
    ("Mohammed Haddad", "Muhamad Haddad", Near),
    ("Yonathan Chirinos Tovar", "Jonathan Chirinos Tovar", Near),
    ("Leopoldo T0var Camejo", "Leopoldo Tovar Camejo", Near),
    ("Juergen Mueller", "Jürgen Müller", Fuzzy),
    // Contained.
    ("Hernán Belandria", "Hernán Belandria Zerpa", Contained),
    (
        "Hernán Jesús Belandria Zerpa",
        "Hernán Belandria Zerpa",
        Contained,
    ),
    ("Hernán Jesús Belandria Zerpa", "Hernán Belandria", Contained),
    (
        "Zoraida Altuve Finol",
        "Zoraida Altuve Finol de Cegarra",
        Contained,
    ),
    ("Inés María Querales Tovar", "Querales, Inés María", Contained),
    ("João Magalhães", "João Pedro Magalhães", Contained),
    // Some words by their first letter.
    ("Hernán J. Belandria", "Hernán Jesús Belandria", Initials),
    ("H. J. Belandria Zerpa", "Hernán Jesús Belandria Zerpa", Initials),
    ("Marisol C. Figuera", "Marisol Coromoto Figuera Terán", Initials),
    ("H. Belandria", "Hernán Belandria", Thin),
    ("Hernán Belandria Z.", "Hernán Belandria Zerpa", Initials),
    // Several words otherwise.
    ("Paco Villasmil Peñaloza", "Francisco Billasmil Peñaloza", Fuzzy),
    ("Pepe Echevarria Quinones", "José Echeverría Quiñones", Fuzzy),
    ("Nacho Valbuena Zabaleta", "Ignacio Balbuena Savaleta", Fuzzy),
    // Little that agrees.
    ("José Pérez", "José Pérez Villasmil", Thin),
    ("María González", "María Elena González Lugo", Thin),
    ("H. Pérez", "Hernán Pérez", Thin),
    ("Hernán Zerpa", "Hernán Belandria Zerpa", Thin),
    // A brother or a sister.
    ("Hernán Belandria Zerpa", "Gonzalo Belandria Zerpa", SameFamily),
    ("Elena Querales", "Raquel Querales", SameFamily),
    (
        "Hernán Jesús Belandria Zerpa",
        "Hernán Luis Belandria Zerpa",
        SameFamily,
    ),
    ("Edwin Tovar Camejo", "Erwin Tovar Camejo", SameFamily),
    ("Luis Carlos Finol Yépez", "Luis Alberto Finol Yépez", SameFamily),
    // Another mother.
    ("Hernán Belandria Zerpa", "Hernán Belandria Tovar", OtherMother),
    (
        "Efraín José Troconis Pérez",
        "Efraín José Troconis Altuve",
        OtherMother,
    ),
    ("Camejo Finol, Ulises", "Ulises Camejo Graterol", OtherMother),
    // The surnames the other way round.
    (
        "Hernán Belandria Zerpa",
        "Hernán Zerpa Belandria",
        SwappedSurnames,
    ),
    ("Inés Terán Quiñones", "INES QUIÑONES TERAN", SwappedSurnames),
    ("Tovar Cegarra, Ramón", "Ramón Cegarra Tovar", SwappedSurnames),
    // A man and a woman.
    ("Gabriel Belandria Zerpa", "Gabriela Belandria Zerpa", OtherGender),
    ("José María Camejo", "María José Camejo", OtherGender),
    ("Carlos Daniel Altuve", "Carla Daniela Altuve", OtherGender),
    ("Julio Oropeza Finol", "Julia Oropeza Finol", OtherGender),
    ("Luis Alejandro Perdomo", "Luisa Alejandra Perdomo", OtherGender),
    // Father and son.
    ("Hernán Belandria Jr.", "Hernán Belandria Sr.", OtherSuffix),
    (
        "Hernán Belandria Zerpa hijo",
        "Hernán Belandria Zerpa padre",
        OtherSuffix,
    ),
    ("Henry Wallcott II", "Henry Wallcott III", OtherSuffix),
    // Different people.
    ("Hernán Belandria Zerpa", "Inés Quiñones Tovar", Different),
    ("Hernán Belandria Zerpa", "Hernán Camejo Zerpa", Different),
    ("Hernán Belandria", "Hernán Camejo", Different),
    ("Belandria, Hernán", "Camejo, Hernán", Different),
    ("Li Wei", "Li Wen", SameFamily),
    ("Nguyễn Thị Hoa", "Trần Thị Hoa", Different),
    ("Wilmer Betancourt", "Edixon Barrientos", Different),
    // No evidence.
    ("Иван Жуков", "Iván Zhukov", Incomparable),
    ("张伟", "Zhang Wei", Incomparable),
    ("sin identificar", "Hernán Belandria", Incomparable),
    ("", "", Incomparable),
];

#[test]
fn pairs_come_to_their_level() {
    let mut wrong = Vec::new();
    for (a, b, level) in PAIRS {
        let (one, other) = (name::parse(a), name::parse(b));
        for comparison in [
            name::compare_written(&one, &other),
            name::compare_written(&other, &one),
        ] {
            if comparison.level() != *level {
                wrong.push(format!("{a} · {b}: {level:?} expected, {comparison}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_level_is_met_often_enough() {
    assert!(PAIRS.len() >= 60);
    for level in Level::ALL {
        let rows = PAIRS.iter().filter(|(.., expected)| *expected == level).count();
        assert!(rows >= 3, "{level:?}: {rows}");
    }
}

/// One word of each name, and how the two meet.
const WORDS: &[(&str, &str, How)] = &[
    ("Belandria", "BELANDRIA", How::Same),
    ("Terán", "Teran", How::Accents),
    ("de los Ríos", "Ríos", How::Particles),
    ("de la Torre", "Delatorre", How::Joined),
    ("Piñango", "Pinango", How::Tilde),
    ("Rodríguez", "Rguez.", How::Abbreviation),
    ("Villasmil", "Viyasmil", How::Sound),
    ("Tovar", "T0var", How::Misread),
    ("Peñaloza", "Pe?aloza", How::Unknown),
    ("Urbaneja", "Urbaenja", How::Typo),
    ("Urbaneja", "Urbnaeja", How::Typo),
    ("Graterol", "Gratrol", How::Typo),
];

/// The same of given names.
const GIVEN: &[(&str, &str, How)] = &[
    ("Efraín", "Efrain", How::Accents),
    ("Francisco", "Fco.", How::Abbreviation),
    ("Mohamed", "Muhammad", How::Spelling),
    ("Francisco", "Paco", How::Short),
    ("Yonathan", "Jonathan", How::Spelling),
    ("Hernán", "H.", How::Initial),
    ("Gabriel", "Gabriela", How::Gender),
    ("Federico", "Federcio", How::Typo),
    ("Nicolás", "Nicol?s", How::Unknown),
];

#[test]
fn words_meet_as_by_hand() {
    let surnames = WORDS.iter().map(|(a, b, how)| {
        (
            format!("Ulises {a} Querales"),
            format!("Ulises {b} Querales"),
            how,
        )
    });
    let given = GIVEN.iter().map(|(a, b, how)| {
        (
            format!("{a} Querales Altuve"),
            format!("{b} Querales Altuve"),
            how,
        )
    });
    let cut = (
        "Marisol Graciela Urbaneja".to_owned(),
        "Marisol Graciela Urban".to_owned(),
        &How::Cut,
    );
    for (a, b, how) in surnames.chain(given).chain([cut]) {
        let comparison = compared(&a, &b);
        let hows: Vec<How> = comparison.meetings().iter().filter_map(Meeting::how).collect();
        let others = hows.iter().filter(|other| **other != How::Same).count();
        assert!(
            hows.contains(how) && others <= 1,
            "{a} · {b}: {how:?} expected, {hows:?}"
        );
    }
}
