//! The join against brute force, on texts small enough for it.
//!
//! - `every_pair_of_lines_is_found_that_brute_force_finds_and_no_other`
//! - `the_similarity_of_a_repeat_is_that_of_its_words`
//! - `crowded_counts_the_shingles_of_too_many_places`
//! - `with_fewer_places_no_pair_is_invented_and_none_lost_that_is_not_crowded`
//!
//! The oracle splits at spaces, keeps sets of word triples and compares every line with every other.

use std::collections::{BTreeMap, BTreeSet};

use cotejo::dedup::text::{Repeats, TextSettings, repeats};
use cotejo::{Ratio, SourceId};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::config;

/// Pages of lines of words.
type Story = Vec<Vec<Vec<usize>>>;
/// A line's own words; else those of an earlier line, with words changed at some places.
type Line = (Vec<usize>, Option<(usize, Vec<(usize, usize)>)>);
/// A page and a line of it.
type Place = (String, usize);

/// Lines from few words, many of them another line with some words changed.
fn story() -> impl Strategy<Value = Story> {
    let line = || vec(0..12_usize, 5..=16);
    let change = (0..6_usize, vec((0..16_usize, 0..12_usize), 0..=6));
    vec(vec((line(), proptest::option::of(change)), 1..=4), 1..=3).prop_map(|pages| {
        let mut before: Vec<Vec<usize>> = Vec::new();
        let mut page_of = |lines: Vec<Line>| {
            let mut page = Vec::new();
            for (mut line, change) in lines {
                if let Some((from, words)) = change
                    && let Some(earlier) = before.get(from)
                {
                    line.clone_from(earlier);
                    for (at, word) in words {
                        let length = line.len();
                        line[at % length] = word;
                    }
                }
                before.push(line.clone());
                page.push(line);
            }
            page
        };
        pages.into_iter().map(&mut page_of).collect()
    })
}

fn texts(story: &Story) -> Vec<(SourceId, String)> {
    let line = |words: &Vec<usize>| {
        let words: Vec<String> = words.iter().map(|word| format!("w{word}")).collect();
        words.join(" ") + "."
    };
    let page = |(at, lines): (usize, &Vec<Vec<usize>>)| {
        let lines: Vec<String> = lines.iter().map(line).collect();
        (format!("p{at}").parse().unwrap(), lines.join("\n"))
    };
    story.iter().enumerate().map(page).collect()
}

fn search(texts: &[(SourceId, String)], settings: &TextSettings) -> Repeats {
    let pages: BTreeMap<SourceId, &str> = texts
        .iter()
        .map(|(page, text)| (page.clone(), text.as_str()))
        .collect();
    repeats(&pages, settings)
}

fn triples(text: &str) -> BTreeSet<Vec<String>> {
    let plain = text.replace('.', "");
    let words: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    words.windows(3).map(<[String]>::to_vec).collect()
}

fn jaccard(one: &str, other: &str) -> Ratio {
    let (one, other) = (triples(one), triples(other));
    let shared = u128::try_from(one.intersection(&other).count()).unwrap();
    let together = u128::try_from(one.union(&other).count()).unwrap();
    Ratio::new(shared, together).unwrap()
}

/// Every pair of lines with six different triples or more whose Jaccard index is a fifth or more.
fn brute_force(texts: &[(SourceId, String)]) -> BTreeMap<(Place, Place), Ratio> {
    let mut lines: Vec<(Place, &str)> = Vec::new();
    for (page, text) in texts {
        let numbered = text.lines().enumerate();
        lines.extend(numbered.map(|(at, line)| ((page.to_string(), at + 1), line)));
    }
    lines.retain(|(_, line)| triples(line).len() >= 6);
    let mut found = BTreeMap::new();
    for (at, (one, a)) in lines.iter().enumerate() {
        for (other, b) in &lines[at + 1..] {
            let similarity = jaccard(a, b);
            if similarity >= Ratio::new(1, 5).unwrap() {
                found.insert((one.clone(), other.clone()), similarity);
            }
        }
    }
    found
}

fn parts(found: &Repeats) -> BTreeMap<(Place, Place), Ratio> {
    let mut pairs = BTreeMap::new();
    for part in found.iter().flat_map(|repeat| &repeat.parts) {
        let one = (part.one.page.to_string(), part.one.first_line);
        let other = (part.other.page.to_string(), part.other.first_line);
        let again = pairs.insert((one, other), part.similarity);
        assert_eq!(again, None, "each pair is part of one repeat");
    }
    pairs
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_pair_of_lines_is_found_that_brute_force_finds_and_no_other(story in story()) {
        let texts = texts(&story);
        let found = search(&texts, &TextSettings::default());
        prop_assert_eq!(found.crowded(), 0, "twelve lines cannot crowd sixteen places");
        prop_assert_eq!(parts(&found), brute_force(&texts));
    }

    #[test]
    fn the_similarity_of_a_repeat_is_that_of_its_words(story in story()) {
        let texts = texts(&story);
        let text: BTreeMap<&SourceId, &str> =
            texts.iter().map(|(page, text)| (page, text.as_str())).collect();
        for repeat in &search(&texts, &TextSettings::default()) {
            let one = text[&repeat.one.page].get(repeat.one.bytes.clone()).unwrap();
            let other = text[&repeat.other.page].get(repeat.other.bytes.clone()).unwrap();
            prop_assert_eq!(repeat.similarity, jaccard(one, other));
            prop_assert!(repeat.similarity >= Ratio::new(1, 5).unwrap());
            prop_assert_eq!(repeat.identical, one == other);
        }
    }

    #[test]
    fn crowded_counts_the_shingles_of_too_many_places(story in story(), places in 1..4_usize) {
        let texts = texts(&story);
        let mut standing: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for line in texts.iter().flat_map(|(_, text)| text.lines()) {
            let own = triples(line);
            if own.len() >= 6 {
                for triple in own {
                    *standing.entry(triple).or_default() += 1;
                }
            }
        }
        let expected = standing.values().filter(|count| **count > places).count();
        let found = search(&texts, &TextSettings::default().with_most_places(places));
        prop_assert_eq!(found.crowded(), expected);
    }

    #[test]
    fn with_fewer_places_no_pair_is_invented_and_none_lost_that_is_not_crowded(story in story(), places in 1..4_usize) {
        let texts = texts(&story);
        let all = brute_force(&texts);
        let found = parts(&search(&texts, &TextSettings::default().with_most_places(places)));
        for (pair, similarity) in &found {
            prop_assert_eq!(all.get(pair), Some(similarity));
        }
        // A pair whose shared shingles all stand in few enough lines is not lost.
        let line = |(page, line): &Place| {
            let (_, text) = texts.iter().find(|(id, _)| id.as_str() == page).unwrap();
            text.lines().nth(line - 1).unwrap()
        };
        for (pair, similarity) in &all {
            let shared = &triples(line(&pair.0)) & &triples(line(&pair.1));
            let standing = |triple: &Vec<String>| {
                let lines = texts.iter().flat_map(|(_, text)| text.lines()).map(triples);
                lines.filter(|own| own.len() >= 6 && own.contains(triple)).count()
            };
            if shared.iter().all(|triple| standing(triple) <= places) {
                prop_assert_eq!(found.get(pair), Some(similarity));
            }
        }
    }
}
