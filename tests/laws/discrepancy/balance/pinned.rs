//! Balances worked out by hand.
//!
//! - `from_806_with_116_released_to_800_to_1000_leaves_110_to_310`
//! - `with_arrests_up_to_50_it_is_short_by_60_if_that_was_all`
//! - `from_806_to_at_least_804_with_16_released_at_least_14_came_in`
//! - `hours_decide_where_a_flow_touches_the_day_of_a_stock`
//! - `vague_figures_are_taken_at_their_cores_and_at_their_widest`
//! - `every_way_in_and_out_has_its_sign`
//! - `what_is_missing_is_asked_one_measure_at_a_time`
//! - `voices_are_mixed_only_when_asked_and_it_is_said`
//! - `the_counts_by_date_of_other_pages_give_22_and_57_and_14`

use cotejo::discrepancy::Side;
use cotejo::{Bounds, ClaimDraft, ClaimId, Ledger, Measure, Settings, reconcile};

use super::{archive, balances, day, days, flow, held, held_at, ids, left_out, only, terms};
use crate::discrepancy::ratio;

#[test]
fn from_806_with_116_released_to_800_to_1000_leaves_110_to_310() {
    let draft = archive()
        .with_claim(held("h0", 1, "806"))
        .with_claim(flow("r", "released", days(3, 5), "116"))
        .with_claim(held("h1", 9, "800-1000"));
    let balance = only(draft);
    assert_eq!(terms(&balance), ["released 116"]);
    // 800 − 806 + 116 = 110 and 1000 − 806 + 116 = 310.
    assert_eq!(balance.face.net.to_string(), "110 to 310");
    assert_eq!(balance.widest, balance.face);
    assert_eq!(
        (balance.face.entered_at_least, balance.face.left_at_least),
        (110, 0)
    );
    assert_eq!(
        balance.missing_if_only(Measure::Arrested),
        Some(Bounds::between(110, 310).unwrap())
    );
    assert!(!balance.impossible && !balance.mixed, "it fits: D = 0");
}

#[test]
fn with_arrests_up_to_50_it_is_short_by_60_if_that_was_all() {
    let draft = archive()
        .with_claim(held("h0", 1, "806"))
        .with_claim(flow("r", "released", days(3, 5), "116"))
        .with_claim(flow("a", "arrested", days(2, 8), "<=50"))
        .with_claim(held("h1", 9, "800-1000"));
    let balance = only(draft);
    assert_eq!(terms(&balance), ["arrested <=50", "released 116"]);
    let clash = balance.clash_if_complete().unwrap();
    // 800 + 116 = 916 needed, 806 + 50 = 856 allowed.
    assert_eq!((clash.needs, clash.allows, clash.short_by), (916, 856, 60));
    assert_eq!(clash.relative(), ratio("60/916"));
    assert_eq!(
        (balance.face.net.to_string(), balance.face.entered_at_least),
        ("60 to 310".to_owned(), 60)
    );
    assert!(!balance.impossible, "there may be other ways in");
    // The other way round: 50 held, 10 come in, nobody left, and nobody is held.
    let draft = archive()
        .with_claim(held("h0", 1, "50"))
        .with_claim(flow("a", "arrested", days(3, 5), "10"))
        .with_claim(held("h1", 9, "0"));
    let clash = only(draft).clash_if_complete().unwrap();
    assert_eq!((clash.needs, clash.allows), (60, 0));
}

#[test]
fn from_806_to_at_least_804_with_16_released_at_least_14_came_in() {
    let verified = flow("r", "released", format!("{}/..", day(8)), "16")
        .stage("verified")
        .as_of(day(10));
    let draft = archive()
        .with_claim(held_at("h0", "archive", "2026-01-08~", "806"))
        .with_claim(verified)
        .with_claim(held("h1", 10, ">=804"));
    let balance = only(draft);
    // 804 − 806 + 16 = 14; had the 16 gone before the first count or after the last, 804 − 806 = −2.
    assert_eq!(
        (balance.face.net.to_string(), balance.face.entered_at_least),
        (">=14".to_owned(), 14)
    );
    assert_eq!(
        (balance.widest.net.to_string(), balance.widest.entered_at_least),
        (">=-2".to_owned(), 0)
    );
    assert_eq!(terms(&balance), ["released 16 (<=16)"]);
    assert!(balance.terms[0].boundary);
    assert_eq!(
        balance.missing_if_only(Measure::LateRegistered),
        Some(Bounds::at_least(14))
    );
    assert_eq!(
        balance.missing_if_only_at_widest(Measure::LateRegistered),
        Some(Bounds::at_least(0))
    );
    assert_eq!(
        balance.missing_if_only(Measure::Released),
        None,
        "more released would leave fewer"
    );
}

#[test]
fn hours_decide_where_a_flow_touches_the_day_of_a_stock() {
    let with = |from: u32, to: u32| {
        let draft = archive()
            .with_claim(held("h0", 5, "100"))
            .with_claim(held("h1", 9, "100"));
        let balance = only(draft.with_claim(flow("r", "released", days(from, to), "7")));
        (
            balance.face.net.to_string(),
            balance.widest.net.to_string(),
            left_out(&balance).join(" "),
        )
    };
    let text = |face: &str, widest: &str, left: &str| (face.to_owned(), widest.to_owned(), left.to_owned());
    assert_eq!(with(6, 8), text("7", "7", ""));
    assert_eq!(
        with(5, 8),
        text("7", "0 to 7", ""),
        "on the day of the first it comes after it"
    );
    assert_eq!(
        with(6, 9),
        text("7", "0 to 7", ""),
        "on the day of the last it comes before it"
    );
    assert_eq!(with(4, 8), text("0", "0", "r Window"));
    assert_eq!(with(6, 10), text("0", "0", "r Window"));
    assert_eq!(
        with(1, 4),
        text("0", "0", ""),
        "before both it does not bear on it"
    );
    assert_eq!(with(10, 12), text("0", "0", ""), "nor after both");
    // With the hours given nothing is left open.
    let hour = |id: &str, at: &str, figure: &str| held_at(id, "archive", at, figure);
    let draft = archive()
        .with_claim(hour("h0", "2026-01-05T09:00-04:00", "100"))
        .with_claim(hour("h1", "2026-01-09T09:00-04:00", "100"));
    let count =
        |id: &str, at: &str, figure: &str| flow(id, "released", "2026-01-01/..".to_owned(), figure).as_of(at);
    let draft = draft
        .with_claim(count("c1", "2026-01-05T09:30-04:00", "10"))
        .with_claim(count("c2", "2026-01-09T08:30-04:00", "14"))
        .with_claim(count("c3", "2026-01-09T09:30-04:00", "90"));
    let balance = only(draft);
    assert_eq!(
        (terms(&balance), balance.terms[0].boundary),
        (vec!["released 4".to_owned()], false)
    );
    assert_eq!(ids(&balance.terms[0].claims), ["c1", "c2"]);
    // Between two hours of one day lies no whole day.
    let draft = archive()
        .with_claim(hour("h0", "2026-01-05T09:00-04:00", "100"))
        .with_claim(hour("h1", "2026-01-05T15:00-04:00", "99"))
        .with_claim(flow("r", "released", day(5), "7"));
    assert_eq!(left_out(&only(draft)), ["r Window"]);
}

#[test]
fn vague_figures_are_taken_at_their_cores_and_at_their_widest() {
    let draft = archive()
        .with_claim(held("h0", 1, "~700"))
        .with_claim(flow("r", "released", days(3, 5), "10"))
        .with_claim(held("h1", 9, "800"));
    let balance = only(draft);
    // About 700 is 650–750, at its widest 600–800: 800 − 750 + 10 = 60 to 160, at the widest 10 to 210.
    assert_eq!(
        (balance.face.net.to_string(), balance.widest.net.to_string()),
        ("60 to 160".to_owned(), "10 to 210".to_owned())
    );
}

#[test]
fn every_way_in_and_out_has_its_sign() {
    for measure in Measure::ALL {
        let draft = archive()
            .with_claim(held("h0", 1, "100"))
            .with_claim(held("h1", 9, "100"))
            .with_claim(flow("f", measure.as_str(), days(3, 5), "7"));
        if *measure == Measure::Held {
            continue;
        }
        let balance = only(draft);
        let expected = match measure {
            Measure::Arrested | Measure::ReArrested | Measure::LateRegistered => "-7",
            // Whether the missing left custody nobody knows; the transferred have not.
            Measure::Disappeared | Measure::Transferred => "0",
            _ => "7",
        };
        assert_eq!(balance.face.net.to_string(), expected, "{measure}");
        let side = Side::of(*measure);
        assert_eq!(side == Some(Side::In), expected == "-7", "{measure}");
    }
    // From one prison, a transfer leads out.
    let place = |claim: ClaimDraft| claim.place("Norte");
    let draft = archive()
        .with_claim(place(held("h0", 1, "100")))
        .with_claim(place(held("h1", 9, "100")))
        .with_claim(place(flow("t", "transferred", days(3, 5), "7")));
    assert_eq!(only(draft).face.net.to_string(), "7");
}

#[test]
fn what_is_missing_is_asked_one_measure_at_a_time() {
    let draft = archive()
        .with_claim(held("h0", 1, "100"))
        .with_claim(held("h1", 9, "60-90"));
    let balance = only(draft);
    assert_eq!(
        balance.missing_if_only(Measure::Released),
        Some(Bounds::between(10, 40).unwrap())
    );
    assert_eq!(
        balance.missing_if_only(Measure::Died),
        balance.missing_if_only(Measure::Released)
    );
    assert_eq!(
        balance.missing_if_only(Measure::Arrested),
        None,
        "nobody can only have come in"
    );
    assert_eq!(balance.missing_if_only(Measure::Disappeared), None);
    assert_eq!(
        (balance.face.left_at_least, balance.face.entered_at_least),
        (10, 0)
    );
}

#[test]
fn voices_are_mixed_only_when_asked_and_it_is_said() {
    let draft = archive()
        .with_claim(held("h0", 1, "100"))
        .with_claim(
            ClaimDraft::new("theirs")
                .by("other")
                .count("released")
                .window(days(3, 5))
                .figure("30"),
        )
        .with_claim(held("h1", 9, "90"))
        .with_claim(held_at("h2", "other", &day(9), "95"));
    let ledger = Ledger::try_from(draft.clone()).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.balances().len(), 1);
    assert_eq!(
        only(draft).face.net.to_string(),
        "-10",
        "the other voice's releases are not its own"
    );
    let id = |text: &str| text.parse::<ClaimId>().unwrap();
    let own = found.balance(&id("h0"), &id("h1"), &[]).unwrap();
    assert_eq!((own.mixed, own.face), (false, found.balances()[0].face));
    let mixed = found.balance(&id("h0"), &id("h1"), &[id("theirs")]).unwrap();
    assert_eq!((mixed.mixed, mixed.face.net.to_string()), (true, "20".to_owned()));
    let stocks = found.balance(&id("h0"), &id("h2"), &[]).unwrap();
    assert_eq!(
        (stocks.mixed, stocks.face.net.to_string()),
        (true, "-5".to_owned())
    );
    assert_eq!(
        found.balance(&id("h1"), &id("h0"), &[]),
        None,
        "the last must come after the first"
    );
    assert_eq!(
        found.balance(&id("h0"), &id("theirs"), &[]),
        None,
        "a flow is no stock"
    );
}

#[test]
fn the_counts_by_date_of_other_pages_give_22_and_57_and_14() {
    let main: cotejo::Draft =
        serde_json::from_str(include_str!("../../../../examples/data/venezuela-2026.json")).unwrap();
    let context: cotejo::Draft = serde_json::from_str(include_str!(
        "../../../../examples/data/venezuela-2026-context.json"
    ))
    .unwrap();
    let nets = |draft: cotejo::Draft| -> Vec<String> {
        balances(draft)
            .iter()
            .map(|balance| balance.face.net.to_string())
            .collect()
    };
    // 863 − 902 + 61; 806 − 863; 804 − 806 + 16.
    assert_eq!(nets(context.clone()), ["22", "-57", ">=14"]);
    let extended = Ledger::try_from(main).unwrap().extended(context).unwrap();
    let found = reconcile(&extended, &Settings::default());
    assert_eq!(found.balances().len(), 3);
    let fallen: Vec<Option<u64>> = found.breaks().iter().map(|one| one.fell_by).collect();
    assert_eq!(fallen, [Some(14)], "75 and later 61");
}
