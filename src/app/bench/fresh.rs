//! A new deck: from a template, from Markdown, a PDF or a presentation, from a package, or from an old deck.

use std::path::{Path, PathBuf};

use egui::{Align2, Color32, ColorImage, Pos2, Rect, RichText, Sense, Stroke, TextureHandle, TextureOptions, Ui, Vec2};
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

use super::{fault, leave, line, main, plain, title};
use crate::{
    app::{
        desk::{Desk, Errand},
        face::Sheet,
        job::{Job, Pace},
    },
    deck::{
        self, Finding, bundle, check,
        templates::{New, TEMPLATES, again, id_of, write_new},
    },
    render::{
        Pixels, Studio,
        import::{HEIGHT, Wanted, import_to},
    },
    ui::{
        said, texture, theme, widgets,
        words::{self, tr, tr_with},
    },
};

/// How many days from today the event of a new deck is, until somebody says.
const DAYS: i64 = 30;
/// The size of a template's picture, in pixels.
const PICTURE: (u16, u16) = (352, 198);
/// The zone of a machine that has none with a name.
const ZONE: &str = "Europe/Amsterdam";

/// What a new deck is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// A template, by its place in the list.
    Template(usize),
    /// A file of another kind: Markdown, a PDF, a presentation, a package.
    File,
    /// An old deck.
    Old,
}

/// The sheet's state.
pub struct Fresh {
    origin: Origin,
    title: String,
    date: String,
    start: String,
    end: String,
    zone: String,
    french: bool,
    notes: bool,
    source: Option<PathBuf>,
    fault: Option<String>,
    making: Option<Job<Result<Made, String>>>,
    drawing: Option<Job<Vec<Pixels>>>,
    pictures: Vec<TextureHandle>,
}

/// A deck that was made.
struct Made {
    path: PathBuf,
    remarks: usize,
}

impl Default for Fresh {
    fn default() -> Self {
        Self {
            origin: Origin::Template(0),
            title: String::new(),
            date: String::new(),
            start: String::new(),
            end: String::new(),
            zone: String::new(),
            french: false,
            notes: true,
            source: None,
            fault: None,
            making: None,
            drawing: None,
            pictures: Vec::new(),
        }
    }
}

impl Fresh {
    /// Chooses what the deck is made from; a template brings its times along.
    fn choose(&mut self, origin: Origin) {
        if self.origin != origin {
            self.source = None;
        }
        self.origin = origin;
        self.fault = None;
        if let Origin::Template(at) = origin
            && let Some(event) = TEMPLATES.get(at).and_then(|template| template.deck().event)
        {
            (self.start, self.end) = (event.start, event.end);
        }
    }

    fn new_deck(&self, path: &Path) -> New {
        let given = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let template = matches!(self.origin, Origin::Template(_));
        New {
            id: id_of(path),
            title: given(&self.title),
            language: template.then(|| if self.french { "fr" } else { "en" }.to_owned()),
            date: given(&self.date),
            start: given(&self.start).filter(|_| template),
            end: given(&self.end).filter(|_| template),
            zone: given(&self.zone).filter(|_| template),
        }
    }

    /// The name that is offered for the file.
    fn name(&self) -> String {
        let words = if self.title.trim().is_empty() { self.source.as_deref() } else { Some(Path::new(&self.title)) };
        let stem = words.map(|words| id_of(&words.with_extension("json"))).filter(|stem| stem != "deck");
        format!("{}.json", stem.unwrap_or_else(|| tr("new-file")))
    }

    /// What is still missing before it can be made, in words.
    fn missing(&self) -> Option<String> {
        match self.origin {
            Origin::Template(_) => None,
            _ if self.source.is_some() => None,
            Origin::File => Some(tr("new-choose-file")),
            Origin::Old => Some(tr("new-choose-old")),
        }
    }
}

impl Desk {
    /// Opens the sheet, with the date and the zone of this machine.
    pub fn open_new(&self) {
        if self.snapshot().state.live {
            return self.say(tr("new-live"));
        }
        if self.has_unsaved_edits() {
            return self.say(tr("bench-unsaved"));
        }
        let zone = TimeZone::system();
        let today = Timestamp::from_millisecond(self.now()).map(|now| zone.to_datetime(now).date()).unwrap_or_default();
        let date = today.checked_add(DAYS.days()).unwrap_or(today).to_string();
        let french = words::language() == words::Language::French;
        let waker = self.waker();
        let mut bench = self.bench.lock();
        let pictures = std::mem::take(&mut bench.fresh.pictures);
        let fresh = &mut bench.fresh;
        *fresh = Fresh { date, french, pictures, ..Fresh::default() };
        zone.iana_name().filter(|name| name.contains('/')).unwrap_or(ZONE).clone_into(&mut fresh.zone);
        fresh.choose(Origin::Template(0));
        if fresh.pictures.is_empty() {
            fresh.drawing = Job::start("templates", waker, |pace, _| draw_templates(pace));
        }
        drop(bench);
        self.face(|face| face.open(Sheet::New));
        self.wake();
    }

    /// The file that a new deck is made from was chosen.
    pub fn new_source(&self, path: PathBuf) {
        self.bench.lock().fresh.source = Some(path);
        self.face(|face| face.open(Sheet::New));
        self.wake();
    }

    /// The place of the new deck was chosen: it is made.
    pub fn make_new(&self, path: PathBuf) {
        let path = if path.extension().is_some() { path } else { path.with_extension("json") };
        let mut bench = self.bench.lock();
        let fresh = &mut bench.fresh;
        let (origin, source, notes, new) = (fresh.origin, fresh.source.clone(), fresh.notes, fresh.new_deck(&path));
        fresh.fault = None;
        fresh.making = Job::start("new-deck", self.waker(), move |pace, wake| {
            make(origin, source.as_deref(), &path, &new, notes, pace, wake)
        });
        if fresh.making.is_none() {
            fresh.fault = Some(tr("bench-no-thread"));
        }
        drop(bench);
        self.face(|face| face.open(Sheet::New));
        self.wake();
    }

    pub(super) fn tend_fresh(&self) {
        let mut bench = self.bench.lock();
        let fresh = &mut bench.fresh;
        if let Some(done) = fresh.drawing.as_ref().and_then(Job::take) {
            fresh.drawing = None;
            if let Some(ctx) = self.context() {
                for (template, pixels) in TEMPLATES.iter().zip(done) {
                    let size = [usize::from(pixels.width), usize::from(pixels.height)];
                    let image = ColorImage::new(size, bytemuck::cast_vec(pixels.data));
                    let name = format!("template {}", template.name);
                    fresh.pictures.push(texture::load(ctx, name, image, TextureOptions::LINEAR));
                }
            }
        }
        let Some(done) = fresh.making.as_ref().and_then(Job::take) else { return };
        fresh.making = None;
        match done {
            Ok(made) => {
                drop(bench);
                if self.is_open(&Sheet::New) {
                    self.face(|face| face.open(Sheet::None));
                }
                self.errand(Errand::Edit(made.path));
                if made.remarks > 0 {
                    self.say(tr_with("new-remarks", &[("count", made.remarks.into())]));
                }
            }
            Err(words) => {
                fresh.fault = Some(words);
                drop(bench);
                self.wake();
            }
        }
    }
}

/// The first slide of every template.
fn draw_templates(pace: &Pace) -> Vec<Pixels> {
    let mut studio = Studio::empty();
    let mut pictures = Vec::new();
    for template in TEMPLATES {
        if pace.stop().load(std::sync::atomic::Ordering::SeqCst) {
            break;
        }
        let mut deck = template.deck();
        // The language of the windows, so that the picture says what the template is.
        if words::language() == words::Language::French {
            "fr".clone_into(&mut deck.language);
        }
        let (language, theme) = (deck.language.clone(), deck.theme.clone());
        studio.set_deck(std::sync::Arc::new(deck), Path::new("."), &language, &theme);
        pictures.push(studio.paint(0, 0, PICTURE));
    }
    pictures
}

/// Makes the deck; what went wrong, in words.
fn make(
    origin: Origin,
    source: Option<&Path>,
    path: &Path,
    new: &New,
    notes: bool,
    pace: &Pace,
    wake: &dyn Fn(),
) -> Result<Made, String> {
    let file = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let written = |done: std::io::Result<()>| {
        done.map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => tr_with("new-exists", &[("file", file(path).into())]),
            kind => tr_with("new-cannot", &[("file", file(path).into()), ("why", said::why(&kind).into())]),
        })
    };
    let sound = |deck: &deck::Deck| {
        let wrong = check::review(deck, None).into_iter().find(|one| one.is_error() && one.path.starts_with("event"));
        wrong.map_or(Ok(()), |finding| Err(finding.sentence()))
    };
    match (origin, source) {
        (Origin::Template(at), _) => {
            let Some(template) = TEMPLATES.get(at) else { return Err(tr("new-choose-file")) };
            let deck = template.make(new);
            sound(&deck)?;
            written(write_new(path, &deck))?;
            Ok(Made { path: path.to_owned(), remarks: 0 })
        }
        (Origin::File, Some(source)) => {
            let wanted = Wanted { deck: path.to_owned(), height: HEIGHT, replace: false };
            let done = import_to(source, &wanted, pace.stop(), |done, all| {
                pace.tell(done, all);
                wake();
            });
            let imported = done.map_err(|fault| said::why(&fault))?;
            Ok(Made { path: imported.deck, remarks: imported.findings.len() })
        }
        (Origin::Old, Some(source)) => {
            let opened = crate::app::open::open(source).map_err(|unreadable| unreadable.words())?;
            let deck = again(&opened.deck, new, notes);
            sound(&deck)?;
            let folder = |path: &Path| path.parent().and_then(|folder| folder.canonicalize().ok());
            if opened.package.is_none() && folder(source).is_some() && folder(source) == folder(path) {
                written(write_new(path, &deck))?;
                return Ok(Made { path: path.to_owned(), remarks: 0 });
            }
            // Into another folder go the pictures, the theme and the fonts too, as in a package.
            let home =
                tempfile::Builder::new().prefix("sidestage-").tempdir().map_err(|error| said::why(&error.kind()))?;
            let package = home.path().join(format!("deck.{}", bundle::ENDING));
            bundle::pack_to(&deck, &opened.folder, &package).map_err(|fault| said::why(&fault))?;
            let wanted = Wanted { deck: path.to_owned(), height: HEIGHT, replace: false };
            let done = import_to(&package, &wanted, pace.stop(), |_, _| ()).map_err(|fault| said::why(&fault))?;
            Ok(Made { path: done.deck, remarks: done.findings.iter().filter(|one| Finding::is_error(one)).count() })
        }
        (Origin::File | Origin::Old, None) => Err(tr("new-choose-file")),
    }
}

/// The sheet.
pub fn ui(ui: &mut Ui, desk: &Desk) {
    let tokens = theme::of(ui);
    title(ui, &tr("new-title"));
    // Taken out while it is drawn: what draws it asks the desk for other things.
    let mut fresh = std::mem::take(&mut desk.bench.lock().fresh);
    let working = fresh.making.is_some();
    ui.add_enabled_ui(!working, |ui| {
        cards(ui, desk, &mut fresh);
        ui.add_space(12.0);
        fields(ui, desk, &mut fresh);
    });
    if let Some(words) = &fresh.fault {
        ui.add_space(4.0);
        fault(ui, words);
    }
    ui.add_space(16.0);
    let (mut asks, mut stops) = (false, false);
    ui.horizontal(|ui| {
        if let Some(job) = &fresh.making {
            ui.spinner();
            let words = job.progress().map_or_else(
                || tr("new-working"),
                |(done, all)| tr_with("new-progress", &[("done", done.into()), ("all", all.into())]),
            );
            let label = ui.label(RichText::new(words).color(tokens.text));
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
            stops = plain(ui, &tr("new-stop"), true).clicked();
            return;
        }
        let missing = fresh.missing();
        asks = main(ui, &tr("new-make"), missing.is_none()).clicked();
        leave(ui, desk);
        if let Some(words) = missing {
            ui.label(RichText::new(words).color(tokens.dim));
        }
    });
    if stops && let Some(job) = &fresh.making {
        job.stop();
    }
    let name = fresh.name();
    let mut bench = desk.bench.lock();
    // A job may have finished meanwhile, but nothing else touches the state while it is drawn.
    bench.fresh = fresh;
    drop(bench);
    if asks {
        desk.errand(Errand::PlaceNew(name));
    }
}

/// The width of a card, at least.
const CARD: f32 = 168.0;

/// What a new deck can be made from, each with a picture.
fn cards(ui: &mut Ui, desk: &Desk, fresh: &mut Fresh) {
    let tokens = theme::of(ui);
    let count = TEMPLATES.len() + 2;
    let gap = 12.0;
    let across = (((ui.available_width() + gap) / (CARD + gap)).floor() as usize).clamp(1, count);
    let width = ((ui.available_width() - gap * (across as f32 - 1.0)) / across as f32).floor();
    // Narrow cards break their words more often.
    let below = if across < count { 78.0 } else { 60.0 };
    let tall = (width * 9.0 / 16.0).round();
    let mut all: Vec<(Origin, String, String)> = TEMPLATES
        .iter()
        .enumerate()
        .map(|(at, template)| {
            let (name, what) = match template.name {
                "side-event" => (tr("new-side-event"), tr("new-side-event-what")),
                "panel-discussion" => (tr("new-panel-discussion"), tr("new-panel-discussion-what")),
                _ => (tr("new-talk"), tr("new-talk-what")),
            };
            (Origin::Template(at), name, what)
        })
        .collect();
    all.push((Origin::File, tr("new-file-card"), tr("new-file-card-what")));
    all.push((Origin::Old, tr("new-old-card"), tr("new-old-card-what")));
    let mut all = all.into_iter().enumerate();
    for _ in 0..count.div_ceil(across) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (at, (origin, name, what)) in all.by_ref().take(across) {
                let (area, response) = ui.allocate_exact_size(Vec2::new(width, tall + below), Sense::click());
                let picture = Rect::from_min_size(area.min, Vec2::new(width, tall)).shrink(3.0);
                let chosen = fresh.origin == origin;
                let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
                if let Some(texture) = fresh.pictures.get(at) {
                    ui.painter().rect_filled(picture.expand(1.0), 2.0, tokens.hovered);
                    ui.painter().image(texture.id(), picture, whole, Color32::WHITE);
                } else {
                    ui.painter().rect_filled(picture, 4.0, tokens.raised);
                    let sign = match origin {
                        Origin::Template(_) => "",
                        Origin::File => "MD  PDF  PPTX",
                        Origin::Old => "→",
                    };
                    let place = picture.center();
                    ui.painter().text(place, Align2::CENTER_CENTER, sign, theme::bold(theme::HEADING), tokens.dim);
                }
                if chosen || response.has_focus() || response.hovered() {
                    let colour = if chosen || response.has_focus() { tokens.accent } else { tokens.dim };
                    let line = Stroke::new(if chosen { 3.0 } else { 2.0 }, colour);
                    ui.painter().rect_stroke(picture, 4.0, line, egui::StrokeKind::Outside);
                }
                let below = Rect::from_min_max(Pos2::new(area.left() + 2.0, picture.bottom() + 6.0), area.max);
                widgets::inside(ui, below, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(below.width());
                        ui.spacing_mut().item_spacing.y = 2.0;
                        let colour = if chosen { tokens.accent } else { tokens.text };
                        ui.label(RichText::new(&name).font(theme::bold(theme::TEXT)).color(colour));
                        ui.label(RichText::new(&what).font(theme::font(theme::DETAIL)).color(tokens.dim));
                    })
                });
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, format!("{name}: {what}"))
                });
                if at == 0 && desk.face(|face| std::mem::take(&mut face.take_keyboard)) {
                    response.request_focus();
                }
                if response.clicked() {
                    fresh.choose(origin);
                }
            }
        });
    }
}

fn fields(ui: &mut Ui, desk: &Desk, fresh: &mut Fresh) {
    let tokens = theme::of(ui);
    let width = ui.available_width();
    if fresh.origin != Origin::File {
        line(ui, &tr("new-field-title"), &mut fresh.title, width, &tr("new-hint-title"));
        ui.add_space(8.0);
    }
    match fresh.origin {
        Origin::Template(_) => {
            let when = |ui: &mut Ui, fresh: &mut Fresh| {
                ui.spacing_mut().item_spacing.x = 16.0;
                line(ui, &tr("new-field-date"), &mut fresh.date, 120.0, "2030-01-15");
                line(ui, &tr("new-field-start"), &mut fresh.start, 72.0, "13:15");
                line(ui, &tr("new-field-end"), &mut fresh.end, 72.0, "14:45");
            };
            let narrow = width < 760.0;
            if narrow {
                ui.horizontal_top(|ui| when(ui, fresh));
                ui.add_space(8.0);
            }
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                if !narrow {
                    when(ui, fresh);
                }
                line(ui, &tr("new-field-zone"), &mut fresh.zone, 220.0, ZONE);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    let label = RichText::new(tr("new-field-language")).font(theme::font(theme::DETAIL));
                    ui.label(label.color(tokens.dim));
                    ui.horizontal(|ui| {
                        widgets::outlined(ui);
                        ui.radio_value(&mut fresh.french, false, RichText::new("English").color(tokens.text));
                        ui.radio_value(&mut fresh.french, true, RichText::new("Français").color(tokens.text));
                    });
                });
            });
            ui.add_space(4.0);
            let words = RichText::new(tr("new-fill")).font(theme::font(theme::DETAIL));
            ui.label(words.color(tokens.dim));
        }
        Origin::File | Origin::Old => {
            ui.horizontal(|ui| {
                if plain(ui, &tr("new-choose"), true).clicked() {
                    desk.errand(Errand::AskForSource);
                }
                let name = fresh.source.as_deref().and_then(Path::file_name);
                let name = name.map_or_else(|| tr("new-nothing-chosen"), |name| name.to_string_lossy().into_owned());
                ui.label(RichText::new(name).color(tokens.text));
            });
            if fresh.origin == Origin::Old {
                ui.add_space(8.0);
                line(ui, &tr("new-field-date"), &mut fresh.date, 120.0, "2030-01-15");
                ui.add_space(4.0);
                widgets::outlined(ui);
                ui.checkbox(&mut fresh.notes, RichText::new(tr("new-keep-notes")).color(tokens.text));
            } else {
                ui.add_space(4.0);
                let words = RichText::new(tr("new-file-help")).font(theme::font(theme::DETAIL));
                ui.label(words.color(tokens.dim));
            }
        }
    }
}
