//! Lines, columns and wrapping by display width, so that accents and wide scripts align.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::error::is_invisible;

/// How many terminal columns a text takes.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Text from a ledger made safe to print: one line, no control characters, and none of the marks
/// that reorder or hide what stands beside them.
pub(super) fn clean(text: &str) -> String {
    let shown = |c: char| match c {
        c if c.is_whitespace() => ' ',
        c if is_invisible(c) => '\u{fffd}',
        c => c,
    };
    let mut found = String::with_capacity(text.len());
    for c in text.chars().map(shown).filter(|c| *c != '\u{fffd}') {
        if c != ' ' || !found.ends_with(' ') {
            found.push(c);
        }
    }
    found.trim().to_owned()
}

/// Pads to a column width; text that is wider stays as it is.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(text))));
    padded
}

/// Cuts to a column width, with `…` where something was cut.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        shown.push(c);
    }
    let mut shown = shown.trim_end().to_owned();
    shown.push('…');
    shown
}

/// Breaks text into lines of at most `columns`, at spaces, and inside a word only when the word alone
/// is wider.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word);
        if used > 0 && used + 1 + wide <= columns {
            line.push(' ');
            line.push_str(word);
            used += 1 + wide;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The widest page a view writes.
pub(super) const WIDEST: usize = 1_000;

/// A page being filled, line by line.
pub(super) struct Page {
    width: usize,
    text: String,
}

/// Widths of the columns of a row: label and figure; the text takes what is left.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub(super) indent: usize,
    pub(super) label: usize,
    pub(super) figure: usize,
}

/// The columns of the rows of a wave.
pub(super) const COLUMNS: Columns = Columns {
    indent: 4,
    label: 10,
    figure: 14,
};
/// How many waves, and how many lines of one kind within a wave, are printed; more are counted.
pub(super) const MOST_WAVES: usize = 60;
pub(super) const MOST_LINES: usize = 12;

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            text: String::new(),
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A section's heading, with a remark at the right end where there is room, else below.
    pub(super) fn heading(&mut self, title: &str, remark: &str) {
        self.blank();
        if width(title) + width(remark) + 2 <= self.width {
            let gap = self.width - width(remark);
            self.line(&format!("{}{remark}", pad(title, gap)));
        } else {
            self.line(title);
            self.paragraph(2, remark);
        }
    }

    /// A paragraph, indented throughout.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            self.line(&format!("{}{line}", pad("", indent)));
        }
    }

    /// A paragraph behind a mark, the lines after the first standing under its text.
    pub(super) fn hanging(&mut self, mark: &str, text: &str) {
        let indent = width(mark);
        for (at, line) in wrap(text, self.width.saturating_sub(indent)).iter().enumerate() {
            let before = if at == 0 { mark.to_owned() } else { pad("", indent) };
            self.line(&format!("{before}{line}"));
        }
    }

    /// A row of label, figure, text and citation; each wraps in its own column, and the citation
    /// stands at the right end of the last line that has room for it.
    pub(super) fn row(&mut self, columns: Columns, label: &str, figure: &str, text: &str, cite: &str) {
        let gap = |column: usize| if column == 0 { 0 } else { column + 1 };
        let left = columns.indent + gap(columns.label) + gap(columns.figure);
        let room = self.width.saturating_sub(left).max(16);
        let (labels, figures) = (wrap(label, columns.label), wrap(figure, columns.figure));
        let mut texts = wrap(text, room);
        if !cite.is_empty() {
            let cites = wrap(cite, room);
            match (texts.last_mut(), cites.as_slice()) {
                (Some(last), [only]) if width(last) + width(only) + 2 <= room => {
                    *last = format!("{}{only}", pad(last, room - width(only)));
                }
                _ => texts.extend(
                    cites
                        .iter()
                        .map(|line| format!("{}{line}", pad("", room.saturating_sub(width(line))))),
                ),
            }
        }
        let lines = labels.len().max(figures.len()).max(texts.len());
        let cell = |cells: &[String], at: usize, column: usize| {
            if column == 0 {
                String::new()
            } else {
                pad(cells.get(at).map_or("", String::as_str), column + 1)
            }
        };
        for at in 0..lines {
            let text = texts.get(at).map_or("", String::as_str);
            let line = format!(
                "{}{}{}{text}",
                pad("", columns.indent),
                cell(&labels, at, columns.label),
                cell(&figures, at, columns.figure)
            );
            self.line(&line);
        }
    }

    /// A row of cells, each wrapping in a column of its own width.
    pub(super) fn cells(&mut self, indent: usize, cells: &[(&str, usize)]) {
        let columns: Vec<(Vec<String>, usize)> = cells
            .iter()
            .map(|(text, column)| (wrap(text, *column), *column))
            .collect();
        let lines = columns.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        for at in 0..lines {
            let mut line = pad("", indent);
            for (cell, column) in &columns {
                line.push_str(&pad(cell.get(at).map_or("", String::as_str), *column));
                line.push_str("  ");
            }
            self.line(&line);
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}
