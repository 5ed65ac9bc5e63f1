//! Everything between a deck and its pixels, without a thread: layout, pictures, painting, and the pages already laid out.
//!
//! The worker owns one, and so does each export. Nothing that a deck holds can stop it: should layout or painting give up
//! on a slide, that slide becomes a plain card and the next one is drawn as ever.

use std::{
    collections::BTreeMap,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{
    card, lint,
    painter::Painter,
    pictures::{PictureProblem, Pictures},
    pixels::Pixels,
    scale::Crop,
};
use crate::{
    deck::{
        assets,
        edit::follow,
        model::{Deck, Slide},
        slow, theme,
    },
    typeset::{Fonts, PictureSizes, Theme, Typesetter, page::Overflow, page::Page},
};

/// How many pages are kept.
pub const KEEP_PAGES: usize = 400;
/// The largest font file of a theme that is read, in bytes: whole Chinese faces have about twenty million.
const MAX_FONT: u64 = 32 << 20;
/// The size at which pictures are tried out for the list of findings.
const TRIAL: (u16, u16) = (256, 144);

/// Lays out a slide. The typesetter does, and tests put something else in its place.
pub type SetPage = Box<dyn FnMut(&Deck, &Slide, &str, &Theme, &dyn PictureSizes) -> Page + Send>;
/// Makes a new [`SetPage`], at the start and after one has failed.
pub type MakeSetter = Arc<dyn Fn() -> SetPage + Send + Sync>;

/// Something that organisers want to know about a slide before the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The slide's position in the deck.
    pub slide: usize,
    /// The slide's id.
    pub id: String,
    /// What was found.
    pub what: Matter,
}

/// What can be found about a slide by laying it out and drawing it.
#[derive(Clone, Debug, PartialEq)]
pub enum Matter {
    /// A picture is not shown, or not whole.
    Picture(PictureProblem),
    /// A text does not fit.
    Overflow(Overflow),
    /// No bundled face has these characters.
    Missing(Vec<char>),
    /// A picture has too few pixels for its place.
    Small(lint::Small),
    /// Words are hard to tell from what is behind them.
    Pale(lint::Pale),
    /// The slide cannot be drawn at all.
    NotDrawn,
}

/// A page and whether it is the plain card of a slide that failed.
#[derive(Clone)]
struct Laid {
    page: Arc<Page>,
    failed: bool,
}

/// Everything between a deck and its pixels.
pub struct Studio {
    make: MakeSetter,
    setter: SetPage,
    painter: Painter,
    pictures: Pictures,
    deck: Arc<Deck>,
    folder: PathBuf,
    language: String,
    theme_name: String,
    theme: Option<Theme>,
    theme_problem: Option<String>,
    /// The files that the theme was read from, as they were then; none for a theme of the program.
    theme_files: Vec<Stamp>,
    /// Pages by position, with the turn at which each was last used.
    pages: BTreeMap<usize, (Laid, u64)>,
    turn: u64,
}

impl std::fmt::Debug for Studio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Studio ({} slides, {} pages kept)", self.deck.slides.len(), self.pages.len())
    }
}

impl Default for Studio {
    fn default() -> Self {
        Self::empty()
    }
}

impl Studio {
    /// A studio for a deck whose file lies in `folder`, with plain strings in the deck's language and the rest in
    /// `language`, and the theme called `theme`.
    #[must_use]
    pub fn new(deck: Arc<Deck>, folder: &Path, language: &str, theme: &str) -> Self {
        let mut studio = Self::empty();
        studio.set_deck(deck, folder, language, theme);
        studio
    }

    /// A studio that waits for its deck.
    #[must_use]
    pub fn empty() -> Self {
        let fonts = Fonts::bundled();
        Self::with_setter(Arc::new(move || {
            let mut typesetter = Typesetter::new(fonts.clone());
            Box::new(move |deck, slide, language, theme, pictures| {
                typesetter.page(deck, slide, language, theme, pictures)
            })
        }))
    }

    /// A studio with another way to lay out slides.
    #[must_use]
    pub fn with_setter(make: MakeSetter) -> Self {
        Self {
            setter: make(),
            make,
            painter: Painter::new(),
            pictures: Pictures::none(),
            deck: Arc::default(),
            folder: PathBuf::new(),
            language: String::new(),
            theme_name: String::new(),
            theme: None,
            theme_problem: None,
            theme_files: Vec::new(),
            pages: BTreeMap::new(),
            turn: 0,
        }
    }

    /// Takes up a deck, or the same deck after an edit: the pages of slides that are still the same are kept.
    pub fn set_deck(&mut self, deck: Arc<Deck>, folder: &Path, language: &str, theme: &str) {
        slow::work("a deck's theme and pictures are looked up");
        // A theme's fonts may be large, and this is done at every key: they are read again when they have changed.
        let same =
            self.theme_name == theme && self.folder == folder && self.theme.is_some() && self.theme_problem.is_none();
        let same_theme = same && self.theme_files.iter().all(Stamp::holds);
        if !same_theme {
            self.theme_files.clear();
            (self.theme, self.theme_problem) = match find_theme(theme, folder, &mut self.theme_files) {
                Ok(theme) => (Some(theme), None),
                Err(problem) => (Theme::named(theme::DEFAULT), Some(problem)),
            };
        }
        let logo = self.theme.as_ref().and_then(|theme| theme.spec().logo.as_ref()).map(|logo| logo.path.clone());
        self.pictures.set_logo(logo);
        let pictures_changed = self.pictures.set_deck(&deck, folder);
        let keep = !pictures_changed && same_theme && self.language == language;
        let pages = std::mem::take(&mut self.pages);
        if keep && !pages.is_empty() {
            let followed = follow(&self.deck, &deck);
            let stays = |at: usize| followed.get(at).copied().flatten().is_some_and(|slide| slide.is_untouched(at));
            // A card of a failed slide is tried again.
            self.pages = pages.into_iter().filter(|(at, (laid, _))| !laid.failed && stays(*at)).collect();
        }
        self.deck = deck;
        folder.clone_into(&mut self.folder);
        language.clone_into(&mut self.language);
        theme.clone_into(&mut self.theme_name);
    }

    /// The deck.
    #[must_use]
    pub fn deck(&self) -> &Arc<Deck> {
        &self.deck
    }

    /// The language of the room.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A part of a picture as exactly so many pixels. The error is in words.
    pub(super) fn picture(
        &mut self,
        asset: &str,
        crop: Crop,
        width: u16,
        height: u16,
    ) -> Result<vello_cpu::ImageSource, String> {
        self.pictures.scaled(asset, crop, width, height)
    }

    /// The size of a picture in its file, if it can be shown.
    pub(super) fn picture_size(&self, asset: &str) -> Option<(u32, u32)> {
        self.pictures.size(asset).ok().filter(|(width, height)| *width > 0 && *height > 0)
    }

    /// Whether a picture is of a kind that loses nothing one would see by being stored as a photograph.
    pub(super) fn is_photograph(&self, asset: &str) -> bool {
        let path = self.deck.assets.iter().find(|known| known.id == asset).map(|known| known.path.to_ascii_lowercase());
        path.is_some_and(|path| [".jpg", ".jpeg"].iter().any(|end| path.ends_with(end)))
    }

    /// Why the deck's theme is not used, in words.
    #[must_use]
    pub fn theme_problem(&self) -> Option<&str> {
        self.theme_problem.as_deref()
    }

    /// What is wrong with the pictures that were needed so far.
    #[must_use]
    pub fn picture_problems(&self) -> Vec<PictureProblem> {
        self.pictures.problems()
    }

    /// The page of the slide at a position; a plain card where there is none or its layout fails.
    pub fn page(&mut self, slide: usize) -> Arc<Page> {
        slow::work("a slide is laid out");
        self.laid(slide).page
    }

    /// The page of a slide that is not in the deck, such as a question on its way to the room, set as the deck's are.
    /// It is not kept.
    pub fn page_of(&mut self, slide: &Slide) -> Arc<Page> {
        slow::work("a slide is laid out");
        self.set(slide).page
    }

    /// The slide at a position, at `step`, on `size` pixels.
    pub fn paint(&mut self, slide: usize, step: u16, size: (u16, u16)) -> Pixels {
        let mut pixels = Pixels::new(size.0, size.1);
        self.paint_into(slide, step, &mut pixels);
        pixels
    }

    /// Draws the slide at a position over `pixels`. Returns its page: a plain card, where it could not be drawn.
    pub fn paint_into(&mut self, slide: usize, step: u16, pixels: &mut Pixels) -> Arc<Page> {
        let page = self.page(slide);
        if self.paint_page(&page, step, pixels) {
            return page;
        }
        let card = Arc::new(card::plain(self.deck.aspect.canvas()));
        self.keep(slide, Laid { page: Arc::clone(&card), failed: true });
        card
    }

    /// Draws any page over `pixels`, with the pictures of the deck. Returns whether that worked; a plain card is drawn
    /// otherwise.
    pub fn paint_page(&mut self, page: &Page, step: u16, pixels: &mut Pixels) -> bool {
        slow::work("a slide is drawn");
        if self.try_paint(page, step, pixels) {
            return true;
        }
        let card = card::plain(self.deck.aspect.canvas());
        if !self.try_paint(&card, 0, pixels) {
            pixels.data.fill(0);
        }
        false
    }

    /// Lays out every slide and tries every picture. Takes about a millisecond a slide, and longer for photographs.
    pub fn findings(&mut self) -> Vec<Finding> {
        self.findings_of(|_, _| true)
    }

    /// The same for the slides that are wanted, by position.
    pub fn findings_of(&mut self, wanted: impl Fn(usize, &Slide) -> bool) -> Vec<Finding> {
        let deck = Arc::clone(&self.deck);
        let mut findings = Vec::new();
        // Where the theme itself is too pale, that is said once, of the theme.
        let readable = self.theme.as_ref().is_some_and(|theme| theme::contrast(theme.spec()).is_empty());
        for (at, slide) in deck.slides.iter().enumerate().filter(|(at, slide)| wanted(*at, slide)) {
            let mut add = |what| findings.push(Finding { slide: at, id: slide.id.clone(), what });
            let laid = self.laid(at);
            if laid.failed {
                add(Matter::NotDrawn);
                continue;
            }
            for overflow in &laid.page.overflow {
                add(Matter::Overflow(overflow.clone()));
            }
            if !laid.page.missing.is_empty() {
                add(Matter::Missing(laid.page.missing.clone()));
            }
            if readable {
                let look = |asset: &str, crop, width, height| self.pictures.scaled(asset, crop, width, height).ok();
                for pale in lint::pale(&laid.page, look) {
                    add(Matter::Pale(pale));
                }
            }
            let assets: Vec<&str> = assets_of(slide).collect();
            if assets.is_empty() {
                continue;
            }
            // Damage inside a file shows only when it is drawn.
            self.paint(at, laid.page.last_step, TRIAL);
            let problems = self.pictures.problems();
            let damaged = |asset: &str| problems.iter().any(|problem| problem.asset == asset && !problem.shown);
            let size = |asset: &str| self.picture_size(asset).filter(|_| !damaged(asset));
            for small in lint::small(&laid.page, size) {
                add(Matter::Small(small));
            }
            for problem in problems.iter().filter(|problem| assets.contains(&problem.asset.as_str())) {
                add(Matter::Picture(problem.clone()));
            }
        }
        findings
    }

    fn laid(&mut self, slide: usize) -> Laid {
        self.turn += 1;
        if let Some((laid, used)) = self.pages.get_mut(&slide) {
            *used = self.turn;
            return laid.clone();
        }
        let deck = Arc::clone(&self.deck);
        let Some(found) = deck.slides.get(slide) else { return self.failed() };
        let laid = self.set(found);
        self.keep(slide, laid.clone());
        laid
    }

    fn set(&mut self, slide: &Slide) -> Laid {
        let Some(theme) = &self.theme else { return self.failed() };
        let (setter, deck, language, pictures) = (&mut self.setter, &self.deck, &self.language, &self.pictures);
        match catch_unwind(AssertUnwindSafe(|| setter(deck, slide, language, theme, pictures))) {
            Ok(page) => Laid { page: Arc::new(page), failed: false },
            Err(_panic) => {
                // Whatever it was doing is half done, so it is not used again.
                self.setter = (self.make)();
                self.failed()
            }
        }
    }

    fn failed(&self) -> Laid {
        Laid { page: Arc::new(card::plain(self.deck.aspect.canvas())), failed: true }
    }

    fn keep(&mut self, slide: usize, laid: Laid) {
        self.turn += 1;
        self.pages.insert(slide, (laid, self.turn));
        while self.pages.len() > KEEP_PAGES {
            let Some(oldest) = self.pages.iter().min_by_key(|(_, (_, used))| *used).map(|(at, _)| *at) else { return };
            self.pages.remove(&oldest);
        }
    }

    fn try_paint(&mut self, page: &Page, step: u16, pixels: &mut Pixels) -> bool {
        let (painter, pictures) = (&mut self.painter, &mut self.pictures);
        let done = catch_unwind(AssertUnwindSafe(|| painter.paint_into(page, step, pixels, pictures))).is_ok();
        if !done {
            self.painter = Painter::new();
        }
        done
    }
}

/// The bundled theme of that name, else the theme file of that name beside the deck with its faces. The error is in words.
/// A file and how it was when it was read.
struct Stamp {
    path: PathBuf,
    seen: Option<(u64, Option<SystemTime>)>,
}

impl Stamp {
    fn look(path: &Path) -> Option<(u64, Option<SystemTime>)> {
        fs::metadata(path).ok().map(|meta| (meta.len(), meta.modified().ok()))
    }

    fn of(path: PathBuf) -> Self {
        Self { seen: Self::look(&path), path }
    }

    /// Whether the file is as it was.
    fn holds(&self) -> bool {
        Self::look(&self.path) == self.seen
    }
}

fn find_theme(name: &str, folder: &Path, files_read: &mut Vec<Stamp>) -> Result<Theme, String> {
    if let Some(theme) = Theme::named(name) {
        return Ok(theme);
    }
    // Stamped before they are read: what changes in between is read once more.
    files_read.extend([name.to_owned(), format!("{name}.json")].map(|file| Stamp::of(folder.join(file))));
    let found = theme::find(name, folder);
    if let Some(fault) = found.fault {
        return Err(format!("theme `{name}`: {fault}"));
    }
    let Some(spec) = found.spec else {
        let first = found.findings.into_iter().find(crate::deck::Finding::is_error);
        return Err(format!("theme `{name}`: {}", first.map(|first| first.sentence()).unwrap_or_default()));
    };
    let mut files = Vec::new();
    for file in spec.faces.each().flat_map(|(_, face)| &face.files) {
        let unusable = |why: String| format!("theme `{name}`: the font `{file}`: {why}");
        let path = assets::resolve(folder, file).map_err(|fault| unusable(fault.to_string()))?;
        if fs::metadata(&path).map_or(0, |metadata| metadata.len()) > MAX_FONT {
            return Err(unusable("the file is larger than 32 MiB".to_owned()));
        }
        files_read.push(Stamp::of(path.clone()));
        files.push(fs::read(path).map_err(|error| unusable(error.kind().to_string()))?);
    }
    // Font files are programs of a kind, read by other people's code: what it cannot bear is a fault of the file.
    catch_unwind(AssertUnwindSafe(|| Theme::new(spec, files)))
        .unwrap_or_else(|_panic| Err("a font file is damaged".to_owned()))
        .map_err(|problem| format!("theme `{name}`: {problem}"))
}

/// The assets that a slide shows.
fn assets_of(slide: &Slide) -> impl Iterator<Item = &str> {
    let image = slide.image.iter().map(|picture| picture.asset.as_str());
    image.chain(slide.boxes.iter().filter_map(|part| part.asset.as_deref()))
}

#[cfg(test)]
pub(crate) mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use std::sync::atomic::{AtomicUsize, Ordering};

    use vello_cpu::kurbo::Rect;

    use super::*;
    use crate::{
        deck::model::{Asset, Picture},
        typeset::page::{Item, Kind, Rgba},
    };

    /// Every slide's page is one colour, taken from its id's length; ids that begin with `panic` panic, those that begin
    /// with `wreck` panic while they are painted. Counts how often it is asked.
    pub(crate) fn plain_setter(count: Arc<AtomicUsize>) -> MakeSetter {
        Arc::new(move || {
            let count = Arc::clone(&count);
            Box::new(move |deck, slide, _, _, pictures| {
                count.fetch_add(1, Ordering::SeqCst);
                assert!(!slide.id.starts_with("panic"), "wanted by the test");
                let mut page = card::plain(deck.aspect.canvas());
                page.background = Rgba([u8::try_from(slide.id.len()).unwrap(), 0, 0, 255]);
                page.items.clear();
                if let Some(picture) = &slide.image {
                    let _ = pictures.size(&picture.asset);
                    let kind = Kind::Picture {
                        asset: picture.asset.as_str().into(),
                        to: Rect::new(0.0, 0.0, 960.0, 1080.0),
                        from: Rect::new(0.0, 0.0, 1.0, 1.0),
                    };
                    page.items.push(Item { steps: 0..=u16::MAX, block: None, kind });
                }
                if slide.id.starts_with("wreck") {
                    // Fonts without tables make the renderer give up.
                    let nonsense: &'static [u8] = b"OTTO";
                    let font = parley::FontData::new(vello_cpu::peniko::Blob::new(Arc::new(nonsense)), 0);
                    let run = crate::typeset::page::GlyphRun {
                        font,
                        coords: Box::default(),
                        size: 10.0,
                        slant: 0.0,
                        embolden: false,
                        colour: Rgba([255; 4]),
                        rtl: false,
                        text: "".into(),
                        glyphs: [crate::typeset::page::Glyph { id: 1, x: 9.0, y: 9.0, advance: 1.0, range: 0..0 }]
                            .into(),
                    };
                    page.items.push(Item { steps: 0..=u16::MAX, block: None, kind: Kind::Glyphs(run) });
                }
                page
            })
        })
    }

    pub(crate) fn deck(ids: &[&str]) -> Deck {
        let slides = ids.iter().map(|id| Slide { id: (*id).to_owned(), ..Slide::default() }).collect();
        Deck { theme: "court".into(), slides, ..Deck::default() }
    }

    fn studio(deck: Deck) -> (Studio, Arc<AtomicUsize>) {
        let count = Arc::new(AtomicUsize::new(0));
        let mut studio = Studio::with_setter(plain_setter(Arc::clone(&count)));
        studio.set_deck(Arc::new(deck), Path::new("."), "en", "court");
        (studio, count)
    }

    fn card_colour() -> [u8; 4] {
        card::plain((1920.0, 1080.0)).background.0
    }

    #[test]
    fn may_move_to_a_thread() {
        fn check<T: Send>() {}
        check::<Studio>();
    }

    #[test]
    fn lays_out_once_and_keeps() {
        let (mut studio, count) = studio(deck(&["a", "bb"]));
        assert_eq!(studio.paint(1, 0, (32, 18)).at(3, 3), [2, 0, 0, 255]);
        studio.paint(1, 0, (64, 36));
        assert_eq!(studio.page(1).background.0, [2, 0, 0, 255]);
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn an_edit_lays_out_only_what_changed() {
        let (mut studio, count) = studio(deck(&["a", "b", "c"]));
        let all = |studio: &mut Studio| (0..3).map(|at| studio.page(at).background.0[0]).collect::<Vec<_>>();
        assert_eq!(all(&mut studio), [1, 1, 1]);
        studio.set_deck(Arc::new(deck(&["a", "bb", "c"])), Path::new("."), "en", "court");
        assert_eq!(all(&mut studio), [1, 2, 1]);
        assert_eq!(count.load(Ordering::SeqCst), 4);
        // Anything that may stand on every slide changes them all.
        let mut other = deck(&["a", "bb", "c"]);
        other.title = "New".into();
        studio.set_deck(Arc::new(other.clone()), Path::new("."), "en", "court");
        all(&mut studio);
        assert_eq!(count.load(Ordering::SeqCst), 7);
        studio.set_deck(Arc::new(other), Path::new("."), "fr", "court");
        all(&mut studio);
        assert_eq!(count.load(Ordering::SeqCst), 10);
    }

    #[test]
    fn a_theme_beside_the_deck_is_read_again_only_when_it_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.json");
        let text = include_str!("../../assets/themes/court.json");
        fs::write(&file, text).unwrap();
        let (mut studio, count) = studio(Deck::default());
        let laid = |studio: &mut Studio, ids: &[&str]| {
            studio.set_deck(Arc::new(deck(ids)), folder.path(), "en", "mine");
            assert_eq!(studio.theme_problem(), None);
            ids.iter().enumerate().for_each(|(at, _)| drop(studio.page(at)));
            count.swap(0, Ordering::SeqCst)
        };
        assert_eq!(laid(&mut studio, &["a", "b", "c"]), 3);
        assert_eq!(laid(&mut studio, &["a", "bb", "c"]), 1, "the pages of the others are kept");
        fs::write(&file, format!("{text}\n")).unwrap();
        assert_eq!(laid(&mut studio, &["a", "bb", "c"]), 3, "another theme is another look");
        fs::remove_file(&file).unwrap();
        studio.set_deck(Arc::new(deck(&["a"])), folder.path(), "en", "mine");
        assert!(studio.theme_problem().is_some());
        fs::write(&file, text).unwrap();
        assert_eq!(laid(&mut studio, &["a"]), 1);
    }

    #[test]
    fn a_move_lays_out_what_has_another_number() {
        let (mut studio, count) = studio(deck(&["a", "bb", "ccc"]));
        let all = |studio: &mut Studio| (0..3).map(|at| studio.page(at).background.0[0]).collect::<Vec<_>>();
        all(&mut studio);
        studio.set_deck(Arc::new(deck(&["a", "ccc", "bb"])), Path::new("."), "en", "court");
        assert_eq!(all(&mut studio), [1, 3, 2]);
        assert_eq!(count.load(Ordering::SeqCst), 5);
        studio.set_deck(Arc::new(deck(&["a", "ccc"])), Path::new("."), "en", "court");
        assert_eq!((studio.page(0).background.0[0], studio.page(1).background.0[0]), (1, 3));
        assert_eq!(count.load(Ordering::SeqCst), 5);
    }

    #[test]
    fn keeps_a_bounded_number_of_pages() {
        let ids = vec!["a"; KEEP_PAGES + 50];
        let (mut studio, count) = studio(deck(&ids));
        for at in 0..ids.len() {
            studio.page(at);
            studio.page(0);
        }
        assert_eq!(studio.pages.len(), KEEP_PAGES);
        assert_eq!(count.load(Ordering::SeqCst), ids.len(), "the first page was in use and stayed");
        studio.page(1);
        assert_eq!(count.load(Ordering::SeqCst), ids.len() + 1, "the second was the oldest and went");
    }

    #[test]
    fn failures_become_cards_and_the_next_slide_is_drawn() {
        let (mut studio, count) = studio(deck(&["panic", "wreck", "abc"]));
        for slide in [0, 1, 0, 1] {
            assert_eq!(studio.paint(slide, 0, (32, 18)).at(1, 1), card_colour());
            assert_eq!(studio.page(slide).background.0, card_colour());
        }
        assert_eq!(count.load(Ordering::SeqCst), 2, "a failed slide is not tried again and again");
        assert_eq!(studio.paint(2, 0, (32, 18)).at(1, 1), [3, 0, 0, 255]);
        assert_eq!(studio.paint(9, 0, (32, 18)).at(1, 1), card_colour(), "no such slide");
        let found: Vec<(usize, Matter)> =
            studio.findings().into_iter().map(|found| (found.slide, found.what)).collect();
        assert_eq!(found, [(0, Matter::NotDrawn), (1, Matter::NotDrawn)]);
    }

    #[test]
    fn finds_broken_pictures_by_slide() {
        let folder = tempfile::tempdir().unwrap();
        image::RgbaImage::from_pixel(960, 1080, image::Rgba([0, 255, 0, 255]))
            .save(folder.path().join("good.png"))
            .unwrap();
        let mut cut = fs::read(folder.path().join("good.png")).unwrap();
        cut.truncate(50);
        fs::write(folder.path().join("cut.png"), cut).unwrap();
        let mut deck = deck(&["one", "two", "three"]);
        for (slide, name) in deck.slides.iter_mut().zip(["good", "cut", "none"]) {
            slide.image = Some(Picture { asset: name.into(), ..Picture::default() });
            let path = format!("{name}.png");
            deck.assets.push(Asset { id: name.into(), path, ..Asset::default() });
        }
        let (mut studio, _) = studio(Deck::default());
        studio.set_deck(Arc::new(deck), folder.path(), "en", "court");
        assert_eq!(studio.paint(0, 0, (32, 18)).at(3, 3), [0, 255, 0, 255]);
        let found: Vec<(String, Matter)> = studio.findings().into_iter().map(|found| (found.id, found.what)).collect();
        let [(two, Matter::Picture(cut)), (three, Matter::Picture(none))] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!((two.as_str(), three.as_str()), ("two", "three"));
        assert!(cut.message.contains("damaged") && none.message.contains("no such file"), "{found:?}");
        assert_eq!(studio.picture_problems().len(), 2);
    }

    #[test]
    fn an_unknown_theme_is_said_and_replaced() {
        let (mut studio, _) = studio(deck(&["a"]));
        assert_eq!(studio.theme_problem(), None);
        studio.set_deck(Arc::new(deck(&["a"])), Path::new("."), "en", "curt");
        assert!(studio.theme_problem().unwrap().contains("`curt`"));
        assert_eq!(studio.paint(0, 0, (32, 18)).at(1, 1), [1, 0, 0, 255]);
    }
}
