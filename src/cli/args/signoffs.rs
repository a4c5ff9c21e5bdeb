//! What can be asked of sign-offs and of sealed sheets.

use std::path::PathBuf;

use super::{ReportFormat, date, lang, report_format};
use crate::locale::Lang;
use crate::value::Date;

pub(super) const SIGNOFF_EXAMPLES: &str = "\
Examples:
  comity signoff agreements/2026-02-loi.md             as whom Git knows you
  comity signoff 2026-02-loi --by anna --read ru       for the Russian version
  comity signoff 2026-02-loi --dry-run                 only show what would be acknowledged

It writes one entry under `signoffs` and nothing else. Commit it yourself, signed if you can: who
made that commit is what `comity verify` and the other side will look at.";

pub(super) const VERIFY_EXAMPLES: &str = "\
Examples:
  comity verify                                every sign-off and every revealed sheet
  comity verify agreements/2026-02-loi.md
  comity verify --format markdown              for a comment on a proposed change
  comity verify --allowed-signers ~/signers    keys from outside the repository

A sign-off is claimed (typed), committed-by-side (somebody of that side made the commit that wrote
it) or verified (their SSH signature on that commit is good). Keys come from
.comity/allowed_signers as the default branch has it, and from the file that
gpg.ssh.allowedSignersFile names in your own Git configuration.

It ends with 1 where a text is not the one that was acknowledged or sealed. Of a closed document
only its own text counts.";

pub(super) const SEAL_EXAMPLES: &str = "\
Examples:
  comity seal alignment/brand.md     before the sheet is committed for the first time
  git add alignment/brand.md && git commit -m 'alignment: our sheet, sealed'
  comity reveal alignment/brand.md   once the seals of both sides are on the default branch";

/// The arguments of `comity signoff`.
#[derive(Debug, clap::Args)]
pub struct SignOffArgs {
    /// The document: its file, or its name as references write it
    #[arg(value_name = "DOC")]
    pub document: String,
    /// The side that acknowledges it [default: that of the person]
    #[arg(long, value_name = "PARTY")]
    pub party: Option<String>,
    /// The person who does so [default: whose address Git's user.email is]
    #[arg(long, value_name = "PERSON")]
    pub by: Option<String>,
    /// The language that was read [default: the only one there is]
    #[arg(long, value_name = "en|ru", value_parser = lang(), hide_possible_values = true)]
    pub read: Option<Lang>,
    /// The day of the sign-off [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date())]
    pub date: Option<Date>,
    /// A scan or an e-mail that shows it, for people outside Git
    #[arg(long, value_name = "WHERE")]
    pub evidence: Option<String>,
    /// Show what would be acknowledged and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// The arguments of `comity verify`.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {
    /// Documents: their files, or their names as references write them [default: all]
    #[arg(value_name = "DOC")]
    pub documents: Vec<String>,
    /// How it is shown; `comity schema verify` describes the JSON
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format())]
    pub format: ReportFormat,
    /// A file of allowed signers that lies outside the repository
    #[arg(long, value_name = "FILE")]
    pub allowed_signers: Option<PathBuf>,
}

/// The arguments of `comity seal`.
#[derive(Debug, clap::Args)]
pub struct SealArgs {
    /// The alignment sheet: its file, or its name as references write it
    #[arg(value_name = "SHEET")]
    pub sheet: String,
}

/// The arguments of `comity reveal`.
#[derive(Debug, clap::Args)]
pub struct RevealArgs {
    /// The alignment sheet: its file, or its name as references write it
    #[arg(value_name = "SHEET")]
    pub sheet: String,
    /// The text of the sheet [default: the one that `comity seal` kept]
    #[arg(long, value_name = "FILE")]
    pub text: Option<PathBuf>,
    /// The salt [default: the one that `comity seal` kept]
    #[arg(long, value_name = "HEX")]
    pub salt: Option<String>,
}
