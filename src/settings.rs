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

impl Default for Settings {
    fn default() -> Self {
        Self {
            lexicon: Lexicon::default(),
            stock_tolerance: 15,
            wave_tolerance: 0,
            set_apart_claims: SetApartClaims::default(),
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
}
