//! [`Settings`]: the policies that shape a result, each printed with it.

use crate::lexicon::Lexicon;

/// The policies that shape a result. Every one is printed with the account it shaped.
///
/// ```
/// use cotejo::{Lexicon, Settings};
/// let strict = Settings::default().with_lexicon(Lexicon::acled()).with_stock_tolerance(0);
/// assert_eq!(strict.stock_tolerance(), 0);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Settings {
    lexicon: Lexicon,
    stock_tolerance: u32,
    wave_tolerance: u32,
    set_apart_claims: SetApartClaims,
    joining: Joining,
}

/// Whether claims set apart for their date or scope take part in comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[expect(clippy::exhaustive_enums, reason = "in or out, there is no third")]
pub enum SetApartClaims {
    /// They are listed and not compared.
    #[default]
    LeftOut,
    /// They are compared like all others.
    TakenIn,
}

/// On what evidence the records of a ledger are joined into persons. Judgements hold in either case, and a name alone
/// joins nobody in either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Joining {
    /// Judgements and equal identifiers, and nothing else.
    Certain,
    /// What the records say besides, where the odds that two are one person reach a threshold.
    Linked {
        /// The threshold in millibits: 1,000 double the odds. Below 0, even odds, it counts as 0.
        threshold: i32,
    },
}

impl Default for Joining {
    /// Linked from 10,000 millibits on: odds of about 1,000 to one. The guide says why.
    fn default() -> Self {
        Self::Linked { threshold: 10_000 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lexicon: Lexicon::default(),
            stock_tolerance: 15,
            wave_tolerance: 0,
            set_apart_claims: SetApartClaims::default(),
            joining: Joining::default(),
        }
    }
}

impl Settings {
    /// What vague words mean. Default: [`Lexicon::linguistic`].
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }
    /// How many days either way of the date asked a stock may be. Default 15. With 0, stocks of
    /// different days are incomparable.
    #[must_use]
    pub fn with_stock_tolerance(mut self, days: u32) -> Self {
        self.stock_tolerance = days;
        self
    }
    /// How many days apart two counts of a running wave may be and still be counts of the same date.
    /// Default 0: a later count of a running wave may be higher, and that is no contradiction.
    #[must_use]
    pub fn with_wave_tolerance(mut self, days: u32) -> Self {
        self.wave_tolerance = days;
        self
    }
    /// Whether claims set apart take part in comparisons. Default: they are left out.
    #[must_use]
    pub fn with_set_apart_claims(mut self, how: SetApartClaims) -> Self {
        self.set_apart_claims = how;
        self
    }
    /// On what evidence records are one person. Default: judgements, equal identifiers, and what they say besides at
    /// odds of about 1,000 to one.
    #[must_use]
    pub fn with_joining(mut self, joining: Joining) -> Self {
        self.joining = joining;
        self
    }
    /// What vague words mean.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
    /// How many days either way a stock may be.
    #[must_use]
    pub fn stock_tolerance(&self) -> u32 {
        self.stock_tolerance
    }
    /// How many days apart two counts of a wave are still of one date.
    #[must_use]
    pub fn wave_tolerance(&self) -> u32 {
        self.wave_tolerance
    }
    /// Whether claims set apart take part in comparisons.
    #[must_use]
    pub fn set_apart_claims(&self) -> SetApartClaims {
        self.set_apart_claims
    }
    /// On what evidence records are one person.
    #[must_use]
    pub fn joining(&self) -> Joining {
        self.joining
    }
}
