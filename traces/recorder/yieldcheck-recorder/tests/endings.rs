//! Tasks and recordings that end in other ways than by the last poll.

mod support;

use std::time::Duration;

use support::checker::{assert_accepted, assert_no_fault};
use support::lines::{assert_well_formed, of_kind};
use support::{every_task, runtime, Place};
use yieldcheck_recorder::{spawn, wake_yield, yield_now, Recorder};

const LONG: Duration = Duration::from_secs(3600);

#[test]
fn a_run_that_is_over_is_complete() {
    let places = [0, 1, 2].map(|workers| {
        let place = Place::new("complete.jsonl");
        let (runtime, recorder) = runtime(workers, Recorder::to_file(&place.path).with(every_task()));
        runtime.block_on(recorder.root(async {
            let tasks = [0, 1, 2].map(|_| {
                spawn("yields", async {
                    for _ in 0..50 {
                        yield_now().await;
                        wake_yield().await;
                    }
                })
            });
            for task in tasks {
                task.await.unwrap();
            }
        }));
        drop(runtime);
        let summary = recorder.finish().unwrap();
        assert!(summary.complete && summary.lost == 0);
        assert_well_formed(&place.text());
        place
    });
    assert_accepted(&places);
}

#[test]
fn a_panic_ends_the_poll_and_the_task() {
    let place = Place::new("panic.jsonl");
    let (runtime, recorder) = runtime(1, Recorder::to_file(&place.path).with(every_task()));
    runtime.block_on(recorder.root(async {
        let panics = spawn("panics", async {
            yield_now().await;
            std::panic::resume_unwind(Box::new("on purpose"));
        });
        assert!(panics.await.unwrap_err().is_panic());
        spawn("goes on", yield_now()).await.unwrap();
    }));
    drop(runtime);
    assert!(recorder.finish().unwrap().complete);
    let text = place.text();
    assert_well_formed(&text);
    assert_eq!(of_kind(&text, "poll.begin").len(), of_kind(&text, "poll.end").len());
    assert_accepted(&[place]);
}

#[test]
fn an_aborted_task_ends_without_a_poll() {
    let places = [0, 2].map(|workers| {
        let place = Place::new("aborted.jsonl");
        let (runtime, recorder) = runtime(workers, Recorder::to_file(&place.path).with(every_task()));
        runtime.block_on(recorder.root(async {
            for _ in 0..20 {
                let sleeps = spawn("sleeps", tokio::time::sleep(LONG));
                let spins = spawn("spins", async {
                    loop {
                        wake_yield().await;
                    }
                });
                yield_now().await;
                sleeps.abort();
                spins.abort();
                assert!(sleeps.await.unwrap_err().is_cancelled());
                assert!(spins.await.unwrap_err().is_cancelled());
            }
        }));
        drop(runtime);
        assert!(recorder.finish().unwrap().complete);
        let text = place.text();
        assert_well_formed(&text);
        assert!(of_kind(&text, "task.end").len() >= 40);
        place
    });
    assert_no_fault(&places);
}

#[test]
fn a_runtime_may_be_dropped_with_tasks_in_it() {
    let places = [0, 2].map(|workers| {
        let place = Place::new("dropped.jsonl");
        let (runtime, recorder) = runtime(workers, Recorder::to_file(&place.path).with(every_task()));
        runtime.block_on(recorder.root(async {
            spawn("sleeps", tokio::time::sleep(LONG));
            spawn("spins", async {
                loop {
                    wake_yield().await;
                }
            });
            for _ in 0..10 {
                yield_now().await;
            }
        }));
        drop(runtime);
        let summary = recorder.finish().unwrap();
        assert!(summary.complete, "{summary:?}");
        assert_well_formed(&place.text());
        place
    });
    assert_no_fault(&places);
}

#[test]
fn a_recording_may_end_before_its_runtime() {
    let place = Place::new("cut.jsonl");
    let (runtime, recorder) = runtime(2, Recorder::to_file(&place.path).with(every_task()));
    let _guard = runtime.enter();
    for _ in 0..4 {
        recorder.spawn("spins", async {
            loop {
                wake_yield().await;
            }
        });
    }
    std::thread::sleep(Duration::from_millis(20));
    assert!(!recorder.finish().unwrap().complete);
    assert_well_formed(&place.text());
    assert_no_fault(&[place]);
}

#[test]
fn a_recorder_that_is_dropped_ends_its_recording() {
    let place = Place::new("forgotten.jsonl");
    let (runtime, recorder) = runtime(1, Recorder::to_file(&place.path).with(every_task()));
    runtime.block_on(recorder.root(async { spawn("yields", yield_now()).await.unwrap() }));
    drop(recorder);
    let text = place.text();
    assert_well_formed(&text);
    assert_eq!(of_kind(&text, "end").len(), 1);
    assert_no_fault(&[place]);
}
