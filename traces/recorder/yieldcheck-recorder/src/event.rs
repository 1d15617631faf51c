//! What can be seen, as small as it can be kept until it is written.

/// The number of a task in a recording; 0 is the future given to `block_on`.
pub(crate) type Task = u32;

/// From where a waker was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WakeFrom {
    /// While a task was being polled on this thread.
    Poll,
    /// After the last poll of a task: its `JoinHandle` is told.
    Complete,
    /// By a worker that was not polling: the driver, or a deferred waker.
    Runtime,
    /// By a thread that is no worker.
    External,
    /// On entry of `block_in_place`, which calls deferred wakers.
    BlockInPlace,
}

/// One event without its stamp. Texts are indices into the table of names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    ThreadStart,
    ThreadStop,
    ParkBegin,
    ParkEnd,
    SpawnBegin {
        task: Task,
        by: Option<Task>,
        name: u32,
    },
    SpawnEnd {
        task: Task,
    },
    #[cfg_attr(not(all(tokio_unstable, has_task_hooks)), allow(dead_code))]
    TaskBind {
        task: Option<Task>,
        id: u64,
    },
    #[cfg_attr(not(all(tokio_unstable, has_task_hooks)), allow(dead_code))]
    TaskEnd {
        id: u64,
    },
    #[cfg_attr(not(all(tokio_unstable, has_poll_hooks)), allow(dead_code))]
    RunBegin {
        id: u64,
    },
    #[cfg_attr(not(all(tokio_unstable, has_poll_hooks)), allow(dead_code))]
    RunEnd {
        id: u64,
    },
    PollBegin {
        task: Task,
        n: u32,
        inject: Option<u32>,
    },
    PollEnd {
        task: Task,
        ready: bool,
        out_of_budget: bool,
    },
    Yield {
        task: Task,
        how: crate::yields::YieldKind,
    },
    WakeBegin {
        task: Task,
        by: Option<Task>,
        from: WakeFrom,
        consumes: bool,
    },
    WakeEnd {
        task: Task,
        of: u64,
    },
    BlockInPlaceBegin {
        task: Task,
    },
    BlockInPlaceEnd {
        task: Task,
    },
    Mark {
        task: Option<Task>,
        label: u32,
        value: i64,
    },
    /// Events from here on were dropped: how many, and until when.
    Gap {
        lost: u64,
        until: u64,
    },
}

/// One event with when and where it was seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) g: u64,
    /// Nanoseconds since the recorder was made.
    pub(crate) t: u64,
    pub(crate) thread: u32,
    pub(crate) worker: Option<u16>,
    pub(crate) what: What,
}
