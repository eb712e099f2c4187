//! The evening desk: two bulletins of one day, another voice's roll, and three questions.
//!
//! Everybody here is invented. Results hold ids; a name is shown only where somebody asks for it.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::listing::{ListingReport, Unmatched};
use cotejo::render::Account;
use cotejo::{
    DetaineeDraft, Draft, JudgementDraft, Ledger, ListingDraft, Problems, Settings, SourceDraft, Value,
    reconcile,
};

fn bulletin(id: &str, label: &str, by: &str, at: &str, states: &str) -> ListingDraft {
    ListingDraft::new(id)
        .label(label)
        .by(by)
        .as_of(at)
        .coverage("complete")
        .states(states)
}

fn row(id: &str, list: &str, name: &str, case: &str) -> DetaineeDraft {
    let row = DetaineeDraft::new(id).listing(list).name(name);
    if case.is_empty() {
        row
    } else {
        row.identifiers(case)
    }
}

fn event(what: &str, when: &str, outcome: &str) -> Value {
    Value::record([("what", what), ("when", when), ("outcome", outcome)])
}

fn ledger() -> Result<Ledger, Problems> {
    Ledger::try_from(
        Draft::new()
            .with_title("an evening in May")
            .with_source(SourceDraft::new("watch").label("Watch").kind("monitor"))
            .with_source(SourceDraft::new("kin").label("the families").kind("relatives"))
            .with_listing(bulletin(
                "morning",
                "morning bulletin",
                "watch",
                "2026-05-08T09:00-04:00",
                "5",
            ))
            .with_listing(
                bulletin(
                    "evening",
                    "evening bulletin",
                    "watch",
                    "2026-05-08T21:00-04:00",
                    "6",
                )
                .withheld("1"),
            )
            .with_listing(bulletin("gate", "list from the gate", "kin", "2026-05-08", "3"))
            .with_detainee(row("m-1", "morning", "Ana Ejemplo", "case:1"))
            .with_detainee(row("m-2", "morning", "Bruno Muestra", "case:2"))
            .with_detainee(row("m-3", "morning", "Carla Inventada", "case:3"))
            .with_detainee(row("m-4", "morning", "Darío Supuesto", ""))
            .with_detainee(row("m-5", "morning", "Elena Ficticia", "case:5"))
            // In the evening: Ana as before, Bruno home under guard, Elena in another category.
            .with_detainee(row("e-1", "evening", "Ana Ejemplo", "case:1"))
            .with_detainee(row("e-2", "evening", "Bruno Muestra", "case:2").events(event(
                "released",
                "2026-05-08",
                "house-arrest",
            )))
            .with_detainee(row("e-5", "evening", "Elena Ficticia", "case:5").category("convicted"))
            // Nothing but the name says that this is the Darío of the morning.
            .with_detainee(row("e-6", "evening", "SUPUESTO, Dario", ""))
            .with_detainee(row("e-7", "evening", "Fabio Pretendido", "case:7"))
            // The families still count Bruno among those held.
            .with_detainee(row("k-1", "gate", "Bruno Muestra", "case:2"))
            .with_detainee(row("k-2", "gate", "Ana Ejemplo", "case:1"))
            .with_detainee(row("k-3", "gate", "Elena Ficticia", "case:5")),
    )
}

fn who(one: &Unmatched) -> String {
    let perhaps: Vec<&str> = one.perhaps_same.iter().map(|id| id.as_str()).collect();
    let mut text = format!("{} ({:?})", one.person, one.certainty);
    if !perhaps.is_empty() {
        text.push_str(&format!(", perhaps {}", perhaps.join(", ")));
    }
    text
}

fn answers(tonight: &ListingReport) {
    for new in &tonight.new_persons {
        println!("  new: {}", who(&new.who));
    }
    for gone in &tonight.gone_without_release {
        println!("  gone without a release: {}", who(gone));
    }
    for gone in &tonight.gone_after_release {
        println!("  gone after a release: {}", who(&gone.who));
    }
    for changed in &tonight.changed {
        println!("  changed: {} {:?}", changed.person, changed.fields);
    }
    for one in &tonight.free_here_held_elsewhere {
        let outcome = one.free.outcome.map_or("released", |outcome| outcome.as_str());
        println!(
            "  free by {} ({outcome}), held by {}",
            one.free.record, one.held.record
        );
    }
    let total = &tonight.total;
    println!(
        "  rows {}, persons {}, withheld {}: {:?}",
        total.rows,
        total.distinct_persons,
        total.withheld.core(),
        total.face
    );
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let ledger = ledger()?;
    let settings = Settings::default();
    let evening = "evening".parse()?;
    let found = reconcile(&ledger, &settings);
    println!("as the lists came");
    found.listing(&evening).into_iter().for_each(answers);

    // Somebody telephones the lawyer: the two Daríos are one. New input, and it can be taken out again.
    let judged = ledger.extended(Draft::new().with_judgement(JudgementDraft::same_person(
        ["m-4", "e-6"],
        "the lawyer confirmed it",
    )))?;
    let found = reconcile(&judged, &settings);
    println!("with one judgement");
    found.listing(&evening).into_iter().for_each(answers);

    // A name is shown on purpose, record by record.
    for gone in found
        .listing(&evening)
        .iter()
        .flat_map(|tonight| &tonight.gone_without_release)
    {
        for record in gone.records.iter().filter_map(|id| judged.detainee(id)) {
            if let Some(name) = record.name() {
                println!("for the desk's eyes, {}: {}", record.id(), name.reveal());
            }
        }
    }
    println!("\n{}", Account::of(&found).width(80));
    Ok(())
}
