//! Whole ledgers as one system: `cargo bench --bench coherence`.
//!
//! Three tables. *Chains* are stocks and flows that balance, straight through the solver: three counts a step,
//! ten figures each three; `A` and `D` where figures are wrong, all implied bounds where they are right.
//! *Ledgers* go through the door: months, quarters, running counts, lists and waves inside waves of several
//! voices. *Dense* is made to be hard: sums that overlap, each with a figure that does not fit.
//! Medians of several runs in one process, one core; compare figures of one run only.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a bench prints, and stops where it cannot measure"
)]

use std::hint::black_box;

use cotejo::dedup::utterances;
use cotejo::discrepancy::{Constraints, Evidence, Suppose, readings};
use cotejo::solve::{Form, Hard, Limits, Sampling, Solver, System};
use cotejo::{Bounds, ClaimDraft, Draft, Ledger, PopulationDraft, Settings, SourceDraft, WaveDraft, link};

/// `SplitMix64` (Steele, Lea and Flood, 2014): the same figures in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// A figure about a true count: exact, a floor, a ceiling or a range; one in `wrong` is off.
    fn figure(&mut self, truth: u64, wrong: u64) -> Bounds {
        let off = if wrong > 0 && self.below(wrong) == 0 {
            self.below(truth / 4 + 10)
        } else {
            0
        };
        let said = if self.below(2) == 0 {
            truth + off
        } else {
            truth.saturating_sub(off)
        };
        match self.below(4) {
            0 => Bounds::at_least(said.saturating_sub(self.below(5))),
            1 => Bounds::at_most(said + self.below(5)),
            2 => Bounds::between(said.saturating_sub(self.below(9)), said + self.below(9)).unwrap(),
            _ => Bounds::exactly(said),
        }
    }
}

/// `held[k + 1] = held[k] + came[k] − left[k]`, and figures on all of them.
fn chain(figures: usize, wrong: u64) -> System {
    let steps = figures / 10;
    let mut dice = Dice(7);
    let mut truths = vec![800_u64];
    let mut system = System::new(3 * steps + 1);
    for step in 0..steps {
        let held = truths.last().copied().unwrap();
        let (came, left) = (dice.below(90), dice.below(held.min(90) + 1));
        truths.extend([came, left, held + came - left]);
        let at = 3 * step;
        let terms = [(at, 1), (at + 1, 1), (at + 2, -1), (at + 3, -1)];
        system = system.with_hard(Hard::Zero(Form::sum(terms)));
    }
    for _ in 0..figures {
        let at = usize::try_from(dice.below(truths.len() as u64)).unwrap();
        let truth = truths.get(at).copied().unwrap();
        system = system.with_soft(Form::of(at), dice.figure(truth, wrong));
    }
    system
}

/// Sums of six of twenty-four counts, each said to be something else.
fn dense(figures: usize) -> System {
    let mut dice = Dice(11);
    let mut system = System::new(24);
    for _ in 0..figures {
        let terms = (0..6).map(|_| (usize::try_from(dice.below(24)).unwrap(), 1));
        let form = Form::sum(terms.collect::<Vec<_>>());
        system = system.with_soft(form, Bounds::exactly(40 + dice.below(60)));
    }
    system
}

/// Months, quarters and years of several voices, running counts, and waves with their lists.
fn draft(claims: usize) -> Draft {
    let mut dice = Dice(3);
    let mut draft = Draft::new()
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").within("all"));
    for voice in ["gov", "paper", "monitor", "families"] {
        let kind = match voice {
            "gov" => "government",
            "paper" => "press",
            _ => "monitor",
        };
        draft = draft.with_source(SourceDraft::new(voice).kind(kind));
    }
    let mut next = 0;
    let mut claim = |record: &dyn Fn(ClaimDraft) -> ClaimDraft| {
        next += 1;
        record(ClaimDraft::new(&format!("c{next}")).count("released"))
    };
    // Ten claims a month; every place has years of its own.
    for month in 0..claims / 10 {
        let (place, year, number) = (month / 240, 2000 + month / 12 % 20, month % 12 + 1);
        let place = format!("place {place}");
        let days = format!("{year}-{number:02}");
        let wave = format!("w{month}");
        let truth = 40 + dice.below(80);
        let off = |dice: &mut Dice| if dice.below(9) == 0 { dice.below(40) } else { 0 };
        draft = draft.with_wave(
            WaveDraft::new(&wave)
                .window(format!("{days}-03/{days}-20"))
                .population("all")
                .place(&*place),
        );
        let all = format!("{}", truth + off(&mut dice));
        draft = draft.with_claim(claim(&|one| {
            one.by("gov")
                .population("all")
                .place(&*place)
                .window(&*days)
                .figure(&*all)
        }));
        for (voice, stage, share) in [
            ("gov", "announced", 90),
            ("gov", "executed", 70),
            ("paper", "executed", 70),
            ("monitor", "verified", 50),
            ("families", "verified", 40),
        ] {
            let figure = format!("{}", truth * share / 100 + off(&mut dice));
            draft = draft.with_claim(claim(&|one| {
                one.by(voice).stage(stage).wave(&*wave).figure(&*figure)
            }));
        }
        let political = format!(">={}", truth / 2);
        draft = draft.with_claim(claim(&|one| {
            one.by("monitor")
                .population("political")
                .place(&*place)
                .window(&*days)
                .figure(&*political)
        }));
        let half = format!("{days}-01/{days}-15");
        let first = format!("<={}", truth * 3 / 4 + off(&mut dice));
        draft = draft.with_claim(claim(&|one| {
            one.by("paper")
                .population("all")
                .place(&*place)
                .window(&*half)
                .figure(&*first)
        }));
        let since = format!("{year}-01/{days}");
        let sum = format!("{}", truth * (month as u64 % 12 + 1) + off(&mut dice));
        for voice in ["gov", "paper"] {
            draft = draft.with_claim(claim(&|one| {
                one.by(voice)
                    .population("all")
                    .place(&*place)
                    .window(&*since)
                    .figure(&*sum)
            }));
        }
    }
    draft
}

fn median(mut run: impl FnMut(), runs: usize) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            #[expect(clippy::disallowed_types, reason = "timing is what a bench is for")]
            let start = std::time::Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The slope of log time over log size, by least squares.
fn exponent(points: &[(usize, f64)]) -> f64 {
    let points: Vec<(f64, f64)> = points
        .iter()
        .map(|(size, time)| ((*size as f64).ln(), time.ln()))
        .collect();
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let over: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let under: f64 = points.iter().map(|point| (point.0 - x) * (point.0 - x)).sum();
    over / under
}

fn table(title: &str, sizes: &[usize], rows: &[(&str, Vec<f64>)]) {
    let head: Vec<String> = sizes.iter().map(|size| format!("{size:>12}")).collect();
    println!("{title:<22}{}   exponent", head.concat());
    for (name, times) in rows {
        let cells: Vec<String> = times
            .iter()
            .map(|time| format!("{:>9.2} ms", time * 1e3))
            .collect();
        let points: Vec<(usize, f64)> = sizes.iter().copied().zip(times.iter().copied()).collect();
        let growth = if points.len() > 1 {
            format!("{:.2}", exponent(&points))
        } else {
            String::new()
        };
        println!("{name:<22}{}   {growth}", cells.concat());
    }
    println!();
}

fn chains() {
    let sizes = [300, 1_000, 10_000, 100_000];
    let mut rows: Vec<(&str, Vec<f64>)> = ["D", "A", "one clash", "all bounds, true"]
        .map(|name| (name, Vec::new()))
        .into();
    for size in sizes {
        let (wrong, right) = (chain(size, 5), chain(size, 0));
        let all = vec![true; size];
        let runs = (100_000 / size).clamp(3, 51);
        let (mut solver, mut consistent) = (Solver::new(&wrong), Solver::new(&right));
        let times = [
            median(|| drop(black_box(solver.inconsistency(&all).unwrap())), runs),
            median(|| drop(black_box(solver.adjustment(&all).unwrap())), runs),
            median(|| drop(black_box(solver.clash(&all).unwrap())), runs),
            median(
                || drop(black_box(consistent.ranges(&all).unwrap().unwrap())),
                runs,
            ),
        ];
        for ((_, row), time) in rows.iter_mut().zip(times) {
            row.push(time);
        }
    }
    table("chains, figures", &sizes, &rows);
}

fn ledgers() {
    let sizes = [300, 3_000, 30_000];
    let settings = Settings::default();
    let mut none = Limits::default();
    none.conflicts = 0;
    let names = [
        "derive",
        "D",
        "D and A by part",
        "one contradiction",
        "all bounds",
        "coherence",
        "shares by voice",
        "readings",
    ];
    let mut rows: Vec<(&str, Vec<f64>)> = names.map(|name| (name, Vec::new())).into();
    for size in sizes {
        let ledger = Ledger::try_from(draft(size)).unwrap();
        let (heard, persons) = (utterances(&ledger), link::resolve(&ledger));
        let evidence = Evidence::new(&ledger, &heard, &settings);
        let face = Suppose::default();
        let derived = Constraints::derive(&evidence, &persons, &face);
        let runs = (9_000 / size).clamp(3, 31);
        let times = [
            median(
                || drop(black_box(Constraints::derive(&evidence, &persons, &face))),
                runs,
            ),
            median(
                || {
                    let _worst = black_box(derived.inconsistency().unwrap());
                },
                runs,
            ),
            median(|| drop(black_box(derived.coherence_within(none))), runs),
            median(|| drop(black_box(derived.contradiction().unwrap())), runs),
            median(|| drop(black_box(derived.implied_of_all())), runs),
            median(|| drop(black_box(derived.coherence())), runs),
            median(
                || drop(black_box(derived.shares_by_voice(Sampling::default()).unwrap())),
                runs.min(5),
            ),
            median(
                || drop(black_box(readings(&evidence, &persons, &face))),
                runs.min(5),
            ),
        ];
        for ((_, row), time) in rows.iter_mut().zip(times) {
            row.push(time);
        }
        let found = derived.coherence();
        println!(
            "{size} claims: {} counts, {} rules, {} parts that do not fit; contradictions listed {}{}",
            derived.people().len(),
            derived.rules().len(),
            found.parts.len(),
            found.conflicts.len(),
            if found.truncated { ", more may exist" } else { "" },
        );
    }
    table("ledgers, claims", &sizes, &rows);
}

fn hard_ones() {
    let sizes = [30, 100, 300];
    let mut rows: Vec<(&str, Vec<f64>)> = ["D", "A", "one clash"].map(|name| (name, Vec::new())).into();
    for size in sizes {
        let system = dense(size);
        let all = vec![true; size];
        let mut solver = Solver::new(&system);
        let times = [
            median(|| drop(black_box(solver.inconsistency(&all))), 3),
            median(|| drop(black_box(solver.adjustment(&all))), 3),
            median(|| drop(black_box(solver.clash(&all))), 3),
        ];
        for ((_, row), time) in rows.iter_mut().zip(times) {
            row.push(time);
        }
        let capped = solver.adjustment(&all).is_err();
        println!(
            "{size} dense sums: A {}",
            if capped {
                "given up within its limit"
            } else {
                "found"
            }
        );
    }
    table("dense, figures", &sizes, &rows);
}

fn main() {
    chains();
    ledgers();
    hard_ones();
}
