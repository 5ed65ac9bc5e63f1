//! The deck file: its model, reading and writing, checking, the schema, inline markup, and the pictures beside it.

pub mod assets;
pub mod bundle;
pub mod check;
pub mod colour;
pub mod edit;
pub mod finding;
pub mod guard;
pub mod import;
pub mod inline;
pub mod intake;
pub mod layouts;
pub mod model;
pub mod place;
pub mod read;
pub mod schema;
pub mod session;
pub mod slow;
pub mod spelling;
pub mod templates;
pub mod texts;
pub mod theme;
pub mod walk;
pub mod write;

pub use finding::{Finding, Severity, Summary};
pub use model::Deck;
pub use read::{Opened, Parsed, open, parse};
pub use schema::schema;
pub use write::{save, to_json};
