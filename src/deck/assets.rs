//! Where a picture's file may lie: inside the deck's folder, and nowhere else.
//!
//! A deck may come from anybody, so its paths are not trusted: they are relative, they use `/`, they never climb, and
//! the file that they finally lead to, through every symbolic link, lies inside the folder and is a regular file.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::slow;

/// The longest path that is looked at, in bytes.
const MAX_PATH: usize = 1024;

/// Why a file of the deck cannot be used. No message holds a path of the machine.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum AssetFault {
    /// Nothing is written where a path is expected.
    #[error("the path is empty")]
    Empty,
    /// Longer than any sensible path.
    #[error("the path is longer than {MAX_PATH} bytes")]
    TooLong,
    /// A NUL or another control character.
    #[error("the path contains a control character")]
    Control,
    /// `\` between folders, which only one system understands.
    #[error("the path contains `\\`; write `/` between folders")]
    Backslash,
    /// A drive letter, a URL, or a second stream of a file.
    #[error("the path contains `:`; give a path inside the deck's folder, without drive or address")]
    Colon,
    /// Begins at the root of the file system.
    #[error("the path begins with `/`; give it relative to the deck's folder")]
    Absolute,
    /// Two separators in a row, or one at the end.
    #[error("the path has an empty part; write one `/` between folders and none at the end")]
    EmptyPart,
    /// Climbs out of a folder.
    #[error("the path contains `..`; pictures must lie in the deck's folder or below it")]
    Climbs,
    /// There is no file of that name.
    #[error("there is no such file in the deck's folder")]
    Missing,
    /// A symbolic link leads elsewhere.
    #[error("the path leads out of the deck's folder through a link; copy the file into the folder instead")]
    Outside,
    /// A folder, a device, a pipe.
    #[error("this is not a regular file")]
    NotAFile,
    /// The system refuses.
    #[error("the file cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// The deck's own folder cannot be found.
    #[error("the deck's folder cannot be read: {0}")]
    Folder(io::ErrorKind),
}

/// The canonical path of the regular file that `path` names inside `folder`.
///
/// # Errors
/// An [`AssetFault`] that says in words what is wrong with the path or the file.
pub fn resolve(folder: &Path, path: &str) -> Result<PathBuf, AssetFault> {
    slow::work("a file beside the deck is looked up");
    check_words(path)?;
    // A deck named without a folder on the command line lies in the current one.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let folder = fs::canonicalize(folder).map_err(|error| AssetFault::Folder(error.kind()))?;
    let joined = path.split('/').filter(|part| *part != ".").fold(folder.clone(), |place, part| place.join(part));
    let target = fs::canonicalize(joined).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => AssetFault::Missing,
        kind => AssetFault::Unreadable(kind),
    })?;
    if !target.starts_with(&folder) {
        return Err(AssetFault::Outside);
    }
    let metadata = fs::metadata(&target).map_err(|error| AssetFault::Unreadable(error.kind()))?;
    if metadata.is_file() { Ok(target) } else { Err(AssetFault::NotAFile) }
}

/// What can be said about a path without looking at the disk.
pub(super) fn check_words(path: &str) -> Result<(), AssetFault> {
    if path.is_empty() {
        return Err(AssetFault::Empty);
    }
    if path.len() > MAX_PATH {
        return Err(AssetFault::TooLong);
    }
    if path.chars().any(char::is_control) {
        return Err(AssetFault::Control);
    }
    if path.contains('\\') {
        return Err(AssetFault::Backslash);
    }
    if path.contains(':') {
        return Err(AssetFault::Colon);
    }
    if path.starts_with('/') {
        return Err(AssetFault::Absolute);
    }
    if path.split('/').any(|part| part == "..") {
        return Err(AssetFault::Climbs);
    }
    if path.split('/').any(str::is_empty) {
        return Err(AssetFault::EmptyPart);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("media")).unwrap();
        fs::write(folder.path().join("media/hall.png"), b"picture").unwrap();
        folder
    }

    #[test]
    fn refuses_paths_by_their_words() {
        let folder = folder();
        let table = [
            ("", AssetFault::Empty),
            ("media/\0.png", AssetFault::Control),
            ("media\\hall.png", AssetFault::Backslash),
            ("C:/hall.png", AssetFault::Colon),
            ("https://example.org/hall.png", AssetFault::Colon),
            ("media/hall.png:stream", AssetFault::Colon),
            ("/etc/hostname", AssetFault::Absolute),
            ("//server/share", AssetFault::Absolute),
            ("../hall.png", AssetFault::Climbs),
            ("media/../media/hall.png", AssetFault::Climbs),
            ("media/..", AssetFault::Climbs),
            ("media//hall.png", AssetFault::EmptyPart),
            ("media/", AssetFault::EmptyPart),
            ("media", AssetFault::NotAFile),
            (".", AssetFault::NotAFile),
            ("media/none.png", AssetFault::Missing),
            ("media/hall.png/more.png", AssetFault::Missing),
        ];
        for (path, fault) in table {
            assert_eq!(resolve(folder.path(), path), Err(fault), "{path}");
        }
        assert_eq!(resolve(folder.path(), &"a".repeat(MAX_PATH + 1)), Err(AssetFault::TooLong));
    }

    #[test]
    fn finds_files_inside() {
        let folder = folder();
        let found = resolve(folder.path(), "media/hall.png").unwrap();
        assert_eq!(fs::read(found).unwrap(), b"picture");
        assert_eq!(resolve(folder.path(), "./media/./hall.png"), resolve(folder.path(), "media/hall.png"));
        // Two dots in a name are not a climb.
        fs::write(folder.path().join("a..b.png"), b"x").unwrap();
        assert!(resolve(folder.path(), "a..b.png").is_ok());
    }

    #[test]
    fn says_when_the_folder_is_gone() {
        let gone = folder().path().join("gone");
        assert_eq!(resolve(&gone, "hall.png"), Err(AssetFault::Folder(io::ErrorKind::NotFound)));
    }

    #[cfg(unix)]
    #[test]
    fn follows_links_only_inside() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.png"), b"secret").unwrap();
        symlink(outside.path().join("secret.png"), folder.path().join("file.png")).unwrap();
        symlink(outside.path(), folder.path().join("elsewhere")).unwrap();
        symlink("media/hall.png", folder.path().join("inside.png")).unwrap();
        symlink("loop.png", folder.path().join("loop.png")).unwrap();
        assert_eq!(resolve(folder.path(), "file.png"), Err(AssetFault::Outside));
        assert_eq!(resolve(folder.path(), "elsewhere/secret.png"), Err(AssetFault::Outside));
        assert_eq!(resolve(folder.path(), "elsewhere/none.png"), Err(AssetFault::Missing));
        assert!(resolve(folder.path(), "inside.png").is_ok());
        assert!(matches!(resolve(folder.path(), "loop.png"), Err(AssetFault::Unreadable(_))));
        // A sibling folder whose name only begins alike is outside too.
        let sibling = folder.path().with_extension("more");
        fs::create_dir(&sibling).unwrap();
        fs::write(sibling.join("near.png"), b"near").unwrap();
        symlink(sibling.join("near.png"), folder.path().join("near.png")).unwrap();
        assert_eq!(resolve(folder.path(), "near.png"), Err(AssetFault::Outside));
        fs::remove_dir_all(sibling).unwrap();
    }
}
