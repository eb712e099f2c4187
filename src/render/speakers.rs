//! Who speaks: every voice, through which pages, with which figures.

use crate::dedup::Voice;
use crate::model::vocabulary::{Measure, SourceKind, Stage};
use crate::render::layout::{Page, width};
use crate::render::names::Speech;
use crate::render::words::{self, counted};

const MOST: usize = 60;

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let voices: Vec<_> = speech.found.voices().iter().collect();
    if voices.is_empty() {
        return;
    }
    let (pages, others): (Vec<_>, Vec<_>) = voices
        .into_iter()
        .partition(|profile| speech.is_page(&profile.voice));
    let count = |keep: fn(&Voice) -> bool| others.iter().filter(|profile| keep(&profile.voice)).count();
    let identified = count(Voice::is_named);
    let unnamed = count(|voice| matches!(voice, Voice::Unnamed(_)));
    let voiceless: usize = others
        .iter()
        .filter(|p| matches!(p.voice, Voice::Nobody(_)))
        .map(|p| p.utterances.len())
        .sum();
    let mut remark = format!("{} identified", counted(identified, "voice", "voices"));
    if unnamed > 0 {
        remark.push_str(&format!(", {unnamed} unnamed"));
    }
    if voiceless > 0 {
        remark.push_str(&format!(
            "; {} without a voice",
            counted(voiceless, "claim", "claims")
        ));
    }
    page.heading("1 WHO SPEAKS", &remark);

    let mut rows: Vec<((u8, SourceKind), [String; 4])> = others
        .iter()
        .map(|profile| {
            let kind = profile
                .voice
                .sources()
                .first()
                .and_then(|id| speech.ledger.source(id));
            let kind = kind.map_or(SourceKind::Other, crate::model::source::Source::kind);
            let (rank, name, kind_text) = match &profile.voice {
                Voice::Named(ids) => {
                    let speakers: Vec<String> = ids.iter().map(|id| speech.full_source(id)).collect();
                    (0, speakers.join(" with "), kind_word(kind).to_owned())
                }
                Voice::Unnamed(id) => (1, speech.full_source(id), format!("{}, unnamed", kind_word(kind))),
                Voice::Nobody(_) => (2, "nobody".to_owned(), "–".to_owned()),
            };
            let heard: Vec<String> = profile.pages.iter().map(|id| speech.page(id)).collect();
            (
                (rank, kind),
                [name, kind_text, few(&heard), figures(speech, &profile.utterances)],
            )
        })
        .collect();
    rows.sort();
    let mut table: Vec<[String; 4]> = rows.into_iter().map(|(_, cells)| cells).collect();
    let more = table.len().saturating_sub(MOST);
    table.truncate(MOST);
    if !pages.is_empty() {
        let press: Vec<String> = pages
            .iter()
            .flat_map(|profile| profile.voice.sources())
            .map(|id| speech.page(id))
            .collect();
        let all: Vec<_> = pages
            .iter()
            .flat_map(|profile| profile.utterances.iter().cloned())
            .collect();
        table.push([
            "the pages themselves".to_owned(),
            "press".to_owned(),
            few(&press),
            figures(speech, &all),
        ]);
    }

    let widest = |column: usize, most: usize| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells.map(|cell| width(cell)).max().unwrap_or(0).min(most)
    };
    let total = page.width().saturating_sub(2 + 6);
    let (kind, pages) = (widest(1, 17).max(4), widest(2, 11).max(5));
    let name = widest(0, total.saturating_sub(kind + pages) / 2).max(12);
    let said = total.saturating_sub(name + kind + pages).max(12);
    page.cells(
        2,
        &[
            ("voice", name),
            ("kind", kind),
            ("pages", pages),
            ("figures", said),
        ],
    );
    for [who, what, through, figures] in &table {
        page.cells(2, &[(who, name), (what, kind), (through, pages), (figures, said)]);
    }
    if more > 0 {
        page.line(&format!("  and {} more", counted(more, "voice", "voices")));
    }
    if unnamed > 0 {
        page.paragraph(
            2,
            "An unnamed group may be one of the others again; its range may span several voices.",
        );
    }
}

/// What a voice says, one item per figure or kind of statement, each once.
fn figures(speech: &Speech<'_>, utterances: &[crate::id::ClaimId]) -> String {
    let mut items: Vec<String> = Vec::new();
    for claim in utterances.iter().filter_map(|id| speech.ledger.claim(id)) {
        let item = match (claim.figure(), claim.quantity(), claim.statement()) {
            (Some(figure), Some(quantity), _) => {
                let said = words::figure(speech.ledger, figure);
                let what = match (quantity.measure(), quantity.stage()) {
                    (Measure::Released, Stage::Executed) => " released".to_owned(),
                    (Measure::Released, stage) => format!(" {stage}"),
                    (Measure::Held, _) => " held".to_owned(),
                    (measure, _) => format!(" {}", words::happened(measure)),
                };
                format!("{said}{what}")
            }
            (_, _, Some(statement)) => {
                let article = if statement.as_str().starts_with(['a', 'e']) {
                    "an"
                } else {
                    "a"
                };
                format!("{article} {statement}")
            }
            (None, Some(quantity), None) => format!("{} without a number", quantity.stage()),
            (_, None, None) => "a remark".to_owned(),
        };
        if !items.contains(&item) {
            items.push(item);
        }
        if items.len() > 12 {
            break;
        }
    }
    items.join(" · ")
}

fn few(names: &[String]) -> String {
    match names.len() {
        0 => "–".to_owned(),
        1..=4 => names.join(" "),
        more => format!(
            "{} +{}",
            names.iter().take(3).cloned().collect::<Vec<_>>().join(" "),
            more - 3
        ),
    }
}

fn kind_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Government => "official",
        SourceKind::ForeignGovernment => "foreign state",
        SourceKind::Relatives => "relatives' body",
        other => other.as_str(),
    }
}
