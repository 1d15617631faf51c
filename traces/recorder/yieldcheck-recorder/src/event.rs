//! What can be seen, as small as it can be kept until it is written.

use crate::yields::YieldKind;

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

/// On whose behalf something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// A recorded task that is being polled, or was polled last.
    Task(Task),
    /// No task.
    Nobody,
    /// Perhaps a task that is not recorded.
    Unknown,
}

/// One event without its stamp. Texts are indices into the table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    ThreadStart,
    ThreadStop,
    ParkBegin,
    ParkEnd,
    SpawnBegin {
        task: Task,
        by: By,
        name: Option<u32>,
        is_local: bool,
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
    /// The future of a task was dropped before it was ready.
    TaskDropped {
        task: Task,
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
        local: Option<u16>,
    },
    PollEnd {
        task: Task,
        ready: bool,
        out_of_budget: bool,
    },
    Yield {
        task: Task,
        how: YieldKind,
    },
    WakeBegin {
        task: Task,
        by: By,
        from: Option<WakeFrom>,
        consumes: bool,
    },
    WakeEnd {
        task: Task,
        of: u64,
    },
    WakerClone {
        task: Task,
        by: By,
    },
    WakerDrop {
        task: Task,
        by: By,
    },
    #[cfg_attr(not(feature = "rt-multi-thread"), allow(dead_code))]
    BlockInPlaceBegin {
        task: Task,
    },
    #[cfg_attr(not(feature = "rt-multi-thread"), allow(dead_code))]
    BlockInPlaceEnd {
        task: Task,
    },
    BusyBegin {
        task: Task,
        ns: Option<u64>,
    },
    BusyEnd {
        task: Task,
    },
    Mark {
        task: Task,
        label: Option<u32>,
        value: i64,
    },
    /// Events from here on were dropped: how many, and until when.
    Gap {
        lost: u64,
        until: u64,
    },
    /// From here on the recording does not show what its header says.
    Doubt {
        why: Doubt,
    },
}

/// Why a recording does not show what its header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// A task was spawned past the recorder, although no task was to be.
    #[cfg_attr(not(all(tokio_unstable, has_task_hooks)), allow(dead_code))]
    ForeignTask,
    /// A second future was given to `block_on`.
    FurtherRoot,
    /// More threads have run workers than there are workers.
    #[cfg_attr(all(tokio_unstable, has_worker_thread_id), allow(dead_code))]
    WorkerMoved,
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
