//! Packing a deck into one file and opening it again, and what is refused.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    fs,
    io::{Cursor, Write as _},
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::deck::{Finding, model::Deck, open, parse};

const DECK_TEXT: &str = r#"{"format": 1, "id": "a", "title": "A", "assets": [{"id": "p", "path": "media/p.svg", "alt": "x"}],
    "slides": [{"id": "s", "layout": "image", "title": "t", "image": {"asset": "p"}}]}"#;
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";

fn listed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files = files.iter().map(|(path, bytes)| Listed {
        path: (*path).to_owned(),
        size: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    });
    let manifest = Manifest { format: FORMAT.to_owned(), version: 1, deck: DECK.to_owned(), files: files.collect() };
    serde_json::to_vec(&manifest).unwrap()
}

/// An archive of entries as they are given, whatever they are called.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package with a list of the very entries.
fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let list = listed(entries);
    let mut all: Vec<(&str, &[u8])> = vec![(MANIFEST, &list)];
    all.extend(entries);
    archive(&all)
}

fn good() -> Vec<(&'static str, &'static [u8])> {
    vec![(DECK, DECK_TEXT.as_bytes()), ("media/p.svg", PICTURE.as_bytes())]
}

/// What is said about a package; nothing of it may be left in the store, and nothing beside it.
fn refused(bytes: &[u8]) -> String {
    let home = tempfile::tempdir().unwrap();
    let (file, store) = (home.path().join("a.sidestage"), home.path().join("store"));
    fs::write(&file, bytes).unwrap();
    let fault = match open_in(&file, &store) {
        Ok(deck) => panic!("opened: {}", deck.display()),
        Err(fault) => fault.to_string(),
    };
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1 + usize::from(store.exists()), "{fault}");
    assert!(!store.exists() || fs::read_dir(&store).unwrap().count() == 0, "{fault}");
    fault
}

fn names_of(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

/// The same bytes with every `from` written as `to`: names of equal length in an archive.
fn patched(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut out = names_of(bytes);
    let mut at = 0;
    while at + from.len() <= out.len() {
        if &out[at..at + from.len()] == from {
            out[at..at + from.len()].copy_from_slice(to);
        }
        at += 1;
    }
    out
}

#[test]
fn a_package_opens_into_a_private_folder_and_is_found_again() {
    let home = tempfile::tempdir().unwrap();
    let (file, store) = (home.path().join("a.sidestage"), home.path().join("store"));
    fs::write(&file, package(&good())).unwrap();
    let deck = open_in(&file, &store).unwrap();
    let opened = open(&deck);
    assert_eq!(opened.findings.iter().filter(|one| one.is_error()).map(Finding::sentence).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(open_in(&file, &store).unwrap(), deck, "it is not unpacked twice");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&store), mode(deck.parent().unwrap())), (0o700, 0o700));
    }
    // What somebody has changed there is theirs.
    fs::write(&deck, "mine").unwrap();
    let other = open_in(&file, &store).unwrap();
    assert_ne!(other, deck);
    assert_eq!(fs::read_to_string(&deck).unwrap(), "mine");
}

#[test]
fn every_bad_name_is_refused_by_name() {
    for name in [
        "../a.svg",
        "media/../../a.svg",
        "/etc/a.svg",
        "C:/a.svg",
        "media\\a.svg",
        "\\\\server\\a",
        "media//a.svg",
        "media/",
        "a/./b.svg",
        "nul.svg",
        "com1",
        "media/a.svg.",
        "media/a ",
        "a\u{1}b",
        "a?.svg",
        "",
        "aux/a.svg",
    ] {
        let mut entries = good();
        entries.push((name, b"x"));
        let said = refused(&package(&entries));
        assert!(said.starts_with("the package cannot be opened: `"), "{name:?}: {said}");
        // The archive alone has it, and the list is good.
        let list = listed(&good());
        let mut entries = vec![(MANIFEST, list.as_slice())];
        entries.extend(good());
        entries.push((name, b"x"));
        let said = refused(&archive(&entries));
        assert!(said.starts_with("the package cannot be opened: `"), "{name:?}: {said}");
    }
}

#[test]
fn names_that_are_the_same_somewhere_are_refused() {
    let with = |name: &'static str| {
        let mut entries = good();
        entries.push((name, b"x"));
        refused(&package(&entries))
    };
    for name in ["Media/P.svg", "DECK.json", "MANIFEST.JSON", "deck.json/a.svg", "media/P.SVG/a.png"] {
        let said = with(name);
        assert!(said.contains("only differs in capitals"), "{name}: {said}");
    }
    // Twice the very same: two names of equal length, made equal in the bytes.
    let mut entries = good();
    entries.push(("media/q.svg", b"x"));
    let said = refused(&patched(&package(&entries), b"media/q.svg", b"media/p.svg"));
    assert!(said.contains("same name"), "{said}");
}

#[test]
fn what_the_list_does_not_say_is_refused() {
    let list = listed(&good());
    let mut entries = vec![(MANIFEST, list.as_slice())];
    entries.extend(good());
    entries.push(("media/more.svg", b"x"));
    assert!(refused(&archive(&entries)).contains("`media/more.svg`: the manifest does not list it"));
    entries.truncate(2);
    assert!(refused(&archive(&entries)).contains("`media/p.svg`: the manifest lists it, and it is not there"));
    let other = [(DECK, DECK_TEXT.as_bytes()), ("media/p.svg", PICTURE.replace('8', "9").leak().as_bytes())];
    let mut entries = vec![(MANIFEST, list.as_slice())];
    entries.extend(other);
    assert!(refused(&archive(&entries)).contains("`media/p.svg`: its content is not what the manifest says"));
    entries[2].1 = b"<svg/>";
    assert!(refused(&archive(&entries)).contains("`media/p.svg`: its content"));
    entries[2].1 = &[b' '; 500];
    assert!(refused(&archive(&entries)).contains("`media/p.svg`: it is larger than"));
    assert!(refused(&archive(&good())).contains("`manifest.json`: the manifest lists it"));
    for list in [&b"{}"[..], b"[", br#"{"format":"sidestage-bundle","version":2,"deck":"deck.json","files":[]}"#] {
        assert!(refused(&archive(&[(MANIFEST, list)])).contains("`manifest.json`: it is not the list"));
    }
    let empty = listed(&[]);
    assert!(refused(&archive(&[(MANIFEST, &empty)])).contains("`deck.json`"));
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let zeros = vec![0_u8; 8 << 20];
    let mut entries = good();
    entries.push(("media/big.svg", &zeros));
    assert!(refused(&package(&entries)).contains("`media/big.svg`: it unpacks to more than 200 times its size"));
    // One that says that it is small.
    let bytes = package(&entries);
    let lie = patched(&bytes, &(8_u32 << 20).to_le_bytes(), &100_u32.to_le_bytes());
    let said = refused(&lie);
    assert!(said.contains("`media/big.svg`") || said.contains("no package"), "{said}");
    let many: Vec<(String, Vec<u8>)> = (0..ENTRIES + 2).map(|at| (format!("f/{at}"), Vec::new())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert!(refused(&archive(&many)).contains("larger than packages are"));
}

#[test]
fn links_and_encrypted_entries_are_refused() {
    let list = listed(&good());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file(MANIFEST, options).unwrap();
    zip.write_all(&list).unwrap();
    zip.start_file(DECK, options).unwrap();
    zip.write_all(DECK_TEXT.as_bytes()).unwrap();
    zip.add_symlink("media/p.svg", "/etc/hostname", options).unwrap();
    let said = refused(&zip.finish().unwrap().into_inner());
    assert!(said.contains("`media/p.svg`: it is a link"), "{said}");
    // The flag of encryption, in the central directory and before the entry.
    let mut bytes = package(&good());
    for (signature, flags) in [(&b"PK\x01\x02"[..], 8), (&b"PK\x03\x04"[..], 6)] {
        let found: Vec<usize> = (0..bytes.len() - 4).filter(|at| &bytes[*at..*at + 4] == signature).collect();
        for at in found {
            bytes[at + flags] |= 1;
        }
    }
    let said = refused(&bytes);
    assert!(said.contains("it is encrypted"), "{said}");
}

#[test]
fn damaged_files_are_no_packages() {
    let whole = package(&good());
    for bytes in [&b""[..], b"PK\x03\x04", b"{\"format\": 1}", &whole[..whole.len() / 2], &whole[..whole.len() - 1]] {
        assert!(refused(bytes).contains("no package"), "{} bytes", bytes.len());
    }
    // No bytes bring it down, and none gives another content.
    for at in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x11;
        let home = tempfile::tempdir().unwrap();
        let into = home.path().join("into");
        fs::create_dir(&into).unwrap();
        if let Ok(deck) = unpack(Cursor::new(bytes), &into) {
            assert_eq!(fs::read_to_string(deck).unwrap(), DECK_TEXT);
            assert_eq!(fs::read_to_string(into.join("media/p.svg")).unwrap(), PICTURE);
        }
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}

fn flagship() -> (Deck, &'static Path) {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/slides"));
    (open(&folder.join("crackdown-on-defenders.json")).deck.unwrap(), folder)
}

fn packed(deck: &Deck, folder: &Path) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    pack(deck, folder, &mut out).unwrap();
    out.into_inner()
}

#[test]
fn packing_is_the_same_every_time_and_opens_to_the_same_deck() {
    let (deck, folder) = flagship();
    let bytes = packed(&deck, folder);
    assert_eq!(bytes, packed(&deck, folder));
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.sidestage");
    let done = pack_to(&deck, folder, &file).unwrap();
    assert_eq!(done.files, 1 + deck.assets.len());
    assert_eq!(fs::read(&file).unwrap(), bytes);
    let there = open(&open_in(&file, &home.path().join("store")).unwrap());
    assert_eq!(there.deck.as_ref(), Some(&deck));
    assert_eq!(there.findings, []);
    let again = packed(&there.deck.unwrap(), &there.folder);
    assert_eq!(again, bytes, "a package of a package is the same package");
}

#[test]
fn the_theme_goes_with_its_fonts_and_its_logo() {
    let home = tempfile::tempdir().unwrap();
    let theme = r#"{"name": "ours", "faces": {"latin": {"family": "Noto Sans", "files": ["fonts/a.ttf"]}}, "logo": {"path": "mark.svg"}}"#;
    fs::create_dir(home.path().join("fonts")).unwrap();
    fs::write(home.path().join("fonts/a.ttf"), include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf")).unwrap();
    fs::write(home.path().join("mark.svg"), PICTURE).unwrap();
    fs::write(home.path().join("ours.json"), theme).unwrap();
    let text = r#"{"format": 1, "id": "a", "title": "A", "theme": "ours", "slides": []}"#;
    let deck = parse(text.as_bytes(), "a").deck.unwrap();
    let bytes = packed(&deck, home.path());
    let into = tempfile::tempdir().unwrap();
    unpack(Cursor::new(bytes), into.path()).unwrap();
    for file in ["fonts/a.ttf", "mark.svg", "ours.json", DECK, MANIFEST] {
        assert!(into.path().join(file).is_file(), "{file}");
    }
    fs::remove_file(home.path().join("mark.svg")).unwrap();
    let fault = pack(&deck, home.path(), &mut Cursor::new(Vec::new())).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "the theme `ours`: logo.path: `mark.svg`: there is no such file in the deck's folder"
    );
}

#[test]
fn a_picture_that_is_not_there_is_named() {
    let deck = parse(DECK_TEXT.as_bytes(), "a").deck.unwrap();
    let home = tempfile::tempdir().unwrap();
    let fault = pack_to(&deck, home.path(), &home.path().join("a.sidestage")).unwrap_err();
    assert_eq!(fault.to_string(), "the picture `media/p.svg`: there is no such file in the deck's folder");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn nothing_comes_out_that_no_deck_needs() {
    for name in [".profile", ".config/a.svg", "media/.hidden.png", "run.sh", "a.desktop", "noending", "a.svg.exe"] {
        let mut entries = good();
        entries.push((name, b"x"));
        let said = refused(&package(&entries));
        assert!(said.contains("neither a picture, a theme nor a font"), "{name}: {said}");
    }
    let text = DECK_TEXT.replace("media/p.svg", "media/p.sh");
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("media")).unwrap();
    fs::write(home.path().join("media/p.sh"), PICTURE).unwrap();
    let deck = parse(text.as_bytes(), "a").deck.unwrap();
    let fault = pack(&deck, home.path(), &mut Cursor::new(Vec::new())).unwrap_err();
    assert!(fault.to_string().starts_with("the picture `media/p.sh`: the name must have the ending"), "{fault}");
}

#[test]
fn a_package_is_known_by_how_it_begins() {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    assert!(is_bundle(&path("a.sidestage", b"")));
    assert!(is_bundle(&path("a.zip", &package(&good()))));
    assert!(!is_bundle(&path("a.pptx", &archive(&good()))), "another archive");
    assert!(!is_bundle(&path("a.json", b"{}")));
    assert!(!is_bundle(home.path()));
}
