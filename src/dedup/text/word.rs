//! Words of a text, folded so that damage and style do not tell them apart.

use std::ops::Range;

/// The words of a text, one at a time into the caller's buffer.
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Folds the next word into the buffer and says where it stands. Linear in what is read: what follows
    /// an apostrophe is looked at once more at most.
    pub(super) fn next_into(&mut self, folded: &mut String) -> Option<Range<usize>> {
        folded.clear();
        let rest = self.text.get(self.at..)?;
        let from = self.at + rest.find(char::is_alphanumeric)?;
        let mut end = from;
        let (mut ascii, mut foreign) = (false, false);
        let mut joined = None;
        for (at, c) in self.text.get(from..)?.char_indices() {
            if c.is_alphanumeric() {
                // A mark of thousands joins digits only, an apostrophe anything.
                if let Some(mark) = joined.take()
                    && matches!(mark, ',' | '.')
                    && !(c.is_ascii_digit() && folded.ends_with(|last: char| last.is_ascii_digit()))
                {
                    break;
                }
                fold(c, folded);
                ascii |= c.is_ascii_alphabetic();
                foreign |= !folded.ends_with(|last: char| last.is_ascii());
            } else if is_unseen(c) {
                // A mark over the letter before it, or damage within a word: neither joins nor parts.
            } else if joined.is_none() && joins(c) {
                joined = Some(c);
                continue;
            } else {
                break;
            }
            end = from + at + c.len_utf8();
        }
        if ascii && foreign {
            folded.retain(|c| c.is_ascii());
        }
        self.at = end;
        Some(from..end)
    }
}

/// Apostrophes in every shape, and the separators of thousands and decimals.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | ',' | '.')
}

/// Combining marks, soft hyphens, joiners of no width, and what stands for a character that was lost.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{fffd}')
}

/// Small, and Latin letters of Latin-1 and Latin Extended-A without their marks; others only made small.
fn fold(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    let plain = match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'ª' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĳ' | 'ĳ' => "ij",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'º' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'ß' => "ss",
        'Ś'..='š' | 'ſ' => "s",
        'Þ' | 'þ' => "th",
        'Ţ'..='ŧ' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        _ => {
            folded.extend(c.to_lowercase());
            return;
        }
    };
    folded.push_str(plain);
}

#[cfg(test)]
mod laws {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let (mut words, mut folded, mut found) = (Words::of(text), String::new(), Vec::new());
        while words.next_into(&mut folded).is_some() {
            found.push(folded.clone());
        }
        found
    }

    #[test]
    fn damage_and_style_do_not_tell_words_apart() {
        let table = [
            ("Tomás TOMÁS Toma\u{301}s Tomas", "tomas tomas tomas tomas"),
            ("TomΓ‘s Tom\u{fffd}s", "toms toms"),
            (
                "Valdoria’s valdoria's ‘peace’ 'peace'",
                "valdorias valdorias peace peace",
            ),
            ("1,000 1.000 1000 800-1,200", "1000 1000 1000 800 1200"),
            ("New York.The 3.Then a.5", "new york the 3 then a 5"),
            ("U.S. said. 400+ » «x»", "u s said 400 x"),
            ("Straße Œuvre Łódź ñandú", "strasse oeuvre lodz nandu"),
            ("Αθήνα МОСКВА 東京", "αθήνα москва 東京"),
            ("it''s o' '' \u{0}\u{1}", "it s o"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(words(text).join(" "), expected, "{text:?}");
        }
    }

    #[test]
    fn a_word_stands_where_it_says() {
        let text = "¿Qué «TomΓ‘s» dijo’ 1,000?";
        let (mut words, mut folded, mut found) = (Words::of(text), String::new(), Vec::new());
        while let Some(at) = words.next_into(&mut folded) {
            found.extend(text.get(at));
        }
        assert_eq!(found, ["Qué", "TomΓ‘s", "dijo", "1,000"]);
    }
}
