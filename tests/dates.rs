//! Words to dates, phrase by phrase: what a desk would code, or the refusal.
//!
//! 13 January 2026 is a Tuesday; 8 January a Thursday; 1 January a Thursday; 25 December 2025 too.
//! Publication: `<` what is told has happened, `>` it is announced, neither: not known.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use cotejo::when::Direction;
use cotejo::{Anchors, ErrorKind, Language, ReadWhen, When};

fn when(text: &str) -> When {
    text.parse().unwrap()
}

fn anchors(published: &str) -> Anchors {
    let (direction, date) = match published.split_at(1) {
        ("<", date) => (Direction::Past, date),
        (">", date) => (Direction::Future, date),
        _ => (Direction::Either, published),
    };
    Anchors::published(when(date))
        .facing(direction)
        .with("the seizure", when("2026-01-03"))
        .with("la captura", when("2026-01-03"))
        .with("the talks", when("2025-11~/2025-12"))
        .with("the ceasefire", when("2026-02-03T22:15-04:00"))
        .with("the vote", when("2024-07-28?"))
        .with("the long march", when("/2025-06-01"))
}

/// A date, or how a refusal begins after the words it repeats.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn check(language: Language, rows: &[Row]) {
    let mut wrong = Vec::new();
    for (text, published, expected, words) in rows {
        let read = When::read(text, language, &anchors(published));
        let found = match &read {
            Ok(ReadWhen { when, span, .. }) => (when.to_string(), text.get(span.clone()).unwrap().to_owned()),
            Err(error) => {
                let said = error.to_string();
                let (quoted, because) = said.split_once("` ").unwrap_or(("", &said));
                (
                    format!("no: {because}"),
                    quoted.trim_start_matches('`').to_owned(),
                )
            }
        };
        let same = if expected.starts_with("no: ") {
            found.0.starts_with(expected)
        } else {
            found.0 == *expected
        };
        if !same || found.1 != *words {
            wrong.push(format!(
                "{text} ({published}): {found:?}, not {expected} of `{words}`"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const TUE: &str = "<2026-01-13";
const ANY: &str = "2026-01-13";
const ADS: &str = ">2026-01-13";

#[rustfmt::skip] // a row a line
const ENGLISH: &[Row] = &[
    // Days counted from publication.
    ("released today", TUE, "2026-01-13", "today"),
    ("This morning they", TUE, "2026-01-13", "This morning"),
    ("yesterday's announcement", TUE, "2026-01-12", "yesterday"),
    ("YESTERDAY", "2026-01-01", "2025-12-31", "YESTERDAY"),
    ("yesterday evening", TUE, "2026-01-12", "yesterday evening"),
    ("the day before yesterday", TUE, "2026-01-11", "day before yesterday"),
    ("tomorrow", TUE, "2026-01-14", "tomorrow"),
    ("the day after tomorrow", TUE, "2026-01-15", "day after tomorrow"),
    ("last night", TUE, "[2026-01-12,2026-01-13]", "last night"),
    ("tonight", TUE, "[2026-01-13,2026-01-14]", "tonight"),
    ("five days ago", TUE, "2026-01-08", "five days ago"),
    ("10 days ago", TUE, "2026-01-03", "10 days ago"),
    ("a day ago", TUE, "2026-01-12", "a day ago"),
    ("about twenty-one days ago", TUE, "2025-12-23~", "about twenty-one days ago"),
    ("more than ten days ago", TUE, "/2026-01-03", "more than ten days ago"),
    ("less than three days ago", TUE, "2026-01-10/2026-01-13", "less than three days ago"),
    ("a week ago", TUE, "2026-01-06~", "a week ago"),
    ("nearly two weeks ago", TUE, "2025-12-30~", "nearly two weeks ago"),
    ("more than a week ago", TUE, "/2026-01-06~", "more than a week ago"),
    ("two months ago", TUE, "2025-11~", "two months ago"),
    ("a year ago", TUE, "2025~", "a year ago"),
    ("three days from now", TUE, "2026-01-16", "three days from now"),
    ("a few days ago", TUE, "/2026-01-13", "a few days ago"),
    ("weeks ago", TUE, "/2026-01-13", "weeks ago"),
    ("1.5 weeks ago", TUE, "no: no words", ""),
    // A stretch as publication moves as a stretch.
    ("yesterday", "2026-01-13/2026-01-15~", "2026-01-12/2026-01-14~", "yesterday"),
    ("yesterday", "2026-01", "2025-12-31/2026-01-30", "yesterday"),
    ("yesterday", "[2024-12-23,2025-12-23?]", "[2024-12-22,2025-12-22?]", "yesterday"),
    ("yesterday", "2026-01-13T00:30-04:00", "2026-01-12", "yesterday"),
    ("yesterday", "2026-01-09~", "2026-01-08~", "yesterday"),
    ("yesterday", "/2026-01-09", "/2026-01-08", "yesterday"),
    ("last night", "2026-01-13/2026-01-15~", "2026-01-12~/2026-01-15~", "last night"),
    // Days of the week.
    ("on Friday", TUE, "2026-01-09", "Friday"),
    ("Friday", ADS, "2026-01-16", "Friday"),
    ("Friday", ANY, "[2026-01-09,2026-01-16]", "Friday"),
    ("Friday's release", TUE, "2026-01-09", "Friday"),
    ("Tuesday", ANY, "2026-01-13", "Tuesday"),
    ("Tuesday", "<2026-01-13/2026-01-14", "2026-01-13", "Tuesday"),
    ("Tuesday", "2026-01-13/2026-01-14", "[2026-01-13,2026-01-20]", "Tuesday"),
    ("Wednesday", "<2026-01-13/2026-01-14", "[2026-01-07,2026-01-14]", "Wednesday"),
    ("Friday", "<2026-01-09~", "2026-01-09~", "Friday"),
    ("Friday", "<2026-01", "[2025-12-26,2026-01-02,2026-01-09,2026-01-16,2026-01-23,2026-01-30]", "Friday"),
    ("Friday", "<2026-01/2026-02", "2025-12-26/2026-02-27", "Friday"),
    ("said last Thursday", TUE, "2026-01-08", "last Thursday"),
    ("last Thursday", "2026-01-16", "[2026-01-08,2026-01-15]", "last Thursday"),
    ("last Tuesday", TUE, "2026-01-06", "last Tuesday"),
    ("last Monday", TUE, "[2026-01-05,2026-01-12]", "last Monday"),
    ("last Sunday", TUE, "2026-01-11", "last Sunday"),
    ("this past Monday", TUE, "2026-01-12", "this past Monday"),
    ("this Friday", ANY, "2026-01-16", "this Friday"),
    ("this Friday", "2026-01-17", "[2026-01-16,2026-01-23]", "this Friday"),
    ("this Friday", "<2026-01-17", "2026-01-16", "this Friday"),
    ("next Friday", ANY, "[2026-01-16,2026-01-23]", "next Friday"),
    ("next Monday", ANY, "2026-01-19", "next Monday"),
    ("this coming Friday", ANY, "2026-01-16", "this coming Friday"),
    ("Thursday night", TUE, "[2026-01-08,2026-01-09]", "Thursday night"),
    ("late Thursday", TUE, "2026-01-08", "late Thursday"),
    ("Thursday of last week", TUE, "2026-01-08", "Thursday of last week"),
    ("Sunday of last week", TUE, "[2026-01-04,2026-01-11]", "Sunday of last week"),
    ("Thursday or Friday", TUE, "[2026-01-08,2026-01-09]", "Thursday or Friday"),
    ("every Friday", TUE, "no: no words", ""),
    // Dates.
    ("Monday, January 12", ANY, "2026-01-12", "Monday, January 12"),
    ("Mon., Jan. 12", ANY, "2026-01-12", "Mon., Jan. 12"),
    ("Monday the 12th", ANY, "2026-01-12", "Monday the 12th"),
    ("Friday the 12th", TUE, "2025-12-12", "Friday the 12th"),
    ("Friday, 8 January", ANY, "no: names another weekday than the calendar: 2026-01-08 is a Thursday", "Friday, 8 January"),
    ("Sunday, January 12", ANY, "no: names another weekday than the calendar: 2026-01-12 is a Monday", "Sunday, January 12"),
    ("Friday, January 8, 2026", ANY, "no: names another weekday", "Friday, January 8, 2026"),
    ("January 12", ANY, "2026-01-12", "January 12"),
    ("on the 12th of January", ANY, "2026-01-12", "12th of January"),
    ("12 January", ANY, "2026-01-12", "12 January"),
    ("Jan. 12", ANY, "2026-01-12", "Jan. 12"),
    ("January 12, 2025", ANY, "2025-01-12", "January 12, 2025"),
    ("12 January 2025", "2024/2029", "2025-01-12", "12 January 2025"),
    ("12 January last year", ANY, "2025-01-12", "12 January last year"),
    ("On January 1", "2026-01-01/2026-01-02", "2026-01-01", "January 1"),
    ("December 25", ANY, "2025-12-25", "December 25"),
    ("1 March", ANY, "2026-03-01", "1 March"),
    ("1 March", TUE, "[2024-03-01,2025-03-01]", "1 March"),
    ("July 28", ANY, "[2025-07-28,2026-07-28]", "July 28"),
    ("July 28", TUE, "2025-07-28", "July 28"),
    ("29 February", "<2027-03-01", "[2020-02-29,2024-02-29]", "29 February"),
    ("31 April", ANY, "no: is a date that does not exist", "31 April"),
    ("29 February 2026", ANY, "no: is a date that does not exist", "29 February 2026"),
    ("12/01/2026", ANY, "no: may begin with the day or with the month", "12/01/2026"),
    ("01/12/26", ANY, "no: may begin with the day or with the month", "01/12/26"),
    ("13/01/2026", ANY, "2026-01-13", "13/01/2026"),
    ("01/13/2026", ANY, "2026-01-13", "01/13/2026"),
    ("on 12-12-2025", ANY, "2025-12-12", "12-12-2025"),
    ("13.01.2026", ANY, "2026-01-13", "13.01.2026"),
    ("31/02/2026", ANY, "no: is a date that does not exist", "31/02/2026"),
    ("on 2026-01-08.", ANY, "2026-01-08", "2026-01-08"),
    (" 2025-12/2026-01-13~ ", ANY, "2025-12/2026-01-13~", "2025-12/2026-01-13~"),
    ("12 January 2500", ANY, "no: ends with a number that may be a year or a count", "12 January 2500"),
    // Two days, and stretches.
    ("as of January 12–13", ANY, "2026-01-12/2026-01-13", "January 12–13"),
    ("January 12 and 13", ANY, "2026-01-12/2026-01-13", "January 12 and 13"),
    ("12-13 January 2025", ANY, "2025-01-12/2025-01-13", "12-13 January 2025"),
    ("12 or 15 January", ANY, "[2026-01-12,2026-01-15]", "12 or 15 January"),
    ("12 and 15 January", ANY, "no: names two days with others between them", "12 and 15 January"),
    ("between 8 and 13 January", ANY, "2026-01-08/2026-01-13", "between 8 and 13 January"),
    ("from January 8 to 13", ANY, "2026-01-08/2026-01-13", "from January 8 to 13"),
    ("between December 30 and January 2, 2026", ANY, "2025-12-30/2026-01-02", "between December 30 and January 2, 2026"),
    ("December 24 – January 1", ANY, "2025-12-24/2026-01-01", "December 24 – January 1"),
    ("from 8 January", ANY, "2026-01-08/", "from 8 January"),
    ("since 8 January", ANY, "2026-01-08/..", "since 8 January"),
    ("until 13 January", ANY, "/2026-01-13", "until 13 January"),
    ("before January 8", ANY, "/2026-01-07", "before January 8"),
    ("after January 8", ANY, "2026-01-09/", "after January 8"),
    ("since December", ANY, "2025-12/..", "since December"),
    ("since January", ANY, "2026-01/..", "since January"),
    ("since July", ANY, "2025-07/..", "since July"),
    ("since December 2024", ANY, "2024-12/..", "since December 2024"),
    ("since last December", ANY, "2025-12/..", "since last December"),
    ("since last March", "2026-10-05", "2025-03?/..", "since last March"),
    ("since Friday", ANY, "2026-01-09/..", "since Friday"),
    ("since last week", ANY, "2026-01-04?/..", "since last week"),
    ("since yesterday", "2026-01-13/2026-01-15", "2026-01-12?/..", "since yesterday"),
    // Months, years, weeks and their parts.
    ("in December", ANY, "2025-12", "December"),
    ("in March", ANY, "2026-03", "March"),
    ("in July", ANY, "[2025-07,2026-07]", "July"),
    ("they may march", ANY, "no: no words", ""),
    ("in May 2025", ANY, "2025-05", "May 2025"),
    ("December last year", ANY, "2025-12", "December last year"),
    ("December of the previous year", ANY, "no: counts from another date", "December of the previous year"),
    ("next March", ANY, "[2026-03,2027-03]", "next March"),
    ("in 2023", ANY, "2023", "2023"),
    ("since 2023", ANY, "2023/..", "since 2023"),
    ("this month", ANY, "2026-01", "this month"),
    ("last month", ANY, "2025-12", "last month"),
    ("last month", "2025-12-30/2026-01-02", "[2025-11,2025-12]", "last month"),
    ("next month", "2025-12-30", "2026-01", "next month"),
    ("last year", ANY, "2025", "last year"),
    ("last week", ANY, "2026-01-04/2026-01-11", "last week"),
    ("this week", ANY, "2026-01-11/2026-01-18", "this week"),
    ("over the weekend", TUE, "2026-01-10/2026-01-11", "over the weekend"),
    ("last weekend", "2026-01-11", "2026-01-03/2026-01-04", "last weekend"),
    ("earlier this month", ANY, "2026-01-01/2026-01-12", "earlier this month"),
    ("earlier this month", "2026-01-13/2026-01-15~", "2026-01-01~/2026-01-14~", "earlier this month"),
    ("earlier this month", "2026-02-01", "no: leaves no day", "earlier this month"),
    ("earlier this month", "2026-01-31/2026-02-02", "2026-01-01/2026-02-01", "earlier this month"),
    ("earlier this week", ANY, "2026-01-11/2026-01-12", "earlier this week"),
    ("later this month", ANY, "2026-01-14/2026-01-31", "later this month"),
    ("so far this year", ANY, "2026-01-01/2026-01-13", "so far this year"),
    ("late last month", ANY, "2025-12-21~/2025-12-31", "late last month"),
    ("in early January", ANY, "2026-01-01/2026-01-10~", "early January"),
    ("mid-December", ANY, "2025-12-11~/2025-12-20~", "mid-December"),
    ("late 2025", ANY, "2025-09~/2025-12", "late 2025"),
    ("early this week", ANY, "2026-01-12/2026-01-14~", "early this week"),
    ("the last three days", ANY, "2026-01-10~/2026-01-13", "last three days"),
    ("in the past 24 hours", ANY, "2026-01-12~/2026-01-13", "past 24 hours"),
    ("in recent weeks", ANY, "/2026-01-13", "recent weeks"),
    ("in the last few days", ANY, "/2026-01-13", "last few days"),
    ("in the coming days", ANY, "2026-01-13/", "coming days"),
    ("recently", "2026-01-01/2026-01-02", "/2026-01-02", "recently"),
    // Feasts.
    ("at Christmas", ANY, "2025-12-25~", "Christmas"),
    ("on Christmas Eve", ANY, "2025-12-24", "Christmas Eve"),
    ("New Year’s Day", ANY, "2026-01-01", "New Year’s Day"),
    ("Christmas 2024", ANY, "2024-12-25~", "Christmas 2024"),
    ("on Good Friday", ANY, "no: is a feast that moves", "Good Friday"),
    // Anchors.
    ("five days after the seizure", ANY, "2026-01-08", "five days after the seizure"),
    ("Five days after seizure", ANY, "2026-01-08", "Five days after seizure"),
    ("two days before the SEIZURE", ANY, "2026-01-01", "two days before the SEIZURE"),
    ("the day after the seizure", ANY, "2026-01-04", "day after the seizure"),
    ("on the eve of the seizure", ANY, "2026-01-02", "on the eve of the seizure"),
    ("a week after the vote", ANY, "2024-08-04%", "a week after the vote"),
    ("two days after Christmas Day", ANY, "2025-12-27", "two days after Christmas Day"),
    ("two days after 8 January", ANY, "2026-01-10", "two days after 8 January"),
    ("more than two days after the seizure", ANY, "2026-01-05/", "more than two days after the seizure"),
    ("five days after the talks", ANY, "2025-11-06~/2026-01-05", "five days after the talks"),
    ("a day after the ceasefire", ANY, "2026-02-04", "a day after the ceasefire"),
    ("two hours after the ceasefire", ANY, "2026-02-04T00:15-04:00~", "two hours after the ceasefire"),
    ("since the vote", ANY, "2024-07-28?/..", "since the vote"),
    ("after the seizure", ANY, "2026-01-03/", "after the seizure"),
    ("during the talks", ANY, "2025-11~/2025-12", "talks"),
    ("The talks", ANY, "2025-11~/2025-12", "talks"),
    ("the talks failed", ANY, "no: no words", ""),
    ("since the long march", ANY, "no: is bound by a date whose own bound is not known", "since the long march"),
    ("five days after the storm", ANY, "no: is counted from something that is not among the anchors: `la captura`, `the ceasefire`, `the long march`, `the seizure`, `the talks`, `the vote`", "five days after"),
    ("five days later", ANY, "no: counts from another date", "five days later"),
    ("the next day", ANY, "no: counts from another date", "next day"),
    ("two hours after the seizure", ANY, "no: counts from a clock time", "two hours after the seizure"),
    ("Writer: desk · 4 hours ago", "2026-01-13T09:00Z", "no: counts from a clock time", "4 hours ago"),
    // One date or none.
    ("on Monday, that is on 12 January", TUE, "2026-01-12", "Monday"),
    ("on Monday and again on Friday", TUE, "no: and `Friday` are two dates", "Monday"),
    ("116 people were released", ANY, "no: no words", ""),
    ("", ANY, "no: no words", ""),
    ("Friday", "<2024", "2023-12-29/2024-12-27", "Friday"),
    ("Friday", "2024-01-01/2025-01-01", "no: counts from the publication date", "Friday"),
    ("Friday", "2020/2026", "no: counts from the publication date, which is not known to within a year", "Friday"),
    ("Friday", "2026-01-01/..", "no: counts from the publication date", "Friday"),
];

#[test]
fn english_phrases() {
    check(Language::English, ENGLISH);
}

#[rustfmt::skip] // a row a line
const SPANISH: &[Row] = &[
    ("liberados hoy", TUE, "2026-01-13", "hoy"),
    ("Ayer", TUE, "2026-01-12", "Ayer"),
    ("ayer por la tarde", TUE, "2026-01-12", "ayer por la tarde"),
    ("ayer por la noche", TUE, "[2026-01-12,2026-01-13]", "ayer por la noche"),
    ("anteayer", TUE, "2026-01-11", "anteayer"),
    ("antes de ayer", TUE, "2026-01-11", "antes de ayer"),
    ("anoche", TUE, "[2026-01-12,2026-01-13]", "anoche"),
    ("esta mañana", TUE, "2026-01-13", "esta mañana"),
    ("mañana", TUE, "2026-01-14", "mañana"),
    ("pasado mañana", TUE, "2026-01-15", "pasado mañana"),
    ("a las 8 de la mañana", TUE, "no: no words", ""),
    ("hace tres días", TUE, "2026-01-10", "hace tres días"),
    ("tres dias atras", TUE, "2026-01-10", "tres dias atras"),
    ("hace ocho días", TUE, "[2026-01-05,2026-01-06]", "hace ocho días"),
    ("hace quince días", TUE, "[2025-12-29,2025-12-30]", "hace quince días"),
    ("hace 15 días", "2026-01-13/2026-01-15", "2025-12-29/2026-01-01", "hace 15 días"),
    ("hace una semana", TUE, "2026-01-06~", "hace una semana"),
    ("hace más de una semana", TUE, "/2026-01-06~", "hace más de una semana"),
    ("hace unos diez días", TUE, "2026-01-03~", "hace unos diez días"),
    ("hace unos días", TUE, "/2026-01-13", "hace unos días"),
    ("hace dos meses", TUE, "2025-11~", "hace dos meses"),
    ("desde hace tres días", TUE, "2026-01-10/..", "desde hace tres días"),
    ("dentro de tres días", TUE, "2026-01-16", "dentro de tres días"),
    ("hace 4 horas", TUE, "no: counts from a clock time", "hace 4 horas"),
    ("el viernes", TUE, "2026-01-09", "viernes"),
    ("el viernes", ANY, "[2026-01-09,2026-01-16]", "viernes"),
    ("el jueves pasado", TUE, "2026-01-08", "jueves pasado"),
    ("el pasado jueves", "2026-01-16", "[2026-01-08,2026-01-15]", "pasado jueves"),
    ("este jueves", ADS, "2026-01-15", "este jueves"),
    ("el próximo viernes", ANY, "[2026-01-16,2026-01-23]", "próximo viernes"),
    ("el lunes que viene", ANY, "2026-01-19", "lunes que viene"),
    ("la noche del jueves", TUE, "[2026-01-08,2026-01-09]", "noche del jueves"),
    ("la madrugada del viernes", TUE, "2026-01-09", "madrugada del viernes"),
    ("el jueves de la semana pasada", TUE, "2026-01-08", "jueves de la semana pasada"),
    ("los viernes", TUE, "no: no words", ""),
    ("Santo Domingo", TUE, "no: no words", ""),
    ("el domingo", TUE, "2026-01-11", "domingo"),
    ("el lunes 12 de enero", ANY, "2026-01-12", "lunes 12 de enero"),
    ("el lunes 12", ANY, "2026-01-12", "lunes 12"),
    ("el martes 12", ANY, "no: names another weekday than the calendar: 2026-01-12 is a Monday", "martes 12"),
    ("viernes 8 de enero", ANY, "no: names another weekday", "viernes 8 de enero"),
    ("12 de enero", ANY, "2026-01-12", "12 de enero"),
    ("doce de enero", ANY, "2026-01-12", "doce de enero"),
    ("1º de enero", ANY, "2026-01-01", "1º de enero"),
    ("primero de enero", ANY, "2026-01-01", "primero de enero"),
    ("12 de enero de 2025", ANY, "2025-01-12", "12 de enero de 2025"),
    ("12 de enero del año pasado", ANY, "2025-01-12", "12 de enero del año pasado"),
    ("el pasado 8 de enero", ANY, "2026-01-08", "pasado 8 de enero"),
    ("el próximo 1 de marzo", ANY, "2026-03-01", "próximo 1 de marzo"),
    ("12 y 13 de enero", ANY, "2026-01-12/2026-01-13", "12 y 13 de enero"),
    ("del 8 al 13 de enero", ANY, "2026-01-08/2026-01-13", "del 8 al 13 de enero"),
    ("entre el 8 y el 13 de enero", ANY, "2026-01-08/2026-01-13", "entre el 8 y el 13 de enero"),
    ("entre el 30 de diciembre y el 2 de enero", ANY, "2025-12-30/2026-01-02", "entre el 30 de diciembre y el 2 de enero"),
    ("desde el 8 hasta el 13 de enero", ANY, "2026-01-08/2026-01-13", "desde el 8 hasta el 13 de enero"),
    ("desde diciembre", ANY, "2025-12/..", "desde diciembre"),
    ("desde diciembre de 2024", ANY, "2024-12/..", "desde diciembre de 2024"),
    ("desde el pasado diciembre", ANY, "2025-12/..", "desde el pasado diciembre"),
    ("hasta el 13 de enero", ANY, "/2026-01-13", "hasta el 13 de enero"),
    ("a partir del 8 de enero", ANY, "2026-01-08/", "a partir del 8 de enero"),
    ("antes del 8 de enero", ANY, "/2026-01-07", "antes del 8 de enero"),
    ("en julio", TUE, "2025-07", "julio"),
    ("Julio dijo", TUE, "no: no words", ""),
    ("diciembre del año anterior", ANY, "no: counts from another date", "diciembre del año anterior"),
    ("a principios de enero", ANY, "2026-01-01/2026-01-10~", "principios de enero"),
    ("a mediados de mes", ANY, "2026-01-11~/2026-01-20~", "mediados de mes"),
    ("a finales del mes pasado", ANY, "2025-12-21~/2025-12-31", "finales del mes pasado"),
    ("la semana pasada", ANY, "2026-01-05/2026-01-11", "semana pasada"),
    ("esta semana", ANY, "2026-01-12/2026-01-18", "esta semana"),
    ("el mes que viene", ANY, "2026-02", "mes que viene"),
    ("el año pasado", ANY, "2025", "año pasado"),
    ("en lo que va de año", ANY, "2026-01-01/2026-01-13", "en lo que va de año"),
    ("el fin de semana pasado", ANY, "2026-01-10/2026-01-11", "fin de semana pasado"),
    ("en los últimos días", ANY, "/2026-01-13", "últimos días"),
    ("en las últimas 72 horas", ANY, "2026-01-10~/2026-01-13", "últimas 72 horas"),
    ("en los próximos días", ANY, "2026-01-13/", "próximos días"),
    ("recientemente", ANY, "/2026-01-13", "recientemente"),
    ("en Nochebuena", ANY, "2025-12-24", "Nochebuena"),
    ("Navidad de 2024", ANY, "2024-12-25~", "Navidad de 2024"),
    ("Viernes Santo", ANY, "no: is a feast that moves", "Viernes Santo"),
    ("cinco días después de la captura", ANY, "2026-01-08", "cinco días después de la captura"),
    ("CINCO DIAS DESPUES DE LA CAPTURA", ANY, "2026-01-08", "CINCO DIAS DESPUES DE LA CAPTURA"),
    ("dos días antes de la captura", ANY, "2026-01-01", "dos días antes de la captura"),
    ("un día después de la captura", ANY, "2026-01-04", "un día después de la captura"),
    ("la víspera de la captura", ANY, "2026-01-02", "víspera de la captura"),
    ("tras la captura", ANY, "2026-01-03/", "tras la captura"),
    ("cinco días después del temblor", ANY, "no: is counted from something", "cinco días después del"),
    ("cinco días después", ANY, "no: counts from another date", "cinco días después"),
    ("al día siguiente", ANY, "no: counts from another date", "al día siguiente"),
];

#[test]
fn spanish_phrases() {
    check(Language::Spanish, SPANISH);
}

/// The dating of five pages that carry no clean date, in invented dress: a seizure, then a release
/// announced five days later, told by pages of the following days.
#[test]
fn five_pages_are_dated() {
    let english = |text: &str, anchors: &Anchors| {
        When::read(text, Language::English, anchors)
            .map_or_else(|error| error.to_string(), |read| read.when.to_string())
    };
    let told = |published: &str| anchors(&format!("<{published}"));
    // The first anchors on the seizure, which another page dates: both ways lead to 8 January.
    let first = told("2026-01-09");
    assert_eq!(english("the gesture announced yesterday", &first), "2026-01-08");
    assert_eq!(
        english("it comes five days after the seizure", &first),
        "2026-01-08"
    );
    // The second says Friday of what was announced on a Thursday.
    assert_eq!(
        english("the minister said Friday", &told("2026-01-09~")),
        "2026-01-09~"
    );
    // The third: a stretch of days as publication, and a page counter without a clock time.
    let third = told("2026-01-13/2026-01-15~");
    assert_eq!(english("as of January 12–13", &third), "2026-01-12/2026-01-13");
    assert_eq!(
        english("the process begun earlier this month", &third),
        "2026-01-01~/2026-01-14~"
    );
    assert!(english("the desk, 4 hours ago", &third).contains("counts from a clock time"));
    let fetched = third
        .clone()
        .retrieved(when("2026-01-13T15:00Z/2026-01-15T15:00Z"));
    assert_eq!(
        english("the desk, 4 hours ago", &fetched),
        "2026-01-13T11:00Z~/2026-01-15T11:00Z~"
    );
    // The fourth is of a Tuesday or the day after.
    let fourth = told("2026-01-13/2026-01-14");
    assert_eq!(english("told parliament on Tuesday", &fourth), "2026-01-13");
    assert_eq!(english("announced last Thursday", &fourth), "2026-01-08");
    assert_eq!(english("on Monday, January 12", &fourth), "2026-01-12");
    // The lapse: a year said, and then another.
    assert_eq!(english("since December 2024", &fourth), "2024-12/..");
    assert_eq!(english("since December", &fourth), "2025-12/..");
    // The fifth.
    let fifth = told("2026-01-01/2026-01-02");
    assert_eq!(english("On January 1", &fifth), "2026-01-01");
    assert_eq!(english("recently freed", &fifth), "/2026-01-02");
}

#[test]
fn the_basis_names_rule_anchor_and_assumption() {
    let read = |text: &str| When::read(text, Language::English, &anchors(ANY)).unwrap();
    let shown = |text: &str| {
        let basis = read(text).basis;
        let from: Vec<String> = basis.from.iter().map(|origin| format!("{origin:?}")).collect();
        let assumes: Vec<&str> = basis.assumes.iter().map(|one| one.as_str()).collect();
        format!("{} {} {}", basis.rule.as_str(), from.join("+"), assumes.join("+"))
    };
    assert_eq!(shown("2026-01-12"), "written  ");
    assert_eq!(shown("12 January 2026"), "written  ");
    assert_eq!(shown("yesterday"), "day-count Published ");
    assert_eq!(shown("Friday"), "weekday Published tense-unknown");
    assert_eq!(shown("Tuesday"), "weekday Published today-counts");
    assert_eq!(shown("next Friday"), "weekday Published custom-divided");
    assert_eq!(shown("12 January"), "year-found Published nearest-year");
    assert_eq!(shown("28 July"), "year-found Published years-divided");
    assert_eq!(
        shown("five days after the seizure"),
        "day-count Event(\"the seizure\") "
    );
    assert_eq!(shown("a week ago"), "long-count Published round-count");
    assert_eq!(shown("last night"), "day-count Published night-runs-on");
    assert_eq!(shown("last week"), "period Published week-from-sunday-or-monday");
    assert_eq!(shown("early January 2026"), "part  thirds");
    assert_eq!(
        shown("until Friday, 9 January"),
        "year-found Published nearest-year+end-included+beginning-not-said"
    );
    assert_eq!(shown("recently"), "recent Published beginning-not-said");
    let marked = When::read("Friday", Language::English, &anchors("<2026-01-13~")).unwrap();
    assert!(
        marked
            .basis
            .assumes
            .contains(&cotejo::when::DateAssumption::MarksCarried)
    );
    let json = serde_json::to_value(read("since last week")).unwrap();
    assert_eq!(json["when"], "2026-01-04?/..");
    assert_eq!(json["basis"]["rule"], "period");
    assert_eq!(json["basis"]["from"][0], "published");
    assert_eq!(json["basis"]["assumes"][1], "outermost-bound");
}

#[test]
fn refusals_have_their_kind_and_name_no_person() {
    let kind = |text: &str| {
        When::read(text, Language::English, &anchors(ANY))
            .unwrap_err()
            .kind()
    };
    assert_eq!(kind("nothing here"), ErrorKind::Syntax);
    assert_eq!(kind("12/01/2026"), ErrorKind::Syntax);
    assert_eq!(kind("31 April"), ErrorKind::OutOfRange);
    assert_eq!(kind("Friday, 8 January"), ErrorKind::Conflicting);
    assert_eq!(kind("five days after the storm"), ErrorKind::Dangling);
    assert_eq!(kind("4 hours ago"), ErrorKind::Missing);
    assert_eq!(kind("at Easter"), ErrorKind::Unknown);
    assert_eq!(kind("from 13 to 8 January"), ErrorKind::Inverted);
    for text in [
        "Ada Invented was freed",
        "two days after Ada Invented was freed",
        "Ada Invented, Monday or so, and Friday",
    ] {
        let error = When::read(text, Language::English, &anchors(ANY)).unwrap_err();
        assert!(
            !error.to_string().contains("Ada") && !format!("{error:?}").contains("Invented"),
            "{error}"
        );
    }
}
