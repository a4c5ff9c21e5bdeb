//! The lines of iCalendar files (RFC 5545): folded, escaped, ended as the format wants it.

use crate::value::Date;

/// How many octets a line may have before its line break (section 3.1).
const LINE: usize = 75;

/// An iCalendar file as it is written.
#[derive(Debug, Default)]
pub(super) struct Ics {
    out: String,
}

impl Ics {
    /// A line whose value is written as it is: a word, a date, an address.
    pub(super) fn line(&mut self, name: &str, value: &str) {
        let plain = value.chars().filter(|letter| !letter.is_control());
        self.fold(&format!("{name}:{}", plain.collect::<String>()));
    }

    /// A line whose value is a text (section 3.3.11).
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escaped(value)));
    }

    /// The whole file.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Breaks a line between letters, never within one; what goes on begins with a space.
    fn fold(&mut self, line: &str) {
        let mut room = LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.out.push_str("\r\n ");
                room = LINE - 1;
            }
            self.out.push(letter);
            room -= letter.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// A day as a value of the type DATE.
pub(super) fn date(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A moment as a value of the type DATE-TIME, in UTC.
pub(super) fn moment(at: jiff::Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Line breaks become `\n`; other control characters, for which the format has no way, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_too_long_and_no_letter_is_cut() {
        let mut ics = Ics::default();
        let said = "Ёж ".repeat(60);
        ics.text("SUMMARY", &said);
        let out = ics.finish();
        assert!(out.ends_with("\r\n"));
        assert!(out.split("\r\n").all(|line| line.len() <= LINE), "{out}");
        assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{said}\r\n"));
    }

    #[test]
    fn what_has_a_meaning_in_the_format_is_escaped() {
        let said = "a;b,c\\d\r\ne\u{0}\u{7}\tf";
        assert_eq!(escaped(said), "a\\;b\\,c\\\\d\\ne\tf");
        let mut ics = Ics::default();
        ics.line("URL", "https://a.example/\r\nBEGIN:VEVENT");
        assert_eq!(ics.finish(), "URL:https://a.example/BEGIN:VEVENT\r\n");
    }
}
