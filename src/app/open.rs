//! Opening a deck for the windows: the file is read and checked, and a deck with faults presents all the same.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    deck::{self, Finding, bundle, inline, model::Deck, model::Layout, model::Text},
    show::Outline,
    timing::Plan,
    ui::said,
};

/// A deck that is open, with what the windows need of it again and again.
#[derive(Debug)]
pub struct Loaded {
    /// The deck.
    pub deck: Arc<Deck>,
    /// The file.
    pub path: PathBuf,
    /// The file's folder, where its pictures are.
    pub folder: PathBuf,
    /// The package out of which it was unpacked, if it was.
    pub package: Option<Package>,
    /// What the check found.
    pub findings: Vec<Finding>,
    /// The deck's title, without markup.
    pub title: String,
    /// What lists call each slide.
    pub titles: Vec<String>,
    /// The text of each slide, in small letters, for finding it by words.
    haystacks: Vec<String>,
    /// The slide to show when nothing else may show.
    pub holding: Option<usize>,
    /// The deck's own language: that of its notes and lists in the console.
    pub language: String,
    /// Every language in which the slides can be shown, the deck's own first.
    pub languages: Vec<String>,
    /// The slot and its segments, or why there are none.
    pub plan: Result<Arc<Plan>, String>,
}

/// The package out of which a deck was unpacked.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its file.
    pub path: PathBuf,
    /// The folder into which it was unpacked, where that goes again with the deck: a show without a trace leaves none.
    pub private: Option<Arc<tempfile::TempDir>>,
}

/// A deck that cannot be shown at all.
#[derive(Debug, thiserror::Error)]
#[error("{}", .findings.first().map_or_else(|| "the deck cannot be read".to_owned(), ToString::to_string))]
pub struct Unreadable {
    /// Why, at least one finding.
    pub findings: Vec<Finding>,
}

/// Opens a deck; where it is a package, in a private folder that goes again with it.
pub fn open(path: &Path) -> Result<Loaded, Unreadable> {
    open_in(path, None)
}

/// Opens a deck; where it is a package, in a folder of `store`, to be found again there.
pub fn open_in(path: &Path, store: Option<&Path>) -> Result<Loaded, Unreadable> {
    if !bundle::is_bundle(path) || !path.is_file() {
        return read(path);
    }
    let refused = |fault: bundle::BundleFault| {
        let finding = Finding::error("package", "", fault.to_string());
        Unreadable { findings: vec![Finding { file: path.display().to_string(), ..finding }] }
    };
    let unpacked = match store {
        Some(store) => bundle::open_in(path, store).map(|deck| (deck, None)),
        None => tempfile::Builder::new()
            .prefix("sidestage-")
            .tempdir()
            .map_err(Into::into)
            .and_then(|folder| Ok((bundle::open_in(path, folder.path())?, Some(Arc::new(folder))))),
    };
    let (deck, private) = unpacked.map_err(refused)?;
    let mut loaded = read(&deck)?;
    loaded.package = Some(Package { path: path.to_owned(), private });
    Ok(loaded)
}

impl Unreadable {
    /// Why, in the language of the windows.
    #[must_use]
    pub fn words(&self) -> String {
        self.findings.first().map_or_else(|| said::why("the deck cannot be read"), said::placed)
    }
}

fn read(path: &Path) -> Result<Loaded, Unreadable> {
    let opened = deck::open(path);
    match opened.deck {
        Some(deck) => Ok(Loaded::new(deck, path.to_owned(), opened.folder, opened.findings)),
        None => Err(Unreadable { findings: opened.findings }),
    }
}

impl Loaded {
    /// Takes over a deck that was read.
    #[must_use]
    pub fn new(deck: Deck, path: PathBuf, folder: PathBuf, findings: Vec<Finding>) -> Self {
        let language = deck.language.clone();
        let words = |text: &Text| inline::words(text.pick(&language, &deck.language).0);
        let titles: Vec<String> = deck
            .slides
            .iter()
            .map(|slide| {
                [&slide.title, &slide.text, &slide.quote, &slide.subtitle]
                    .into_iter()
                    .flatten()
                    .map(words)
                    .find(|words| !words.is_empty())
                    .unwrap_or_else(|| slide.id.clone())
            })
            .collect();
        let haystacks = deck
            .slides
            .iter()
            .map(|slide| {
                let mut hay = vec![slide.id.clone()];
                hay.extend([&slide.title, &slide.subtitle, &slide.text, &slide.quote].into_iter().flatten().map(words));
                hay.extend(slide.items.iter().map(|item| words(&item.text())));
                for column in &slide.columns {
                    hay.extend(column.title.as_ref().map(words));
                    hay.extend(column.items.iter().map(|item| words(&item.text())));
                }
                if slide.layout == Layout::Panel {
                    hay.extend(deck.speakers.iter().map(|speaker| words(&speaker.name)));
                }
                hay.join("\n").to_lowercase()
            })
            .collect();
        let plan = if deck.event.is_some() {
            Plan::from_deck(&deck, &language).map(Arc::new).map_err(|error| error.to_string())
        } else {
            Err(crate::ui::words::tr("no-event"))
        };
        let holding = deck.slides.iter().position(|slide| slide.layout == Layout::Holding);
        let title = words(&deck.title);
        let languages = deck::texts::languages(&deck);
        Self {
            title,
            titles,
            haystacks,
            holding,
            plan,
            path,
            folder,
            package: None,
            findings,
            language,
            languages,
            deck: Arc::new(deck),
        }
    }

    /// The run of slides, as the show keeps it.
    #[must_use]
    pub fn outline(&self) -> Outline {
        Outline::from(self.deck.as_ref())
    }

    /// The slides that fit a number or words, the best first: by number, by title, by text.
    #[must_use]
    pub fn find(&self, words: &str) -> Vec<usize> {
        let words = words.trim().to_lowercase();
        if words.is_empty() {
            return (0..self.titles.len()).collect();
        }
        let number = words.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let mut found: Vec<usize> = number.filter(|position| *position < self.titles.len()).into_iter().collect();
        let by_title = (0..self.titles.len())
            .filter(|position| self.titles.get(*position).is_some_and(|title| title.to_lowercase().contains(&words)));
        let by_text = (0..self.haystacks.len())
            .filter(|position| self.haystacks.get(*position).is_some_and(|hay| hay.contains(&words)));
        for position in by_title.chain(by_text) {
            if !found.contains(&position) {
                found.push(position);
            }
        }
        found
    }

    /// The next slide that the show does not pass by.
    #[must_use]
    pub fn after(&self, position: usize) -> Option<usize> {
        (position + 1..self.deck.slides.len())
            .find(|next| !self.deck.slides.get(*next).is_some_and(|slide| slide.hidden))
    }

    /// The slide before that the show does not pass by.
    #[must_use]
    pub fn before(&self, position: usize) -> Option<usize> {
        (0..position).rev().find(|next| !self.deck.slides.get(*next).is_some_and(|slide| slide.hidden))
    }

    /// How many findings are errors, and how many are warnings.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.findings.iter().filter(|finding| finding.severity == deck::Severity::Error).count();
        (errors, self.findings.len() - errors)
    }
}
