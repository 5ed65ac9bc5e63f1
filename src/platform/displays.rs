//! The displays of the machine: their list, and which of them the room should see.
//!
//! Handles of displays go stale when a cable comes out, and reading a stale one can panic, so a display is copied into
//! plain data at once. The index is the position in the system's own list, which is what windows are placed by; it is
//! looked up at the moment of use, because the order changes when displays come and go.

use winit::window::Window;

/// One display, as it was when the list was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Display {
    /// The position in the system's list.
    pub index: usize,
    /// The system's name for it, as `HDMI-1`.
    pub name: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The place of its top left corner on the desktop, in pixels.
    pub position: (i32, i32),
    /// Pixels in a point.
    pub scale: f64,
}

impl Display {
    /// A short description for people: `HDMI-1, 1920 × 1080`.
    #[must_use]
    pub fn describe(&self) -> String {
        let name = if self.name.is_empty() { format!("Display {}", self.index + 1) } else { self.name.clone() };
        format!("{name}, {} × {}", self.size.0, self.size.1)
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

/// Whether two displays show the same piece of the desktop: then the room would see the console.
#[must_use]
pub fn mirrored(displays: &[Display]) -> bool {
    displays.iter().enumerate().any(|(number, one)| {
        displays.iter().skip(number + 1).any(|other| one.position == other.position && one.name != other.name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(index: usize, x: i32) -> Display {
        Display { index, name: format!("D{index}"), size: (1920, 1080), position: (x, 0), scale: 1.0 }
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
    }
}
