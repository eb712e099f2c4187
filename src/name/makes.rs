//! [`Makes`]: which names differ in nothing that judging asks of a name by itself.

use crate::name::lanes::WORDS;
use crate::name::marks::Marks;
use crate::name::numbers::Numbers;
use crate::name::reading::Order;
use crate::name::roster::Shape;

/// What of its readings and what follows a name counts: all but how much each reading is believed.
type Build = (Vec<(Order, [u8; 8], u8)>, Option<&'static str>);

/// The makes of short names by number: two names are of one make where their readings, their suffix and the marks of each
/// of their words are the same. What they come to depends, beside that, on how their words meet and on nothing else.
pub(super) struct Makes {
    builds: Numbers<Build>,
    /// Of each shape, the number of its build.
    of_shapes: Vec<Option<u32>>,
    makes: Numbers<(u32, u8, [Marks; WORDS])>,
}

impl Makes {
    pub(super) fn new() -> Self {
        Self {
            builds: Numbers::new(),
            of_shapes: Vec::new(),
            makes: Numbers::new(),
        }
    }

    /// The number of a name's make, given its shape with its number and at most six words.
    pub(super) fn of(&mut self, (number, shape): (u32, &Shape), words: impl Iterator<Item = Marks>) -> u32 {
        let build = self.build(number, shape);
        let (mut marks, mut count) = ([Marks::default(); WORDS], 0);
        for (slot, word) in marks.iter_mut().zip(words) {
            *slot = word;
            count += 1;
        }
        self.makes.of((build, count, marks)).0
    }

    fn build(&mut self, number: u32, shape: &Shape) -> u32 {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        if let Some(Some(known)) = self.of_shapes.get(at) {
            return *known;
        }
        let readings = shape.readings.iter().map(|reading| {
            let (order, parts, _, behind) = reading.key();
            (order, parts, behind)
        });
        let (build, _) = self.builds.of((readings.collect(), shape.rest.suffix));
        // Shapes are numbered from zero, as they come.
        if self.of_shapes.len() <= at && at < usize::MAX {
            self.of_shapes.resize(at + 1, None);
        }
        if let Some(slot) = self.of_shapes.get_mut(at) {
            *slot = Some(build);
        }
        build
    }
}
