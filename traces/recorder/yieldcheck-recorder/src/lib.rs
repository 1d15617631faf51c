//! Records what Tokio does with tasks, in the trace format that `yieldcheck check` reads.
//!
//! ```no_run
//! use yieldcheck_recorder::{spawn, Recorder};
//!
//! let mut builder = tokio::runtime::Builder::new_multi_thread();
//! let (runtime, recorder) = Recorder::to_file("trace.jsonl.gz").build(builder.worker_threads(2))?;
//! runtime.block_on(recorder.root(async {
//!     spawn("guest", async { tokio::task::yield_now().await }).await
//! }))?;
//! drop(runtime);
//! recorder.finish()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Tasks that are spawned with [`spawn`], or with [`Recorder::spawn`], show their polls and every
//! call of their wakers. With `--cfg tokio_unstable` Tokio's own hooks show all other tasks too. The header of the
//! recording declares which kinds of events it holds, so that nothing is concluded from what could not be seen.
//!
//! One counter orders the events of all threads. Each thread has a buffer of its own; when it is full, events are
//! counted and dropped, and the recording says where.

mod context;
mod coverage;
mod event;
mod hooks;
mod lane;
mod line;
mod recorder;
mod release;
mod shared;
mod task;
mod waker;
mod writer;
mod yields;

pub use recorder::{Ending, Options, Planned, Recorder, Summary};
pub use release::tokio_release;
pub use task::{block_in_place, spawn, Recorded};
pub use yields::{mark, note_yield, wake_yield, yield_now, WakeYield, YieldKind};
