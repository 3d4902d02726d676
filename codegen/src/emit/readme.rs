//! `README.md`, and what it has in common with the documentation of the crate.

use super::manifest::signs_asymmetrically;
use crate::ir::Crate;
use crate::tree::Tree;

/// The page of a crate with these sources.
pub(super) fn readme(krate: &Crate, sources: &Tree) -> String {
    let name = &krate.package.name;
    let operations: String = krate
        .operations
        .iter()
        .map(|operation| format!("- `Client::{}`\n", operation.module))
        .collect();
    let events = if krate.event_streams.is_empty() { "" } else { EVENTS_IN_USE };
    let title = &krate.service.title;
    let description = krate.package.description.trim_end_matches('.');
    // The sentence below says that anyway.
    let description = if *description == format!("A client of {title}") {
        String::new()
    } else {
        format!("{description}.\n\n")
    };
    format!(
        "# {name}\n\n\
         {description}\
         A client of {title}, generated from its Smithy model for these operations only:\n\n\
         {operations}\n\
         Every file of this crate is generated; change the model or the generator instead.\n\n\
         ## Use\n\n\
         ```sh\n\
         cargo add {name} # with --path FOLDER as long as it is in no registry\n\
         cargo add aws-config\n\
         cargo add tokio --features macros,rt-multi-thread\n\
         ```\n\n\
         ```rust,ignore\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), {module}::Error> {{\n    \
             let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;\n    \
             let client = {module}::Client::new(&shared);\n\
         {call}    \
             Ok(())\n\
         }}\n\
         ```\n\
         {events}\n\
         {in_place}\
         ## {features}",
        module = name.replace('-', "_"),
        call = example_call(krate).iter().map(|line| format!("    {line}\n")).collect::<String>(),
        in_place = in_place_of_official(krate),
        features = features(sources),
    )
}

/// ```text
/// let output = client.describe_vault().vault_name("…").send().await?;
/// println!("{output:?}");
/// ```
pub(super) fn example_call(krate: &Crate) -> Vec<String> {
    let Some(operation) = krate.example() else { return Vec::new() };
    let required = operation.input.fields.iter().filter(|field| field.required);
    let input: String = required.map(|field| format!(".{}(\"…\")", field.name)).collect();
    vec![
        format!("let output = client.{}(){input}.send().await?;", operation.module),
        "println!(\"{output:?}\");".to_owned(),
    ]
}

/// The features, under a heading whose marks are left to the caller.
pub(super) fn features(sources: &Tree) -> String {
    let sigv4a = if signs_asymmetrically(sources) { SIGV4A } else { "" };
    format!("{FEATURES}{sigv4a}")
}

const FEATURES: &str = "\
Features

| feature | default | what it brings |
|---|---|---|
| `aws-lc-https-client` | no | HTTPS with rustls and AWS-LC, in place of ring |
| `behavior-version-latest` | no | the newest defaults, whichever they are when the program is built |
| `default-https-client` | yes | HTTPS with rustls and ring |
| `gated-tests` | no | nothing; AWS's crates have it |
| `legacy-https-client` | no | the older HTTP and TLS stack, for programs that were written for it |
| `legacy-test-util` | no | `test-util`, with the helpers of the older stack |
| `rt-tokio` | yes | timers and file bodies by Tokio |
| `rustls` | no | the same as `legacy-https-client`, by its name in AWS's crates |
| `test-util` | no | credentials and defaults for tests |
";

/// That of clients with asymmetric signatures.
const SIGV4A: &str = "\
| `sigv4a` | yes | asymmetric signatures, SigV4a, which some endpoints ask for |
";

/// How streams of events are used.
const EVENTS_IN_USE: &str = "
A request takes its events from anything that becomes an `EventStreamSender`, such as a stream of `futures`; each is signed
when it is sent, and so is the end. Answers give theirs one by one, with `EventReceiver::recv`; an error in place of an event
ends the stream. To send and to receive at the same time takes HTTP/2, which the default HTTPS client agrees upon with the
service by itself.
";

/// What differs from the official crate, if there is one.
fn in_place_of_official(krate: &Crate) -> String {
    if !krate.service.is_of_aws() {
        return String::new();
    }
    let official = format!("aws-sdk-{}", krate.service.id_in_names());
    let hashes = krate.operations.iter().any(|operation| operation.hashed_body.is_some());
    let uploads = if hashes { UPLOADS } else { "" };
    let is_received = krate.event_streams.iter().any(|stream| stream.is_received);
    let events = if is_received { EVENTS } else { "" };
    format!(
        "## In place of `{official}`\n\n\
         A program that uses no other operations needs one line in its manifest:\n\n\
         ```toml\n\
         {official} = {{ package = \"{name}\", version = \"{version}\" }}\n\
         ```\n\n\
         Names, signatures and requests on the wire are the same. What differs:\n\n\
         - The default features leave out `rustls`, which in the official crate brings a second, older HTTP and TLS stack\n  \
           (hyper 0.14, rustls 0.21). The feature is there under its name.\n\
         - `default-https-client` is rustls with ring, which needs no library in C that takes long to build; with AWS-LC, as in\n  \
           the official crate, which has key exchange that withstands quantum computers, it is `aws-lc-https-client`.\n\
         - The types of other operations are not in the crate.\n\
         {uploads}{events}\
         - The variable `SMITHY_CLIENT_SDK_CUSTOM_PARTITION` is not read: the partitions are compiled in.\n\
         - The user agent names this crate's version.\n\n",
        name = krate.package.name,
        version = krate.package.version,
    )
}

/// What differs where the client hashes what is uploaded.
const UPLOADS: &str = "\
- A body to upload is read twice, to be hashed and to be sent, and never held in memory as a whole. One that can be read only
  once is refused: collect it first, or make it with `SdkBody::retryable`.
";

/// What differs where answers are streams of events.
const EVENTS: &str = "\
- An answer that begins a stream of events without a header that the model requires is an error, not a made-up value.
";
