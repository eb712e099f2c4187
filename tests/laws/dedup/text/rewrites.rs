//! Synthetic rewrites, measured.
//!
//! - `rewrites_are_found_and_nothing_else_is`
//! - `pages_with_no_common_origin_are_not_proposed`
//!
//! A word in twenty, ten, five or three is changed: a third of the changes put another word, a third leave one
//! out, a third put one in. Recall is the part of rewritten paragraphs whose own original is named; precision
//! the part of what is named that is an own original.

use cotejo::dedup::text::{TextSettings, repeats};

use super::{Dice, pages, printed, prose};

const PAGES: u64 = 60;

fn rewritten(dice: &mut Dice, words: &[String], percent: usize) -> Vec<String> {
    let mut found = Vec::new();
    for word in words {
        if dice.below(100) >= percent {
            found.push(word.clone());
            continue;
        }
        match dice.below(3) {
            0 => found.push(dice.word()),
            1 => {}
            _ => found.extend([word.clone(), dice.word()]),
        }
    }
    found
}

/// Paragraphs, those whose original is named, those wrongly named.
fn measure(percent: usize) -> (usize, usize, usize) {
    let mut dice = Dice::new(1_000 + u64::try_from(percent).unwrap());
    let mut texts = Vec::new();
    for page in 0..PAGES {
        let paragraphs: Vec<_> = (0..6).map(|_| dice.paragraph()).collect();
        let original: Vec<String> = paragraphs.iter().map(|paragraph| printed(paragraph)).collect();
        let mut copy = Vec::new();
        for paragraph in &paragraphs {
            let sentences: Vec<_> = paragraph
                .iter()
                .map(|words| rewritten(&mut dice, words, percent))
                .collect();
            copy.push(printed(&sentences));
        }
        texts.push((format!("p{page:02}-a"), original.join("\n")));
        texts.push((format!("p{page:02}-b"), copy.join("\n")));
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (&**name, &**text)).collect();
    let (mut right, mut wrong) = (std::collections::BTreeSet::new(), 0);
    for part in repeats(&pages(&texts), &TextSettings::default())
        .iter()
        .flat_map(|repeat| &repeat.parts)
    {
        let own = part.one.page.as_str().get(..3) == part.other.page.as_str().get(..3);
        if own && part.one.first_line == part.other.first_line {
            right.insert((part.one.page.clone(), part.one.first_line));
        } else {
            wrong += 1;
        }
    }
    (texts.len() * 3, right.len(), wrong)
}

#[test]
fn rewrites_are_found_and_nothing_else_is() {
    // Percent changed; the least recall in percent; what is named wrongly, at most.
    let floors = [(5, 100, 0), (10, 100, 0), (20, 98, 0), (30, 80, 0)];
    for (percent, least, most_wrong) in floors {
        let (paragraphs, right, wrong) = measure(percent);
        println!("{percent} % changed: {right} of {paragraphs} paragraphs found, {wrong} wrong");
        assert!(
            right * 100 >= paragraphs * least,
            "{percent} %: {right} of {paragraphs}"
        );
        assert!(wrong <= most_wrong, "{percent} %: {wrong} wrong");
    }
}

#[test]
fn pages_with_no_common_origin_are_not_proposed() {
    let texts: Vec<(String, String)> = (0..40).map(|n| (format!("p{n}"), prose(n, 8))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (&**name, &**text)).collect();
    let found = super::found(&texts);
    assert!(found.words() > 15_000, "{}", found.words());
    assert_eq!(found.as_slice(), []);
}
