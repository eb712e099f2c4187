//! Phrases to figures: `phrases_to_figures [--en | --es] [phrase …]`; without phrases, a list of both.

#![expect(clippy::print_stdout, reason = "an example prints")]

use cotejo::{Error, Figure, Language, Lexicon};

const ENGLISH: [&str; 17] = [
    "116 people",
    "at least 87 prisoners",
    "the government said that more than 400 people had been released",
    "400+",
    "between 800 and 1,200",
    "about 49-73",
    "nearly 400",
    "just over two hundred",
    "dozens of detainees",
    "no more than 120",
    "an unknown number",
    "On 12 January 2026, 38 percent of the 116[1] were women",
    "116¹ people",
    "fewer than the government's 116",
    "not 116 but 41",
    "at least fewer than 5",
    "in 2024",
];
const SPANISH: [&str; 14] = [
    "116 personas",
    "al menos 87",
    "el 8 de enero fueron excarcelados más de 1.200 presos políticos",
    "entre 800 y 1.000",
    "unas 700 personas",
    "casi 400",
    "400 y pico",
    "más de un centenar",
    "un centenar",
    "decenas",
    "no menos de 400",
    "ninguno",
    "la mayoría",
    "400 dólares",
];
const EITHER: [&str; 4] = ["1.000", "116", "unas 700", "dozens"];

fn main() -> Result<(), Error> {
    let mut language = None;
    let mut phrases = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.strip_prefix("--") {
            Some(code) => language = Some(code.parse::<Language>()?),
            None => phrases.push(argument),
        }
    }
    if !phrases.is_empty() {
        show(&phrases, language);
        return Ok(());
    }
    println!("English");
    show(&ENGLISH, Some(Language::English));
    println!("\nSpanish");
    show(&SPANISH, Some(Language::Spanish));
    println!("\nno language given");
    show(&EITHER, None);
    Ok(())
}

/// Each phrase with the words used in brackets, the figure as files write it, and what it says.
fn show(phrases: &[impl AsRef<str>], language: Option<Language>) {
    for phrase in phrases.iter().map(AsRef::as_ref) {
        match Figure::read(phrase, language, &Lexicon::default()) {
            Ok(read) => {
                let span = read.span();
                let part = |range| phrase.get(range).unwrap_or_default();
                let (before, after) = (part(0..span.start), part(span.end..phrase.len()));
                println!("  {before}[{}]{after}", part(span));
                let says = read.spread().map_or(String::new(), |spread| {
                    format!("face value {}, at its widest {}", spread.core(), spread.support())
                });
                println!("      {:<10} {says}", read.figure());
            }
            Err(error) => println!("  {phrase}\n      refused: {error}"),
        }
    }
}
