//! stub
#![cfg_attr(docsrs, feature(doc_cfg))]

mod bounds;
pub mod dedup;
pub mod discrepancy;
mod error;
mod figure;
mod id;
mod lexicon;
pub mod link;
mod model;
mod partition;
mod ratio;
mod reconcile;
pub mod render;
mod settings;
mod spread;
#[cfg(any(test, feature = "proptest"))]
pub mod strategy;
mod when;

#[doc = include_str!("guide.md")]
pub mod guide {}

pub use bounds::Bounds;
pub use error::{Error, ErrorKind, Problems};
pub use figure::{Figure, Form, LARGEST};
pub use id::{
    AssumptionId, ClaimId, DetaineeId, Id, ListingId, PersonId, PopulationId, SourceId, WaveId, kinds,
};
pub use lexicon::{Lexicon, Word};
pub use model::claim::{Claim, Confirmation, Reading, Reference, Relation, SetApart};
pub use model::detainee::{CustodyEvent, Detainee, Listing, Private};
pub use model::draft::{
    AssumptionDraft, ClaimDraft, DetaineeDraft, Draft, JudgementDraft, ListingDraft, PopulationDraft, SourceDraft,
    WaveDraft,
};
pub use model::judgement::{
    Assumption, AssumptionRule, Decision, Judgement, KeptApart, Person, PersonEvidence, PersonJoin, Resolution, Whole,
};
pub use model::ledger::Ledger;
pub use model::quantity::Quantity;
pub use model::source::{Population, Source};
pub use model::value::{Fields, Value};
pub use model::vocabulary::{
    Aspect, Availability, Consent, Coverage, Measure, Outcome, RelationKind, Sensitivity, SetApartFor, SourceKind, Stage,
    StatementKind, Unit,
};
pub use model::wave::ReleaseWave;
pub use ratio::Ratio;
pub use reconcile::{Reconciliation, VoiceProfile, reconcile};
pub use settings::{SetApartClaims, Settings};
pub use spread::Spread;
/// The calendar date of the `time` crate, so that callers need not match its version.
pub use time::Date;
pub use when::When;
