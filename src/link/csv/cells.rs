//! [`Cells`]: the fields of many rows in one text.

use std::borrow::Cow;

/// The fields of many rows, one behind the other, each row as long as it is.
#[derive(Clone, Default)]
pub(super) struct Cells {
    text: String,
    /// Where each field ends, counted from the beginning of its row.
    ends: Vec<u32>,
    /// Where each row begins, in the text and among the ends.
    rows: Vec<(usize, usize)>,
}

impl Cells {
    /// Takes a row; `None` where it is longer than 4 GiB.
    pub(super) fn push(&mut self, fields: &[Cow<'_, str>]) -> Option<()> {
        let length: usize = fields.iter().map(|field| field.len()).sum();
        u32::try_from(length).ok()?;
        let start = self.text.len();
        self.rows.push((start, self.ends.len()));
        for field in fields {
            self.text.push_str(field);
            self.ends.push(u32::try_from(self.text.len() - start).ok()?);
        }
        Some(())
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many fields a row has.
    fn width(&self, row: usize) -> usize {
        let start = |row: usize| self.rows.get(row).map(|(_, ends)| *ends);
        let end = start(row + 1).unwrap_or(self.ends.len());
        start(row).map_or(0, |start| end - start)
    }

    pub(super) fn get(&self, row: usize, field: usize) -> Option<&str> {
        if field >= self.width(row) {
            return None;
        }
        let (text, ends) = *self.rows.get(row)?;
        let end = |at: usize| usize::try_from(*self.ends.get(at)?).ok();
        let from = match field.checked_sub(1) {
            Some(before) => end(ends + before)?,
            None => 0,
        };
        self.text.get(text + from..text + end(ends + field)?)
    }
}
