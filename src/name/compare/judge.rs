//! From how the words of two readings meet to a level and a likeness.

use crate::name::compare::align::{Step, Steps};
use crate::name::compare::how::How;
use crate::name::compare::level::Level;
use crate::name::compare::places::Places;
use crate::name::compare::tally::Tally;
use crate::name::compare::words::{Field, Words};
use crate::name::marks::Marks;
use crate::name::reading::Reading;

/// How far behind the likeliest two readings may be together and still agree.
const FURTHEST_TOGETHER: u16 = 9;

/// What follows each name: `Jr.`
pub(super) type Suffixes = (Option<&'static str>, Option<&'static str>);

/// Two readings compared: what it comes to, and how alike in thousandths, within the band of the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) level: Level,
    pub(super) likeness: u16,
}

/// Judges two readings whose words are aligned. Nothing counts but what is given here, so that two names of which all
/// this is the same come to the same.
pub(super) fn judge(
    a: &Reading,
    b: &Reading,
    suffixes: Suffixes,
    field: Field<'_>,
    steps: &Steps,
) -> Verdict {
    let case = Case {
        a,
        b,
        field,
        in_given: Tally::of(&steps.given, true, field.customs),
        in_surnames: Tally::of(&steps.surnames, false, field.customs),
        in_married: Tally::of(&steps.married, false, field.customs),
        given: &steps.given,
        surnames: &steps.surnames,
        married: &steps.married,
        suffixes,
    };
    let level = case.level();
    Verdict {
        level,
        likeness: case.likeness(level),
    }
}

struct Case<'a> {
    a: &'a Reading,
    b: &'a Reading,
    field: Field<'a>,
    in_given: Tally,
    in_surnames: Tally,
    in_married: Tally,
    given: &'a [Step],
    surnames: &'a [Step],
    married: &'a [Step],
    suffixes: Suffixes,
}

impl Case<'_> {
    fn level(&self) -> Level {
        let agreeing = self.agreement();
        match self.suffixes {
            (Some(one), Some(other)) if one != other && agreeing <= Level::Thin => Level::OtherSuffix,
            // Left out in one of them, or another person.
            (Some(_), None) | (None, Some(_)) if agreeing < Level::Contained => Level::Contained,
            _ => agreeing,
        }
    }

    fn agreement(&self) -> Level {
        let (given, surnames) = (self.in_given, self.in_surnames);
        if let Some(conflict) = self.conflict() {
            return conflict;
        }
        if self.is_misread() {
            return Level::Different;
        }
        if self.behind() > FURTHEST_TOGETHER {
            return Level::Thin;
        }
        if given.omitted() + surnames.omitted() + self.in_married.omitted() == 0
            && given.met() + surnames.met() == given.full() + surnames.full()
        {
            // All words meet in full.
            return match given.fuzzy + surnames.fuzzy + self.in_married.fuzzy {
                0 if self.is_moved() => Level::Rearranged,
                0 => Level::Equal,
                _ if self.is_guesswork() => Level::Thin,
                1 => Level::Near,
                _ => Level::Fuzzy,
            };
        }
        if self.is_thin() || self.is_guesswork() {
            return Level::Thin;
        }
        match (given.initials + surnames.initials, given.fuzzy + surnames.fuzzy) {
            (0, 0 | 1) => Level::Contained,
            (0, _) => Level::Fuzzy,
            (_, 0 | 1) => Level::Initials,
            _ => Level::Fuzzy,
        }
    }

    /// What speaks against one person.
    fn conflict(&self) -> Option<Level> {
        let (given, surnames) = (self.in_given, self.in_surnames);
        let swapped = surnames.conflicts() && self.is_swapped();
        let given_fit = !given.conflicts() && given.gender == 0 && given.met() > 0;
        // The surname of a woman by marriage stands where the other has her own.
        let surnames_fit = !surnames.conflicts() && surnames.full() > 0;
        if given_fit && surnames_fit && self.first_given_is_of_another_sex() {
            return Some(Level::OtherGender);
        }
        if given_fit && surnames_fit && surnames.gender == 0 {
            return self.crossed();
        }
        if surnames_fit {
            if given.gender > 0 && !given.conflicts() {
                return Some(Level::OtherGender);
            }
            if given.conflicts() {
                return Some(self.given_conflict());
            }
        }
        if given_fit && swapped {
            return Some(Level::SwappedSurnames);
        }
        if given_fit && surnames.conflicts() && self.first_surnames_meet() {
            return Some(Level::OtherMother);
        }
        if surnames.conflicts() || given.conflicts() || given.gender + surnames.gender > 0 {
            return Some(Level::Different);
        }
        // Each leaves something out, in another part.
        if let Some(crossed) = self.crossed() {
            return Some(crossed);
        }
        // One side has no given names, or no surnames: what there is meets, or nothing does.
        (given.met() + surnames.met() + self.in_married.met() == 0).then_some(Level::Different)
    }

    /// Whether the first given name, left out of the other name, is of another sex than the one that comes first
    /// there: José María is not María.
    fn first_given_is_of_another_sex(&self) -> bool {
        matches!(self.given.first(), Some(Step::OnlyA(_) | Step::OnlyB(_))) && self.sexes_differ()
    }

    /// Whether the first given names are known to be of the two sexes.
    fn sexes_differ(&self) -> bool {
        let first = |words: Words<'_>, reading: &Reading| {
            let at = reading.given_words().at(0)?;
            words.at(at).and_then(Marks::is_a_mans)
        };
        let (a, b) = (first(self.field.a, self.a), first(self.field.b, self.b));
        a.is_some() && b.is_some() && a != b
    }

    /// The given names conflict, the surnames do not.
    fn given_conflict(&self) -> Level {
        if self.only_the_order_differs() {
            // José María and María José are a man and a woman; Luis José may be a careless José Luis.
            return if self.sexes_differ() {
                Level::OtherGender
            } else {
                Level::Thin
            };
        }
        Level::SameFamily
    }

    /// Whether the same given names stand in another order.
    fn only_the_order_differs(&self) -> bool {
        let (own, others) = (only(self.given, true), only(self.given, false));
        let meets = |a: u8, b: u8| self.field.grid.at(a, b).is_some_and(|how| how != How::Gender);
        own.iter().all(|a| others.iter().any(|b| meets(a, b)))
            && others.iter().all(|b| own.iter().any(|a| meets(a, b)))
    }

    /// Whether any of the words meets any of the others, though the alignment left both out.
    fn meet_elsewhere(&self, a: Places, b: Places) -> bool {
        a.iter()
            .any(|a| b.iter().any(|b| self.field.grid.at(a, b).is_some()))
    }

    /// Whether a word is left over as a given name here and as a surname there: the two readings are not of one
    /// kind, and say nothing together.
    fn is_misread(&self) -> bool {
        self.is_crossed()
            && (self.meet_elsewhere(only(self.given, true), only(self.surnames, false))
                || self.meet_elsewhere(only(self.surnames, true), only(self.given, false)))
    }

    /// Whether a surname by marriage that only one name has is a word of her own that only the other has.
    fn is_married_or_born(&self) -> bool {
        let own = |a: bool| only(self.given, a).or(only(self.surnames, a));
        !self.married.is_empty()
            && (self.meet_elsewhere(only(self.married, true), own(false))
                || self.meet_elsewhere(own(true), only(self.married, false)))
    }

    /// Whether a surname by marriage is only in one name, and a surname with `de` before it only in the other.
    fn may_be_two_husbands(&self) -> bool {
        let of = |words: Words<'_>, places: Places| {
            let mut places = places.iter();
            places.any(|at| words.at(at).is_some_and(|word| word.any(Marks::DE)))
        };
        (self.in_married.only_a > 0 && of(self.field.b, only(self.surnames, false)))
            || (self.in_married.only_b > 0 && of(self.field.a, only(self.surnames, true)))
    }

    fn is_swapped(&self) -> bool {
        let (one, other) = (self.a.surname_words(), self.b.surname_words());
        let meet = |a: Option<u8>, b: Option<u8>| {
            a.zip(b)
                .and_then(|(a, b)| self.field.grid.at(a, b))
                .is_some_and(|how| !matches!(how, How::Initial | How::Gender))
        };
        one.len() == 2 && other.len() == 2 && meet(one.at(0), other.at(1)) && meet(one.at(1), other.at(0))
    }

    /// Whether the first surname of each meets the other's.
    fn first_surnames_meet(&self) -> bool {
        matches!(self.surnames.first(), Some(Step::Met { met, .. }) if met.how().is_whole())
    }

    fn last_surnames_meet(&self) -> bool {
        matches!(self.surnames.last(), Some(Step::Met { met, .. }) if met.how().is_whole())
    }

    fn is_moved(&self) -> bool {
        self.a.order != self.b.order || self.in_given.moved || self.in_surnames.moved || self.in_married.moved
    }

    /// Whether too much would have to be supposed: slips in nearly every word.
    fn is_guesswork(&self) -> bool {
        let slips = self.in_given.slips + self.in_surnames.slips;
        let sure = self.in_given.full() + self.in_surnames.full() - slips;
        self.in_given.doubtful
            || slips > 2
            || (slips > 0 && sure == 0)
            || (slips == 2 && sure < 2 && self.in_given.initials == 0)
    }

    /// Whether what agrees is too little to tell people apart.
    fn is_thin(&self) -> bool {
        let (given, surnames) = (self.in_given, self.in_surnames);
        // No given name, or no surname, on one side or both.
        if given.met() == 0 || surnames.fitting == 0 {
            return true;
        }
        // The mother's surname alone: the one surname of one name is not the first of the other's.
        if surnames.omitted() > 0
            && !self.first_surnames_meet()
            && !(self.field.customs.end_with_fathers && self.last_surnames_meet())
        {
            return true;
        }
        // The husband's surname here is a word of her own there.
        if self.is_married_or_born() {
            return true;
        }
        // Two husbands, one of them perhaps read as a surname of her own.
        if self.in_married.conflicts() || self.may_be_two_husbands() {
            return true;
        }
        // A first letter stands for the given names, and more is left out, or there is one surname alone.
        if given.full() == 0 && (given.omitted() > 0 || (surnames.full() < 2 && given.initials < 2)) {
            return true;
        }
        let telling = given.telling + surnames.telling;
        match given.full() + surnames.full() {
            0 | 1 => telling == 0,
            2 => telling == 0 && given.initials + surnames.initials == 0,
            _ => false,
        }
    }

    /// How far behind the likeliest both readings are.
    fn behind(&self) -> u16 {
        u16::from(self.a.behind) + u16::from(self.b.behind)
    }

    /// Whether each leaves something out, though in different parts.
    fn is_crossed(&self) -> bool {
        let (given, surnames) = (self.in_given, self.in_surnames);
        (given.only_a > 0 && surnames.only_b > 0) || (given.only_b > 0 && surnames.only_a > 0)
    }

    /// What it comes to that each leaves something out in another part: nothing where that is surely so, and a conflict
    /// where the two stand in one place or the readings are not likely.
    fn crossed(&self) -> Option<Level> {
        if !self.is_crossed() || self.may_cross() {
            return None;
        }
        let likely = self.behind() <= 2 && self.in_given.met() > 0 && self.in_surnames.full() > 0;
        Some(if likely && !self.is_one_gap() {
            Level::Thin
        } else {
            Level::Different
        })
    }

    /// Whether a given name left out on one side and a surname on the other are surely that: what is known
    /// as the one and not as the other, in likely readings.
    fn may_cross(&self) -> bool {
        let left_out = |steps: &[Step], fits: fn(Marks) -> bool| {
            steps.iter().all(|step| {
                let marks = match *step {
                    Step::OnlyA(word) => self.field.a.at(word),
                    Step::OnlyB(word) => self.field.b.at(word),
                    Step::Met { .. } => None,
                };
                marks.is_none_or(fits)
            })
        };
        let given = |word: Marks| word.any(Marks::INITIAL.or(Marks::PATRONYMIC).or(Marks::GIVEN_ALONE));
        let surname = |word: Marks| word.is_full() && !word.is_given() && !word.any(Marks::PATRONYMIC);
        self.in_given.met() > 0
            && self.in_surnames.full() > 0
            && self.behind() <= 2
            && left_out(self.given, given)
            && left_out(self.surnames, surname)
            && !self.is_one_gap()
    }

    /// Whether what is left out here stands where what is left out there does: after as many words that meet.
    fn is_one_gap(&self) -> bool {
        let (mut met, mut gaps) = (0, (Places::default(), Places::default()));
        for step in self.given.iter().chain(self.surnames) {
            match step {
                Step::Met { .. } => met += 1,
                Step::OnlyA(_) => gaps.0 = gaps.0.with(met),
                Step::OnlyB(_) => gaps.1 = gaps.1.with(met),
            }
        }
        gaps.0.share(gaps.1)
    }

    fn likeness(&self, level: Level) -> u16 {
        let (least, most) = level.band();
        let (given, surnames) = (self.in_given, self.in_surnames);
        let read = self.behind().min(10) * 3;
        let off = given.cost + surnames.cost + self.in_married.cost;
        if level.conflicts() {
            // The more agrees, the more there is to look at.
            let met = 20 * (given.full() + surnames.full()) + 10 * (given.initials + surnames.initials);
            return (least + met)
                .saturating_sub(off / 20 + read / 5)
                .clamp(least, most);
        }
        let omitted = 25 * (given.omitted() + surnames.omitted()) + 10 * self.in_married.omitted();
        let crossed = if self.is_crossed() { 100 } else { 0 };
        let little = match (
            given.telling + surnames.telling,
            self.field.a.len().min(self.field.b.len()),
        ) {
            (0, _) => 60,
            (1, 0..=2) => 30,
            _ => 0,
        };
        let little = if level <= Level::Near { 0 } else { little };
        let alone = if self.suffixes.0 == self.suffixes.1 {
            0
        } else {
            120
        };
        most.saturating_sub(off + omitted + crossed + little + alone + read)
            .clamp(least, most)
    }
}

/// The words that meet nothing, of the first name or of the second.
fn only(steps: &[Step], a: bool) -> Places {
    steps.iter().fold(Places::default(), |words, step| match *step {
        Step::OnlyA(word) if a => words.with(word),
        Step::OnlyB(word) if !a => words.with(word),
        _ => words,
    })
}
