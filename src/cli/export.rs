//! `sidestage export`: the slides as a PDF, as pictures or as text, and the event on paper.

use std::{
    fmt::Display,
    io::{self, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use super::{CANNOT_WRITE, STOPPED, check::ERRORS};
use crate::{
    app::paper::twin,
    deck::{self, Deck, Finding, bundle},
    render::{
        PngExport, Studio,
        export::{ExportFault, Shown, export_png, write_whole},
        pdf::{Form, PdfExport, PdfFault, Progress, pdf},
        script::{Style, script},
    },
};

/// After how long the program says how far it is, and how often.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// In which form, and where.
    pub target: Target,
    /// The language to show; absent means the deck's own.
    pub language: Option<String>,
}

/// In which form the slides are written, and where.
#[derive(Clone, Debug)]
pub enum Target {
    /// One picture a slide.
    Png {
        /// The folder for the pictures; made where it does not exist.
        folder: PathBuf,
        /// The height of each picture in pixels.
        height: u16,
        /// Whether each step gets a picture.
        steps: bool,
    },
    /// A PDF.
    Pdf {
        /// The file.
        file: PathBuf,
        /// How the slides stand on their pages.
        form: Form,
    },
    /// The paper twin: run sheet, time signs, question slips.
    Paper {
        /// The file.
        file: PathBuf,
        /// How many slips.
        slips: u16,
    },
    /// A package.
    Bundle {
        /// The file.
        file: PathBuf,
    },
    /// The words and notes.
    Script {
        /// The file; `-` is the standard output.
        file: PathBuf,
        /// How they are written.
        style: Style,
    },
}

/// Why nothing more is written.
enum End {
    Stopped,
    NoSlides,
    Failed(String),
}

/// Writes the export; says each file on `out`, and on `trouble` what went wrong and, where it takes long, how far it is.
/// Ends between two slides once `stop` is true. Returns the exit code.
pub fn export(path: &Path, wanted: &Wanted, stop: &AtomicBool, out: &mut dyn Write, trouble: &mut dyn Write) -> u8 {
    let opened = deck::open(path);
    for finding in opened.findings.iter().filter(|finding| finding.is_error()) {
        say(trouble, finding);
    }
    let faulty = opened.findings.iter().any(Finding::is_error);
    let Some(deck) = opened.deck else { return ERRORS };
    let language = wanted.language.clone().unwrap_or_else(|| deck.language.clone());
    if let Target::Paper { file, slips } = &wanted.target {
        return ended(paper(&deck, &language, file, *slips, out, trouble), faulty, trouble);
    }
    if let Target::Bundle { file } = &wanted.target {
        let packed = bundle::pack_to(&deck, &opened.folder, file).map_err(|fault| End::Failed(fault.to_string()));
        let said = packed.map(|packed| {
            let files = if packed.files == 1 { "file" } else { "files" };
            say(
                out,
                &format_args!("{}: {} {files}, {} KiB unpacked", file.display(), packed.files, packed.bytes >> 10),
            );
        });
        return ended(said, faulty, trouble);
    }
    let theme = deck.theme.clone();
    let mut studio = Studio::new(Arc::new(deck), &opened.folder, &language, &theme);
    if let Some(problem) = studio.theme_problem() {
        say(trouble, &format_args!("sidestage: {problem}"));
    }
    let done = match &wanted.target {
        Target::Png { folder, height, steps } => pictures(&mut studio, folder, *height, *steps, stop, out),
        Target::Pdf { file, form } => document(&mut studio, file, *form, stop, out, trouble),
        Target::Script { file, style } => words(&mut studio, file, *style, stop, out, trouble),
        // They show no slide, and were written above.
        Target::Paper { .. } | Target::Bundle { .. } => Ok(()),
    };
    for problem in studio.picture_problems() {
        say(trouble, &format_args!("sidestage: picture `{}`: {}", problem.asset, problem.message));
    }
    ended(done, faulty, trouble)
}

/// Says how it ended; returns the exit code.
fn ended(done: Result<(), End>, faulty: bool, trouble: &mut dyn Write) -> u8 {
    match done {
        Ok(()) if faulty => ERRORS,
        Ok(()) => 0,
        Err(End::Stopped) => {
            say(trouble, &"sidestage: stopped; no file is left half-written");
            STOPPED
        }
        Err(End::NoSlides) => {
            say(trouble, &"sidestage: the deck has no slides to write");
            ERRORS
        }
        Err(End::Failed(why)) => {
            say(trouble, &format_args!("sidestage: {why}"));
            CANNOT_WRITE
        }
    }
}

/// A closed pipe is no reason to stop writing files.
fn say(to: &mut dyn Write, words: &dyn Display) {
    let _closed = writeln!(to, "{words}");
}

fn goes_on(stop: &AtomicBool) -> ControlFlow<()> {
    if stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

fn pictures(
    studio: &mut Studio,
    folder: &Path,
    height: u16,
    steps: bool,
    stop: &AtomicBool,
    out: &mut dyn Write,
) -> Result<(), End> {
    let shown = if steps { Shown::EveryStep } else { Shown::Whole };
    let written = export_png(studio, folder, PngExport { height, shown, hidden: true }, |file| {
        say(out, &file.display());
        goes_on(stop)
    });
    match written {
        Ok(_) => Ok(()),
        Err(ExportFault::Stopped) => Err(End::Stopped),
        Err(error) => Err(End::Failed(error.to_string())),
    }
}

fn document(
    studio: &mut Studio,
    file: &Path,
    form: Form,
    stop: &AtomicBool,
    out: &mut dyn Write,
    trouble: &mut dyn Write,
) -> Result<(), End> {
    let made = pdf(studio, PdfExport { form, hidden: true }, patient(stop, trouble)).map_err(|fault| match fault {
        PdfFault::Stopped => End::Stopped,
        PdfFault::Empty => End::NoSlides,
        PdfFault::NotMade(_) => End::Failed(fault.to_string()),
    })?;
    if let Some(remark) = &made.remark {
        say(trouble, &format_args!("sidestage: {remark}"));
    }
    write(file, &made.bytes, out)
}

fn paper(
    deck: &Deck,
    language: &str,
    file: &Path,
    slips: u16,
    out: &mut dyn Write,
    trouble: &mut dyn Write,
) -> Result<(), End> {
    let twin = twin(deck, language, slips).map_err(|fault| End::Failed(fault.to_string()))?;
    for remark in twin.without.iter().chain(&twin.pdf.remark) {
        say(trouble, &format_args!("sidestage: {remark}"));
    }
    write(file, &twin.pdf.bytes, out)
}

fn words(
    studio: &mut Studio,
    file: &Path,
    style: Style,
    stop: &AtomicBool,
    out: &mut dyn Write,
    trouble: &mut dyn Write,
) -> Result<(), End> {
    let text = script(studio, style, true, patient(stop, trouble)).map_err(|_stopped| End::Stopped)?;
    if file.as_os_str() != "-" {
        return write(file, text.as_bytes(), out);
    }
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads only the first lines has what they want.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(End::Failed(format!("the text cannot be written: {}", error.kind())))
        }
        _ => Ok(()),
    }
}

fn write(file: &Path, bytes: &[u8], out: &mut dyn Write) -> Result<(), End> {
    write_whole(file, bytes)
        .map_err(|error| End::Failed(format!("{} cannot be written: {}", file.display(), error.kind())))?;
    say(out, &file.display());
    Ok(())
}

/// Says how far the work is, once it takes longer than one likes to wait without a word.
fn patient<'a>(stop: &'a AtomicBool, trouble: &'a mut dyn Write) -> impl FnMut(Progress) -> ControlFlow<()> + 'a {
    let mut since = Instant::now();
    move |Progress { done, of }| {
        if done > 0 && done < of && since.elapsed() >= PATIENCE {
            say(trouble, &format_args!("{done} of {of} slides"));
            since = Instant::now();
        }
        goes_on(stop)
    }
}
