//! What stands before the host of the endpoint: `{account}.data.`
//!
//! The rules are those of <https://smithy.io/2.0/spec/endpoint-traits.html>.

use crate::ast::traits::ids;
use crate::ast::{Members, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Field, FieldId, HostPart, Type};

use super::super::closure::Operation;
use super::super::read;

/// Takes the prefix of an operation apart; empty if it has none, or a faulty one, which is told.
pub(in super::super) fn host_prefix(
    operation: &Operation<'_>,
    fields: &[Field],
    diagnostics: &mut Diagnostics,
) -> Vec<HostPart> {
    let id = operation.id;
    let Some(endpoint) = read(id, operation.traits.endpoint(), diagnostics) else {
        return Vec::new();
    };
    let none = Members::new();
    let members = operation.input.root().map_or(&none, |root| root.members);
    let prefix = Prefix { id, text: &endpoint.host_prefix, members, fields };
    prefix.parts(diagnostics)
}

struct Prefix<'a> {
    id: &'a ShapeId,
    text: &'a str,
    members: &'a Members,
    fields: &'a [Field],
}

impl Prefix<'_> {
    fn parts(&self, diagnostics: &mut Diagnostics) -> Vec<HostPart> {
        let mut parts = Vec::new();
        let mut rest = self.text;
        while !rest.is_empty() {
            let (literal, label) = match rest.split_once('{') {
                Some((literal, label)) => (literal, Some(label)),
                None => (rest, None),
            };
            let is_host = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
            if let Some(other) = literal.chars().find(|c| !is_host(*c)) {
                let message = format!(
                    "the host prefix `{}` has `{other}`, which a host name can't hold",
                    self.text
                );
                self.fault(message, "use letters, digits, `-`, `.` and labels", diagnostics);
                return Vec::new();
            }
            if !literal.is_empty() {
                parts.push(HostPart::Literal(literal.to_owned()));
            }
            let Some(label) = label else { break };
            let Some((name, after)) = label.split_once('}') else {
                let message = format!("the host prefix `{}` has an open brace", self.text);
                self.fault(message, "close it", diagnostics);
                return Vec::new();
            };
            parts.extend(self.label(name, diagnostics));
            rest = after;
        }
        parts
    }

    fn label(&self, name: &str, diagnostics: &mut Diagnostics) -> Option<HostPart> {
        let is_bound = self.members.get(name).is_some_and(|member| member.traits.host_label());
        let field = self.fields.iter().position(|field| field.model_name == name);
        let is_string =
            |field: usize| self.fields.get(field).is_some_and(|it| it.ty == Type::String);
        match field.filter(|field| is_bound && is_string(*field)) {
            Some(field) => Some(HostPart::Label(FieldId(field))),
            None => {
                let message = format!(
                    "the host prefix `{}` has the label `{{{name}}}`, to which no string is bound",
                    self.text
                );
                let help = format!(
                    "add a member `{name}` with the trait `{}` to the input",
                    ids::HOST_LABEL
                );
                self.fault(message, &help, diagnostics);
                None
            }
        }
    }

    fn fault(&self, message: String, help: &str, diagnostics: &mut Diagnostics) {
        let at = ["traits", ids::ENDPOINT, "hostPrefix"];
        diagnostics.model_at(self.id, &at, message, help);
    }
}
