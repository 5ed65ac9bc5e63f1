//! The command line: every verb, its options and its exit codes. Verbs that need no window are carried out here.

pub mod check;
pub mod export;
pub mod import;
pub mod schema;

use std::{
    ffi::OsString,
    io::{self, IsTerminal as _, Write},
    path::{Path, PathBuf},
};

use clap::{Args, Parser, Subcommand, error::ErrorKind};

use crate::{
    app::program::{Launch, StartError},
    render::import::{HEIGHT, MAX_HEIGHT, Wanted},
};

/// The command line was not understood.
pub const USAGE: u8 = 64;
/// No window can be opened on this machine.
pub const NO_WINDOWS: u8 = 69;
/// A file could not be written.
pub const CANNOT_WRITE: u8 = 73;

const AFTER: &str = "\
Exit codes:
  0  done; for `check`: no faults
  1  `check --strict` found remarks
  2  the deck has faults, or cannot be read; for `import`: so does the file, or a picture was left out
  64 the command line was not understood
  69 no window can be opened here (no display)
  73 a file could not be written

Environment:
  SIDESTAGE_HOME  a folder that takes the settings, journals and keys instead of the usual places";

/// Runs a conference side event from one laptop: slides on the big screen, time on the table, questions in order.
#[derive(Parser)]
#[command(name = "sidestage", version, about, after_help = AFTER, args_conflicts_with_subcommands = true, max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    verb: Option<VerbArguments>,
    /// The deck to open in the console; without one, the deck that comes with Sidestage
    deck: Option<PathBuf>,
}

#[derive(Subcommand)]
enum VerbArguments {
    /// Open a deck and present it full-screen at once
    Present {
        /// The deck; without one, the deck that comes with Sidestage
        deck: Option<PathBuf>,
        /// Open the panellists' window too
        #[arg(long)]
        panel: bool,
    },
    /// Say what is wrong with a deck, with line and column
    Check {
        /// The decks
        #[arg(required = true)]
        decks: Vec<PathBuf>,
        /// Write the findings as JSON, for programs
        #[arg(long)]
        json: bool,
        /// Count remarks as faults: exit code 1
        #[arg(long)]
        strict: bool,
    },
    /// Write the slides as pictures
    Export(ExportArguments),
    /// Make a deck of a PDF, of Markdown, or of a presentation
    ///
    /// The kind of the file is told from its content:
    ///
    /// A PDF: each page becomes a slide that shows it whole. Nothing of it can be edited here.
    ///
    /// Markdown: a level-1 heading is the title, and a level-2 heading or a line `---` starts a slide. Paragraphs, lists,
    /// quotations (with a last line "— who said it"), pictures, tables and footnotes become what slides have of them;
    /// `<!-- notes: … -->` and paragraphs that start with "Notes:" are for the moderator alone. Pictures are copied beside
    /// the deck.
    ///
    /// PowerPoint, LibreOffice Impress, Keynote: through LibreOffice, if it is installed, as a PDF. Without it, export the
    /// presentation as PDF in its own program.
    Import(ImportArguments),
    /// Print the JSON Schema of the deck format
    Schema,
}

#[derive(Args)]
struct ImportArguments {
    /// The file to import
    file: PathBuf,
    /// The deck to make; its pictures go into the folder `media` beside it
    #[arg(long, value_name = "DECK.json", required = true)]
    to: PathBuf,
    /// The height of the pictures of PDF pages in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = HEIGHT, value_parser = clap::value_parser!(u16).range(90..=i64::from(MAX_HEIGHT)))]
    height: u16,
    /// Replace the deck and pictures of the same name
    #[arg(long)]
    force: bool,
}

#[derive(Args)]
struct ExportArguments {
    /// The deck; without one, the deck that comes with Sidestage
    deck: Option<PathBuf>,
    /// Write one PNG file a slide into this folder
    #[arg(long, value_name = "FOLDER", required = true)]
    png: PathBuf,
    /// The height of the pictures in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 1080, value_parser = clap::value_parser!(u16).range(90..=4320))]
    height: u16,
    /// Write one picture for each step of a slide
    #[arg(long)]
    steps: bool,
    /// The language to show, where the deck has several
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// What the command line comes to.
pub enum Start {
    /// All is done: the exit code.
    Done(u8),
    /// Windows are to be opened.
    Windows(Launch),
}

/// Reads the command line and carries out what needs no window.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Start {
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(error) => {
            // A closed pipe is no reason to fail differently.
            let _printed = error.print();
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return Start::Done(if asked { 0 } else { USAGE });
        }
    };
    let mut out = io::stdout().lock();
    match line.verb {
        None => Start::Windows(Launch { deck: or_ours(line.deck), ..Launch::default() }),
        Some(VerbArguments::Present { deck, panel }) => {
            Start::Windows(Launch { deck: or_ours(deck), present: true, panel })
        }
        Some(VerbArguments::Check { decks, json, strict }) => {
            let codes = decks.iter().map(|deck| check::check(deck, json, strict, export::measured, &mut out));
            Start::Done(codes.max().unwrap_or(0))
        }
        Some(VerbArguments::Export(arguments)) => {
            let wanted = export::Wanted {
                folder: arguments.png,
                height: arguments.height,
                steps: arguments.steps,
                language: arguments.language,
            };
            Start::Done(export::export(&or_ours(arguments.deck), &wanted, &mut out, &mut io::stderr().lock()))
        }
        Some(VerbArguments::Import(arguments)) => {
            let wanted = Wanted { deck: arguments.to, height: arguments.height, replace: arguments.force };
            let lively = io::stderr().is_terminal();
            Start::Done(import::import(&arguments.file, &wanted, lively, &mut out, &mut io::stderr().lock()))
        }
        Some(VerbArguments::Schema) => Start::Done(u8::from(schema::schema(&mut out).is_err())),
    }
}

/// Says why there are no windows, and what can be done without them; returns the exit code.
#[must_use]
pub fn no_windows(launch: &Launch, error: &StartError) -> u8 {
    let mut out = io::stderr().lock();
    match error {
        StartError::Deck(unreadable) => {
            for finding in &unreadable.findings {
                let _closed = writeln!(out, "{finding}");
            }
            check::ERRORS
        }
        StartError::Windows(why) => {
            let deck = launch.deck.display();
            let _closed = writeln!(
                out,
                "sidestage: no window can be opened here: {why}\n\
                 Without a display the slides can still be written as pictures:\n    \
                 sidestage export --png slides-as-pictures {deck}\n\
                 On a bare Linux machine with a display, the README lists the packages that windows need."
            );
            NO_WINDOWS
        }
    }
}

/// The deck that comes with Sidestage, wherever it was put.
fn or_ours(deck: Option<PathBuf>) -> PathBuf {
    const OURS: &str = "slides/crackdown-on-defenders.json";
    if let Some(deck) = deck {
        return deck;
    }
    let program = std::env::current_exe().ok();
    let beside = program.iter().flat_map(|program| program.ancestors().skip(1).take(4));
    let places = std::iter::once(Path::new(""))
        .chain(beside)
        .flat_map(|folder| [folder.join(OURS), folder.join("share/sidestage").join(OURS)]);
    places.into_iter().find(|place| place.is_file()).unwrap_or_else(|| PathBuf::from(OURS))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::panic, reason = "tests")]
    use super::*;

    fn start(words: &[&str]) -> Start {
        parse(std::iter::once("sidestage").chain(words.iter().copied()).map(OsString::from))
    }

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_path_opens_the_console_and_present_presents() {
        let Start::Windows(launch) = start(&["talk.json"]) else { panic!("windows") };
        assert_eq!((launch.deck, launch.present), (PathBuf::from("talk.json"), false));
        let Start::Windows(launch) = start(&["present", "talk.json", "--panel"]) else { panic!("windows") };
        assert!(launch.present && launch.panel);
        let Start::Windows(launch) = start(&[]) else { panic!("windows") };
        assert!(launch.deck.ends_with("crackdown-on-defenders.json"), "{:?}", launch.deck);
        assert!(launch.deck.is_file(), "the deck that comes along is found: {:?}", launch.deck);
    }

    #[test]
    fn a_wrong_command_line_has_its_own_code() {
        assert!(matches!(start(&["check"]), Start::Done(USAGE)));
        assert!(matches!(start(&["export", "deck.json"]), Start::Done(USAGE)));
        assert!(matches!(start(&["import", "slides.pdf"]), Start::Done(USAGE)));
        assert!(matches!(start(&["--help"]), Start::Done(0)));
    }
}
