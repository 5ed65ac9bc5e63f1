//! The event as it happens: a command is checked, written to the journal, and folded into the state.
