//! The programs that are compared, and the one deck in the form that each of them reads.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use super::{deck::COLOURS, process::Line};

/// A presenter.
pub struct Peer {
    pub name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    /// The key for the next slide.
    pub next: &'static str,
    /// A piece of the title of the window that takes the keys, where it does not have the keyboard by itself.
    pub keyboard: Option<&'static str>,
    /// The key that starts its clock, where that does not run by itself.
    pub clock: Option<&'static str>,
    /// What a run that was ended by force leaves behind, and the next one would stumble over.
    left: Option<PathBuf>,
    home: PathBuf,
    /// Whether its form of the deck could be made.
    ready: bool,
}

impl Peer {
    /// Whether the program is there, with its deck.
    pub fn is_installed(&self) -> bool {
        self.program.is_file() && self.ready
    }

    /// How it is started.
    pub fn command(&self, display: &str) -> Line {
        if let Some(left) = &self.left {
            let _gone_or_never_there = fs::remove_file(left);
        }
        let home = self.home.display().to_string();
        let environment = [
            ("DISPLAY", display),
            ("HOME", &home),
            ("SIDESTAGE_HOME", &home),
            ("XDG_CONFIG_HOME", &home),
            ("XDG_CACHE_HOME", &home),
            // Without a session bus some toolkits wait for one.
            ("NO_AT_BRIDGE", "1"),
            ("GTK_A11Y", "none"),
            // LibreOffice as on a desktop: its way of last resort waits for a mouse that moves.
            ("SAL_USE_VCLPLUGIN", "gtk3"),
        ];
        Line {
            program: self.program.display().to_string(),
            arguments: self.arguments.clone(),
            environment: environment.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        }
    }
}

/// Where a program lies.
fn find(name: &str) -> PathBuf {
    let folders: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()).unwrap_or_default()
}

/// Every presenter that is compared, installed or not.
pub fn peers(folder: &Path) -> Vec<Peer> {
    let ours = env::current_exe().expect("this program").with_file_name("sidestage");
    let [json, pdf, flat, odp, html, speaker] =
        ["deck.json", "deck.pdf", "deck.fodp", "deck.odp", "deck.html", "speaker.html"].map(|name| folder.join(name));
    fs::write(&json, serde_json::to_vec_pretty(&deck()).expect("JSON")).expect("the deck");
    fs::write(&flat, presentation()).expect("the presentation");
    let reveal =
        env::var_os("FIGURES_REVEAL").map_or_else(|| folder.join("node_modules/reveal.js"), PathBuf::from).join("dist");
    fs::write(&html, page(&reveal, false)).expect("the page");
    fs::write(&speaker, page(&reveal, true)).expect("the page with the speaker's view");
    let exported = succeeds(Command::new(&ours).args(["export", "--pdf"]).args([&pdf, &json]));
    let office = find("soffice");
    let profile = folder.join("homes/libreoffice/office");
    let converted = office.is_file()
        && succeeds(
            Command::new(&office)
                .env_remove("DISPLAY")
                .arg(format!("-env:UserInstallation=file://{}", profile.display()))
                .args(["--headless", "--convert-to", "odp", "--outdir"])
                .args([folder, &flat]),
        );
    let path = |path: &Path| path.display().to_string();
    let peer = |name: &'static str, program: PathBuf, arguments: &[&str], last: &Path, ready: bool| {
        let home = folder.join("homes").join(name.replace([' ', '.'], "-").to_lowercase());
        fs::create_dir_all(&home).expect("a home");
        let mut arguments: Vec<String> =
            arguments.iter().map(|argument| argument.replace("{home}", &path(&home))).collect();
        arguments.push(path(last));
        Peer { name, program, arguments, next: "PageDown", keyboard: None, clock: None, left: None, home, ready }
    };
    let show = ["--nologo", "--norestore", "-env:UserInstallation=file://{home}/office", "--show"];
    let browser = [
        "--kiosk",
        "--no-first-run",
        "--no-default-browser-check",
        "--no-sandbox",
        "--user-data-dir={home}/browser",
        "--window-position=1920,0",
    ];
    let sidestage = ["present", "--panel"];
    vec![
        Peer { keyboard: Some("Figures"), ..peer("Sidestage", ours, &sidestage, &json, true) },
        Peer {
            keyboard: Some("Presenter"),
            clock: Some("p"),
            ..peer("pympress", find("pympress"), &[], &pdf, exported)
        },
        peer("pdfpc", find("pdfpc"), &[], &pdf, exported),
        peer("impressive", find("impressive"), &["-t", "None", "--nologo"], &pdf, exported),
        Peer {
            next: "Right",
            left: Some(folder.join(".~lock.deck.odp#")),
            ..peer("LibreOffice", office, &show, &odp, converted)
        },
        peer("Chromium with reveal.js", find("chromium"), &browser, &html, reveal.is_dir()),
        Peer {
            clock: Some("s"),
            ..peer("Chromium, reveal.js, speaker view", find("chromium"), &browser, &speaker, reveal.is_dir())
        },
    ]
}

/// Runs a command to its end, without a word.
fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The title and the points of each slide.
fn words(slide: usize) -> (String, [String; 5]) {
    let title = format!("Slide {} of {}: a title", slide + 1, COLOURS.len());
    let point = |point: usize| format!("Point {} on slide {}, with some more text in it", point + 1, slide + 1);
    (title, [0, 1, 2, 3, 4].map(point))
}

/// The deck. Its day is long past, so the show is a rehearsal by itself.
fn deck() -> Value {
    let slides: Vec<Value> = COLOURS
        .iter()
        .enumerate()
        .map(|(at, colour)| {
            let (title, points) = words(at);
            json!({
                "id": format!("slide-{}", at + 1), "layout": "bullets", "segment": "talk", "background": hex(*colour),
                "title": title, "items": points, "notes": format!("Notes of slide {}.", at + 1)
            })
        })
        .collect();
    json!({
        "format": 1, "id": "figures", "title": "Figures", "language": "en",
        "event": {
            "name": "Figures", "date": "2022-12-07", "start": "13:15", "end": "14:45", "zone": "Europe/Amsterdam"
        },
        "speakers": [{ "id": "chair", "name": "Chair", "role": "Moderator" }],
        "agenda": [{ "id": "talk", "title": "Talk", "kind": "talk", "minutes": 90, "who": ["chair"] }],
        "slides": slides
    })
}

/// The deck as LibreOffice reads it.
fn presentation() -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document");
    for (prefix, of) in [
        ("office", "office:1.0"),
        ("style", "style:1.0"),
        ("text", "text:1.0"),
        ("draw", "drawing:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
        ("svg", "svg-compatible:1.0"),
        ("presentation", "presentation:1.0"),
    ] {
        let _infallible = write!(text, " xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{of}\"");
    }
    text.push_str(
        " office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.presentation\">\
         <office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties fo:margin=\"0cm\" \
         fo:page-width=\"28cm\" fo:page-height=\"15.75cm\" style:print-orientation=\"landscape\"/></style:page-layout>",
    );
    for (at, colour) in COLOURS.iter().enumerate() {
        let _infallible = write!(
            text,
            "<style:style style:name=\"d{at}\" style:family=\"drawing-page\"><style:drawing-page-properties \
             draw:fill=\"solid\" draw:fill-color=\"{}\" presentation:background-visible=\"true\" \
             presentation:background-objects-visible=\"true\"/></style:style>",
            hex(*colour)
        );
    }
    for (name, size) in [("title", 40), ("point", 24)] {
        let _infallible = write!(
            text,
            "<style:style style:name=\"{name}\" style:family=\"paragraph\"><style:text-properties fo:font-size=\"{size}pt\"/>\
             </style:style>"
        );
    }
    text.push_str(
        "<style:style style:name=\"box\" style:family=\"graphic\"><style:graphic-properties draw:fill=\"none\" \
         draw:stroke=\"none\"/></style:style></office:automatic-styles><office:master-styles><style:master-page \
         style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles><office:body><office:presentation>",
    );
    for at in 0..COLOURS.len() {
        let (title, points) = words(at);
        let _infallible = write!(
            text,
            "<draw:page draw:name=\"p{at}\" draw:style-name=\"d{at}\" draw:master-page-name=\"Default\"><draw:frame \
             draw:style-name=\"box\" svg:x=\"1.5cm\" svg:y=\"1cm\" svg:width=\"25cm\" svg:height=\"2cm\"><draw:text-box>\
             <text:p text:style-name=\"title\">{title}</text:p></draw:text-box></draw:frame><draw:frame \
             draw:style-name=\"box\" svg:x=\"2cm\" svg:y=\"4cm\" svg:width=\"24cm\" svg:height=\"9cm\"><draw:text-box>"
        );
        for point in points {
            let _infallible = write!(text, "<text:p text:style-name=\"point\">• {point}</text:p>");
        }
        text.push_str("</draw:text-box></draw:frame></draw:page>");
    }
    text.push_str("</office:presentation></office:body></office:document>");
    text
}

/// The deck as a browser shows it with reveal.js, with the plugin for the speaker's view or without.
fn page(reveal: &Path, speaker: bool) -> String {
    let reveal = reveal.display();
    let (plugin, plugins) = if speaker {
        (format!("<script src=\"{reveal}/plugin/notes.js\"></script>"), ",plugins:[RevealNotes]")
    } else {
        (String::new(), "")
    };
    let mut text = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>Figures</title><link rel=\"stylesheet\" \
         href=\"{reveal}/reset.css\"><link rel=\"stylesheet\" href=\"{reveal}/reveal.css\"><link rel=\"stylesheet\" \
         href=\"{reveal}/theme/black.css\"></head><body><div class=\"reveal\"><div class=\"slides\">"
    );
    for (at, colour) in COLOURS.iter().enumerate() {
        let (title, points) = words(at);
        let _infallible = write!(text, "<section data-background-color=\"{}\"><h2>{title}</h2><ul>", hex(*colour));
        for point in points {
            let _infallible = write!(text, "<li>{point}</li>");
        }
        text.push_str("</ul></section>");
    }
    let _infallible = write!(
        text,
        "</div></div><script src=\"{reveal}/reveal.js\"></script>{plugin}<script>Reveal.initialize({{transition:'none',\
         backgroundTransition:'none',controls:false,progress:false,hash:false,width:1920,height:1080{plugins}}});</script>\
         </body></html>"
    );
    text
}
