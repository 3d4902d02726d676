//! `lib.rs`.

use quote::quote;

use crate::ir::Crate;
use crate::print::SourceFile;

/// ```text
/// #![forbid(unsafe_code)]
/// #![warn(missing_docs)]
///
/// pub use client::Client;
/// …
/// pub mod client;
/// …
/// ```
pub(super) fn lib(krate: &Crate) -> SourceFile {
    let service = &krate.service;
    let crate_name = krate.package.name.replace('-', "_");
    let docs = format!(
        "A client of {title} for chosen operations.\n\n\
         {about}\n\n\
         Every operation is a method of [`Client`] that starts a request; its builder takes the input,\n\
         `send` sends it. The crate can stand in for the official one: same names, same requests.\n\n\
         ```no_run\n\
         # async fn run(shared: aws_types::SdkConfig) {{\n\
         // `shared` usually comes from `aws_config::load_defaults`.\n\
         let client = {crate_name}::Client::new(&shared);\n\
         # let _ = client;\n\
         # }}\n\
         ```",
        title = service.title,
        about = service.docs.0,
    );
    let mut file = SourceFile::new(docs);
    file.attribute("#![forbid(unsafe_code)]").attribute("#![warn(missing_docs)]");
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
