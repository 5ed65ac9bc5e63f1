//! How memory goes back to the system: pictures come and go in pieces of megabytes, all evening long.

/// From this size on, in bytes, a piece of memory is the system's again as soon as it is freed.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 512 * 1024;
/// How much of the memory of small pieces may lie free at its end, in bytes. With less, software graphics gives back and
/// asks for the same pages with every picture that it draws.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LOOSE: libc::c_int = 2 * 1024 * 1024;
/// In how many places threads keep small pieces apart: each place has its own holes, and the threads here seldom meet.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const PLACES: libc::c_int = 2;

/// Has pieces of half a megabyte and more given back at once.
///
/// glibc raises that limit to 32 MiB by itself when large pieces are freed. From then on pictures lie between small things
/// that stay, and a third of the memory is holes: 75 MB of 250 after twenty slides in three windows.
pub fn give_back_large_pieces() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        #[expect(unsafe_code, reason = "glibc's settings have no other door")]
        // SAFETY: mallopt takes two numbers and touches no memory of ours; it is called before any other thread runs.
        unsafe {
            libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
            libc::mallopt(libc::M_TRIM_THRESHOLD, LOOSE);
            libc::mallopt(libc::M_ARENA_MAX, PLACES);
        }
    }
}
