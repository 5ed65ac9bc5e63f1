//! Folders and files that only their owner may read, written whole or not at all.

use std::{
    fs::{self, DirBuilder, File},
    io::{self, Write as _},
    path::Path,
};

/// Makes a folder with those above it, readable by the owner alone. One that is there stays as it is.
pub(super) fn folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.recursive(true).create(path)
}

/// Puts a file in its place: written beside it, brought to the disk, and only then named.
pub(super) fn write(folder: &Path, name: &str, pieces: &[&[u8]]) -> io::Result<()> {
    // Such a file is made for its owner alone.
    let mut file = tempfile::Builder::new().prefix(".part-").tempfile_in(folder)?;
    for piece in pieces {
        file.write_all(piece)?;
    }
    file.as_file().sync_data()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    sync(folder);
    Ok(())
}

/// Takes a file away; that there is none is as good.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Brings the names of a folder to the disk, where the system can do that.
pub(super) fn sync(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        // Some file systems refuse it, and nothing can be done about that.
        drop(folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Opens a file to lock it; makes it for its owner alone.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}
