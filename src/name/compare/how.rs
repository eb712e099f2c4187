//! [`How`]: in what way two words of two names are the same.

/// In what way two words meet, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum How {
    /// Letter by letter, but for case.
    Same,
    /// But for accents: `Pérez`, `Perez`.
    Accents,
    /// But for particles: `de los Santos`, `Santos`.
    Particles,
    /// Written in one word and in two: `José Luis`, `Joseluis`.
    Joined,
    /// But for the tilde, which is a letter of its own: `Peña`, `Pena`.
    Tilde,
    /// One is the abbreviation of the other: `Fco.`, `Francisco`.
    Abbreviation,
    /// Two spellings the tables know for one name: `Mohamed`, `Muhammad`.
    Spelling,
    /// They sound alike: `Giménez`, `Jiménez`.
    Sound,
    /// One is a familiar form of the other: `Paco`, `Francisco`.
    Short,
    /// Letters a machine misreads: `Torn0`, `Torno`.
    Misread,
    /// All letters that are known agree: `Mu?oz`, `Muñoz`.
    Unknown,
    /// One is cut off: `Villavicenc`, `Villavicencio`.
    Cut,
    /// A slip of the pen or of the finger: `Federcio`, `Federico`.
    Typo,
    /// One is the first letter of the other.
    Initial,
    /// The forms of one name for a man and for a woman: `Gabriel`, `Gabriela`. A conflict.
    Gender,
}

impl How {
    /// Every way, the closest first.
    const ALL: [Self; 15] = [
        Self::Same,
        Self::Accents,
        Self::Particles,
        Self::Joined,
        Self::Tilde,
        Self::Abbreviation,
        Self::Spelling,
        Self::Sound,
        Self::Short,
        Self::Misread,
        Self::Unknown,
        Self::Cut,
        Self::Typo,
        Self::Initial,
        Self::Gender,
    ];

    /// Its place among all, from 0 to 14.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Same => 0,
            Self::Accents => 1,
            Self::Particles => 2,
            Self::Joined => 3,
            Self::Tilde => 4,
            Self::Abbreviation => 5,
            Self::Spelling => 6,
            Self::Sound => 7,
            Self::Short => 8,
            Self::Misread => 9,
            Self::Unknown => 10,
            Self::Cut => 11,
            Self::Typo => 12,
            Self::Initial => 13,
            Self::Gender => 14,
        }
    }

    /// The one at a place.
    pub(super) fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// How far from letter by letter, in thousandths of a whole name.
    pub(super) const fn cost(self) -> u16 {
        match self {
            Self::Same => 0,
            Self::Accents => 2,
            Self::Particles | Self::Joined => 12,
            Self::Tilde => 20,
            Self::Abbreviation | Self::Spelling => 30,
            Self::Sound => 40,
            Self::Short => 60,
            Self::Misread | Self::Unknown => 50,
            Self::Cut => 70,
            Self::Typo => 80,
            Self::Initial => 90,
            Self::Gender => 400,
        }
    }

    /// Whether the word itself is the same, whatever was left out around it.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::Same | Self::Accents | Self::Particles | Self::Joined)
    }

    /// Whether it is taken to be the same word by judgement of its sound, its letters or its meaning.
    #[must_use]
    pub const fn is_fuzzy(self) -> bool {
        !self.is_exact() && !matches!(self, Self::Initial | Self::Gender)
    }

    /// Whether it is the word itself: neither its first letter alone nor its form for the other sex.
    pub(super) const fn is_whole(self) -> bool {
        !matches!(self, Self::Initial | Self::Gender)
    }

    /// Whether letters differ or are missing that nothing explains but a slip.
    #[must_use]
    pub const fn is_slip(self) -> bool {
        matches!(self, Self::Cut | Self::Typo)
    }
}

#[cfg(test)]
mod tests {
    use super::How;

    #[test]
    fn each_way_stands_where_its_number_says() {
        assert!(How::ALL.is_sorted());
        for (number, how) in (0..).zip(How::ALL) {
            assert_eq!((how.number(), How::numbered(number)), (number, Some(how)));
        }
        assert_eq!(How::numbered(15), None);
    }
}
