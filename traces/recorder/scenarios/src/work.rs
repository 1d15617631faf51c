//! Yielding between two stretches of work.

use yieldcheck_recorder::{wake_yield, yield_now};

use crate::arguments::How;

/// Yields once.
pub(crate) async fn yield_by(how: How) {
    match how {
        How::YieldNow => yield_now().await,
        How::SelfWake => wake_yield().await,
    }
}
