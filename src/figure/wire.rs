//! A figure as text and JSON: one spelling written for each value, a few more read.

use std::fmt;
use std::str::FromStr;

use crate::bounds::count;
use crate::error::{Error, ErrorKind, quoted};
use crate::figure::{Figure, Form};
use crate::id::ClaimId;
use crate::lexicon::Word;

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match &self.form {
            Form::Exactly(n) => n.to_string(),
            Form::AtLeast(n) => format!(">={n}"),
            Form::MoreThan(n) => format!(">{n}"),
            Form::AtMost(n) => format!("<={n}"),
            Form::FewerThan(n) => format!("<{n}"),
            Form::Between(lo, hi) => format!("{lo}-{hi}"),
            Form::About(n) => format!("~{n}"),
            Form::Nearly(n) => format!("<~{n}"),
            Form::JustOver(n) => format!(">~{n}"),
            Form::AboutBetween(lo, hi) => format!("~{lo}-{hi}"),
            Form::Vague(word) => word.as_str().to_owned(),
            Form::FewerThanClaim(id) => format!("< @{id}"),
            Form::MoreThanClaim(id) => format!("> @{id}"),
            Form::MajorityOf(id) => format!("majority of @{id}"),
            Form::Unknown => "?".to_owned(),
        };
        f.pad(&text)
    }
}

impl fmt::Debug for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

impl FromStr for Figure {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::Syntax`] for what is no figure (`1,000`: write plain digits), and those of
    /// [`Figure::new`].
    fn from_str(text: &str) -> Result<Self, Error> {
        let trimmed = text.trim();
        let form = match read_form(trimmed, text) {
            Some(form) => form?,
            None => match trimmed.parse::<Word>() {
                Ok(word) => Form::Vague(word),
                Err(_) => return Err(not_a_figure(text)),
            },
        };
        Self::new(form)
    }
}

/// `None` when the text is none of the numeric or relative forms.
fn read_form(trimmed: &str, whole: &str) -> Option<Result<Form, Error>> {
    type Relative = fn(ClaimId) -> Form;
    const RELATIVE: [(&str, Relative); 3] = [
        ("<", Form::FewerThanClaim),
        (">", Form::MoreThanClaim),
        ("majority of", Form::MajorityOf),
    ];
    type Simple = fn(u64) -> Form;
    const SIMPLE: [(&str, Simple); 8] = [
        ("<~", Form::Nearly),
        (">~", Form::JustOver),
        (">=", Form::AtLeast),
        ("≥", Form::AtLeast),
        ("<=", Form::AtMost),
        ("≤", Form::AtMost),
        (">", Form::MoreThan),
        ("<", Form::FewerThan),
    ];
    for (sign, form) in RELATIVE {
        let operand = trimmed.strip_prefix(sign).map(str::trim_start);
        if let Some(id) = operand.and_then(|rest| rest.strip_prefix('@')) {
            return Some(id.parse().map(form));
        }
    }
    if trimmed == "?" {
        return Some(Ok(Form::Unknown));
    }
    if let Some(rest) = trimmed.strip_suffix('+') {
        return Some(count(rest, whole).map(Form::MoreThan));
    }
    for (sign, form) in SIMPLE {
        if let Some(rest) = trimmed.strip_prefix(sign) {
            return Some(count(rest, whole).map(form));
        }
    }
    let (about, rest) = match trimmed.strip_prefix(['~', '≈']) {
        Some(rest) => (true, rest),
        None => (false, trimmed),
    };
    if !about && !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(match rest.split_once(['-', '–']) {
        Some((lo, hi)) => count(lo, whole).and_then(|lo| {
            let hi = count(hi, whole)?;
            Ok(if about {
                Form::AboutBetween(lo, hi)
            } else {
                Form::Between(lo, hi)
            })
        }),
        None => count(rest, whole).map(if about { Form::About } else { Form::Exactly }),
    })
}

fn not_a_figure(text: &str) -> Error {
    let message = format!(
        "{} is not a figure; write 116, >=100, >400, <=120, <116, 800-1000, ~700, ~49-73, <~400, \
         >~400, dozens, < @claim, > @claim, majority of @claim or ?",
        quoted(text)
    );
    Error::new(ErrorKind::Syntax, message)
}

#[cfg(feature = "serde")]
impl serde::Serialize for Figure {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Figure {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
