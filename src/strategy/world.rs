//! A small true world: who was arrested, registered and freed on which day, and how many that makes.

use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// A wave, or the whole of the winter that contains the waves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TrueWave {
    pub(super) id: &'static str,
    pub(super) window: &'static str,
    /// Its first and last day, counted from 1 January 2026.
    pub(super) days: (i32, i32),
}

pub(super) const WAVES: [TrueWave; 4] = [
    TrueWave {
        id: "winter",
        window: "2026-01-01/2026-02-28",
        days: (0, 58),
    },
    TrueWave {
        id: "first",
        window: "2026-01-01/2026-01-09",
        days: (0, 8),
    },
    TrueWave {
        id: "second",
        window: "2026-01-21/2026-01-29",
        days: (20, 28),
    },
    TrueWave {
        id: "third",
        window: "2026-02-10",
        days: (40, 40),
    },
];

/// The days on which people are freed, each a day of one wave; counts of waves are of these days, or
/// of the last, when all is over.
pub(super) const FREED: [i32; 7] = [0, 4, 8, 20, 24, 28, 40];
pub(super) const COUNTED: [i32; 8] = [0, 4, 8, 20, 24, 28, 40, 60];
/// Further apart than figures of one stock may be by default, so that no two are taken for one date.
pub(super) const STOCKS: [i32; 4] = [0, 20, 40, 60];
/// Before anything else: held when the year begins.
const BEFORE: i32 = -30;

/// Whose list of people freed: the monitor verifies on the day, the relatives four days later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keeper {
    Watch,
    Kin,
}

/// A keeper's list of people freed in some days, whether of the political only, as of a day.
pub(super) type List = (Keeper, (i32, i32), bool, i32);

/// People arrested on one day and, unless they are still held, freed on one day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Batch {
    pub(super) people: u64,
    pub(super) political: bool,
    pub(super) arrested: i32,
    registered: i32,
    pub(super) freed: Option<i32>,
    /// Whom each keeper's list has: the monitor the first so many, the relatives so many from the end.
    watched: u64,
    kin: u64,
}

#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) batches: Vec<Batch>,
    /// How many more are announced than ever come out, wave by wave.
    unmet: [u64; 4],
}

pub(super) fn world() -> impl Strategy<Value = World> {
    let people = prop_oneof![3 => 1..=9_u64, 2 => 10..=60_u64];
    let arrested = prop_oneof![3 => Just(BEFORE), 1 => Just(14), 1 => Just(34)];
    let late = select(vec![0, 0, 0, 4, 24]);
    let shares = (0..=60_u64, 0..=60_u64);
    let batch = (
        people,
        any::<bool>(),
        arrested,
        late,
        weighted(0.7, select(&FREED[..])),
        shares,
    )
        .prop_map(|(people, political, arrested, late, freed, (watched, kin))| {
            // Nobody is freed before being arrested.
            let arrested = if freed.is_some_and(|freed| freed <= arrested) {
                BEFORE
            } else {
                arrested
            };
            Batch {
                people,
                political,
                arrested,
                // Late registrations come on days 18, 38 and so on, never on a day of a stock.
                registered: if late == 0 {
                    arrested
                } else {
                    arrested.max(14) + late
                },
                freed,
                watched: watched.min(people),
                kin: kin.min(people),
            }
        });
    let unmet = [0..=40_u64, 0..=40, 0..=40, 0..=40];
    (proptest::collection::vec(batch, 0..=6), unmet).prop_map(|(batches, unmet)| World { batches, unmet })
}

impl Batch {
    fn counts(&self, political: bool) -> bool {
        self.political || !political
    }

    fn freed_in(&self, (from, to): (i32, i32), by: i32) -> bool {
        self.freed
            .is_some_and(|freed| from <= freed && freed <= to && freed <= by)
    }

    fn held(&self, day: i32) -> bool {
        self.arrested <= day && self.freed.is_none_or(|freed| freed > day)
    }

    /// The day a keeper's list of people freed has a person, if it ever does.
    pub(super) fn listed(&self, keeper: Keeper, person: u64) -> Option<i32> {
        let (lag, has) = match keeper {
            Keeper::Watch => (0, person < self.watched),
            Keeper::Kin => (4, person >= self.people - self.kin),
        };
        self.freed.filter(|_| has).map(|freed| freed + lag)
    }
}

impl World {
    fn sum(&self, keep: impl Fn(&Batch) -> bool) -> u64 {
        self.batches
            .iter()
            .filter(|batch| keep(batch))
            .map(|batch| batch.people)
            .sum()
    }

    /// Freed within some days, up to the end of a day.
    pub(super) fn freed(&self, days: (i32, i32), political: bool, by: i32) -> u64 {
        self.sum(|batch| batch.counts(political) && batch.freed_in(days, by))
    }

    /// Announced and ordered for a wave: all who come out, and some who never do.
    pub(super) fn announced(&self, wave: usize) -> u64 {
        let inner = |at: usize| {
            let days = WAVES.get(at).map_or((0, 0), |wave| wave.days);
            self.freed(days, false, i32::MAX) + self.unmet.get(at).copied().unwrap_or(0)
        };
        // What is announced for the winter is announced for its waves, and a little besides.
        match wave {
            0 => inner(1) + inner(2) + inner(3) + self.unmet.first().copied().unwrap_or(0),
            _ => inner(wave),
        }
    }

    /// Whom these keepers' lists of people freed have between them, each list as of its own day.
    pub(super) fn verified(&self, lists: &[List]) -> u64 {
        let known = |batch: &Batch, person: u64| {
            lists.iter().any(|(keeper, days, political, by)| {
                let listed = batch.listed(*keeper, person).is_some_and(|day| day <= *by);
                listed && batch.counts(*political) && batch.freed_in(*days, *by)
            })
        };
        let of = |batch: &Batch| (0..batch.people).filter(|person| known(batch, *person)).count();
        let persons: usize = self.batches.iter().map(of).sum();
        u64::try_from(persons).unwrap_or(u64::MAX)
    }

    /// Held at the end of a day.
    pub(super) fn held(&self, political: bool, day: i32) -> u64 {
        self.sum(|batch| batch.counts(political) && batch.held(day))
    }

    /// Held at the end of a day and by then on the monitor's register.
    pub(super) fn registered(&self, political: bool, day: i32) -> u64 {
        self.sum(|batch| batch.counts(political) && batch.held(day) && batch.registered <= day)
    }

    /// Arrested within some days, up to the end of a day.
    pub(super) fn arrested(&self, (from, to): (i32, i32), by: i32) -> u64 {
        self.sum(|batch| (from..=to.min(by)).contains(&batch.arrested))
    }

    /// Entered on the monitor's register within some days, while held and not when arrested.
    pub(super) fn late_registered(&self, (from, to): (i32, i32), by: i32) -> u64 {
        self.sum(|batch| {
            let day = batch.registered;
            day > batch.arrested && batch.held(day) && (from..=to.min(by)).contains(&day)
        })
    }
}
