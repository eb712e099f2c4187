//! [`repair`]: undoes what encodings, forms and keyboards did to a name, where it can be undone.

use crate::name::text::draft::{Draft, Repair};
use crate::name::text::{entity, escape, legacy, mojibake, twin, typed};

/// Passes over the text at most; damage nested deeper is nobody's accident.
const PASSES: usize = 24;

/// The text with every damage undone that can be; what cannot be known stays as it is.
///
/// Escapes, misread encodings (up to several times over), character references of HTML, marks typed beside their
/// letter, and letters of another script that look like those around them. Case, blanks, punctuation and normal form
/// stay. Idempotent; a text whose damage does not settle in 24 passes is left alone. Time O(n) a
/// pass.
///
/// ```
/// use cotejo::name::repair;
/// assert_eq!(repair("NicolÃ¡s Pe&ntilde;a"), "Nicolás Peña");
/// assert_eq!(repair("O’Reilly"), "O’Reilly");
/// ```
#[must_use]
pub fn repair(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    match settled(letters, &mut Vec::new()) {
        Some(letters) => letters.into_iter().collect(),
        None => text.to_owned(),
    }
}

/// Whether a text may need a step, at a glance, and the step.
type Step = (fn(&[char]) -> bool, fn(&[char], &mut Draft));

/// The steps in order, from the first again whenever one finds something, as each may uncover work for those before
/// it and none may judge what they have not seen; `None` where they do not settle.
pub(super) fn settled(mut letters: Vec<char>, repairs: &mut Vec<Repair>) -> Option<Vec<char>> {
    const STEPS: [Step; 6] = [
        (escape::wanted, escape::undo),
        (mojibake::wanted, mojibake::undo),
        (entity::wanted, entity::undo),
        (typed::wanted, typed::undo),
        (legacy::wanted, legacy::undo),
        (twin::wanted, twin::undo),
    ];
    for _ in 0..PASSES {
        let found = STEPS
            .iter()
            .filter(|(wanted, _)| wanted(&letters))
            .find_map(|(_, step)| {
                let mut draft = Draft::new(letters.len());
                step(&letters, &mut draft);
                (!draft.repairs.is_empty()).then_some(draft)
            });
        let Some(mut draft) = found else {
            return Some(letters);
        };
        draft.repairs.retain(|repair| !repairs.contains(repair));
        repairs.append(&mut draft.repairs);
        letters = draft.letters;
    }
    repairs.clear();
    None
}
