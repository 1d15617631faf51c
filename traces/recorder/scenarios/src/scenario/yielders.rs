use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;

use surroundings::compute;
use yieldcheck_recorder::spawn;

use super::{Failure, Plan};
use crate::arguments::How;
use crate::work::yield_by;

/// Tasks that compute and yield; if asked for, beside one that wakes itself until the last of them is done.
pub(super) async fn run(plan: &Plan, beside_self_waker: bool) -> Result<(), Failure> {
    let left = Arc::new(AtomicUsize::new(plan.tasks));
    let mut handles = Vec::new();
    for index in 0..plan.tasks {
        let Plan { how, yields, unit, .. } = *plan;
        let left = Arc::clone(&left);
        handles.push(spawn(&format!("yielder {index}"), async move {
            for _ in 0..yields {
                compute(unit);
                yield_by(how).await;
            }
            left.fetch_sub(1, SeqCst);
        }));
    }
    if beside_self_waker {
        let unit = plan.unit;
        handles.push(spawn("self-waker", async move {
            while left.load(SeqCst) > 0 {
                compute(unit);
                yield_by(How::SelfWake).await;
            }
        }));
    }
    for handle in handles {
        handle.await?;
    }
    Ok(())
}
