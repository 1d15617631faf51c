use std::time::{Duration, Instant};

/// Keeps the thread busy for as long.
pub fn compute(time: Duration) {
    if time.is_zero() {
        return;
    }
    let start = Instant::now();
    while start.elapsed() < time {
        std::hint::spin_loop();
    }
}

/// Nanoseconds as a figure of a recording.
#[must_use]
pub fn nanoseconds(time: Duration) -> i64 {
    i64::try_from(time.as_nanos()).unwrap_or(i64::MAX)
}
