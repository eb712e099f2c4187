//! [`Letters`]: the letters of one word while its key is built.

/// The letters of one word, on the stack, so that a key is built without allocating.
///
/// Whoever writes keeps whole characters together: bytes above 127 are copied, never made.
pub(super) struct Letters {
    bytes: [u8; Letters::ROOM],
    length: usize,
    last: u8,
}

impl Letters {
    /// The longest word a key is made for, in bytes; a longer one is no name and is its own key.
    pub(super) const LONGEST: usize = 60;
    /// A key may outgrow its word by four letters.
    const ROOM: usize = Self::LONGEST + 4;

    /// No letters.
    #[inline]
    pub(super) const fn new() -> Self {
        Self {
            bytes: [0; Self::ROOM],
            length: 0,
            last: 0,
        }
    }

    /// Takes one letter at the end; one beyond the room is dropped.
    #[inline]
    pub(super) fn push(&mut self, letter: u8) {
        if let Some(free) = self.bytes.get_mut(self.length) {
            *free = letter;
            self.length += 1;
            self.last = letter;
        }
    }

    /// Takes one letter unless it repeats the last one; what is no letter may repeat.
    #[inline]
    pub(super) fn push_unlike(&mut self, letter: u8) {
        if letter != self.last() || !letter.is_ascii_alphabetic() {
            self.push(letter);
        }
    }

    /// Takes a letter unless it repeats the last one, and hands on how many were read for it.
    #[inline]
    pub(super) fn taking(&mut self, letter: u8, read: usize) -> usize {
        self.push_unlike(letter);
        read
    }

    /// Takes letters at the end.
    pub(super) fn push_all(&mut self, letters: &[u8]) {
        for letter in letters {
            self.push(*letter);
        }
    }

    /// Puts another letter in the place of the last.
    #[inline]
    pub(super) fn replace_last(&mut self, letter: u8) {
        self.length = self.length.saturating_sub(1);
        self.push(letter);
    }

    /// The last letter; 0 when there is none.
    #[inline]
    pub(super) const fn last(&self) -> u8 {
        self.last
    }

    /// Whether nothing is written yet.
    #[inline]
    pub(super) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// What is written.
    #[inline]
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// What is written, as text.
    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// Reads a word from its start: each step sees what is left and what is written, writes, and says how many
    /// letters it took.
    #[inline]
    pub(super) fn rewrite(word: &[u8], step: impl Fn(&[u8], &mut Self) -> usize) -> Self {
        let mut written = Self::new();
        written.extend(word, step);
        written
    }

    /// The same, after what is written already.
    #[inline]
    pub(super) fn extend(&mut self, word: &[u8], step: impl Fn(&[u8], &mut Self) -> usize) {
        let mut rest = word;
        while !rest.is_empty() {
            let taken = step(rest, self).max(1);
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    /// A word with doubled consonants once and without apostrophes and hyphens; doubled vowels are sounds.
    pub(super) fn with_long_vowels(word: &[u8]) -> Self {
        let mut written = Self::new();
        for letter in word {
            match letter {
                b'\'' | b'`' | b'-' => {}
                vowel if is_vowel(*vowel) => written.push(*vowel),
                other => written.push_unlike(*other),
            }
        }
        written
    }

    /// A word with doubled letters once and without apostrophes and hyphens.
    pub(super) fn squeezed(word: &[u8]) -> Self {
        let mut written = Self::new();
        for letter in word {
            if !matches!(letter, b'\'' | b'`' | b'-') {
                written.push_unlike(*letter);
            }
        }
        written
    }
}

/// a, e, i, o, u.
#[inline]
pub(super) const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A small letter that is no vowel; y is one.
#[inline]
pub(super) const fn is_consonant(letter: u8) -> bool {
    letter.is_ascii_lowercase() && !is_vowel(letter)
}
