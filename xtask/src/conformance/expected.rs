//! The request that a printed protocol test expects, compared with one that was sent.
//!
//! It stands by itself: `conformance` has it as a module, and `cargo xtask conformance` puts it into the tests that it writes.

/// The request that a call is expected to become.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// `POST`
    pub method: &'a str,
    /// Where it has to go, if the case says so.
    pub host: Option<&'a str>,
    /// The path.
    pub uri: &'a str,
    /// Parts of the query that have to be there: `key=value`, encoded.
    pub query: &'a [&'a str],
    /// Keys that have to be in the query.
    pub require_query: &'a [&'a str],
    /// Keys that may not be in the query.
    pub forbid_query: &'a [&'a str],
    /// Headers with exactly this value; the case of a name does not matter.
    pub headers: &'a [(&'a str, &'a str)],
    /// Headers that have to be there.
    pub require_headers: &'a [&'a str],
    /// Headers that may not be there.
    pub forbid_headers: &'a [&'a str],
    /// The body.
    pub body: Body<'a>,
}

/// The body that a request is expected to have.
#[derive(Clone, Copy, Debug)]
pub enum Body<'a> {
    /// Whatever it is.
    Any,
    /// Byte for byte; the empty text is no body.
    Exact(&'a str),
    /// The same JSON value.
    Json(&'a str),
}

/// A request that was sent.
#[derive(Clone, Debug)]
pub struct Sent<'a> {
    /// `POST`
    pub method: &'a str,
    /// Scheme, authority, path and query.
    pub uri: &'a str,
    /// In the order in which they were added.
    pub headers: Vec<(&'a str, &'a str)>,
    /// The whole body; empty if there is none.
    pub body: &'a [u8],
}

impl Request<'_> {
    /// Compares with a request that was sent.
    ///
    /// # Panics
    ///
    /// If it is another one.
    #[track_caller]
    pub fn compare(&self, sent: &Sent<'_>) {
        self.compare_target(sent);
        self.compare_headers(sent);
        self.body.compare(sent.body);
    }

    #[track_caller]
    fn compare_target(&self, sent: &Sent<'_>) {
        let uri = sent.uri.split_once("://").map_or(sent.uri, |(_, rest)| rest);
        let (host, rest) = uri.find('/').map_or((uri, "/"), |slash| uri.split_at(slash));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        assert_eq!((sent.method, path), (self.method, self.uri), "method and path");
        if let Some(expected) = self.host {
            assert_eq!(host, expected, "host");
        }
        let mut left: Vec<&str> = query.split('&').filter(|it| !it.is_empty()).collect();
        for expected in self.query {
            let found = left.iter().position(|it| it == expected);
            assert!(found.is_some(), "no `{expected}` in the query `{query}`");
            left.remove(found.unwrap_or_default());
        }
        let has_key = |key: &str| query.split('&').any(|it| it.split('=').next() == Some(key));
        for key in self.require_query {
            assert!(has_key(key), "no key `{key}` in the query `{query}`");
        }
        for key in self.forbid_query {
            assert!(!has_key(key), "the key `{key}` in the query `{query}`");
        }
    }

    #[track_caller]
    fn compare_headers(&self, sent: &Sent<'_>) {
        let value = |name: &str| {
            let named = sent.headers.iter().filter(|(found, _)| found.eq_ignore_ascii_case(name));
            let values: Vec<&str> = named.map(|(_, value)| *value).collect();
            (!values.is_empty()).then(|| values.join(", "))
        };
        for (name, expected) in self.headers {
            assert_eq!(value(name).as_deref(), Some(*expected), "header `{name}`");
        }
        for name in self.require_headers {
            assert!(value(name).is_some(), "no header `{name}`");
        }
        for name in self.forbid_headers {
            assert_eq!(value(name), None, "header `{name}`");
        }
    }
}

impl Body<'_> {
    /// Compares with a body that was sent.
    ///
    /// # Panics
    ///
    /// If it is another one.
    #[track_caller]
    pub fn compare(&self, body: &[u8]) {
        match self {
            Self::Any => {}
            Self::Exact(expected) => assert_eq!(String::from_utf8_lossy(body), *expected, "body"),
            Self::Json(expected) => {
                let expected = json(expected.as_bytes());
                assert!(expected.is_ok(), "the case has no JSON: {expected:?}");
                assert_eq!(json(body), expected, "body");
            }
        }
    }
}

/// JSON in a form in which equal values are equal: numbers by their value, `1` and `1.0` alike.
fn json(text: &[u8]) -> Result<serde_json::Value, String> {
    fn normal(value: serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Number(number) => number
                .as_f64()
                .map_or_else(|| serde_json::Value::Number(number.clone()), serde_json::Value::from),
            serde_json::Value::Array(elements) => elements.into_iter().map(normal).collect(),
            serde_json::Value::Object(entries) => {
                entries.into_iter().map(|(key, value)| (key, normal(value))).collect()
            }
            other => other,
        }
    }
    let value = serde_json::from_slice(text);
    value.map(normal).map_err(|error| format!("{error}: {}", String::from_utf8_lossy(text)))
}
