//! `lib.rs`.

use quote::quote;

use super::readme;
use crate::ir::Crate;
use crate::print::SourceFile;
use crate::tree::Tree;

/// ```text
/// #![forbid(unsafe_code)]
/// #![warn(missing_docs)]
/// #![cfg_attr(docsrs, feature(doc_cfg))]
///
/// pub use client::Client;
/// …
/// pub mod client;
/// …
/// ```
pub(super) fn lib(krate: &Crate, sources: &Tree) -> SourceFile {
    let mut file = SourceFile::new(docs(krate, sources));
    file.attribute("#![forbid(unsafe_code)]").attribute("#![warn(missing_docs)]");
    // docs.rs shows what needs a feature.
    file.attribute("#![cfg_attr(docsrs, feature(doc_cfg))]");
    file.item(quote!(
        #[doc(inline)]
        pub use client::Client;
    ))
    .item(quote!(
        #[doc(inline)]
        pub use config::Config;
    ))
    .item(quote!(
        pub use error_meta::Error;
    ));
    let modules = ["client", "config", "error", "meta", "operation", "primitives", "types"];
    let waiters = (!krate.waiters.is_empty()).then_some("waiters");
    for name in modules.into_iter().chain(waiters) {
        let name = quote::format_ident!("{name}");
        file.item(quote!(pub mod #name;));
    }
    let event_receiver = (!krate.event_streams.is_empty()).then_some("event_receiver");
    let private = ["error_meta"].into_iter().chain(event_receiver);
    for name in private.chain(["plumbing", "protocol_serde", "service"]) {
        let name = quote::format_ident!("{name}");
        file.item(quote!(mod #name;));
    }
    file
}

/// What the crate is for, a call, and its features.
fn docs(krate: &Crate, sources: &Tree) -> String {
    let service = &krate.service;
    let place = if service.is_of_aws() {
        let official = format!("aws-sdk-{}", service.id_in_names());
        format!("\nThe crate can stand in for `{official}`: same names, same requests.\n")
    } else {
        String::new()
    };
    let about = match service.docs.0.as_str() {
        "" => String::new(),
        about => format!("{about}\n\n"),
    };
    let mut call = readme::example_call(krate);
    if call.is_empty() {
        call.push("# let _ = client;".to_owned());
    }
    format!(
        "A client of {title} for chosen operations.\n\n\
         {about}\
         Every operation is a method of [`Client`] that starts a request; its builder takes the input,\n\
         `send` sends it. What can go wrong is told in [`error`].\n\n\
         ```no_run\n\
         # async fn run(shared: aws_types::SdkConfig) -> Result<(), {crate_name}::Error> {{\n\
         // `shared` usually comes from `aws_config::load_defaults`.\n\
         let client = {crate_name}::Client::new(&shared);\n\
         {call}\n\
         # Ok(())\n\
         # }}\n\
         ```\n\
         {place}\n\
         # {features}",
        title = service.title,
        crate_name = krate.package.name.replace('-', "_"),
        call = call.join("\n"),
        features = readme::features(sources),
    )
}
