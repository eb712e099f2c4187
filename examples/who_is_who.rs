//! Three lists, and who on them is one person: what joined each, what would undo it, what is left to people, and
//! which lists name whom.
//!
//! Everybody here is invented. Records are told by their ids.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::{
    DetaineeDraft, Doubt, Draft, JudgementDraft, Ledger, ListingDraft, PersonEvidence, Problems, Resolution,
    Settings, SourceDraft, Value, reconcile,
};

fn row(id: &str, name: &str, born: &str, facility: &str, number: &str) -> DetaineeDraft {
    let (list, _) = id.split_once('-').unwrap_or_default();
    let mut row = DetaineeDraft::new(id).listing(list).name(name);
    if !born.is_empty() {
        row = row.born(born);
    }
    if !number.is_empty() {
        row = row.identifiers(number);
    }
    if facility.is_empty() {
        return row;
    }
    row.events(Value::record([("what", "held"), ("facility", facility)]))
}

fn lists() -> Draft {
    let lists = ["watch", "kin", "bar"];
    lists
        .iter()
        .fold(Draft::new(), |draft, id| {
            let list = ListingDraft::new(id).by(*id).as_of("2026-05-08");
            draft
                .with_source(SourceDraft::new(id).kind("monitor"))
                .with_listing(list)
        })
        // One form writes surnames first; the other has no accents.
        .with_detainee(row(
            "watch-1",
            "PEÑA MONTERO, Rubén",
            "1994-08-13",
            "Old Fort",
            "",
        ))
        .with_detainee(row("kin-1", "Ruben Peña Montero", "1994-08-13", "Old Fort", ""))
        .with_detainee(row("bar-1", "Rubén Peña Montero", "1994-08-13", "Old Fort", ""))
        // A number with a slip.
        .with_detainee(row(
            "watch-2",
            "Yusmary Vela Coa",
            "",
            "Port Barracks",
            "cedula:V-17.345.671",
        ))
        .with_detainee(row(
            "bar-2",
            "Yusmary Vela",
            "1988-02-03",
            "Port Barracks",
            "cedula:17345617",
        ))
        // Father and son, of one name.
        .with_detainee(row(
            "watch-3",
            "Darío Supuesto Olmo",
            "1961-05-20",
            "Old Fort",
            "",
        ))
        .with_detainee(row("kin-3", "Darío Supuesto Olmo", "1989-11-02", "Old Fort", ""))
        // A name, and nothing else.
        .with_detainee(row("kin-4", "Yusmary Vela Coa", "", "", ""))
        // Two people who were taken to court in one case.
        .with_detainee(row(
            "kin-5",
            "Elena Ficticia Ruz",
            "1990-03-04",
            "",
            "case:12/2026",
        ))
        .with_detainee(row(
            "bar-5",
            "Fabio Pretendido Sanz",
            "1971-07-30",
            "",
            "case:12/2026",
        ))
}

#[expect(clippy::integer_division, reason = "tenths of a bit are enough to show")]
fn bits(millibits: i32) -> String {
    let sign = if millibits < 0 { "-" } else { "+" };
    format!(
        "{sign}{}.{}",
        millibits.abs() / 1_000,
        millibits.abs() % 1_000 / 100
    )
}

fn ids<'a>(ids: impl IntoIterator<Item = &'a cotejo::DetaineeId>) -> String {
    let ids: Vec<&str> = ids.into_iter().map(|id| id.as_str()).collect();
    ids.join(", ")
}

fn told(found: &Resolution) {
    for person in found.persons() {
        println!("{}", ids(person.records()));
        for join in person.joins() {
            let why = match join.evidence() {
                PersonEvidence::Linked { weight, evidence } => {
                    let parts: Vec<String> = evidence
                        .iter()
                        .map(|part| format!("{} {} ({})", bits(part.weight), part.field, part.level))
                        .collect();
                    format!("{} bits: {}", bits(*weight), parts.join(", "))
                }
                PersonEvidence::EqualIdentifier { scheme } => {
                    format!("the same number of the scheme `{scheme}`")
                }
                PersonEvidence::Judged { because } => format!("judged: {because}"),
                _ => String::new(),
            };
            println!("    {} by {why}", ids(join.records()));
        }
        if let Some(undoing) = person.undoing() {
            let [here, there] = undoing.sides.map(ids);
            println!("    without {}: {here} | {there}", ids(undoing.join.records()));
        }
    }
}

fn doubted(found: &Resolution) {
    for pair in found.in_doubt() {
        let why = match pair.doubt {
            Doubt::Contradicted => "a number joins them, and they differ",
            Doubt::Outvoted => "they agree, and others outvote them",
            Doubt::CarriedAlong => "others join them, and they differ",
            Doubt::TooLittle => "not enough",
            _ => "the name alone",
        };
        println!(
            "    {}, {}: {why} ({} bits)",
            pair.one,
            pair.other,
            bits(pair.weight)
        );
    }
}

fn main() -> Result<(), Problems> {
    let first = Ledger::try_from(lists())?;
    let found = reconcile(&first, &Settings::default());
    told(found.persons());
    println!("for somebody to judge:");
    doubted(found.persons());

    // Somebody knows better.
    let judged = JudgementDraft::different_persons(["bar-5", "kin-5"], "the court names two defendants");
    let second = Ledger::try_from(lists().with_judgement(judged))?;
    let found = reconcile(&second, &Settings::default());
    println!("with a judgement on kin-5 and bar-5:");
    doubted(found.persons());

    let captures = found.listings().captures();
    println!(
        "{} persons on {} lists:",
        captures.persons(),
        captures.lists().len()
    );
    for pattern in captures.patterns() {
        let lists = pattern.lists.iter().filter_map(|at| captures.lists().get(*at));
        let lists: Vec<&str> = lists
            .flat_map(|list| list.editions.iter().map(|id| id.as_str()))
            .collect();
        println!("    {} on {}", pattern.persons, lists.join(" and "));
    }
    println!(
        "    {} on one list only; {} pairs across lists are in doubt",
        captures.on(1),
        captures.in_doubt()
    );
    Ok(())
}
