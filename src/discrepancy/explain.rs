//! From two claims to the reasons for which their figures differ.

use crate::bounds::Bounds;
use crate::discrepancy::entry::Evidence;
use crate::discrepancy::measured::OnRecord;
use crate::discrepancy::reason::{Amount, Explanation, Makeup, Reason, ReasonKind, Slip};
use crate::discrepancy::relax::{Relaxation, Side, bare, comparable, differences};
use crate::discrepancy::slip::slip;
use crate::figure::{Figure, Form};
use crate::model::claim::Claim;
use crate::model::vocabulary::Stage;

/// The evidence of a ledger arranged for asking why two figures differ. O(n log n) to prepare.
///
/// ```
/// use cotejo::discrepancy::{Explainer, ReasonKind};
/// use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};
/// let claim = |id: &str, figure: &str| ClaimDraft::new(id).count("released").wave("may").figure(figure);
/// let ledger = Ledger::try_from(
///     Draft::new()
///         .with_source(SourceDraft::new("gov").kind("government"))
///         .with_source(SourceDraft::new("monitor").kind("monitor"))
///         .with_wave(WaveDraft::new("may").window("2026-05-01"))
///         .with_claim(claim("g", "116").by("gov"))
///         .with_claim(claim("m", "41").by("monitor").stage("verified")),
/// )?;
/// let found = reconcile(&ledger, &Settings::default());
/// let evidence = found.evidence();
/// let (g, m) = (ledger.claim(&"g".parse()?).ok_or("g")?, ledger.claim(&"m".parse()?).ok_or("m")?);
/// let why = Explainer::new(&evidence).between(g, m).ok_or("both give numbers")?;
/// assert_eq!((why.gap, why.remainder), (75, 0));
/// assert_eq!(why.reasons.first().map(|reason| reason.kind), Some(ReasonKind::Stage));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Explainer<'e>(OnRecord<'e>);

impl<'e> Explainer<'e> {
    /// Arranges the evidence.
    #[must_use]
    pub fn new(evidence: &'e Evidence<'e>) -> Self {
        Self(OnRecord::new(evidence))
    }

    /// Why the figures of two claims differ; `None` when one gives no number, or they count things of
    /// different kinds (people released, people held).
    ///
    /// Symmetric. Every reason is a relaxation of the comparison: it explains the gap less the gap that
    /// is left with that one difference allowed for. A narrower population, an earlier date, a verified
    /// list are *floors* for what they are set against; where neither side contains the other, the
    /// difference may be of any size. A reason is offered only where the difference it names is on
    /// record, and *measured* where other figures on record give its size. O(log n) and the size of
    /// the wave, at most a constant number of figures of it.
    ///
    /// Limits: sums are tried of two or three figures; a slip is one digit dropped, glued or exchanged
    /// with its neighbour; a shift is of one day.
    #[must_use]
    pub fn between(&self, one: &Claim, other: &Claim) -> Option<Explanation> {
        let (one, other) = if one.id() <= other.id() {
            (one, other)
        } else {
            (other, one)
        };
        let (a, b) = (self.side(one)?, self.side(other)?);
        if !comparable(a.quantity, b.quantity) {
            return None;
        }
        let figures = [a.figure(), b.figure()];
        let gap = a.figure().gap(b.figure());
        let mut explanation = Explanation {
            claims: [one.id().clone(), other.id().clone()],
            figures,
            gap,
            reasons: Vec::new(),
            without_effect: Vec::new(),
            remainder: gap,
            beyond_measured: gap,
        };
        if gap == 0 {
            return Some(explanation);
        }
        let mut found: Vec<(Relaxation, Option<String>)> = Vec::new();
        found.extend(self.at_face(&a, &b).into_iter().map(|one| (one, None)));
        let face: Vec<ReasonKind> = found.iter().map(|(one, _)| one.kind).collect();
        for (first, side) in [(true, &a), (false, &b)] {
            for reading in side.claim.readings() {
                let label = reading.label().unwrap_or("another reading").to_owned();
                let Some(read) = self.read(reading.claim(), side) else {
                    continue;
                };
                let (x, y) = if first { (&read, &b) } else { (&a, &read) };
                let new = differences(self.0.evidence, x, y).into_iter();
                let new = new.filter(|one| !face.contains(&one.kind));
                found.extend(new.map(|one| (one, Some(label.clone()))));
                if read.figure() != side.figure() {
                    let widened = bare(ReasonKind::Reading, Some(side.claim), [x.figure(), y.figure()]);
                    found.push((widened, Some(label)));
                }
            }
        }
        let (mut all, mut of_known_size) = (figures, figures);
        for (relaxation, reading) in found {
            let widen = |figures: &mut [Bounds; 2]| {
                for (side, wider) in figures.iter_mut().zip(relaxation.sides) {
                    *side = side.hull(wider);
                }
            };
            let mut sides = figures;
            widen(&mut sides);
            widen(&mut all);
            if relaxation.amount != Amount::Open {
                widen(&mut of_known_size);
            }
            let [x, y] = sides;
            let leaves = x.gap(y);
            if leaves == gap {
                if !explanation.without_effect.contains(&relaxation.kind) {
                    explanation.without_effect.push(relaxation.kind);
                }
                continue;
            }
            explanation.reasons.push(Reason {
                kind: relaxation.kind,
                of: relaxation.of,
                aspect: relaxation.aspect,
                slip: relaxation.slip,
                claims: relaxation.claims,
                reading,
                explains: gap - leaves,
                leaves,
                amount: relaxation.amount,
            });
        }
        let [x, y] = all;
        explanation.remainder = x.gap(y);
        let [x, y] = of_known_size;
        explanation.beyond_measured = x.gap(y);
        explanation.reasons.sort_by(|p, q| order(p).cmp(&order(q)));
        explanation.reasons.dedup();
        let explained: Vec<ReasonKind> = explanation.reasons.iter().map(|reason| reason.kind).collect();
        explanation
            .without_effect
            .retain(|kind| !explained.contains(kind));
        explanation.without_effect.sort();
        Some(explanation)
    }

    /// The ways in which a claim's exact number is the sum of two or three other numbers on record, of
    /// its wave, of waves inside it, or of days inside its own.
    ///
    /// So a *mixed-voice sum* is recognised (186 = 99 announced by one + 87 counted by another) and a
    /// sum that counts people twice (133 = 116 + 17, both since one day). Arithmetic, not proof.
    #[must_use]
    pub fn makeups(&self, claim: &Claim) -> Vec<Makeup> {
        self.0.parts.sums(claim)
    }

    fn side<'c>(&self, claim: &'c Claim) -> Option<Side<'c>> {
        let known = claim.figure().is_some_and(|figure| !figure.is_unknown());
        let spread = self.0.evidence.spread(claim).filter(|_| known)?;
        Side::of(self.0.evidence, claim, spread)
    }

    /// A claim under another reading.
    fn read<'c>(&self, claim: &'c Claim, face: &Side<'_>) -> Option<Side<'c>> {
        let spread = if claim.figure() == face.claim.figure() {
            face.spread
        } else {
            let figure = claim.figure().filter(|figure| !figure.is_unknown())?;
            let operand = || {
                self.0
                    .evidence
                    .spread(self.0.evidence.ledger.claim(figure.operand()?)?)
            };
            figure
                .spread(self.0.evidence.lexicon())
                .or_else(|| operand().map(|operand| figure.relative_to(operand)))?
        };
        Side::of(self.0.evidence, claim, spread)
    }

    fn at_face(&self, a: &Side<'_>, b: &Side<'_>) -> Vec<Relaxation> {
        let mut found: Vec<Relaxation> = differences(self.0.evidence, a, b);
        for relaxation in &mut found {
            match relaxation.kind {
                ReasonKind::Window | ReasonKind::PartOfWhole => self.0.measure_days(relaxation, a, b),
                ReasonKind::AsOf => self.0.measure_flows(relaxation, a, b),
                _ => {}
            }
        }
        for (first, side) in [(true, a), (false, b)] {
            let other = if first { b } else { a };
            let place = |own: Bounds| {
                if first {
                    [own, other.figure()]
                } else {
                    [other.figure(), own]
                }
            };
            found.extend(self.0.superseded(side).map(|(by, own)| Relaxation {
                claims: vec![by],
                amount: Amount::Measured,
                ..bare(ReasonKind::Superseded, Some(side.claim), place(own))
            }));
            found.extend(self.0.later_lists(side).map(|(later, own)| Relaxation {
                claims: later,
                amount: Amount::Measured,
                ..bare(ReasonKind::Lag, Some(side.claim), place(own))
            }));
            // That a number is round is worth saying only where it would close the gap.
            let round = rounded(self.0.evidence, side);
            let round = round.filter(|(own, vague)| *vague || own.gap(other.figure()) == 0);
            found.extend(round.map(|(own, _)| Relaxation {
                amount: Amount::Sized,
                ..bare(ReasonKind::Rounding, Some(side.claim), place(own))
            }));
            for sum in self.makeups(side.claim) {
                let (kind, own, amount) = match (sum.union, sum.by_one_voice) {
                    (Some(union), _) => (ReasonKind::Overlap, union, Amount::Sized),
                    (None, Some(own)) if sum.mixed => (ReasonKind::MixedVoices, own, Amount::Sized),
                    // No voice gives all the parts, so nothing says what its own sum would be.
                    (None, None) if sum.mixed => (ReasonKind::MixedVoices, Bounds::ANY, Amount::Open),
                    (None, _) => continue,
                };
                found.push(Relaxation {
                    claims: sum.parts,
                    amount,
                    ..bare(kind, Some(side.claim), place(own))
                });
            }
            let exact = |side: &Side<'_>| match side.claim.figure().map(Figure::form) {
                Some(&Form::Exactly(number)) => Some(number),
                _ => None,
            };
            if let Some((slip, meant)) = exact(side).zip(exact(other)).and_then(|(a, b)| slip(a, b)) {
                // Which of two exchanged numbers was meant, they do not say.
                let either = slip == Slip::DigitsTransposed;
                if first || !either {
                    found.push(Relaxation {
                        slip: Some(slip),
                        amount: Amount::Sized,
                        ..bare(
                            ReasonKind::Transcription,
                            Some(side.claim).filter(|_| !either),
                            place(Bounds::exactly(meant)),
                        )
                    });
                }
            }
        }
        found.extend(self.0.revised(a, b));
        found
    }
}

/// A vague figure at its widest; a round number that is no list as if "about" stood before it. And whether
/// it was said to be vague.
fn rounded(evidence: &Evidence<'_>, side: &Side<'_>) -> Option<(Bounds, bool)> {
    let listed = side.quantity.stage() == Stage::Verified;
    let (wide, vague) = match side.claim.figure()?.form() {
        &Form::Exactly(number) if number >= 10 && number.is_multiple_of(10) && !listed => {
            let about = Figure::new(Form::About(number)).ok()?;
            (about.spread(evidence.lexicon())?.core(), false)
        }
        _ => (side.spread.support(), true),
    };
    (wide != side.figure()).then_some((wide, vague))
}

/// Measured first, then those that explain more, then by kind and what they name.
fn order(reason: &Reason) -> impl Ord + '_ {
    (
        reason.amount,
        std::cmp::Reverse(reason.explains),
        reason.reading.is_some(),
        reason.kind,
        reason.aspect,
        &reason.of,
        &reason.claims,
        &reason.reading,
    )
}

/// Why the figures of two claims differ; see [`Explainer::between`], which is cheaper for many pairs.
#[must_use]
pub fn explain(evidence: &Evidence<'_>, one: &Claim, other: &Claim) -> Option<Explanation> {
    Explainer::new(evidence).between(one, other)
}
