//! Unions.

use proc_macro2::TokenStream;
use quote::quote;

use super::redacted;
use super::rust_type::{boxed, import, ty, uses};
use super::tokens::{doc, docs_or, ident};
use crate::ir::{Crate, Field, Type, Union, UnionMember, UnionValue};
use crate::print::SourceFile;

/// ```text
/// pub enum AttributeValue {
///     /// A number.
///     Number(i64),
///     …
///     /// A member that this version of the crate does not know. It can't be sent.
///     #[non_exhaustive]
///     Unknown,
/// }
///
/// impl AttributeValue {
///     pub fn as_number(&self) -> Result<&i64, &Self> { … }
///
///     pub fn is_number(&self) -> bool { … }
///     …
/// }
/// ```
pub(super) fn union(union: &Union, krate: &Crate) -> SourceFile {
    let mut file = SourceFile::default();
    let own = import(&union.name, union.alias.as_ref());
    for member in &union.members {
        if let UnionValue::Of { ty, .. } = member.value {
            file.uses(uses(ty, krate).into_iter().filter(|path| *path != own));
        }
    }
    let is_redacted = is_redacted(union);
    file.item(definition(union, is_redacted, krate));
    file.item(methods(union, krate));
    if is_redacted {
        redacted::debug_nothing(&union.name, &mut file);
    }
    file
}

fn is_redacted(union: &Union) -> bool {
    union.is_sensitive || union.members.iter().any(|member| member.is_sensitive)
}

fn definition(union: &Union, is_redacted: bool, krate: &Crate) -> TokenStream {
    let name = ident(&union.name);
    let docs = docs_or(&union.docs, &format!("`{}` of the model.", union.model_name));
    let variants = union.members.iter().map(|member| {
        let docs = docs_or(&member.docs, &format!("`{}` of the model.", member.model_name));
        let name = ident(&member.name);
        match member.value {
            UnionValue::Unit => quote!(#docs #name,),
            UnionValue::Of { ty, is_boxed } => {
                let ty = boxed(ty, is_boxed, krate);
                quote!(#docs #name(#ty),)
            }
        }
    });
    let debug = (!is_redacted).then(|| quote!(Debug,));
    let allow = may_be_uneven(union, krate).then(|| {
        quote! {
            #[allow(clippy::large_enum_variant, reason = "in a box it would be another type than that of AWS")]
        }
    });
    quote! {
        #docs
        #allow
        #[derive(Clone, #debug PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A member that this version of the crate does not know. It can't be sent.
            #[non_exhaustive]
            Unknown,
        }
    }
}

/// Whether one variant may be so much larger than the others that clippy would have it in a box. How large it is only the
/// compiler knows; one with no more than this many values is small enough.
fn may_be_uneven(union: &Union, krate: &Crate) -> bool {
    const MAX_VALUES: usize = 4;
    union.members.iter().any(|member| {
        let mut values = 0;
        let mut pending = vec![member.value];
        while let Some(value) = pending.pop() {
            match value {
                UnionValue::Of { ty: Type::Structure(id), is_boxed: false } => {
                    let fields = krate.structures.get(id.0).into_iter().flat_map(|it| &it.fields);
                    let value =
                        |field: &Field| UnionValue::Of { ty: field.ty, is_boxed: field.is_boxed };
                    pending.extend(fields.map(value));
                }
                UnionValue::Of { ty: Type::Union(id), is_boxed: false } => {
                    let members = krate.unions.get(id.0).into_iter().flat_map(|it| &it.members);
                    pending.extend(members.map(|member| member.value));
                }
                UnionValue::Of { .. } | UnionValue::Unit => values += 1,
            }
            if values > MAX_VALUES {
                return true;
            }
        }
        false
    })
}

fn methods(union: &Union, krate: &Crate) -> TokenStream {
    let name = ident(&union.name);
    let is_alone = union.members.is_empty();
    let methods = union.members.iter().map(|member| member_methods(member, krate));
    let unknown = if is_alone { quote!(true) } else { quote!(matches!(self, Self::Unknown)) };
    quote! {
        impl #name {
            #(#methods)*

            /// Whether it is a member that this version of the crate does not know.
            pub fn is_unknown(&self) -> bool {
                #unknown
            }
        }
    }
}

fn member_methods(member: &UnionMember, krate: &Crate) -> TokenStream {
    let variant = ident(&member.name);
    let [r#as, is] = [&member.as_method, &member.is_method].map(ident);
    let as_docs = doc(&format!("The value of [`{0}`](Self::{0}), or itself.", member.name.text()));
    let is_docs = doc(&format!("Whether it is [`{0}`](Self::{0}).", member.name.text()));
    let Parts { returns, pattern, value } = parts(member, krate);
    quote! {
        #as_docs
        pub fn #r#as(&self) -> Result<#returns, &Self> {
            if let Self::#variant #pattern = self { Ok(#value) } else { Err(self) }
        }

        #is_docs
        pub fn #is(&self) -> bool {
            self.#r#as().is_ok()
        }
    }
}

/// How the value of a member is told.
struct Parts {
    returns: TokenStream,
    pattern: TokenStream,
    value: TokenStream,
}

fn parts(member: &UnionMember, krate: &Crate) -> Parts {
    match member.value {
        UnionValue::Unit => {
            Parts { returns: quote!(()), pattern: TokenStream::new(), value: quote!(()) }
        }
        UnionValue::Of { ty: of, is_boxed } => {
            let ty = ty(of, krate);
            let value = if is_boxed { quote!(it.as_ref()) } else { quote!(it) };
            Parts { returns: quote!(&#ty), pattern: quote!((it)), value }
        }
    }
}
