//! [`Roster`]: very many names, with each word and each way to read kept once.

use std::cmp::Ordering;
#[expect(clippy::disallowed_types, reason = "looked up and never walked")]
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash};

use smol_str::SmolStr;

use crate::name::compare::{Known, Level, Meeting, Memo, Part, Rest, View, Work};
use crate::name::face::{Face, Glance, Seen};
use crate::name::frequency::rarity;
use crate::name::glance::{Standing, glances};
use crate::name::person::PersonName;
use crate::name::reading::Reading;
use crate::name::text::script::{Script, Scripts};
use crate::name::token::{Token, Traits};

/// What tells one word from every other.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Spelling {
    written: SmolStr,
    particles: SmolStr,
    folded: SmolStr,
    is: Traits,
}

/// How the words of a name may be read, and what stands beside them: the same for very many names.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shape {
    readings: Vec<Reading>,
    rest: Rest,
}

impl Shape {
    /// Whether a name of this shape may be judged by its face: in Latin letters, and in no need of rules but the Spanish
    /// ones whatever it is compared with.
    fn is_plain(&self) -> bool {
        !self.rest.romanised
            && self.rest.scripts == Scripts::only(Script::Latin)
            && self.rest.families.is_plain()
    }

    /// An order of names of the same words.
    fn place(&self, other: &Self) -> Ordering {
        self.view(&[]).place(&other.view(&[]))
    }

    fn view<'n>(&'n self, words: &'n [&'n Token]) -> View<'n> {
        View {
            words,
            readings: &self.readings,
            rest: self.rest,
        }
    }
}

/// Things by number, each kept once. Looked up and never walked, so that no order of hashes can show.
#[derive(Clone)]
#[expect(clippy::disallowed_types, reason = "looked up and never walked")]
struct Numbers<T>(HashMap<T, u32, BuildHasherDefault<DefaultHasher>>);

impl<T: Hash + Eq> Numbers<T> {
    #[expect(clippy::disallowed_types, reason = "looked up and never walked")]
    fn new() -> Self {
        Self(HashMap::default())
    }

    /// The number of a thing, and whether it is new.
    fn of(&mut self, thing: T) -> (u32, bool) {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let number = *self.0.entry(thing).or_insert(next);
        (number, number == next)
    }
}

/// What a record without a name has for a shape.
const NOBODY: u32 = u32::MAX;

/// Names by number, in the order they were pushed. A word takes its room once however many people bear it: some 30
/// bytes a name, where a name of its own takes a thousand.
#[derive(Clone)]
pub(crate) struct Roster {
    words: Vec<Token>,
    spellings: Numbers<Spelling>,
    /// For each word, which folded word it is.
    folded: Vec<u32>,
    folds: Numbers<SmolStr>,
    shapes: Vec<Shape>,
    shape_numbers: Numbers<Shape>,
    /// For each name its shape, and where its words end in `items`.
    names: Vec<(u32, u32)>,
    items: Vec<u32>,
}

impl Roster {
    pub(crate) fn new() -> Self {
        Self {
            words: Vec::new(),
            spellings: Numbers::new(),
            folded: Vec::new(),
            folds: Numbers::new(),
            shapes: Vec::new(),
            shape_numbers: Numbers::new(),
            names: Vec::new(),
            items: Vec::new(),
        }
    }

    /// One name more, or a record without.
    pub(crate) fn push(&mut self, name: Option<&PersonName>) {
        let mut shape = NOBODY;
        if let Some(name) = name.filter(|name| !name.tokens.is_empty()) {
            for token in &name.tokens {
                let word = self.word(token);
                self.items.push(word);
            }
            let own = Shape {
                readings: name.readings.clone(),
                rest: Rest::of(name),
            };
            let (number, new) = self.shape_numbers.of(own.clone());
            if new {
                self.shapes.push(own);
            }
            shape = number;
        }
        let end = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.names.push((shape, end));
    }

    fn word(&mut self, token: &Token) -> u32 {
        let (number, new) = self.spellings.of(Spelling {
            written: token.written.clone(),
            particles: token.particles.clone(),
            folded: token.folded.clone(),
            is: token.is,
        });
        if new {
            self.words.push(token.clone());
            let (fold, _) = self.folds.of(token.folded.clone());
            self.folded.push(fold);
        }
        number
    }

    /// The names in an order in which those that sound alike are neighbours: by the first surname, then by given names;
    /// records without a name last. For each place, the number of the name that stands there.
    pub(crate) fn by_sound(&self) -> Vec<usize> {
        let mut sounds: Vec<(&str, usize)> = Vec::with_capacity(self.words.len());
        sounds.extend(
            self.words
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
        let mut order: Vec<(_, usize)> = (0..self.len()).map(|name| (key(name), name)).collect();
        order.sort_unstable();
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
            names,
            items,
            ..self.clone()
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The words of a name, by number, in the order written.
    pub(crate) fn items(&self, name: usize) -> &[u32] {
        self.items.get(self.span(name)).unwrap_or_default()
    }

    fn span(&self, name: usize) -> std::ops::Range<usize> {
        let end = |at: usize| self.names.get(at).map_or(0, |(_, end)| place(*end));
        name.checked_sub(1).map_or(0, end)..end(name)
    }

    fn shape(&self, name: usize) -> Option<&Shape> {
        self.shapes.get(place(self.names.get(name)?.0))
    }

    /// Whether there is a name.
    pub(crate) fn is_named(&self, name: usize) -> bool {
        self.shape(name).is_some()
    }

    /// The likeliest reading.
    pub(crate) fn reading(&self, name: usize) -> Option<&Reading> {
        self.shape(name)?.readings.first()
    }

    /// How many different words there are; they are numbered from zero.
    pub(crate) fn words(&self) -> usize {
        self.words.len()
    }

    /// How a word sounds, and how the names sound that it stands for: `Paco` is a Francisco. For bringing records together.
    pub(crate) fn sounds(&self, word: usize) -> impl Iterator<Item = &str> {
        let word = self.words.get(word);
        let heads = word.into_iter().flat_map(Token::heads);
        word.map(|word| word.key.as_str()).into_iter().chain(heads)
    }

    /// Whether the tables know the word as a name in its own right: it is no slip of another.
    pub(crate) fn is_known(&self, word: usize) -> bool {
        self.words.get(word).is_some_and(Token::is_name)
    }

    /// The roster with what comparing many of its names needs.
    pub(crate) fn lens(&self) -> Lens<'_> {
        let rarities = self.rarities();
        let standing = Standing::of(&self.words);
        let glances = glances(&self.words, &rarities, &standing);
        let (mut neighbours, mut in_one) = (Numbers::new(), Vec::new());
        let face = |name: usize| {
            let items = self.items(name);
            let words = items
                .iter()
                .map(|word| glances.get(place(*word)).copied().unwrap_or_default());
            let words: Vec<Glance> = words.collect();
            let Some(shape) = self.shape(name) else {
                return Face::new(&[], &[]);
            };
            let mut face = Face::new(&words, &shape.readings);
            if !shape.is_plain() {
                return face.read_only();
            }
            for (at, (first, second)) in items.iter().zip(items.iter().skip(1)).enumerate() {
                // Few pairs of neighbours are in no other name.
                let (number, new) = neighbours.of((*first, *second));
                let token = |word: &u32| self.words.get(place(*word));
                if new && let Some((first, second)) = token(first).zip(token(second)) {
                    in_one.push(standing.in_one(first, second).collect::<Vec<u32>>());
                }
                for word in in_one.get(place(number)).into_iter().flatten() {
                    if let Some(word) = glances.get(place(*word)) {
                        face.join(word.class, at);
                    }
                }
            }
            face
        };
        Lens {
            faces: (0..self.len()).map(face).collect(),
            rarities,
            ranks: self.ranks(),
            roster: self,
        }
    }

    /// Of each word, its place in the order of [`View::place`].
    fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        let key = |at: &usize| {
            self.words
                .get(*at)
                .map(|word| (&word.written, &word.particles, word.is))
        };
        order.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut ranks = vec![0; order.len()];
        for (rank, at) in (0..).zip(order) {
            if let Some(slot) = ranks.get_mut(at) {
                *slot = rank;
            }
        }
        ranks
    }

    /// How seldom each word stands in each part of a name, in thousandths of a bit.
    fn rarities(&self) -> Vec<[u32; 2]> {
        let mut counts = vec![[0_u32; 2]; self.folds.0.len()];
        let mut all = [0_u32; 2];
        for name in 0..self.len() {
            let (Some(reading), items) = (self.reading(name), self.items(name)) else {
                continue;
            };
            for (part, range) in [
                (0, reading.given()),
                (1, reading.paternal()),
                (1, reading.maternal()),
            ] {
                for word in items.get(range).unwrap_or_default() {
                    let fold = self.folded.get(place(*word)).copied().unwrap_or(0);
                    if let (Some(count), Some(all)) = (
                        counts
                            .get_mut(place(fold))
                            .and_then(|counts| counts.get_mut(part)),
                        all.get_mut(part),
                    ) {
                        *count += 1;
                        *all += 1;
                    }
                }
            }
        }
        let [given_in_all, surnames_in_all] = all;
        let of = |fold: &u32| {
            let [given, surname] = counts.get(place(*fold)).copied().unwrap_or_default();
            [rarity(given, given_in_all), rarity(surname, surnames_in_all)]
        };
        self.folded.iter().map(of).collect()
    }
}

/// A roster made ready for comparing very many of its names.
pub(crate) struct Lens<'r> {
    roster: &'r Roster,
    rarities: Vec<[u32; 2]>,
    /// Of each word, how many stand before it in the order of comparing.
    ranks: Vec<u32>,
    faces: Vec<Face>,
}

/// Room for comparing, kept from one pair to the next; each thread has its own.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    work: Work,
    memo: Memo,
}

impl Lens<'_> {
    /// How rare what agrees in a name can be at most.
    pub(crate) fn self_bits(&self, name: usize) -> u32 {
        self.faces.get(name).map_or(0, Face::self_bits)
    }

    /// What is seen of two names at a glance: all that reading them could show, and often less. Some 20 ns.
    pub(crate) fn seen(&self, a: usize, b: usize) -> Seen {
        match self.plain(a, b) {
            Some((one, other)) => one.seen(other),
            None => Seen {
                levels: None,
                bits: self.self_bits(a).min(self.self_bits(b)),
            },
        }
    }

    /// The faces of two names that can be judged by them.
    fn plain(&self, a: usize, b: usize) -> Option<(&Face, &Face)> {
        let (one, other) = (self.faces.get(a)?, self.faces.get(b)?);
        (one.is_plain() && other.is_plain()).then_some((one, other))
    }

    /// How far two names are one, and where they may be, how seldom the words stand that meet, in thousandths of a bit
    /// as [`Frequencies::bits`](crate::name::Frequencies::bits) counts them.
    pub(crate) fn level(&self, a: usize, b: usize, desk: &mut Desk) -> (Level, u32) {
        let plain = self.plain(a, b);
        if let Some((one, other)) = plain
            && let Some([only]) = one.seen(other).levels
        {
            return (*only, 0);
        }
        if let Some(bits) = self.same_bits(a, b) {
            return (Level::Equal, bits);
        }
        // Either order of the two is worked out in one order, so that both give one answer.
        let (a, b) = if self.place(a, b) == Ordering::Greater {
            (b, a)
        } else {
            (a, b)
        };
        let (Some(left), Some(right)) = (self.roster.shape(a), self.roster.shape(b)) else {
            return (Level::Incomparable, 0);
        };
        let (ours, theirs) = (self.roster.items(a), self.roster.items(b));
        let words = |items: &[u32]| -> Vec<&Token> {
            let words = items.iter();
            words
                .filter_map(|word| self.roster.words.get(place(*word)))
                .collect()
        };
        let (one, other) = (words(ours), words(theirs));
        let known = self.plain(a, b).map(|(one, other)| Known {
            ours,
            theirs,
            lanes: one.lanes(other),
            memo: &mut desk.memo,
        });
        let mut bits = 0;
        let level = desk
            .work
            .level(left.view(&one), right.view(&other), known, |meeting| {
                bits += self.meeting(&meeting, ours, theirs);
            });
        (level, bits)
    }

    /// What two names written the same way have in common.
    fn same_bits(&self, a: usize, b: usize) -> Option<u32> {
        let same = self.roster.names.get(a)?.0 == self.roster.names.get(b)?.0;
        let items = self.roster.items(a);
        let reading = self
            .roster
            .reading(a)
            .filter(|_| same && items == self.roster.items(b))?;
        let bits = |range, part: usize| -> u32 {
            let words: &[u32] = items.get::<std::ops::Range<usize>>(range).unwrap_or_default();
            words
                .iter()
                .map(|word| self.rarity(*word).get(part).copied().unwrap_or(0))
                .sum()
        };
        let surnames = bits(reading.paternal(), 1) + bits(reading.maternal(), 1);
        Some(bits(reading.given(), 0) + surnames + bits(reading.married(), 1))
    }

    /// The order in which two names are worked out.
    fn place(&self, a: usize, b: usize) -> Ordering {
        let rank = |word: &u32| self.ranks.get(place(*word)).copied().unwrap_or(0);
        let (ours, theirs) = (self.roster.items(a), self.roster.items(b));
        ours.iter().map(rank).cmp(theirs.iter().map(rank)).then_with(|| {
            let shape = |name: usize| self.roster.shape(name);
            shape(a)
                .zip(shape(b))
                .map_or(Ordering::Equal, |(one, other)| one.place(other))
        })
    }

    fn rarity(&self, word: u32) -> [u32; 2] {
        self.rarities.get(place(word)).copied().unwrap_or_default()
    }

    fn meeting(&self, meeting: &Meeting, ours: &[u32], theirs: &[u32]) -> u32 {
        if !meeting.counts() {
            return 0;
        }
        let part = usize::from(meeting.part() != Part::Given);
        let most = |items: &[u32], range| {
            let words: &[u32] = items.get::<std::ops::Range<usize>>(range).unwrap_or_default();
            let of = |word: &u32| self.rarity(*word).get(part).copied().unwrap_or(0);
            words.iter().map(of).max().unwrap_or(0)
        };
        most(ours, meeting.left()).min(most(theirs, meeting.right()))
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
