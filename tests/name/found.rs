//! Cases that a review found wrong once, each with what it is now.
//!
//! - `the_order_of_two_given_names_is_kept_whatever_the_surname`
//! - `suffixes_tell_apart_however_they_are_written`
//! - `a_word_the_tables_know_is_not_cut_off`
//! - `a_lone_suffix_is_not_word_for_word`
//! - `names_that_are_also_titles_are_kept`
//! - `the_sex_of_a_first_name_left_out_counts`
//! - `two_people_are_two`
//! - `born_before_the_comma`
//! - `no_name_in_brackets_is_shown`
//! - `the_same_words_give_the_same_answer`
//! - `unknown_letters_take_no_time`

use cotejo::name::{self, Level, Written};

fn level(a: &str, b: &str) -> Level {
    name::compare_written(&name::parse(a), &name::parse(b)).level()
}

#[test]
fn the_order_of_two_given_names_is_kept_whatever_the_surname() {
    for surname in ["Gil", "Kim", "Lee", "Chang", "Toro"] {
        let [a, b] = ["José María", "María José"].map(|given| format!("{given} {surname}"));
        assert!(level(&a, &b).conflicts(), "{a} · {b}");
        assert!(level(&a, &format!("{b} Peña")).conflicts(), "{a} · {b} Peña");
    }
}

#[test]
fn suffixes_tell_apart_however_they_are_written() {
    for [a, b] in [
        ["Pedro Pérez Soto, jr.", "Pedro Pérez Soto, sr."],
        ["Pedro Pérez Soto, hijo", "Pedro Pérez Soto, padre"],
        ["Pérez Soto, Pedro, padre", "Pérez Soto, Pedro, hijo"],
        ["Nemesio Tagle, el Viejo", "Nemesio Tagle, el Joven"],
        ["Rigoberto Mancebo (hijo)", "Rigoberto Mancebo (padre)"],
        ["Juan Carlos Pérez Jr.", "Juancarlos Pérez Sr."],
        ["Juan De La Cruz Toro Jr.", "Juan Dela Cruz Toro Sr."],
    ] {
        assert!(level(a, b).conflicts(), "{a} · {b}: {:?}", level(a, b));
    }
}

#[test]
fn a_word_the_tables_know_is_not_cut_off() {
    for [a, b] in [
        ["Ma. Toro Vela", "Mario Toro Vela"],
        ["Ma. Toro Vela", "Manuel Toro Vela"],
        ["Toro Vela, Ana.", "Toro Vela, Anastasio"],
        ["TORO VELA MARIA.", "TORO VELA MARIANELA"],
        ["Julia. Toro Vela", "Juliana Toro Vela"],
    ] {
        assert!(!level(a, b).agrees(), "{a} · {b}: {:?}", level(a, b));
    }
}

#[test]
fn a_lone_suffix_is_not_word_for_word() {
    assert_eq!(level("Pedro Pérez", "Pedro Pérez Jr."), Level::Contained);
}

#[test]
fn names_that_are_also_titles_are_kept() {
    for [a, b] in [
        ["Nixa Jiménez Urra", "Nixa Jiménez Cupello"],
        ["Rut Ninfa Loza", "Ester Ninfa Loza"],
        ["Santo Toro Vela", "Santa Toro Vela"],
    ] {
        assert!(!level(a, b).agrees(), "{a} · {b}: {:?}", level(a, b));
    }
}

#[test]
fn the_sex_of_a_first_name_left_out_counts() {
    assert_eq!(
        level("José María Pérez Soto", "María Pérez Soto"),
        Level::OtherGender
    );
    assert_eq!(
        level("María José Pérez Soto", "José Pérez Soto"),
        Level::OtherGender
    );
    assert!(level("César Augusto Rengel Plaza", "Augusto Rengel Plaza").agrees());
}

#[test]
fn two_people_are_two() {
    for text in [
        "Elena Ruda Corrales y Pedro Vela Toro",
        "Elena Ruda Corrales, Rafael Vela Toro",
        "Luis y Ana Pérez Gómez",
    ] {
        assert_eq!(name::parse(text).people().len(), 2, "{text}");
    }
    assert!(matches!(name::parse("José Ortega y Gasset"), Written::One(_)));
}

#[test]
fn born_before_the_comma() {
    let written = name::parse("PÉREZ NÉE GÓMEZ, María");
    let name = written.one().unwrap();
    let reading = &name.readings()[0];
    assert_eq!(name.reveal_words(reading.given()), "María");
    assert_eq!(name.reveal_words(reading.paternal()), "GÓMEZ");
    assert_eq!(name.reveal_married(reading), "PÉREZ");
}

#[test]
fn no_name_in_brackets_is_shown() {
    for text in [
        "Leal Moya Pedro (GNB Juan Cupello)",
        "Leal Moya Pedro (Dr. Pedro Cupello)",
        "Leal Moya (hijo de Juan Cupello)",
    ] {
        let shown = format!("{:?}", name::parse(text));
        assert!(!shown.contains("Cupello") && !shown.contains("Juan"), "{shown}");
    }
}

#[test]
fn the_same_words_give_the_same_answer() {
    for [a, b] in [
        ["FERMIN, AL-", "Fermin"],
        ["José María Toro", "María José Luis Toro"],
        ["Raiza O. Beaumont", "Cnel. (GNB) Raiza O. BEAUMONT"],
    ] {
        let compared = |a: &str, b: &str| name::compare_written(&name::parse(a), &name::parse(b));
        let padded = format!(" {b}");
        assert_eq!(compared(a, b), compared(a, &padded), "{a} · {b}");
        assert_eq!(compared(a, b), compared(&format!(" {a}"), &padded), "{a} · {b}");
    }
}

#[test]
fn unknown_letters_take_no_time() {
    let unknown = "\u{fffd}".repeat(150);
    let (a, b) = (format!("Juan ab{unknown}zz"), format!("Juan ab{unknown}yy"));
    assert_eq!(level(&a, &b), level(&b, &a));
    assert_eq!(
        level("Arna\u{fffd} Cardona", "Arnao Cradona"),
        level("Arnao Cradona", "Arna\u{fffd} Cardona")
    );
}
