//! Where the playbook's repository is kept, and how the editor reaches it.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::Failure;
use crate::cli::args::{CmsArgs, CmsForge};
use crate::locale::Message;
use crate::source::open_repository;

/// A repository on a forge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    forge: CmsForge,
    /// The forge's name on the net.
    host: String,
    /// `owner/name`.
    repository: String,
    branch: String,
}

/// What an address of a remote says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Address {
    host: String,
    repository: String,
}

impl Place {
    /// Whether what is saved is proposed first: the editor can do so on GitHub and GitLab.
    pub(super) fn has_proposals(&self) -> bool {
        matches!(self.forge, CmsForge::GitHub | CmsForge::GitLab)
    }

    /// The editor's words for it.
    pub(super) fn backend(&self) -> Value {
        let (name, usual) = match self.forge {
            CmsForge::GitHub => ("github", "github.com"),
            CmsForge::GitLab => ("gitlab", "gitlab.com"),
            CmsForge::Forgejo => ("gitea", "gitea.com"),
            CmsForge::Test => return json!({ "name": "test-repo" }),
        };
        let mut backend = json!({ "name": name, "repo": self.repository, "branch": self.branch });
        if self.forge == CmsForge::Forgejo {
            // Signing in otherwise needs an application that is registered on the forge.
            backend["auth_methods"] = json!(["token"]);
        }
        if self.host != usual && !self.host.is_empty() {
            let host = &self.host;
            backend["base_url"] = json!(format!("https://{host}"));
            backend["api_root"] = json!(match self.forge {
                CmsForge::GitHub => format!("https://{host}/api/v3"),
                CmsForge::GitLab => format!("https://{host}/api/v4"),
                _ => format!("https://{host}/api/v1"),
            });
        }
        backend
    }
}

/// What was asked for, and the rest from the remote `origin`, else the only one.
///
/// # Errors
/// Where neither says which forge or which repository it is.
pub(super) fn place(args: &CmsArgs, root: &Path) -> Result<Place, Failure> {
    let repository = open_repository(root).ok();
    let remote = repository.as_ref().and_then(|repository| {
        let remote = repository.find_remote("origin").or_else(|_| {
            let names = repository.remotes()?;
            repository.find_remote(names.get(0).ok().flatten().unwrap_or_default())
        });
        let remote = remote.ok()?;
        address(remote.url().ok()?)
    });
    let branch = args.branch.clone().or_else(|| {
        let head = repository
            .as_ref()?
            .find_reference("refs/remotes/origin/HEAD")
            .ok()?;
        let target = head.symbolic_target().ok()??;
        Some(target.strip_prefix("refs/remotes/origin/")?.to_owned())
    });
    let forge = args
        .forge
        .or_else(|| forge_of(&remote.as_ref()?.host))
        .or_else(|| forge_by_files(root))
        .ok_or_else(|| Failure::new(Message::new("cms-no-forge")))?;
    let named = args.repository.clone();
    let named = named.or_else(|| Some(remote.as_ref()?.repository.clone()));
    if named.is_none() && forge != CmsForge::Test {
        return Err(Failure::new(Message::new("cms-no-repository")));
    }
    Ok(Place {
        forge,
        host: remote.map(|remote| remote.host).unwrap_or_default(),
        repository: named.unwrap_or_default(),
        branch: branch.unwrap_or_else(|| "main".to_owned()),
    })
}

/// Host and path of `https://host/owner/name.git`, `ssh://git@host:22/owner/name` or
/// `git@host:owner/name.git`; nothing of a path on disk.
fn address(url: &str) -> Option<Address> {
    let (place, path) = match url.split_once("://") {
        Some(("file", _)) => return None,
        Some((_, rest)) => rest.split_once('/')?,
        None => url.split_once(':')?,
    };
    let host = place.rsplit('@').next()?;
    let host = host.split(':').next()?;
    let path = path.trim_matches('/');
    let repository = path.strip_suffix(".git").unwrap_or(path);
    let is_whole = host.contains('.') && repository.contains('/');
    is_whole.then(|| Address {
        host: host.to_owned(),
        repository: repository.to_owned(),
    })
}

/// The forge that a host is known to be, or is named after.
fn forge_of(host: &str) -> Option<CmsForge> {
    let is_named = |name: &str| host.split(['.', '-']).any(|part| part == name);
    if is_named("github") {
        Some(CmsForge::GitHub)
    } else if is_named("gitlab") {
        Some(CmsForge::GitLab)
    } else if ["codeberg", "gitea", "forgejo"].into_iter().any(is_named) {
        Some(CmsForge::Forgejo)
    } else {
        None
    }
}

/// The forge whose files `comity init` has written.
fn forge_by_files(root: &Path) -> Option<CmsForge> {
    let files = [
        (".github/workflows", CmsForge::GitHub),
        (".gitlab-ci.yml", CmsForge::GitLab),
        (".forgejo", CmsForge::Forgejo),
        (".gitea", CmsForge::Forgejo),
    ];
    let found = files.iter().find(|(path, _)| root.join(path).exists());
    found.map(|(_, forge)| *forge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: Option<(&str, &str)>) {
        let found = address(url);
        let found = found.as_ref().map(|it| (&*it.host, &*it.repository));
        assert_eq!(found, expected, "{url}");
    }

    #[test]
    fn addresses_of_remotes_are_read() {
        let github = Some(("github.com", "lumen/playbook"));
        check("https://github.com/lumen/playbook.git", github);
        check("https://dana@github.com/lumen/playbook", github);
        check("git@github.com:lumen/playbook.git", github);
        check("ssh://git@github.com:22/lumen/playbook/", github);
        let group = Some(("git.northwind.example", "a/b/playbook"));
        check("git@git.northwind.example:a/b/playbook.git", group);
        check("/srv/git/playbook.git", None);
        check("file:///srv/git/playbook.git", None);
        check("../playbook", None);
    }

    #[test]
    fn hosts_say_which_forge_they_are() {
        assert_eq!(forge_of("github.com"), Some(CmsForge::GitHub));
        assert_eq!(forge_of("gitlab.northwind.example"), Some(CmsForge::GitLab));
        assert_eq!(forge_of("codeberg.org"), Some(CmsForge::Forgejo));
        assert_eq!(forge_of("git.northwind.example"), None);
    }
}
