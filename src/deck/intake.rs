//! Taking a picture in: a file from anywhere is copied beside the deck, under a name that is safe on every system.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::Path,
};

use thiserror::Error;

use super::{assets, slow};

/// The folder beside the deck in which pictures lie.
pub const MEDIA: &str = "media";
/// The largest file that is taken, in bytes: what the slides would not show is not copied.
const MOST: u64 = 96 << 20;
/// The longest name, without its ending.
const LONGEST: usize = 60;
/// How many names are tried before the folder is taken for full of them.
const TRIES: usize = 1000;

/// Why a picture was not taken in. No message holds a path of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IntakeFault {
    /// Another kind of file.
    #[error("this is no picture that slides can show; take a PNG, JPEG, WebP, GIF or SVG file")]
    Kind,
    /// Too large.
    #[error("the file is larger than 96 MiB")]
    Large,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// The deck's folder takes no file.
    #[error("the picture cannot be copied beside the deck: {0}")]
    Unwritable(io::ErrorKind),
}

/// Copies a picture into the deck's folder and says where it lies there, as a deck names it. A file that is in the folder
/// already is named and not copied, and so is one with the same bytes.
///
/// # Errors
/// An [`IntakeFault`] in words.
pub fn take_in(folder: &Path, picture: &Path) -> Result<String, IntakeFault> {
    slow::work("a picture is taken in");
    let unreadable = |error: io::Error| IntakeFault::Unreadable(error.kind());
    let file = File::open(picture).map_err(unreadable)?;
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(IntakeFault::Kind);
    }
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST {
        return Err(IntakeFault::Large);
    }
    let ending = kind(&bytes).ok_or(IntakeFault::Kind)?;
    if let Some(there) = inside(folder, picture) {
        return Ok(there);
    }
    let unwritable = |error: io::Error| IntakeFault::Unwritable(error.kind());
    let media = folder.join(MEDIA);
    fs::create_dir_all(&media).map_err(unwritable)?;
    let stem = safe(picture.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default().as_ref());
    for number in 1..=TRIES {
        let name = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{number}.{ending}") };
        let place = media.join(&name);
        if place.symlink_metadata().is_ok() {
            if fs::metadata(&place).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64)
                && fs::read(&place).is_ok_and(|known| known == bytes)
            {
                return Ok(format!("{MEDIA}/{name}"));
            }
            continue;
        }
        let mut part = tempfile::Builder::new().prefix(".picture-").tempfile_in(&media).map_err(unwritable)?;
        part.write_all(&bytes).map_err(unwritable)?;
        part.as_file().sync_all().map_err(unwritable)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            part.as_file().set_permissions(fs::Permissions::from_mode(0o644)).map_err(unwritable)?;
        }
        match part.persist_noclobber(&place) {
            Ok(_) => return Ok(format!("{MEDIA}/{name}")),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(IntakeFault::Unwritable(error.error.kind())),
        }
    }
    Err(IntakeFault::Unwritable(io::ErrorKind::AlreadyExists))
}

/// The path of a file that lies in the folder already, where a deck can name it.
fn inside(folder: &Path, picture: &Path) -> Option<String> {
    let (folder, picture) = (fs::canonicalize(folder).ok()?, fs::canonicalize(picture).ok()?);
    let parts: Option<Vec<&str>> =
        picture.strip_prefix(&folder).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    let path = parts?.join("/");
    assets::resolve(&folder, &path).is_ok().then_some(path)
}

/// The ending of a picture by its first bytes.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"\x89PNG\r\n\x1a\n") {
        Some("png")
    } else if starts(b"\xff\xd8\xff") {
        Some("jpg")
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        Some("gif")
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("webp")
    } else {
        let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).into_owned();
        let start = start.trim_start_matches('\u{feff}').trim_start();
        (start.starts_with('<') && start.contains("<svg")).then_some("svg")
    }
}

/// A name of small letters, digits and hyphens, which no system keeps for itself.
fn safe(stem: &str) -> String {
    let plain: String =
        stem.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' }).collect();
    let mut name = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    let kept = ["con", "prn", "aux", "nul"].contains(&name)
        || (name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt")));
    if name.is_empty() || kept {
        format!("picture{}{name}", if name.is_empty() { "" } else { "-" })
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest";

    #[test]
    fn a_picture_is_copied_once_under_a_safe_name() {
        let (from, deck) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let outside = from.path().join("../Hall (2) — Größe.JPG");
        let outside = from.path().join(outside.file_name().unwrap());
        fs::write(&outside, PNG).unwrap();
        assert_eq!(take_in(deck.path(), &outside).unwrap(), "media/hall-2-gr-e.png", "by its bytes, not its ending");
        assert_eq!(
            take_in(deck.path(), &outside).unwrap(),
            "media/hall-2-gr-e.png",
            "the same bytes are there already"
        );
        fs::write(&outside, [PNG, b"other"].concat()).unwrap();
        assert_eq!(take_in(deck.path(), &outside).unwrap(), "media/hall-2-gr-e-2.png");
        assert_eq!(fs::read(deck.path().join("media/hall-2-gr-e.png")).unwrap(), PNG, "nothing is written over");
        assert!(assets::resolve(deck.path(), "media/hall-2-gr-e-2.png").is_ok());
        let there = deck.path().join("media/hall-2-gr-e.png");
        assert_eq!(take_in(deck.path(), &there).unwrap(), "media/hall-2-gr-e.png", "one that lies there is named");
        assert_eq!(fs::read_dir(deck.path().join("media")).unwrap().count(), 2, "and nothing half written stays");
    }

    #[test]
    fn what_is_no_picture_stays_outside() {
        let (from, deck) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = from.path().join("deck.png");
        for (bytes, fault) in [(&b"{\"format\": 1}"[..], IntakeFault::Kind), (b"", IntakeFault::Kind)] {
            fs::write(&file, bytes).unwrap();
            assert_eq!(take_in(deck.path(), &file), Err(fault));
        }
        assert_eq!(take_in(deck.path(), from.path()), Err(IntakeFault::Kind), "a folder is none");
        let gone = take_in(deck.path(), &from.path().join("none.png"));
        assert_eq!(gone, Err(IntakeFault::Unreadable(io::ErrorKind::NotFound)));
        assert!(!deck.path().join(MEDIA).exists());
        fs::write(&file, "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
        assert_eq!(take_in(deck.path(), &file).unwrap(), "media/deck.svg");
    }

    #[test]
    fn names_are_safe_everywhere() {
        for (stem, name) in [
            ("CON", "picture-con"),
            ("com1", "picture-com1"),
            ("", "picture"),
            ("المحكمة", "picture"),
            ("..", "picture"),
        ] {
            assert_eq!(safe(stem), name);
        }
        assert!(safe(&"long ".repeat(40)).len() <= LONGEST);
    }
}
