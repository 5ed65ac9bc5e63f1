//! Where the program keeps what it must keep: settings, the journals of shows, and the keys to them, each apart.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

use crate::deck::slow;

/// The folders of this user on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Holds `settings.json`.
    pub settings: PathBuf,
    /// Holds one encrypted journal a show.
    pub shows: PathBuf,
    /// Holds the reports of faults in the program: no text of a show is in them.
    pub crashes: PathBuf,
    /// Holds packages that were opened, each unpacked in a folder of its own.
    pub bundles: PathBuf,
    /// Holds one key a show: never in the same folder as the journals.
    pub keys: PathBuf,
    /// Holds unsaved edits of decks, and the versions that were saved before.
    pub decks: PathBuf,
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
            crashes: project.data_local_dir().join("crashes"),
            bundles: project.data_local_dir().join("bundles"),
            keys: project.config_dir().join("keys"),
            decks: project.data_local_dir().join("decks"),
        })
    }

    /// Everything below one folder.
    #[must_use]
    pub fn below(home: PathBuf) -> Self {
        Self {
            shows: home.join("shows"),
            keys: home.join("keys"),
            crashes: home.join("crashes"),
            decks: home.join("decks"),
            bundles: home.join("bundles"),
            settings: home,
        }
    }

    /// Makes the folders, readable by their owner alone where the system knows owners.
    pub fn make(&self) -> io::Result<()> {
        slow::work("the folders are made");
        for folder in [&self.settings, &self.shows, &self.keys] {
            make_private(folder)?;
        }
        Ok(())
    }

    /// Tries whether a journal could be kept: makes the folders, writes a file into that of the shows, and takes it away.
    #[must_use]
    pub fn probe(&self) -> Kept {
        slow::work("the folders are tried");
        let tried = self.make().and_then(|()| {
            for folder in [&self.shows, &self.keys] {
                let file = tempfile::Builder::new().prefix(".trial").tempfile_in(folder)?;
                file.as_file().sync_all()?;
                file.close()?;
            }
            Ok(())
        });
        match tried {
            Err(fault) => Kept::Not(fault.kind().to_string()),
            Ok(()) if [&self.shows, &self.keys].into_iter().all(|folder| is_private(folder)) => Kept::Privately,
            Ok(()) => Kept::Openly,
        }
    }
}

/// How well a journal could be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It can be written, and only its owner can read it.
    Privately,
    /// It can be written, but others on this machine can look into the folder.
    Openly,
    /// It cannot be written, for this reason.
    Not(String),
}

/// Whether only the owner may look into a folder: the last six bits of its mode, which are for everybody else, are off. Systems without such rights keep each user's folders apart themselves.
fn is_private(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(folder).is_ok_and(|data| data.permissions().mode().trailing_zeros() >= 6)
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        true
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

#[cfg(all(test, unix))]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_for_journals_is_private_open_or_not_there() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path().join("new"));
        assert_eq!(folders.probe(), Kept::Privately);
        assert_eq!(fs::read_dir(&folders.shows).unwrap().count(), 0, "nothing is left behind");
        fs::set_permissions(&folders.shows, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(folders.probe(), Kept::Openly);
        let file = home.path().join("a file");
        fs::write(&file, "").unwrap();
        assert!(matches!(Folders::below(file).probe(), Kept::Not(_)));
    }
}
