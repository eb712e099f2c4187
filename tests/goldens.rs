//! Every example prints exactly what stands in `tests/golden`. `COTEJO_BLESS=1 cargo test --test goldens`
//! writes the files anew; read the difference before you keep it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

fn example(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--example", name, "--"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn check(golden: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(golden);
    if env::var_os("COTEJO_BLESS").is_some() {
        fs::write(&path, printed).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    for (at, (kept, printed)) in kept.lines().zip(printed.lines()).enumerate() {
        assert_eq!(printed, kept, "{golden}, line {}", at + 1);
    }
    assert_eq!(printed.lines().count(), kept.lines().count(), "{golden}");
}

#[test]
fn the_examples_print_what_they_printed() {
    let mut examples: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"))
        .unwrap()
        .filter_map(|entry| {
            entry
                .unwrap()
                .file_name()
                .to_str()?
                .strip_suffix(".rs")
                .map(str::to_owned)
        })
        .collect();
    examples.sort();
    assert!(examples.len() >= 7, "{examples:?}");
    for name in examples {
        check(&format!("{name}.txt"), &example(&name, &[]));
    }
}

#[test]
fn shares_are_printed_when_asked_for() {
    let shares = example("impossible_sum", &["--shares"]);
    let plain = example("impossible_sum", &[]);
    assert!(shares.len() > plain.len() && shares.starts_with(&plain) && !plain.contains("hares"));
    check("impossible_sum-shares.txt", &shares);
}

#[test]
fn the_account_prints_alike_at_every_width_and_as_json() {
    for width in ["80", "140"] {
        check(
            &format!("venezuela-{width}.txt"),
            &example("venezuela", &["--width", width]),
        );
    }
    let json: serde_json::Value = serde_json::from_str(&example("venezuela", &["--json"])).unwrap();
    assert_eq!(json["utterances"]["rows"]["counted"], 40);
}
