//! From rows to utterances, with the evidence for every join.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::dedup::alike::look_alikes;
use crate::dedup::utterance::{
    Apart, ApartReason, Hearing, Join, JoinEvidence, RowCount, Utterance, Utterances,
};
use crate::dedup::voice::{Voice, voices_of};
use crate::duplicates::duplicates;
use crate::figure::Figure;
use crate::id::{ClaimId, SourceId};
use crate::model::claim::{Claim, Reference};
use crate::model::judgement::Decision;
use crate::model::ledger::Ledger;
use crate::model::quantity::{Quantity, Undated};
use crate::model::vocabulary::{Aspect, RelationKind, StatementKind};
use crate::partition::Partition;
use crate::when::When;

/// What two rows must share to be one saying without anybody's judgement.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Saying<'a> {
    voices: &'a [Voice],
    quantity: Option<Undated<'a>>,
    figure: Option<&'a Figure>,
    as_of: Days,
    said: Days,
    /// What a row without a figure says; empty for one with a figure.
    content: Option<Content<'a>>,
}

/// The days a date covers, whatever marks it carries: `2026-01-12~` and `2026-01-12` are one date.
type Days = Option<(Option<Date>, Option<Date>)>;

type Content<'a> = (
    Option<StatementKind>,
    &'a [Reference],
    Vec<(RelationKind, &'a ClaimId)>,
    Option<&'a str>,
    Option<&'a str>,
);

fn days(when: Option<&When>) -> Days {
    when.map(|when| (when.earliest(), when.latest()))
}

fn saying<'a>(claim: &'a Claim, voices: &'a [Voice]) -> Saying<'a> {
    let content = claim.figure().is_none().then(|| {
        let bearing = claim.relations().iter().filter(|relation| {
            !matches!(
                relation.kind(),
                RelationKind::SameUtterance | RelationKind::Reprints
            )
        });
        let bearing = bearing
            .map(|relation| (relation.kind(), relation.claim()))
            .collect();
        (
            claim.statement(),
            claim.about(),
            bearing,
            claim.label(),
            claim.note(),
        )
    });
    let undated = claim.quantity().and_then(Quantity::as_of).is_none();
    Saying {
        voices,
        quantity: claim.quantity().map(Quantity::undated_key),
        figure: claim.figure(),
        as_of: days(claim.quantity().and_then(Quantity::as_of)),
        // Without a day of its own, a row is of the day its page came out.
        said: days(claim.said().or_else(|| claim.published().filter(|_| undated))),
        content,
    }
}

/// Joins the rows of a ledger into utterances.
///
/// Joined are, in this order: rows judged one utterance or related by `same_utterance` or
/// `reprints`; then rows of the same voice with the same quantity, said-date and figure (a row
/// without a figure: the same statement, relations, label and note). A *different utterances*
/// judgement is never overruled. Rows by nobody are joined only within a page. Every join carries
/// its evidence; look-alikes that were not joined are listed with the reason.
///
/// Deterministic and independent of the order of the file; O(n log² n).
#[must_use]
pub fn utterances(ledger: &Ledger) -> Utterances {
    let claims: Vec<&Claim> = ledger.claims().collect();
    let voices: Vec<Vec<Voice>> = claims.iter().map(|claim| voices_of(ledger, claim)).collect();
    let said: Vec<Saying<'_>> = claims
        .iter()
        .zip(&voices)
        .map(|(claim, voices)| saying(claim, voices))
        .collect();
    let mut sayings = duplicates(&said);
    for rows in &mut sayings {
        // What is printed again is heard with what it repeats, and with nothing else that reads alike: a reprint
        // of a correction would join it to what it corrects.
        rows.retain(|&at| {
            let repeats = claims
                .get(at)
                .map(|row| row.related(RelationKind::Reprints).count());
            repeats == Some(0)
        });
        rows.sort_by_key(|&at| (claims.get(at).map(|row| printed(row)), at));
    }

    let mut partition = Partition::new(claims.len());
    for (group, judgement) in ledger.judgements().iter().enumerate() {
        if let Decision::DifferentUtterances(ids) = judgement.decision() {
            partition.keep_apart(group, ids.iter().filter_map(|id| place(&claims, id)));
        }
    }
    let mut made: Vec<(usize, Join)> = Vec::new();
    let mut apart: BTreeSet<Apart> = BTreeSet::new();
    let wanted = wanted(ledger, &claims, &sayings);
    // A row declared to be a hearing of another does not stand for the utterance.
    let heard_of: BTreeSet<usize> = wanted
        .iter()
        .filter(|want| want.declared)
        .map(|want| want.other)
        .collect();
    for Wanted {
        one, other, evidence, ..
    } in wanted
    {
        let (Some(a), Some(b)) = (claims.get(one), claims.get(other)) else {
            continue;
        };
        let joined = partition.root(one) == partition.root(other);
        match partition.join(one, other) {
            Ok(()) if joined => {}
            Ok(()) => made.push((
                one,
                Join {
                    one: a.id().clone(),
                    other: b.id().clone(),
                    evidence,
                },
            )),
            Err(group) => {
                let because = ledger
                    .judgements()
                    .get(group)
                    .map_or("", |judgement| judgement.because())
                    .to_owned();
                let reason = ApartReason::Judged { because };
                apart.insert(Apart {
                    one: a.id().clone(),
                    other: b.id().clone(),
                    reason,
                });
            }
        }
    }

    let mut sets: Vec<(usize, usize)> = (0..claims.len()).map(|at| (partition.root(at), at)).collect();
    sets.sort_unstable();
    let mut joins: BTreeMap<usize, Vec<Join>> = BTreeMap::new();
    for (at, join) in made {
        joins.entry(partition.root(at)).or_default().push(join);
    }
    let mut found: Vec<Utterance> = sets
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|set| {
            let root = set.first()?.0;
            let rows: Vec<(usize, &Claim)> = set
                .iter()
                .filter_map(|&(_, at)| Some((at, *claims.get(at)?)))
                .collect();
            utterance(
                ledger,
                &rows,
                &voices,
                &heard_of,
                joins.remove(&root).unwrap_or_default(),
            )
        })
        .collect();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    let mut index: Vec<(ClaimId, usize)> = found
        .iter()
        .enumerate()
        .flat_map(|(at, utterance)| utterance.claims.iter().map(move |id| (id.clone(), at)))
        .collect();
    index.sort();

    let rows = claims.len();
    let reprinted = found.iter().map(|utterance| utterance.reprinted).sum();
    let counted = found.len();
    let mut apart_found = apart.len();
    look_alikes(ledger, &found, &mut apart, &mut apart_found);
    Utterances {
        all: found,
        rows: RowCount {
            rows,
            reprinted,
            counted,
            repeats: rows - counted - reprinted,
        },
        apart: apart.into_iter().take(Utterances::APART_LISTED).collect(),
        apart_found,
        index,
    }
}

/// Where a claim stands among all, which are in order of id.
fn place(claims: &[&Claim], id: &ClaimId) -> Option<usize> {
    claims.binary_search_by(|claim| claim.id().cmp(id)).ok()
}

/// In what two rows of one saying may still differ.
fn printed(row: &Claim) -> (&[SourceId], Option<&Quantity>, Option<&When>, Option<&When>) {
    (row.via(), row.quantity(), row.said(), row.published())
}

/// A join that the evidence asks for.
struct Wanted {
    one: usize,
    other: usize,
    evidence: JoinEvidence,
    /// Whether the other row says itself that it is a hearing of the one.
    declared: bool,
}

/// Every join the evidence asks for: judgements, then declared relations, then same sayings.
fn wanted(ledger: &Ledger, claims: &[&Claim], sayings: &[Vec<usize>]) -> Vec<Wanted> {
    let mut found = Vec::new();
    for judgement in ledger.judgements() {
        if let Decision::SameUtterance(ids) = judgement.decision() {
            let mut rows = ids.iter().filter_map(|id| place(claims, id));
            let Some(one) = rows.next() else { continue };
            let evidence = JoinEvidence::Judged {
                because: Some(judgement.because().to_owned()),
            };
            found.extend(rows.map(|other| Wanted {
                one,
                other,
                evidence: evidence.clone(),
                declared: false,
            }));
        }
    }
    for (other, claim) in claims.iter().enumerate() {
        for relation in claim.relations() {
            let evidence = match relation.kind() {
                RelationKind::Reprints => JoinEvidence::Reprinted,
                RelationKind::SameUtterance => {
                    let because = relation.because().or(claim.because()).map(str::to_owned);
                    JoinEvidence::Judged { because }
                }
                _ => continue,
            };
            let one = place(claims, relation.claim());
            found.extend(one.map(|one| Wanted {
                one,
                other,
                evidence,
                declared: true,
            }));
        }
    }
    // Copies first, whatever their ids: where like rows are kept apart, each joins its own.
    let next = sayings
        .iter()
        .flat_map(|rows| rows.iter().copied().zip(rows.iter().copied().skip(1)));
    let pairs = next.filter_map(|(one, other)| Some((one, *claims.get(one)?, other, *claims.get(other)?)));
    let (copies, others): (Vec<_>, Vec<_>) = pairs.partition(|(_, a, _, b)| printed(a) == printed(b));
    for (one, a, other, b) in copies.into_iter().chain(others) {
        let pages: BTreeSet<&SourceId> = a.via().iter().collect();
        let evidence = if b.via().iter().any(|page| pages.contains(page)) {
            JoinEvidence::Reprinted
        } else if a.by() == b.by() {
            JoinEvidence::SameSaying
        } else {
            JoinEvidence::SameOwner
        };
        found.push(Wanted {
            one,
            other,
            evidence,
            declared: false,
        });
    }
    found
}

fn utterance<'a>(
    ledger: &Ledger,
    rows: &[(usize, &'a Claim)],
    voices: &'a [Vec<Voice>],
    heard_of: &BTreeSet<usize>,
    mut joins: Vec<Join>,
) -> Option<Utterance> {
    if let [(at, only)] = rows {
        return Some(Utterance {
            id: only.id().clone(),
            claims: vec![only.id().clone()],
            voices: voices.get(*at).cloned().unwrap_or_default(),
            pages: in_order(only.via().to_vec()),
            joins,
            hearings: Vec::new(),
            reprinted: 0,
            superseded_by: ledger
                .superseded_by(only.id())
                .filter(|by| *by != only.id())
                .cloned(),
        });
    }
    // Rows are told apart by what they say before their ids, so that a copy stands for no other row.
    let content = |at: usize, claim: &'a Claim| {
        let own = voices.get(at).map_or(&[][..], Vec::as_slice);
        (saying(claim, own), printed(claim))
    };
    // A correction that says the same again replaces nothing of what was said.
    let (replaced, stand): (Vec<_>, Vec<_>) = rows
        .iter()
        .copied()
        .partition(|(_, claim)| ledger.superseded_by(claim.id()).is_some());
    let mut replaced: BTreeSet<_> = replaced
        .into_iter()
        .map(|(at, claim)| content(at, claim))
        .collect();
    for (at, claim) in stand
        .into_iter()
        .filter(|(_, claim)| claim.related(RelationKind::Corrects).next().is_some())
    {
        replaced.remove(&content(at, claim));
    }
    let says_most = |at: usize, claim: &'a Claim| {
        let width = |figure: &Figure| {
            let core = figure
                .spread(&crate::lexicon::Lexicon::default())
                .map(crate::spread::Spread::core);
            core.map_or((true, u64::MAX), |core| {
                (
                    core.hi().is_none(),
                    core.hi().map_or(u64::MAX, |hi| hi - core.lo()),
                )
            })
        };
        let content = content(at, claim);
        let superseded = replaced.contains(&content);
        (
            superseded,
            heard_of.contains(&at),
            claim.figure().is_none(),
            claim.figure().map(width),
            content,
            at,
        )
    };
    let (at, stands) = rows
        .iter()
        .min_by(|(a, one), (b, other)| says_most(*a, one).cmp(&says_most(*b, other)))?;
    let own_voices = voices.get(*at).cloned().unwrap_or_default();
    let mut distinct = BTreeSet::new();
    for (row, claim) in rows {
        let voices = voices.get(*row).map_or(&[][..], Vec::as_slice);
        distinct.insert((saying(claim, voices), claim.via()));
    }
    let mut claims: Vec<ClaimId> = rows.iter().map(|(_, claim)| claim.id().clone()).collect();
    claims.sort();
    let pages = rows.iter().flat_map(|(_, claim)| claim.via().iter().cloned());
    let pages = in_order(pages.collect());
    let hearings = rows
        .iter()
        .filter(|(row, _)| row != at)
        .map(|(row, claim)| Hearing {
            claim: claim.id().clone(),
            differs: differences(
                stands,
                claim,
                &own_voices,
                voices.get(*row).map_or(&[], Vec::as_slice),
            ),
        });
    let hearings = hearings.collect();
    // To correct one hearing is to correct what was said; a correction that says the same is a
    // hearing of it.
    let replacing = rows
        .iter()
        .filter_map(|(_, claim)| ledger.superseded_by(claim.id()));
    let superseded_by = replacing
        .filter(|id| claims.binary_search(id).is_err())
        .min()
        .cloned();
    joins.sort();
    Some(Utterance {
        id: stands.id().clone(),
        reprinted: rows.len() - distinct.len(),
        claims,
        voices: own_voices,
        pages,
        joins,
        hearings,
        superseded_by,
    })
}

/// In what another row differs from the one that stands.
fn in_order(mut pages: Vec<SourceId>) -> Vec<SourceId> {
    pages.sort();
    pages.dedup();
    pages
}

pub(super) fn differences(
    stands: &Claim,
    other: &Claim,
    voices: &[Voice],
    other_voices: &[Voice],
) -> Vec<Aspect> {
    let mut found = Vec::new();
    let mut check = |differs: bool, aspect: Aspect| {
        if differs {
            found.push(aspect);
        }
    };
    check(voices != other_voices, Aspect::Speaker);
    check(stands.figure() != other.figure(), Aspect::Figure);
    if let (Some(a), Some(b)) = (stands.quantity(), other.quantity()) {
        check(a.measure() != b.measure(), Aspect::Measure);
        check(a.stage() != b.stage(), Aspect::Stage);
        check(a.unit() != b.unit(), Aspect::Unit);
        check(a.population() != b.population(), Aspect::Population);
        check(a.place() != b.place(), Aspect::Place);
        check(a.wave() != b.wave(), Aspect::Wave);
        check(
            a.window().map(When::days) != b.window().map(When::days),
            Aspect::Window,
        );
        check(a.outcome() != b.outcome(), Aspect::Outcome);
        // A hearing without a date of its own does not disagree about it.
        check(
            other.quantity().and_then(Quantity::as_of).is_some() && days(a.as_of()) != days(b.as_of()),
            Aspect::AsOf,
        );
    }
    check(
        other.said().is_some() && stands.said().is_some() && days(stands.said()) != days(other.said()),
        Aspect::Said,
    );
    found
}
