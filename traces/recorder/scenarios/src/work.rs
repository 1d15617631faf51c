//! Computing, and yielding in between.

use std::time::{Duration, Instant};

use yieldcheck_recorder::{wake_yield, yield_now};

use crate::arguments::How;

/// Keeps the thread busy for as long.
pub(crate) fn compute(time: Duration) {
    if time.is_zero() {
        return;
    }
    let start = Instant::now();
    while start.elapsed() < time {
        std::hint::spin_loop();
    }
}

/// Yields once.
pub(crate) async fn yield_by(how: How) {
    match how {
        How::YieldNow => yield_now().await,
        How::SelfWake => wake_yield().await,
    }
}

/// Nanoseconds as a figure of a recording.
pub(crate) fn nanoseconds(time: Duration) -> i64 {
    i64::try_from(time.as_nanos()).unwrap_or(i64::MAX)
}
