//! Time per word for the repeats in 100 to 10,000 pages, and how it grows: `cargo bench --bench text`.
//!
//! Pages of about 600 words; every fifth is a rewrite of the page before it, one word in ten changed. The
//! hostile texts below are ten million bytes each: copies of one page, one word again and again, text without
//! a line or a full stop, nothing but control characters. Medians of several runs in one process.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a bench prints, and stops where it cannot measure"
)]

use std::collections::BTreeMap;
use std::hint::black_box;

use cotejo::SourceId;
use cotejo::dedup::text::{TextSettings, repeats};

/// A small generator of numbers (Marsaglia 2003), so that every run measures the same text.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    /// A word of a vocabulary of 20,000, the common ones far more often.
    fn word(&mut self) -> String {
        let rank = (0..3).fold(20_000, |ceiling, _| self.below(ceiling) + 1);
        let syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su"];
        let word = rank.to_string();
        word.bytes()
            .map(|digit| syllables[usize::from(digit - b'0')])
            .collect()
    }

    /// Six paragraphs of five sentences of twenty words.
    fn page(&mut self) -> Vec<String> {
        (1..=600)
            .map(|n| {
                let word = self.word();
                let mark = match n {
                    _ if n % 100 == 0 => ".\n",
                    _ if n % 20 == 0 => ".",
                    _ => "",
                };
                let first = n % 20 == 1;
                let word = if first { format!("X{word}") } else { word };
                word + mark
            })
            .collect()
    }

    fn rewrite(&mut self, page: &[String]) -> Vec<String> {
        let changed = page.iter().map(|word| {
            if self.below(10) == 0 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                self.word()
            } else {
                word.clone()
            }
        });
        changed.collect()
    }
}

fn news(pages: usize) -> Vec<String> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut before = dice.page();
    (0..pages)
        .map(|n| {
            let page = if n % 5 == 4 {
                dice.rewrite(&before)
            } else {
                dice.page()
            };
            before = page;
            before.join(" ")
        })
        .collect()
}

fn named(texts: &[String]) -> BTreeMap<SourceId, &str> {
    let name = |n: usize| format!("p{n:05}").parse().unwrap();
    texts
        .iter()
        .enumerate()
        .map(|(n, text)| (name(n), text.as_str()))
        .collect()
}

fn median(mut run: impl FnMut(), runs: usize) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            #[expect(clippy::disallowed_types, reason = "timing is what a bench is for")]
            let start = std::time::Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let settings = TextSettings::default();
    println!(
        "{:>9}{:>12}{:>10}{:>10}{:>10}{:>13}",
        "pages", "words", "repeats", "crowded", "seconds", "ns per word"
    );
    let mut ends = Vec::new();
    for size in [100, 1_000, 10_000] {
        let texts = news(size);
        let pages = named(&texts);
        let found = repeats(&pages, &settings);
        let time = median(
            || drop(black_box(repeats(&pages, &settings))),
            (3_000 / size).clamp(3, 15),
        );
        let words = found.words() as f64;
        println!(
            "{size:>9}{:>12}{:>10}{:>10}{time:>10.3}{:>13.0}",
            found.words(),
            found.as_slice().len(),
            found.crowded(),
            time * 1e9 / words
        );
        ends.push((words, time));
    }
    let exponent = (ends[2].1 / ends[0].1).ln() / (ends[2].0 / ends[0].0).ln();
    println!("exponent {exponent:.2}\n");

    println!(
        "{:>24}{:>12}{:>10}{:>10}{:>13}",
        "hostile", "words", "repeats", "seconds", "ns per byte"
    );
    let mut dice = Dice(7);
    let page = dice.page().join(" ");
    let short: String = page.chars().take(1_000).collect();
    let one_line = news(2_000).join(" ").replace(['.', '\n'], "").to_lowercase();
    let hostile = [
        ("10,000 identical pages", vec![short; 10_000]),
        ("one word", vec!["word ".repeat(2_000_000)]),
        (
            "one phrase",
            vec!["we the people of this town ask you to free them all. ".repeat(190_000)],
        ),
        ("no break", vec![one_line]),
        ("one letter", vec!["a".repeat(10_000_000)]),
        ("control characters", vec!["\u{0}\u{1b}".repeat(5_000_000)]),
        ("line feeds", vec!["\n".repeat(10_000_000)]),
        ("apostrophes", vec!["a'".repeat(5_000_000)]),
        ("empty pages", vec![String::new(); 10_000]),
    ];
    for (name, texts) in hostile {
        let pages = named(&texts);
        let found = repeats(&pages, &settings);
        let time = median(|| drop(black_box(repeats(&pages, &settings))), 1);
        let bytes = texts.iter().map(String::len).sum::<usize>().max(1);
        println!(
            "{name:>24}{:>12}{:>10}{time:>10.3}{:>13.1}",
            found.words(),
            found.as_slice().len(),
            time * 1e9 / bytes as f64
        );
    }
}
