//! Laws of dates read from words; the phrases one by one are in `tests/dates.rs`.
//!
//! - `a_weekday_is_the_one_met_walking_back_or_on`
//! - `last_and_next_are_those_of_custom`
//! - `a_day_and_month_are_of_the_year_met_walking_back`
//! - `weeks_later_the_weekdays_are_weeks_later`
//! - `a_wider_publication_is_never_read_more_narrowly`
//! - `a_mark_on_publication_adds_nothing_but_marks`
//! - `so_many_days_after_an_anchor_is_that_day`
//! - `the_span_alone_reads_the_same`
//! - `case_and_accents_change_nothing`
//! - `a_date_as_written_is_read_as_itself`
//! - `any_text_is_read_or_refused`
//! - `nothing_leads_beyond_the_calendar`

use cotejo::when::{DateRule, Direction};
use cotejo::{Anchors, Error, ErrorKind, Language, ReadWhen, When, strategy};
use proptest::prelude::*;
use proptest::sample::select;
use time::{Date, Duration, Weekday};

use super::when;
use crate::config;

/// Counted in days and weeks only: a page a week later says them of a week later.
const BY_WEEK: [&str; 20] = [
    "today",
    "yesterday",
    "last night",
    "five days ago",
    "a week ago",
    "Friday",
    "last Thursday",
    "this Monday",
    "next Sunday",
    "this past Tuesday",
    "Thursday night",
    "Sunday of last week",
    "since Wednesday",
    "until Saturday",
    "Thursday or Friday",
    "last week",
    "this week",
    "over the weekend",
    "in recent weeks",
    "the last three days",
];

/// Counted by the calendar.
const BY_CALENDAR: [&str; 24] = [
    "January 12",
    "28 July",
    "29 February",
    "Monday, January 12",
    "Monday the 12th",
    "12–13 January",
    "January 12 last year",
    "in December",
    "last March",
    "next June",
    "since December",
    "early January",
    "mid-month of May 2025",
    "late last month",
    "last year",
    "this month",
    "earlier this month",
    "earlier this week",
    "later this year",
    "so far this month",
    "two months ago",
    "a year ago",
    "Christmas",
    "between December 30 and January 2",
];

const SPANISH: [&str; 16] = [
    "anteayer",
    "anoche",
    "hace ocho días",
    "hace dos meses",
    "el miércoles pasado",
    "el próximo sábado",
    "este jueves",
    "la noche del jueves",
    "el lunes 12",
    "el pasado 8 de enero",
    "12 y 13 de enero",
    "desde diciembre",
    "a mediados de mes",
    "la semana pasada",
    "en los últimos días",
    "en Navidad",
];

fn phrase() -> impl Strategy<Value = (&'static str, Language)> {
    let english = select([&BY_WEEK[..], &BY_CALENDAR[..]].concat());
    prop_oneof![
        3 => english.prop_map(|text| (text, Language::English)),
        1 => select(SPANISH.to_vec()).prop_map(|text| (text, Language::Spanish)),
    ]
}

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Direction::Past, Direction::Future, Direction::Either])
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0..7_u8).prop_map(|days| Weekday::Monday.nth_next(days))
}

fn read(text: &str, language: Language, published: &When, facing: Direction) -> Result<ReadWhen, Error> {
    When::read(
        text,
        language,
        &Anchors::published(published.clone()).facing(facing),
    )
}

fn english(text: &str, published: Date, facing: Direction) -> When {
    read(text, Language::English, &When::day(published), facing)
        .unwrap()
        .when
}

/// The first day on which it holds, walking so many days at a time.
fn walk(from: Date, step: i64, holds: impl Fn(Date) -> bool) -> Date {
    let mut day = from;
    while !holds(day) {
        day += Duration::days(step);
    }
    day
}

fn days(listed: &[Date]) -> When {
    let listed: Vec<String> = listed.iter().map(ToString::to_string).collect();
    when(&format!("[{}]", listed.join(",")))
}

fn pieces(when: &When) -> Vec<When> {
    let alternatives = when.alternatives();
    if alternatives.is_empty() {
        vec![when.clone()]
    } else {
        alternatives
    }
}

/// Whether every day of the one is a day of the other, asked day by day.
fn covers(outer: &When, inner: &When) -> bool {
    pieces(inner)
        .iter()
        .all(|piece| match (piece.earliest(), piece.latest()) {
            (Some(first), Some(last)) => {
                let mut days = (0..)
                    .map(|days| first + Duration::days(days))
                    .take_while(|day| *day <= last);
                days.all(|day| outer.may_meet(&When::day(day)))
            }
            (None, Some(last)) => outer.earliest().is_none() && outer.latest().is_none_or(|end| last <= end),
            (Some(first), None) => {
                outer.latest().is_none() && outer.earliest().is_none_or(|start| start <= first)
            }
            (None, None) => false,
        })
}

/// All its days, so many later.
fn later(when: &When, by: i64) -> Vec<(Option<Date>, Option<Date>)> {
    let moved = |day: Option<Date>| day.map(|day| day + Duration::days(by));
    pieces(when)
        .iter()
        .map(|one| (moved(one.earliest()), moved(one.latest())))
        .collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_weekday_is_the_one_met_walking_back_or_on(page in strategy::date(), day in weekday()) {
        let is = |date: Date| date.weekday() == day;
        let (before, after) = (walk(page, -1, is), walk(page, 1, is));
        prop_assert_eq!(english(&day.to_string(), page, Direction::Past), When::day(before));
        prop_assert_eq!(english(&day.to_string(), page, Direction::Future), When::day(after));
        prop_assert_eq!(english(&day.to_string(), page, Direction::Either), days(&[before, after]));
        let past = walk(page - Duration::DAY, -1, is);
        prop_assert_eq!(english(&format!("this past {day}"), page, Direction::Either), When::day(past));
        prop_assert_eq!(english(&format!("since {day}"), page, Direction::Future), when(&format!("{before}/..")));
    }

    #[test]
    fn last_and_next_are_those_of_custom(page in strategy::date(), day in weekday()) {
        let is = |date: Date| date.weekday() == day;
        let week = |date: Date| walk(date, -1, |date| date.weekday() == Weekday::Monday);
        let before = walk(page - Duration::DAY, -1, is);
        let after = walk(page + Duration::DAY, 1, is);
        let either = |one: Date, other: i64| {
            if week(one) == week(page) { days(&[one, one + Duration::days(other)]) } else { When::day(one) }
        };
        for facing in [Direction::Past, Direction::Future, Direction::Either] {
            prop_assert_eq!(english(&format!("last {day}"), page, facing), either(before, -7));
            prop_assert_eq!(english(&format!("next {day}"), page, facing), either(after, 7));
        }
    }

    #[test]
    fn a_day_and_month_are_of_the_year_met_walking_back(page in strategy::date(), said in strategy::date()) {
        let is = |date: Date| (date.month(), date.day()) == (said.month(), said.day());
        prop_assume!((said.month(), said.day()) != (time::Month::February, 29));
        let text = format!("{} {}", said.month(), said.day());
        let first = walk(page, -1, is);
        let second = walk(first - Duration::DAY, -1, is);
        let past = if (page - first).whole_days() <= 183 { days(&[first]) } else { days(&[second, first]) };
        prop_assert_eq!(english(&text, page, Direction::Past), past);
        // Known with its weekday, it is one of those or refused.
        let with_weekday = format!("{}, {text}", first.weekday());
        prop_assert_eq!(english(&with_weekday, page, Direction::Past), When::day(first));
        let wrong = format!("{}, {text}, {}", first.weekday().next(), first.year());
        let refused = read(&wrong, Language::English, &When::day(page), Direction::Past).unwrap_err();
        prop_assert_eq!(refused.kind(), ErrorKind::Conflicting);
        let calendar = format!("{first} is a {}", first.weekday());
        prop_assert!(refused.to_string().ends_with(&calendar), "{}", refused);
        let next = walk(page, 1, is);
        let near = (next - page).whole_days().min((page - first).whole_days()) <= 91;
        let nearest = if (page - first).whole_days() < (next - page).whole_days() { first } else { next };
        let either = if near { days(&[nearest]) } else { days(&[first, next]) };
        prop_assert_eq!(english(&text, page, Direction::Either), either);
    }

    #[test]
    fn weeks_later_the_weekdays_are_weeks_later(
        text in select(BY_WEEK.to_vec()), page in strategy::date(), weeks in -60..60_i64, facing in direction(),
    ) {
        let moved = english(text, page + Duration::weeks(weeks), facing);
        prop_assert_eq!(later(&moved, 0), later(&english(text, page, facing), 7 * weeks), "{}", text);
    }

    #[test]
    fn a_wider_publication_is_never_read_more_narrowly(
        (text, language) in phrase(), page in strategy::date(), before in 0..40_i64, after in 0..40_i64,
        facing in direction(), far in any::<bool>(),
    ) {
        let (from, to) = (page - Duration::days(before), page + Duration::days(after));
        let wide = if far { format!("{from}/{to}~") } else { format!("[{from},{page},{to}]") };
        let exact = read(text, language, &When::day(page), facing);
        let wider = read(text, language, &when(&wide), facing);
        if let Ok(exact) = exact {
            let wider = wider.unwrap();
            prop_assert!(covers(&wider.when, &exact.when), "{text}: {} on {page}, {} on {wide}", exact.when, wider.when);
            prop_assert_eq!(wider.span, exact.span);
        }
    }

    #[test]
    fn a_mark_on_publication_adds_nothing_but_marks(
        (text, language) in phrase(), page in strategy::date(), mark in select(vec!["~", "?", "%"]), facing in direction(),
    ) {
        let exact = read(text, language, &When::day(page), facing);
        let marked = read(text, language, &when(&format!("{page}{mark}")), facing);
        match (exact, marked) {
            (Ok(exact), Ok(marked)) => {
                prop_assert_eq!(exact.when.days(), marked.when.days());
                let bare = |when: &When| when.to_string().replace(['~', '?', '%'], "");
                prop_assert_eq!(bare(&exact.when), bare(&marked.when));
                prop_assert!(!text.contains("day") || text.contains("12") || marked.when.is_qualified(), "{}", text);
            }
            (exact, marked) => prop_assert_eq!(exact.is_ok(), marked.is_ok()),
        }
    }

    #[test]
    fn so_many_days_after_an_anchor_is_that_day(anchor in strategy::date(), page in strategy::date(), count in 1..400_i64) {
        let anchors = Anchors::published(When::day(page)).with("the Storm", When::day(anchor));
        let read = |text: &str| When::read(text, Language::English, &anchors).unwrap();
        let by = Duration::days(count);
        prop_assert_eq!(read(&format!("{count} days after the storm")).when, When::day(anchor + by));
        prop_assert_eq!(read(&format!("{count} days before the storm")).when, When::day(anchor - by));
        prop_assert_eq!(read(&format!("{count} days ago")).when, When::day(page - by));
        prop_assert_eq!(read("on the eve of the storm").when, When::day(anchor - Duration::DAY));
        let stretch = When::day(anchor).days_apart(&read(&format!("more than {count} days after the storm")).when);
        prop_assert_eq!(i64::from(stretch), count);
        let spanish = |text: &str| When::read(text, Language::Spanish, &anchors).unwrap().when;
        let after = spanish(&format!("{count} días después del storm"));
        prop_assert!(after.may_meet(&When::day(anchor + by)));
        prop_assert_eq!(after.alternatives().len(), if matches!(count, 8 | 15) { 2 } else { 0 });
    }

    #[test]
    fn the_span_alone_reads_the_same(
        (text, language) in phrase(), page in strategy::date(), facing in direction(),
        before in "(they said |el vocero dijo, |\u{200b}¡|«)?", after in "( 116 presos|, no more|\\.|»)?",
    ) {
        let whole = format!("{before}{text}{after}");
        let Ok(found) = read(&whole, language, &When::day(page), facing) else {
            prop_assert!(read(text, language, &When::day(page), facing).is_err(), "{}", whole);
            return Ok(());
        };
        let words = whole.get(found.span.clone()).unwrap();
        prop_assert!(text.contains(words), "{words:?} of {text:?}");
        let again = read(words, language, &When::day(page), facing).unwrap();
        prop_assert_eq!(&again.when, &found.when, "{}", words);
        prop_assert_eq!(&again.basis, &found.basis);
        let all = When::read_all(&whole, language, &Anchors::published(When::day(page)).facing(facing));
        prop_assert_eq!(all, vec![Ok(found)]);
    }

    #[test]
    fn case_and_accents_change_nothing((text, language) in phrase(), page in strategy::date(), facing in direction()) {
        let expected = read(text, language, &When::day(page), facing);
        let bare: String = text.chars().map(|c| match c {
            'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', other => other,
        }).collect();
        for other in [text.to_uppercase(), text.to_lowercase(), bare, text.replace('é', "e\u{301}")] {
            let found = read(&other, language, &When::day(page), facing);
            let reading = |read: Result<ReadWhen, Error>| read.map(|read| (read.when, read.basis)).map_err(|error| error.kind());
            prop_assert_eq!(reading(found), reading(expected.clone()), "{}", other);
        }
    }

    #[test]
    fn a_date_as_written_is_read_as_itself(said in strategy::when(), page in strategy::when()) {
        let found = read(&said.to_string(), Language::Spanish, &page, Direction::Either).unwrap();
        prop_assert_eq!(found.when, said);
        prop_assert_eq!(found.basis.rule, DateRule::Written);
        prop_assert!(found.basis.from.is_empty() && found.basis.assumes.is_empty());
    }

    #[test]
    fn any_text_is_read_or_refused(
        text in "\\PC{0,30}", page in strategy::when(), facing in direction(),
        words in proptest::collection::vec(select(vec![
            "last", "Friday", "the", "night", "of", "January", "12", "13", "–", "and", "or", "since", "five", "days",
            "after", "before", "ago", "early", "this", "month", "between", "from", "to", "2025", ",", "Christmas", "about",
            "999999", "storm", "'s", "el", "lunes", "de", "hace", "noche", "enero", "después", "pasado", "hasta", "1", "/",
            "year", "weeks", "more than", "30", "next", "weekend", "hours", "the storm",
        ]), 0..9),
    ) {
        let anchors = Anchors::published(page.clone()).facing(facing).with("storm", page).retrieved(when("2026-01-13T09:00Z"));
        for text in [text, words.join(" "), words.concat()] {
            for &language in Language::ALL {
                for found in When::read_all(&text, language, &anchors).into_iter().flatten() {
                    prop_assert!(text.get(found.span.clone()).is_some_and(|words| !words.is_empty()));
                    prop_assert_eq!(&when(&found.when.to_string()), &found.when, "{}", text);
                    let ends = found.when.earliest().zip(found.when.latest());
                    prop_assert!(ends.is_none_or(|(first, last)| first <= last), "{}: {}", text, found.when);
                }
            }
        }
    }
}

#[test]
fn nothing_leads_beyond_the_calendar() {
    let kind = |text: &str, published: &str| {
        read(text, Language::English, &when(published), Direction::Either).map_err(|error| error.kind())
    };
    for text in BY_WEEK.iter().chain(&BY_CALENDAR) {
        for published in [
            "0001-01-01",
            "9999-12-31",
            "0001",
            "9999",
            "9999-12-31~",
            "0001-01-01T00:00+14:00",
        ] {
            for facing in [Direction::Past, Direction::Future, Direction::Either] {
                let found = read(text, Language::English, &when(published), facing);
                assert!(
                    found.is_ok_and(|found| found.when.to_string().parse() == Ok(found.when))
                        || read(text, Language::English, &when(published), facing).is_err()
                );
            }
        }
    }
    for text in [
        "yesterday",
        "last Friday",
        "a month ago",
        "last year",
        "more than 3652059 days ago",
        "last month",
    ] {
        assert_eq!(
            kind(text, "0001-01-01").unwrap_err(),
            ErrorKind::OutOfRange,
            "{text}"
        );
    }
    for text in [
        "tomorrow",
        "next Friday",
        "next month",
        "next year",
        "tonight",
        "999999 weeks from now",
    ] {
        assert_eq!(
            kind(text, "9999-12-31").unwrap_err(),
            ErrorKind::OutOfRange,
            "{text}"
        );
    }
    assert_eq!(kind("Friday", "0001/9999").unwrap_err(), ErrorKind::OutOfRange);
    assert_eq!(
        kind("12 January 2026", "0001/9999").unwrap().when,
        when("2026-01-12")
    );
}
