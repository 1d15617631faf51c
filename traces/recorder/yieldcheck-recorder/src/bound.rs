//! Which task has which of Tokio's ids.

use std::collections::{HashMap, VecDeque};

use crate::event::Task;

/// Tasks by the ids that Tokio gave them, as far as its spawn hook told.
#[derive(Debug, Default)]
pub(crate) struct Bound {
    /// Tasks that live, and those that ended last.
    by_id: HashMap<u64, Task>,
    /// Ids of tasks that live.
    ids: HashMap<Task, u64>,
    /// Ids of those that ended last: one that was cancelled may still be in a queue, and be run for nothing.
    ended: VecDeque<u64>,
    /// By thread, what it began to run last. Such a task may have ended by the time the thread is done with it: on this
    /// thread, or on another that took it up again.
    running: HashMap<u32, (u64, Task)>,
    has_lost: bool,
}

/// As many tasks that have ended are kept.
const MOST_ENDED: usize = 1 << 12;

/// As many tasks are kept once the end of one may have been lost.
const MOST_AFTER_LOSS: usize = 1 << 18;

impl Bound {
    pub(crate) fn bind(&mut self, task: Task, id: u64) {
        // Tasks that live take more memory than this. Those whose end was lost would stay for ever.
        if !self.has_lost || self.by_id.len() < MOST_AFTER_LOSS {
            self.by_id.insert(id, task);
            self.ids.insert(task, id);
        }
    }

    /// Gives the task of an id that `thread` begins to run.
    pub(crate) fn run(&mut self, id: u64, thread: u32) -> Option<Task> {
        let task = self.by_id.get(&id).copied();
        match task {
            Some(task) => self.running.insert(thread, (id, task)),
            None => self.running.remove(&thread),
        };
        task
    }

    /// Gives the task of an id that `thread` has run.
    pub(crate) fn ran(&self, id: u64, thread: u32) -> Option<Task> {
        let begun = self.running.get(&thread).filter(|(begun, _)| *begun == id).map(|(_, task)| *task);
        begun.or_else(|| self.by_id.get(&id).copied())
    }

    /// Gives the task of an id that has ended.
    pub(crate) fn end(&mut self, id: u64) -> Option<Task> {
        let task = self.by_id.get(&id).copied()?;
        self.ids.remove(&task);
        self.ended.push_back(id);
        if self.ended.len() > MOST_ENDED {
            self.ended.pop_front().and_then(|oldest| self.by_id.remove(&oldest));
        }
        Some(task)
    }

    /// Whether Tokio's terminate hook will tell of the end of a task.
    pub(crate) fn tells_end_of(&self, task: Task) -> bool {
        self.ids.contains_key(&task)
    }

    /// Events were lost.
    pub(crate) fn may_have_lost_ends(&mut self) {
        self.has_lost = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_task_until_each_thread_is_done_with_it() {
        let mut bound = Bound::default();
        bound.bind(3, 70);
        assert!(bound.tells_end_of(3));
        assert_eq!((bound.run(70, 0), bound.run(70, 1)), (Some(3), Some(3)));
        assert_eq!((bound.end(70), bound.run(70, 2)), (Some(3), Some(3)));
        assert!(!bound.tells_end_of(3));
        for (task, id) in (4..).zip(71..=70 + MOST_ENDED as u64) {
            bound.bind(task, id);
            bound.end(id);
        }
        assert_eq!((bound.ran(70, 0), bound.ran(70, 1)), (Some(3), Some(3)));
        assert_eq!((bound.run(70, 0), bound.ran(70, 0)), (None, None));
        assert_eq!((bound.by_id.len(), bound.ids.len()), (MOST_ENDED, 0));
    }

    #[test]
    fn stays_small_when_ends_are_lost() {
        let mut bound = Bound::default();
        bound.may_have_lost_ends();
        for (task, id) in (0..).zip(0..2 * MOST_AFTER_LOSS as u64) {
            bound.bind(task, id);
        }
        assert_eq!(bound.by_id.len(), MOST_AFTER_LOSS);
    }
}
