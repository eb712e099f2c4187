//! Repeats in text: what is found, how exactly, and what it suggests about a ledger.

mod hostile;
mod oracle;
mod passages;
mod proposals;
mod rewrites;
mod wording;

use std::collections::BTreeMap;

use cotejo::SourceId;
use cotejo::dedup::text::{Passage, Repeat, Repeats, TextSettings, repeats};

type Pages<'a> = BTreeMap<SourceId, &'a str>;

fn pages<'a>(texts: &[(&str, &'a str)]) -> Pages<'a> {
    texts
        .iter()
        .map(|(name, text)| (name.parse().unwrap(), *text))
        .collect()
}

fn found(texts: &[(&str, &str)]) -> Repeats {
    repeats(&pages(texts), &TextSettings::default())
}

fn cut<'a>(pages: &Pages<'a>, passage: &Passage) -> &'a str {
    pages[&passage.page].get(passage.bytes.clone()).unwrap()
}

/// `a 1-2 = b 3-4`
fn lines(repeat: &Repeat) -> String {
    let side = |side: &Passage| format!("{} {}-{}", side.page, side.first_line, side.last_line);
    format!("{} = {}", side(&repeat.one), side(&repeat.other))
}

/// Numbers that are the same in every run (xorshift; Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        // The first numbers of near seeds are near one another.
        for _ in 0..16 {
            dice.below(2);
        }
        dice
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    /// A word of 3,000, the common ones far more often: half of all words are of the first hundred or so.
    fn word(&mut self) -> String {
        let syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su"];
        let ceiling = self.below(3_000) + 1;
        let rank = self.below(ceiling) * self.below(100) / 100;
        rank.to_string()
            .bytes()
            .map(|digit| syllables[usize::from(digit - b'0')])
            .collect()
    }

    /// A sentence of 12 to 28 words, its first letter a capital.
    fn sentence(&mut self) -> Vec<String> {
        let length = 12 + self.below(17);
        (0..length).map(|_| self.word()).collect()
    }

    /// Three sentences.
    fn paragraph(&mut self) -> Vec<Vec<String>> {
        (0..3).map(|_| self.sentence()).collect()
    }
}

fn printed(paragraph: &[Vec<String>]) -> String {
    let sentence = |words: &Vec<String>| {
        let mut text = words.join(" ");
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        text + "."
    };
    paragraph.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// A page of so many paragraphs, one a line.
fn prose(seed: u64, paragraphs: usize) -> String {
    let mut dice = Dice::new(seed);
    let lines: Vec<String> = (0..paragraphs).map(|_| printed(&dice.paragraph())).collect();
    lines.join("\n")
}
