//! Which kinds of events a recording holds.

use crate::shared::Scope;

/// What Tokio's stable hooks show of every thread.
const OF_THREADS: &[&str] = &["thread.start", "thread.stop", "park.begin", "park.end"];

/// What shows the tasks that the recorder has wrapped.
const OF_TASKS: &[&str] = &[
    "spawn.begin",
    "spawn.end",
    "poll.begin",
    "poll.end",
    "yield",
    "wake.begin",
    "wake.end",
    "block_in_place.begin",
    "block_in_place.end",
    "busy.begin",
    "busy.end",
    "mark",
];

const OF_WAKERS: &[&str] = &["waker.clone", "waker.drop"];

/// How much there is of each kind.
pub(crate) fn of(scope: Scope) -> Vec<(&'static str, &'static str)> {
    let has_task_hooks = scope.has_hooks && cfg!(all(tokio_unstable, has_task_hooks));
    let has_poll_hooks = scope.has_hooks && cfg!(all(tokio_unstable, has_poll_hooks));
    let wrapped = if scope.every_task { "all" } else { "instrumented" };
    let all_if = |shown: bool| if shown { "all" } else { "none" };
    // Without the hook only those ends are told that no poll tells of.
    let ends = if has_task_hooks { "all" } else { "sampled" };

    let mut coverage = Vec::new();
    let mut put = |kinds: &[&'static str], value| coverage.extend(kinds.iter().map(|kind| (*kind, value)));
    put(OF_THREADS, all_if(scope.has_hooks));
    put(OF_TASKS, wrapped);
    put(OF_WAKERS, if scope.wakers { wrapped } else { "none" });
    put(&["task.bind"], all_if(has_task_hooks));
    put(&["task.end"], ends);
    put(&["run.begin", "run.end"], all_if(has_poll_hooks));
    coverage
}
