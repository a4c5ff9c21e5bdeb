//! Pictures, drawn and read again.

use super::*;

/// The points of a picture that are not paper.
fn inked(canvas: &Canvas) -> Vec<(u32, u32)> {
    let bytes = canvas.png().unwrap();
    let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    let mut reader = decoder.read_info().unwrap();
    let mut points = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut points).unwrap();
    assert_eq!((info.width, info.height), (WIDTH.into(), HEIGHT.into()));
    let at = |place: usize| {
        let place = u32::try_from(place).unwrap();
        (place % info.width, place / info.width)
    };
    let points = points.iter().enumerate();
    points
        .filter(|(_, point)| **point != 0)
        .map(|(place, _)| at(place))
        .collect()
}

fn drawn(text: &str, most: usize) -> Vec<(u32, u32)> {
    let mut canvas = Canvas::new(WIDTH, HEIGHT);
    let lines = Lines::fitting(Face::SemiBold, text, 1024.0, &LARGE, most);
    canvas.text(&lines, MARGIN, 100.0, Ink::Full);
    inked(&canvas)
}

#[test]
fn words_of_both_alphabets_are_drawn_and_stay_in_their_room() {
    for text in ["Decisions", "Решения", "Ёж × ₽"] {
        assert!(drawn(text, 1).len() > 1000, "{text}");
    }
    let endless = "Донаудампфшиффартсгезельшафт ".repeat(30) + &"W".repeat(300);
    for text in [&*endless, &"W".repeat(300)] {
        let points = drawn(text, MOST_LINES);
        let right = points.iter().map(|(x, _)| *x).max().unwrap();
        let bottom = points.iter().map(|(_, y)| *y).max().unwrap();
        assert!(right <= 88 + 1024 + 8, "{right}");
        assert!(bottom < 100 + 3 * 70 + 20, "{bottom}");
    }
}

#[test]
fn what_the_font_does_not_have_is_left_out() {
    assert_eq!(drawn("漢字 \u{202e}שלום\u{0}", 1), Vec::new());
    assert_eq!(drawn("A 漢字 B", 1), drawn("A  B", 1));
}
