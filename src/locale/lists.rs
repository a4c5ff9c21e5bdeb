//! Lists of names in a sentence.

use super::Lang;

impl Lang {
    /// `a`, `b` or `c`, each in backticks.
    pub fn any_of<S: AsRef<str>>(self, names: &[S]) -> String {
        joined(
            names,
            match self {
                Self::En => "or",
                Self::Ru => "или",
            },
        )
    }

    /// `a`, `b` and `c`, each in backticks.
    pub fn all_of<S: AsRef<str>>(self, names: &[S]) -> String {
        joined(
            names,
            match self {
                Self::En => "and",
                Self::Ru => "и",
            },
        )
    }
}

fn joined<S: AsRef<str>>(names: &[S], word: &str) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_is_joined_by_a_word() {
        assert_eq!(Lang::En.any_of(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(Lang::Ru.any_of(&["a", "b"]), "`a` или `b`");
        assert_eq!(Lang::Ru.all_of(&["a", "b"]), "`a` и `b`");
        assert_eq!(Lang::En.any_of(&["a"]), "`a`");
    }
}
