//! Time: how it is written, and how tests move it.

use std::time::Duration;

use glacier_testkit::clock::{Clock, FrozenClock, MovableClock};
use glacier_testkit::state::Timestamp;
use proptest::prelude::*;

#[test]
fn dates_are_written_as_the_guide_does() {
    for (millis, text) in [
        (0, "1970-01-01T00:00:00.000Z"),
        (1, "1970-01-01T00:00:00.001Z"),
        (951_868_799_999, "2000-02-29T23:59:59.999Z"),
        (1_363_799_023_221, "2013-03-20T17:03:43.221Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        (253_402_300_800_000, "9999-12-31T23:59:59.999Z"),
        (u64::MAX, "9999-12-31T23:59:59.999Z"),
    ] {
        assert_eq!(Timestamp::from_millis(millis).to_string(), text);
    }
}

#[test]
fn time_ends_instead_of_overflowing() {
    let clock = MovableClock::frozen_at(Timestamp::from_millis(1));
    clock.advance(Duration::MAX);
    clock.advance(Duration::MAX);
    assert_eq!(clock.now(), Timestamp::MAX);
    assert_eq!(Timestamp::MAX + Duration::MAX, Timestamp::MAX);
}

#[test]
fn a_clock_runs_with_the_one_beneath_it() {
    let beneath = MovableClock::new(FrozenClock(Timestamp::from_millis(1_000)));
    let above = MovableClock::new(beneath.clone());
    above.advance(Duration::from_millis(10));
    beneath.advance(Duration::from_millis(1));
    assert_eq!(beneath.now(), Timestamp::from_millis(1_001));
    assert_eq!(above.now(), Timestamp::from_millis(1_011));
}

proptest! {
    #[test]
    fn dates_sort_as_they_read(a in 0_u64..=Timestamp::MAX.as_millis(), b in 0_u64..=Timestamp::MAX.as_millis()) {
        let (a, b) = (Timestamp::from_millis(a), Timestamp::from_millis(b));
        prop_assert_eq!(a.to_string().len(), 24);
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }
}
