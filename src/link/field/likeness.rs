//! Whether two short runs of letters are alike, by Jaro–Winkler, and a bound that says *no* sooner.

use rapidfuzz::distance::jaro_winkler as winkler;

/// Alike, as a typist's slip leaves a word.
const CLOSE: f64 = 0.92;
/// Alike, as an abbreviation or two slips leave a word. Below it, likeness was found in labelled suburbs and streets
/// no more often within one person than between two.
const NEAR: f64 = 0.85;

/// Runs of more letters are not compared letter by letter: time stays bounded, and nothing is allocated.
pub(super) const LONGEST: usize = 64;

/// How alike two runs are, where they reach [`NEAR`]; neither longer than [`LONGEST`].
pub(super) fn likeness<T: Copy + Ord + rapidfuzz::HashableChar>(a: &[T], b: &[T]) -> Option<f64> {
    if a.is_empty() || b.is_empty() || a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    // One order of the two, so that no rounding can tell them apart.
    let (a, b) = if (a.len(), a) <= (b.len(), b) {
        (a, b)
    } else {
        (b, a)
    };
    let cutoff = winkler::Args::default().score_cutoff(NEAR);
    winkler::similarity_with_args(a.iter().copied(), b.iter().copied(), &cutoff)
}

/// The level of a likeness: `close`, the one below it, or another.
pub(super) fn graded(likeness: Option<f64>, close: u8, otherwise: u8) -> u8 {
    likeness.map_or(
        otherwise,
        |likeness| if likeness >= CLOSE { close } else { close + 1 },
    )
}

/// A bit for a letter: one each for a to z and for every digit, the rest share.
pub(super) fn bit(letter: char) -> u64 {
    let at = match letter {
        'a'..='z' => u32::from(letter) - u32::from('a'),
        '0'..='9' => u32::from(letter) - u32::from('0') + 26,
        _ => 36 + u32::from(letter) % 28,
    };
    1 << at
}

/// Whether two runs of so many letters and these [bits](bit) could reach [`NEAR`] with a beginning of `shared` equal
/// letters: every letter that the other lacks is one that cannot match.
pub(super) fn may_be_near(a: (usize, u64), b: (usize, u64), shared: usize) -> bool {
    let lacking = |bits: u64| usize::try_from(bits.count_ones()).unwrap_or(0);
    let matches = (a.0 - lacking(a.1 & !b.1)).min(b.0 - lacking(b.1 & !a.1));
    // Jaro times 3ab is at most mb + ma + ab; Winkler adds shared tenths of what is missing to one. In wholes, with
    // a margin for the rounding of the kernel.
    let whole = 3 * a.0 * b.0;
    let jaro = matches * (a.0 + b.0) + a.0 * b.0;
    let winkler = 10 * jaro + shared.min(4) * whole.saturating_sub(jaro);
    winkler * 1_000 + whole >= whole * 8_500
}

/// How many first letters are equal, four at most.
pub(super) fn beginning<T: Eq>(a: &[T], b: &[T]) -> usize {
    a.iter().zip(b).take(4).take_while(|(a, b)| a == b).count()
}
