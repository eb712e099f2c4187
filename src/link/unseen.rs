//! [`met`]: what share of the pairs of one person the rules brought together, without a truth.

use crate::link::fraction::{Share, count, share};

/// The share of the pairs of one person that rules bring together, as an estimate: at most this, or little more.
///
/// Each pair that was taken for one person was brought together by one of so many `rules`, or by several. Those that a
/// single rule met, f₁, and those that two met, f₂, tell how many none met: (t − 1) ∕ t · f₁(f₁ − 1) ∕ 2(f₂ + 1) of t rules,
/// or more (Chao 1987, bias-corrected), rounded down. It is a lower bound since rules are unequal and alike: who is
/// missed by one that asks for a surname is missed by the next that does. `None` with fewer than two rules.
pub(super) fn met(taken: impl Iterator<Item = u8>, rules: usize) -> Option<Share> {
    let (mut all, mut once, mut twice) = (0_u64, 0_u64, 0_u64);
    for rules in taken {
        all += 1;
        once += u64::from(rules == 1);
        twice += u64::from(rules == 2);
    }
    let t = u128::from(count(rules));
    let pairs = u128::from(once) * u128::from(once.saturating_sub(1));
    let missed = pairs * t.checked_sub(1).filter(|others| *others > 0)? / (2 * t * (u128::from(twice) + 1));
    Some(share(
        all,
        all.saturating_add(u64::try_from(missed).unwrap_or(u64::MAX)),
    ))
}

#[cfg(test)]
mod tests {
    use super::met;

    #[test]
    fn who_is_seen_once_tells_of_who_is_not_seen() {
        let taken = |once: usize, twice: usize, more: usize| {
            let all = [(1, once), (2, twice), (3, more)];
            let all: Vec<u8> = all.iter().flat_map(|(n, times)| vec![*n; *times]).collect();
            met(all.into_iter(), 10).map(|share| (share.part, share.whole))
        };
        // 9/10 · 20·19 / (2 · 20) = 8.55
        assert_eq!(taken(20, 19, 61), Some((100, 108)));
        assert_eq!(taken(0, 40, 60), Some((100, 100)));
        assert_eq!(taken(1, 0, 0), Some((1, 1)));
        assert_eq!(taken(0, 0, 0), Some((0, 0)));
        assert_eq!(met([1, 1].into_iter(), 1), None);
    }
}
