//! Runs one small program on real Tokio and records it.
//!
//! `cargo run --release -- yielders --how yield_now --workers 2 --out trace.jsonl.gz`

mod arguments;
mod scenario;
mod wired;
mod work;

use clap::Parser;
use yieldcheck_recorder::{Options, Recorder};

use arguments::Arguments;

fn main() -> Result<(), scenario::Failure> {
    let arguments = Arguments::parse();
    let wired = wired::builder(&arguments)?;
    let mut builder = wired.builder;
    let options = Options {
        scenario: Some(arguments.title()),
        every_task: true,
        events_per_thread: arguments.events_per_thread,
        settings: wired.settings,
        ..Options::default()
    };
    let (runtime, recorder) = Recorder::to_file(&arguments.out).with(options).build(&mut builder)?;
    // Workers that have started and gone to sleep are in the same state in every recording.
    std::thread::sleep(std::time::Duration::from_millis(arguments.settle));
    runtime.block_on(recorder.root(scenario::run(arguments.plan())))?;
    drop(runtime);
    let summary = recorder.finish()?;
    println!("{}: {} records, {} lost", arguments.out.display(), summary.records, summary.lost);
    Ok(())
}
