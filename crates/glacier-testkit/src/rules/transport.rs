//! The transport: what is no HTTP, what comes too slowly, what is too long, and what tests do to it.

use super::{Mark, Rule};

rules! {
    TRANSPORT: "The transport: what is no HTTP, what comes too slowly, what is too long, and what tests do to it.";
    ANY_HOST = "any-host", Chosen,
        "A request is served whatever its `Host` says, and whatever authority its target names.",
        "the service has a host per region; an emulator on a loopback port has not";
    NOT_HTTP = "not-http", Documented,
        "What is no HTTP/1.0 or HTTP/1.1 request gets 400 `BadRequest`, and the connection is closed.",
        "api-error-responses has the code for requests that can't be processed; the message is chosen";
    HOST_INVALID = "host-invalid", Chosen,
        "An HTTP/1.1 request without `Host`, or with more than one, or with one that is no authority gets 400 `BadRequest`.",
        "RFC 9112, section 3.2; the code is that of any other request that is no HTTP";
    TARGET_INVALID = "target-invalid", Chosen,
        "A request target with bytes outside ASCII, with a fragment or with a broken percent-encoding gets 400 `BadRequest`.",
        "RFC 9112, section 3.2, and RFC 3986; the code is that of any other request that is no HTTP";
    LENGTH_AMBIGUOUS = "length-ambiguous", Chosen,
        "A request with both `Content-Length` and `Transfer-Encoding` gets 400 `BadRequest`.",
        "RFC 9112, section 6.1, allows it; whoever reads such a request otherwise would see another body";
    BODY_UNREADABLE = "body-unreadable", Chosen,
        "A body that ends before it is whole, or whose chunks can't be read, gets 400 `BadRequest`.",
        "not documented; the code is that of any other request that is no HTTP";
    BODY_TOO_LARGE = "body-too-large", Chosen,
        "A body of more than 1 MiB gets 400 `BadRequest`.",
        "not documented; the longest body that any of these operations can use is a policy of 20 KB";
    REQUEST_TOO_SLOW = "request-too-slow", Chosen,
        "A request whose head or body does not arrive in time gets 408 `RequestTimeoutException`.",
        "api-error-responses has the code for uploads; the times are chosen";
    SERVICE_FAILED = "service-failed", Chosen,
        "A request on which the emulator itself panics, a test's own source of lock IDs included, gets 500 `ServiceUnavailableException`.",
        "api-error-responses has the code for failures of the service";
    FAULT_INJECTED = "fault-injected", Chosen,
        "A fault that a test injects decides before all other rules.",
        "a means of testing; no service does this on demand";
}
