//! Cardinal numbers in words, below a million.

use crate::language::Language;
use crate::phrase::Token;

/// A cardinal in words at the beginning of some tokens: its value and how many tokens it takes.
///
/// The longest that reads as one number: "two thousand and sixteen", "twelve hundred", "treinta y
/// uno", "dos mil". Words that only name an order of magnitude ("hundreds", "miles") are none; Spanish
/// "un" and "una" read as 1, so whether they are articles is for the caller to decide.
pub(crate) fn cardinal(tokens: &[Token<'_>], language: Language) -> Option<(u64, usize)> {
    match language {
        Language::English => thousands(tokens, english_below_thousand, "thousand", &["and"], false),
        Language::Spanish => thousands(tokens, spanish_below_thousand, "mil", &[], true),
    }
}

type Reader = fn(&[Token<'_>]) -> Option<(u64, usize)>;

/// `… thousand …`; where `alone`, the word also stands for one thousand by itself.
fn thousands(
    tokens: &[Token<'_>],
    below: Reader,
    word: &str,
    links: &[&str],
    alone: bool,
) -> Option<(u64, usize)> {
    let (head, used) = match below(tokens) {
        Some(found) => found,
        None if alone && is(tokens, 0, word) => (1, 0),
        None => return None,
    };
    if head == 0 || head > 999 || !is(tokens, used, word) {
        return Some((head, used)).filter(|(_, used)| *used > 0);
    }
    let (value, used) = (head * 1_000, used + 1);
    Some(with_rest(tokens, value, used, below, links, 999))
}

/// Adds a smaller number that follows, after one linking word where there is one.
fn with_rest(
    tokens: &[Token<'_>],
    value: u64,
    used: usize,
    below: Reader,
    links: &[&str],
    most: u64,
) -> (u64, usize) {
    let skipped = usize::from(links.iter().any(|link| is(tokens, used, link)));
    match below(tokens.get(used + skipped..).unwrap_or_default()) {
        Some((rest, more)) if rest > 0 && rest <= most => (value + rest, used + skipped + more),
        _ => (value, used),
    }
}

fn is(tokens: &[Token<'_>], at: usize, word: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.is(word))
}

fn word_in(tokens: &[Token<'_>], table: &[(&str, u64)]) -> Option<u64> {
    let first = tokens.first()?;
    table
        .iter()
        .find(|(word, _)| first.is(word))
        .map(|(_, value)| *value)
}

const ENGLISH_SMALL: [(&str, u64); 20] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];
const ENGLISH_TENS: [(&str, u64); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

fn english_below_hundred(tokens: &[Token<'_>]) -> Option<(u64, usize)> {
    if let Some(small) = word_in(tokens, &ENGLISH_SMALL) {
        return Some((small, 1));
    }
    let tens = word_in(tokens, &ENGLISH_TENS)?;
    let hyphen = usize::from(is(tokens, 1, "-"));
    let unit = word_in(tokens.get(1 + hyphen..).unwrap_or_default(), &ENGLISH_SMALL);
    Some(match unit {
        Some(unit @ 1..=9) => (tens + unit, 2 + hyphen),
        _ => (tens, 1),
    })
}

/// Also "a hundred", "a thousand" (as one of them), and "twelve hundred", which is more than 999.
fn english_below_thousand(tokens: &[Token<'_>]) -> Option<(u64, usize)> {
    let article = is(tokens, 0, "a") && (is(tokens, 1, "hundred") || is(tokens, 1, "thousand"));
    let (head, used) = if article {
        (1, 1)
    } else {
        english_below_hundred(tokens)?
    };
    if head == 0 || !is(tokens, used, "hundred") {
        return Some((head, used));
    }
    Some(with_rest(
        tokens,
        head * 100,
        used + 1,
        english_below_hundred,
        &["and"],
        99,
    ))
}

const SPANISH_SMALL: [(&str, u64); 35] = [
    ("cero", 0),
    ("un", 1),
    ("uno", 1),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("once", 11),
    ("doce", 12),
    ("trece", 13),
    ("catorce", 14),
    ("quince", 15),
    ("dieciseis", 16),
    ("diecisiete", 17),
    ("dieciocho", 18),
    ("diecinueve", 19),
    ("veinte", 20),
    ("veintiun", 21),
    ("veintiuno", 21),
    ("veintiuna", 21),
    ("veintidos", 22),
    ("veintitres", 23),
    ("veinticuatro", 24),
    ("veinticinco", 25),
    ("veintiseis", 26),
    ("veintisiete", 27),
    ("veintiocho", 28),
    ("veintinueve", 29),
    ("cien", 100),
];
const SPANISH_TENS: [(&str, u64); 7] = [
    ("treinta", 30),
    ("cuarenta", 40),
    ("cincuenta", 50),
    ("sesenta", 60),
    ("setenta", 70),
    ("ochenta", 80),
    ("noventa", 90),
];
const SPANISH_HUNDREDS: [(&str, u64); 17] = [
    ("ciento", 100),
    ("doscientos", 200),
    ("doscientas", 200),
    ("trescientos", 300),
    ("trescientas", 300),
    ("cuatrocientos", 400),
    ("cuatrocientas", 400),
    ("quinientos", 500),
    ("quinientas", 500),
    ("seiscientos", 600),
    ("seiscientas", 600),
    ("setecientos", 700),
    ("setecientas", 700),
    ("ochocientos", 800),
    ("ochocientas", 800),
    ("novecientos", 900),
    ("novecientas", 900),
];

fn spanish_below_hundred(tokens: &[Token<'_>]) -> Option<(u64, usize)> {
    if let Some(small) = word_in(tokens, &SPANISH_SMALL) {
        return Some((small, 1));
    }
    let tens = word_in(tokens, &SPANISH_TENS)?;
    let unit = is(tokens, 1, "y")
        .then(|| word_in(tokens.get(2..).unwrap_or_default(), &SPANISH_SMALL))
        .flatten();
    Some(match unit {
        Some(unit @ 1..=9) => (tens + unit, 3),
        _ => (tens, 1),
    })
}

fn spanish_below_thousand(tokens: &[Token<'_>]) -> Option<(u64, usize)> {
    match word_in(tokens, &SPANISH_HUNDREDS) {
        Some(hundreds) => Some(with_rest(tokens, hundreds, 1, spanish_below_hundred, &[], 99)),
        None => spanish_below_hundred(tokens),
    }
}

#[cfg(test)]
mod laws {
    use crate::language::Language::{self, English, Spanish};
    use crate::phrase::{cardinal, tokens};

    fn read(text: &str, language: Language) -> Option<(u64, usize)> {
        cardinal(&tokens(text), language)
    }

    #[test]
    fn numbers_in_words_have_their_value_and_length() {
        for (text, language, value, used) in [
            ("zero", English, 0, 1),
            ("sixteen people", English, 16, 1),
            ("twenty-one were", English, 21, 3),
            ("twenty one", English, 21, 2),
            ("a hundred and sixteen", English, 116, 4),
            ("one hundred sixteen", English, 116, 3),
            ("twelve hundred", English, 1_200, 2),
            ("two thousand and sixteen", English, 2_016, 4),
            ("a thousand two hundred", English, 1_200, 4),
            (
                "nine hundred ninety-nine thousand nine hundred and ninety-nine",
                English,
                999_999,
                12,
            ),
            ("two three", English, 2, 1),
            ("twenty eleven", English, 20, 1),
            ("ciento dieciséis", Spanish, 116, 2),
            ("treinta y una personas", Spanish, 31, 3),
            ("treinta y tantas", Spanish, 30, 1),
            ("mil", Spanish, 1_000, 1),
            ("dos mil doscientos", Spanish, 2_200, 3),
            ("cien mil", Spanish, 100_000, 2),
            ("ciento uno mil", Spanish, 101_000, 3),
            ("quinientas veintidós", Spanish, 522, 2),
        ] {
            assert_eq!(read(text, language), Some((value, used)), "{text}");
        }
    }

    #[test]
    fn orders_of_magnitude_articles_and_the_other_language_are_no_numbers() {
        for (text, language) in [
            ("hundreds", English),
            ("thousand", English),
            ("a person", English),
            ("miles", Spanish),
            ("cientos", Spanish),
            ("sixteen", Spanish),
            ("dieciséis", English),
            ("", English),
        ] {
            assert_eq!(read(text, language), None, "{text}");
        }
    }
}
