//! Tokio's own callbacks.

use std::sync::Arc;

use tokio::runtime::Builder;

use crate::context;
use crate::event::{Doubt, What};
use crate::shared::Shared;
use crate::worker::Counted;

/// Has `builder` call `recording` back. There is one callback of each kind: those that were set before are replaced.
pub(crate) fn set(builder: &mut Builder, recording: &Arc<Shared>) {
    let shared = Arc::clone(recording);
    builder.on_thread_start(move || {
        context::with(&shared, |here| here.at_work().is_the_runtime_s());
        shared.record(What::ThreadStart);
    });
    let shared = Arc::clone(recording);
    builder.on_thread_stop(move || {
        shared.record(What::ThreadStop);
    });
    let shared = Arc::clone(recording);
    builder.on_thread_park(move || {
        context::with(&shared, |here| here.set_running(false));
        takes_up(&shared);
        shared.record(What::ParkBegin);
    });
    let shared = Arc::clone(recording);
    builder.on_thread_unpark(move || {
        shared.record(What::ParkEnd);
    });
    #[cfg(all(tokio_unstable, has_task_hooks))]
    of_tasks(builder, recording);
    #[cfg(all(tokio_unstable, has_poll_hooks))]
    of_polls(builder, recording);
}

/// This thread runs a worker.
pub(crate) fn takes_up(recording: &Arc<Shared>) {
    let counted = context::with(recording, |here| here.at_work().works(recording));
    if counted == Some(Counted::OneTooMany) {
        recording.record(What::Doubt { why: Doubt::WorkerMoved });
    }
}

#[cfg(all(tokio_unstable, has_task_hooks))]
fn of_tasks(builder: &mut Builder, recording: &Arc<Shared>) {
    let shared = Arc::clone(recording);
    builder.on_task_spawn(move |meta| {
        let task = context::with(&shared, |here| here.take_spawning()).flatten();
        if task.is_none() && shared.scope.every_task {
            shared.record(What::Doubt { why: Doubt::ForeignTask });
        }
        shared.record(What::TaskBind { task, id: number(meta.id()) });
    });
    let shared = Arc::clone(recording);
    builder.on_task_terminate(move |meta| {
        shared.record(What::TaskEnd { id: number(meta.id()) });
    });
}

#[cfg(all(tokio_unstable, has_poll_hooks))]
fn of_polls(builder: &mut Builder, recording: &Arc<Shared>) {
    let shared = Arc::clone(recording);
    builder.on_before_task_poll(move |meta| {
        context::with(&shared, |here| here.set_running(true));
        shared.record(What::RunBegin { id: number(meta.id()) });
    });
    let shared = Arc::clone(recording);
    builder.on_after_task_poll(move |meta| {
        context::with(&shared, |here| here.set_running(false));
        shared.record(What::RunEnd { id: number(meta.id()) });
    });
}

/// The number of an id, which it shows and does not give. Nothing is allocated, for this is called for every poll.
#[cfg(all(tokio_unstable, has_task_hooks))]
fn number(id: tokio::task::Id) -> u64 {
    struct Digits(u64);
    impl std::fmt::Write for Digits {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            for digit in text.bytes().filter(u8::is_ascii_digit) {
                self.0 = self.0.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            }
            Ok(())
        }
    }
    let mut digits = Digits(0);
    // `Digits` takes any text.
    let _ = std::fmt::write(&mut digits, format_args!("{id}"));
    digits.0
}
