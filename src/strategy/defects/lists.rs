//! Defects of listings and of the records in them.

use crate::error::ErrorKind::{
    Dangling, Inverted, Missing, OutOfRange, Repeated, Syntax, Unknown, WrongType,
};
use crate::model::draft::{DetaineeDraft, ListingDraft};
use crate::model::value::Value;
use crate::strategy::defects::{Defect, of};

pub(super) const ALL: &[Defect] = &[
    of("a record on no list", Dangling, |d| {
        d.with_detainee(DetaineeDraft::new("x-unlisted").listing("x-none"))
    }),
    of("a list by nobody known", Dangling, |d| {
        d.with_listing(ListingDraft::new("x-list").by("x-nobody"))
    }),
    of("an event that does not say what happened", Missing, |d| {
        let event = Value::record([("when", "2026-01-08")]);
        d.with_detainee(DetaineeDraft::new("x-event").events([event]))
    }),
    of("an object where a name belongs", WrongType, |d| {
        d.with_detainee(DetaineeDraft::new("x-name").name(Value::record([("first", "Invented")])))
    }),
    of("a list on a page nobody knows", Dangling, |d| {
        d.with_listing(ListingDraft::new("x-list-via").via("x-nowhere"))
    }),
    of("a list of no wave", Dangling, |d| {
        d.with_listing(ListingDraft::new("x-list-wave").wave("x-none"))
    }),
    of("a list of nobody known", Dangling, |d| {
        d.with_listing(ListingDraft::new("x-list-people").population("x-none"))
    }),
    of("two lists of one id", Repeated, |d| {
        d.with_listing(ListingDraft::new("x-list-twice"))
            .with_listing(ListingDraft::new("x-list-twice"))
    }),
    of("a coverage nobody knows", Unknown, |d| {
        d.with_listing(ListingDraft::new("x-coverage").coverage("parital"))
    }),
    of("an availability nobody knows", Unknown, |d| {
        d.with_listing(ListingDraft::new("x-availability").list("witheld-by-all"))
    }),
    of("a key of a list nobody knows", Unknown, |d| {
        d.with_raw("listings", Value::record([("id", "x-staets"), ("staets", "41")]))
    }),
    of("a stated total in words", Syntax, |d| {
        d.with_listing(ListingDraft::new("x-states").states("lots and lots"))
    }),
    of("a number withheld below nothing", OutOfRange, |d| {
        d.with_listing(ListingDraft::new("x-withheld").withheld("<0"))
    }),
    of("an edition of a day that does not exist", OutOfRange, |d| {
        d.with_listing(ListingDraft::new("x-edition").as_of("2026-04-31"))
    }),
    of("a list without an id", Missing, |d| {
        d.with_raw("listings", Value::record([("states", "41")]))
    }),
    of("an event in no wave", Dangling, |d| {
        d.with_detainee(
            DetaineeDraft::new("x-event-wave")
                .events([Value::record([("what", "released"), ("wave", "x-none")])]),
        )
    }),
    of("an event told by nobody known", Dangling, |d| {
        d.with_detainee(
            DetaineeDraft::new("x-event-by")
                .events([Value::record([("what", "released"), ("by", "x-nobody")])]),
        )
    }),
    of("two records of one id", Repeated, |d| {
        d.with_detainee(DetaineeDraft::new("x-record-twice"))
            .with_detainee(DetaineeDraft::new("x-record-twice"))
    }),
    of("a birth date given twice", Repeated, |d| {
        d.with_detainee(DetaineeDraft::new("x-born-twice").born("1990").born("1991"))
    }),
    of("an attribute given twice", Repeated, |d| {
        d.with_detainee(
            DetaineeDraft::new("x-attribute").attributes(Value::record([("height", "1"), ("height", "2")])),
        )
    }),
    of("a sex outside the standard", Unknown, |d| {
        d.with_detainee(DetaineeDraft::new("x-sex").sex("3"))
    }),
    of("a consent nobody knows", Unknown, |d| {
        d.with_detainee(DetaineeDraft::new("x-consent").consent("perhaps"))
    }),
    of("a sensitivity nobody knows", Unknown, |d| {
        d.with_detainee(DetaineeDraft::new("x-sensitivity").sensitivity("very"))
    }),
    of("an event nobody knows", Unknown, |d| {
        d.with_detainee(DetaineeDraft::new("x-what").events([Value::record([("what", "relaesed")])]))
    }),
    of("an outcome of an event nobody knows", Unknown, |d| {
        d.with_detainee(
            DetaineeDraft::new("x-event-outcome")
                .events([Value::record([("what", "released"), ("outcome", "free")])]),
        )
    }),
    of("a key of a record nobody knows", Unknown, |d| {
        d.with_raw(
            "detainees",
            Value::record([("id", "x-naem"), ("naem", "Invented Person")]),
        )
    }),
    of("a birth date in words", Syntax, |d| {
        d.with_detainee(DetaineeDraft::new("x-born").born("in spring"))
    }),
    of("an event that ends before it begins", Inverted, |d| {
        d.with_detainee(
            DetaineeDraft::new("x-event-when")
                .events([Value::record([("what", "arrested"), ("when", "2026-02/2026-01")])]),
        )
    }),
    of("attributes that are a list", WrongType, |d| {
        d.with_detainee(DetaineeDraft::new("x-attributes").attributes(["tall"]))
    }),
    of("an event that is text", WrongType, |d| {
        d.with_detainee(DetaineeDraft::new("x-event-text").events(["released"]))
    }),
    of("an identifier without a value", Missing, |d| {
        d.with_detainee(DetaineeDraft::new("x-identifier").identifiers([Value::record([("scheme", "case")])]))
    }),
    of("a record without an id of its own", Missing, |d| {
        d.with_raw("detainees", Value::record([("sex", "2")]))
    }),
    of("a list that is text", WrongType, |d| {
        d.with_raw("listings", Value::from("x"))
    }),
];
