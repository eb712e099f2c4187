//! Laws of a roll: whatever order the records come in, each column holds what a naive reading finds, in one order.

use proptest::prelude::*;

use crate::link::field::{Category, Day, Email, Identifier, SexLetters, Text};
use crate::link::roll::{Roll, Values};
use crate::name::{self, fold};

/// A text of each kind for one record.
type Row = [String; 8];

fn row() -> impl Strategy<Value = Row> {
    let of = |pattern: &'static str| proptest::string::string_regex(pattern).unwrap();
    (
        of("|L[1-3]"),
        of("|( ?(Ana|José|Pérez|Peña|de la Cruz|Mayor|Xu|,)){1,4}"),
        of("|[MFHX]|mujer|1"),
        of("|19[89]0|1990-0[1-3]-1[12]|n/d"),
        of("|V-?1234567[89]|[a1]{3}|000000"),
        of("| ?(Zulia|zulia|ZÚLIA|Lara|--|Bo bo) ?|[a-b]{8,10}"),
        of("|(ve|CO|pé)([,;/] ?(ve|co|PE)){0,2}"),
        of("|-|-?@x|[aA]@(x|y)|b"),
    )
        .prop_map(|(list, name, sex, born, number, place, set, mail)| {
            [list, name, sex, born, number, place, set, mail]
        })
}

fn roll(rows: &[(usize, Row)]) -> Roll {
    let column = |at: usize| rows.iter().map(move |(_, row)| row[at].as_str());
    Roll::new(rows.iter().map(|(id, _)| format!("{id:03}")))
        .with_listings(column(0))
        .with_written_names(column(1))
        .with_sexes("sex", column(2))
        .with_born("born", column(3))
        .with_identifiers("number", column(4))
        .with_texts("place", column(5))
        .with_emails("mail", column(7))
        .with_sets("set", column(6))
}

/// The distinct values of a column in order, the missing one first, and for each record which it has.
fn naive<T: Ord + Clone>(values: &[T], missing: &T) -> (Vec<u32>, Vec<T>) {
    let mut distinct: Vec<T> = values.iter().filter(|value| *value != missing).cloned().collect();
    distinct.sort();
    distinct.dedup();
    distinct.insert(0, missing.clone());
    let code = |value: &T| u32::try_from(distinct.iter().position(|known| known == value).unwrap());
    (
        values.iter().map(|value| code(value).unwrap()).collect(),
        distinct,
    )
}

fn folded(text: &str) -> String {
    let text = fold(text.trim());
    let says = text.chars().any(char::is_alphanumeric);
    if says { text } else { String::new() }
}

fn words(text: &str) -> Vec<String> {
    let split = text.split([',', ';', '/', '|']).map(|word| fold(word.trim()));
    let mut words: Vec<String> = split.filter(|word| !word.is_empty()).collect();
    words.sort();
    words.dedup();
    words
}

/// A set of words by their places in `known`, as sets are ordered.
fn numbers(words: &[String], known: &[String]) -> Vec<usize> {
    let place = |word: &String| known.iter().position(|other| other == word).unwrap();
    words.iter().map(place).collect()
}

proptest! {
    #[test]
    fn columns_are_as_a_naive_reading_finds_them(
        rows in prop::collection::vec(row(), 0..40).prop_map(|rows| rows.into_iter().enumerate().collect::<Vec<_>>()),
        turn in any::<prop::sample::Index>(),
    ) {
        let mut turned = rows.clone();
        turned.rotate_left(turn.index(rows.len().max(1)) % rows.len().max(1));
        turned.reverse();
        let all: Vec<&Row> = rows.iter().map(|(_, row)| row).collect();
        for roll in [roll(&rows), roll(&turned)] {
            let codes = |label: &str| &roll.columns().iter().find(|column| column.label == label).unwrap().codes;
            let values = |label: &str| &roll.columns().iter().find(|column| column.label == label).unwrap().values;

            let letters = SexLetters::of(all.iter().map(|row| row[2].as_str()));
            let sexes: Vec<u32> = all.iter().map(|row| Category::sex(&row[2], letters).number()).collect();
            prop_assert_eq!(codes("sex"), &sexes);

            let days: Vec<u32> = all.iter().map(|row| Day::read(&row[3]).map_or(0, Day::code)).collect();
            prop_assert_eq!(codes("born"), &days);

            let read: Vec<Identifier> = all.iter().map(|row| Identifier::read(&row[4])).collect();
            let (wanted, distinct) = naive(&read, &Identifier::default());
            prop_assert_eq!(codes("number"), &wanted);
            prop_assert!(matches!(values("number"), Values::Identifier(kept) if **kept == distinct));

            let (wanted, distinct) = naive(&all.iter().map(|row| folded(&row[5])).collect::<Vec<_>>(), &String::new());
            prop_assert_eq!(codes("place"), &wanted);
            let texts: Vec<Text> = distinct.iter().map(|text| Text::new(text)).collect();
            prop_assert!(matches!(values("place"), Values::Text(kept) if **kept == texts));
            let mails: Vec<String> = all.iter().map(|row| folded(&row[7])).collect();
            let says = |text: &String| !Email::new(text).is_missing();
            let mails: Vec<String> = mails.into_iter().map(|text| if says(&text) { text } else { String::new() }).collect();
            let (wanted, distinct) = naive(&mails, &String::new());
            prop_assert_eq!(codes("mail"), &wanted);
            let mails: Vec<Email> = distinct.iter().map(|text| Email::new(text)).collect();
            prop_assert!(matches!(values("mail"), Values::Email(kept) if **kept == mails));

            let sets: Vec<Vec<String>> = all.iter().map(|row| words(&row[6])).collect();
            let mut known: Vec<String> = sets.concat();
            known.sort();
            known.dedup();
            let sets: Vec<Vec<usize>> = sets.iter().map(|words| numbers(words, &known)).collect();
            prop_assert_eq!(codes("set"), &naive(&sets, &Vec::new()).0);

            let lists = naive(&all.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), &"").0;
            let lists: Vec<Option<u32>> = lists.iter().map(|code| code.checked_sub(1)).collect();
            prop_assert_eq!(&roll.listings, &lists);

            let people = all.iter().map(|row| name::parse(&row[1]).people().first().cloned());
            for (record, person) in people.enumerate() {
                let names = roll.names().unwrap();
                prop_assert_eq!(names.is_named(record), person.is_some());
                prop_assert_eq!(names.reading(record), person.as_ref().and_then(|person| person.readings().first()));
                let keys = person.map(|person| person.keys(0..person.words())).unwrap_or_default();
                let sounds = names.items(record).iter().filter_map(|word| names.sounds(usize::try_from(*word).ok()?).next());
                prop_assert_eq!(sounds.collect::<Vec<_>>(), keys);
            }
        }
    }

    #[test]
    fn of_equal_ids_each_stays_where_it_came(ids in prop::collection::vec("[a\0ñ]{0,9}", 0..30)) {
        let roll = Roll::new(ids.clone());
        let mut order: Vec<usize> = (0..ids.len()).collect();
        order.sort_by_key(|at| &ids[*at]);
        let mut places = vec![0; ids.len()];
        for (place, at) in (0..).zip(&order) {
            places[*at] = place;
            prop_assert_eq!(roll.id(place), Some(ids[*at].as_str()));
        }
        prop_assert_eq!(roll.places(), places);
    }

    #[test]
    fn an_id_leads_to_the_first_record_that_has_it(ids in prop::collection::vec("[a\0ñ]{0,9}", 0..30), other in "[a\0ñ]{0,9}") {
        let roll = Roll::new(ids.clone());
        for id in ids.iter().chain([&other]) {
            let naive = (0..roll.len()).map(|at| u32::try_from(at).unwrap()).find(|at| roll.id(*at) == Some(id));
            prop_assert_eq!(roll.place(id), naive);
            prop_assert_eq!(roll.place(id).is_some(), ids.contains(id));
        }
    }
}

#[test]
fn a_column_that_ends_early_is_filled_up() {
    let roll = Roll::new(["b", "a", "c"])
        .with_texts("place", ["Zulia"])
        .with_written_names(["Ana Pérez", "", "José Peña", "one too many"]);
    assert_eq!(roll.columns()[0].codes, [0, 1, 0]);
    assert_eq!(roll.columns()[1].codes, [0, 1, 1]);
}

#[test]
fn a_column_that_does_not_end_is_cut() {
    let roll = Roll::new(["b", "a"])
        .with_listings(std::iter::repeat("list"))
        .with_sexes("sex", std::iter::repeat("M"))
        .with_born("born", std::iter::repeat("1990"))
        .with_events("held", std::iter::repeat("2024-05-01"))
        .with_identifiers("number", std::iter::repeat("V-12345679"))
        .with_texts("place", std::iter::repeat("Lara"))
        .with_emails("mail", std::iter::repeat("a@x"))
        .with_sets("set", std::iter::repeat("ve"))
        .with_written_names(std::iter::repeat("Ana Pérez"));
    assert!(
        roll.columns()
            .iter()
            .all(|column| column.codes.len() == 2 && column.codes.iter().all(|code| *code > 0))
    );
    assert_eq!(roll.listings, [Some(0), Some(0)]);
    let labels: Vec<&str> = roll.labels().collect();
    assert_eq!(
        labels,
        ["sex", "born", "held", "number", "place", "mail", "set", "name"]
    );
}
