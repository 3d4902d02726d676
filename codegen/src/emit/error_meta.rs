//! `error_meta.rs`: one error for all operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation_error::{error_uses, packed, unhandled_variant, variant};
use super::tokens::{doc, errors, expect_deprecated};
use crate::ir::Crate;
use crate::print::SourceFile;

/// ```text
/// pub enum Error {
///     /// The parameter …
///     InvalidParameterValueException(InvalidParameterValueException),
///     …
///     Unhandled(Unhandled),
/// }
///
/// from_operation_error! { InitiateVaultLockError:
///     InvalidParameterValueException
///     …
/// }
/// ```
pub(super) fn error_meta(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("One error for all operations.");
    file.uses([
        "std::fmt",
        "crate::error::sealed_unhandled::Unhandled",
        "aws_smithy_runtime_api::client::result::SdkError",
        "crate::error::BuildError",
        "crate::plumbing::error_macros::{error_enum, from_operation_error}",
        "crate::plumbing::errors",
    ]);
    file.uses(error_uses(krate.errors.iter()));
    file.uses(
        krate.operations.iter().map(|operation| {
            format!("crate::operation::{}::{}", operation.module, operation.error)
        }),
    );
    file.item(definition(krate));
    file.block("error_enum", "Error, root_source", packed(krate.errors.iter()));
    file.item(from_build_error());
    if !krate.waiters.is_empty() {
        file.uses(["aws_smithy_runtime_api::client::waiters::error::WaiterError"]);
        file.item(from_waiter_error());
    }
    for operation in &krate.operations {
        let variants = packed(errors(&operation.errors, krate));
        file.block("from_operation_error", &operation.error.to_string(), variants);
    }
    for stream in &krate.event_streams {
        // An operation may have an error of the same name.
        let local = stream.error.suffixed("_");
        file.uses([format!("crate::types::error::{} as {local}", stream.error)]);
        let variants = packed(errors(&stream.errors, krate));
        file.block("from_operation_error", &local.to_string(), variants);
    }
    file
}

fn definition(krate: &Crate) -> TokenStream {
    let docs =
        doc(&format!("Any error of {}, so that `?` works across operations.", krate.service.title));
    let variants = krate.errors.iter().map(variant);
    let unhandled = unhandled_variant();
    quote! {
        #docs
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum Error {
            #(#variants)*
            #unhandled
        }
    }
}

fn from_build_error() -> TokenStream {
    let expect_deprecated = expect_deprecated();
    quote! {
        impl From<BuildError> for Error {
            #expect_deprecated
            fn from(err: BuildError) -> Self {
                Self::Unhandled(Unhandled::new(err))
            }
        }
    }
}

/// ```text
/// impl<O, E> From<WaiterError<O, E>> for Error { … }
/// ```
fn from_waiter_error() -> TokenStream {
    let expect_deprecated = expect_deprecated();
    quote! {
        impl<O, E> From<WaiterError<O, E>> for Error
        where
            O: fmt::Debug + Send + Sync + 'static,
            E: std::error::Error + Send + Sync + 'static,
        {
            #expect_deprecated
            fn from(err: WaiterError<O, E>) -> Self {
                Self::Unhandled(Unhandled::new(err))
            }
        }
    }
}
