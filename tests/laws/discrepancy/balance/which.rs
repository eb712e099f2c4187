//! Which flows are used, and which are left out with what reason.
//!
//! - `paper_and_episodes_are_no_persons`
//! - `announced_house_arrest_and_numberless_flows_move_nobody`
//! - `some_of_the_people_count_and_others_do_not`
//! - `a_wider_population_only_bounds`
//! - `a_running_count_is_used_as_the_difference_of_two_dates`
//! - `a_part_is_not_added_to_its_whole_and_overlapping_days_leave_it_open`
//! - `a_part_larger_than_its_whole_is_impossible`
//! - `the_latest_count_of_one_flow_counts`
//! - `expelled_are_among_the_released`
//! - `long_lists_of_what_is_not_used_are_cut_and_say_so`

use cotejo::discrepancy::Balance;
use cotejo::{ClaimDraft, Draft, PopulationDraft, WaveDraft};

use super::{archive, day, days, flow, held, ids, left_out, only, terms};

/// 100 held on day 1 and on day 20, with these flows.
fn with(flows: impl IntoIterator<Item = ClaimDraft>) -> Balance {
    let draft = archive()
        .with_population(PopulationDraft::new("all"))
        .with_population(PopulationDraft::new("political").within("all"))
        .with_population(PopulationDraft::new("students").within("political"))
        .with_wave(WaveDraft::new("w").window(days(3, 9)))
        .with_claim(held("h0", 1, "100").population("political"))
        .with_claim(held("h1", 20, "100").population("political"));
    only(flows.into_iter().fold(draft, Draft::with_claim))
}

fn released(id: &str, from: u32, to: u32, figure: &str) -> ClaimDraft {
    released_of("political", id, (from, to), figure)
}

fn released_of(population: &str, id: &str, (from, to): (u32, u32), figure: &str) -> ClaimDraft {
    flow(id, "released", days(from, to), figure).population(population)
}

#[test]
fn paper_and_episodes_are_no_persons() {
    let balance = with([
        released("orders", 3, 4, "30").unit("order"),
        flow("detentions", "arrested", days(3, 4), "40")
            .population("political")
            .unit("detention"),
    ]);
    assert_eq!(
        (terms(&balance).len(), balance.face.net.to_string()),
        (0, "0".to_owned())
    );
    assert_eq!(left_out(&balance), ["detentions Unit", "orders Unit"]);
    // Episodes against episodes are balanced.
    let episodes = |claim: ClaimDraft| claim.unit("detention");
    let draft = archive()
        .with_claim(episodes(held("h0", 1, "100")))
        .with_claim(episodes(held("h1", 20, "100")))
        .with_claim(episodes(flow("a", "arrested", days(3, 4), "40")));
    assert_eq!(only(draft).face.net.to_string(), "-40");
}

#[test]
fn announced_house_arrest_and_numberless_flows_move_nobody() {
    let balance = with([
        released("announced", 3, 4, "30").stage("announced"),
        released("home", 3, 4, "5").outcome("house-arrest"),
        released("many", 5, 6, "many"),
        released("fewer", 5, 6, "< @announced"),
        flow("missing", "disappeared", days(3, 4), "2").population("political"),
        flow("moved", "transferred", days(3, 4), "2").population("political"),
        flow("whenever", "released", "2026-01-02/2026-03-05".to_owned(), "9")
            .population("political")
            .stage("verified"),
        flow("undated", "released", "../2026-01-05".to_owned(), "9").population("political"),
    ]);
    assert_eq!(terms(&balance), Vec::<String>::new());
    assert_eq!(
        left_out(&balance),
        [
            "announced Stage",
            "fewer Figure",
            "home StillHeld",
            "missing Side",
            "moved StillHeld",
            "undated Undated",
            "whenever Window"
        ]
    );
}

#[test]
fn some_of_the_people_count_and_others_do_not() {
    let students = || released_of("students", "s", (3, 4), "5");
    let balance = with([
        students(),
        released("p", 6, 7, "3").place("Norte"),
        flow("whose", "released", days(3, 4), "9"),
    ]);
    assert_eq!(terms(&balance), ["released 8"]);
    assert_eq!(left_out(&balance), ["whose Population"]);
    // Beside a count of all over the same days, they are among those.
    let balance = with([students(), released("all-of-them", 3, 6, "7")]);
    assert_eq!(terms(&balance), ["released 7"]);
    assert_eq!(
        (ids(&balance.terms[0].claims), ids(&balance.terms[0].within)),
        (vec!["all-of-them"], vec!["s"])
    );
    // Of the stock of one place, those of another are none.
    let place = |claim: ClaimDraft, name: &str| claim.place(name);
    let draft = archive()
        .with_claim(place(held("h0", 1, "100"), "Norte"))
        .with_claim(place(held("h1", 20, "100"), "Norte"))
        .with_claim(place(flow("south", "released", days(3, 4), "4"), "Sur"));
    let draft = draft.with_claim(flow("anywhere", "released", days(6, 7), "9"));
    let balance = only(draft);
    assert_eq!(left_out(&balance), ["south Place"]);
    assert_eq!(
        terms(&balance),
        ["released <=9"],
        "how many of them there is not said"
    );
}

#[test]
fn a_wider_population_only_bounds() {
    let wide = || released_of("all", "w1", (3, 4), "40");
    let balance = with([wide()]);
    assert_eq!(
        (terms(&balance), balance.face.net.to_string()),
        (vec!["released <=40".to_owned()], "0 to 40".to_owned())
    );
    let balance = with([wide(), released("own", 3, 4, "7")]);
    assert_eq!(
        (terms(&balance), left_out(&balance)),
        (vec!["released 7".to_owned()], vec!["w1 Population".to_owned()])
    );
}

#[test]
fn a_running_count_is_used_as_the_difference_of_two_dates() {
    let running = |id: &str, on: u32, figure: &str| {
        flow(id, "released", format!("{}/..", "2025-12-01"), figure)
            .population("political")
            .as_of(day(on))
    };
    let balance = with([
        running("c1", 4, "50"),
        running("c2", 9, "58"),
        running("c3", 15, "70-75"),
        running("c4", 25, "90"),
    ]);
    assert_eq!(terms(&balance), ["released 20-25"]);
    assert_eq!(
        (ids(&balance.terms[0].claims), ids(&balance.terms[0].within)),
        (vec!["c1", "c3"], vec!["c2"])
    );
    assert_eq!(left_out(&balance), Vec::<String>::new());
    let one = with([running("c0", 4, "50"), running("c4", 25, "90")]);
    assert_eq!(
        left_out(&one),
        ["c0 Window"],
        "one date inside says nothing of how many since"
    );
    let fell = with([running("c1", 4, "50"), running("c2", 9, "40")]);
    assert_eq!(
        (left_out(&fell), fell.face.net.to_string()),
        (vec!["c1 Fell".to_owned()], "0".to_owned()),
        "never a negative flow"
    );
}

#[test]
fn a_part_is_not_added_to_its_whole_and_overlapping_days_leave_it_open() {
    let of = |flows: &[(&str, u32, u32, &str)]| {
        let flows = flows
            .iter()
            .map(|(id, from, to, figure)| released(id, *from, *to, figure));
        terms(&with(flows)).join(", ")
    };
    assert_eq!(
        of(&[("a", 3, 4, "5"), ("b", 6, 9, "7")]),
        "released 12",
        "different days are added"
    );
    assert_eq!(
        of(&[("a", 3, 9, "12"), ("b", 6, 7, "5")]),
        "released 12",
        "a part is not"
    );
    assert_eq!(
        of(&[("a", 3, 6, "12"), ("b", 5, 8, "5")]),
        "released 12-17",
        "shared days leave it open"
    );
    assert_eq!(
        of(&[("a", 3, 6, "4"), ("b", 6, 8, "5")]),
        "released 5-9",
        "even one"
    );
    assert_eq!(
        of(&[("a", 3, 9, ">=4"), ("b", 3, 4, "5"), ("c", 6, 8, "6")]),
        "released >=11"
    );
    // Two waves of the same days may be of different people; a wave is inside a count of all.
    let wave = |id: &str, figure: &str| {
        ClaimDraft::new(id)
            .by("archive")
            .count("released")
            .population("political")
            .wave("w")
            .figure(figure)
    };
    assert_eq!(
        terms(&with([wave("x", "5"), released("y", 3, 9, "8")])),
        ["released 8"]
    );
    // Verified are among the executed over the same days, not the other way round.
    let verified = released("v", 3, 9, "5").stage("verified");
    assert_eq!(
        terms(&with([verified.clone(), released("y", 3, 9, "8")])),
        ["released 8"]
    );
    assert_eq!(
        terms(&with([verified, released("y", 4, 8, "3")])),
        ["released 5-8"]
    );
}

#[test]
fn a_part_larger_than_its_whole_is_impossible() {
    let balance = with([released("whole", 3, 9, "5"), released("part", 4, 5, "8")]);
    assert!(balance.impossible);
    assert_eq!(terms(&balance), ["released 5-8"]);
    assert!(!with([released("whole", 3, 9, "8"), released("part", 4, 5, "8")]).impossible);
}

#[test]
fn the_latest_count_of_one_flow_counts() {
    let count = |id: &str, on: u32, figure: &str| released(id, 3, 9, figure).as_of(day(on));
    let balance = with([
        count("first", 4, "5"),
        count("then", 8, "9"),
        count("after", 30, "11"),
    ]);
    assert_eq!(terms(&balance), ["released 11"]);
    assert_eq!(
        (ids(&balance.terms[0].claims), ids(&balance.terms[0].within)),
        (vec!["after"], vec!["first", "then"])
    );
    // Up to day 8 there were surely 9, whatever the hours of the day on which the last count was made.
    let draft = archive()
        .with_claim(held("h0", 1, "100"))
        .with_claim(held("h1", 9, "100"))
        .with_claim(flow("c1", "released", days(3, 30), "9").as_of(day(8)))
        .with_claim(flow("c2", "released", days(3, 30), "11").as_of(day(9)))
        .with_claim(flow("c3", "released", days(3, 30), "50").as_of(day(10)));
    assert_eq!(terms(&only(draft)), ["released 11 (9-11)"]);
}

#[test]
fn expelled_are_among_the_released() {
    let expelled = |id: &str| flow(id, "expelled", days(3, 4), "6").population("political");
    assert_eq!(terms(&with([expelled("e")])), ["expelled 6"]);
    assert_eq!(
        terms(&with([expelled("e"), released("r", 3, 9, "20")])),
        ["released 20"]
    );
    // They contain no count of the released, however long their days.
    let longer = flow("e", "expelled", days(3, 9), "6").population("political");
    assert_eq!(
        terms(&with([longer, released("r", 4, 5, "20")])),
        ["released 20-26"]
    );
    let died = flow("d", "died", days(3, 4), "1").population("political");
    assert_eq!(
        terms(&with([died, released("r", 3, 9, "20")])),
        ["released 20", "died 1"]
    );
}

#[test]
fn long_lists_of_what_is_not_used_are_cut_and_say_so() {
    let orders =
        (0..50).map(|n| released(&format!("o{n:02}"), 3, 4 + n / 10, &format!("{}", 30 + n)).unit("order"));
    let windows = [
        "2025-12-01/2026-01-05".to_owned(),
        "2025-12-01/2026-06-01".to_owned(),
    ];
    let partly = windows
        .iter()
        .zip(["p", "q"])
        .map(|(window, id)| flow(id, "released", window.clone(), "7").population("political"));
    let balance = with(orders.chain(partly).chain([released("r", 6, 7, "3")]));
    // Counts of one flow are one: five windows of orders, and the two that lie partly between.
    assert_eq!((balance.left_out.len(), balance.left_out_more), (7, 0));
    let many = (0..50).map(|n| {
        flow(
            &format!("f{n:02}"),
            "released",
            format!("2025-11-01/2026-02-{:02}", n % 28 + 1),
            "7",
        )
        .population("political")
        .place(format!("place {n}"))
    });
    let balance = with(many);
    assert_eq!(
        (balance.left_out.len(), balance.left_out_more),
        (Balance::LEFT_OUT_LISTED, 30)
    );
}
