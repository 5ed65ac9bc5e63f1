//! What the program says when it fails: where, and never with which words. The message of a failure may hold a piece of a
//! question (a text that was cut inside a letter is quoted in it), and whoever starts the program from a terminal or a
//! desktop has what it says written to a log.

use std::{
    io::{self, Write as _},
    panic::{self, PanicHookInfo},
    thread,
};

/// From now on a failure of any thread is reported by its place alone.
pub fn report_places_only() {
    panic::set_hook(Box::new(|fault| {
        // Nothing can be done about a closed terminal.
        let _closed = writeln!(io::stderr().lock(), "{}", words(fault));
    }));
}

fn words(fault: &PanicHookInfo<'_>) -> String {
    let thread = thread::current();
    let place = fault.location().map_or_else(
        || "an unknown place".to_owned(),
        |place| format!("{}:{}:{}", place.file(), place.line(), place.column()),
    );
    format!(
        "sidestage: a fault of the program at {place}, in the thread “{}”. Its message is left out, because it could hold words \
         of a question. The show is in its journal: start again, and it goes on where it stopped.",
        thread.name().unwrap_or("without a name")
    )
}
