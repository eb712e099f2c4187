//! Defects of claims.

use crate::error::ErrorKind::{
    Conflicting, Cycle, Dangling, Inverted, Missing, OutOfRange, Repeated, Syntax, Unknown, WrongType,
};
use crate::model::draft::{ClaimDraft, SourceDraft};
use crate::model::value::Value;
use crate::strategy::defects::{Defect, freed, held, of};

pub(super) const ALL: &[Defect] = &[
    of("a speaker nobody knows", Dangling, |d| {
        d.with_claim(held("x-by").by("x-nobody"))
    }),
    of("a page nobody knows", Dangling, |d| {
        d.with_claim(held("x-via").via("x-nowhere"))
    }),
    of("an unknown wave", Dangling, |d| {
        d.with_claim(freed("x-wave").wave("x-none"))
    }),
    of("an unknown population", Dangling, |d| {
        d.with_claim(freed("x-population").population("x-none"))
    }),
    of("a denial of nothing", Dangling, |d| {
        d.with_claim(ClaimDraft::new("x-denial").denies("x-none"))
    }),
    of("an inference from nothing", Dangling, |d| {
        let relation = Value::record([("claim", "x-none"), ("because", "so it seems")]);
        d.with_claim(freed("x-inferred").part_of(relation))
    }),
    of("a measure against nothing", Dangling, |d| {
        d.with_claim(freed("x-relative").figure("< @x-none"))
    }),
    of("a statement about nothing", Dangling, |d| {
        d.with_claim(ClaimDraft::new("x-about").statement("remark").about("x-none"))
    }),
    of("a reading in no population", Dangling, |d| {
        d.with_claim(freed("x-reading").or([Value::record([("population", "x-none")])]))
    }),
    of("corrections of one another", Cycle, |d| {
        d.with_claim(freed("x-first").retracts("x-second"))
            .with_claim(freed("x-second").retracts("x-first"))
    }),
    of("figures measured against one another", Cycle, |d| {
        d.with_claim(freed("x-less").figure("< @x-more"))
            .with_claim(freed("x-more").figure("> @x-less"))
    }),
    of("parts of one another", Cycle, |d| {
        d.with_claim(freed("x-part").part_of("x-whole-part"))
            .with_claim(freed("x-whole-part").part_of("x-part"))
    }),
    of("a figure that ends below its beginning", Inverted, |d| {
        d.with_claim(freed("x-inverted").figure("12-5"))
    }),
    of("a figure below nothing", OutOfRange, |d| {
        d.with_claim(freed("x-negative").figure("<0"))
    }),
    of("more people than have ever lived", OutOfRange, |d| {
        d.with_claim(freed("x-many").figure(format!("1{}", "0".repeat(30))))
    }),
    of("a day that does not exist", OutOfRange, |d| {
        d.with_claim(freed("x-february").said("2026-02-30"))
    }),
    of("a number in words nobody knows", Syntax, |d| {
        d.with_claim(freed("x-lots").figure("lots and lots"))
    }),
    of("an id of two words", Syntax, |d| {
        d.with_claim(freed("x two words"))
    }),
    of("two claims of one id", Repeated, |d| {
        d.with_claim(freed("x-again")).with_claim(freed("x-again"))
    }),
    of("a field given twice", Repeated, |d| {
        d.with_claim(freed("x-figures").figure("1").figure("2"))
    }),
    of("a measure nobody knows", Unknown, |d| {
        d.with_claim(ClaimDraft::new("x-measure").count("realeased"))
    }),
    of("a stage nobody knows", Unknown, |d| {
        d.with_claim(freed("x-stage").stage("verifed"))
    }),
    of("a key nobody knows", Unknown, |d| {
        let set_apart = [
            ("for", "date"),
            ("because", "on no other page"),
            ("becuase", "a slip"),
        ];
        d.with_claim(freed("x-key").set_apart(Value::record(set_apart)))
    }),
    of("a claim set apart for its size", Unknown, |d| {
        let set_apart = [("for", "size"), ("because", "too low")];
        d.with_claim(freed("x-size").set_apart(Value::record(set_apart)))
    }),
    of("a figure of nothing", Missing, |d| {
        d.with_claim(ClaimDraft::new("x-uncounted").figure("3"))
    }),
    of("a claim that says nothing", Missing, |d| {
        d.with_claim(ClaimDraft::new("x-silent").note("nothing"))
    }),
    of("a flag where text belongs", WrongType, |d| {
        d.with_claim(freed("x-flag").figure(true))
    }),
    of("a statement with a figure", Conflicting, |d| {
        d.with_claim(freed("x-both").statement("demand").figure("3"))
    }),
    of("a claim that corrects two", Conflicting, |d| {
        d.with_claim(freed("x-a"))
            .with_claim(freed("x-b"))
            .with_claim(freed("x-both-corrected").corrects(["x-a", "x-b"]))
    }),
    of("a reading with readings", Conflicting, |d| {
        let inner = Value::from([Value::record([("figure", "2")])]);
        d.with_claim(freed("x-readings").or([Value::record([("or", inner)])]))
    }),
    of("a correction of nothing", Dangling, |d| {
        d.with_claim(freed("x-corrects").corrects("x-none"))
    }),
    of("a retraction of nothing", Dangling, |d| {
        d.with_claim(freed("x-retracts").retracts("x-none"))
    }),
    of("a sum of nothing", Dangling, |d| {
        d.with_claim(freed("x-includes").includes("x-none"))
    }),
    of("an addition to nothing", Dangling, |d| {
        d.with_claim(freed("x-adds-to").adds_to("x-none"))
    }),
    of("a hearing of nothing", Dangling, |d| {
        d.with_claim(freed("x-same-utterance").same_utterance("x-none"))
    }),
    of("a reprint of nothing", Dangling, |d| {
        d.with_claim(freed("x-reprints").reprints("x-none"))
    }),
    of("a list verified by nobody known", Dangling, |d| {
        d.with_claim(freed("x-verifier").stage("verified").verifier("x-nobody"))
    }),
    of("a confirmation by nobody known", Dangling, |d| {
        d.with_claim(freed("x-confirmed").confirmed_by("x-nobody"))
    }),
    of("a confirmation relayed by nobody known", Dangling, |d| {
        d.with_source(SourceDraft::new("x-confirmer")).with_claim(
            freed("x-relayed")
                .confirmed_by(Value::record([("by", "x-confirmer"), ("relayed_by", "x-nobody")])),
        )
    }),
    of("a relation drawn by nobody known", Dangling, |d| {
        d.with_claim(freed("x-related"))
            .with_claim(freed("x-drawn").part_of(Value::record([("claim", "x-related"), ("by", "x-nobody")])))
    }),
    of("corrections in a circle", Cycle, |d| {
        d.with_claim(freed("x-right").corrects("x-righter"))
            .with_claim(freed("x-righter").corrects("x-right"))
    }),
    of("reprints of one another", Cycle, |d| {
        d.with_claim(ClaimDraft::new("x-print").reprints("x-reprint"))
            .with_claim(ClaimDraft::new("x-reprint").reprints("x-print"))
    }),
    of("a denial of itself", Cycle, |d| {
        d.with_claim(ClaimDraft::new("x-denies-itself").denies("x-denies-itself"))
    }),
    of("a hearing of itself", Cycle, |d| {
        d.with_claim(freed("x-hears-itself").same_utterance("x-hears-itself"))
    }),
    of("an addition to itself", Cycle, |d| {
        d.with_claim(freed("x-adds-itself").adds_to("x-adds-itself"))
    }),
    of("a reading that denies its claim", Cycle, |d| {
        d.with_claim(freed("x-reads-itself").or([Value::record([("denies", "x-reads-itself")])]))
    }),
    of("a relation without a claim", Missing, |d| {
        d.with_claim(freed("x-unrelated").part_of(Value::record([("because", "so it seems")])))
    }),
    of("a confirmation by nobody at all", Missing, |d| {
        d.with_claim(freed("x-unconfirmed").confirmed_by(Value::record([("at", "l9")])))
    }),
    of("a claim set apart for no reason", Missing, |d| {
        d.with_claim(freed("x-no-reason").set_apart(Value::record([("for", "date")])))
    }),
    of("a figure of no characters", Missing, |d| {
        d.with_claim(freed("x-empty").figure(" "))
    }),
    of("a claim without an id", Missing, |d| {
        d.with_raw("claims", Value::record([("count", "held")]))
    }),
    of("a claim set apart in one word", WrongType, |d| {
        d.with_claim(freed("x-word").set_apart("date"))
    }),
    of("a relation that is a flag", WrongType, |d| {
        d.with_claim(freed("x-flagged").part_of(true))
    }),
    of("a reading that is text", WrongType, |d| {
        d.with_claim(freed("x-read").or(["otherwise"]))
    }),
    of(
        "text where it is said whether they spoke jointly",
        WrongType,
        |d| d.with_claim(freed("x-jointly").jointly("yes")),
    ),
    of("a claim that is a number", WrongType, |d| {
        d.with_raw("claims", Value::from(116))
    }),
    of("a claim that corrects and reprints", Conflicting, |d| {
        d.with_claim(freed("x-corrected")).with_claim(
            freed("x-corrects-and")
                .corrects("x-corrected")
                .reprints("x-corrected"),
        )
    }),
    of("a page named twice", Repeated, |d| {
        d.with_source(SourceDraft::new("x-paper"))
            .with_claim(freed("x-printed").via(["x-paper", "x-paper"]))
    }),
    of("a unit nobody knows", Unknown, |d| {
        d.with_claim(freed("x-unit").unit("persno"))
    }),
    of("an outcome nobody knows", Unknown, |d| {
        d.with_claim(freed("x-outcome").outcome("condtional"))
    }),
    of("a kind of statement nobody knows", Unknown, |d| {
        d.with_claim(ClaimDraft::new("x-statement").statement("rumuor"))
    }),
    of("a ground for setting apart nobody knows", Unknown, |d| {
        d.with_claim(freed("x-ground").set_apart(Value::record([("for", "taste"), ("because", "unlikely")])))
    }),
    of("a key of a reading nobody knows", Unknown, |d| {
        d.with_claim(freed("x-reading-key").or([Value::record([("figrue", "3")])]))
    }),
    of("days counted that end before they begin", Inverted, |d| {
        d.with_claim(freed("x-days").window("2026-01-08/2026-01-01"))
    }),
    of("a date up to which it counts in words", Syntax, |d| {
        d.with_claim(freed("x-as-of").as_of("last night"))
    }),
    of("a reading whose figure is in words", Syntax, |d| {
        d.with_claim(freed("x-read-figure").or([Value::record([("figure", "a lot")])]))
    }),
];
