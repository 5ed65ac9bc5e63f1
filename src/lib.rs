//! Sidestage runs a conference side event from one laptop: slides on the big screen, time on the table, questions in order.
//!
//! The library is built in rooms, and a room may use only the rooms below it. From the top:
//! [`cli`], [`app`], [`ui`], [`platform`], [`show`], [`timing`], [`questions`], [`render`], [`typeset`], [`deck`].

pub mod app;
pub mod cli;
pub mod deck;
pub mod platform;
pub mod questions;
pub mod render;
pub mod show;
pub mod timing;
pub mod typeset;
pub mod ui;
