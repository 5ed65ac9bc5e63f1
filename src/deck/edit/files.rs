//! The files of pictures, brought beside a deck with the slides that show them. Nothing is ever replaced.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::copy::{Clip, Pasted, Picture, Target, paste};
use crate::deck::{
    assets::{self, AssetFault},
    model::{Asset, Deck},
};

/// The largest picture that is brought, in bytes.
pub const MOST: u64 = 96 << 20;

/// Why a picture was not brought.
#[derive(Debug, thiserror::Error)]
pub enum CopyFault {
    /// The file of the other deck cannot be used.
    #[error("the picture `{path}`: {fault}")]
    From {
        /// Its path as the deck has it.
        path: String,
        /// Why.
        fault: AssetFault,
    },
    /// It is larger than pictures are.
    #[error("the picture `{0}` is larger than {most} MiB", most = MOST >> 20)]
    TooLarge(String),
    /// It has not the ending of a picture, or is hidden: slides may come from anybody, and nothing else is written for them.
    #[error("`{0}` has not the ending of a picture (png, jpg, gif, webp, svg)")]
    NoPicture(String),
    /// Its place beside this deck cannot be used.
    #[error("the picture `{path}` has no place beside this deck: {fault}")]
    To {
        /// Its path as the deck is to have it.
        path: String,
        /// Why.
        fault: AssetFault,
    },
    /// The system refuses.
    #[error("the picture `{path}` cannot be copied: {kind}")]
    System {
        /// Its path.
        path: String,
        /// What the system says.
        kind: io::ErrorKind,
    },
}

/// Files that were brought. Dropped before [`Brought::keep`], they go again.
#[derive(Debug, Default)]
pub struct Brought {
    files: Vec<PathBuf>,
}

impl Brought {
    /// Leaves them where they are.
    pub fn keep(mut self) {
        self.files.clear();
    }

    /// Writes a picture to `to` beside the deck in `folder`.
    ///
    /// # Errors
    /// A [`CopyFault`] that names the picture.
    pub fn write(&mut self, folder: &Path, to: &str, bytes: &[u8]) -> Result<(), CopyFault> {
        let system = |error: io::Error| CopyFault::System { path: to.to_owned(), kind: error.kind() };
        let place = place(folder, to)?;
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&place).map_err(system)?;
        self.files.push(place);
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(system)
    }
}

impl Drop for Brought {
    fn drop(&mut self) {
        for file in &self.files {
            // One that is in use or gone already is no worse than before.
            let _stays = fs::remove_file(file);
        }
    }
}

/// Where pictures come from.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'o> {
    /// The folder of another deck, or of the same.
    Folder(&'o Path),
    /// Bytes that came with the slides, each under its path there.
    Bytes(&'o [(String, Vec<u8>)]),
}

impl Origin<'_> {
    fn bytes(self, path: &str) -> Result<Vec<u8>, CopyFault> {
        match self {
            Self::Folder(folder) => read(folder, path),
            Self::Bytes(all) => {
                let found = all.iter().find(|(known, _)| known == path).map(|(_, bytes)| bytes.clone());
                found.ok_or_else(|| CopyFault::From { path: path.to_owned(), fault: AssetFault::Missing })
            }
        }
    }
}

/// Brings the pictures of slides beside the deck in `folder`, and makes the change that puts the slides into it at `at`.
/// A picture that is there already is not brought again. After a fault none of them is there.
///
/// # Errors
/// A [`CopyFault`] that names the picture.
pub fn bring(
    clip: &Clip,
    origin: Origin<'_>,
    deck: &Deck,
    folder: &Path,
    at: usize,
    segments: bool,
) -> Result<(Pasted, Brought), CopyFault> {
    let has = |asset: &Asset| {
        let here = read(folder, &asset.path);
        match (here, origin.bytes(&asset.path)) {
            (Ok(here), Ok(there)) => here == there,
            // Nothing came with the slides: they are from this very deck, or its picture does as well.
            (_, Err(_)) => matches!(origin, Origin::Bytes(_)),
            (Err(_), Ok(_)) => false,
        }
    };
    let taken = |path: &str| folder.join(path).symlink_metadata().is_ok();
    let pasted = paste(clip, &Target { deck, at, segments, has: &has, taken: &taken });
    let mut brought = Brought::default();
    for picture in &pasted.pictures {
        if !is_picture(&picture.to) {
            return Err(CopyFault::NoPicture(picture.to.clone()));
        }
        let bytes = origin.bytes(&picture.from)?;
        brought.write(folder, &picture.to, &bytes)?;
    }
    Ok((pasted, brought))
}

/// Whether a path is that of a picture that everybody can see in the folder.
fn is_picture(path: &str) -> bool {
    let known = ["png", "jpg", "jpeg", "gif", "webp", "svg"];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    known.iter().any(|kind| ending.eq_ignore_ascii_case(kind)) && !path.split('/').any(|part| part.starts_with('.'))
}

/// Copies pictures from beside one deck to beside another. After a fault none of them is there.
///
/// # Errors
/// A [`CopyFault`] that names the picture.
pub fn copy(from: &Path, to: &Path, pictures: &[Picture]) -> Result<Brought, CopyFault> {
    let mut brought = Brought::default();
    for picture in pictures {
        let bytes = read(from, &picture.from)?;
        brought.write(to, &picture.to, &bytes)?;
    }
    Ok(brought)
}

/// The bytes of a picture beside a deck.
///
/// # Errors
/// A [`CopyFault`] that names the picture.
pub fn read(folder: &Path, path: &str) -> Result<Vec<u8>, CopyFault> {
    let file = assets::resolve(folder, path).map_err(|fault| CopyFault::From { path: path.to_owned(), fault })?;
    let mut bytes = Vec::new();
    let system = |error: io::Error| CopyFault::System { path: path.to_owned(), kind: error.kind() };
    fs::File::open(file).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes)).map_err(system)?;
    if bytes.len() as u64 > MOST {
        return Err(CopyFault::TooLarge(path.to_owned()));
    }
    Ok(bytes)
}

/// Where a new file of the path `to` lies, in a folder that is made where it is missing and that no link leads out of.
fn place(folder: &Path, to: &str) -> Result<PathBuf, CopyFault> {
    let fault = |fault: AssetFault| CopyFault::To { path: to.to_owned(), fault };
    let system = |error: io::Error| CopyFault::System { path: to.to_owned(), kind: error.kind() };
    assets::check_words(to).map_err(fault)?;
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let home = fs::canonicalize(folder).map_err(|error| fault(AssetFault::Folder(error.kind())))?;
    let mut place = home.clone();
    let (folders, name) = to.rsplit_once('/').unwrap_or(("", to));
    for part in folders.split('/').filter(|part| !part.is_empty() && *part != ".") {
        place.push(part);
        match fs::create_dir(&place) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(system(error)),
            _ => {}
        }
        // One step at a time, so that nothing is made behind a link.
        place = fs::canonicalize(&place).map_err(system)?;
        if !place.starts_with(&home) {
            return Err(fault(AssetFault::Outside));
        }
    }
    Ok(place.join(name))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn picture(from: &str, to: &str) -> Picture {
        Picture { from: from.to_owned(), to: to.to_owned() }
    }

    #[test]
    fn pictures_come_and_go_together() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::create_dir(one.path().join("media")).unwrap();
        fs::write(one.path().join("media/a.png"), b"a").unwrap();
        let brought = copy(one.path(), other.path(), &[picture("media/a.png", "media/deep/a.png")]).unwrap();
        drop(brought);
        assert!(!other.path().join("media/deep/a.png").exists());
        copy(one.path(), other.path(), &[picture("media/a.png", "media/a.png")]).unwrap().keep();
        assert_eq!(fs::read(other.path().join("media/a.png")).unwrap(), b"a");
        // Never over what is there, and then nothing at all.
        let both = [picture("media/a.png", "b.png"), picture("media/a.png", "media/a.png")];
        assert!(matches!(copy(one.path(), other.path(), &both), Err(CopyFault::System { .. })));
        assert!(!other.path().join("b.png").exists());
        for to in ["../a.png", "/a.png", "C:/a.png", "a\\b.png", ""] {
            assert!(matches!(copy(one.path(), other.path(), &[picture("media/a.png", to)]), Err(CopyFault::To { .. })));
        }
        assert!(matches!(copy(one.path(), other.path(), &[picture("../x", "x.png")]), Err(CopyFault::From { .. })));
    }

    #[test]
    fn slides_bring_their_pictures_once() {
        let slides = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/slides"));
        let from = crate::deck::open(&slides.join("crackdown-on-defenders.json")).deck.unwrap();
        let home = tempfile::tempdir().unwrap();
        let clip = crate::deck::edit::copy::take(&from, &[3, 4]);
        let mut deck = Deck::default();
        let (pasted, brought) = bring(&clip, Origin::Folder(slides), &deck, home.path(), 0, true).unwrap();
        brought.keep();
        assert_eq!(pasted.pictures.len(), 2);
        pasted.change.edit.apply(&mut deck).unwrap();
        // The same again: the pictures are there, and only the slides come.
        let (pasted, _) = bring(&clip, Origin::Folder(slides), &deck, home.path(), 2, true).unwrap();
        assert_eq!(
            (pasted.pictures.len(), pasted.slides),
            (0, vec!["cornerstone-2".to_owned(), "relied-on-2".to_owned()])
        );
        let (pasted, _) = bring(&clip, Origin::Bytes(&[]), &deck, home.path(), 2, true).unwrap();
        assert_eq!(pasted.pictures, [], "copied inside the deck");
        // Another picture under the same name is another picture.
        fs::write(home.path().join("media/cornerstone.svg"), "<svg/>").unwrap();
        let (pasted, brought) = bring(&clip, Origin::Folder(slides), &deck, home.path(), 2, true).unwrap();
        assert_eq!(pasted.pictures, [picture("media/cornerstone.svg", "media/cornerstone-2.svg")]);
        drop(brought);
        // What is no picture is not written, whatever a slide calls it.
        let mut odd = clip.clone();
        odd.assets[0].path = "run.sh".to_owned();
        let bytes = [("run.sh".to_owned(), b"x".to_vec())];
        let fault = bring(&odd, Origin::Bytes(&bytes), &Deck::default(), home.path(), 0, true).unwrap_err();
        assert!(matches!(fault, CopyFault::NoPicture(_)) && !home.path().join("run.sh").exists(), "{fault}");
        // Nothing to bring, and nothing there.
        let empty = Deck::default();
        let fault = bring(&clip, Origin::Bytes(&[]), &empty, home.path(), 0, true).unwrap_err();
        assert!(matches!(fault, CopyFault::From { .. }), "{fault}");
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        let (one, other, outside) =
            (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(one.path().join("a.png"), b"a").unwrap();
        std::os::unix::fs::symlink(outside.path(), other.path().join("media")).unwrap();
        let fault = copy(one.path(), other.path(), &[picture("a.png", "media/a.png")]).unwrap_err();
        assert!(matches!(fault, CopyFault::To { fault: AssetFault::Outside, .. }), "{fault}");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
