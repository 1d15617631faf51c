use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;
use std::time::{Duration, Instant};

use surroundings::{compute, nanoseconds};
use tokio::sync::mpsc;
use yieldcheck_recorder::{mark, spawn};

use super::{Failure, Plan};
use crate::arguments::How;
use crate::work::yield_by;

const MESSAGES: u32 = 30;

/// Tasks that yield in both ways, beside a timer and a channel.
pub(super) async fn run(plan: &Plan) -> Result<(), Failure> {
    let yielding = Arc::new(AtomicUsize::new(2 * plan.tasks));
    let mut handles = Vec::new();
    for index in 0..plan.tasks {
        for how in [How::YieldNow, How::SelfWake] {
            let Plan { yields, unit, .. } = *plan;
            let yielding = Arc::clone(&yielding);
            handles.push(spawn(&format!("{} {index}", how.name()), async move {
                for _ in 0..yields {
                    compute(unit);
                    yield_by(how).await;
                }
                yielding.fetch_sub(1, SeqCst);
            }));
        }
    }
    handles.push(spawn("timer", async move {
        while yielding.load(SeqCst) > 0 {
            let due = Instant::now() + Duration::from_millis(1);
            tokio::time::sleep_until(due.into()).await;
            mark("timer late", nanoseconds(due.elapsed()));
        }
    }));
    let (sender, mut receiver) = mpsc::channel(4);
    handles.push(spawn("producer", async move {
        for message in 0..MESSAGES {
            if sender.send(message).await.is_err() {
                break;
            }
            if message % 3 == 2 {
                yield_by(if message % 2 == 0 { How::YieldNow } else { How::SelfWake }).await;
            }
        }
    }));
    handles.push(spawn("consumer", async move { while receiver.recv().await.is_some() {} }));
    for handle in handles {
        handle.await?;
    }
    Ok(())
}
