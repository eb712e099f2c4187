//! Laws of comparing the names of a roster: whatever is seen at a glance or remembered, the answer is that of comparing
//! the two names by themselves.
//!
//! - `a_roster_answers_as_comparing_does`
//! - `names_of_every_kind_are_answered_as_comparing_does`
//! - `names_by_marriage_are_answered_as_comparing_does`
//! - `what_a_glance_once_missed_is_seen`
//! - `strangers_are_seen_to_be_strangers`

#[cfg(test)]
pub(super) use laws::{check, check_all, config, of, people, roster};

#[cfg(test)]
mod laws {
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use crate::name::{Desk, Frequencies, Lens, Level, PersonName, Roster, compare, parse, parse_with};
    use crate::strategy::{hostile_text, name_text, name_variant, rival_name, world_name_text};

    /// Words the tables know, common and rare, some that look, sound or begin alike, and some that no table has.
    const WORDS: &str = "\
        José María Luis Luisa Ana Juan Juana Carlos Carla Gabriel Gabriela Paco Francisco Francisca \
        Pepe Chema Maripili Lupe Guadalupe Jesús Isabel Ysabel Anabel Rosa Rosana Rosanna Santos \
        Santiago Ros Sanabria Fátima Yovani Giovanni Ximena Jimena Mohamed Abdul Abdulwahid Wahid \
        Omar Iván Ivan Wilmer Wuilmer Yulia Julia Mario Marina Carmen Ángeles Pérez Peres Gómez \
        Gomes Núñez Nunyez Muñoz Mufioz Peña Pena Penha Piñango Piango Patiño Patiqo Cruz Lacruz \
        Torre Latorre Ríos Delgado Villegas Viyegas Campos Carnpos Vela Müller Mueller Muller Agüero \
        Otaiza Otayza Barrolleta Barolleta Ivanov Ivanova Popov Sousa Souza Castillo Castilla Leal \
        Zerpa Cerpa Guaiquirima Guaiqirima";

    const SYLLABLES: &str = "ba ri co qui lle ña che zo ge hua xi rro m rn y cc sc ss n gui v pe d le";

    const BEFORE: [&str; 12] = [
        "de", "de la", "del", "de los", "dela", "delos", "da", "van", "San", "viuda de", "y", "Jr.",
    ];

    const ENDINGS: &str = "ito ita cito inho a o ov ova os ia i ss";

    /// What sounds alike, looks alike, or is lost on the way.
    const SWAPS: &str = "s:z z:s b:v v:b ll:y y:ll i:y j:g h: c:s qu:k n:nn ss:s rn:m m:rn l:1 o:0 cl:d ñ:q ñ: ñ:ny ü:ue a:á u:ü o:ø n:ŋ";

    /// One thing that befalls the words of a name.
    #[derive(Debug, Clone, Copy)]
    enum Turn {
        /// Joined to the next word.
        Join,
        Split,
        LeaveOut,
        /// Exchanged with the next word.
        Exchange,
        Initial,
        Cut,
        Letter(char),
        Without,
        /// Two letters exchanged.
        Slip,
        Before(&'static str),
        Ending(&'static str),
        Swap(&'static str, &'static str),
        Plain,
        Capitals,
        /// Words before it come after a comma.
        Comma,
        Dot,
        Damage,
    }

    /// One of these words.
    pub(in crate::name) fn of(words: &'static str) -> impl Strategy<Value = &'static str> {
        select(words.split_whitespace().collect::<Vec<_>>())
    }

    fn turn() -> impl Strategy<Value = Turn> {
        prop_oneof![
                   3 => select(vec![
                       Turn::Join, Turn::Split, Turn::LeaveOut, Turn::Exchange, Turn::Initial, Turn::Cut, Turn::Without, Turn::Slip,
                       Turn::Plain, Turn::Capitals, Turn::Comma, Turn::Dot, Turn::Damage,
                   ]),
                   1 => select(vec!['a', 'e', 'n', 's', 'h', 'z', 'ł']).prop_map(Turn::Letter),
                   1 => select(&BEFORE[..]).prop_map(Turn::Before),
                   1 => of(ENDINGS).prop_map(Turn::Ending),
                   2 => of(SWAPS).prop_map(|swap| {
        let (from, to) = swap.split_once(':').unwrap();
        Turn::Swap(from, to)
        }),
               ]
    }

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => of(WORDS).prop_map(str::to_owned),
            1 => prop::collection::vec(of(SYLLABLES), 1..5).prop_map(|parts| {
                let text = parts.concat();
                let mut letters = text.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                first.chain(letters.as_str().chars()).collect()
            }),
        ]
    }

    fn befall(words: &mut Vec<String>, turn: Turn, place: Index, within: Index) {
        if words.is_empty() {
            return;
        }
        let at = place.index(words.len());
        let mut letters: Vec<char> = words[at].chars().collect();
        let letter = within.index(letters.len().max(1));
        match turn {
            Turn::Join if at + 1 < words.len() => {
                let next = words.remove(at + 1);
                words[at].push_str(&next.to_lowercase());
                return;
            }
            Turn::Split if letters.len() > 3 => {
                let rest: String = letters.split_off(letter.max(1)).into_iter().collect();
                words.insert(at + 1, rest);
            }
            Turn::LeaveOut => {
                words.remove(at);
                return;
            }
            Turn::Exchange if at + 1 < words.len() => {
                words.swap(at, at + 1);
                return;
            }
            Turn::Initial => letters.truncate(1),
            Turn::Cut => letters.truncate(letters.len().saturating_sub(1 + letter % 6).max(2)),
            Turn::Letter(new) => letters.insert(letter, new),
            Turn::Without if letters.len() > 2 => drop(letters.remove(letter)),
            Turn::Slip if letter + 1 < letters.len() => letters.swap(letter, letter + 1),
            Turn::Before(particles) => letters = format!("{particles} {}", words[at]).chars().collect(),
            Turn::Ending(ending) => {
                letters.pop();
                letters.extend(ending.chars());
            }
            Turn::Swap(from, to) => letters = words[at].replacen(from, to, 1).chars().collect(),
            Turn::Plain => letters = crate::name::fold(&words[at]).chars().collect(),
            Turn::Capitals => letters = words[at].to_uppercase().chars().collect(),
            Turn::Comma if at + 1 < words.len() => letters.push(','),
            Turn::Dot => letters.push('.'),
            Turn::Damage => letters[letter] = '\u{FFFD}',
            _ => {}
        }
        words[at] = letters.into_iter().collect();
    }

    /// The same words told in several ways, and other words besides.
    fn texts() -> impl Strategy<Value = Vec<String>> {
        let told = prop::collection::vec((turn(), any::<Index>(), any::<Index>()), 0..5);
        let people = prop::collection::vec(prop::collection::vec(word(), 1..8), 1..3);
        (people, prop::collection::vec(told, 2..6)).prop_map(|(people, told)| {
            let tell = |(at, turns): (usize, Vec<(Turn, Index, Index)>)| {
                let mut words = people[at % people.len()].clone();
                for (turn, place, within) in turns {
                    befall(&mut words, turn, place, within);
                }
                words.join(" ")
            };
            told.into_iter().enumerate().map(tell).collect()
        })
    }

    /// Women's names with and without a surname by marriage, of which some readings are unlikely.
    fn by_marriage() -> impl Strategy<Value = Vec<String>> {
        let given = of("Rosa Carmen Ana Luisa Elena María Belkis");
        let surname = of("Pérez Rosa Vela Otaiza Leal Santiago Juan Barrolleta Cruz");
        let mark = select(vec!["", "", "de ", "viuda de ", "(de soltera ", "y "]);
        let one = (
            prop::collection::vec(given, 1..3),
            prop::collection::vec(surname, 1..4),
            mark,
            any::<bool>(),
        );
        let told = |(given, mut surnames, mark, turned): (Vec<&str>, Vec<&str>, &str, bool)| {
            let last = surnames.pop().unwrap_or_default();
            let (given, surnames) = (given.join(" "), surnames.join(" "));
            if turned {
                format!("{surnames} {mark}{last} {given}")
            } else {
                format!("{given} {surnames} {mark}{last}")
            }
        };
        prop::collection::vec(one.prop_map(told), 2..7)
    }

    /// Texts of every other kind the crate makes.
    fn any_texts() -> impl Strategy<Value = Vec<String>> {
        let one = prop_oneof![
            2 => name_text().boxed(),
            2 => world_name_text().boxed(),
            1 => hostile_text().boxed(),
        ];
        let two = prop_oneof![
            name_variant()
                .prop_map(|case| [case.name().to_owned(), case.variant().to_owned()])
                .boxed(),
            rival_name()
                .prop_map(|case| [case.name().to_owned(), case.rival().to_owned()])
                .boxed(),
        ];
        (prop::collection::vec(one, 0..3), prop::collection::vec(two, 0..3))
            .prop_map(|(ones, twos)| ones.into_iter().chain(twos.into_iter().flatten()).collect())
    }

    pub(in crate::name) fn people<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> Vec<PersonName> {
        let of = |text: S| {
            let written = parse(text.as_ref());
            let mut people = written.people().to_vec();
            #[cfg(feature = "any_ascii")]
            if people
                .iter()
                .any(|name| !name.scripts().contains(crate::name::Script::Latin))
            {
                people.extend_from_slice(parse_with(text.as_ref(), &crate::name::AnyAscii).people());
            }
            people
        };
        texts.into_iter().flat_map(of).collect()
    }

    pub(in crate::name) fn roster(people: &[PersonName]) -> Roster {
        Roster::of(people.iter().cloned().map(Some))
    }

    /// What a glance and a roster say of two names, held against comparing them.
    pub(in crate::name) fn check(
        lens: &Lens<'_>,
        desk: &mut Desk,
        all: &Frequencies,
        people: &[PersonName],
        (a, b): (usize, usize),
    ) -> Result<(), String> {
        let (one, other) = (&people[a], &people[b]);
        let comparison = compare(one, other);
        let level = comparison.level();
        let bits = all.bits(&comparison, one, other);
        let found = lens.level(a, b, desk);
        let seen = lens.face(a).seen(&lens.face(b));
        let told = format!(
            "`{}` and `{}`: {level:?} of {bits}, found {found:?}, {seen:?}",
            one.reveal(),
            other.reveal()
        );
        let agrees = level <= Level::Thin;
        if found.0 != level || (agrees && found.1 != bits) {
            return Err(format!("not as compared: {told}"));
        }
        if found != lens.level(b, a, desk) || seen != lens.face(b).seen(&lens.face(a)) {
            return Err(format!("not symmetric: {told}"));
        }
        if seen.levels.is_some_and(|levels| !levels.contains(&level)) {
            return Err(format!("not among the levels seen: {told}"));
        }
        if agrees && seen.bits < bits {
            return Err(format!("rarer than seen: {told}"));
        }
        if agrees && lens.self_bits(a).min(lens.self_bits(b)) < bits {
            return Err(format!("rarer than each by itself: {told}"));
        }
        Ok(())
    }

    pub(in crate::name) fn check_all(people: &[PersonName]) -> Result<(), String> {
        let roster = roster(people);
        let lens = Lens::of(&roster);
        let all = Frequencies::of(people);
        let mut desk = Desk::default();
        for a in 0..people.len() {
            for b in 0..=a {
                check(&lens, &mut desk, &all, people, (a, b))?;
            }
        }
        Ok(())
    }

    pub(in crate::name) fn config(cases: u32) -> ProptestConfig {
        let usual = ProptestConfig::default();
        ProptestConfig {
            cases: (cases.saturating_mul(usual.cases) / 256).max(1),
            failure_persistence: None,
            ..usual
        }
    }

    /// Pairs of which a glance saw too little, once.
    const MISSED: [[&str; 2]; 6] = [
        ["Rosa Pérez de Lacruz", "Rosa Pérez de la Cruz"],
        ["Rosa Vela del Valle", "Rosa Vela Delva Lle"],
        ["Pe Ánngeles Santos Vela", "Pe Ángelessantos Vela"],
        ["aCc Castilla", "Cc Castilla"],
        ["Joseluisperez", "José Luis Pérez"],
        [
            "Onésimo Eleazar Guaiquirima Barrolleta Otaiza Uzcátegui Belandria Querales",
            "Onésimo Eleazar Guaiquirima Barrolleta Otaiza Uzcátegui Belandria Querales",
        ],
    ];

    #[test]
    fn what_a_glance_once_missed_is_seen() {
        let common = ["José Pérez Vela", "Rosa Vela Toro", "Luis Gómez Pérez"];
        let found: Vec<String> = MISSED
            .iter()
            .filter_map(|pair| check_all(&people(pair.iter().copied().chain([common; 20].concat()))).err())
            .collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn strangers_are_seen_to_be_strangers() {
        let texts = [
            "Onésimo Barrolleta Vela",
            "Rosa Otaiza Leal",
            "Rosa Barrolleta Vela",
            "Onésimo Barrolleta Leal",
        ];
        let people = people(texts);
        let roster = roster(&people);
        let lens = Lens::of(&roster);
        let levels = |a, b| lens.face(a).seen(&lens.face(b)).levels;
        assert_eq!(levels(0, 1), Some(&[Level::Different][..]));
        assert_eq!(levels(0, 2), Some(&[Level::SameFamily, Level::Different][..]));
        assert_eq!(levels(0, 3), Some(&[Level::OtherMother, Level::Different][..]));
        assert_eq!(levels(0, 0), None);
    }

    proptest! {
        #![proptest_config(config(300))]

        #[test]
        fn a_roster_answers_as_comparing_does(texts in texts()) {
            let found = check_all(&people(texts));
            prop_assert!(found.is_ok(), "{}", found.unwrap_err());
        }

        #[test]
        fn names_by_marriage_are_answered_as_comparing_does(texts in by_marriage()) {
            let found = check_all(&people(texts));
            prop_assert!(found.is_ok(), "{}", found.unwrap_err());
        }

        #[test]
        fn names_of_every_kind_are_answered_as_comparing_does(texts in any_texts(), more in texts()) {
            let found = check_all(&people(texts.into_iter().chain(more)));
            prop_assert!(found.is_ok(), "{}", found.unwrap_err());
        }
    }
}
