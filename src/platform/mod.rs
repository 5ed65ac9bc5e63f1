//! What differs between machines: displays, dialogs, folders, power, sleep, and the clock that does not stop in suspend.

pub mod awake;
pub mod clock;
pub mod crash;
pub mod dialogs;
pub mod displays;
pub mod folders;
pub mod full;
pub mod memory;
pub mod power;
pub mod settings;
pub mod watch;
pub mod words;
