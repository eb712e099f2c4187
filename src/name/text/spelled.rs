//! Letters with marks as others spell them without: a second letter for the mark.

use crate::name::text::fold::fold;

/// A word in small letters with its marks spelled out as German and the Nordic languages do, and, where `hissing`
/// too, `č`, `š` and `ž` as those who write them with an `h`; `None` where it has none of them.
pub(in crate::name) fn spelled_out(form: &str, hissing: bool) -> Option<String> {
    let letters = |c: char| letters(c).filter(|two| hissing || !two.ends_with('h'));
    if !form.chars().any(|c| letters(c).is_some()) {
        return None;
    }
    // Who writes `č` writes `c` for `ts`.
    let caron = hissing && form.contains(['č', 'š', 'ž', 'ć']);
    let mut text = String::with_capacity(form.len() + 4);
    for c in form.chars() {
        match letters(c) {
            None if caron && c == 'c' => text.push_str("ts"),
            Some(two) => text.push_str(two),
            None => text.push_str(&fold(c.encode_utf8(&mut [0; 4]))),
        }
    }
    Some(text)
}

const fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'å' => "aa",
        'đ' => "dj",
        'č' | 'ç' | 'ć' => "ch",
        'š' | 'ş' | 'ș' => "sh",
        'ž' => "zh",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::spelled_out;

    #[test]
    fn marks_become_letters() {
        assert_eq!(spelled_out("müller", false).as_deref(), Some("mueller"));
        assert_eq!(spelled_out("đurđević", true).as_deref(), Some("djurdjevich"));
        assert_eq!(spelled_out("đurđević", false).as_deref(), Some("djurdjevic"));
        assert_eq!(spelled_out("žilcov", true).as_deref(), Some("zhiltsov"));
        assert_eq!(spelled_out("peña", true), None);
    }
}
