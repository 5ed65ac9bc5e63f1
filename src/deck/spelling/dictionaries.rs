//! Dictionaries: those that come with the program for English and French, and those that are installed on the machine.

use std::{
    fs,
    io::Read as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use spellbook::Dictionary;

use crate::deck::slow;

const AMERICAN: [&str; 2] =
    [include_str!("../../../assets/dictionaries/en-US.aff"), include_str!("../../../assets/dictionaries/en-US.dic")];
const BRITISH: [&str; 2] =
    [include_str!("../../../assets/dictionaries/en-GB.aff"), include_str!("../../../assets/dictionaries/en-GB.dic")];
const FRENCH: [&str; 2] =
    [include_str!("../../../assets/dictionaries/fr.aff"), include_str!("../../../assets/dictionaries/fr.dic")];

/// The largest file of a dictionary that is read, in bytes.
const MOST: u64 = 32 << 20;

/// The dictionaries of one language. A word that is in any of them is right.
pub struct Dictionaries(Vec<Dictionary>);

impl std::fmt::Debug for Dictionaries {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} dictionaries", self.0.len())
    }
}

impl Dictionaries {
    /// Whether a word is right.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.0.iter().any(|one| one.check(word))
    }

    /// What may have been meant, the likeliest first.
    #[must_use]
    pub fn suggest(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        for one in &self.0 {
            let mut these = Vec::new();
            one.suggest(word, &mut these);
            for word in these {
                if !found.contains(&word) {
                    found.push(word);
                }
            }
        }
        found
    }
}

/// The dictionaries for a language; none where there are none. Takes some tens of milliseconds.
#[must_use]
pub fn load(tag: &str, places: &[PathBuf]) -> Option<Dictionaries> {
    slow::work("a dictionary is read");
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    let ours: &[[&str; 2]] = match tag.as_str() {
        "en-us" => &[AMERICAN],
        "en-gb" => &[BRITISH],
        // What is right on either side of the sea is right.
        "en" => &[BRITISH, AMERICAN],
        tag if tag.starts_with("en-") => &[BRITISH, AMERICAN],
        "fr" => &[FRENCH],
        tag if tag.starts_with("fr-") => &[FRENCH],
        _ => &[],
    };
    if !ours.is_empty() {
        let read = ours.iter().filter_map(|[aff, dic]| read(aff, dic));
        return Some(Dictionaries(read.collect()));
    }
    let (aff, dic) = installed(&tag, places)?;
    let (aff, dic) = (text(&aff)?, text(&dic)?);
    Some(Dictionaries(vec![read(&aff, &dic)?]))
}

/// A dictionary of two texts. Files of others are not trusted to be sound.
fn read(aff: &str, dic: &str) -> Option<Dictionary> {
    catch_unwind(AssertUnwindSafe(|| Dictionary::new(aff, dic).ok())).ok().flatten()
}

/// Where dictionaries are usually installed on this system.
#[must_use]
pub fn usual_places() -> Vec<PathBuf> {
    slow::work("dictionaries are looked for");
    let mut places: Vec<PathBuf> =
        ["/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"]
            .map(PathBuf::from)
            .into();
    let mut offices: Vec<PathBuf> = [
        "/usr/lib/libreoffice",
        "/usr/lib64/libreoffice",
        "/opt/libreoffice",
        "/snap/libreoffice/current/lib/libreoffice",
        "/Applications/LibreOffice.app/Contents/Resources",
        "C:\\Program Files\\LibreOffice",
    ]
    .map(PathBuf::from)
    .into();
    offices.extend(
        folders(Path::new("/opt"))
            .into_iter()
            .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libreoffice"))),
    );
    for office in offices {
        for extensions in [office.join("share/extensions"), office.join("extensions")] {
            places.extend(
                folders(&extensions).into_iter().filter(|folder| {
                    folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("dict-"))
                }),
            );
        }
    }
    places.push(PathBuf::from("/Library/Spelling"));
    if let Some(home) = directories::UserDirs::new() {
        places.push(home.home_dir().join("Library/Spelling"));
        places.push(home.home_dir().join(".local/share/hunspell"));
    }
    places
}

fn folders(place: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = found.filter(|path| path.is_dir()).take(200).collect();
    found.sort();
    found
}

/// The files of an installed dictionary: of the very language, or else of one of its countries.
fn installed(tag: &str, places: &[PathBuf]) -> Option<(PathBuf, PathBuf)> {
    let primary = tag.split('-').next()?;
    if !(2..=3).contains(&primary.len()) || !primary.chars().all(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let mut best: Option<(u8, PathBuf)> = None;
    for place in places {
        let mut files: Vec<PathBuf> =
            fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path()).take(5000).collect();
        files.sort();
        for file in files {
            if file.extension().is_none_or(|ending| ending != "aff") || !file.with_extension("dic").is_file() {
                continue;
            }
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().to_ascii_lowercase().replace('_', "-"));
            let rank = match stem.as_deref() {
                Some(stem) if stem == tag => 3,
                Some(stem) if stem == primary => 2,
                Some(stem) if stem.split('-').next() == Some(primary) => 1,
                _ => continue,
            };
            if best.as_ref().is_none_or(|(known, _)| *known < rank) {
                best = Some((rank, file));
            }
        }
    }
    best.map(|(_, aff)| (aff.with_extension("dic"), aff)).map(|(dic, aff)| (aff, dic))
}

/// The text of a dictionary's file, in UTF-8 or an encoding of Western Europe; others are not read.
fn text(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(MOST + 1).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 > MOST {
        return None;
    }
    let aff = if path.extension().is_some_and(|ending| ending == "dic") {
        fs::read(path.with_extension("aff")).ok()?
    } else {
        bytes.clone()
    };
    let head = String::from_utf8_lossy(aff.get(..4096.min(aff.len()))?).into_owned();
    let encoding = head.lines().find_map(|line| line.trim_start_matches('\u{feff}').strip_prefix("SET "));
    let encoding = encoding.map(|name| name.trim().to_ascii_uppercase());
    let text = match encoding.as_deref() {
        Some("UTF-8" | "UTF8") | None => String::from_utf8(bytes).ok()?,
        Some("ISO8859-1" | "ISO-8859-1" | "LATIN1") => bytes.into_iter().map(char::from).collect(),
        Some("ISO8859-15" | "ISO-8859-15") => bytes.into_iter().map(latin_9).collect(),
        Some(_) => return None,
    };
    // What the text says of its encoding is no longer so.
    let text = text.trim_start_matches('\u{feff}');
    Some(
        text.lines()
            .map(|line| if line.starts_with("SET ") { "SET UTF-8" } else { line })
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

/// A letter of ISO 8859-15, which differs from Latin-1 in eight places.
fn latin_9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn english_and_french_come_along() {
        let english = load("en", &[]).unwrap();
        for word in ["colour", "color", "don’t", "organisers", "panellist", "Court’s", "twenty-four"] {
            assert!(english.knows(word), "{word}");
        }
        assert!(!english.knows("recieve"));
        assert_eq!(english.suggest("recieve").first().map(String::as_str), Some("receive"));
        assert!(!load("en-GB", &[]).unwrap().knows("color"));
        assert!(!load("en_US", &[]).unwrap().knows("colour"));
        let french = load("fr-CA", &[]).unwrap();
        for word in ["l’homme", "qu’elle", "aujourd’hui", "défenseurs", "mangeaient", "jusqu’à", "Événement"]
        {
            assert!(french.knows(word), "{word}");
        }
        assert!(!french.knows("fautte"));
        assert!(load("de", &[]).is_none());
    }

    #[test]
    fn installed_dictionaries_are_found_by_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        write("de_AT.aff", b"SET ISO8859-1\n");
        write("de_AT.dic", b"1\nJ\xe4nner\n");
        write("de_DE.aff", b"SET UTF-8\n");
        write("de_DE.dic", "1\nJänuar\n".as_bytes());
        write("ru_RU.aff", b"SET KOI8-R\n");
        write("ru_RU.dic", b"1\nabc\n");
        write("es.aff", b"SET UTF-8\n");
        let places = [folder.path().to_owned(), folder.path().join("none")];
        assert!(load("de", &places).unwrap().knows("Jänner"));
        let german = load("de-DE", &places).unwrap();
        assert!(german.knows("Jänuar") && !german.knows("Jänner"));
        assert!(load("ru", &places).is_none(), "an encoding that is not read");
        assert!(load("es", &places).is_none(), "half of a dictionary");
        assert!(load("../de", &places).is_none());
    }
}
