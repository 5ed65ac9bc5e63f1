//! Parses the command line and starts what it names.

use std::process::ExitCode;

fn main() -> ExitCode {
    sidestage::cli::run(std::env::args_os())
}
