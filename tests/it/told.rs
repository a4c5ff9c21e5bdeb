//! Guides that are run as they stand: the commands of their `console` blocks, and the files that they show.

use std::path::Path;

/// What a guide has its reader do.
#[derive(Debug)]
pub(crate) enum Step {
    /// A line after `$ `; one that ends in a backslash goes on.
    Run(String),
    /// A block with `path=…`: a file as it is to be.
    Write(String, String),
    /// A block with `add=…`: lines at the end of a file.
    Add(String, String),
}

/// What a guide has its reader do, in order.
pub(crate) fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let body = format!("{}\n", block.join("\n"));
        let word = |name: &str| info.split(' ').find_map(|word| word.strip_prefix(name));
        if info == "console" {
            let joined = body.replace("\\\n", " ");
            let commands = joined.lines().filter_map(|line| line.strip_prefix("$ "));
            steps.extend(commands.map(|command| Step::Run(command.to_owned())));
        } else if let Some(path) = word("path=") {
            steps.push(Step::Write(path.to_owned(), body));
        } else if let Some(path) = word("add=") {
            steps.push(Step::Add(path.to_owned(), body));
        }
    }
    steps
}

/// The commands alone.
pub(crate) fn commands(text: &str) -> Vec<String> {
    let steps = steps(text).into_iter();
    let commands = steps.filter_map(|step| match step {
        Step::Run(command) => Some(command),
        _ => None,
    });
    commands.collect()
}

/// Does it all in one shell, as a reader would; every command must succeed.
pub(crate) fn follow(folder: &Path, steps: &[Step], name: &str) -> String {
    let mut script = String::new();
    for step in steps {
        let (sign, path, text) = match step {
            Step::Run(command) => {
                script.extend([command, "\n"]);
                continue;
            }
            Step::Write(path, text) => (">", path, text),
            Step::Add(path, text) => (">>", path, text),
        };
        script.extend([
            format!("cat {sign} '{path}' <<'END_OF_FILE'\n").as_str(),
            text.as_str(),
            "END_OF_FILE\n",
        ]);
    }
    run(folder, &script, name)
}

fn run(folder: &Path, script: &str, name: &str) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_comity")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let ran = std::process::Command::new("bash")
        .args(["-euxo", "pipefail", "-c", script])
        .current_dir(folder)
        .envs([
            ("PATH", path.as_str()),
            ("LANG", "C"),
            ("COMITY_CACHE", "off"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_AUTHOR_NAME", "Anna"),
            ("GIT_AUTHOR_EMAIL", "anna@northwind.example"),
            ("GIT_COMMITTER_NAME", "Anna"),
            ("GIT_COMMITTER_EMAIL", "anna@northwind.example"),
        ])
        .output()
        .unwrap();
    let said = [ran.stdout, ran.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    assert!(ran.status.success(), "{name}\n{}", said.concat());
    said.concat()
}
