//! Defaults that a model has and its service refuses.
//!
//! 1. The types below have 0 for a default and must not be 0. Members of these types have no default: one that is required
//!    has to be set, another is left out where it is unset.

use crate::ast::ShapeId;

const TYPES: [(&str, &str); 11] = [
    ("com.amazonaws.amplifyuibuilder", "ListComponentsLimit"),
    ("com.amazonaws.amplifyuibuilder", "ListFormsLimit"),
    ("com.amazonaws.amplifyuibuilder", "ListThemesLimit"),
    ("com.amazonaws.drs", "LaunchActionOrder"),
    ("com.amazonaws.drs", "MaxResultsReplicatingSourceServers"),
    ("com.amazonaws.drs", "MaxResultsType"),
    ("com.amazonaws.drs", "StrictlyPositiveInteger"),
    ("com.amazonaws.emrserverless", "WorkerCounts"),
    ("com.amazonaws.evidently", "ResultsPeriod"),
    ("com.amazonaws.location", "PlaceIndexSearchResultLimit"),
    ("com.amazonaws.paymentcryptographydata", "IntegerRangeBetween4And12"),
];

/// Whether members of this type have no default, whatever the model says.
pub(in super::super) fn has_none(ty: &ShapeId) -> bool {
    TYPES.contains(&(ty.namespace(), ty.name()))
}
