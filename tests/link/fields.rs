//! Laws of field values and their agreement levels.
#![expect(clippy::string_slice, reason = "dates and numbers of ASCII digits")]

use cotejo::link::field::{Category, Day, Email, Identifier, Set, SexLetters, Text};
use proptest::prelude::*;

fn date() -> impl Strategy<Value = (u16, u8, u8)> {
    prop_oneof![
        3 => (1985_u16..=1994, 1_u8..=12, 1_u8..=28),
        1 => (Just(1990_u16), 1_u8..=12, 1_u8..=12),
        1 => (1985_u16..=1994, Just(1_u8), Just(1_u8)),
        1 => (1850_u16..=2149, 1_u8..=12, 1_u8..=28),
    ]
}

/// A date written with what is known of it.
fn written() -> impl Strategy<Value = String> {
    (date(), 0..5_u8).prop_map(|((y, m, d), how)| match how {
        0 => format!("{y}"),
        1 => format!("{y}-{m:02}"),
        _ => format!("{y}-{m:02}-{d:02}"),
    })
}

/// A date, and one that came of it by a slip.
fn slipped() -> impl Strategy<Value = (String, String)> {
    (date(), 0..8_usize, 0..8_u8, 0..10_u8).prop_map(|((y, m, d), at, kind, digit)| {
        let a = format!("{y}{m:02}{d:02}");
        let mut b = a.clone().into_bytes();
        match kind {
            0 => b = format!("{y}{d:02}{m:02}").into_bytes(),
            1 => b.swap(at.min(6), at.min(6) + 1),
            _ => b[at] = b'0' + digit,
        }
        (a, String::from_utf8(b).unwrap())
    })
}

/// Days since the beginning of 1850, counted one by one.
fn counted(y: u16, m: u8, d: u8) -> u32 {
    let leap = |y: u16| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let years: u32 = (1850..y).map(|y| if leap(y) { 366 } else { 365 }).sum();
    let length = |month: u8| match month {
        2 if leap(y) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    years + (1..m).map(length).sum::<u32>() + u32::from(d)
}

fn parts(text: &str) -> (u16, Option<u8>, Option<u8>) {
    let mut numbers = text.split('-').map(|n| n.parse::<u16>().unwrap());
    let year = numbers.next().unwrap();
    let mut next = || numbers.next().map(|n| u8::try_from(n).unwrap());
    (year, next(), next())
}

/// The levels of birth dates by naive strings: `1994-08-13` and its beginnings.
fn born_naively(a: &str, b: &str) -> u8 {
    let known = a.len().min(b.len());
    let same_year = a[..4] == b[..4];
    if a[..known] == b[..known] {
        return match known {
            4 => 7,
            7 => 2,
            _ => 1,
        };
    }
    let new_year = a.ends_with("-01-01") || b.ends_with("-01-01");
    if new_year && same_year {
        return 6;
    }
    let (ya, yb): (i32, i32) = (a[..4].parse().unwrap(), b[..4].parse().unwrap());
    if known == 10 && !new_year {
        if format!("{}-{}-{}", &a[..4], &a[8..], &a[5..7]) == b {
            return 3;
        }
        let plain = |text: &str| text.replace('-', "").into_bytes();
        let (x, y) = (plain(a), plain(b));
        if (0..7).any(|at| {
            let mut swapped = x.clone();
            swapped.swap(at, at + 1);
            swapped == y
        }) {
            return 4;
        }
        if x.iter().zip(&y).filter(|(x, y)| x != y).count() == 1 {
            return 5;
        }
        let (pa, pb) = (parts(a), parts(b));
        let days =
            counted(pa.0, pa.1.unwrap(), pa.2.unwrap()).abs_diff(counted(pb.0, pb.1.unwrap(), pb.2.unwrap()));
        if days <= 31 || a[4..] == b[4..] && (ya - yb).abs() == 1 {
            return 8;
        }
    }
    match (ya - yb).abs() {
        0 => 10,
        1 if new_year || known == 4 => 9,
        1 => 11,
        _ => 12,
    }
}

fn event_naively(a: &str, b: &str) -> u8 {
    let known = a.len().min(b.len());
    if a[..known] == b[..known] {
        return match known {
            4 => 7,
            7 => 2,
            _ => 1,
        };
    }
    let otherwise = if a[..4] == b[..4] { 9 } else { 10 };
    if known < 10 {
        return otherwise;
    }
    let (pa, pb) = (parts(a), parts(b));
    let days =
        counted(pa.0, pa.1.unwrap(), pa.2.unwrap()).abs_diff(counted(pb.0, pb.1.unwrap(), pb.2.unwrap()));
    let plain = |text: &str| text.replace('-', "").into_bytes();
    let (x, y) = (plain(a), plain(b));
    let slip = format!("{}-{}-{}", &a[..4], &a[8..], &a[5..7]) == b
        || x.iter().zip(&y).filter(|(x, y)| x != y).count() == 1
        || (0..7).any(|at| {
            let mut swapped = x.clone();
            swapped.swap(at, at + 1);
            swapped == y
        });
    match days {
        0..=1 => 3,
        2..=3 => 4,
        4..=7 => 5,
        _ if slip => 6,
        8..=31 => 8,
        _ => otherwise,
    }
}

/// Less precise, as far as it can be.
fn losses(text: &str) -> Vec<String> {
    [4, 7]
        .into_iter()
        .filter(|n| *n < text.len())
        .map(|n| text[..n].to_owned())
        .collect()
}

fn naive_osa(a: &[u8], b: &[u8]) -> usize {
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            d[i][j] = if i == 0 || j == 0 {
                i.max(j)
            } else {
                let mut least = (d[i - 1][j] + 1)
                    .min(d[i][j - 1] + 1)
                    .min(d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(d[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    d[a.len()][b.len()]
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("centro".to_owned()),
        Just("nacional".to_owned()),
        Just("lara".to_owned()),
        Just("zulia".to_owned()),
        Just("ñandú".to_owned()),
        "[a-c]{1,6}",
        "[0-9]{1,2}",
    ];
    prop_oneof![
        4 => prop::collection::vec(word, 0..5).prop_map(|words| words.join(" ")),
        1 => "\\PC{0,20}",
        1 => "[a-d ]{0,90}",
    ]
}

fn labels_are_distinct(labels: &[&str]) {
    let mut seen = labels.to_vec();
    seen.sort_unstable();
    seen.dedup();
    assert!(seen.len() == labels.len() && labels.len() <= 15);
}

#[test]
fn every_level_has_a_label_of_its_own_and_fits_four_bits() {
    for labels in [
        Day::BORN,
        Day::EVENT,
        Identifier::LEVELS,
        Text::LEVELS,
        Email::LEVELS,
        Category::LEVELS,
        Set::LEVELS,
    ] {
        labels_are_distinct(labels);
    }
}

#[test]
fn dates_are_read_as_lists_write_them() {
    let of = |y, m, d| Day::new(y, m, d);
    for (text, year, month, day) in [
        ("1994-08-13", 1994, Some(8), Some(13)),
        ("1994/8/13", 1994, Some(8), Some(13)),
        ("1994-13-08", 1994, Some(8), Some(13)),
        ("2001", 2001, None, None),
        (" 2014-05 ", 2014, Some(5), None),
        ("05/2014", 2014, Some(5), None),
        ("201405", 2014, Some(5), None),
        ("19081209", 1908, Some(12), Some(9)),
        ("13081994", 1994, Some(8), Some(13)),
        ("13/08/1994", 1994, Some(8), Some(13)),
        ("08/13/1994", 1994, Some(8), Some(13)),
        ("13.8.94", 1994, Some(8), Some(13)),
        ("13-08-04", 2004, Some(8), Some(13)),
        ("1994-00-00", 1994, None, None),
        ("1994-08-00", 1994, Some(8), None),
        ("1994-00-13", 1994, None, None),
        ("xx/08/1994", 1994, Some(8), None),
        ("1994-08-13T00:00:00Z", 1994, Some(8), Some(13)),
        ("1994-08-13 00:00", 1994, Some(8), Some(13)),
        ("13 de agosto de 1994", 1994, Some(8), Some(13)),
        ("Aug 13th, 1994", 1994, Some(8), Some(13)),
        ("agosto 1994", 1994, Some(8), None),
        ("13-ago-94", 1994, Some(8), Some(13)),
        ("1994 ago 13", 1994, Some(8), Some(13)),
        ("1 Dic 1994", 1994, Some(12), Some(1)),
        ("10/20/1990", 1990, Some(10), Some(20)),
    ] {
        assert_eq!(Day::read(text), of(year, month, day), "{text}");
    }
    for text in [
        "",
        " ",
        "-",
        "n/d",
        "NaN",
        "null",
        "0",
        "19",
        "9999-12-31",
        "0001-01-01",
        "00/00/0000",
        "1990-1995",
        "199x",
        "1990s",
        "abc",
        "12345",
        "2014-33",
        "28270637",
        "1994-08-13-01",
        "1994-123-01",
        "hace 3 días",
        "martes",
        "mar",
        "xx/xx/xx",
        "00/00/00",
        "05/06",
        "x-X",
    ] {
        assert_eq!(Day::read(text), None, "{text}");
    }
    for text in [
        "1990~",
        "c. 1990",
        "ca 1990",
        "circa 1990",
        "1990?",
        "~1990",
        "aprox. 1990",
        "hacia 1990",
    ] {
        let day = Day::read(text).unwrap();
        assert!(
            day.is_approximate() && day.year() == 1990 && day.month().is_none(),
            "{text}"
        );
    }
    let either = Day::read("05/06/1994").unwrap();
    assert!(either.is_ambiguous());
    assert_eq!((either.month(), either.day()), (Some(6), Some(5)));
    assert_eq!(
        either.flipped().unwrap().number(),
        Day::read("1994-05-06").unwrap().number()
    );
    assert_eq!(Day::born(Some(either), Day::read("1994-06-05")), 1);
    assert_eq!(Day::born(Some(either), Day::read("1994-05-06")), 3);
    assert!(!Day::read("05/05/1994").unwrap().is_ambiguous());
    // A day that is none still meets by its digit.
    assert!(!Day::read("19561939").unwrap().is_real());
    assert_eq!(Day::born(Day::read("19561939"), Day::read("19561239")), 5);
    assert_eq!(Day::born(Day::read("1990-02-30"), Day::read("1990-02-20")), 5);
    assert_eq!(size_of::<Option<Day>>(), 4);
}

#[test]
fn a_date_is_real_where_the_calendar_has_it() {
    for year in [1850, 1899, 1900, 1990, 2000, 2004, 2100, 2149] {
        for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
            // A day that its month does not have is the first of the next or later.
            let next = if month == 12 {
                counted(year + 1, 1, 1)
            } else {
                counted(year, month + 1, 1)
            };
            let of = Day::new(year, Some(month), Some(day)).unwrap();
            assert_eq!(
                of.is_real(),
                counted(year, month, day) < next,
                "{year}-{month}-{day}"
            );
            let written = Day::read(&format!("{year}{month:02}{day:02}")).unwrap();
            assert_eq!((written, written.is_real()), (of, of.is_real()));
        }
    }
    let real = |text: &str| Day::read(text).unwrap().is_real();
    assert!(real("1990") && real("02/1990") && real("29/02/2024"));
    assert!(
        !real("31/02/1990") && !real("29/02/2023") && !real("31 de junio de 1990") && !real("32/01/1990")
    );
    // It is as far from the days around it as whoever wrote it may have meant.
    assert_eq!(Day::event(Day::read("31/02/1990"), Day::read("28/02/1990")), 4);
    assert_eq!(Day::born(Day::read("31/02/1990"), Day::read("03/03/1990")), 8);
}

#[test]
fn the_first_of_january_has_a_level_of_its_own() {
    let born = |a, b| Day::born(Day::read(a), Day::read(b));
    assert_eq!(born("1990-01-01", "1990-08-13"), 6);
    assert_eq!(born("1990-01-01", "1990-01-02"), 6);
    assert_eq!(born("1990-01-01", "1990-08"), 6);
    assert_eq!(born("1990-01-01", "1990"), 7);
    assert_eq!(born("1990-01-01", "1990-01-01"), 1);
    // Two lone years that differ, not a slip of a digit.
    assert_eq!(born("1990-01-01", "1980-01-01"), 12);
    assert_eq!(born("1990-01-01", "1991-01-01"), 9);
}

#[test]
fn identifiers_are_one_however_they_are_written() {
    let read = Identifier::read;
    for text in [
        "V-28.270.637",
        "28270637",
        "V28270637",
        "v 28.270.637",
        "C.I. V-28270637",
        "CI: 28270637",
        "028270637",
    ] {
        assert_eq!(read(text).level(&read("V-28.270.637")), 1, "{text}");
    }
    assert_eq!(read("E-28270637").level(&read("V-28270637")), 2);
    assert_eq!(read("V-28270638").level(&read("28270637")), 3);
    assert_eq!(read("2827637").level(&read("28270637")), 3);
    assert_eq!(read("28276037").level(&read("28270637")), 3);
    assert_eq!(read("28276938").level(&read("28270637")), 5);
    assert_eq!(read("28270738").level(&read("28270637")), 4);
    assert_eq!(read("4011").level(&read("4012")), 5);
    assert_eq!(read("AB123456").level(&read("CD123456")), 4);
    for none in [
        "",
        "-",
        "s/n",
        "N/A",
        "no tiene",
        "0",
        "00000000",
        "V-99999999",
        "V-",
        "ñ",
    ] {
        assert!(read(none).is_missing(), "{none}");
        assert_eq!(read(none).level(&read("28270637")), 0);
    }
    let long = ["TP01-P-2020-001234-55667788", "TP01-P-2020-001234-55667789"].map(read);
    assert_eq!((long[0].level(&long[1]), long[0].level(&long[0])), (5, 1));
    assert_eq!(size_of::<Identifier>(), 32);
}

#[test]
fn texts_agree_in_the_order_of_their_levels() {
    let level = |a, b| Text::new(a).level(&Text::new(b));
    assert_eq!(level("distrito capital", "distrito capital"), 1);
    assert_eq!(level("pridham street", "pridhamstreet"), 2);
    assert_eq!(level("st. james", "st james"), 2);
    assert_eq!(level("caracas", "gran caracas"), 3);
    assert_eq!(level("capital, distrito", "distrito capital"), 3);
    assert_eq!(level("maracaibo", "maracaybo"), 4);
    assert_eq!(level("centro nacional 1", "centro nacional 2"), 6);
    assert_eq!(level("centro lara 2", "centro zulia 2"), 7);
    assert_eq!(level("centro lara", "centro zulia"), 7);
    assert_eq!(level("12", "13"), 7);
    assert_eq!(level("aragua", "carabobo"), 7);
    assert_eq!(level("", "aragua"), 0);
    assert_eq!(level("...", "aragua"), 0);
    let long = "a".repeat(1_000_000);
    assert_eq!(level(&long, &format!("{long}b")), 7);
}

#[test]
fn sexes_are_read_alike() {
    let read = |text| Category::sex(text, SexLetters::MaleFemale);
    for man in ["1", "M", "m.", "H", "V", "hombre", "Masculino", "MALE", "VARÓN"] {
        assert_eq!(read(man).number(), 1, "{man}");
    }
    for woman in ["2", "F", "mujer", "Femenino", "female"] {
        assert_eq!(read(woman).number(), 2, "{woman}");
    }
    for none in ["", "0", "9", "?", "n/d"] {
        assert!(read(none).is_missing(), "{none}");
    }
    assert_eq!(SexLetters::of(["H", "M", ""]), SexLetters::HombreMujer);
    assert_eq!(SexLetters::of(["F", "M", "H"]), SexLetters::MaleFemale);
    assert_eq!(Category::sex("M", SexLetters::HombreMujer).number(), 2);
}

#[test]
fn nothing_shows_in_debug() {
    let shown = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        Day::read("1994-08-13"),
        Identifier::read("V-28270637"),
        Text::new("maracaibo"),
        Email::new("ana.rivas@correo.example"),
        Category::new(77),
        Set::from_iter([862, 170]),
    );
    for part in [
        "1994",
        "13",
        "28270637",
        "maracaibo",
        "ana",
        "correo",
        "77",
        "862",
        "170",
    ] {
        assert!(!shown.contains(part), "{shown}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 2_000 } else { 20_000 }))]

    #[test]
    fn levels_of_dates_are_those_of_naive_strings(a in written(), b in written()) {
        let (x, y) = (Day::read(&a), Day::read(&b));
        prop_assert!(x.is_some() && y.is_some());
        prop_assert_eq!(Day::born(x, y), born_naively(&a, &b), "{} {}", a, b);
        prop_assert_eq!(Day::event(x, y), event_naively(&a, &b), "{} {}", a, b);
        prop_assert_eq!(Day::born(x, y), Day::born(y, x));
        prop_assert_eq!(Day::event(x, y), Day::event(y, x));
        prop_assert_eq!((Day::born(None, y), Day::event(x, None)), (0, 0));
    }

    #[test]
    fn a_slip_in_a_date_is_a_level_above_chance((a, b) in slipped()) {
        let (x, y) = (Day::read(&a), Day::read(&b));
        if let (Some(p), Some(q)) = (x, y) {
            let read_alike = q.number() == p.number() || [1, 2, 3, 4, 5, 6, 7].contains(&Day::born(x, y));
            // A slip that makes another form of date, or sets two first days of January apart, is none.
            let excused = q.day().is_none() || q.is_new_year() || p.is_new_year() || b[4..] != format!("{:02}{:02}", q.month().unwrap_or(0), q.day().unwrap_or(0));
            prop_assert!(read_alike || excused, "{} {} {}", a, b, Day::born(x, y));
            prop_assert_eq!(Day::born(x, y), Day::born(y, x));
            prop_assert_eq!(Day::event(x, y), Day::event(y, x));
        }
    }

    #[test]
    fn less_precision_brings_no_two_dates_closer_but_as_far_as_known(a in written(), b in written()) {
        let (x, y) = (Day::read(&a), Day::read(&b));
        for less in losses(&a) {
            let z = Day::read(&less);
            let (before, after) = (Day::born(x, y), Day::born(z, y));
            prop_assert!(after >= before || [2, 7, 9].contains(&after), "{} {} {}: {} {}", a, b, less, before, after);
            if x == y { prop_assert!(after > before); }
            let (before, after) = (Day::event(x, y), Day::event(z, y));
            prop_assert!(after >= before || after == 2 || after == 7, "{} {} {}: {} {}", a, b, less, before, after);
        }
    }

    #[test]
    fn a_date_written_in_any_form_is_the_same((y, m, d) in date()) {
        let day = Day::new(y, Some(m), Some(d));
        prop_assert_eq!(Day::read(&format!("{y}{m:02}{d:02}")), day);
        prop_assert_eq!(Day::read(&format!("{y}-{m}-{d}T12:30:00")), day);
        let slashed = Day::read(&format!("{d}/{m}/{y}"));
        prop_assert_eq!(slashed.map(Day::number), day.map(Day::number));
        prop_assert_eq!(slashed.map(Day::is_ambiguous), Some(d <= 12 && m <= 12 && d != m));
        let american = Day::read(&format!("{m}/{d}/{y}")).unwrap();
        prop_assert!(american.number() == day.unwrap().number() || american.flipped().unwrap().number() == day.unwrap().number());
        prop_assert_eq!(Day::born(day, day), 1);
        prop_assert_eq!(Day::event(day, day), 1);
        let part = |p: Option<u8>| p.unwrap();
        let day = day.unwrap();
        prop_assert_eq!((day.year(), part(day.month()), part(day.day())), (y, m, d));
    }

    #[test]
    fn dates_are_ordered_by_time(a in written(), b in written()) {
        prop_assert_eq!(Day::read(&a).cmp(&Day::read(&b)), a.cmp(&b));
    }

    #[test]
    fn levels_of_identifiers_are_those_of_optimal_string_alignment(
        a in "[1-3][0-3]{4,9}", b in "[1-3][0-3]{4,9}", letters in "[D-F][D-F0-2]{6,9}9", edits in prop::collection::vec((0..12_usize, 0..4_u8, 0..3_u8), 0..4),
    ) {
        let mut near = a.clone().into_bytes();
        let mut lettered = letters.clone().into_bytes();
        for (at, kind, digit) in edits {
            for (text, first) in [(&mut near, b'1'), (&mut lettered, b'D')] {
                let at = at % text.len();
                match kind {
                    0 => text[at] = first + digit,
                    1 => text.insert(at, first + digit),
                    2 if text.len() > 5 => { text.remove(at); }
                    _ if at + 1 < text.len() => text.swap(at, at + 1),
                    _ => {}
                }
            }
        }
        let near = String::from_utf8(near).unwrap();
        let lettered = String::from_utf8(lettered).unwrap();
        for (a, b) in [(&a, &b), (&a, &near), (&letters, &lettered)] {
            let strip = |t: &str| if t.bytes().all(|c| c.is_ascii_digit()) { t.trim_start_matches('0').to_owned() } else { t.to_owned() };
            let (x, y) = (strip(a), strip(b));
            let one = |t: &str| t.len() >= 6 && t.bytes().all(|c| Some(c) == t.bytes().next()) || t.is_empty() || !t.bytes().any(|c| c.is_ascii_digit());
            let apart = |t: &str| t.bytes().skip(1).all(|c| c.is_ascii_digit()) && t.as_bytes()[0].is_ascii_alphabetic();
            if one(&x) || one(&y) || apart(&x) || apart(&y) { continue; }
            let shorter = x.len().min(y.len());
            let expected = match naive_osa(x.as_bytes(), y.as_bytes()) {
                0 => 1,
                1 if shorter >= 5 => 3,
                2 if shorter >= 7 => 4,
                _ => 5,
            };
            let (p, q) = (Identifier::read(a), Identifier::read(b));
            prop_assert_eq!(p.level(&q), expected, "{} {}", a, b);
            prop_assert_eq!(q.level(&p), expected);
        }
    }

    #[test]
    fn punctuation_letters_before_and_noughts_change_no_identifier(n in 1_000_000_u32..99_999_999, letter in "[VEve]") {
        let plain = n.to_string();
        let dotted: String = plain.chars().enumerate().flat_map(|(at, c)| [Some('.').filter(|_| at % 3 == 2), Some(c)]).flatten().collect();
        let read = |t: &str| Identifier::read(t);
        if !read(&plain).is_missing() {
            for text in [format!("{letter}-{dotted}"), format!("{letter}{plain}"), format!("00{plain}"), format!("c.i. {letter} {dotted}")] {
                prop_assert_eq!(read(&text).level(&read(&plain)), 1, "{}", text);
                prop_assert_eq!(read(&text).number(), read(&plain).number());
            }
        }
    }

    #[test]
    fn texts_are_symmetric_and_best_to_themselves(a in words(), b in words()) {
        let (x, y) = (Text::new(&a), Text::new(&b));
        prop_assert_eq!(x.level(&y), y.level(&x));
        prop_assert!(usize::from(x.level(&y)) <= Text::LEVELS.len());
        prop_assert_eq!(x.level(&y) == 0, x.is_missing() || y.is_missing());
        prop_assert_eq!(x.level(&x), u8::from(!x.is_missing()));
        prop_assert_eq!(x.level(&y) == 1, !x.is_missing() && a.trim() == b.trim());
    }

    #[test]
    fn the_bound_of_likeness_hides_no_likeness(a in "[a-e]{1,12}", b in "[a-e]{1,12}") {
        let likeness = rapidfuzz::distance::jaro_winkler::similarity(a.chars(), b.chars());
        let expected = if a == b { 1 } else if likeness >= 0.92 { 4 } else if likeness >= 0.85 { 5 } else { 7 };
        prop_assert_eq!(Text::new(&a).level(&Text::new(&b)), expected, "{} {} {}", a, b, likeness);
        let mails = [Email::new(&format!("{a}@x")), Email::new(&format!("{b}@y"))];
        let expected = if a == b { 2 } else if likeness >= 0.92 { 3 } else if likeness >= 0.85 { 4 } else { 6 };
        prop_assert_eq!(mails[0].level(&mails[1]), expected);
    }

    #[test]
    fn mails_are_symmetric_and_best_to_themselves(a in "\\PC{0,8}@?[ab]{0,2}", b in "[ab.é]{0,8}@?[ab]{0,2}") {
        let (x, y) = (Email::new(&a), Email::new(&b));
        prop_assert_eq!(x.level(&y), y.level(&x));
        prop_assert_eq!(x.level(&x), u8::from(!x.is_missing()));
        prop_assert!(usize::from(y.level(&x)) <= Email::LEVELS.len());
    }

    #[test]
    fn sets_meet_as_sets_do(a in prop::collection::btree_set(0..8_u32, 0..4), b in prop::collection::btree_set(0..8_u32, 0..4)) {
        let (x, y): (Set, Set) = (a.iter().rev().chain(&a).copied().collect(), b.iter().copied().collect());
        let expected = if a.is_empty() || b.is_empty() { 0 } else if a == b { 1 } else if a.is_disjoint(&b) { 3 } else { 2 };
        prop_assert_eq!(x.level(&y), expected);
        prop_assert_eq!(y.level(&x), expected);
    }

    #[test]
    fn no_text_is_too_strange(text in prop_oneof!["\\PC{0,60}", ".{0,40}", "[0-9./~?:Tt xX-]{0,24}", "[0-9a-z ]{0,24}"]) {
        let day = Day::read(&text);
        // As far as it is known.
        let best = day.map_or(0, |day| match (day.month(), day.day()) {
            (None, _) => 7,
            (_, None) => 2,
            _ => 1,
        });
        prop_assert_eq!((Day::born(day, day), Day::event(day, day)), (best, best));
        if let Some(day) = day {
            let _ = day.flipped().map(|other| (Day::born(Some(day), Some(other)), Day::event(Some(day), Some(other))));
            if day.is_real() { prop_assert_eq!(Day::new(day.year(), day.month(), day.day()).map(Day::number), Some(day.number())); }
        }
        let id = Identifier::read(&text);
        prop_assert_eq!(id.level(&id), u8::from(!id.is_missing()));
        let category = Category::sex(&text, SexLetters::HombreMujer);
        prop_assert_eq!(category.level(&category), u8::from(!category.is_missing()));
    }
}
