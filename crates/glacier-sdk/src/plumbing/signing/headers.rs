//! Headers in canonical order.

use aws_smithy_runtime_api::http::Headers;

/// More headers than requests have, and no more than the standard library sorts in their place.
const MAX_HEADERS: usize = 20;

/// The headers that a signature covers, by name; several of a name in their order.
pub(crate) struct SignedHeaders<'a> {
    headers: [(&'a str, &'a str); MAX_HEADERS],
    len: usize,
}

impl<'a> SignedHeaders<'a> {
    /// Those of the request and those that come with the signature; `None` if one is not its own canonical form.
    pub(crate) fn of(
        headers: &'a Headers,
        host: &'a str,
        date: &'a str,
        token: Option<&'a str>,
    ) -> Option<Self> {
        let mut signed = Self { headers: [("", ""); MAX_HEADERS], len: 0 };
        let mut host = Some(host);
        for (name, value) in headers {
            // What else is no text can't be the value of a header.
            if !value.is_ascii() || matches!(name, "x-amz-date" | "x-amz-security-token") {
                return None;
            }
            if name == "host" {
                host = None;
            }
            if !is_excluded(name) {
                is_trimmed(value).then(|| signed.push(name, value))??;
            }
        }
        if let Some(host) = host {
            signed.push("host", host)?;
        }
        signed.push("x-amz-date", date)?;
        if let Some(token) = token {
            is_text(token).then(|| signed.push("x-amz-security-token", token))??;
        }
        signed.headers.get_mut(..signed.len)?.sort_by_key(|(name, _)| *name);
        Some(signed)
    }

    fn push(&mut self, name: &'a str, value: &'a str) -> Option<()> {
        *self.headers.get_mut(self.len)? = (name, value);
        self.len += 1;
        Some(())
    }

    /// The names, each once.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        let mut last = "";
        self.iter()
            .map(|(name, _)| name)
            .filter(move |name| std::mem::replace(&mut last, name) != *name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.headers.iter().take(self.len).copied()
    }
}

/// Whether a header is left out of signatures: the signature itself, and what proxies change.
fn is_excluded(name: &str) -> bool {
    matches!(name, "authorization" | "transfer-encoding" | "user-agent" | "x-amzn-trace-id")
}

/// Whether there are no blanks to remove. Looks at all of it: that is faster than to stop where there is one.
fn is_trimmed(value: &str) -> bool {
    let mut was_blank = true;
    let mut is_trimmed = true;
    for byte in value.bytes() {
        let is_blank = byte == b' ';
        is_trimmed &= !(is_blank && was_blank);
        was_blank = is_blank;
    }
    is_trimmed && !value.ends_with(' ')
}

/// Whether a value can be signed: visible ASCII, blanks and tabs.
fn is_text(value: &str) -> bool {
    let is_other = |byte: &u8| !matches!(byte, b'\t' | b' '..=b'~');
    value.bytes().filter(is_other).count() == 0
}
