//! What can be asked of `cms`.

use std::path::PathBuf;

use clap::builder::ValueParser;

use super::one_of;

pub(super) const CMS_EXAMPLES: &str = "\
Examples:
  comity cms                                             look at the configuration
  comity cms --out forms                                 the configuration and its page
  npm install @sveltia/cms && comity cms --out forms --package node_modules/@sveltia/cms
  comity cms --out forms --forge gitlab --repository lumen/playbook --lang ru

The page is static: serve the folder, over https, beside the site. What people save there is proposed
as a pull request on GitHub and GitLab. Files that are there already are replaced only in a folder
that this command has written before.";

/// The arguments of `comity cms`.
#[derive(Debug, clap::Args)]
pub struct CmsArgs {
    /// The playbook [default: the one around this folder]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Write the configuration and the page into this folder [default: print the configuration]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Copy the editor beside the page, from the folder of its npm package `@sveltia/cms`
    #[arg(long, value_name = "DIR", requires = "out")]
    pub package: Option<PathBuf>,
    /// Where the repository is kept [default: from the address of its remote]
    #[arg(long, value_name = "FORGE", value_parser = forge())]
    pub forge: Option<CmsForge>,
    /// The repository there, as `owner/name` [default: from the address of its remote]
    #[arg(long, value_name = "OWNER/NAME")]
    pub repository: Option<String>,
    /// The branch that is edited [default: the remote's, else `main`]
    #[arg(long, value_name = "BRANCH")]
    pub branch: Option<String>,
}

/// Where the forms keep what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CmsForge {
    /// GitHub, and GitHub Enterprise.
    GitHub,
    /// GitLab.
    GitLab,
    /// Forgejo, and Gitea.
    Forgejo,
    /// The browser alone, for a look.
    Test,
}

fn forge() -> ValueParser {
    one_of(vec![
        ("github", "GitHub", CmsForge::GitHub),
        ("gitlab", "GitLab", CmsForge::GitLab),
        ("forgejo", "Forgejo and Gitea", CmsForge::Forgejo),
        ("gitea", "the same, by its other name", CmsForge::Forgejo),
        (
            "test",
            "none: the browser keeps everything, for a look",
            CmsForge::Test,
        ),
    ])
}
