//! Pages: which operations answer in pages, and where the tokens travel.

use crate::ast::traits::ids;
use crate::ast::traits::polling::Paginated;
use crate::ast::{ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Crate, FieldId, Operation, PageItems, Paginator, Presence, Type};

use super::paths::{self, Place};
use super::{names, read};

/// Decides how the pages of an operation are fetched; nothing for one that answers at once.
pub(super) fn resolve(
    id: &ShapeId,
    traits: &Traits,
    service: &Paginated,
    operation: &Operation,
    krate: &Crate,
    diagnostics: &mut Diagnostics,
) -> Option<Paginator> {
    let own = read(id, traits.paginated(), diagnostics)?;
    let mut told = Told { id, diagnostics };
    let input_token =
        told.input(own.input_token.as_ref().or(service.input_token.as_ref()), operation);
    let output = own.output_token.as_ref().or(service.output_token.as_ref());
    let output_token = told.output("outputToken", output, operation, krate);
    let page_size = own.page_size.as_ref().or(service.page_size.as_ref());
    let page_size = page_size.map(|name| told.member("pageSize", name, operation));
    let items = own.items.as_ref().or(service.items.as_ref());
    let items = items.map(|path| told.output("items", Some(path), operation, krate));

    let ((input_token, input), output_token) = (input_token?, output_token?);
    if input != Type::String || output_token.ty != Type::String {
        told.fault("a token that is not a string is not supported", "target strings");
        return None;
    }
    let items = match items {
        Some(items) => Some(told.items(items?, operation)?),
        None => None,
    };
    Some(Paginator {
        name: names::made_of(&operation.model_name, "", "Paginator")?,
        input_token,
        output_token: output_token.members,
        page_size: match page_size {
            Some(page_size) => Some(page_size?.0),
            None => None,
        },
        items,
    })
}

struct Told<'a> {
    id: &'a ShapeId,
    diagnostics: &'a mut Diagnostics,
}

impl Told<'_> {
    fn input(&mut self, name: Option<&String>, operation: &Operation) -> Option<(FieldId, Type)> {
        let Some(name) = name else {
            self.fault("`inputToken` is missing", "name the input member that asks for a page");
            return None;
        };
        let (id, ty) = self.member("inputToken", name, operation)?;
        let field = operation.input.fields.get(id.0)?;
        if field.presence != Presence::Optional {
            self.fault(
                "the member that asks for a page is required or has a default",
                "make it optional",
            );
            return None;
        }
        Some((id, ty))
    }

    fn member(&mut self, key: &str, name: &str, operation: &Operation) -> Option<(FieldId, Type)> {
        let found = operation.input.fields.iter().position(|field| field.model_name == name);
        let field = found.and_then(|index| operation.input.fields.get(index));
        let Some((index, field)) = found.zip(field) else {
            let message = format!("`{key}` names `{name}`, which is no member of the input");
            self.fault(&message, "name a member of the input");
            return None;
        };
        Some((FieldId(index), field.ty))
    }

    fn output(
        &mut self,
        key: &str,
        path: Option<&String>,
        operation: &Operation,
        krate: &Crate,
    ) -> Option<Place> {
        let Some(path) = path else {
            self.fault(&format!("`{key}` is missing"), "name the output member that has it");
            return None;
        };
        let place = paths::members(&operation.output.fields, path, krate);
        if place.is_none() {
            let message = format!("`{key}` names `{path}`, which is no member of the output");
            self.fault(&message, "name a member of the output, or the way to one");
        }
        place
    }

    fn items(&mut self, place: Place, operation: &Operation) -> Option<PageItems> {
        if !paths::is_collection(place.ty) {
            self.fault("`items` is neither a list nor a map", "name a member that is");
            return None;
        }
        let name = names::made_of(&operation.model_name, "", "PaginatorItems")?;
        Some(PageItems { name, path: place.members, container: place.ty })
    }

    fn fault(&mut self, message: &str, help: &str) {
        self.diagnostics.model_at(self.id, &["traits", ids::PAGINATED], message, help);
    }
}
