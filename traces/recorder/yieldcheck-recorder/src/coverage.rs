//! Which kinds of events a recording holds.

/// Kinds that show every task, whether or not it is recorded by a wrapper.
const ALWAYS: &[&str] = &["thread.start", "thread.stop", "park.begin", "park.end"];

/// Kinds that show the tasks which the recorder has wrapped.
const WRAPPED: &[&str] = &[
    "spawn.begin",
    "spawn.end",
    "poll.begin",
    "poll.end",
    "yield",
    "wake.begin",
    "wake.end",
    "block_in_place.begin",
    "block_in_place.end",
    "mark",
];

const TASK_HOOKS: &[&str] = &["task.bind", "task.end"];
const POLL_HOOKS: &[&str] = &["run.begin", "run.end"];

/// How much there is of each kind; `every_task` says that the program spawns no task but through the recorder.
pub(crate) fn of(every_task: bool) -> Vec<(&'static str, &'static str)> {
    let wrapped = if every_task { "all" } else { "instrumented" };
    let has_task_hooks = cfg!(all(tokio_unstable, has_task_hooks));
    let has_poll_hooks = cfg!(all(tokio_unstable, has_poll_hooks));
    let shown = |has: bool| if has { "all" } else { "none" };
    let group = |kinds: &'static [&'static str], value| kinds.iter().map(move |kind| (*kind, value));
    group(ALWAYS, "all")
        .chain(group(WRAPPED, wrapped))
        .chain(group(TASK_HOOKS, shown(has_task_hooks)))
        .chain(group(POLL_HOOKS, shown(has_poll_hooks)))
        .collect()
}
