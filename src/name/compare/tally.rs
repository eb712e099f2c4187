//! [`Tally`]: what the alignment of one part of two names comes to, in numbers.

use crate::name::compare::align::Step;
use crate::name::compare::how::How;
use crate::name::compare::world::Customs;

/// What an alignment of one part comes to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) exact: u16,
    pub(super) fuzzy: u16,
    pub(super) slips: u16,
    pub(super) initials: u16,
    pub(super) gender: u16,
    pub(super) only_a: u16,
    pub(super) only_b: u16,
    pub(super) cost: u16,
    pub(super) moved: bool,
    /// A slip that may as well be another name.
    pub(super) doubtful: bool,
    /// Words that agree in full and can be what the part is of: a given name alone is no surname.
    pub(super) fitting: u16,
    /// Words that agree in full and are not among the commonest.
    pub(super) telling: u16,
}

impl Tally {
    /// Of given names or of surnames, where given names may or may not be told from these.
    pub(super) fn of(steps: &[Step], given: bool, customs: Customs) -> Self {
        let mut tally = Self::default();
        for step in steps {
            match *step {
                Step::OnlyA(_) => tally.only_a += 1,
                Step::OnlyB(_) => tally.only_b += 1,
                Step::Met { met, .. } => {
                    let how = met.how();
                    tally.cost += how.cost();
                    tally.moved |= matches!(how, How::Joined | How::Particles);
                    match how {
                        How::Gender => tally.gender += 1,
                        How::Initial => tally.initials += 1,
                        how if how.is_exact() => tally.exact += 1,
                        _ => {
                            tally.fuzzy += 1;
                            tally.slips += u16::from(met.is_slip());
                            tally.doubtful |= given && met.is_doubtful();
                        }
                    }
                    let fits = given || !customs.tell_surnames || !met.is_given_alone();
                    tally.fitting += u16::from(met.is_full() && fits);
                    tally.telling += u16::from(met.is_full() && !met.is_common(given));
                }
            }
        }
        tally
    }

    /// Words that meet in full.
    pub(super) fn full(self) -> u16 {
        self.exact + self.fuzzy
    }

    pub(super) fn met(self) -> u16 {
        self.full() + self.initials
    }

    /// Words are left over on both sides: they cannot both be left out.
    pub(super) fn conflicts(self) -> bool {
        self.only_a > 0 && self.only_b > 0
    }

    pub(super) fn omitted(self) -> u16 {
        self.only_a + self.only_b
    }
}
