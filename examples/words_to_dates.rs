//! Words to dates: what a desk's words mean on a page of a given day. With arguments, a publication
//! date and phrases: `words_to_dates 2026-01-13 "last Thursday" "el viernes"`.

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::env;

use cotejo::when::{DateAssumption, Direction};
use cotejo::{Anchors, Error, Language, When};

const PHRASES: [&str; 24] = [
    "said last Thursday",
    "announced yesterday",
    "Monday, January 12",
    "Friday, January 12",
    "as of January 12–13",
    "earlier this month",
    "in early January",
    "since December",
    "since December 2024",
    "five days after the seizure",
    "five days after the vote",
    "Friday",
    "last Monday",
    "late last month",
    "recently",
    "4 hours ago",
    "12/01/2026",
    "el jueves pasado",
    "anoche",
    "hace tres días",
    "hace ocho días",
    "entre el 8 y el 13 de enero",
    "en las últimas semanas",
    "Viernes Santo",
];

fn main() -> Result<(), Error> {
    let mut arguments = env::args().skip(1);
    let published: When = arguments
        .next()
        .unwrap_or_else(|| "2026-01-13".to_owned())
        .parse()?;
    let given: Vec<String> = arguments.collect();
    let phrases = if given.is_empty() {
        PHRASES.map(str::to_owned).to_vec()
    } else {
        given
    };
    let anchors = Anchors::published(published.clone())
        .facing(Direction::Past)
        .with("the seizure", "2026-01-03".parse()?);

    println!("published {published}; what is told has happened");
    for phrase in phrases {
        // A phrase without its own language: the one in which it dates.
        let read = When::read(&phrase, Language::English, &anchors).or_else(|english| {
            When::read(&phrase, Language::Spanish, &anchors).map_err(|spanish| {
                // Of two refusals, the one that understood more.
                if english.kind() == cotejo::ErrorKind::Syntax {
                    spanish
                } else {
                    english
                }
            })
        });
        match read {
            Ok(read) => {
                let assumes: Vec<&str> = read
                    .basis
                    .assumes
                    .into_iter()
                    .map(DateAssumption::as_str)
                    .collect();
                println!(
                    "{phrase:<28} {:<28} {}{}{}",
                    read.when.to_string(),
                    read.basis.rule.as_str(),
                    if assumes.is_empty() { "" } else { "; " },
                    assumes.join(", ")
                );
            }
            Err(error) => println!("{phrase:<28} refused: {error}"),
        }
    }
    Ok(())
}
