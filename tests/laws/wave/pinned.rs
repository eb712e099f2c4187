//! Two keepers' records of one winter, worked by hand, in invented dress.
//!
//! - `two_keepers_of_one_winter`
//! - `the_account_prints_what_the_ledger_does_not_say_itself`

use cotejo::render::Account;
use cotejo::wave::{Certain, Reason, WaveRelation};
use cotejo::{ClaimDraft, Draft, Settings, WaveDraft, reconcile};

use super::{all, cast, compared, ledger, nested, relation, wave};

/// The crown's keeper has two dated batches, their sum, a process still running and one batch of it;
/// the monitors' keeper has the same batches under other ids, the first dated a day later.
fn winter() -> Draft {
    let said = |id: &str, by: &str, wave: &str, figure: &str, on: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .wave(wave)
            .figure(figure)
            .said(on)
    };
    cast()
        .with_wave(
            wave("c1", "2031-02-25")
                .population("marchers")
                .announced("2031-02-25")
                .label("feast day"),
        )
        .with_wave(
            wave("c2", "2031-03-04")
                .population("marchers")
                .place("the quarry")
                .label("new moon"),
        )
        .with_wave(
            wave("c12", "2031-02-25/2031-03-04")
                .population("all")
                .label("feast and moon"),
        )
        .with_wave(
            wave("c3", "2031-03-11/..")
                .population("all")
                .announced("2031-03-11")
                .label("the long opening"),
        )
        .with_wave(wave("c3a", "2031-03-15").population("all").label("ides"))
        .with_wave(
            wave("m1", "2031-02-26")
                .population("marchers")
                .announced("2031-02-25")
                .label("first gate"),
        )
        .with_wave(
            wave("m2", "2031-03-04")
                .population("marchers")
                .label("second gate"),
        )
        .with_wave(WaveDraft::new("m3").announced("2031-03-11").label("third gate"))
        .with_claim(said("k1", "crown", "c1", "99", "2031-02-25").stage("announced"))
        .with_claim(said("k2", "herald", "m1", "99", "2031-02-25").stage("announced"))
        .with_claim(said("k3", "crown", "c12", "187", "2031-03-15").stage("announced"))
        .with_claim(said("k4", "crown", "c3a", "116", "2031-03-15").adds_to("k3"))
        .with_claim(said("k5", "crown", "c3", "important number", "2031-03-11").stage("announced"))
        .with_claim(said("k6", "herald", "m3", "some", "2031-03-11").stage("announced"))
        .with_claim(said("k7", "mothers", "m2", "87", "2031-03-04"))
}

#[test]
fn two_keepers_of_one_winter() {
    let draft = winter();
    // One announcement by one voice with one figure; 25 and 26 February are an evening's shift.
    assert_eq!(relation(&draft, "c1", "m1"), WaveRelation::Same);
    // Same day and people; the place is known to one keeper only.
    assert_eq!(relation(&draft, "c2", "m2"), WaveRelation::Same);
    // 25 February to 4 March, everybody: both batches are inside, by days and by people.
    for inner in ["c1", "c2", "m1", "m2"] {
        assert_eq!(relation(&draft, inner, "c12"), nested(inner), "{inner}");
    }
    // A batch of 15 March in what runs since 11 March.
    assert_eq!(relation(&draft, "c3a", "c3"), nested("c3a"));
    // Days unknown, one announcement by one voice.
    assert_eq!(relation(&draft, "m3", "c3"), WaveRelation::Same);
    // 26 February against 4 March, and 4 against 15 March, which is also said to come on top.
    assert_eq!(relation(&draft, "m1", "c2"), WaveRelation::Separate);
    let apart = compared(&draft, "c3a", "c12");
    assert_eq!(
        (&apart.relation, &apart.sure),
        (&WaveRelation::Separate, &Some(Certain::ShareNobody))
    );
    assert!(
        matches!(
            &apart.apart[..],
            [Reason::DaysApart { days: 11 }, Reason::CountsOthers { .. }]
        ),
        "{apart:?}"
    );
    // Listed: the three that may be one and the five inside; c12 and c3 are seven days apart.
    let found = all(&draft);
    let listed: Vec<String> = found
        .pairs
        .iter()
        .map(|pair| format!("{} {} {}", pair.waves[0], pair.waves[1], word(&pair.relation)))
        .collect();
    assert_eq!(
        listed,
        [
            "c1 m1 same",
            "c2 m2 same",
            "c3 m3 same",
            "c1 c12 nested",
            "c12 c2 nested",
            "c12 m1 nested",
            "c12 m2 nested",
            "c3 c3a nested",
        ]
    );
}

fn word(relation: &WaveRelation) -> &'static str {
    match relation {
        WaveRelation::Same => "same",
        WaveRelation::Nested { .. } => "nested",
        WaveRelation::Overlapping => "overlapping",
        WaveRelation::Separate => "separate",
        _ => "undecided",
    }
}

#[test]
fn the_account_prints_what_the_ledger_does_not_say_itself() {
    let ledger = ledger(&winter());
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.wave_matches().pairs.len(), 8);
    let text = Account::of(&found).width(200).to_string();
    for line in [
        "  Waves that may be one  (proposals; nothing is merged)",
        "    one wave   “feast day” and “first gate”: a day’s shift, as of an evening in universal time, \
         the same population, announced on one day, announced on one day by crown and 99 for both by crown as of one date",
        "    one wave   “new moon” and “second gate”: the same days and the same population",
        "    inside     “ides” in “the long opening”: the days of “ides” inside and the same population",
    ] {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(&text).contains(&flat(line)), "{line}\n{text}");
    }
    assert_eq!(text.matches("    one wave ").count(), 3);
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["wave_matches"]["found"], "8");
    assert_eq!(json["wave_matches"]["pairs"][0]["relation"], "same");
    // What the ledger declares itself is in the data and not on the sheet.
    let declared = cast()
        .with_wave(wave("out", "2031-03"))
        .with_wave(wave("in", "2031-03-15").within("out"))
        .with_claim(
            ClaimDraft::new("k")
                .by("crown")
                .count("released")
                .wave("in")
                .figure("3"),
        );
    let ledger = super::ledger(&declared);
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.wave_matches().pairs.len(), 1);
    assert!(!Account::of(&found).to_string().contains("may be one"));
}
