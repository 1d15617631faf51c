//! Spawning tasks that are recorded.

use std::future::Future;
use std::sync::Arc;

use tokio::task::JoinHandle;

use crate::context;
use crate::event::{By, Task, What};
use crate::shared::Shared;
use crate::task::{Kind, Life, Recorded};

/// Spawns a recorded task, as `tokio::spawn` does.
///
/// Recorded if a recorded task calls this, or a thread of the recorded runtime; an ordinary task otherwise. Threads of
/// your own spawn through [`Recorder::spawn`](crate::Recorder::spawn) or [`Spawner::spawn`].
///
/// # Panics
/// As `tokio::spawn`, outside of a runtime.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let sum = yieldcheck_recorder::spawn("adds", async { 1 + 1 }).await;
/// assert_eq!(sum.unwrap(), 2);
/// # });
/// ```
#[track_caller]
pub fn spawn<F>(name: &str, future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    spawn_with(name, future, tokio::spawn)
}

/// Spawns a recorded task of the `LocalSet` that is being polled, as `tokio::task::spawn_local` does.
///
/// The recording shows its polls within those of whatever polls the set, and nothing of the set's own queue.
///
/// # Panics
/// As `tokio::task::spawn_local`, outside of a `LocalSet`.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let set = tokio::task::LocalSet::new();
/// let sum = set.run_until(async { yieldcheck_recorder::spawn_local("adds", async { 1 + 1 }).await }).await;
/// assert_eq!(sum.unwrap(), 2);
/// # });
/// ```
#[track_caller]
pub fn spawn_local<F>(name: &str, future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let here = context::here().map(|(recording, by)| (recording, by.map_or(By::Nobody, By::Task)));
    spawning(here, name, Kind::Local, future, tokio::task::spawn_local)
}

/// Spawns a recorded task by other means than `tokio::spawn`, such as a `JoinSet`.
///
/// Recorded where [`spawn`] is. `spawn` must spawn the future that it is given, at once, on the recorded runtime.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let mut set = tokio::task::JoinSet::new();
/// yieldcheck_recorder::spawn_with("adds", async { 1 + 1 }, |future| set.spawn(future));
/// assert_eq!(set.join_next().await.unwrap().unwrap(), 2);
/// # });
/// ```
#[track_caller]
pub fn spawn_with<F, R>(name: &str, future: F, spawn: impl FnOnce(Recorded<F>) -> R) -> R
where
    F: Future + Send + 'static,
{
    let here = context::here().map(|(recording, by)| (recording, by.map_or(By::Nobody, By::Task)));
    spawning(here, name, Kind::Spawned, future, spawn)
}

/// Spawns recorded tasks from anywhere; made by [`Recorder::spawner`](crate::Recorder::spawner).
#[derive(Clone, Debug)]
pub struct Spawner {
    pub(crate) recording: Arc<Shared>,
}

impl Spawner {
    /// Spawns a recorded task, as `tokio::spawn` does.
    ///
    /// # Panics
    /// As `tokio::spawn`, outside of a runtime.
    #[track_caller]
    pub fn spawn<F>(&self, name: &str, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.spawn_with(name, future, tokio::spawn)
    }

    /// Spawns a recorded task by other means, as [`spawn_with`] does.
    #[track_caller]
    pub fn spawn_with<F, R>(&self, name: &str, future: F, spawn: impl FnOnce(Recorded<F>) -> R) -> R
    where
        F: Future + Send + 'static,
    {
        let by = context::with(&self.recording, |here| here.by(&self.recording)).unwrap_or(By::Nobody);
        spawning(Some((Arc::clone(&self.recording), by)), name, Kind::Spawned, future, spawn)
    }
}

#[track_caller]
fn spawning<F: Future, R>(
    here: Option<(Arc<Shared>, By)>,
    name: &str,
    kind: Kind,
    future: F,
    spawn: impl FnOnce(Recorded<F>) -> R,
) -> R {
    let Some((recording, by)) = here.filter(|(recording, _)| recording.is_on()) else {
        return spawn(Recorded::new(future, None));
    };
    let task = recording.new_task();
    let name = recording.names.index(name);
    let _spawning =
        Spawning::begin(&recording, task, What::SpawnBegin { task, by, name, is_local: kind == Kind::Local });
    spawn(Recorded::new(future, Some(Life::new(Arc::clone(&recording), task, kind))))
}

/// A spawn under way, which a panic ends as well.
struct Spawning<'a> {
    recording: &'a Arc<Shared>,
    task: Task,
}

impl<'a> Spawning<'a> {
    fn begin(recording: &'a Arc<Shared>, task: Task, begin: What) -> Self {
        context::with(recording, |here| here.set_spawning(Some(task)));
        recording.record(begin);
        Spawning { recording, task }
    }
}

impl Drop for Spawning<'_> {
    fn drop(&mut self) {
        context::with(self.recording, |here| here.set_spawning(None));
        self.recording.record(What::SpawnEnd { task: self.task });
    }
}
