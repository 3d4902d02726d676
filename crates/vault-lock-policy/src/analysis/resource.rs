//! Whether the resources of a statement cover a vault.

use super::{Facts, Truth};
use crate::{
    evaluate,
    grammar::{Element, Pattern},
};

/// Whether what `Resource` or `NotResource` stands for has the vault in it.
pub(crate) fn element_covers(element: &Element<Pattern>, facts: &Facts<'_>) -> Truth {
    let listed = element
        .values
        .iter()
        .fold(Truth::Never, |any, resource| any.or(pattern_covers(&resource.value, facts)));
    if element.is_negated() { listed.not() } else { listed }
}

/// Whether one resource is, or stands for, the vault. That can depend on the caller, by policy variables.
pub(crate) fn pattern_covers(resource: &Pattern, facts: &Facts<'_>) -> Truth {
    if facts.know(resource) {
        return evaluate::covers(resource, &facts.request()).into();
    }
    Truth::Sometimes
}
