//! A name and another way in which somebody may have written it.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::strategy::names::faults::NameFault;
use crate::strategy::names::pool::somebody;

/// A name, the same name as somebody else wrote it, and what happened to it on the way.
///
/// Its `Debug` shows both: they are invented, and a failing case is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameVariant {
    name: String,
    variant: String,
    fault: NameFault,
}

impl NameVariant {
    /// The name as it should be.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name as it was written.
    #[must_use]
    pub fn variant(&self) -> &str {
        &self.variant
    }

    /// What happened to it.
    #[must_use]
    pub fn fault(&self) -> NameFault {
        self.fault
    }

    /// Whether a clerk would still [take the two for one name](NameFault::is_same).
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.fault.is_same()
    }
}

/// A name with surnames that tell people apart, and a variant of it by one fault, every fault that the name
/// allows about as often.
///
/// The two texts differ. Shrinks to `Tomás Belandria` and its accent dropped.
pub fn name_variant() -> impl Strategy<Value = NameVariant> {
    (somebody(), any::<Index>(), any::<Index>()).prop_filter_map(
        "a fault fits every name",
        |(who, which, at)| {
            let name = who.text();
            let fits: Vec<(NameFault, String)> = NameFault::ALL
                .iter()
                .filter_map(|fault| Some((*fault, fault.write(&who, at.index(60))?)))
                .filter(|(_, variant)| *variant != name)
                .collect();
            let (fault, variant) = fits.get(which.index(fits.len().max(1)))?.clone();
            Some(NameVariant { name, variant, fault })
        },
    )
}
