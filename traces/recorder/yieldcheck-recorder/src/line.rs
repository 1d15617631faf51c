//! Events as lines of the trace format.

use std::fmt::Write;

use crate::event::{Event, WakeFrom, What};
use crate::shared::Shared;
use crate::yields::YieldKind;

/// `text` as a string of JSON, quotes included.
pub(crate) fn quoted(into: &mut String, text: &str) {
    into.push('"');
    for character in text.chars() {
        match character {
            '"' => into.push_str("\\\""),
            '\\' => into.push_str("\\\\"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(into, "\\u{:04x}", u32::from(control));
            }
            other => into.push(other),
        }
    }
    into.push('"');
}

fn field(into: &mut String, name: &str, value: impl std::fmt::Display) {
    // Writing to a string does not fail.
    let _ = write!(into, ",\"{name}\":{value}");
}

fn optional(into: &mut String, name: &str, value: Option<impl std::fmt::Display>) {
    match value {
        Some(value) => field(into, name, value),
        None => field(into, name, "null"),
    }
}

fn word(into: &mut String, name: &str, value: &str) {
    let _ = write!(into, ",\"{name}\":\"{value}\"");
}

fn text(into: &mut String, name: &str, value: &str) {
    let _ = write!(into, ",\"{name}\":");
    quoted(into, value);
}

fn kind(what: &What) -> &'static str {
    match what {
        What::ThreadStart => "thread.start",
        What::ThreadStop => "thread.stop",
        What::ParkBegin => "park.begin",
        What::ParkEnd => "park.end",
        What::SpawnBegin { .. } => "spawn.begin",
        What::SpawnEnd { .. } => "spawn.end",
        What::TaskBind { .. } => "task.bind",
        What::TaskEnd { .. } => "task.end",
        What::RunBegin { .. } => "run.begin",
        What::RunEnd { .. } => "run.end",
        What::PollBegin { .. } => "poll.begin",
        What::PollEnd { .. } => "poll.end",
        What::Yield { .. } => "yield",
        What::WakeBegin { .. } => "wake.begin",
        What::WakeEnd { .. } => "wake.end",
        What::BlockInPlaceBegin { .. } => "block_in_place.begin",
        What::BlockInPlaceEnd { .. } => "block_in_place.end",
        What::Mark { .. } => "mark",
        What::Gap { .. } => "gap",
    }
}

fn how(kind: YieldKind) -> &'static str {
    match kind {
        YieldKind::SelfWake => "self-wake",
        YieldKind::YieldNow => "yield_now",
        YieldKind::Coop => "coop",
    }
}

fn origin(from: WakeFrom) -> &'static str {
    match from {
        WakeFrom::Poll => "poll",
        WakeFrom::Complete => "complete",
        WakeFrom::Runtime => "runtime",
        WakeFrom::External => "external",
        WakeFrom::BlockInPlace => "block_in_place",
    }
}

/// Tasks by the ids that Tokio gave them, as far as its spawn hook told.
pub(crate) type Bound = std::collections::HashMap<u64, u32>;

/// Appends the line of an event, newline included.
pub(crate) fn append(into: &mut String, event: &Event, shared: &Shared, bound: &mut Bound) {
    let Event { g, t, thread, worker, ref what } = *event;
    let _ = write!(into, "{{\"e\":\"{}\",\"g\":{g},\"t\":{t},\"s\":{thread}", kind(what));
    optional(into, "w", worker);
    match *what {
        What::ThreadStart | What::ThreadStop | What::ParkBegin | What::ParkEnd => {}
        What::SpawnBegin { task, by, name } => {
            field(into, "task", task);
            optional(into, "by", by);
            text(into, "name", &shared.name_at(name));
            field(into, "instrumented", true);
        }
        What::SpawnEnd { task } | What::BlockInPlaceBegin { task } | What::BlockInPlaceEnd { task } => {
            field(into, "task", task);
        }
        What::TaskBind { task, id } => {
            if let Some(task) = task {
                bound.insert(id, task);
                field(into, "task", task);
            }
            field(into, "id", id);
        }
        What::TaskEnd { id } => by_id(into, bound.remove(&id), id),
        What::RunBegin { id } | What::RunEnd { id } => by_id(into, bound.get(&id).copied(), id),
        What::PollBegin { task, n, inject } => {
            field(into, "task", task);
            field(into, "n", n);
            if let Some(inject) = inject {
                field(into, "inject", inject);
            }
        }
        What::PollEnd { task, ready, out_of_budget } => {
            field(into, "task", task);
            field(into, "ready", ready);
            if out_of_budget {
                field(into, "budget", 0);
            }
        }
        What::Yield { task, how: kind } => {
            field(into, "task", task);
            word(into, "how", how(kind));
        }
        What::WakeBegin { task, by, from, consumes } => {
            field(into, "task", task);
            optional(into, "by", by);
            word(into, "from", origin(from));
            word(into, "op", if consumes { "wake" } else { "wake_by_ref" });
        }
        What::WakeEnd { task, of } => {
            field(into, "task", task);
            field(into, "of", of);
        }
        What::Mark { task, label, value } => {
            if let Some(task) = task {
                field(into, "task", task);
            }
            text(into, "label", &shared.name_at(label));
            field(into, "value", value);
        }
        What::Gap { lost, until } => {
            field(into, "lost", lost);
            word(into, "why", "the buffer of the thread was full");
            field(into, "until", until);
        }
    }
    into.push_str("}\n");
}

fn by_id(into: &mut String, task: Option<u32>, id: u64) {
    if let Some(task) = task {
        field(into, "task", task);
    }
    field(into, "id", id);
}
