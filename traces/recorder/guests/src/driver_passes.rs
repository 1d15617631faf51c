//! How often the runtime has passed through its driver, which no hook tells and no metric counts.
//!
//! A pass is one call of `epoll_wait`, by whichever worker holds the driver. The function of that name in this program
//! stands before that of the C library, so that `mio` calls it.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

static PASSES: AtomicU64 = AtomicU64::new(0);

/// The passes so far; `None` where they cannot be counted.
pub(crate) fn so_far() -> Option<u64> {
    cfg!(target_os = "linux").then(|| PASSES.load(SeqCst))
}

/// Counts a call, and passes it on to the kernel.
///
/// # Safety
/// As for `epoll_wait` of the C library: `events` has room for `most` events.
#[cfg(target_os = "linux")]
#[no_mangle]
pub unsafe extern "C" fn epoll_wait(
    of: libc::c_int,
    events: *mut libc::epoll_event,
    most: libc::c_int,
    timeout: libc::c_int,
) -> libc::c_int {
    PASSES.fetch_add(1, SeqCst);
    let no_mask = std::ptr::null::<libc::sigset_t>();
    // SAFETY: the kernel is given what the caller gave, and no mask of signals, whose size is that of the kernel's.
    let ready = unsafe { libc::syscall(libc::SYS_epoll_pwait, of, events, most, timeout, no_mask, 8_usize) };
    // At most `most`, or -1.
    ready as libc::c_int
}
