//! The table of all knobs, and how a request finds its own.

use std::borrow::Cow;
use std::fmt;

use http::Method;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::call::{Call, Outcome, Reply};
use super::error::{ControlError, ControlErrorCode};
use super::{archives, clock, faults, info, requests, snapshot, vaults};

/// One knob: a method, a path, and what they do.
#[derive(Clone, Copy)]
pub struct Route {
    /// The method.
    pub method: &'static str,
    /// The path; `{label}` stands for one segment.
    pub path: &'static str,
    /// What can stand in the query and in the body, or nothing.
    pub takes: &'static str,
    /// What it does.
    pub about: &'static str,
    pub(super) handler: fn(&Call<'_>) -> Outcome,
}

/// Expands to the table, whose documentation is itself.
macro_rules! routes {
    ($($method:ident $path:literal, $takes:literal, $about:literal => $handler:expr;)*) => {
        /// Every knob.
        ///
        /// | method | path | takes | what it does |
        /// | --- | --- | --- | --- |
        $(#[doc = concat!("| ", stringify!($method), " | `", $path, "` | ", $takes, " | ", $about, " |")])*
        pub static ROUTES: &[Route] = &[$(Route {
            method: stringify!($method), path: $path, takes: $takes, about: $about, handler: $handler,
        }),*];
    };
}

routes! {
    GET "/_emulator/", "", "lists these routes" => index;
    GET "/_emulator/health", "", "answers as soon as the emulator does" => info::health;
    GET "/_emulator/info", "", "says the version, account, region and settings" => info::info;
    GET "/_emulator/rules", "", "lists the rules that the emulator keeps, each with its mark and source" => info::rules;
    GET "/_emulator/new_account", "", "says whether every account is a new one" => info::new_account;
    PUT "/_emulator/new_account", "`new_account`",
        "makes every account a new one, to which each call answers `NoLongerSupportedException`, or an old one again"
        => info::set_new_account;
    GET "/_emulator/clock", "", "reads the clock" => clock::read;
    POST "/_emulator/clock", "`days`, `hours`, `seconds`; together they add up",
        "moves the clock forward; `Date` headers and signatures stay with the real time" => clock::advance;
    GET "/_emulator/vaults", "`?account=`, `?region=`", "lists the vaults" => vaults::list;
    GET "/_emulator/vaults/{vault}", "`?account=`, `?region=`",
        "shows a vault with its lock, lock ID included, policies, tags and archives" => vaults::show;
    PUT "/_emulator/vaults/{vault}", "`tags`, `access_policy`; `?account=`, `?region=`",
        "creates a vault, or gives one that exists these tags and this policy" => vaults::create;
    DELETE "/_emulator/vaults/{vault}", "`?account=`, `?region=`",
        "removes a vault, even one that is locked or not empty" => vaults::delete;
    PUT "/_emulator/vaults/{vault}/archives/{archive}", "`age_days`, `size` in bytes; `?account=`, `?region=`",
        "puts an archive into a vault, as if it had been uploaded so many days ago" => archives::plant;
    DELETE "/_emulator/vaults/{vault}/archives/{archive}", "`?account=`, `?region=`",
        "takes an archive out of a vault, whatever its policies say" => archives::remove;
    GET "/_emulator/faults", "", "lists the faults, each with how often it struck" => faults::list;
    POST "/_emulator/faults", "`effect`, `moment`, `milliseconds`, `code`; `operation`, `after`, `times`, `probability`",
        "adds a fault" => faults::add;
    DELETE "/_emulator/faults", "", "removes all faults" => faults::clear;
    GET "/_emulator/requests", "", "lists the last calls with their answers, oldest first" => requests::list;
    DELETE "/_emulator/requests", "", "empties that list" => requests::clear;
    GET "/_emulator/snapshot", "", "answers the whole state" => snapshot::take;
    PUT "/_emulator/snapshot", "a snapshot", "puts back the whole state" => snapshot::restore;
    POST "/_emulator/reset", "", "back to the start: no vaults, real time, no faults, empty list of calls, same seed"
        => snapshot::reset;
}

/// Finds the route of a request, and what stands in the place of its labels.
///
/// The path is cut at its slashes first and decoded then, so that a label may hold an escaped slash.
pub(super) fn find(
    method: &Method,
    path: &str,
) -> Result<(&'static Route, Vec<String>), ControlError> {
    let segments: Vec<Cow<'_, str>> = path
        .trim_end_matches('/')
        .split('/')
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy())
        .collect();
    let mut with_path =
        ROUTES.iter().filter_map(|route| Some((route, labels(route, &segments)?))).peekable();
    if with_path.peek().is_none() {
        return Err(ControlError::new(
            ControlErrorCode::UnknownPath,
            format!("the emulator has no `{path}`"),
            "GET /_emulator/ lists what it has",
        ));
    }
    let mut methods = Vec::new();
    for (route, labels) in with_path {
        if route.method == method.as_str() {
            return Ok((route, labels));
        }
        methods.push(route.method);
    }
    let allow = methods.join(", ");
    Err(ControlError::new(
        ControlErrorCode::UnknownMethod,
        format!("`{path}` does not have the method {method}"),
        format!("it has {allow}"),
    )
    .with_allow(allow))
}

/// The labels of a path that fits the route.
fn labels(route: &Route, segments: &[Cow<'_, str>]) -> Option<Vec<String>> {
    let pattern: Vec<&str> = route.path.trim_end_matches('/').split('/').collect();
    if pattern.len() != segments.len() {
        return None;
    }
    let mut labels = Vec::new();
    for (pattern, segment) in pattern.iter().zip(segments) {
        match pattern.starts_with('{') {
            true if !segment.is_empty() => labels.push(segment.clone().into_owned()),
            false if pattern == segment => {}
            _ => return None,
        }
    }
    Some(labels)
}

fn index(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let routes: Vec<Value> = ROUTES
        .iter()
        .map(|route| {
            json!({
                "method": route.method, "path": route.path, "takes": route.takes, "about": route.about,
            })
        })
        .collect();
    Ok(Reply::ok(json!({ "routes": routes })))
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
