//! [`Progress`]: how far linking is.

use std::fmt;

/// What linking is about to do: for a reader who waits. `Display` says it in a line; no value of a record is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Progress<'p> {
    /// Records are laid out for comparing.
    Preparing {
        /// How many.
        records: usize,
    },
    /// Weights are learned.
    Learning,
    /// A rule brings records together, and what they hold but their names is compared.
    Comparing {
        /// The rule in words.
        rule: &'p str,
        /// Which of the rules it is, from 0.
        number: usize,
        /// How many rules there are.
        of: usize,
    },
    /// Names are read.
    Reading {
        /// Of how many pairs.
        pairs: usize,
    },
    /// Pairs become persons.
    Clustering {
        /// How many pairs.
        links: usize,
    },
}

impl fmt::Display for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Preparing { records } => write!(f, "preparing {records} records"),
            Self::Learning => f.write_str("learning weights"),
            Self::Comparing { rule, number, of } => {
                write!(f, "comparing by rule {} of {of}: {rule}", number + 1)
            }
            Self::Reading { pairs } => write!(f, "reading the names of {pairs} pairs"),
            Self::Clustering { links } => write!(f, "joining {links} pairs to persons"),
        }
    }
}
