//! Character references of HTML and XML: `&ntilde;`, `&#241;`, `&#xF1;`, also escaped twice, `&amp;ntilde;`.

use crate::name::text::draft::{Draft, RepairKind};
use crate::name::text::escape;

/// Whether the text may hold any.
pub(super) fn wanted(letters: &[char]) -> bool {
    letters.contains(&'&')
}

/// Writes the text with its references read. A semicolon may be missing only after a number.
pub(super) fn undo(letters: &[char], draft: &mut Draft) {
    let mut rest = letters;
    while let [first, tail @ ..] = rest {
        if *first == '&'
            && let Some((letter, after)) = reference(tail)
        {
            // A blank at once: a later step takes a no-break space between letters for a letter.
            draft.mend(if letter == '\u{a0}' { ' ' } else { letter }, RepairKind::Entity);
            rest = after;
        } else {
            draft.keep(*first);
            rest = tail;
        }
    }
}

fn reference(mut tail: &[char]) -> Option<(char, &[char])> {
    // `&amp;amp;ntilde;`: what was escaped over and over is one reference.
    while let ['a', 'm', 'p', ';', inner @ ..] = tail {
        tail = inner;
        if tail
            .first()
            .is_none_or(|letter| !letter.is_ascii_alphabetic() && *letter != '#')
        {
            return Some(('&', tail));
        }
    }
    match tail {
        ['#', 'x' | 'X', digits @ ..] => numbered(digits, 16),
        ['#', digits @ ..] => numbered(digits, 10),
        _ => {
            let end = tail.iter().take(LONGEST + 1).position(|letter| *letter == ';')?;
            let (name, after) = tail.split_at_checked(end)?;
            let at = NAMED
                .binary_search_by(|(named, _)| named.chars().cmp(name.iter().copied()))
                .ok()?;
            let (_, letter) = NAMED.get(at)?;
            Some((*letter, after.get(1..)?))
        }
    }
}

fn numbered(digits: &[char], radix: u32) -> Option<(char, &[char])> {
    let length = digits
        .iter()
        .take(7)
        .take_while(|digit| digit.is_digit(radix))
        .count();
    let (number, after) = digits.split_at_checked(length)?;
    let number = number
        .iter()
        .try_fold(0_u32, |sum, digit| Some(sum * radix + digit.to_digit(radix)?))?;
    let after = match after {
        [';', after @ ..] => after,
        [digit, ..] if digit.is_ascii_alphanumeric() => return None,
        _ => after,
    };
    (length > 0).then_some((escape::letter(number)?, after))
}

/// The letters of the longest name.
const LONGEST: usize = 6;

/// The names of Latin-1 and of the letters of names beyond it, in the order of their bytes (HTML 5, named character
/// references).
const NAMED: [(&str, char); 179] = [
    ("AElig", 'Æ'),
    ("Aacute", 'Á'),
    ("Abreve", 'Ă'),
    ("Acirc", 'Â'),
    ("Agrave", 'À'),
    ("Amacr", 'Ā'),
    ("Aogon", 'Ą'),
    ("Aring", 'Å'),
    ("Atilde", 'Ã'),
    ("Auml", 'Ä'),
    ("Cacute", 'Ć'),
    ("Ccaron", 'Č'),
    ("Ccedil", 'Ç'),
    ("Dcaron", 'Ď'),
    ("Dstrok", 'Đ'),
    ("ETH", 'Ð'),
    ("Eacute", 'É'),
    ("Ecaron", 'Ě'),
    ("Ecirc", 'Ê'),
    ("Egrave", 'È'),
    ("Emacr", 'Ē'),
    ("Eogon", 'Ę'),
    ("Euml", 'Ë'),
    ("Gbreve", 'Ğ'),
    ("Iacute", 'Í'),
    ("Icirc", 'Î'),
    ("Idot", 'İ'),
    ("Igrave", 'Ì'),
    ("Imacr", 'Ī'),
    ("Iuml", 'Ï'),
    ("Lstrok", 'Ł'),
    ("Nacute", 'Ń'),
    ("Ncaron", 'Ň'),
    ("Ntilde", 'Ñ'),
    ("OElig", 'Œ'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Odblac", 'Ő'),
    ("Ograve", 'Ò'),
    ("Omacr", 'Ō'),
    ("Oslash", 'Ø'),
    ("Otilde", 'Õ'),
    ("Ouml", 'Ö'),
    ("Rcaron", 'Ř'),
    ("Sacute", 'Ś'),
    ("Scaron", 'Š'),
    ("Scedil", 'Ş'),
    ("THORN", 'Þ'),
    ("Tcaron", 'Ť'),
    ("Uacute", 'Ú'),
    ("Ucirc", 'Û'),
    ("Udblac", 'Ű'),
    ("Ugrave", 'Ù'),
    ("Umacr", 'Ū'),
    ("Uring", 'Ů'),
    ("Uuml", 'Ü'),
    ("Yacute", 'Ý'),
    ("Yuml", 'Ÿ'),
    ("Zacute", 'Ź'),
    ("Zcaron", 'Ž'),
    ("Zdot", 'Ż'),
    ("aacute", 'á'),
    ("abreve", 'ă'),
    ("acirc", 'â'),
    ("acute", '´'),
    ("aelig", 'æ'),
    ("agrave", 'à'),
    ("amacr", 'ā'),
    ("amp", '&'),
    ("aogon", 'ą'),
    ("apos", '\''),
    ("aring", 'å'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("bdquo", '„'),
    ("brvbar", '¦'),
    ("cacute", 'ć'),
    ("ccaron", 'č'),
    ("ccedil", 'ç'),
    ("cedil", '¸'),
    ("cent", '¢'),
    ("copy", '©'),
    ("curren", '¤'),
    ("dcaron", 'ď'),
    ("deg", '°'),
    ("divide", '÷'),
    ("dstrok", 'đ'),
    ("eacute", 'é'),
    ("ecaron", 'ě'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("emacr", 'ē'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("eogon", 'ę'),
    ("eth", 'ð'),
    ("euml", 'ë'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("gbreve", 'ğ'),
    ("gt", '>'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iexcl", '¡'),
    ("igrave", 'ì'),
    ("imacr", 'ī'),
    ("imath", 'ı'),
    ("inodot", 'ı'),
    ("iquest", '¿'),
    ("iuml", 'ï'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lrm", '\u{200e}'),
    ("lsquo", '‘'),
    ("lstrok", 'ł'),
    ("lt", '<'),
    ("macr", '¯'),
    ("mdash", '—'),
    ("micro", 'µ'),
    ("middot", '·'),
    ("nacute", 'ń'),
    ("nbsp", '\u{a0}'),
    ("ncaron", 'ň'),
    ("ndash", '–'),
    ("not", '¬'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("odblac", 'ő'),
    ("oelig", 'œ'),
    ("ograve", 'ò'),
    ("omacr", 'ō'),
    ("ordf", 'ª'),
    ("ordm", 'º'),
    ("oslash", 'ø'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("para", '¶'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rcaron", 'ř'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rlm", '\u{200f}'),
    ("rsquo", '’'),
    ("sacute", 'ś'),
    ("sbquo", '‚'),
    ("scaron", 'š'),
    ("scedil", 'ş'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("szlig", 'ß'),
    ("tcaron", 'ť'),
    ("thinsp", '\u{2009}'),
    ("thorn", 'þ'),
    ("times", '×'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("udblac", 'ű'),
    ("ugrave", 'ù'),
    ("umacr", 'ū'),
    ("uml", '¨'),
    ("uring", 'ů'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("yen", '¥'),
    ("yuml", 'ÿ'),
    ("zacute", 'ź'),
    ("zcaron", 'ž'),
    ("zdot", 'ż'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];
