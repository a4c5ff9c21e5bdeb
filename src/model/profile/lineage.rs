//! The files that a profile is made of: the one that is named, the one it extends, and so on.

use std::sync::{Arc, LazyLock};

use super::merge::{EXTENDS, PHASE_ORDER, laid_over, profile_over, without};
use super::{Profile, STANDARD};
use crate::finding::{Finding, Place, Report};
use crate::model::field::{ReadContext, Reader, Record as _, read_fields};
use crate::parse::{self, Node};
use crate::text::{DocPath, SourceFile, Span, Spanned, nearest};

/// One file of a profile.
#[derive(Debug, Clone)]
pub struct Layer {
    /// As it is named: `standard`, `profiles/ours.toml`.
    pub name: String,
    /// Its text.
    pub file: Arc<SourceFile>,
    /// Whether it is a file of the playbook, and does not come with the program.
    pub is_own: bool,
    node: Node,
    is_broken: bool,
}

/// A profile as its files make it. The first is the one that is named; each further one is what
/// the one before it extends.
#[derive(Debug, Clone)]
pub struct Lineage {
    layers: Vec<Layer>,
    merged: Node,
}

/// Reads a file of the playbook; `None` where there is none at this path.
type Open<'a> = dyn FnMut(&DocPath) -> anyhow::Result<Option<SourceFile>> + 'a;

/// Where a profile is named.
struct Naming {
    name: String,
    place: Place,
    field: &'static str,
}

type Ready = (&'static str, Arc<Profile>, Arc<Lineage>);

/// The profiles that come with the program, read once.
static READY: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    let ready = Profile::names().into_iter().map(|name| {
        let mut layers = Vec::new();
        built_in_layers(name, &mut layers);
        let lineage = Lineage::of(layers);
        let mut report = Report::default();
        let profile = lineage.profile(&mut report);
        debug_assert!(
            report.findings.is_empty(),
            "a built-in profile is sound: {:?}",
            report.findings
        );
        (name, Arc::new(profile), Arc::new(lineage))
    });
    ready.collect()
});

impl Layer {
    /// The rules to which this file gives levels.
    pub fn rules(&self) -> impl Iterator<Item = &Spanned<String>> {
        let rules = self.node.get("rules").map(|entry| entry.value.entries());
        rules.into_iter().flatten().map(|entry| &entry.key)
    }
}

impl Lineage {
    /// The profile that comes with the program under `name`, and what it is made of.
    pub fn built_in(name: &str) -> Option<(Arc<Profile>, Arc<Self>)> {
        let ready = READY.iter().find(|(known, ..)| *known == name);
        ready.map(|(_, profile, lineage)| (Arc::clone(profile), Arc::clone(lineage)))
    }

    /// The profile that is named at `place`: one of the program's, or a file of the playbook with
    /// what it extends. One that is not there is told, and `standard` takes its place.
    pub(in crate::model) fn read(
        name: &str,
        place: Place,
        open: &mut Open<'_>,
        report: &mut Report,
    ) -> anyhow::Result<(Arc<Profile>, Arc<Self>)> {
        if let Some(ready) = Self::built_in(name) {
            return Ok(ready);
        }
        let mut layers = Vec::new();
        let mut next = Some(Naming {
            name: name.to_owned(),
            place,
            field: "profile",
        });
        while let Some(naming) = next.take() {
            if Self::built_in(&naming.name).is_some() {
                built_in_layers(&naming.name, &mut layers);
                break;
            }
            match own_layer(&naming, &layers, open)? {
                Ok(layer) => {
                    read_layer(&layer, report);
                    next = extended(&layer);
                    layers.push(layer);
                }
                Err(finding) => {
                    report.push(finding);
                    built_in_layers(STANDARD, &mut layers);
                }
            }
        }
        let lineage = Self::of(layers);
        let mut told = Report::default();
        let profile = lineage.profile(&mut told);
        lineage.tell_missing(told, report);
        Ok((Arc::new(profile), Arc::new(lineage)))
    }

    fn of(layers: Vec<Layer>) -> Self {
        let mut nodes = layers.iter().rev().map(|layer| &layer.node);
        let first = nodes
            .next()
            .map_or_else(Node::empty, |base| profile_over(&Node::empty(), base));
        let merged = nodes.fold(first, |base, over| profile_over(&base, over));
        Self {
            layers,
            merged: without(&merged, EXTENDS),
        }
    }

    /// The files, the one that is named first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// What all files together say, as one tree. Places in it are those of the files it is from.
    pub fn merged(&self) -> &Node {
        &self.merged
    }

    /// The files of the playbook among them.
    pub fn own(&self) -> impl DoubleEndedIterator<Item = &Layer> {
        self.layers.iter().filter(|layer| layer.is_own)
    }

    /// Whether a file of the playbook is among them.
    pub fn has(&self, path: &DocPath) -> bool {
        self.own().any(|layer| layer.file.path == *path)
    }

    /// What the playbook's own files say, without what they extend, and the texts of those that
    /// could not be read as TOML.
    pub fn own_words(&self) -> (Node, Vec<&SourceFile>) {
        let nodes = self.own().rev().map(|layer| &layer.node);
        let node = nodes.fold(Node::empty(), |base, over| laid_over(&base, over));
        let broken = self.own().filter(|layer| layer.is_broken);
        (
            without(&node, EXTENDS),
            broken.map(|layer| &*layer.file).collect(),
        )
    }

    /// The profile of the program that files of the playbook rest on, where they do.
    pub fn base(&self) -> Option<&str> {
        let mut layers = self.layers.iter();
        Some(layers.find(|layer| !layer.is_own)?.name.as_str())
    }

    /// The file that says what stands under `keys`.
    pub fn layer_of(&self, keys: &[&str]) -> Option<&Layer> {
        let mut layers = self.layers.iter();
        let found = layers.find(|layer| at(&layer.node, keys).is_some());
        // The order of the phases is that of their tables where no list gives it.
        match (found, keys) {
            (None, [PHASE_ORDER]) => self.layer_of(&["phases"]),
            _ => found,
        }
    }

    pub(super) fn profile(&self, report: &mut Report) -> Profile {
        let path = self
            .layers
            .first()
            .map_or_else(|| DocPath::new(""), |layer| layer.file.path.clone());
        read_node(&self.merged, &path, false, report)
    }

    /// Tells what is missing in all files together: the rest was told of each by itself.
    fn tell_missing(&self, told: Report, report: &mut Report) {
        let is_whole = self.base().is_some();
        let missing = told.findings.into_iter();
        for mut finding in missing.filter(|it| is_whole && it.rule == "missing-key") {
            let field = finding.field.clone();
            let mut keys: Vec<&str> = field.split('.').collect();
            while !keys.is_empty() && self.layer_of(&keys).is_none() {
                keys.pop();
            }
            if let Some(layer) = self.layer_of(&keys).filter(|_| !keys.is_empty()) {
                finding.place.path = layer.file.path.clone();
            }
            report.push(finding);
        }
    }
}

/// The node that `keys` lead to; numbers lead to items of lists.
fn at<'n>(node: &'n Node, keys: &[&str]) -> Option<&'n Node> {
    let Some((first, rest)) = keys.split_first() else {
        return Some(node);
    };
    let inner = match node.get(first) {
        Some(entry) => Some(&entry.value),
        None => node.items().get(first.parse::<usize>().ok()?),
    };
    at(inner?, rest)
}

/// Adds the profile of the program with this name, and what it extends.
fn built_in_layers(name: &str, layers: &mut Vec<Layer>) {
    let mut next = Some(name.to_owned());
    while let Some(name) = next.take() {
        let Some(bytes) = Profile::built_in_text(&name) else {
            return;
        };
        let path = DocPath::new(&format!("profiles/{name}.toml"));
        let layer = layer(name, SourceFile::new(path, bytes), false);
        next = extended(&layer).map(|naming| naming.name);
        layers.push(layer);
    }
}

fn layer(name: String, file: SourceFile, is_own: bool) -> Layer {
    let (node, is_broken) = parse::toml_file(&file, "config-unreadable", &mut Report::default());
    Layer {
        name,
        file: Arc::new(file),
        is_own,
        node,
        is_broken,
    }
}

/// The file of the playbook that is named, or why there is none.
fn own_layer(
    naming: &Naming,
    above: &[Layer],
    open: &mut Open<'_>,
) -> anyhow::Result<Result<Layer, Finding>> {
    let path = DocPath::new(&naming.name);
    if above.iter().any(|layer| layer.file.path == path) {
        return Ok(Err(circle(naming, above)));
    }
    Ok(match open(&path)? {
        Some(file) => Ok(layer(naming.name.clone(), file, true)),
        None => Err(unknown(naming)),
    })
}

fn extended(layer: &Layer) -> Option<Naming> {
    let entry = layer.node.get(EXTENDS)?;
    Some(Naming {
        name: entry.value.text()?.to_owned(),
        place: Place::new(&layer.file.path, entry.value.span),
        field: EXTENDS,
    })
}

/// Reads one file for what is wrong in it. Where it extends another, a missing key proves nothing.
fn read_layer(layer: &Layer, report: &mut Report) {
    let (node, is_broken) = parse::toml_file(&layer.file, "config-unreadable", report);
    let is_partial = is_broken || node.get(EXTENDS).is_some();
    read_node(&node, &layer.file.path, is_partial, report);
}

fn read_node(node: &Node, path: &DocPath, is_broken: bool, report: &mut Report) -> Profile {
    let context = ReadContext {
        path,
        is_broken,
        anchor: Span::at(0),
    };
    let mut reader = Reader::new(context, report);
    let profile = read_fields(node, &mut reader);
    reader.unknown_keys(node, &[Profile::FIELDS]);
    profile
}

fn finding(naming: &Naming) -> Finding {
    Finding::new("wrong-value", naming.place.clone())
        .field(naming.field)
        .with("text", &naming.name)
}

/// A finding that there is no profile of that name.
fn unknown(naming: &Naming) -> Finding {
    let known = Profile::names();
    let allowed: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
    let finding = finding(naming).variant("profile").with("allowed", allowed);
    match nearest(&naming.name, known) {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding,
    }
}

/// A finding that a profile extends itself, be it by way of others.
fn circle(naming: &Naming, above: &[Layer]) -> Finding {
    let names = above.iter().map(|layer| layer.name.as_str());
    let way: Vec<&str> = names.chain([naming.name.as_str()]).collect();
    finding(naming)
        .variant("profile-circle")
        .with("way", way.join(" → "))
}
