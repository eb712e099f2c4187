//! The nouns: what a ledger is made of, and the door through which it comes.

pub(crate) mod claim;
mod cycle;
pub(crate) mod detainee;
mod door;
mod door_claim;
mod door_list;
mod door_rule;
pub(crate) mod doubt;
pub(crate) mod draft;
mod inherit;
pub(crate) mod judgement;
mod known;
pub(crate) mod ledger;
mod nesting;
pub(crate) mod person;
pub(crate) mod quantity;
mod reader;
mod replaced;
pub(crate) mod source;
pub(crate) mod value;
pub(crate) mod vocabulary;
pub(crate) mod wave;
