//! Slides as PNG files: encoded fast, named after number and id, and each file whole or not there at all.

use std::{
    fs, io,
    io::Write as _,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use image::{
    ExtendedColorType, ImageEncoder as _,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use thiserror::Error;

use super::{painter::MAX_SIDE, pixels::Pixels, studio::Studio};
use crate::deck::slow;

/// The longest part of a file name that comes from a slide's id.
const MAX_NAME: usize = 60;

/// The picture as a PNG file: without opacity where every pixel is opaque. Empty for a picture without pixels, which PNG
/// does not know.
#[must_use]
pub fn png(pixels: &Pixels) -> Vec<u8> {
    slow::work("a picture is packed");
    let (width, height) = (u32::from(pixels.width), u32::from(pixels.height));
    let all = pixels.bytes().as_chunks::<4>().0;
    let (bytes, colour) = if all.iter().all(|pixel| pixel[3] == 255) {
        let mut bytes = vec![0; all.len() * 3];
        for (to, from) in bytes.as_chunks_mut::<3>().0.iter_mut().zip(all) {
            *to = [from[0], from[1], from[2]];
        }
        (bytes, ExtendedColorType::Rgb8)
    } else {
        let mut bytes = vec![0; all.len() * 4];
        for (to, from) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(all) {
            *to = straight(*from);
        }
        (bytes, ExtendedColorType::Rgba8)
    };
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::Adaptive);
    match encoder.write_image(&bytes, width, height, colour) {
        Ok(()) => file,
        Err(_) => Vec::new(),
    }
}

/// Undoes the multiplication by the opacity.
pub(super) fn straight([red, green, blue, alpha]: [u8; 4]) -> [u8; 4] {
    let part = |value: u8| match u16::from(alpha) {
        0 => 0,
        alpha => ((u16::from(value) * 255 + alpha / 2) / alpha).min(255) as u8,
    };
    [part(red), part(green), part(blue), alpha]
}

/// Which pictures of each slide are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// One picture, with everything revealed.
    #[default]
    Whole,
    /// One picture for each step.
    EveryStep,
}

/// What an export writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PngExport {
    /// The height in pixels; the width follows from the deck's shape.
    pub height: u16,
    /// Which pictures of each slide.
    pub shown: Shown,
    /// Whether slides that the show passes by are written too.
    pub hidden: bool,
}

impl Default for PngExport {
    fn default() -> Self {
        Self { height: 1080, shown: Shown::Whole, hidden: false }
    }
}

/// Why an export stopped. The files before stay.
#[derive(Debug, Error)]
pub enum ExportFault {
    /// The folder for the pictures is not there and cannot be made.
    #[error("the folder for the pictures cannot be made: {}", .0.kind())]
    Folder(io::Error),
    /// The caller wanted no more.
    #[error("stopped")]
    Stopped,
    /// A file cannot be written.
    #[error("{name} cannot be written: {}", .source.kind())]
    File {
        /// The file's name, without its folder.
        name: String,
        /// What the system says.
        source: io::Error,
    },
}

/// Writes the studio's slides into `folder`, which is made where it is missing. Files of the same name are replaced, each
/// at once. Calls `each` after every file, and stops where that breaks off; returns the files in order.
///
/// # Errors
/// [`ExportFault`] where the folder or a file cannot be written, or the caller stops.
pub fn export_png(
    studio: &mut Studio,
    folder: &Path,
    plan: PngExport,
    mut each: impl FnMut(&Path) -> ControlFlow<()>,
) -> Result<Vec<PathBuf>, ExportFault> {
    fs::create_dir_all(folder).map_err(ExportFault::Folder)?;
    let deck = std::sync::Arc::clone(studio.deck());
    let (across, down) = deck.aspect.canvas();
    let height = plan.height.clamp(16, MAX_SIDE / 2);
    let width = (f32::from(height) * across / down).round() as u16;
    let mut pixels = Pixels::new(width, height);
    let mut written = Vec::new();
    for (at, slide) in deck.slides.iter().enumerate().filter(|(_, slide)| plan.hidden || !slide.hidden) {
        let last = studio.page(at).last_step;
        let steps = match plan.shown {
            Shown::Whole => last..=last,
            Shown::EveryStep => 0..=last,
        };
        for step in steps {
            studio.paint_into(at, step, &mut pixels);
            let part = (plan.shown == Shown::EveryStep && last > 0).then_some(step);
            let name = file_name(at, deck.slides.len(), &slide.id, part);
            let path = folder.join(&name);
            write_whole(&path, &png(&pixels)).map_err(|source| ExportFault::File { name, source })?;
            let goes_on = each(&path);
            written.push(path);
            if goes_on.is_break() {
                return Err(ExportFault::Stopped);
            }
        }
    }
    Ok(written)
}

/// The name of a slide's file: `01-title.png`, or `03-points-2.png` for the second picture of a slide with steps.
#[must_use]
pub fn file_name(position: usize, slides: usize, id: &str, step: Option<u16>) -> String {
    let digits = slides.to_string().len().max(2);
    let mut safe = String::new();
    for letter in id.chars().take(MAX_NAME) {
        match letter {
            letter if letter.is_ascii_alphanumeric() || letter == '_' => safe.push(letter),
            _ if safe.ends_with('-') || safe.is_empty() => {}
            _ => safe.push('-'),
        }
    }
    let safe = safe.trim_end_matches('-');
    let safe = if safe.is_empty() { "slide" } else { safe };
    let part = step.map_or_else(String::new, |step| format!("-{}", u32::from(step) + 1));
    format!("{:0digits$}-{safe}{part}.png", position + 1)
}

/// Writes a file so that a reader finds the old one or the new one, never a part.
///
/// # Errors
/// What the system says; the old file, if any, is still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    slow::work("a file is written");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sidestage-").suffix(".part");
    // Slides are made to be handed on, so others may read them as far as the user's own mask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::sync::{Arc, atomic::AtomicUsize};

    use super::*;
    use crate::render::studio::tests::{deck, plain_setter};

    #[test]
    fn png_keeps_every_pixel() {
        let mut pixels = Pixels::new(3, 2);
        for (at, bytes) in pixels.bytes_mut().as_chunks_mut::<4>().0.iter_mut().enumerate() {
            *bytes = [at as u8 * 40, 255, 3, 255];
        }
        let read = image::load_from_memory(&png(&pixels)).unwrap();
        assert_eq!(read.color(), image::ColorType::Rgb8);
        assert_eq!(read.to_rgba8().into_raw(), pixels.bytes());
        pixels.bytes_mut()[..4].copy_from_slice(&[50, 25, 0, 100]);
        let read = image::load_from_memory(&png(&pixels)).unwrap();
        assert_eq!(read.color(), image::ColorType::Rgba8);
        assert_eq!(read.to_rgba8().get_pixel(0, 0).0, [128, 64, 0, 100]);
        assert!(png(&Pixels::new(0, 5)).is_empty());
    }

    #[test]
    fn names_are_safe_everywhere() {
        let table = [
            ((0, 9, "title", None), "01-title.png"),
            ((9, 120, "title", None), "010-title.png"),
            ((2, 9, "points", Some(1)), "03-points-2.png"),
            ((0, 9, "../../etc/passwd", None), "01-etc-passwd.png"),
            ((0, 9, "a/b\\c:d*e?f", None), "01-a-b-c-d-e-f.png"),
            ((0, 9, "العنوان", None), "01-slide.png"),
            ((0, 9, "", None), "01-slide.png"),
            ((0, 9, "CON", None), "01-CON.png"),
            ((0, 9, "end.", None), "01-end.png"),
        ];
        for ((position, slides, id, step), name) in table {
            assert_eq!(file_name(position, slides, id, step), name);
        }
        assert!(file_name(0, 1, &"x".repeat(500), None).len() < 80);
    }

    #[test]
    fn writes_all_or_every_step_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("new/pictures");
        let mut deck = deck(&["title", "hidden", "title"]);
        deck.slides[1].hidden = true;
        let mut studio = Studio::with_setter(Arc::new(move || {
            let mut plain = plain_setter(Arc::new(AtomicUsize::new(0)))();
            Box::new(move |deck, slide, language, theme, pictures| {
                let mut page = plain(deck, slide, language, theme, pictures);
                page.last_step = 1;
                page
            })
        }));
        studio.set_deck(Arc::new(deck), Path::new("."), "en", "court");
        let plan = PngExport { height: 18, ..PngExport::default() };
        let names = |files: &[PathBuf]| -> Vec<String> {
            files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect()
        };
        let mut seen = 0;
        let files = export_png(&mut studio, &out, plan, |_| {
            seen += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(names(&files), ["01-title.png", "03-title.png"]);
        assert_eq!(seen, 2);
        let picture = image::open(&files[0]).unwrap();
        assert_eq!((picture.width(), picture.height()), (32, 18));
        // Again, over what is there.
        export_png(&mut studio, &out, plan, |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2);
        let plan = PngExport { shown: Shown::EveryStep, hidden: true, ..plan };
        let files = export_png(&mut studio, &out, plan, |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(
            names(&files),
            [
                "01-title-1.png",
                "01-title-2.png",
                "02-hidden-1.png",
                "02-hidden-2.png",
                "03-title-1.png",
                "03-title-2.png"
            ]
        );
    }

    #[test]
    fn stops_where_the_caller_stops() {
        let folder = tempfile::tempdir().unwrap();
        let mut studio = Studio::with_setter(plain_setter(Arc::new(AtomicUsize::new(0))));
        studio.set_deck(Arc::new(deck(&["a", "b", "c"])), Path::new("."), "en", "court");
        let plan = PngExport { height: 18, ..PngExport::default() };
        let fault = export_png(&mut studio, folder.path(), plan, |_| ControlFlow::Break(())).unwrap_err();
        assert!(matches!(fault, ExportFault::Stopped));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn says_what_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut studio = Studio::with_setter(plain_setter(Arc::new(AtomicUsize::new(0))));
        studio.set_deck(Arc::new(deck(&["a"])), Path::new("."), "en", "court");
        let plan = PngExport { height: 18, ..PngExport::default() };
        fs::write(folder.path().join("file"), b"").unwrap();
        let fault =
            export_png(&mut studio, &folder.path().join("file"), plan, |_| ControlFlow::Continue(())).unwrap_err();
        assert!(matches!(fault, ExportFault::Folder(_)));
        fs::create_dir(folder.path().join("01-a.png")).unwrap();
        let fault = export_png(&mut studio, folder.path(), plan, |_| ControlFlow::Continue(())).unwrap_err();
        assert!(fault.to_string().starts_with("01-a.png cannot be written: "), "{fault}");
    }
}
