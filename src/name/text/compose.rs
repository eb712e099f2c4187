//! Composed letters: one code for a letter and its marks, however they were typed.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::name::text::draft::{Repair, RepairKind};

/// Marks that are kept on one letter at most; more are ornament or attack.
const MOST_MARKS: usize = 3;

/// In NFKC save `ª` and `º`, which abbreviate (`Mª`), and without heaps of marks.
pub(super) fn composed(text: &str, repairs: &mut Vec<Repair>) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (place, word) in text.split(' ').filter(|word| !word.is_empty()).enumerate() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.push_str(word);
            continue;
        }
        if is_nfkc_quick(word.chars()) == IsNormalized::Yes && !word.chars().any(is_combining_mark) {
            out.push_str(word);
            continue;
        }
        let canonical: String = word.nfc().collect();
        let compatible: String = canonical
            .split_inclusive(['ª', 'º'])
            .flat_map(|part| {
                let (body, sign) = match part.strip_suffix(['ª', 'º']) {
                    Some(body) => (body, part.chars().next_back()),
                    None => (part, None),
                };
                body.nfkc().chain(sign)
            })
            .collect();
        if compatible != canonical {
            repairs.push(Repair::new(RepairKind::Compatibility, place));
        }
        let heap = |marks: &[char]| marks.len() > MOST_MARKS && marks.iter().copied().all(is_combining_mark);
        let letters: Vec<char> = compatible.chars().collect();
        let kinds = || letters.chunk_by(|a, b| is_combining_mark(*a) == is_combining_mark(*b));
        if kinds().any(heap) {
            repairs.push(Repair::new(RepairKind::Marks, place));
            out.extend(kinds().filter(|marks| !heap(marks)).flatten().copied().nfc());
        } else {
            out.push_str(&compatible);
        }
    }
    out
}
