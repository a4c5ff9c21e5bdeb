//! How much work an expression takes at most, reckoned from the sizes of what it looks at.
//!
//! A step is one visit of one part of the expression. A comprehension takes the steps of its body
//! as many times as its list is long, so nested ones multiply. What is reckoned is an upper bound:
//! inner lists count as the longest one that the name holds anywhere. Nothing runs that may take
//! more than [`STEPS`], so the same expression over the same playbook is always judged alike.

use std::collections::BTreeMap;

use cel::Value;
use cel::common::ast::{ComprehensionExpr, EntryExpr, Expr, IdedExpr, LiteralValue};

/// How many steps an expression may take.
pub(in crate::rules) const STEPS: u64 = 1_000_000;

/// How large a value is at most.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Size {
    /// How many items it has.
    items: u64,
    /// How many the largest list or table anywhere inside it has.
    inner: u64,
    /// Everything in it, counted through.
    all: u64,
    /// Everything in the largest of its items.
    inner_all: u64,
    /// The longest text in it, in bytes.
    text: u64,
}

impl Size {
    /// The size of a value.
    pub(super) fn of(value: &Value) -> Self {
        let items: Vec<Self> = match value {
            Value::String(text) => {
                return Self {
                    all: 1,
                    text: wide(text.len()),
                    ..Self::default()
                };
            }
            Value::List(items) => items.iter().map(Self::of).collect(),
            // The order does not count: only sums and greatest values are taken.
            Value::Map(table) => table.map.values().map(Self::of).collect(),
            _ => Vec::new(),
        };
        let keys = match value {
            Value::Map(table) => table
                .map
                .keys()
                .map(|key| wide(key.to_string().len()))
                .max(),
            _ => None,
        };
        let size = joined(&items);
        let text = size.text.max(keys.unwrap_or(0));
        Self { text, ..size }
    }

    /// An item of it, or a field.
    fn item(self) -> Self {
        Self {
            items: self.inner,
            all: self.inner_all,
            ..self
        }
    }

    /// Whichever of two is larger, in every respect.
    fn or(self, other: Self) -> Self {
        Self {
            items: self.items.max(other.items),
            inner: self.inner.max(other.inner),
            all: self.all.max(other.all),
            inner_all: self.inner_all.max(other.inner_all),
            text: self.text.max(other.text),
        }
    }

    /// Two put together: lists or texts joined.
    fn and(self, other: Self) -> Self {
        Self {
            items: self.items.saturating_add(other.items),
            all: self.all.saturating_add(other.all),
            text: self.text.saturating_add(other.text),
            ..self.or(other)
        }
    }

    /// The steps of walking through it once.
    fn walk(self) -> u64 {
        (self.all / 8).saturating_add(self.text / 16)
    }
}

fn wide(size: usize) -> u64 {
    u64::try_from(size).unwrap_or(u64::MAX)
}

/// Reckons the steps of an expression.
pub(super) struct Cost<'a> {
    names: &'a BTreeMap<String, Size>,
    scope: Vec<(&'a str, Size)>,
    /// The steps so far.
    pub(super) steps: u64,
}

impl<'a> Cost<'a> {
    pub(super) fn new(names: &'a BTreeMap<String, Size>) -> Self {
        Self {
            names,
            scope: Vec::new(),
            steps: 0,
        }
    }

    fn spend(&mut self, steps: u64) {
        self.steps = self.steps.saturating_add(steps);
    }

    /// How large what an expression gives is at most; its steps are counted.
    pub(super) fn size(&mut self, expr: &'a IdedExpr) -> Size {
        self.spend(1);
        match &expr.expr {
            Expr::Ident(name) => self.name(name),
            Expr::Select(select) => self.size(&select.operand).item(),
            Expr::Call(call) => {
                let args = call.target.as_deref().into_iter().chain(&call.args);
                let args: Vec<Size> = args.map(|arg| self.size(arg)).collect();
                self.call(&call.func_name, &args)
            }
            Expr::Literal(LiteralValue::String(text)) => Size {
                all: 1,
                text: wide(text.inner().len()),
                ..Size::default()
            },
            Expr::List(list) => {
                let items: Vec<Size> = list.elements.iter().map(|it| self.size(it)).collect();
                joined(&items)
            }
            Expr::Map(table) => {
                let mut items = Vec::new();
                for entry in &table.entries {
                    if let EntryExpr::MapEntry(entry) = &entry.expr {
                        self.size(&entry.key);
                        items.push(self.size(&entry.value));
                    }
                }
                joined(&items)
            }
            Expr::Comprehension(it) => self.comprehension(it),
            Expr::Literal(_) | Expr::Struct(_) | Expr::Unspecified => Size {
                all: 1,
                ..Size::default()
            },
        }
    }

    fn name(&self, name: &str) -> Size {
        let own = self.scope.iter().rev().find(|(known, _)| *known == name);
        let given = || self.names.get(name);
        own.map(|(_, size)| size)
            .or_else(given)
            .copied()
            .unwrap_or_default()
    }

    fn call(&mut self, name: &str, args: &[Size]) -> Size {
        let walked = args.iter().map(|it| it.walk()).fold(0, u64::saturating_add);
        match (name, args) {
            ("_?_:_", [_, one, other]) => one.or(*other),
            ("_[_]", [of, _]) => of.item(),
            ("_+_", [one, other]) => {
                self.spend(walked);
                one.and(*other)
            }
            ("_&&_" | "_||_" | "!_" | "size", _) => Size::default(),
            // Texts and lists are walked through to be compared, searched or converted.
            _ => {
                self.spend(walked);
                args.iter().fold(Size::default(), |size, it| Size {
                    text: size.text.max(it.text),
                    ..Size::default()
                })
            }
        }
    }

    fn comprehension(&mut self, it: &'a ComprehensionExpr) -> Size {
        let range = self.size(&it.iter_range);
        let times = range.items;
        // Each item is copied into the variable.
        self.spend(range.walk());
        let depth = self.scope.len();
        let before = self.size(&it.accu_init);
        self.scope
            .push((&it.iter_var, range.item().or(key_of(range))));
        self.scope.extend(
            it.iter_var2
                .iter()
                .map(|name| (name.as_str(), range.item())),
        );
        self.scope.push((&it.accu_var, Size::default()));
        let spent = std::mem::take(&mut self.steps);
        self.size(&it.loop_cond);
        let step = self.size(&it.loop_step);
        let each = std::mem::replace(&mut self.steps, spent);
        self.spend(each.saturating_mul(times));
        self.scope.truncate(depth);
        if !matches!(it.accu_init.expr, Expr::List(_)) {
            return Size::default();
        }
        // Each turn appends what one turn makes.
        Size {
            items: times,
            inner: step.inner.max(range.inner),
            all: step
                .all
                .max(range.inner_all)
                .saturating_mul(times)
                .max(before.all),
            inner_all: step.inner_all.max(step.all).max(range.inner_all),
            text: step.text.max(range.text),
        }
    }
}

/// The keys of a table are texts of its own.
fn key_of(range: Size) -> Size {
    Size {
        all: 1,
        text: range.text,
        ..Size::default()
    }
}

fn joined(items: &[Size]) -> Size {
    let most = |size: fn(&Size) -> u64| items.iter().map(size).max().unwrap_or(0);
    Size {
        items: wide(items.len()),
        inner: most(|it| it.items.max(it.inner)),
        all: items.iter().map(|it| it.all).fold(1, u64::saturating_add),
        inner_all: most(|it| it.all),
        text: most(|it| it.text),
    }
}
