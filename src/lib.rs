//! stub
mod bounds; mod error; mod figure; mod id; mod lexicon; mod model; mod ratio; mod spread; mod when;
pub use bounds::Bounds; pub use error::{Error, ErrorKind, Problems}; pub use figure::{Figure, Form, LARGEST}; pub use id::*; pub use lexicon::{Lexicon, Word}; pub use ratio::Ratio; pub use spread::Spread; pub use when::When;
pub use model::{claim::*, detainee::*, draft::*, judgement::*, ledger::Ledger, quantity::*, source::*, value::*, vocabulary::*, wave::*};
