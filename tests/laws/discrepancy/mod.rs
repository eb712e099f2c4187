//! Floor 4: scores, shares, gaps and reports, each against something naive.

mod balance;
mod certain;
mod divergence;
mod examples;
mod fails;
mod flows;
mod gaps;
mod held;
mod invariance;
mod oracle;
mod pairs;
mod postulates;
mod reasons;
mod series;
mod shares;
mod vague;

use cotejo::discrepancy::{GroupReport, Scores, Shares};
use cotejo::{Bounds, ClaimDraft, Draft, Ledger, Ratio, SourceDraft};

/// Figures as text.
fn figures(texts: &[&str]) -> Vec<Bounds> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

/// The shares of figures whose players are numbered in order, as text.
fn shared(figures: &[Bounds]) -> Vec<String> {
    let numbered: Vec<(usize, Bounds)> = figures.iter().copied().enumerate().collect();
    exact(&cotejo::discrepancy::shares(&numbered))
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn exact<P>(shares: &Shares<P>) -> Vec<Ratio> {
    match shares {
        Shares::Exact(shares) => shares.iter().map(|(_, share)| *share).collect(),
        _ => panic!("too many players"),
    }
}

/// Half persons as text: `388.5` is 777/2.
fn halves(texts: &[&str]) -> Vec<String> {
    let half = |text: &str| {
        let (whole, half) = text.split_once('.').unwrap_or((text, "0"));
        let halves = whole.parse::<u128>().unwrap() * 2 + u128::from(half == "5");
        Ratio::new(halves, 2).unwrap().to_string()
    };
    texts.iter().map(|text| half(text)).collect()
}

fn plus(a: Ratio, b: Ratio) -> Ratio {
    Ratio::new(
        a.numer() * b.denom() + b.numer() * a.denom(),
        a.denom() * b.denom(),
    )
    .unwrap()
}

fn sum(ratios: &[Ratio]) -> Ratio {
    ratios.iter().fold(Ratio::ZERO, |sum, ratio| plus(sum, *ratio))
}

/// `a - b`, which must not be negative.
fn minus(a: Ratio, b: Ratio) -> Ratio {
    let numer = (a.numer() * b.denom())
        .checked_sub(b.numer() * a.denom())
        .unwrap();
    Ratio::new(numer, a.denom() * b.denom()).unwrap()
}

fn scaled(figures: &[Bounds], by: u64) -> Vec<Bounds> {
    let scale = |figure: &Bounds| Bounds::new(figure.lo() * by, figure.hi().map(|hi| hi * by));
    figures.iter().map(|figure| scale(figure).unwrap()).collect()
}

fn without(figures: &[Bounds], at: usize) -> Vec<Bounds> {
    let left = figures.iter().enumerate().filter(|(place, _)| *place != at);
    left.map(|(_, figure)| *figure).collect()
}

/// How much less there is to adjust when one figure is taken out, for each.
fn removal_gains(figures: &[Bounds]) -> Vec<u128> {
    let all = Scores::of(figures).adjustment;
    let left = |at| Scores::of(&without(figures, at)).adjustment;
    (0..figures.len()).map(|at| all - left(at)).collect()
}

/// How many conflicting pairs each figure is in; half of it is its share in the number of pairs.
fn conflicts(figures: &[Bounds]) -> Vec<usize> {
    let pairs = cotejo::discrepancy::conflicting_pairs(figures, usize::MAX);
    let of = |at| {
        pairs
            .iter()
            .filter(|(one, other)| *one == at || *other == at)
            .count()
    };
    (0..figures.len()).map(of).collect()
}

/// A ledger in which voices `v1`, `v2` and so on each say how many are held on one day, each on a
/// page of its own.
fn held_on_one_day(said: &[&str]) -> Draft {
    let draft = Draft::new();
    said.iter().enumerate().fold(draft, |draft, (at, figure)| {
        let (voice, page) = (format!("v{}", at + 1), format!("p{}", at + 1));
        let claim = ClaimDraft::new(&format!("c{}", at + 1))
            .by(voice.clone())
            .via(page.clone());
        draft
            .with_source(SourceDraft::new(&voice))
            .with_source(SourceDraft::new(&page).kind("press"))
            .with_claim(claim.count("held").as_of("2026-01-05").figure(*figure))
    })
}

fn ledger(draft: Draft) -> Ledger {
    Ledger::try_from(draft).unwrap()
}

/// The shares of a group by player, in order of the group's claims, as text.
fn shares_of(group: &GroupReport) -> Vec<String> {
    exact(&group.shares).iter().map(ToString::to_string).collect()
}
