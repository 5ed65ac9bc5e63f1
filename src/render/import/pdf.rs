//! The pages of a PDF as pictures of a slide's shape, drawn on a thread that may be given up.
//!
//! A PDF is a program from a stranger. Its pages are counted before any is drawn, each has a limit of time, and one that
//! brings the drawing program down ends the import with a sentence. A thread cannot be stopped from outside: one that was
//! given up goes on until its page is done, and what it draws is thrown away.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use hayro::{
    RenderCache, RenderSettings,
    hayro_interpret::{Context, InterpreterSettings, InterpreterWarning, TransformExt, interpret_page},
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page::Page},
    kurbo::{Affine, Rect},
    render_into,
};
use vello_cpu::{PixmapMut, RasterizerSettings, RenderContext, Resources, TargetInit, color::palette::css::WHITE};

use super::{ImportFault, words::Words};
use crate::{
    deck::model::Aspect,
    render::{pixels::Pixels, raster::MAX_PIXELS},
};

/// The most pages that are imported.
pub const MAX_PAGES: usize = 500;
/// The largest PDF that is read, in bytes.
pub const MAX_FILE: u64 = 200 << 20;
/// How long opening the file, and then each page, may take.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked whether anybody still wants the pages.
const LOOK: Duration = Duration::from_millis(40);
/// The tallest picture of a page, in pixels. With the widest shape that is 33 million pixels.
pub const MAX_HEIGHT: u16 = 4320;
const _: () =
    assert!(MAX_HEIGHT as u64 * MAX_HEIGHT as u64 * 16 / 9 < MAX_PIXELS, "no page has more pixels than are read");

/// Up to how much of its shape a page may be stretched to fill a slide without bars.
const STRETCH: f64 = 0.006;
/// After how many pages what was kept of faces and pictures is thrown away.
const KEEP: usize = 40;
/// The stack of the thread: patterns in patterns go deep.
const STACK: usize = 64 << 20;

/// A page that was drawn.
#[derive(Debug)]
pub struct Drawn {
    /// The picture, in the shape of the slides.
    pub pixels: Pixels,
    /// The words of the page.
    pub words: String,
    /// Whether the page has another shape than the slides, so that it stands between bars.
    pub bars: bool,
    /// Whether something on it could not be drawn.
    pub incomplete: bool,
}

/// What the thread says.
enum Word {
    Opened(usize, Aspect),
    Page(Box<Drawn>),
    Fault(ImportFault),
}

/// Draws every page of a PDF `height` pixels high, calls `each` with its number from 0 and the number of pages, and gives the shape of the slides.
pub fn pages(
    bytes: Vec<u8>,
    name: &str,
    height: u16,
    stop: &AtomicBool,
    mut each: impl FnMut(usize, usize, &Drawn) -> Result<(), ImportFault>,
) -> Result<Aspect, ImportFault> {
    // One page may wait while the next is drawn, and no more.
    let (say, hear) = bounded(1);
    let (owned, height) = (name.to_owned(), height.clamp(90, MAX_HEIGHT));
    thread::Builder::new()
        .name("pdf".to_owned())
        .stack_size(STACK)
        .spawn(move || work(bytes, &owned, height, &say))
        .map_err(|_no_thread| ImportFault::Broken(name.to_owned()))?;
    let (count, aspect) = match heard(&hear, name, 0, PATIENCE, stop)? {
        Word::Opened(count, aspect) => (count, aspect),
        Word::Fault(fault) => return Err(fault),
        Word::Page(_) => return Err(ImportFault::Broken(name.to_owned())),
    };
    for number in 0..count {
        match heard(&hear, name, number + 1, PATIENCE, stop)? {
            Word::Page(drawn) => each(number, count, &drawn)?,
            Word::Fault(fault) => return Err(fault),
            Word::Opened(..) => return Err(ImportFault::Broken(name.to_owned())),
        }
    }
    Ok(aspect)
}

/// What the thread says next, if it does so in time. Page 0 is the opening of the file.
fn heard(
    hear: &Receiver<Word>,
    name: &str,
    page: usize,
    patience: Duration,
    stop: &AtomicBool,
) -> Result<Word, ImportFault> {
    let start = Instant::now();
    loop {
        let left = patience.saturating_sub(start.elapsed());
        match hear.recv_timeout(left.min(LOOK)) {
            Ok(word) if !stop.load(Ordering::SeqCst) => return Ok(word),
            Err(RecvTimeoutError::Disconnected) => return Err(ImportFault::Page { name: name.to_owned(), page }),
            _ if stop.load(Ordering::SeqCst) => return Err(ImportFault::Stopped),
            _ if left <= LOOK => return Err(ImportFault::TooSlow { name: name.to_owned(), page }),
            _ => {}
        }
    }
}

fn work(bytes: Vec<u8>, name: &str, height: u16, say: &Sender<Word>) {
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::new(bytes).map_err(|error| refused(name, error))?;
        let count = pdf.pages().len();
        match (count, pdf.pages().first()) {
            (_, None) => Err(ImportFault::Broken(name.to_owned())),
            (count, Some(_)) if count > MAX_PAGES => Err(ImportFault::TooManyPages { name: name.to_owned(), count }),
            (count, Some(first)) => {
                let aspect = shape(first.render_dimensions());
                Ok((pdf, count, aspect))
            }
        }
    }));
    let (pdf, aspect) = match opened.unwrap_or_else(|_panic| Err(ImportFault::Broken(name.to_owned()))) {
        Ok((pdf, count, aspect)) => {
            if say.send(Word::Opened(count, aspect)).is_err() {
                return;
            }
            (pdf, aspect)
        }
        Err(fault) => {
            let _given_up = say.send(Word::Fault(fault));
            return;
        }
    };
    let incomplete = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&incomplete);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::UnsupportedFont | InterpreterWarning::ImageDecodeFailure) {
                flag.store(true, Ordering::Relaxed);
            }
        }),
        ..InterpreterSettings::default()
    };
    let mut cache = RenderCache::new();
    for (number, page) in pdf.pages().iter().enumerate() {
        if number % KEEP == KEEP - 1 {
            cache = RenderCache::new();
        }
        incomplete.store(false, Ordering::Relaxed);
        let drawn = catch_unwind(AssertUnwindSafe(|| draw(page, &cache, &settings, aspect, height)));
        let word = match drawn {
            Ok(drawn) => Word::Page(Box::new(Drawn { incomplete: incomplete.load(Ordering::Relaxed), ..drawn })),
            Err(_panic) => Word::Fault(ImportFault::Page { name: name.to_owned(), page: number + 1 }),
        };
        let last = matches!(word, Word::Fault(_));
        if say.send(word).is_err() || last {
            return;
        }
    }
}

fn refused(name: &str, error: LoadPdfError) -> ImportFault {
    let name = name.to_owned();
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ImportFault::Password(name),
        LoadPdfError::Decryption(_) => ImportFault::Encrypted(name),
        LoadPdfError::Invalid => ImportFault::Broken(name),
    }
}

/// The shape of slides that is nearest to that of a page.
fn shape((width, height): (f32, f32)) -> Aspect {
    let own = ratio(width, height);
    let far = |aspect: &Aspect| {
        let (across, down) = aspect.canvas();
        (ratio(across, down) / own).ln().abs()
    };
    [Aspect::Wide, Aspect::Laptop, Aspect::Classic]
        .into_iter()
        .min_by(|one, other| far(one).total_cmp(&far(other)))
        .unwrap_or_default()
}

fn ratio(width: f32, height: f32) -> f64 {
    let ratio = f64::from(width) / f64::from(height);
    if ratio.is_finite() && ratio > 0.0 { ratio } else { 1.0 }
}

fn draw<'p>(
    page: &'p Page<'p>,
    cache: &RenderCache<'p>,
    settings: &InterpreterSettings,
    aspect: Aspect,
    height: u16,
) -> Drawn {
    let (across, down) = aspect.canvas();
    let width = (f32::from(height) * across / down).round() as u16;
    let (page_width, page_height) = page.render_dimensions();
    let (own, slide) = (ratio(page_width, page_height), ratio(across, down));
    let bars = (own / slide - 1.0).abs() > STRETCH;
    let (w, h) = match own.total_cmp(&slide) {
        _ if !bars => (width, height),
        std::cmp::Ordering::Greater => (width, (f64::from(width) / own).round().clamp(1.0, f64::from(height)) as u16),
        _ => ((f64::from(height) * own).round().clamp(1.0, f64::from(width)) as u16, height),
    };
    let scale = |pixels: u16, units: f32| f64::from(pixels) / f64::from(units.max(f32::MIN_POSITIVE));
    let transform = Affine::scale_non_uniform(scale(w, page_width), scale(h, page_height))
        * page.initial_transform(true).to_kurbo();
    let mut context = RenderContext::new(w, h);
    render_into(page, cache, settings, &RenderSettings::default(), &mut context, transform);
    context.flush();
    let mut inner = Pixels::new(w, h);
    if let Some(target) = PixmapMut::new(w, h, inner.bytes_mut()) {
        // Paper is white where the page says nothing.
        let settings = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
        context.render_with(target, &mut Resources::new(), settings);
    }
    let pixels = if bars { between_bars(&inner, width, height) } else { inner };
    Drawn { pixels, words: words(page, settings), bars, incomplete: false }
}

/// The words of a page, read apart from drawing it.
fn words<'p>(page: &'p Page<'p>, settings: &InterpreterSettings) -> String {
    let cache = hayro::hayro_interpret::InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, area, &cache, page.xref(), settings.clone());
    let mut words = Words::default();
    interpret_page(page, &mut context, &mut words);
    words.finish()
}

/// The picture in the middle of a larger one. The bars take the colour of the page's corners where all four agree.
fn between_bars(inner: &Pixels, width: u16, height: u16) -> Pixels {
    let (right, bottom) = (inner.width.saturating_sub(1), inner.height.saturating_sub(1));
    let corner = inner.at(0, 0);
    let agree = [(right, 0), (0, bottom), (right, bottom)].into_iter().all(|(x, y)| inner.at(x, y) == corner);
    let bar = u32::from_ne_bytes(if agree { corner } else { [0, 0, 0, 255] });
    let mut whole = Pixels::new(width, height);
    whole.data.fill(bar);
    let left = usize::from((width - inner.width.min(width)) / 2);
    let top = usize::from((height - inner.height.min(height)) / 2);
    let (row, rows) = (usize::from(width), usize::from(inner.width));
    for (y, line) in inner.data.chunks_exact(rows.max(1)).enumerate() {
        let start = (top + y) * row + left;
        if let Some(place) = whole.data.get_mut(start..start + rows) {
            place.copy_from_slice(line);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn the_nearest_shape_is_chosen() {
        let table = [
            ((960.0, 540.0), Aspect::Wide),
            ((720.0, 405.0), Aspect::Wide),
            ((1280.0, 800.0), Aspect::Laptop),
            ((720.0, 540.0), Aspect::Classic),
            ((595.0, 842.0), Aspect::Classic),
            ((0.0, 0.0), Aspect::Classic),
        ];
        for (page, aspect) in table {
            assert_eq!(shape(page), aspect, "{page:?}");
        }
    }

    #[test]
    fn a_page_that_never_comes_is_given_up() {
        let (say, hear) = bounded::<Word>(1);
        let wait = Duration::from_millis(1);
        let (go, stop) = (AtomicBool::new(false), AtomicBool::new(true));
        let fault = heard(&hear, "a.pdf", 3, PATIENCE, &stop).err().unwrap();
        assert_eq!(fault.to_string(), "stopped; nothing was written");
        let fault = heard(&hear, "a.pdf", 3, wait, &go).err().unwrap();
        assert!(fault.to_string().contains("page 3 of a.pdf takes longer"), "{fault}");
        drop(say);
        let fault = heard(&hear, "a.pdf", 3, wait, &go).err().unwrap();
        assert!(fault.to_string().contains("page 3 of a.pdf cannot be drawn"), "{fault}");
    }

    #[test]
    fn bars_take_the_colour_of_the_page() {
        let mut page = Pixels::new(2, 4);
        page.data.fill(u32::from_ne_bytes([9, 8, 7, 255]));
        page.data[2] = u32::from_ne_bytes([1, 1, 1, 255]);
        let whole = between_bars(&page, 6, 4);
        assert_eq!([whole.at(0, 0), whole.at(5, 3), whole.at(2, 1)], [[9, 8, 7, 255], [9, 8, 7, 255], [1, 1, 1, 255]]);
        page.data[0] = u32::from_ne_bytes([1, 1, 1, 255]);
        assert_eq!(between_bars(&page, 6, 4).at(0, 0), [0, 0, 0, 255]);
    }
}
