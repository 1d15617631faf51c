//! The release of Tokio that is recorded.

/// The release of Tokio that this crate was built with, such as `1.53.1`; `None` where the build could not tell.
#[must_use]
pub fn tokio_release() -> Option<&'static str> {
    option_env!("YIELDCHECK_RECORDED_TOKIO")
}
