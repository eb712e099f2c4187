//! [`Roster`]: very many names, with each word and each way to read kept once.

use std::cmp::Ordering;
use std::hash::Hash;
use std::sync::Arc;

use crate::name::compare::{Rest, View};
use crate::name::numbers::{Places, hash};
use crate::name::person::PersonName;
use crate::name::reading::Reading;
use crate::name::text::script::{Script, Scripts};
use crate::name::token::Token;
use crate::threads::sort;

/// How the words of a name may be read, and what stands beside them: the same for very many names.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    pub(super) readings: Vec<Reading>,
    pub(super) rest: Rest,
}

impl Shape {
    /// Whether a name of this shape may be judged by its face: in Latin letters, and in no need of rules but the Spanish
    /// ones whatever it is compared with.
    pub(super) fn is_plain(&self) -> bool {
        !self.rest.romanised
            && self.rest.scripts == Scripts::only(Script::Latin)
            && self.rest.families.is_plain()
    }

    /// An order of names of the same words.
    pub(super) fn place(&self, other: &Self) -> Ordering {
        self.view(&[]).place(&other.view(&[]))
    }

    pub(super) fn view<'n>(&'n self, words: &'n [&'n Token]) -> View<'n> {
        View {
            words,
            readings: &self.readings,
            rest: self.rest,
        }
    }
}

/// What a record without a name has for a shape.
const NOBODY: u32 = u32::MAX;

/// Words and ways to read, each once.
pub(super) struct Kept {
    pub(super) words: Vec<Token>,
    /// For each word, which folded word it is, and how many of these there are.
    pub(super) folded: Vec<u32>,
    pub(super) folds: usize,
    shapes: Vec<Shape>,
}

/// Words and ways to read while they are gathered, by what tells them apart.
struct Draft {
    kept: Kept,
    spellings: Places,
    folds: Places,
    /// For each folded word the first word that has it.
    first_of_fold: Vec<u32>,
    shapes: Places,
}

impl Draft {
    /// The number of a word: of how it is written, with its particles, and what is special about it.
    fn word(&mut self, token: Token) -> u32 {
        let words = &mut self.kept.words;
        let print = hash((token.sign.folded, token.is, &token.written, &token.particles));
        let same = |at: usize| {
            words.get(at).is_some_and(|word: &Token| {
                word.is == token.is
                    && word.written == token.written
                    && word.folded == token.folded
                    && word.particles == token.particles
            })
        };
        let (number, new) = self.spellings.of(print, same);
        if new {
            let has = |at: usize| {
                let first = self
                    .first_of_fold
                    .get(at)
                    .and_then(|word| words.get(place(*word)));
                first.is_some_and(|word| word.folded == token.folded)
            };
            let (fold, new) = self.folds.of(token.sign.folded, has);
            self.kept.folded.push(fold);
            if new {
                self.first_of_fold.push(number);
                self.kept.folds += 1;
            }
            words.push(token);
        }
        number
    }

    fn shape(&mut self, shape: Shape) -> u32 {
        let shapes = &mut self.kept.shapes;
        let same = |at: usize| shapes.get(at) == Some(&shape);
        let (number, new) = self.shapes.of(hash(&shape), same);
        if new {
            shapes.push(shape);
        }
        number
    }
}

/// Names by number, in the order they came. A word takes its room once however many people bear it: some 30 bytes a name,
/// where a name of its own takes a thousand.
#[derive(Clone)]
pub(crate) struct Roster {
    pub(super) kept: Arc<Kept>,
    /// For each name its shape, and where its words end in `items`.
    names: Vec<(u32, u32)>,
    items: Vec<u32>,
}

impl Roster {
    /// Of names, and of records without. Each name is let go before the next is asked for. O(words).
    pub(crate) fn of(given: impl IntoIterator<Item = Option<PersonName>>) -> Self {
        let mut draft = Draft {
            kept: Kept {
                words: Vec::new(),
                folded: Vec::new(),
                folds: 0,
                shapes: Vec::new(),
            },
            spellings: Places::default(),
            folds: Places::default(),
            first_of_fold: Vec::new(),
            shapes: Places::default(),
        };
        let (mut names, mut items) = (Vec::new(), Vec::new());
        for name in given {
            let mut shape = NOBODY;
            if let Some(name) = name.filter(|name| !name.tokens.is_empty()) {
                let rest = Rest::of(&name);
                items.extend(name.tokens.into_iter().map(|token| draft.word(token)));
                let readings = name.readings;
                shape = draft.shape(Shape { readings, rest });
            }
            names.push((shape, u32::try_from(items.len()).unwrap_or(u32::MAX)));
        }
        Self {
            kept: Arc::new(draft.kept),
            names,
            items,
        }
    }

    /// The names in an order in which those that sound alike are neighbours: by the first surname, then by given names;
    /// records without a name last. For each place, the number of the name that stands there.
    pub(crate) fn by_sound(&self) -> Vec<usize> {
        let mut sounds: Vec<(&str, usize)> = Vec::with_capacity(self.kept.words.len());
        sounds.extend(
            self.kept
                .words
                .iter()
                .enumerate()
                .map(|(at, word)| (word.key.as_str(), at)),
        );
        sounds.sort_unstable();
        let mut number_of = vec![u32::MAX; sounds.len()];
        for (number, run) in (0..).zip(sounds.chunk_by(|a, b| a.0 == b.0)) {
            for (_, word) in run {
                if let Some(slot) = number_of.get_mut(*word) {
                    *slot = number;
                }
            }
        }
        let key = |name: usize| {
            let items = self.items(name);
            let sound = |at: Option<usize>| {
                let word = at.and_then(|at| items.get(at));
                word.and_then(|word| number_of.get(place(*word)))
                    .copied()
                    .unwrap_or(u32::MAX)
            };
            let reading = self.reading(name);
            let mut given = reading.map_or(0..0, Reading::given);
            let surname = reading.and_then(|reading| reading.paternal().next());
            (sound(surname), sound(given.next()), sound(given.next()))
        };
        let mut order: Vec<((u32, u32, u32), usize)> =
            (0..self.len()).map(|name| (key(name), name)).collect();
        sort(&mut order);
        order.into_iter().map(|(_, name)| name).collect()
    }

    /// The same names in another order: for each place, the number of the name that stands there.
    pub(crate) fn ordered(&self, order: &[usize]) -> Self {
        let mut names = Vec::with_capacity(order.len());
        let mut items = Vec::with_capacity(self.items.len());
        for &at in order {
            items.extend_from_slice(self.items(at));
            let shape = self.names.get(at).map_or(NOBODY, |name| name.0);
            names.push((shape, u32::try_from(items.len()).unwrap_or(u32::MAX)));
        }
        Self {
            kept: Arc::clone(&self.kept),
            names,
            items,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The words of a name, by number, in the order written.
    pub(crate) fn items(&self, name: usize) -> &[u32] {
        self.items.get(self.span(name)).unwrap_or_default()
    }

    /// What tells a name from others in full: its shape, where it has one, and its words.
    pub(crate) fn said(&self, name: usize) -> (Option<u32>, &[u32]) {
        (self.shape_number(name), self.items(name))
    }

    fn span(&self, name: usize) -> std::ops::Range<usize> {
        let end = |at: usize| self.names.get(at).map_or(0, |(_, end)| place(*end));
        name.checked_sub(1).map_or(0, end)..end(name)
    }

    /// A word by its number.
    pub(super) fn word(&self, word: u32) -> Option<&Token> {
        self.kept.words.get(place(word))
    }

    /// The same for names of one shape.
    pub(super) fn shape_number(&self, name: usize) -> Option<u32> {
        self.names.get(name).map(|name| name.0)
    }

    pub(super) fn shape(&self, name: usize) -> Option<&Shape> {
        self.kept.shapes.get(place(self.shape_number(name)?))
    }

    /// Whether there is a name.
    pub(crate) fn is_named(&self, name: usize) -> bool {
        self.shape(name).is_some()
    }

    /// The likeliest reading.
    pub(crate) fn reading(&self, name: usize) -> Option<&Reading> {
        self.shape(name)?.readings.first()
    }

    /// How the first surname sounds by the likeliest reading.
    pub(crate) fn surname(&self, name: usize) -> Option<&str> {
        let at = self.reading(name)?.paternal().next()?;
        let word = self.word(*self.items(name).get(at)?)?;
        Some(word.key.as_str())
    }

    /// How many different words there are; they are numbered from zero.
    pub(crate) fn words(&self) -> usize {
        self.kept.words.len()
    }

    /// How a word sounds, and how the names sound that it stands for: `Paco` is a Francisco. For bringing records together.
    pub(crate) fn sounds(&self, word: usize) -> impl Iterator<Item = &str> {
        let word = self.kept.words.get(word);
        let heads = word.into_iter().flat_map(Token::heads);
        word.map(|word| word.key.as_str()).into_iter().chain(heads)
    }

    /// Whether the tables know the word as a name in its own right: it is no slip of another.
    pub(crate) fn is_known(&self, word: usize) -> bool {
        self.kept.words.get(word).is_some_and(Token::is_name)
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
