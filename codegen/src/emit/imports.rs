//! Where the names are from that printed code uses: what is used is imported, by looking.

use std::collections::BTreeSet;

/// What the bindings of operations can use, and the module that it is from.
const KNOWN: &[(&str, &str)] = &[
    ("AccountIdAutofill", "crate::plumbing::glacier"),
    ("Blob", "crate::primitives"),
    ("BoxError", "crate::error"),
    ("BuildError", "crate::error"),
    ("ByteStream", "crate::primitives"),
    ("ContentMd5", "crate::plumbing::content_md5"),
    ("DateTime", "crate::primitives"),
    ("DateTimeFormat", "crate::primitives"),
    ("DeserializeError", "aws_smithy_json::deserialize::error"),
    ("ErrorResponse", "crate::plumbing::response"),
    ("FromJson", "crate::plumbing::json"),
    ("Gzip", "crate::plumbing::compression"),
    ("HashMap", "std::collections"),
    ("HostPrefix", "crate::plumbing::host_prefix"),
    ("HttpDate", "crate::plumbing::json_formats"),
    ("IdempotencyToken", "crate::plumbing::idempotency"),
    ("JsonValueWriter", "crate::plumbing::json_writer"),
    ("Operation", "crate::plumbing::operation"),
    ("ParamsBuilder", "crate::config::endpoint"),
    ("Patience", "crate::plumbing::patience"),
    ("ReadError", "crate::plumbing::response"),
    ("ReceivedEvent", "crate::plumbing::event_reader"),
    ("Request", "crate::plumbing::request"),
    ("Response", "crate::plumbing::response"),
    ("Rfc3339", "crate::plumbing::json_formats"),
    ("SdkBody", "crate::primitives"),
    ("SentEvent", "crate::plumbing::event_sender"),
    ("SerializationError", "aws_smithy_types::error::operation"),
    ("SharedInterceptor", "crate::config"),
    ("SharedRequestSerializer", "aws_smithy_runtime_api::client::ser_de"),
    ("SharedResponseDeserializer", "aws_smithy_runtime_api::client::ser_de"),
    ("Streaming", "crate::plumbing::streaming"),
    ("ToJson", "crate::plumbing::to_json"),
    ("Tokens", "crate::plumbing::json"),
    ("UnsignedPayload", "crate::plumbing::unsigned_payload"),
    ("UploadHashes", "crate::plumbing::glacier_upload"),
    ("base64", "aws_smithy_types"),
    ("deserializer", "crate::plumbing::streaming"),
    ("event_bytes", "crate::plumbing::event_bytes"),
    ("event_document", "crate::plumbing::event_document"),
    ("event_head", "crate::plumbing::event_message"),
    ("event_header", "crate::plumbing::event_header"),
    ("event_serializer", "crate::plumbing::event_sender"),
    ("event_stream", "aws_smithy_types"),
    ("event_text", "crate::plumbing::event_text"),
    ("exception_head", "crate::plumbing::event_exception"),
    ("failure_head", "crate::plumbing::event_message"),
    ("from_nothing", "crate::plumbing::response_missing"),
    ("greedy_label", "crate::plumbing::greedy_label"),
    ("header", "crate::plumbing::request_header"),
    ("header_list", "crate::plumbing::request_header_list"),
    ("hidden_value", "crate::plumbing::hidden_value"),
    ("host_label", "crate::plumbing::host_prefix_label"),
    ("json_if_set", "crate::plumbing::union_payload"),
    ("label", "crate::plumbing::label"),
    ("modeled_errors", "crate::plumbing::modeled_error"),
    ("once", "std::iter"),
    ("operation_span", "crate::plumbing::operation"),
    ("payload", "crate::plumbing::payload"),
    ("prefix_headers", "crate::plumbing::request_prefix_headers"),
    ("query", "crate::plumbing::query"),
    ("query_list", "crate::plumbing::query_list"),
    ("query_params", "crate::plumbing::query_params"),
    ("quote_header_value", "aws_smithy_http::header"),
    ("raw", "crate::plumbing::raw_payload"),
    ("read", "crate::plumbing::json"),
    ("read_as", "crate::plumbing::json_read_as"),
    ("read_bytes", "crate::plumbing::response_raw"),
    ("read_header", "crate::plumbing::response_header"),
    ("read_header_base64", "crate::plumbing::response_header_base64"),
    ("read_header_date", "crate::plumbing::response_header_date"),
    ("read_header_dates", "crate::plumbing::response_header_dates"),
    ("read_header_texts", "crate::plumbing::response_header_texts"),
    ("read_header_value", "crate::plumbing::response_header_value"),
    ("read_header_values", "crate::plumbing::response_header_values"),
    ("read_members", "crate::plumbing::json_members"),
    ("read_object", "crate::plumbing::json"),
    ("read_payload", "crate::plumbing::response_payload"),
    ("read_prefix_headers", "crate::plumbing::response_prefix_headers"),
    ("read_text", "crate::plumbing::response_text"),
    ("read_variant", "crate::plumbing::json_unions"),
    ("receive_events", "crate::plumbing::event_reader"),
    ("send_content", "crate::plumbing::event_payload"),
    ("send_document", "crate::plumbing::event_json"),
    ("send_events", "crate::plumbing::event_sender"),
    ("send_header", "crate::plumbing::event_header_sent"),
    ("send_nothing", "crate::plumbing::event_message"),
    ("skip", "crate::plumbing::json"),
    ("text", "crate::plumbing::text"),
    ("value", "crate::plumbing::json_union_values"),
    ("value_as", "crate::plumbing::json_union_formats"),
    ("write", "crate::plumbing::to_json"),
    ("write_as", "crate::plumbing::to_json_formats"),
];

/// Whether printed code can use the name without saying where it is from.
pub(super) fn is_known(name: &str) -> bool {
    KNOWN.binary_search_by_key(&name, |(name, _)| name).is_ok()
}

/// The imports for those of the names that are known.
pub(super) fn imports(names: &BTreeSet<String>) -> impl Iterator<Item = String> {
    let known = KNOWN.iter().filter(|(name, _)| names.contains(*name));
    known.map(|(name, module)| format!("{module}::{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(KNOWN.is_sorted_by_key(|(name, _)| name));
    }
}
