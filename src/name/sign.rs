//! [`Sign`]: what of a word tells it from most others at a glance.

/// Numbers by which two words are told apart before their letters are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// Fingerprints of the folded word, of how it sounds and of how it looks.
    pub(super) folded: u64,
    pub(super) key: u64,
    /// The first letter by letter, the second with pairs that look like one.
    pub(super) looks: (u64, u64),
    /// Where tildes stand, as bits.
    pub(super) tildes: u64,
    /// Which letters it has, as bits, and how many bytes.
    pub(super) letters: u32,
    pub(super) length: u8,
    pub(super) first: u8,
    pub(super) second: u8,
}

impl Sign {
    /// Of a folded word and its fingerprint, how it sounds, and how it is written, where it has marks.
    pub(super) fn of(folded: &str, print: u64, key: &str, form: Option<&str>) -> Self {
        let mut bytes = folded.bytes();
        Self {
            folded: print,
            key: if key == folded { print } else { fingerprint(key) },
            looks: looks(folded, print),
            tildes: form.map_or(0, tildes),
            letters: folded.bytes().fold(0, |bits, byte| bits | 1 << (byte & 31)),
            length: u8::try_from(folded.len()).unwrap_or(u8::MAX),
            first: bytes.next().unwrap_or(0),
            second: bytes.next().unwrap_or(0),
        }
    }

    /// The same of a word written with marks.
    pub(super) fn with_form(self, form: Option<&str>) -> Self {
        Self {
            tildes: form.map_or(0, tildes),
            ..self
        }
    }

    /// Whether the first two letters are the same: all forms of one word have them in common.
    pub(super) fn begins_as(self, other: Self) -> bool {
        self.first == other.first && self.second == other.second
    }

    /// Whether the two look alike to a machine that reads them.
    pub(super) fn looks_like(self, other: Self) -> bool {
        self.looks.0 == other.looks.0 || self.looks.1 == other.looks.1
    }

    /// Whether the word may be two others written as one, or sound like them: it has their letters, give or take
    /// a few.
    pub(super) fn may_be_both(self, first: Self, second: Self) -> bool {
        let together = u16::from(first.length) + u16::from(second.length);
        u16::from(self.length).abs_diff(together) <= 4
            && (self.letters ^ (first.letters | second.letters)).count_ones() <= 3
    }

    /// Whether two slips or fewer may lead from one word to the other: a slip adds a letter, takes one away, or
    /// both.
    pub(super) fn may_be_slip_of(self, other: Self) -> bool {
        self.length.abs_diff(other.length) <= 3 && (self.letters ^ other.letters).count_ones() <= 4
    }
}

fn tildes(form: &str) -> u64 {
    let letters = form.chars().take(64).enumerate();
    letters
        .filter(|(_, c)| *c == 'ñ')
        .fold(0, |bits, (at, _)| bits | 1 << at)
}

/// FNV-1a (Fowler, Noll, Vo, 1991), eight bytes long.
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(START, printed)
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

const fn printed(print: u64, byte: u8) -> u64 {
    // Widened by hand, as `From` is not const.
    (print ^ u64::from_le_bytes([byte, 0, 0, 0, 0, 0, 0, 0])).wrapping_mul(0x0100_0000_01b3)
}

/// How a word looks from afar, as fingerprints: `0` and `o` are one, and, in the second, `rn` and `m`, `cl` and `d` besides.
fn looks(folded: &str, print: u64) -> (u64, u64) {
    let (mut single, mut pairs) = (false, false);
    let mut before = 0;
    for byte in folded.bytes() {
        single |= seen(byte) != byte;
        pairs |= joined_to(before, byte).is_some();
        before = byte;
    }
    let alone = if single {
        folded.bytes().map(seen).fold(START, printed)
    } else {
        print
    };
    if !pairs {
        return (alone, alone);
    }
    let mut rest = folded.bytes().peekable();
    let mut together = START;
    while let Some(byte) = rest.next() {
        let pair = rest.peek().and_then(|next| joined_to(byte, *next));
        if pair.is_some() {
            rest.next();
        }
        together = printed(together, pair.unwrap_or_else(|| seen(byte)));
    }
    (alone, together)
}

/// The letter that two look like.
const fn joined_to(one: u8, next: u8) -> Option<u8> {
    match (one, next) {
        (b'r', b'n') => Some(b'm'),
        (b'c', b'l' | b'1') => Some(b'd'),
        (b'v', b'v') => Some(b'w'),
        // An `ñ`: `Mufioz`, `Zuiiiga`.
        (b'f' | b'i', b'i') => Some(b'n'),
        _ => None,
    }
}

/// The letter that one looks like.
const fn seen(byte: u8) -> u8 {
    match byte {
        b'0' => b'o',
        b'1' | b'l' | b'|' | b'!' => b'i',
        b'2' => b'z',
        b'3' => b'e',
        b'4' => b'a',
        b'5' => b's',
        b'6' => b'g',
        b'7' => b't',
        b'8' => b'b',
        b'9' => b'q',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Sign, fingerprint};

    #[test]
    fn what_a_machine_misreads_looks_alike() {
        for [a, b] in [
            ["torn0", "torno"],
            ["carnpos", "campos"],
            ["clara", "dara"],
            ["rem1gi0", "remigio"],
            ["mufioz", "munoz"],
            ["zuiiiga", "zuniga"],
            ["ciotiide", "clotilde"],
        ] {
            let sign = |text| Sign::of(text, fingerprint(text), text, None);
            assert!(sign(a).looks_like(sign(b)), "{a} {b}");
        }
        let [a, b] = ["campos", "canpos"].map(|text| Sign::of(text, fingerprint(text), "", None));
        assert!(!a.looks_like(b));
    }
}
