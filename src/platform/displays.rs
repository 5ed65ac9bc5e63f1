//! The displays of the machine: their list, and which of them the room should see.
//!
//! Handles of displays go stale when a cable comes out, and reading a stale one can panic, so a display is copied into
//! plain data at once. The index is the position in the system's own list, which is what windows are placed by; it is
//! looked up at the moment of use, because the order changes when displays come and go.

use winit::{
    raw_window_handle::{HasWindowHandle as _, RawWindowHandle},
    window::Window,
};

/// One display, as it was when the list was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Display {
    /// The position in the system's list.
    pub index: usize,
    /// The system's name for it, as `HDMI-1`.
    pub name: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The place of its top left corner on the desktop, in pixels of its own.
    pub position: (i32, i32),
    /// Pixels in a point.
    pub scale: f64,
    /// In what the desktop is measured.
    pub unit: Unit,
}

/// In what a system measures its desktop. It matters where displays have different scales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// In pixels, which are those of every display: X11 and Windows.
    Pixels,
    /// In points: Wayland and macOS. There a display's place is known as its points times its own scale, so that the places
    /// of two displays can only be compared after they are divided by it again.
    Points,
}

/// A piece of the desktop, in its own measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Its left and upper edge.
    pub corner: (f64, f64),
    /// Its width and height.
    pub size: (f64, f64),
}

impl Display {
    /// A short description for people: `HDMI-1, 1920 × 1080`.
    #[must_use]
    pub fn describe(&self) -> String {
        let name = if self.name.is_empty() { format!("Display {}", self.index + 1) } else { self.name.clone() };
        format!("{name}, {} × {}", self.size.0, self.size.1)
    }

    /// The scale for people: `150 %`.
    #[must_use]
    pub fn scale_words(&self) -> String {
        format!("{:.0} %", self.scale * 100.0)
    }

    /// Where it stands on the desktop, in words, seen from the others.
    #[must_use]
    pub fn place_words(&self, all: &[Self]) -> &'static str {
        let whole = |display: &Self| {
            let (x, y) = display.piece().corner;
            (x.round() as i64, y.round() as i64)
        };
        let least = |places: &[i64]| places.iter().min().copied().unwrap_or(0);
        let most = |places: &[i64]| places.iter().max().copied().unwrap_or(0);
        let (across, down): (Vec<i64>, Vec<i64>) = all.iter().map(whole).unzip();
        let (left, right) = (least(&across), most(&across));
        let (top, bottom) = (least(&down), most(&down));
        match whole(self) {
            (x, _) if left != right && x == left => "on the left",
            (x, _) if left != right && x == right => "on the right",
            (_, _) if left != right => "in the middle",
            (_, y) if top != bottom && y == top => "above",
            (_, y) if top != bottom && y == bottom => "below",
            _ if all.len() > 1 => "in the same place",
            _ => "the only one",
        }
    }

    /// The piece of the desktop that it shows. Where the system rounds a scale such as 1.5 up, as Wayland does, the piece comes
    /// out smaller than it is, and its corner is right.
    #[must_use]
    pub fn piece(&self) -> Piece {
        let unit = match self.unit {
            Unit::Pixels => 1.0,
            Unit::Points => self.scale.max(f64::MIN_POSITIVE),
        };
        Piece {
            corner: (f64::from(self.position.0) / unit, f64::from(self.position.1) / unit),
            size: (f64::from(self.size.0) / unit, f64::from(self.size.1) / unit),
        }
    }

    /// Whether two displays show some of the same piece of the desktop.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        /// Less than this is the rounding of scales.
        const NOTHING: f64 = 1.0;
        let (one, other) = (self.piece(), other.piece());
        let apart = |a: f64, width: f64, b: f64, other: f64| a + width < b + NOTHING || b + other < a + NOTHING;
        !apart(one.corner.0, one.size.0, other.corner.0, other.size.0)
            && !apart(one.corner.1, one.size.1, other.corner.1, other.size.1)
    }

    /// What stays the same when the system's order changes.
    #[must_use]
    pub fn key(&self) -> Key {
        Key { name: self.name.clone(), size: self.size, position: self.position }
    }
}

/// What a display is recognised by.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Key {
    /// The system's name for it.
    pub name: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The place of its top left corner.
    pub position: (i32, i32),
}

/// The displays of the machine, in the system's order.
#[must_use]
pub fn list(window: &Window) -> Vec<Display> {
    let points = cfg!(target_os = "macos") || !takes_places(window);
    let unit = if points { Unit::Points } else { Unit::Pixels };
    let mut displays: Vec<Display> = Vec::new();
    for (index, monitor) in window.available_monitors().enumerate() {
        let size = monitor.size();
        let position = monitor.position();
        let display = Display {
            index,
            name: monitor.name().unwrap_or_default(),
            size: (size.width, size.height),
            position: (position.x, position.y),
            scale: monitor.scale_factor(),
            unit,
        };
        // Some Wayland compositors list each display twice.
        if !displays.iter().any(|known| known.key() == display.key()) {
            displays.push(display);
        }
    }
    displays
}

/// The index of the display on which `window` stands, where the system says so.
#[must_use]
pub fn display_of(window: &Window, displays: &[Display]) -> Option<usize> {
    let monitor = window.current_monitor()?;
    let (size, position) = (monitor.size(), monitor.position());
    displays
        .iter()
        .find(|display| display.size == (size.width, size.height) && display.position == (position.x, position.y))
        .map(|display| display.index)
}

/// Whether programs may say where their windows stand. Wayland has no such wish: there a window comes to a certain display only
/// by filling it.
#[must_use]
pub fn takes_places(window: &Window) -> bool {
    !window.window_handle().is_ok_and(|handle| matches!(handle.as_raw(), RawWindowHandle::Wayland(_)))
}

/// The display for the room: the remembered one if it is there and is not the console's, else the first that is not the
/// console's, else none (then the room's window stays a window).
#[must_use]
pub fn for_room(displays: &[Display], console: Option<usize>, remembered: Option<&Key>) -> Option<usize> {
    let free = |display: &&Display| Some(display.index) != console;
    if displays.len() < 2 {
        return None;
    }
    remembered
        .and_then(|key| displays.iter().filter(free).find(|display| display.key() == *key))
        .or_else(|| match console {
            Some(_) => displays.iter().find(free),
            // Where the system does not say on which display the console stands, the last one is the likelier projector.
            None => displays.last(),
        })
        .map(|display| display.index)
}

/// The display for the panel: the remembered one if nobody else fills it; else, of three or more, the first that is free;
/// else none (then the panel's window is an ordinary one).
#[must_use]
pub fn for_panel(
    displays: &[Display],
    console: Option<usize>,
    room: Option<usize>,
    remembered: Option<&Key>,
) -> Option<usize> {
    let free = |display: &&Display| Some(display.index) != console && Some(display.index) != room;
    remembered
        .and_then(|key| displays.iter().filter(free).find(|display| display.key() == *key))
        .or_else(|| (displays.len() > 2 && console.is_some()).then(|| displays.iter().find(free)).flatten())
        .map(|display| display.index)
}

/// Who can stand on a display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The room's window.
    Room,
    /// The panel's window.
    Panel,
}

/// Who stands on which display; none for an ordinary window, or where the system does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The console.
    pub console: Option<usize>,
    /// The room's window.
    pub room: Option<usize>,
    /// The panel's window.
    pub panel: Option<usize>,
}

impl Standing {
    /// Puts a window on a display, or makes it an ordinary one. Whoever stood there takes the place that it leaves, so that
    /// no two ever stand on the same display; `None` when the console or the room would have no display to go to.
    #[must_use]
    pub fn with(self, who: Who, at: Option<usize>) -> Option<Self> {
        let left = match who {
            Who::Room => self.room,
            Who::Panel => self.panel,
        };
        let mut new = self;
        match who {
            Who::Room => new.room = at,
            Who::Panel => new.panel = at,
        }
        if at.is_some() && at != left {
            if self.console == at {
                new.console = Some(left?);
            }
            match who {
                Who::Room if self.panel == at => new.panel = left,
                // The room never loses its display to the panel.
                Who::Panel if self.room == at => new.room = Some(left?),
                _ => {}
            }
        }
        Some(new)
    }
}

/// Whether two displays show the same piece of the desktop: then the room would see the console.
#[must_use]
pub fn mirrored(displays: &[Display]) -> bool {
    displays.iter().enumerate().any(|(number, one)| displays.iter().skip(number + 1).any(|other| one.overlaps(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(index: usize, x: i32) -> Display {
        let unit = Unit::Pixels;
        Display { index, name: format!("D{index}"), size: (1920, 1080), position: (x, 0), scale: 1.0, unit }
    }

    /// A laptop of twice as many pixels, and a projector on its right, on a desktop of points.
    fn laptop_and_projector() -> [Display; 2] {
        let laptop = Display { size: (2880, 1800), scale: 2.0, unit: Unit::Points, ..display(0, 0) };
        [laptop, Display { unit: Unit::Points, ..display(1, 1440) }]
    }

    #[test]
    fn the_room_never_gets_the_consoles_display() {
        let two = [display(0, 0), display(1, 1920)];
        assert_eq!(for_room(&two, Some(0), None), Some(1));
        assert_eq!(for_room(&two, Some(1), None), Some(0));
        assert_eq!(for_room(&two, Some(1), Some(&two[1].key())), Some(0));
        assert_eq!(for_room(&two, None, None), Some(1));
        assert_eq!(for_room(&two[..1], Some(0), None), None);
        assert_eq!(for_room(&[], None, None), None);
    }

    #[test]
    fn a_remembered_display_wins_by_what_it_is_and_not_by_its_number() {
        let three = [display(0, 0), display(1, 1920), display(2, 3840)];
        let remembered = three[2].key();
        assert_eq!(for_room(&three, Some(0), Some(&remembered)), Some(2));
        let mut swapped = [display(0, 0), display(2, 3840), display(1, 1920)];
        swapped[1].index = 1;
        swapped[2].index = 2;
        assert_eq!(for_room(&swapped, Some(0), Some(&remembered)), Some(1));
    }

    #[test]
    fn mirrored_displays_are_noticed() {
        assert!(mirrored(&[display(0, 0), display(1, 0)]));
        assert!(!mirrored(&[display(0, 0), display(1, 1920)]));
        let beamer = Display { size: (1024, 768), ..display(1, 0) };
        assert!(mirrored(&[display(0, 0), beamer]), "a mirrored projector may have other dimensions");
        assert!(!mirrored(&[]) && !mirrored(&[display(0, 0)]));
    }

    #[test]
    fn displays_of_different_scales_are_not_taken_for_mirrored() {
        let [laptop, projector] = laptop_and_projector();
        assert!(!laptop.overlaps(&projector), "they stand beside each other in points");
        // The same two, with the laptop on the right: its place is told in its own pixels.
        let right = Display { position: (2 * 1920, 0), ..laptop.clone() };
        let left = Display { position: (0, 0), ..projector };
        assert!(!mirrored(&[left.clone(), right.clone()]));
        assert_eq!(right.place_words(&[left.clone(), right.clone()]), "on the right");
        // Three in a row, the middle one of twice as many pixels: its place in pixels lies beyond that of the last.
        let middle = Display { position: (2 * 1280, 0), size: (1920, 1080), index: 1, ..laptop.clone() };
        let last = Display { position: (2240, 0), index: 2, ..left.clone() };
        let row = [left, middle, last];
        assert_eq!(row.clone().map(|one| one.place_words(&row)), ["on the left", "in the middle", "on the right"]);
        assert!(mirrored(&[laptop.clone(), Display { position: (0, 0), ..row[2].clone() }]), "the same corner");
        // A scale of 1.25 ends between two pixels.
        let odd = Display { size: (1921, 1080), scale: 1.25, ..laptop };
        assert!(!odd.overlaps(&Display { position: (1536, 0), scale: 1.0, ..row[2].clone() }));
    }

    #[test]
    fn the_panel_takes_a_third_display_and_never_the_rooms() {
        let three = [display(0, 0), display(1, 1920), display(2, 3840)];
        assert_eq!(for_panel(&three, Some(0), Some(1), None), Some(2));
        assert_eq!(for_panel(&three, Some(0), Some(2), None), Some(1));
        assert_eq!(for_panel(&three, Some(0), Some(1), Some(&three[1].key())), Some(2), "the room is there");
        assert_eq!(for_panel(&three[..2], Some(0), Some(1), None), None);
        assert_eq!(for_panel(&three[..2], Some(0), None, Some(&three[1].key())), Some(1));
    }

    #[test]
    fn whoever_stood_there_takes_the_place_that_is_left() {
        let now = Standing { console: Some(0), room: Some(1), panel: Some(2) };
        assert_eq!(now.with(Who::Room, Some(0)), Some(Standing { console: Some(1), room: Some(0), panel: Some(2) }));
        assert_eq!(now.with(Who::Room, Some(2)), Some(Standing { console: Some(0), room: Some(2), panel: Some(1) }));
        assert_eq!(now.with(Who::Panel, Some(0)), Some(Standing { console: Some(2), room: Some(1), panel: Some(0) }));
        assert_eq!(now.with(Who::Room, Some(1)), Some(now));
        assert_eq!(now.with(Who::Panel, None), Some(Standing { panel: None, ..now }));
        let window = Standing { panel: None, ..now };
        assert_eq!(window.with(Who::Panel, Some(0)), None, "the console would have nowhere to go");
        assert_eq!(window.with(Who::Panel, Some(1)), None, "the room would lose its display");
    }

    #[test]
    fn a_display_says_where_it_is() {
        let three = [display(0, 0), display(1, 1920), display(2, 3840)];
        let words: Vec<&str> = three.iter().map(|display| display.place_words(&three)).collect();
        assert_eq!(words, ["on the left", "in the middle", "on the right"]);
        let below = Display { position: (0, 1080), ..display(1, 0) };
        assert_eq!(below.place_words(&[display(0, 0), below.clone()]), "below");
        assert_eq!(three[0].place_words(&three[..1]), "the only one");
        assert_eq!(Display { scale: 1.5, ..display(0, 0) }.scale_words(), "150 %");
    }
}
