//! What many threads record comes out in one order, that of causes and effects, and whatever is missing is counted.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::event::What;
use crate::shared::{Scope, Shared};
use crate::sink::Sink;
use crate::writer::Writer;

/// Small numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

#[derive(Clone, Default)]
struct Page {
    text: Arc<Mutex<Vec<u8>>>,
    pause: Duration,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        std::thread::sleep(self.pause);
        self.text.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What one thread did: the number of each event that was kept, how many were lost, and which numbers it had heard of.
#[derive(Default)]
struct Story {
    kept: Vec<u64>,
    lost: u64,
    heard: Vec<(u64, u64)>,
}

/// Records `events` events, tells other threads of some, and hears of theirs.
fn act(shared: &Arc<Shared>, seed: u64, events: u64, tell: &[Sender<u64>], hear: &Receiver<u64>) -> Story {
    let mut dice = Dice(seed);
    let mut story = Story::default();
    let mut heard = None;
    let mut depth = 0;
    for _ in 0..events {
        heard = hear.try_iter().max().max(heard);
        let opens = depth == 0 || (depth < 5 && dice.below(2) == 0);
        depth = if opens { depth + 1 } else { depth - 1 };
        let task = u32::try_from(if opens { depth } else { depth + 1 }).unwrap();
        let what = if opens { What::BlockInPlaceBegin { task } } else { What::BlockInPlaceEnd { task } };
        match shared.record(what) {
            Some(g) => {
                story.kept.push(g);
                story.heard.extend(heard.map(|cause| (cause, g)));
                if dice.below(4) == 0 {
                    let whom = usize::try_from(dice.below(tell.len() as u64)).unwrap();
                    // Whoever is done hears nothing.
                    let _ = tell[whom].send(g);
                }
            }
            None => story.lost += 1,
        }
    }
    story
}

fn field(line: &str, name: &str) -> u64 {
    let value = line.split_once(&format!("\"{name}\":")).unwrap_or_else(|| panic!("{name} in {line}")).1;
    value.split([',', '}']).next().unwrap().parse().unwrap()
}

fn run(seed: u64, threads: u64, capacity: usize, pause: Duration) {
    let shared = Arc::new(Shared::new(capacity, Scope { every_task: true, has_hooks: true, wakers: false }));
    let page = Page { pause, ..Page::default() };
    let writer = Writer::new(Arc::clone(&shared), Sink::to(Box::new(page.clone())));
    let (stop, stopped) = mpsc::channel();
    let writing = std::thread::spawn(move || writer.run("{}\n", Duration::from_micros(50), &stopped));

    let (tell, hear): (Vec<_>, Vec<_>) = (0..threads).map(|_| mpsc::channel()).unzip();
    let stories: Vec<Story> = std::thread::scope(|scope| {
        let acting: Vec<_> = (seed..)
            .zip(hear)
            .map(|(seed, hear)| {
                let (shared, tell) = (&shared, tell.clone());
                scope.spawn(move || act(shared, seed, 2000, &tell, &hear))
            })
            .collect();
        acting.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    shared.stop();
    drop(stop);
    let summary = writing.join().unwrap().unwrap();

    let text = String::from_utf8(page.text.lock().unwrap().clone()).unwrap();
    let mut written: HashMap<u64, Vec<&str>> = HashMap::new();
    let mut last = None;
    for line in text.lines().skip(1).filter(|line| !line.contains("\"end\"")) {
        let g = field(line, "g");
        assert!(last < Some(g), "{line} after g={last:?}");
        last = Some(g);
        written.entry(field(line, "s")).or_default().push(line);
    }
    let kept: usize = stories.iter().map(|story| story.kept.len()).sum();
    let lost: u64 = stories.iter().map(|story| story.lost).sum();
    let gaps = text.lines().filter(|line| line.contains("\"gap\"")).count();
    assert_eq!((summary.records, summary.lost), ((kept + gaps) as u64, lost));
    for story in &stories {
        let mine = written.values().find(|lines| field(lines[0], "g") == story.kept[0]).unwrap();
        let whole: Vec<_> = mine.iter().filter(|line| !line.contains("\"gap\"")).collect();
        assert_eq!(whole.iter().map(|line| field(line, "g")).collect::<Vec<_>>(), story.kept);
        assert!(story.heard.iter().all(|(cause, effect)| cause < effect));
        let mut open = Vec::new();
        for line in mine.iter().take_while(|line| !line.contains("\"gap\"")) {
            if line.contains(".begin") {
                open.push(field(line, "task"));
            } else {
                assert_eq!(open.pop(), Some(field(line, "task")), "{line}");
            }
        }
    }
}

#[test]
fn nothing_is_lost_with_room_for_all() {
    for seed in 0..4 {
        run(seed, 2 + seed, 1 << 16, Duration::ZERO);
    }
}

#[test]
fn what_is_lost_for_want_of_room_is_counted() {
    for seed in 10..18 {
        run(seed, 2 + seed % 4, 2 + usize::try_from(seed).unwrap() % 7 * 5, Duration::from_micros(200));
    }
}
