//! `service.rs`: what the copied half of the crate has to know of the service.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::doc;
use crate::ir::{AuthScheme, Crate, Customization};
use crate::print::SourceFile;

/// ```text
/// pub(crate) const SERVICE_ID: &str = "Glacier";
/// …
/// pub(crate) fn interceptors() -> Vec<SharedInterceptor> { … }
/// ```
pub(super) fn service(krate: &Crate) -> SourceFile {
    let service = &krate.service;
    let mut file = SourceFile::new("What the rest of the crate has to know of the service.");
    file.uses(["crate::config::SharedInterceptor"]);
    let sdk_id = &service.sdk_id;
    let id = service.id_in_names();
    let (scope, same) = if service.is_of_aws() {
        (
            format!("aws-sdk-{id}"),
            ", the same as in the official crate, so that dashboards go on working",
        )
    } else {
        (krate.package.name.clone(), "")
    };
    let about_scope = doc(&format!("The scope of metrics{same}."));
    let signing_name = &service.signing_name;
    file.item(quote! {
        /// What the service is called in traces and in the shared configuration.
        pub(crate) const SERVICE_ID: &str = #sdk_id;
    });
    file.item(quote! {
        /// Names the service in the user agent.
        pub(crate) const USER_AGENT_ID: &str = #id;
    });
    file.item(quote! {
        /// The service part of a SigV4 credential scope.
        pub(crate) const SIGNING_NAME: &str = #signing_name;
    });
    file.item(quote! {
        #about_scope
        pub(crate) const SCOPE: &str = #scope;
    });
    file.item(quote! {
        /// Clients of one partition share their retry quota; this is its name, before the region.
        pub(crate) const RETRY_PARTITION: &str = #id;
    });
    auth_schemes(krate, &mut file);
    if let Some(name) = &service.environment_token {
        file.uses(["crate::config::bearer_environment::TokenName"]);
        file.item(quote! {
            /// The name of the service in the variable with its token.
            pub(crate) const TOKEN_NAME: TokenName = TokenName(#name);
        });
    }
    interceptors(krate, &mut file);
    file
}

/// ```text
/// pub(crate) const AUTH_SCHEMES: &[AuthSchemeId] = &[sigv4::SCHEME_ID];
///
/// pub(crate) const OPERATION_AUTH_SCHEMES: &[(&str, &[AuthSchemeId])] = &[("GetRoleCredentials", &[NO_AUTH_SCHEME_ID])];
/// ```
fn auth_schemes(krate: &Crate, file: &mut SourceFile) {
    file.uses(["aws_smithy_runtime_api::client::auth::AuthSchemeId"]);
    let schemes = self::schemes(&krate.service.auth_schemes, file);
    file.item(quote! {
        /// Ways of authentication, best first.
        pub(crate) const AUTH_SCHEMES: &[AuthSchemeId] = &[#(#schemes),*];
    });
    let mut operations = Vec::new();
    for operation in &krate.operations {
        if let Some(schemes) = &operation.auth_schemes {
            let (name, schemes) = (&operation.model_name, self::schemes(schemes, file));
            operations.push(quote!((#name, &[#(#schemes),*])));
        }
    }
    if !operations.is_empty() {
        file.uses(["crate::plumbing::operation_auth::OperationAuth"]);
        file.item(quote! {
            /// Operations with other ways of authentication.
            pub(crate) const OPERATION_AUTH_SCHEMES: OperationAuth = &[#(#operations),*];
        });
    }
}

/// `sigv4::SCHEME_ID`; asymmetric signatures are a feature of the crate, as in the official one.
fn schemes(schemes: &[AuthScheme], file: &mut SourceFile) -> Vec<TokenStream> {
    let mut tokens = Vec::new();
    for scheme in schemes {
        tokens.push(match scheme {
            AuthScheme::SigV4 => {
                file.uses(["aws_runtime::auth::sigv4"]);
                quote!(sigv4::SCHEME_ID)
            }
            AuthScheme::SigV4a => quote! {
                #[cfg(feature = "sigv4a")]
                crate::config::sigv4a::SCHEME_ID
            },
            AuthScheme::Bearer => {
                file.uses(["crate::config::bearer"]);
                quote!(bearer::SCHEME_ID)
            }
            AuthScheme::Anonymous => {
                file.uses(["aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID"]);
                quote!(NO_AUTH_SCHEME_ID)
            }
        });
    }
    tokens
}

/// ```text
/// pub(crate) fn interceptors() -> Vec<SharedInterceptor> {
///     vec![SharedInterceptor::permanent(ApiVersion("2012-06-01"))]
/// }
/// ```
fn interceptors(krate: &Crate, file: &mut SourceFile) {
    let interceptors = match krate.service.customization {
        Some(Customization::Glacier) => {
            file.uses(["crate::plumbing::glacier::ApiVersion"]);
            let version = &krate.service.version;
            quote!(vec![SharedInterceptor::permanent(ApiVersion(#version))])
        }
        Some(Customization::ApiGateway) => {
            file.uses(["crate::plumbing::api_gateway::AcceptJson"]);
            quote!(vec![SharedInterceptor::permanent(AcceptJson)])
        }
        None => quote!(Vec::new()),
    };
    file.item(quote! {
        /// Interceptors of every operation, beyond those of any AWS client.
        pub(crate) fn interceptors() -> Vec<SharedInterceptor> {
            #interceptors
        }
    });
}
