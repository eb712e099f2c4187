//! The house stands: a file imports only from the floors below it, or from its own room.
//!
//! Reads `src/**/*.rs` as text, so no wall hides behind a feature. Every path written from `crate`
//! counts, in a `use` tree or not; a test module at a file's foot may look anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

const SRC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// The picture in `src/guide.md`, from the ground up.
///
/// The values on the ground floor may lean on one another, though not in a circle; the rooms of any
/// other floor are strangers. `strategy` stands beside the house: as the top row it may import
/// anything, and nothing may import it.
const FLOORS: [&str; 8] = [
    "error id bounds ratio figure lexicon when spread language phrase threads",
    "partition duplicates settings name solve",
    "model",
    "link dedup wave listing",
    "discrepancy",
    "reconcile",
    "render interop public",
    "strategy",
];

#[test]
fn every_file_imports_only_from_below_or_from_its_own_room() -> io::Result<()> {
    let house = sources()?;
    assert!(!house.is_empty(), "no sources were read");
    let faults = faults(house.iter().map(|(path, text)| (&**path, &**text)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn the_guide_pictures_every_module() -> io::Result<()> {
    let guide = fs::read_to_string(Path::new(SRC).join("guide.md"))?;
    // Between backticks, fenced or inline: "when" in a sentence pictures nothing.
    let code = guide.split('`').skip(1).step_by(2);
    let words = code.flat_map(|code| code.split(|c: char| !c.is_alphanumeric()));
    let pictured: BTreeSet<&str> = words.collect();
    for path in sources()?.keys() {
        let room = head(&place(path), 1);
        assert!(pictured.contains(&*room), "`{room}` is not in the guide");
    }
    Ok(())
}

#[test]
fn an_upward_import_is_found() {
    let upward = "src/bounds.rs, `model::claim::Claim`: floor 0 may not look up to floor 2";
    let source = "use std::fmt; use crate::model::claim::Claim;";
    assert_eq!(faults([("bounds.rs", source)]), [upward]);
    let beside = faults([("model/wave.rs", "fn f() -> crate::strategy::S {}")]);
    assert_eq!(beside.len(), 1, "{beside:?}");
}

#[test]
fn a_sideways_import_is_found_in_a_group() {
    let source = "use crate::{id::Id as Key, link::{block, linker::{self, Linker}}, name::Name};";
    let found = faults([("dedup/mod.rs", source)]).join("\n");
    for import in ["`link::block`", "`link::linker::Linker`"] {
        let fault = format!("{import}: rooms of floor 3 are strangers");
        assert!(found.contains(&fault), "{found}");
    }
    assert!(!found.contains("Key") && !found.contains("name"), "{found}");
}

#[test]
fn a_circle_is_found_on_the_ground_floor_and_in_a_room_through_its_re_exports() {
    let found = faults([
        ("bounds.rs", "use crate::ratio::Ratio;"),
        ("figure.rs", "use crate::bounds::Bounds;"),
        ("ratio.rs", "fn f() -> crate::bounds::Bounds {}"),
        ("model/claim.rs", "use crate::model::{source, wave::*};"),
        (
            "model/mod.rs",
            "pub use self::claim::{Claim, Form}; pub use source::wave;",
        ),
        ("model/wave.rs", "use crate::model::Claim;"),
    ]);
    let circle = "bounds, model::claim, model::wave, ratio lean on one another in a circle";
    assert_eq!(found, [circle]);
}

#[test]
fn what_would_escape_the_table_is_found() {
    for (path, source) in [("attic.rs", ""), ("wave/tally.rs", "use crate::Claim;")] {
        let found = faults([(path, source)]).join("\n");
        assert!(found.ends_with("src/guide.md"), "{found}");
    }
    let found = faults([("when.rs", "fn f() -> super::wave::Tally {}")]).join("\n");
    assert!(found.ends_with("not `super`"), "{found}");
    let inside = "mod wire { use super::{When, fmt}; } fn f() {}";
    assert!(faults([("when.rs", inside)]).is_empty());
}

#[test]
fn comments_literals_and_the_test_module_import_nothing() {
    let source = r##"
        //! [`crate::link`]
        /* crate::link */
        const A: (&str, &str) = ("\" crate::link", r#"" crate::link"#);
        const B: [char; 3] = ['\'', '\\','"'];
        fn f(name: &'static str) -> crate::wave::Tally {}
        #[cfg(test)]
        mod laws { use super::*; use crate::link; }
    "##;
    let only = "src/bounds.rs, `wave::Tally`: floor 0 may not look up to floor 3";
    assert_eq!(faults([("bounds.rs", source)]), [only]);
}

/// Every file's text by its path below `src`, save `lib.rs`: re-exporting every floor is its work.
fn sources() -> io::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let mut open = vec![(PathBuf::from(SRC), String::new())];
    while let Some((folder, stem)) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let file = entry.path();
            let path = format!("{stem}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push((file, path + "/"));
            } else if file.extension().is_some_and(|kind| kind == "rs") && path != "lib.rs" {
                found.insert(path, fs::read_to_string(file)?);
            }
        }
    }
    Ok(found)
}

/// `model/claim.rs` stands at `model::claim`, `model/mod.rs` at `model`.
fn place(path: &str) -> String {
    let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
    stem.replace('/', "::")
}

fn head(path: &str, parts: usize) -> String {
    let parts: Vec<_> = path.split("::").take(parts).collect();
    parts.join("::")
}

/// All that is wrong with files given as (path, text): each in turn, then their circles.
fn faults<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let read = |(path, text)| (path, place(path), paths(text));
    let files: Vec<(&str, String, Vec<String>)> = files.into_iter().map(read).collect();

    // A name that a room re-exports stands for the file it comes from; a file, for itself.
    let mut origins = BTreeMap::new();
    for (_, here, named) in &files {
        let named = named.iter().map(|path| path.trim_start_matches("self::"));
        for (file, rest) in named.filter_map(|path| path.split_once("::")) {
            let name = rest.rsplit("::").next().unwrap_or(rest);
            origins.insert(format!("{here}::{name}"), format!("{here}::{file}"));
        }
    }
    for (_, here, _) in &files {
        origins.insert(here.clone(), here.clone());
    }

    let mut faults = Vec::new();
    let mut leans = BTreeMap::<String, BTreeSet<String>>::new();
    for (path, here, named) in &files {
        if named.iter().any(|path| path.contains("super::")) {
            faults.push(format!("src/{path}: write `crate`, not `super`"));
        }
        // A file names at least itself, so that a module without a floor is noticed.
        let imports = named.iter().filter_map(|path| path.strip_prefix("crate::"));
        for to in imports.chain([&**here]) {
            let (room, other) = (head(here, 1), head(to, 1));
            if let Some(fault) = fault(&room, &other) {
                faults.push(format!("src/{path}, `{to}`: {fault}"));
            }
            let (from, to) = if room == other {
                let to = head(to, 2);
                (head(here, 2), origins.get(&to).cloned().unwrap_or(to))
            } else {
                (room, other)
            };
            if from != to {
                leans.entry(from).or_default().insert(to);
            }
        }
    }
    let in_circle = |at: &&String| returns(&leans, at);
    let circle: Vec<_> = leans.keys().filter(in_circle).cloned().collect();
    if !circle.is_empty() {
        let circle = circle.join(", ");
        faults.push(format!("{circle} lean on one another in a circle"));
    }
    faults
}

fn fault(room: &str, other: &str) -> Option<String> {
    let floor = |name| {
        FLOORS
            .iter()
            .position(|rooms| rooms.split(' ').any(|room| room == name))
    };
    match (floor(room), floor(other)) {
        (_, None) => Some("no module with a floor; add it here and to src/guide.md".into()),
        (Some(own), Some(its)) if own < its => Some(format!("floor {own} may not look up to floor {its}")),
        (Some(own), Some(its)) if own == its && own > 0 && room != other => {
            Some(format!("rooms of floor {own} are strangers"))
        }
        _ => None,
    }
}

/// Whether a walk along the edges comes back to where it began.
fn returns(leans: &BTreeMap<String, BTreeSet<String>>, start: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        let next = leans.get(at).into_iter().flatten().map(String::as_str);
        open.extend(next.filter(|to| seen.insert(*to)));
    }
    seen.contains(start)
}

/// Every word and path outside the test module, with the branches of a group written out.
fn paths(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let is_test = |w: &[&str]| matches!(w, ["#", "[", "cfg", "(", "test", ")", "]", "mod", _, "{"]);
    let end = tokens.windows(10).position(is_test);
    let mut tokens = tokens.into_iter().take(end.unwrap_or(usize::MAX));

    let mut found: Vec<String> = Vec::new();
    // For every open brace: the stem of its group, and whether it is the body of a module.
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut path = String::new();
    while let Some(token) = tokens.next() {
        match token {
            "{" if path.ends_with("::") => open.extend(found.pop().map(|stem| (stem, false))),
            "{" => {
                let in_module = matches!(&*found, [.., word, _] if word == "mod");
                open.push((String::new(), in_module));
            }
            "}" => drop(open.pop()),
            "as" => drop(tokens.next()),
            _ => {}
        }
        path = open.last().map_or("", |(stem, _)| stem).to_owned() + token;
        if path.starts_with("super::") && open.iter().any(|(_, in_module)| *in_module) {
            path.replace_range(.."super".len(), "self");
        }
        if token.starts_with(is_path) {
            found.push(path.clone());
        }
    }
    found
}

/// Words and paths, and single marks; comments, strings and characters are left out.
fn tokens(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let path = rest.find(|c| !is_path(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(path.max(first.len_utf8()));
        let opening = after.trim_start_matches('#');
        rest = match token {
            "/" if after.starts_with('/') => past(after, "\n"),
            "/" if after.starts_with('*') => past(after, "*/"),
            "r" | "br" if opening.starts_with('"') => {
                let hashes = "#".repeat(after.len() - opening.len());
                past(past(after, "\""), &format!("\"{hashes}"))
            }
            "\"" => past_literal(after, '"'),
            // A character; the quote of a lifetime stays open.
            "'" if after.starts_with('\\') => past_literal(after, '\''),
            "'" if after.chars().nth(1) == Some('\'') => past_literal(after, '\''),
            _ => {
                found.extend((!first.is_whitespace()).then_some(token));
                after
            }
        };
    }
    found
}

fn is_path(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | ':')
}

fn past<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, after)| after)
}

/// What follows a literal whose opening quote has been read.
fn past_literal(text: &str, quote: char) -> &str {
    let mut escaped = false;
    let end = text.find(|c| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    end.map_or("", |end| text.split_at(end + 1).1)
}
