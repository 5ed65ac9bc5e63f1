//! Packing: the same deck gives the same bytes, on every machine and on every day.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _, Seek, Write},
    path::Path,
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{DECK, ENTRY, FORMAT, Listed, MANIFEST, Manifest, Names, TOTAL, check_name, hex};
use crate::deck::{
    assets::{self, AssetFault},
    finding::{Finding, quote},
    model::Deck,
    slow, theme, to_json,
};

/// Why a deck cannot be packed. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum PackFault {
    /// A file of the deck cannot be used.
    #[error("{what} `{path}`: {fault}")]
    File {
        /// What the file is to the deck.
        what: &'static str,
        /// Its path as the deck has it.
        path: String,
        /// Why.
        fault: AssetFault,
    },
    /// A file has a name that a package cannot have.
    #[error(
        "{what} `{path}`: the name must have the ending of a picture, theme or font, be possible on every system, and differ from others by more than capitals"
    )]
    Name {
        /// What the file is to the deck.
        what: &'static str,
        /// Its path as the deck has it.
        path: String,
    },
    /// The theme has faults.
    #[error("the theme `{name}`: {why}")]
    Theme {
        /// Its name.
        name: String,
        /// The first of them.
        why: String,
    },
    /// There is more than a package holds.
    #[error("the deck and its files are larger than {} MiB, the most that a package holds", TOTAL >> 20)]
    TooLarge,
    /// The package cannot be written.
    #[error("the package cannot be written: {0}")]
    System(io::ErrorKind),
}

impl From<io::Error> for PackFault {
    fn from(error: io::Error) -> Self {
        Self::System(error.kind())
    }
}

impl From<zip::result::ZipError> for PackFault {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(error) => Self::System(error.kind()),
            _ => Self::System(io::ErrorKind::Other),
        }
    }
}

/// What was packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// How many files, without the manifest.
    pub files: usize,
    /// How many bytes they are unpacked.
    pub bytes: u64,
}

/// Packs a deck that stands in `folder` into a file: whole or not at all.
///
/// # Errors
/// A [`PackFault`] in plain words.
pub fn pack_to(deck: &Deck, folder: &Path, file: &Path) -> Result<Packed, PackFault> {
    let place = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut making = tempfile::Builder::new();
    making.prefix(".sidestage-").suffix(".part");
    #[cfg(unix)]
    making.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut made = making.tempfile_in(place)?;
    let packed = pack(deck, folder, made.as_file_mut())?;
    made.as_file().sync_all()?;
    made.persist(file).map_err(|error| error.error)?;
    Ok(packed)
}

/// Packs a deck that stands in `folder`, with every file that it and its theme name.
///
/// # Errors
/// A [`PackFault`] in plain words.
pub fn pack(deck: &Deck, folder: &Path, out: &mut (impl Write + Seek)) -> Result<Packed, PackFault> {
    slow::work("a package is packed");
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut names = Names::default();
    names.add(MANIFEST);
    names.add(DECK);
    let mut total = 0;
    let mut take = |what: &'static str, path: &str, as_name: &str| -> Result<(), PackFault> {
        // The same file is often named twice, with and without `./`.
        let name = as_name.split('/').filter(|part| *part != ".").collect::<Vec<_>>().join("/");
        if files.contains_key(&name) {
            return Ok(());
        }
        let shown = || quote(path);
        let file = assets::resolve(folder, path).map_err(|fault| PackFault::File { what, path: shown(), fault })?;
        if check_name(&name).is_err() || !names.add(&name) {
            return Err(PackFault::Name { what, path: shown() });
        }
        let mut bytes = Vec::new();
        fs::File::open(file)
            .and_then(|file| file.take(ENTRY + 1).read_to_end(&mut bytes))
            .map_err(|error| PackFault::File { what, path: shown(), fault: AssetFault::Unreadable(error.kind()) })?;
        total += bytes.len() as u64;
        if bytes.len() as u64 > ENTRY || total > TOTAL {
            return Err(PackFault::TooLarge);
        }
        files.insert(name, bytes);
        Ok(())
    };
    for asset in &deck.assets {
        take("the picture", &asset.path, &asset.path)?;
    }
    if theme::bundled(&deck.theme).is_none() {
        let spec = theme::find(&deck.theme, folder);
        let with_ending = format!("{}.json", deck.theme);
        let named = [deck.theme.as_str(), &with_ending].into_iter().find(|name| assets::resolve(folder, name).is_ok());
        match (spec.spec, spec.fault, named) {
            (Some(spec), _, Some(named)) => {
                take("the theme", named, named)?;
                for file in spec.faces.each().flat_map(|(_, face)| &face.files) {
                    take("the font", file, file)?;
                }
                if let Some(logo) = &spec.logo {
                    take("the logo", &logo.path, &logo.path)?;
                }
            }
            (_, Some(fault), _) => {
                return Err(PackFault::File { what: "the theme", path: quote(&deck.theme), fault });
            }
            _ => {
                let why = spec.findings.iter().find(|one| one.is_error()).map(Finding::sentence).unwrap_or_default();
                return Err(PackFault::Theme { name: quote(&deck.theme), why });
            }
        }
    }
    let text = to_json(deck).into_bytes();
    let listed = |(path, bytes): (&str, &[u8])| Listed {
        path: path.to_owned(),
        size: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    };
    let all: Vec<(&str, &[u8])> = std::iter::once((DECK, text.as_slice()))
        .chain(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
        .collect();
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: 1,
        deck: DECK.to_owned(),
        files: all.iter().copied().map(listed).collect(),
    };
    let mut list = serde_json::to_vec_pretty(&manifest).map_err(|_never| PackFault::System(io::ErrorKind::Other))?;
    list.push(b'\n');
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .compression_level(Some(6));
    let mut zip = ZipWriter::new(out);
    for (name, bytes) in std::iter::once((MANIFEST, list.as_slice())).chain(all.iter().copied()) {
        // What is packed already only grows by packing.
        let dense = name.rsplit('.').next().is_some_and(|ending| {
            ["png", "jpg", "jpeg", "webp", "gif"].iter().any(|known| ending.eq_ignore_ascii_case(known))
        });
        let method = if dense { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let level = if dense { None } else { Some(6) };
        zip.start_file(name, options.compression_method(method).compression_level(level))?;
        zip.write_all(bytes)?;
    }
    zip.finish()?;
    let bytes = all.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    Ok(Packed { files: all.len(), bytes })
}
