//! Pages and parts of pages that show figures: charts, tables, and what they rest on.

use super::{Day, ExpectationRow, Link, Svg, Table};
use serde::Serialize;

/// A chart and the data it is drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Graph {
    /// The address within the page.
    pub id: String,
    /// The drawing, once for wide columns and once for narrow ones.
    pub chart: Svg,
    /// How to read it, where that is not plain.
    pub note: Option<String>,
    /// The data.
    pub table: Table,
}

/// A chart of what a table beside it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// The drawing, once for wide columns and once for narrow ones.
    pub chart: Svg,
    /// How to read it.
    pub note: Option<String>,
}

/// A part of a page that shows figures. What is null or empty is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The address within the page.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What is shown, and what it rests on.
    pub lede: Option<String>,
    /// Why something cannot be told.
    pub none: Option<String>,
    /// The chart.
    pub graph: Option<Graph>,
    /// The figures below, drawn.
    pub drawing: Option<Drawing>,
    /// The figures.
    pub table: Option<Table>,
    /// Expectations with how they stand.
    pub register: Vec<ExpectationRow>,
    /// What is to be known beside the figures, such as what they leave out.
    pub notes: Vec<String>,
    /// Where they can be had in another form.
    pub links: Vec<Link>,
}

/// What `sheet.hbs` sees: a page that is made of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The heading.
    pub title: String,
    /// One sentence on what is shown.
    pub lede: String,
    /// The day everything is measured at.
    pub as_of: Day,
    /// The parts.
    pub sections: Vec<Section>,
}
