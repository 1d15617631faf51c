//! What the tests record into, and how they look at it.
#![allow(dead_code)] // Each test file uses its part.

pub mod checker;
pub mod lines;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::runtime::{Builder, Runtime};
use yieldcheck_recorder::{Options, Planned, Recorder};

/// A file of its own in a folder of its own, which goes when this is dropped.
pub struct Place {
    folder: PathBuf,
    pub path: PathBuf,
}

impl Place {
    pub fn new(name: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("yieldcheck-recorder-{}-{number}", std::process::id()));
        std::fs::create_dir(&folder).expect("a new folder");
        let path = folder.join(name);
        Place { folder, path }
    }

    pub fn text(&self) -> String {
        std::fs::read_to_string(&self.path).expect("a recording that is text")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("the recording is kept: {}", self.path.display());
            return;
        }
        // Left to whoever empties the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Options of programs that spawn every task through the recorder.
pub fn every_task() -> Options {
    Options { every_task: true, ..Options::default() }
}

/// A runtime with `workers` workers, or on the thread of `block_on` for none, and its recording.
pub fn runtime(workers: usize, planned: Planned) -> (Runtime, Recorder) {
    let mut builder = match workers {
        0 => Builder::new_current_thread(),
        _ => Builder::new_multi_thread(),
    };
    if workers > 0 {
        builder.worker_threads(workers);
    }
    planned.build(builder.enable_time()).expect("a runtime and a file")
}
