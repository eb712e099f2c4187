//! What of a text is seen: no controls and no format characters, and each blank, apostrophe, quotation mark and dash
//! as the one of ASCII.

use crate::name::text::draft::{Repair, RepairKind};

/// Without what nobody sees, with blanks, apostrophes, quotation marks and dashes each of one kind.
pub(super) fn visible(letters: &[char], repairs: &mut Vec<Repair>) -> String {
    let mut out = String::with_capacity(letters.len() * 2);
    let (mut word, mut inside) = (0_usize, false);
    let mut rest = letters;
    while let [letter, tail @ ..] = rest {
        rest = tail;
        let seen = match letter {
            _ if letter.is_ascii_alphanumeric() => *letter,
            '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '`' | '´' | '‛' | 'ʾ' | 'ʿ' | '＇' | '՚' | 'ꞌ' => {
                '\''
            }
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '¨' | '＂' => '"',
            '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－' | '־' | '⁃' => '-',
            '،' | '、' | '﹐' | '﹑' => ',',
            '。' => '.',
            '・' | '･' => ' ',
            // Catalan writes `l·l` where others write `ll`.
            '·' | '‧' if out.ends_with(['l', 'L']) && matches!(tail.first(), Some('l' | 'L')) => continue,
            _ if letter.is_whitespace() || matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}') => ' ',
            _ if is_invisible(*letter) => {
                let repair = Repair::new(RepairKind::Invisible, if inside { word - 1 } else { word });
                if repairs.last() != Some(&repair) {
                    repairs.push(repair);
                }
                continue;
            }
            _ => *letter,
        };
        let starts = seen != ' ' && !inside;
        word += usize::from(starts);
        inside = seen != ' ';
        out.push(seen);
    }
    out
}

/// Controls, format characters (general category Cf), variation selectors and fillers.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{8e2}'
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}
