//! Records two tasks that yield, one in each way: `cargo run --example two_yielders -- trace.jsonl.gz`.

use yieldcheck_recorder::{spawn, wake_yield, yield_now, Options, Recorder};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "trace.jsonl.gz".into());
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let options = Options { scenario: Some("two yielders".into()), every_task: true, ..Options::default() };
    let (runtime, recorder) = Recorder::to_file(path).with(options).build(builder.worker_threads(2))?;
    runtime.block_on(recorder.root(async {
        let polite = spawn("yield_now", async {
            for _ in 0..20 {
                yield_now().await;
            }
        });
        let hasty = spawn("self-wake", async {
            for _ in 0..20 {
                wake_yield().await;
            }
        });
        polite.await?;
        hasty.await
    }))?;
    drop(runtime);
    let summary = recorder.finish()?;
    eprintln!("{} records, {} lost", summary.records, summary.lost);
    Ok(())
}
