//! All pairs of waves worth a look, without comparing every wave with every other.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::bounds::Bounds;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::wave::ReleaseWave;
use crate::wave::compare::{around, between};
use crate::wave::known::Known;
use crate::wave::result::{WaveMatch, WaveMatches};
use crate::when::When;

/// The pairs of waves of a ledger that are worth a look: with at least one reason to take them for
/// more than separate, be they surely separate or not. Equal populations or places alone are none.
///
/// Candidates come from indexes: what is declared, said, heard of both, shared persons, announcements,
/// figures, and a sweep over the days. Each index gives at most [`WaveMatches::COMPARED`] pairs to
/// compare, in order of ids (of days, for the sweep); [`WaveMatches::found`] says so where more were
/// left. O(n log² n) in records, and 140,000 comparisons at most, each O(k log n) in what is recorded of
/// the wave of which less is. Claims count at face value.
#[must_use]
pub fn matches(ledger: &Ledger, persons: &Resolution) -> WaveMatches {
    let known = Known::of(ledger, persons);
    let mut candidates = Candidates::default();
    candidates.fill(&known);
    let mut pairs: Vec<WaveMatch> = candidates
        .pairs
        .iter()
        .filter_map(|&(one, other)| Some(between(&known, known.waves.get(one)?, known.waves.get(other)?)))
        .filter(WaveMatch::is_worth_a_look)
        .collect();
    pairs.sort_by(|a, b| (a.rank(), &a.waves).cmp(&(b.rank(), &b.waves)));
    let compared = u64::try_from(pairs.len()).unwrap_or(u64::MAX);
    let found = if candidates.left_out {
        let all = choose_two(known.waves.len());
        Bounds::new(compared.max(meeting(&known.waves)), Some(all)).unwrap_or(Bounds::at_least(compared))
    } else {
        Bounds::exactly(compared)
    };
    pairs.truncate(WaveMatches::LISTED);
    WaveMatches { pairs, found }
}

#[derive(Default)]
struct Candidates {
    pairs: BTreeSet<(usize, usize)>,
    /// Whether some index had more pairs than were taken.
    left_out: bool,
}

impl Candidates {
    fn fill(&mut self, known: &Known<'_>) {
        let all = || known.waves.iter().enumerate();
        let declared = all().flat_map(|(at, wave)| {
            around(known.ledger, wave).filter_map(move |outer| Some((at, *known.at.get(outer)?)))
        });
        self.take(declared);
        self.take(known.said.keys().copied());

        let mut heard: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut left: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut announced: BTreeMap<(Option<&_>, Date), Vec<usize>> = BTreeMap::new();
        let mut figures: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, wave) in all() {
            for utterance in known.utterances.get(at).into_iter().flat_map(BTreeMap::keys) {
                heard.entry(*utterance).or_default().push(at);
            }
            for who in known.left.get(at).into_iter().flat_map(BTreeMap::keys) {
                left.entry(*who).or_default().push(at);
            }
            for (voice, day) in known.announced.get(at).into_iter().flatten() {
                announced.entry((Some(voice), *day)).or_default().push(at);
            }
            let day = wave
                .announced()
                .and_then(|when| when.earliest().zip(when.latest()));
            if let Some((day, _)) = day.filter(|(from, to)| from == to) {
                announced.entry((None, day)).or_default().push(at);
            }
            for (count, given) in known.figures.get(at).into_iter().flatten() {
                for figure in given.numbers.keys() {
                    figures.entry((count, *figure)).or_default().push(at);
                }
            }
        }
        self.take(heard.values().flat_map(|group| within(group)));
        self.take(left.values().flat_map(|group| within(group)));
        self.take(announced.values().flat_map(|group| within(group)));
        self.take(figures.values().flat_map(|group| within(group)));
        self.take(near(&known.waves));
    }

    /// Takes new pairs from one index, up to the cap. What was taken before costs nothing but time,
    /// of which an index may spend so much again.
    fn take(&mut self, pairs: impl Iterator<Item = (usize, usize)>) {
        let (mut taken, mut seen) = (0, 0);
        for (one, other) in pairs {
            if taken == WaveMatches::COMPARED || seen == 10 * WaveMatches::COMPARED {
                self.left_out = true;
                return;
            }
            seen += 1;
            taken += usize::from(self.pairs.insert((one.min(other), one.max(other))));
        }
    }
}

/// Every two of a group.
fn within(group: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let firsts = group.iter().enumerate();
    firsts.flat_map(|(at, &one)| group.iter().skip(at + 1).map(move |&other| (one, other)))
}

/// The first and last day of a wave that it may have, as day numbers without end.
fn span(wave: &ReleaseWave) -> Option<(i64, i64)> {
    let day = |date: Date| i64::from(date.to_julian_day());
    let window = wave.window()?;
    Some((
        window.earliest().map_or(i64::MIN, day),
        window.latest().map_or(i64::MAX, day),
    ))
}

/// Every two waves whose days may meet or are a day apart, by their first days. One instant may be two
/// local days apart (UTC−12 and UTC+14).
fn near(waves: &[&ReleaseWave]) -> impl Iterator<Item = (usize, usize)> {
    let mut spans: Vec<((i64, i64), usize)> = waves
        .iter()
        .enumerate()
        .filter_map(|(at, wave)| Some((span(wave)?, at)))
        .collect();
    spans.sort_unstable();
    (0..spans.len()).flat_map(move |at| {
        let rest = spans.get(at..).unwrap_or(&[]);
        let own = rest.first().copied();
        let after = rest.iter().skip(1);
        let close = after
            .take_while(move |((from, _), _)| own.is_some_and(|((_, to), _)| *from <= to.saturating_add(2)));
        let pairs: Vec<(usize, usize)> = close
            .take(10 * WaveMatches::COMPARED + 1)
            .filter_map(|(_, other)| Some((own?.1, *other)))
            .collect();
        pairs
    })
}

/// How many pairs of waves surely have a day in common: all pairs but those of which one is over before
/// the other begins. O(n log n).
fn meeting(waves: &[&ReleaseWave]) -> u64 {
    let sure = |wave: &&&ReleaseWave| {
        let window = wave.window();
        // No alternatives, no unknown end: such days lie within themselves.
        window.is_some_and(|window: &When| window.is_within(window))
    };
    let spans: Vec<(i64, i64)> = waves.iter().filter(sure).filter_map(|wave| span(wave)).collect();
    let mut ends: Vec<i64> = spans.iter().map(|(_, to)| *to).collect();
    ends.sort_unstable();
    let over = spans
        .iter()
        .map(|(from, _)| ends.partition_point(|end| end < from));
    let over: u64 = over.filter_map(|n| u64::try_from(n).ok()).sum();
    choose_two(spans.len()).saturating_sub(over)
}

fn choose_two(n: usize) -> u64 {
    let n = u64::try_from(n).unwrap_or(u64::MAX);
    n.saturating_mul(n.saturating_sub(1)) / 2
}
