//! Circles among references, found without recursion so that a long chain cannot exhaust the stack.

use std::collections::BTreeMap;

/// Circles in a graph, each as the nodes in order; every node in at most one of those returned.
///
/// A depth-first walk: linear in nodes and edges. One circle is reported per closing edge that
/// meets nodes not yet reported.
pub(super) fn circles<N: Ord + Clone>(edges: &BTreeMap<N, Vec<N>>) -> Vec<Vec<N>> {
    let mut place: BTreeMap<&N, Option<usize>> = BTreeMap::new(); // Some: on the path; None: done
    let mut found = Vec::new();
    for start in edges.keys() {
        if place.contains_key(start) {
            continue;
        }
        let mut path: Vec<(&N, std::slice::Iter<'_, N>)> = Vec::new();
        let mut enter = Some(start);
        loop {
            if let Some(node) = enter.take() {
                place.insert(node, Some(path.len()));
                path.push((node, edges.get(node).map_or([].iter(), |next| next.iter())));
            }
            let Some((node, next)) = path.last_mut() else {
                break;
            };
            match next.next() {
                None => {
                    place.insert(*node, None);
                    path.pop();
                }
                Some(target) => match place.get(target) {
                    None => enter = Some(target),
                    Some(None) => {}
                    Some(&Some(from)) => {
                        found.push(path.iter().skip(from).map(|(node, _)| (*node).clone()).collect());
                    }
                },
            }
        }
    }
    found
}

#[cfg(test)]
mod laws {
    use super::*;

    #[test]
    fn a_chain_has_no_circle_and_a_ring_has_one() {
        let chain: BTreeMap<u32, Vec<u32>> = (0..100_000).map(|n| (n, vec![n + 1])).collect();
        assert!(circles(&chain).is_empty());
        let ring: BTreeMap<u32, Vec<u32>> = (0..100_000).map(|n| (n, vec![(n + 1) % 100_000])).collect();
        assert_eq!(circles(&ring).iter().map(Vec::len).collect::<Vec<_>>(), [100_000]);
    }

    #[test]
    fn a_loop_on_itself_is_a_circle_of_one() {
        let edges = BTreeMap::from([("a", vec!["a"]), ("b", vec!["a"])]);
        assert_eq!(circles(&edges), [["a"]]);
    }

    #[test]
    fn two_ways_to_one_place_are_no_circle() {
        let edges = BTreeMap::from([("a", vec!["b", "c"]), ("b", vec!["d"]), ("c", vec!["d"])]);
        assert!(circles(&edges).is_empty());
    }
}
