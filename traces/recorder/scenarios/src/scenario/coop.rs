use std::future::{poll_fn, Future};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;

use surroundings::compute;
use tokio::sync::mpsc;
use yieldcheck_recorder::{mark, note_yield, spawn, YieldKind};

use super::{Failure, Plan};
use crate::work::yield_by;

/// A receiver that always finds a message, so that nothing but its budget ends its polls.
pub(super) async fn run(plan: &Plan) -> Result<(), Failure> {
    let Plan { how, unit, repeats: messages, .. } = *plan;
    let (sender, mut receiver) = mpsc::unbounded_channel();
    for message in 0..messages {
        // The receiver lives in this function until it is moved into its task.
        let _ = sender.send(message);
    }
    drop(sender);
    let left = Arc::new(AtomicUsize::new(messages));
    let done = Arc::new(AtomicBool::new(false));
    let is_done = Arc::clone(&done);
    let mut handles = vec![spawn("receiver", async move {
        let mut received = 0;
        loop {
            let mut message = pin!(receiver.recv());
            let taken = poll_fn(|context| {
                let result = message.as_mut().poll(context);
                if result.is_pending() && left.load(SeqCst) > 0 {
                    note_yield(YieldKind::Coop);
                }
                result
            });
            if taken.await.is_none() {
                break;
            }
            left.fetch_sub(1, SeqCst);
            compute(unit);
            received += 1;
        }
        mark("received", received);
        is_done.store(true, SeqCst);
    })];
    for index in 0..plan.tasks {
        let done = Arc::clone(&done);
        handles.push(spawn(&format!("yielder {index}"), async move {
            while !done.load(SeqCst) {
                yield_by(how).await;
            }
        }));
    }
    for handle in handles {
        handle.await?;
    }
    Ok(())
}
