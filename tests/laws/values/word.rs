//! Laws of [`Word`] and [`Lexicon`].
//!
//! - `words_mean_what_the_table_says`
//! - `words_are_listed_least_first`
//! - `words_are_read_in_english_and_spanish`
//! - `one_word_can_be_read_otherwise`

use cotejo::{Bounds, ErrorKind, Lexicon, Spread, Word};

use super::readings;

#[test]
fn words_mean_what_the_table_says() {
    let floors = [
        (Word::Some, 1, 1),
        (Word::Important, 1, 1),
        (Word::Many, 1, 1),
        (Word::AFew, 2, 2),
        (Word::Several, 3, 2),
        (Word::Tens, 20, 10),
        (Word::Dozens, 24, 12),
        (Word::Scores, 40, 20),
        (Word::Hundreds, 200, 100),
        (Word::Thousands, 2_000, 1_000),
        (Word::TensOfThousands, 20_000, 10_000),
    ];
    assert_eq!(floors.map(|(word, ..)| word), Word::ALL);
    for (word, linguistic, acled) in floors {
        let crisp = |n| Spread::crisp(Bounds::at_least(n));
        assert_eq!(Lexicon::linguistic().meaning(word), crisp(linguistic), "{word}");
        assert_eq!(Lexicon::acled().meaning(word), crisp(acled), "{word}");
    }
    let closed = [
        ("some", ">=1", ">=1"),
        ("many", ">=1", ">=1"),
        ("a few", "3-5", "2-9"),
        ("several", "3-7", "2-9"),
        ("tens", "20-60", "10-99"),
        ("dozens", "24-60", "12-99"),
        ("scores", "40-80", "20-99"),
        ("hundreds", "200-600", "100-999"),
        ("thousands", "2000-6000", "1000-9999"),
        ("tens of thousands", "20000-60000", "10000-99999"),
    ];
    for (text, core, support) in closed {
        assert_eq!(
            readings(text, &Lexicon::closed()),
            (core.into(), support.into()),
            "{text}"
        );
    }
    assert_eq!(Lexicon::default(), Lexicon::linguistic());
}

#[test]
fn words_are_listed_least_first() {
    for lexicon in [Lexicon::linguistic(), Lexicon::acled(), Lexicon::closed()] {
        let meanings = Word::ALL.iter().map(|&word| lexicon.meaning(word));
        assert!(meanings.clone().map(Spread::support).is_sorted_by_key(Bounds::lo));
        assert!(meanings.map(Spread::core).is_sorted_by_key(Bounds::lo));
    }
}

#[test]
fn words_are_read_in_english_and_spanish() {
    for &word in Word::ALL {
        assert_eq!(word.to_string().parse::<Word>(), Ok(word));
        assert_eq!(
            format!(" A {} ", word.as_str().to_uppercase()).parse::<Word>(),
            Ok(word)
        );
    }
    let table = [
        (Word::Some, "unos algunos algunas"),
        (Word::Many, "muchos muchas numerous"),
        (Word::AFew, "few pocos pocas handful"),
        (Word::Several, "varios varias"),
        (Word::Tens, "decenas"),
        (Word::Dozens, "docenas"),
        (Word::Scores, "veintenas"),
        (Word::Hundreds, "cientos centenares"),
        (Word::Thousands, "miles millares"),
    ];
    for (word, texts) in table {
        for text in texts.split(' ') {
            assert_eq!(text.parse::<Word>(), Ok(word), "{text}");
        }
    }
    assert_eq!("Decenas de miles".parse(), Ok(Word::TensOfThousands));
    assert_eq!("un número importante".parse(), Ok(Word::Important));
    assert_eq!("an unspecified number".parse(), Ok(Word::Important));
    assert_eq!("gross".parse::<Word>().unwrap_err().kind(), ErrorKind::Unknown);
}

#[test]
fn one_word_can_be_read_otherwise() {
    let meaning = Spread::crisp(Bounds::exactly(48));
    let ours = Lexicon::acled().with("four dozen", Word::Dozens, meaning);
    assert_eq!((ours.name(), ours.meaning(Word::Dozens)), ("four dozen", meaning));
    for &word in Word::ALL.iter().filter(|&&word| word != Word::Dozens) {
        assert_eq!(ours.meaning(word), Lexicon::acled().meaning(word));
    }
    let json = serde_json::to_value(&ours).unwrap();
    assert_eq!(json["meanings"]["dozens"]["core"], "48");
}
