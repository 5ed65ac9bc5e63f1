//! What the program says and writes when it fails itself: where, and never with which words.
//!
//! The message of a panic may hold a piece of a question (a text that was cut inside a letter is quoted in it), and whoever
//! starts the program from a terminal or a desktop has what it says written to a log. So the terminal gets the place alone,
//! and a report says where and when, on which thread, and through which functions; words that were put together at run time
//! are left out of both.

use std::{
    backtrace::Backtrace,
    fs,
    io::{self, Write},
    panic::{self, PanicHookInfo},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
    thread,
};

use parking_lot::Mutex;

/// How many reports one run writes at most, and how many are kept.
const A_RUN: u32 = 10;
const KEPT: usize = 20;

/// Where the last panic was: a source file and a line.
static LAST: Mutex<Option<String>> = Mutex::new(None);
static WRITTEN: AtomicU32 = AtomicU32::new(0);

/// Whether nothing is written for now, because the show leaves no trace.
static SILENT: AtomicBool = AtomicBool::new(false);

/// From now on every panic says its place, and writes a report into `folder`, or none where there is no folder. The panic's
/// own words are printed nowhere.
pub fn install(folder: Option<PathBuf>) {
    panic::set_hook(Box::new(move |info| {
        let place = place(info);
        let folder = folder.as_deref().filter(|_| !SILENT.load(Ordering::Relaxed));
        let report = folder.filter(|_| WRITTEN.fetch_add(1, Ordering::Relaxed) < A_RUN);
        let written = report.is_some_and(|folder| write(folder, &describe(info, &Backtrace::force_capture())).is_ok());
        let kept = if written { " A report was written." } else { "" };
        // Nothing can be done about a closed terminal.
        let _no_terminal = writeln!(
            io::stderr(),
            "sidestage: a fault in the program at {place}, in the thread “{}”. Its message is left out: it could quote a text \
             of the show.{kept} Should the program end, start it again: a show goes on where it stopped.",
            thread::current().name().unwrap_or("without a name")
        );
        *LAST.lock() = Some(place);
    }));
}

/// Whether reports are held back: a show without a trace leaves none of its faults either.
pub fn hold_back(all: bool) {
    SILENT.store(all, Ordering::Relaxed);
}

/// Where the last panic was, once.
#[must_use]
pub fn take_last() -> Option<String> {
    LAST.lock().take()
}

fn place(info: &PanicHookInfo<'_>) -> String {
    info.location().map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()))
}

/// The report. Words that stand in the source are harmless; words put together at run time are left out.
fn describe(info: &PanicHookInfo<'_>, trace: &Backtrace) -> String {
    let words = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("left out: they may quote a text");
    format!(
        "Sidestage {} on {} {}\nWhen: {}\nThread: {}\nWhere: {}\nWords: {words}\n\n{trace}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        jiff::Timestamp::now(),
        thread::current().name().unwrap_or("without a name"),
        place(info),
    )
}

/// Writes a report that only its owner can read, and lets the oldest ones go.
fn write(folder: &Path, report: &str) -> io::Result<()> {
    make(folder)?;
    let stamp = jiff::Timestamp::now().as_millisecond();
    // On unix such a file is made for its owner alone.
    let mut file =
        tempfile::Builder::new().prefix(&format!("crash-{stamp:013}-")).suffix(".txt").tempfile_in(folder)?;
    file.write_all(report.as_bytes())?;
    file.keep().map_err(|error| error.error)?;
    let mut old: Vec<PathBuf> =
        fs::read_dir(folder)?.flatten().map(|entry| entry.path()).filter(|path| ours(path)).collect();
    old.sort_unstable();
    for path in old.iter().rev().skip(KEPT) {
        fs::remove_file(path)?;
    }
    Ok(())
}

fn ours(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("crash-"))
}

fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.recursive(true).create(folder)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use super::*;

    #[test]
    fn a_report_says_where_and_never_what_was_typed() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("crashes");
        install(Some(folder.clone()));
        let question = "Who named the witness?".to_owned();
        let caught = panic::catch_unwind(|| panic!("cannot show {question}"));
        let harmless = panic::catch_unwind(|| panic!("the table has no such row"));
        drop(panic::take_hook());
        assert!(caught.is_err() && harmless.is_err());
        let reports: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
        assert!(reports.len() >= 2);
        assert!(reports.iter().all(|report| !report.contains("witness")), "{reports:?}");
        assert!(reports.iter().any(|report| report.contains("Where: ") && report.contains("crash.rs:")));
        assert!(reports.iter().any(|report| report.contains("the table has no such row")));
        assert!(take_last().is_some_and(|place| place.contains(".rs:")));
    }

    #[test]
    fn only_the_newest_reports_are_kept() {
        let home = tempfile::tempdir().unwrap();
        for _ in 0..KEPT + 5 {
            write(home.path(), "report").unwrap();
        }
        fs::write(home.path().join("something else"), "").unwrap();
        write(home.path(), "report").unwrap();
        let count = fs::read_dir(home.path()).unwrap().count();
        assert_eq!(count, KEPT + 1, "and what is not ours stays");
    }
}
