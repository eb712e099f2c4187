//! Small worlds of persons, waves inside one another, and counts of them that are all true.

use std::collections::BTreeSet;

use cotejo::discrepancy::{Constraint, People};
use cotejo::{ClaimDraft, Draft, PopulationDraft, SourceDraft, Stage, WaveDraft};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One person: when freed, and what else there is to count.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "a person is in each set or is not")]
struct Person {
    freed: Option<i32>,
    political: bool,
    woman: bool,
    in_caracas: bool,
    expelled: bool,
    conditional: bool,
    listed: [bool; 2],
    in_odd_wave: bool,
}

/// A wave: its days, who is in it, where, and the wave around it.
struct Wave {
    id: &'static str,
    days: Option<(i32, i32)>,
    population: &'static str,
    in_caracas: bool,
    within: Option<usize>,
}

const WAVES: [Wave; 5] = [
    Wave {
        id: "winter",
        days: Some((0, 20)),
        population: "all",
        in_caracas: false,
        within: None,
    },
    Wave {
        id: "first",
        days: Some((0, 8)),
        population: "all",
        in_caracas: false,
        within: Some(0),
    },
    Wave {
        id: "second",
        days: Some((6, 14)),
        population: "political",
        in_caracas: false,
        within: Some(0),
    },
    Wave {
        id: "third",
        days: Some((12, 12)),
        population: "political",
        in_caracas: true,
        within: Some(2),
    },
    Wave {
        id: "odd",
        days: None,
        population: "all",
        in_caracas: false,
        within: None,
    },
];
const KEEPERS: [&str; 2] = ["watch", "kin"];

impl Person {
    fn is_of(&self, population: &str) -> bool {
        match population {
            "political" => self.political,
            "women" => self.woman,
            "men" => !self.woman,
            _ => true,
        }
    }

    fn is_in(&self, wave: &Wave) -> bool {
        let days = match (wave.days, self.freed) {
            (Some((from, to)), Some(day)) => (from..=to).contains(&day),
            (None, Some(_)) => self.in_odd_wave,
            (_, None) => false,
        };
        let around = wave.within.is_none_or(|at| self.is_in(&WAVES[at]));
        days && around && self.is_of(wave.population) && (!wave.in_caracas || self.in_caracas)
    }
}

fn person() -> impl Strategy<Value = Person> {
    let freed = weighted(0.9, select(vec![0, 2, 5, 7, 8, 10, 12, 14, 18, 20, 25]));
    (freed, any::<[bool; 8]>()).prop_map(|(freed, is)| Person {
        freed,
        political: is[0],
        woman: is[1],
        in_caracas: is[2],
        expelled: is[3] && is[4],
        conditional: is[4] && is[5],
        listed: [is[6], is[7]],
        in_odd_wave: is[0] != is[6],
    })
}

/// What a claim counts.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "a count asks for each or does not")]
struct Count {
    held: bool,
    wave: Option<usize>,
    days: Option<(i32, i32)>,
    open: bool,
    population: Option<&'static str>,
    in_caracas: bool,
    expelled: bool,
    conditional: bool,
    keeper: Option<usize>,
    by: &'static str,
    as_of: Option<i32>,
    relation: Option<(&'static str, Index)>,
}

fn count() -> impl Strategy<Value = Count> {
    let days = select(vec![
        (0, 20),
        (0, 8),
        (2, 7),
        (9, 20),
        (9, 14),
        (5, 25),
        (15, 25),
        (12, 12),
    ]);
    let population = weighted(0.4, select(vec!["all", "political", "women", "men"]));
    let relation = weighted(
        0.5,
        (select(vec!["part_of", "includes", "adds_to"]), any::<Index>()),
    );
    let what = (
        weighted(0.7, 0..WAVES.len()),
        weighted(0.5, days),
        population,
        weighted(0.3, 0..2_usize),
    );
    let flags = any::<[bool; 8]>();
    let when = weighted(0.5, select(vec![0, 5, 8, 12, 14, 18, 20, 25]));
    (
        what,
        flags,
        when,
        relation,
        select(vec!["gov", "press", "church"]),
    )
        .prop_map(
            |((wave, days, population, keeper), is, as_of, relation, by)| Count {
                held: is[0] && is[1] && is[2],
                wave,
                days: days.or_else(|| wave.is_none().then_some((0, 25))),
                open: is[3] && is[4],
                population,
                in_caracas: is[5] && is[6],
                expelled: is[1] && is[3] && is[5],
                conditional: is[2] && is[4] && is[7],
                keeper,
                by,
                as_of,
                relation,
            },
        )
}

fn date(day: i32) -> String {
    format!("2026-01-{:02}", day + 1)
}

impl Count {
    /// Whom it counts, by number.
    fn people(&self, world: &[Person]) -> BTreeSet<usize> {
        let counts = |person: &Person| {
            let of = self.population.is_none_or(|population| person.is_of(population));
            let here = !self.in_caracas || person.in_caracas;
            if self.held {
                return of && here && person.freed.is_none_or(|day| day > self.day());
            }
            let begun = self.days.map_or(i32::MIN, |days| days.0);
            let when = person
                .freed
                .is_some_and(|day| begun <= day && day <= self.until());
            let how = (!self.expelled || person.expelled) && (!self.conditional || person.conditional);
            let listed = self.keeper.is_none_or(|keeper| person.listed[keeper]);
            when && of && here && how && listed && self.wave.is_none_or(|at| person.is_in(&WAVES[at]))
        };
        (0..world.len()).filter(|at| counts(&world[*at])).collect()
    }

    /// The last day on which anybody it counts was freed.
    fn until(&self) -> i32 {
        let days = self
            .days
            .or_else(|| WAVES[self.wave?].days)
            .filter(|_| !self.open || self.days.is_none());
        let end = days.map_or(i32::MAX, |days| days.1);
        self.as_of.unwrap_or(i32::MAX).min(end)
    }

    /// The day of a stock.
    fn day(&self) -> i32 {
        self.as_of.unwrap_or(20)
    }

    fn claim(&self, id: &str, figure: usize) -> ClaimDraft {
        let mut claim = ClaimDraft::new(id).by(self.keeper.map_or(self.by, |keeper| KEEPERS[keeper]));
        if let Some(population) = self.population {
            claim = claim.population(population);
        }
        if self.in_caracas {
            claim = claim.place("Caracas");
        }
        claim = claim.figure(figure.to_string());
        if self.held {
            return claim.count("held").stage("executed").as_of(date(self.day()));
        }
        claim = claim.count(if self.expelled { "expelled" } else { "released" });
        if self.keeper.is_some() {
            claim = claim.stage("verified");
        }
        if let Some(wave) = self.wave {
            claim = claim.wave(WAVES[wave].id);
        }
        if let Some((from, to)) = self.days {
            let end = if self.open { "..".to_owned() } else { date(to) };
            claim = claim.window(format!("{}/{end}", date(from)));
        }
        if self.conditional {
            claim = claim.outcome("conditional");
        }
        if let Some(day) = self.as_of {
            claim = claim.as_of(date(day));
        }
        claim
    }
}

/// A world and the counts somebody makes of it.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    world: Vec<Person>,
    counts: Vec<Count>,
}

pub(crate) fn told() -> impl Strategy<Value = Told> {
    (vec(person(), 0..=8), vec(count(), 1..=7)).prop_map(|(world, counts)| Told { world, counts })
}

impl Told {
    pub(crate) fn draft(&self) -> Draft {
        let sources = ["gov", "press", "church", "watch", "kin"]
            .into_iter()
            .map(SourceDraft::new);
        let draft = sources
            .fold(Draft::new(), Draft::with_source)
            .with_population(PopulationDraft::new("all"))
            .with_population(PopulationDraft::new("political").within("all"))
            .with_population(PopulationDraft::new("women").within("all").disjoint("men"))
            .with_population(PopulationDraft::new("men").within("all"));
        let draft = WAVES.iter().fold(draft, |draft, wave| {
            let mut own = WaveDraft::new(wave.id).population(wave.population);
            if let Some((from, to)) = wave.days {
                own = own.window(format!("{}/{}", date(from), date(to)));
            }
            if wave.in_caracas {
                own = own.place("Caracas");
            }
            if let Some(around) = wave.within {
                own = own.within(WAVES[around].id);
            }
            draft.with_wave(own)
        });
        let all: Vec<BTreeSet<usize>> = self
            .counts
            .iter()
            .map(|count| count.people(&self.world))
            .collect();
        let claims = self.counts.iter().enumerate().map(|(at, count)| {
            let claim = count.claim(&format!("c{at}"), all[at].len());
            let Some((kind, other)) = count.relation.filter(|_| at > 0) else {
                return claim;
            };
            let other = other.index(at);
            if count.held || self.counts[other].held {
                return claim;
            }
            // Only what is so is said.
            let (own, others, name) = (&all[at], &all[other], format!("c{other}"));
            match kind {
                "part_of" if own.is_subset(others) => claim.part_of(name),
                "includes" if others.is_subset(own) => claim.includes(name),
                "adds_to" if own.is_disjoint(others) => claim.adds_to(name),
                _ => claim,
            }
        });
        claims.fold(draft, Draft::with_claim)
    }

    /// The latest day anybody counts a wave or one inside it; of one nobody counts, that of the wave around.
    fn last(&self, wave: usize) -> i32 {
        let inside = |mut at: usize| loop {
            match WAVES[at].within {
                _ if at == wave => break true,
                Some(around) => at = around,
                None => break false,
            }
        };
        let of_wave = self
            .counts
            .iter()
            .filter(|count| !count.held && count.wave.is_some_and(inside));
        let last = of_wave.map(|count| count.until()).max();
        last.unwrap_or_else(|| WAVES[wave].within.map_or(i32::MAX, |around| self.last(around)))
    }

    /// How many are truly in a set; a wave is counted up to its latest day.
    pub(crate) fn size(&self, people: &People) -> Option<usize> {
        match people {
            People::Counted { claim, list: 0 } => {
                let at: usize = claim
                    .as_str()
                    .trim_start_matches(char::is_alphabetic)
                    .parse()
                    .unwrap();
                Some(self.counts[at].people(&self.world).len())
            }
            People::Wave {
                wave,
                stage: Stage::Executed,
            } => {
                let at = WAVES.iter().position(|one| one.id == wave.as_str())?;
                let last = self.last(at);
                let there = |one: &&Person| one.is_in(&WAVES[at]) && one.freed.is_some_and(|day| day <= last);
                Some(self.world.iter().filter(there).count())
            }
            _ => None,
        }
    }

    /// Whether a rule is so; what speaks of a rest is left aside.
    pub(crate) fn holds(&self, rule: &Constraint) -> bool {
        let sum = |sets: &[People]| sets.iter().map(|set| self.size(set)).sum::<Option<usize>>();
        match (sum(&rule.lesser), sum(&rule.greater)) {
            (Some(less), Some(more)) => {
                if rule.equal {
                    less == more
                } else {
                    less <= more
                }
            }
            _ => true,
        }
    }

    pub(crate) fn lines(&self) -> String {
        let written = serde_json::to_value(self.draft()).unwrap();
        let rows = written["claims"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| format!("  {row}"));
        rows.collect::<Vec<_>>().join("\n")
    }
}
