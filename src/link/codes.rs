//! Values of a column as codes: each different text is read once, and only different values are put in order.

use crate::name::{Places, hash};

/// The texts of a column by number: each different one once, in the order they come.
pub(super) struct Texts<'a> {
    distinct: Vec<&'a str>,
    /// For each record which text it has.
    numbers: Vec<u32>,
}

impl<'a> Texts<'a> {
    pub(super) fn of(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut places, mut distinct) = (Places::default(), Vec::new());
        let number = |text: &'a str| {
            let same = |at: usize| distinct.get(at).is_some_and(|known| *known == text);
            let (number, new) = places.of(hash(text), same);
            if new {
                distinct.push(text);
            }
            number
        };
        let numbers = texts.into_iter().map(number).collect();
        Self { distinct, numbers }
    }

    pub(super) fn distinct(&self) -> impl ExactSizeIterator<Item = &'a str> {
        self.distinct.iter().copied()
    }

    /// What each record has, where `values` stand for the different texts.
    pub(super) fn spread(&self, values: &[u32]) -> Vec<u32> {
        let value = |number: &u32| usize::try_from(*number).ok().and_then(|at| values.get(at));
        let each = self.numbers.iter().map(value);
        each.map(|value| value.copied().unwrap_or(0)).collect()
    }
}

/// Values as places among the distinct ones, in their order; the missing one is always at place 0.
pub(super) fn coded<T: Ord>(values: impl ExactSizeIterator<Item = T>, missing: T) -> (Vec<u32>, Vec<T>) {
    let mut codes = vec![0; values.len()];
    let mut placed: Vec<(T, u32)> = Vec::with_capacity(values.len());
    placed.extend(values.zip(0..).filter(|(value, _)| *value != missing));
    placed.sort_unstable();
    let mut distinct = vec![missing];
    for (value, at) in placed {
        if distinct.last() != Some(&value) {
            distinct.push(value);
        }
        let code = u32::try_from(distinct.len() - 1).unwrap_or(0);
        if let Some(slot) = usize::try_from(at).ok().and_then(|at| codes.get_mut(at)) {
            *slot = code;
        }
    }
    (codes, distinct)
}

/// A text with its first eight bytes before it, by which most are put in order without reading them where they lie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Headed<'a> {
    head: u64,
    pub(super) text: &'a str,
}

impl<'a> Headed<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut head = [0; 8];
        for (to, from) in head.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        Self {
            head: u64::from_be_bytes(head),
            text,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Headed, Texts, coded};

    /// Sorted, each once, and looked up.
    fn naive(values: &[String]) -> (Vec<u32>, Vec<String>) {
        let mut distinct: Vec<String> = values.iter().filter(|value| !value.is_empty()).cloned().collect();
        distinct.sort();
        distinct.dedup();
        distinct.insert(0, String::new());
        let code = |value: &String| u32::try_from(distinct.binary_search(value).unwrap()).unwrap();
        (values.iter().map(code).collect(), distinct)
    }

    proptest! {
        #[test]
        fn codes_are_places_among_the_distinct(values in prop::collection::vec("[abñ]{0,2}|[a\0]{6,10}|.{0,12}", 0..80)) {
            let texts = Texts::of(values.iter().map(String::as_str));
            let (of_distinct, distinct) = coded(texts.distinct().map(Headed::new), Headed::new(""));
            let distinct: Vec<String> = distinct.iter().map(|headed| headed.text.to_owned()).collect();
            prop_assert_eq!((texts.spread(&of_distinct), distinct), naive(&values));
        }
    }
}
