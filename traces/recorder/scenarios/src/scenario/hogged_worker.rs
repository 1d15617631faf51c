use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;

use surroundings::compute;
use tokio::sync::Notify;
use yieldcheck_recorder::spawn;

use super::{Failure, Plan};
use crate::arguments::How;
use crate::work::yield_by;

/// A task wakes a waiter, computes and wakes itself, so many times, beside tasks that yield until it is done.
pub(super) async fn run(plan: &Plan) -> Result<(), Failure> {
    let Plan { how, yields: turns, unit, .. } = *plan;
    let due = Arc::new(Notify::new());
    let done = Arc::new(AtomicBool::new(false));
    let (is_due, is_done) = (Arc::clone(&due), Arc::clone(&done));
    let mut handles = vec![spawn("waiter", async move {
        while !is_done.load(SeqCst) {
            is_due.notified().await;
        }
    })];
    let is_done = Arc::clone(&done);
    handles.push(spawn("hog", async move {
        for _ in 0..turns {
            due.notify_one();
            compute(unit);
            yield_by(How::SelfWake).await;
        }
        is_done.store(true, SeqCst);
        due.notify_one();
    }));
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
