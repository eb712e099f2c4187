//! From pieces to the words of a name: particles bound to the word they stand before, saints joined, initials
//! known.

use smol_str::SmolStr;

use crate::name::family::{Families, Family};
use crate::name::parse::atoms::{Atom, Shape};
use crate::name::parse::before::{Before, elided};
use crate::name::parse::readings::{Layout, readings};
use crate::name::parse::{MOST_WORDS, Sheet, Taken};
use crate::name::person::{Flags, PersonName};
use crate::name::tables::Uses;
use crate::name::token::{Root, Token, Traits, folded};

/// The longest word that is compared without a flag, in letters.
const LONGEST_WORD: usize = 40;

/// From how many bytes on a text may have been cut to a column's width, even within a short word.
const NARROW: usize = 20;

/// Mary's names and mysteries: after a given name and `del`, `de la`, `de los` they continue it.
const DEVOTIONS: [&str; 41] = [
    "amparo",
    "angel",
    "angeles",
    "asuncion",
    "belen",
    "caridad",
    "carmelo",
    "carmen",
    "chiquinquira",
    "cielo",
    "concepcion",
    "consolacion",
    "consuelo",
    "coromoto",
    "cruz",
    "dios",
    "dolores",
    "encarnacion",
    "esperanza",
    "fatima",
    "gracia",
    "guadalupe",
    "jesus",
    "lourdes",
    "luz",
    "mar",
    "mercedes",
    "milagro",
    "milagros",
    "nieves",
    "pilar",
    "pino",
    "remedios",
    "rocio",
    "rosario",
    "sagrario",
    "socorro",
    "soledad",
    "transito",
    "trinidad",
    "valle",
];

impl Sheet<'_> {
    /// One person, from the pieces that name it. What stands outside its pieces is said of it only where it
    /// is the only one named.
    pub(super) fn person(&self, segment: &[usize], alone: bool) -> Option<PersonName> {
        let mut words = Words {
            tokens: Vec::with_capacity(segment.len()),
            ..Words::default()
        };
        let surnames = if let Some((before, after)) = self.at_comma(segment) {
            self.collect(before, &mut words);
            let surnames = words.tokens.len();
            self.collect(after, &mut words);
            Some(surnames)
        } else {
            self.collect(segment, &mut words);
            None
        };
        let Words {
            mut tokens,
            married,
            born,
        } = words;
        if tokens.is_empty() {
            return None;
        }
        let too_long = tokens.len() > MOST_WORDS
            || tokens.iter().any(|token| {
                token.folded.len() > LONGEST_WORD && token.folded.chars().nth(LONGEST_WORD).is_some()
            });
        tokens.truncate(MOST_WORDS);
        let last_of_all = segment.last().is_some_and(|last| last + 1 == self.atoms.len());
        if let Some(last) = tokens.last_mut() {
            // What is cut off is long, or a column of a table was too narrow for the whole.
            last.is.last = last_of_all;
            last.is.edge = last_of_all && self.text.len() >= NARROW;
        }
        let layout = Layout {
            surnames,
            married,
            born,
            family: self.is_family,
        };
        let mut name = PersonName::new(readings(&tokens, &layout), tokens);
        name.flags = Flags {
            too_long,
            ..Flags::default()
        };
        let own = |at: usize| alone || self.is_said_of(segment, at);
        name.ids = self
            .ids
            .iter()
            .filter(|(at, _)| own(*at))
            .map(|(_, id)| id.clone())
            .collect();
        if alone {
            name.titles = self.titles();
            name.suffix = self.suffix();
            name.aliases.clone_from(&self.aliases);
        }
        Some(name)
    }

    /// Whether a piece stands with one of several people: within their pieces or right behind, before the next.
    fn is_said_of(&self, segment: &[usize], at: usize) -> bool {
        let (Some(first), Some(last)) = (segment.first(), segment.last()) else {
            return false;
        };
        *first <= at && (at <= *last || (last + 1..at).all(|between| !self.is_free(between)))
    }

    /// Reads pieces as words, after those read already.
    fn collect(&self, part: &[usize], words: &mut Words) {
        let mut before = Before::default();
        let mut rest = part.iter().copied().peekable();
        let mut first = true;
        while let Some(at) = rest.next() {
            match self.taken.get(at) {
                Some(Some(Taken::Married("soltera"))) => {
                    words.born.get_or_insert(words.tokens.len());
                    continue;
                }
                Some(Some(Taken::Married(_))) => {
                    words.married.get_or_insert(words.tokens.len());
                    continue;
                }
                _ => {}
            }
            let Some(atom) = self
                .atom(at)
                .filter(|atom| atom.shape == Shape::Word && !atom.folded.is_empty() && !atom.is_number())
            else {
                continue;
            };
            let next = rest
                .peek()
                .filter(|next| self.is_free_word(**next))
                .and_then(|next| self.atom(*next));
            let eastern = words.tokens.iter().any(|token| token.is.strict);
            let held = next.is_some_and(|next| before.holds(atom, next, first, eastern));
            first = false;
            if !held {
                words.push(atom, std::mem::take(&mut before));
            }
        }
    }

    fn suffix(&self) -> Option<(&'static str, Box<str>)> {
        let suffixes = self
            .taken
            .iter()
            .enumerate()
            .filter_map(|(at, taken)| match taken {
                Some(Taken::Suffix(code)) => Some((*code, at)),
                _ => None,
            });
        let (code, first) = suffixes.clone().next()?;
        let written = suffixes
            .filter(|(other, _)| *other == code)
            .take_while(|(_, at)| *at < first + 3)
            .filter_map(|(_, at)| {
                let atom = self.atom(at)?;
                Some(format!("{}{}", atom.written, if atom.dotted { "." } else { "" }))
            })
            .collect::<Vec<_>>();
        Some((code, written.join(" ").into_boxed_str()))
    }
}

/// Words as they are read, and where surnames by marriage and by birth begin.
#[derive(Default)]
struct Words {
    tokens: Vec<Token>,
    married: Option<usize>,
    born: Option<usize>,
}

impl Words {
    fn push(&mut self, atom: &Atom<'_>, before: Before<'_>) {
        let bound = match before.particles.as_slice() {
            [] => SmolStr::default(),
            [one] => SmolStr::new(one),
            several => SmolStr::from(several.join(" ")),
        };
        let is = Traits {
            hyphened: (before.hyphened || (atom.hyphened && before.prefix.is_none()))
                && !self.tokens.is_empty()
                && bound.is_empty(),
            // `Mª` is as shortened as `Ma.`
            dotted: atom.dotted || (!atom.plain && atom.written.ends_with(['ª', 'º'])),
            ..Traits::default()
        };
        if let Some(prefix) = before.prefix {
            // A script that writes the article with its word: `عبد الغني`.
            let word = atom.folded.as_str();
            let word = match word.strip_prefix("al") {
                Some(rest) if prefix.folded == "abdul" && rest.len() > 2 => rest,
                _ => word,
            };
            let folded: SmolStr = [prefix.folded, word].into_iter().collect();
            let written = [&prefix.written, " ", atom.written].concat();
            let mut token = Token::new(&written, Root::of(folded), bound, is);
            if matches!(prefix.folded, "abu" | "bu" | "umm" | "abdul") {
                token.families = Families::of(Family::Arabic);
            }
            self.tokens.push(token);
            return;
        }
        if self.continues_faith(atom, &before.particles) {
            return;
        }
        if let Some((particle, rest)) = (!atom.plain).then(|| elided(atom.written)).flatten() {
            let particles = [bound.as_str(), if bound.is_empty() { "" } else { " " }, particle].concat();
            self.tokens.push(Token::new(
                rest,
                Root::of(folded(rest)),
                SmolStr::from(particles),
                is,
            ));
            return;
        }
        let letters = atom.letters();
        if is_initials(atom, letters, self.tokens.is_empty()) {
            for (at, letter) in atom.written.chars().enumerate() {
                let initial = Traits {
                    initial: true,
                    hyphened: is.hyphened && at == 0,
                    ..is
                };
                let written = letter.to_string();
                let root = Root::of(folded(&written));
                self.tokens
                    .push(Token::new(&written, root, SmolStr::default(), initial));
            }
            return;
        }
        let devotion = before
            .particles
            .first()
            .is_some_and(|first| first.to_lowercase().starts_with("de"))
            && DEVOTIONS.binary_search(&atom.folded.as_str()).is_ok();
        let is = Traits {
            initial: letters == 1 && atom.folded.chars().nth(1).is_none(),
            devotion,
            ..is
        };
        self.tokens.push(Token::new(atom.written, atom.root(), bound, is));
    }

    /// `ud-Din` is the second half of the word before it: `Jamal ud-Din`, `Jamaluddin`.
    fn continues_faith(&mut self, atom: &Atom<'_>, particles: &[&str]) -> bool {
        let faith = matches!(
            atom.folded.as_str(),
            "din" | "deen" | "dine" | "eddine" | "eddin" | "uddin"
        );
        let of = particles.first().is_none_or(|first| {
            matches!(
                folded(first).as_str(),
                "ud" | "al" | "el" | "ad" | "ed" | "ul" | "e"
            )
        });
        let whole = atom.folded.len() > 4 && particles.is_empty();
        if !faith || !of || (particles.is_empty() && !whole) {
            return false;
        }
        let Some(last) = self.tokens.pop() else {
            return false;
        };
        let written = [
            last.written.as_str(),
            " ",
            &particles.join(" "),
            "-",
            atom.written,
        ]
        .concat();
        let folded: SmolStr = [last.folded.as_str(), "uddin"].into_iter().collect();
        self.tokens.push(Token::new(
            &written,
            Root::of(folded),
            last.particles.clone(),
            last.is,
        ));
        true
    }
}

/// Capitals that no word is made of: `JL`, `JM`; of two letters at the head also others, as `GA`.
fn is_initials(atom: &Atom<'_>, letters: usize, head: bool) -> bool {
    let consonant = |c: char| !matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    (2..=3).contains(&letters)
        && atom.written.len() == letters
        && atom.written.chars().all(|c| c.is_ascii_uppercase())
        && (atom.written.chars().all(consonant) || (head && letters == 2))
        && atom.word.is_none_or(|word| {
            !atom.dotted && word.uses.has(Uses::ABBREVIATION) && !word.uses.any(Uses::MALE.or(Uses::FEMALE))
        })
}

#[cfg(test)]
mod tests {
    use super::DEVOTIONS;

    #[test]
    fn devotions_are_sorted() {
        assert!(DEVOTIONS.is_sorted());
    }
}
