//! One drafted record under the door's eye: every field read, every fault noted, nothing repeated
//! that may be private.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use crate::error::{Error, ErrorKind, quoted};
use crate::id::Id;
use crate::model::known::Ids;
use crate::model::value::Value;
use crate::model::vocabulary::nearest;

/// Reads one record and collects its faults.
pub(super) struct Reader<'f, 'a> {
    place: String,
    fields: &'f [(String, Value)],
    prefix: &'static str,
    private: bool,
    faults: &'a mut Vec<Error>,
}

/// What may be said of a value that cannot be used, without repeating it.
fn shape(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Flag(_) => "a flag",
        Value::Number(_) => "a number",
        Value::Text(_) => "text",
        Value::List(_) => "a list",
        Value::Record(_) => "an object",
        Value::TooDeep => "something nested too deep",
    }
}

impl<'f, 'a> Reader<'f, 'a> {
    /// How many references one field may hold: more are a mistake, and would be copied often.
    const MOST: usize = 1_000;

    pub(super) fn new(place: String, fields: &'f [(String, Value)], faults: &'a mut Vec<Error>) -> Self {
        Self {
            place,
            fields,
            prefix: "",
            private: false,
            faults,
        }
    }

    /// From here on, no value is repeated in a message.
    pub(super) fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// The fields of a record inside this one, named `prefix` in messages.
    pub(super) fn inner<'g, 'b>(
        &'b mut self,
        prefix: &'static str,
        fields: &'g [(String, Value)],
    ) -> Reader<'g, 'b> {
        Reader {
            place: self.place.clone(),
            fields,
            prefix,
            private: self.private,
            faults: self.faults,
        }
    }

    pub(super) fn fault(&mut self, field: &str, kind: ErrorKind, message: impl Into<String>) {
        self.note(field, Error::new(kind, message));
    }

    fn note(&mut self, field: &str, error: Error) {
        let error = if self.private {
            Error::new(
                error.kind(),
                "the value cannot be read; it may be private and is not repeated",
            )
        } else {
            error
        };
        let field = match (self.prefix, field) {
            ("", field) => field.to_owned(),
            (prefix, "") => prefix.to_owned(),
            (prefix, field) => format!("{prefix}.{field}"),
        };
        let error = error.in_record(&self.place);
        self.faults.push(if field.is_empty() {
            error
        } else {
            error.in_field(field)
        });
    }

    /// The value of a field; `null` counts as absent.
    pub(super) fn value(&self, field: &str) -> Option<&'f Value> {
        let found = self
            .fields
            .iter()
            .find(|(key, _)| key == field)
            .map(|(_, value)| value);
        found.filter(|value| **value != Value::Null)
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.value(field).is_some()
    }

    fn wrong_type(&mut self, field: &str, wanted: &str, found: &Value) {
        // Says only shapes, so it is safe for private records too.
        let message = format!("{wanted} belongs here, not {}", shape(found));
        let private = std::mem::replace(&mut self.private, false);
        self.fault(field, ErrorKind::WrongType, message);
        self.private = private;
    }

    fn as_text(&mut self, field: &str, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) | Value::Number(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Text(_) | Value::Number(_) => {
                let error = Error::new(
                    ErrorKind::Missing,
                    "the text is empty; leave the field out instead",
                );
                let private = std::mem::replace(&mut self.private, false);
                self.note(field, error);
                self.private = private;
                None
            }
            Value::Null | Value::Flag(_) | Value::List(_) | Value::Record(_) | Value::TooDeep => {
                self.wrong_type(field, "text", value);
                None
            }
        }
    }

    /// A record whose keys are the user's own, each with a text.
    pub(super) fn named_texts(&mut self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for (key, value) in self.fields.iter().filter(|(_, value)| *value != Value::Null) {
            if let Some(text) = self.as_text("", value)
                && found.insert(key.clone(), text).is_some()
            {
                let private = std::mem::replace(&mut self.private, false);
                self.fault("", ErrorKind::Repeated, "a field is given twice");
                self.private = private;
            }
        }
        found
    }

    pub(super) fn text(&mut self, field: &str) -> Option<String> {
        let value = self.value(field)?;
        self.as_text(field, value)
    }

    /// One text or a list of texts.
    pub(super) fn texts(&mut self, field: &str) -> Vec<String> {
        match self.value(field) {
            None => Vec::new(),
            Some(Value::List(items)) => items
                .iter()
                .filter_map(|item| self.as_text(field, item))
                .collect(),
            Some(single) => self.as_text(field, single).into_iter().collect(),
        }
    }

    pub(super) fn parse<T: FromStr<Err = Error>>(&mut self, field: &str, text: &str) -> Option<T> {
        text.parse().map_err(|error| self.note(field, error)).ok()
    }

    pub(super) fn parsed<T: FromStr<Err = Error>>(&mut self, field: &str) -> Option<T> {
        let text = self.text(field)?;
        self.parse(field, &text)
    }

    pub(super) fn flag(&mut self, field: &str) -> bool {
        match self.value(field) {
            None => false,
            Some(Value::Flag(flag)) => *flag,
            Some(other) => {
                self.wrong_type(field, "true or false", other);
                false
            }
        }
    }

    /// One object or a list of objects.
    pub(super) fn records(&mut self, field: &str) -> Vec<&'f [(String, Value)]> {
        let mut found = Vec::new();
        let items: Vec<&Value> = match self.value(field) {
            None => Vec::new(),
            Some(Value::List(items)) => items.iter().collect(),
            Some(single) => vec![single],
        };
        for item in items {
            match item {
                Value::Record(fields) => found.push(fields.as_slice()),
                Value::Null
                | Value::Flag(_)
                | Value::Number(_)
                | Value::Text(_)
                | Value::List(_)
                | Value::TooDeep => self.wrong_type(field, "an object", item),
            }
        }
        found
    }

    /// A reference to a record that must be there.
    pub(super) fn resolve<K>(
        &mut self,
        field: &str,
        text: &str,
        known: &Ids<K>,
        what: &str,
    ) -> Option<Id<K>> {
        let id: Id<K> = self.parse(field, text.strip_prefix('@').unwrap_or(text))?;
        if known.contains(&id) {
            return Some(id);
        }
        let hint = known
            .nearest(&id)
            .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        self.fault(
            field,
            ErrorKind::Dangling,
            format!("there is no {what} {}{hint}", quoted(id.as_str())),
        );
        None
    }

    pub(super) fn reference<K>(&mut self, field: &str, known: &Ids<K>, what: &str) -> Option<Id<K>> {
        let text = self.text(field)?;
        self.resolve(field, &text, known, what)
    }

    /// One reference or a list of them, in the order given, each once.
    pub(super) fn references<K>(&mut self, field: &str, known: &Ids<K>, what: &str) -> Vec<Id<K>> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let texts = self.texts(field);
        if texts.len() > Self::MOST {
            self.fault(
                field,
                ErrorKind::OutOfRange,
                format!("more than {} are given", Self::MOST),
            );
            return found;
        }
        for text in texts {
            if let Some(id) = self.resolve(field, &text, known, what) {
                if seen.insert(id.clone()) {
                    found.push(id);
                } else {
                    self.fault(
                        field,
                        ErrorKind::Repeated,
                        format!("{} is given twice", quoted(id.as_str())),
                    );
                }
            }
        }
        found
    }

    /// Reports keys nobody knows and keys given twice.
    pub(super) fn check_keys(&mut self, known: &[&[&str]]) {
        let mut seen = BTreeSet::new();
        for (key, value) in self.fields {
            if matches!(value, Value::TooDeep) {
                self.wrong_type(key_shown(key), "a value", value);
            }
            let all = known.iter().flat_map(|keys| keys.iter().copied());
            // A key is a word of the wire form; when it is none, it may be anything, even a name.
            if !all.clone().any(|word| word == key) {
                let message = match nearest(key, all.clone()) {
                    Some(word) => format!("unknown field {}; did you mean `{word}`?", quoted(key)),
                    None if looks_like_a_key(key) && !self.private => {
                        format!("unknown field {}", quoted(key))
                    }
                    None => {
                        // The name itself may be private; what would be known here may help.
                        let known: Vec<&str> = all.take(12).collect();
                        format!(
                            "a field with an unknown name; known are {} and so on",
                            known.join(", ")
                        )
                    }
                };
                let private = std::mem::replace(&mut self.private, false);
                self.fault("", ErrorKind::Unknown, message);
                self.private = private;
            } else if !seen.insert(key) {
                let private = std::mem::replace(&mut self.private, false);
                self.fault(key, ErrorKind::Repeated, "the field is given twice");
                self.private = private;
            }
        }
    }
}

fn looks_like_a_key(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= 32
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'-')
}

fn key_shown(key: &str) -> &str {
    if looks_like_a_key(key) { key } else { "a field" }
}

/// How a message names a record.
pub(super) fn place<K>(kind: &str, id: &Id<K>) -> String {
    format!("{kind} `{id}`")
}
