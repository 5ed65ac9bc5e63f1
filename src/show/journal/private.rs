//! Folders and files that only their owner may read.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// Creates a folder with those above it, readable by the owner alone. An existing one is left as it is.
pub(super) fn folder(path: &Path) -> io::Result<()> {
    builder().recursive(true).create(path)
}

/// Creates one folder, and none above it.
pub(super) fn last_folder(path: &Path) -> io::Result<()> {
    match builder().create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

fn builder() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "the mode is set on unix"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder
}

/// Creates a file that does not exist yet, readable and writable by the owner alone from its first instant.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes names created or removed in `folder` survive a power cut, where the system can do that.
pub(super) fn sync_folder(folder: Option<&Path>) {
    #[cfg(unix)]
    if let Some(Ok(folder)) = folder.map(File::open) {
        // Best effort: some file systems refuse it, and nothing can be done about that.
        drop(folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Whether the open file has been deleted from its folder.
pub(super) fn is_gone(file: &File) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        file.metadata().is_ok_and(|metadata| metadata.nlink() == 0)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        false
    }
}
