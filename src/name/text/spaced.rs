//! Letters set apart by blanks, for emphasis: `J U A N   P É R E Z`.

/// From how many letters on this is no row of initials.
const LEAST: usize = 6;

/// The text with its words closed up; `None` where it is not set apart letter by letter, two blanks or more between
/// its words.
pub(super) fn closed(text: &str) -> Option<String> {
    let mut chars = text.chars();
    if chars.next()?.is_whitespace() || chars.next()? != ' ' {
        return None;
    }
    let words: Vec<&str> = text
        .split("  ")
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let single = |word: &&str| word.split(' ').all(|piece| piece.chars().nth(1).is_none());
    if words.len() < 2 || !words.iter().all(single) {
        return None;
    }
    let closed: Vec<String> = words.iter().map(|word| word.replace(' ', "")).collect();
    let letters: usize = closed.iter().map(|word| word.chars().count()).sum();
    (letters >= LEAST).then(|| closed.join(" "))
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn only_letters_set_apart_are_closed_up() {
        assert_eq!(closed("C É S A R  L U G O").as_deref(), Some("CÉSAR LUGO"));
        for text in [
            "J. L. Pérez",
            "J L  Pérez",
            "A B  C",
            "César  Lugo",
            "C É S A R",
            "",
        ] {
            assert_eq!(closed(text), None, "{text}");
        }
    }
}
