//! Invented people: given names and surnames of several kinds, put together as they are in Spanish.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::strategy::names::letters::without_accents;

/// Given names of men: rare ones, common ones, some that only one country knows.
pub(super) const MEN: [&str; 30] = [
    "Tomás",
    "Gonzalo",
    "Federico",
    "Nicolás",
    "Hernán",
    "Rodrigo",
    "Germán",
    "Álvaro",
    "Efraín",
    "Ernesto",
    "Leopoldo",
    "Ulises",
    "Wilmer",
    "Yorman",
    "Edixon",
    "Adelmo",
    "Iván",
    "Rafael",
    "Ramón",
    "Francisco",
    "Jesús",
    "Juan",
    "Luis",
    "Carlos",
    "José",
    "Óscar",
    "Ignacio",
    "Fabricio",
    "Rubén",
    "Darío",
];

/// Given names of women.
pub(super) const WOMEN: [&str; 28] = [
    "Elena",
    "Beatriz",
    "Inés",
    "Verónica",
    "Lucía",
    "Rocío",
    "Marisol",
    "Zoraida",
    "Yelitza",
    "Xiomara",
    "Griselda",
    "Úrsula",
    "Belkis",
    "Noemí",
    "Teresa",
    "Ángela",
    "Yuleisy",
    "Marlene",
    "Carmen",
    "Rosa",
    "Ana",
    "María",
    "Graciela",
    "Raquel",
    "Ofelia",
    "Dayana",
    "Nohelia",
    "Isabel",
];

/// What continues a woman's given name.
const DEVOTIONS: [&str; 4] = ["del Carmen", "del Valle", "de los Ángeles", "Coromoto"];

/// Surnames that tell people apart.
pub(super) const RARE: [&str; 36] = [
    "Belandria",
    "Villasmil",
    "Peñaloza",
    "Cegarra",
    "Quiñones",
    "Oropeza",
    "Mogollón",
    "Carrasquel",
    "Echeverría",
    "Querales",
    "Valbuena",
    "Zerpa",
    "Altuve",
    "Piñango",
    "Finol",
    "Yépez",
    "Agüero",
    "Barrientos",
    "Troconis",
    "Chirinos",
    "Betancourt",
    "Camejo",
    "Almarza",
    "Cardozo",
    "Perdomo",
    "Tovar",
    "Figuera",
    "Terán",
    "Graterol",
    "Zabaleta",
    "Matos",
    "Urbaneja",
    "de la Torre",
    "de los Ríos",
    "de la Hoz",
    "San Martín",
];

/// Surnames that no table has.
pub(super) const UNHEARD: [&str; 7] = [
    "Ortuño",
    "Bracamonte",
    "Gudiño",
    "Arráez",
    "Aristimuño",
    "Ocariz",
    "Vizcarrondo",
];

/// Surnames that hardly do.
const COMMON: [&str; 12] = [
    "Pérez",
    "García",
    "Ramírez",
    "González",
    "Hernández",
    "Muñoz",
    "Núñez",
    "Méndez",
    "Romero",
    "Díaz",
    "Rojas",
    "Guerrero",
];

/// Somebody invented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Invented {
    pub(super) woman: bool,
    pub(super) given: Vec<&'static str>,
    /// The father's, then the mother's.
    pub(super) surnames: Vec<&'static str>,
}

impl Invented {
    pub(super) fn given(&self) -> String {
        self.given.join(" ")
    }

    pub(super) fn surnames(&self) -> String {
        self.surnames.join(" ")
    }

    /// The name as it is usually written.
    pub(super) fn text(&self) -> String {
        format!("{} {}", self.given(), self.surnames())
    }
}

/// Somebody with surnames that tell people apart, no word of the name twice.
pub(super) fn somebody() -> impl Strategy<Value = Invented> {
    prop_oneof![5 => invented(&RARE), 1 => invented(&UNHEARD)].boxed()
}

/// Full names as Spanish builds them: one to three given names, one or two surnames, `de la` and its like before
/// some; a few in capitals, without accents, or with the surnames first and a comma.
///
/// Shrinks to `Tomás Belandria`.
pub fn name_text() -> impl Strategy<Value = String> {
    let anybody = prop_oneof![2 => somebody().boxed(), 1 => invented(&COMMON).boxed()].boxed();
    (anybody, 0..12_u8).prop_map(|(who, style)| match style {
        9 => who.text().to_uppercase(),
        10 => without_accents(&who.text()),
        11 => format!("{}, {}", who.surnames(), who.given()),
        _ => who.text(),
    })
}

fn invented(surnames: &'static [&'static str]) -> BoxedStrategy<Invented> {
    let given = |pool: &'static [&'static str]| prop_oneof![3 => vec(select(pool), 1), 4 => vec(select(pool), 2), 1 => vec(select(pool), 3)];
    let devotion = proptest::option::weighted(0.2, select(&DEVOTIONS[..]));
    let woman = (given(&WOMEN), devotion).prop_map(|(mut given, devotion)| {
        given.truncate(2);
        given.extend(devotion);
        (true, given)
    });
    let man = given(&MEN).prop_map(|given| (false, given));
    (prop_oneof![man, woman], vec(select(surnames), 1..=2))
        .prop_map(|((woman, given), surnames)| Invented {
            woman,
            given: once_each(given),
            surnames: once_each(surnames),
        })
        .boxed()
}

/// Without what stands in a list before.
pub(super) fn once_each(words: Vec<&'static str>) -> Vec<&'static str> {
    words.into_iter().fold(Vec::new(), |mut kept, word| {
        if !kept.contains(&word) {
            kept.push(word);
        }
        kept
    })
}
