//! [`Spread`]: a figure read at face value and at its widest.

use crate::bounds::Bounds;

/// What a figure says at face value (`core`) and at its widest (`support`).
///
/// The two ends of a trapezoid (Dubois and Prade, 1988): everything in the core is fully what was
/// said, nothing outside the support is. For an exact figure the two are the same. The core always
/// lies within the support, and both are open above or neither is.
///
/// ```
/// # fn main() -> Result<(), cotejo::Error> {
/// use cotejo::{Figure, Lexicon};
/// let about: Figure = "~700".parse()?;
/// let spread = about.spread(&Lexicon::linguistic());
/// assert_eq!(spread.map(|s| s.core().to_string()), Some("650-750".to_owned()));
/// assert_eq!(spread.map(|s| s.support().to_string()), Some("600-800".to_owned()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Spread {
    core: Bounds,
    support: Bounds,
}

impl Spread {
    /// Nothing is known of the count.
    pub const ANY: Self = Self::crisp(Bounds::ANY);

    /// A figure without vagueness.
    #[must_use]
    pub const fn crisp(bounds: Bounds) -> Self {
        Self {
            core: bounds,
            support: bounds,
        }
    }

    /// `None` unless the core lies within the support and both are open above or neither is.
    #[must_use]
    pub fn new(core: Bounds, support: Bounds) -> Option<Self> {
        let fits = core.is_within(support) && core.hi().is_some() == support.hi().is_some();
        fits.then_some(Self { core, support })
    }

    /// The figure at face value.
    #[must_use]
    pub const fn core(self) -> Bounds {
        self.core
    }

    /// The figure at its widest.
    #[must_use]
    pub const fn support(self) -> Bounds {
        self.support
    }

    /// Whether nothing at all is said of the count.
    #[must_use]
    pub fn is_vacuous(self) -> bool {
        self.core == Bounds::ANY
    }
}
