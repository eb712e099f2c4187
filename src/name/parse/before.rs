//! What stands before a word and is bound to it: particles, and the first halves of names of two words.

use crate::name::parse::atoms::Atom;
use crate::name::tables::Uses;

/// What stands before a word and is bound to it.
#[derive(Default)]
pub(super) struct Before<'t> {
    pub(super) particles: Vec<&'t str>,
    /// A saint, a father, a servant: part of the word, never dropped.
    pub(super) prefix: Option<Prefix>,
    pub(super) hyphened: bool,
}

impl<'t> Before<'t> {
    /// Whether a piece is held back for the one after it.
    pub(super) fn holds(&mut self, atom: &Atom<'t>, next: &Atom<'t>, first: bool, eastern: bool) -> bool {
        let held = match &mut self.prefix {
            Some(prefix) => prefix.extends(atom),
            None => match Prefix::of(atom) {
                Some(prefix) => {
                    self.prefix = Some(prefix);
                    true
                }
                None if binds(atom, next, first, eastern) => {
                    self.particles.push(atom.written);
                    true
                }
                None => false,
            },
        };
        self.hyphened |= held && atom.hyphened;
        held
    }
}

/// The first half of a name of two words: `San`, `Abu`, `Abd al-`.
pub(super) struct Prefix {
    pub(super) written: String,
    pub(super) folded: &'static str,
}

impl Prefix {
    fn of(atom: &Atom<'_>) -> Option<Self> {
        let folded = match atom.folded.as_str() {
            "san" | "sn" => "san",
            "santa" | "sta" => "santa",
            "santo" | "sto" => "santo",
            "sao" => "sao",
            "saint" | "st" => "saint",
            "sainte" | "ste" => "sainte",
            // The father or mother of somebody is not that somebody, nor is the servant of the Merciful.
            "abu" | "abou" | "abo" => "abu",
            "bu" | "bou" => "bu",
            "umm" | "um" | "oum" => "umm",
            "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdoul" | "abdur" | "abdus" => "abdul",
            _ => return None,
        };
        Some(Self {
            written: atom.written.to_owned(),
            folded,
        })
    }

    /// Whether a piece is the article in `Abd al-Rahman`, and taken in.
    fn extends(&mut self, atom: &Atom<'_>) -> bool {
        let article = self.folded == "abdul"
            && matches!(
                atom.folded.as_str(),
                "al" | "el"
                    | "ul"
                    | "ar"
                    | "er"
                    | "ur"
                    | "as"
                    | "es"
                    | "us"
                    | "an"
                    | "en"
                    | "az"
                    | "ez"
                    | "ash"
                    | "ad"
            );
        if article {
            self.written.push(if atom.hyphened { '-' } else { ' ' });
            self.written.push_str(atom.written);
        }
        article
    }
}

/// Whether a piece binds to the one after it.
fn binds(atom: &Atom<'_>, next: &Atom<'_>, first: bool, eastern: bool) -> bool {
    // `ud-Din`, `al-Haqq`
    if next.hyphened
        && matches!(
            atom.folded.as_str(),
            "al" | "el"
                | "ul"
                | "ud"
                | "ad"
                | "ed"
                | "as"
                | "es"
                | "ash"
                | "esh"
                | "ar"
                | "er"
                | "ur"
                | "an"
                | "en"
                | "az"
                | "ez"
        )
    {
        return true;
    }
    let Some(known) = atom.word.filter(|known| known.uses.has(Uses::PARTICLE)) else {
        return false;
    };
    if atom.dotted {
        return false;
    }
    let names = known.uses.has(Uses::MALE) || known.uses.has(Uses::FEMALE) || known.uses.has(Uses::SURNAME);
    let lower = atom.written.chars().all(char::is_lowercase);
    if atom.letters() == 1 {
        // One capital letter is an initial, but for the `Y` between two surnames.
        return !first && next.letters() > 1 && (lower || atom.folded == "y");
    }
    let more = next.word.is_some_and(|next| {
        next.uses.has(Uses::PARTICLE) && !next.uses.any(Uses::MALE.or(Uses::FEMALE).or(Uses::SURNAME))
    });
    let son = matches!(atom.folded.as_str(), "bin" | "ibn" | "ben" | "bint" | "ould");
    match (first, names) {
        _ if next.hyphened => true,
        (false, _) if son || lower => true,
        // `Lo Presti`: a surname of the Far East besides, after a name that is not.
        (false, true) if !eastern && !known.uses.any(Uses::MALE.or(Uses::FEMALE)) => true,
        // `Van der Velde`
        _ if more && next.letters() > 1 => true,
        (_, names) => !names,
    }
}

/// A word with an elided particle before it: `d'Oliveira`, `Dell'Acqua`.
pub(super) fn elided(written: &str) -> Option<(&str, &str)> {
    let at = written.find('\'')? + 1;
    let (particle, rest) = written.split_at_checked(at)?;
    let known = ["d'", "l'", "dell'", "dall'", "nell'", "sull'", "degl'"];
    (rest.chars().nth(1).is_some() && known.iter().any(|one| particle.eq_ignore_ascii_case(one)))
        .then_some((particle, rest))
}
