//! [`phrase`]: ranks, forms of address and notes that stand in a name but are no part of it.

use std::sync::LazyLock;

use crate::name::sign::fingerprint;
use crate::name::tables::cells;
use crate::name::tables::index::Index;

const PHRASES: &str = include_str!("data/phrases.tsv");

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::name) enum PhraseKind {
    /// A military, police or prison rank.
    Rank,
    /// The force a rank is held in, and whether still in service.
    Force,
    /// A title, degree, office or form of address.
    Honorific,
    /// `Jr.`, `hijo`, `Neto`, `III`.
    Suffix,
    /// What follows is a husband's surname, or (code `soltera`) the one a wife was born with.
    Married,
    /// What follows is what the person is called.
    Alias,
    /// More people than the one who is named.
    Others,
    /// Kin of the person who is named.
    Kin,
    /// Nobody is named.
    Unnamed,
    /// An identity number follows.
    Id,
    /// A remark on the person: age, nationality, what became of them.
    Note,
}

/// A phrase at the head of a run of atoms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::name) struct Phrase {
    /// What it says.
    pub(in crate::name) kind: PhraseKind,
    /// The same for every way of writing it: `teniente_coronel`.
    pub(in crate::name) code: &'static str,
    /// How many atoms it takes, at least one.
    pub(in crate::name) atoms: usize,
    /// Whether its words can be a name as well: `Mayor`, `Rey`, `Sol`.
    pub(in crate::name) surname: bool,
}

/// Whether some phrase begins with the atom, of this [fingerprint].
pub(in crate::name) fn begins_phrase(print: u64, first: &str) -> bool {
    TABLE.begins(print, first) || is_number(first)
}

/// The longest phrase that begins with the first atom.
///
/// *Atoms* are folded words without dots. In the table `#` is an atom that is a number.
/// Looks only at phrases with the same first atom; allocates nothing.
#[must_use]
pub(in crate::name) fn phrase(atoms: &[&str]) -> Option<Phrase> {
    let (first, rest) = atoms.split_first()?;
    let found = |atom: &str| TABLE.longest(*TABLE.starts.get(TABLE.find(fingerprint(atom), atom)?)?, rest);
    let numbered = if is_number(first) { found("#") } else { None };
    longer(found(first), numbered)
}

/// The longer of the two, the first of equals.
fn longer(a: Option<Phrase>, b: Option<Phrase>) -> Option<Phrase> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.atoms > a.atoms { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// Digits, or a small number in words.
fn is_number(atom: &str) -> bool {
    (!atom.is_empty() && atom.bytes().all(|byte| byte.is_ascii_digit()))
        || matches!(
            atom,
            "dos"
                | "tres"
                | "cuatro"
                | "cinco"
                | "seis"
                | "siete"
                | "ocho"
                | "nueve"
                | "diez"
                | "once"
                | "doce"
                | "quince"
                | "veinte"
                | "two"
                | "three"
                | "four"
        )
}

/// What has been read of a phrase: whether it is one already, and how it can go on, in the order of the atoms.
#[derive(Debug, Default)]
struct Node {
    phrase: Option<Phrase>,
    next: Vec<(&'static str, usize)>,
}

/// A tree of atoms, its first level indexed by hash.
#[derive(Debug)]
struct Table {
    index: Index,
    firsts: Vec<&'static str>,
    /// The node of each first atom.
    starts: Vec<usize>,
    nodes: Vec<Node>,
}

impl Table {
    fn build() -> Self {
        let mut table = Self {
            index: Index::new(),
            firsts: Vec::new(),
            starts: Vec::new(),
            nodes: Vec::new(),
        };
        for [text, kind, code, surname] in cells(PHRASES) {
            let Some(kind) = kind_of(kind) else { continue };
            let mut words = text.split(' ');
            let Some(first) = words.next() else { continue };
            let mut node = table.start(first);
            let mut atoms = 1;
            for word in words {
                node = table.step(node, word);
                atoms += 1;
            }
            if let Some(node) = table.nodes.get_mut(node) {
                node.phrase = Some(Phrase {
                    kind,
                    code,
                    atoms,
                    surname: surname == "s",
                });
            }
        }
        table
    }

    fn find(&self, print: u64, first: &str) -> Option<usize> {
        self.index.find(print, first, &self.firsts)
    }

    fn begins(&self, print: u64, first: &str) -> bool {
        self.find(print, first).is_some()
    }

    fn grow(&mut self) -> usize {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }

    fn start(&mut self, first: &'static str) -> usize {
        let print = fingerprint(first);
        if let Some(node) = self.find(print, first).and_then(|number| self.starts.get(number)) {
            return *node;
        }
        let node = self.grow();
        self.index.insert(print, self.firsts.len());
        self.firsts.push(first);
        self.starts.push(node);
        node
    }

    fn step(&mut self, from: usize, word: &'static str) -> usize {
        let next = |nodes: &[Node]| {
            nodes
                .get(from)
                .map(|node| node.next.binary_search_by_key(&word, |(atom, _)| atom))
        };
        match next(&self.nodes) {
            Some(Ok(at)) => self
                .nodes
                .get(from)
                .and_then(|node| node.next.get(at))
                .map_or(from, |(_, node)| *node),
            Some(Err(at)) => {
                let new = self.grow();
                if let Some(node) = self.nodes.get_mut(from) {
                    node.next.insert(at, (word, new));
                }
                new
            }
            None => from,
        }
    }

    /// The longest phrase from this node on; never deeper than the longest row.
    fn longest(&self, node: usize, atoms: &[&str]) -> Option<Phrase> {
        let node = self.nodes.get(node)?;
        let Some((atom, rest)) = atoms.split_first().filter(|_| !node.next.is_empty()) else {
            return node.phrase;
        };
        let found = |atom: &str| {
            let at = node.next.binary_search_by_key(&atom, |(word, _)| word).ok()?;
            self.longest(node.next.get(at)?.1, rest)
        };
        let numbered = if is_number(atom) { found("#") } else { None };
        longer(found(atom), numbered).or(node.phrase)
    }
}

fn kind_of(code: &str) -> Option<PhraseKind> {
    Some(match code {
        "rank" => PhraseKind::Rank,
        "force" => PhraseKind::Force,
        "honorific" => PhraseKind::Honorific,
        "suffix" => PhraseKind::Suffix,
        "married" => PhraseKind::Married,
        "alias" => PhraseKind::Alias,
        "others" => PhraseKind::Others,
        "kin" => PhraseKind::Kin,
        "unnamed" => PhraseKind::Unnamed,
        "id" => PhraseKind::Id,
        "note" => PhraseKind::Note,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::name::tables::rows;

    fn code(text: &str) -> Option<(&'static str, usize)> {
        let atoms: Vec<&str> = text.split(' ').collect();
        phrase(&atoms).map(|phrase| (phrase.code, phrase.atoms))
    }

    #[test]
    fn every_row_parses() {
        let mut seen = BTreeSet::new();
        let mut count = 0;
        for [text, kind, code, surname] in cells(PHRASES) {
            count += 1;
            assert!(seen.insert(text), "twice: {text}");
            assert!(kind_of(kind).is_some(), "{kind}");
            assert!(matches!(surname, "s" | "-"));
            assert!(
                code.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'),
                "{code}"
            );
            let folded = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/#()".contains(c);
            assert!(
                text.split(' ')
                    .all(|atom| !atom.is_empty() && atom.chars().all(folded)),
                "{text}"
            );
            assert!(text.split(' ').count() <= 6, "{text}");
            let number = text.replace('#', "3");
            let atoms: Vec<&str> = number.split(' ').collect();
            assert_eq!(
                phrase(&atoms).map(|phrase| phrase.atoms),
                Some(atoms.len()),
                "{text}"
            );
        }
        assert_eq!(count, rows(PHRASES).count());
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(code("tte cnel perez"), Some(("teniente_coronel", 2)));
        assert_eq!(code("tte perez"), Some(("teniente", 1)));
        assert_eq!(code("sgto my de 3ra"), Some(("sargento_mayor_3", 4)));
        assert_eq!(code("alf nav sosa"), Some(("alferez_navio", 2)));
        assert_eq!(code("vda de"), Some(("viuda", 2)));
        assert_eq!(code("c i v"), Some(("cedula", 3)));
        assert_eq!(code("menor de edad"), Some(("menor", 3)));
        assert_eq!(code("34 anos"), Some(("edad", 2)));
        assert_eq!(code("y 3 personas mas"), Some(("others", 4)));
        assert_eq!(code("y dos mas"), Some(("others", 3)));
    }

    #[test]
    fn a_slash_is_no_blank() {
        assert_eq!(code("g/b"), Some(("general_brigada", 1)));
        for text in ["g b", "c n", "v a", "a j", "m g", "g", "perez", ""] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn both_genders_have_one_code() {
        assert_eq!(code("sargenta"), Some(("sargento", 1)));
        assert_eq!(code("coronela"), Some(("coronel", 1)));
        assert_eq!(code("primera teniente"), Some(("primer_teniente", 2)));
        assert_eq!(code("filho"), code("hijo"));
    }

    #[test]
    fn words_that_name_are_marked() {
        for text in [
            "mayor", "rey", "cabo", "alferez", "conde", "abad", "sargento", "alcalde", "duque", "capitan",
        ] {
            assert!(phrase(&[text]).is_some_and(|phrase| phrase.surname), "{text}");
        }
        assert!(phrase(&["cnel"]).is_some_and(|phrase| !phrase.surname));
    }
}
