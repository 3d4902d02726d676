//! The `Date` header, written anew once a second.

use std::cell::RefCell;
use std::time::{SystemTime, UNIX_EPOCH};

use http::HeaderValue;

/// A time as `Date` has it. The last one is remembered, since a busy server asks for the same second again and again.
pub(super) fn header(time: SystemTime) -> HeaderValue {
    thread_local! {
        static LAST: RefCell<Option<(u64, HeaderValue)>> = const { RefCell::new(None) };
    }

    let second = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    LAST.with_borrow_mut(|last| match last {
        Some((of, value)) if *of == second => value.clone(),
        _ => {
            let value = write(time);
            *last = Some((second, value.clone()));
            value
        }
    })
}

/// The form has ASCII only, so it can't fail; nothing here is worth a panic all the same.
fn write(time: SystemTime) -> HeaderValue {
    let text = httpdate::fmt_http_date(time);
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}
