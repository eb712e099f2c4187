//! Laws of the distances between two words, against the books.
//!
//! - `winkler_is_that_of_the_books`
//! - `alignment_is_that_of_the_books`

use cotejo::name::{jaro_winkler, osa};
use proptest::prelude::*;

use crate::config;

/// Jaro–Winkler as in the books, letter by letter.
fn textbook_winkler(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let window = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut left = Vec::new();
    for (i, letter) in a.iter().enumerate() {
        let hit =
            (i.saturating_sub(window)..b.len().min(i + window + 1)).find(|j| !taken[*j] && b[*j] == *letter);
        if let Some(j) = hit {
            taken[j] = true;
            left.push(*letter);
        }
    }
    let right: Vec<char> = b
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| **taken)
        .map(|(letter, _)| *letter)
        .collect();
    if left.is_empty() {
        return 0.0;
    }
    let number = |count: usize| f64::from(u32::try_from(count).unwrap());
    let swapped = left.iter().zip(&right).filter(|(a, b)| a != b).count() / 2;
    let m = number(left.len());
    let jaro = (m / number(a.len()) + m / number(b.len()) + (m - number(swapped)) / m) / 3.0;
    let prefix = number(a.iter().zip(&b).take(4).take_while(|(a, b)| a == b).count());
    if jaro > 0.7 {
        jaro + 0.1 * prefix * (1.0 - jaro)
    } else {
        jaro
    }
}

/// Optimal string alignment by the full table.
fn textbook_alignment(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in d.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in d[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            d[i][j] = (d[i - 1][j] + 1)
                .min(d[i][j - 1] + 1)
                .min(d[i - 1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
            }
        }
    }
    d[a.len()][b.len()]
}

/// Words of few letters, which share many.
fn word() -> impl Strategy<Value = String> {
    "[abcñ]{0,12}|[a-e]{0,80}|[a-zñ]{0,20}"
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn winkler_is_that_of_the_books(a in word(), b in word()) {
        let found = jaro_winkler(&a, &b);
        prop_assert!((found - textbook_winkler(&a, &b)).abs() < 1e-9, "{} {}", found, textbook_winkler(&a, &b));
        prop_assert!((0.0..=1.0).contains(&found));
        prop_assert!((found - jaro_winkler(&b, &a)).abs() < 1e-12);
        prop_assert!((jaro_winkler(&a, &a) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn alignment_is_that_of_the_books(a in word(), b in word()) {
        let found = osa(&a, &b);
        prop_assert_eq!(found, textbook_alignment(&a, &b));
        prop_assert_eq!(found, osa(&b, &a));
        prop_assert!(found <= a.chars().count().max(b.chars().count()));
        prop_assert_eq!(osa(&a, &a), 0);
        prop_assert_eq!(found == 0, a == b);
    }
}
