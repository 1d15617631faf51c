use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;

use surroundings::compute;
use tokio::sync::mpsc;
use yieldcheck_recorder::{mark, spawn};

use super::{Failure, Plan};
use crate::work::yield_by;

/// Two tasks that wake one another in turn; if asked for, beside a bystander that yields.
pub(super) async fn run(plan: &Plan, beside_bystander: bool) -> Result<(), Failure> {
    let Plan { how, yields: rounds, unit, .. } = *plan;
    let (to_pong, mut from_ping) = mpsc::unbounded_channel();
    let (to_ping, mut from_pong) = mpsc::unbounded_channel();
    let done = Arc::new(AtomicBool::new(false));
    let is_done = Arc::clone(&done);
    let bystander = beside_bystander.then(|| {
        spawn("bystander", async move {
            let mut polls = 0;
            while !is_done.load(SeqCst) {
                polls += 1;
                compute(unit);
                yield_by(how).await;
            }
            mark("polls of the bystander", polls);
        })
    });
    let pong = spawn("pong", async move {
        while let Some(ball) = from_ping.recv().await {
            compute(unit);
            if to_ping.send(ball).is_err() {
                break;
            }
        }
    });
    let ping = spawn("ping", async move {
        for ball in 0..rounds {
            compute(unit);
            if to_pong.send(ball).is_err() || from_pong.recv().await.is_none() {
                break;
            }
        }
        done.store(true, SeqCst);
    });
    for handle in bystander.into_iter().chain([pong, ping]) {
        handle.await?;
    }
    Ok(())
}
