//! [`Level`]: what a whole-name comparison comes to, in one of fourteen named steps.

/// What the comparison of two names comes to, the best first.
///
/// The first six say that a careful clerk could take the two for one person on their names alone, and
/// [`Thin`](Self::Thin) leaves it open; from [`SameFamily`](Self::SameFamily) on something speaks against it. Those are named because they weigh
/// against, and because they are what a reviewer wants to read. A conflict caps the level: agreement elsewhere
/// does not outvote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "the levels are an ordered whole; another one is another comparison"
)]
pub enum Level {
    /// Word for word, but for accents.
    Equal,
    /// The same words but for their order, particles, hyphens, or where one word ends.
    Rearranged,
    /// The same words, one of them by a familiar form, an abbreviation, its sound, a slip or an unknown letter.
    Near,
    /// Every word of the one is in the other, which has more: a mother's surname, a second given name.
    Contained,
    /// The same, some words by their first letter alone.
    Initials,
    /// Two or more words by a familiar form, sound, slip or unknown letter.
    Fuzzy,
    /// Nothing speaks against it, but what agrees is little: two very common words, a first letter for a given
    /// name, the mother's surname alone. For a reviewer.
    Thin,
    /// The surnames agree and the given names do not: a brother or sister.
    SameFamily,
    /// Given names and the father's surname agree, the mother's does not: a father or son, a cousin.
    OtherMother,
    /// The same two surnames the other way round.
    SwappedSurnames,
    /// A given name in its forms for a man and for a woman: Gabriel and Gabriela, José María and María José.
    OtherGender,
    /// Suffixes tell two people of one name apart: Jr. and Sr.
    OtherSuffix,
    /// Different names.
    Different,
    /// Nothing to compare: nobody is named, or the two share no script. No evidence either way.
    Incomparable,
}

impl Level {
    /// Every level, the best first.
    pub const ALL: [Self; 14] = [
        Self::Equal,
        Self::Rearranged,
        Self::Near,
        Self::Contained,
        Self::Initials,
        Self::Fuzzy,
        Self::Thin,
        Self::SameFamily,
        Self::OtherMother,
        Self::SwappedSurnames,
        Self::OtherGender,
        Self::OtherSuffix,
        Self::Different,
        Self::Incomparable,
    ];

    /// Whether the names may well be one person's: from [`Equal`](Self::Equal) to [`Fuzzy`](Self::Fuzzy). Says nothing of
    /// how rare the names are, and does not carry over: `José Pérez` agrees with `José Pérez Soto` and with `José Pérez
    /// Vela`, who do not agree with one another.
    #[must_use]
    pub const fn agrees(self) -> bool {
        matches!(
            self,
            Self::Equal | Self::Rearranged | Self::Near | Self::Contained | Self::Initials | Self::Fuzzy
        )
    }

    /// Whether something in the names speaks against one person.
    #[must_use]
    pub const fn conflicts(self) -> bool {
        !self.agrees() && !matches!(self, Self::Thin | Self::Incomparable)
    }

    /// The likenesses of this level: from the least to the greatest, in thousandths.
    #[must_use]
    pub const fn band(self) -> (u16, u16) {
        match self {
            Self::Equal => (985, 1_000),
            Self::Rearranged => (930, 984),
            Self::Near => (800, 929),
            Self::Contained => (640, 900),
            Self::Initials => (570, 820),
            Self::Fuzzy => (510, 860),
            Self::Thin => (400, 490),
            Self::SameFamily | Self::OtherMother | Self::OtherGender => (150, 300),
            Self::SwappedSurnames => (150, 250),
            Self::OtherSuffix => (200, 350),
            Self::Different => (0, 149),
            Self::Incomparable => (0, 0),
        }
    }

    /// What it means, in a few words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Equal => "word for word the same",
            Self::Rearranged => "the same words in another order or spacing",
            Self::Near => "the same but for one word written otherwise",
            Self::Contained => "the same words, but for what one of them leaves out",
            Self::Initials => "the same words, some by their first letter alone",
            Self::Fuzzy => "the same but for several words written otherwise",
            Self::Thin => "nothing speaks against it, but what agrees is little",
            Self::SameFamily => "the surnames agree, the given names do not",
            Self::OtherMother => "the given names and the first surname agree, the second surname does not",
            Self::SwappedSurnames => "the surnames are the same in the other order",
            Self::OtherGender => "a given name is a man's in one and a woman's in the other",
            Self::OtherSuffix => "the suffixes tell two people of one name apart",
            Self::Different => "different names",
            Self::Incomparable => "nothing to compare",
        }
    }
}
