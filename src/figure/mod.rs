//! [`Figure`]: a number as it was said, with all its hedges.

mod dates;
mod english;
mod expression;
mod hedges;
mod line;
mod number;
mod parts;
mod range;
mod read;
mod refusal;
mod setting;
mod spanish;
mod tongue;
mod wire;

pub use read::ReadFigure;
pub use refusal::{RefusedFigure, RefusedFor};

use crate::bounds::{Bounds, too_large};
use crate::error::{Error, ErrorKind, inverted};
use crate::id::ClaimId;
use crate::lexicon::{Lexicon, Word};
use crate::spread::Spread;

/// The largest number a figure may give: more than all the people who have ever lived.
///
/// It keeps every sum of figures exact.
pub const LARGEST: u64 = 1_000_000_000_000;

/// How a number was said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Form {
    /// `116`
    Exactly(u64),
    /// `>=87`: at least
    AtLeast(u64),
    /// `>400`: more than, over; also read from `400+`
    MoreThan(u64),
    /// `<=120`: at most, up to
    AtMost(u64),
    /// `<116`: fewer than; never `<0`
    FewerThan(u64),
    /// `800-1000`: from the first to the second, the first never above the second
    Between(u64, u64),
    /// `~700`: about
    About(u64),
    /// `<~400`: nearly, just under; never `<~0`
    Nearly(u64),
    /// `>~400`: just over
    JustOver(u64),
    /// `~49-73`: about, from the first to the second
    AboutBetween(u64, u64),
    /// `dozens`
    Vague(Word),
    /// `< @s2-5`: fewer than another claim's figure
    FewerThanClaim(ClaimId),
    /// `> @s4-3`: more than another claim's figure
    MoreThanClaim(ClaimId),
    /// `majority of @s3-2`: more than half of another claim's figure
    MajorityOf(ClaimId),
    /// `?`: said to be unknown, which is not the same as silence
    Unknown,
}

/// A number as it was said: exact, hedged, vague, relative to another claim, or said to be unknown.
///
/// Text and JSON have one spelling per value, shown at each [`Form`]; `≥`, `≤`, `≈`, an en dash and
/// `400+` are read too. A figure never exceeds [`LARGEST`].
///
/// "About n" has its face value within half a unit of its last non-zero place either way and its
/// widest reading within a whole one: about 700 is 650–750, at its widest 600–800. A convention,
/// stated wherever it matters; "about" with a range widens each end by the same rule. "Nearly 400"
/// and "just over 400" are the half of "about 400" below it and above it, at least one person wide
/// and without 400 itself: 350–399 and 401–450, at their widest 300–399 and 401–500.
///
/// ```
/// # fn main() -> Result<(), cotejo::Error> {
/// use cotejo::{Bounds, Figure, Lexicon, Spread};
/// let over: Figure = ">400".parse()?;
/// assert_eq!(over.spread(&Lexicon::default()), Some(Spread::crisp(Bounds::at_least(401))));
/// assert_eq!("400+".parse::<Figure>()?, over);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure {
    form: Form,
}

impl Figure {
    /// A figure in the given form.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] above [`LARGEST`] or for "fewer than 0", [`ErrorKind::Inverted`]
    /// for a range that ends before it begins.
    pub fn new(form: Form) -> Result<Self, Error> {
        let figure = Self { form };
        let most = match figure.form {
            Form::Exactly(n)
            | Form::AtLeast(n)
            | Form::MoreThan(n)
            | Form::AtMost(n)
            | Form::FewerThan(n)
            | Form::About(n)
            | Form::Nearly(n)
            | Form::JustOver(n) => n,
            Form::Between(lo, hi) | Form::AboutBetween(lo, hi) => {
                if hi < lo {
                    return Err(inverted(&figure.to_string()));
                }
                hi
            }
            Form::Vague(_)
            | Form::FewerThanClaim(_)
            | Form::MoreThanClaim(_)
            | Form::MajorityOf(_)
            | Form::Unknown => 0,
        };
        if most > LARGEST {
            return Err(too_large(&figure.to_string()));
        }
        if matches!(figure.form, Form::FewerThan(0) | Form::Nearly(0)) {
            let message = format!("`{figure}` asks for fewer than no persons");
            return Err(Error::new(ErrorKind::OutOfRange, message));
        }
        Ok(figure)
    }

    /// How it was said.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The claim a relative figure refers to.
    #[must_use]
    pub fn operand(&self) -> Option<&ClaimId> {
        match &self.form {
            Form::FewerThanClaim(id) | Form::MoreThanClaim(id) | Form::MajorityOf(id) => Some(id),
            Form::Exactly(_)
            | Form::AtLeast(_)
            | Form::MoreThan(_)
            | Form::AtMost(_)
            | Form::FewerThan(_)
            | Form::Between(..)
            | Form::About(_)
            | Form::Nearly(_)
            | Form::JustOver(_)
            | Form::AboutBetween(..)
            | Form::Vague(_)
            | Form::Unknown => None,
        }
    }

    /// Whether the figure was said to be unknown.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.form == Form::Unknown
    }

    /// Face value and widest reading under a lexicon; `None` for a figure relative to another
    /// claim, which [`relative_to`](Self::relative_to) reads.
    #[must_use]
    pub fn spread(&self, lexicon: &Lexicon) -> Option<Spread> {
        Some(match self.form {
            Form::Exactly(n) => Spread::crisp(Bounds::exactly(n)),
            Form::AtLeast(n) => Spread::crisp(Bounds::at_least(n)),
            Form::MoreThan(n) => Spread::crisp(Bounds::at_least(n.saturating_add(1))),
            Form::AtMost(n) => Spread::crisp(Bounds::at_most(n)),
            Form::FewerThan(n) => Spread::crisp(Bounds::at_most(n.saturating_sub(1))),
            Form::Between(lo, hi) => Spread::crisp(Bounds::new(lo, Some(hi))?),
            Form::About(n) => about(n, n)?,
            Form::Nearly(n) => nearly(n)?,
            Form::JustOver(n) => just_over(n)?,
            Form::AboutBetween(lo, hi) => about(lo, hi)?,
            Form::Vague(word) => lexicon.meaning(word),
            Form::Unknown => Spread::ANY,
            Form::FewerThanClaim(_) | Form::MoreThanClaim(_) | Form::MajorityOf(_) => return None,
        })
    }

    /// Face value and widest reading of a relative figure, given those of the claim it refers to;
    /// a figure that is not relative is [`Spread::ANY`] here.
    #[must_use]
    pub fn relative_to(&self, operand: Spread) -> Spread {
        let read = |of: Bounds| match self.form {
            Form::FewerThanClaim(_) => of
                .hi()
                .map_or(Bounds::ANY, |hi| Bounds::at_most(hi.saturating_sub(1))),
            Form::MoreThanClaim(_) => Bounds::at_least(of.lo().saturating_add(1)),
            Form::MajorityOf(_) => {
                Bounds::new(of.lo() / 2 + 1, of.hi().map(|hi| hi.max(of.lo() / 2 + 1))).unwrap_or(Bounds::ANY)
            }
            Form::Exactly(_)
            | Form::AtLeast(_)
            | Form::MoreThan(_)
            | Form::AtMost(_)
            | Form::FewerThan(_)
            | Form::Between(..)
            | Form::About(_)
            | Form::Nearly(_)
            | Form::JustOver(_)
            | Form::AboutBetween(..)
            | Form::Vague(_)
            | Form::Unknown => Bounds::ANY,
        };
        let (core, support) = (read(operand.core()), read(operand.support()));
        Spread::new(core, support).unwrap_or(Spread::crisp(core.hull(support)))
    }
}

/// "About lo to hi": each end moved by half its rounding unit, at the widest by a whole one.
fn about(lo: u64, hi: u64) -> Option<Spread> {
    let (below, above) = (rounding_unit(lo), rounding_unit(hi));
    let core = Bounds::new(lo.saturating_sub(below / 2), Some(hi + above / 2))?;
    let support = Bounds::new(lo.saturating_sub(below), Some(hi + above))?;
    Spread::new(core, support)
}

/// "Nearly n": as far below as "about n" reaches, at least one person, and never n itself.
fn nearly(n: u64) -> Option<Spread> {
    let unit = rounding_unit(n);
    let top = Some(n.saturating_sub(1));
    let core = Bounds::new(n.saturating_sub((unit / 2).max(1)), top)?;
    Spread::new(core, Bounds::new(n.saturating_sub(unit), top)?)
}

/// "Just over n": as far above as "about n" reaches, at least one person, and never n itself.
fn just_over(n: u64) -> Option<Spread> {
    let unit = rounding_unit(n);
    let core = Bounds::new(n + 1, Some(n + (unit / 2).max(1)))?;
    Spread::new(core, Bounds::new(n + 1, Some(n + unit))?)
}

/// The largest power of ten that divides `n`; 1 for 0.
fn rounding_unit(n: u64) -> u64 {
    let mut unit = 1;
    while n != 0 && n.is_multiple_of(unit * 10) {
        unit *= 10;
    }
    unit
}
