//! Texts of JSON, without anything being allocated for them.

use std::fmt::{Display, Write};

/// Appends `text` as a string, quotes included.
pub(crate) fn quoted(into: &mut String, text: &str) {
    into.push('"');
    for character in text.chars() {
        match character {
            '"' => into.push_str("\\\""),
            '\\' => into.push_str("\\\\"),
            control if control.is_control() => {
                // All of them are below 0x10000. Writing to a string does not fail.
                let _ = write!(into, "\\u{:04x}", u32::from(control));
            }
            other => into.push(other),
        }
    }
    into.push('"');
}

/// Appends a whole number.
pub(crate) fn number(into: &mut String, mut value: u64) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(value % 10).unwrap_or(0);
        value /= 10;
        if value == 0 {
            break;
        }
    }
    into.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}

/// Fields of an object whose first field is there already.
pub(crate) trait Fields {
    fn count(&mut self, name: &str, value: impl Into<u64>);
    fn count_or_null(&mut self, name: &str, value: Option<impl Into<u64>>);
    fn count_if_any(&mut self, name: &str, value: Option<impl Into<u64>>);
    fn raw(&mut self, name: &str, value: impl Display);
    fn word(&mut self, name: &str, value: &'static str);
    fn text(&mut self, name: &str, value: &str);
}

impl Fields for String {
    fn count(&mut self, name: &str, value: impl Into<u64>) {
        key(self, name);
        number(self, value.into());
    }

    fn count_or_null(&mut self, name: &str, value: Option<impl Into<u64>>) {
        key(self, name);
        match value {
            Some(value) => number(self, value.into()),
            None => self.push_str("null"),
        }
    }

    fn count_if_any(&mut self, name: &str, value: Option<impl Into<u64>>) {
        if let Some(value) = value {
            self.count(name, value);
        }
    }

    fn raw(&mut self, name: &str, value: impl Display) {
        key(self, name);
        // Writing to a string does not fail.
        let _ = write!(self, "{value}");
    }

    fn word(&mut self, name: &str, value: &'static str) {
        key(self, name);
        self.push('"');
        self.push_str(value);
        self.push('"');
    }

    fn text(&mut self, name: &str, value: &str) {
        key(self, name);
        quoted(self, value);
    }
}

fn key(into: &mut String, name: &str) {
    into.push_str(",\"");
    into.push_str(name);
    into.push_str("\":");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_the_standard_library_does() {
        for value in [0, 7, 10, 99, 100, 12_345, u64::from(u32::MAX), u64::MAX] {
            let mut text = String::new();
            number(&mut text, value);
            assert_eq!(text, value.to_string());
        }
    }

    #[test]
    fn quotes_what_would_end_a_string_and_what_acts_in_a_terminal() {
        let mut text = String::new();
        quoted(&mut text, "a\"b\\c\nd\u{1b}[31m\u{7f}\u{9b}é\u{1f980}");
        assert_eq!(text, "\"a\\\"b\\\\c\\u000ad\\u001b[31m\\u007f\\u009bé\u{1f980}\"");
    }
}
