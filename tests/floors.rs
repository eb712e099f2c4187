//! The house stands: a file imports only from the floors below it, or from its own room.
//!
//! Reads `src/**/*.rs` as text, so no wall hides behind a feature. It sees `use` trees and every
//! path written from `crate`; a test module at a file's foot may look anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io, path::Path};

/// The picture in `src/guide.md`, from the ground up.
///
/// The values on the ground floor may lean on one another, though not in a circle; the rooms of any
/// other floor are strangers. `strategy` stands beside the house: as the top row it may import
/// anything, and nothing may import it.
const FLOORS: [&[&str]; 8] = [
    &["error", "id", "bounds", "ratio", "figure", "lexicon", "when", "spread"],
    &["name", "solve"],
    &["model"],
    &["link", "dedup", "wave"],
    &["discrepancy"],
    &["reconcile"],
    &["render", "interop", "public"],
    &["strategy"],
];

/// The text of every file by its path below `src`. `lib.rs` is not among them: re-exporting every
/// floor is its work.
type House = BTreeMap<String, String>;

#[test]
fn every_file_imports_only_from_below_or_from_its_own_room() -> io::Result<()> {
    let house = sources()?;
    assert!(!house.is_empty(), "no sources were read");
    let faults = faults(&house);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn the_guide_pictures_every_module() -> io::Result<()> {
    let guide = fs::read_to_string(root().join("guide.md"))?;
    // Between backticks, fenced or inline: "when" in a sentence pictures nothing.
    let code = guide.split('`').skip(1).step_by(2);
    let pictured: BTreeSet<&str> = code.flat_map(|part| part.split(|c| !is_word(c))).collect();
    for path in sources()?.keys() {
        let module = place(path)[0];
        assert!(pictured.contains(module), "add `{module}` to the picture in src/guide.md");
    }
    Ok(())
}

#[test]
fn an_upward_import_is_found() {
    let found = faults(&house(&[("bounds.rs", "use std::fmt; use crate::model::claim::Claim;")]));
    let expected = "src/bounds.rs, `model::claim::Claim`: floor 0 may not look up to floor 2";
    assert_eq!(found, [expected]);
    assert_eq!(faults(&house(&[("model/wave.rs", "fn f() -> crate::strategy::S {}")])).len(), 1);
}

#[test]
fn a_sideways_import_is_found_in_a_group() {
    let source = "use crate::{id::Id as Key, link::{block, linker::{self, Linker}}, name::Name};";
    let found = faults(&house(&[("dedup/mod.rs", source)]));
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|f| f.ends_with("rooms of floor 3 are strangers")), "{found:?}");
}

#[test]
fn a_circle_is_found_on_the_ground_floor_and_in_a_room_through_its_re_exports() {
    let found = faults(&house(&[
        ("bounds.rs", "use crate::ratio::Ratio;"),
        ("figure.rs", "use crate::bounds::Bounds;"),
        ("ratio.rs", "use crate::when::When; fn f() -> crate::bounds::Bounds {}"),
        ("model/mod.rs", "pub use claim::Claim; pub use self::wave::Wave; use crate::id::Id;"),
        ("model/claim.rs", "use crate::model::{source::Source, wave::Wave};"),
        ("model/wave.rs", "use crate::model::Claim;"),
    ]));
    assert_eq!(found, ["lean on one another in a circle: bounds, model::claim, model::wave, ratio"]);
}

#[test]
fn what_escapes_the_table_is_found() {
    let found = faults(&house(&[("attic.rs", ""), ("wave/tally.rs", "use crate::Claim;")]));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|fault| fault.contains("src/guide.md")), "{found:?}");
    assert_eq!(faults(&house(&[("when.rs", "use super::wave::Tally;")])).len(), 1);
}

#[test]
fn comments_literals_and_the_test_module_import_nothing() {
    let source = r##"
        //! [`crate::link`]
        /* crate::link */
        const A: (&str, &str) = ("\" crate::link", r#"" crate::link"#);
        const B: [char; 3] = ['"', '\'', '\\'];
        fn f<'a>(id: &'a crate::id::Id) -> crate::wave::Tally {}
        #[cfg(test)]
        mod laws { use super::*; use crate::link; }
    "##;
    let found = faults(&house(&[("bounds.rs", source)]));
    assert_eq!(found, ["src/bounds.rs, `wave::Tally`: floor 0 may not look up to floor 3"]);
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
}

fn sources() -> io::Result<House> {
    let mut found = House::new();
    let mut open = vec![(root().to_path_buf(), String::new())];
    while let Some((folder, stem)) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{stem}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push((entry.path(), path + "/"));
            } else if path.ends_with(".rs") && path != "lib.rs" {
                found.insert(path, fs::read_to_string(entry.path())?);
            }
        }
    }
    Ok(found)
}

fn house(files: &[(&str, &str)]) -> House {
    files.iter().map(|&(path, source)| (path.into(), source.into())).collect()
}

/// `model/claim.rs` stands at `[model, claim]`, `model/mod.rs` at `[model]`.
fn place(path: &str) -> Vec<&str> {
    path.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect()
}

/// All that is wrong with a house: file by file, then its circles.
fn faults(house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    let mut imports = Vec::new();
    let mut re_exports = BTreeMap::new();
    for (path, source) in house {
        let here = place(path);
        // A file names at least itself, so that a module without a floor is noticed.
        imports.push((path, here.clone(), here.clone()));
        for named in paths(source) {
            match (here.as_slice(), named.as_slice()) {
                (_, ["crate", to @ ..]) => imports.push((path, here.clone(), to.to_vec())),
                (_, ["super", ..]) => faults.push(format!("src/{path}: write `crate`, not `super`")),
                ([room], ["self", file, .., name] | [file, .., name]) => {
                    re_exports.insert((*room, *name), *file);
                }
                _ => {}
            }
        }
    }
    let mut leans = BTreeMap::<String, BTreeSet<String>>::new();
    for (path, here, to) in &imports {
        faults.extend(fault(here, to).map(|f| format!("src/{path}, `{}`: {f}", to.join("::"))));
        let (from, to) = match (here.as_slice(), to.as_slice()) {
            ([room, file, ..], [same, name, ..]) if room == same => {
                let file_of_name = re_exports.get(&(*room, *name)).unwrap_or(name);
                (format!("{room}::{file}"), format!("{room}::{file_of_name}"))
            }
            ([room, ..], [other, ..]) => ((*room).into(), (*other).into()),
            _ => continue,
        };
        if from != to {
            leans.entry(from).or_default().insert(to);
        }
    }
    let circle: Vec<&str> = leans.keys().map(String::as_str).filter(|n| returns(&leans, n)).collect();
    if !circle.is_empty() {
        faults.push(format!("lean on one another in a circle: {}", circle.join(", ")));
    }
    faults
}

fn fault(here: &[&str], to: &[&str]) -> Option<String> {
    let floor = |module| FLOORS.iter().position(|rooms| rooms.contains(&module));
    let (room, other) = (*here.first()?, *to.first()?);
    match (floor(room), floor(other)) {
        (_, None) => Some(format!(
            "`{other}` is no module with a floor; name the one meant, or add it to FLOORS and to \
             the picture in src/guide.md"
        )),
        (Some(own), Some(its)) if own < its => {
            Some(format!("floor {own} may not look up to floor {its}"))
        }
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
    while let Some(node) = open.pop() {
        let unseen = leans.get(node).into_iter().flatten().filter(|next| seen.insert(*next));
        open.extend(unseen.map(String::as_str));
    }
    seen.contains(&start.to_owned())
}

/// Every path in a `use` tree, and every other one written from `crate`.
fn paths(source: &str) -> Vec<Vec<&str>> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut rest = tokens.as_slice();
    while let [_, after @ ..] = rest {
        rest = match rest {
            ["#", "[", "cfg", "(", "test", ")", "]", "mod", _, "{", ..] => break,
            ["use", tree @ ..] => past_tree(&[], tree, &mut found),
            ["crate" | "super", "::", ..] => past_tree(&[], rest, &mut found),
            _ => after,
        };
    }
    found
}

/// Reads one `use` tree (any path is one without branches) and returns what follows it.
fn past_tree<'t, 's>(
    stem: &[&'s str],
    tree: &'t [&'s str],
    found: &mut Vec<Vec<&'s str>>,
) -> &'t [&'s str] {
    match tree {
        [name, "::", rest @ ..] => past_tree(&[stem, &[name]].concat(), rest, found),
        ["{", branches @ ..] => {
            let mut rest = branches;
            loop {
                rest = match rest {
                    [] => return rest,
                    ["}", after @ ..] => return after,
                    [",", after @ ..] | ["as", _, after @ ..] => after,
                    _ => past_tree(stem, rest, found),
                };
            }
        }
        [name, rest @ ..] => {
            found.push([stem, &[name]].concat());
            rest
        }
        [] => tree,
    }
}

/// Words, `::` and single marks; comments, strings and characters are left out.
fn tokens(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let length = if rest.starts_with("::") { 2 } else { word.max(first.len_utf8()) };
        let (token, after) = rest.split_at(length);
        let unhashed = after.trim_start_matches('#');
        rest = match token {
            "/" if after.starts_with('/') => past(after, "\n"),
            "/" if after.starts_with('*') => past(after, "*/"),
            "r" | "br" if unhashed.starts_with('"') => {
                let hashes = "#".repeat(after.len() - unhashed.len());
                past(past(after, "\""), &format!("\"{hashes}"))
            }
            "\"" => past_quoted(after, "\""),
            // Otherwise a lifetime.
            "'" if after.starts_with('\\') || after.chars().nth(1) == Some('\'') => {
                past_quoted(after, "'")
            }
            _ if first.is_whitespace() => after,
            _ => {
                found.push(token);
                after
            }
        };
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn past<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, after)| after)
}

/// What follows a literal whose opening quote has been read.
fn past_quoted<'a>(text: &'a str, quote: &str) -> &'a str {
    let mut escaped = false;
    let closing = text.trim_start_matches(|c| {
        let inside = escaped || !quote.starts_with(c);
        escaped = c == '\\' && !escaped;
        inside
    });
    past(closing, quote)
}
