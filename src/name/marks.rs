//! [`Marks`]: what of a word counts when it is judged how the words of two names meet.

use crate::name::sound::slavic::is_patronymic;
use crate::name::tables::Uses;
use crate::name::token::Token;

/// All that judging asks of a word by itself; how it meets others is found beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Marks(u8);

impl Marks {
    /// One letter stands for a word.
    pub(super) const INITIAL: Self = Self(1);
    /// A father's name with the ending of a son or a daughter.
    pub(super) const PATRONYMIC: Self = Self(1 << 1);
    pub(super) const MALE: Self = Self(1 << 2);
    pub(super) const FEMALE: Self = Self(1 << 3);
    /// The tables know it as a given name and as nothing else.
    pub(super) const GIVEN_ALONE: Self = Self(1 << 4);
    pub(super) const COMMON_GIVEN: Self = Self(1 << 5);
    pub(super) const COMMON_SURNAME: Self = Self(1 << 6);
    /// Nothing but `de` stands before it.
    pub(super) const DE: Self = Self(1 << 7);

    /// Of a word.
    pub(super) fn of(token: &Token) -> Self {
        let uses = token.uses();
        let given = uses.any(Uses::MALE.or(Uses::FEMALE));
        [
            (token.is.initial, Self::INITIAL),
            (is_patronymic(&token.folded), Self::PATRONYMIC),
            (uses.has(Uses::MALE), Self::MALE),
            (uses.has(Uses::FEMALE), Self::FEMALE),
            (given && !uses.has(Uses::SURNAME), Self::GIVEN_ALONE),
            (uses.has(Uses::COMMON_GIVEN), Self::COMMON_GIVEN),
            (uses.has(Uses::COMMON_SURNAME), Self::COMMON_SURNAME),
            (token.particles.eq_ignore_ascii_case("de"), Self::DE),
        ]
        .into_iter()
        .filter(|(is, _)| *is)
        .fold(Self::default(), |all, (_, mark)| all.or(mark))
    }

    /// Whether it has the mark, or one of several.
    pub(super) const fn any(self, marks: Self) -> bool {
        self.0 & marks.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn is_full(self) -> bool {
        !self.any(Self::INITIAL)
    }

    /// Whether the tables know it as somebody's given name.
    pub(super) const fn is_given(self) -> bool {
        self.any(Self::MALE.or(Self::FEMALE))
    }

    /// Whether it is a man's given name and no woman's, or the other way round; `None` where it is either's or nobody's.
    pub(super) const fn is_a_mans(self) -> Option<bool> {
        match (self.any(Self::MALE), self.any(Self::FEMALE)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use crate::name::parse;

    #[test]
    fn each_mark_is_a_words_own() {
        let marks = |text: &str| -> Vec<u8> {
            let written = parse(text);
            let words = written.people().iter().flat_map(|name| &name.tokens);
            words.map(|token| Marks::of(token).0).collect()
        };
        let all = |marks: &[Marks]| marks.iter().fold(Marks::default(), |all, one| all.or(*one)).0;
        let (male, female) = (Marks::MALE, Marks::FEMALE);
        let man = all(&[male, Marks::GIVEN_ALONE, Marks::COMMON_GIVEN]);
        let woman = all(&[female, Marks::GIVEN_ALONE, Marks::COMMON_GIVEN]);
        assert_eq!(
            marks("José Josefina Ivanovich de Barrolleta de la Pérez Q."),
            [
                man,
                woman,
                all(&[Marks::PATRONYMIC]),
                all(&[Marks::DE]),
                all(&[Marks::COMMON_SURNAME]),
                all(&[Marks::INITIAL]),
            ]
        );
    }
}
