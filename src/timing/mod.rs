//! The time of the slot: segments, clocks, projection. Pure: `now` is always an argument.
