//! The seeds of the fuzzing targets, and everything that fuzzing has found: what must hold for a file from a stranger holds for
//! each of them, and for what becomes of them when they end early or have a byte changed.
#![expect(clippy::panic, reason = "tests")]

#[expect(clippy::expect_used, reason = "tests")]
mod strangers;

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

/// What a target asks of its bytes.
type Asks = fn(&[u8]);

/// The targets, what they ask, and where their seeds lie beside `fuzz/seeds/<target>`.
const TARGETS: [(&str, Asks, &[&str]); 8] = [
    ("deck", strangers::deck, &["slides", "assets/themes"]),
    ("shown", strangers::shown, &["fuzz/seeds/deck"]),
    ("bundle", strangers::bundle, &[]),
    ("inline", strangers::inline, &[]),
    ("image", strangers::image, &[]),
    ("markdown", strangers::markdown, &["slides"]),
    ("pdf", strangers::pdf, &[]),
    ("recovery", strangers::recovery, &["fuzz/seeds/deck"]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display()));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn seeds(target: &str, more: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = top.join("fuzz/seeds").join(target);
    let folders = std::iter::once(own).chain(more.iter().map(|folder| top.join(folder)));
    let paths: Vec<PathBuf> = folders.filter(|folder| folder.is_dir()).flat_map(|folder| files(&folder)).collect();
    paths.into_iter().map(|path| (path.clone(), fs::read(&path).unwrap_or_else(|fault| panic!("{fault}")))).collect()
}

/// Says which bytes it was, where something does not hold.
fn ask(asks: Asks, bytes: &[u8], what: &str) {
    let held = catch_unwind(AssertUnwindSafe(|| asks(bytes)));
    assert!(held.is_ok(), "it does not hold for {what}");
}

#[test]
fn every_seed_holds() {
    for (target, asks, more) in TARGETS {
        let seeds = seeds(target, more);
        assert!(!seeds.is_empty(), "{target} has no seeds");
        for (path, bytes) in seeds {
            ask(asks, &bytes, &format!("{target}: {}", path.display()));
        }
    }
}

#[test]
fn every_small_seed_holds_when_it_ends_early_or_a_byte_is_another() {
    for (target, asks, _) in TARGETS {
        for (path, bytes) in seeds(target, &[]) {
            if bytes.len() > 4096 {
                continue;
            }
            let what = format!("{target}: {}", path.display());
            // The same places at each run: about eight of either kind in each file.
            let apart = (bytes.len() / 8).max(1);
            for at in (0..bytes.len()).step_by(apart) {
                ask(asks, &bytes[..at], &format!("the first {at} bytes of {what}"));
                let mut other = bytes.clone();
                other[at] ^= 1 << (at % 8);
                ask(asks, &other, &format!("{what} with byte {at} changed"));
            }
        }
    }
}
