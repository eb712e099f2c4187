//! Defects to plant in a sound draft, each with the fault the door must find.

use proptest::prelude::*;
use proptest::sample::select;

use crate::error::ErrorKind;
use crate::model::draft::{
    AssumptionDraft, ClaimDraft, DetaineeDraft, Draft, JudgementDraft, ListingDraft, PopulationDraft,
    SourceDraft, WaveDraft,
};
use crate::model::value::Value;

macro_rules! defect {
    ($name:literal, $kind:ident, $plant:expr) => {
        Self {
            name: $name,
            kind: ErrorKind::$kind,
            plant: $plant,
        }
    };
}

/// One defect: what it is called, what the door calls it, and how to plant it.
///
/// Defects plant records of their own, with ids that begin with `x-`, so they do not touch what is
/// there or one another.
#[derive(Debug, Clone, Copy)]
pub struct Defect {
    name: &'static str,
    kind: ErrorKind,
    plant: fn(Draft) -> Draft,
}

/// One of the known defects.
///
/// ```
/// use cotejo::{Draft, Ledger, strategy};
/// use proptest::test_runner::TestRunner;
/// TestRunner::deterministic().run(&strategy::defect(), |defect| {
///     let problems = Ledger::try_from(defect.plant(Draft::new())).unwrap_err();
///     assert_eq!(problems.iter().map(|fault| fault.kind()).collect::<Vec<_>>(), [defect.kind()]);
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn defect() -> impl Strategy<Value = Defect> {
    select(Defect::ALL)
}

impl Defect {
    /// Its name, as the sentence "there is …" would have it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
    /// The kind of fault that the door must report, once.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
    /// The draft with the defect planted.
    #[must_use]
    pub fn plant(&self, draft: Draft) -> Draft {
        (self.plant)(draft)
    }

    /// Every defect there is.
    pub const ALL: &[Self] = &[
        defect!("a speaker nobody knows", Dangling, |d| d
            .with_claim(held("x-by").by("x-nobody"))),
        defect!("a page nobody knows", Dangling, |d| d
            .with_claim(held("x-via").via("x-nowhere"))),
        defect!("an unknown wave", Dangling, |d| d
            .with_claim(freed("x-wave").wave("x-none"))),
        defect!("an unknown population", Dangling, |d| {
            d.with_claim(freed("x-population").population("x-none"))
        }),
        defect!("a denial of nothing", Dangling, |d| {
            d.with_claim(ClaimDraft::new("x-denial").denies("x-none"))
        }),
        defect!("an inference from nothing", Dangling, |d| {
            let relation = Value::record([("claim", "x-none"), ("because", "so it seems")]);
            d.with_claim(freed("x-inferred").part_of(relation))
        }),
        defect!("a measure against nothing", Dangling, |d| {
            d.with_claim(freed("x-relative").figure("< @x-none"))
        }),
        defect!("a statement about nothing", Dangling, |d| {
            d.with_claim(ClaimDraft::new("x-about").statement("remark").about("x-none"))
        }),
        defect!("a record on no list", Dangling, |d| {
            d.with_detainee(DetaineeDraft::new("x-unlisted").listing("x-none"))
        }),
        defect!("a list by nobody known", Dangling, |d| {
            d.with_listing(ListingDraft::new("x-list").by("x-nobody"))
        }),
        defect!("an assumption about no wave", Dangling, |d| {
            let whole = AssumptionDraft::new("x-whole").complete("x-none");
            d.with_wave(WaveDraft::new("x-part-of-it"))
                .with_assumption(whole.parts("x-part-of-it"))
        }),
        defect!("a reading in no population", Dangling, |d| {
            d.with_claim(freed("x-reading").or([Value::record([("population", "x-none")])]))
        }),
        defect!("bodies that speak for one another", Cycle, |d| {
            d.with_source(SourceDraft::new("x-one").owner("x-two"))
                .with_source(SourceDraft::new("x-two").owner("x-one"))
        }),
        defect!("a population within itself", Cycle, |d| {
            d.with_population(PopulationDraft::new("x-self").within("x-self"))
        }),
        defect!("waves within one another", Cycle, |d| {
            d.with_wave(WaveDraft::new("x-outer").within("x-inner"))
                .with_wave(WaveDraft::new("x-inner").within("x-outer"))
        }),
        defect!("corrections of one another", Cycle, |d| {
            d.with_claim(freed("x-first").retracts("x-second"))
                .with_claim(freed("x-second").retracts("x-first"))
        }),
        defect!("figures measured against one another", Cycle, |d| {
            d.with_claim(freed("x-less").figure("< @x-more"))
                .with_claim(freed("x-more").figure("> @x-less"))
        }),
        defect!("parts of one another", Cycle, |d| {
            d.with_claim(freed("x-part").part_of("x-whole-part"))
                .with_claim(freed("x-whole-part").part_of("x-part"))
        }),
        defect!("a figure that ends below its beginning", Inverted, |d| {
            d.with_claim(freed("x-inverted").figure("12-5"))
        }),
        defect!("a window that ends before it begins", Inverted, |d| {
            d.with_wave(WaveDraft::new("x-backwards").window("2026-01-08/2026-01-01"))
        }),
        defect!("a figure below nothing", OutOfRange, |d| {
            d.with_claim(freed("x-negative").figure("<0"))
        }),
        defect!("more people than have ever lived", OutOfRange, |d| {
            d.with_claim(freed("x-many").figure(format!("1{}", "0".repeat(30))))
        }),
        defect!("a day that does not exist", OutOfRange, |d| {
            d.with_claim(freed("x-february").said("2026-02-30"))
        }),
        defect!("a number in words nobody knows", Syntax, |d| {
            d.with_claim(freed("x-lots").figure("lots and lots"))
        }),
        defect!("a date in words", Syntax, |d| {
            d.with_source(SourceDraft::new("x-page").published("8 January"))
        }),
        defect!("an id of two words", Syntax, |d| d
            .with_claim(freed("x two words"))),
        defect!("two sources of one id", Repeated, |d| {
            d.with_source(SourceDraft::new("x-twice"))
                .with_source(SourceDraft::new("x-twice"))
        }),
        defect!("two claims of one id", Repeated, |d| {
            d.with_claim(freed("x-again")).with_claim(freed("x-again"))
        }),
        defect!("a field given twice", Repeated, |d| {
            d.with_claim(freed("x-figures").figure("1").figure("2"))
        }),
        defect!("a kind of source nobody knows", Unknown, |d| {
            d.with_source(SourceDraft::new("x-kind").kind("goverment"))
        }),
        defect!("a measure nobody knows", Unknown, |d| {
            d.with_claim(ClaimDraft::new("x-measure").count("realeased"))
        }),
        defect!("a stage nobody knows", Unknown, |d| d
            .with_claim(freed("x-stage").stage("verifed"))),
        defect!("a key nobody knows", Unknown, |d| {
            let set_apart = [
                ("for", "date"),
                ("because", "on no other page"),
                ("becuase", "a slip"),
            ];
            d.with_claim(freed("x-key").set_apart(Value::record(set_apart)))
        }),
        defect!("a claim set apart for its size", Unknown, |d| {
            let set_apart = [("for", "size"), ("because", "too low")];
            d.with_claim(freed("x-size").set_apart(Value::record(set_apart)))
        }),
        defect!("a figure of nothing", Missing, |d| d
            .with_claim(ClaimDraft::new("x-uncounted").figure("3"))),
        defect!("a claim that says nothing", Missing, |d| {
            d.with_claim(ClaimDraft::new("x-silent").note("nothing"))
        }),
        defect!("a record without an id", Missing, |d| d
            .with_source(SourceDraft::new(""))),
        defect!("an event that does not say what happened", Missing, |d| {
            let event = Value::record([("when", "2026-01-08")]);
            d.with_detainee(DetaineeDraft::new("x-event").events([event]))
        }),
        defect!("an assumption without a rule", Missing, |d| {
            d.with_assumption(AssumptionDraft::new("x-assumed").label("it fits"))
        }),
        defect!("a judgement about one claim", Missing, |d| {
            d.with_claim(freed("x-alone"))
                .with_judgement(JudgementDraft::same_utterance(["x-alone"], "it stands alone"))
        }),
        defect!("a flag where text belongs", WrongType, |d| d
            .with_claim(freed("x-flag").figure(true))),
        defect!("text where a flag belongs", WrongType, |d| {
            d.with_source(SourceDraft::new("x-plural").plural("yes"))
        }),
        defect!("an object where a name belongs", WrongType, |d| {
            d.with_detainee(DetaineeDraft::new("x-name").name(Value::record([("first", "Invented")])))
        }),
        defect!("a statement with a figure", Conflicting, |d| {
            d.with_claim(freed("x-both").statement("demand").figure("3"))
        }),
        defect!("a wave outside the wave it is within", Conflicting, |d| {
            d.with_wave(WaveDraft::new("x-year").window("2025"))
                .with_wave(WaveDraft::new("x-outside").window("2026-03").within("x-year"))
        }),
        defect!("a claim that corrects two", Conflicting, |d| {
            d.with_claim(freed("x-a"))
                .with_claim(freed("x-b"))
                .with_claim(freed("x-both-corrected").corrects(["x-a", "x-b"]))
        }),
        defect!("a reading with readings", Conflicting, |d| {
            let inner = Value::from([Value::record([("figure", "2")])]);
            d.with_claim(freed("x-readings").or([Value::record([("or", inner)])]))
        }),
    ];
}

fn freed(id: &str) -> ClaimDraft {
    ClaimDraft::new(id).count("released")
}

fn held(id: &str) -> ClaimDraft {
    ClaimDraft::new(id).count("held")
}
