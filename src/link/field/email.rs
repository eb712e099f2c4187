//! [`Email`]: an address of mail in its two parts.

use std::fmt;

use crate::link::field::likeness::{beginning, bit, graded, likeness, may_be_near};

/// An address of mail, the part before the last `@` and the domain behind it. The default is missing.
///
/// The caller folds it (no case). Without an `@` all of it is the part before.
///
/// ```
/// # use cotejo::link::field::Email;
/// let [a, b] = ["ana.rivas@correo.example", "ana.rivas@mail.example"].map(Email::new);
/// assert_eq!(Email::LEVELS[usize::from(a.level(&b)) - 1], "the same before the @, another domain");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Email {
    local: Box<str>,
    domain: Box<str>,
    letters: u64,
}

impl Email {
    /// The levels, from 1 on.
    pub const LEVELS: &[&str] = &[
        "equal",
        "the same before the @, another domain",
        "alike before the @, as with a slip",
        "alike before the @, as with two slips",
        "another address of the same domain",
        "different",
    ];

    /// Makes a folded address ready; time linear.
    #[must_use]
    pub fn new(folded: &str) -> Self {
        let folded = folded.trim();
        let (local, domain) = folded.rsplit_once('@').unwrap_or((folded, ""));
        if !local.chars().any(char::is_alphanumeric) {
            return Self::default();
        }
        Self {
            local: local.into(),
            domain: domain.into(),
            letters: local.chars().fold(0, |bits, letter| bits | bit(letter)),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        self.local.is_empty()
    }

    /// How far two agree: 0 where one is missing, else a place in [`LEVELS`](Self::LEVELS), from 1.
    ///
    /// Likeness is Jaro–Winkler from 0.92 and from 0.85 on, up to 64 letters. Symmetric; some 45 ns.
    #[must_use]
    pub fn level(&self, other: &Self) -> u8 {
        if self.is_missing() || other.is_missing() {
            return 0;
        }
        let same_domain = self.domain == other.domain;
        if self.local == other.local {
            return if same_domain { 1 } else { 2 };
        }
        let otherwise = if same_domain { 5 } else { 6 };
        if !self.local.is_ascii() || !other.local.is_ascii() {
            return otherwise;
        }
        let (ours, theirs) = (self.local.as_bytes(), other.local.as_bytes());
        let (a, b) = ((ours.len(), self.letters), (theirs.len(), other.letters));
        if may_be_near(a, b, beginning(ours, theirs)) {
            graded(likeness(ours, theirs), 3, otherwise)
        } else {
            otherwise
        }
    }
}

impl fmt::Debug for Email {
    /// Whether there is one, not which.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_missing() {
            "Email(missing)"
        } else {
            "Email(…)"
        })
    }
}
