//! The queue of questions: pure data and the moves that it allows. No field of it can name a person.
