//! The transport: any host, what is no HTTP, and what is too long.

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::Outcome;
use crate::rules::{self, Rule};
use crate::state::ErrorCode::BadRequest;

pub(super) static CASES: &[EndpointCase] = &[
    case!("any-host", any_host, [ANY_HOST], StatusOnly, needs(CreateVaults, EveryRegion)),
    case!("not-http", not_http, [NOT_HTTP], ByCode, needs(RawBytes)),
    case!("host-invalid", host_invalid, [HOST_INVALID], ByCode, needs(RawBytes)),
    case!("target-invalid", target_invalid, [TARGET_INVALID], ByCode, needs(RawBytes)),
    case!("length-ambiguous", length_ambiguous, [LENGTH_AMBIGUOUS], ByCode, needs(RawBytes)),
    case!("body-unreadable", body_unreadable, [BODY_UNREADABLE], ByCode, needs(RawBytes)),
    case!("body-too-large", body_too_large, [BODY_TOO_LARGE], ByCode, needs(RawBytes)),
];

async fn any_host(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    for host in ["glacier.us-east-1.amazonaws.com", "localhost", "[::1]:80"] {
        let call = Call::describe(&vault).with_header("host", host);
        visit.send(call).await?.is(&rules::ANY_HOST, 200)?;
    }
    Ok(())
}

async fn not_http(visit: &Visit<'_>) -> Outcome {
    let requests: [&[u8]; 7] = [
        b"hello\r\n\r\n",
        b"GET /-/vaults\r\n\r\n",
        b"GET /-/vaults HTTP/2.0\r\nHost: x\r\n\r\n",
        b"GET /-/vaults HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        b"GET  /-/vaults HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET /-/vaults HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
    ];
    all_are_bad(visit, &rules::NOT_HTTP, &requests, false).await
}

async fn host_invalid(visit: &Visit<'_>) -> Outcome {
    let requests: [&[u8]; 3] = [
        b"GET /-/vaults HTTP/1.1\r\n\r\n",
        b"GET /-/vaults HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET /-/vaults HTTP/1.1\r\nHost: x y\r\n\r\n",
    ];
    all_are_bad(visit, &rules::HOST_INVALID, &requests, false).await
}

async fn target_invalid(visit: &Visit<'_>) -> Outcome {
    let requests: [&[u8]; 4] = [
        b"GET /-/vaults/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /-/vaults/% HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /-/vaults/\xc3\xa4 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /-/vaults#fragment HTTP/1.1\r\nHost: x\r\n\r\n",
    ];
    all_are_bad(visit, &rules::TARGET_INVALID, &requests, false).await
}

async fn length_ambiguous(visit: &Visit<'_>) -> Outcome {
    let request = b"POST /-/vaults/v/lock-policy HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\
        Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    all_are_bad(visit, &rules::LENGTH_AMBIGUOUS, &[request], false).await
}

async fn body_unreadable(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::BODY_UNREADABLE;
    let cut = b"POST /-/vaults/v/lock-policy HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";
    all_are_bad(visit, rule, &[cut], true).await?;
    let chunk = b"POST /-/vaults/v/lock-policy HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n";
    all_are_bad(visit, rule, &[chunk], false).await
}

async fn body_too_large(visit: &Visit<'_>) -> Outcome {
    const TOO_MANY: usize = 1024 * 1024 + 1;
    let mut request = format!(
        "POST /-/vaults/v/lock-policy HTTP/1.1\r\nHost: x\r\nContent-Length: {TOO_MANY}\r\n\r\n"
    )
    .into_bytes();
    // All but the last byte: an endpoint that answers early leaves nothing behind that it has not read.
    request.extend(std::iter::repeat_n(b' ', TOO_MANY - 1));
    all_are_bad(visit, &rules::BODY_TOO_LARGE, &[&request], false).await
}

/// Demands an error in JSON for each of these.
async fn all_are_bad(
    visit: &Visit<'_>,
    rule: &'static Rule,
    requests: &[&[u8]],
    then_close: bool,
) -> Outcome {
    for request in requests {
        visit.send_bytes(request, then_close).await?.is_refused(rule, BadRequest)?;
    }
    Ok(())
}
