//! Still held: every stock on one scale, and whether those near one date fit.

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::dedup::ApartReason;
use crate::discrepancy::StockReport;
use crate::id::{ClaimId, PopulationId, WaveId};
use crate::model::claim::Claim;
use crate::model::vocabulary::Unit;
use crate::render::layout::{Columns, Page, clean, cut, pad, width, wrap};
use crate::render::names::{Speech, independent};
use crate::render::words::{self, bounds, capital, counted, listed, number};
use crate::spread::Spread;

const MOST_ROWS: usize = 40;
const MOST_DATES: usize = 6;
const MOST_STOCKS: usize = 40;

/// Population, place, wave and unit of a stock.
type Key<'a> = (
    Option<&'a PopulationId>,
    Option<&'a str>,
    Option<&'a WaveId>,
    Unit,
);

struct Row<'a> {
    claim: &'a Claim,
    spread: Spread,
}

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

/// The rows of one stock, with a scale where the page has room for one.
fn chart(speech: &Speech<'_>, page: &mut Page, rows: &[Row<'_>], top: u64) {
    let more = rows.len().saturating_sub(MOST_ROWS);
    let cells: Vec<[String; 3]> = rows
        .iter()
        .skip(more)
        .map(|row| {
            let apart = if row.claim.set_apart().is_some() {
                "set apart: "
            } else {
                ""
            };
            let cite = speech.cite_utterance(row.claim.id());
            let date = row
                .claim
                .dated()
                .map_or_else(|| "no date".to_owned(), |when| speech.calendar.when(when));
            let voice = format!("{apart}{} {cite}", speech.voices_of(row.claim.id()));
            [
                date,
                voice,
                words::figure(speech.ledger, row.claim.figure().unwrap_or(&unknown())),
            ]
        })
        .collect();
    let widest = |column: usize| {
        cells
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| width(cell))
            .max()
            .unwrap_or(0)
    };
    let (date, figure) = (widest(0).clamp(5, 18), widest(2).clamp(6, 18));
    let voice = widest(1)
        .min(page.width().saturating_sub(date + figure + 5 + 24))
        .max(20);
    let left = 2 + date + 1 + voice + 1 + figure + 1;
    let room = page.width().saturating_sub(left);
    let scale = if room >= 16 {
        Some(Scale::new(top, room))
    } else {
        None
    };
    let axis = scale.as_ref().map_or_else(String::new, Scale::axis);
    page.line(&format!(
        "  {} {} {} {axis}",
        pad("as of", date),
        pad("voice", voice),
        pad("figure", figure)
    ));
    if more > 0 {
        page.line(&format!("  {} before these", counted(more, "figure", "figures")));
    }
    for (row, [when, who, said]) in rows.iter().skip(more).zip(&cells) {
        let drawn = scale
            .as_ref()
            .map_or_else(String::new, |scale| scale.draw(row.spread));
        let cell = |text: &str, column: usize| pad(&cut(text, column), column);
        let mut names = wrap(who, voice).into_iter();
        let first = pad(&names.next().unwrap_or_default(), voice);
        page.line(&format!(
            "  {} {first} {} {drawn}",
            cell(when, date),
            cell(said, figure)
        ));
        for rest in names {
            page.line(&format!("  {} {rest}", pad("", date)));
        }
    }
}

fn unknown() -> crate::figure::Figure {
    "?".parse().unwrap_or_else(|_| unknown())
}

/// A line from zero to a round number above the largest figure.
struct Scale {
    step: u64,
    columns: usize,
}

impl Scale {
    const STEPS: u64 = 4;

    fn new(top: u64, columns: usize) -> Self {
        // The least step of 1, 2, 3, 5 times a power of ten with which four reach the top.
        let mut power: u64 = 1;
        let step = loop {
            let fits = |digit: &&u64| power.saturating_mul(**digit).saturating_mul(Self::STEPS) >= top;
            if let Some(digit) = [1, 2, 3, 5].iter().find(fits) {
                break power.saturating_mul(*digit);
            }
            power = power.saturating_mul(10);
        };
        Self {
            step,
            columns: columns.min(60),
        }
    }

    fn column(&self, count: u64) -> usize {
        let last = u128::try_from(self.columns.saturating_sub(1)).unwrap_or(0);
        let full = u128::from(self.step) * u128::from(Self::STEPS);
        let at = (u128::from(count) * last + full / 2) / full.max(1);
        usize::try_from(at)
            .unwrap_or(self.columns)
            .min(self.columns.saturating_sub(1))
    }

    fn axis(&self) -> String {
        let mut line = String::new();
        for mark in 0..=Self::STEPS {
            let label = number(self.step * mark);
            let at = self.column(self.step * mark);
            let from = if mark == Self::STEPS {
                (self.columns).saturating_sub(width(&label))
            } else {
                at
            };
            if width(&line) < from || mark == 0 {
                line = pad(&line, from);
                line.push_str(&label);
            }
        }
        line
    }

    /// `●` one number, `├──┤` a range, `╌` at its widest, `├──▶` open above.
    fn draw(&self, spread: Spread) -> String {
        let mut cells: Vec<char> = vec![' '; self.columns];
        for mark in 0..=Self::STEPS {
            if let Some(cell) = cells.get_mut(self.column(self.step * mark)) {
                *cell = '·';
            }
        }
        let mut fill = |range: Bounds, shade: char| {
            let end = range
                .hi()
                .map_or(self.columns.saturating_sub(1), |hi| self.column(hi));
            for cell in cells.iter_mut().take(end + 1).skip(self.column(range.lo())) {
                *cell = shade;
            }
        };
        fill(spread.support(), '╌');
        if spread.core() == spread.support() {
            fill(spread.core(), '─');
        }
        let core = spread.core();
        let (from, to) = (
            self.column(core.lo()),
            core.hi()
                .map_or(self.columns.saturating_sub(1), |hi| self.column(hi)),
        );
        let ends = match (core.hi(), spread.core() == spread.support()) {
            (Some(_), true) if from == to => [(from, '●'), (to, '●')],
            (Some(_), true) => [(from, '├'), (to, '┤')],
            (None, _) => [(from, '├'), (to, '▶')],
            (Some(_), false) => [(from, '╌'), (to, '╌')],
        };
        for (at, mark) in ends {
            if let Some(cell) = cells.get_mut(at) {
                *cell = mark;
            }
        }
        cells.into_iter().collect()
    }
}

/// Whether the figures near one date fit, and who does not.
fn judge(speech: &Speech<'_>, report: &StockReport) -> String {
    let group = &report.group;
    let near = format!(
        "As one group within {} of {}",
        counted(usize::try_from(report.tolerance).unwrap_or(0), "day", "days"),
        speech.calendar.day(report.date)
    );
    let regions: Vec<String> = group
        .face
        .agreement
        .iter()
        .take(4)
        .map(|region| bounds(*region))
        .collect();
    let only = if group.face.agreement.len() == 1 && group.face.agreement.iter().all(|r| r.exact().is_some())
    {
        "only at "
    } else {
        "at "
    };
    // With several such counts, those who agree on one are not those who agree on another.
    let voices = match group.face.agreement.as_slice() {
        [_] => format!(": {}", independent(group.agreement_voices)),
        _ => String::new(),
    };
    let says = |id: &ClaimId| speech.says(id);
    let figures = number(group.face.figures);
    let mut text = match (group.face.fits(), group.face.figures) {
        (_, 0) => format!("{near}, only lists are given."),
        (_, 1) => format!("{near}, one total is given beside the lists."),
        (true, 2) => format!("{near}, both fit, {only}{}{voices}.", listed(&regions)),
        (true, _) => format!("{near}, all {figures} fit, {only}{}{voices}.", listed(&regions)),
        (false, 2) => format!("{near}, the two do not fit."),
        (false, _) => {
            format!(
                "{near}, {} of {figures} fit, {only}{}{voices}.",
                number(group.face.support),
                regions.join(" or ")
            )
        }
    };
    if let Some(clash) = report.short_of_lists {
        text.push_str(&format!(
            " A verified list has {}, a total allows {}: short by {}.",
            number(clash.needs),
            number(clash.allows),
            number(clash.short_by)
        ));
    }
    if let Some(worst) = group.conflicts.first() {
        let widest = if worst.gap_at_widest == 0 {
            "; at their widest they fit".to_owned()
        } else if worst.gap_at_widest == worst.gap {
            String::new()
        } else {
            format!(", at the widest {}", number(worst.gap_at_widest))
        };
        text.push_str(&format!(
            " {} is {} below {}{widest}.",
            capital(&says(&worst.allows)),
            number(worst.gap),
            says(&worst.needs)
        ));
        if group.face.conflicting_pairs > 1 {
            text.push_str(&format!(
                " {} pairs differ; to agree, {} persons would have to move in all.",
                number(group.face.conflicting_pairs),
                number(group.face.adjustment)
            ));
        }
        let dated = |id: &ClaimId| speech.ledger.claim(id).and_then(Claim::dated);
        let same_day = dated(&worst.needs)
            .zip(dated(&worst.allows))
            .is_some_and(|(a, b)| a.may_meet(b));
        // Without a word on whom they count, nothing certain can be said of two figures.
        let same_people = report.population.is_some() || speech.ledger.populations().len() == 0;
        text.push_str(if same_day && same_people && worst.gap_at_widest > 0 {
            " Both are of one date: they cannot both be right as they stand."
        } else {
            " Days differ, or whom they count may: people may have come and gone between. No contradiction is claimed."
        });
    }
    let quoting = speech.found.utterances().apart().iter().any(|apart| {
        matches!(apart.reason, ApartReason::PerhapsOneVoice(_))
            && group.agreeing.contains(&apart.one)
            && group.agreeing.contains(&apart.other)
    });
    if quoting {
        text.push_str(" A range of an unnamed group may be quoting the number (see 6).");
    }
    text
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
    let names: Vec<String> = several.map(|(voice, _)| speech.voice(voice)).collect();
    let text = if names.is_empty() {
        "No voice gives two dates, so no stock can be checked against releases.".to_owned()
    } else {
        format!(
            "{} more than one date; stocks are not checked against releases in this version.",
            match names.as_slice() {
                [only] => format!("{only} gives"),
                _ => format!("{} give", listed(&names)),
            }
        )
    };
    page.paragraph(2, &text);
}
