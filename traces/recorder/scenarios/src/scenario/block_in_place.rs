use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;

use surroundings::compute;
use yieldcheck_recorder::{block_in_place, spawn};

use super::{Failure, Plan};
use crate::arguments::How;
use crate::work::yield_by;

/// A task blocks its thread again and again, and has the worker go on elsewhere, among tasks that yield.
pub(super) async fn run(plan: &Plan, hows: &[How]) -> Result<(), Failure> {
    let over = Arc::new(AtomicBool::new(false));
    let Plan { unit, lasting, repeats, .. } = *plan;
    let mut handles = Vec::new();
    for index in 0..plan.tasks {
        for &how in hows {
            let over = Arc::clone(&over);
            handles.push(spawn(&format!("{} {index}", how.name()), async move {
                while !over.load(SeqCst) {
                    compute(unit);
                    yield_by(how).await;
                }
            }));
        }
    }
    handles.push(spawn("blocker", async move {
        for _ in 0..repeats {
            block_in_place(|| compute(lasting));
            yield_by(How::SelfWake).await;
            yield_by(How::YieldNow).await;
        }
        over.store(true, SeqCst);
    }));
    for handle in handles {
        handle.await?;
    }
    Ok(())
}
