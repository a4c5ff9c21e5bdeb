//! The rows that the values of a chart were reckoned from.

use super::Bundle;
use crate::actuals::outcome::Measure;
use crate::actuals::window::Window;
use crate::site::here::Here;
use crate::site::pages::sources;
use crate::site::view::Origin;

impl Bundle<'_> {
    /// What a value of a strand was reckoned from.
    pub(in crate::site::pages) fn origin(
        &self,
        here: Here<'_>,
        strand: usize,
        measured: (&Window, &Measure),
    ) -> Option<Origin> {
        let filters = &self.strands.get(strand)?.filters;
        sources::of_measure(here, &self.metric, filters, measured)
    }

    /// Every value, with the filters of its rows.
    pub(in crate::site::pages) fn measured(
        &self,
    ) -> impl Iterator<Item = (&[(String, String)], &Window, &Measure)> {
        let strands = self.strands.iter();
        strands.flat_map(|strand| {
            let points = strand.points.iter();
            points.map(|(window, measure, _)| (&strand.filters[..], *window, *measure))
        })
    }
}
