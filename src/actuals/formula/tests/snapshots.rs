//! Columns of which the latest row of each asset counts.

use super::*;

/// Rows of which each measures the market it names, so that markets are the assets.
struct Measured(Rows);

impl RowSet for Measured {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn asset(&self, row: usize) -> u32 {
        match self.0.cell(row, 0) {
            Cell::Text(market) => u32::from(market.as_bytes()[0]),
            _ => 0,
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.0.cell(row, column)
    }
}

/// `views` is a counter; `us` was not counted in its last row, `de` never.
const LINES: [&str; 6] = [
    "ru,10,100",
    "us,20,50",
    "ru,30,400",
    "us,40,",
    "de,50,",
    "de,60,",
];

fn ask(text: &str, rows: Range<usize>, filters: &[(usize, &str)], count: Option<usize>) -> Answer {
    let mut schema = schema();
    schema.columns[2].role = Role::Snapshot;
    let mut engine = Engine::new(Arc::new(calendars()), date(2026, 3, 31)).unwrap();
    let measured = Measured(super::rows(&LINES));
    engine.add("t", &schema, &[0, 1, 2], &measured).unwrap();
    let formula = Formula::check(text, &schema).unwrap();
    engine.answer("t", &formula, rows, filters, count).unwrap()
}

fn all(text: &str) -> Answer {
    ask(text, 0..LINES.len(), &[], None)
}

fn of(value: f64, n: u64, excluded: u64) -> Answer {
    let value = Some(value);
    Answer { value, n, excluded }
}

#[test]
fn the_latest_count_of_each_asset_counts() {
    // ru 400, us 50; de has none and is one asset left out.
    assert_eq!(all("sum(views)"), of(450.0, 2, 1));
    assert_eq!(all("avg(views)"), of(225.0, 2, 1));
    assert_eq!(all("min(views)"), of(50.0, 2, 1));
    assert_eq!(all("count(views)"), of(2.0, 3, 0));
}

#[test]
fn what_is_latest_depends_on_the_rows_that_are_asked_about() {
    assert_eq!(ask("sum(views)", 0..2, &[], None), of(150.0, 2, 0));
    assert_eq!(ask("sum(views)", 2..4, &[], None), of(400.0, 1, 1));
    assert_eq!(ask("sum(views)", 0..6, &[(0, "us")], None), of(50.0, 1, 0));
    assert_eq!(ask("sum(views)", 3..3, &[], None).value, None);
}

#[test]
fn other_columns_count_in_every_row_of_a_counted_asset() {
    // (10 + 20 + 30 + 40) / (400 + 50); both rows of de are left out.
    let price = all("sum(spend) / sum(views)");
    assert_eq!(price, of(0.222_222_222_222, 4, 2));
    // Within a row a counter counts where it is the latest: (30 / 400 + 20 / 50) / 2.
    assert_eq!(all("avg(spend / views)"), of(0.2375, 4, 2));
    let counted = ask("sum(spend) / sum(views)", 0..6, &[], Some(0));
    assert_eq!(counted.n, 2, "different markets");
}

#[test]
fn conditions_look_at_the_latest_count_as_well() {
    let large = all("sum(views) filter (where views > 100)");
    assert_eq!(large, of(400.0, 1, 1));
    let market = all("sum(views) filter (where market = 'us')");
    assert_eq!(market.value, Some(50.0));
    // Every market but de has a row that says nothing, which is 0 here.
    assert_eq!(all("sum(coalesce(views, 0))"), of(450.0, 3, 0));
}
