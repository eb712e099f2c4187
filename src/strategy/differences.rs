//! One small draft for each reason that two claims differ.

use crate::model::draft::{
    AssumptionDraft, ClaimDraft, DetaineeDraft, Draft, ListingDraft, PopulationDraft, SourceDraft, WaveDraft,
};
use crate::model::value::Value;
use crate::strategy::kind::DifferenceKind;

/// The numbers a difference is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amounts {
    /// The number there is, 11 or more.
    pub(super) number: u64,
    /// By how much the other differs, at least 1 and less than the number.
    pub(super) by: u64,
    /// Which of several ways.
    pub(super) way: u8,
}

/// The draft, with the claims `one` and `other`, and how many persons the reason accounts for; `None`
/// where these amounts make no difference of the kind.
pub(super) fn plant(kind: DifferenceKind, amounts: Amounts) -> Option<(Draft, u64)> {
    let Amounts { number, by, way } = amounts;
    let draft = match kind {
        DifferenceKind::Nothing => return Some((nothing(number, by), 0)),
        DifferenceKind::Scope => scope(number, by),
        DifferenceKind::Definition => definition(number, by),
        DifferenceKind::Window => window(number, by),
        DifferenceKind::AsOf => as_of(number, by),
        DifferenceKind::DayShift => day_shift(number, by),
        DifferenceKind::Unit => unit(number, by),
        DifferenceKind::Stage => stage(number, by),
        DifferenceKind::Part => part(number, by, way),
        DifferenceKind::Overlap => overlap(number, by),
        DifferenceKind::MixedVoices => mixed_voices(number, by, way),
        DifferenceKind::Rounding => return rounding(number, way),
        DifferenceKind::Lag => lag(number, by),
        DifferenceKind::Revision => revision(number, by, way),
        DifferenceKind::Transcription => return transcription(number, way),
        DifferenceKind::Superseded => superseded(number, by, way),
    };
    Some((draft, by))
}

/// Two voices, a page, and a wave whose days are over.
fn desk() -> Draft {
    Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_source(SourceDraft::new("daily").kind("press").published("2026-01-20"))
        .with_population(PopulationDraft::new("detainees"))
        .with_wave(
            WaveDraft::new("january")
                .window("2026-01-08/2026-01-12")
                .population("detainees"),
        )
}

fn claim(id: &str, by: &str) -> ClaimDraft {
    ClaimDraft::new(id).by(by).via("daily")
}

/// A count of the wave, after its end unless another date is given.
fn freed(id: &str, by: &str, figure: impl Into<Value>) -> ClaimDraft {
    claim(id, by).count("released").wave("january").figure(figure)
}

fn nothing(number: u64, by: u64) -> Draft {
    desk()
        .with_claim(freed("one", "gov", number + by).said("2026-01-15"))
        .with_claim(freed("other", "watch", number).said("2026-01-15"))
}

fn scope(number: u64, by: u64) -> Draft {
    desk()
        .with_population(PopulationDraft::new("political").within("detainees"))
        .with_population(
            PopulationDraft::new("common-crime")
                .within("detainees")
                .disjoint("political"),
        )
        .with_claim(freed("one", "gov", number + by).said("2026-01-15"))
        .with_claim(
            freed("other", "watch", number)
                .population("political")
                .said("2026-01-15"),
        )
        .with_claim(
            freed("rest", "gov", by)
                .population("common-crime")
                .said("2026-01-15"),
        )
}

fn definition(number: u64, by: u64) -> Draft {
    let own = |id: &str, by: &str| PopulationDraft::new(id).within("detainees").by(by);
    let held =
        |id: &str, by: &str, number: u64| claim(id, by).count("held").as_of("2026-01-15").figure(number);
    desk()
        .with_source(SourceDraft::new("archive").kind("monitor"))
        .with_population(own("political-by-archive", "archive").label("political prisoners, by the archive"))
        .with_population(own("political-by-watch", "watch").label("political prisoners, by the watch"))
        .with_claim(held("one", "archive", number + by).population("political-by-archive"))
        .with_claim(held("other", "watch", number).population("political-by-watch"))
}

fn window(number: u64, by: u64) -> Draft {
    let over = |id: &str, by: &str, days: &str, number: u64| {
        let claim = claim(id, by).count("released").window(days).figure(number);
        claim.population("detainees").said("2026-01-15")
    };
    desk()
        .with_claim(over("one", "gov", "2026-01-08/2026-01-12", number + by))
        .with_claim(over("other", "watch", "2026-01-08/2026-01-10", number))
        .with_claim(over("rest", "gov", "2026-01-11/2026-01-12", by))
}

fn as_of(number: u64, by: u64) -> Draft {
    desk()
        .with_claim(freed("one", "gov", number + by).as_of("2026-01-11"))
        .with_claim(freed("other", "watch", number).as_of("2026-01-09"))
}

/// Half past midnight at Greenwich is half past eight of the evening before, four hours west.
fn day_shift(number: u64, by: u64) -> Draft {
    desk()
        .with_source(SourceDraft::new("agency").kind("press"))
        .with_claim(freed("one", "watch", number + by).as_of("2026-01-10T21:00-04:00"))
        .with_claim(freed("other", "agency", number).as_of("2026-01-11T00:30Z"))
}

fn unit(number: u64, by: u64) -> Draft {
    let orders = freed("one", "gov", number + by).unit("order");
    desk()
        .with_claim(orders.said("2026-01-15").note("some have two orders"))
        .with_claim(freed("other", "watch", number).said("2026-01-15"))
}

fn stage(number: u64, by: u64) -> Draft {
    desk()
        .with_claim(
            freed("one", "gov", number + by)
                .stage("announced")
                .said("2026-01-15"),
        )
        .with_claim(freed("other", "watch", number).said("2026-01-15"))
}

/// The whole is two batches, which may or may not be said to be all; the other claim counts one.
fn part(number: u64, by: u64, way: u8) -> Draft {
    let batch = |id: &str, number: u64| {
        let batch = claim(id, "watch").count("released").figure(number);
        batch.population("detainees").said("2026-01-15").part_of("one")
    };
    let draft = desk()
        .with_claim(freed("one", "gov", number + by).said("2026-01-15"))
        .with_claim(batch("other", number))
        .with_claim(batch("rest", by).adds_to("other"));
    if way < 3 {
        return draft;
    }
    let all = AssumptionDraft::new("two-batches").label("two batches were all there were");
    draft.with_assumption(all.complete("@one").parts(["@other", "@rest"]))
}

/// A page adds to a number some who are among it.
fn overlap(number: u64, by: u64) -> Draft {
    let among = freed("among", "watch", by).as_of("2026-01-09").part_of("other");
    desk()
        .with_claim(freed("other", "gov", number).said("2026-01-15"))
        .with_claim(among)
        .with_claim(
            freed("one", "daily", number + by)
                .said("2026-01-16")
                .includes(["other", "among"])
                .because("the page adds the two"),
        )
}

/// The government counts `number` and then `by` or more; the page adds the monitor's second number.
fn mixed_voices(number: u64, by: u64, way: u8) -> Draft {
    let second = number / 2 + by + u64::from(way);
    let batch = |id: &str, window: &str| WaveDraft::new(id).within("january").window(window);
    let count = |id: &str, by: &str, wave: &str, number: u64| {
        let count = claim(id, by).count("released").wave(wave).figure(number);
        count.said("2026-01-15")
    };
    desk()
        .with_wave(batch("first", "2026-01-08"))
        .with_wave(batch("second", "2026-01-12"))
        .with_claim(count("gov-first", "gov", "first", number))
        .with_claim(count("gov-second", "gov", "second", second))
        .with_claim(count("watch-second", "watch", "second", second - by))
        .with_claim(count("one", "gov", "january", number + second))
        .with_claim(
            count("other", "daily", "january", number + second - by)
                .includes(["gov-first", "watch-second"])
                .because("the page adds the one's first number and the other's second"),
        )
}

fn rounding(number: u64, way: u8) -> Option<(Draft, u64)> {
    let unit = if way < 3 || number < 100 { 10 } else { 100 };
    let rounded = (number + unit / 2) / unit * unit;
    if rounded == number {
        return None;
    }
    let said = if way.is_multiple_of(2) {
        format!("~{rounded}")
    } else {
        rounded.to_string()
    };
    let draft = desk()
        .with_claim(freed("one", "gov", number).said("2026-01-15"))
        .with_claim(freed("other", "watch", said).said("2026-01-15"));
    Some((draft, number.abs_diff(rounded)))
}

/// The monitor verifies all of them by the next date.
fn lag(number: u64, by: u64) -> Draft {
    let list = |id: &str, number: u64, as_of: &str| freed(id, "watch", number).stage("verified").as_of(as_of);
    desk()
        .with_claim(freed("one", "gov", number + by).said("2026-01-13"))
        .with_claim(list("other", number, "2026-01-13"))
        .with_claim(list("later", number + by, "2026-01-14"))
}

/// From one edition of a list to the next nobody is arrested or freed, and the number moves.
fn revision(number: u64, by: u64, way: u8) -> Draft {
    let taken_off = u64::from(way % 3);
    let entered = by + taken_off;
    let held = |id: &str, number: u64, as_of: &str| {
        let claim = claim(id, "watch").count("held").as_of(as_of).figure(number);
        claim.population("detainees")
    };
    let moved = |id: &str, measure: &str, number: u64| {
        let claim = claim(id, "watch").count(measure).window("2026-01-11/2026-01-15");
        claim.population("detainees").figure(number)
    };
    let edition = |id: &str, number: u64, as_of: &str| {
        let list = ListingDraft::new(id)
            .by("watch")
            .population("detainees")
            .as_of(as_of);
        list.coverage("partial").states(number)
    };
    let draft = desk()
        .with_claim(held("one", number + by, "2026-01-15"))
        .with_claim(held("other", number, "2026-01-10"))
        .with_claim(moved("entered", "late-registered", entered))
        .with_claim(moved("taken-off", "delisted", taken_off))
        .with_claim(moved("arrested", "arrested", 0))
        .with_claim(moved("freed", "released", 0))
        .with_listing(edition("first-edition", number, "2026-01-10"))
        .with_listing(edition("second-edition", number + by, "2026-01-15"));
    // A few of those who moved, by the edition that has them.
    let records = |draft: Draft, edition: &str, persons: u64| {
        (0..persons.min(3)).fold(draft, |draft, person| {
            let arrested = Value::record([("what", "arrested"), ("when", "2025-12-20")]);
            let record = DetaineeDraft::new(&format!("{edition}-{person}")).listing(edition);
            draft.with_detainee(record.name("Invented Person").events([arrested]))
        })
    };
    records(
        records(draft, "first-edition", taken_off),
        "second-edition",
        entered,
    )
}

/// Another page prints the number with a digit left out, one too many, or two exchanged.
fn transcription(number: u64, way: u8) -> Option<(Draft, u64)> {
    let digits = number.to_string();
    let copied = match way {
        0 => digits.get(1..)?.to_owned(),
        1 => digits.get(..digits.len().checked_sub(1)?)?.to_owned(),
        // A footnote's mark behind the number.
        2 | 3 => format!("{digits}{}", way - 1),
        4 => exchanged(&digits, 0)?,
        _ => exchanged(&digits, digits.len().checked_sub(2)?)?,
    };
    let wrong: u64 = copied.parse().ok().filter(|_| !copied.starts_with('0'))?;
    let draft = desk()
        .with_source(SourceDraft::new("evening").kind("press").published("2026-01-20"))
        .with_claim(freed("one", "gov", number).said("2026-01-15"))
        .with_claim(
            ClaimDraft::new("other")
                .by("gov")
                .via("evening")
                .count("released")
                .wave("january")
                .figure(wrong)
                .said("2026-01-15"),
        );
    (wrong != number).then(|| (draft, number.abs_diff(wrong)))
}

/// The digit at a place and the one behind it, each in the other's.
fn exchanged(digits: &str, at: usize) -> Option<String> {
    let mut digits: Vec<char> = digits.chars().collect();
    (at + 1 < digits.len()).then(|| digits.swap(at, at + 1))?;
    Some(digits.into_iter().collect())
}

/// The government corrects its number the next day, up or down.
fn superseded(number: u64, by: u64, way: u8) -> Draft {
    let (first, then) = if way < 3 {
        (number + by, number)
    } else {
        (number, number + by)
    };
    desk()
        .with_claim(freed("one", "gov", first).said("2026-01-15"))
        .with_claim(
            ClaimDraft::new("other")
                .by("gov")
                .via("daily")
                .corrects("one")
                .figure(then)
                .said("2026-01-16"),
        )
}
