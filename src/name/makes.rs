//! [`Makes`]: which names differ in nothing that judging asks of a name by itself.

use crate::name::lanes::WORDS;
use crate::name::marks::Marks;
use crate::name::numbers::Numbers;
use crate::name::reading::{Order, Reading};

/// All that judging asks of a short name by itself, as numbers: what two names come to depends, beside these, on how their
/// words meet and on nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Make {
    /// The same only where readings, suffix and how many words there are is the same; an even number.
    pub(super) build: u32,
    /// The same only where the [marks](Marks) of each word are the same besides; an odd number.
    pub(super) number: u32,
    /// Words that are given names, and surnames, in any reading, as bits.
    pub(super) given: u8,
    pub(super) surnames: u8,
}

/// What of its readings and what follows a name counts: all but how much each reading is believed. And how many words.
type Build = (Vec<(Order, [u8; 8], u8)>, Option<&'static str>, usize);

/// The makes of many names.
pub(super) struct Makes {
    builds: Numbers<Build>,
    /// Of each shape and number of words, the build. Names of one shape are nearly always of as many words.
    of_shapes: Numbers<(u32, usize)>,
    known: Vec<Make>,
    marked: Numbers<(u32, [Marks; WORDS])>,
}

impl Makes {
    pub(super) fn new() -> Self {
        Self {
            builds: Numbers::new(),
            of_shapes: Numbers::new(),
            known: Vec::new(),
            marked: Numbers::new(),
        }
    }

    /// A name's make, given its readings and suffix with a number that stands for both, and its words, six at most.
    pub(super) fn of(
        &mut self,
        (number, readings, suffix): (u32, &[Reading], Option<&'static str>),
        words: &[Marks],
    ) -> Make {
        let (at, new) = self.of_shapes.of((number, words.len()));
        if new {
            let build = self.build(readings, suffix, words.len());
            self.known.push(build);
        }
        let known = usize::try_from(at).ok().and_then(|at| self.known.get(at));
        let make = known.copied().unwrap_or_default();
        let mut marks = [Marks::default(); WORDS];
        for (slot, word) in marks.iter_mut().zip(words) {
            *slot = *word;
        }
        Make {
            number: self.marked.of((make.build, marks)).0 << 1 | 1,
            ..make
        }
    }

    fn build(&mut self, readings: &[Reading], suffix: Option<&'static str>, words: usize) -> Make {
        let keys = readings.iter().map(|reading| {
            let (order, parts, _, behind) = reading.key();
            (order, parts, behind)
        });
        let (build, _) = self.builds.of((keys.collect(), suffix, words));
        let any = |part: fn(&Reading) -> u32| {
            let bits = readings.iter().fold(0, |bits, reading| bits | part(reading));
            u8::try_from(bits & u32::from(u8::MAX)).unwrap_or(0)
        };
        Make {
            build: build << 1,
            number: 0,
            given: any(|reading| reading.given_words().bits()),
            surnames: any(|reading| reading.surname_words().bits() | reading.married_words().bits()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Makes;
    use crate::name::marks::Marks;
    use crate::name::{Roster, parse};

    #[test]
    fn names_are_of_one_make_where_nothing_tells_them_apart() {
        let texts = [
            "Barrolleta Otaiza, Rosa",
            "Guaiquirima Otaiza, Carmen",
            "Guaiquirima Pérez, Carmen",
            "Guaiquirima, Carmen Rosa",
            "Barrolleta Otaiza, Rosa, Jr.",
        ];
        let names = texts
            .iter()
            .filter_map(|text| parse(text).people().first().cloned());
        let roster = Roster::of(names.map(Some));
        let mut makes = Makes::new();
        let mut make = |name: usize| {
            let words = roster.items(name).iter().filter_map(|word| roster.word(*word));
            let marks: Vec<Marks> = words.map(Marks::of).collect();
            let shape = roster.shape(name).unwrap();
            let number = roster.shape_number(name).unwrap();
            makes.of((number, &shape.readings, shape.rest.suffix), &marks)
        };
        let found: Vec<_> = (0..texts.len()).map(&mut make).collect();
        let [one, same, marked, read, followed] = found[..] else {
            panic!("{found:?}")
        };
        assert_eq!((one.given, one.surnames), (0b100, 0b011));
        assert_eq!((read.given, read.surnames), (0b110, 0b001));
        assert!(one.build == marked.build && one.build != read.build && one.build != followed.build);
        assert!(one.number != marked.number && one.number != followed.number);
        assert_eq!(make(0), one);
        assert_eq!(one.build, same.build);
    }
}
