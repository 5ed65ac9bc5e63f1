//! `sidestage import`: a deck out of Markdown, a PDF, or a presentation of an office program.

use std::{
    fmt::Display,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use super::{CANNOT_WRITE, STOPPED, check::ERRORS};
use crate::{
    deck::Finding,
    render::import::{ImportFault, Wanted, import_to},
};

/// Imports `source`; says what came of it on `out`, and what went wrong or was left out on `trouble`. With `lively`, the
/// pages done are counted there as well. Ends once `stop` is true. Returns the exit code.
pub fn import(
    source: &Path,
    wanted: &Wanted,
    lively: bool,
    stop: &AtomicBool,
    out: &mut dyn Write,
    trouble: &mut dyn Write,
) -> u8 {
    let done = import_to(source, wanted, stop, |done, all| {
        if lively && all > 1 {
            let end = if done == all { "\n" } else { "" };
            let _closed = write!(trouble, "\r{done} of {all}{end}").and_then(|()| trouble.flush());
        }
    });
    let mut say = |words: &dyn Display| {
        // A closed pipe is no reason to fail differently.
        let _closed = writeln!(trouble, "{words}");
    };
    match done {
        Ok(imported) => {
            imported.findings.iter().for_each(|finding| say(finding));
            let deck: PathBuf = imported.deck;
            let slides = if imported.slides == 1 { "slide" } else { "slides" };
            let _closed = writeln!(
                out,
                "{}: {} {slides}\nSee what can be better with: sidestage check {}",
                deck.display(),
                imported.slides,
                deck.display()
            );
            if imported.findings.iter().any(Finding::is_error) { ERRORS } else { 0 }
        }
        Err(fault) => {
            say(&format_args!("sidestage: {fault}"));
            match fault {
                ImportFault::Stopped => STOPPED,
                fault if fault.is_writing() => CANNOT_WRITE,
                _ => ERRORS,
            }
        }
    }
}
