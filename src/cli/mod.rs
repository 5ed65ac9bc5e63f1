//! The command line: every verb, its options and its exit codes. Verbs that need no window are carried out here.

pub mod check;
pub mod export;
pub mod import;
pub mod new;
pub mod report;
pub mod schema;

use std::{
    ffi::OsString,
    io::{self, IsTerminal as _, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use clap::{Args, Parser, Subcommand, error::ErrorKind};

use crate::{
    app::{
        paper::SLIPS,
        program::{Launch, StartError},
    },
    deck::{
        Deck, bundle,
        spelling::{self, Speller},
        templates::New,
    },
    platform::{folders::Folders, words},
    render::{
        import::{HEIGHT, MAX_HEIGHT, Wanted},
        measured::measured,
        pdf::Form,
        script::Style,
        sheets::MAX_SLIPS,
    },
};

/// The command line was not understood.
pub const USAGE: u8 = 64;
/// No window can be opened on this machine.
pub const NO_WINDOWS: u8 = 69;
/// A file could not be written.
pub const CANNOT_WRITE: u8 = 73;
/// Stopped by Ctrl-C.
pub const STOPPED: u8 = 130;

const AFTER: &str = "\
Exit codes:
  0   done; for `check`: no faults
  1   `check --strict` found remarks
  2   the deck has faults, or cannot be read; for `import`: so does the file, or a picture was left out
  64  the command line was not understood
  69  no window can be opened here (no display)
  73  a file could not be written
  130 stopped by Ctrl-C; no file is left half-written

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
    /// Keep this show in memory alone: no journal, no settings, no entry among the recent decks
    #[arg(long)]
    no_trace: bool,
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
        /// Keep this show in memory alone: no journal, no settings, no entry among the recent decks
        #[arg(long)]
        no_trace: bool,
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
        /// Look at the spelling too, as remarks: English and French, and languages whose dictionary is installed
        #[arg(long)]
        spelling: bool,
    },
    /// Write the slides as a PDF, as pictures, or as text, or the event on paper
    ///
    /// Slides that the show passes by are written too. A file that is already there is replaced at once and whole.
    #[command(after_help = EXPORTS)]
    Export(ExportArguments),
    /// Make a new deck from a template, for a side event, a panel or a talk
    ///
    /// A file that is there already is never replaced.
    New(NewArguments),
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
    /// A package (.sidestage): unpacked as a deck with its files beside it, to go on with.
    ///
    /// PowerPoint, LibreOffice Impress, Keynote: through LibreOffice, if it is installed, as a PDF. Without it, export the
    /// presentation as PDF in its own program.
    Import(ImportArguments),
    /// Report on a show: planned against actual, from its journal
    ///
    /// By segment and by slide, with time given by hand, interruptions, and how many questions were taken and answered.
    /// Segments go by their titles; no name of a speaker and no title of a slide is in it without --names, and no
    /// question's words ever are. Without a target it is printed as Markdown.
    Report(ReportArguments),
    /// Print the JSON Schema of the deck format
    Schema {
        /// That of theme files instead
        #[arg(long)]
        theme: bool,
    },
}

const EXPORTS: &str = "\
Examples:
  sidestage export --pdf slides.pdf deck.json
      One page a slide, to show or to send
  sidestage export --pdf notes.pdf --notes --language fr deck.json
      Slides with their notes in French, on A4
  sidestage export --png pictures deck.json
      One picture a slide, into the folder `pictures`
  sidestage export --markdown - deck.json
      All words and notes, on the screen
  sidestage export --bundle event.sidestage deck.json
      Everything in one file, to carry to another machine: `sidestage event.sidestage` opens it
  sidestage export --paper paper.pdf deck.json
      What the event needs when the laptop is dead: run sheet, time signs, numbered question slips";

#[derive(Args)]
struct NewArguments {
    /// The deck to make; its id comes from the file's name
    #[arg(required_unless_present = "list")]
    file: Option<PathBuf>,
    /// Which template
    #[arg(long, value_name = "NAME", default_value = "side-event")]
    template: String,
    /// List the templates
    #[arg(long)]
    list: bool,
    /// The title of the event
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// The day; without one, thirty days from today
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// When the slot starts, local time
    #[arg(long, value_name = "HH:MM")]
    start: Option<String>,
    /// When the slot ends; the agenda is shared out to fill it
    #[arg(long, value_name = "HH:MM")]
    end: Option<String>,
    /// The time zone of the room, as Europe/Amsterdam; without one, that of this machine
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// The language of the deck: en or fr
    #[arg(long, value_name = "TAG", value_parser = ["en", "fr"])]
    language: Option<String>,
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
struct ReportArguments {
    /// The deck; without one, the deck that comes with Sidestage
    deck: Option<PathBuf>,
    /// The journal of the show; without one, the last one of this deck that is kept on this machine
    #[arg(long, value_name = "FILE.journal")]
    show: Option<PathBuf>,
    /// The journal's key, where it does not lie among the keys of this user
    #[arg(long, value_name = "FILE.key", requires = "show")]
    key: Option<PathBuf>,
    /// With the names of speakers and the titles of slides
    #[arg(long)]
    names: bool,
    /// Write Markdown; `-` writes to the screen
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// Write CSV; `-` writes to the screen
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write a PDF with the timeline drawn
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
}

#[derive(Args)]
struct ExportArguments {
    /// The deck; without one, the deck that comes with Sidestage
    deck: Option<PathBuf>,
    #[command(flatten)]
    what: ExportTarget,
    /// With --pdf or --png: write one page or picture for each step of a slide, as they are revealed
    #[arg(long, conflicts_with_all = ["notes", "handout", "text", "markdown", "paper", "bundle"])]
    steps: bool,
    /// With --pdf: A4 pages with the slide above and its notes below
    #[arg(long, conflicts_with_all = ["handout", "png", "text", "markdown", "paper", "bundle"])]
    notes: bool,
    /// With --pdf: A4 pages with three slides each and lines to write on
    #[arg(long, conflicts_with_all = ["png", "text", "markdown", "paper", "bundle"])]
    handout: bool,
    /// With --png: the height of the pictures in pixels
    #[arg(long, value_name = "PIXELS", conflicts_with_all = ["pdf", "text", "markdown", "paper", "bundle"], default_value_t = 1080, value_parser = clap::value_parser!(u16).range(90..=4320))]
    height: u16,
    /// With --paper: how many question slips
    #[arg(long, value_name = "COUNT", conflicts_with_all = ["pdf", "png", "text", "markdown", "bundle"], default_value_t = SLIPS, value_parser = clap::value_parser!(u16).range(0..=i64::from(MAX_SLIPS)))]
    slips: u16,
    /// The language to show, where the deck has several: en, fr, ar …
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
struct ExportTarget {
    /// Write a PDF file, with words that can be searched and read aloud
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// Write one PNG file a slide into this folder
    #[arg(long, value_name = "FOLDER")]
    png: Option<PathBuf>,
    /// Write a PDF of A4 sheets: run sheet, time signs (5, 2, 1, STOP), and question slips to cut
    #[arg(long, value_name = "FILE")]
    paper: Option<PathBuf>,
    /// Write a package: one file with the deck, its pictures, its theme and fonts, that opens on every machine
    #[arg(long, value_name = "FILE.sidestage")]
    bundle: Option<PathBuf>,
    /// Write the words and notes as plain text; `-` writes to the screen
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// Write the words and notes as Markdown; `-` writes to the screen
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
}

impl ExportArguments {
    fn wanted(self) -> Option<(Option<PathBuf>, export::Wanted)> {
        let form = match (self.steps, self.notes, self.handout) {
            (true, ..) => Form::Steps,
            (_, true, _) => Form::Notes,
            (.., true) => Form::Handout,
            _ => Form::Slides,
        };
        let ExportTarget { pdf, png, paper, bundle, text, markdown } = self.what;
        let targets = [
            pdf.map(|file| export::Target::Pdf { file, form }),
            png.map(|folder| export::Target::Png { folder, height: self.height, steps: self.steps }),
            paper.map(|file| export::Target::Paper { file, slips: self.slips }),
            bundle.map(|file| export::Target::Bundle { file }),
            text.map(|file| export::Target::Script { file, style: Style::Plain }),
            markdown.map(|file| export::Target::Script { file, style: Style::Markdown }),
        ];
        let target = targets.into_iter().flatten().next()?;
        Some((self.deck, export::Wanted { target, language: self.language }))
    }
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
        None => Start::Windows(Launch { deck: or_ours(line.deck), no_trace: line.no_trace, ..Launch::default() }),
        Some(VerbArguments::Present { deck, panel, no_trace }) => {
            Start::Windows(Launch { deck: or_ours(deck), present: true, panel, no_trace })
        }
        Some(VerbArguments::Check { decks, json, strict, spelling }) => {
            let mut speller = spelling.then(speller);
            let extra = |deck: &Deck, folder: &Path, speller: &mut Option<Speller>| {
                let mut found = measured(deck, folder);
                found.extend(speller.iter_mut().flat_map(|speller| spelling::findings(speller, deck)));
                found
            };
            let codes = decks.iter().map(|deck| {
                let Some(at) = at_hand(deck) else { return check::ERRORS };
                let mut said = Vec::new();
                let more = |deck: &Deck, folder: &Path| extra(deck, folder, &mut speller);
                let code = check::check(&at.deck, json, strict, more, &mut said);
                // A package is spoken of by its own name, and not by where it was unpacked.
                let said = String::from_utf8_lossy(&said);
                let said = said.replace(&at.deck.display().to_string(), &deck.display().to_string());
                // A closed pipe is no fault of the deck.
                let _closed = out.write_all(said.as_bytes()).and_then(|()| out.flush());
                code
            });
            Start::Done(codes.max().unwrap_or(0))
        }
        Some(VerbArguments::Export(arguments)) => {
            let Some((deck, wanted)) = arguments.wanted() else { return Start::Done(USAGE) };
            let stop = stop_on_ctrl_c();
            let Some(at) = at_hand(&or_ours(deck)) else { return Start::Done(check::ERRORS) };
            Start::Done(export::export(&at.deck, &wanted, stop, &mut out, &mut io::stderr().lock()))
        }
        Some(VerbArguments::New(NewArguments { list: true, .. })) => Start::Done(new::list(&mut out)),
        Some(VerbArguments::New(arguments)) => {
            let NewArguments { file, template, title, date, start, end, zone, language, .. } = arguments;
            let Some(file) = file else { return Start::Done(USAGE) };
            let known = New { id: String::new(), title, language, date, start, end, zone };
            let wanted = new::Wanted { file, template, new: known };
            let (today, here) = new::today();
            Start::Done(new::new(&wanted, today, here, &mut out, &mut io::stderr().lock()))
        }
        Some(VerbArguments::Import(arguments)) => {
            let wanted = Wanted { deck: arguments.to, height: arguments.height, replace: arguments.force };
            let lively = io::stderr().is_terminal();
            let stop = stop_on_ctrl_c();
            Start::Done(import::import(&arguments.file, &wanted, lively, stop, &mut out, &mut io::stderr().lock()))
        }
        Some(VerbArguments::Report(arguments)) => {
            let ReportArguments { deck, show, key, names, markdown, csv, pdf } = arguments;
            let wanted = report::Wanted { journal: show, key, names, markdown, csv, pdf };
            let folders = Folders::find();
            let trouble = &mut io::stderr().lock();
            let Some(at) = at_hand(&or_ours(deck)) else { return Start::Done(check::ERRORS) };
            Start::Done(report::report(&at.deck, &wanted, folders.as_ref(), &mut out, trouble))
        }
        Some(VerbArguments::Schema { theme }) => Start::Done(u8::from(schema::schema(theme, &mut out).is_err())),
    }
}

/// A deck as a file: where it is a package, unpacked for as long as this lives.
struct AtHand {
    deck: PathBuf,
    _unpacked: Option<tempfile::TempDir>,
}

/// A deck as a file; says what is wrong with a package that cannot be opened.
fn at_hand(deck: &Path) -> Option<AtHand> {
    if !bundle::is_bundle(deck) || !deck.is_file() {
        return Some(AtHand { deck: deck.to_owned(), _unpacked: None });
    }
    let unpacked = tempfile::Builder::new().prefix("sidestage-").tempdir().map_err(bundle::BundleFault::from);
    let opened = unpacked.and_then(|folder| Ok((bundle::open_in(deck, folder.path())?, folder)));
    match opened {
        Ok((deck, folder)) => Some(AtHand { deck, _unpacked: Some(folder) }),
        Err(fault) => {
            let _closed = writeln!(io::stderr().lock(), "{}: error: {fault}", deck.display());
            None
        }
    }
}

/// A speller that knows the user's own words.
fn speller() -> Speller {
    Speller::new(Folders::find().map(|folders| words::read(&folders.settings)).unwrap_or_default())
}

/// Becomes true at the first Ctrl-C, so that the work can stop between two slides; the second ends the program at once.
fn stop_on_ctrl_c() -> &'static AtomicBool {
    static STOP: AtomicBool = AtomicBool::new(false);
    // Without a handler Ctrl-C ends the program as ever.
    let _without = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(STOPPED));
        }
    });
    &STOP
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
        assert!(launch.present && launch.panel && !launch.no_trace);
        for line in [&["--no-trace", "talk.json"][..], &["present", "talk.json", "--no-trace"]] {
            let Start::Windows(launch) = start(line) else { panic!("windows") };
            assert!(launch.no_trace, "{line:?}");
        }
        let Start::Windows(launch) = start(&[]) else { panic!("windows") };
        assert!(launch.deck.ends_with("crackdown-on-defenders.json"), "{:?}", launch.deck);
        assert!(launch.deck.is_file(), "the deck that comes along is found: {:?}", launch.deck);
    }

    #[test]
    fn a_wrong_command_line_has_its_own_code() {
        assert!(matches!(start(&["check"]), Start::Done(USAGE)));
        assert!(matches!(start(&["export", "deck.json"]), Start::Done(USAGE)));
        assert!(matches!(start(&["import", "slides.pdf"]), Start::Done(USAGE)));
        for wrong in [
            &["--png", "a", "--pdf", "b"][..],
            &["--text", "a", "--markdown", "b"],
            &["--png", "a", "--notes"],
            &["--pdf", "a", "--notes", "--handout"],
            &["--pdf", "a", "--steps", "--handout"],
            &["--pdf", "a", "--height", "500"],
            &["--text", "a", "--steps"],
            &["--png", "a", "--height", "5"],
            &["--paper", "a", "--pdf", "b"],
            &["--bundle", "a", "--pdf", "b"],
            &["--bundle", "a", "--steps"],
            &["--paper", "a", "--notes"],
            &["--pdf", "a", "--slips", "6"],
            &["--paper", "a", "--slips", "9999"],
        ] {
            let line: Vec<&str> = ["export"].iter().chain(wrong).chain(&["deck.json"]).copied().collect();
            assert!(matches!(start(&line), Start::Done(USAGE)), "{wrong:?}");
        }
        assert!(matches!(start(&["export", "--help"]), Start::Done(0)));
        assert!(matches!(start(&["--help"]), Start::Done(0)));
    }
}
