//! Defects of assumptions, of judgements and of a ledger as a whole.

use crate::error::ErrorKind::{Conflicting, Dangling, Missing, Repeated, Schema, Unknown, WrongType};
use crate::model::draft::{AssumptionDraft, DetaineeDraft, Draft, JudgementDraft, WaveDraft};
use crate::model::value::Value;
use crate::strategy::defects::{Defect, freed, held, of};

pub(super) const ALL: &[Defect] = &[
    of("an assumption about no wave", Dangling, |d| {
        let whole = AssumptionDraft::new("x-whole").complete("x-none");
        d.with_wave(WaveDraft::new("x-part-of-it"))
            .with_assumption(whole.parts("x-part-of-it"))
    }),
    of("an assumption without a rule", Missing, |d| {
        d.with_assumption(AssumptionDraft::new("x-assumed").label("it fits"))
    }),
    of("a judgement about one claim", Missing, |d| {
        d.with_claim(freed("x-alone"))
            .with_judgement(JudgementDraft::same_utterance(["x-alone"], "it stands alone"))
    }),
    of("another schema", Schema, |d| d.with_raw_schema(Draft::SCHEMA + 1)),
    of("a key of a ledger nobody knows", Unknown, |d| {
        d.with_field("calims", Value::from("x"))
    }),
    of("a note given twice", Repeated, |d| {
        d.with_field("note", Value::from("x"))
            .with_field("note", Value::from("y"))
    }),
    of("an assumption about no claim", Dangling, |d| {
        d.with_assumption(
            AssumptionDraft::new("x-of-claim")
                .complete("@x-none")
                .parts("@x-a-part"),
        )
        .with_claim(freed("x-a-part"))
    }),
    of("an assumption without parts", Missing, |d| {
        d.with_wave(WaveDraft::new("x-undivided"))
            .with_assumption(AssumptionDraft::new("x-no-parts").complete("x-undivided"))
    }),
    of("a part assumed twice", Repeated, |d| {
        d.with_wave(WaveDraft::new("x-w1"))
            .with_wave(WaveDraft::new("x-w2"))
            .with_assumption(
                AssumptionDraft::new("x-parts-twice")
                    .complete("x-w1")
                    .parts(["x-w2", "x-w2"]),
            )
    }),
    of("a whole among its parts", Repeated, |d| {
        d.with_wave(WaveDraft::new("x-w3")).with_assumption(
            AssumptionDraft::new("x-own-part")
                .complete("x-w3")
                .parts(["x-w3"]),
        )
    }),
    of("one stage at most nothing", WrongType, |d| {
        d.with_assumption(AssumptionDraft::new("x-one-stage").at_most(["executed"]))
    }),
    of("an assumed stage nobody knows", Unknown, |d| {
        d.with_assumption(AssumptionDraft::new("x-stages").at_most(["executed", "anounced"]))
    }),
    of("an assumption of two rules", Conflicting, |d| {
        d.with_wave(WaveDraft::new("x-w4"))
            .with_wave(WaveDraft::new("x-w5"))
            .with_assumption(
                AssumptionDraft::new("x-two-rules")
                    .complete("x-w4")
                    .parts("x-w5")
                    .at_most(["executed", "announced"]),
            )
    }),
    of("a ceiling and a balance in one assumption", Conflicting, |d| {
        flows(d, "both").with_assumption(balanced("both").at_most(["executed", "announced"]))
    }),
    of("a stage at most a claim", Dangling, |d| {
        d.with_claim(freed("x-mixed"))
            .with_assumption(AssumptionDraft::new("x-mixture").at_most(["executed", "@x-mixed"]))
    }),
    of("a claim at most no claim", Dangling, |d| {
        d.with_claim(freed("x-lesser"))
            .with_assumption(AssumptionDraft::new("x-no-more").at_most(["@x-lesser", "@x-none"]))
    }),
    of("a balance of one stock", WrongType, |d| {
        let alone = AssumptionDraft::new("x-one-stock").balance("@x-one-before");
        flows(d, "one").with_assumption(alone.left("@x-one-flow"))
    }),
    of("a flow of a balance named twice", Repeated, |d| {
        flows(d, "twice").with_assumption(balanced("twice").came(["@x-twice-flow", "@x-twice-flow"]))
    }),
    of("a flow by which people came and left", Repeated, |d| {
        flows(d, "round").with_assumption(balanced("round").came("@x-round-flow").left("@x-round-flow"))
    }),
    of("people who came in no claim", Dangling, |d| {
        flows(d, "came").with_assumption(balanced("came").came("@x-none"))
    }),
    of("people who left in no wave", Dangling, |d| {
        flows(d, "left").with_assumption(balanced("left").left("x-none"))
    }),
    of("flows without their balance", Conflicting, |d| {
        d.with_claim(freed("x-lone-flow"))
            .with_assumption(ceiling_of("x-lone").left("@x-lone-flow"))
    }),
    of("parts without their whole", Conflicting, |d| {
        d.with_claim(freed("x-lone-part"))
            .with_assumption(ceiling_of("x-parts-alone").parts("@x-lone-part"))
    }),
    of("a given that is neither true nor false", WrongType, |d| {
        d.with_assumption(ceiling_of("x-given").given("often"))
    }),
    of("two assumptions of one id", Repeated, |d| {
        d.with_assumption(ceiling_of("x-ceiling"))
            .with_assumption(ceiling_of("x-ceiling"))
    }),
    of("an assumption without an id", Missing, |d| {
        d.with_raw("assumptions", Value::record([("label", "it fits")]))
    }),
    of("a key of an assumption nobody knows", Unknown, |d| {
        d.with_raw(
            "assumptions",
            Value::Record(vec![
                ("id".to_owned(), Value::from("x-lable")),
                ("at_most".to_owned(), Value::from(["executed", "announced"])),
                ("lable".to_owned(), Value::from("it fits")),
            ]),
        )
    }),
    of("a judgement by nobody known", Dangling, |d| {
        records(d, "by")
            .with_judgement(JudgementDraft::same_person(["x-by-1", "x-by-2"], "one face").by("x-nobody"))
    }),
    of("a judgement about a record nobody has", Dangling, |d| {
        records(d, "of").with_judgement(JudgementDraft::different_persons(
            ["x-of-1", "x-of-2", "x-none"],
            "seen together",
        ))
    }),
    of("a record judged twice", Repeated, |d| {
        records(d, "twice").with_judgement(JudgementDraft::same_person(
            ["x-twice-1", "x-twice-2", "x-twice-1"],
            "one face",
        ))
    }),
    of("a judgement without its reason", Missing, |d| {
        records(d, "why").with_judgement(JudgementDraft::same_person(["x-why-1", "x-why-2"], ""))
    }),
    of("a judgement that decides nothing", Conflicting, |d| {
        d.with_raw("judgements", Value::record([("because", "it is so")]))
    }),
    of("a key of a judgement nobody knows", Unknown, |d| {
        records(d, "key").with_raw(
            "judgements",
            Value::Record(vec![
                ("same_person".to_owned(), Value::from(["x-key-1", "x-key-2"])),
                ("because".to_owned(), Value::from("one face")),
                ("becuase".to_owned(), Value::from("a slip")),
            ]),
        )
    }),
    of("a judgement that is text", WrongType, |d| {
        d.with_raw("judgements", Value::from("the same"))
    }),
];

fn ceiling_of(id: &str) -> AssumptionDraft {
    AssumptionDraft::new(id).at_most(["executed", "announced"])
}

/// Two stocks and a flow between them.
fn flows(draft: Draft, about: &str) -> Draft {
    draft
        .with_claim(held(&format!("x-{about}-before")))
        .with_claim(held(&format!("x-{about}-after")))
        .with_claim(freed(&format!("x-{about}-flow")))
}

/// A balance of the stocks, with no flow named.
fn balanced(about: &str) -> AssumptionDraft {
    AssumptionDraft::new(&format!("x-{about}-balance"))
        .balance([format!("@x-{about}-before"), format!("@x-{about}-after")])
}

/// Two records to decide about.
fn records(draft: Draft, about: &str) -> Draft {
    draft
        .with_detainee(DetaineeDraft::new(&format!("x-{about}-1")))
        .with_detainee(DetaineeDraft::new(&format!("x-{about}-2")))
}
