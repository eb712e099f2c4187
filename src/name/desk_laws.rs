//! Laws of what is remembered while the names of a roster are compared: it changes no answer, and it is made use of.
//!
//! - `a_memo_that_is_full_changes_no_answer`
//! - `names_like_earlier_ones_are_not_judged_again`
//! - `what_is_remembered_changes_no_answer`

#[cfg(test)]
mod laws {
    use proptest::prelude::*;
    use proptest::sample::select;

    use crate::name::lens_laws::{check, check_all, config, of, people, roster};
    use crate::name::{Desk, Frequencies, Lens, compare};

    /// Many names of few words and few shapes, some with a slip, a first letter or a suffix: what is found out of the first
    /// is remembered for most others.
    fn alike() -> impl Strategy<Value = Vec<String>> {
        let given = of("José Josefa María Mario Luis Luisa Carmen Iván J. Onésimo Onesimo Onsimo");
        let surname = of("Pérez Peres Gómez Rosa Carmen Barrolleta Barroleta Barolletta Otaiza Otayza");
        let mark = select(vec!["", "", "", "de ", "de la ", "viuda de "]);
        let one = (
            prop::collection::vec(given, 1..3),
            prop::collection::vec((mark, surname), 1..3),
            select(vec!["", "", "", ", Jr."]),
            any::<bool>(),
        );
        let told = |(given, surnames, suffix, comma): (Vec<&str>, Vec<(&str, &str)>, &str, bool)| {
            let surnames: Vec<String> = surnames
                .iter()
                .map(|(mark, word)| format!("{mark}{word}"))
                .collect();
            let (given, surnames) = (given.join(" "), surnames.join(" "));
            if comma {
                format!("{surnames}, {given}{suffix}")
            } else {
                format!("{given} {surnames}{suffix}")
            }
        };
        prop::collection::vec(one.prop_map(told), 20..40)
    }

    /// More pairs of words than a memo has places, all of which have to be read: they begin alike.
    #[test]
    fn a_memo_that_is_full_changes_no_answer() {
        let word = |at: usize| {
            let letter = |by: usize| char::from(b"bcdfghklmnprstvz"[at / by % 16]);
            format!("Ba{}o{}a{}i", letter(1), letter(16), letter(256))
        };
        let text = |at: usize| format!("{} {}, {}", word(3 * at), word(3 * at + 1), word(3 * at + 2));
        let people = people((0..150).map(text));
        let roster = roster(&people);
        let lens = Lens::of(&roster);
        let all = Frequencies::of(&people);
        let mut desk = Desk::default();
        // The second time over, what the first pairs left is long overwritten.
        for step in [1, 7] {
            for a in 0..people.len() {
                for b in (0..a).step_by(step) {
                    assert_eq!(check(&lens, &mut desk, &all, &people, (a, b)), Ok(()));
                }
            }
        }
    }

    /// What is remembered of the first names is looked up for others that are like them, and not worked out again.
    #[test]
    fn names_like_earlier_ones_are_not_judged_again() {
        let texts = |given: &str, surname: &str| {
            [
                format!("{surname} Barrolleta, {given}"),
                format!("{surname} Barolleta, {given}"),
                format!("{surname} Barrolleta, {given} Onésimo"),
                format!("{surname}, {given}"),
            ]
        };
        let earlier = people(texts("Iraima", "Otaiza"));
        let later = people(texts("Yamileth", "Guaiquirima"));
        let all = [earlier.clone(), later].concat();
        let roster = roster(&all);
        let lens = Lens::of(&roster);
        let mut desk = Desk::default();
        let mut read = |names: std::ops::Range<usize>| {
            let before = desk.judged();
            let pairs = names.clone().flat_map(|a| (names.start..a).map(move |b| (a, b)));
            for (a, b) in pairs {
                let (one, other) = (&all[a], &all[b]);
                assert_eq!(lens.level(a, b, &mut desk).0, compare(one, other).level());
            }
            desk.judged() - before
        };
        let few = earlier.len();
        let (first, second) = (read(0..few), read(few..all.len()));
        assert!(first > 0 && second == 0, "{first} and {second}");
    }

    proptest! {
        #![proptest_config(config(300))]

        #[test]
        fn what_is_remembered_changes_no_answer(texts in alike()) {
            let found = check_all(&people(texts));
            prop_assert!(found.is_ok(), "{}", found.unwrap_err());
        }
    }
}
