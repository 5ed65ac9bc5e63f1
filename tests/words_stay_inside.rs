//! A whole show with marked questions, through the windows and keys of the program: afterwards every byte that it wrote and
//! everything that it said is searched for their words, in every usual disguise.
//!
//! The show runs in a process of its own, whose home, settings, temporary files and output all lie in one folder.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr, reason = "tests")]

#[expect(dead_code, reason = "this suite uses a part of it")]
mod hands;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command as Process, Output, Stdio},
    sync::Mutex,
};

use egui::{Key, Modifiers};
use hands::{Hands, console};
use sidestage::{platform::crash, questions::State};

const CHILD: &str = "SIDESTAGE_TEST_WORDS";

/// One word of each question, of each rewrite, theme and handle: none of them may be found anywhere.
const MARKED: [&str; 9] = [
    "Quorzanthe",
    "Brelvictoria",
    "المحامية",
    "证人的名单",
    "Zwischenrufen",
    "Neutralwortig",
    "Themenzettel",
    "Handzettelvier",
    "Importierte",
];

fn control() -> Modifiers {
    Modifiers::COMMAND
}

fn control_shift() -> Modifiers {
    Modifiers::COMMAND | Modifiers::SHIFT
}

/// Whatever the libraries log goes to the child's output, however unimportant they think it is.
struct Log(Mutex<()>);

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let _one_at_a_time = self.0.lock();
        eprintln!("log {} {}", record.target(), record.args());
    }

    fn flush(&self) {}
}

static LOG: Log = Log(Mutex::new(()));

/// Not a test of its own: what the children do. Without the variable it does nothing.
#[test]
fn child() {
    let Some(part) = std::env::var_os(CHILD) else { return };
    crash::install(None);
    log::set_logger(&LOG).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let home = PathBuf::from(std::env::var_os("SIDESTAGE_HOME").unwrap());
    let mut hands = console(&home);
    if part == "first" {
        first(&mut hands);
        // Cut off without a farewell, after a failure in another thread that quotes a question.
        let text = hands.desk.snapshot().queue.get(3).unwrap().text.clone();
        let failed = std::thread::Builder::new().name("doomed".to_owned()).spawn(move || {
            let inside_a_letter = 1;
            text[inside_a_letter..].len()
        });
        assert!(failed.unwrap().join().is_err());
        println!("{:?} {:?}", hands.desk.snapshot().queue, hands.desk.snapshot().state);
        std::process::abort();
    }
    second(&mut hands);
}

/// Everything that a moderator does with questions.
fn first(hands: &mut Hands) {
    hands.key(Key::F5);
    hands.key(Key::T);
    hands.ask("Who protects Quorzanthe from those who read this?");
    hands.ask("Why was Brelvictoria arrested?");
    // Pasted, because the harness takes letters in a field that only the typesetter can set for a defect.
    hands.desk.add_questions("من يحمي المحامية؟\n谁看到了证人的名单？");
    hands.settle();
    // A request for the floor, with what helps to find the asker.
    hands.keys(Modifiers::SHIFT, Key::Q);
    hands.type_words("Zwischenrufen");
    hands.desk.face(|face| "Handzettelvier".clone_into(&mut face.board.handle));
    hands.key(Key::Enter);
    hands.desk.set_handle(5, "Handzettelvier");
    // A search, an edit, a merge with a rewrite, a theme.
    hands.key(Key::Slash);
    hands.type_words("Brelvictoria");
    hands.key(Key::Enter);
    hands.key(Key::Escape);
    hands.key(Key::J);
    hands.keys(Modifiers::SHIFT, Key::J);
    hands.key(Key::U);
    hands.type_words("Neutralwortig: who protects those who speak?");
    hands.key(Key::Enter);
    hands.keys(control(), Key::T);
    hands.type_words("Themenzettel");
    hands.key(Key::Enter);
    hands.key(Key::Escape);
    assert!(hands.desk.snapshot().queue.iter().any(|question| !question.tags.is_empty()), "a theme was given");
    // Shown to the room, taken away; copied; hidden; locked.
    hands.key(Key::V);
    hands.until("the picture of the question", |hands| hands.sees("Preview:"));
    hands.key(Key::Enter);
    hands.key(Key::V);
    hands.key(Key::E);
    hands.keys(control(), Key::A);
    hands.harness.event(egui::Event::Copy);
    hands.settle();
    hands.key(Key::Escape);
    hands.key(Key::F12);
    hands.keys(Modifiers::SHIFT, Key::F12);
    hands.keys(control_shift(), Key::L);
    hands.keys(control_shift(), Key::L);
    // Settings are written while questions are there.
    hands.desk.set_light(true);
    hands.desk.set_light(false);
    // A file of questions from elsewhere, and an export: both lie outside and are not searched.
    let outside = PathBuf::from(std::env::var_os("SIDESTAGE_TEST_OUTSIDE").unwrap());
    let file = outside.join("collected.txt");
    fs::write(&file, "Importierte question?\n").unwrap();
    hands.desk.import_questions(&file);
    hands.keys(control(), Key::S);
    hands.desk.export_questions(&outside.join("out.md"));
    // Asked and answered; the last one is left on the floor.
    hands.key(Key::A);
    hands.key(Key::A);
    hands.key(Key::D);
    hands.key(Key::A);
    let queue = &hands.desk.snapshot().queue;
    println!("{} questions", queue.len());
    assert_eq!((queue.len(), queue.numbers(State::Answered).len(), queue.active().is_some()), (6, 1, true));
}

/// The show goes on after the crash, and ends.
fn second(hands: &mut Hands) {
    assert!(hands.sees("Go on where the show stopped?"));
    hands.key(Key::Enter);
    assert_eq!(hands.desk.snapshot().queue.len(), 6);
    hands.keys(control_shift(), Key::E);
    hands.key(Key::Enter);
    assert!(hands.sees("The key was overwritten and deleted."), "the end says what it did");
    assert!(hands.sees("6 questions were forgotten."));
}

fn run(part: &str, folder: &Path) -> Output {
    let inside = folder.join("inside");
    fs::create_dir_all(inside.join("tmp")).unwrap();
    fs::create_dir_all(folder.join("outside")).unwrap();
    let mut process = Process::new(std::env::current_exe().unwrap());
    process
        .args(["--exact", "child", "--nocapture"])
        .env(CHILD, part)
        .env("SIDESTAGE_TEST_OUTSIDE", folder.join("outside"))
        .env("SIDESTAGE_HOME", inside.join("sidestage"))
        .env("RUST_BACKTRACE", "full")
        .env("RUST_LOG", "trace")
        .current_dir(&inside)
        .stdin(Stdio::null());
    for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"]
    {
        process.env(variable, inside.join("home"));
    }
    for variable in ["TMPDIR", "TMP", "TEMP"] {
        process.env(variable, inside.join("tmp"));
    }
    process.output().unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        }
        found.push(path);
    }
    found
}

/// A word as it may be written: as it is, in UTF-16, escaped as in JSON and in addresses, in hexadecimal, and in base64
/// wherever it may begin.
fn disguises(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf8 = word.as_bytes();
    let units: Vec<u16> = word.encode_utf16().collect();
    let each = |write: &dyn Fn(u16) -> String| units.iter().map(|unit| write(*unit)).collect::<String>().into_bytes();
    let hex = |upper: bool, before: &str| {
        let byte = |byte: &u8| if upper { format!("{before}{byte:02X}") } else { format!("{before}{byte:02x}") };
        utf8.iter().map(byte).collect::<String>().into_bytes()
    };
    let mut all = vec![
        ("UTF-8", utf8.to_vec()),
        ("lower case", word.to_lowercase().into_bytes()),
        ("UTF-16 LE", units.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16 BE", units.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("UTF-32 LE", word.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect()),
        ("hexadecimal", hex(false, "")),
        ("HEXADECIMAL", hex(true, "")),
        ("percent", hex(true, "%")),
        ("Rust's debug", word.escape_unicode().to_string().into_bytes()),
    ];
    if !word.is_ascii() {
        all.push(("JSON", each(&|unit| format!("\\u{unit:04x}"))));
        all.push(("JSON, upper", each(&|unit| format!("\\u{unit:04X}"))));
    }
    for before in 0..3 {
        all.push(("base64", base64_inside(utf8, before)));
    }
    all
}

/// The letters of base64 that stand for a word and for nothing else, when so many bytes stand before it.
fn base64_inside(word: &[u8], before: usize) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes: Vec<u8> = std::iter::repeat_n(0, before).chain(word.iter().copied()).collect();
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| (byte >> (7 - at % 8)) & 1);
    let whole = bytes.len() * 8 / 6;
    // The first letters also hold bits of what stands before.
    let first = (before * 8).div_ceil(6);
    (first..whole)
        .map(|letter| (0..6).fold(0_usize, |value, at| (value << 1) | usize::from(bit(letter * 6 + at))))
        .map(|value| LETTERS[value])
        .collect()
}

fn find(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    MARKED.into_iter().find_map(|word| {
        disguises(word).into_iter().find(|(_, needle)| has(needle)).map(|(disguise, _)| (word, disguise))
    })
}

fn nothing_found(folder: &Path, output: &Output) {
    for (name, said) in [("its output", &output.stdout), ("its errors and log", &output.stderr)] {
        assert_eq!(find(said), None, "{name}");
    }
    for path in files(folder) {
        assert_eq!(find(path.to_str().unwrap().as_bytes()), None, "a name");
        if path.is_file() {
            assert_eq!(find(&fs::read(&path).unwrap()), None, "{}", path.display());
        }
    }
}

#[test]
fn the_search_finds_what_it_is_to_find() {
    for word in MARKED {
        let text = format!("xy{word}z");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let escaped = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
        assert!(find(text.as_bytes()).is_some() && find(&utf16).is_some(), "{word}");
        assert_eq!(find(escaped.as_bytes()).is_some(), !word.is_ascii(), "{word}");
        assert!(find(format!("{:?}", serde_json::json!({ "a": text }).to_string()).as_bytes()).is_some());
        for before in ["", "a", "ab", "abc"] {
            let bytes = format!("{before}{word}abc");
            let encoded = base64_inside(bytes.as_bytes(), 0);
            assert!(find(&encoded).is_some(), "{word} in base64 after {before:?}");
        }
    }
    assert_eq!(find(b"nothing of it"), None);
    // Known values (RFC 4648).
    assert_eq!(base64_inside(b"foobar", 0), b"Zm9vYmFy");
}

#[test]
fn no_word_of_any_question_leaves_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    let cut_off = run("first", folder.path());
    let errors = String::from_utf8_lossy(&cut_off.stderr);
    assert!(!cut_off.status.success() && errors.contains("in the thread “doomed”"), "{errors}");
    assert!(errors.contains("log "), "the libraries were listened to");
    assert!(find(errors.as_bytes()).is_none(), "{:?}", find(errors.as_bytes()));
    nothing_found(&inside, &cut_off);
    let names: Vec<String> = files(&inside).iter().map(|path| path.display().to_string()).collect();
    for needed in [".journal", ".key", "settings.json"] {
        assert!(names.iter().any(|name| name.ends_with(needed)), "{needed} was written: {names:?}");
    }
    // What was exported on purpose has the words: the search would have found them.
    assert!(find(&fs::read(folder.path().join("outside/out.md")).unwrap()).is_some());

    let ended = run("second", folder.path());
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    nothing_found(&inside, &ended);
    let left = files(&inside);
    let kept = |path: &&PathBuf| path.extension().is_some_and(|end| end == "journal" || end == "key" || end == "new");
    assert_eq!(left.iter().filter(kept).count(), 0, "after the purge the key is gone: {left:?}");
}
