//! [`Comparison`]: what two names come to, and why.

use std::fmt;
use std::ops::Range;

use crate::name::compare::align::{Step, Steps};
use crate::name::compare::how::How;
use crate::name::compare::judge::Verdict;
use crate::name::compare::level::Level;
use crate::name::person::PersonName;

/// The part of a name a word stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Part {
    /// Given names.
    Given,
    /// Surnames by birth.
    Surname,
    /// A surname by marriage.
    Married,
}

/// Words of one name, of the other, or of both where they meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    part: Part,
    left: Range<u8>,
    right: Range<u8>,
    how: Option<How>,
}

impl Meeting {
    /// The part they stand in.
    #[must_use]
    pub fn part(&self) -> Part {
        self.part
    }

    /// Which words of the first name, counted from zero; none where the words are the second name's alone.
    #[must_use]
    pub fn left(&self) -> Range<usize> {
        usize::from(self.left.start)..usize::from(self.left.end)
    }

    /// Which words of the second name.
    #[must_use]
    pub fn right(&self) -> Range<usize> {
        usize::from(self.right.start)..usize::from(self.right.end)
    }

    /// How they meet; `None` where they meet nothing.
    #[must_use]
    pub fn how(&self) -> Option<How> {
        self.how
    }

    /// Whether words meet in full: they count for how rare what agrees is.
    pub(in crate::name) fn counts(&self) -> bool {
        self.how
            .is_some_and(|how| !matches!(how, How::Initial | How::Gender))
    }

    /// Every meeting of an alignment, given names first.
    pub(super) fn all(steps: &Steps) -> impl Iterator<Item = Self> {
        let parts = [
            (Part::Given, &steps.given),
            (Part::Surname, &steps.surnames),
            (Part::Married, &steps.married),
        ];
        parts
            .into_iter()
            .flat_map(|(part, steps)| steps.iter().map(move |step| meeting(part, *step)))
    }

    /// All words of one name are all words of another, blanks aside.
    pub(super) fn of_all(a: usize, b: usize) -> Self {
        let all = |words: usize| 0..u8::try_from(words).unwrap_or(u8::MAX);
        Self {
            part: Part::Given,
            left: all(a),
            right: all(b),
            how: Some(How::Joined),
        }
    }

    pub(super) fn turned(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
            ..self
        }
    }
}

/// What the comparison of two names comes to: a level, a likeness, and every word accounted for once.
///
/// `Display` and `Debug` show no word of either name; [`reveal`](Self::reveal) does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    level: Level,
    likeness: u16,
    meetings: Vec<Meeting>,
    people: (usize, usize),
}

impl Comparison {
    pub(super) fn of(verdict: Verdict, steps: &Steps) -> Self {
        Self {
            level: verdict.level,
            likeness: verdict.likeness,
            meetings: Meeting::all(steps).collect(),
            people: (0, 0),
        }
    }

    /// There is nothing to compare.
    pub(super) fn nothing() -> Self {
        Self {
            level: Level::Incomparable,
            likeness: 0,
            meetings: Vec::new(),
            people: (0, 0),
        }
    }

    /// The same letters, blanks aside, of names of so many words.
    pub(super) fn run_together(a: usize, b: usize) -> Self {
        Self {
            level: Level::Rearranged,
            likeness: Level::Rearranged.band().0,
            people: (0, 0),
            meetings: vec![Meeting::of_all(a, b)],
        }
    }

    pub(super) fn turned(self) -> Self {
        Self {
            meetings: self.meetings.into_iter().map(Meeting::turned).collect(),
            people: (self.people.1, self.people.0),
            ..self
        }
    }

    /// Of these of several people.
    pub(super) fn between(self, one: usize, other: usize) -> Self {
        Self {
            people: (one, other),
            ..self
        }
    }

    /// With a level no better than the given one.
    pub(super) fn at_most(self, level: Level) -> Self {
        if self.level >= level {
            return self;
        }
        Self {
            level,
            likeness: self.likeness.min(level.band().1),
            ..self
        }
    }

    /// The better of two is the one that ranks higher.
    pub(super) fn rank(&self) -> (std::cmp::Reverse<Level>, u16) {
        (std::cmp::Reverse(self.level), self.likeness)
    }

    /// What it comes to.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// How alike the names are, in thousandths: 1,000 letter by letter, from 510 on where the level
    /// [agrees](Level::agrees), 0 where nothing can be compared. Within the [band](Level::band) of the level.
    /// A likeness of names, not a probability that two people are one.
    #[must_use]
    pub fn likeness(&self) -> u16 {
        self.likeness
    }

    /// Which of several people were compared, by their places in the two texts; the first two of two names.
    #[must_use]
    pub fn people(&self) -> (usize, usize) {
        self.people
    }

    /// How every word of either name met, given names first; each word is in exactly one meeting.
    #[must_use]
    pub fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }

    /// The reasons in words, with the words of the names: for the eyes of who may see them.
    #[must_use]
    pub fn reveal<'a>(&'a self, a: &'a PersonName, b: &'a PersonName) -> Revealed<'a> {
        Revealed {
            comparison: self,
            a,
            b,
        }
    }
}

fn meeting(part: Part, step: Step) -> Meeting {
    match step {
        Step::Met { a, b, words, met } => Meeting {
            part,
            left: a..a + words.0,
            right: b..b + words.1,
            how: Some(met.how()),
        },
        Step::OnlyA(word) => Meeting {
            part,
            left: word..word + 1,
            right: 0..0,
            how: None,
        },
        Step::OnlyB(word) => Meeting {
            part,
            left: 0..0,
            right: word..word + 1,
            how: None,
        },
    }
}

/// `the surnames agree, the given names do not (likeness 0.210)`.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} (likeness {}.{:03})",
            self.level.meaning(),
            self.likeness / 1_000,
            self.likeness % 1_000
        )
    }
}

/// A comparison with the words of the names.
#[derive(Clone, Copy)]
pub struct Revealed<'a> {
    comparison: &'a Comparison,
    a: &'a PersonName,
    b: &'a PersonName,
}

impl fmt::Debug for Revealed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Revealed").field(self.comparison).finish()
    }
}

impl fmt::Display for Revealed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.comparison)?;
        for meeting in &self.comparison.meetings {
            let part = match meeting.part {
                Part::Given => "given",
                Part::Surname => "surname",
                Part::Married => "by marriage",
            };
            let left = self.a.reveal_words(meeting.left());
            let right = self.b.reveal_words(meeting.right());
            match meeting.how {
                Some(how) => write!(f, "\n  {part:<12}{left} · {right}: {}", in_words(how))?,
                None if right.is_empty() => write!(f, "\n  {part:<12}{left}: only in the first")?,
                None => write!(f, "\n  {part:<12}{right}: only in the second")?,
            }
        }
        match (self.a.reveal_suffix(), self.b.reveal_suffix()) {
            (None, None) => Ok(()),
            (one, other) => {
                let [one, other] = [one, other].map(|suffix| suffix.unwrap_or("none"));
                write!(f, "\n  suffix      {one} · {other}")
            }
        }
    }
}

fn in_words(how: How) -> &'static str {
    match how {
        How::Same => "the same",
        How::Accents => "the same but for accents",
        How::Particles => "the same but for particles",
        How::Joined => "the same, written as one word",
        How::Tilde => "the same but for the tilde",
        How::Abbreviation => "an abbreviation",
        How::Spelling => "another spelling of the name",
        How::Sound => "sounds alike",
        How::Short => "a familiar form",
        How::Misread => "letters misread",
        How::Unknown => "the letters that are known agree",
        How::Cut => "cut off",
        How::Typo => "a slip",
        How::Initial => "the first letter",
        How::Gender => "the man's and the woman's form: a conflict",
    }
}
