//! An endpoint: its URL, its ways of signing, its headers. Of a rule, or of a case that expects it.

use serde_json::Value;

use crate::ir::{Address, AuthScheme, EndpointAuthScheme, Property};

use super::path::Faults;
use super::rules::expressions::template;
use super::scope::Scope;
use super::value::{Object, Placed, list};

pub(super) fn resolve(
    address: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Address> {
    let address = address.object(&["url", "properties", "headers"], faults)?;
    let url = template(&address.demand("url", faults)?, scope, faults);
    let mut auth_schemes = Some(Vec::new());
    let mut properties = Vec::new();
    if let Some(object) = address.get("properties") {
        for (key, value) in object.any_object(faults)?.entries() {
            if key == "authSchemes" {
                auth_schemes = self::auth_schemes(&value, scope, faults);
            } else {
                properties.push((key.to_owned(), property(&value, scope, faults)?));
            }
        }
    }
    let headers = match address.get("headers") {
        Some(headers) => self::headers(&headers.any_object(faults)?, scope, faults)?,
        None => Vec::new(),
    };
    Some(Address { url: url?, auth_schemes: auth_schemes?, properties, headers })
}

/// The ways of signing that endpoints may ask for.
const SUPPORTED: [AuthScheme; 2] = [AuthScheme::SigV4, AuthScheme::SigV4a];

fn auth_schemes(
    schemes: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Vec<EndpointAuthScheme>> {
    let mut resolved = Vec::new();
    for scheme in schemes.array(faults)? {
        let scheme = scheme.any_object(faults)?;
        let name = scheme.demand("name", faults)?;
        let id = name.string(faults)?;
        let Some(way) = SUPPORTED.into_iter().find(|it| it.id() == id) else {
            let supported = list(&SUPPORTED.map(AuthScheme::id));
            let message = format!("unsupported way of signing `{id}`");
            faults.push(&name.path, message, format!("ways that are supported: {supported}"));
            return None;
        };
        let mut properties = Vec::new();
        for (key, value) in scheme.entries().filter(|(key, _)| *key != "name") {
            properties.push((key.to_owned(), property(&value, scope, faults)?));
        }
        resolved.push(EndpointAuthScheme { scheme: way, properties });
    }
    Some(resolved)
}

fn property(value: &Placed<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Property> {
    Some(match value.value {
        Value::Bool(flag) => Property::Flag(*flag),
        Value::Array(_) => {
            let items = value.array(faults)?;
            let items = items.iter().map(|item| property(item, scope, faults));
            Property::List(items.collect::<Option<_>>()?)
        }
        Value::Object(keys) if !keys.contains_key("ref") && !keys.contains_key("fn") => {
            let entries = value.any_object(faults)?;
            let entry = |(key, value): (&str, Placed<'_>)| {
                Some((key.to_owned(), property(&value, scope, faults)?))
            };
            Property::Object(entries.entries().map(entry).collect::<Option<_>>()?)
        }
        Value::Null | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            Property::Text(template(value, scope, faults)?)
        }
    })
}

fn headers(
    headers: &Object<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Vec<(String, Vec<crate::ir::Template>)>> {
    let mut resolved = Vec::new();
    for (name, values) in headers.entries() {
        let values = values.array(faults)?;
        let values = values.iter().map(|value| template(value, scope, faults));
        resolved.push((name.to_owned(), values.collect::<Option<_>>()?));
    }
    Some(resolved)
}
