//! Where the program keeps what it must keep: settings, the journals of shows, and the keys to them, each apart.

use std::{env, fs, io, path::PathBuf};

use directories::ProjectDirs;

/// The folders of this user on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Holds `settings.json`.
    pub settings: PathBuf,
    /// Holds one encrypted journal a show.
    pub shows: PathBuf,
    /// Holds one key a show: never in the same folder as the journals.
    pub keys: PathBuf,
}

/// Names a folder that holds everything instead of the system's usual places, for a stick or for tests.
pub const HOME_VARIABLE: &str = "SIDESTAGE_HOME";

impl Folders {
    /// The usual places of the system, or below the folder that `SIDESTAGE_HOME` names. `None` where the system has no
    /// home folder for the user: then nothing is kept.
    #[must_use]
    pub fn find() -> Option<Self> {
        if let Some(home) = env::var_os(HOME_VARIABLE).filter(|home| !home.is_empty()) {
            return Some(Self::below(PathBuf::from(home)));
        }
        let project = ProjectDirs::from("", "", "sidestage")?;
        Some(Self {
            settings: project.config_dir().to_owned(),
            shows: project.data_local_dir().join("shows"),
            keys: project.config_dir().join("keys"),
        })
    }

    /// Everything below one folder.
    #[must_use]
    pub fn below(home: PathBuf) -> Self {
        Self { shows: home.join("shows"), keys: home.join("keys"), settings: home }
    }

    /// Makes the folders, readable by their owner alone where the system knows owners.
    pub fn make(&self) -> io::Result<()> {
        for folder in [&self.settings, &self.shows, &self.keys] {
            make_private(folder)?;
        }
        Ok(())
    }
}

#[cfg(unix)]
fn make_private(folder: &PathBuf) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &PathBuf) -> io::Result<()> {
    fs::create_dir_all(folder)
}
