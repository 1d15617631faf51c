//! Asks `yieldcheck` about recordings.

use std::path::Path;
use std::process::Command;

use super::Place;

/// What came of a check.
pub struct Checked {
    pub code: Option<i32>,
    pub output: String,
}

/// The command in `YIELDCHECK`, such as `npx yieldcheck`, or `node` with the file that it names.
fn command() -> Option<Command> {
    let text = std::env::var("YIELDCHECK").ok()?;
    if Path::new(&text).is_file() {
        let mut command = Command::new("node");
        command.arg(text);
        return Some(command);
    }
    let mut words = text.split_whitespace();
    let mut command = Command::new(words.next()?);
    command.args(words);
    Some(command)
}

/// Runs `yieldcheck check` on recordings; `None` if `YIELDCHECK` does not say how.
pub fn check(places: &[Place], options: &[&str]) -> Option<Checked> {
    let Some(mut command) = command() else {
        println!("skipped: YIELDCHECK does not hold the command to check recordings with");
        return None;
    };
    let done = command
        .arg("check")
        .args(places.iter().map(|place| &place.path))
        .args(options)
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let output = text(&done.stdout) + &text(&done.stderr);
    Some(Checked { code: done.status.code(), output })
}

/// Asserts that nothing speaks against recordings, whatever is undecided.
pub fn assert_no_fault(places: &[Place]) {
    if let Some(checked) = check(places, &[]) {
        assert_eq!(checked.code, Some(0), "{}", checked.output);
    }
}

/// Asserts that nothing speaks against recordings, and that their release of Tokio can have made them.
pub fn assert_accepted(places: &[Place]) {
    assert_no_fault(places);
    if yieldcheck_recorder::tokio_release().is_none() {
        println!("skipped: the release of Tokio is not known");
    } else if let Some(checked) = check(places, &["--against", "auto"]) {
        assert_eq!(checked.code, Some(0), "{}", checked.output);
    }
}
