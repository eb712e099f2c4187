//! [`Roll`]: records made ready to be linked, column by column.

use std::collections::BTreeMap;
use std::fmt;

use crate::link::field::{Category, Day, Email, Identifier, SexLetters, Text};
use crate::name::{PersonName, fold};

/// The values of one column, in the order of the records.
#[derive(Clone)]
pub(super) enum Values {
    Name(Vec<Option<PersonName>>),
    Born(Vec<Option<Day>>),
    Event(Vec<Option<Day>>),
    Identifier(Vec<Identifier>),
    Category(Vec<Category>),
    /// Numbers of texts, each kept once; the first is missing.
    Text(Vec<u32>, Vec<Text>),
    Email(Vec<u32>, Vec<Email>),
}

#[derive(Clone)]
struct Column {
    label: String,
    values: Values,
}

/// Records of one list or of several, made ready to be linked. Whatever order they come in, they stand in the order of
/// their ids.
///
/// ```
/// use cotejo::link::Roll;
/// use cotejo::name;
///
/// let names = ["PEÑA MONTERO, Rubén", "Ruben Pena"].map(|text| name::parse(text).one().cloned());
/// let roll = Roll::new(["a-1", "b-7"])
///     .with_names(names)
///     .with_born("born", ["1994-08-13", "1994"])
///     .with_identifiers("national id", ["V-12.345.678", ""]);
/// assert_eq!(roll.len(), 2);
/// ```
#[derive(Clone)]
pub struct Roll {
    ids: Vec<Box<str>>,
    /// Where each record in order came in the input.
    order: Vec<usize>,
    columns: Vec<Column>,
    listings: Vec<Option<u32>>,
}

impl Roll {
    /// Records with these ids, of which nothing else is known yet. Of equal ids each stays a record.
    #[must_use]
    pub fn new<S: Into<Box<str>>>(ids: impl IntoIterator<Item = S>) -> Self {
        let given: Vec<Box<str>> = ids.into_iter().map(Into::into).collect();
        let mut order: Vec<usize> = (0..given.len()).collect();
        order.sort_by_key(|at| given.get(*at));
        let ids = order.iter().filter_map(|at| given.get(*at).cloned()).collect();
        Self {
            ids,
            order,
            columns: Vec::new(),
            listings: Vec::new(),
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The id of a record, by its place in the order of ids.
    #[must_use]
    pub fn id(&self, record: u32) -> Option<&str> {
        usize::try_from(record)
            .ok()
            .and_then(|at| self.ids.get(at))
            .map(|id| &**id)
    }

    /// The place of each record of the input, in its order.
    #[must_use]
    pub fn places(&self) -> Vec<u32> {
        let mut places = vec![0; self.order.len()];
        for (place, at) in self.order.iter().enumerate() {
            if let Some(slot) = places.get_mut(*at) {
                *slot = u32::try_from(place).unwrap_or(u32::MAX);
            }
        }
        places
    }

    /// With the listing each record is of, in the order of the ids given.
    #[must_use]
    pub fn with_listings<'a>(mut self, listings: impl IntoIterator<Item = &'a str>) -> Self {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let given: Vec<&str> = listings.into_iter().collect();
        let mut all = given.clone();
        all.sort_unstable();
        all.dedup();
        numbers.extend(
            all.iter()
                .filter(|text| !text.is_empty())
                .zip(0..)
                .map(|(text, number)| (*text, number)),
        );
        let number = |text: &&str| numbers.get(*text).copied();
        let listings: Vec<Option<u32>> = given.iter().map(number).collect();
        self.listings = self.ordered(listings, None);
        self
    }

    /// With the name of each record. Only one column of names is compared; a second replaces it.
    #[must_use]
    pub fn with_names(mut self, names: impl IntoIterator<Item = Option<PersonName>>) -> Self {
        self.columns
            .retain(|column| !matches!(column.values, Values::Name(_)));
        let names = self.ordered(names, None);
        self.with("name", Values::Name(names))
    }

    /// With dates of birth as written; what is no date is missing.
    #[must_use]
    pub fn with_born<'a>(self, label: &str, dates: impl IntoIterator<Item = &'a str>) -> Self {
        let dates = self.ordered(dates.into_iter().map(Day::read), None);
        self.with(label, Values::Born(dates))
    }

    /// With dates of an event, such as an arrest.
    #[must_use]
    pub fn with_events<'a>(self, label: &str, dates: impl IntoIterator<Item = &'a str>) -> Self {
        let dates = self.ordered(dates.into_iter().map(Day::read), None);
        self.with(label, Values::Event(dates))
    }

    /// With numbers that people are registered under.
    #[must_use]
    pub fn with_identifiers<'a>(self, label: &str, numbers: impl IntoIterator<Item = &'a str>) -> Self {
        let numbers = self.ordered(numbers.into_iter().map(Identifier::read), Identifier::default());
        self.with(label, Values::Identifier(numbers))
    }

    /// With sexes as written.
    #[must_use]
    pub fn with_sexes<'a>(self, label: &str, sexes: impl IntoIterator<Item = &'a str>) -> Self {
        let given: Vec<&str> = sexes.into_iter().collect();
        let letters = SexLetters::of(given.iter().copied());
        let sexes = self.ordered(
            given.iter().map(|text| Category::sex(text, letters)),
            Category::default(),
        );
        self.with(label, Values::Category(sexes))
    }

    /// With a free text, such as a place.
    #[must_use]
    pub fn with_texts<'a>(self, label: &str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (numbers, texts) = numbered(texts, Text::new);
        let numbers = self.ordered(numbers, 0);
        self.with(label, Values::Text(numbers, texts))
    }

    /// With addresses of mail.
    #[must_use]
    pub fn with_emails<'a>(self, label: &str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (numbers, texts) = numbered(texts, Email::new);
        let numbers = self.ordered(numbers, 0);
        self.with(label, Values::Email(numbers, texts))
    }

    fn with(mut self, label: &str, values: Values) -> Self {
        self.columns.push(Column {
            label: label.to_owned(),
            values,
        });
        self
    }

    /// Values of the input in the order of the ids; a list that ends early is filled up.
    fn ordered<T: Clone>(&self, given: impl IntoIterator<Item = T>, missing: T) -> Vec<T> {
        let given: Vec<T> = given.into_iter().collect();
        let at = |place: &usize| given.get(*place).cloned().unwrap_or_else(|| missing.clone());
        self.order.iter().map(at).collect()
    }

    pub(super) fn columns(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn label(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |column| &column.label)
    }

    pub(super) fn values(&self, column: usize) -> Option<&Values> {
        self.columns.get(column).map(|column| &column.values)
    }

    pub(super) fn name(&self, record: usize) -> Option<&PersonName> {
        self.columns.iter().find_map(|column| match &column.values {
            Values::Name(names) => names.get(record).and_then(Option::as_ref),
            _ => None,
        })
    }

    pub(super) fn day(&self, column: usize, record: usize) -> Option<Day> {
        match self.values(column)? {
            Values::Born(days) | Values::Event(days) => *days.get(record)?,
            _ => None,
        }
    }

    /// A number for the value of a column; `None` where it is missing, and for a date that is not whole.
    pub(super) fn value(&self, column: usize, record: usize) -> Option<u64> {
        match self.values(column)? {
            Values::Name(_) => None,
            Values::Born(days) | Values::Event(days) => {
                let day = (*days.get(record)?)?;
                day.day().map(|_| u64::from(day.number()))
            }
            Values::Identifier(numbers) => {
                let number = numbers
                    .get(record)
                    .filter(|number| !number.is_missing())?
                    .number();
                u64::try_from(number & u128::from(u64::MAX)).ok()
            }
            Values::Category(categories) => {
                let category = categories.get(record).filter(|category| !category.is_missing())?;
                Some(u64::from(category.number()))
            }
            Values::Text(numbers, _) | Values::Email(numbers, _) => numbers
                .get(record)
                .filter(|number| **number > 0)
                .map(|number| u64::from(*number)),
        }
    }

    /// The share of records with a value, in thousandths.
    pub(super) fn filled(&self, column: usize) -> u64 {
        let has = |record: &usize| match self.values(column) {
            Some(Values::Born(_) | Values::Event(_)) => self.day(column, *record).is_some(),
            Some(Values::Name(names)) => names.get(*record).is_some_and(Option::is_some),
            _ => self.value(column, *record).is_some(),
        };
        let filled = (0..self.len()).filter(has).count();
        let (filled, all) = (
            u64::try_from(filled).unwrap_or(0),
            u64::try_from(self.len()).unwrap_or(1),
        );
        filled * 1_000 / all.max(1)
    }
}

/// Texts as numbers, each kept once, folded; number 0 is missing.
fn numbered<'a, T>(texts: impl IntoIterator<Item = &'a str>, make: fn(&str) -> T) -> (Vec<u32>, Vec<T>) {
    let folded: Vec<String> = texts.into_iter().map(|text| fold(text.trim())).collect();
    let mut distinct: Vec<&str> = folded.iter().map(String::as_str).collect();
    distinct.push("");
    distinct.sort_unstable();
    distinct.dedup();
    let number =
        |text: &String| u32::try_from(distinct.binary_search(&text.as_str()).unwrap_or(0)).unwrap_or(0);
    (
        folded.iter().map(number).collect(),
        distinct.iter().map(|text| make(text)).collect(),
    )
}

/// Shows how many records and which columns there are, and nothing of what they say.
impl fmt::Debug for Roll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns: Vec<&str> = self.columns.iter().map(|column| column.label.as_str()).collect();
        f.debug_struct("Roll")
            .field("records", &self.ids.len())
            .field("columns", &columns)
            .finish_non_exhaustive()
    }
}
