//! [`Touch`]: one place where the words of two short names meet. [`Touches`]: all such places of two names.

use crate::name::compare::met::Met;

/// What meets at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// A word of each name.
    One,
    /// The word of the first name, and the one of the second there and the next.
    ForTwo,
    /// The word of the first name there and the next, and the one of the second.
    OfTwo,
}

/// Words of two names that meet: how, then the places in three bits each, then how many words in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Touch(u32);

const LEFT: u32 = Met::BITS;
const RIGHT: u32 = LEFT + 3;
const SPAN: u32 = RIGHT + 3;
const ALL: u32 = SPAN + 2;

impl Touch {
    /// At these places, below eight.
    pub(super) fn new((i, j): (usize, usize), span: Span, met: Met) -> Self {
        let place = |at: usize| u32::try_from(at & 7).unwrap_or(0);
        let span = match span {
            Span::One => 0,
            Span::ForTwo => 1,
            Span::OfTwo => 2,
        };
        Self(u32::from(met.code()) | place(i) << LEFT | place(j) << RIGHT | span << SPAN)
    }

    pub(super) fn place(self) -> (usize, usize) {
        let place = |bits: u32| usize::try_from(bits & 7).unwrap_or(0);
        (place(self.0 >> LEFT), place(self.0 >> RIGHT))
    }

    pub(super) fn span(self) -> Span {
        match self.0 >> SPAN {
            0 => Span::One,
            1 => Span::ForTwo,
            _ => Span::OfTwo,
        }
    }

    pub(super) fn met(self) -> Option<Met> {
        Met::decoded(u16::try_from(self.0 & ((1 << LEFT) - 1)).unwrap_or(0))
    }
}

/// How many places a key holds.
const KEPT: u32 = 128 / ALL;

/// All places where the words of two names meet, in order: as a list, and as a key where they are few.
#[derive(Debug, Default)]
pub(super) struct Touches {
    list: Vec<Touch>,
    key: u128,
}

impl Touches {
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.key = 0;
    }

    pub(super) fn push(&mut self, touch: Touch) {
        self.list.push(touch);
        self.key = self.key << ALL | u128::from(touch.0);
    }

    pub(super) fn list(&self) -> &[Touch] {
        &self.list
    }

    /// The same for the same touches and for no others; `None` where there are too many.
    pub(super) fn key(&self) -> Option<[u64; 2]> {
        let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or(0);
        let few = u32::try_from(self.list.len()).is_ok_and(|touches| touches <= KEPT);
        few.then(|| [half(self.key), half(self.key >> 64)])
    }
}

#[cfg(test)]
mod tests {
    use super::{Met, Span, Touch, Touches};
    use crate::name::compare::how::How;

    #[test]
    fn a_touch_is_read_as_it_was_written_and_none_is_nothing() {
        let mut seen = Vec::new();
        for (i, j) in [(0, 0), (5, 0), (0, 5), (3, 4)] {
            for span in [Span::One, Span::ForTwo, Span::OfTwo] {
                for how in [How::Same, How::Typo, How::Gender] {
                    let met = Met::new(how, Default::default());
                    let touch = Touch::new((i, j), span, met);
                    assert_eq!(
                        (touch.place(), touch.span(), touch.met()),
                        ((i, j), span, Some(met))
                    );
                    assert!(touch.0 != 0 && !seen.contains(&touch.0));
                    seen.push(touch.0);
                }
            }
        }
    }

    #[test]
    fn a_key_tells_lists_apart_and_holds_no_long_one() {
        let touch = |i| Touch::new((i, 0), Span::One, Met::new(How::Same, Default::default()));
        let key = |places: &[usize]| {
            let mut touches = Touches::default();
            touches.push(touch(7));
            touches.clear();
            for i in places {
                touches.push(touch(*i));
            }
            assert_eq!(touches.list().len(), places.len());
            touches.key()
        };
        let keys = [
            key(&[]),
            key(&[0]),
            key(&[0, 0]),
            key(&[0, 1]),
            key(&[1, 0]),
            key(&[0; 6]),
        ];
        for (at, one) in keys.iter().enumerate() {
            assert!(one.is_some() && keys.iter().skip(at + 1).all(|other| one != other));
        }
        assert_eq!(key(&[0; 7]), None);
    }
}
