//! Why a file cannot be written, as people need to know it.

use std::io;

/// Why a file cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The file is marked as not to be changed, or its disk is.
    ReadOnly,
    /// There is no room left.
    Full,
    /// The folder is not there.
    NoFolder,
    /// This account may not write there.
    NotAllowed,
    /// A folder stands where the file would be.
    IsAFolder,
    /// Something else.
    Other(io::ErrorKind),
}

impl Trouble {
    /// What an error of the system means here.
    #[must_use]
    pub fn of(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge | Kind::WriteZero => Self::Full,
            Kind::NotFound | Kind::NotADirectory => Self::NoFolder,
            Kind::PermissionDenied => Self::NotAllowed,
            Kind::IsADirectory => Self::IsAFolder,
            kind => Self::Other(kind),
        }
    }
}
