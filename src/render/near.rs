//! Whether the figures of one stock near one date fit, and who does not.

use crate::dedup::ApartReason;
use crate::discrepancy::StockReport;
use crate::id::ClaimId;
use crate::model::claim::Claim;
use crate::render::names::{Speech, independent};
use crate::render::why;
use crate::render::words::{bounds, capital, counted, listed, number};

/// Whether the figures near one date fit, and who does not.
pub(super) fn judge(speech: &Speech<'_>, report: &StockReport) -> String {
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
        if let Some(why) = speech.why(&worst.needs, &worst.allows) {
            text.push_str(&why::reasons(speech, &why));
        }
        text.push_str(if same_day && same_people && worst.gap_at_widest > 0 {
            " Both are of one date: they cannot both be right as they stand."
        } else {
            " Days or people differ, so no contradiction is claimed."
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
