//! Dates of answers are read as the official parser reads them.

use crate::plumbing::call::http_date::parse;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use proptest::prelude::*;
use std::time::SystemTime;

fn official(text: &str) -> Option<SystemTime> {
    DateTime::from_str(text, Format::HttpDate).ok()?.try_into().ok()
}

#[test]
fn dates_are_the_official_ones_or_none() {
    let cases = [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Tue, 29 Feb 2000 23:59:59 GMT",
        "Sat, 28 Feb 2099 23:59:59 GMT",
        "Mon, 01 Mar 2100 00:00:00 GMT",
        "Wed, 31 Dec 1969 23:59:59 GMT",
        "Sun, 06 Nov 1994 08:49:37.5 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:00 GMT",
        "Sun, 06 Nov 1994 08:49:60 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        " Sun, 06 Nov 1994 08:49:37 GMT ",
        "Sün, 06 Nov 1994 08:49:37 GMT",
        "",
    ];
    for text in cases {
        assert_eq!(parse(text), official(text), "{text}");
    }
    assert!(parse(cases[0]).is_some() && parse(cases[12]).is_none());
}

proptest! {
    #[test]
    fn every_second_of_our_time_is_read(seconds in -1_000_000_000_i64..5_000_000_000) {
        let text = DateTime::from_secs(seconds).fmt(Format::HttpDate).unwrap();
        let time = SystemTime::try_from(DateTime::from_secs(seconds)).unwrap();
        prop_assert_eq!(parse(&text), Some(time), "{}", text);
    }

    #[test]
    fn what_is_like_a_date_is_read_alike(
        text in "[A-Z][a-z]{2}, [0-3][0-9] (Jan|Feb|Apr|Dec|jan) [12][09][0-9]{2} [0-2][0-9]:[0-6][0-9]:[0-6][0-9] GMT"
    ) {
        prop_assert_eq!(parse(&text), official(&text), "{}", text);
    }
}
