//! Planted truth: ledgers drawn from a world whose numbers are known.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use time::Date;

use crate::id::{ClaimId, DetaineeId, Id, PopulationId, SourceId, WaveId};
use crate::model::draft::{Draft, JudgementDraft, PopulationDraft, SourceDraft, WaveDraft};
use crate::strategy::files::{Named, named, with_records};
use crate::strategy::hedge::Said;
use crate::strategy::subject::PAGES;
use crate::strategy::told::{Saying, Told, saying};
use crate::strategy::values::{day, from_centre};
use crate::strategy::world::{Keeper, TrueWave, WAVES, World, world};

/// A ledger in which every source speaks truthfully, and the truth it speaks of.
///
/// In a small world people are arrested, registered, announced and freed on certain days, in three
/// waves within one winter. A government and its minister, a monitor, relatives, an unnamed group and
/// pages that name nobody say how many: each figure contains the true number, if only as "at least",
/// "about", "dozens" or "fewer than" another. Counts of waves are of the day they are said to be of;
/// stocks are twenty days apart, further than the default tolerance. So a ledger made here contradicts
/// nothing, under [`Settings::default`](crate::Settings), and every interval drawn from it contains what
/// is asked for here. Vague words are meant as [`Lexicon::linguistic`](crate::Lexicon::linguistic) has
/// them.
///
/// Two things are as in life. A voice may first give a wrong number and correct it: the wrong one is
/// [a slip](Self::is_slip), and superseded. And not every repetition or double record is declared:
/// [`judged`](Self::judged) is the same ledger with all of them declared.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Planted {
    /// The ledger to be.
    pub draft: Draft,
    world: World,
    rows: BTreeMap<ClaimId, Told>,
    records: BTreeMap<DetaineeId, usize>,
}

/// One person of a planted world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TruePerson {
    /// Whether the person is one of the `political`.
    pub political: bool,
    /// The day of arrest.
    pub arrested: Date,
    /// The day of release; `None` for a person who is held to the end.
    pub freed: Option<Date>,
    /// The day the monitor entered the person on its list of those freed, if it did.
    pub listed_by_watch: Option<Date>,
    /// The same of the relatives, who come to it four days later.
    pub listed_by_kin: Option<Date>,
}

/// Ledgers whose sources all speak truthfully of a small world that is known.
///
/// ```
/// use cotejo::{Ledger, Settings, reconcile, strategy};
/// use proptest::test_runner::TestRunner;
/// TestRunner::deterministic().run(&strategy::planted(), |planted| {
///     let ledger = Ledger::try_from(planted.draft.clone()).unwrap();
///     let found = reconcile(&ledger, &Settings::default());
///     assert!(found.flows().iter().all(|flow| flow.consistency.clash.is_none()));
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn planted() -> impl Strategy<Value = Planted> {
    let hidden = [0..4_usize, 0..4, 0..4, 0..4];
    (world(), hidden, vec(saying(), 0..=14), vec(named(), 0..=6))
        .prop_map(|(world, hidden, sayings, named)| Planted::of(world, hidden, &sayings, &named))
        .boxed()
}

impl Planted {
    fn of(world: World, hidden: [usize; 4], sayings: &[Saying], named: &[Named]) -> Self {
        let mut draft = cast();
        let mut rows = BTreeMap::new();
        let mut before: Vec<Said> = Vec::new();
        let mut keys = BTreeSet::new();
        for saying in sayings {
            // Said once by one voice of one day; a second time it would be the same saying.
            if !keys.insert(saying.key()) {
                continue;
            }
            for (claim, told) in saying.rows(&world, hidden, rows.len(), &before) {
                if let Ok(id) = Id::new(&format!("c{}", rows.len())) {
                    draft = draft.with_claim(claim);
                    before.extend(
                        told.count
                            .filter(|_| !told.slip)
                            .map(|number| (Id::clone(&id), number)),
                    );
                    rows.insert(id, told);
                }
            }
        }
        let (draft, records) = with_records(draft, &world, named);
        Self {
            draft,
            world,
            rows,
            records,
        }
    }

    /// Everybody in the world, for counting again.
    #[must_use]
    pub fn people(&self) -> Vec<TruePerson> {
        let all = self.world.batches.iter().flat_map(|batch| {
            let person = move |nth: u64| {
                let listed = |keeper: Keeper| batch.listed(keeper, nth).and_then(day);
                Some(TruePerson {
                    political: batch.political,
                    arrested: day(batch.arrested)?,
                    freed: batch.freed.and_then(day),
                    listed_by_watch: listed(Keeper::Watch),
                    listed_by_kin: listed(Keeper::Kin),
                })
            };
            (0..batch.people).filter_map(person)
        });
        all.collect()
    }

    /// How many had truly been freed in a wave by the end of a day; `None` for no wave of this world.
    #[must_use]
    pub fn freed(&self, wave: &WaveId, by: Date) -> Option<u64> {
        let (_, wave) = known(wave)?;
        Some(self.world.freed(wave.days, false, from_centre(by)))
    }

    /// How many were truly announced for a wave, of whom some may never have been freed.
    #[must_use]
    pub fn announced(&self, wave: &WaveId) -> Option<u64> {
        Some(self.world.announced(known(wave)?.0))
    }

    /// How many of a population, `all` or `political`, were truly held at the end of a day.
    #[must_use]
    pub fn held(&self, population: &PopulationId, day: Date) -> Option<u64> {
        let political = match population.as_str() {
            "all" => false,
            "political" => true,
            _ => return None,
        };
        Some(self.world.held(political, from_centre(day)))
    }

    /// The true number of what a claim counts, on the day it counts to; `None` for a statement and for
    /// what is not there. A verified count counts a list.
    #[must_use]
    pub fn count(&self, row: &ClaimId) -> Option<u64> {
        self.rows.get(row)?.count
    }

    /// How many persons the lists behind these verified counts of people freed truly have between them.
    #[must_use]
    pub fn verified_by<'a>(&self, rows: impl IntoIterator<Item = &'a ClaimId>) -> u64 {
        let lists = rows.into_iter().filter_map(|row| self.rows.get(row)?.list);
        self.world.verified(&lists.collect::<Vec<_>>())
    }

    /// Whether a row gives a wrong number that the same voice corrects. All other figures are true.
    #[must_use]
    pub fn is_slip(&self, row: &ClaimId) -> bool {
        self.rows.get(row).is_some_and(|told| told.slip)
    }

    /// The rows of each true utterance, in order of their first row.
    #[must_use]
    pub fn utterances(&self) -> Vec<Vec<&ClaimId>> {
        groups(self.rows.iter().map(|(row, told)| (told.utterance, row)))
    }

    /// How many independent voices truly speak in these rows: the most that share no body.
    ///
    /// Behind an unnamed group, and behind a page that names nobody, there is one body each. Takes time
    /// exponential in the number of different joint voices, which is one at most here.
    #[must_use]
    pub fn independent<'a>(&self, rows: impl IntoIterator<Item = &'a ClaimId>) -> usize {
        let of = |row: &ClaimId| self.rows.get(row).map(|told| told.bodies.iter());
        let voices: BTreeSet<&BTreeSet<SourceId>> = rows.into_iter().filter_map(of).flatten().collect();
        most_disjoint(&voices.into_iter().collect::<Vec<_>>())
    }

    /// The records of each true person, in order of the first record.
    #[must_use]
    pub fn persons(&self) -> Vec<Vec<&DetaineeId>> {
        groups(self.records.iter().map(|(record, person)| (*person, record)))
    }

    /// The same ledger with a judgement for every person with several records and every utterance with
    /// several rows: with everything declared that there is to know.
    #[must_use]
    pub fn judged(&self) -> Draft {
        let chain = |draft: Draft, ids: &[&str], same: fn([&str; 2], &str) -> JudgementDraft| {
            ids.iter()
                .zip(ids.iter().skip(1))
                .fold(draft, |draft, (one, other)| {
                    draft.with_judgement(same([one, other], "as it was"))
                })
        };
        let mut draft = self.draft.clone();
        for rows in self.utterances() {
            let ids: Vec<&str> = rows.into_iter().map(|row| row.as_str()).collect();
            draft = chain(draft, &ids, JudgementDraft::same_utterance);
        }
        for records in self.persons() {
            let ids: Vec<&str> = records.into_iter().map(|record| record.as_str()).collect();
            draft = chain(draft, &ids, JudgementDraft::same_person);
        }
        draft
    }
}

fn known(wave: &WaveId) -> Option<(usize, &'static TrueWave)> {
    WAVES
        .iter()
        .enumerate()
        .find(|(_, known)| known.id == wave.as_str())
}

fn groups<'a, T: Ord>(members: impl Iterator<Item = (usize, &'a T)>) -> Vec<Vec<&'a T>> {
    let mut found: BTreeMap<usize, Vec<&T>> = BTreeMap::new();
    for (group, member) in members {
        found.entry(group).or_default().push(member);
    }
    let mut groups: Vec<Vec<&T>> = found.into_values().collect();
    groups.sort();
    groups
}

fn most_disjoint(voices: &[&BTreeSet<SourceId>]) -> usize {
    let Some((first, rest)) = voices.split_first() else {
        return 0;
    };
    let without = most_disjoint(rest);
    // Only a voice that shares a body with a later one leaves a choice.
    let apart: Vec<&BTreeSet<SourceId>> = rest
        .iter()
        .copied()
        .filter(|voice| voice.is_disjoint(first))
        .collect();
    if apart.len() == rest.len() {
        return without + 1;
    }
    without.max(1 + most_disjoint(&apart))
}

/// Who speaks, of whom, and the waves.
fn cast() -> Draft {
    let draft = Draft::new()
        .with_title("a true winter")
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("minister").kind("government").owner("gov"))
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_source(SourceDraft::new("kin").kind("relatives"))
        .with_source(SourceDraft::new("groups").kind("monitor").plural(true))
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").within("all").by("watch"));
    let page = |draft: Draft, page: &&str| draft.with_source(SourceDraft::new(page).kind("press"));
    let draft = PAGES.iter().fold(draft, page);
    WAVES.iter().fold(draft, |draft, wave| {
        let own = WaveDraft::new(wave.id).window(wave.window).population("all");
        draft.with_wave(if wave.id == "winter" {
            own
        } else {
            own.within("winter")
        })
    })
}
