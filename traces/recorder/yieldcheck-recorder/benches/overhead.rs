//! How much recording costs: runs of a program that does little but being polled, bare and recorded in turn.
//!
//! `cargo bench` prints a table; `-- --quick` takes fewer and shorter runs.

use std::future::Future;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use cpu_time::{ProcessTime, ThreadTime};
use tokio::runtime::Builder;
use yieldcheck_recorder::{spawn, Options, Planned, Recorder};

/// What is recorded of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Recorded {
    /// Nothing: Tokio as it is.
    Bare,
    /// What Tokio's hooks show.
    Hooks,
    /// The same, and polls and wakes of every task.
    Tasks,
}

/// A program: tasks that wake themselves, after they have computed for a while.
#[derive(Clone, Copy)]
struct Program {
    workers: usize,
    yields: u32,
    unit: Duration,
}

/// What a run took, in nanoseconds of CPU time.
#[derive(Clone, Copy, Default)]
struct Cost {
    program: f64,
    writer: f64,
    events: f64,
    lost: f64,
}

struct Yield {
    has_yielded: bool,
}

impl Future for Yield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.has_yielded {
            return Poll::Ready(());
        }
        self.has_yielded = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn work(program: Program) {
    for _ in 0..program.yields {
        if !program.unit.is_zero() {
            let start = Instant::now();
            while start.elapsed() < program.unit {
                std::hint::spin_loop();
            }
        }
        Yield { has_yielded: false }.await;
    }
}

async fn run(program: Program, recorded: Recorded) {
    let tasks = (0..2 * program.workers).map(|_| match recorded {
        Recorded::Bare | Recorded::Hooks => tokio::spawn(work(program)),
        Recorded::Tasks => spawn("works", work(program)),
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("no task panics");
    }
}

/// Throws everything away, and keeps how much CPU time the thread took that writes.
struct Metered(Arc<AtomicU64>);

impl Write for Metered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.store(nanoseconds(ThreadTime::now().as_duration()), Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

fn measure(program: Program, recorded: Recorded) -> Cost {
    if recorded == Recorded::Bare {
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(program.workers);
        let start = ProcessTime::now();
        let runtime = builder.build().expect("a runtime");
        runtime.block_on(run(program, recorded));
        drop(runtime);
        return Cost { program: start.elapsed().as_nanos() as f64, ..Cost::default() };
    }
    let writer = Arc::new(AtomicU64::new(0));
    let cost = measure_into(program, recorded, Recorder::to_writer(Metered(Arc::clone(&writer))));
    let writer = writer.load(Ordering::Relaxed) as f64;
    Cost { program: cost.program - writer, writer, ..cost }
}

/// The cost of a recorded run, that of the thread that writes included.
fn measure_into(program: Program, recorded: Recorded, planned: Planned) -> Cost {
    let options =
        Options { every_task: recorded == Recorded::Tasks, events_per_thread: 1 << 19, ..Options::default() };
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(program.workers);
    let start = ProcessTime::now();
    let (runtime, recorder) = planned.with(options).build(&mut builder).expect("a runtime");
    runtime.block_on(recorder.root(run(program, recorded)));
    drop(runtime);
    let summary = recorder.finish().expect("a recording");
    Cost {
        program: start.elapsed().as_nanos() as f64,
        writer: 0.0,
        events: (summary.records + summary.lost) as f64,
        lost: summary.lost as f64,
    }
}

fn median(costs: &[Cost], of: impl Fn(&Cost) -> f64) -> f64 {
    let mut values: Vec<f64> = costs.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Prints what recording costs the program and the thread that writes.
fn tell_of_threads(repeats: usize, yields: u32) {
    println!("| workers | a poll computes | recorded | bare, ns a poll | program, % more | program, ns an event | writer, ns an event | lost, % |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for workers in [1, 2, 4] {
        for unit in [Duration::ZERO, Duration::from_micros(5)] {
            let yields = if unit.is_zero() { yields } else { yields / 10 };
            let program = Program { workers, yields, unit };
            for recorded in [Recorded::Hooks, Recorded::Tasks] {
                let mut bare = Vec::new();
                let mut costs = Vec::new();
                for _ in 0..repeats {
                    bare.push(measure(program, Recorded::Bare));
                    costs.push(measure(program, recorded));
                }
                let without = median(&bare, |cost| cost.program);
                let polls = 2.0 * workers as f64 * f64::from(yields);
                println!(
                    "| {workers} | {unit:?} | {recorded:?} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} |",
                    without / polls,
                    100.0 * (median(&costs, |cost| cost.program) / without - 1.0),
                    median(&costs, |cost| (cost.program - without) / cost.events),
                    median(&costs, |cost| cost.writer / cost.events),
                    median(&costs, |cost| 100.0 * cost.lost / cost.events),
                );
            }
        }
    }
}

/// Prints what it costs to write a file, and how large it is.
fn tell_of_files(repeats: usize, yields: u32) {
    println!("\n| file | process, ns an event | bytes an event |");
    println!("| --- | --- | --- |");
    let program = Program { workers: 1, yields: yields / 10, unit: Duration::from_micros(5) };
    for name in ["overhead.jsonl", "overhead.jsonl.gz"] {
        let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
        let (mut costs, mut bytes) = (Vec::new(), 0.0);
        for _ in 0..repeats {
            let bare = measure(program, Recorded::Bare).program;
            let recorded = measure_into(program, Recorded::Tasks, Recorder::to_file(&path));
            let size = std::fs::metadata(&path).expect("a file").len();
            bytes = size as f64 / recorded.events;
            costs.push(Cost { program: (recorded.program - bare) / recorded.events, ..recorded });
        }
        std::fs::remove_file(&path).expect("a file of our own");
        println!("| {name} | {:.0} | {bytes:.0} |", median(&costs, |cost| cost.program));
    }
}

fn main() {
    let is_quick = std::env::args().any(|argument| argument == "--quick");
    let (repeats, yields) = if is_quick { (3, 5_000) } else { (9, 100_000) };
    tell_of_threads(repeats, yields);
    tell_of_files(repeats, yields);
}
