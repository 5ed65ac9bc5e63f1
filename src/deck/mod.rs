//! The deck file: its model, reading and writing, checking, the schema, inline markup, and the pictures beside it.

pub mod assets;
pub mod inline;
pub mod model;
