//! All or nothing: the files of an import are made in a folder of their own and moved into place together, the deck last.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::ImportFault;
use crate::deck::{Deck, save};

/// The folder of a deck in which its pictures stand.
pub const MEDIA: &str = "media";

/// Files on their way to a deck's folder. Dropped before [`Delivery::deliver`], it leaves nothing behind.
pub struct Delivery {
    /// Declared before `made`, so that it is removed first.
    making: TempDir,
    made: Made,
    folder: PathBuf,
    names: Vec<String>,
}

/// Folders that were made for the import, and go again if nothing comes of it.
#[derive(Default)]
struct Made(Vec<PathBuf>);

impl Made {
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        missing.reverse();
        for folder in missing {
            fs::create_dir(&folder)?;
            self.0.push(folder);
        }
        Ok(())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // A folder that somebody else has put something into stays.
            let _kept = fs::remove_dir(folder);
        }
    }
}

fn cannot(name: &str) -> impl Fn(io::Error) -> ImportFault {
    let name = name.to_owned();
    move |source| ImportFault::CannotWrite { name: name.clone(), source }
}

impl Delivery {
    /// Begins an import into `folder`, which is made where it is missing.
    pub fn into(folder: &Path) -> Result<Self, ImportFault> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut made = Made::default();
        made.folder(folder).map_err(cannot("the folder of the deck"))?;
        let making = tempfile::Builder::new()
            .prefix(".sidestage-import-")
            .tempdir_in(folder)
            .map_err(cannot("the folder of the deck"))?;
        fs::create_dir(making.path().join(MEDIA)).map_err(cannot("the folder of the deck"))?;
        Ok(Self { making, made, folder: folder.to_path_buf(), names: Vec::new() })
    }

    /// A private folder that goes with the import.
    pub fn private(&self) -> &Path {
        self.making.path()
    }

    /// The deck's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes a picture; gives its path as a deck has it.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<String, ImportFault> {
        fs::write(self.making.path().join(MEDIA).join(name), bytes).map_err(cannot(name))?;
        self.names.push(name.to_owned());
        Ok(format!("{MEDIA}/{name}"))
    }

    /// Whether a picture of this name was taken already.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Moves everything into place, and saves the deck last. Without `replace`, a file that is there already stops it;
    /// one with the same bytes does not. After a fault all is as it was.
    pub fn deliver(mut self, deck: &Path, content: &Deck, replace: bool) -> Result<(), ImportFault> {
        if !replace && deck.symlink_metadata().is_ok() {
            return Err(ImportFault::Exists(file_name(deck)));
        }
        let mut moves = Moves::default();
        if !self.names.is_empty() {
            let media = self.folder.join(MEDIA);
            self.made.folder(&media).map_err(cannot(MEDIA))?;
            // Through a link the pictures would land outside the deck's folder, where no deck may look for them.
            if !media.symlink_metadata().is_ok_and(|media| media.is_dir()) {
                return Err(ImportFault::MediaIsNoFolder);
            }
            let old = self.making.path().join("old");
            fs::create_dir(&old).map_err(cannot(MEDIA))?;
            for name in &self.names {
                let (from, to) = (self.making.path().join(MEDIA).join(name), media.join(name));
                if to.symlink_metadata().is_ok() {
                    if same(&from, &to) {
                        continue;
                    }
                    if !replace {
                        return Err(ImportFault::Exists(format!("{MEDIA}/{name}")));
                    }
                    moves.rename(&to, &old.join(name)).map_err(cannot(name))?;
                }
                moves.rename(&from, &to).map_err(cannot(name))?;
            }
        }
        save(deck, content).map_err(cannot(&file_name(deck)))?;
        moves.0.clear();
        self.made.0.clear();
        Ok(())
    }
}

/// What was moved, to be moved back unless all goes well.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)?;
        self.0.push((from.to_path_buf(), to.to_path_buf()));
        Ok(())
    }
}

impl Drop for Moves {
    fn drop(&mut self) {
        for (from, to) in self.0.iter().rev() {
            // Nothing better can be done where the disk refuses both ways.
            let _stays = fs::rename(to, from);
        }
    }
}

/// Whether two files hold the same bytes. A link is never the same: what it leads to may change.
fn same(one: &Path, other: &Path) -> bool {
    other.symlink_metadata().is_ok_and(|other| other.is_file())
        && matches!((fs::metadata(one), fs::metadata(other)), (Ok(one), Ok(other)) if one.len() == other.len())
        && matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_stays_of_an_import_that_fails() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("new/deck");
        let mut delivery = Delivery::into(&folder).unwrap();
        delivery.put("a.png", b"new").unwrap();
        drop(delivery);
        assert_eq!(names(home.path()), Vec::<String>::new(), "folders made for it go as well");

        // A deck that cannot be saved: a folder stands in its place.
        fs::create_dir_all(folder.join("deck.json")).unwrap();
        fs::create_dir(folder.join("media")).unwrap();
        fs::write(folder.join("media/a.png"), b"old").unwrap();
        let mut delivery = Delivery::into(&folder).unwrap();
        delivery.put("a.png", b"new").unwrap();
        delivery.put("b.png", b"new").unwrap();
        let fault = delivery.deliver(&folder.join("deck.json"), &Deck::default(), true).unwrap_err();
        assert!(matches!(fault, ImportFault::CannotWrite { .. }), "{fault}");
        assert_eq!(fs::read(folder.join("media/a.png")).unwrap(), b"old");
        assert_eq!(
            (names(&folder), names(&folder.join("media"))),
            (vec!["deck.json".to_owned(), "media".to_owned()], vec!["a.png".to_owned()])
        );
    }

    #[test]
    fn only_other_bytes_are_in_the_way() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("media")).unwrap();
        fs::write(home.path().join("media/a.png"), b"same").unwrap();
        let deliver = |bytes: &[u8], deck: &str, replace| {
            let mut delivery = Delivery::into(home.path()).unwrap();
            delivery.put("a.png", bytes).unwrap();
            delivery.deliver(&home.path().join(deck), &Deck::default(), replace)
        };
        deliver(b"same", "one.json", false).unwrap();
        assert!(matches!(deliver(b"same", "one.json", false), Err(ImportFault::Exists(name)) if name == "one.json"));
        assert!(matches!(deliver(b"else", "two.json", false), Err(ImportFault::Exists(name)) if name == "media/a.png"));
        deliver(b"else", "two.json", true).unwrap();
        assert_eq!(fs::read(home.path().join("media/a.png")).unwrap(), b"else");
        assert_eq!(names(home.path()), ["media", "one.json", "two.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_the_pictures_out() {
        let home = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), home.path().join("media")).unwrap();
        let mut delivery = Delivery::into(home.path()).unwrap();
        delivery.put("a.png", b"x").unwrap();
        let fault = delivery.deliver(&home.path().join("deck.json"), &Deck::default(), true).unwrap_err();
        assert!(matches!(fault, ImportFault::MediaIsNoFolder));
        assert_eq!(names(outside.path()), Vec::<String>::new());
    }
}
