//! Events as lines of the trace format.

use crate::bound::Bound;
use crate::event::{By, Doubt, Event, WakeFrom, What};
use crate::json::Fields;
use crate::names::Names;
use crate::yields::YieldKind;

/// Appends the line of an event, newline included, and gives whether there is one.
pub(crate) fn append(into: &mut String, event: &Event, names: &Names, bound: &mut Bound) -> bool {
    let Event { g, t, thread, worker, what } = *event;
    if matches!(what, What::TaskDropped { task } if bound.tells_end_of(task)) {
        return false;
    }
    into.push_str("{\"e\":\"");
    into.push_str(kind(what));
    into.push('"');
    into.count("g", g);
    into.count("t", t);
    into.count("s", thread);
    into.count_or_null("w", worker);
    fields(into, what, thread, names, bound);
    into.push_str("}\n");
    true
}

fn kind(what: What) -> &'static str {
    match what {
        What::ThreadStart => "thread.start",
        What::ThreadStop => "thread.stop",
        What::ParkBegin => "park.begin",
        What::ParkEnd => "park.end",
        What::SpawnBegin { .. } => "spawn.begin",
        What::SpawnEnd { .. } => "spawn.end",
        What::TaskBind { .. } => "task.bind",
        What::TaskEnd { .. } | What::TaskDropped { .. } => "task.end",
        What::RunBegin { .. } => "run.begin",
        What::RunEnd { .. } => "run.end",
        What::PollBegin { .. } => "poll.begin",
        What::PollEnd { .. } => "poll.end",
        What::Yield { .. } => "yield",
        What::WakeBegin { .. } => "wake.begin",
        What::WakeEnd { .. } => "wake.end",
        What::WakerClone { .. } => "waker.clone",
        What::WakerDrop { .. } => "waker.drop",
        What::BlockInPlaceBegin { .. } => "block_in_place.begin",
        What::BlockInPlaceEnd { .. } => "block_in_place.end",
        What::BusyBegin { .. } => "busy.begin",
        What::BusyEnd { .. } => "busy.end",
        What::Mark { .. } => "mark",
        What::Gap { .. } | What::Doubt { .. } => "gap",
    }
}

fn fields(into: &mut String, what: What, thread: u32, names: &Names, bound: &mut Bound) {
    match what {
        What::ThreadStart | What::ThreadStop | What::ParkBegin | What::ParkEnd => {}
        What::SpawnBegin { task, by: whose, name, is_local } => {
            into.count("task", task);
            by(into, whose);
            if let Some(name) = name {
                names.with(name, |name| into.text("name", name));
            }
            if is_local {
                into.word("kind", "local");
            }
            into.raw("instrumented", true);
        }
        What::SpawnEnd { task }
        | What::TaskDropped { task }
        | What::BlockInPlaceBegin { task }
        | What::BlockInPlaceEnd { task }
        | What::BusyEnd { task } => into.count("task", task),
        What::TaskBind { task, id } => {
            if let Some(task) = task {
                bound.bind(task, id);
            }
            into.count_if_any("task", task);
            into.count("id", id);
        }
        What::TaskEnd { id } => {
            into.count_if_any("task", bound.end(id));
            into.count("id", id);
        }
        What::RunBegin { id } => {
            into.count_if_any("task", bound.run(id, thread));
            into.count("id", id);
        }
        What::RunEnd { id } => {
            into.count_if_any("task", bound.ran(id, thread));
            into.count("id", id);
        }
        What::PollBegin { task, n, inject, local } => {
            into.count("task", task);
            into.count("n", n);
            into.count_if_any("inject", inject);
            into.count_if_any("local", local);
        }
        What::PollEnd { task, ready, out_of_budget } => {
            into.count("task", task);
            into.raw("ready", ready);
            if out_of_budget {
                into.count("budget", 0_u32);
            }
        }
        What::Yield { task, how } => {
            into.count("task", task);
            into.word("how", word_for(how));
        }
        What::WakeBegin { task, by: whose, from, consumes } => {
            into.count("task", task);
            by(into, whose);
            if let Some(from) = from {
                into.word("from", place(from));
            }
            into.word("op", if consumes { "wake" } else { "wake_by_ref" });
        }
        What::WakeEnd { task, of } => {
            into.count("task", task);
            into.count("of", of);
        }
        What::WakerClone { task, by: whose } | What::WakerDrop { task, by: whose } => {
            into.count("task", task);
            by(into, whose);
        }
        What::BusyBegin { task, ns } => {
            into.count("task", task);
            into.count_if_any("ns", ns);
        }
        What::Mark { task, label, value } => {
            into.count("task", task);
            match label {
                Some(label) => names.with(label, |label| into.text("label", label)),
                None => into.word("label", "one of too many labels"),
            }
            into.raw("value", value);
        }
        What::Gap { lost, until } => {
            bound.may_have_lost_ends();
            into.count("lost", lost);
            into.word("why", "the buffer of the thread was full");
            into.count("until", until);
        }
        What::Doubt { why } => {
            into.raw("lost", "null");
            into.word("why", reason(why));
        }
    }
}

fn by(into: &mut String, whose: By) {
    match whose {
        By::Task(task) => into.count("by", task),
        By::Nobody => into.raw("by", "null"),
        By::Unknown => {}
    }
}

fn word_for(how: YieldKind) -> &'static str {
    match how {
        YieldKind::SelfWake => "self-wake",
        YieldKind::YieldNow => "yield_now",
        YieldKind::Coop => "coop",
    }
}

fn place(from: WakeFrom) -> &'static str {
    match from {
        WakeFrom::Poll => "poll",
        WakeFrom::Complete => "complete",
        WakeFrom::Runtime => "runtime",
        WakeFrom::External => "external",
        WakeFrom::BlockInPlace => "block_in_place",
    }
}

fn reason(why: Doubt) -> &'static str {
    match why {
        Doubt::ForeignTask => "a task was spawned past the recorder, although `every_task` was promised",
        Doubt::FurtherRoot => "a further future was given to `block_on`, of which only the first is recorded",
        Doubt::WorkerMoved => {
            "a worker has moved to another thread, and without `--cfg tokio_unstable` Tokio does not tell which"
        }
    }
}
