//! Labels of a URI against the members of the input: each needs the other.

use crate::ast::traits::ids;
use crate::ast::{Members, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::suggest::nearest;

use super::super::closure::Message;
use super::uri::Segment;

/// Tells of each label without a member, and of each member without a label.
///
/// A label and a member that were probably meant for each other are told once.
pub(super) fn check(
    operation: &ShapeId,
    input: Message<'_>,
    uri: &str,
    segments: &[Segment<'_>],
    diagnostics: &mut Diagnostics,
) {
    let none = Members::new();
    let (id, members) = match input {
        // What is wrong with the input is told elsewhere; which labels it would have is not known.
        Message::Faulty => return,
        Message::Absent => (operation, &none),
        Message::Structure(root) => (root.id, root.members),
    };
    let labels: Vec<&str> = segments.iter().filter_map(Segment::label).collect();
    let bound = members.iter().filter(|(_, member)| member.traits.http_label());
    let bound: Vec<&str> = bound.map(|(name, _)| name.as_str()).collect();
    let mut unlabelled: Vec<&str> = bound
        .iter()
        .copied()
        .filter(|name| !labels.contains(name) && !clashes(name, &bound))
        .collect();

    for label in labels.iter().filter(|label| !bound.contains(label)) {
        let meant = nearest(label, unlabelled.iter().copied());
        unlabelled.retain(|name| Some(*name) != meant);
        let label_trait = ids::HTTP_LABEL;
        let help = match meant {
            _ if members.contains_key(*label) => {
                format!("give the member `{label}` of the input the trait `{label_trait}`")
            }
            Some(name) => format!("did you mean `{{{name}}}`?"),
            None => format!("add a member `{label}` with the trait `{label_trait}` to the input"),
        };
        let message =
            format!("the URI `{uri}` has the label `{{{label}}}`, to which no member is bound");
        diagnostics.model_at(operation, &["traits", ids::HTTP, "uri"], message, help);
    }
    for name in unlabelled {
        let message = format!(
            "the member is bound to the label `{{{name}}}`, which the URI `{uri}` does not have"
        );
        let help = "add the label to the URI, or remove the trait";
        let at = ["traits", ids::HTTP_LABEL];
        diagnostics.model_at(id.with_member(name), &at, message, help);
    }
}

/// Whether the name differs from that of another member by letter case only, which is told elsewhere.
fn clashes(name: &str, bound: &[&str]) -> bool {
    bound.iter().any(|other| *other != name && other.eq_ignore_ascii_case(name))
}
