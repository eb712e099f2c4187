//! Who speaks of the true world and of what; the true number, and the claim without its figure.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::id::{Id, SourceId};
use crate::model::draft::ClaimDraft;
use crate::strategy::world::{COUNTED, Keeper, List, STOCKS, WAVES, World};

pub(super) const PAGES: [&str; 3] = ["page-a", "page-b", "page-c"];

/// Whoever may be behind an unnamed group or a page that names nobody.
const HIDDEN: [&str; 4] = ["gov", "watch", "kin", "somebody-else"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speaker {
    Gov,
    Watch,
    Kin,
    /// An unnamed group.
    Groups,
    /// A page that names nobody.
    Page(usize),
    /// Each says it.
    GovAndWatch,
    /// One voice.
    WatchWithKin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Freed { wave: usize, political: bool },
    Verified { wave: usize, political: bool },
    Announced { wave: usize, ordered: bool },
    Days { month: bool, measure: &'static str },
    Held { political: bool },
    Registered { political: bool },
    Statement,
}

pub(super) fn speaker() -> impl Strategy<Value = Speaker> {
    prop_oneof![
        4 => Just(Speaker::Gov),
        4 => Just(Speaker::Watch),
        3 => Just(Speaker::Kin),
        1 => Just(Speaker::Groups),
        1 => (0..PAGES.len()).prop_map(Speaker::Page),
        1 => Just(Speaker::GovAndWatch),
        1 => Just(Speaker::WatchWithKin),
    ]
    .boxed()
}

pub(super) fn subject() -> impl Strategy<Value = Subject> {
    let wave = || prop_oneof![1 => Just(0_usize), 2 => 1..WAVES.len()];
    let few = || prop_oneof![3 => Just(false), 1 => Just(true)];
    let measures = vec!["released", "released", "arrested", "late-registered"];
    prop_oneof![
        5 => (wave(), few()).prop_map(|(wave, political)| Subject::Freed { wave, political }),
        5 => (wave(), few()).prop_map(|(wave, political)| Subject::Verified { wave, political }),
        2 => (wave(), any::<bool>()).prop_map(|(wave, ordered)| Subject::Announced { wave, ordered }),
        2 => (any::<bool>(), select(measures)).prop_map(|(month, measure)| Subject::Days { month, measure }),
        4 => any::<bool>().prop_map(|political| Subject::Held { political }),
        2 => any::<bool>().prop_map(|political| Subject::Registered { political }),
        1 => Just(Subject::Statement),
    ]
    .boxed()
}

impl Speaker {
    /// The claim with its speakers.
    pub(super) fn of(self, claim: ClaimDraft) -> ClaimDraft {
        match self {
            Self::Gov => claim.by("gov"),
            Self::Watch => claim.by("watch"),
            Self::Kin => claim.by("kin"),
            Self::Groups => claim.by("groups"),
            Self::Page(_) => claim,
            Self::GovAndWatch => claim.by(["gov", "watch"]),
            Self::WatchWithKin => claim.by(["watch", "kin"]).jointly(true),
        }
    }

    /// Each body that says it, or those that say it with one voice; behind the unnamed, who is hidden.
    pub(super) fn bodies(self, hidden: [usize; 4]) -> Vec<BTreeSet<SourceId>> {
        let behind = |at: usize| {
            let hidden = hidden.get(at).and_then(|at| HIDDEN.get(*at));
            vec![vec![hidden.copied().unwrap_or("somebody-else")]]
        };
        let bodies = match self {
            Self::Gov => vec![vec!["gov"]],
            Self::Watch => vec![vec!["watch"]],
            Self::Kin => vec![vec!["kin"]],
            Self::Groups => behind(PAGES.len()),
            Self::Page(page) => behind(page),
            Self::GovAndWatch => vec![vec!["gov"], vec!["watch"]],
            Self::WatchWithKin => vec![vec!["watch", "kin"]],
        };
        let ids = |body: Vec<&str>| body.into_iter().filter_map(|id| Id::new(id).ok()).collect();
        bodies.into_iter().map(ids).collect()
    }

    fn keeper(self, hidden: [usize; 4]) -> Keeper {
        let kin: Option<SourceId> = Id::new("kin").ok();
        let own = self.bodies(hidden).into_iter().flatten().next();
        if own == kin { Keeper::Kin } else { Keeper::Watch }
    }
}

impl Subject {
    /// Lists and registers are their keepers'; everybody else speaks of anything.
    pub(super) fn speaker(self, drawn: Speaker) -> Speaker {
        match (self, drawn) {
            (Self::Verified { .. }, Speaker::Watch | Speaker::Kin | Speaker::Groups) => drawn,
            (Self::Verified { .. }, Speaker::WatchWithKin | Speaker::Page(_)) => Speaker::Kin,
            (
                Self::Verified { .. }
                | Self::Registered { .. }
                | Self::Days {
                    measure: "late-registered",
                    ..
                },
                _,
            ) => Speaker::Watch,
            _ => drawn,
        }
    }

    pub(super) fn day(self, at: Index) -> i32 {
        let days = match self {
            Self::Held { .. } | Self::Registered { .. } => &STOCKS[..],
            _ => &COUNTED[..],
        };
        let first = match self {
            Self::Freed { wave, .. } | Self::Verified { wave, .. } | Self::Announced { wave, .. } => {
                WAVES.get(wave).map_or(0, |wave| wave.days.0)
            }
            _ => 0,
        };
        let days: Vec<i32> = days.iter().copied().filter(|day| *day >= first).collect();
        days.get(at.index(days.len().max(1))).copied().unwrap_or(first)
    }

    /// The list behind a verified count of people freed.
    pub(super) fn list(self, speaker: Speaker, hidden: [usize; 4], day: i32) -> Option<List> {
        match self {
            Self::Verified { wave, political } => {
                let days = WAVES.get(wave)?.days;
                Some((speaker.keeper(hidden), days, political, day))
            }
            _ => None,
        }
    }

    /// The true number on a day, given the list where there is one.
    pub(super) fn count(self, world: &World, list: Option<List>, day: i32) -> Option<u64> {
        let days = |month: bool| if month { (0, 30) } else { (0, 58) };
        Some(match self {
            Self::Freed { wave, political } => world.freed(WAVES.get(wave)?.days, political, day),
            Self::Verified { .. } => world.verified(&[list?]),
            Self::Announced { wave, .. } => world.announced(wave),
            Self::Days { month, measure } => match measure {
                "arrested" => world.arrested(days(month), day),
                "late-registered" => world.late_registered(days(month), day),
                _ => world.freed(days(month), false, day),
            },
            Self::Held { political } => world.held(political, day),
            Self::Registered { political } => world.registered(political, day),
            Self::Statement => return None,
        })
    }

    /// The claim with what it counts.
    pub(super) fn of(self, claim: ClaimDraft) -> ClaimDraft {
        let freed = |claim: ClaimDraft, wave: usize, political: bool| {
            let claim = claim
                .count("released")
                .wave(WAVES.get(wave).map_or("winter", |wave| wave.id));
            if political {
                claim.population("political")
            } else {
                claim
            }
        };
        let held = |claim: ClaimDraft, political: bool| {
            let population = if political { "political" } else { "all" };
            claim.count("held").population(population)
        };
        match self {
            Self::Freed { wave, political } => freed(claim, wave, political),
            Self::Verified { wave, political } => freed(claim, wave, political).stage("verified"),
            Self::Announced { wave, ordered } => {
                freed(claim, wave, false).stage(if ordered { "ordered" } else { "announced" })
            }
            Self::Days { month, measure } => {
                let window = if month { "2026-01" } else { "2026-01-01/2026-02-28" };
                claim.count(measure).window(window).population("all")
            }
            Self::Held { political } => held(claim, political),
            Self::Registered { political } => held(claim, political).stage("verified"),
            Self::Statement => claim.statement("demand").about("winter"),
        }
    }
}
