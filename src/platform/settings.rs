//! The settings file: recent decks, the room's display, and how the windows look. Never anything of a show.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::displays::Key;

/// How many recent decks are kept.
const RECENT: usize = 8;

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
    /// Every look with its name for people.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Dark, "Dark"), (Self::Light, "Light"), (Self::HighContrast, "High contrast")];
}

/// What the program remembers from one start to the next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The decks opened last, the newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recent: Vec<PathBuf>,
    /// The display that the room sees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_display: Option<Key>,
    /// Whether the windows are light; absent means dark.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub light: bool,
    /// The size of the notes, as a factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes_size: Option<f32>,
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

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Settings {
    /// Reads the settings of a folder; anything unreadable counts as no settings, because a show must start all the same.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the settings: whole or not at all.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(folder.join(FILE)).map_err(|error| error.error)?;
        Ok(())
    }

    /// Puts a deck at the head of the recent ones.
    pub fn opened(&mut self, deck: &Path) {
        self.recent.retain(|known| known != deck);
        self.recent.insert(0, deck.to_owned());
        self.recent.truncate(RECENT);
    }
}

const FILE: &str = "settings.json";

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn settings_come_back_and_unknown_ones_stay() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), r#"{"light":true,"of_tomorrow":[1,2]}"#).unwrap();
        let mut settings = Settings::read(folder.path());
        assert!(settings.light);
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
}
