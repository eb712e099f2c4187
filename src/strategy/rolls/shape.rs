//! [`Shape`]: what kind of lists are made.

use crate::strategy::rolls::tongue::Tongue;

/// What one column holds. Its header is [`header`](Self::header).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Column {
    /// The given names.
    Given,
    /// The first given name and the surnames.
    FirstAndSurname,
    /// The first surname, or the only one.
    Surname,
    /// The second surname.
    SecondSurname,
    /// The whole name in one cell.
    FullName,
    /// F or M.
    Sex,
    /// The date of birth, whole or in part, as in ISO 8601.
    Born,
    /// The year of birth.
    BirthYear,
    /// The month of birth, 1 to 12.
    BirthMonth,
    /// The day of birth, 1 to 31.
    BirthDay,
    /// The age in whole years.
    Age,
    /// A national document number.
    NationalId,
    /// A state or town, of residence or birth.
    Place,
    /// A postcode, finer than the place.
    Postcode,
    /// What the person does.
    Occupation,
    /// A house and a street.
    Address,
    /// The date of arrest.
    Arrested,
    /// Where the person is held.
    Facility,
}

impl Column {
    /// The header of the column.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::Given => "given_name",
            Self::FirstAndSurname => "first_and_surname",
            Self::Surname => "surname",
            Self::SecondSurname => "surname2",
            Self::FullName => "full_name",
            Self::Sex => "sex",
            Self::Born => "dob",
            Self::BirthYear => "birth_year",
            Self::BirthMonth => "birth_month",
            Self::BirthDay => "birth_day",
            Self::Age => "age",
            Self::NationalId => "national_id",
            Self::Place => "state",
            Self::Postcode => "postcode",
            Self::Occupation => "occupation",
            Self::Address => "address_1",
            Self::Arrested => "arrest_date",
            Self::Facility => "facility",
        }
    }
}

/// How many records one person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sizes {
    /// One, and so many people in a thousand have a second one.
    Repeats(u16),
    /// From one to this many, small numbers oftener: each size about as often as its double and half.
    Skewed(u16),
}

/// What kind of lists are made. Shares are in thousandths.
///
/// The constructors are five kinds of list that defeat linkage in different ways; every field can be set apart.
///
/// ```
/// use cotejo::strategy::rolls::Shape;
/// let rows: Vec<_> = Shape::registry(1_000).missing(50).rows(7).collect();
/// assert_eq!(rows.len(), 1_000);
/// assert_eq!(rows, Shape::registry(1_000).missing(50).rows(7).collect::<Vec<_>>());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    pub(super) records: u64,
    pub(super) tongue: Tongue,
    pub(super) columns: Vec<Column>,
    pub(super) sizes: Sizes,
    pub(super) lists: u8,
    pub(super) faults: u16,
    pub(super) first_is_clean: bool,
    pub(super) missing: u16,
    pub(super) aliases: u16,
    pub(super) partial: u16,
    pub(super) identified: u16,
    pub(super) families: u16,
    pub(super) namesakes: u16,
}

impl Shape {
    fn new(records: u64, tongue: Tongue, columns: &[Column]) -> Self {
        Self {
            records,
            tongue,
            columns: columns.to_vec(),
            sizes: Sizes::Repeats(110),
            lists: 1,
            faults: 1_000,
            first_is_clean: false,
            missing: 0,
            aliases: 0,
            partial: 0,
            identified: 0,
            families: 0,
            namesakes: 0,
        }
    }

    /// A register with few columns, one person in nine in it twice, the second time with one slip: of 10,000 records,
    /// one pair in 50,000 is one person.
    #[must_use]
    pub fn registry(records: u64) -> Self {
        use Column::{BirthDay, BirthMonth, BirthYear, Given, Surname};
        let columns = [Given, Surname, BirthYear, BirthMonth, BirthDay];
        Self {
            first_is_clean: true,
            ..Self::new(records, Tongue::German, &columns)
        }
    }

    /// People each told of up to 25 times, under short forms and partial names, with much missing.
    #[must_use]
    pub fn aliases_of_few(records: u64) -> Self {
        use Column::{Born, FirstAndSurname, FullName, Given, Occupation, Place, Postcode, Sex, Surname};
        let columns = [
            FullName,
            FirstAndSurname,
            Given,
            Surname,
            Born,
            Place,
            Postcode,
            Sex,
            Occupation,
        ];
        Self {
            sizes: Sizes::Skewed(25),
            faults: 700,
            missing: 150,
            aliases: 350,
            partial: 250,
            families: 100,
            ..Self::new(records, Tongue::English, &columns)
        }
    }

    /// Three short lists with repeats inside, an age instead of a date of birth.
    #[must_use]
    pub fn several_lists(records: u64) -> Self {
        use Column::{Age, Given, Occupation, Postcode, Sex, Surname};
        let columns = [Given, Surname, Sex, Age, Occupation, Postcode];
        Self {
            sizes: Sizes::Skewed(4),
            lists: 3,
            faults: 500,
            missing: 20,
            ..Self::new(records, Tongue::English, &columns)
        }
    }

    /// Four lists of people detained, with two surnames, documents, states, facilities and dates of arrest.
    #[must_use]
    pub fn detained(records: u64) -> Self {
        use Column::{Arrested, Born, Facility, Given, NationalId, Place, SecondSurname, Sex, Surname};
        let columns = [
            Given,
            Surname,
            SecondSurname,
            Sex,
            Born,
            NationalId,
            Place,
            Facility,
            Arrested,
        ];
        Self {
            sizes: Sizes::Skewed(6),
            lists: 4,
            faults: 600,
            missing: 150,
            aliases: 150,
            partial: 150,
            identified: 600,
            families: 50,
            ..Self::new(records, Tongue::Spanish, &columns)
        }
    }

    /// People who nearly all have one name, with little besides.
    #[must_use]
    pub fn namesakes_only(records: u64) -> Self {
        use Column::{Born, Given, Place, Sex, Surname};
        Self {
            namesakes: 950,
            missing: 300,
            ..Self::new(records, Tongue::Spanish, &[Given, Surname, Sex, Born, Place])
        }
    }

    /// With these columns.
    #[must_use]
    pub fn columns(self, columns: impl IntoIterator<Item = Column>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            ..self
        }
    }

    /// With these numbers of records a person.
    #[must_use]
    pub fn sizes(self, sizes: Sizes) -> Self {
        Self { sizes, ..self }
    }

    /// With so many slips in a thousand records: of typing, of the eye, of the ear, in figures.
    #[must_use]
    pub fn faults(self, faults: u16) -> Self {
        Self { faults, ..self }
    }

    /// With so many cells in a thousand empty; names are never left out whole.
    #[must_use]
    pub fn missing(self, missing: u16) -> Self {
        Self { missing, ..self }
    }

    /// With so many records in a thousand that tell the name in another way.
    #[must_use]
    pub fn aliases(self, aliases: u16) -> Self {
        Self { aliases, ..self }
    }

    /// With so many dates of birth in a thousand of which only the year, or no day, is told.
    #[must_use]
    pub fn partial(self, partial: u16) -> Self {
        Self { partial, ..self }
    }

    /// With so many people in a thousand whose records tend to have their document number.
    #[must_use]
    pub fn identified(self, identified: u16) -> Self {
        Self { identified, ..self }
    }

    /// With so many people in a thousand who share surnames and address with up to three others.
    #[must_use]
    pub fn families(self, families: u16) -> Self {
        Self { families, ..self }
    }

    /// With so many people in a thousand who have one and the same name.
    #[must_use]
    pub fn namesakes(self, namesakes: u16) -> Self {
        Self { namesakes, ..self }
    }

    /// The headers of the cells of each row.
    #[must_use]
    pub fn headers(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.header()).collect()
    }
}
