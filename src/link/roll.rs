//! [`Roll`]: records made ready to be linked, column by column.

use std::fmt;
use std::sync::Arc;

use crate::link::codes::{Headed, Texts, coded};
use crate::link::field::{Category, Day, Email, Identifier, Set, SexLetters, Text};
use crate::name::{self, PersonName, Roster, fold};
use crate::threads::each;

/// How many names are read before their words are gathered.
const READ_AT_ONCE: usize = 1_024;

/// What a column holds: for each record a code, 0 where it is missing, and what the codes stand for.
#[derive(Clone)]
pub(super) enum Values {
    /// 1 for a name.
    Name(Box<Roster>),
    /// Codes of days.
    Born,
    /// Codes of days.
    Event,
    /// Places among these, each kept once; the first is missing.
    Identifier(Arc<Vec<Identifier>>),
    /// Numbers of categories.
    Category,
    /// Places among these, each kept once; the first is missing.
    Text(Arc<Vec<Text>>),
    Email(Arc<Vec<Email>>),
    Set(Arc<Vec<Set>>),
}

#[derive(Clone)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) values: Values,
    pub(super) codes: Vec<u32>,
}

/// Records of one list or of several, made ready to be linked. Whatever order they come in, they stand in the order of
/// their ids.
///
/// A column is given in the order of the ids. Nothing here fails: what it has beyond the ids is dropped, and the records it
/// ends before have nothing in it; who is not sure counts first. The first
/// [16](crate::link::Pattern::COMPARISONS) columns are compared, in the order given and the name among them; later ones
/// weigh nothing, though they may bring records together. [`labels`](Self::labels) shows them all.
///
/// ```
/// use cotejo::link::Roll;
///
/// let roll = Roll::new(["a-1", "b-7"])
///     .with_written_names(["PEÑA MONTERO, Rubén", "sin identificar"])
///     .with_born("born", ["1994-08-13", "1994"])
///     .with_identifiers("national id", ["V-12.345.678", ""]);
/// assert!(roll.len() == 2 && roll.labels().eq(["name", "born", "national id"]));
/// ```
#[derive(Clone)]
pub struct Roll {
    ids: Vec<Box<str>>,
    /// Where each record in order came in the input.
    order: Vec<usize>,
    pub(super) columns: Vec<Column>,
    pub(super) listings: Vec<Option<u32>>,
}

impl Roll {
    /// Records with these ids, of which nothing else is known yet. O(records · log records).
    ///
    /// Of equal ids each stays a record of its own, beside one another in the order they came:
    /// [`places`](Self::places) tells them apart, results by id cannot.
    #[must_use]
    pub fn new<S: Into<Box<str>>>(ids: impl IntoIterator<Item = S>) -> Self {
        let mut given: Vec<Box<str>> = ids.into_iter().map(Into::into).collect();
        let mut sorted: Vec<(Headed<'_>, usize)> = Vec::with_capacity(given.len());
        sorted.extend(given.iter().map(|id| Headed::new(id)).zip(0..));
        // Ids mostly come in a few long runs, which this sort finds.
        sorted.sort();
        let order: Vec<usize> = sorted.into_iter().map(|(_, at)| at).collect();
        let taken = |at: &usize| given.get_mut(*at).map(std::mem::take);
        Self {
            ids: order.iter().filter_map(taken).collect(),
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

    /// The place of the record with this id in the order of ids; `None` where there is none. Of equal ids the first: the
    /// others stand right behind it. O(log records).
    ///
    /// Judgements are best kept by ids, as places move when records are added:
    ///
    /// ```
    /// use cotejo::link::{Roll, cluster::Constraints};
    ///
    /// let roll = Roll::new(["b-7", "a-1", "b-2"]);
    /// let judged = [("a-1", "b-7"), ("a-1", "x-9")];
    /// let known = |(one, other)| Some((roll.place(one)?, roll.place(other)?));
    /// let same = judged.into_iter().filter_map(known).collect(); // x-9 is gone
    /// let constraints = Constraints { same, ..Constraints::default() };
    /// assert_eq!(constraints.same, [(0, 2)]);
    /// ```
    #[must_use]
    pub fn place(&self, id: &str) -> Option<u32> {
        let at = self.ids.partition_point(|known| &**known < id);
        let place = u32::try_from(at).ok()?;
        (self.id(place) == Some(id)).then_some(place)
    }

    /// The labels of the columns in the order given, those that are not compared included; a name is called `name`.
    /// [`Piece`](crate::link::Piece) counts columns so, from 0.
    #[must_use]
    pub fn labels(&self) -> impl ExactSizeIterator<Item = &str> {
        self.columns.iter().map(|column| column.label.as_str())
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
        let texts = Texts::of(listings.into_iter().take(self.order.len()));
        let (codes, _) = coded(texts.distinct().map(Headed::new), Headed::new(""));
        let codes = self.ordered(&texts.spread(&codes), 0);
        self.listings = codes.iter().map(|code| code.checked_sub(1)).collect();
        self
    }

    /// With the name of each record. Only one column of names is compared; a second replaces it. A name is kept by its
    /// words, each of which takes room once.
    #[must_use]
    pub fn with_names(mut self, names: impl IntoIterator<Item = Option<PersonName>>) -> Self {
        self.columns
            .retain(|column| !matches!(column.values, Values::Name(_)));
        let roster = Roster::of(names.into_iter().take(self.order.len())).ordered(&self.order);
        let codes = (0..self.order.len()).map(|record| u32::from(roster.is_named(record)));
        let codes = codes.collect();
        self.with("name", Values::Name(Box::new(roster)), codes)
    }

    /// The same with the names as written, read by [`parse`](name::parse): of a text that names several people, the
    /// first. With the feature `rayon` all threads read; whatever their number, the roll is the same. No more than a
    /// thousand names at a time are kept whole.
    #[must_use]
    pub fn with_written_names<S: AsRef<str> + Sync>(self, texts: impl IntoIterator<Item = S>) -> Self {
        let mut texts = texts.into_iter().take(self.order.len());
        let read = |text: &S| name::parse(text.as_ref()).into_first();
        let some = std::iter::from_fn(|| {
            let some: Vec<S> = texts.by_ref().take(READ_AT_ONCE).collect();
            (!some.is_empty()).then(|| each(&some, read))
        });
        self.with_names(some.flatten())
    }

    /// With dates of birth as written; what is no date is missing.
    #[must_use]
    pub fn with_born<'a>(self, label: &str, dates: impl IntoIterator<Item = &'a str>) -> Self {
        let codes = self.days(dates);
        self.with(label, Values::Born, codes)
    }

    /// With dates of an event, such as an arrest.
    #[must_use]
    pub fn with_events<'a>(self, label: &str, dates: impl IntoIterator<Item = &'a str>) -> Self {
        let codes = self.days(dates);
        self.with(label, Values::Event, codes)
    }

    /// With numbers that people are registered under.
    #[must_use]
    pub fn with_identifiers<'a>(self, label: &str, numbers: impl IntoIterator<Item = &'a str>) -> Self {
        let numbers = numbers.into_iter().take(self.order.len());
        let read: Vec<Identifier> = numbers.map(Identifier::read).collect();
        let numbers = self.ordered(&read, Identifier::default());
        let (codes, distinct) = coded(numbers.into_iter(), Identifier::default());
        self.with(label, Values::Identifier(Arc::new(distinct)), codes)
    }

    /// With sexes as written.
    #[must_use]
    pub fn with_sexes<'a>(self, label: &str, sexes: impl IntoIterator<Item = &'a str>) -> Self {
        let texts = Texts::of(sexes.into_iter().take(self.order.len()));
        let letters = SexLetters::of(texts.distinct());
        let number = |text: &str| Category::sex(text, letters).number();
        let numbers: Vec<u32> = texts.distinct().map(number).collect();
        let codes = self.ordered(&texts.spread(&numbers), 0);
        self.with(label, Values::Category, codes)
    }

    /// With a free text, such as a place.
    #[must_use]
    pub fn with_texts<'a>(self, label: &str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (codes, texts) = self.folded(texts, |text| text.chars().any(char::is_alphanumeric), Text::new);
        self.with(label, Values::Text(Arc::new(texts)), codes)
    }

    /// With addresses of mail.
    #[must_use]
    pub fn with_emails<'a>(self, label: &str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (codes, emails) = self.folded(texts, |text| !Email::new(text).is_missing(), Email::new);
        self.with(label, Values::Email(Arc::new(emails)), codes)
    }

    /// With several words of a vocabulary each, such as nationalities, between commas, semicolons, slashes or bars.
    #[must_use]
    pub fn with_sets<'a>(self, label: &str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let words = |text: &str| -> Vec<String> {
            let split = text.split([',', ';', '/', '|']).map(|word| fold(word.trim()));
            let mut words: Vec<String> = split.filter(|word| !word.is_empty()).collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        let texts = Texts::of(texts.into_iter().take(self.order.len()));
        let given: Vec<Vec<String>> = texts.distinct().map(words).collect();
        let mut known: Vec<&String> = given.iter().flatten().collect();
        known.sort_unstable();
        known.dedup();
        let number = |word: &String| u32::try_from(known.binary_search(&word).unwrap_or(0)).unwrap_or(0);
        let sets = given.iter().map(|words| words.iter().map(number).collect());
        let (codes, distinct) = coded(sets, Set::default());
        let codes = self.ordered(&texts.spread(&codes), 0);
        self.with(label, Values::Set(Arc::new(distinct)), codes)
    }

    fn with(mut self, label: &str, values: Values, codes: Vec<u32>) -> Self {
        self.columns.push(Column {
            label: label.to_owned(),
            values,
            codes,
        });
        self
    }

    fn days<'a>(&self, dates: impl IntoIterator<Item = &'a str>) -> Vec<u32> {
        let day = |text| Day::read(text).map_or(0, Day::code);
        let days: Vec<u32> = dates.into_iter().take(self.order.len()).map(day).collect();
        self.ordered(&days, 0)
    }

    /// Texts as codes, each kept once, folded.
    fn folded<'a, T>(
        &self,
        texts: impl IntoIterator<Item = &'a str>,
        says: fn(&str) -> bool,
        make: fn(&str) -> T,
    ) -> (Vec<u32>, Vec<T>) {
        let texts = Texts::of(texts.into_iter().take(self.order.len()));
        // One after another, since there may be as many as records.
        let (mut all, mut ends) = (String::new(), Vec::with_capacity(texts.distinct().len()));
        for text in texts.distinct() {
            let text = fold(text.trim());
            if says(&text) {
                all.push_str(&text);
            }
            ends.push(all.len());
        }
        let mut start = 0;
        let folded = ends.iter().map(|end| {
            let text = all.get(std::mem::replace(&mut start, *end)..*end);
            Headed::new(text.unwrap_or_default())
        });
        let (codes, distinct) = coded(folded, Headed::new(""));
        let codes = self.ordered(&texts.spread(&codes), 0);
        (codes, distinct.iter().map(|headed| make(headed.text)).collect())
    }

    /// The records in an order in which those of like names are neighbours, so that what is compared lies close together.
    pub(super) fn by_name(&self) -> Vec<usize> {
        self.names()
            .map_or_else(|| (0..self.len()).collect(), Roster::by_sound)
    }

    /// Some of the records in an order of their own.
    pub(super) fn picked(&self, order: &[usize]) -> Self {
        let column = |column: &Column| Column {
            label: column.label.clone(),
            values: match &column.values {
                Values::Name(roster) => Values::Name(Box::new(roster.ordered(order))),
                others => others.clone(),
            },
            codes: pick(&column.codes, order, 0),
        };
        Self {
            // Ids and listings are asked of the roll that was given.
            ids: vec![Box::default(); order.len()],
            order: Vec::new(),
            columns: each(&self.columns, column),
            listings: Vec::new(),
        }
    }

    /// Values of the input in the order of the ids; a list that ends early is filled up.
    fn ordered<T: Copy>(&self, given: &[T], missing: T) -> Vec<T> {
        let at = |place: &usize| given.get(*place).copied().unwrap_or(missing);
        self.order.iter().map(at).collect()
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn values(&self, column: usize) -> Option<&Values> {
        self.columns.get(column).map(|column| &column.values)
    }

    pub(super) fn names(&self) -> Option<&Roster> {
        self.columns.iter().find_map(|column| match &column.values {
            Values::Name(roster) => Some(&**roster),
            _ => None,
        })
    }

    pub(super) fn code(&self, column: usize, record: usize) -> u32 {
        let codes = self.columns.get(column).map(|column| &column.codes);
        codes.and_then(|codes| codes.get(record)).copied().unwrap_or(0)
    }

    pub(super) fn day(&self, column: usize, record: usize) -> Option<Day> {
        match self.values(column)? {
            Values::Born | Values::Event => Day::of_code(self.code(column, record)),
            _ => None,
        }
    }

    /// A number for the value of a column; `None` where it is missing, and for a date that is not whole.
    pub(super) fn value(&self, column: usize, record: usize) -> Option<u64> {
        let code = self.code(column, record);
        match self.values(column)? {
            Values::Name(_) => None,
            Values::Born | Values::Event => {
                let day = Day::of_code(code)?;
                day.day().map(|_| u64::from(day.number()))
            }
            // The letter before a number is left out where it is missing in another.
            Values::Identifier(distinct) => {
                let number = usize::try_from(code).ok().and_then(|at| distinct.get(at));
                let number = number.filter(|number| !number.is_missing())?.number();
                u64::try_from(number & u128::from(u64::MAX)).ok()
            }
            _ => (code > 0).then_some(u64::from(code)),
        }
    }

    /// The share of records with a value, in thousandths.
    pub(super) fn filled(&self, column: usize) -> u64 {
        let codes = self.columns.get(column).map_or(&[][..], |column| &column.codes);
        let filled = codes.iter().filter(|code| **code > 0).count();
        let number = |count: usize| u64::try_from(count).unwrap_or(0);
        number(filled) * 1_000 / number(self.len()).max(1)
    }
}

/// The values at these places, in their order.
fn pick<T: Clone>(values: &[T], places: &[usize], missing: T) -> Vec<T> {
    let at = |place: &usize| values.get(*place).unwrap_or(&missing).clone();
    places.iter().map(at).collect()
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
