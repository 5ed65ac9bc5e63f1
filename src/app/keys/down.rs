//! Which keys are down, so that what the system repeats is told from what a hand presses. egui finds out about repeats only
//! after the router has seen the events.

use egui::{Event, Key};

/// A key that is held down repeats for the first time within this many milliseconds, as systems come, and many times a second
/// from then on. After that long without any sign it is not down any more, and its letting go was never heard: on Wayland the
/// keys of a window that another one covers are lost.
const SILENT: i64 = 2_000;

/// The keys that are down, by their place, each with when it was last heard, in milliseconds.
#[derive(Debug, Default)]
pub(super) struct Down(Vec<(Key, i64)>);

impl Down {
    pub(super) const fn none() -> Self {
        Self(Vec::new())
    }

    /// Marks a press that is a repeat, and keeps account of what is down.
    pub(super) fn mark_repeat(&mut self, event: &mut Event, now: i64) {
        match event {
            Event::Key { key, physical_key, pressed, repeat, .. } => {
                let place = physical_key.unwrap_or(*key);
                let before = self.0.iter().position(|(down, _)| *down == place).map(|at| self.0.swap_remove(at).1);
                if *pressed {
                    *repeat = before.is_some_and(|before| now - before < SILENT);
                    self.0.push((place, now));
                }
            }
            // They will be let go, or were, elsewhere.
            Event::WindowFocused(_) => self.0.clear(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::panic, reason = "tests")]
    use super::*;
    use egui::Modifiers;

    /// Whether an event counts as a repeat.
    fn hear(down: &mut Down, key: Key, pressed: bool, now: i64) -> bool {
        let (physical_key, modifiers) = (Some(key), Modifiers::NONE);
        let mut event = Event::Key { key, physical_key, pressed, repeat: false, modifiers };
        down.mark_repeat(&mut event, now);
        let Event::Key { repeat, .. } = event else { panic!("it was a key") };
        repeat
    }

    #[test]
    fn a_key_that_is_held_repeats_until_it_is_let_go() {
        let mut down = Down::none();
        let presses = [0, 600, 640, 680].map(|now| hear(&mut down, Key::PageDown, true, now));
        assert_eq!(presses, [false, true, true, true]);
        assert!(!hear(&mut down, Key::ArrowUp, true, 690), "another key");
        assert!(!hear(&mut down, Key::PageDown, false, 700));
        assert!(!hear(&mut down, Key::PageDown, true, 750));
        assert!(hear(&mut down, Key::ArrowUp, true, 800), "it is still held");
    }

    #[test]
    fn a_key_held_for_long_repeats_to_the_end() {
        let mut down = Down::none();
        let repeats = (0..200).filter(|tick| hear(&mut down, Key::PageDown, true, 600 + tick * 40)).count();
        assert_eq!(repeats, 199);
    }

    #[test]
    fn a_key_whose_letting_go_was_lost_is_heard_again() {
        let mut down = Down::none();
        assert!(!hear(&mut down, Key::PageDown, true, 0));
        assert!(!hear(&mut down, Key::PageDown, true, SILENT), "a new press");
        assert!(hear(&mut down, Key::PageDown, true, SILENT + 40), "and its repeat");
        for focused in [false, true] {
            down.mark_repeat(&mut Event::WindowFocused(focused), SILENT + 50);
            assert!(!hear(&mut down, Key::PageDown, true, SILENT + 60), "another window had the keyboard");
        }
    }
}
