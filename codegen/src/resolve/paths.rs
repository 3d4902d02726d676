//! Ways into inputs and outputs, from field to field.

use crate::ir::{Crate, Field, Member, Presence, Type};

/// Where a way ends.
pub(super) struct Place {
    /// The way there.
    pub(super) members: Vec<Member>,
    /// What is there.
    pub(super) ty: Type,
}

/// Follows names with points between them: `listing.marker`.
pub(super) fn members<'a>(mut fields: &'a [Field], path: &str, krate: &'a Crate) -> Option<Place> {
    let mut members = Vec::new();
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let (member, ty) = self::member(fields, name)?;
        members.push(member);
        if names.peek().is_none() {
            return Some(Place { members, ty });
        }
        fields = self::fields(ty, krate)?;
    }
    None
}

/// A field by its name in the model.
pub(super) fn member(fields: &[Field], model_name: &str) -> Option<(Member, Type)> {
    let field = fields.iter().find(|field| field.model_name == model_name)?;
    let is_optional = field.presence == Presence::Optional;
    Some((Member { name: field.name.clone(), is_optional }, field.ty))
}

/// The fields of a structure.
pub(super) fn fields(ty: Type, krate: &Crate) -> Option<&[Field]> {
    match ty {
        Type::Structure(id) => {
            krate.structures.get(id.0).map(|structure| structure.fields.as_slice())
        }
        _ => None,
    }
}

/// Whether there are items or values in it.
pub(super) fn is_collection(ty: Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(_))
}
