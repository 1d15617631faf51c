//! Beginning and ending a recording.

use std::fs::File;
use std::future::Future;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime, RuntimeFlavor};

use crate::event::{Event, What};
use crate::shared::Shared;
use crate::task::{self, Recorded};
use crate::writer::Writer;
use crate::{coverage, hooks, line, release};

/// How a recording ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing was left to do: whatever was woken has been polled.
    Complete,
    /// It was cut off; what was open then is undecided.
    Cut,
}

/// What a recording came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records between the header and the end.
    pub records: u64,
    /// Events that were dropped because a buffer was full.
    pub lost: u64,
}

impl Summary {
    pub(crate) fn note(&mut self, event: &Event) {
        self.records += 1;
        if let What::Gap { lost, .. } = event.what {
            self.lost += lost;
        }
    }
}

/// What a recording says of itself, and how much memory it may take.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is recorded, in your words.
    pub scenario: Option<String>,
    /// Whether every task of the runtime is spawned with [`crate::spawn`], so that a task which was not seen was not there.
    pub every_task: bool,
    /// Events that a thread keeps until they are written, 48 bytes each; further ones are counted and dropped.
    pub events_per_thread: usize,
    /// Time between two looks of the writer at the buffers.
    pub write_every: Duration,
    /// Settings of the runtime that differ from their defaults, such as `("event_interval", "7")`, as JSON.
    pub config: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            scenario: None,
            every_task: false,
            events_per_thread: 1 << 16,
            write_every: Duration::from_millis(5),
            config: Vec::new(),
        }
    }
}

/// A recording of one runtime.
#[derive(Debug)]
pub struct Recorder {
    shared: Arc<Shared>,
    writing: Option<(Sender<Ending>, JoinHandle<io::Result<Summary>>)>,
}

/// A recording whose runtime is not built yet.
#[derive(Debug)]
pub struct Planned {
    path: PathBuf,
    options: Options,
}

impl Recorder {
    /// Plans a recording into the file at `path`, compressed if its name ends in `.gz`.
    pub fn to_file(path: impl AsRef<Path>) -> Planned {
        Planned { path: path.as_ref().to_owned(), options: Options::default() }
    }

    /// Wraps the future that is given to `block_on`: task 0.
    pub fn root<F: Future>(&self, future: F) -> Recorded<F> {
        Recorded::new(future, 0, Some(Arc::clone(&self.shared)))
    }

    /// Spawns a recorded task from outside of all tasks.
    ///
    /// # Panics
    /// As `tokio::spawn`, outside of a runtime.
    pub fn spawn<F>(&self, name: &str, future: F) -> tokio::task::JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        task::spawn_by(&self.shared, name, None, future)
    }

    /// Ends the recording after its runtime was dropped and nothing was left to do.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> io::Result<Summary> {
        self.end(Ending::Complete)
    }

    /// Ends the recording. The runtime may go on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn end(mut self, ending: Ending) -> io::Result<Summary> {
        self.shut(ending).unwrap_or_else(|| Ok(Summary::default()))
    }

    fn shut(&mut self, ending: Ending) -> Option<io::Result<Summary>> {
        let (stop, writing) = self.writing.take()?;
        self.shared.stop();
        // A writer that has failed is gone already, and says why when it is joined.
        let _ = stop.send(ending);
        Some(writing.join().unwrap_or_else(|_| Err(io::Error::other("the writer of the recording panicked"))))
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // Whoever wants to know how it went calls `finish` or `end`.
        let _ = self.shut(Ending::Cut);
    }
}

impl Planned {
    /// Changes what the recording says of itself, and how much memory it may take.
    #[must_use]
    pub fn with(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Sets the hooks of `builder`, builds the runtime, and begins to record it.
    ///
    /// # Errors
    /// When the runtime cannot be built, or the file not be created.
    pub fn build(self, builder: &mut Builder) -> io::Result<(Runtime, Recorder)> {
        let Planned { path, options } = self;
        let sink = create(&path)?;
        let shared = Arc::new(Shared::new(options.events_per_thread));
        hooks::set(builder, &shared);
        let runtime = builder.build()?;
        let handle = runtime.handle();
        shared.attach(handle.metrics());
        let flavor = handle.runtime_flavor();
        if flavor == RuntimeFlavor::CurrentThread {
            // The scheduler runs on the thread that calls `block_on`, of which no hook tells.
            crate::context::with(&shared, |here| here.is_of_runtime());
        }
        let header = header(&options, flavor, handle.metrics().num_workers());
        let (stop, stopped) = mpsc::channel();
        let writer = Writer::new(Arc::clone(&shared), sink);
        let writing = std::thread::Builder::new().name("yieldcheck-recorder".into()).spawn(move || {
            let (sink, summary) = writer.run(&header, options.write_every, &stopped)?;
            sink.close()?;
            Ok(summary)
        })?;
        Ok((runtime, Recorder { shared, writing: Some((stop, writing)) }))
    }
}

fn header(options: &Options, flavor: RuntimeFlavor, workers: usize) -> String {
    let mut text =
        String::from("{\"e\":\"header\",\"v\":1,\"minor\":1,\"runtime\":{\"name\":\"tokio\",\"version\":");
    match release::tokio_release() {
        Some(release) => line::quoted(&mut text, release),
        None => text.push_str("null"),
    }
    let flavor = if flavor == RuntimeFlavor::CurrentThread { "current_thread" } else { "multi_thread" };
    text.push_str(&format!(",\"flavor\":\"{flavor}\",\"workers\":{workers},\"config\":{{"));
    for (index, (name, value)) in options.config.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        line::quoted(&mut text, name);
        text.push_str(&format!(":{value}"));
    }
    text.push_str("}},\"recorder\":{\"name\":\"yieldcheck-recorder\",\"version\":");
    line::quoted(&mut text, env!("CARGO_PKG_VERSION"));
    text.push_str(",\"format\":\"yieldcheck-1\"},\"clock\":{\"domain\":\"mono\"},\"order\":{\"across\":\"gseq\"},\"coverage\":{");
    for (index, (kind, value)) in coverage::of(options.every_task).into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&format!("\"{kind}\":\"{value}\""));
    }
    text.push('}');
    if let Some(scenario) = &options.scenario {
        text.push_str(",\"scenario\":");
        line::quoted(&mut text, scenario);
    }
    text.push('}');
    text
}

/// A file that is written, compressed or not.
enum Sink {
    Plain(BufWriter<File>),
    #[cfg(feature = "gzip")]
    Gzip(flate2::write::GzEncoder<BufWriter<File>>),
}

fn create(path: &Path) -> io::Result<Sink> {
    let file = BufWriter::new(File::create(path)?);
    #[cfg(feature = "gzip")]
    if path.extension().is_some_and(|extension| extension == "gz") {
        return Ok(Sink::Gzip(flate2::write::GzEncoder::new(file, flate2::Compression::fast())));
    }
    Ok(Sink::Plain(file))
}

impl Sink {
    fn close(self) -> io::Result<()> {
        match self {
            Sink::Plain(mut file) => file.flush(),
            #[cfg(feature = "gzip")]
            Sink::Gzip(encoder) => encoder.finish()?.flush(),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Plain(file) => file.write(bytes),
            #[cfg(feature = "gzip")]
            Sink::Gzip(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Plain(file) => file.flush(),
            #[cfg(feature = "gzip")]
            // Until it is finished: to flush a compressor costs it what it knows.
            Sink::Gzip(_) => Ok(()),
        }
    }
}
