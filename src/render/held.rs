//! Still held: every stock, drawn and judged.

use std::collections::BTreeMap;

use crate::discrepancy::StockReport;
use crate::id::{PopulationId, WaveId};
use crate::model::vocabulary::Unit;
use crate::render::chart::{MOST_ROWS, Row, chart};
use crate::render::layout::{Columns, Page, clean};
use crate::render::names::Speech;
use crate::render::near::judge;
use crate::render::words::{capital, counted, listed};

const MOST_DATES: usize = 6;
const MOST_STOCKS: usize = 40;

/// Population, place, wave and unit of a stock.
type Key<'a> = (
    Option<&'a PopulationId>,
    Option<&'a str>,
    Option<&'a WaveId>,
    Unit,
);

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let evidence = speech.found.evidence();
    let mut groups: BTreeMap<Key<'_>, Vec<Row<'_>>> = BTreeMap::new();
    for utterance in speech
        .found
        .utterances()
        .iter()
        .filter(|utterance| utterance.superseded_by().is_none())
    {
        let Some(claim) = speech.ledger.claim(utterance.id()) else {
            continue;
        };
        let Some(quantity) = claim.quantity().filter(|quantity| quantity.measure().is_stock()) else {
            continue;
        };
        let (Some(spread), Some(false)) = (evidence.spread(claim), claim.figure().map(|f| f.is_unknown()))
        else {
            continue;
        };
        let key = (
            quantity.population(),
            quantity.place(),
            quantity.wave(),
            quantity.unit(),
        );
        groups.entry(key).or_default().push(Row { claim, spread });
    }
    if groups.is_empty() {
        return;
    }
    let days = speech.found.settings().stock_tolerance();
    page.heading(
        "3 STILL HELD",
        &format!(
            "Each voice's figure nearest a date is compared, within {} of it",
            counted(usize::try_from(days).unwrap_or(0), "day", "days")
        ),
    );
    let mut reports: BTreeMap<Key<'_>, Vec<&StockReport>> = BTreeMap::new();
    for stock in speech
        .found
        .stocks()
        .iter()
        .filter(|stock| stock.group.entries.len() + stock.lists.len() > 1)
    {
        let key = (
            stock.population.as_ref(),
            stock.place.as_deref(),
            stock.wave.as_ref(),
            stock.unit,
        );
        reports.entry(key).or_default().push(stock);
    }
    let more = groups.len().saturating_sub(MOST_STOCKS);
    for (key, mut rows) in groups.into_iter().take(MOST_STOCKS) {
        rows.sort_by(|a, b| {
            let day = |row: &Row<'_>| row.claim.dated().map(|when| (when.earliest(), when.latest()));
            (a.claim.set_apart().is_some(), day(a), a.claim.id()).cmp(&(
                b.claim.set_apart().is_some(),
                day(b),
                b.claim.id(),
            ))
        });
        let whom = key.0.map_or_else(
            || "people in custody, whom is not said".to_owned(),
            |id| speech.population(id),
        );
        let place = key
            .1
            .map_or_else(String::new, |place| format!(", {}", clean(place)));
        let unit = if key.3 == Unit::Person {
            String::new()
        } else {
            format!(", counted in {}s", key.3)
        };
        let wave = key.2.and_then(|id| speech.ledger.wave(id));
        let wave = wave.map_or_else(String::new, |wave| format!(", of “{}”", clean(wave.label())));
        page.paragraph(2, &format!("{}{place}{wave}{unit}", capital(&whom)));
        if !rows
            .iter()
            .any(|row| row.spread.core().lo() > 1 || row.spread.core().hi().is_some())
        {
            for row in rows.iter().take(MOST_ROWS) {
                let text = format!("{}, {}", speech.says(row.claim.id()), speech.dated(row.claim));
                page.row(
                    Columns {
                        indent: 2,
                        label: 0,
                        figure: 0,
                    },
                    "",
                    "",
                    &text,
                    &speech.cite_utterance(row.claim.id()),
                );
            }
            continue;
        }
        let top = rows
            .iter()
            .map(|row| row.spread.support().hi().unwrap_or(row.spread.core().lo()))
            .max();
        chart(speech, page, &rows, top.unwrap_or(1).max(1));
        let reports = reports.get(&key).map_or(&[][..], Vec::as_slice);
        let earlier = reports.len().saturating_sub(MOST_DATES);
        for report in reports.iter().skip(earlier) {
            page.paragraph(2, &judge(speech, report));
        }
        if earlier > 0 {
            page.line(&format!(
                "  and {} before, in the data",
                counted(earlier, "date", "dates")
            ));
        }
        if rows.len() > 1 {
            series(speech, page, &rows);
        }
    }
    if more > 0 {
        page.line(&format!(
            "  and {} more, in the data",
            counted(more, "stock", "stocks")
        ));
    }
}

/// Whether some voice's own dates could be checked against releases.
fn series(speech: &Speech<'_>, page: &mut Page, rows: &[Row<'_>]) {
    let mut dates: BTreeMap<&crate::dedup::Voice, Vec<&crate::when::When>> = BTreeMap::new();
    for row in rows {
        let voices = speech
            .found
            .utterances()
            .of(row.claim.id())
            .map_or(&[][..], crate::dedup::Utterance::voices);
        for voice in voices.iter().filter(|voice| voice.is_named()) {
            dates.entry(voice).or_default().extend(row.claim.dated());
        }
    }
    let several = dates.into_iter().filter(|(_, dates)| {
        dates
            .iter()
            .any(|date| dates.iter().any(|other| !date.may_meet(other)))
    });
    let balanced = |voice: &crate::dedup::Voice| {
        let own = speech.found.balances().iter().filter(|own| own.voice == *voice);
        own.flat_map(|own| [&own.from.claim, &own.to.claim])
            .any(|id| rows.iter().any(|row| row.claim.id() == id))
    };
    let (checked, other): (Vec<_>, Vec<_>) =
        several.map(|(voice, _)| voice).partition(|voice| balanced(voice));
    let names = |voices: &[&crate::dedup::Voice]| {
        let names: Vec<String> = voices.iter().map(|voice| speech.voice(voice)).collect();
        let verb = if names.len() == 1 { "gives" } else { "give" };
        format!("{} {verb} more than one date", listed(&names))
    };
    let text = match (checked.as_slice(), other.as_slice()) {
        ([], []) => "No voice gives two dates, so no stock can be checked against releases.".to_owned(),
        ([], other) => format!("{}; no two of them can be balanced.", names(other)),
        (checked, _) => format!("{}: checked under STOCK AND FLOW.", names(checked)),
    };
    page.paragraph(2, &text);
}
