//! Why two figures differ: one worked case for each kind of reason, derived by hand.

use cotejo::discrepancy::{Amount, Explanation, ReasonKind, Slip};
use cotejo::render::Why;
use cotejo::{ClaimDraft, Draft, Ledger, PopulationDraft, Settings, SourceDraft, WaveDraft, reconcile};

fn cast() -> Draft {
    let wave = |id: &str, window: &str| WaveDraft::new(id).window(window).population("all");
    Draft::new()
        .with_source(SourceDraft::new("gov").kind("government"))
        .with_source(SourceDraft::new("watch").kind("monitor"))
        .with_source(SourceDraft::new("kin").kind("relatives"))
        .with_source(SourceDraft::new("radio").kind("press"))
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").by("watch").within("all"))
        .with_population(PopulationDraft::new("conscience").by("kin"))
        .with_wave(wave("both", "2026-03-01/2026-03-10"))
        .with_wave(wave("first", "2026-03-01").within("both"))
        .with_wave(wave("second", "2026-03-10").within("both"))
}

fn released(id: &str, by: &str, wave: &str, figure: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("released")
        .wave(wave)
        .figure(figure)
}

fn held(id: &str, by: &str, figure: &str, day: &str) -> ClaimDraft {
    ClaimDraft::new(id)
        .by(by)
        .count("held")
        .population("political")
        .as_of(day)
        .figure(figure)
}

fn list(id: &str, figure: &str, day: &str) -> ClaimDraft {
    released(id, "watch", "both", figure).stage("verified").as_of(day)
}

/// The explanation of `a` against `b`, and its text.
fn explained(claims: impl IntoIterator<Item = ClaimDraft>) -> (Explanation, String) {
    let ledger = Ledger::try_from(claims.into_iter().fold(cast(), Draft::with_claim)).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    let explanation = found
        .explain(&"a".parse().unwrap(), &"b".parse().unwrap())
        .unwrap();
    let text = Why::of(&found, &explanation).to_string();
    (explanation, text)
}

/// The one reason expected, what it explains of what, and how sure.
#[track_caller]
fn only(
    claims: impl IntoIterator<Item = ClaimDraft>,
    kind: ReasonKind,
    (explains, gap): (u64, u64),
    amount: Amount,
) -> String {
    let (explanation, text) = explained(claims);
    let kinds: Vec<ReasonKind> = explanation.reasons.iter().map(|reason| reason.kind).collect();
    assert_eq!(kinds, [kind], "{text}");
    let reason = explanation.reasons.first().unwrap();
    assert_eq!(
        (reason.explains, explanation.gap, reason.amount),
        (explains, gap, amount),
        "{text}"
    );
    assert_eq!(reason.leaves + reason.explains, explanation.gap);
    assert_eq!(explanation.remainder, reason.leaves, "one reason is all of them");
    text
}

#[test]
fn nothing_on_record_accounts_for_a_true_contradiction() {
    let (explanation, text) = explained([
        released("a", "gov", "first", "116"),
        released("b", "watch", "first", "73"),
    ]);
    assert!(explanation.reasons.is_empty() && explanation.without_effect.is_empty());
    assert_eq!((explanation.gap, explanation.remainder), (43, 43));
    assert_eq!(
        text,
        "116 (gov) is 43 above 73 (watch). Nothing on record accounts for it."
    );
}

#[test]
fn a_verified_list_is_a_floor() {
    let list = released("b", "watch", "first", "41").stage("verified");
    let text = only(
        [released("a", "gov", "first", "116"), list],
        ReasonKind::Stage,
        (75, 75),
        Amount::Open,
    );
    assert_eq!(
        text,
        "116 (gov) is 75 above 41 (watch). 41 is a verified list, a floor and no total: that may account for \
         all of it, or for any part. Allowing for all of it leaves nothing."
    );
}

#[test]
fn a_list_longer_than_the_number_is_not_explained_by_being_a_list() {
    let list = released("b", "watch", "first", "73").stage("verified");
    let (explanation, text) = explained([released("a", "gov", "first", "60"), list]);
    assert_eq!(explanation.without_effect, [ReasonKind::Stage], "{text}");
    // 60 read as about 60 is 55 to 65, which does not reach 73: not worth naming.
    assert!(explanation.reasons.is_empty(), "{text}");
    assert_eq!((explanation.gap, explanation.remainder), (13, 13));
}

#[test]
fn a_narrower_population_may_account_for_less_and_never_for_more() {
    let narrow = |figure: &str| released("b", "watch", "first", figure).population("political");
    let claims = [released("a", "gov", "first", "116"), narrow("73")];
    let text = only(claims, ReasonKind::Scope, (43, 43), Amount::Open);
    assert!(text.contains("116 counts “all”, 73 counts “political”"), "{text}");
    let (explanation, _) = explained([released("a", "gov", "first", "73"), narrow("116")]);
    assert_eq!(explanation.without_effect, [ReasonKind::Scope]);
    assert_eq!(explanation.remainder, 43);
}

#[test]
fn definitions_without_a_declared_relation_leave_the_amount_open() {
    let other = ClaimDraft::new("b")
        .by("kin")
        .count("held")
        .population("conscience");
    let claims = [
        held("a", "watch", "806", "2026-03-01"),
        other.as_of("2026-03-01").figure("1011"),
    ];
    let text = only(claims, ReasonKind::Definition, (205, 205), Amount::Open);
    assert!(
        text.contains("“political”") && text.contains("“conscience”"),
        "{text}"
    );
}

#[test]
fn other_days_are_measured_where_somebody_counts_just_those() {
    let of = |id: &str, by: &str, window: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .population("all")
            .window(window)
            .figure(figure)
    };
    let wide = of("a", "gov", "2026-03-01/2026-03-04", "133");
    let narrow = of("b", "watch", "2026-03-01/2026-03-03", "117");
    only(
        [wide.clone(), narrow.clone()],
        ReasonKind::Window,
        (16, 16),
        Amount::Open,
    );
    // 117 + 11 = 128: 5 of the 16 are left.
    let day = of("c", "kin", "2026-03-04", "11");
    let text = only(
        [wide, narrow, day],
        ReasonKind::Window,
        (11, 16),
        Amount::Measured,
    );
    assert!(
        text.contains("of the other days there is 11 (kin): that accounts for 11 of 16."),
        "{text}"
    );
    assert!(
        text.ends_with("That leaves 5 that nothing on record accounts for."),
        "{text}"
    );
}

#[test]
fn a_later_count_of_a_running_wave_may_be_higher_and_not_lower() {
    let on = |id: &str, by: &str, figure: &str, day: &str| released(id, by, "both", figure).as_of(day);
    let claims = [
        on("a", "gov", "49", "2026-03-04"),
        on("b", "watch", "56", "2026-03-06"),
    ];
    only(claims, ReasonKind::AsOf, (7, 7), Amount::Open);
    let (explanation, _) = explained([
        on("a", "gov", "56", "2026-03-04"),
        on("b", "watch", "49", "2026-03-06"),
    ]);
    assert_eq!(explanation.without_effect, [ReasonKind::AsOf]);
    assert_eq!(explanation.remainder, 7);
}

#[test]
fn stocks_of_other_days_leave_room_for_people_who_came_and_went() {
    let claims = [
        held("a", "watch", "902", "2026-02-15"),
        held("b", "kin", "863", "2026-03-05"),
    ];
    only(claims, ReasonKind::AsOf, (39, 39), Amount::Open);
}

#[test]
fn an_evening_may_be_the_next_day_elsewhere() {
    // The count dated a day later is the lower: as dates stand that cannot be, as evenings it can.
    let on = |id: &str, by: &str, figure: &str, day: &str| released(id, by, "both", figure).as_of(day);
    let evening = || on("a", "gov", "56", "2026-03-04T20:00-04:00");
    let (explanation, text) = explained([evening(), on("b", "radio", "49", "2026-03-05")]);
    let shift = explanation
        .reasons
        .iter()
        .find(|reason| reason.kind == ReasonKind::DayShift)
        .unwrap();
    assert_eq!(
        (shift.explains, explanation.gap, explanation.remainder),
        (7, 7, 0),
        "{text}"
    );
    // Three days apart no evening helps.
    let (explanation, _) = explained([evening(), on("b", "radio", "49", "2026-03-07")]);
    assert!(explanation.reasons.is_empty());
    assert_eq!(explanation.remainder, 7);
}

#[test]
fn orders_are_not_persons() {
    let claims = [
        released("a", "gov", "first", "124").unit("order"),
        released("b", "watch", "first", "116"),
    ];
    let text = only(claims, ReasonKind::Unit, (8, 8), Amount::Open);
    assert!(text.contains("124 counts orders, 116 counts persons"), "{text}");
}

#[test]
fn a_declared_part_is_less_than_its_whole() {
    let claims = [
        released("a", "gov", "both", "187"),
        released("b", "gov", "first", "99"),
    ];
    let text = only(claims, ReasonKind::PartOfWhole, (88, 88), Amount::Open);
    assert!(text.contains("99 counts some of the people of 187"), "{text}");
}

#[test]
fn a_sum_of_two_voices_is_recognised_and_set_right() {
    // 99 announced by one and 87 counted by another make 186; the first voice's own numbers make 187.
    let claims = [
        released("a", "radio", "both", "186"),
        released("b", "gov", "both", "187").stage("announced"),
        released("p1", "gov", "first", "99").stage("announced"),
        released("p2", "watch", "second", "87"),
        released("p3", "gov", "second", "88"),
    ];
    let (explanation, text) = explained(claims);
    let sum = explanation
        .reasons
        .iter()
        .find(|reason| reason.kind == ReasonKind::MixedVoices)
        .unwrap();
    let parts: Vec<&str> = sum.claims.iter().map(AsRef::as_ref).collect();
    assert_eq!(parts, ["p1", "p2"], "{text}");
    assert_eq!((sum.explains, explanation.gap, sum.amount), (1, 1, Amount::Sized));
    assert!(
        text.contains("186 is 99 (gov) + 87 (watch), a sum of several voices or stages:"),
        "{text}"
    );
}

#[test]
fn a_sum_that_counts_people_twice_is_recognised() {
    // 116 since the 1st and 17 of the same days make 133; the people may be 116.
    let claims = [
        released("a", "radio", "both", "133"),
        released("b", "gov", "both", "116"),
        released("c", "watch", "both", "17").population("political"),
    ];
    let text = only(claims, ReasonKind::Overlap, (17, 17), Amount::Sized);
    assert!(
        text.contains("133 is 116 (gov) + 17 (watch), which may count the same people twice"),
        "{text}"
    );
}

#[test]
fn round_and_vague_numbers_reach_to_their_widest() {
    // About 700 is 650 to 750, at its widest 600 to 800; 806 is 56 above the one and 6 above the other.
    let day = "2026-03-01";
    let claims = [held("a", "kin", "~700", day), held("b", "watch", "806", day)];
    only(claims, ReasonKind::Rounding, (50, 56), Amount::Sized);
    // 400 read as about 400 is 350 to 450.
    let claims = [held("a", "kin", "400", day), held("b", "watch", "396", day)];
    only(claims, ReasonKind::Rounding, (4, 4), Amount::Sized);
}

#[test]
fn a_list_that_went_on_growing_shows_its_lag() {
    let claims = [
        released("a", "gov", "both", "116").as_of("2026-03-12"),
        list("b", "41", "2026-03-03"),
        list("c", "56", "2026-03-04"),
    ];
    let (explanation, text) = explained(claims);
    let lag = explanation
        .reasons
        .iter()
        .find(|reason| reason.kind == ReasonKind::Lag)
        .unwrap();
    // 75 apart; with the later list 60.
    assert_eq!(
        (lag.explains, lag.leaves, lag.amount),
        (15, 60, Amount::Measured),
        "{text}"
    );
    // The list is a floor besides, of open size: all is allowed for, of known size only 15.
    assert_eq!(
        (explanation.remainder, explanation.beyond_measured),
        (0, 60),
        "{text}"
    );
    assert!(
        text.contains("Watch had verified 56 by 4 Mar: that accounts for 15 of 75."),
        "{text}"
    );
}

#[test]
fn a_revised_list_accounts_for_a_count_that_falls() {
    let (explanation, text) = explained([list("a", "75", "2026-03-02"), list("b", "61", "2026-03-04")]);
    let kinds: Vec<ReasonKind> = explanation.reasons.iter().map(|reason| reason.kind).collect();
    assert_eq!(kinds, [ReasonKind::ListRevision], "{text}");
    assert_eq!(explanation.without_effect, [ReasonKind::AsOf]);
}

#[test]
fn late_registration_is_measured_where_the_voice_counts_it() {
    let late = ClaimDraft::new("c")
        .by("watch")
        .count("late-registered")
        .population("political")
        .window("2026-03-02/2026-03-04")
        .figure("14");
    let claims = [
        held("a", "watch", "791", "2026-03-01"),
        held("b", "watch", "807", "2026-03-05"),
        late,
    ];
    let (explanation, text) = explained(claims);
    let revised = explanation
        .reasons
        .iter()
        .find(|reason| reason.kind == ReasonKind::ListRevision)
        .unwrap();
    assert_eq!(
        (revised.explains, revised.leaves, revised.amount),
        (14, 2, Amount::Measured),
        "{text}"
    );
}

#[test]
fn slips_of_the_pen_are_named() {
    let slips = [
        ("161", Slip::DigitsTransposed),
        ("16", Slip::DigitDropped),
        ("1161", Slip::DigitGlued),
    ];
    for (slipped, slip) in slips {
        let claims = [
            released("a", "gov", "first", "116"),
            released("b", "radio", "first", slipped),
        ];
        let (explanation, text) = explained(claims);
        let found: Vec<Option<Slip>> = explanation.reasons.iter().map(|reason| reason.slip).collect();
        assert!(found.contains(&Some(slip)), "{text}");
        assert_eq!(explanation.remainder, 0);
    }
    let (explanation, _) = explained([
        released("a", "gov", "first", "116"),
        released("b", "radio", "first", "117"),
    ]);
    assert!(
        explanation.reasons.is_empty(),
        "another digit is no slip of these kinds"
    );
}

#[test]
fn a_corrected_figure_is_told_with_what_it_was_corrected_to() {
    let claims = [
        released("a", "gov", "first", "126"),
        released("b", "watch", "first", "116"),
        ClaimDraft::new("c").by("gov").corrects("a").figure("116"),
    ];
    let text = only(claims, ReasonKind::Superseded, (10, 10), Amount::Measured);
    assert!(
        text.contains("126 was corrected to 116 (gov): that accounts for all of it."),
        "{text}"
    );
}

#[test]
fn another_reading_is_a_reason_that_says_so() {
    let narrow = cotejo::Value::record([("window", "2026-03-10"), ("label", "the last day alone")]);
    let claims = [
        released("a", "gov", "both", "116").or([narrow]),
        released("b", "watch", "both", "133"),
    ];
    let (explanation, text) = explained(claims);
    let reason = explanation.reasons.first().unwrap();
    assert_eq!((reason.kind, reason.explains), (ReasonKind::Window, 17));
    assert_eq!(reason.reading.as_deref(), Some("the last day alone"), "{text}");
}

#[test]
fn what_is_released_and_what_is_held_are_not_set_against_each_other() {
    let stock = held("b", "watch", "806", "2026-03-01");
    let draft = cast()
        .with_claim(released("a", "gov", "first", "116"))
        .with_claim(stock);
    let ledger = Ledger::try_from(draft).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    assert_eq!(found.explain(&"a".parse().unwrap(), &"b".parse().unwrap()), None);
}

#[test]
fn a_slip_needs_two_exact_numbers() {
    for open in [">=100", "<1000", "800-1000", "dozens", "~1160"] {
        let claims = [
            released("a", "gov", "first", "16"),
            released("b", "radio", "first", open),
        ];
        let (explanation, text) = explained(claims);
        assert!(
            explanation.reasons.iter().all(|reason| reason.slip.is_none()),
            "{text}"
        );
    }
}

#[test]
fn a_count_of_other_people_is_no_part_of_one_voices_sum() {
    let claims = |women: bool| {
        let mut all = vec![
            released("a", "radio", "both", "186"),
            released("b", "watch", "both", "121"),
            released("p1", "gov", "first", "99"),
            released("p2", "kin", "second", "87"),
            released("p3", "gov", "second", "88"),
        ];
        all.extend(women.then(|| released("p4", "gov", "first", "3").population("political")));
        explained(all).0
    };
    let sum = |found: &Explanation| -> Vec<(u64, u64)> {
        let sums = found
            .reasons
            .iter()
            .filter(|reason| reason.kind == ReasonKind::MixedVoices);
        sums.map(|reason| (reason.explains, reason.leaves)).collect()
    };
    assert_eq!(sum(&claims(true)), sum(&claims(false)));
}

#[test]
fn a_sum_that_no_voice_gives_all_of_is_named_with_its_size_open() {
    let claims = [
        released("a", "radio", "both", "291"),
        released("b", "gov", "both", "263"),
        released("p1", "gov", "first", "214"),
        released("p2", "watch", "second", "77"),
    ];
    let text = only(claims, ReasonKind::MixedVoices, (28, 28), Amount::Open);
    assert!(text.contains("291 is 214 (gov) + 77 (watch)"), "{text}");
}

#[test]
fn months_are_no_evenings() {
    let of = |id: &str, by: &str, window: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .population("all")
            .window(window)
            .figure(figure)
    };
    let (explanation, text) = explained([
        of("a", "gov", "2026-05", "916"),
        of("b", "watch", "2026-06", "43"),
    ]);
    let kinds: Vec<ReasonKind> = explanation.reasons.iter().map(|reason| reason.kind).collect();
    assert_eq!(kinds, [ReasonKind::Window], "{text}");
    let days = [
        of("a", "gov", "2026-05-01", "16"),
        of("b", "watch", "2026-05-02", "43"),
    ];
    let (explanation, text) = explained(days);
    assert!(
        explanation
            .reasons
            .iter()
            .any(|reason| reason.kind == ReasonKind::DayShift),
        "{text}"
    );
    assert!(
        text.contains("1 May 2026 and 2 May 2026 are a day apart"),
        "{text}"
    );
}

#[test]
fn a_promise_measures_no_days() {
    let of = |id: &str, by: &str, window: &str, figure: &str| {
        ClaimDraft::new(id)
            .by(by)
            .count("released")
            .population("all")
            .window(window)
            .figure(figure)
    };
    let wide = of("a", "gov", "2026-03-01/2026-03-04", "133");
    let narrow = of("b", "watch", "2026-03-01/2026-03-03", "117");
    let asked = of("c", "kin", "2026-03-04", "15").stage("requested");
    only([wide, narrow, asked], ReasonKind::Window, (16, 16), Amount::Open);
}

#[test]
fn days_are_measured_in_waves_as_well() {
    let draft = [
        released("a", "gov", "both", "250"),
        released("b", "watch", "early", "214"),
        released("c", "kin", "second", "30"),
    ];
    let cast = cast().with_wave(
        WaveDraft::new("early")
            .window("2026-03-01/2026-03-09")
            .population("all")
            .within("both"),
    );
    let ledger = Ledger::try_from(draft.into_iter().fold(cast, Draft::with_claim)).unwrap();
    let found = reconcile(&ledger, &Settings::default());
    let why = found
        .explain(&"a".parse().unwrap(), &"b".parse().unwrap())
        .unwrap();
    let reason = why.reasons.first().unwrap();
    assert_eq!(
        (reason.kind, reason.explains, reason.amount),
        (ReasonKind::PartOfWhole, 30, Amount::Measured)
    );
    assert_eq!(why.remainder, 6);
}

#[test]
fn a_stocks_later_date_is_measured_by_the_flows_its_voice_gives() {
    let out = ClaimDraft::new("c")
        .by("watch")
        .count("released")
        .population("political");
    let out = out.window("2026-03-02/2026-03-08").figure("12");
    let claims = [
        held("a", "watch", "806", "2026-03-01"),
        held("b", "watch", "792", "2026-03-10"),
        out,
    ];
    let text = only(claims, ReasonKind::AsOf, (12, 14), Amount::Measured);
    assert!(
        text.contains("with 12 (watch) released between: that accounts for 12 of 14."),
        "{text}"
    );
}

#[test]
fn anothers_revision_and_a_flow_are_not_measured_by_a_revision() {
    let off = |by: &str| {
        let claim = ClaimDraft::new("c")
            .by(by)
            .count("delisted")
            .population("political");
        claim.window("2026-03-02/2026-03-08").figure("30")
    };
    let stocks = |by: &str| {
        [
            held("a", "watch", "800", "2026-03-01"),
            held("b", "gov", "770", "2026-03-10"),
            off(by),
        ]
    };
    let revised = |claims: [ClaimDraft; 3]| {
        let found = explained(claims).0;
        found
            .reasons
            .iter()
            .any(|reason| reason.kind == ReasonKind::ListRevision)
    };
    assert!(revised(stocks("watch")) && !revised(stocks("gov")));
    let flows = [
        released("a", "gov", "both", "75"),
        released("b", "watch", "both", "116"),
        off("gov"),
    ];
    assert!(!revised(flows));
}

#[test]
fn overlapping_revisions_are_not_added() {
    let off = |id: &str, window: &str, figure: &str| {
        ClaimDraft::new(id)
            .by("watch")
            .count("delisted")
            .population("political")
            .window(window)
            .figure(figure)
    };
    let claims = [
        held("a", "watch", "830", "2026-03-01"),
        held("b", "gov", "800", "2026-03-12"),
        off("c", "2026-03-02/2026-03-05", "10"),
        off("d", "2026-03-02/2026-03-10", "15"),
    ];
    let (explanation, text) = explained(claims);
    let revised = explanation
        .reasons
        .iter()
        .find(|reason| reason.kind == ReasonKind::ListRevision)
        .unwrap();
    assert_eq!((revised.explains, revised.leaves), (15, 15), "{text}");
}

#[test]
fn what_a_sum_is_made_of_does_not_hang_on_ids_however_many_figures_there_are() {
    let found = |prefix: &str| {
        let small = (0..700).map(|at| {
            released(&format!("m{at}"), "kin", "first", "2").said(format!("2026-03-0{}", at % 9 + 1))
        });
        let parts = [
            released("a", "radio", "both", "186"),
            released("b", "gov", "both", "187").stage("announced"),
            released(&format!("{prefix}-1"), "gov", "first", "99").stage("announced"),
            released(&format!("{prefix}-2"), "watch", "second", "87"),
            released(&format!("{prefix}-3"), "gov", "second", "88"),
        ];
        let explanation = explained(parts.into_iter().chain(small)).0;
        explanation
            .reasons
            .iter()
            .filter(|reason| reason.kind == ReasonKind::MixedVoices)
            .count()
    };
    assert_eq!((found("aa"), found("zz")), (1, 1));
}
