//! Why a move is not possible, in plain words and without any text of a question.

use super::question::State;

/// Why an [`super::Action`] was refused. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No text was left after cleaning.
    #[error("The question is empty.")]
    Empty,
    /// The text is over the limit.
    #[error(
        "The question has {characters} characters; at most {} are kept. Shorten it, or split it in two.",
        super::MAX_TEXT
    )]
    TooLong {
        /// Its length.
        characters: usize,
    },
    /// A tag or id is over the limit.
    #[error("A tag is too long: at most 100 characters.")]
    LabelTooLong,
    /// Too many tags or addressees.
    #[error("Too many tags or addressees: at most 20.")]
    TooManyLabels,
    /// Not a language tag.
    #[error("That is not a language tag such as en or zh-Hant.")]
    NotALanguage,
    /// There is no such question.
    #[error("There is no question {0}.")]
    Unknown(u32),
    /// The queue is as long as it may be.
    #[error("The queue is full.")]
    Full,
    /// The list is closed to ordinary questions.
    #[error("The list is closed. A clarification or a right of reply can still be added.")]
    ListClosed,
    /// Something else has the floor.
    #[error("Question {0} has the floor. Mark it as answered or put it back first.")]
    Busy(u32),
    /// A round has the floor.
    #[error("Round {0} is open. Close it or cancel it first.")]
    RoundOpen(u32),
    /// Nothing is being asked or answered.
    #[error("No question has the floor.")]
    NobodyAsks,
    /// The question stands where this cannot be done.
    #[error("Question {number} is {}: that cannot be done now.", state.word())]
    NotFrom {
        /// The question.
        number: u32,
        /// Where it stands.
        state: State,
    },
    /// The state is reached by another action.
    #[error("A question cannot simply be moved there.")]
    NotThere,
    /// Two questions that have to be in one list are not.
    #[error("Questions {0} and {1} are not in the same list.")]
    OtherList(u32, u32),
    /// A merge needs at least two different questions.
    #[error("A merge needs at least two different questions.")]
    NothingToMerge,
    /// The question is not a merged one.
    #[error("Question {0} was not made by a merge.")]
    NotMerged(u32),
    /// A split needs two to ten parts.
    #[error("A split needs two to ten parts.")]
    Parts,
    /// There is no open round.
    #[error("No round is open.")]
    NoRound,
    /// A round takes 1 to 12 questions.
    #[error("A round takes 1 to 12 questions.")]
    RoundSize,
    /// The round has all its picks.
    #[error("The round is complete.")]
    RoundFull,
    /// The round has no picks.
    #[error("The round has no questions yet.")]
    RoundEmpty,
    /// The question is not among the round's picks, or has been read out already.
    #[error("Question {0} is not waiting in the round.")]
    NotPicked(u32),
    /// A pick has not been read out.
    #[error("Question {0} of the round has not been read out.")]
    Unread(u32),
    /// All picks have been read out.
    #[error("All questions of the round have been read out.")]
    AllRead,
}
