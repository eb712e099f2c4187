//! One edition against the roll before it: who is new, back, changed and gone.

use std::collections::BTreeSet;

use crate::listing::editions::{Edition, Former};
use crate::listing::lives::Lives;
use crate::listing::report::{Certainty, Changed, Field, Gone, ListingReport, NewPerson, Returned};
use crate::listing::roster::{Roster, Row};
use crate::listing::side::{Candidates, Side};
use crate::model::detainee::{CustodyEvent, Detainee};
use crate::model::vocabulary::{Coverage, Measure};
use crate::when::When;

/// Fills in what changed. O(m log n) for an edition of m
/// rows, and for a complete edition O((m + n) log n) with a roll of n.
pub(super) fn compare<'a>(
    report: &mut ListingReport,
    roster: &Roster<'a>,
    lives: &Lives<'_>,
    edition: &Edition<'_, 'a>,
    former: &Former<'_, '_, 'a>,
) {
    let before = &former.side;
    let mut now = Side::default();
    now.add(&edition.rows, edition.open(), edition.total.withheld.support());
    let matched: BTreeSet<usize> = now
        .persons
        .keys()
        .copied()
        .filter(|one| before.persons.contains_key(one))
        .collect();
    let at = edition.listing.as_of().and_then(When::latest);

    let left = Candidates::new(before, &matched);
    for (&person, rows) in now.persons.iter().filter(|(one, _)| !matched.contains(one)) {
        report.unjoined.here += rows.len();
        match former.last_seen.get(&person) {
            Some(last) if last.on_roll => report.returned.extend(roster.id(person).map(|id| Returned {
                person: id.clone(),
                records: ids(rows),
                last: last.listing.id().clone(),
                rearrest: lives.rearrest(person, at).cloned(),
            })),
            seen => {
                let mut who = now.unmatched(roster, person, &left);
                if let Some(who) = who.as_mut().filter(|_| !former.is_complete()) {
                    // What came before covers only some: anybody may have been there unlisted.
                    who.certainty = who.certainty.max(Certainty::PerhapsUnlisted);
                }
                report.new_persons.extend(who.map(|who| NewPerson {
                    who,
                    seen: seen.map(|last| last.listing.id().clone()),
                }));
            }
        }
    }
    let mut joined = 0;
    for person in &matched {
        let (Some(earlier), Some(later)) = (before.persons.get(person), now.persons.get(person)) else {
            continue;
        };
        joined += earlier.len();
        let fields = fields(&records(earlier), &records(later));
        if let (Some(id), false) = (roster.id(*person), fields.is_empty()) {
            report.changed.push(Changed {
                person: id.clone(),
                before: ids(earlier),
                now: ids(later),
                fields,
            });
        }
    }
    report.unjoined.before = before.rows - joined;
    if edition.listing.coverage() == Coverage::Complete && former.is_complete() {
        let entered = Candidates::new(&now, &matched);
        for &person in before.persons.keys().filter(|one| !matched.contains(one)) {
            let Some(who) = before.unmatched(roster, person, &entered) else {
                continue;
            };
            let said = lives.at(person, at).cloned();
            match said.as_ref().map(|notice| notice.what) {
                _ if report.roll.wave.is_some() => report.withdrawn.push(who),
                Some(Measure::Released | Measure::Expelled | Measure::Exchanged) => {
                    report
                        .gone_after_release
                        .extend(said.map(|notice| Gone { who, notice }));
                }
                Some(Measure::Died | Measure::Escaped | Measure::Transferred | Measure::Delisted) => {
                    report
                        .gone_otherwise
                        .extend(said.map(|notice| Gone { who, notice }));
                }
                _ => report.gone_without_release.push(who),
            }
        }
    }
    sort(report);
}

/// By person, which is not the order in which records came to be persons.
fn sort(report: &mut ListingReport) {
    report.new_persons.sort();
    report.returned.sort();
    report.changed.sort();
    report.gone_without_release.sort();
    report.gone_after_release.sort();
    report.gone_otherwise.sort();
    report.withdrawn.sort();
}

fn ids(rows: &[&Row<'_>]) -> Vec<crate::id::DetaineeId> {
    rows.iter().map(|row| row.record.id().clone()).collect()
}

fn records<'a>(rows: &[&Row<'a>]) -> Vec<&'a Detainee> {
    rows.iter().map(|row| row.record).collect()
}

/// The fields in which the records of one person differ, before and now.
fn fields(before: &[&Detainee], now: &[&Detainee]) -> Vec<Field> {
    fn differ<'d, T: Ord>(sides: [&[&'d Detainee]; 2], get: impl Fn(&'d Detainee) -> T) -> bool {
        let [before, now] = sides.map(|side| side.iter().map(|one| get(one)).collect::<BTreeSet<T>>());
        before != now
    }
    let sides = [before, now];
    let differs = |field: &Field| match field {
        Field::Name => differ(sides, |d| d.name().map(|name| name.reveal())),
        Field::Aliases => differ(sides, |d| d.aliases().reveal()),
        Field::Sex => differ(sides, Detainee::sex),
        Field::Born => differ(sides, |d| d.born().map(|born| born.reveal())),
        Field::Birthplace => differ(sides, |d| d.birthplace().map(|place| place.reveal())),
        Field::Residence => differ(sides, |d| d.residence().map(|place| place.reveal())),
        Field::Nationalities => differ(sides, Detainee::nationalities),
        Field::Identifiers => differ(sides, |d| d.identifiers().reveal()),
        Field::Occupation => differ(sides, |d| d.occupation().map(|text| text.reveal())),
        Field::Category => differ(sides, Detainee::category),
        Field::Events => differ(sides, |d| d.events().iter().map(event).collect::<Vec<_>>()),
        Field::Facility => differ(sides, |d| {
            let facilities = d.events().iter().filter_map(CustodyEvent::facility);
            facilities.map(|place| place.reveal()).collect::<Vec<_>>()
        }),
        Field::Consent => differ(sides, Detainee::consent),
        Field::Sensitivity => differ(sides, Detainee::sensitivity),
        Field::Attributes => differ(sides, |d| d.attributes().reveal()),
        Field::Note => differ(sides, |d| d.note().map(|text| text.reveal())),
    };
    let mut found = Field::ALL.to_vec();
    found.retain(differs);
    found
}

/// An event without its prison, which is a field of its own.
fn event(event: &CustodyEvent) -> impl Ord + '_ {
    (
        (event.what(), event.outcome(), event.when()),
        (
            event.place().map(|place| place.reveal()),
            event.wave(),
            event.by(),
        ),
    )
}
