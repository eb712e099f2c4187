//! Families: sets inside one whole that pairwise share nobody, so that together they are no more than it.

/// How many families of one whole are kept; further ones are left out and said to be.
pub(super) const MOST_FAMILIES: usize = 64;
/// Among how many overlapping sets families are looked for.
pub(super) const MOST_MEMBERS: usize = 128;

/// Every largest family among up to [`MOST_MEMBERS`] sets that no other family makes superfluous, and
/// whether all of them were found.
///
/// `apart(a, b)`: the two share nobody; `inside(a, b)`: the first lies in the second. Maximal cliques by
/// Bron and Kerbosch (1973) with a pivot; a family is superfluous when each of its members lies in some
/// member of another, whose own parts are bounded already.
pub(super) fn families(
    members: usize,
    apart: impl Fn(usize, usize) -> bool,
    inside: impl Fn(usize, usize) -> bool,
) -> (Vec<Vec<usize>>, bool) {
    let members = members.min(MOST_MEMBERS);
    let bit = |at: usize| {
        1_u128
            .checked_shl(u32::try_from(at).unwrap_or(u32::MAX))
            .unwrap_or(0)
    };
    let matrix = |holds: &dyn Fn(usize, usize) -> bool| -> Vec<u128> {
        let row = |a: usize| {
            (0..members)
                .filter(|&b| a != b && holds(a, b))
                .map(bit)
                .fold(0, |sum, one| sum | one)
        };
        (0..members).map(row).collect()
    };
    let mut search = Search {
        apart: matrix(&apart),
        found: Vec::new(),
        complete: true,
    };
    let everybody = (0..members).map(bit).fold(0, |sum, one| sum | one);
    search.grow(0, everybody, 0);
    let covers =
        |whole: u128, part: u128| bits(part & !whole).all(|at| bits(whole).any(|outer| inside(at, outer)));
    let cliques = search.found;
    let superfluous = |at: usize, own: u128| {
        cliques.iter().enumerate().any(|(other_at, &other)| {
            // Of two that cover one another, the first is kept.
            other_at != at && covers(other, own) && (!covers(own, other) || other_at < at)
        })
    };
    let kept = cliques
        .iter()
        .enumerate()
        .filter(|(at, own)| !superfluous(*at, **own));
    (
        kept.map(|(_, own)| bits(*own).collect()).collect(),
        search.complete,
    )
}

struct Search {
    apart: Vec<u128>,
    found: Vec<u128>,
    complete: bool,
}

impl Search {
    /// Extends a family by candidates; `seen` are those whose families were found before. As deep as the
    /// largest family.
    fn grow(&mut self, family: u128, mut candidates: u128, mut seen: u128) {
        if candidates == 0 && seen == 0 {
            if family != 0 {
                self.found.push(family);
            }
            return;
        }
        let row = |search: &Self, at: usize| search.apart.get(at).copied().unwrap_or(0);
        let pivot = bits(candidates | seen).max_by_key(|&at| (row(self, at) & candidates).count_ones());
        let skipped = pivot.map_or(0, |at| row(self, at));
        for at in bits(candidates & !skipped) {
            if self.found.len() >= MOST_FAMILIES {
                self.complete = false;
                return;
            }
            let own = row(self, at);
            let one = 1_u128 << at;
            self.grow(family | one, candidates & own, seen & own);
            candidates &= !one;
            seen |= one;
        }
    }
}

/// The places of the bits set, in order.
fn bits(set: u128) -> impl Iterator<Item = usize> {
    (0..MOST_MEMBERS).filter(move |at| set & (1 << at) != 0)
}
