//! [`word`]: what a single folded word may be in a name: given name, surname, short form, abbreviation, particle.
//!
//! Six files under `data/`, one fact a row, merged once into one table with a hash index.

mod index;
pub(super) mod phrases;

use std::sync::LazyLock;

use smol_str::SmolStr;

use crate::name::family::{Families, Family};
use crate::name::sign::{Sign, fingerprint};
use crate::name::sound::key::spoken;
use crate::name::tables::index::Index;

const GIVEN: &str = include_str!("data/given.tsv");
const SURNAMES: &str = include_str!("data/surnames.tsv");
const VARIANTS: &str = include_str!("data/variants.tsv");
const SHORT: &str = include_str!("data/short.tsv");
const ABBREVIATIONS: &str = include_str!("data/abbreviations.tsv");
const PARTICLES: &str = include_str!("data/particles.tsv");

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

/// What is known of a word.
#[derive(Debug)]
pub(super) struct Word {
    /// What the word may be in a name.
    pub(super) uses: Uses,
    /// The names it stands for: itself (or its group of spellings) first, then those it shortens or translates.
    pub(super) senses: &'static [Sense],
    /// Where it is used.
    pub(super) families: Families,
    /// How it sounds in Spanish.
    pub(super) key: SmolStr,
    /// Its sign where it is written without marks.
    pub(super) sign: Sign,
}

/// A set of uses of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Uses(u16);

impl Uses {
    /// No use.
    pub(super) const NONE: Self = Self(0);
    /// A man's given name.
    pub(super) const MALE: Self = Self(1);
    /// A woman's given name; with [`MALE`](Self::MALE), either.
    pub(super) const FEMALE: Self = Self(1 << 1);
    /// A surname.
    pub(super) const SURNAME: Self = Self(1 << 2);
    /// One of the commonest given names of its family: agreement on it says little.
    pub(super) const COMMON_GIVEN: Self = Self(1 << 3);
    /// One of the commonest surnames of its family: agreement on it says little.
    pub(super) const COMMON_SURNAME: Self = Self(1 << 4);
    /// A hypocorism, diminutive or clipping of given names.
    pub(super) const SHORT: Self = Self(1 << 5);
    /// A written abbreviation of a given name or surname.
    pub(super) const ABBREVIATION: Self = Self(1 << 6);
    /// Binds to the word that follows: `de`, `la`, `van`, `al`.
    pub(super) const PARTICLE: Self = Self(1 << 7);
    /// `san`, `santa`, `santo`, `saint`: binds, and is never dropped.
    pub(super) const SAINT: Self = Self(1 << 8);

    const GIVEN: Self = Self(Self::MALE.0 | Self::FEMALE.0 | Self::COMMON_GIVEN.0);
    const FAMILY: Self = Self(Self::SURNAME.0 | Self::COMMON_SURNAME.0);
    const GENDER: Self = Self(Self::MALE.0 | Self::FEMALE.0);

    /// Whether every use of the other set is in this one.
    #[must_use]
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the sets share a use.
    #[must_use]
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One given name or surname in all its spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NameId(u16);

/// A name, or a pair of names, that a word can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// One name: `pepe` is José.
    One(NameId),
    /// Two names in one word: `chema` is José María.
    Two(NameId, NameId),
}

/// What is known of a folded word (lower-case, without marks) of this [fingerprint], if anything.
///
/// Constant time in the size of the table, linear in the length of the word; allocates nothing.
#[must_use]
pub(super) fn word_of(print: u64, folded: &str) -> Option<&'static Word> {
    let table = &*TABLE;
    table.words.get(table.index.find(print, folded, &table.forms)?)
}

/// How a name sounds in Spanish, in the first of its spellings.
pub(super) fn sound(name: NameId) -> &'static str {
    TABLE
        .words
        .get(usize::from(name.0))
        .map_or("", |word| word.key.as_str())
}

/// The rows of a table: lines that are neither blank nor a comment; a comment has no tab (`# anos` is a row).
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| line.contains('\t') || !(line.is_empty() || line.starts_with('#')))
}

#[derive(Debug)]
struct Table {
    index: Index,
    forms: Vec<&'static str>,
    words: Vec<Word>,
}

impl Table {
    fn build() -> Self {
        let mut draft = Draft::new();
        draft.given();
        draft.surnames();
        draft.particles();
        draft.variants();
        draft.own_senses();
        draft.short();
        draft.abbreviations();
        draft.finish()
    }
}

/// The table while the files are read into it.
struct Draft {
    index: Index,
    forms: Vec<&'static str>,
    words: Vec<Word>,
    /// The first group of spellings the word is in.
    group: Vec<Option<NameId>>,
    senses: Vec<(usize, Sense)>,
}

impl Draft {
    const ROWS: usize = 16_384;

    fn new() -> Self {
        Self {
            index: Index::new(),
            forms: Vec::with_capacity(Self::ROWS),
            words: Vec::with_capacity(Self::ROWS),
            group: Vec::with_capacity(Self::ROWS),
            senses: Vec::with_capacity(Self::ROWS),
        }
    }

    /// Adds uses and families to the word; gives its number.
    fn add(&mut self, form: &'static str, uses: Uses, families: Families) -> usize {
        let print = fingerprint(form);
        let number = self.index.find(print, form, &self.forms).unwrap_or_else(|| {
            let number = self.forms.len();
            self.index.insert(print, number);
            self.forms.push(form);
            let key = spoken(form);
            self.words.push(Word {
                uses: Uses::NONE,
                senses: &[],
                families: Families::NONE,
                sign: Sign::of(form, print, &key, None),
                key,
            });
            self.group.push(None);
            number
        });
        if let Some(word) = self.words.get_mut(number) {
            word.uses = word.uses.or(uses);
            word.families = word.families.or(families);
        }
        number
    }

    fn uses(&self, number: usize) -> Uses {
        self.words.get(number).map_or(Uses::NONE, |word| word.uses)
    }

    /// The name the word stands for by itself.
    fn name(&self, number: usize) -> Option<NameId> {
        self.group
            .get(number)
            .copied()?
            .or_else(|| u16::try_from(number).ok().map(NameId))
    }

    fn given(&mut self) {
        for [form, gender, common, families] in cells(GIVEN) {
            let gender = match gender {
                "m" => Uses::MALE,
                "f" => Uses::FEMALE,
                _ => Uses::GENDER,
            };
            let common = if common == "c" {
                Uses::COMMON_GIVEN
            } else {
                Uses::NONE
            };
            self.add(form, gender.or(common), families_of(families));
        }
    }

    fn surnames(&mut self) {
        for [form, common, families] in cells(SURNAMES) {
            let uses = if common == "c" {
                Uses::FAMILY
            } else {
                Uses::SURNAME
            };
            self.add(form, uses, families_of(families));
        }
    }

    fn particles(&mut self) {
        for [form, use_, families, _note] in cells(PARTICLES) {
            let uses = if use_ == "saint" {
                Uses::SAINT
            } else {
                Uses::PARTICLE
            };
            self.add(form, uses, families_of(families));
        }
    }

    /// Every spelling of a group takes over the uses of its first, and stands for the same name.
    fn variants(&mut self) {
        for [canonical, spellings, use_, families] in cells(VARIANTS) {
            let families = families_of(families);
            let kept = if use_ == "surname" {
                Uses::FAMILY
            } else {
                Uses::GIVEN
            };
            let first = self.add(canonical, Uses::NONE, families);
            let uses = self.uses(first).and(kept);
            let Ok(id) = u16::try_from(first).map(NameId) else {
                continue;
            };
            for spelling in std::iter::once(canonical).chain(spellings.split(' ')) {
                let number = self.add(spelling.trim_start_matches('+'), uses, families);
                self.senses.push((number, Sense::One(id)));
                if let Some(group @ None) = self.group.get_mut(number) {
                    *group = Some(id);
                }
            }
        }
    }

    /// A name in no group of spellings stands for itself.
    fn own_senses(&mut self) {
        let own = Uses::GENDER.or(Uses::SURNAME).or(Uses::SAINT);
        for (number, (word, group)) in self.words.iter().zip(&self.group).enumerate() {
            if let (true, None, Ok(id)) = (word.uses.any(own), group, u16::try_from(number)) {
                self.senses.push((number, Sense::One(NameId(id))));
            }
        }
    }

    fn short(&mut self) {
        for [form, kind, names, families] in cells(SHORT) {
            let uses = if kind == "short" { Uses::SHORT } else { Uses::NONE };
            self.stands_for(form, uses, Uses::GENDER, names, families);
        }
    }

    fn abbreviations(&mut self) {
        let taken = Uses::GENDER.or(Uses::SURNAME).or(Uses::SAINT);
        for [form, names, families] in cells(ABBREVIATIONS) {
            self.stands_for(form, Uses::ABBREVIATION, taken, names, families);
        }
    }

    /// The word stands for each of the names; it takes over those of their uses that may be taken.
    fn stands_for(
        &mut self,
        form: &'static str,
        uses: Uses,
        taken: Uses,
        names: &'static str,
        families: &str,
    ) {
        let number = self.add(form, uses, families_of(families));
        for name in names.split(',') {
            let mut ids = name.split(' ').map_while(|part| {
                let target = self.index.find(fingerprint(part), part, &self.forms)?;
                Some((target, self.name(target)?))
            });
            let Some((first, id)) = ids.next() else { continue };
            let sense = ids
                .next()
                .map_or(Sense::One(id), |(_, second)| Sense::Two(id, second));
            let inherited = self.uses(first).and(taken);
            self.senses.push((number, sense));
            self.add(form, inherited, Families::NONE);
        }
    }

    /// Lays the senses end to end, those of a word beside each other in the order they were found.
    fn finish(mut self) -> Table {
        self.senses.sort_by_key(|(number, _)| *number);
        self.senses.dedup();
        let laid: Vec<Sense> = self.senses.iter().map(|(_, sense)| *sense).collect();
        let mut rest: &'static [Sense] = laid.leak();
        for run in self.senses.chunk_by(|(a, _), (b, _)| a == b) {
            let (own, after) = rest.split_at_checked(run.len()).unwrap_or((rest, &[]));
            rest = after;
            let word = run.first().and_then(|(number, _)| self.words.get_mut(*number));
            if let Some(word) = word {
                word.senses = own;
            }
        }
        Table {
            index: self.index,
            forms: self.forms,
            words: self.words,
        }
    }
}

/// The rows of a table of `N` columns; a row of another width is left out (a test says there is none).
pub(super) fn cells<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    rows(text).filter_map(|row| {
        let mut cells = row.split('\t');
        let mut all = [""; N];
        for cell in &mut all {
            *cell = cells.next()?;
        }
        cells.next().is_none().then_some(all)
    })
}

/// The families of a cell such as `es,pt`.
fn families_of(codes: &str) -> Families {
    codes
        .split(',')
        .filter_map(|code| Family::ALL.into_iter().find(|family| family.code() == code))
        .fold(Families::NONE, |set, family| set.or(Families::of(family)))
}

#[cfg(test)]
mod tests;
