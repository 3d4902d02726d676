//! `service.rs`: what the copied half of the crate has to know of the service.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Auth, Crate, Customization};
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
    let scope = format!("aws-sdk-{id}");
    let signing_name = &service.signing_name;
    file.item(quote! {
        /// What AWS's SDKs call the service: its name in traces and in the shared configuration.
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
        /// The scope of metrics, the same as in the official crate, so that dashboards go on working.
        pub(crate) const SCOPE: &str = #scope;
    });
    file.item(quote! {
        /// Clients of one partition share their retry quota; this is its name, before the region.
        pub(crate) const RETRY_PARTITION: &str = #id;
    });
    if let Some(unsigned) = unsigned(krate) {
        file.uses(["crate::plumbing::optional_auth::Unsigned"]).item(unsigned);
    }
    let interceptors = match service.customization {
        Some(Customization::Glacier) => {
            file.uses(["crate::plumbing::glacier::ApiVersion"]);
            let version = &service.version;
            quote!(vec![SharedInterceptor::permanent(ApiVersion(#version))])
        }
        None => quote!(Vec::new()),
    };
    file.item(quote! {
        /// Interceptors of every operation, beyond those of any AWS client.
        pub(crate) fn interceptors() -> Vec<SharedInterceptor> {
            #interceptors
        }
    });
    file
}

/// ```text
/// pub(crate) const UNSIGNED: &[(&str, Unsigned)] = &[("GetRoleCredentials", Unsigned::Always)];
/// ```
fn unsigned(krate: &Crate) -> Option<TokenStream> {
    let operations = krate.operations.iter().filter_map(|operation| {
        let name = &operation.model_name;
        match operation.auth {
            Auth::Signed => None,
            Auth::Optional => Some(quote!((#name, Unsigned::WithoutCredentials))),
            Auth::None => Some(quote!((#name, Unsigned::Always))),
        }
    });
    let operations: Vec<_> = operations.collect();
    (!operations.is_empty()).then(|| {
        quote! {
            /// Operations that need no signature.
            pub(crate) const UNSIGNED: &[(&str, Unsigned)] = &[#(#operations),*];
        }
    })
}
