//! Patterns of personal data in a text. They guess, and are made to guess rarely rather than often.

use crate::text::Span;

/// What a piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Passport,
    Card,
    Phone,
    Mail,
}

/// Providers whose addresses belong to people, not to companies; a final dot stands for any ending.
const PROVIDERS: [&str; 26] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.",
    "ymail.com",
    "hotmail.",
    "outlook.",
    "live.",
    "msn.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "gmx.",
    "web.de",
    "mail.ru",
    "bk.ru",
    "inbox.ru",
    "list.ru",
    "internet.ru",
    "yandex.",
    "ya.ru",
    "rambler.ru",
    "qq.com",
    "163.com",
];

/// The digits of the shortest number that is told, a passport's.
const FEWEST_DIGITS: usize = 6;

/// What looks like personal data in `text`, which begins at byte `base`.
pub(super) fn find(text: &str, base: usize) -> Vec<(Kind, Span)> {
    let mut found: Vec<(Kind, Span)> = Vec::new();
    for (at, run) in digit_runs(text) {
        let kind = number(&text[..at], run, &text[at + run.len()..]);
        found.extend(kind.map(|kind| (kind, Span::new(base + at, base + at + run.len()))));
    }
    for (at, address) in addresses(text) {
        let span = Span::new(base + at, base + at + address.len());
        found.push((Kind::Mail, span));
    }
    found.sort_by_key(|(_, span)| *span);
    found
}

/// Digits with the signs that people put between them, from the first digit, `+` or `(`.
fn digit_runs(text: &str) -> Vec<(usize, &str)> {
    let is_inner = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, ' ' | '\u{a0}' | '-' | '(' | ')' | '№')
    };
    let mut runs = Vec::new();
    let mut at = 0;
    let begins = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'(');
    while let Some(offset) = text.as_bytes()[at..].iter().position(begins) {
        let start = at + offset;
        let first = text[start..].chars().next().map_or(1, char::len_utf8);
        let rest = &text[start + first..];
        let length = rest.find(|letter| !is_inner(letter)).unwrap_or(rest.len());
        let run = text[start..start + first + length]
            .trim_end_matches(|letter: char| !letter.is_ascii_digit());
        if !run.is_empty() {
            runs.push((start, run));
        }
        at = start + first + length;
    }
    runs
}

/// What a run of digits is, by its shape and by what stands around it.
fn number(before: &str, run: &str, after: &str) -> Option<Kind> {
    let count = run.bytes().filter(u8::is_ascii_digit).count();
    if count < FEWEST_DIGITS {
        return None;
    }
    let is_part = |letter: char| letter.is_alphanumeric() || "/_#.,:=@$€₽%".contains(letter);
    let glued_before = before.chars().next_back().is_some_and(is_part);
    let mut following = after.chars();
    let next = following.next();
    let glued_after = match next {
        Some('.' | ',' | ':') => following.next().is_some_and(char::is_alphanumeric),
        Some(letter) => is_part(letter),
        None => false,
    };
    if glued_before || glued_after {
        return None;
    }
    let digits: Vec<u32> = run
        .chars()
        .filter_map(|letter| letter.to_digit(10))
        .collect();
    if is_passport(before, &digits) {
        Some(Kind::Passport)
    } else if is_card(run, &digits) {
        Some(Kind::Card)
    } else {
        is_phone(run, &digits).then_some(Kind::Phone)
    }
}

/// Six to ten digits shortly after the word.
fn is_passport(before: &str, digits: &[u32]) -> bool {
    let near: String = before
        .chars()
        .rev()
        .take(30)
        .collect::<Vec<char>>()
        .into_iter()
        .rev()
        .collect();
    let near = near.to_lowercase();
    let between = ["passport", "паспорт"]
        .iter()
        .find_map(|word| near.rsplit_once(word))
        .map(|(_, between)| between);
    let is_next = between.is_some_and(|between| between.chars().all(|letter| !letter.is_numeric()));
    (FEWEST_DIGITS..=10).contains(&digits.len()) && is_next
}

/// Thirteen to nineteen digits, alone or in groups of four, with the check digit of a card.
fn is_card(run: &str, digits: &[u32]) -> bool {
    let groups: Vec<&str> = run.split([' ', '\u{a0}', '-']).collect();
    let is_grouped = groups.len() == 1
        || groups[..groups.len() - 1]
            .iter()
            .all(|group| group.len() == 4);
    let is_issued = digits.first().is_some_and(|first| (2..=6).contains(first));
    (13..=19).contains(&digits.len()) && is_grouped && is_issued && passes_luhn(digits)
}

fn passes_luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match (at % 2, digit * 2) {
            (0, _) => *digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// `+` and eleven digits or so; `8 (912) 345-67-89`; `(212) 555-0142`, `212-555-0142`.
fn is_phone(run: &str, digits: &[u32]) -> bool {
    let groups: Vec<usize> = run
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    let has_area = run.contains('(') && run.contains(')');
    if run.starts_with('+') {
        return (10..=15).contains(&digits.len());
    }
    match groups.as_slice() {
        [1, 3, 3, 2, 2] => digits[0] == 8 || digits[0] == 7,
        [3, 3, 4] => (has_area || run.matches('-').count() == 2) && digits[0] > 1,
        [11] => digits[0] == 8 && digits[1] == 9,
        _ => false,
    }
}

/// E-mail addresses at the providers of private ones.
fn addresses(text: &str) -> Vec<(usize, &str)> {
    let is_name = |letter: char| letter.is_alphanumeric() || "._%+-".contains(letter);
    let is_host = |letter: char| letter.is_alphanumeric() || ".-".contains(letter);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start = text[..at]
            .char_indices()
            .rev()
            .take_while(|(_, letter)| is_name(*letter))
            .last()
            .map_or(at, |(start, _)| start);
        let host = &text[at + 1..];
        let host = &host[..host.find(|letter| !is_host(letter)).unwrap_or(host.len())];
        let host = host.trim_end_matches(['.', '-']);
        let lowered = host.to_lowercase();
        let is_private = PROVIDERS.iter().any(|provider| {
            if provider.ends_with('.') {
                let ending = lowered.strip_prefix(provider);
                ending.is_some_and(|ending| !ending.is_empty() && ending.len() <= 6)
            } else {
                lowered == *provider
            }
        });
        if start < at && is_private {
            found.push((start, &text[start..at + 1 + host.len()]));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        let found = find(text, 0);
        found
            .into_iter()
            .map(|(kind, span)| (kind, span.of(text).to_owned()))
            .collect()
    }

    #[test]
    fn what_people_write_is_seen() {
        for (text, kind, written) in [
            (
                "call +7 (912) 345-67-89.",
                Kind::Phone,
                "+7 (912) 345-67-89",
            ),
            ("тел. 8 912 345-67-89", Kind::Phone, "8 912 345-67-89"),
            ("(212) 555-0142 at night", Kind::Phone, "(212) 555-0142"),
            (
                "card 4111-1111-1111-1111",
                Kind::Card,
                "4111-1111-1111-1111",
            ),
            ("паспорт РФ 4508 № 123456", Kind::Passport, "4508 № 123456"),
            ("Passport no. 123456789", Kind::Passport, "123456789"),
            (
                "ann.cooks+ads@Gmail.com,",
                Kind::Mail,
                "ann.cooks+ads@Gmail.com",
            ),
        ] {
            assert_eq!(found(text), [(kind, written.to_owned())], "{text}");
        }
    }

    #[test]
    fn ids_amounts_dates_and_addresses_of_pages_are_not() {
        for text in [
            "2026-03-31 18:00, 2026-02-16..2026-03-20",
            "12 500 000 views, +20 %, +1500 USD, 1 250 000.50 RUB",
            "https://a.example/4111111111111111 and v1.2.3",
            "order 4111 1111 1111 1112, INN 7707083893, c1:sha256:4111111111111111",
            "office@lumen.example, @dana, dana@gmail.community.example",
            "the passport of a campaign since 2026",
            "hours 09:00-18:00, 10-15 h, 2026-W12",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
