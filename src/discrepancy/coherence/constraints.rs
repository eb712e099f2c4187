//! [`Constraints`]: everything that must hold between the counts of a ledger, under a supposition.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::bounds::Bounds;
use crate::dedup::Voice;
use crate::discrepancy::coherence::assumed::Assumed;
use crate::discrepancy::coherence::choice::{Choice, choices};
use crate::discrepancy::coherence::constraint::Constraint;
use crate::discrepancy::coherence::gather::{Gathered, gather};
use crate::discrepancy::coherence::inference::infer;
use crate::discrepancy::coherence::people::People;
use crate::discrepancy::coherence::rules::{Rule, sums};
use crate::discrepancy::coherence::said::{Said, Sayings};
use crate::discrepancy::coherence::suppose::Suppose;
use crate::discrepancy::entry::{Entry, Evidence, latest_per_voice};
use crate::discrepancy::wave::named_persons;
use crate::figure::Form;
use crate::id::{AssumptionId, ClaimId, SourceId, WaveId};
use crate::model::judgement::Assumption;
use crate::model::person::Resolution;
use crate::model::vocabulary::Stage;

/// Who asks something of the counts, and may be set aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Asking {
    /// A claim, by its figure.
    Claim(ClaimId),
    /// The persons named on the one list that names most of a wave.
    Persons(WaveId),
    /// An assumption switched on, by which nobody is in its rest.
    Assumption(AssumptionId),
}

/// By id: `` `g1` ``, ``the persons named in `may` ``, ``the assumption `ceiling` ``.
impl fmt::Display for Asking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim(claim) => write!(f, "`{claim}`"),
            Self::Persons(wave) => write!(f, "the persons named in `{wave}`"),
            Self::Assumption(assumption) => write!(f, "the assumption `{assumption}`"),
        }
    }
}

/// Multiples of sets, by their numbers.
type Terms = Vec<(usize, i64)>;

/// A sum of multiples of counts within bounds, asked by somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(super) by: Asking,
    pub(super) voice: Option<Voice>,
    pub(super) page: Option<SourceId>,
    pub(super) terms: Terms,
    pub(super) bounds: Bounds,
    /// The same at the widest.
    pub(super) widest: Bounds,
}

/// The counts of a ledger as one system: the sets whose sizes are unknown, the rules between them, and
/// what the figures ask of them. It follows from the ledger and a [`Suppose`] alone.
///
/// Rules come from the ledger itself: a part is no more than its whole, parts that share nobody are
/// together no more than it, what fills the days of a whole is the whole, a later count of a wave contains
/// the earlier, a list contains only people it happened to. Populations without a declared relation, and
/// days that are not sure, give no rule. Assumptions add rules with a rest, which is nobody where they are
/// switched on.
#[derive(Debug, Clone)]
pub struct Constraints {
    pub(super) people: Vec<People>,
    numbers: BTreeMap<People, usize>,
    pub(super) rules: Vec<Rule>,
    pub(super) asks: Vec<Ask>,
    pub(super) held: BTreeSet<AssumptionId>,
    pub(super) counted: BTreeMap<ClaimId, Vec<usize>>,
    /// The people each thing said speaks of, by every row it may be read as.
    pub(super) spoken_of: BTreeMap<ClaimId, Vec<usize>>,
    pub(super) dependents: BTreeMap<ClaimId, Vec<ClaimId>>,
    complete: bool,
}

impl Constraints {
    /// Derives the system. O(sets · lines of sets) and the rules found; see [`is_complete`](Self::is_complete).
    #[must_use]
    pub fn derive(evidence: &Evidence<'_>, persons: &Resolution, suppose: &Suppose) -> Self {
        Self::with_choices(evidence, persons, &choices(evidence), suppose)
    }

    pub(super) fn with_choices(
        evidence: &Evidence<'_>,
        persons: &Resolution,
        choices: &[Choice],
        suppose: &Suppose,
    ) -> Self {
        let sayings = Sayings::under(evidence, choices, suppose);
        let mut gathered = gather(evidence, &sayings);
        let assumed = Assumed::gather(evidence, &sayings, suppose, &mut gathered);
        let spoken_of: BTreeMap<ClaimId, Vec<usize>> = sayings
            .rows()
            .map(|(row, at)| (row.clone(), gathered.people(&sayings, at)))
            .collect();
        let mut complete = infer(&mut gathered.sets);
        let mut rules = assumed.rules.clone();
        complete &= sums(&gathered.sets, &mut rules);
        complete &= assumed.ceilings(&gathered.sets, &mut rules);
        let asks = asks(evidence, persons, &sayings, &gathered, suppose);
        let held = evidence
            .ledger
            .assumptions()
            .filter(|one| suppose.holds(one))
            .map(|one| Assumption::id(one).clone())
            .collect();
        let dependents = sayings.dependents(evidence);
        let id = |at: &usize| sayings.all.get(*at).map(|said| said.id.clone());
        let mut found = Self {
            counted: sayings
                .all
                .iter()
                .zip(&gathered.counted)
                .map(|(said, sets)| (said.id.clone(), sets.clone()))
                .collect(),
            spoken_of,
            dependents: dependents
                .iter()
                .filter_map(|(of, all)| Some((id(of)?, all.iter().filter_map(id).collect())))
                .collect(),
            numbers: gathered.sets.numbers(),
            people: gathered.sets.all.into_iter().map(|set| set.people).collect(),
            rules,
            asks,
            held,
            complete,
        };
        if !suppose.without.is_empty() {
            let rules = std::mem::take(&mut found.rules);
            let kept = rules
                .into_iter()
                .filter(|rule| !suppose.without.contains(&found.told(rule)))
                .collect();
            found.rules = kept;
        }
        found
    }

    /// Every rule, each with where it comes from; those of assumptions that are off name their rest.
    #[must_use]
    pub fn rules(&self) -> impl ExactSizeIterator<Item = Constraint> {
        self.rules.iter().map(|rule| self.told(rule))
    }

    /// Every set whose size is an unknown.
    #[must_use]
    pub fn people(&self) -> &[People] {
        &self.people
    }

    /// The sets a claim counts: one, or one a list.
    pub fn counted_by(&self, claim: &ClaimId) -> impl Iterator<Item = &People> {
        let sets = self.counted.get(claim).into_iter().flatten();
        sets.filter_map(|&at| self.people.get(at))
    }

    /// The assumptions that hold: given with the ledger or switched on.
    #[must_use]
    pub fn assumptions(&self) -> &BTreeSet<AssumptionId> {
        &self.held
    }

    /// Whether every rule was found. In a ledger with very many sets around or inside one another some are
    /// left out: then what is said to clash does, and more may.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The people a row speaks of, as its utterance is read.
    pub(super) fn heard_as(&self, evidence: &Evidence<'_>, row: &ClaimId) -> Option<&[usize]> {
        let utterance = evidence.utterances.of(row)?;
        self.spoken_of.get(utterance.id()).map(Vec::as_slice)
    }

    /// The same without some claims' figures, and those relative to them; the figures these had replaced do not
    /// come back.
    pub(super) fn aside(&self, claims: &BTreeSet<ClaimId>) -> Self {
        let mut gone = claims.clone();
        let mut open: Vec<ClaimId> = claims.iter().cloned().collect();
        while let Some(claim) = open.pop() {
            for dependent in self.dependents.get(&claim).into_iter().flatten() {
                if gone.insert(dependent.clone()) {
                    open.push(dependent.clone());
                }
            }
        }
        let mut rest = self.clone();
        rest.asks
            .retain(|ask| !matches!(&ask.by, Asking::Claim(claim) if gone.contains(claim)));
        rest
    }

    /// One rule by its place.
    pub(super) fn rule(&self, at: usize) -> Option<Constraint> {
        self.rules.get(at).map(|rule| self.told(rule))
    }

    fn told(&self, rule: &Rule) -> Constraint {
        let people = |sets: &[usize]| -> Vec<People> {
            let mut found: Vec<People> = sets
                .iter()
                .filter_map(|&at| self.people.get(at).cloned())
                .collect();
            found.sort();
            found
        };
        Constraint {
            lesser: people(&rule.lesser),
            greater: people(&rule.greater),
            equal: rule.equal,
            from: rule.from.clone(),
        }
    }

    /// The number of a set.
    pub(super) fn number(&self, people: &People) -> Option<usize> {
        self.numbers.get(people).copied()
    }
}

fn asks(
    evidence: &Evidence<'_>,
    persons: &Resolution,
    sayings: &Sayings<'_>,
    gathered: &Gathered<'_>,
    suppose: &Suppose,
) -> Vec<Ask> {
    let mut found = Vec::new();
    let heard = standing_counts(sayings, gathered);
    for (at, said) in sayings.all.iter().enumerate().filter(|(_, said)| said.heard) {
        let sets = gathered.counted.get(at).map_or(&[][..], Vec::as_slice);
        for (list, (entry, &set)) in said.entries.iter().zip(sets).enumerate() {
            if !heard.contains(&(at, list)) {
                continue;
            }
            let asked = figure(said, entry, |operand| {
                gathered.number_of(evidence, sayings, operand)
            });
            let among = gathered.among.get(&at).copied();
            let terms = asked.and_then(|asked| asked.terms(set, among));
            if let Some((terms, [bounds, widest])) = terms {
                found.push(Ask {
                    by: Asking::Claim(said.id.clone()),
                    voice: Some(entry.voice.clone()),
                    page: entry.page.clone(),
                    terms,
                    bounds: if suppose.widest { widest } else { bounds },
                    widest,
                });
            }
        }
    }
    if suppose.trusted.is_none() {
        for (wave, named) in named_persons(evidence.ledger, persons) {
            let people = People::Wave {
                wave: wave.clone(),
                stage: Stage::Executed,
            };
            if let (Some(set), Ok(least @ 1..)) = (gathered.sets.find(&people), u64::try_from(named.surely)) {
                found.push(Ask {
                    by: Asking::Persons(wave),
                    voice: None,
                    page: None,
                    terms: vec![(set, 1)],
                    bounds: Bounds::at_least(least),
                    widest: Bounds::at_least(least),
                });
            }
        }
    }
    found
}

/// Which figures stand: of one voice's figures for one set, and of one voice's lists of the same people at
/// several dates, the latest; the earlier ones it has replaced.
fn standing_counts(sayings: &Sayings<'_>, gathered: &Gathered<'_>) -> BTreeSet<(usize, usize)> {
    let mut by_set: BTreeMap<usize, Vec<&Entry>> = BTreeMap::new();
    let mut lists: Vec<&Entry> = Vec::new();
    let mut places: BTreeMap<(&ClaimId, &Voice), (usize, usize)> = BTreeMap::new();
    for (at, said) in sayings.all.iter().enumerate().filter(|(_, said)| said.heard) {
        let sets = gathered.counted.get(at).map_or(&[][..], Vec::as_slice);
        for (list, (entry, set)) in said.entries.iter().zip(sets).enumerate() {
            places.insert((&entry.claim, &entry.voice), (at, list));
            if entry.quantity.stage() == Stage::Verified {
                lists.push(entry);
            } else {
                by_set.entry(*set).or_default().push(entry);
            }
        }
    }
    let sets = by_set.into_values().flat_map(latest_per_voice);
    let standing = latest_per_voice(lists).into_iter().chain(sets);
    standing
        .filter_map(|entry| places.get(&(&entry.claim, &entry.voice)).copied())
        .collect()
}

/// What a figure asks, before it is said of which set.
enum Asked {
    /// At face value, and at the widest.
    Within(Bounds, Bounds),
    FewerThan(usize),
    MoreThan(usize),
    MajorityOf(usize),
}

fn figure(said: &Said<'_>, entry: &Entry, number_of: impl Fn(&ClaimId) -> Option<usize>) -> Option<Asked> {
    match said.claim.figure()?.form() {
        Form::FewerThanClaim(operand) => number_of(operand).map(Asked::FewerThan),
        Form::MoreThanClaim(operand) => number_of(operand).map(Asked::MoreThan),
        Form::MajorityOf(operand) => number_of(operand).map(Asked::MajorityOf),
        // The range of an unnamed group is an envelope over lists, of which the longest is a floor.
        _ if entry.quantity.stage() == Stage::Verified && matches!(entry.voice, Voice::Unnamed(_)) => {
            let longest = Bounds::at_least(entry.longest_list);
            Some(Asked::Within(
                longest,
                Bounds::at_least(entry.spread.support().lo()),
            ))
        }
        _ => Some(Asked::Within(entry.spread.core(), entry.spread.support())),
    }
}

impl Asked {
    /// As a sum of multiples, and its bounds at face value and at the widest; `None` where nothing is asked.
    fn terms(self, set: usize, among: Option<usize>) -> Option<(Terms, [Bounds; 2])> {
        let one_more = Bounds::at_least(1);
        let terms = match self {
            Self::Within(bounds, _) if bounds == Bounds::ANY => return None,
            Self::Within(bounds, widest) => return Some((vec![(set, 1)], [bounds, widest])),
            Self::FewerThan(other) => vec![(other, 1), (set, -1)],
            Self::MoreThan(other) => vec![(set, 1), (other, -1)],
            // More than half of them: twice as many are at least one more than all.
            Self::MajorityOf(other) => vec![(among?, 2), (other, -1)],
        };
        Some((terms, [one_more, one_more]))
    }
}
