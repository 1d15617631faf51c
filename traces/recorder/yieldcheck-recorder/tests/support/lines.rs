//! The lines of a recording, as far as tests look at them.

use std::collections::HashMap;

/// The value of a field of a line, as it is written.
pub fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let key = format!("\"{name}\":");
    let value = &line[line.find(&key)? + key.len()..];
    if let Some(text) = value.strip_prefix('"') {
        return text.split('"').next();
    }
    value.split([',', '}']).next()
}

/// The number in a field of a line.
pub fn number(line: &str, name: &str) -> Option<u64> {
    field(line, name)?.parse().ok()
}

/// The kind of record that a line is.
pub fn kind(line: &str) -> &str {
    field(line, "e").expect("a record")
}

/// Lines of one kind.
pub fn of_kind<'a>(text: &'a str, wanted: &'a str) -> Vec<&'a str> {
    text.lines().filter(|line| kind(line) == wanted).collect()
}

/// Asserts what holds of every recording: the order of numbers, of times on each thread, and that what begins and ends
/// on a thread is nested there, but for what may be missing at gaps.
pub fn assert_well_formed(text: &str) {
    let mut last = None;
    let mut times: HashMap<u64, u64> = HashMap::new();
    let mut open: HashMap<u64, Vec<(String, Option<u64>)>> = HashMap::new();
    let mut has_gap = false;
    let mut records = 0;
    for line in text.lines().skip(1).filter(|line| kind(line) != "end") {
        records += 1;
        let number_of = |name| number(line, name).unwrap_or_else(|| panic!("no {name} in {line}"));
        let (g, t, thread) = (number_of("g"), number_of("t"), number_of("s"));
        assert!(last < Some(g), "{line} after g={last:?}");
        last = Some(g);
        let before = times.insert(thread, t);
        assert!(before <= Some(t), "{line} after t={before:?}");
        has_gap |= kind(line) == "gap";
        let task = number(line, "task").or_else(|| number(line, "id"));
        let stack = open.entry(thread).or_default();
        match kind(line).rsplit_once('.') {
            Some((of, "begin")) => stack.push((of.to_owned(), task)),
            Some((of, "end")) if of != "task" && !has_gap => {
                assert_eq!(stack.pop(), Some((of.to_owned(), task)), "{line}");
            }
            _ => {}
        }
    }
    if let Some(end) = text.lines().last().filter(|line| kind(line) == "end") {
        assert_eq!(number(end, "n"), Some(records));
    }
}
