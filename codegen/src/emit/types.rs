//! The modules `types` and `types::error`, and the structures in the former.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::{field_uses, import};
use super::setter::optional_setters;
use super::structure::{self, Build};
use super::tokens::ident;
use crate::ir::{Crate, Name, Structure};
use crate::print::SourceFile;

/// ```text
/// pub use self::vault_lock_policy::VaultLockPolicy;
///
/// pub mod builders;
/// pub mod error;
/// mod vault_lock_policy;
/// ```
pub(super) fn types(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Data structures that inputs and outputs are made of.");
    let structures = krate.structures.iter().map(|it| (&it.module, &it.name, it.alias.as_ref()));
    let unions = krate.unions.iter().map(|it| (&it.module, &it.name, it.alias.as_ref()));
    let enums = krate.enums.iter().map(|it| (&it.module, &it.name, it.alias.as_ref()));
    let mut all: Vec<_> = structures.chain(unions).chain(enums).collect();
    all.sort();
    for (module, name, alias) in &all {
        file.item(re_export(module, name, *alias));
    }
    file.item(quote!(
        pub mod builders;
    ));
    file.item(quote!(
        pub mod error;
    ));
    for (module, ..) in &all {
        let module = ident(module);
        file.item(quote!(mod #module;));
    }
    file
}

/// ```text
/// pub use super::vault_lock_policy::VaultLockPolicyBuilder;
/// ```
pub(super) fn builders(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Builders of the structures in [`types`](super).");
    re_export_builders(&krate.structures, &mut file);
    file
}

/// ```text
/// pub use self::resource_not_found_exception::ResourceNotFoundException;
///
/// pub mod builders;
/// mod resource_not_found_exception;
/// ```
pub(super) fn errors(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Errors that the service answers with.");
    let streams = krate.event_streams.iter().map(|it| (&it.error_module, &it.error, None));
    let errors = krate.errors.iter();
    let errors = errors.map(|error| (&error.module, &error.name, error.alias.as_ref()));
    let mut all: Vec<_> = errors.chain(streams).collect();
    all.sort();
    for (module, name, alias) in &all {
        file.item(re_export(module, name, *alias));
    }
    file.item(quote!(
        pub mod builders;
    ));
    for (module, ..) in &all {
        let module = ident(module);
        file.item(quote!(mod #module;));
    }
    file
}

/// ```text
/// pub use super::resource_not_found_exception::ResourceNotFoundExceptionBuilder;
/// ```
pub(super) fn error_builders(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Builders of the errors in [`types::error`](super).");
    re_export_builders(&krate.errors, &mut file);
    file
}

/// `VaultLockPolicy` and its builder.
pub(super) fn structure(structure: &Structure, krate: &Crate) -> SourceFile {
    let mut file = SourceFile::default();
    let own = import(&structure.name, structure.alias.as_ref());
    let others = field_uses(&structure.fields, krate).into_iter().filter(|path| *path != own);
    file.uses(others);
    if structure.has_required() {
        file.uses(["crate::error::BuildError"]);
    }
    let docs = format!("`{}` of the model.", structure.model_name);
    structure::definition(structure, &docs, None, &mut file, krate);
    structure::builder(structure, None, &mut file, krate);
    let (build, nothing) = (Build::AsNeeded, TokenStream::new());
    file.item(structure::builder_methods(structure, build, None, &nothing, krate));
    optional_setters(&structure.builder, "", &structure.fields, &mut file, krate);
    file
}

fn re_export(module: &Name, name: &Name, alias: Option<&Name>) -> TokenStream {
    let [module, name] = [module, name].map(ident);
    match alias.map(ident) {
        None => quote!(pub use self::#module::#name;),
        Some(alias) => quote!(pub use self::#module::#name as #alias;),
    }
}

fn re_export_builders(structures: &[Structure], file: &mut SourceFile) {
    for structure in structures {
        let [module, builder] = [&structure.module, &structure.builder].map(ident);
        file.item(quote!(pub use super::#module::#builder;));
    }
}
