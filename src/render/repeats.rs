//! Heard more than once, counted once; and how everything was read.

use std::collections::BTreeSet;

use crate::dedup::{ApartReason, JoinEvidence, Utterance};
use crate::figure::{Figure, Form};
use crate::lexicon::Word;
use crate::model::vocabulary::{Aspect, RelationKind};
use crate::render::layout::{Columns, Page, clean};
use crate::render::names::{Speech, aspects};
use crate::render::supposed;
use crate::render::words::{self, counted, listed, number};
use crate::settings::SetApartClaims;

const COLUMNS: Columns = Columns {
    indent: 2,
    label: 26,
    figure: 0,
};
const MOST: usize = 40;
const MOST_HEARINGS: usize = 8;

/// Section 6.
pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let utterances = speech.found.utterances();
    let rows = utterances.rows();
    if rows.counted == rows.rows && utterances.apart().is_empty() {
        return;
    }
    page.heading(
        "6 HEARD MORE THAN ONCE, COUNTED ONCE",
        &format!("{} → {}", counted(rows.rows, "row", "rows"), number(rows.counted)),
    );
    if rows.reprinted > 0 {
        let pages: BTreeSet<String> = utterances
            .iter()
            .flat_map(|utterance| {
                utterance
                    .joins()
                    .iter()
                    .filter(|join| join.evidence == JoinEvidence::Reprinted)
            })
            .filter_map(|join| {
                speech
                    .ledger
                    .claim(&join.other)?
                    .via()
                    .first()
                    .map(|id| speech.page(id))
            })
            .collect();
        let pages: Vec<String> = pages.into_iter().collect();
        let text = format!(
            "{} more, printed again on {}",
            counted(rows.reprinted, "row", "rows"),
            listed(&pages)
        );
        page.row(COLUMNS, "the same page twice", "", &text, "");
    }
    // A reprint on its own page is told above; here, what was heard elsewhere or otherwise.
    let elsewhere = |utterance: &&Utterance| {
        utterance.pages().len() > 1
            || utterance
                .hearings()
                .iter()
                .any(|hearing| !hearing.differs.is_empty())
    };
    let heard: Vec<&Utterance> = utterances
        .iter()
        .filter(|utterance| utterance.claims().len() > 1)
        .filter(elsewhere)
        .collect();
    for utterance in heard.iter().take(MOST) {
        let (label, text) = hearing(speech, utterance);
        page.row(COLUMNS, &label, "", &text, "");
    }
    if heard.len() > MOST {
        page.line(&format!("  and {} more, in the data", number(heard.len() - MOST)));
    }
    let mut label = "not joined";
    for apart in utterances.apart().iter().take(MOST) {
        let says = |id| format!("{} ({})", speech.figure_of(id), speech.voices_of(id));
        let (one, other) = (says(&apart.one), says(&apart.other));
        let text = match &apart.reason {
            ApartReason::Judged { because } => {
                format!("{one} and {other}: judged different, {}", clean(because))
            }
            ApartReason::OtherDate => format!("{one} and {other}: the same voice and figure, another date"),
            ApartReason::PerhapsOneVoice(voices) => {
                format!(
                    "{one} and {other} may be one voice: confirmed by “{voices}”, not {}",
                    voices.most
                )
            }
        };
        let cited = [&apart.one, &apart.other]
            .into_iter()
            .filter_map(|id| speech.ledger.claim(id));
        page.row(COLUMNS, label, "", &text, &speech.cite(cited));
        label = "";
    }
    if let more @ 1.. = utterances.apart_found().saturating_sub(MOST) {
        page.row(
            COLUMNS,
            label,
            "",
            &format!("{} more, in the data", number(more)),
            "",
        );
    }
}

fn hearing(speech: &Speech<'_>, utterance: &Utterance) -> (String, String) {
    let claim = speech.ledger.claim(utterance.id());
    let stage = claim
        .and_then(|claim| claim.quantity())
        .map(|quantity| quantity.stage().to_string());
    let measure = claim
        .and_then(|claim| claim.quantity())
        .map(|quantity| quantity.measure());
    let what = match (measure, stage) {
        (Some(measure), _) if measure.is_stock() => measure.to_string(),
        (_, Some(stage)) => stage,
        _ => claim
            .and_then(|claim| claim.statement())
            .map_or_else(String::new, |kind| kind.to_string()),
    };
    let figure = claim
        .and_then(|claim| claim.figure())
        .map_or_else(String::new, |f| format!("{}, ", words::figure(speech.ledger, f)));
    let label = format!("{figure}{what}");
    let pages: Vec<String> = utterance.pages().iter().map(|page| speech.page(page)).collect();
    let mut text = format!(
        "{} → 1, {} on {}",
        counted(utterance.claims().len() - utterance.reprinted(), "row", "rows"),
        speech.voices(utterance.voices()),
        listed(&pages)
    );
    let mut told: Vec<String> = Vec::new();
    for hearing in utterance
        .hearings()
        .iter()
        .filter(|hearing| !hearing.differs.is_empty())
    {
        let Some(other) = speech.ledger.claim(&hearing.claim) else {
            continue;
        };
        if other.related(RelationKind::Reprints).next().is_some() {
            continue;
        }
        let page = speech.cite([other]);
        let page = if page.is_empty() {
            "one row".to_owned()
        } else {
            page
        };
        let differing = |aspect: &Aspect| match aspect {
            Aspect::Speaker => format!("said by {}", voice_heard(speech, other)),
            Aspect::Figure => speech.figure(other),
            Aspect::Said => other
                .said()
                .map_or_else(String::new, |when| format!("said {}", speech.calendar.when(when))),
            Aspect::Population => {
                let whom = other.quantity().and_then(|quantity| quantity.population());
                whom.map_or_else(
                    || "nobody in particular".to_owned(),
                    |id| format!("of {}", speech.population(id)),
                )
            }
            Aspect::Stage => other
                .quantity()
                .map_or_else(String::new, |quantity| format!("as {}", quantity.stage())),
            other => aspects(&[*other]),
        };
        let differences: Vec<String> = hearing.differs.iter().map(differing).collect();
        let note = format!("{page}: {}", differences.join(", "));
        if told.len() == MOST_HEARINGS {
            told.push("and more, in the data".to_owned());
            break;
        }
        if !told.contains(&note) {
            told.push(note);
        }
    }
    if !told.is_empty() {
        text.push_str(&format!(". Heard otherwise in {}", told.join("; ")));
    }
    let mut reasons: Vec<String> = Vec::new();
    let (mut automatic, mut again, mut unexplained) = (false, false, false);
    for join in utterance.joins() {
        match &join.evidence {
            JoinEvidence::Judged {
                because: Some(because),
            } => {
                let because = clean(because);
                if reasons.len() < MOST_HEARINGS && !reasons.contains(&because) {
                    reasons.push(because);
                }
            }
            JoinEvidence::Judged { because: None } => unexplained = true,
            JoinEvidence::SameSaying | JoinEvidence::SameOwner => automatic = true,
            JoinEvidence::Reprinted => {
                let page = |id| speech.ledger.claim(id).map(crate::model::claim::Claim::via);
                again |= page(&join.one) != page(&join.other);
            }
        }
    }
    if unexplained {
        reasons.push("judged one utterance".to_owned());
    }
    if !reasons.is_empty() {
        text.push_str(&format!(
            ". Joined by judgement, reversible: {}",
            reasons.join("; ")
        ));
    }
    if again {
        text.push_str(". Printed again word for word");
    }
    if automatic {
        text.push_str(". Joined: same voice, quantity, day and figure");
    }
    (label, text)
}

fn voice_heard(speech: &Speech<'_>, claim: &crate::model::claim::Claim) -> String {
    speech.voices(&crate::dedup::voices_of(speech.ledger, claim))
}

/// Section 7.
pub(super) fn method(speech: &Speech<'_>, page: &mut Page) {
    let rows = speech.found.utterances().rows();
    let settings = speech.found.settings();
    page.heading(
        "7 HOW IT WAS READ",
        &format!(
            "{}: {} reprinted + {} + {} counted once; none dropped",
            counted(rows.rows, "row", "rows"),
            number(rows.reprinted),
            counted(rows.repeats, "repeat", "repeats"),
            number(rows.counted)
        ),
    );
    let days = |days: u32| counted(usize::try_from(days).unwrap_or(0), "day", "days");
    let mut said = vec![
        "over n = n + 1 or more".to_owned(),
        "around n = half a round unit either way, at widest a whole one".to_owned(),
        vague_words(speech),
        format!(
            "of a stock, each voice's figure nearest a date counts as of it, within {}",
            days(settings.stock_tolerance())
        ),
        match settings.wave_tolerance() {
            0 => "a later count of a running wave contains an earlier one".to_owned(),
            some => format!(
                "counts of a running wave within {} are of one date; a later one contains an earlier one",
                days(some)
            ),
        },
        "once the days of a wave are over, all its counts are of the whole".to_owned(),
        "naming a wave puts a claim inside it".to_owned(),
        "a count of some is a floor for all".to_owned(),
        "a figure relative to another claim's is listed, and gives no gap".to_owned(),
        "sums only over waves whose days have nothing in common".to_owned(),
        match settings.set_apart_claims() {
            SetApartClaims::LeftOut => "claims set apart are not compared".to_owned(),
            SetApartClaims::TakenIn => "claims set apart are compared like all others".to_owned(),
        },
    ];
    if speech.ledger.populations().len() > 0 {
        said.push("populations without a declared relation are not compared".to_owned());
    }
    said.extend(supposed::supposed(speech));
    said.push("names off".to_owned());
    page.paragraph(
        2,
        &format!(
            "{}. Exact ratios, policies and reasons are in the data form of this account.",
            said.join(" · ")
        ),
    );
}

/// What each word for a number was taken to mean, for the words that occur.
fn vague_words(speech: &Speech<'_>) -> String {
    let lexicon = speech.found.settings().lexicon();
    let words: BTreeSet<Word> = speech
        .ledger
        .claims()
        .filter_map(|claim| match claim.figure().map(Figure::form) {
            Some(Form::Vague(word)) => Some(*word),
            _ => None,
        })
        .collect();
    let meaning = |word: &Word| format!("“{word}” = {}", words::bounds(lexicon.meaning(*word).core()));
    let meanings: Vec<String> = words.iter().map(meaning).collect();
    let name = clean(lexicon.name());
    if meanings.is_empty() {
        format!("words for numbers: {name}")
    } else {
        format!("words for numbers ({name}): {}", meanings.join(", "))
    }
}
