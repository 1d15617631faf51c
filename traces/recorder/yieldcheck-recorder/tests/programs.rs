//! Programs of other shapes than one runtime with one future.

mod support;

use std::time::Duration;

use support::checker::{assert_accepted, assert_no_fault};
use support::lines::{assert_well_formed, field, number, of_kind};
use support::{every_task, runtime, Place};
use tokio::task::{JoinSet, LocalSet};
use yieldcheck_recorder::{
    block_in_place, spawn, spawn_local, spawn_with, wake_yield, yield_now, Options, Recorder,
};

#[test]
fn two_runtimes_are_two_recordings() {
    let (one, other) = (Place::new("one.jsonl"), Place::new("other.jsonl"));
    let first = runtime(1, Recorder::to_file(&one.path).with(every_task()));
    let second = runtime(2, Recorder::to_file(&other.path).with(every_task()));
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    let receives = {
        let _guard = second.0.enter();
        second.1.spawn("receives", async move { while receiver.recv().await.is_some() {} })
    };
    first.0.block_on(first.1.root(async {
        spawn("sends", async move {
            for number in 0..100 {
                sender.send(number).unwrap();
                yield_now().await;
            }
        })
        .await
        .unwrap();
    }));
    second.0.block_on(second.1.root(receives)).unwrap();
    for ((runtime, recorder), place) in [(first, &one), (second, &other)] {
        drop(runtime);
        assert!(recorder.finish().unwrap().complete);
        let text = place.text();
        assert_well_formed(&text);
        assert_eq!(of_kind(&text, "spawn.begin").len(), 1);
    }
    let wakes = other.text();
    let foreign =
        of_kind(&wakes, "wake.begin").into_iter().filter(|wake| field(wake, "from") == Some("external"));
    for wake in foreign {
        assert_eq!(field(wake, "w"), Some("null"), "{wake}");
    }
    assert_accepted(&[one, other]);
}

#[test]
fn many_recordings_leave_nothing_on_a_thread() {
    for _ in 0..50 {
        let place = Place::new("short.jsonl");
        let (runtime, recorder) = runtime(0, Recorder::to_file(&place.path).with(every_task()));
        runtime.block_on(recorder.root(yield_now()));
        let weak = runtime.metrics();
        drop(runtime);
        recorder.finish().unwrap();
        assert_eq!(weak.num_workers(), 1);
        assert_eq!(number(place.text().lines().nth(1).unwrap(), "s"), Some(0));
    }
}

#[test]
fn tasks_of_sets_are_recorded() {
    let place = Place::new("sets.jsonl");
    let (runtime, recorder) = runtime(2, Recorder::to_file(&place.path).with(every_task()));
    runtime.block_on(recorder.root(async {
        let mut set = JoinSet::new();
        for _ in 0..10 {
            spawn_with("in a set", async { wake_yield().await }, |future| set.spawn(future));
        }
        while let Some(done) = set.join_next().await {
            done.unwrap();
        }
    }));
    drop(runtime);
    assert!(recorder.finish().unwrap().complete);
    assert_eq!(of_kind(&place.text(), "spawn.begin").len(), 10);
    assert_accepted(&[place]);
}

#[test]
fn local_tasks_are_polled_within_the_poll_of_their_set() {
    let places = [0, 1].map(|workers| {
        let place = Place::new("local.jsonl");
        let (runtime, recorder) = runtime(workers, Recorder::to_file(&place.path));
        runtime.block_on(recorder.root(async {
            let set = LocalSet::new();
            set.run_until(async {
                let tasks = [0, 1, 2].map(|_| {
                    spawn_local("local", async {
                        for _ in 0..20 {
                            yield_now().await;
                        }
                    })
                });
                for task in tasks {
                    task.await.unwrap();
                }
            })
            .await;
        }));
        drop(runtime);
        assert!(recorder.finish().unwrap().complete);
        let text = place.text();
        assert_well_formed(&text);
        assert_eq!(of_kind(&text, "spawn.begin").len(), 3);
        place
    });
    assert_no_fault(&places);
}

#[test]
fn a_runtime_that_runs_already_is_recorded_from_there_on() {
    let place = Place::new("attached.jsonl");
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().unwrap();
    runtime.block_on(async {
        tokio::spawn(async {
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
        });
        let recorder = Recorder::to_file(&place.path).with(every_task()).attach().unwrap();
        let root = recorder.root(async {
            let sleeps = spawn("sleeps", tokio::time::sleep(Duration::from_millis(3)));
            spawn("yields", yield_now()).await.unwrap();
            sleeps.await.unwrap();
        });
        root.await;
        recorder.finish().unwrap();
    });
    let text = place.text();
    assert_well_formed(&text);
    assert!(text.lines().next().unwrap().contains("\"loss\":{\"head\":true,"));
    assert_no_fault(&[place]);
}

#[test]
fn a_recorder_outside_of_a_runtime_cannot_attach() {
    let place = Place::new("nowhere.jsonl");
    let error = Recorder::to_file(&place.path).attach().unwrap_err();
    assert!(error.to_string().contains("no reactor") || error.to_string().contains("runtime"), "{error}");
    assert!(!place.path.exists());
}

#[test]
fn tasks_beside_the_recorder_are_not_taken_for_missing() {
    let place = Place::new("beside.jsonl");
    let (runtime, recorder) = runtime(2, Recorder::to_file(&place.path));
    runtime.block_on(recorder.root(async {
        let beside = tokio::spawn(async {
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
        });
        spawn("recorded", async {
            for _ in 0..100 {
                wake_yield().await;
            }
        })
        .await
        .unwrap();
        beside.await.unwrap();
    }));
    drop(runtime);
    recorder.finish().unwrap();
    assert_well_formed(&place.text());
    assert_no_fault(&[place]);
}

#[test]
fn a_broken_promise_stands_in_the_recording() {
    let place = Place::new("promise.jsonl");
    let (runtime, recorder) = runtime(1, Recorder::to_file(&place.path).with(every_task()));
    runtime.block_on(recorder.root(async { tokio::spawn(async {}).await.unwrap() }));
    drop(runtime);
    let summary = recorder.finish().unwrap();
    let text = place.text();
    let is_seen = text.lines().next().unwrap().contains("\"task.bind\":\"all\"");
    assert_eq!(of_kind(&text, "gap").len(), usize::from(is_seen));
    assert_eq!(summary.complete, !is_seen);
    assert_no_fault(&[place]);
}

#[test]
fn a_second_future_of_block_on_stands_in_the_recording() {
    let places = [0, 1].map(|workers| {
        let place = Place::new("second.jsonl");
        let (runtime, recorder) = runtime(workers, Recorder::to_file(&place.path).with(every_task()));
        for _ in 0..2 {
            runtime.block_on(recorder.root(async { spawn("yields", yield_now()).await.unwrap() }));
        }
        drop(runtime);
        assert!(!recorder.finish().unwrap().complete);
        let text = place.text();
        assert_well_formed(&text);
        assert_eq!(of_kind(&text, "spawn.begin").len(), 2);
        place
    });
    assert_no_fault(&places);
}

#[test]
fn a_worker_that_moves_is_not_mistaken() {
    let place = Place::new("moves.jsonl");
    let (runtime, recorder) = runtime(1, Recorder::to_file(&place.path).with(every_task()));
    runtime.block_on(recorder.root(async {
        for _ in 0..3 {
            let other = spawn("other", yield_now());
            spawn("blocks", async {
                block_in_place(|| std::thread::sleep(Duration::from_millis(5)));
                yield_now().await;
            })
            .await
            .unwrap();
            other.await.unwrap();
        }
    }));
    drop(runtime);
    recorder.finish().unwrap();
    assert_well_formed(&place.text());
    assert_no_fault(&[place]);
}

#[test]
fn blocking_threads_spawn_recorded_tasks_and_wake_them() {
    let place = Place::new("blocking.jsonl");
    let (runtime, recorder) = runtime(2, Recorder::to_file(&place.path).with(every_task()));
    runtime.block_on(recorder.root(async {
        let asks = spawn("asks", async {
            let spawns = tokio::task::spawn_blocking(|| spawn("from a blocking thread", yield_now()));
            spawns.await.unwrap().await.unwrap();
        });
        asks.await.unwrap();
    }));
    drop(runtime);
    assert!(recorder.finish().unwrap().complete);
    let text = place.text();
    assert_eq!(of_kind(&text, "spawn.begin").len(), 2);
    assert_no_fault(&[place]);
}

#[test]
fn wakers_are_counted_where_that_is_asked_for() {
    let place = Place::new("wakers.jsonl");
    let options = Options { wakers: true, ..every_task() };
    let (runtime, recorder) = runtime(2, Recorder::to_file(&place.path).with(options));
    runtime.block_on(recorder.root(async {
        let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
        let receives = spawn("receives", async move { while receiver.recv().await.is_some() {} });
        spawn("sends", async move {
            for number in 0..50 {
                sender.send(number).await.unwrap();
                yield_now().await;
            }
        })
        .await
        .unwrap();
        receives.await.unwrap();
    }));
    drop(runtime);
    assert!(recorder.finish().unwrap().complete);
    let text = place.text();
    assert_well_formed(&text);
    assert!(of_kind(&text, "waker.clone").len() > 50);
    assert_accepted(&[place]);
}
