//! Wave records that may be one wave: a line a pair, where the ledger does not say it itself.

use crate::id::WaveId;
use crate::model::wave::ReleaseWave;
use crate::render::layout::{COLUMNS, Columns, MOST_LINES, Page, clean};
use crate::render::names::Speech;
use crate::render::rows::title;
use crate::render::words::{counted, listed, number};
use crate::wave::{Certain, Open, Reason, WaveMatch, WaveRelation};

/// Days that merely meet, and waves that are surely separate, are left to the data.
fn is_news(pair: &WaveMatch) -> bool {
    match pair.relation {
        WaveRelation::Same => true,
        WaveRelation::Undecided => !pair.is_declared() || pair.sure == Some(Certain::Contradictory),
        WaveRelation::Nested { .. } => !pair.is_declared(),
        WaveRelation::Overlapping => pair.sure.is_some(),
        _ => false,
    }
}

pub(super) fn write(speech: &Speech<'_>, page: &mut Page) {
    let found = speech.found.wave_matches();
    let pairs: Vec<&WaveMatch> = found.pairs.iter().filter(|pair| is_news(pair)).collect();
    if pairs.is_empty() {
        return;
    }
    title(page, "Waves that may be one", "proposals; nothing is merged");
    let columns = Columns { figure: 0, ..COLUMNS };
    for pair in pairs.iter().take(MOST_LINES) {
        let (label, text) = told(speech, pair);
        page.row(columns, label, "", &text, "");
    }
    // Beyond the cap of the list, nobody knows how many would be printed.
    let uncut = found.found.exact() == u64::try_from(found.pairs.len()).ok();
    let more = match (pairs.len().saturating_sub(MOST_LINES), uncut) {
        (0, true) => return,
        (more, true) => format!("{} more, in the data", counted(more, "pair", "pairs")),
        (more, false) => format!(
            "{} more, in the data; {} pairs in all were worth a look",
            number(more),
            crate::render::words::bounds(found.found)
        ),
    };
    page.row(columns, "", "", &more, "");
}

fn told(speech: &Speech<'_>, pair: &WaveMatch) -> (&'static str, String) {
    let name = |id: &WaveId| {
        let label = speech.ledger.wave(id).map_or(id.as_str(), ReleaseWave::label);
        format!("“{}”", clean(label))
    };
    let [one, other] = [&pair.waves[0], &pair.waves[1]].map(name);
    let (label, waves) = match &pair.relation {
        WaveRelation::Same => ("one wave", format!("{one} and {other}")),
        WaveRelation::Nested { inner } if *inner == pair.waves[0] => ("inside", format!("{one} in {other}")),
        WaveRelation::Nested { .. } => ("inside", format!("{other} in {one}")),
        WaveRelation::Overlapping => ("shared", format!("{one} and {other}")),
        _ => ("unclear", format!("{one} and {other}")),
    };
    let reasons = |reasons: &[Reason]| {
        let told: Vec<String> = reasons.iter().map(|one| reason(speech, one, &name)).collect();
        listed(&told)
    };
    let mut text = format!("{waves}: {}", reasons(&pair.together));
    if !pair.apart.is_empty() {
        text.push_str(&format!("; against it {}", reasons(&pair.apart)));
    }
    if pair.relation == WaveRelation::Undecided && !pair.open.is_empty() {
        let open: Vec<String> = pair.open.iter().map(|one| open(one, &name)).collect();
        text.push_str(&format!("; would settle it: {}", listed(&open)));
    }
    (label, text)
}

fn reason(speech: &Speech<'_>, reason: &Reason, name: &dyn Fn(&WaveId) -> String) -> String {
    let voice = |bodies: &[crate::id::SourceId]| {
        let names: Vec<String> = bodies.iter().map(|id| speech.source(id)).collect();
        listed(&names)
    };
    let says = |by: &Option<crate::id::SourceId>, claim| match by {
        Some(by) => speech.source(by),
        None => speech.voices_of(claim),
    };
    match reason {
        Reason::DeclaredWithin { .. } => "declared one in the other".to_owned(),
        Reason::SharedPersons { persons } => format!(
            "{} recorded as leaving in both",
            counted(*persons, "person", "persons")
        ),
        Reason::DaysApart { days } => format!("{} apart", counted_days(*days)),
        Reason::PopulationsDisjoint => "populations that share nobody".to_owned(),
        Reason::OneUtterance { claims: [claim, _] } => {
            format!("one utterance, {}, heard of both", speech.says(claim))
        }
        Reason::CountsAmong { part, whole, by, .. } => format!(
            "{} counted among {}, says {}",
            speech.says(part),
            speech.says(whole),
            says(by, part)
        ),
        Reason::CountsOthers {
            claims: [claim, _],
            by,
        } => {
            format!("counts of different people, says {}", says(by, claim))
        }
        Reason::SameDays => "the same days".to_owned(),
        Reason::DaysInside { inner } => format!("the days of {} inside", name(inner)),
        Reason::DaysMeet => "days in common".to_owned(),
        Reason::ADayApart => "a day’s shift, as of an evening in universal time".to_owned(),
        Reason::PerhapsApart { days } => format!("no day in common by {}", counted_days(*days)),
        Reason::SamePopulation => "the same population".to_owned(),
        Reason::PopulationInside { inner } => format!("a narrower population of {}", name(inner)),
        Reason::SamePlace => "the same place".to_owned(),
        Reason::OtherPlace => "places written differently".to_owned(),
        Reason::AnnouncedSameDay => "announced on one day".to_owned(),
        Reason::AnnouncedApart { days } => format!("announced {} apart", counted_days(*days)),
        Reason::AnnouncedByOneVoice { voice: bodies } => {
            format!("announced on one day by {}", voice(bodies))
        }
        Reason::SameFigure {
            voice: bodies,
            claims: [claim, _],
        } => format!(
            "{} for both by {} as of one date",
            speech.figure_of(claim),
            voice(bodies)
        ),
        Reason::OtherFigure {
            voice: bodies,
            claims: [one, other],
        } => format!(
            "{} and {} by {} as of one date",
            speech.figure_of(one),
            speech.figure_of(other),
            voice(bodies)
        ),
    }
}

fn open(open: &Open, name: &dyn Fn(&WaveId) -> String) -> String {
    match open {
        Open::Days(wave) => format!("the days of {}", name(wave)),
        Open::Population(wave) => format!("the population of {}", name(wave)),
        Open::Populations => "how the populations relate".to_owned(),
        Open::Places => "whether one place is in the other".to_owned(),
        Open::Hour => "the hour of release".to_owned(),
        Open::LeftTwice { persons } => {
            format!("whether {} left twice", counted(*persons, "person", "persons"))
        }
    }
}

fn counted_days(days: u32) -> String {
    counted(usize::try_from(days).unwrap_or(usize::MAX), "day", "days")
}
