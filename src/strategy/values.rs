//! Strategies for the values: counts, fractions, figures, dates and ids.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use time::Date;

use crate::bounds::Bounds;
use crate::figure::{Figure, Form};
use crate::id::{ClaimId, Id};
use crate::lexicon::{Lexicon, Word};
use crate::ratio::Ratio;
use crate::spread::Spread;
use crate::when::When;

/// Counts of persons of every form: exact, open above, open below, a range, nothing known.
///
/// No end is above 2000; most are small, so that two of them often meet and often do not.
pub fn bounds() -> impl Strategy<Value = Bounds> {
    prop_oneof![
        3 => count().prop_map(Bounds::exactly),
        2 => count().prop_map(Bounds::at_least),
        2 => count().prop_map(Bounds::at_most),
        4 => (count(), count()).prop_map(|(a, b)| Bounds::exactly(a).hull(Bounds::exactly(b))),
        1 => Just(Bounds::ANY),
    ]
    .boxed()
}

/// Fractions of counts, below one and above.
pub fn ratio() -> impl Strategy<Value = Ratio> {
    (count(), count()).prop_filter_map("the denominator is positive", |(numer, below)| {
        Ratio::new(u128::from(numer), u128::from(below) + 1)
    })
}

/// Every word for a number.
pub fn word() -> impl Strategy<Value = Word> {
    select(Word::ALL)
}

/// The three presets, and a preset with one word read otherwise.
pub fn lexicon() -> impl Strategy<Value = Lexicon> {
    let preset = select(vec![Lexicon::linguistic(), Lexicon::acled(), Lexicon::closed()]);
    let change = option::weighted(0.25, (word(), spread()));
    (preset, change).prop_map(|(lexicon, change)| match change {
        Some((word, meaning)) => lexicon.with("adjusted", word, meaning),
        None => lexicon,
    })
}

/// Face values within their widest readings: crisp, vague, open above.
pub fn spread() -> impl Strategy<Value = Spread> {
    let vague = (bounds(), count(), count()).prop_filter_map(
        "the core is within the support",
        |(core, below, above)| {
            let lo = core.lo().saturating_sub(below);
            let hi = core.hi().map(|hi| hi.saturating_add(above));
            Spread::new(core, Bounds::new(lo, hi)?)
        },
    );
    prop_oneof![1 => bounds().prop_map(Spread::crisp), 2 => vague].boxed()
}

/// Figures of every form save those relative to another claim, each form about as often.
pub fn figure() -> impl Strategy<Value = Figure> {
    let range = || (count(), count()).prop_map(|(a, b)| (a.min(b), a.max(b)));
    let form = prop_oneof![
        count().prop_map(Form::Exactly),
        count().prop_map(Form::AtLeast),
        count().prop_map(Form::MoreThan),
        count().prop_map(Form::AtMost),
        count().prop_map(|n| Form::FewerThan(n.saturating_add(1))),
        range().prop_map(|(lo, hi)| Form::Between(lo, hi)),
        count().prop_map(Form::About),
        count().prop_map(|n| Form::Nearly(n.saturating_add(1))),
        count().prop_map(Form::JustOver),
        range().prop_map(|(lo, hi)| Form::AboutBetween(lo, hi)),
        word().prop_map(Form::Vague),
        Just(Form::Unknown),
    ];
    form.prop_filter_map("the form is in range", |form| Figure::new(form).ok())
        .boxed()
}

/// Figures relative to one of the claims that `operand` draws.
pub fn relative_figure(operand: impl Strategy<Value = ClaimId>) -> impl Strategy<Value = Figure> {
    type Relative = fn(ClaimId) -> Form;
    let forms: [Relative; 3] = [Form::FewerThanClaim, Form::MoreThanClaim, Form::MajorityOf];
    (0..forms.len(), operand).prop_filter_map("the form is known", move |(at, id)| {
        forms.get(at).and_then(|form| Figure::new(form(id)).ok())
    })
}

/// The text of an id, such as `s2` or `fp-17`.
pub fn id_text() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,2}(-[0-9]{1,2})?"
}

/// Ids of any one kind.
pub fn id<K>() -> impl Strategy<Value = Id<K>> {
    id_text().prop_filter_map("the text is an id", |text| Id::new(&text).ok())
}

/// Days of 2025 and 2026.
pub fn date() -> impl Strategy<Value = Date> {
    (FIRST..=LAST).prop_filter_map("the day exists", day)
}

/// Times of every form: a day, month or year, marked as approximate or uncertain or neither, a
/// clock time with its offset, an interval of at most ninety days, an interval with one end open or
/// unknown, one of several.
pub fn when() -> impl Strategy<Value = When> {
    let interval = (FIRST..=LAST, 0..=90_i32, writing(), writing()).prop_filter_map(
        "two clock times of one day are in order",
        |(from, days, start, end)| {
            let to = from.saturating_add(days).min(LAST);
            let (from, to) = (start.of(day(from)?), end.of(day(to)?));
            let either_way = [format!("{from}/{to}"), format!("{to}/{from}")];
            either_way.iter().find_map(|text| text.parse().ok())
        },
    );
    let one_ended = (stamp(), select(vec!["", ".."])).prop_flat_map(|(stamp, missing)| {
        select(vec![format!("{stamp}/{missing}"), format!("{missing}/{stamp}")])
    });
    let one_of = vec(stamp(), 2..=3).prop_map(|stamps| format!("[{}]", stamps.join(",")));
    let read = |text: String| text.parse().ok();
    prop_oneof![
        4 => stamp().prop_filter_map("a single time is read", read),
        3 => interval,
        2 => one_ended.prop_filter_map("an interval with one end is read", read),
        1 => one_of.prop_filter_map("one of several is read", read),
    ]
    .boxed()
}

/// Small counts mostly, some round, a few in the hundreds and thousands.
///
/// Boxed, as are the strategies with several forms: a choice keeps a generator for every form it
/// passed over, and a few nested ones would not fit on a test's stack.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![
        4 => 0..=12_u64,
        3 => 0..=150_u64,
        2 => (0..=100_u64).prop_map(|tens| tens * 10),
        1 => 0..=2000_u64,
    ]
    .boxed()
}

/// 1 January 2026, as a distance from itself: cases shrink towards zero.
const CENTRE: i32 = 2_461_042;
/// 1 January 2025.
const FIRST: i32 = -365;
/// 31 December 2026.
const LAST: i32 = 364;

/// The day so far from 1 January 2026.
pub(super) fn day(from_centre: i32) -> Option<Date> {
    Date::from_julian_day(CENTRE.saturating_add(from_centre)).ok()
}

/// How far a day is from 1 January 2026.
pub(super) fn from_centre(date: Date) -> i32 {
    date.to_julian_day().saturating_sub(CENTRE)
}

/// How a date is written: to the day, month or year, and what follows.
#[derive(Debug, Clone)]
struct Writing {
    length: usize,
    clock: String,
    mark: &'static str,
}

impl Writing {
    fn of(&self, date: Date) -> String {
        let calendar: String = date.to_string().chars().take(self.length).collect();
        format!("{calendar}{}{}", self.clock, self.mark)
    }
}

fn writing() -> impl Strategy<Value = Writing> {
    let offset = select(vec!["Z", "-04:00", "+05:30", "-12:00", "+14:00"]);
    let clock = (0..=23_u8, select(vec![0_u8, 30, 59]), any::<bool>(), offset).prop_map(
        |(hour, minute, seconds, offset)| {
            let seconds = if seconds { ":07" } else { "" };
            (10, format!("T{hour:02}:{minute:02}{seconds}{offset}"))
        },
    );
    let form = prop_oneof![
        5 => Just((10, String::new())),
        2 => Just((7, String::new())),
        1 => Just((4, String::new())),
        2 => clock,
    ];
    let mark = option::weighted(0.3, select(vec!["~", "?", "%"]));
    (form, mark).prop_map(|((length, clock), mark)| Writing {
        length,
        clock,
        mark: mark.unwrap_or_default(),
    })
}

fn stamp() -> impl Strategy<Value = String> {
    (date(), writing())
        .prop_map(|(date, writing)| writing.of(date))
        .boxed()
}
