//! The user's own words: a list in the settings folder that every deck's spelling is looked at with. One word a line, so that
//! it can be read and mended by hand.

use std::{
    fs,
    io::{self, Read as _},
    path::Path,
};

use super::settings::write_file;
use crate::deck::slow;

const FILE: &str = "words.txt";
/// The largest list that is read, in bytes.
const MOST: u64 = 1 << 20;

/// The words of the list in a folder; none where there is no list, or none that can be read.
#[must_use]
pub fn read(folder: &Path) -> Vec<String> {
    slow::work("the user’s words are read");
    let mut text = String::new();
    let read = fs::File::open(folder.join(FILE)).and_then(|file| file.take(MOST).read_to_string(&mut text));
    if read.is_err() {
        return Vec::new();
    }
    text.lines().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Adds a word to the list in a folder, unless it is there.
///
/// # Errors
/// What the system says; the old list is still there.
pub fn add(folder: &Path, word: &str) -> io::Result<()> {
    let mut words = read(folder);
    let word = word.trim();
    if word.is_empty() || words.iter().any(|known| known == word) {
        return Ok(());
    }
    words.push(word.to_owned());
    words.sort_by_key(|word| word.to_lowercase());
    write_file(folder, FILE, (words.join("\n") + "\n").as_bytes())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn words_are_kept_in_order_and_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()), Vec::<String>::new());
        for word in ["Nairobi", "amicus", " Nairobi "] {
            add(folder.path(), word).unwrap();
        }
        assert_eq!(read(folder.path()), ["amicus", "Nairobi"]);
        assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), "amicus\nNairobi\n");
    }
}
