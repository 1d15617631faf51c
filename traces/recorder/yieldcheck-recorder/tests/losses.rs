//! Recordings of which something is missing.

mod support;

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

use support::checker::{assert_no_fault, check};
use support::lines::{assert_well_formed, kind, number, of_kind};
use support::{every_task, runtime, Place};
use yieldcheck_recorder::{spawn, wake_yield, yield_now, Options, Recorder};

/// A program that wakes and polls, on workers and from a thread of its own, as fast as it can.
fn busy_program(workers: usize, planned: yieldcheck_recorder::Planned, rounds: usize) -> (u64, bool) {
    let (runtime, recorder) = runtime(workers, planned);
    runtime.block_on(recorder.root(async move {
        let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
        let outside = std::thread::spawn(move || (0..rounds).for_each(|round| sender.send(round).unwrap()));
        let mut tasks = vec![spawn("receives", async move { while receiver.recv().await.is_some() {} })];
        for _ in 0..4 {
            tasks.push(spawn("yields", async move {
                for _ in 0..rounds {
                    yield_now().await;
                    wake_yield().await;
                }
            }));
            tasks.push(spawn("spawns", async move {
                for _ in 0..rounds / 10 {
                    spawn("short", wake_yield()).await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        outside.join().unwrap();
    }));
    drop(runtime);
    let summary = recorder.finish().unwrap();
    (summary.lost, summary.complete)
}

/// A file on a disk that takes its time.
struct Slow(std::fs::File);

impl Write for Slow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        std::thread::sleep(Duration::from_millis(2));
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[test]
fn a_program_that_outruns_its_buffers_leaves_gaps_and_no_faults() {
    let sizes = [(0, 2), (0, 61), (1, 40), (2, 3), (2, 300)];
    let places = sizes.map(|(workers, events_per_thread)| {
        let place = Place::new("gaps.jsonl");
        let options = Options { events_per_thread, write_every: Duration::from_millis(1), ..every_task() };
        let slow = Slow(std::fs::File::create(&place.path).unwrap());
        let (lost, complete) = busy_program(workers, Recorder::to_writer(slow).with(options), 3000);
        assert!(lost > 0 && !complete);
        let text = place.text();
        assert_well_formed(&text);
        let told: u64 = of_kind(&text, "gap").iter().filter_map(|gap| number(gap, "lost")).sum();
        assert_eq!(told, lost);
        place
    });
    if let Some(checked) = check(&places, &[]) {
        assert_eq!(checked.code, Some(0), "{}", checked.output);
        assert!(checked.output.contains("events were lost"), "{}", checked.output);
    }
    if let Some(checked) = check(&places, &["--against", "auto"]) {
        assert!(matches!(checked.code, Some(0 | 20)), "{}", checked.output);
    }
}

#[test]
fn a_program_that_does_not_outrun_them_loses_nothing() {
    let place = Place::new("all.jsonl");
    let options = Options { events_per_thread: 1 << 18, ..every_task() };
    let (lost, complete) = busy_program(2, Recorder::to_file(&place.path).with(options), 300);
    assert!(lost == 0 && complete);
    assert_well_formed(&place.text());
    assert_no_fault(&[place]);
}

/// Fails from some write on, as a full disk does.
struct Full {
    left: usize,
    has_failed: Arc<AtomicBool>,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left == 0 {
            self.has_failed.store(true, Ordering::Relaxed);
            return Err(io::Error::other("no space left"));
        }
        self.left -= 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_ends_the_recording_and_not_the_program() {
    for left in [0, 1, 5] {
        let has_failed = Arc::new(AtomicBool::new(false));
        let full = Full { left, has_failed: Arc::clone(&has_failed) };
        let (runtime, recorder) = runtime(2, Recorder::to_writer(full));
        let deadline = Instant::now() + Duration::from_secs(20);
        runtime.block_on(recorder.root(async {
            while !has_failed.load(Ordering::Relaxed) {
                spawn("yields", yield_now()).await.unwrap();
                assert!(Instant::now() < deadline);
            }
            spawn("goes on", yield_now()).await.unwrap();
        }));
        drop(runtime);
        assert_eq!(recorder.finish().unwrap_err().to_string(), "no space left");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_full_is_reported() {
    let (runtime, recorder) = runtime(1, Recorder::to_file("/dev/full"));
    runtime.block_on(recorder.root(async { spawn("yields", yield_now()).await.unwrap() }));
    assert_eq!(recorder.finish().unwrap_err().kind(), io::ErrorKind::StorageFull);
}

#[test]
fn a_file_that_cannot_be_created_is_named() {
    let place = Place::new("no folder/trace.jsonl");
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let error = Recorder::to_file(&place.path).build(&mut builder).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
    assert!(error.to_string().contains("no folder"), "{error}");
}

/// Holds the path to record into, in the process that is to be killed.
const KILLED: &str = "YIELDCHECK_RECORDER_TEST_KILLED";

#[test]
fn spins_until_it_is_killed() {
    let Ok(path) = std::env::var(KILLED) else {
        return;
    };
    let (runtime, recorder) = runtime(1, Recorder::to_file(path).with(every_task()));
    runtime.block_on(recorder.root(async {
        loop {
            spawn("sleeps", tokio::time::sleep(Duration::from_millis(1))).await.unwrap();
        }
    }));
}

#[test]
fn a_program_that_is_killed_leaves_what_it_had_written() {
    for name in ["killed.jsonl", "killed.jsonl.gz"] {
        let place = Place::new(name);
        let mut program = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "spins_until_it_is_killed"])
            .env(KILLED, &place.path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let deadline = Instant::now() + Duration::from_secs(20);
        // Two points to which a compressed file can be read.
        let enough = if name.ends_with("gz") { 1500 } else { 100_000 };
        while std::fs::metadata(&place.path).map_or(0, |file| file.len()) < enough {
            assert!(Instant::now() < deadline);
            std::thread::sleep(Duration::from_millis(10));
        }
        program.kill().unwrap();
        program.wait().unwrap();
        let text = readable_part(&std::fs::read(&place.path).unwrap());
        let whole = &text[..text.rfind('\n').unwrap()];
        assert_well_formed(whole);
        assert!(whole.lines().count() > 100 && whole.lines().all(|line| kind(line) != "end"));
        let part = Place::new("part.jsonl");
        std::fs::write(&part.path, text).unwrap();
        if let Some(checked) = check(&[part], &[]) {
            assert_eq!(checked.code, Some(0), "{}", checked.output);
            assert!(checked.output.contains("cut off"), "{}", checked.output);
        }
    }
}

/// What can be read of a file that was cut off, which may be compressed.
fn readable_part(bytes: &[u8]) -> String {
    let mut part = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let cut_off = flate2::read::GzDecoder::new(bytes).read_to_end(&mut part).unwrap_err();
        assert_eq!(cut_off.kind(), io::ErrorKind::UnexpectedEof);
    } else {
        part.extend(bytes);
    }
    String::from_utf8(part).unwrap()
}
