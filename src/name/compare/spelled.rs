//! Letters with marks as others spell them without: a second letter for the mark.

use crate::name::token::folded;

/// A word in small letters with its marks spelled out as German, the Nordic and the Slavic languages do; `None`
/// where it has none of them.
pub(super) fn spelled_out(form: &str) -> Option<String> {
    if !form.chars().any(|c| letters(c).is_some()) {
        return None;
    }
    let mut text = String::with_capacity(form.len() + 4);
    for c in form.chars() {
        match letters(c) {
            Some(two) => text.push_str(two),
            None => text.push_str(&folded(c.encode_utf8(&mut [0; 4]))),
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
        assert_eq!(spelled_out("müller").as_deref(), Some("mueller"));
        assert_eq!(spelled_out("đurđević").as_deref(), Some("djurdjevich"));
        assert_eq!(spelled_out("peña"), None);
    }
}
