//! Records what Tokio does with tasks, in the trace format that `yieldcheck check` reads.
//!
//! ```no_run
//! use yieldcheck_recorder::{spawn, Recorder};
//!
//! let mut builder = tokio::runtime::Builder::new_multi_thread();
//! let (runtime, recorder) = Recorder::to_file("trace.jsonl.gz").build(&mut builder)?;
//! runtime.block_on(recorder.root(async {
//!     spawn("guest", async { tokio::task::yield_now().await }).await
//! }))?;
//! drop(runtime);
//! recorder.finish()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Tasks that are spawned through [`spawn`] and its like show their polls and every call of their wakers. With
//! `--cfg tokio_unstable` Tokio's own hooks show all other tasks too. The header of the recording declares which kinds of
//! events it holds, so that nothing is concluded from what could not be seen.
//!
//! One counter orders the events of all threads. Each thread has a buffer of its own; when it is full, events are
//! counted and dropped, and the recording says where.

#![deny(missing_docs, unsafe_code)]

#[cfg(feature = "rt-multi-thread")]
mod block_in_place;
mod bound;
mod context;
mod coverage;
mod event;
mod header;
mod hooks;
mod json;
mod lane;
mod line;
mod mark;
#[cfg(test)]
mod merging_test;
mod names;
mod options;
mod raw_waker;
mod recorder;
mod shared;
mod sink;
mod spawn;
mod summary;
mod task;
mod waker;
mod worker;
mod writer;
mod yields;

#[cfg(feature = "rt-multi-thread")]
pub use block_in_place::block_in_place;
pub use mark::{busy, mark};
pub use options::{Options, Setting};
pub use recorder::{Planned, Recorder};
pub use spawn::{spawn, spawn_local, spawn_with, Spawner};
pub use summary::Summary;
pub use task::Recorded;
pub use yields::{note_yield, wake_yield, yield_now, WakeYield, YieldKind};

/// The release of Tokio that this crate was built with, such as `1.53.1`; `None` where the build could not tell.
///
/// ```
/// if yieldcheck_recorder::tokio_release().is_none() {
///     eprintln!("set YIELDCHECK_TOKIO_VERSION when building, or say --tokio when checking");
/// }
/// ```
#[must_use]
pub fn tokio_release() -> Option<&'static str> {
    option_env!("YIELDCHECK_RECORDED_TOKIO")
}

/// The examples of the page on recording.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/recorder.md")]
struct Page;
