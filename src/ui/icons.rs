//! The icons of the windows: one family, each with a name that is read aloud where no words stand beside it.
//!
//! The glyphs are Lucide's, cut down to those named here by `assets/fonts/icons.sh`. An icon stands with words; alone it
//! stands only on a button that says its name to whoever points at it or hears it.

use egui::{Align2, Atom, Button, Color32, FontFamily, FontId, Painter, Pos2, Response, RichText, Ui, Vec2};

use super::{commands::Verb, theme, words};

/// The family of the icons.
pub const FAMILY: &str = "icons";

/// The size of an icon beside words.
pub const SIZE: f32 = 16.0;

/// Makes the enumeration and its table: the name here, the name in Lucide, the glyph, and the message of its words.
macro_rules! icons {
    ($($name:ident $lucide:literal $sign:literal $words:literal,)*) => {
        /// An icon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $(#[doc = concat!("Lucide's `", $lucide, "`.")] $name,)*
        }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The glyph in the icons' own family.
            #[must_use]
            pub const fn sign(self) -> char {
                match self {
                    $(Self::$name => $sign,)*
                }
            }

            /// The message that holds its name.
            pub(super) const fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)*
                }
            }
        }
    };
}

icons! {
    Play "play" '\u{e13c}' "icon-play",
    Pause "pause" '\u{e12e}' "icon-pause",
    Next "chevron-right" '\u{e06f}' "icon-next",
    Previous "chevron-left" '\u{e06e}' "icon-previous",
    First "arrow-left" '\u{e048}' "icon-first",
    Last "arrow-right" '\u{e049}' "icon-last",
    Black "monitor-off" '\u{e1dc}' "icon-black",
    White "sun" '\u{e178}' "icon-white",
    Freeze "snowflake" '\u{e165}' "icon-freeze",
    Overview "layout-grid" '\u{e0ff}' "icon-overview",
    GoTo "hash" '\u{e0ef}' "icon-go-to",
    Question "circle-question-mark" '\u{e082}' "icon-question",
    Message "message-square" '\u{e117}' "icon-message",
    Warning "triangle-alert" '\u{e193}' "icon-warning",
    Info "info" '\u{e0f9}' "icon-info",
    Lock "lock" '\u{e10b}' "icon-lock",
    Unlock "lock-open" '\u{e10c}' "icon-unlock",
    Display "monitor" '\u{e11d}' "icon-display",
    Panel "app-window" '\u{e426}' "icon-panel",
    Undo "undo-2" '\u{e2a1}' "icon-undo",
    Redo "redo-2" '\u{e2a0}' "icon-redo",
    Save "save" '\u{e14d}' "icon-save",
    Search "search" '\u{e151}' "icon-search",
    Plus "plus" '\u{e13d}' "icon-plus",
    Minus "minus" '\u{e11c}' "icon-minus",
    Trash "trash-2" '\u{e18e}' "icon-trash",
    Up "chevron-up" '\u{e070}' "icon-up",
    Down "chevron-down" '\u{e06d}' "icon-down",
    ArrowUp "arrow-up" '\u{e04a}' "icon-arrow-up",
    ArrowDown "arrow-down" '\u{e042}' "icon-arrow-down",
    Drag "grip-vertical" '\u{e0eb}' "icon-drag",
    Eye "eye" '\u{e0ba}' "icon-eye",
    EyeOff "eye-off" '\u{e0bb}' "icon-eye-off",
    Image "image" '\u{e0f6}' "icon-image",
    Table "table" '\u{e17d}' "icon-table",
    Chart "chart-column" '\u{e2a3}' "icon-chart",
    Text "type" '\u{e198}' "icon-text",
    Title "heading" '\u{e384}' "icon-title",
    Bold "bold" '\u{e05d}' "icon-bold",
    Italic "italic" '\u{e0fb}' "icon-italic",
    Link "link" '\u{e102}' "icon-link",
    Footnote "superscript" '\u{e25e}' "icon-footnote",
    List "list" '\u{e106}' "icon-list",
    Numbers "list-ordered" '\u{e1d1}' "icon-numbers",
    Quote "quote" '\u{e239}' "icon-quote",
    Columns "columns-2" '\u{e098}' "icon-columns",
    Timeline "history" '\u{e1f5}' "icon-timeline",
    Settings "settings" '\u{e154}' "icon-settings",
    Check "check" '\u{e06c}' "icon-check",
    Cross "x" '\u{e1b2}' "icon-cross",
    Menu "menu" '\u{e115}' "icon-menu",
    More "ellipsis" '\u{e0b6}' "icon-more",
    Clock "timer" '\u{e1e0}' "icon-clock",
    Agenda "calendar-clock" '\u{e304}' "icon-agenda",
    Hand "hand" '\u{e1d7}' "icon-hand",
    Microphone "mic" '\u{e118}' "icon-microphone",
    People "users" '\u{e1a4}' "icon-people",
    Draw "pencil" '\u{e1f9}' "icon-draw",
    Edit "square-pen" '\u{e172}' "icon-edit",
    Zoom "zoom-in" '\u{e1b6}' "icon-zoom",
    Copy "copy" '\u{e09e}' "icon-copy",
    Cut "scissors" '\u{e14e}' "icon-cut",
    Paste "clipboard" '\u{e085}' "icon-paste",
    File "file" '\u{e0c0}' "icon-file",
    NewFile "file-plus" '\u{e0c9}' "icon-new-file",
    Open "folder-open" '\u{e247}' "icon-open",
    Download "download" '\u{e0b2}' "icon-download",
    Upload "upload" '\u{e19e}' "icon-upload",
    Print "printer" '\u{e141}' "icon-print",
    Keyboard "keyboard" '\u{e284}' "icon-keyboard",
    Present "presentation" '\u{e4ae}' "icon-present",
    Enlarge "maximize" '\u{e112}' "icon-enlarge",
    Palette "palette" '\u{e1dd}' "icon-palette",
    Language "languages" '\u{e0fe}' "icon-language",
    Moon "moon" '\u{e11e}' "icon-moon",
    Shield "shield" '\u{e158}' "icon-shield",
    ShieldCheck "shield-check" '\u{e1ff}' "icon-shield-check",
    Filter "filter" '\u{e0dc}' "icon-filter",
    Tag "tag" '\u{e17f}' "icon-tag",
    Split "split" '\u{e440}' "icon-split",
    Merge "merge" '\u{e43f}' "icon-merge",
    Notes "sticky-note" '\u{e303}' "icon-notes",
    Move "move" '\u{e121}' "icon-move",
    Crop "crop" '\u{e0ab}' "icon-crop",
    AlignStart "text-align-start" '\u{e185}' "icon-align-start",
    AlignCentre "text-align-center" '\u{e182}' "icon-align-centre",
    AlignEnd "text-align-end" '\u{e183}' "icon-align-end",
    Indent "indent-increase" '\u{e108}' "icon-indent",
    Outdent "indent-decrease" '\u{e107}' "icon-outdent",
    Refresh "refresh-cw" '\u{e145}' "icon-refresh",
    Quit "log-out" '\u{e10e}' "icon-quit",
    Bell "bell" '\u{e059}' "icon-bell",
    Good "circle-check" '\u{e226}' "icon-good",
    Bad "circle-x" '\u{e084}' "icon-bad",
    Dot "circle-dot" '\u{e345}' "icon-dot",
    Ring "circle" '\u{e076}' "icon-ring",
    Book "book-open" '\u{e05f}' "icon-book",
    Frame "frame" '\u{e291}' "icon-frame",
    Shapes "shapes" '\u{e4b3}' "icon-shapes",
    Restore "rotate-ccw" '\u{e148}' "icon-restore",
    Help "circle-question-mark" '\u{e082}' "icon-help",
    External "external-link" '\u{e0b9}' "icon-external",
    Section "pilcrow" '\u{e3a3}' "icon-section",
    Speaker "user" '\u{e19f}' "icon-speaker",
    Rehearse "hourglass" '\u{e296}' "icon-rehearse",
}

fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(FAMILY.into()))
}

impl Icon {
    /// Its name, for whoever hears the window.
    #[must_use]
    pub fn name(self) -> String {
        words::tr(self.id())
    }

    /// The icon as a part of a button, before or after its words: `Button::new((Icon::Save.atom(), words))`. It has the colour
    /// of the words, and is no part of the button's name.
    #[must_use]
    pub fn atom(self) -> Atom<'static> {
        self.sized(SIZE)
    }

    /// The same in a colour of its own.
    #[must_use]
    pub fn coloured(self, colour: Color32) -> Atom<'static> {
        Atom::paint(Vec2::splat(SIZE), move |ui, args| {
            self.paint(ui.painter(), args.rect.center(), SIZE, colour);
        })
    }

    /// The room of an icon where there is none, so that the words of a list stand in one line.
    #[must_use]
    pub fn none() -> Atom<'static> {
        Atom::paint(Vec2::splat(SIZE), |_, _| {})
    }

    /// The icon of a command, where it has one.
    #[must_use]
    pub const fn of(verb: Verb) -> Option<Self> {
        Some(match verb {
            Verb::Next => Self::Next,
            Verb::Previous => Self::Previous,
            Verb::Black => Self::Black,
            Verb::White => Self::White,
            Verb::Freeze => Self::Freeze,
            Verb::Overview => Self::Overview,
            Verb::NextSegment => Self::Last,
            Verb::GoTo => Self::GoTo,
            Verb::Zoom => Self::Zoom,
            Verb::Draw => Self::Draw,
            Verb::HideSlide | Verb::Panic => Self::EyeOff,
            Verb::Calm | Verb::QuestionView | Verb::QuestionPutUp => Self::Eye,
            Verb::Language => Self::Language,
            Verb::SwapDisplays => Self::Refresh,
            Verb::FillRoom => Self::Enlarge,
            Verb::Displays | Verb::Identify => Self::Display,
            Verb::PanelWindow | Verb::PanelLook => Self::Panel,
            Verb::Agenda => Self::Agenda,
            Verb::Rehearse | Verb::Faster | Verb::Slower => Self::Rehearse,
            Verb::Report | Verb::Print => Self::Print,
            Verb::StartFirst => Self::Present,
            Verb::ClockStartPause | Verb::StartHere => Self::Play,
            Verb::Preflight => Self::Good,
            Verb::QuestionNew => Self::Plus,
            Verb::Message => Self::Message,
            Verb::QuestionAnswered => Self::Check,
            Verb::QuestionNext => Self::Microphone,
            Verb::QuestionFloor => Self::Hand,
            Verb::QuestionSearch => Self::Search,
            Verb::QuestionFilter => Self::Filter,
            Verb::QuestionThemes => Self::Tag,
            Verb::QuestionMerge => Self::Merge,
            Verb::QuestionUnmerge => Self::Split,
            Verb::QuestionEdit => Self::Edit,
            Verb::DrawClear | Verb::QuestionRemove => Self::Trash,
            Verb::QuestionEarlier => Self::Up,
            Verb::QuestionLater => Self::Down,
            Verb::Balance => Self::People,
            Verb::QuestionsExport => Self::Download,
            Verb::QuestionsImport => Self::Upload,
            Verb::Lock => Self::Lock,
            Verb::Safety => Self::Shield,
            Verb::Settings => Self::Settings,
            Verb::Keys => Self::Keyboard,
            Verb::Help => Self::Help,
            Verb::Open => Self::Open,
            Verb::Undo => Self::Undo,
            Verb::End => Self::Cross,
            _ => return None,
        })
    }

    /// The same in another size.
    #[must_use]
    pub fn sized(self, size: f32) -> Atom<'static> {
        Atom::paint(Vec2::splat(size), move |ui, args| {
            self.paint(ui.painter(), args.rect.center(), size, args.fallback_text_color);
        })
    }

    /// The icon as a text of its own. Its glyph would be a part of the name of what holds it: prefer [`Self::atom`].
    #[must_use]
    pub fn text(self, size: f32) -> RichText {
        RichText::new(self.sign()).font(font(size))
    }

    /// Draws the icon around a point.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        // Letters stand a little below the middle of their line, and icons with them.
        painter.text(centre + Vec2::new(0.0, size * 0.05), Align2::CENTER_CENTER, self.sign(), font(size), colour);
    }
}

/// A button with an icon and words.
pub fn button(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    ui.add(Button::new((icon.atom(), words)).min_size(Vec2::new(0.0, theme::CONTROL)))
}

/// A button with an icon alone. `name` is what it does, said to whoever points at it or hears it.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let button = ui.add(Button::new(icon.sized(18.0)).min_size(Vec2::splat(theme::CONTROL)));
    named(&button, name);
    button.on_hover_text(name)
}

/// The same as a switch: lit while it is on.
pub fn icon_switch(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    let button = ui.add(Button::selectable(on, icon.sized(18.0)).min_size(Vec2::splat(theme::CONTROL)));
    let enabled = ui.is_enabled();
    button.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, enabled, on, name));
    button.on_hover_text(name)
}

/// Names a button that has no words.
pub fn named(button: &Response, name: &str) {
    let enabled = button.enabled();
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_a_glyph_and_a_name_of_its_own() {
        let face = include_bytes!("../../assets/fonts/Icons.ttf");
        let face = skrifa::FontRef::new(face).map(|face| skrifa::MetadataProvider::charmap(&face).clone());
        let Ok(signs) = face else { unreachable!("the icons are a font") };
        for icon in Icon::ALL {
            assert!(signs.map(icon.sign()).is_some(), "{icon:?}");
            assert_ne!(icon.name(), icon.id(), "{icon:?} has a name");
        }
    }
}
