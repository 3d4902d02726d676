//! Lists in the query of a URI: the name is there once for each element.

use crate::error::BuildError;
use crate::plumbing::query::query;
use crate::plumbing::request::Request;

/// Adds the elements of the member `name` to the query, if it is set.
pub(crate) fn query_list<T>(
    request: &mut Request,
    name: &str,
    list: Option<&Vec<T>>,
    text: impl Fn(&T) -> Result<String, BuildError>,
) -> Result<(), BuildError> {
    for element in list.into_iter().flatten() {
        query(request, name, Some(text(element)?));
    }
    Ok(())
}
