//! The programs, each in a file of its own.

mod block_in_place;
mod coop;
mod cross_wake;
mod guests;
mod hogged;
mod hogged_worker;
mod mix;
mod ping_pong;
mod yielders;

use std::error::Error;
use std::time::Duration;

use clap::ValueEnum;

use crate::arguments::How;

/// What can be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    /// Tasks that only yield.
    Yielders,
    /// The same beside one that wakes itself until they are done.
    BesideSelfWaker,
    /// Tasks of both kinds, a timer, and a channel.
    Mix,
    /// Two tasks that wake one another, beside one that yields.
    PingPong,
    /// Two tasks that wake one another, and nothing beside them.
    PingPongAlone,
    /// A task in the LIFO slot of a worker that computes.
    HoggedAfterWake,
    /// Two tasks woken by one that goes on computing: the first is displaced from the LIFO slot.
    HoggedAfterTwoWakes,
    /// A task spawned by one that goes on computing.
    HoggedAfterSpawn,
    /// A task that has yielded on a worker which then computes.
    HoggedAfterYield,
    /// A task that wakes another and computes at each of its polls, beside tasks that yield.
    HoggedWorker,
    /// A receiver that always finds a message, until its budget is used up.
    Coop,
    /// Many short tasks spawned by one.
    Many,
    /// A task that blocks its thread again and again, among tasks that yield in the way asked for.
    BlockInPlace,
    /// The same among tasks that yield in both ways.
    BlockInPlaceMix,
    /// Computing guests beside a timer, a socket, and a foreign thread.
    Guests,
    /// Computing guests, and nothing beside them.
    GuestsAlone,
    /// A task that is woken by another while it is polled.
    CrossWakeByTask,
    /// A task that is woken by a foreign thread while it is polled.
    CrossWakeByThread,
}

/// Why a program did not come to its end.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// A program and its size.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) name: Name,
    pub(crate) how: How,
    pub(crate) tasks: usize,
    pub(crate) yields: usize,
    pub(crate) unit: Duration,
    pub(crate) lasting: Duration,
    pub(crate) repeats: usize,
}

/// Runs a program to its end, from a task that spawns the others.
///
/// # Errors
/// When a task panicked, or the system refuses a socket or a thread.
pub(crate) async fn run(plan: Plan) -> Result<(), Failure> {
    let parent = yieldcheck_recorder::spawn("parent", async move {
        match plan.name {
            Name::Yielders | Name::Many => yielders::run(&plan, false).await,
            Name::BesideSelfWaker => yielders::run(&plan, true).await,
            Name::Mix => mix::run(&plan).await,
            Name::PingPong => ping_pong::run(&plan, true).await,
            Name::PingPongAlone => ping_pong::run(&plan, false).await,
            Name::HoggedAfterWake => hogged::after_wakes(&plan, 1).await,
            Name::HoggedAfterTwoWakes => hogged::after_wakes(&plan, 2).await,
            Name::HoggedAfterSpawn => hogged::after_spawn(&plan).await,
            Name::HoggedAfterYield => hogged::after_yield(&plan).await,
            Name::HoggedWorker => hogged_worker::run(&plan).await,
            Name::Coop => coop::run(&plan).await,
            Name::Guests => guests::beside_outside(&plan).await,
            Name::GuestsAlone => guests::alone(&plan).await,
            Name::BlockInPlace => block_in_place::run(&plan, &[plan.how]).await,
            Name::BlockInPlaceMix => block_in_place::run(&plan, &[How::YieldNow, How::SelfWake]).await,
            Name::CrossWakeByTask => cross_wake::by_tasks(&plan).await,
            Name::CrossWakeByThread => cross_wake::by_thread(&plan).await,
        }
    });
    parent.await?
}
