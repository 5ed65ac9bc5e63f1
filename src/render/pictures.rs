//! The pictures of one deck: found inside its folder, read with limits, kept at the sizes at which they are used.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::{self, File},
    io::Read as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use vello_cpu::{ImageSource, Pixmap};

use super::{
    drawing::{self, Drawing},
    raster,
    scale::{Crop, Original},
};
use crate::{
    deck::{assets, model::Deck},
    typeset::{LOGO, PictureSizes},
};

/// The largest file of pixels that is opened, in bytes.
const MAX_FILE: u64 = 96 * 1024 * 1024;
/// How many bytes of decoded pictures are kept: what the present slide needs on a full-HD display.
const KEEP: usize = 6 * 1024 * 1024;
/// The largest decoded photograph that is kept for other sizes. A larger one is decoded again when a new size is asked for.
const KEEP_ORIGINAL: usize = KEEP / 2;

/// Something that is wrong with a picture of the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureProblem {
    /// The id of the asset.
    pub asset: String,
    /// What is wrong, in words.
    pub message: String,
    /// Whether the picture is shown all the same.
    pub shown: bool,
}

/// The pictures of one deck.
#[derive(Default)]
pub struct Pictures {
    folder: PathBuf,
    /// Every asset's path as the deck gives it, and that of the theme's logo.
    paths: BTreeMap<String, String>,
    logo: Option<String>,
    /// What is known of the files that were looked at.
    files: RefCell<BTreeMap<String, Known>>,
    cache: RefCell<Cache>,
}

impl std::fmt::Debug for Pictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pictures ({} assets, {} bytes kept)", self.paths.len(), self.cache.borrow().bytes)
    }
}

/// How a file looked when it was read: another length or time means another picture.
type Stamp = (PathBuf, u64, Option<SystemTime>);

#[derive(Clone)]
struct Known {
    stamp: Option<Stamp>,
    found: Result<Found, String>,
}

#[derive(Clone)]
struct Found {
    size: (u32, u32),
    /// What is not drawn of it, in words.
    note: Option<String>,
}

impl Pictures {
    /// No pictures: for lines of text and for tests.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The pictures of a deck whose file lies in `folder`.
    #[must_use]
    pub fn new(deck: &Deck, folder: &Path) -> Self {
        let mut pictures = Self::default();
        pictures.set_deck(deck, folder);
        pictures
    }

    /// Sets the path of the theme's logo in the deck's folder; counts from the next [`Pictures::set_deck`] on.
    pub fn set_logo(&mut self, path: Option<String>) {
        self.logo = path;
    }

    /// Takes up a deck, or the same deck after an edit. Pictures whose files are unchanged are kept. Returns whether
    /// anything is different, so that pages which hold pictures must be laid out again.
    pub fn set_deck(&mut self, deck: &Deck, folder: &Path) -> bool {
        let logo = self.logo.iter().map(|path| (LOGO.to_owned(), path.clone()));
        let paths: BTreeMap<String, String> =
            deck.assets.iter().map(|asset| (asset.id.clone(), asset.path.clone())).chain(logo).collect();
        let mut different = self.folder != folder || self.paths != paths;
        folder.clone_into(&mut self.folder);
        self.paths = paths;
        let stale: Vec<String> = {
            let files = self.files.borrow();
            files
                .iter()
                .filter(|(asset, known)| self.stamp(asset).ok() != known.stamp)
                .map(|(id, _)| id.clone())
                .collect()
        };
        for asset in stale {
            different = true;
            self.files.get_mut().remove(&asset);
            self.cache.get_mut().forget(&asset);
        }
        different
    }

    /// The part `crop` of a picture as exactly `width` × `height` pixels. The error is in words, and stays in the list of
    /// problems.
    ///
    /// # Errors
    /// When the picture is missing, outside the deck's folder, damaged, too large, or of a kind that is not read.
    pub fn scaled(&mut self, asset: &str, crop: Crop, width: u16, height: u16) -> Result<ImageSource, String> {
        self.known(asset)?;
        let key = Key { asset: asset.to_owned(), what: What::Scaled(crop, width, height) };
        if let Some(Kept::Pixels(pixmap)) = self.cache.get_mut().get(&key) {
            return Ok(ImageSource::Pixmap(pixmap));
        }
        let made = calmly(|| match self.source(asset)? {
            Kept::Original(original) => original.scaled(crop, width, height),
            Kept::Drawing(drawing) => drawing.rasterise(crop, width, height),
            Kept::Pixels(pixmap) => Ok(pixmap),
        });
        match made {
            Ok(pixmap) => {
                let bytes = pixmap.data_as_u8_slice().len();
                self.cache.get_mut().keep(key, Kept::Pixels(Arc::clone(&pixmap)), bytes);
                Ok(ImageSource::Pixmap(pixmap))
            }
            Err(message) => {
                if let Some(known) = self.files.get_mut().get_mut(asset) {
                    known.found = Err(message.clone());
                }
                Err(message)
            }
        }
    }

    /// What is wrong with the pictures that were looked at, by asset.
    #[must_use]
    pub fn problems(&self) -> Vec<PictureProblem> {
        let problem = |(asset, known): (&String, &Known)| {
            let (message, shown) = match &known.found {
                Err(message) => (message.clone(), false),
                Ok(found) => (found.note.clone()?, true),
            };
            Some(PictureProblem { asset: asset.clone(), message, shown })
        };
        self.files.borrow().iter().filter_map(problem).collect()
    }

    /// The bytes of decoded pictures that are kept just now.
    #[must_use]
    pub fn kept_bytes(&self) -> usize {
        self.cache.borrow().bytes
    }

    /// What is known of a picture, from its header, looked up once.
    fn known(&self, asset: &str) -> Result<Found, String> {
        if let Some(known) = self.files.borrow().get(asset) {
            return known.found.clone();
        }
        let stamp = self.stamp(asset);
        let found = stamp.clone().and_then(|stamp| calmly(|| self.look(asset, &stamp.0)));
        // An id that the deck does not have is its own fault, which the deck's check reports.
        if self.paths.contains_key(asset) {
            let known = Known { stamp: stamp.ok(), found: found.clone() };
            self.files.borrow_mut().insert(asset.to_owned(), known);
        }
        found
    }

    fn look(&self, asset: &str, path: &Path) -> Result<Found, String> {
        let bytes = read(path)?;
        if drawing::is_drawing(&bytes) {
            let drawing = Drawing::read(&bytes)?;
            let (size, note) = (drawing.size(), drawing.note.clone());
            let key = Key { asset: asset.to_owned(), what: What::Source };
            let weight = drawing::memory(bytes.len());
            self.cache.borrow_mut().keep(key, Kept::Drawing(Arc::new(drawing)), weight);
            return Ok(Found { size, note });
        }
        raster::size(&bytes).map(|size| Found { size, note: None })
    }

    /// The picture as it came out of its file.
    fn source(&self, asset: &str) -> Result<Kept, String> {
        let key = Key { asset: asset.to_owned(), what: What::Source };
        if let Some(kept) = self.cache.borrow_mut().get(&key) {
            return Ok(kept);
        }
        let bytes = read(&self.stamp(asset)?.0)?;
        let (kept, weight) = if drawing::is_drawing(&bytes) {
            let drawing = Drawing::read(&bytes)?;
            (Kept::Drawing(Arc::new(drawing)), drawing::memory(bytes.len()))
        } else {
            let original = raster::decode(&bytes)?;
            let weight = original.data.len();
            (Kept::Original(Arc::new(original)), weight)
        };
        if weight <= KEEP_ORIGINAL {
            self.cache.borrow_mut().keep(key, kept.clone(), weight);
        }
        Ok(kept)
    }

    fn stamp(&self, asset: &str) -> Result<Stamp, String> {
        let path = self.paths.get(asset).ok_or_else(|| "the deck has no such asset".to_owned())?;
        let path = assets::resolve(&self.folder, path).map_err(|fault| fault.to_string())?;
        let metadata = fs::metadata(&path).map_err(|error| unreadable(&error))?;
        Ok((path, metadata.len(), metadata.modified().ok()))
    }
}

impl PictureSizes for Pictures {
    fn size(&self, asset: &str) -> Result<(u32, u32), String> {
        self.known(asset).map(|found| found.size)
    }
}

/// Reads a picture of any kind and draws it as `width` × `height` pixels, as [`Pictures`] does with a file of a deck, but
/// with no net below: for whoever throws strange bytes at the readers. Gives the size in the file.
///
/// # Errors
/// In words, as the check says them.
pub fn try_out(bytes: &[u8], width: u16, height: u16, most_pixels: u64) -> Result<(u32, u32), String> {
    let drawing = drawing::is_drawing(bytes).then(|| Drawing::read(bytes)).transpose()?;
    let size = match &drawing {
        Some(drawing) => drawing.size(),
        None => raster::size(bytes)?,
    };
    if let Some(drawing) = drawing {
        drawing.rasterise(Crop::WHOLE, width, height)?;
    } else if u64::from(size.0) * u64::from(size.1) <= most_pixels {
        raster::decode(bytes)?.scaled(Crop::WHOLE, width, height)?;
    }
    Ok(size)
}

fn unreadable(error: &std::io::Error) -> String {
    format!("the file cannot be read: {}", error.kind())
}

/// The file's bytes, unless they are too many.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > MAX_FILE {
        return Err("the file is larger than 96 MiB".to_owned());
    }
    if bytes.is_empty() {
        return Err("the file is empty".to_owned());
    }
    Ok(bytes)
}

/// Decoders are long programs; should one of them give up, the slide is shown without its picture.
fn calmly<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_panic| Err("the picture cannot be decoded".to_owned()))
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    asset: String,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Source,
    Scaled(Crop, u16, u16),
}

#[derive(Clone)]
enum Kept {
    Original(Arc<Original>),
    Drawing(Arc<Drawing>),
    Pixels(Arc<Pixmap>),
}

/// What was decoded and scaled, bounded by its bytes; what was not used for longest goes first.
#[derive(Default)]
struct Cache {
    kept: BTreeMap<Key, (Kept, usize, u64)>,
    bytes: usize,
    turn: u64,
}

impl Cache {
    fn get(&mut self, key: &Key) -> Option<Kept> {
        self.turn += 1;
        let (kept, _, used) = self.kept.get_mut(key)?;
        *used = self.turn;
        Some(kept.clone())
    }

    fn keep(&mut self, key: Key, kept: Kept, bytes: usize) {
        if bytes > KEEP {
            return;
        }
        self.turn += 1;
        if let Some((_, before, _)) = self.kept.insert(key, (kept, bytes, self.turn)) {
            self.bytes -= before;
        }
        self.bytes += bytes;
        while self.bytes > KEEP {
            let Some(oldest) = self.kept.iter().min_by_key(|(_, (_, _, used))| *used).map(|(key, _)| key.clone())
            else {
                return;
            };
            if let Some((_, bytes, _)) = self.kept.remove(&oldest) {
                self.bytes -= bytes;
            }
        }
    }

    fn forget(&mut self, asset: &str) {
        let bytes = &mut self.bytes;
        self.kept.retain(|key, (_, size, _)| {
            let stays = key.asset != asset;
            if !stays {
                *bytes -= *size;
            }
            stays
        });
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use image::{Rgba, RgbaImage};

    use super::*;
    use crate::deck::model::Asset;

    fn deck(assets: &[(&str, &str)]) -> Deck {
        let asset = |(id, path): &(&str, &str)| Asset { id: (*id).into(), path: (*path).into(), ..Asset::default() };
        Deck { assets: assets.iter().map(asset).collect(), ..Deck::default() }
    }

    fn save(folder: &Path, name: &str, width: u32, height: u32, colour: [u8; 4]) {
        RgbaImage::from_pixel(width, height, Rgba(colour)).save(folder.join(name)).unwrap();
    }

    fn pixmap(source: ImageSource) -> Arc<Pixmap> {
        match source {
            ImageSource::Pixmap(pixmap) => pixmap,
            _ => panic!("pictures are pixmaps"),
        }
    }

    #[test]
    fn finds_scales_and_keeps() {
        let folder = tempfile::tempdir().unwrap();
        save(folder.path(), "a.png", 40, 20, [255, 0, 0, 128]);
        std::fs::write(
            folder.path().join("b.svg"),
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10"/></svg>"#,
        )
        .unwrap();
        let mut pictures = Pictures::new(&deck(&[("a", "a.png"), ("b", "b.svg")]), folder.path());
        assert_eq!(pictures.size("a"), Ok((40, 20)));
        assert_eq!(pictures.size("b"), Ok((4096, 1365)));
        let first = pixmap(pictures.scaled("a", Crop::WHOLE, 100, 50).unwrap());
        assert_eq!((first.width(), first.height()), (100, 50));
        let pixel = first.sample(50, 25);
        assert_eq!([pixel.r, pixel.g, pixel.b, pixel.a], [128, 0, 0, 128]);
        let again = pixmap(pictures.scaled("a", Crop::WHOLE, 100, 50).unwrap());
        assert!(Arc::ptr_eq(&first, &again), "not scaled twice");
        let drawing = pixmap(pictures.scaled("b", Crop::WHOLE, 300, 100).unwrap());
        assert!(drawing.data().iter().all(|pixel| pixel.a == 255));
        assert!(pictures.kept_bytes() >= (100 * 50 + 300 * 100 + 40 * 20) * 4);
        assert_eq!(pictures.problems(), []);
    }

    #[test]
    fn faults_are_words() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("deck");
        std::fs::create_dir(&inside).unwrap();
        save(folder.path(), "secret.png", 4, 4, [0; 4]);
        std::fs::write(inside.join("cut.png"), b"\x89PNG\r\n\x1a\n").unwrap();
        std::fs::write(inside.join("empty.png"), b"").unwrap();
        std::fs::write(inside.join("text.png"), b"not a picture").unwrap();
        std::fs::write(inside.join("bad.svg"), b"<svg").unwrap();
        std::fs::write(
            inside.join("words.svg"),
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>words</text></svg>"#,
        )
        .unwrap();
        let table = [
            ("outside", "../secret.png", "`..`"),
            ("missing", "none.png", "no such file"),
            ("cut", "cut.png", "damaged"),
            ("empty", "empty.png", "empty"),
            ("text", "text.png", "not a PNG"),
            ("svg", "bad.svg", "well-formed"),
        ];
        let mut assets: Vec<(&str, &str)> = table.iter().map(|(id, path, _)| (*id, *path)).collect();
        assets.push(("words", "words.svg"));
        let mut pictures = Pictures::new(&deck(&assets), &inside);
        for (id, _, words) in table {
            let message = pictures.scaled(id, Crop::WHOLE, 16, 16).unwrap_err();
            assert!(message.contains(words), "{id}: {message}");
            assert_eq!(pictures.size(id), Err(message), "{id}");
        }
        assert!(pictures.scaled("words", Crop::WHOLE, 16, 16).is_ok());
        assert!(pictures.scaled("unknown", Crop::WHOLE, 16, 16).is_err());
        let problems = pictures.problems();
        assert_eq!(problems.len(), table.len() + 1);
        assert!(problems.iter().all(|problem| problem.shown == (problem.asset == "words")));
        let place = inside.display().to_string();
        assert!(problems.iter().all(|problem| !problem.message.contains(&place)), "no path of the machine");
    }

    #[test]
    fn notices_changed_files_and_keeps_the_others() {
        let folder = tempfile::tempdir().unwrap();
        save(folder.path(), "a.png", 8, 8, [255, 0, 0, 255]);
        save(folder.path(), "b.png", 8, 8, [0, 255, 0, 255]);
        let deck = deck(&[("a", "a.png"), ("b", "b.png"), ("late", "late.png")]);
        let mut pictures = Pictures::new(&deck, folder.path());
        assert!(pictures.size("late").is_err());
        let kept = pixmap(pictures.scaled("b", Crop::WHOLE, 8, 8).unwrap());
        pictures.scaled("a", Crop::WHOLE, 8, 8).unwrap();
        assert!(!pictures.set_deck(&deck, folder.path()), "nothing has changed");
        save(folder.path(), "a.png", 16, 4, [0, 0, 255, 255]);
        save(folder.path(), "late.png", 5, 5, [0, 0, 255, 255]);
        assert!(pictures.set_deck(&deck, folder.path()));
        assert_eq!(pictures.size("a"), Ok((16, 4)));
        assert_eq!(pictures.size("late"), Ok((5, 5)));
        assert_eq!(pixmap(pictures.scaled("a", Crop::WHOLE, 8, 8).unwrap()).sample(4, 4).b, 255);
        assert!(Arc::ptr_eq(&kept, &pixmap(pictures.scaled("b", Crop::WHOLE, 8, 8).unwrap())));
    }

    #[test]
    fn keeps_no_more_than_its_bound() {
        let mut cache = Cache::default();
        let pixmap = Kept::Pixels(Arc::new(Pixmap::new(1, 1)));
        let key = |width| Key { asset: "a".into(), what: What::Scaled(Crop::WHOLE, width, 1000) };
        let sum = |cache: &Cache| cache.kept.values().map(|(_, bytes, _)| bytes).sum::<usize>();
        for width in 0..400 {
            cache.keep(key(width), pixmap.clone(), KEEP / 30 + usize::from(width));
            // The first stays in use.
            assert!(cache.get(&key(0)).is_some(), "{width}");
            assert!(cache.bytes <= KEEP && cache.bytes == sum(&cache));
        }
        assert!(cache.bytes > KEEP / 2);
        assert!(cache.get(&key(399)).is_some() && cache.get(&key(1)).is_none(), "the newest stay");
        // What is kept again under the same key counts once.
        cache.keep(key(399), pixmap.clone(), 4);
        assert_eq!(cache.bytes, sum(&cache));
        // What is larger than everything is not kept, and pushes nothing out.
        let before = cache.kept.len();
        cache.keep(key(5000), pixmap, KEEP + 1);
        assert_eq!(cache.kept.len(), before);
        cache.forget("a");
        assert_eq!((cache.bytes, cache.kept.len()), (0, 0));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        save(outside.path(), "secret.png", 4, 4, [9; 4]);
        std::os::unix::fs::symlink(outside.path().join("secret.png"), folder.path().join("a.png")).unwrap();
        let mut pictures = Pictures::new(&deck(&[("a", "a.png")]), folder.path());
        assert!(pictures.scaled("a", Crop::WHOLE, 4, 4).unwrap_err().contains("link"));
    }
}
