//! Spelling: from one word to the next that no dictionary has, with what may have been meant.

use std::{collections::HashSet, sync::Arc};

use egui::{Frame, Margin, RichText, Ui, Vec2};

use super::{
    finder::{excerpt, place_words},
    leave, line, main, plain, title,
};
use crate::{
    app::{desk::Desk, editor::Ask, face::Sheet, job::Job},
    deck::{
        edit::{
            Change, Edit, Mark, What,
            find::{Found, Query, Replaced, replace_all, replace_one},
        },
        spelling::{Report, Slip, Speller},
    },
    platform::words as own_words,
    ui::{
        languages::name_of,
        said, theme,
        words::{tr, tr_with},
    },
};

/// What the thread gives back: the dictionaries with what they found.
struct Look {
    speller: Speller,
    mark: Mark,
    report: Report,
}

/// Suggestions for a word in a language.
type Suggested = (String, String, Vec<String>);

/// The sheet's state. The dictionaries are in it while it is open, and go with it.
#[derive(Default)]
pub struct Spelling {
    look: Option<Look>,
    looking: Option<Job<Look>>,
    suggesting: Option<Job<(Speller, Suggested)>>,
    suggested: Option<Suggested>,
    ignored: HashSet<String>,
    at: usize,
    own: String,
}

impl Spelling {
    /// The slips that nobody has waved through.
    fn slips(&self) -> Vec<&Slip> {
        let all = self.look.iter().flat_map(|look| &look.report.slips);
        all.filter(|slip| !self.ignored.contains(&slip.word)).collect()
    }
}

impl Desk {
    /// Opens the sheet at the first word.
    pub fn open_spelling(&self) {
        self.bench.lock().spelling = Spelling::default();
        self.face(|face| face.open(Sheet::Spelling));
        self.wake();
    }

    /// Keeps what was found in line with the deck, and has suggestions looked up for the word that is looked at.
    pub(super) fn tend_spelling(&self) {
        let mut bench = self.bench.lock();
        let spelling = &mut bench.spelling;
        if !self.is_open(&Sheet::Spelling) {
            if spelling.look.is_some() || spelling.looking.is_some() {
                *spelling = Spelling::default();
            }
            return;
        }
        drop(bench);
        let Some(sight) = self.sight() else { return };
        let waker = self.waker();
        let folder = self.folders.as_ref().map(|folders| folders.settings.clone());
        let mut bench = self.bench.lock();
        let spelling = &mut bench.spelling;
        if let Some(look) = spelling.looking.as_ref().and_then(Job::take) {
            spelling.looking = None;
            spelling.look = Some(look);
        }
        if let Some((speller, suggested)) = spelling.suggesting.as_ref().and_then(Job::take) {
            spelling.suggesting = None;
            spelling.own = suggested.2.first().cloned().unwrap_or_else(|| suggested.0.clone());
            spelling.suggested = Some(suggested);
            if let Some(look) = &mut spelling.look {
                look.speller = speller;
            }
        }
        // One thread at a time has the dictionaries.
        if spelling.looking.is_some() || spelling.suggesting.is_some() {
            return;
        }
        if spelling.look.as_ref().is_none_or(|look| look.mark != sight.mark) {
            let known = spelling.look.take().map(|look| look.speller);
            let (deck, mark) = (Arc::clone(&sight.deck), sight.mark);
            spelling.looking = Job::start("spelling", waker, move |_, _| {
                let mut speller = known
                    .unwrap_or_else(|| Speller::new(folder.map(|folder| own_words::read(&folder)).unwrap_or_default()));
                let report = speller.check(&deck);
                Look { speller, mark, report }
            });
            return;
        }
        let slips = spelling.slips();
        let at = spelling.at.min(slips.len().saturating_sub(1));
        let Some((word, tag)) = slips.get(at).map(|slip| (slip.word.clone(), slip.tag.clone())) else { return };
        spelling.at = at;
        let current = spelling.suggested.as_ref().is_some_and(|known| known.0 == word && known.1 == tag);
        if !current && let Some(look) = &mut spelling.look {
            let mut speller = std::mem::take(&mut look.speller);
            spelling.suggesting = Job::start("suggestions", waker, move |_, _| {
                let found = speller.suggest(&word, &tag);
                (speller, (word, tag, found))
            });
        }
    }

    /// Takes a word into the user's own list.
    fn learn(&self, word: &str) {
        let Some(folders) = self.folders.as_ref().filter(|_| !self.no_trace()) else {
            return self.say(tr("spelling-not-kept"));
        };
        match own_words::add(&folders.settings, word) {
            Ok(()) => {
                self.editor(|editor| editor.learn(word));
                self.say(tr_with("spelling-learned", &[("word", word.into())]));
            }
            Err(error) => {
                self.say(tr_with("spelling-not-written", &[("why", said::why(&error.kind()).into())]));
            }
        }
    }
}

/// The query and the place of a slip.
fn asked(slip: &Slip) -> (Query, Found) {
    let query = Query { words: slip.word.clone(), case: true, accents: true, whole: true, links: false };
    let found = Found {
        slide: slip.slide,
        field: slip.field.clone(),
        language: slip.language.clone(),
        at: slip.at.clone(),
        excerpt: String::new(),
        in_excerpt: 0..0,
        in_link: false,
    };
    (query, found)
}

/// The sheet.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let Some(sight) = desk.sight() else { return };
    let tokens = theme::of(ui);
    title(ui, &tr("spelling-title"));
    let mut spelling = std::mem::take(&mut desk.bench.lock().spelling);
    let slips: Vec<Slip> = spelling.slips().into_iter().cloned().collect();
    let without = spelling.look.as_ref().map(|look| look.report.without.clone()).unwrap_or_default();
    if !without.is_empty() {
        let names: Vec<String> = without.iter().map(|tag| name_of(tag)).collect();
        let words = tr_with("spelling-without", &[("languages", names.join(", ").into())]);
        ui.label(RichText::new(words).font(theme::font(theme::DETAIL)).color(tokens.dim));
        ui.add_space(4.0);
    }
    let Some(slip) = slips.get(spelling.at.min(slips.len().saturating_sub(1))).cloned() else {
        let looked = spelling.look.is_some();
        let words = if looked { tr("spelling-none") } else { tr("spelling-looking") };
        let colour = if looked { tokens.green } else { tokens.dim };
        let label = ui.label(RichText::new(words).font(theme::bold(theme::TEXT)).color(colour));
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ui.add_space(12.0);
        leave(ui, desk);
        desk.bench.lock().spelling = spelling;
        return;
    };
    let count = tr_with("spelling-count", &[("at", (spelling.at + 1).into()), ("count", slips.len().into())]);
    let place = place_words(slip.slide, &slip.field, slip.language.as_deref());
    ui.label(RichText::new(format!("{count} · {place}")).font(theme::font(theme::DETAIL)).color(tokens.dim));
    ui.add_space(4.0);
    Frame::new().fill(tokens.raised).corner_radius(theme::CORNER).inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        excerpt(ui, desk, &slip.excerpt, slip.in_excerpt.clone(), theme::HEADING);
    });
    ui.add_space(8.0);
    let mut with: Option<(String, bool)> = None;
    let ready = spelling.suggested.as_ref().filter(|known| known.0 == slip.word && known.1 == slip.tag);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(36.0);
        match ready {
            None => {
                ui.label(RichText::new(tr("spelling-suggesting")).color(tokens.dim));
            }
            Some((_, _, words)) if words.is_empty() => {
                ui.label(RichText::new(tr("spelling-no-suggestion")).color(tokens.dim));
            }
            Some((_, _, words)) => {
                for (at, word) in words.iter().enumerate() {
                    let button = if at == 0 { main(ui, word, true) } else { plain(ui, word, true) };
                    if at == 0 && desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
                        button.request_focus();
                    }
                    if button.clicked() {
                        with = Some((word.clone(), false));
                    }
                }
            }
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        line(ui, &tr("spelling-own"), &mut spelling.own, 280.0, "");
        ui.vertical(|ui| {
            ui.add_space(19.0);
            ui.horizontal(|ui| {
                if plain(ui, &tr("find-replace"), true).clicked() {
                    with = Some((spelling.own.clone(), false));
                }
                if plain(ui, &tr("spelling-everywhere"), true).clicked() {
                    with = Some((spelling.own.clone(), true));
                }
            });
        });
    });
    ui.add_space(12.0);
    let mut shows = false;
    ui.horizontal_wrapped(|ui| {
        if plain(ui, &tr("spelling-next"), slips.len() > 1).clicked() {
            spelling.at = (spelling.at + 1) % slips.len();
        }
        if plain(ui, &tr("spelling-ignore"), true).clicked() {
            spelling.ignored.insert(slip.word.clone());
        }
        if plain(ui, &tr("spelling-learn"), true).clicked() {
            let word = slip.word.clone();
            desk.soon(move |desk| desk.learn(&word));
            spelling.ignored.insert(slip.word.clone());
        }
        if plain(ui, &tr("spelling-deck"), true).clicked() {
            let mut words = sight.deck.words.clone();
            words.push(slip.word.clone());
            words.sort_by_key(|word| word.to_lowercase());
            desk.edit(Ask::Change(Change::deck(Edit::Words(words), What::Word, None)));
        }
        shows = plain(ui, &tr("find-go"), true).clicked();
        leave(ui, desk);
    });
    ui.allocate_space(Vec2::new(ui.available_width(), 0.0));
    if let Some((with, everywhere)) = with {
        let (query, found) = asked(&slip);
        let Replaced { change, .. } = if everywhere {
            replace_all(&sight.deck, &query, &with)
        } else {
            replace_one(&sight.deck, &query, &found, &with)
        };
        match change {
            Some(change) => desk.edit(Ask::Change(change)),
            None => desk.say(tr("spelling-by-hand")),
        }
    }
    desk.bench.lock().spelling = spelling;
    if shows {
        desk.face(|face| face.open(Sheet::None));
        desk.edit(Ask::Show(slip.path()));
    }
}
