//! Records to persons.
//!
//! [`persons`](persons()) joins the records of a ledger: by explicit judgements, by equal identifiers, and by what they say
//! besides. [`resolve`] does so by what is certain alone. A name alone never joins two people.
//!
//! [`link`] links records of one list or of several by all they say, without examples. A [`Roll`] holds them column by
//! column. [Rules](Rule) bring pairs together; [levels](field) say how far two values agree; weights are learned
//! from the records themselves ([`train()`](train::train)), in bits after Fellegi and Sunter (1969), and rounded to
//! whole thousandths; [clusters](cluster) are joined by average linkage, so that a weak middle chains nobody. What a
//! human decided holds whatever the weights say ([`Constraints`](cluster::Constraints)). [`conflicts`] lists what
//! was joined although a column says otherwise; [`evaluate`] measures a result against a truth. Lists come as CSV by
//! `link::csv` (feature `csv`). [`link_more`] links new records to those of yesterday. With the feature `rayon` all
//! threads work, to the same bytes.
//!
//! ```
//! use cotejo::link::{Linking, Roll, cluster::Constraints, link};
//! use cotejo::name;
//!
//! let names = ["PEÑA MONTERO, Rubén", "Ruben Peña", "Rosa Vela"].map(|text| name::parse(text).one().cloned());
//! let roll = Roll::new(["a-1", "b-7", "b-8"])
//!     .with_names(names)
//!     .with_identifiers("national id", ["V-12.345.679", "12345679", "V-9.876.543"]);
//! let found = link(&roll, &Linking::default(), &Constraints::default());
//! assert_eq!(found.persons().len(), 2);
//! assert!(found.fit().is_some_and(|fit| !fit.refused().is_empty())); // three records teach nothing
//! ```

mod agglomerate;
mod block;
mod certain;
pub mod cluster;
mod clustering;
mod codes;
mod comparing;
mod component;
mod conflict;
mod constraint;
mod copies;
#[cfg(feature = "csv")]
pub mod csv;
mod doubts;
mod earlier;
mod em;
pub mod evaluate;
mod expert;
mod explanation;
pub mod field;
mod filler;
mod finding;
mod fit;
mod fraction;
mod heaps;
mod implied;
mod learning;
mod lesson;
mod linker;
mod linking;
mod model;
mod monotone;
mod nearby;
mod pattern;
mod persons;
mod pieces;
mod prior;
mod progress;
mod random;
mod refit;
mod register;
mod resolve;
mod roll;
#[cfg(test)]
mod roll_laws;
mod rounding;
mod rules;
mod scored;
mod screen;
mod shares;
mod suited;
mod threshold;
pub mod train;
mod training;
mod unseen;
mod weighing;

pub use block::{Blocked, Rule};
pub use conflict::{Conflict, conflicts};
pub use earlier::{Continued, Earlier, Parted, Retired, link_more, link_more_telling};
pub use explanation::{Evidence, Explanation, explain, explanations};
pub use filler::Filler;
pub use fit::{Fit, Reason, Refused, RuleFit};
pub use linker::{link, link_telling};
pub use linking::{Linkage, Linking};
pub use model::{Level, Model, Weights};
pub use pattern::{Pattern, PatternCounts};
pub use persons::persons;
pub use pieces::Piece;
pub use progress::Progress;
pub use resolve::resolve;
pub use roll::Roll;
pub use rules::default_rules;
pub use train::{Comparison, Training, prior, train};
