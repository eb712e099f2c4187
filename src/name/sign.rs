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
    pub(super) fn of(folded: &str, key: &str, form: Option<&str>) -> Self {
        let mut bytes = folded.bytes();
        let form = form.unwrap_or_default();
        Self {
            folded: fingerprint(folded.bytes()),
            key: fingerprint(key.bytes()),
            looks: (looks(folded, false), looks(folded, true)),
            tildes: form
                .chars()
                .take(64)
                .enumerate()
                .filter(|(_, c)| *c == 'ñ')
                .fold(0, |bits, (at, _)| bits | 1 << at),
            letters: folded.bytes().fold(0, |bits, byte| bits | 1 << (byte & 31)),
            length: u8::try_from(folded.len()).unwrap_or(u8::MAX),
            first: bytes.next().unwrap_or(0),
            second: bytes.next().unwrap_or(0),
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

/// FNV-1a (Fowler, Noll, Vo, 1991), eight bytes long.
fn fingerprint(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// How a word looks from afar, as a fingerprint: `0` and `o`, `rn` and `m`, `cl` and `d` are one.
fn looks(folded: &str, pairs: bool) -> u64 {
    let mut rest = folded.bytes().peekable();
    let seen = std::iter::from_fn(|| {
        let byte = rest.next()?;
        let pair = match (byte, rest.peek().filter(|_| pairs)) {
            (b'r', Some(b'n')) => Some(b'm'),
            (b'c', Some(b'l' | b'1')) => Some(b'd'),
            (b'v', Some(b'v')) => Some(b'w'),
            // An `ñ`: `Mufioz`, `Zuiiiga`.
            (b'f' | b'i', Some(b'i')) => Some(b'n'),
            _ => None,
        };
        if let Some(one) = pair {
            rest.next();
            return Some(one);
        }
        Some(match byte {
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
        })
    });
    fingerprint(seen)
}

#[cfg(test)]
mod tests {
    use super::Sign;

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
            let sign = |text| Sign::of(text, text, None);
            assert!(sign(a).looks_like(sign(b)), "{a} {b}");
        }
        assert!(!Sign::of("campos", "", None).looks_like(Sign::of("canpos", "", None)));
    }
}
