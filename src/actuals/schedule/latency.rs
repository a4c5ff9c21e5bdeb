//! How long a decision took.

use jiff::SignedDuration;

use crate::model::field::Either;
use crate::model::kinds::Decision;
use crate::text::Spanned;
use crate::value::{Date, Moment};

/// The time by the clock from the proposal of a decision to the decision.
///
/// Where one of the two is a day without a time, whole days are counted. `None` where one is not
/// stated, or they run backwards.
pub fn decision_latency(decision: &Decision) -> Option<SignedDuration> {
    let proposed = &decision.proposed.as_ref()?.value;
    let decided = &decision.decided.as_ref()?.value;
    let taken = if let (Either::This(from), Either::This(to)) = (proposed, decided) {
        to.instant().duration_since(from.instant())
    } else {
        let days = day_of(proposed).until(day_of(decided)).ok()?.get_days();
        SignedDuration::from_hours(24 * i64::from(days))
    };
    (!taken.is_negative()).then_some(taken)
}

/// The day of a date, or of a moment where it was written.
pub fn day_of(when: &Either<Moment, Date>) -> Date {
    match when {
        Either::This(moment) => moment.date(),
        Either::That(date) => *date,
    }
}

/// The day on which a decision was made, if that has happened by `day`.
pub fn decided_by(decision: &Decision, day: Date) -> Option<Date> {
    let decided = decision.decided.as_ref();
    let decided = decided.map(|when: &Spanned<Either<Moment, Date>>| day_of(&when.value));
    decided.filter(|decided| *decided <= day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn at<T>(value: T) -> Spanned<T> {
        Spanned::new(value, Span::at(0))
    }

    fn moment(text: &str) -> Either<Moment, Date> {
        Either::This(Moment::parse(text).unwrap())
    }

    fn hours(proposed: Either<Moment, Date>, decided: Either<Moment, Date>) -> Option<i64> {
        let decision = Decision {
            proposed: Some(at(proposed)),
            decided: Some(at(decided)),
            ..Decision::default()
        };
        decision_latency(&decision).map(|taken| taken.as_hours())
    }

    #[test]
    fn latency_is_counted_by_the_clock_across_zones() {
        let proposed = || moment("2026-02-01T10:00-05:00");
        assert_eq!(
            hours(proposed(), moment("2026-02-03T09:00+03:00")),
            Some(39)
        );
        let day = Either::That("2026-02-03".parse().unwrap());
        assert_eq!(hours(proposed(), day), Some(48));
    }

    #[test]
    fn a_decision_before_its_proposal_took_no_time_that_can_be_told() {
        let decided = moment("2026-01-31T10:00Z");
        assert_eq!(hours(moment("2026-02-01T10:00Z"), decided), None);
        assert_eq!(decision_latency(&Decision::default()), None);
    }
}
