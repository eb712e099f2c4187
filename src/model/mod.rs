//! The nouns: what a ledger is made of, and the door through which it comes.

pub(crate) mod claim;
mod cycle;
pub(crate) mod detainee;
mod door;
mod door_claim;
pub(crate) mod draft;
pub(crate) mod judgement;
mod known;
pub(crate) mod ledger;
pub(crate) mod quantity;
mod reader;
pub(crate) mod source;
pub(crate) mod value;
pub(crate) mod vocabulary;
pub(crate) mod wave;
