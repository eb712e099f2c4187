//! Whether two wave records are one wave, nested, overlapping or separate, and why.
//!
//! Drafts of several sources are merged, and each has wave ids of its own. What is proposed here is
//! a question for a desk: nothing is merged, no record is edited.
//!
//! **Sure and likely are two fields.** [`WaveMatch::sure`] is what follows from the records at their
//! word: one wave is declared within the other, somebody is recorded as leaving in both, the days or
//! the populations cannot share anybody. Records can prove that people are shared or not shared; none
//! can prove that two sources *mean* one wave, so `Same` is never sure.
//! [`WaveMatch::relation`] is the proposal, which also weighs what sources say of their figures and
//! likeness of days, people, place and announcement. It never goes against what is sure.
//!
//! **Equal figures are no reason.** Two waves of 20 people are as easily two waves as one: round and
//! small numbers repeat, and a monitor's count of one wave may equal a ministry's of another by
//! chance. One voice that gives the same number for both as of one date is a reason, because a voice
//! seldom gives one number for two things in one breath.

mod compare;
mod decide;
mod extent;
mod known;
mod pairs;
mod reason;
mod result;

pub use compare::compare;
pub use pairs::matches;
pub use reason::Reason;
pub use result::{Certain, Open, WaveMatch, WaveMatches, WaveRelation};
