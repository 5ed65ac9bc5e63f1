//! Cleaning up: what packages were unpacked into goes again once nobody needs it.
//!
//! A package is opened where its owner keeps it, and what was unpacked from it lies in the program's own folder, where its
//! owner does not look. So whoever destroys a package, or only forgets it, must not have its slides stay behind.

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use super::{
    MANIFEST,
    unpack::{PREFIX, key_of, unchanged},
};
use crate::deck::slow;

/// Takes away what was unpacked in `store` at least `old` ago, except from these packages, and except where `keep` says so
/// of the unpacked deck. What somebody has changed in a folder is theirs, and stays. Returns how many folders went.
///
/// What cannot be read or taken away stays.
pub fn clean(store: &Path, packages: &[impl AsRef<Path>], old: Duration, keep: impl Fn(&Path) -> bool) -> usize {
    slow::work("unpacked packages are cleaned up");
    let entries: Vec<_> = fs::read_dir(store).into_iter().flatten().flatten().collect();
    if entries.is_empty() {
        return 0;
    }
    let used: Vec<String> = packages.iter().filter_map(|package| key_of(package.as_ref()).ok()).collect();
    let mut gone = 0;
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let Some(name) = name.to_str() else { continue };
        let is_old = || {
            let meta = path.symlink_metadata().ok().filter(fs::Metadata::is_dir);
            let then = meta.and_then(|meta| meta.modified().ok());
            then.and_then(|then| SystemTime::now().duration_since(then).ok()).is_some_and(|age| age >= old)
        };
        if !is_old() {
            continue;
        }
        let half_done = name.starts_with(PREFIX);
        let needed = used.iter().any(|key| name.starts_with(key.as_str()));
        let idle = || unchanged(&path).is_some_and(|deck| is_whole(&path) && !keep(&deck));
        // Somebody may have opened it meanwhile, which makes it new.
        if (half_done || (!needed && idle())) && is_old() && fs::remove_dir_all(&path).is_ok() {
            gone += 1;
        }
    }
    gone
}

/// Whether there is nothing in the folder that did not come out of the package.
fn is_whole(folder: &Path) -> bool {
    let Some(list) = fs::read(folder.join(MANIFEST)).ok().and_then(|list| super::unpack::read_list(&list).ok()) else {
        return false;
    };
    count(folder).is_some_and(|count| count == list.files.len() + 1)
}

/// How many files there are in a folder and below it; none where that cannot be told.
fn count(folder: &Path) -> Option<usize> {
    let mut sum = 0;
    for entry in fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        sum += if entry.file_type().ok()?.is_dir() { count(&entry.path())? } else { 1 };
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::path::PathBuf;

    use super::*;
    use crate::deck::{
        Deck,
        bundle::{open_in, pack_to},
    };

    const NOW: Duration = Duration::ZERO;

    /// A package of a deck called `id`, unpacked: the package, and the deck that came out of it.
    fn unpacked(home: &Path, id: &str) -> (PathBuf, PathBuf) {
        let package = home.join(format!("{id}.sidestage"));
        pack_to(&Deck { id: id.to_owned(), theme: "court".into(), ..Deck::default() }, home, &package).unwrap();
        let deck = open_in(&package, &home.join("store")).unwrap();
        (package, deck)
    }

    #[test]
    fn only_what_nobody_needs_goes() {
        let home = tempfile::tempdir().unwrap();
        let store = home.path().join("store");
        let (recent, kept) = unpacked(home.path(), "recent");
        let (_, resumable) = unpacked(home.path(), "resumable");
        let (_, changed) = unpacked(home.path(), "changed");
        let (_, joined) = unpacked(home.path(), "joined");
        let (_, forgotten) = unpacked(home.path(), "forgotten");
        let half = store.join(".unpacking-x");
        fs::create_dir(&half).unwrap();
        fs::write(&changed, "{}").unwrap();
        fs::write(joined.with_file_name("speech.txt"), "mine").unwrap();
        let keep = |deck: &Path| deck == resumable;
        assert_eq!(clean(&store, &[&recent], Duration::from_hours(1), keep), 0, "all of it is new");
        assert_eq!(clean(&store, &[&recent], NOW, keep), 2);
        for stays in [&kept, &resumable, &changed, &joined] {
            assert!(stays.exists(), "{}", stays.display());
        }
        assert!(!forgotten.parent().unwrap().exists() && !half.exists());
        assert_eq!(clean(&store, &[&recent], NOW, keep), 0);
        // The package itself is its owner's.
        assert!(home.path().join("forgotten.sidestage").exists());
        assert_eq!(clean(&home.path().join("nowhere"), &[&recent], NOW, keep), 0);
    }

    #[test]
    fn what_is_opened_again_is_new_again() {
        let home = tempfile::tempdir().unwrap();
        let store = home.path().join("store");
        let (package, deck) = unpacked(home.path(), "a");
        let folder = fs::File::open(deck.parent().unwrap()).unwrap();
        folder.set_modified(SystemTime::now() - Duration::from_hours(48)).unwrap();
        assert_eq!(open_in(&package, &store).unwrap(), deck);
        assert_eq!(clean(&store, &[] as &[&Path], Duration::from_hours(24), |_| false), 0);
        folder.set_modified(SystemTime::now() - Duration::from_hours(48)).unwrap();
        assert_eq!(clean(&store, &[] as &[&Path], Duration::from_hours(24), |_| false), 1);
    }

    #[test]
    fn a_package_that_is_gone_keeps_nothing() {
        let home = tempfile::tempdir().unwrap();
        let (package, deck) = unpacked(home.path(), "a");
        fs::remove_file(&package).unwrap();
        assert_eq!(clean(&home.path().join("store"), &[&package], NOW, |_| false), 1);
        assert!(!deck.exists());
    }
}
