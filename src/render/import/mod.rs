//! Other people's slides become a deck: Markdown is read, pages of a PDF become pictures, presentations go through LibreOffice.
//!
//! What is imported may come from anybody. Files are bounded before they are read, pages before they are drawn, nothing is
//! looked for outside the file's own folder, nothing is loaded from elsewhere, and nothing is replaced unasked. An import
//! that fails leaves everything as it was.

mod delivery;
mod kind;
mod notes;
mod office;
mod package;
mod pdf;
mod words;

use std::{
    collections::HashMap,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use thiserror::Error;

pub use self::pdf::MAX_HEIGHT;
use self::{
    delivery::{Delivery, file_name},
    kind::Kind,
};
use super::{drawing::Drawing, export::png, raster};
use crate::deck::{
    Deck, Finding, assets, bundle,
    finding::{quote, shorten},
    guard,
    import::{self, slug},
    inline,
    model::{Asset, FORMAT, Layout, Notes, Picture, Place, Slide, Text},
    slow,
};

/// The height of a page's picture, in pixels: twice the height of a slide, so that it is sharp on every projector.
pub const HEIGHT: u16 = 2160;
/// The largest picture beside a Markdown file that is taken, in bytes.
const MAX_PICTURE: u64 = 96 << 20;
/// How many bytes of pictures a Markdown file may bring along.
const MAX_PICTURES: u64 = 1 << 30;
/// How many characters of a page's words describe its picture.
const DESCRIPTION: usize = 300;

/// What is to be made of a file.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The deck file.
    pub deck: PathBuf,
    /// The height of the pictures of PDF pages, in pixels.
    pub height: u16,
    /// Whether files that are there already may be replaced.
    pub replace: bool,
}

/// A deck that was made.
#[derive(Debug)]
pub struct Imported {
    /// The deck file.
    pub deck: PathBuf,
    /// How many slides it has.
    pub slides: usize,
    /// What was left out or changed.
    pub findings: Vec<Finding>,
}

/// Why there is no deck. Nothing was written, and nothing was replaced.
#[derive(Debug, Error)]
pub enum ImportFault {
    /// The file cannot be read.
    #[error("{name} cannot be read: {why}")]
    Unreadable {
        /// The file's name.
        name: String,
        /// What the system says.
        why: String,
    },
    /// The file is too large.
    #[error("{name} is larger than {most} MiB, the most that is imported")]
    TooLarge {
        /// The file's name.
        name: String,
        /// The limit in MiB.
        most: u64,
    },
    /// The file is of another kind.
    #[error("{name} is {what}")]
    Kind {
        /// The file's name.
        name: String,
        /// What it is.
        what: &'static str,
    },
    /// The text cannot be made into a deck.
    #[error("{0}")]
    Text(Box<Finding>),
    /// A PDF that opens with a password only.
    #[error("{0} opens with a password only; save it without one and import that")]
    Password(String),
    /// A PDF that is encrypted in a way that is not read.
    #[error("{0} is encrypted in a way that cannot be read; save it without protection and import that")]
    Encrypted(String),
    /// A PDF that is damaged, or has no pages.
    #[error("{0} is empty, damaged or incomplete: no pages can be read in it; export it again")]
    Broken(String),
    /// A PDF with too many pages.
    #[error("{name} has {count} pages, and at most {most} are imported; save the pages that you need as a PDF of their own", most = pdf::MAX_PAGES)]
    TooManyPages {
        /// The file's name.
        name: String,
        /// How many pages it has.
        count: usize,
    },
    /// A page that brings the drawing down.
    #[error("page {page} of {name} cannot be drawn; print the file to a new PDF and import that")]
    Page {
        /// The file's name.
        name: String,
        /// The page from 1.
        page: usize,
    },
    /// A page that takes too long; 0 is the opening of the file.
    #[error("{}{name} takes longer than 20 seconds to {}; print the file to a new PDF and import that",
        if *page == 0 { String::new() } else { format!("page {page} of ") }, if *page == 0 { "open" } else { "draw" })]
    TooSlow {
        /// The file's name.
        name: String,
        /// The page from 1.
        page: usize,
    },
    /// LibreOffice is not installed.
    #[error(
        "{0} needs LibreOffice, which is not found here; install LibreOffice, or export the presentation as PDF in its own program and import the PDF"
    )]
    NoOffice(String),
    /// LibreOffice made no PDF.
    #[error("LibreOffice cannot make a PDF of {0}; export it as PDF in its own program and import the PDF")]
    NotConverted(String),
    /// LibreOffice took too long.
    #[error(
        "LibreOffice took longer than 120 seconds over {0}; export it as PDF in its own program and import the PDF"
    )]
    ConversionTooSlow(String),
    /// A package that cannot be opened.
    #[error("{0}")]
    Package(#[from] bundle::BundleFault),
    /// Somebody has stopped it.
    #[error("stopped; nothing was written")]
    Stopped,
    /// A file is in the way.
    #[error("{0} exists already and is not replaced without being asked for")]
    Exists(String),
    /// The deck would take the place of what it is made from.
    #[error("{0} is the file to import itself; give the deck another name")]
    Same(String),
    /// The folder for the pictures is a file or a link.
    #[error("`media` beside the deck is not a folder, so the pictures have no place")]
    MediaIsNoFolder,
    /// The disk refuses.
    #[error("{name} cannot be written: {}", source.kind())]
    CannotWrite {
        /// The file's name.
        name: String,
        /// What the system says.
        source: io::Error,
    },
}

impl ImportFault {
    /// Whether the fault lies with the place to write to, and not with the file to read.
    #[must_use]
    pub const fn is_writing(&self) -> bool {
        matches!(self, Self::Exists(_) | Self::Same(_) | Self::MediaIsNoFolder | Self::CannotWrite { .. })
    }
}

/// Imports `source` into `target_folder`, as a deck of the same name. Nothing is replaced. `progress` is told how many
/// slides of how many are done.
///
/// # Errors
/// An [`ImportFault`] in plain words; then nothing was written.
pub fn import(
    source: &Path,
    target_folder: &Path,
    progress: impl FnMut(usize, usize),
) -> Result<Imported, ImportFault> {
    let deck = target_folder.join(format!("{}.json", stem(source)));
    import_to(source, &Wanted { deck, height: HEIGHT, replace: false }, &AtomicBool::new(false), progress)
}

/// Imports `source` as `wanted` says, until `stop` is true. `progress` is told how many slides of how many are done.
///
/// # Errors
/// An [`ImportFault`] in plain words; then nothing was written.
pub fn import_to(
    source: &Path,
    wanted: &Wanted,
    stop: &AtomicBool,
    mut progress: impl FnMut(usize, usize),
) -> Result<Imported, ImportFault> {
    slow::work("a file is imported");
    if source.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(bundle::ENDING)) {
        return package::unpacked(source, wanted);
    }
    let name = file_name(source);
    let bytes = read(source, pdf::MAX_FILE)?;
    let target = file_name(&wanted.deck);
    if matches!((fs::canonicalize(source), fs::canonicalize(&wanted.deck)), (Ok(one), Ok(other)) if one == other) {
        return Err(ImportFault::Same(target));
    }
    // Said before the work and not after it.
    match wanted.deck.symlink_metadata() {
        Ok(found) if !wanted.replace || found.is_dir() => return Err(ImportFault::Exists(target)),
        _ => {}
    }
    let kind = kind::of(source, &bytes);
    if let Kind::Other(what) = kind {
        return Err(ImportFault::Kind { name, what });
    }
    let mut delivery = Delivery::into(wanted.deck.parent().unwrap_or_else(|| Path::new("")))?;
    let (deck, findings) = match kind {
        Kind::Markdown => {
            let made = markdown(source, &bytes, &mut delivery)?;
            progress(made.0.slides.len(), made.0.slides.len());
            made
        }
        Kind::Office(ending) => {
            let office = office::Office::new(&bytes, ending, &name, delivery.private(), stop)?;
            let (converted, notes) = (office.pdf()?, office.notes()?);
            let (mut deck, mut findings) = pages(source, converted, wanted.height, &mut delivery, stop, &mut progress)?;
            let taken = notes.is_some_and(|notes| take_notes(&mut deck, notes));
            let message = if taken {
                "the animations of the presentation are not imported"
            } else {
                "the notes for the speaker and the animations of the presentation are not imported"
            };
            findings.push(Finding { file: name, ..Finding::warning("notes", "", message) });
            (deck, findings)
        }
        _ => pages(source, bytes, wanted.height, &mut delivery, stop, &mut progress)?,
    };
    let slides = deck.slides.len();
    if stop.load(Ordering::SeqCst) {
        return Err(ImportFault::Stopped);
    }
    delivery.deliver(&wanted.deck, &deck, wanted.replace)?;
    Ok(Imported { deck: wanted.deck.clone(), slides, findings })
}

/// Gives each slide its notes, where there are as many as slides: else they would stand at the wrong ones.
fn take_notes(deck: &mut Deck, notes: Vec<String>) -> bool {
    if notes.len() != deck.slides.len() {
        return false;
    }
    for (slide, notes) in deck.slides.iter_mut().zip(notes).filter(|(_, notes)| !notes.is_empty()) {
        slide.notes = Some(Notes::Whole(Text::One(notes)));
    }
    true
}

/// The bytes of a file, unless they are too many.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, ImportFault> {
    let name = || file_name(path);
    let unreadable = |error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::IsADirectory => "this is a folder".to_owned(),
            kind => kind.to_string(),
        };
        ImportFault::Unreadable { name: name(), why }
    };
    let meta = fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        let why = if meta.is_dir() { "this is a folder" } else { "this is not a regular file" };
        return Err(ImportFault::Unreadable { name: name(), why: why.to_owned() });
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(ImportFault::TooLarge { name: name(), most: most >> 20 });
    }
    Ok(bytes)
}

/// The name of a file without its ending, as a title.
fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().trim().to_owned()).unwrap_or_default();
    if stem.is_empty() { "deck".to_owned() } else { stem }
}

fn markdown(source: &Path, bytes: &[u8], delivery: &mut Delivery) -> Result<(Deck, Vec<Finding>), ImportFault> {
    let name = file_name(source);
    let (text, _marked) = guard::text(bytes)
        .map_err(|refusal| ImportFault::Text(Box::new(Finding { file: name.clone(), ..refusal.finding })))?;
    let home = source.parent().unwrap_or_else(|| Path::new(""));
    let mut taken: HashMap<PathBuf, String> = HashMap::new();
    let mut room = MAX_PICTURES;
    let mut fault = None;
    let made = import::markdown(text, &name, &stem(source), &mut |path| match picture(
        home, path, delivery, &mut taken, &mut room,
    ) {
        Ok(found) => found,
        Err(stop) => {
            fault.get_or_insert(stop);
            Err("it cannot be copied".to_owned())
        }
    });
    match (fault, made) {
        (Some(fault), _) => Err(fault),
        (None, Err(refused)) => Err(ImportFault::Text(refused)),
        (None, Ok(made)) => Ok((made.deck, made.findings)),
    }
}

/// Takes a picture that a Markdown file in `home` names: its path in the deck's folder, or in words why it is not taken.
fn picture(
    home: &Path,
    path: &str,
    delivery: &mut Delivery,
    taken: &mut HashMap<PathBuf, String>,
    room: &mut u64,
) -> Result<Result<String, String>, ImportFault> {
    let found = match assets::resolve(home, path) {
        Ok(found) => found,
        Err(assets::AssetFault::Missing) => {
            return Ok(Err("there is no such file beside the Markdown file".to_owned()));
        }
        Err(assets::AssetFault::Outside | assets::AssetFault::Climbs | assets::AssetFault::Absolute) => {
            return Ok(Err("it lies outside the folder of the Markdown file; copy it into that folder".to_owned()));
        }
        Err(fault) => return Ok(Err(fault.to_string())),
    };
    if let Some(known) = taken.get(&found) {
        return Ok(Ok(known.clone()));
    }
    let bytes = match read(&found, MAX_PICTURE.min(*room)) {
        Ok(bytes) => bytes,
        Err(ImportFault::TooLarge { .. }) => return Ok(Err("it is too large".to_owned())),
        Err(fault) => return Ok(Err(fault.to_string())),
    };
    let ending = match seen(&bytes) {
        Ok(ending) => ending,
        Err(why) => return Ok(Err(why)),
    };
    // A picture that is in the deck's folder already stays where it is.
    let inside = fs::canonicalize(delivery.folder()).ok().and_then(|folder| {
        let inside = found.strip_prefix(folder).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    });
    if let Some(inside) = inside.filter(|inside| assets::resolve(delivery.folder(), inside).is_ok()) {
        taken.insert(found, inside.clone());
        return Ok(Ok(inside));
    }
    *room -= bytes.len() as u64;
    let base = Some(slug(&stem(&found))).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "picture".to_owned());
    let mut name = format!("{base}.{ending}");
    let mut number = 2;
    while delivery.has(&name) {
        name = format!("{base}-{number}.{ending}");
        number += 1;
    }
    let put = delivery.put(&name, &bytes)?;
    taken.insert(found, put.clone());
    Ok(Ok(put))
}

/// The ending that belongs to a picture's bytes, if the picture can be shown.
fn seen(bytes: &[u8]) -> Result<&'static str, String> {
    if super::drawing::is_drawing(bytes) {
        return Drawing::read(bytes).map(|_drawing| "svg");
    }
    raster::size(bytes)?;
    Ok(match bytes {
        [0x89, ..] => "png",
        [0xff, ..] => "jpg",
        [b'G', ..] => "gif",
        _ => "webp",
    })
}

/// The pages of a PDF as the slides of a deck.
fn pages(
    source: &Path,
    bytes: Vec<u8>,
    height: u16,
    delivery: &mut Delivery,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(Deck, Vec<Finding>), ImportFault> {
    let (name, title) = (file_name(source), stem(source));
    let base = Some(slug(&title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "page".to_owned());
    let mut deck = Deck {
        format: FORMAT,
        // Many files are called `slides`, and the journal of a show goes by the id of its deck.
        id: format!("{base}-{:08x}", fold(&bytes)),
        title: Text::One(inline::escape(&title.chars().filter(|letter| !letter.is_control()).collect::<String>())),
        language: "en".to_owned(),
        theme: "court".to_owned(),
        ..Deck::default()
    };
    let (mut barred, mut incomplete) = (Vec::new(), Vec::new());
    deck.aspect = pdf::pages(bytes, &name, height, stop, |number, count, drawn| {
        let page = number + 1;
        let path = delivery.put(&format!("{base}-{page:03}.png"), &png(&drawn.pixels))?;
        let id = format!("page-{page:03}");
        let alt = Some(Text::One(described(page, &name, &drawn.words)));
        deck.assets.push(Asset { id: id.clone(), path, alt, ..Asset::default() });
        let image = Picture { asset: id.clone(), place: Place::Full, ..Picture::default() };
        deck.slides.push(Slide { id, layout: Layout::Image, image: Some(image), ..Slide::default() });
        if drawn.bars {
            barred.push(page);
        }
        if drawn.incomplete {
            incomplete.push(page);
        }
        progress(page, count);
        Ok(())
    })?;
    let mut findings = Vec::new();
    let mut say = |code, pages: &[usize], what: &str| {
        if !pages.is_empty() {
            let message = format!("{} {what}", listed(pages));
            findings.push(Finding { file: name.clone(), ..Finding::warning(code, "", message) });
        }
    };
    say("shape", &barred, "of another shape than the slides, shown whole between bars");
    say("incomplete", &incomplete, "with a face or a picture that cannot be read: compare with the original");
    shorten(&mut findings);
    Ok((deck, findings))
}

/// What a picture of a page says: its words, where it has any.
fn described(page: usize, name: &str, words: &str) -> String {
    let mut out = format!("Page {page} of {}", quote(name));
    if !words.is_empty() {
        out.push_str(": ");
        let mut length = 0;
        for (at, word) in words.split(' ').enumerate() {
            let letters = word.chars().count();
            length += letters + 1;
            if length > DESCRIPTION {
                out.extend(word.chars().take(if at == 0 { DESCRIPTION } else { 0 }));
                out.push('…');
                break;
            }
            if at > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    inline::escape(&out)
}

/// Pages in words: `page 3`, `pages 1, 2 and 9 more`.
fn listed(pages: &[usize]) -> String {
    const NAMED: usize = 6;
    let names: Vec<String> = pages.iter().take(NAMED).map(ToString::to_string).collect();
    let more = pages.len().saturating_sub(NAMED);
    let word = if pages.len() == 1 { "page" } else { "pages" };
    if more > 0 {
        format!("{word} {} and {more} more:", names.join(", "))
    } else {
        format!("{word} {}:", names.join(", "))
    }
}

/// A number that two different files hardly share (FNV-1a, 32 bits).
fn fold(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_described_in_few_words() {
        assert_eq!(described(3, "slides.pdf", ""), "Page 3 of slides.pdf");
        assert_eq!(described(3, "a_b.pdf", "[^x] *One*"), r"Page 3 of a\_b.pdf: \[^x\] \*One\*");
        let long = described(1, "a.pdf", &"word ".repeat(200));
        assert!(long.ends_with(" word…") && long.chars().count() < DESCRIPTION + 20, "{long}");
        assert!(described(1, "a.pdf", &"x".repeat(9_000)).chars().count() < DESCRIPTION + 20);
        assert_eq!(listed(&[3]), "page 3:");
        assert_eq!(listed(&[1, 2, 3, 4, 5, 6, 7, 8]), "pages 1, 2, 3, 4, 5, 6 and 2 more:");
    }
}
