//! Which templates include which, and whether that ever ends.

use std::collections::{BTreeMap, BTreeSet};

/// The names included by each template.
pub(super) type Includes = BTreeMap<String, BTreeSet<String>>;

/// The templates whose inclusions go in a circle or deeper than `deepest`, with the trail that shows it.
pub(super) fn too_deep(includes: &Includes, deepest: usize) -> Vec<(String, String)> {
    let mut depths = BTreeMap::new();
    let mut found = Vec::new();
    for name in includes.keys() {
        let walk = Walk { includes, deepest };
        if let Err(trail) = walk.depth(name, &mut Vec::new(), &mut depths) {
            found.push((name.clone(), trail));
        }
    }
    found
}

struct Walk<'a> {
    includes: &'a Includes,
    deepest: usize,
}

impl Walk<'_> {
    /// How deep the inclusions below `name` go, or the trail on which they go too deep.
    fn depth(
        &self,
        name: &str,
        trail: &mut Vec<String>,
        known: &mut BTreeMap<String, usize>,
    ) -> Result<usize, String> {
        if let Some(depth) = known.get(name) {
            return Ok(*depth);
        }
        let is_circle = trail.iter().any(|passed| passed == name);
        trail.push(name.to_owned());
        if is_circle || trail.len() > self.deepest {
            return Err(trail.join(" → "));
        }
        let mut depth = 0;
        for next in self.includes.get(name).into_iter().flatten() {
            depth = depth.max(1 + self.depth(next, trail, known)?);
        }
        trail.pop();
        known.insert(name.to_owned(), depth);
        Ok(depth)
    }
}
