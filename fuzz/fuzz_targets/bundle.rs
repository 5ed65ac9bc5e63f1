//! Any bytes as a package: refused with a sentence that names the entry, or opened; never a file outside its folder.

#![no_main]

use std::{io::Cursor, path::Path};

use libfuzzer_sys::{Corpus, fuzz_target};
use sidestage::deck::bundle::unpack;

fn size(folder: &Path) -> u64 {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let kind = entry.file_type().expect("a kind");
        assert!(!kind.is_symlink());
        sum += if kind.is_dir() { size(&entry.path()) } else { entry.metadata().map_or(0, |meta| meta.len()) };
    }
    sum
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(home) = tempfile::tempdir() else { return Corpus::Reject };
    let into = home.path().join("into");
    if std::fs::create_dir(&into).is_err() {
        return Corpus::Reject;
    }
    match unpack(Cursor::new(bytes), &into) {
        Ok(deck) => assert!(deck.starts_with(&into) && deck.is_file()),
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
    assert_eq!(std::fs::read_dir(home.path()).map_or(0, Iterator::count), 1, "something stands beside the folder");
    // Bombs are stopped: two hundred times the package, and a little that nobody minds.
    assert!(size(&into) <= 200 * bytes.len() as u64 + (2 << 20));
    Corpus::Keep
});
