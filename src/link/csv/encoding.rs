//! [`Encoding`]: in which letters a file was written, found out and undone.

use std::borrow::Cow;
use std::fmt;

use crate::error::{Error, ErrorKind};
use crate::name::CP1252;

/// In which encoding a file was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, which ASCII is part of.
    Utf8,
    /// UTF-8 behind a byte order mark.
    Utf8Marked,
    /// UTF-16 behind a byte order mark, the lesser byte first.
    Utf16Little,
    /// UTF-16 behind a byte order mark, the greater byte first.
    Utf16Big,
    /// ISO 8859-1; what it holds reads the same as Windows-1252.
    Latin1,
    /// Windows-1252. The five bytes it leaves open are read as control characters, as browsers do.
    Windows1252,
    /// Lines in UTF-8 and lines in Windows-1252, as of lists pasted together.
    Mixed,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Marked => "UTF-8 with a byte order mark",
            Self::Utf16Little => "UTF-16, little endian",
            Self::Utf16Big => "UTF-16, big endian",
            Self::Latin1 => "ISO 8859-1",
            Self::Windows1252 => "Windows-1252",
            Self::Mixed => "UTF-8 and Windows-1252 by turns",
        })
    }
}

/// A file as text.
pub(super) struct Decoded<'b> {
    pub(super) encoding: Encoding,
    pub(super) text: Cow<'b, str>,
    /// The lines that were read as Windows-1252 in a file that is UTF-8 otherwise.
    pub(super) odd: Vec<u64>,
}

/// The text of a file; a line that is not UTF-8 is read as Windows-1252. Time linear.
///
/// # Errors
///
/// What is no text: known formats by their first bytes, UTF-32, UTF-16 without its mark or broken, and anything with
/// more than one control character in a hundred bytes.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    if let Some((_, format)) = FORMATS.iter().find(|(start, _)| bytes.starts_with(start)) {
        let message = format!("is {format}, no CSV; export it as CSV in UTF-8");
        return Err(Error::new(ErrorKind::WrongType, message));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, Encoding::Utf16Little, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, Encoding::Utf16Big, u16::from_be_bytes);
    }
    refuse_binary(bytes)?;
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(by_line(rest, Encoding::Utf8Marked));
    }
    Ok(by_line(bytes, Encoding::Utf8))
}

const FORMATS: [(&[u8], &str); 8] = [
    (b"\xFF\xFE\0\0", "UTF-32"),
    (b"\0\0\xFE\xFF", "UTF-32"),
    (b"PK\x03\x04", "a zip archive or a spreadsheet (xlsx, ods)"),
    (b"\xD0\xCF\x11\xE0", "an old spreadsheet or document (xls, doc)"),
    (b"%PDF-", "a PDF"),
    (b"\x1F\x8B", "compressed by gzip"),
    (b"\xFD7zXZ\0", "compressed by xz"),
    (b"{\\rtf", "rich text"),
];

fn refuse_binary(bytes: &[u8]) -> Result<(), Error> {
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 0x0B | 0x0E..=0x19 | 0x1B..=0x1F | 0x7F);
    let controls = bytes.iter().filter(is_control).count();
    if controls <= bytes.len() / 100 {
        return Ok(());
    }
    // In UTF-16 every second byte of such a text is 0.
    let pairs = bytes.chunks_exact(2).filter(|pair| pair.contains(&0)).count();
    let message = if pairs > bytes.len() / 4 {
        "looks like UTF-16 without its byte order mark; save it as UTF-8"
    } else {
        "is no text: more than one control character in a hundred bytes"
    };
    Err(Error::new(ErrorKind::WrongType, message))
}

fn utf16(bytes: &[u8], encoding: Encoding, unit: fn([u8; 2]) -> u16) -> Result<Decoded<'static>, Error> {
    let pairs = bytes.chunks_exact(2);
    let is_whole = pairs.remainder().is_empty();
    let units = pairs.filter_map(|pair| <[u8; 2]>::try_from(pair).ok().map(unit));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if is_whole => {
            refuse_binary(text.as_bytes())?;
            Ok(Decoded {
                encoding,
                text: Cow::Owned(text),
                odd: Vec::new(),
            })
        }
        _ => Err(Error::new(
            ErrorKind::Syntax,
            "begins as UTF-16 and breaks off or is damaged; save it as UTF-8",
        )),
    }
}

/// Lines as UTF-8, or else as Windows-1252.
fn by_line(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Decoded {
            encoding,
            text: Cow::Borrowed(text),
            odd: Vec::new(),
        };
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut odd = Vec::new();
    let (mut has_utf8, mut is_windows) = (encoding == Encoding::Utf8Marked, false);
    let (mut line, mut after_return) = (0, false);
    for chunk in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
        // CR LF ends one line.
        if !(after_return && chunk == b"\n") {
            line += 1;
        }
        after_return = chunk.ends_with(b"\r");
        if let Ok(utf8) = str::from_utf8(chunk) {
            has_utf8 |= !utf8.is_ascii();
            text.push_str(utf8);
        } else {
            odd.push(line);
            is_windows |= chunk.iter().any(|byte| matches!(byte, 0x80..=0x9F));
            text.extend(chunk.iter().map(|byte| western(*byte)));
        }
    }
    let encoding = match (has_utf8, is_windows) {
        (true, _) => Encoding::Mixed,
        (false, true) => Encoding::Windows1252,
        (false, false) => Encoding::Latin1,
    };
    if !has_utf8 {
        odd.clear();
    }
    Decoded {
        encoding,
        text: Cow::Owned(text),
        odd,
    }
}

/// A byte of Windows-1252.
fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9F => CP1252
            .chars()
            .nth(usize::from(byte - 0x80))
            .unwrap_or(char::from(byte)),
        _ => char::from(byte),
    }
}
