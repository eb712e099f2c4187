//! What assumptions add: the people in none of the parts, above a ceiling, or in no flow named.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::coherence::constraint::Origin;
use crate::discrepancy::coherence::gather::Gathered;
use crate::discrepancy::coherence::people::People;
use crate::discrepancy::coherence::rules::Rule;
use crate::discrepancy::coherence::said::Sayings;
use crate::discrepancy::coherence::sets::Sets;
use crate::discrepancy::coherence::suppose::Suppose;
use crate::discrepancy::entry::Evidence;
use crate::id::{AssumptionId, WaveId};
use crate::model::judgement::{Assumption, AssumptionRule, Whole};
use crate::model::vocabulary::Stage;

/// How many parts of one itemisation that are itemised themselves are taken apart in every combination.
const MOST_TAKEN_APART: usize = 4;
/// How many sets inside one whole an itemisation is held against.
const MOST_INSIDE: usize = 256;

/// A whole read as the parts named and a rest.
pub(super) struct Itemised {
    assumption: AssumptionId,
    whole: usize,
    parts: Vec<usize>,
    rest: usize,
}

/// What the assumptions of a ledger say of its sets.
#[derive(Default)]
pub(super) struct Assumed {
    itemised: Vec<Itemised>,
    /// Assumptions given with the ledger and switched off.
    dropped: BTreeSet<AssumptionId>,
    /// Rules that need no knowledge of what lies inside what.
    pub(super) rules: Vec<Rule>,
}

impl Assumed {
    /// Adds the sets assumptions speak of, and their rests, to those gathered.
    pub(super) fn gather(
        evidence: &Evidence<'_>,
        sayings: &Sayings<'_>,
        suppose: &Suppose,
        gathered: &mut Gathered<'_>,
    ) -> Self {
        let mut found = Self {
            dropped: suppose.dropped.clone(),
            ..Self::default()
        };
        let resolve = |gathered: &mut Gathered<'_>, whole: &Whole| match whole {
            Whole::Wave(id) => {
                let wave = evidence.ledger.wave(id)?;
                Some(gathered.wave(wave, Stage::Executed))
            }
            Whole::Claim(id) => gathered.people_of(evidence, sayings, id).first().copied(),
        };
        // Itemisations first: they may name a stage of a wave that nobody gave a number for.
        for assumption in evidence.ledger.assumptions() {
            let AssumptionRule::Complete { whole, parts } = assumption.rule() else {
                continue;
            };
            let all = resolve(gathered, whole);
            let each: Option<Vec<usize>> = parts.iter().map(|part| resolve(gathered, part)).collect();
            if let Some((all, each)) = all.zip(each) {
                found.itemise(assumption, Stage::Executed, all, each, gathered);
            }
            found.itemise_stages(evidence, assumption, whole, parts, gathered);
        }
        for assumption in evidence.ledger.assumptions() {
            match assumption.rule() {
                AssumptionRule::Complete { .. } => {}
                AssumptionRule::AtMost { lesser, greater } => {
                    for wave in evidence.ledger.waves() {
                        let stage = |stage: Stage| People::Wave {
                            wave: wave.id().clone(),
                            stage,
                        };
                        let pair = gathered
                            .sets
                            .find(&stage(*lesser))
                            .zip(gathered.sets.find(&stage(*greater)));
                        if let Some((less, more)) = pair {
                            let above = rest(gathered, assumption, *lesser, Some(wave.id()), false);
                            found
                                .rules
                                .push(rule(assumption, vec![less], vec![more, above], false));
                        }
                    }
                }
                AssumptionRule::NoMore { lesser, greater } => {
                    let pair = resolve(gathered, lesser).zip(resolve(gathered, greater));
                    if let Some((less, more)) = pair {
                        let above = rest(gathered, assumption, Stage::Executed, None, false);
                        found
                            .rules
                            .push(rule(assumption, vec![less], vec![more, above], false));
                    }
                }
                AssumptionRule::Balance { from, to, came, left } => {
                    let mut all = |these: &[Whole]| -> Option<Vec<usize>> {
                        these.iter().map(|one| resolve(gathered, one)).collect()
                    };
                    let ends = all(&[from.clone(), to.clone()]);
                    let flows = all(came).zip(all(left));
                    if let (Some(ends), Some((mut came, mut left))) = (ends, flows)
                        && let [before, after] = ends.as_slice()
                    {
                        came.extend([*before, rest(gathered, assumption, Stage::Executed, None, true)]);
                        left.extend([*after, rest(gathered, assumption, Stage::Executed, None, false)]);
                        found.rules.push(rule(assumption, left, came, true));
                    }
                }
            }
        }
        found
    }

    /// A whole wave and its parts are itemised at each stage somebody numbers the whole at.
    fn itemise_stages(
        &mut self,
        evidence: &Evidence<'_>,
        assumption: &Assumption,
        whole: &Whole,
        parts: &[Whole],
        gathered: &mut Gathered<'_>,
    ) {
        let wave = |one: &Whole| match one {
            Whole::Wave(id) => evidence.ledger.wave(id),
            Whole::Claim(_) => None,
        };
        let waves: Option<Vec<_>> = parts.iter().map(wave).collect();
        let (Some(whole), Some(waves)) = (wave(whole), waves) else {
            return;
        };
        for stage in [Stage::Requested, Stage::Announced, Stage::Ordered] {
            let people = People::Wave {
                wave: whole.id().clone(),
                stage,
            };
            if let Some(all) = gathered.sets.find(&people) {
                let each = waves.iter().map(|wave| gathered.wave(wave, stage)).collect();
                self.itemise(assumption, stage, all, each, gathered);
            }
        }
    }

    fn itemise(
        &mut self,
        assumption: &Assumption,
        stage: Stage,
        whole: usize,
        parts: Vec<usize>,
        gathered: &mut Gathered<'_>,
    ) {
        let origin = || Origin::Assumption(assumption.id().clone());
        let rest = rest(gathered, assumption, stage, None, false);
        gathered.sets.put_inside(rest, whole, origin());
        for (at, &part) in parts.iter().enumerate() {
            gathered.sets.put_apart(rest, part, origin());
            // What is known to be a partition also says that the parts lie in the whole and share nobody.
            if assumption.is_given() && !self.dropped.contains(assumption.id()) {
                gathered.sets.put_inside(part, whole, origin());
                for &other in parts.iter().skip(at + 1) {
                    gathered.sets.put_apart(part, other, origin());
                }
            }
        }
        self.itemised.push(Itemised {
            assumption: assumption.id().clone(),
            whole,
            parts,
            rest,
        });
    }

    /// For every set inside an itemised whole: it is no more than the parts it can meet and the rest. Parts
    /// that are itemised themselves are also taken apart, and parts inside other parts add nobody. Returns
    /// whether all such sets were held against it.
    pub(super) fn ceilings(&self, sets: &Sets<'_>, rules: &mut Vec<Rule>) -> bool {
        let inside = sets.directly_inside();
        let by_whole: BTreeMap<usize, &Itemised> =
            self.itemised.iter().rev().map(|one| (one.whole, one)).collect();
        let mut complete = true;
        for itemised in &self.itemised {
            let mut told: BTreeSet<(Vec<usize>, Vec<usize>)> = BTreeSet::new();
            for parts in taken_apart(sets, itemised, &by_whole) {
                let mut seen = BTreeSet::from([itemised.whole]);
                let mut open = vec![itemised.whole];
                while let Some(at) = open.pop() {
                    if seen.len() > MOST_INSIDE {
                        complete = false;
                        break;
                    }
                    let below = inside.get(at).into_iter().flatten().copied();
                    open.extend(below.filter(|one| *one != itemised.rest && seen.insert(*one)));
                    let can_meet = |part: &usize| sets.apart(at, *part).is_none();
                    let mut greater: Vec<usize> = parts.iter().copied().filter(can_meet).collect();
                    if sets.empty(at).is_some() {
                        continue;
                    }
                    // Where all can be met, it follows from the whole; inside one part, from that part.
                    let follows = at != itemised.whole
                        && (greater.len() == parts.len()
                            || greater.iter().any(|part| sets.lies_in(at, *part, MOST_INSIDE)));
                    if follows {
                        continue;
                    }
                    greater.sort_unstable();
                    let rule = Rule {
                        lesser: vec![at],
                        greater,
                        equal: false,
                        from: vec![Origin::Assumption(itemised.assumption.clone())],
                    };
                    if told.insert((rule.lesser.clone(), rule.greater.clone())) {
                        rules.push(rule);
                    }
                }
            }
        }
        complete
    }
}

/// The parts of an itemisation and its rest: as named, and with those of them that are itemised
/// themselves replaced by their own parts and rest.
fn taken_apart(
    sets: &Sets<'_>,
    itemised: &Itemised,
    by_whole: &BTreeMap<usize, &Itemised>,
) -> Vec<Vec<usize>> {
    let own = |part: usize| {
        by_whole
            .get(&part)
            .copied()
            .filter(|one| one.rest != itemised.rest)
    };
    let further: Vec<&Itemised> = itemised.parts.iter().filter_map(|part| own(*part)).collect();
    let further = further.get(..MOST_TAKEN_APART).unwrap_or(&further);
    let mut found: Vec<Vec<usize>> = vec![vec![]];
    for one in further {
        let with = found
            .iter()
            .map(|chosen| [chosen.as_slice(), &[one.whole]].concat());
        let with: Vec<Vec<usize>> = with.collect();
        found.extend(with);
    }
    let parts = |opened: Vec<usize>| {
        let mut parts: Vec<usize> = Vec::new();
        for &part in &itemised.parts {
            match own(part).filter(|one| opened.contains(&one.whole)) {
                Some(one) => parts.extend(one.parts.iter().copied().chain([one.rest])),
                None => parts.push(part),
            }
        }
        parts.sort_unstable();
        parts.dedup();
        let all = parts.clone();
        parts.retain(|part| {
            !all.iter().any(|other| {
                other != part
                    && sets.lies_in(*part, *other, MOST_INSIDE)
                    && !(sets.lies_in(*other, *part, MOST_INSIDE) && part < other)
            })
        });
        parts.push(itemised.rest);
        parts
    };
    found.into_iter().map(parts).collect()
}

fn rest(
    gathered: &mut Gathered<'_>,
    assumption: &Assumption,
    stage: Stage,
    wave: Option<&WaveId>,
    came: bool,
) -> usize {
    let people = People::Rest {
        assumption: assumption.id().clone(),
        stage,
        wave: wave.cloned(),
        came,
    };
    gathered.sets.named(people, None)
}

fn rule(assumption: &Assumption, lesser: Vec<usize>, greater: Vec<usize>, equal: bool) -> Rule {
    Rule {
        lesser,
        greater,
        equal,
        from: vec![Origin::Assumption(assumption.id().clone())],
    }
}
