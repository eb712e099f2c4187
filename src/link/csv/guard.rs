//! The apostrophe before a value that a spreadsheet would run.

/// Whether a spreadsheet takes a cell for a formula: behind blanks and apostrophes it begins with `=`, `+`, `-` or `@`, of
/// common or full width, and is no plain number.
pub(super) fn is_run(cell: &str) -> bool {
    let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\'');
    let is_sign = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    bare.starts_with(is_sign) && !is_number(cell)
}

/// Digits with one sign before them and one point among them at most.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(part)
}

/// The cell without the apostrophe that [`guarded`] put before it; `None` where there is none.
///
/// Exactly undone: a cell that begins with an apostrophe of its own and would be guarded gets another.
pub(super) fn without_guard(cell: &str) -> Option<&str> {
    cell.strip_prefix('\'').filter(|bare| is_run(bare))
}
