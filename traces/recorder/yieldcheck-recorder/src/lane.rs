//! The buffer of one thread.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::event::{Event, What};

/// Events of one thread that are not written yet, in their order.
///
/// The lock is held while an event gets its number, so that whoever locks the lane after reading the counter has every
/// event of this thread below what was read. Only its thread and the writer ever lock it.
#[derive(Debug)]
pub(crate) struct Lane {
    pub(crate) thread: u32,
    capacity: usize,
    events: Mutex<Vec<Event>>,
}

impl Lane {
    /// A lane that holds `capacity` events at most, at least two.
    pub(crate) fn new(thread: u32, capacity: usize) -> Self {
        let capacity = capacity.max(2);
        Lane { thread, capacity, events: Mutex::new(Vec::new()) }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Event>> {
        // Nothing in here can leave the events half changed.
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the event that `stamp` makes; when there is no room, counts it in a gap and gives no number back.
    #[inline]
    pub(crate) fn push(&self, stamp: impl FnOnce() -> Event) -> Option<u64> {
        let mut events = self.lock();
        let event = stamp();
        if events.len() < self.capacity - 1 {
            events.push(event);
            return Some(event.g);
        }
        // The last place is for the gap. It has the number of the first event that it stands for, below those of whatever
        // that event may cause, and grows until the writer takes it away.
        if events.len() < self.capacity {
            events.push(Event { what: What::Gap { lost: 1, until: event.t }, ..event });
        } else if let Some(Event { what: What::Gap { lost, until }, .. }) = events.last_mut() {
            *lost += 1;
            *until = event.t;
        }
        None
    }

    /// Takes all events away, and leaves `spare`, which is empty, in their place.
    pub(crate) fn drain(&self, spare: Vec<Event>) -> Vec<Event> {
        debug_assert!(spare.is_empty());
        std::mem::replace(&mut *self.lock(), spare)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(g: u64) -> Event {
        Event { g, t: 10 * g, thread: 0, worker: None, what: What::ParkBegin }
    }

    #[test]
    fn keeps_what_it_has_room_for_and_counts_the_rest() {
        let lane = Lane::new(0, 4);
        let kept: Vec<_> = (0..9).map(|g| lane.push(|| event(g)).is_some()).collect();
        assert_eq!(kept, [true, true, true, false, false, false, false, false, false]);
        let events = lane.drain(Vec::new());
        assert_eq!(events.iter().map(|event| event.g).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(events[3].what, What::Gap { lost: 6, until: 80 });
    }

    #[test]
    fn goes_on_after_it_was_emptied() {
        let lane = Lane::new(0, 2);
        for g in 0..3 {
            lane.push(|| event(g));
        }
        assert_eq!(lane.drain(Vec::new()).len(), 2);
        assert_eq!(lane.push(|| event(3)), Some(3));
        let events = lane.drain(Vec::new());
        assert!(matches!(events[..], [Event { g: 3, what: What::ParkBegin, .. }]));
    }
}
