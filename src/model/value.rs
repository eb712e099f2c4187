//! [`Value`]: what a file says before anyone has judged it.

use std::fmt;

use crate::bounds::Bounds;
use crate::figure::Figure;
use crate::id::Id;
use crate::when::When;

/// A piece of a [`Draft`](crate::Draft): text, number, flag, list or record, kept as written.
///
/// Reading never fails on a type that does not fit; the door reports it with everything else. Keys
/// keep their order, and a key given twice is kept twice, to be reported. `Debug` shows the shape
/// without the content, which may hold names.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// `null`: in a reading, it takes the field away; elsewhere the same as absent.
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, in digits.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A record: keys and values.
    Record(Fields),
    /// Something nested deeper than any ledger is; its content is dropped, and the door says so.
    TooDeep,
}

/// The keys and values of one record, in the order written.
pub type Fields = Vec<(String, Value)>;

impl Value {
    /// A record from its keys and values.
    ///
    /// ```
    /// use cotejo::Value;
    /// let infers = Value::record([("claim", "s3-2"), ("by", "s3")]);
    /// # let _ = infers;
    /// ```
    pub fn record<K: Into<String>, V: Into<Self>>(fields: impl IntoIterator<Item = (K, V)>) -> Self {
        Self::Record(
            fields
                .into_iter()
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }

    /// How deep a value may be nested.
    #[cfg(feature = "serde")]
    const DEEPEST: usize = 12;
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Flag(_) => f.write_str("flag"),
            Self::Number(_) => f.write_str("number"),
            Self::Text(_) => f.write_str("text"),
            Self::List(items) => write!(f, "list of {}", items.len()),
            Self::Record(fields) => write!(f, "record of {}", fields.len()),
            Self::TooDeep => f.write_str("too deep"),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number.to_string())
    }
}
impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.to_string())
    }
}
impl From<&Figure> for Value {
    fn from(figure: &Figure) -> Self {
        Self::Text(figure.to_string())
    }
}
impl From<Bounds> for Value {
    fn from(bounds: Bounds) -> Self {
        Self::Text(bounds.to_string())
    }
}
impl From<&When> for Value {
    fn from(when: &When) -> Self {
        Self::Text(when.to_string())
    }
}
impl<K> From<&Id<K>> for Value {
    fn from(id: &Id<K>) -> Self {
        Self::Text(id.as_str().to_owned())
    }
}
impl<V: Into<Self>> From<Vec<V>> for Value {
    fn from(items: Vec<V>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
impl<V: Into<Self>, const N: usize> From<[V; N]> for Value {
    fn from(items: [V; N]) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

#[cfg(feature = "serde")]
mod wire {
    use std::str::FromStr;

    use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
    use serde::ser::{Serialize, SerializeMap, Serializer};

    use super::{Value, fmt};

    /// Reads a value that is already `depth` levels down.
    struct Level(usize);

    impl<'de> DeserializeSeed<'de> for Level {
        type Value = Value;
        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
            if self.0 > Value::DEEPEST {
                return deserializer
                    .deserialize_ignored_any(IgnoredAny)
                    .map(|_| Value::TooDeep);
            }
            deserializer.deserialize_any(self)
        }
    }

    impl<'de> Visitor<'de> for Level {
        type Value = Value;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value")
        }
        fn visit_unit<E>(self) -> Result<Value, E> {
            Ok(Value::Null)
        }
        fn visit_none<E>(self) -> Result<Value, E> {
            Ok(Value::Null)
        }
        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
            deserializer.deserialize_any(self)
        }
        fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
            Ok(Value::Flag(flag))
        }
        fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
            Ok(Value::Number(number.to_string()))
        }
        fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
            Ok(Value::Number(number.to_string()))
        }
        fn visit_u128<E>(self, number: u128) -> Result<Value, E> {
            Ok(Value::Number(number.to_string()))
        }
        fn visit_i128<E>(self, number: i128) -> Result<Value, E> {
            Ok(Value::Number(number.to_string()))
        }
        fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
            Ok(Value::Number(number.to_string()))
        }
        fn visit_str<E>(self, text: &str) -> Result<Value, E> {
            Ok(Value::Text(text.to_owned()))
        }
        fn visit_string<E>(self, text: String) -> Result<Value, E> {
            Ok(Value::Text(text))
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = access.next_element_seed(Level(self.0 + 1))? {
                items.push(item);
            }
            Ok(Value::List(items))
        }
        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
            let mut fields = Vec::new();
            while let Some(key) = access.next_key::<String>()? {
                fields.push((key, access.next_value_seed(Level(self.0 + 1))?));
            }
            Ok(Value::Record(fields))
        }
    }

    impl<'de> Deserialize<'de> for Value {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Level(0).deserialize(deserializer)
        }
    }

    /// The number with just these digits.
    fn exactly<N: FromStr + ToString>(digits: &str) -> Option<N> {
        digits
            .parse()
            .ok()
            .filter(|number: &N| number.to_string() == digits)
    }

    impl Serialize for Value {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Null | Self::TooDeep => serializer.serialize_unit(),
                Self::Flag(flag) => serializer.serialize_bool(*flag),
                // What was a number stays one where a number reads back as the same digits.
                Self::Number(digits) => {
                    if let Some(number) = exactly::<i64>(digits) {
                        serializer.serialize_i64(number)
                    } else if let Some(number) = exactly::<u64>(digits) {
                        serializer.serialize_u64(number)
                    } else if let Some(number) = exactly::<f64>(digits).filter(|number| number.is_finite()) {
                        serializer.serialize_f64(number)
                    } else {
                        serializer.serialize_str(digits)
                    }
                }
                Self::Text(text) => serializer.serialize_str(text),
                Self::List(items) => serializer.collect_seq(items),
                Self::Record(fields) => {
                    let mut map = serializer.serialize_map(Some(fields.len()))?;
                    for (key, value) in fields {
                        map.serialize_entry(key, value)?;
                    }
                    map.end()
                }
            }
        }
    }
}
