//! The event as it happens: a command is checked, written to the journal, and folded into the state.
//!
//! [`Show::apply`] is the one door through which keys, menus, clickers and tests change anything. Windows read
//! [`Show::state`], [`Show::timing`] and [`Show::queue`], and [`State::room`] says what the room may see. A show with a
//! [`journal`] can be resumed after a crash exactly where it was; a show without one leaves no trace.

mod command;
pub mod journal;
mod outline;
mod record;
mod resolve;
mod resume;
mod running;
mod state;
#[cfg(test)]
mod tests;
mod undo;

pub use command::{Applied, Command, From, Refusal};
pub use journal::Journal;
pub use outline::{Arranged, Outline, SlideOutline};
pub use resolve::{MAX_MESSAGE, NOTHING_TO_LEAVE};
pub use resume::Resumed;
pub use running::{Followed, Show};
pub use state::{Blank, Room, State, Zoom};
