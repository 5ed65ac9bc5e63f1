//! Unpacking: everything is looked at before anything is written, and what is written is compared with its hash.

use std::{
    collections::HashMap,
    fs,
    io::{self, Read, Seek, SeekFrom, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use sha2::{Digest as _, Sha256};
use zip::{ZipArchive, result::ZipError};

use super::{
    BundleFault, ENTRIES, ENTRY, EntryFault, FILE, FORMAT, HARMLESS, LIST, Listed, MANIFEST, Manifest, Names, RATIO,
    TOTAL, check_name, hex,
};
use crate::deck::{edit::copy::free, finding::quote, slow};

fn entry(name: &str, fault: impl Into<EntryFault>) -> BundleFault {
    BundleFault::Entry { name: quote(name), fault: fault.into() }
}

/// Opens a package: unpacks it into a folder of its own in `store`, which is found again the next time, and gives the path
/// of its deck.
///
/// # Errors
/// A [`BundleFault`] that names the entry.
pub fn open_in(package: &Path, store: &Path) -> Result<PathBuf, BundleFault> {
    slow::work("a package is opened");
    let mut file = fs::File::open(package)?;
    let key = key(&mut file)?;
    let known = store.join(&key);
    if let Some(deck) = unchanged(&known) {
        // It is as good as new for whoever cleans up. Where that cannot be said, it may have to be unpacked once more.
        let _unless_refused = fs::File::open(&known).and_then(|folder| folder.set_modified(SystemTime::now()));
        return Ok(deck);
    }
    make_private(store)?;
    let mut making = tempfile::Builder::new();
    making.prefix(PREFIX);
    #[cfg(unix)]
    making.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let made = making.tempdir_in(store)?;
    let deck = unpack(file, made.path())?;
    let deck = deck.strip_prefix(made.path()).map(Path::to_path_buf).unwrap_or_default();
    // What somebody has changed in a folder is theirs: another one is made beside it.
    let name = free(&key, |name| store.join(name).symlink_metadata().is_ok());
    let place = store.join(name);
    fs::rename(made.keep(), &place)?;
    Ok(place.join(deck))
}

/// What the folders begin with that are just being unpacked into.
pub(super) const PREFIX: &str = ".unpacking-";

/// What the folder of a package is called in the store.
pub(super) fn key_of(package: &Path) -> Result<String, BundleFault> {
    key(&mut fs::File::open(package)?)
}

/// The same of an open file, which is at its beginning again afterwards.
fn key(file: &mut fs::File) -> Result<String, BundleFault> {
    if !file.metadata()?.is_file() {
        return Err(BundleFault::NotOne);
    }
    if file.metadata()?.len() > FILE {
        return Err(BundleFault::TooLarge);
    }
    let mut hash = Sha256::new();
    io::copy(&mut (&mut *file).take(FILE + 1), &mut Hashing(&mut hash))?;
    file.seek(SeekFrom::Start(0))?;
    Ok(hex(&hash.finalize()).chars().take(32).collect())
}

struct Hashing<'h>(&'h mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut making = fs::DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)
}

/// The deck of a folder into which a package was unpacked, if everything in it is as it was then.
pub(super) fn unchanged(folder: &Path) -> Option<PathBuf> {
    let mut list = Vec::new();
    fs::File::open(folder.join(MANIFEST)).ok()?.take(LIST + 1).read_to_end(&mut list).ok()?;
    let manifest = read_list(&list).ok()?;
    for listed in &manifest.files {
        let path = folder.join(&listed.path);
        let mut hash = Sha256::new();
        let file = fs::File::open(&path).ok().filter(|_| path.symlink_metadata().is_ok_and(|meta| meta.is_file()))?;
        let size = io::copy(&mut file.take(ENTRY + 1), &mut Hashing(&mut hash)).ok()?;
        if size != listed.size || hex(&hash.finalize()) != listed.sha256 {
            return None;
        }
    }
    Some(folder.join(manifest.deck))
}

pub(super) fn read_list(bytes: &[u8]) -> Result<Manifest, BundleFault> {
    let fault = |name: &str, fault: EntryFault| entry(name, fault);
    if bytes.len() as u64 > LIST {
        return Err(fault(MANIFEST, EntryFault::Large));
    }
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_error| fault(MANIFEST, EntryFault::List))?;
    if manifest.format != FORMAT || manifest.version != 1 {
        return Err(fault(MANIFEST, EntryFault::List));
    }
    if manifest.files.len() > ENTRIES {
        return Err(BundleFault::TooLarge);
    }
    let mut names = Names::default();
    names.add(MANIFEST);
    for listed in &manifest.files {
        check_name(&listed.path).map_err(|wrong| fault(&listed.path, wrong))?;
        if !names.add(&listed.path) {
            return Err(fault(&listed.path, EntryFault::Twice));
        }
    }
    if !manifest.files.iter().any(|listed| listed.path == manifest.deck) {
        return Err(fault(&manifest.deck, EntryFault::Absent));
    }
    Ok(manifest)
}

/// Unpacks a package into an empty folder; gives the path of its deck. After a fault the folder may hold files, all of them
/// inside it; [`open_in`] takes it away.
///
/// # Errors
/// A [`BundleFault`] that names the entry.
pub fn unpack(package: impl Read + Seek, into: &Path) -> Result<PathBuf, BundleFault> {
    slow::work("a package is unpacked");
    let mut zip = ZipArchive::new(package).map_err(|error| match error {
        ZipError::Io(error)
            if error.kind() != io::ErrorKind::UnexpectedEof && error.kind() != io::ErrorKind::InvalidData =>
        {
            BundleFault::System(error.kind())
        }
        _ => BundleFault::NotOne,
    })?;
    if zip.len() > ENTRIES + 1 {
        return Err(BundleFault::TooLarge);
    }
    let places = look(&mut zip)?;
    let list = match places.get(MANIFEST) {
        Some(at) => read_entry(&mut zip, *at, MANIFEST, LIST)?,
        None => return Err(entry(MANIFEST, EntryFault::Absent)),
    };
    let manifest = read_list(&list)?;
    let listed: HashMap<&str, &Listed> = manifest.files.iter().map(|one| (one.path.as_str(), one)).collect();
    let mut unlisted: Vec<&String> = places.keys().filter(|name| *name != MANIFEST).collect();
    unlisted.retain(|name| !listed.contains_key(name.as_str()));
    unlisted.sort();
    if let Some(name) = unlisted.first() {
        return Err(entry(name, EntryFault::Unlisted));
    }
    let mut total = 0;
    for one in &manifest.files {
        if !places.contains_key(&one.path) {
            return Err(entry(&one.path, EntryFault::Absent));
        }
        total += one.size.min(TOTAL + 1);
        if one.size > ENTRY {
            return Err(entry(&one.path, EntryFault::Large));
        }
        if total > TOTAL {
            return Err(BundleFault::TooLarge);
        }
    }
    for one in &manifest.files {
        let Some(at) = places.get(&one.path) else { continue };
        write_entry(&mut zip, *at, one, into)?;
    }
    let mut file = create(&into.join(MANIFEST))?;
    file.write_all(&list)?;
    Ok(into.join(&manifest.deck))
}

/// Looks at every entry without unpacking it; gives the position of each name.
fn look<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<HashMap<String, usize>, BundleFault> {
    let mut names = Names::default();
    let mut places = HashMap::new();
    let (mut total, mut packed) = (0_u64, 0_u64);
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).map_err(|_error| BundleFault::NotOne)?;
        let raw = file.name_raw().to_vec();
        let lossy = String::from_utf8_lossy(&raw).into_owned();
        let name = String::from_utf8(raw).map_err(|_error| entry(&lossy, EntryFault::Encoding))?;
        check_name(&name).map_err(|fault| entry(&name, fault))?;
        if file.encrypted() {
            return Err(entry(&name, EntryFault::Encrypted));
        }
        // A kind that is no regular file: a link, a device.
        let kind = file.unix_mode().map_or(0, |mode| mode & 0o170_000);
        if file.is_symlink() || !matches!(kind, 0 | 0o100_000) {
            return Err(entry(&name, EntryFault::Link));
        }
        if file.size() > ENTRY {
            return Err(entry(&name, EntryFault::Large));
        }
        if file.size() > HARMLESS && file.size() / RATIO > file.compressed_size() {
            return Err(entry(&name, EntryFault::Bomb));
        }
        total = total.saturating_add(file.size());
        packed = packed.saturating_add(file.compressed_size());
        if total > TOTAL {
            return Err(BundleFault::TooLarge);
        }
        if !names.add(&name) {
            return Err(entry(&name, EntryFault::Twice));
        }
        places.insert(name, at);
    }
    // Many small ones are a bomb too.
    if total > HARMLESS && total / RATIO > packed {
        return Err(BundleFault::TooLarge);
    }
    // The library keeps one entry of each name, and says when there were more.
    if zip.has_duplicate_names() {
        return Err(entry("", EntryFault::Twice));
    }
    Ok(places)
}

/// The bytes of an entry, and never more than `most`.
fn read_entry<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    at: usize,
    name: &str,
    most: u64,
) -> Result<Vec<u8>, BundleFault> {
    let file = zip.by_index(at).map_err(|_error| entry(name, EntryFault::Damaged))?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|_error| entry(name, EntryFault::Damaged))?;
    if bytes.len() as u64 > most {
        return Err(entry(name, EntryFault::Large));
    }
    Ok(bytes)
}

/// Unpacks an entry beside the others, and compares what came out with the list.
fn write_entry<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    at: usize,
    listed: &Listed,
    into: &Path,
) -> Result<(), BundleFault> {
    let name = listed.path.as_str();
    let mut from = zip.by_index(at).map_err(|_error| entry(name, EntryFault::Damaged))?;
    let packed = from.compressed_size();
    if from.size() != listed.size {
        return Err(entry(name, if from.size() > listed.size { EntryFault::Large } else { EntryFault::Hash }));
    }
    let path = into.join(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut to = create(&path)?;
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut buffer = vec![0; 64 << 10];
    loop {
        let count = from.read(&mut buffer).map_err(|_error| entry(name, EntryFault::Damaged))?;
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        size += count as u64;
        // Sizes in an archive are only what somebody wrote there.
        if size > listed.size {
            return Err(entry(name, EntryFault::Large));
        }
        if size > HARMLESS && size / RATIO > packed {
            return Err(entry(name, EntryFault::Bomb));
        }
        hash.update(bytes);
        to.write_all(bytes)?;
    }
    if size != listed.size || hex(&hash.finalize()) != listed.sha256 {
        return Err(entry(name, EntryFault::Hash));
    }
    Ok(())
}

/// A new file; one that is there already, or a link, is never written to.
fn create(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)
}
