//! [`Meaning`]: what each column of one file holds, its headers taken together.

use crate::link::csv::header::{Known, Vocabulary};
use crate::link::csv::kind::Kind;
use crate::link::csv::mapping::{Mapping, named};
use crate::link::csv::vocabulary::Sense;

/// How it is known what a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// The caller [said so](Mapping).
    Said,
    /// The header says so.
    Guessed,
    /// It is not known; the column is kept aside.
    Unknown,
}

/// What one column of one file holds.
#[derive(Debug, Clone)]
pub(super) struct Meaning {
    pub(super) kind: Kind,
    pub(super) label: String,
    pub(super) basis: Basis,
    pub(super) doubt: Option<String>,
    /// What goes before what: the rank in the vocabulary, a number in the header, the header.
    rank: (usize, u32, String),
}

impl Meaning {
    /// The number in the header, and its words.
    pub(super) fn header(&self) -> (u32, &str) {
        (self.rank.1, &self.rank.2)
    }
}

/// What the columns of one file hold. The order of the columns changes nothing, unless two have one header.
pub(super) fn meanings(headers: &[String], mapping: &Mapping, vocabulary: &Vocabulary) -> Vec<Meaning> {
    let known: Vec<Option<Known>> = headers.iter().map(|header| vocabulary.of(header)).collect();
    let said = |kinds: &[Kind]| {
        let mut headers = headers.iter().filter_map(|header| mapping.of(header));
        headers.any(|said| kinds.contains(&said.kind))
    };
    let sure = |kinds: &[Kind]| {
        let mut free = headers
            .iter()
            .zip(&known)
            .filter(|(header, _)| mapping.of(header).is_none());
        free.any(|(_, known)| {
            matches!(known, Some(Known { sense: Sense::Sure(kind, _), .. }) if kinds.contains(kind))
        })
    };
    let has = |kinds: &[Kind]| said(kinds) || sure(kinds);
    let beside = Beside {
        given: has(&[Kind::Given]),
        surname: has(&[Kind::Surname, Kind::SecondSurname]),
        year: has(&[Kind::BornYear]),
        fname: known
            .iter()
            .flatten()
            .any(|known| known.sense == Sense::GivenOrSurname),
    };
    let mut meanings: Vec<Meaning> = headers
        .iter()
        .zip(known)
        .map(|(header, known)| meaning(header, known, mapping, beside))
        .collect();
    without_year(&mut meanings);
    one_of_each(&mut meanings);
    meanings
}

/// What stands beside a header of several senses.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four headers that are there or not")]
struct Beside {
    given: bool,
    surname: bool,
    year: bool,
    fname: bool,
}

fn meaning(header: &str, known: Option<Known>, mapping: &Mapping, beside: Beside) -> Meaning {
    let name = named(header);
    let rank = known.map_or((usize::MAX, 0), |known| (known.rank, known.number));
    let rank = (rank.0, rank.1, name.clone());
    let (guess, doubt) = known.map_or((None, None), |known| sense(known.sense, beside));
    if let Some(said) = mapping.of(header) {
        let same = guess
            .filter(|(kind, _)| *kind == said.kind)
            .map(|(_, label)| label);
        let label = said.label.clone().or_else(|| same.map(str::to_owned));
        return Meaning {
            kind: said.kind,
            label: label.unwrap_or(name),
            basis: Basis::Said,
            doubt: None,
            rank,
        };
    }
    let basis = match (guess, &doubt) {
        (Some(_), _) => Basis::Guessed,
        _ => Basis::Unknown,
    };
    let (kind, label) = guess.map_or((Kind::Aside, name), |(kind, label)| (kind, label.to_owned()));
    Meaning {
        kind,
        label,
        basis,
        doubt,
        rank,
    }
}

/// What a sense comes to beside other columns, and what is doubtful about it.
fn sense(sense: Sense, beside: Beside) -> (Option<(Kind, &'static str)>, Option<String>) {
    let given = (Kind::Given, "given name");
    // `fname` beside `gname` is the family name.
    let family = beside.fname && beside.given && !beside.surname;
    match sense {
        Sense::Sure(kind, label) => (Some((kind, label)), None),
        Sense::Likely(kind, label, doubt) => (Some((kind, label)), Some(doubt.to_owned())),
        Sense::NameOrGiven if (beside.surname || family) && !beside.given => (Some(given), None),
        Sense::NameOrGiven => (Some((Kind::Name, "name")), None),
        Sense::GivenOrSurname if family => (Some((Kind::Surname, "surname")), None),
        Sense::GivenOrSurname if beside.surname => (Some(given), None),
        Sense::GivenOrSurname => (
            Some(given),
            Some("`fname` may be a given or a family name".to_owned()),
        ),
        Sense::DayOrDate if beside.year => (Some((Kind::BornDay, "birth day")), None),
        Sense::DayOrDate => (Some((Kind::Born, "birth date")), None),
        Sense::Unsure(doubt) => (None, Some(format!("may be {doubt}"))),
        Sense::Answer => (None, Some("may be the answer, and is never compared".to_owned())),
    }
}

/// A month or a day of birth says nothing without the year.
fn without_year(meanings: &mut [Meaning]) {
    if meanings.iter().any(|meaning| meaning.kind == Kind::BornYear) {
        return;
    }
    for meaning in meanings {
        if matches!(meaning.kind, Kind::BornMonth | Kind::BornDay) {
            set_aside(meaning, "there is no year of birth beside it");
        }
    }
}

/// Of the columns of which one is meant, the first is kept: said before guessed, then as the vocabulary has it. A
/// whole name that was said goes before parts that were guessed.
fn one_of_each(meanings: &mut [Meaning]) {
    for kind in Kind::all().filter(|kind| kind.is_single()) {
        let mut places: Vec<usize> = (0..meanings.len())
            .filter(|at| meanings.get(*at).is_some_and(|meaning| meaning.kind == kind))
            .collect();
        places.sort_by_key(|at| {
            meanings
                .get(*at)
                .map(|meaning| (meaning.basis, meaning.rank.clone()))
        });
        for (nth, at) in places.iter().enumerate() {
            let Some(meaning) = meanings.get_mut(*at) else {
                continue;
            };
            if nth == 0 {
                meaning.label = kind.to_string();
            } else {
                set_aside(meaning, &format!("another column is taken for the {kind}"));
            }
        }
    }
    let is_said = |meaning: &Meaning| meaning.kind == Kind::Name && meaning.basis == Basis::Said;
    if meanings.iter().any(is_said) {
        for meaning in meanings {
            if meaning.kind.is_part() && meaning.basis == Basis::Guessed {
                set_aside(meaning, "another column is said to be the name");
            }
        }
    }
}

fn set_aside(meaning: &mut Meaning, doubt: &str) {
    meaning.kind = Kind::Aside;
    meaning.label.clone_from(&meaning.rank.2);
    meaning.doubt = Some(doubt.to_owned());
}
