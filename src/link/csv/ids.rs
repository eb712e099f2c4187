//! Ids: one for each record, and none twice.

use crate::link::csv::kind::Kind;
use crate::link::csv::report::{Reason, Rejected};
use crate::link::csv::table::{File, Record, Table};

/// Gives every record its id. Records without one where there should be, and repeated ones, are rejected.
pub(super) fn identify(table: &mut Table, is_qualified: bool) {
    let mut ids = proposed(table, is_qualified);
    let mut reasons = vec![None; ids.len()];
    for (id, reason) in ids.iter().zip(&mut reasons) {
        if id.is_empty() {
            *reason = Some(Reason::NoId);
        }
    }
    let listings: Vec<&str> = table.listings().collect();
    let is_shared = apart(table, &mut ids, &listings, &mut reasons);
    // What was put before an id may have made it equal to another.
    apart(table, &mut ids, &[], &mut reasons);

    let column = table.of_kind(Kind::Id).next();
    if is_shared && let Some(column) = column.and_then(|column| table.columns.get_mut(column)) {
        let doubt = "some ids are of several listings and have the listing before them";
        column.doubts.push(doubt.to_owned());
    }

    let records = std::mem::take(&mut table.records);
    for ((mut record, id), reason) in records.into_iter().zip(ids).zip(reasons) {
        if let Some(reason) = reason {
            let file = table.files.get(record.file).map_or("", File::name);
            table.rejected.push(Rejected {
                file: file.to_owned(),
                first: record.first,
                last: record.last,
                reason,
            });
        } else {
            record.id = id.into_boxed_str();
            table.records.push(record);
        }
    }
}

/// The id as written, or the line; empty where it is missing. Qualified, with the listing or the file before it.
fn proposed(table: &Table, is_qualified: bool) -> Vec<String> {
    let column = table.of_kind(Kind::Id).next();
    let id = |(record, listing): (&Record, &str)| {
        let file = table.files.get(record.file);
        if let Some(column) =
            column.filter(|column| file.is_some_and(|file| file.places.contains_key(column)))
        {
            let id = table.cell(record, column).unwrap_or_default().trim();
            let listing = match listing {
                "" => file.map_or("", File::name),
                listing => listing,
            };
            return if is_qualified && !id.is_empty() {
                format!("{listing}/{id}")
            } else {
                id.to_owned()
            };
        }
        match file.filter(|_| is_qualified || table.files.len() > 1) {
            Some(file) => format!("{}:{}", file.name, record.first),
            None => record.first.to_string(),
        }
    };
    table.records.iter().zip(table.listings()).map(id).collect()
}

/// Of records with one id and one listing, all but the first are given a reason; an id that several listings have
/// gets the listing before it. Without listings, all are of one. Whether there are such ids.
fn apart(table: &Table, ids: &mut [String], listings: &[&str], reasons: &mut [Option<Reason>]) -> bool {
    let key = |at: &usize| {
        let listing = listings.get(*at).copied().unwrap_or_default();
        (ids.get(*at).map(String::as_str), listing, *at)
    };
    let is_free = |at: &usize| reasons.get(*at).is_some_and(Option::is_none);
    let mut order: Vec<usize> = (0..ids.len()).filter(is_free).collect();
    order.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    let mut repeated = Vec::new();
    let mut shared = Vec::new();
    for same in order.chunk_by(|one, other| key(one).0 == key(other).0) {
        let listings = same.chunk_by(|one, other| key(one).1 == key(other).1);
        let is_shared = listings.clone().count() > 1;
        for group in listings {
            let Some((first, more)) = group.split_first() else {
                continue;
            };
            repeated.extend(more.iter().map(|at| (*at, *first)));
            shared.extend(is_shared.then_some(*first));
        }
    }
    let is_any_shared = !shared.is_empty();
    for at in shared {
        if let (Some(id), Some(listing)) = (ids.get_mut(at), listings.get(at)) {
            *id = format!("{listing}/{id}");
        }
    }
    for (at, first) in repeated {
        if let (Some(reason), Some(first)) = (reasons.get_mut(at), table.records.get(first)) {
            let file = table.files.get(first.file).map_or("", File::name);
            *reason = Some(Reason::RepeatedId {
                file: file.to_owned(),
                line: first.first,
            });
        }
    }
    is_any_shared
}
