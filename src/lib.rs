//! Reconciles contested counts and lists of detainees: who said what, what repeats, what is
//! verified, what does not fit.
//!
//! *Cotejo* (Spanish): laying two lists side by side to check one against the other. When a
//! government says 116 people were released, one monitor verified 41 by name and another 73, the
//! crate keeps the account: it takes what each source said, collapses repetitions to independent
//! voices, measures what nobody has verified, scores what cannot all hold, and names the claims
//! behind every number.
//!
//! ```
//! use cotejo::{Draft, Ledger, Settings, reconcile, render::Account};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let draft: Draft = serde_json::from_str(r#"{"schema": 1,
//!  "sources": [{"id": "gov", "kind": "government"}, {"id": "monitor", "kind": "monitor"}],
//!  "waves":   [{"id": "may", "window": "2026-05-01"}],
//!  "claims":  [{"id": "g1", "by": "gov", "count": "released", "wave": "may", "figure": "116"},
//!              {"id": "m1", "by": "monitor", "count": "released", "stage": "verified", "wave": "may", "figure": "41"}]}"#)?;
//! let ledger = Ledger::try_from(draft)?;                       // everything wrong, all at once
//! let found = reconcile(&ledger, &Settings::default());        // from here on nothing can fail
//! println!("{}", Account::of(&found).width(80));               // 75 of 116 not verified: a gap, no contradiction
//! # Ok(())
//! # }
//! ```
//!
//! # Scope
//!
//! It never says who is right. There is no ranking of sources, no estimate of a true number, and no
//! score that mixes different answers: a **contradiction**, a **verification gap**, **imprecision** and
//! figures that **cannot be compared** stay apart. Figures for one quantity are compared, one voice's stocks balanced
//! with its flows, and the whole ledger solved as one system: parts and totals, waves inside waves, running counts, lists
//! and readings of one sentence, with the smallest sets of claims that cannot all be true. Names are read
//! and compared ([`name`]) and lists of records linked ([`link`]), with the reasons; the records of a ledger are joined by
//! judgement, an equal identifier, or all they say at odds of about 1,000 to one. A name alone makes nobody the same person.
//!
//! # The nouns, and how they relate
//!
//! A [`Source`] says something about a [`Quantity`]: that is a [`Claim`], with a [`Figure`] as it was
//! said (`>=87`, `~49-73`, `dozens`, `< @other`), heard through the pages that carry it. Quantities count
//! a [`Population`] in a [`ReleaseWave`], over days, or at a date, all of them a [`When`]. A [`Listing`]
//! is one edition of one voice's list; a [`Detainee`] is its record of one person. Claims that repeat one
//! another are one [`Utterance`](dedup::Utterance) of one [`Voice`](dedup::Voice).
//!
//! ```text
//!  file ─serde→ Draft ─try_from→ Ledger ─┬─ link ───→ Resolution (persons) ──────┐
//!                 │                      └─ dedup ──→ Utterances, Voices ────────┤
//!             Problems (all)                          discrepancy → waves, stocks, scores
//!                                                                               ▼
//!                                        Reconciliation → render::Account, JSON
//! ```
//!
//! [`reconcile`] does all of it; every stage is public for those who want one: [`link::persons()`],
//! [`dedup::utterances`], [`discrepancy::flows`], [`discrepancy::stocks`], [`discrepancy::Scores`],
//! [`discrepancy::pair`], [`discrepancy::Constraints`], [`listing::listings`], [`name::compare`]. The longer read is [`guide`].
//!
//! # Privacy
//!
//! The data is sensitive: a wrong merge can hide a person still in prison, and a leaked list is a
//! target list. No person's name or identifier is in `Debug`, in an error, or in a result; what
//! identifies a person is [`Private`] and shown only by its `reveal`. A detainee's id is the caller's own
//! label and must never be a national identity number.
//!
//! # Exactness and determinism
//!
//! Counts are whole numbers in intervals, scores are exact fractions ([`Ratio`]); no floating point
//! decides anything about figures. Weights of linking are worked out in it and rounded to whole millibits
//! before they count; the random pairs they are learned from come from a seed. No clock, no I/O, no other
//! randomness, no global state, no `unsafe`. The same ledger in any order gives the same bytes. Nothing is
//! dropped silently: lists that are cut say so and by how much.
//!
//! # Testing and verification
//!
//! Laws with sentences for names, checked on generated values and ledgers (feature `proptest`, module
//! `strategy`, public for your own tests); naive oracles for every score; worked examples derived by
//! hand; a test that a file imports only from the floors below it; golden accounts.
//!
//! # Features
//!
//! * `serde` (default): [`Draft`] and [`Ledger`] are read from any self-describing format, results are
//!   written to any.
//! * `any_ascii`: [`name::AnyAscii`](name), which writes names of other scripts in Latin letters for those who hand it to
//!   [`name::parse_with`].
//! * `csv`: `link::csv`, lists of records read from CSV and persons written as CSV.
//! * `rayon`: linking on all threads, to the same bytes.
//! * `proptest`: generators of values, ledgers and planted truth.
//!
//! Features are additive and change no result. The minimum supported Rust version is 1.88.
#![cfg_attr(docsrs, feature(doc_cfg))]
mod bounds;
pub mod dedup;
pub mod discrepancy;
mod duplicates;
mod error;
mod figure;
mod id;
mod language;
mod lexicon;
pub mod link;
pub mod listing;
mod model;
pub mod name;
mod partition;
mod phrase;
mod ratio;
mod reconcile;
pub mod render;
mod settings;
pub mod solve;
mod spread;
#[cfg(any(test, feature = "proptest"))]
pub mod strategy;
mod threads;
pub mod wave;
pub mod when;

#[doc = include_str!("guide.md")]
pub mod guide {}

/// The code in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use bounds::Bounds;
pub use error::{Error, ErrorKind, Problems};
pub use figure::{Figure, Form, LARGEST, ReadFigure, RefusedFigure, RefusedFor};
pub use id::{
    AssumptionId, ClaimId, DetaineeId, Id, ListingId, PersonId, PopulationId, SourceId, WaveId, kinds,
};
pub use language::Language;
pub use lexicon::{Lexicon, Word};
pub use model::claim::{Claim, Confirmation, Reading, Reference, Relation, SetApart};
pub use model::detainee::{CustodyEvent, Detainee, Listing, Private};
pub use model::doubt::{Doubt, InDoubt, Weighed};
pub use model::draft::{
    AssumptionDraft, ClaimDraft, DetaineeDraft, Draft, JudgementDraft, ListingDraft, PopulationDraft,
    SourceDraft, WaveDraft,
};
pub use model::judgement::{Assumption, AssumptionRule, Decision, Judgement, Whole};
pub use model::ledger::Ledger;
pub use model::person::{KeptApart, Person, PersonEvidence, PersonJoin, Resolution, Undoing};
pub use model::quantity::Quantity;
pub use model::source::{Population, Source};
pub use model::value::{Fields, Value};
pub use model::vocabulary::{
    Aspect, Availability, Consent, Coverage, Measure, Outcome, RelationKind, Sensitivity, SetApartFor,
    SourceKind, Stage, StatementKind, Unit,
};
pub use model::wave::ReleaseWave;
pub use ratio::Ratio;
pub use reconcile::{Reconciliation, VoiceProfile, reconcile, since};
pub use settings::{Joining, SetApartClaims, Settings};
pub use spread::Spread;
/// The calendar date and the offset from UTC of the `time` crate, so that callers need not match its version.
pub use time::{Date, UtcOffset};
pub use when::{Anchors, ReadWhen, When};
