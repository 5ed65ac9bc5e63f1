//! Pictures and theme go along when a deck is saved in another folder: its paths are relative to where it lies.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::deck::{assets, model::Deck, theme};

/// What went along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// How many files were copied.
    pub copied: usize,
    /// The files that could not be: their paths in the deck.
    pub missing: Vec<String>,
}

/// Copies what `deck` shows from the folder of one file to that of another. A file that is there already stays.
pub(super) fn carry(deck: &Deck, from: &Path, to: &Path) -> Carried {
    let folder = |file: &Path| match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let (from, to) = (folder(from), folder(to));
    let mut carried = Carried::default();
    if fs::canonicalize(&from).ok() == fs::canonicalize(&to).ok() {
        return carried;
    }
    for path in deck.assets.iter().map(|asset| asset.path.clone()).chain(theme_files(deck, &from)) {
        let Ok(source) = assets::resolve(&from, &path) else {
            carried.missing.push(path);
            continue;
        };
        let target = path.split('/').filter(|part| *part != ".").fold(to.clone(), |place, part| place.join(part));
        match copy(&source, &target) {
            Ok(true) => carried.copied += 1,
            Ok(false) => {}
            Err(_) => carried.missing.push(path),
        }
    }
    carried
}

/// The files of a theme that lies beside the deck.
fn theme_files(deck: &Deck, folder: &Path) -> Vec<String> {
    if theme::bundled(&deck.theme).is_some() {
        return Vec::new();
    }
    let names = [deck.theme.clone(), format!("{}.json", deck.theme)];
    let mut files: Vec<String> =
        names.into_iter().filter(|name| assets::resolve(folder, name).is_ok()).take(1).collect();
    files.extend(theme::find(&deck.theme, folder).spec.and_then(|spec| spec.logo).map(|logo| logo.path));
    files
}

/// Copies a file where there is none yet; says whether it did.
fn copy(source: &Path, target: &Path) -> io::Result<bool> {
    if target.exists() {
        // Another file of that name is another picture: it must not be overwritten, and it is not the one that is meant.
        return if fs::read(source)? == fs::read(target)? {
            Ok(false)
        } else {
            Err(io::ErrorKind::AlreadyExists.into())
        };
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".part-").tempfile_in(folder)?;
    io::copy(&mut fs::File::open(source)?, &mut file)?;
    file.as_file().set_permissions(fs::metadata(source)?.permissions())?;
    file.persist_noclobber(target).map_err(|error| error.error)?;
    Ok(true)
}
