//! `docs/reference/views.md`: what templates see, out of the structs themselves.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::reference::{MADE, check_generated};

/// A struct of the contract.
struct View {
    about: String,
    /// Name, type and meaning.
    fields: Vec<(String, syn::Type, String)>,
}

#[test]
fn the_page_of_views_says_what_templates_see() {
    let (views, choices) = contract();
    let mut templates = BTreeMap::new();
    for (name, view) in &views {
        for template in view
            .about
            .split('`')
            .filter_map(|it| it.strip_suffix(".hbs"))
        {
            templates.insert(template.to_owned(), name.clone());
        }
    }
    let mut out = format!(
        "{MADE}# What templates see\n\nEvery page is one of the records below; a template names nothing else \
         ([themes](../themes.md)). A name that ends in `?` may be empty: ask with `{{{{#if}}}}` first. Markup is \
         inserted with three braces, everything else with two.\n\n| template | is given |\n|---|---|\n"
    );
    for (template, name) in &templates {
        writeln!(
            out,
            "| `{template}.hbs` | [{name}](#{}) |",
            name.to_lowercase()
        )
        .unwrap();
    }
    for (name, view) in &views {
        write!(out, "\n## {name}\n\n{}\n\n", view.about).unwrap();
        if view.fields.is_empty() {
            continue;
        }
        out += "| name | type | meaning |\n|---|---|---|\n";
        for (field, ty, about) in &view.fields {
            let (shown, may_be_empty) = shown(ty, &views, &choices);
            let mark = if may_be_empty { "?" } else { "" };
            writeln!(
                out,
                "| `{field}`{mark} | {shown} | {} |",
                about.replace('|', "\\|")
            )
            .unwrap();
        }
    }
    for (name, (about, words)) in &choices {
        write!(
            out,
            "\n## {name}\n\n{about}\n\n| word | meaning |\n|---|---|\n"
        )
        .unwrap();
        for (word, about) in words {
            writeln!(out, "| `{word}` | {about} |").unwrap();
        }
    }
    check_generated("docs/reference/views.md", &out);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        if let Some(template) = file.strip_suffix(".hbs") {
            assert!(
                templates.contains_key(template),
                "no struct of `src/site/view/` says that it is what `{file}` sees"
            );
        }
    }
}

/// Words that a field may have: what the choice is, and each word with its meaning.
type Choices = BTreeMap<String, (String, Vec<(String, String)>)>;

/// The structs and the choices of the view files, by name.
fn contract() -> (BTreeMap<String, View>, Choices) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site");
    let mut files = vec![folder.join("view.rs")];
    files.extend(
        fs::read_dir(folder.join("view"))
            .unwrap()
            .map(|it| it.unwrap().path()),
    );
    files.sort();
    let (mut views, mut choices) = (BTreeMap::new(), Choices::new());
    for file in files {
        let parsed = syn::parse_file(&fs::read_to_string(&file).unwrap()).unwrap();
        for item in parsed.items {
            match item {
                syn::Item::Struct(it) => {
                    let about = doc(&it.attrs);
                    let fields = it.fields.into_iter().filter_map(|field| {
                        let about = doc(&field.attrs);
                        Some((field.ident?.to_string(), field.ty, about))
                    });
                    let fields = fields.collect();
                    views.insert(it.ident.to_string(), View { about, fields });
                }
                syn::Item::Enum(it) => {
                    let words = it
                        .variants
                        .iter()
                        .map(|one| (one.ident.to_string().to_lowercase(), doc(&one.attrs)));
                    choices.insert(it.ident.to_string(), (doc(&it.attrs), words.collect()));
                }
                _ => {}
            }
        }
    }
    (views, choices)
}

fn doc(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let syn::Meta::NameValue(pair) = &attribute.meta else {
            return None;
        };
        let syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) = &pair.value
        else {
            return None;
        };
        pair.path
            .is_ident("doc")
            .then(|| text.value().trim().to_owned())
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    // Links between items of the program lead nowhere on this page.
    text.replace("[`", "`").replace("`]", "`").trim().to_owned()
}

/// A type in words, and whether the value may be missing.
fn shown(ty: &syn::Type, views: &BTreeMap<String, View>, choices: &Choices) -> (String, bool) {
    let syn::Type::Path(path) = ty else {
        return ("list".to_owned(), false);
    };
    let last = path.path.segments.last().unwrap();
    let inner = match &last.arguments {
        syn::PathArguments::AngleBracketed(it) => it.args.iter().find_map(|one| match one {
            syn::GenericArgument::Type(ty) => Some(shown(ty, views, choices).0),
            _ => None,
        }),
        _ => None,
    };
    match (last.ident.to_string().as_str(), inner) {
        ("Option", Some(inner)) => (inner, true),
        ("Vec", Some(inner)) => (format!("list of {inner}"), false),
        ("Box", Some(inner)) => (inner, false),
        ("Html" | "Svg", _) => ("markup".to_owned(), false),
        ("String" | "str", _) => ("text".to_owned(), false),
        ("bool", _) => ("yes or no".to_owned(), false),
        ("usize" | "u8" | "u16" | "u32" | "i64" | "u64", _) => ("number".to_owned(), false),
        (name, _) if views.contains_key(name) || choices.contains_key(name) => {
            (format!("[{name}](#{})", name.to_lowercase()), false)
        }
        (name, _) => (name.to_owned(), false),
    }
}
