//! Texts that no list should hold where a name is expected, and every list does.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::strategy::names::pool::name_text;

/// Pieces of what is found in the field of a name.
const PIECES: [&str; 62] = [
    " ",
    "\t",
    "\n",
    "\u{a0}",
    ",",
    ", ",
    ".",
    "-",
    " - ",
    "/",
    ";",
    " y ",
    " e ",
    " & ",
    "(",
    ")",
    "[",
    "\"",
    "'",
    "«",
    "’",
    "`",
    "*",
    "?",
    "\u{fffd}",
    "\0",
    "\u{7f}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{ad}",
    "\u{301}",
    "\u{303}",
    "e\u{301}\u{302}\u{323}",
    "🙂",
    "👩‍👧",
    "Ã¡",
    "Γ‘",
    "√±",
    "├│",
    "â€™",
    "&ntilde;",
    "&#",
    "%C3%B1",
    "\\u00f1",
    "Mª",
    "ﬁ",
    "１２",
    "а",
    "Иван",
    "张",
    "김",
    "محمد",
    "de la ",
    "V-12.345.678",
    "12345678",
    "Tte. ",
    "Jr.",
    "alias ",
    " y otros",
    "sin identificar",
];

/// Any text at all: names with signs between, marks upon marks, directions turned, NUL, emoji, scripts mixed,
/// mojibake, brackets that never close, numbers, one sign a thousand times over; some of it from any character.
///
/// At most about 16 KiB. Shrinks to the empty text.
pub fn hostile_text() -> impl Strategy<Value = String> {
    let piece = || select(&PIECES[..]).prop_map(str::to_owned);
    let word = || "[A-Za-zÁÉÑñáéü]{1,12}";
    let mixed = vec(
        prop_oneof![4 => piece().boxed(), 3 => word().boxed(), 1 => "\\PC{0,4}".boxed()],
        0..16,
    );
    let zalgo =
        ("[A-Za-z]{1,4}", vec("[\u{300}-\u{36f}]", 1..80)).prop_map(|(base, marks)| base + &marks.concat());
    let repeated = (
        prop_oneof![piece().boxed(), word().boxed(), "[A-Z][a-z]{1,5} ".boxed()],
        1..800_usize,
    )
        .prop_map(|(piece, times)| piece.repeat(times));
    let around = (piece(), name_text(), piece()).prop_map(|(before, name, after)| before + &name + &after);
    prop_oneof![
        5 => mixed.prop_map(|pieces| pieces.concat()),
        2 => around,
        1 => zalgo,
        1 => repeated,
        1 => any::<String>(),
    ]
    .boxed()
}
