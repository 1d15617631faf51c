//! What a recording says of itself, and how much memory it may take.

use std::time::Duration;

/// What a recording says of itself, and how much memory it may take.
///
/// ```
/// use yieldcheck_recorder::{Options, Setting};
///
/// let options = Options {
///     scenario: Some("the import at night".into()),
///     settings: vec![Setting::EventInterval(7)],
///     ..Options::default()
/// };
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    /// What is recorded, in your words; none by default.
    pub scenario: Option<String>,
    /// Promises that every task of the runtime is spawned through this crate and that its `block_on` future is wrapped, so
    /// that what was not seen was not there. Some questions can be asked of no other recording. Not promised by default.
    pub every_task: bool,
    /// Whether clones and drops of wakers are recorded, which shows tasks that wait and have no waker left. They are many.
    /// Not by default.
    pub wakers: bool,
    /// Events that a thread keeps until they are written, at least 2; further ones are counted and dropped. By default
    /// 65536. They take up to 64 bytes each, in up to three buffers for each thread.
    pub events_per_thread: usize,
    /// Time between two looks of the writer at the buffers; 5 ms by default.
    pub write_every: Duration,
    /// Settings of the runtime that differ from their defaults. Tokio does not tell them, and rules depend on them.
    pub settings: Vec<Setting>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            scenario: None,
            every_task: false,
            wakers: false,
            events_per_thread: 1 << 16,
            write_every: Duration::from_millis(5),
            settings: Vec::new(),
        }
    }
}

/// A setting of a runtime, named after the function of `tokio::runtime::Builder` that sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Setting {
    /// `event_interval`: ticks between two looks of a busy worker at timers and sockets.
    EventInterval(u32),
    /// `global_queue_interval`: ticks between two looks at the inject queue first.
    GlobalQueueInterval(u32),
    /// False after `disable_lifo_slot`.
    LifoSlot(bool),
    /// `enable_eager_driver_handoff`.
    EagerDriverHandoff(bool),
    /// `enable_alt_timer`.
    AltTimer(bool),
}
