//! Slides from another deck: it is looked at, some of its slides are chosen, and they come with their pictures, sources and,
//! where that is wanted, their segments.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Pos2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, ViewportId};

use super::{fault, leave, main, plain, title};
use crate::{
    app::{
        desk::{Desk, Errand},
        editor::Ask,
        face::Sheet,
        job::Job,
        open::{self, Loaded},
        slides::Slides,
    },
    deck::{
        Deck,
        edit::{
            clip,
            copy::{Clip, Pasted, take},
            files::{Origin, bring, read},
        },
        model::Slide,
        slow,
    },
    ui::{
        choice, said,
        shaped::Style,
        theme, widgets,
        words::{tr, tr_with},
    },
};

/// What a thread that brings slides gives back.
type Brought = Result<Box<Pasted>, String>;

/// The sheet's state, and the slides that are on their way into the deck.
#[derive(Default)]
pub struct Borrow {
    /// The whole path of the deck that is edited: it lends nothing to itself.
    here: Option<PathBuf>,
    opening: Option<Job<Result<Loaded, String>>>,
    loaded: Option<Arc<Loaded>>,
    slides: Option<Slides>,
    chosen: BTreeSet<usize>,
    segments: bool,
    fault: Option<String>,
    bringing: Option<Job<Brought>>,
    copying: Option<Job<String>>,
}

impl Desk {
    /// Opens the sheet.
    pub fn open_borrow(&self) {
        slow::work("a path is looked up");
        let here = self.sight().and_then(|sight| sight.path.canonicalize().ok());
        self.bench.lock().borrow = Borrow { here, ..Borrow::default() };
        self.face(|face| face.open(Sheet::Borrow));
        self.wake();
    }

    /// The deck was chosen from which slides come.
    pub fn borrow_from(&self, path: PathBuf) {
        let mut bench = self.bench.lock();
        let borrow = &mut bench.borrow;
        *borrow = Borrow { here: borrow.here.take(), ..Borrow::default() };
        borrow.opening =
            Job::start("borrow", self.waker(), move |_, _| open::open(&path).map_err(|unreadable| unreadable.words()));
        if borrow.opening.is_none() {
            borrow.fault = Some(tr("bench-no-thread"));
        }
        drop(bench);
        self.face(|face| face.open(Sheet::Borrow));
        self.wake();
    }

    /// Copies slides to the clipboard, with their pictures: their files are read on a thread.
    pub fn copy_slides(&self, slides: &BTreeSet<usize>) {
        let Some(sight) = self.sight() else { return };
        let positions: Vec<usize> = slides.iter().copied().collect();
        let clip = take(&sight.deck, &positions);
        let folder = sight.folder.clone();
        let job =
            Job::start("copy-slides", self.waker(), move |_, _| clip::write(&clip, &|path| read(&folder, path).ok()));
        self.bench.lock().borrow.copying = job;
    }

    /// Slides come from the clipboard, from this program or another, after the slide at a position.
    pub fn paste_slides(&self, text: &str, at: usize) {
        match clip::read(text) {
            Ok(received) => {
                let (clip, pictures) = (received.clip, received.pictures);
                self.bring(at, move |deck, folder| {
                    bring(&clip, Origin::Bytes(&pictures), deck, folder, at, false).map_err(|fault| said::why(&fault))
                });
            }
            Err(fault) => self.say(said::why(&fault)),
        }
    }

    /// Has slides brought on a thread.
    fn bring(
        &self,
        _at: usize,
        work: impl FnOnce(&Deck, &Path) -> Result<(Pasted, crate::deck::edit::files::Brought), String> + Send + 'static,
    ) {
        let Some(sight) = self.sight() else { return };
        let (deck, folder) = (Arc::clone(&sight.deck), sight.folder.clone());
        let job = Job::start("bring-slides", self.waker(), move |_, _| {
            let (pasted, brought) = work(&deck, &folder)?;
            brought.keep();
            Ok(Box::new(pasted))
        });
        let started = job.is_some();
        self.bench.lock().borrow.bringing = job;
        if !started {
            self.say(tr("bench-no-thread"));
        }
    }

    pub(super) fn tend_borrow(&self) {
        let waker = self.waker();
        let mut bench = self.bench.lock();
        let borrow = &mut bench.borrow;
        match borrow.opening.as_ref().and_then(Job::take) {
            Some(Ok(loaded)) => {
                borrow.opening = None;
                let slides = Slides::new(waker);
                let (deck, folder) = (Arc::clone(&loaded.deck), loaded.folder.clone());
                slides.set_deck(deck, folder, loaded.language.clone(), loaded.deck.theme.clone());
                borrow.slides = Some(slides);
                borrow.loaded = Some(Arc::new(loaded));
            }
            Some(Err(words)) => {
                borrow.opening = None;
                borrow.fault = Some(words);
            }
            None => {}
        }
        let copied = borrow.copying.as_ref().and_then(Job::take);
        let brought = borrow.bringing.as_ref().and_then(Job::take);
        if copied.is_some() {
            borrow.copying = None;
        }
        match brought {
            Some(Ok(pasted)) => {
                borrow.bringing = None;
                let count = pasted.slides.len();
                // Taken out, so that the pictures of the other deck are let go on a thread that may wait.
                let was = std::mem::take(borrow);
                drop(bench);
                let _ended = std::thread::Builder::new().name("borrow-end".to_owned()).spawn(move || drop(was));
                if self.is_open(&Sheet::Borrow) {
                    self.face(|face| face.open(Sheet::None));
                }
                self.edit(Ask::Pasted(pasted));
                self.say(tr_with("borrow-done", &[("count", count.into())]));
            }
            Some(Err(words)) => {
                borrow.bringing = None;
                borrow.fault = Some(words.clone());
                drop(bench);
                if !self.is_open(&Sheet::Borrow) {
                    self.say(words);
                }
            }
            None => drop(bench),
        }
        if let (Some(text), Some(ctx)) = (copied, self.context()) {
            ctx.copy_text(text);
            self.wake();
        }
    }
}

/// The sheet.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let Some(sight) = desk.sight() else { return };
    let tokens = theme::of(ui);
    title(ui, &tr("borrow-title"));
    let mut borrow = std::mem::take(&mut desk.bench.lock().borrow);
    let mut inserts = false;
    match &borrow.loaded {
        None => begin(ui, desk, &borrow),
        Some(loaded) => {
            let loaded = Arc::clone(loaded);
            ui.horizontal(|ui| {
                let name = loaded.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let style = Style::text(tokens.text, ui.available_width() - 240.0).strong().cut(1);
                desk.shaper.show(ui, &format!("{} ({name})", loaded.title), &style);
                if plain(ui, &tr("borrow-other"), true).clicked() {
                    desk.errand(Errand::AskForLender);
                }
            });
            ui.add_space(8.0);
            slides(ui, desk, &mut borrow, &loaded);
            ui.add_space(8.0);
            widgets::outlined(ui);
            let words = RichText::new(tr("borrow-segments")).color(tokens.text);
            ui.checkbox(&mut borrow.segments, words);
        }
    }
    if let Some(words) = &borrow.fault {
        fault(ui, words);
    }
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if borrow.bringing.is_some() {
            ui.spinner();
            ui.label(RichText::new(tr("borrow-working")).color(tokens.text));
        } else if borrow.loaded.is_some() {
            let words = tr_with("borrow-insert", &[("count", borrow.chosen.len().into())]);
            inserts = main(ui, &words, !borrow.chosen.is_empty()).clicked();
        }
        leave(ui, desk);
    });
    let asked = borrow.loaded.clone().filter(|_| inserts).map(|loaded| {
        let positions: Vec<usize> = borrow.chosen.iter().copied().collect();
        borrow.fault = None;
        (take(&loaded.deck, &positions), loaded, borrow.segments)
    });
    desk.bench.lock().borrow = borrow;
    if let Some((clip, loaded, segments)) = asked {
        let clip: Clip = clip;
        let at = if sight.deck.slides.is_empty() { 0 } else { sight.at + 1 };
        desk.bring(at, move |deck, folder| {
            bring(&clip, Origin::Folder(&loaded.folder), deck, folder, at, segments).map_err(|fault| said::why(&fault))
        });
    }
}

/// Before a deck is chosen: the recent ones, and any other.
fn begin(ui: &mut Ui, desk: &Desk, borrow: &Borrow) {
    let tokens = theme::of(ui);
    if borrow.opening.is_some() {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(RichText::new(tr("borrow-opening")).color(tokens.text));
        });
        return;
    }
    ui.label(RichText::new(tr("borrow-which")).color(tokens.text));
    ui.add_space(8.0);
    let response = main(ui, &tr("borrow-choose"), true);
    if desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
        response.request_focus();
    }
    if response.clicked() {
        desk.errand(Errand::AskForLender);
    }
    ui.add_space(8.0);
    // The recent decks are called by their whole paths.
    let here = borrow.here.as_ref();
    for path in desk.recent().into_iter().filter(|path| Some(path) != here).take(6) {
        let wide = egui::Vec2::new(ui.available_width().min(480.0), 0.0);
        if ui.allocate_ui(wide, |ui| choice::file(ui, &desk.shaper, &path)).inner.clicked() {
            desk.borrow_from(path);
        }
    }
}

/// The slides of the other deck, to be chosen.
fn slides(ui: &mut Ui, desk: &Desk, borrow: &mut Borrow, loaded: &Loaded) {
    let tokens = theme::of(ui);
    let Some(pictures) = &borrow.slides else { return };
    // Beside the textures of the window's own slides, under a name of their own.
    pictures.receive(ui.ctx());
    pictures.begin(ViewportId::ROOT);
    let (columns, gap) = (5_usize, 12.0);
    let (wide, high) = loaded.deck.aspect.canvas();
    let width = ((ui.available_width() - 16.0 - gap * (columns as f32 - 1.0)) / columns as f32).floor();
    let tall = (width * high / wide).round();
    let total = loaded.deck.slides.len();
    let most = (ui.ctx().viewport_rect().height() - 330.0).max(160.0);
    let row = tall + 30.0;
    let mut turned = None;
    ScrollArea::vertical()
        .id_salt("lender")
        .max_height(most)
        .min_scrolled_height(most)
        .auto_shrink([false, true])
        .show_rows(ui, row, total.div_ceil(columns), |ui, rows| {
            for line in rows {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = gap;
                    for at in line * columns..((line + 1) * columns).min(total) {
                        let Some(slide) = loaded.deck.slides.get(at) else { continue };
                        let (area, response) = ui.allocate_exact_size(Vec2::new(width, row - 8.0), Sense::click());
                        let picture = Rect::from_min_size(area.min, Vec2::new(width, tall)).shrink(3.0);
                        let chosen = borrow.chosen.contains(&at);
                        // A light slide on a light sheet needs an edge.
                        ui.painter().rect_filled(picture.expand(1.0), 2.0, tokens.hovered);
                        pictures.show(ui, picture, wide / high, at, Slide::last_step(slide));
                        if chosen || response.has_focus() || response.hovered() {
                            let colour = if chosen || response.has_focus() { tokens.accent } else { tokens.dim };
                            let line = Stroke::new(if chosen { 3.0 } else { 2.0 }, colour);
                            ui.painter().rect_stroke(picture, 2.0, line, egui::StrokeKind::Outside);
                        }
                        if chosen {
                            let centre = picture.right_top() + Vec2::new(-12.0, 12.0);
                            ui.painter().circle_filled(centre, 9.0, tokens.accent);
                            let line = Stroke::new(2.0, tokens.on_accent);
                            let points = [(-4.0, 0.0), (-1.0, 3.5), (4.5, -3.0)];
                            let points = points.map(|(x, y)| centre + Vec2::new(x, y)).to_vec();
                            ui.painter().add(egui::Shape::line(points, line));
                        }
                        let name = loaded.titles.get(at).map_or(slide.id.as_str(), String::as_str);
                        let words = format!("{} {name}", at + 1);
                        let style = Style::text(tokens.dim, width).sized(theme::DETAIL).cut(1);
                        let below = Rect::from_min_max(Pos2::new(area.left(), picture.bottom() + 4.0), area.max);
                        widgets::inside(ui, below, |ui| desk.shaper.show(ui, &words, &style));
                        let spoken = format!("{} {name}", tr_with("place-slide", &[("number", (at + 1).into())]));
                        response
                            .widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, chosen, &spoken));
                        if response.clicked() {
                            turned = Some(at);
                        }
                    }
                });
            }
        });
    pictures.end();
    if let Some(at) = turned
        && !borrow.chosen.remove(&at)
    {
        borrow.chosen.insert(at);
    }
}
