//! Whether a drawing (SVG) is only that. Opened on its own it is a page of the site, and what it carries would run there.
//!
//! It is not parsed: whatever might begin a script, a handler or a document in another encoding is taken for one.

/// Elements that run, load or change others, under any prefix.
const ACTIVE: [&str; 14] = [
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "embed",
    "foreignobject",
    "handler",
    "iframe",
    "link",
    "listener",
    "object",
    "script",
    "set",
    "stylesheet",
];

/// What no drawing says, once spaces are left out and references are read.
const WORDS: [&str; 4] = [
    "javascript:",
    "vbscript:",
    "data:text",
    // Elements of HTML, under a prefix.
    "www.w3.org/1999/xhtml",
];

/// Whether the text of a drawing neither runs nor hides anything.
pub(super) fn is_still(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').to_lowercase();
    // A browser might take control characters for another encoding, and so for other letters.
    let is_plain = text
        .chars()
        .all(|it| !it.is_control() || "\t\n\r".contains(it));
    let words: String = read_references(&text)
        .chars()
        .filter(|it| !it.is_whitespace() && !it.is_control())
        .collect();
    is_plain
        && has_plain_prologue(&text)
        && !WORDS.iter().any(|word| words.contains(word))
        && !elements(&text).any(|element| ACTIVE.contains(&element))
        && !text
            .match_indices("on")
            .any(|(at, _)| is_handler(&text[..at], &text[at..]))
}

/// Whether the text is in UTF-8 and declares nothing: a document type may add attributes and entities, an instruction may
/// name a style sheet that is a program.
fn has_plain_prologue(text: &str) -> bool {
    let mut instructions = text.match_indices("<?");
    let is_declared = instructions.all(|(at, _)| {
        let declaration = text[at..].split("?>").next().unwrap_or("");
        at == 0
            && declaration.starts_with("<?xml ")
            && (!declaration.contains("encoding") || declaration.contains("utf-8"))
    });
    let mut declarations = text.match_indices("<!").map(|(at, _)| &text[at + 2..]);
    is_declared
        && declarations.all(|rest| {
            let until = rest.split('>').next().unwrap_or("");
            rest.starts_with("--")
                || rest.starts_with("[cdata[")
                || (rest.starts_with("doctype") && !until.contains('['))
        })
}

/// The names of the elements, without prefixes.
fn elements(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(|rest| {
        let is_end = |it: char| it.is_whitespace() || "/>".contains(it);
        let name = rest.trim_start_matches('/').split(is_end).next();
        let name = name.unwrap_or("");
        name.rsplit(':').next().unwrap_or(name)
    })
}

fn is_handler(before: &str, from: &str) -> bool {
    let starts = before.ends_with(|letter: char| letter.is_whitespace() || "\"'/".contains(letter));
    let name = from.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    starts && name.trim_start().starts_with('=')
}

/// `text` with its numeric references read: `&#x6a;` is `j`.
fn read_references(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    for (at, piece) in text.split("&#").enumerate() {
        let known = (at > 0).then(|| reference(piece)).flatten();
        match known {
            Some((letter, rest)) => {
                read.extend(letter.to_lowercase());
                read.push_str(rest);
            }
            None => read.push_str(piece),
        }
    }
    read
}

fn reference(piece: &str) -> Option<(char, &str)> {
    let (digits, rest) = piece.split_once(';')?;
    let number = match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    Some((char::from_u32(number.ok()?)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_are_published() {
        for text in [
            "<svg><title>contact = on</title><path d=\"M0 0\"/></svg>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Made by hand -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg/>",
            "<svg xmlns:i=\"x\"><i:namedview/><style><![CDATA[.a{fill:red}]]></style><text>5 &#8211; 7</text></svg>",
            "<svg><text>Набор &amp; script</text><use href=\"#a\"/></svg>",
        ] {
            assert!(is_still(text), "{text}");
        }
    }

    #[test]
    fn drawings_that_run_are_not() {
        for text in [
            "<svg><SCRIPT>1</SCRIPT></svg>",
            "<svg xmlns:a=\"http://www.w3.org/2000/svg\"><a:script>1</a:script></svg>",
            "<svg><script\n>1</script></svg>",
            "<svg\tonload = 'x'/>",
            "<svg><a href=\"javascript:x\"/></svg>",
            "<svg><a href=\"&#106;ava&#x73;cript&#58;x\"/></svg>",
            "<svg><a href=\"java&#10;script:x\"/></svg>",
            "<svg><a href=\"java\tscript:x\"/></svg>",
            "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x'>]><svg/>",
            "<!DOCTYPE svg [<!ENTITY x '<script>1</script>'>]><svg>&x;</svg>",
            "<?xml-stylesheet type=\"text/xsl\" href=\"a.xml\"?><svg/>",
            "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><svg><s\u{1b}(Bcript>1</s\u{1b}(Bcript></svg>",
            "<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg>+ADw-script+AD4-</svg>",
            "<\0s\0v\0g\0/\0>\0",
            "<svg><x:iframe xmlns:x=\"y\"/></svg>",
            "<svg xmlns:x=\"http://www.w3.org/1999/xht&#109;l\"><x:img src=\"x\"/></svg>",
            "<svg><set attributeName=\"onclick\" to=\"x\"/></svg>",
        ] {
            assert!(!is_still(text), "{text}");
        }
    }
}
