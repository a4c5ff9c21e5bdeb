//! How findings are shown, and where else they are written.

use clap::builder::ValueParser;

use super::one_of;
use crate::cli::report::files::ReportFile;
use crate::cli::report::{FORMATS, Format};

pub(super) fn format() -> ValueParser {
    let formats = FORMATS
        .iter()
        .map(|format| (format.name, format.about, *format));
    one_of(formats.collect())
}

pub(super) fn report() -> ValueParser {
    ValueParser::new(read)
}

fn read(text: &str) -> Result<ReportFile, String> {
    let (name, path) = text
        .split_once(':')
        .ok_or("write it as FORMAT:FILE, such as sarif:comity.sarif")?;
    let format: &'static Format = FORMATS
        .iter()
        .find(|format| format.name == name)
        .ok_or_else(|| format!("there is no format `{name}`; --format lists them"))?;
    match path {
        "" => Err("the file is missing: write it as FORMAT:FILE".to_owned()),
        "-" => Err("standard output has what --format prints; name a file".to_owned()),
        path => Ok(ReportFile {
            format,
            path: path.into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_a_format_and_a_file() {
        let report = read("sarif:C:/out/a.sarif").unwrap();
        assert_eq!(report.format.name, "sarif");
        assert_eq!(report.path.to_str(), Some("C:/out/a.sarif"));
        for wrong in ["sarif", "sarif:", "sarif:-", "serif:a", "-"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
