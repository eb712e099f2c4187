//! stub
mod bounds; mod error; mod figure; mod id; mod lexicon; mod ratio; mod spread; mod when;
pub use bounds::Bounds; pub use error::*; pub use figure::*; pub use id::*; pub use lexicon::*; pub use ratio::*; pub use spread::*; pub use when::*;
