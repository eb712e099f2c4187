//! Which columns of several files are one.

use std::collections::BTreeMap;

use crate::link::csv::kind::Kind;
use crate::link::csv::meaning::Meaning;

/// A header: the number in it, its words, and which of those of one file with the same words it is.
type Header<'m> = (u32, &'m str, usize);

/// The columns that have each header: file, and place in it.
type Headers<'m> = BTreeMap<Header<'m>, Vec<(usize, usize)>>;

/// For each column of each file, which of the columns of its kind and label it is, from 0.
///
/// Columns of one header are one, whatever stands beside them; two of one file never are. Else each header, by number and
/// words, takes the first column that no file has under another header. The order of files and columns changes
/// nothing, unless a file has one header twice.
pub(super) fn places(files: &[Vec<Meaning>]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<(Kind, &str), Headers<'_>> = BTreeMap::new();
    for (file, meanings) in files.iter().enumerate() {
        let mut seen: BTreeMap<(Kind, &str, u32, &str), usize> = BTreeMap::new();
        for (at, meaning) in meanings.iter().enumerate() {
            let (number, words) = meaning.header();
            let (kind, label) = (meaning.kind, meaning.label.as_str());
            let nth = seen.entry((kind, label, number, words)).or_default();
            let headers = groups.entry((kind, label)).or_default();
            headers.entry((number, words, *nth)).or_default().push((file, at));
            *nth += 1;
        }
    }
    let mut places: Vec<Vec<usize>> = files.iter().map(|meanings| vec![0; meanings.len()]).collect();
    for headers in groups.values() {
        let mut taken: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
        for columns in headers.values() {
            let is_free = |place: usize| {
                let mut taken = columns.iter().filter_map(|(file, _)| taken.get(file));
                taken.all(|taken| taken.get(place) != Some(&true))
            };
            // Each header takes one place, so that one of as many is free.
            let place = (0..headers.len())
                .find(|place| is_free(*place))
                .unwrap_or_default();
            for (file, at) in columns {
                let taken = taken.entry(*file).or_default();
                taken.resize(taken.len().max(place + 1), false);
                if let Some(taken) = taken.get_mut(place) {
                    *taken = true;
                }
                if let Some(own) = places.get_mut(*file).and_then(|places| places.get_mut(*at)) {
                    *own = place;
                }
            }
        }
    }
    places
}
