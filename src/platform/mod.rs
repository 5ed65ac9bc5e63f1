//! What differs between machines: displays, dialogs, folders, and the clock that does not stop in suspend.

pub mod clock;
pub mod dialogs;
pub mod displays;
pub mod faults;
pub mod folders;
pub mod memory;
pub mod settings;
pub mod watch;
