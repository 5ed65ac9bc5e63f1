//! The queue of questions: pure data and the moves that it allows. No field of it can name a person.
//!
//! A [`Queue`] holds written questions and requests for the floor in one order. Every change is an [`Action`]; `now` is
//! an argument, and nothing here reads a clock. What helps to find an asker in the room (a slip's number, the colour of
//! a card) is kept in [`Handles`], which is never written anywhere.

mod action;
mod apply;
mod clean;
mod export;
mod files;
mod filter;
mod handles;
mod listed;
mod merge;
mod question;
mod queue;
mod redact;
mod refusal;
mod round;
mod rounds;
mod store;
#[cfg(test)]
mod tests;
mod tongue;

pub use action::{Action, Done};
pub use clean::{MAX_TEXT, clean};
pub use export::Order;
pub use files::{Format, read};
pub use filter::Filter;
pub use handles::Handles;
pub use listed::{List, Rows};
pub use question::{Claim, Flag, Flags, Kind, Question, State};
pub use queue::{Counter, MAX_QUESTIONS, Queue};
pub use redact::{Trace, traces};
pub use refusal::Refusal;
pub use round::{Round, RoundCost, Stage};
pub use tongue::guess;

/// Instants in UTC milliseconds since 1970, and lengths in milliseconds: the same as `timing::Millis`.
pub type Millis = i64;
