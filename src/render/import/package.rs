//! A package becomes a deck with its files beside it, to go on with. Nothing is replaced but what is the same.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{ImportFault, Imported, Wanted, delivery::file_name};
use crate::deck::{
    bundle,
    edit::files::{Brought, CopyFault},
    open, save,
    templates::write_new,
};

/// Unpacks `source` beside the deck that is wanted.
pub fn unpacked(source: &Path, wanted: &Wanted) -> Result<Imported, ImportFault> {
    let target = file_name(&wanted.deck);
    let folder = match wanted.deck.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let cannot = |name: &str| {
        let name = name.to_owned();
        move |source| ImportFault::CannotWrite { name, source }
    };
    match wanted.deck.symlink_metadata() {
        Ok(found) if !wanted.replace || found.is_dir() => return Err(ImportFault::Exists(target)),
        _ => {}
    }
    let private = tempfile::Builder::new().prefix("sidestage-").tempdir().map_err(cannot("a private folder"))?;
    let opened = open(&bundle::open_in(source, private.path())?);
    let Some(deck) = opened.deck else {
        let fault = opened.findings.into_iter().next();
        return Err(
            fault.map_or_else(|| bundle::BundleFault::NotOne.into(), |fault| ImportFault::Text(Box::new(fault)))
        );
    };
    fs::create_dir_all(&folder).map_err(cannot("the folder of the deck"))?;
    let mut brought = Brought::default();
    for file in files(&opened.folder, "").map_err(cannot("a private folder"))? {
        if file == bundle::MANIFEST || file == bundle::DECK {
            continue;
        }
        let bytes = fs::read(opened.folder.join(&file)).map_err(cannot(&file))?;
        if fs::read(folder.join(&file)).is_ok_and(|there| there == bytes) {
            continue;
        }
        brought.write(&folder, &file, &bytes).map_err(|fault| match fault {
            CopyFault::System { kind: std::io::ErrorKind::AlreadyExists, path } => ImportFault::Exists(path),
            CopyFault::System { kind, path } => ImportFault::CannotWrite { name: path, source: kind.into() },
            fault => ImportFault::CannotWrite { name: fault.to_string(), source: std::io::ErrorKind::Other.into() },
        })?;
    }
    let written = if wanted.replace { save(&wanted.deck, &deck) } else { write_new(&wanted.deck, &deck) };
    written.map_err(cannot(&target))?;
    brought.keep();
    // Their places are those of a folder that goes again.
    let findings = opened.findings.into_iter().map(|finding| crate::deck::Finding { file: target.clone(), ..finding });
    Ok(Imported { deck: wanted.deck.clone(), slides: deck.slides.len(), findings: findings.collect() })
}

/// The files below a folder, as paths from there.
fn files(folder: &Path, below: &str) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/"))?);
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::render::import::import_to;

    #[test]
    fn a_package_becomes_a_deck_again_and_replaces_nothing() {
        let slides = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/slides"));
        let deck = open(&slides.join("crackdown-on-defenders.json")).deck.unwrap();
        let home = tempfile::tempdir().unwrap();
        let package = home.path().join("a.sidestage");
        bundle::pack_to(&deck, slides, &package).unwrap();
        let wanted = Wanted { deck: home.path().join("new/talk.json"), height: 90, replace: false };
        let import = || import_to(&package, &wanted, &AtomicBool::new(false), |_, _| ());
        let imported = import().unwrap();
        assert_eq!((imported.slides, imported.findings.len()), (deck.slides.len(), 0));
        assert_eq!(open(&wanted.deck).deck, Some(deck));
        assert!(matches!(import(), Err(ImportFault::Exists(name)) if name == "talk.json"));
        fs::remove_file(&wanted.deck).unwrap();
        fs::write(home.path().join("new/media/slips.svg"), "another").unwrap();
        fs::remove_file(home.path().join("new/media/pillars.svg")).unwrap();
        assert!(matches!(import(), Err(ImportFault::Exists(name)) if name == "media/slips.svg"));
        assert!(!wanted.deck.exists() && !home.path().join("new/media/pillars.svg").exists(), "nothing is left behind");
        fs::write(&package, "{}").unwrap();
        assert!(matches!(import(), Err(ImportFault::Package(_))));
    }
}
