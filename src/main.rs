//! Parses the command line and starts what it names.

use std::process::ExitCode;

use sidestage::{
    app::program,
    cli,
    platform::{crash, memory},
};

fn main() -> ExitCode {
    // Verbs without a window write no reports: whoever started them reads what they say.
    crash::install(None);
    memory::give_back_large_pieces();
    match cli::parse(std::env::args_os()) {
        cli::Start::Done(code) => ExitCode::from(code),
        cli::Start::Windows(launch) => match program::run(&launch) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => ExitCode::from(cli::no_windows(&launch, &error)),
        },
    }
}
