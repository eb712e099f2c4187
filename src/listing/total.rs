//! [`Total`]: the total a list states against the rows it has and the persons it withholds.

use crate::bounds::Bounds;
use crate::figure::Figure;
use crate::lexicon::Lexicon;
use crate::model::detainee::Listing;
use crate::spread::Spread;

/// The total a list states against its rows plus the persons it counts without listing them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Total {
    /// Rows of the list.
    pub rows: usize,
    /// The persons they are; fewer than the rows when somebody stands twice in one list.
    pub distinct_persons: usize,
    /// Persons counted and not listed; none where nothing is said.
    pub withheld: Spread,
    /// The total stated; `None` where there is none, or one relative to a claim.
    pub stated: Option<Spread>,
    /// Rows and withheld against the stated total, each at face value.
    pub face: Fit,
    /// The same, each at its widest.
    pub widest: Fit,
    /// For an increment whose earlier editions are known: which total it states.
    pub of: Option<StatedOf>,
}

/// Whether rows plus withheld make the stated total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Fit {
    /// No total is stated, or it is said to be unknown.
    NotStated,
    /// The total is relative to a claim's figure; a list does not read those.
    Relative,
    /// They can be the same.
    Agrees,
    /// More are listed than stated, by so many.
    MoreListed(Bounds),
    /// Fewer are listed than stated, by so many. For a partial list that is what partial means.
    FewerListed(Bounds),
}

impl Fit {
    /// What is counted against what is stated.
    #[must_use]
    pub fn of(counted: Bounds, stated: Bounds) -> Self {
        if stated == Bounds::ANY {
            Self::NotStated
        } else if counted.intersect(stated).is_some() {
            Self::Agrees
        } else if stated.hi().is_some_and(|hi| hi < counted.lo()) {
            Self::MoreListed(counted.minus(stated))
        } else {
            Self::FewerListed(stated.minus(counted))
        }
    }
}

/// Whose total an increment states, as far as the sums show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum StatedOf {
    /// It fits the persons of the increment and not those of the roll so far with it.
    Increment,
    /// It fits the roll so far with the increment, and not the increment.
    Roll,
    /// It fits both.
    Both,
    /// It fits neither.
    Neither,
}

impl Total {
    pub(super) fn of(listing: &Listing, rows: usize, distinct_persons: usize, lexicon: &Lexicon) -> Self {
        let none = Spread::crisp(Bounds::exactly(0));
        let read = |figure: &Figure| figure.spread(lexicon);
        let withheld = listing
            .withheld()
            .map_or(none, |figure| read(figure).unwrap_or(Spread::ANY));
        let stated = listing.states().and_then(read);
        let fit = |end: fn(Spread) -> Bounds| match stated {
            Some(stated) => Fit::of(people(rows) + end(withheld), end(stated)),
            None if listing.states().is_some() => Fit::Relative,
            None => Fit::NotStated,
        };
        Self {
            rows,
            distinct_persons,
            withheld,
            stated,
            face: fit(Spread::core),
            widest: fit(Spread::support),
            of: None,
        }
    }

    /// Says which total an increment states, given the persons of the roll so far with it and how
    /// many of them are withheld.
    pub(super) fn of_roll(&mut self, persons: usize, withheld: Bounds) {
        let fits = |fit| match fit {
            Fit::Agrees => Some(true),
            Fit::MoreListed(_) | Fit::FewerListed(_) => Some(false),
            Fit::NotStated | Fit::Relative => None,
        };
        let roll = self
            .stated
            .map(|stated| Fit::of(people(persons) + withheld, stated.support()));
        self.of = fits(self.widest).zip(roll.and_then(fits)).map(|both| match both {
            (true, true) => StatedOf::Both,
            (true, false) => StatedOf::Increment,
            (false, true) => StatedOf::Roll,
            (false, false) => StatedOf::Neither,
        });
    }

    /// Whether the list may count somebody it does not list, whatever it is said to cover.
    pub(super) fn may_count_more(&self) -> bool {
        let stated = match self.face {
            Fit::Relative => true,
            _ => self
                .stated
                .is_some_and(|stated| stated.support().hi().is_none_or(|hi| hi > rows_of(self.rows))),
        };
        stated || self.withholds()
    }

    /// Whether it may withhold somebody.
    pub(super) fn withholds(&self) -> bool {
        self.withheld.support().hi() != Some(0)
    }
}

fn rows_of(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

fn people(rows: usize) -> Bounds {
    Bounds::exactly(rows_of(rows))
}
