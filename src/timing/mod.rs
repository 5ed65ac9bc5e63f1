//! The time of the slot: segments, clocks, projection. Pure: `now` is always an argument.
//!
//! [`Plan`] is what the deck says, [`Action`] is what the moderator does, [`Timing`] is the fold of actions over a plan,
//! and [`View`] is what all of it means at one instant. Time never changes state: two views of the same [`Timing`] differ
//! only in the `now` that they were asked for.
//!
//! Units everywhere: instants are UTC milliseconds since 1970, lengths are milliseconds (both [`Millis`]).

pub mod action;
pub mod health;
pub mod lengths;
pub mod plan;
pub mod price;
pub mod reallocate;
pub mod record;
pub mod rounds;
pub mod share;
pub mod slot;
pub mod state;
#[expect(clippy::module_inception, reason = "the room is named after its one state")]
pub mod timing;
pub mod view;

pub use action::{Action, Policy, Refusal};
pub use health::{WrongDay, forgotten_start, forgotten_words, wrong_day};
pub use lengths::{figures, figures_elapsed, figures_over, words_in_minutes, words_length};
pub use plan::{Plan, SegmentPlan};
pub use price::{Price, PriceRow, what_if};
pub use reallocate::{Infeasible, Offer, Preview, preview};
pub use record::{Report, Verdict, needs_words, report};
pub use rounds::{Round, Taken};
pub use slot::{Slot, SlotError, clock_hm, clock_hms, date_words, resolve, today_at};
pub use state::Status;
pub use timing::Timing;
pub use view::{Interruption, Phase, Running, SegmentView, View};

/// An instant (UTC milliseconds since 1970) or a length (milliseconds).
pub type Millis = i64;

/// One second.
pub const SECOND: Millis = 1000;
/// One minute.
pub const MINUTE: Millis = 60 * SECOND;
/// One hour.
pub const HOUR: Millis = 60 * MINUTE;

/// Instants are clamped to this far from 1970 (about 2,200 years), so that no sum of instants and lengths can overflow.
pub(crate) const FARTHEST: Millis = 1 << 46;

/// `at` as an instant with which the room can calculate whatever the caller's clock says.
pub(crate) fn sane(at: Millis) -> Millis {
    at.clamp(-FARTHEST, FARTHEST)
}
