//! Finding equal keys among many, most of which are equal to none.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The places of keys that are equal to others: sets of two or more in order of place, the sets in
/// order of key.
///
/// Keys are compared only where their fingerprints agree, so a key that is equal to none is read once.
/// The result does not depend on the fingerprints. O(n log n).
pub(crate) fn duplicates<K: Ord + Hash>(keys: &[K]) -> Vec<Vec<usize>> {
    let fingerprint = |key: &K| {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        hasher.finish()
    };
    let mut marks: Vec<(u64, usize)> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| (fingerprint(key), at))
        .collect();
    marks.sort_unstable();
    let mut found: BTreeMap<&K, Vec<usize>> = BTreeMap::new();
    for run in marks.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        for (at, key) in run.iter().filter_map(|(_, at)| Some((*at, keys.get(*at)?))) {
            found.entry(key).or_default().push(at);
        }
    }
    found.into_values().filter(|places| places.len() > 1).collect()
}

#[cfg(test)]
mod laws {
    use super::duplicates;

    #[test]
    fn equal_keys_are_found_in_order_and_lone_ones_are_not() {
        let keys = ["b", "a", "c", "a", "b", "a"];
        assert_eq!(duplicates(&keys), [vec![1, 3, 5], vec![0, 4]]);
        assert!(duplicates::<u8>(&[]).is_empty());
        assert!(duplicates(&[1, 2, 3]).is_empty());
    }

    #[test]
    fn keys_whose_fingerprints_agree_are_told_apart_all_the_same() {
        #[derive(PartialEq, Eq, PartialOrd, Ord)]
        struct Same(u8);
        impl std::hash::Hash for Same {
            fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
        }
        assert_eq!(duplicates(&[Same(2), Same(1), Same(2), Same(3)]), [vec![0, 2]]);
    }
}
