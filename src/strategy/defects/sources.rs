//! Defects of sources, populations and waves.

use crate::error::ErrorKind::{
    Conflicting, Cycle, Dangling, Inverted, Missing, OutOfRange, Repeated, Syntax, Unknown, WrongType,
};
use crate::model::draft::{Draft, PopulationDraft, SourceDraft, WaveDraft};
use crate::model::value::Value;
use crate::strategy::defects::{Defect, of};

pub(super) const ALL: &[Defect] = &[
    of("bodies that speak for one another", Cycle, |d| {
        d.with_source(SourceDraft::new("x-one").owner("x-two"))
            .with_source(SourceDraft::new("x-two").owner("x-one"))
    }),
    of("a population within itself", Cycle, |d| {
        d.with_population(PopulationDraft::new("x-self").within("x-self"))
    }),
    of("waves within one another", Cycle, |d| {
        d.with_wave(WaveDraft::new("x-outer").within("x-inner"))
            .with_wave(WaveDraft::new("x-inner").within("x-outer"))
    }),
    of("a window that ends before it begins", Inverted, |d| {
        d.with_wave(WaveDraft::new("x-backwards").window("2026-01-08/2026-01-01"))
    }),
    of("a date in words", Syntax, |d| {
        d.with_source(SourceDraft::new("x-page").published("8 January"))
    }),
    of("two sources of one id", Repeated, |d| {
        d.with_source(SourceDraft::new("x-twice"))
            .with_source(SourceDraft::new("x-twice"))
    }),
    of("a kind of source nobody knows", Unknown, |d| {
        d.with_source(SourceDraft::new("x-kind").kind("goverment"))
    }),
    of("a record without an id", Missing, |d| {
        d.with_source(SourceDraft::new(""))
    }),
    of("text where a flag belongs", WrongType, |d| {
        d.with_source(SourceDraft::new("x-plural").plural("yes"))
    }),
    of("a wave outside the wave it is within", Conflicting, |d| {
        d.with_wave(WaveDraft::new("x-year").window("2025"))
            .with_wave(WaveDraft::new("x-outside").window("2026-03").within("x-year"))
    }),
    of("a body that speaks for nobody known", Dangling, |d| {
        d.with_source(SourceDraft::new("x-speaker").owner("x-nobody"))
    }),
    of("a member nobody knows", Dangling, |d| {
        d.with_source(SourceDraft::new("x-group").members("x-nobody"))
    }),
    of("a group among its own members", Cycle, |d| {
        d.with_source(SourceDraft::new("x-own-member").members("x-own-member"))
    }),
    of("a member named twice", Repeated, |d| {
        d.with_source(SourceDraft::new("x-member"))
            .with_source(SourceDraft::new("x-members").members(["x-member", "x-member"]))
    }),
    of("a thousand and one members", OutOfRange, |d| {
        d.with_source(SourceDraft::new("x-crowd").members(vec!["x-nobody"; 1_001]))
    }),
    of("a key of a source nobody knows", Unknown, |d| {
        d.with_raw("sources", Value::record([("id", "x-knid"), ("knid", "press")]))
    }),
    of("a source that is text", WrongType, |d| {
        d.with_raw("sources", Value::from("x-text"))
    }),
    of("a definition by nobody known", Dangling, |d| {
        d.with_population(PopulationDraft::new("x-defined").by("x-nobody"))
    }),
    of("a population within none known", Dangling, |d| {
        d.with_population(PopulationDraft::new("x-nowhere").within("x-none"))
    }),
    of("a population apart from none known", Dangling, |d| {
        d.with_population(PopulationDraft::new("x-apart").disjoint("x-none"))
    }),
    of("two populations of one id", Repeated, |d| {
        d.with_population(PopulationDraft::new("x-people"))
            .with_population(PopulationDraft::new("x-people"))
    }),
    of("a population without an id", Missing, |d| {
        d.with_raw("populations", Value::record([("label", "nobody")]))
    }),
    of("a key of a population nobody knows", Unknown, |d| {
        d.with_raw(
            "populations",
            Value::record([("id", "x-witihn"), ("witihn", "all")]),
        )
    }),
    of("a population within more than a hundred", OutOfRange, |d| {
        deep(d, |d, id, outer| {
            d.with_population(match outer {
                Some(outer) => {
                    PopulationDraft::new(&format!("x-deep-{id}")).within(format!("x-deep-{outer}"))
                }
                None => PopulationDraft::new(&format!("x-deep-{id}")),
            })
        })
    }),
    of("a wave within none known", Dangling, |d| {
        d.with_wave(WaveDraft::new("x-inside").within("x-none"))
    }),
    of("a wave of nobody known", Dangling, |d| {
        d.with_wave(WaveDraft::new("x-of").population("x-none"))
    }),
    of("two waves of one id", Repeated, |d| {
        d.with_wave(WaveDraft::new("x-wave-twice"))
            .with_wave(WaveDraft::new("x-wave-twice"))
    }),
    of("a window in words", Syntax, |d| {
        d.with_wave(WaveDraft::new("x-early-may").window("early May"))
    }),
    of("a day announced that does not exist", OutOfRange, |d| {
        d.with_wave(WaveDraft::new("x-announced").announced("2026-13-01"))
    }),
    of("a wave without an id", Missing, |d| {
        d.with_raw("waves", Value::record([("window", "2026-01")]))
    }),
    of("a key of a wave nobody knows", Unknown, |d| {
        d.with_raw(
            "waves",
            Value::record([("id", "x-widnow"), ("widnow", "2026-01")]),
        )
    }),
    of("a wave within more than a hundred", OutOfRange, |d| {
        deep(d, |d, id, outer| {
            d.with_wave(match outer {
                Some(outer) => WaveDraft::new(&format!("x-deep-{id}")).within(format!("x-deep-{outer}")),
                None => WaveDraft::new(&format!("x-deep-{id}")),
            })
        })
    }),
    of("a population that is a list", WrongType, |d| {
        d.with_raw("populations", Value::from(["all"]))
    }),
    of("a wave whose place is a flag", WrongType, |d| {
        d.with_wave(WaveDraft::new("x-place").place(true))
    }),
];

/// A hundred and two records, each within the next.
fn deep(draft: Draft, add: impl Fn(Draft, u32, Option<u32>) -> Draft) -> Draft {
    (0..102).fold(draft, |draft, id| {
        add(draft, id, Some(id + 1).filter(|outer| *outer < 102))
    })
}
