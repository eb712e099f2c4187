//! Invented names and how each is read, by hand.
//!
//! - `names_are_read_as_by_hand`
//! - `names_of_two_readings_keep_both`

use cotejo::name::{Order, PersonName, Reading};

use crate::one;

/// Given names, the father's surname, the mother's, a husband's, titles and suffix, an identity number; parted
/// by bars, as they are written.
const READ: &[(&str, &str)] = &[
    // Plain.
    ("Hernán Belandria", "Hernán|Belandria|||"),
    ("Hernán Belandria Zerpa", "Hernán|Belandria|Zerpa||"),
    ("Hernán José Belandria Zerpa", "Hernán José|Belandria|Zerpa||"),
    ("Wilmer José Luis Tovar Camejo", "Wilmer José Luis|Tovar|Camejo||"),
    ("INÉS QUIÑONES TERÁN", "INÉS|QUIÑONES|TERÁN||"),
    ("inés quiñones terán", "inés|quiñones|terán||"),
    ("Yuleisy Carolina Oropeza", "Yuleisy Carolina|Oropeza|||"),
    // Surnames first.
    ("Belandria Zerpa, Hernán José", "Hernán José|Belandria|Zerpa||"),
    ("Belandria, Hernán", "Hernán|Belandria|||"),
    ("BELANDRIA ZERPA Hernán", "Hernán|BELANDRIA|ZERPA||"),
    ("TOVAR CAMEJO WILMER JOSE", "WILMER JOSE|TOVAR|CAMEJO||"),
    ("de la Torre Finol, Ulises", "Ulises|de la Torre|Finol||"),
    ("San Martín Rey, Ana", "Ana|San Martín|Rey||"),
    // Particles and devotions.
    ("Ulises de la Torre Finol", "Ulises|de la Torre|Finol||"),
    ("Ulises Finol de los Ríos", "Ulises|Finol|de los Ríos||"),
    ("María del Carmen Querales", "María del Carmen|Querales|||"),
    (
        "María de los Ángeles Querales Tovar",
        "María de los Ángeles|Querales|Tovar||",
    ),
    ("José de Jesús Altuve", "José de Jesús|Altuve|||"),
    ("Juan de Dios Camejo Finol", "Juan de Dios|Camejo|Finol||"),
    ("Rosa del Valle Graterol", "Rosa del Valle|Graterol|||"),
    ("Tomás San Martín Zerpa", "Tomás|San Martín|Zerpa||"),
    ("Luis Echeverría y Tovar", "Luis|Echeverría|y Tovar||"),
    // Hyphens.
    ("Ernesto Villasmil-Querales", "Ernesto|Villasmil-Querales|||"),
    ("Ana-Lucía Perdomo", "Ana-Lucía|Perdomo|||"),
    // By marriage.
    ("Zoraida Altuve de Cegarra", "Zoraida|Altuve||Cegarra|"),
    ("Zoraida Altuve Finol de Cegarra", "Zoraida|Altuve|Finol|Cegarra|"),
    ("Beatriz Tovar vda. de Chirinos", "Beatriz|Tovar||Chirinos|"),
    // Titles.
    ("Tte. Hernán Belandria", "Hernán|Belandria||| Tte."),
    ("Cnel. Gonzalo Altuve Perdomo", "Gonzalo|Altuve|Perdomo|| Cnel."),
    ("S/M2. Edixon Troconis", "Edixon|Troconis||| S/M2."),
    ("Dra. Beatriz Echeverría", "Beatriz|Echeverría||| Dra."),
    ("Sr. Ulises Finol", "Ulises|Finol||| Sr."),
    ("Sargento Mayor Wilmer Camejo", "Wilmer|Camejo||| Sargento Mayor"),
    // What looks like a title and is a surname.
    ("Elena Mayor", "Elena|Mayor|||"),
    ("Efraín Guerrero Rey", "Efraín|Guerrero|Rey||"),
    // Suffixes.
    ("Hernán Belandria Zerpa Jr.", "Hernán|Belandria|Zerpa|| -Jr."),
    ("Hernán Belandria hijo", "Hernán|Belandria||| -hijo"),
    // Numbers, places in lists, remarks.
    ("Hernán Belandria V-12.345.678", "Hernán|Belandria||| #V-12345678"),
    ("12345678 Hernán Belandria", "Hernán|Belandria||| #12345678"),
    ("7) Hernán Belandria (fallecido)", "Hernán|Belandria|||"),
    (
        "Hernán Belandria alias El Catire",
        "Hernán|Belandria||| =El Catire",
    ),
    ("Hernán \"El Catire\" Belandria", "Hernán|Belandria||| =El Catire"),
    // Initials and abbreviations.
    ("Hernán J. Belandria Zerpa", "Hernán J|Belandria|Zerpa||"),
    ("Ma. Elena Quiñones", "Ma Elena|Quiñones|||"),
    // Mojibake.
    ("NicolΓ‘s PeΓ±aloza", "Nicolás|Peñaloza|||"),
    ("TomÃ¡s BriceÃ±o Zerpa", "Tomás|Briceño|Zerpa||"),
    // Of the world.
    ("Zhang Xiaoming", "Xiaoming|Zhang|||"),
    ("Nguyễn Văn Đức", "Văn Đức|Nguyễn|||"),
    ("Dmitri Petrovich Zhukov", "Dmitri Petrovich|Zhukov|||"),
    ("Ayşe Yılmaz", "Ayşe|Yılmaz|||"),
];

/// A reading in one line, with what stands around the name.
fn told(person: &PersonName, reading: &Reading) -> String {
    let parts =
        [reading.given(), reading.paternal(), reading.maternal()].map(|part| person.reveal_words(part));
    let mut line = format!("{}|{}|", parts.join("|"), person.reveal_married(reading));
    for title in person.titles() {
        line += &format!(" {}", title.reveal());
    }
    line.extend(person.reveal_suffix().map(|suffix| format!(" -{suffix}")));
    line.extend(person.ids().iter().map(|id| format!(" #{}", id.reveal())));
    line.extend(person.reveal_aliases().map(|alias| format!(" ={alias}")));
    line
}

#[test]
fn names_are_read_as_by_hand() {
    assert!(READ.len() >= 40);
    let mut wrong = Vec::new();
    for (text, expected) in READ {
        let person = one(text);
        let read = told(&person, &person.readings()[0]);
        if read != *expected {
            wrong.push(format!("{text}: {expected:?} expected, {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No reading is the only one where the words allow another.
#[test]
fn names_of_two_readings_keep_both() {
    for (text, other) in [
        ("Tomás Andrés Belandria", "Tomás|Andrés|Belandria||"),
        ("Cruz Mario Tovar", "Cruz|Mario|Tovar||"),
        ("Zoraida Altuve de Cegarra", "Zoraida|Altuve|de Cegarra||"),
        ("Martín Gil", "Gil|Martín|||"),
    ] {
        let person = one(text);
        assert!(person.readings().len() > 1, "{text}");
        let all: Vec<String> = person
            .readings()
            .iter()
            .map(|reading| told(&person, reading))
            .collect();
        assert!(all.contains(&other.to_owned()), "{text}: {all:?}");
    }
    let comma = one("Tomás, Andrés");
    assert_eq!(comma.readings().len(), 1);
    assert_eq!(comma.readings()[0].order(), Order::FamilyFirst);
}
