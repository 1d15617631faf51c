//! Beginning and ending a recording.

use std::future::Future;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::event::{Doubt, What};
use crate::options::Options;
use crate::shared::{Scope, Shared};
use crate::sink::Sink;
use crate::spawn::Spawner;
use crate::summary::Summary;
use crate::task::{Kind, Life, Recorded};
use crate::writer::Writer;
use crate::{context, header, hooks};

/// A recording of one runtime.
///
/// Dropped, it ends the recording as [`Recorder::finish`] does, and keeps to itself what went wrong.
#[derive(Debug)]
pub struct Recorder {
    shared: Arc<Shared>,
    /// The writer ends when the sender is dropped.
    writing: Option<(Sender<()>, JoinHandle<io::Result<Summary>>)>,
}

enum Target {
    File(PathBuf),
    Writer(Box<dyn Write + Send>),
}

/// A recording that has not begun; made by [`Recorder::to_file`] and [`Recorder::to_writer`].
#[must_use = "nothing is recorded before `build` or `attach`"]
pub struct Planned {
    target: Target,
    options: Options,
}

impl Recorder {
    /// Plans a recording into the file at `path`, which is replaced; compressed if its name ends in `.gz`.
    ///
    /// ```
    /// use yieldcheck_recorder::Recorder;
    ///
    /// # let path = std::env::temp_dir().join("yieldcheck-recorder-doc.jsonl.gz");
    /// let mut builder = tokio::runtime::Builder::new_current_thread();
    /// let (runtime, recorder) = Recorder::to_file(&path).build(&mut builder)?;
    /// runtime.block_on(recorder.root(async { yieldcheck_recorder::yield_now().await }));
    /// drop(runtime);
    /// assert!(recorder.finish()?.complete);
    /// # std::fs::remove_file(path)?;
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn to_file(path: impl AsRef<Path>) -> Planned {
        Planned { target: Target::File(path.as_ref().to_owned()), options: Options::default() }
    }

    /// Plans a recording into anything that can be written to, from a thread of the recorder.
    ///
    /// ```
    /// let planned = yieldcheck_recorder::Recorder::to_writer(std::io::stderr());
    /// ```
    pub fn to_writer(writer: impl Write + Send + 'static) -> Planned {
        Planned { target: Target::Writer(Box::new(writer)), options: Options::default() }
    }

    /// Wraps the future that is given to `block_on`: task 0. Of a further future only the tasks are recorded that it
    /// spawns.
    pub fn root<F: Future>(&self, future: F) -> Recorded<F> {
        let is_first = self.shared.takes_root();
        if !is_first {
            self.shared.record(What::Doubt { why: Doubt::FurtherRoot });
        }
        let kind = if is_first { Kind::Root } else { Kind::Unseen };
        Recorded::new(future, Some(Life::new(Arc::clone(&self.shared), 0, kind)))
    }

    /// Spawns a recorded task from anywhere.
    ///
    /// # Panics
    /// As `tokio::spawn`, outside of a runtime.
    #[track_caller]
    pub fn spawn<F>(&self, name: &str, future: F) -> tokio::task::JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        self.spawner().spawn(name, future)
    }

    /// What threads that do not have the recorder spawn recorded tasks with.
    #[must_use]
    pub fn spawner(&self) -> Spawner {
        Spawner { recording: Arc::clone(&self.shared) }
    }

    /// Ends the recording; best after its runtime was dropped. The runtime may go on, and is not recorded any more.
    ///
    /// # Errors
    /// When not all of it could be written. Recording has ended then when the first write failed.
    pub fn finish(mut self) -> io::Result<Summary> {
        self.shut()
    }

    fn shut(&mut self) -> io::Result<Summary> {
        let Some((stop, writing)) = self.writing.take() else {
            return Ok(Summary::default());
        };
        self.shared.stop();
        context::leave();
        drop(stop);
        writing.join().unwrap_or_else(|_| Err(io::Error::other("the writer of the recording panicked")))
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // Whoever wants to know how it went calls `finish`.
        let _ = self.shut();
    }
}

impl Planned {
    /// Changes what the recording says of itself, and how much memory it may take.
    pub fn with(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Sets the hooks of `builder`, builds the runtime, and begins to record it.
    ///
    /// Hooks that were set before are replaced: Tokio has one of each kind.
    ///
    /// # Errors
    /// When the runtime cannot be built, or the file not be created.
    pub fn build(self, builder: &mut Builder) -> io::Result<(Runtime, Recorder)> {
        let Planned { target, options } = self;
        let sink = target.open()?;
        let shared = Arc::new(Shared::new(options.events_per_thread, scope(&options, true)));
        hooks::set(builder, &shared);
        let runtime = builder.build()?;
        let recorder = begin(shared, sink, &options, runtime.handle())?;
        Ok((runtime, recorder))
    }

    /// Begins to record the runtime that runs already and that this is called on, such as that of `#[tokio::main]`.
    ///
    /// Without hooks: threads, parking and tasks that are not spawned through this crate are not shown, whatever
    /// [`Options::every_task`] says.
    ///
    /// ```
    /// use yieldcheck_recorder::{spawn, Recorder};
    ///
    /// #[tokio::main(flavor = "current_thread")]
    /// async fn main() -> std::io::Result<()> {
    /// #   let path = std::env::temp_dir().join("yieldcheck-recorder-doc-attach.jsonl");
    ///     let recorder = Recorder::to_file(&path).attach()?;
    ///     recorder.root(async { spawn("adds", async { 1 + 1 }).await }).await?;
    ///     recorder.finish()?;
    /// #   std::fs::remove_file(path)?;
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    /// When there is no runtime here, or the file cannot be created.
    pub fn attach(self) -> io::Result<Recorder> {
        let Planned { target, options } = self;
        let runtime = Handle::try_current().map_err(io::Error::other)?;
        let sink = target.open()?;
        let shared = Arc::new(Shared::new(options.events_per_thread, scope(&options, false)));
        begin(shared, sink, &options, &runtime)
    }
}

impl Target {
    fn open(self) -> io::Result<Sink> {
        match self {
            Target::File(path) => Sink::create(&path),
            Target::Writer(writer) => Ok(Sink::to(writer)),
        }
    }
}

fn scope(options: &Options, has_hooks: bool) -> Scope {
    Scope { every_task: options.every_task && has_hooks, has_hooks, wakers: options.wakers }
}

fn begin(shared: Arc<Shared>, sink: Sink, options: &Options, runtime: &Handle) -> io::Result<Recorder> {
    shared.attach(runtime);
    let header = header::line(options, shared.scope, runtime);
    let every = options.write_every;
    let (stop, stopped) = mpsc::channel();
    let writer = Writer::new(Arc::clone(&shared), sink);
    let writing = std::thread::Builder::new()
        .name("yieldcheck-recorder".into())
        .spawn(move || writer.run(&header, every, &stopped))?;
    Ok(Recorder { shared, writing: Some((stop, writing)) })
}
