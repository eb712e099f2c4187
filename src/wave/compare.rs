//! Two waves compared: every reason found, then a proposal.

use crate::id::WaveId;
use crate::model::ledger::Ledger;
use crate::model::person::Resolution;
use crate::model::wave::ReleaseWave;
use crate::wave::decide::{certain, propose};
use crate::wave::extent::{self, Days, People, Side};
use crate::wave::known::{Known, Speaker};
use crate::wave::reason::Reason;
use crate::wave::result::{Certain, Open, WaveMatch, WaveRelation};
use crate::when::When;

/// Compares two wave records of a ledger. Symmetric; a record and itself are `Same`.
///
/// Records come first: declared within, persons shared, days or populations that cannot meet. Then
/// what sources say of their counts; then likeness:
///
/// * the same days, and people that are the same or not given: the same wave;
/// * days or people inside, and neither the other way: nested; days that meet: overlapping;
/// * one voice that announced both on one day, or gives one figure for both as of one date, decides
///   for *same* where days are not known, are a day apart, or are the same and the populations are
///   unrelated; where days or people are inside one another it leaves the question open;
/// * other places, announcements days apart, or figures of one voice that cannot be one number leave
///   *same* open. That voice speaks of two things; places may lie in one another.
///
/// A person recorded as taken again, or whose leavings are dated two or more days apart, may have left
/// twice and proves nothing; [`Open::LeftTwice`] counts them.
///
/// Looks through the whole ledger, O(n log² n): for many pairs take [`matches`](crate::wave::matches).
///
/// ```
/// use cotejo::{Draft, Ledger, WaveDraft, link, wave::{self, WaveRelation}};
/// let draft = Draft::new()
///     .with_wave(WaveDraft::new("a-may").window("2026-05-01/2026-05-03"))
///     .with_wave(WaveDraft::new("b-first").window("2026-05-01/2026-05-03"));
/// let ledger = Ledger::try_from(draft)?;
/// let mut waves = ledger.waves();
/// if let (Some(one), Some(other)) = (waves.next(), waves.next()) {
///     let found = wave::compare(&ledger, &link::resolve(&ledger), one, other);
///     assert_eq!(found.relation, WaveRelation::Same);
///     assert_eq!(found.sure, None, "no record can prove that two sources mean one wave");
/// }
/// # Ok::<(), cotejo::Problems>(())
/// ```
#[must_use]
pub fn compare(ledger: &Ledger, persons: &Resolution, one: &ReleaseWave, other: &ReleaseWave) -> WaveMatch {
    between(&Known::of(ledger, persons), one, other)
}

pub(super) fn between(known: &Known<'_>, one: &ReleaseWave, other: &ReleaseWave) -> WaveMatch {
    let (one, other) = if one.id() <= other.id() {
        (one, other)
    } else {
        (other, one)
    };
    let days = extent::days(one.window(), other.window());
    let people = known.populations.compare(one.population(), other.population());
    let mut found = Found {
        ids: [one.id(), other.id()],
        reasons: Vec::new(),
        open: Vec::new(),
    };
    found.declared(known, one, other);
    found.persons(known);
    found.extent((one, other), days, people);
    found.announcements(known, (one, other));
    found.said(known);
    found.figures(known);
    let Found {
        mut reasons,
        mut open,
        ids,
    } = found;
    reasons.sort();
    let sure = certain(&reasons);
    let relation = if one.id() == other.id() {
        WaveRelation::Same
    } else {
        propose(ids, days, people, &reasons)
    };
    if one.id() == other.id()
        || reasons
            .iter()
            .any(|reason| matches!(reason, Reason::DeclaredWithin { .. }))
    {
        open.clear();
    }
    if sure == Some(Certain::Contradictory) {
        // Then those too may have left twice.
        let mut persons = 0;
        open.retain(|one| match one {
            Open::LeftTwice { persons: twice } => {
                persons += twice;
                false
            }
            _ => true,
        });
        persons += reasons.iter().map(shared).sum::<usize>();
        open.extend((persons > 0).then_some(Open::LeftTwice { persons }));
    }
    open.sort();
    let (apart, together) = reasons.into_iter().partition(Reason::is_against);
    WaveMatch {
        waves: [one.id().clone(), other.id().clone()],
        relation,
        sure,
        together,
        apart,
        open,
    }
}

struct Found<'a> {
    ids: [&'a WaveId; 2],
    reasons: Vec<Reason>,
    open: Vec<Open>,
}

impl Found<'_> {
    fn places<'k, T>(&self, known: &Known<'_>, of: &'k [T]) -> Option<(&'k T, &'k T)> {
        let [one, other] = self.ids;
        let at = |id: &WaveId| known.at.get(id).and_then(|&at| of.get(at));
        at(one).zip(at(other)).filter(|_| one != other)
    }

    fn declared(&mut self, known: &Known<'_>, one: &ReleaseWave, other: &ReleaseWave) {
        for (inner, outer) in [(one, other), (other, one)] {
            if around(known.ledger, inner).any(|id| id == outer.id()) {
                self.reasons.push(Reason::DeclaredWithin {
                    inner: inner.id().clone(),
                });
            }
        }
    }

    fn persons(&mut self, known: &Known<'_>) {
        // Who left in the inner of two declared waves left in the outer by that declaration.
        let (Some((one, other)), true) = (self.places(known, &known.left), self.reasons.is_empty()) else {
            return;
        };
        let (fewer, more) = if one.len() <= other.len() {
            (one, other)
        } else {
            (other, one)
        };
        let (mut shared, mut twice) = (0, 0);
        for (who, left) in fewer {
            match more.get(who) {
                Some(again) if known.taken_again.contains(who) || left.is_apart_from(*again) => twice += 1,
                Some(_) => shared += 1,
                None => {}
            }
        }
        if shared > 0 {
            self.reasons.push(Reason::SharedPersons { persons: shared });
        }
        if twice > 0 {
            self.open.push(Open::LeftTwice { persons: twice });
        }
    }

    fn extent(&mut self, (one, other): (&ReleaseWave, &ReleaseWave), days: Days, people: People) {
        let inner = |side: Side| match side {
            Side::First => one.id().clone(),
            Side::Second => other.id().clone(),
        };
        match days {
            Days::Same => self.reasons.push(Reason::SameDays),
            Days::Inside(side) => self.reasons.push(Reason::DaysInside { inner: inner(side) }),
            Days::Meet { shifted } => {
                self.reasons.push(Reason::DaysMeet);
                self.reasons.extend(shifted.then_some(Reason::ADayApart));
            }
            Days::ADayApart => self.reasons.push(Reason::ADayApart),
            Days::Apart { days, surely } => self.reasons.push(if surely {
                Reason::DaysApart { days }
            } else {
                Reason::PerhapsApart { days }
            }),
            Days::Unknown => {
                // A window that can be compared needs nothing; where both can, neither is sure.
                let unclear = |wave: &&ReleaseWave| {
                    let window = wave.window();
                    window.is_none_or(|window| !window.is_within(window))
                };
                let lacking: Vec<Open> = [one, other]
                    .iter()
                    .filter(|wave| unclear(wave))
                    .map(|wave| Open::Days(wave.id().clone()))
                    .collect();
                self.open.extend(lacking);
            }
        }
        if matches!(days, Days::ADayApart | Days::Meet { shifted: true }) {
            self.open.push(Open::Hour);
        }
        match people {
            People::Same => self.reasons.push(Reason::SamePopulation),
            People::Inside(side) => self.reasons.push(Reason::PopulationInside { inner: inner(side) }),
            People::Disjoint => self.reasons.push(Reason::PopulationsDisjoint),
            People::Unrelated => self.open.push(Open::Populations),
            People::Unknown => {
                let lacking = [one, other]
                    .into_iter()
                    .filter(|wave| wave.population().is_none());
                self.open
                    .extend(lacking.map(|wave| Open::Population(wave.id().clone())));
            }
        }
        match one.place().zip(other.place()) {
            Some((a, b)) if a == b => self.reasons.push(Reason::SamePlace),
            Some(_) => {
                self.reasons.push(Reason::OtherPlace);
                self.open.push(Open::Places);
            }
            None => {}
        }
    }

    fn announcements(&mut self, known: &Known<'_>, (one, other): (&ReleaseWave, &ReleaseWave)) {
        if let Some((a, b)) = one.announced().zip(other.announced()) {
            let single = |when: &When| when.earliest().is_some() && when.earliest() == when.latest();
            match a.days_apart(b) {
                0 if single(a) && single(b) => self.reasons.push(Reason::AnnouncedSameDay),
                0 | 1 => {}
                days => self.reasons.push(Reason::AnnouncedApart { days }),
            }
        }
        if let Some((one, other)) = self.places(known, &known.announced) {
            let (fewer, more) = if one.len() <= other.len() {
                (one, other)
            } else {
                (other, one)
            };
            if let Some((voice, _)) = fewer.iter().find(|said| more.contains(said)) {
                self.reasons
                    .push(Reason::AnnouncedByOneVoice { voice: owned(voice) });
            }
        }
    }

    fn said(&mut self, known: &Known<'_>) {
        if let Some((one, other)) = self.places(known, &known.utterances) {
            // In order of id either way, so that the first pair of rows is the same for both orders.
            let mut rows = one
                .iter()
                .filter_map(|(utterance, row)| Some((*row, *other.get(utterance)?)));
            let first = if one.len() <= other.len() {
                rows.next()
            } else {
                other
                    .iter()
                    .find_map(|(utterance, row)| Some((*one.get(utterance)?, *row)))
            };
            if let Some((a, b)) = first {
                let claims = [a.clone(), b.clone()];
                self.reasons.push(Reason::OneUtterance { claims });
            }
        }
        let [one, other] = self.ids;
        if let Some(pair) = known.at.get(one).zip(known.at.get(other)) {
            let said = known.said.get(&(*pair.0, *pair.1));
            self.reasons.extend(said.into_iter().flatten().cloned());
        }
    }

    fn figures(&mut self, known: &Known<'_>) {
        let Some((one, other)) = self.places(known, &known.figures) else {
            return;
        };
        let (mut same, mut differs) = (None, None);
        let counts: Vec<_> = if one.len() <= other.len() {
            one.keys().filter(|count| other.contains_key(*count)).collect()
        } else {
            other.keys().filter(|count| one.contains_key(*count)).collect()
        };
        for count in counts {
            let (Some(own), Some(its)) = (one.get(count), other.get(count)) else {
                continue;
            };
            let voice = || owned(&count.0);
            let fewer = own.numbers.len() <= its.numbers.len();
            let mut numbers = if fewer { &own.numbers } else { &its.numbers }.keys();
            let common =
                numbers.find_map(|figure| Some((*own.numbers.get(figure)?, *its.numbers.get(figure)?)));
            if let Some((a, b)) = common {
                let claims = [a.clone(), b.clone()];
                same = same.or_else(|| {
                    Some(Reason::SameFigure {
                        voice: voice(),
                        claims,
                    })
                });
            } else if let (Some((a, first)), Some((b, second))) = (own.whole, its.whole)
                && a.gap(b) > 0
            {
                let claims = [first.clone(), second.clone()];
                differs = differs.or_else(|| {
                    Some(Reason::OtherFigure {
                        voice: voice(),
                        claims,
                    })
                });
            }
        }
        self.reasons.extend(same.into_iter().chain(differs));
    }
}

fn shared(reason: &Reason) -> usize {
    match reason {
        Reason::SharedPersons { persons } => *persons,
        _ => 0,
    }
}

fn owned(voice: &Speaker<'_>) -> Vec<crate::id::SourceId> {
    voice.iter().map(|id| (*id).clone()).collect()
}

/// Every wave declared to contain this one, the nearest first.
pub(super) fn around<'a>(ledger: &'a Ledger, wave: &'a ReleaseWave) -> impl Iterator<Item = &'a WaveId> {
    // The door lets no circle in; a record of another ledger meets this bound instead.
    let up = std::iter::successors(wave.within(), |id| ledger.wave(id).and_then(ReleaseWave::within));
    up.take(Ledger::DEEPEST)
}
