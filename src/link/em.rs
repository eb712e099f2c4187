//! How often one person agrees with themselves: m, from the pairs of one blocking rule.

use crate::link::monotone;
use crate::link::pattern::{Pattern, PatternCounts};
use crate::link::rounding::{real, whole};
use crate::link::shares::{self, CAUTION, Shares};

/// Training stops when no m moves by as much as this.
const SETTLED: f64 = 1e-6;
/// Training stops here even where it has not settled.
const ITERATIONS: usize = 500;

/// What the pairs of one rule say.
#[derive(Debug, Clone)]
pub(super) struct Estimate {
    pub(super) share: f64,
    pub(super) fields: Vec<Shares>,
    /// Matches for which each field is not missing.
    pub(super) compared: Vec<f64>,
    pub(super) pairs: f64,
    pub(super) trace: Vec<i64>,
    pub(super) converged: bool,
    /// Bits of evidence gained over there being no matches at all.
    pub(super) gain: f64,
}

/// The expected matches behind the next step.
struct Expected {
    /// Evidence in bits, prior included: what may never fall.
    evidence: f64,
    matches: f64,
    levels: Vec<Vec<f64>>,
}

/// Expectation–maximisation (Dempster, Laird and Rubin, 1977) of the share of matches and of the
/// ratios of these fields, from where they stand; u stays as it is.
///
/// Patterns must be counted over these fields alone. O(iterations · patterns · fields).
pub(super) fn estimate(rows: &PatternCounts, share: f64, fields: Vec<Shares>) -> Estimate {
    let rows = Rows::of(rows.iter().map(|(pattern, n)| (pattern, real(n))), &fields);
    let pairs: f64 = rows.pairs.iter().sum();
    let mut found = Estimate {
        share,
        compared: Vec::new(),
        fields,
        pairs,
        trace: Vec::new(),
        converged: false,
        gain: 0.0,
    };
    let mut expected = expect(&rows, found.share, &found.fields);
    found.trace.push(whole(expected.evidence * 1000.0));
    while !found.converged && found.trace.len() <= ITERATIONS {
        let share = (expected.matches / pairs).clamp(0.0, 1.0);
        let fields = maximise(&found.fields, &expected.levels);
        // Of one comparison alone, many matches that disagree and fewer that do not look the same.
        let fields = if fields.len() == 1 {
            fields.into_iter().map(Shares::holding).collect()
        } else {
            fields
        };
        found.converged = furthest(&found.fields, &fields) < SETTLED;
        let next = expect(&rows, share, &fields);
        let evidence = whole(next.evidence * 1000.0);
        if found.trace.last().is_some_and(|&before| evidence < before) {
            // The exact evidence cannot fall: all that is left to gain is below rounding.
            found.converged = true;
            break;
        }
        (found.share, found.fields, expected) = (share, fields, next);
        found.trace.push(evidence);
    }
    let levels: usize = expected.levels.iter().map(Vec::len).sum();
    let nothing = std::iter::repeat_n(-2.0 * CAUTION, levels).sum::<f64>();
    found.gain = expected.evidence - nothing;
    found.compared = expected.levels.iter().map(|levels| levels.iter().sum()).collect();
    found
}

/// How many levels a comparison has, missing among them: as many as a pattern can tell.
const LEVELS: usize = 16;

/// Patterns taken apart once for all iterations.
struct Rows {
    /// The level of each field, row by row.
    levels: Vec<u8>,
    pairs: Vec<f64>,
}

impl Rows {
    fn of(rows: impl IntoIterator<Item = (Pattern, f64)>, fields: &[Shares]) -> Self {
        let mut all = Self {
            levels: Vec::new(),
            pairs: Vec::new(),
        };
        for (pattern, n) in rows {
            all.levels
                .extend(fields.iter().map(|field| pattern.level(field.at)));
            all.pairs.push(n);
        }
        all
    }
}

fn expect(rows: &Rows, share: f64, fields: &[Shares]) -> Expected {
    // Missing, and what is no level of a comparison, says nothing.
    let mut ratios = vec![[1.0; LEVELS]; fields.len()];
    for (table, field) in ratios.iter_mut().zip(fields) {
        for (slot, ratio) in table.iter_mut().skip(1).zip(&field.ratios) {
            *slot = *ratio;
        }
    }
    let mut sums = vec![[0.0; LEVELS]; fields.len()];
    let (mut evidence, mut matches) = (0.0, 0.0);
    for (levels, &n) in rows.levels.chunks_exact(fields.len().max(1)).zip(&rows.pairs) {
        let of =
            |(level, table): (&u8, &[f64; LEVELS])| table.get(usize::from(*level)).copied().unwrap_or(1.0);
        let ratio: f64 = levels.iter().zip(&ratios).map(of).product();
        evidence += n * (1.0 - share + share * ratio).log2();
        let here = n * shares::posterior(share, ratio);
        matches += here;
        for (level, sums) in levels.iter().zip(&mut sums) {
            if let Some(sum) = sums.get_mut(usize::from(*level)) {
                *sum += here;
            }
        }
    }
    let of = |(field, sums): (&Shares, &[f64; LEVELS])| -> Vec<f64> {
        sums.iter().skip(1).take(field.u.len()).copied().collect()
    };
    let levels: Vec<Vec<f64>> = fields.iter().zip(&sums).map(of).collect();
    let held = |ratio: &f64| CAUTION * (ratio.log2() - 2.0 * (1.0 + ratio).log2());
    evidence += fields
        .iter()
        .flat_map(|field| &field.ratios)
        .map(held)
        .sum::<f64>();
    Expected {
        evidence,
        matches,
        levels,
    }
}

fn maximise(fields: &[Shares], levels: &[Vec<f64>]) -> Vec<Shares> {
    let step = |(field, matches): (&Shares, &Vec<f64>)| Shares {
        ratios: monotone::ratios(matches, &field.u, field.ordered, CAUTION),
        ..field.clone()
    };
    fields.iter().zip(levels).map(step).collect()
}

/// The largest change of an m.
fn furthest(before: &[Shares], after: &[Shares]) -> f64 {
    let moved = |(before, after): (&Shares, &Shares)| {
        let ratios = before.ratios.iter().zip(&after.ratios);
        ratios
            .zip(&after.u)
            .map(|((before, after), u)| (before - after).abs() * u)
            .fold(0.0, f64::max)
    };
    before.iter().zip(after).map(moved).fold(0.0, f64::max)
}

#[cfg(test)]
mod laws {
    use super::*;

    /// Every step raises the exact evidence, whatever the counts and the start.
    #[test]
    fn evidence_never_falls() {
        let mut state = 7_u64;
        let mut draw = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for round in 0..300 {
            let levels = 2 + draw(3);
            let rows: Vec<(Pattern, f64)> = (0..=draw(40))
                .map(|_| {
                    let set =
                        |pattern: Pattern, at| pattern.with(at, u8::try_from(draw(levels + 1)).unwrap());
                    (
                        (0..4).fold(Pattern::EMPTY, set),
                        real(
                            1 + {
                                let size = 1 + draw(20);
                                draw(1 << size)
                            },
                        ),
                    )
                })
                .collect();
            let mut fields: Vec<Shares> = (0..4)
                .map(|at| {
                    let raw: Vec<f64> = (0..levels).map(|_| real(1 + draw(1000))).collect();
                    let all: f64 = raw.iter().sum();
                    let u: Vec<f64> = raw.iter().map(|n| n / all).collect();
                    let ratios = vec![1.0; u.len()];
                    Shares {
                        at,
                        ordered: at % 2 == 0,
                        u,
                        ratios,
                        held: None,
                    }
                })
                .collect();
            let rows = Rows::of(rows, &fields);
            let (mut share, pairs): (f64, f64) = (0.3, rows.pairs.iter().sum());
            // Away from the saddle where nothing says anything.
            for field in &mut fields {
                let start: Vec<f64> = (0..levels).rev().map(|n| real(1 + n * n)).collect();
                field.ratios = monotone::ratios(&start, &field.u, field.ordered, CAUTION);
            }
            let mut before = f64::NEG_INFINITY;
            for _ in 0..60 {
                let next = expect(&rows, share, &fields);
                assert!(next.evidence >= before - 1e-9 * (1.0 + pairs), "round {round}");
                before = next.evidence;
                share = next.matches / pairs;
                fields = maximise(&fields, &next.levels);
            }
        }
    }
}
