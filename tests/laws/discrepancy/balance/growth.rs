//! How verified counts grew.
//!
//! - `each_count_has_its_increase_and_its_share_of_the_number_said`
//! - `a_count_that_falls_is_flagged`
//! - `a_sum_of_several_claims_is_no_number_said`
//! - `one_date_is_no_growth`

use cotejo::discrepancy::Growth;
use cotejo::{ClaimDraft, Draft, Ledger, Settings, SourceDraft, WaveDraft, reconcile};

use super::{archive, day, days};
use crate::discrepancy::ratio;

fn wave() -> Draft {
    archive()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_wave(WaveDraft::new("w").window(days(3, 9)))
        .with_claim(said("gov-1", "gov", "116", 9))
}

fn said(id: &str, by: &str, figure: &str, on: u32) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("released")
        .wave("w")
        .figure(figure)
        .said(day(on))
}

fn verified(id: &str, figure: &str, on: u32) -> ClaimDraft {
    let claim = ClaimDraft::new(id)
        .by("archive")
        .count("released")
        .stage("verified");
    claim.wave("w").figure(figure).as_of(day(on))
}

fn growth(draft: Draft) -> Vec<Growth> {
    let ledger = Ledger::try_from(draft).unwrap();
    reconcile(&ledger, &Settings::default()).growth().to_vec()
}

#[test]
fn each_count_has_its_increase_and_its_share_of_the_number_said() {
    let draft = wave()
        .with_claim(verified("c", "56", 8))
        .with_claim(verified("a", "16", 5))
        .with_claim(verified("b", "41-49", 7));
    let found = growth(draft);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].said.as_ref().map(AsRef::as_ref), Some("gov-1"));
    let rows: Vec<String> = found[0]
        .points
        .iter()
        .map(|point| {
            let since = point.since_last.map_or("-".to_owned(), |net| net.to_string());
            format!("{} {since} {}", point.entry.claim, point.fell)
        })
        .collect();
    // 41 − 16 and 49 − 16; 56 − 49 and 56 − 41.
    assert_eq!(rows, ["a - false", "b 25 to 33 false", "c 7 to 15 false"]);
    assert_eq!(
        found[0].points[1].of_said,
        Some([ratio("41/116"), ratio("49/116")])
    );
    assert!(!found[0].fell);
}

#[test]
fn a_count_that_falls_is_flagged() {
    let found = growth(
        wave()
            .with_claim(verified("a", "75", 5))
            .with_claim(verified("b", "61", 7)),
    );
    let fell: Vec<bool> = found[0].points.iter().map(|point| point.fell).collect();
    assert_eq!((fell, found[0].fell), (vec![false, true], true));
    let more = growth(
        wave()
            .with_claim(verified("a", "75", 5))
            .with_claim(verified("b", "120", 7)),
    );
    assert_eq!(
        more[0].points[1].of_said, None,
        "more than the number said is no share of it"
    );
}

#[test]
fn a_sum_of_several_claims_is_no_number_said() {
    let sum = said("sum", "other", "133", 9).includes(vec!["gov-1", "a"]);
    let draft = wave()
        .with_claim(verified("a", "17", 5))
        .with_claim(verified("b", "41", 7))
        .with_claim(sum);
    assert_eq!(growth(draft)[0].said.as_ref().map(AsRef::as_ref), Some("gov-1"));
    let own = wave()
        .with_claim(verified("a", "17", 5))
        .with_claim(verified("b", "41", 7));
    let later = own
        .with_claim(said("later", "other", "120", 12))
        .with_claim(said("mine", "archive", "60", 20));
    assert_eq!(
        growth(later)[0].said.as_ref().map(AsRef::as_ref),
        Some("later"),
        "of others, the latest"
    );
}

#[test]
fn one_date_is_no_growth() {
    assert_eq!(growth(wave().with_claim(verified("a", "17", 5))).len(), 0);
    assert_eq!(
        growth(
            wave()
                .with_claim(verified("a", "17", 5))
                .with_claim(verified("b", "18", 5))
        )
        .len(),
        0
    );
}
