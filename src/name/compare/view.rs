//! [`View`]: what of a name is compared, wherever its words are kept.

use std::cmp::Ordering;

use crate::name::family::Families;
use crate::name::person::PersonName;
use crate::name::reading::Reading;
use crate::name::text::script::Scripts;
use crate::name::token::Token;

/// A name as comparing sees it: words of its own or words shared with other names of a roster.
#[derive(Clone, Copy)]
pub(in crate::name) struct View<'n> {
    pub(in crate::name) words: &'n [&'n Token],
    pub(in crate::name) readings: &'n [Reading],
    pub(in crate::name) rest: Rest,
}

/// What else counts, beside words and readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::name) struct Rest {
    pub(in crate::name) suffix: Option<&'static str>,
    pub(in crate::name) scripts: Scripts,
    pub(in crate::name) families: Families,
    pub(in crate::name) romanised: bool,
}

impl Rest {
    pub(in crate::name) fn of(name: &PersonName) -> Self {
        Self {
            suffix: name.suffix(),
            scripts: name.scripts,
            families: name.families,
            romanised: name.flags.romanised,
        }
    }
}

impl View<'_> {
    /// An order by how names are written, so that either order of two is worked out in one: by their words and what is
    /// special about these, then by their readings.
    pub(in crate::name) fn place(&self, other: &Self) -> Ordering {
        let mut words = self.words.iter().zip(other.words);
        let apart = words.find_map(|(one, other)| {
            let order = if std::ptr::eq(*one, *other) {
                Ordering::Equal
            } else {
                let written = one.written.cmp(&other.written);
                let particles = written.then_with(|| one.particles.cmp(&other.particles));
                particles.then_with(|| one.is.cmp(&other.is))
            };
            order.is_ne().then_some(order)
        });
        apart
            .unwrap_or_else(|| self.words.len().cmp(&other.words.len()))
            .then_with(|| {
                let readings = self.readings.iter().map(Reading::key);
                readings.cmp(other.readings.iter().map(Reading::key))
            })
            .then_with(|| self.rest.cmp(&other.rest))
    }
}
