//! [`Reading`]: one way to tell the given names of a name from its surnames.

use std::ops::Range;

/// In which order a reading takes the words to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Order {
    /// Given names, then surnames.
    GivenFirst,
    /// Surnames, then given names.
    FamilyFirst,
    /// The surname last and the given names before it back to front, as a family-first name is sometimes
    /// turned round.
    Reversed,
}

/// One reading of a name: which of its words are what. Words are counted from zero, in the order written.
///
/// A name is never parsed silently in one way: a comma leaves one reading, otherwise every plausible one is
/// kept with its weight.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    pub(super) order: Order,
    pub(super) given: Range<u8>,
    pub(super) paternal: Range<u8>,
    pub(super) maternal: Range<u8>,
    pub(super) married: Range<u8>,
    weight: u16,
    /// How far behind the best reading, in the tables' points.
    pub(super) behind: u8,
}

impl Reading {
    pub(super) fn new(order: Order, given: Range<u8>) -> Self {
        Self {
            order,
            given,
            paternal: 0..0,
            maternal: 0..0,
            married: 0..0,
            weight: 1_000,
            behind: 0,
        }
    }

    pub(super) fn with_surnames(mut self, paternal: Range<u8>, maternal: Range<u8>) -> Self {
        self.paternal = paternal;
        self.maternal = maternal;
        self
    }

    /// The surnames read so far came by marriage; these are hers by birth.
    pub(super) fn surnames_by_birth(&mut self, born: Range<u8>) {
        self.married = self.paternal.clone();
        if !self.maternal.is_empty() {
            self.married.end = self.maternal.end;
        }
        self.paternal = born.start..born.end.min(born.start + 1);
        self.maternal = self.paternal.end..born.end;
    }

    pub(super) fn weighing(mut self, weight: u16, behind: i32) -> Self {
        self.weight = weight;
        self.behind = u8::try_from(behind).unwrap_or(u8::MAX);
        self
    }

    /// What tells it from every other reading, in an order.
    pub(super) fn key(&self) -> (Order, [u8; 8], u16, u8) {
        let [given, paternal, maternal, married] =
            [&self.given, &self.paternal, &self.maternal, &self.married];
        let parts = [
            given.start,
            given.end,
            paternal.start,
            paternal.end,
            maternal.start,
            maternal.end,
            married.start,
            married.end,
        ];
        (self.order, parts, self.weight, self.behind)
    }

    /// An order among readings of equal score: given names first, and fewer of them.
    pub(super) fn place(&self) -> (Order, u8, u8) {
        (self.order, self.given.end - self.given.start, self.given.start)
    }

    pub(super) fn same_parts(&self, other: &Self) -> bool {
        self.given == other.given
            && self.paternal == other.paternal
            && self.maternal == other.maternal
            && self.married == other.married
            && (self.order == Order::Reversed) == (other.order == Order::Reversed)
    }

    /// The given names, in the order in which they are given.
    pub(super) fn given_words(&self) -> Stretch {
        Stretch {
            start: self.given.start,
            end: self.given.end,
            reversed: self.order == Order::Reversed,
        }
    }

    /// Both surnames, which stand beside one another.
    pub(super) fn surname_words(&self) -> Stretch {
        Stretch {
            start: self.paternal.start,
            end: self.paternal.end.max(self.maternal.end),
            reversed: false,
        }
    }

    pub(super) fn married_words(&self) -> Stretch {
        Stretch {
            start: self.married.start,
            end: self.married.end,
            reversed: false,
        }
    }

    /// In which order the words stand.
    #[must_use]
    pub fn order(&self) -> Order {
        self.order
    }

    /// How much of the belief in all readings this one has, in thousandths, from 1 to 1,000.
    #[must_use]
    pub fn weight(&self) -> u16 {
        self.weight
    }

    /// The words that are given names.
    #[must_use]
    pub fn given(&self) -> Range<usize> {
        wide(&self.given)
    }

    /// The words of the first surname: the father's, the only one, or a chain of all but the last.
    #[must_use]
    pub fn paternal(&self) -> Range<usize> {
        wide(&self.paternal)
    }

    /// The words of the last surname where there are several: the mother's in Spanish.
    #[must_use]
    pub fn maternal(&self) -> Range<usize> {
        wide(&self.maternal)
    }

    /// The words of a surname by marriage.
    #[must_use]
    pub fn married(&self) -> Range<usize> {
        wide(&self.married)
    }
}

/// Words that stand beside one another, read forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    start: u8,
    end: u8,
    reversed: bool,
}

impl Stretch {
    pub(super) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub(super) fn len(self) -> usize {
        usize::from(self.end.saturating_sub(self.start))
    }

    /// The words as bits, the first word of the name the lowest.
    pub(super) fn bits(self) -> u32 {
        let below = |place: u8| 1_u32.checked_shl(place.into()).map_or(u32::MAX, |bit| bit - 1);
        below(self.end) & !below(self.start)
    }

    pub(super) fn is_reversed(self) -> bool {
        self.reversed
    }

    /// The word at a place, in the direction of reading.
    pub(super) fn at(self, place: usize) -> Option<u8> {
        let place = u8::try_from(place)
            .ok()
            .filter(|place| usize::from(*place) < self.len())?;
        Some(if self.reversed {
            self.end - 1 - place
        } else {
            self.start + place
        })
    }

    pub(super) fn iter(self) -> impl Iterator<Item = u8> {
        (0..self.len()).filter_map(move |place| self.at(place))
    }
}

fn wide(range: &Range<u8>) -> Range<usize> {
    usize::from(range.start)..usize::from(range.end)
}
