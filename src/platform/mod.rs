//! What differs between machines: displays, dialogs, folders, and the clock that does not stop in suspend.
