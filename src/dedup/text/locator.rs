//! Lines named in a claim's `at`.

/// The lines of `l24`, `l1 l5`, `l2-l4`, in order, each once; empty where it names anything else.
///
/// A range of more than [`WIDEST`] lines names a page rather than a place, and gives nothing.
pub(super) fn lines(at: &str) -> Vec<usize> {
    let number = |text: &str| {
        let digits = text.strip_prefix('l').unwrap_or(text);
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<usize>().ok().filter(|_| plain)
    };
    let mut found = Vec::new();
    for part in at.split([' ', ',']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        match (number(first), number(last)) {
            (Some(first), Some(last)) if last.saturating_sub(first) < WIDEST => found.extend(first..=last),
            _ => return Vec::new(),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

const WIDEST: usize = 100;

#[cfg(test)]
mod laws {
    use super::lines;

    #[test]
    fn lines_are_read_and_other_places_are_not() {
        let table: [(&str, &[usize]); 9] = [
            ("l24", &[24]),
            ("l5 l1", &[1, 5]),
            ("l1,l5 l1", &[1, 5]),
            ("7", &[7]),
            ("l2-l4", &[2, 3, 4]),
            ("l2–4", &[2, 3, 4]),
            ("l1-l101", &[]),
            ("p. 3", &[]),
            ("l99999999999999999999999", &[]),
        ];
        for (at, expected) in table {
            assert_eq!(lines(at), expected, "{at}");
        }
    }
}
