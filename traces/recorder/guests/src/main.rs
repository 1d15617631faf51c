//! Runs guests of Wasmtime on Tokio, which yield in one way, and records them.
//!
//! `cargo run --release -- yield-now --workers 1 --out trace.jsonl.gz`

mod arguments;
mod driver_passes;
mod embedding;
mod guest;
mod host;
mod program;
mod ticker;
mod turns;
mod way;
mod wired;

use clap::Parser;
use yieldcheck_recorder::{Options, Recorder};

use arguments::Arguments;

fn main() -> Result<(), embedding::Failure> {
    let arguments = Arguments::parse();
    let (mut builder, settings) = wired::builder(&arguments)?;
    let options =
        Options { scenario: Some(arguments.title()), every_task: true, settings, ..Options::default() };
    let embedding = embedding::Embedding::new(&arguments)?;
    let (runtime, recorder) = Recorder::to_file(&arguments.out).with(options).build(&mut builder)?;
    // Workers that have started and gone to sleep are in the same state in every recording.
    std::thread::sleep(std::time::Duration::from_millis(3));
    runtime.block_on(recorder.root(embedding.run()))?;
    drop(runtime);
    let summary = recorder.finish()?;
    println!("{}: {} records, {} lost", arguments.out.display(), summary.records, summary.lost);
    Ok(())
}
