//! `error_meta.rs`: one error for all operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation_error::unhandled_variant;
use super::tokens::{doc, errors, expect_deprecated, ident};
use crate::ir::{Crate, Operation};
use crate::print::SourceFile;

/// ```text
/// pub enum Error {
///     /// The parameter …
///     InvalidParameterValueException(InvalidParameterValueException),
///     …
///     Unhandled(Unhandled),
/// }
///
/// impl From<InitiateVaultLockError> for Error { … }
/// …
/// ```
pub(super) fn error_meta(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("One error for all operations.");
    file.uses([
        "std::fmt",
        "aws_types::request_id::RequestId",
        "crate::error::sealed_unhandled::Unhandled",
        "crate::error::{BuildError, ErrorMetadata, ProvideErrorMetadata, SdkError}",
        "crate::plumbing::errors::{self, Kind}",
    ]);
    file.uses(krate.errors.iter().map(|error| format!("crate::types::error::{}", error.name)));
    file.uses(
        krate
            .operations
            .iter()
            .map(|operation| format!("crate::operation::{}::{}", operation.module, operation.error)),
    );
    file.item(definition(krate)).item(methods(krate));
    trait_impls(&mut file);
    for operation in &krate.operations {
        file.item(from_sdk_error(operation)).item(from_operation_error(operation, krate));
    }
    file
}

fn definition(krate: &Crate) -> TokenStream {
    let docs = doc(&format!("Any error of {}, so that `?` works across operations.", krate.service.title));
    let variants = krate.errors.iter().map(|error| {
        let docs = doc(&format!("The service answered [`{}`].", error.name));
        let name = ident(&error.name);
        quote!(#docs #name(#name),)
    });
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

fn methods(krate: &Crate) -> TokenStream {
    let variants = krate.errors.iter().map(|error| ident(&error.name));
    let expect_deprecated = expect_deprecated();
    quote! {
        impl Error {
            #expect_deprecated
            fn kind(&self) -> Kind<'_> {
                match self {
                    #(Self::#variants(err) => Ok(err),)*
                    Self::Unhandled(err) => Err(err),
                }
            }
        }
    }
}

fn trait_impls(file: &mut SourceFile) {
    let expect_deprecated = expect_deprecated();
    file.item(quote! {
        impl std::error::Error for Error {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                errors::root_source(self.kind())
            }
        }
    });
    file.item(quote! {
        impl fmt::Display for Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                errors::fmt(self.kind(), f)
            }
        }
    });
    file.item(quote! {
        impl ProvideErrorMetadata for Error {
            fn meta(&self) -> &ErrorMetadata {
                errors::meta(self.kind())
            }
        }
    });
    file.item(quote! {
        impl RequestId for Error {
            fn request_id(&self) -> Option<&str> {
                self.meta().request_id()
            }
        }
    });
    file.item(quote! {
        impl From<BuildError> for Error {
            #expect_deprecated
            fn from(err: BuildError) -> Self {
                Self::Unhandled(Unhandled::new(err))
            }
        }
    });
}

/// ```text
/// impl<R> From<SdkError<InitiateVaultLockError, R>> for Error
/// where
///     R: Send + Sync + fmt::Debug + 'static,
/// { … }
/// ```
fn from_sdk_error(operation: &Operation) -> TokenStream {
    let error = ident(&operation.error);
    let expect_deprecated = expect_deprecated();
    quote! {
        impl<R> From<SdkError<#error, R>> for Error
        where
            R: Send + Sync + fmt::Debug + 'static,
        {
            #expect_deprecated
            fn from(err: SdkError<#error, R>) -> Self {
                errors::service_error(err).map_or_else(Self::Unhandled, Self::from)
            }
        }
    }
}

/// ```text
/// impl From<InitiateVaultLockError> for Error { … }
/// ```
fn from_operation_error(operation: &Operation, krate: &Crate) -> TokenStream {
    let error = ident(&operation.error);
    let variants = errors(&operation.errors, krate).map(|error| ident(&error.name));
    let expect_deprecated = expect_deprecated();
    quote! {
        impl From<#error> for Error {
            #expect_deprecated
            fn from(err: #error) -> Self {
                match err {
                    #(#error::#variants(err) => Self::#variants(err),)*
                    #error::Unhandled(err) => Self::Unhandled(err),
                }
            }
        }
    }
}
