//! The first line of a recording.

use tokio::runtime::{Handle, RuntimeFlavor};

use crate::json::{quoted, Fields};
use crate::names::shortened;
use crate::options::{Options, Setting};
use crate::shared::Scope;
use crate::{coverage, tokio_release};

/// As many characters of the name of a scenario as are kept.
const LONGEST: usize = 2000;

/// The header of a recording of `runtime`, newline included.
pub(crate) fn line(options: &Options, scope: Scope, runtime: &Handle) -> String {
    let mut text = String::from("{\"e\":\"header\",\"v\":1,\"minor\":1,\"runtime\":{\"name\":\"tokio\"");
    match tokio_release() {
        Some(release) => text.text("version", release),
        None => text.raw("version", "null"),
    }
    let is_current_thread = runtime.runtime_flavor() == RuntimeFlavor::CurrentThread;
    text.word("flavor", if is_current_thread { "current_thread" } else { "multi_thread" });
    text.raw("workers", runtime.metrics().num_workers());
    text.raw("config", "{");
    listed(&mut text, options.settings.iter().map(|setting| setting_text(*setting)));
    text.push_str("}},\"recorder\":{\"name\":\"yieldcheck-recorder\"");
    text.text("version", env!("CARGO_PKG_VERSION"));
    text.push_str(
        ",\"format\":\"yieldcheck-1\"},\"clock\":{\"domain\":\"mono\"},\"order\":{\"across\":\"gseq\"}",
    );
    text.raw("coverage", "{");
    listed(&mut text, coverage::of(scope).into_iter().map(|(kind, value)| (kind, format!("\"{value}\""))));
    text.push('}');
    if !scope.has_hooks {
        text.raw("loss", "{\"head\":true,\"middle\":false,\"tail\":false}");
    }
    if let Some(scenario) = &options.scenario {
        text.text("scenario", shortened(scenario, LONGEST));
    }
    text.push_str("}\n");
    text
}

fn listed(into: &mut String, fields: impl Iterator<Item = (&'static str, String)>) {
    for (index, (name, value)) in fields.enumerate() {
        if index > 0 {
            into.push(',');
        }
        quoted(into, name);
        into.push(':');
        into.push_str(&value);
    }
}

fn setting_text(setting: Setting) -> (&'static str, String) {
    match setting {
        Setting::EventInterval(ticks) => ("event_interval", ticks.to_string()),
        Setting::GlobalQueueInterval(ticks) => ("global_queue_interval", ticks.to_string()),
        Setting::LifoSlot(is_on) => ("lifo_slot", is_on.to_string()),
        Setting::EagerDriverHandoff(is_on) => ("eager_driver_handoff", is_on.to_string()),
        Setting::AltTimer(is_on) => ("alt_timer", is_on.to_string()),
    }
}
