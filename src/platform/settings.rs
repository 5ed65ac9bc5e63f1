//! The settings file: recent decks, who stands on which display, and how the windows look. Never anything of a show.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::displays::Key;
use crate::deck::slow;

/// How many recent decks are kept.
const RECENT: usize = 8;
/// How many sets of displays are remembered.
const SETS: usize = 16;

/// The looks of a window that may have one of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light.
    Light,
    /// White on black, with nothing dimmed.
    HighContrast,
}

impl Look {
    /// Every look.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::HighContrast];
}

/// A language of the windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The language's tag, as settings and systems write it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
}

/// What the program remembers from one start to the next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The decks opened last, the newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recent: Vec<PathBuf>,
    /// Who stood where, for each set of displays, the last one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Places>,
    /// Whether the windows are light; absent means dark.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub light: bool,
    /// Whether the editor is dark; absent means light.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub editor_dark: bool,
    /// The size of the notes, as a factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes_size: Option<f32>,
    /// Whether nothing moves: slides are cut, whatever the deck says.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reduced_motion: bool,
    /// The language of the windows; absent means the system's.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "known")]
    pub language: Option<Language>,
    /// How large all words and controls are, in hundredths; absent means 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_scale: Option<u16>,
    /// The look of the panel's window.
    #[serde(skip_serializing_if = "is_default")]
    pub panel_look: Look,
    /// Whether a passphrase is asked for at the start of every show.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ask_passphrase: bool,
    /// Settings of a newer version, kept.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// Which display the room and the panel had, with one set of displays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Places {
    /// The displays that there were.
    pub set: Vec<Key>,
    /// The room's; none for an ordinary window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Key>,
    /// The panel's; none for an ordinary window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panel: Option<Key>,
}

/// A language of a newer version counts as none: the rest of the settings must not be lost over it.
fn known<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Language>, D::Error> {
    let tag = serde_json::Value::deserialize(from)?;
    Ok(Language::ALL.into_iter().find(|language| tag.as_str() == Some(language.tag())))
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Settings {
    /// How large all words and controls are, in hundredths: between 100 and 200, whatever the file says.
    #[must_use]
    pub fn text_scale(&self) -> u16 {
        self.text_scale.unwrap_or(100).clamp(100, 200)
    }

    /// Reads the settings of a folder; anything unreadable counts as no settings, because a show must start all the same.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        slow::work("settings are read");
        fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the settings: whole or not at all.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        write_file(folder, FILE, &bytes)
    }

    /// What is remembered of a set of displays: what was chosen with just these, or else with others of which one was the
    /// room's and is here again.
    #[must_use]
    pub fn places_of(&self, set: &[Key]) -> Option<&Places> {
        let same = |places: &&Places| places.set.len() == set.len() && set.iter().all(|key| places.set.contains(key));
        let known = |places: &&Places| places.room.as_ref().is_some_and(|room| set.contains(room));
        self.places.iter().find(same).or_else(|| self.places.iter().find(known))
    }

    /// Remembers who stands where with a set of displays; true when that is news.
    pub fn remember_places(&mut self, places: Places) -> bool {
        if self.places.first() == Some(&places) {
            return false;
        }
        let same = |known: &Places| {
            known.set.len() == places.set.len() && places.set.iter().all(|key| known.set.contains(key))
        };
        self.places.retain(|known| !same(known));
        self.places.insert(0, places);
        self.places.truncate(SETS);
        true
    }

    /// Puts a deck at the head of the recent ones.
    pub fn opened(&mut self, deck: &Path) {
        self.recent.retain(|known| known != deck);
        self.recent.insert(0, deck.to_owned());
        self.recent.truncate(RECENT);
    }
}

const FILE: &str = "settings.json";

/// Writes a file of settings: whole or not at all.
pub fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    slow::work("settings are written");
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn settings_come_back_and_unknown_ones_stay() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), r#"{"light":true,"of_tomorrow":[1,2],"language":"tlh"}"#).unwrap();
        let mut settings = Settings::read(folder.path());
        assert!(settings.light);
        assert_eq!(settings.language, None);
        settings.language = Some(Language::French);
        for deck in 0..12 {
            settings.opened(Path::new(&format!("/decks/{deck}.json")));
        }
        settings.opened(Path::new("/decks/9.json"));
        settings.write(folder.path()).unwrap();
        let again = Settings::read(folder.path());
        assert_eq!(again, settings);
        assert_eq!(again.recent.len(), RECENT);
        assert_eq!(again.recent.first().unwrap(), Path::new("/decks/9.json"));
        assert!(again.extra.contains_key("of_tomorrow"));
    }

    #[test]
    fn a_broken_settings_file_does_not_stop_the_start() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "{ not json").unwrap();
        assert_eq!(Settings::read(folder.path()), Settings::default());
    }

    #[test]
    fn each_set_of_displays_has_its_own_places() {
        let key = |name: &str| Key { name: name.to_owned(), size: (1920, 1080), position: (0, 0) };
        let at_home = Places { set: vec![key("a"), key("b")], room: Some(key("b")), panel: None };
        let in_room = Places { set: vec![key("a"), key("c"), key("b")], room: Some(key("c")), panel: Some(key("b")) };
        let mut settings = Settings::default();
        assert!(settings.remember_places(at_home.clone()));
        assert!(settings.remember_places(in_room.clone()));
        assert!(!settings.remember_places(in_room.clone()), "nothing new");
        assert_eq!(settings.places_of(&[key("b"), key("a")]), Some(&at_home), "in whatever order");
        assert_eq!(settings.places_of(&[key("a"), key("c")]), Some(&in_room), "the room's display is here");
        assert_eq!(settings.places_of(&[key("a")]), None);
        let moved = Places { room: Some(key("a")), ..at_home };
        assert!(settings.remember_places(moved.clone()));
        assert_eq!(settings.places.len(), 2, "one memory a set");
        assert_eq!(settings.places_of(&moved.set), Some(&moved));
    }
}
