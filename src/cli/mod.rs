//! Every verb of the command line; those that need no window are complete here.

pub mod check;
pub mod schema;

use std::{ffi::OsString, process::ExitCode};

/// Runs the program with the given arguments, the program's name first.
pub fn run(_arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
