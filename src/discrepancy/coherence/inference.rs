//! Which sets surely lie inside which, by what they are of.

use std::collections::{BTreeMap, BTreeSet};

use crate::discrepancy::coherence::constraint::Origin;
use crate::discrepancy::coherence::extent::{Extent, Line};
use crate::discrepancy::coherence::sets::Sets;
use crate::id::{SourceId, WaveId};
use crate::model::vocabulary::{Stage, Unit};
use crate::model::wave::ReleaseWave;
use crate::when::When;

/// How many pairs of sets are compared at most; beyond it the result says that rules may be missing.
const MOST_COMPARED: usize = 8_000_000;
/// How many sets around one set are looked at.
const MOST_AROUND: usize = 96;

/// Puts every set into the smallest sets that surely contain it: first those of its wave and of waves
/// around it, then those of days or of a date. What is declared to share nobody is not put inside one
/// another because of its days: what somebody says of the people comes before what the calendar suggests.
///
/// Returns whether everything was compared. O(sets · lines) and what is found.
pub(super) fn infer(sets: &mut Sets<'_>) -> bool {
    let mut complete = true;
    for by_wave in [true, false] {
        sets.settle();
        let mut search = Search::new(sets, by_wave);
        for inner in 0..sets.all.len() {
            search.look_around(sets, inner);
        }
        complete &= search.compared <= MOST_COMPARED && !search.cut;
        for (inner, outer) in search.found {
            if let Some((own, extent)) = sets.extent(inner).zip(sets.extent(outer)) {
                let origin = Origin::Narrower(own.narrower_in(extent));
                sets.put_inside(inner, outer, origin);
            }
        }
    }
    sets.settle();
    keep_smallest(sets);
    complete
}

/// Sets that differ only in their days, by the moment from which they are surely over.
struct Lined {
    line: Line,
    sets: Vec<usize>,
    /// All began on one known day, so that they lie one inside the other.
    nested: bool,
}

/// The sets that may contain others, of waves or of days, and what they were found to contain.
struct Search {
    by_wave: bool,
    lines: Vec<Lined>,
    /// The lines of one kind, so that a set is compared with none that surely cannot contain it.
    of_kind: BTreeMap<Kind, Vec<usize>>,
    of_date: BTreeMap<When, Vec<usize>>,
    numbers: BTreeMap<Line, usize>,
    may_contain: BTreeMap<(usize, usize), bool>,
    compared: usize,
    /// Whether some sets around another were not looked at.
    cut: bool,
    found: Vec<(usize, usize)>,
}

impl Search {
    fn new(sets: &Sets<'_>, by_wave: bool) -> Self {
        let mut search = Self {
            by_wave,
            lines: Vec::new(),
            of_kind: BTreeMap::new(),
            of_date: BTreeMap::new(),
            numbers: BTreeMap::new(),
            may_contain: BTreeMap::new(),
            compared: 0,
            cut: false,
            found: Vec::new(),
        };
        let mut lines: BTreeMap<&Line, Vec<usize>> = BTreeMap::new();
        for (at, set) in sets.all.iter().enumerate() {
            let Some(extent) = set.extent.as_ref().filter(|extent| extent.line.own.is_none()) else {
                continue;
            };
            let next = search.numbers.len();
            search.numbers.entry(extent.line.clone()).or_insert(next);
            match &extent.date {
                Some(date) => search.of_date.entry(date.clone()).or_default().push(at),
                None if extent.line.wave.is_some() == by_wave => {
                    lines.entry(&extent.line).or_default().push(at);
                }
                None => {}
            }
        }
        for (line, own) in lines {
            search
                .of_kind
                .entry(Kind::of(line))
                .or_default()
                .push(search.lines.len());
            search.lines.push(lined(sets, line, own));
        }
        search
    }

    /// Finds the sets around one.
    fn look_around(&mut self, sets: &Sets<'_>, inner: usize) {
        let Some(own) = sets.extent(inner) else { return };
        let Some(&number) = self.numbers.get(&own.line) else {
            return;
        };
        if let Some(date) = &own.date {
            // A stock lies inside stocks of its own date alone.
            for &outer in self
                .of_date
                .get(date)
                .into_iter()
                .flatten()
                .filter(|_| !self.by_wave)
            {
                self.compared += 1;
                if self.compared > MOST_COMPARED {
                    return;
                }
                let around = sets.extent(outer).filter(|_| outer != inner);
                if around.is_some_and(|around| own.within(sets.ledger, around)) {
                    self.found.push((inner, outer));
                }
            }
            return;
        }
        if self.compared > MOST_COMPARED {
            return;
        }
        for at in self.candidates(sets, own) {
            let Some(lined) = self.lines.get(at) else { continue };
            self.compared += 1;
            if self.compared > MOST_COMPARED {
                return;
            }
            let fits = *self
                .may_contain
                .entry((number, at))
                .or_insert_with(|| own.line.within(sets.ledger, &lined.line));
            if !fits {
                continue;
            }
            // Only those that are over no earlier; the whole of a wave has no end.
            let over = |outer: &usize| {
                let outer = sets.extent(*outer).filter(|outer| !outer.all_of_wave);
                outer.is_some_and(|outer| !own.span.ends_by(outer.span))
            };
            let first = lined.sets.partition_point(over);
            for (seen, &outer) in lined.sets.iter().skip(first).enumerate() {
                if seen == MOST_AROUND {
                    self.cut = true;
                    break;
                }
                self.compared += 1;
                let Some(around) = sets.extent(outer).filter(|_| outer != inner) else {
                    continue;
                };
                if own.in_time(around) && (self.by_wave || sets.declared_apart(inner, outer).is_none()) {
                    self.found.push((inner, outer));
                    if lined.nested && !around.all_of_wave {
                        break;
                    }
                }
            }
        }
    }

    /// The lines that may contain a set: those of its wave and of waves around it, or those of days; of its own
    /// place or of any; of its own stage, and for a list also of what was done.
    fn candidates(&self, sets: &Sets<'_>, own: &Extent) -> Vec<usize> {
        let mut waves: Vec<Option<WaveId>> = Vec::new();
        if self.by_wave {
            let mut at = own.line.wave.as_ref();
            while let Some(wave) = at {
                waves.push(Some(wave.clone()));
                at = sets.ledger.wave(wave).and_then(ReleaseWave::within);
            }
        } else {
            waves.push(None);
        }
        let mut kinds: BTreeSet<Kind> = BTreeSet::new();
        for wave in waves {
            let same = Kind {
                wave,
                ..Kind::of(&own.line)
            };
            let anywhere = Kind {
                place: None,
                ..same.clone()
            };
            for kind in [same, anywhere] {
                kinds.insert(Kind {
                    stage: Stage::Executed,
                    verifiers: Vec::new(),
                    ..kind.clone()
                });
                kinds.insert(kind);
            }
        }
        kinds
            .iter()
            .filter_map(|kind| self.of_kind.get(kind))
            .flatten()
            .copied()
            .collect()
    }
}

/// In what a line and one that contains it agree, or differ in one way alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    wave: Option<WaveId>,
    stage: Stage,
    unit: Unit,
    place: Option<String>,
    verifiers: Vec<SourceId>,
}

impl Kind {
    fn of(line: &Line) -> Self {
        Self {
            wave: line.wave.clone(),
            stage: line.stage,
            unit: line.unit,
            place: line.place.clone(),
            verifiers: line.verifiers.clone(),
        }
    }
}

fn lined(sets: &Sets<'_>, line: &Line, mut own: Vec<usize>) -> Lined {
    let span = |at: usize| sets.extent(at).map(|extent| extent.span);
    let whole = |at: usize| sets.extent(at).is_some_and(|extent| extent.all_of_wave);
    own.sort_by_key(|&at| (whole(at), span(at).map(|span| (span.end().0, span.beginning()))));
    let first = own.first().and_then(|&at| span(at));
    let nested = own.iter().filter_map(|&at| span(at)).all(|span| {
        span.is_known_beginning() && first.is_some_and(|first| first.beginning() == span.beginning())
    });
    Lined {
        line: line.clone(),
        sets: own,
        nested,
    }
}

/// Drops what is around something around a set: it is reached through that.
fn keep_smallest(sets: &mut Sets<'_>) {
    for inner in 0..sets.all.len() {
        let Some(set) = sets.all.get(inner).filter(|set| set.inside.len() > 1) else {
            continue;
        };
        let around: Vec<usize> = set.inside.keys().copied().collect();
        let reached = |outer: &usize| {
            around.iter().any(|through| {
                through != outer
                    && sets.lies_in(*through, *outer, MOST_AROUND)
                    // Sets that lie in one another are the same people; both stay.
                    && !sets.lies_in(*outer, *through, MOST_AROUND)
            })
        };
        let spare: Vec<usize> = around.iter().copied().filter(|outer| reached(outer)).collect();
        if let Some(set) = sets.all.get_mut(inner) {
            for outer in spare {
                set.inside.remove(&outer);
            }
        }
    }
}
