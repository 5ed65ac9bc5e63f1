//! The desk's knowledge of the displays: which there are, who stands where, and who stood where the last time.

use std::time::{Duration, Instant};

use super::Desk;
use crate::{
    platform::{
        displays::{self, Display, Key, Standing},
        settings::Places,
    },
    ui::words::tr,
};

/// How long the cards that name the displays stand.
pub const IDENTIFY: Duration = Duration::from_secs(5);

/// The displays as the console's window saw them last.
#[derive(Clone, Debug, Default)]
pub struct Displays {
    /// All of them.
    pub list: Vec<Display>,
    /// The one on which the console stands, where the system says so.
    pub console: Option<usize>,
    /// Until when each shows its number.
    pub identified: Option<Instant>,
}

impl Displays {
    /// The display at an index of the system's list.
    #[must_use]
    pub fn at(&self, index: Option<usize>) -> Option<&Display> {
        self.list.iter().find(|display| Some(display.index) == index)
    }

    /// What people call it: the number on its card, from 1.
    #[must_use]
    pub fn number(&self, index: usize) -> usize {
        self.list.iter().position(|display| display.index == index).unwrap_or(index) + 1
    }

    /// Whether the cards are up.
    #[must_use]
    pub fn identifying(&self) -> bool {
        self.identified.is_some_and(|until| Instant::now() < until)
    }
}

impl Desk {
    /// The displays.
    #[must_use]
    pub fn displays(&self) -> Displays {
        self.screens.lock().clone()
    }

    /// Notes the displays and where the console stands; true when that is news.
    pub fn set_displays(&self, list: Vec<Display>, console: Option<usize>) -> bool {
        let mut screens = self.screens.lock();
        let news = screens.list != list || screens.console != console;
        screens.list = list;
        screens.console = console;
        news
    }

    /// Has every display show its number for some seconds.
    pub fn identify(&self) {
        self.screens.lock().identified = Some(Instant::now() + IDENTIFY);
        if self.snapshot().state.live {
            self.say(tr("no-card-live"));
        }
        self.wake();
    }

    /// Who stands where.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing {
            console: self.screens.lock().console,
            room: self.windows.audience.display().filter(|_| self.windows.audience.is_open()),
            panel: self.windows.panel.display().filter(|_| self.windows.panel.is_open()),
        }
    }

    /// The display that the room will see when the show goes live.
    #[must_use]
    pub fn room_to_be(&self) -> Option<usize> {
        let remembered = self.remembered().and_then(|places| places.room);
        let screens = self.screens.lock();
        displays::for_room(&screens.list, screens.console, remembered.as_ref())
    }

    /// What is remembered of the displays that there are.
    #[must_use]
    pub fn remembered(&self) -> Option<Places> {
        let set: Vec<Key> = self.screens.lock().list.iter().map(Display::key).collect();
        self.settings.lock().places_of(&set).cloned()
    }

    /// Remembers who stands where with the displays that there are. What is none is left as it was: a window that is not
    /// open has not lost its place.
    pub fn remember(&self, room: Option<usize>, panel: Option<usize>) {
        let screens = self.displays();
        let set: Vec<Key> = screens.list.iter().map(Display::key).collect();
        let known = self.remembered().filter(|places| places.set.len() == set.len()).unwrap_or_default();
        let key = |index: Option<usize>| screens.at(index).map(Display::key);
        let places = Places { room: key(room).or(known.room), panel: key(panel).or(known.panel), set };
        let news = self.settings.lock().remember_places(places);
        if news {
            self.save_settings();
        }
    }

    /// Remembers that the panel's window is an ordinary one with the displays that there are.
    pub fn forget_panel(&self) {
        let Some(places) = self.remembered() else { return };
        if self.settings.lock().remember_places(Places { panel: None, ..places }) {
            self.save_settings();
        }
    }
}
