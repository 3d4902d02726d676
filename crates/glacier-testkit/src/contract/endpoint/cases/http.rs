//! The wire: order of checks, headers, paths, bodies.

use std::time::{Duration, SystemTime};

use super::{EndpointCase, case};
use crate::contract::endpoint::call::{Call, escaped};
use crate::contract::endpoint::reply::Reply;
use crate::contract::endpoint::signer::Signing;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::{Outcome, same};
use crate::rules;
use crate::state::ErrorCode::{
    self, AccessDenied, InvalidParameterValue, MethodNotAllowed, MissingAuthenticationToken,
    MissingParameterValue, ResourceNotFound, Serialization, UnknownOperation,
};

pub(super) static CASES: &[EndpointCase] = &[
    case!(
        "region-from-scope",
        region_from_scope,
        [REGION_FROM_SCOPE],
        ByCode,
        needs(CreateVaults, EveryRegion)
    ),
    case!("version-missing", version_missing, [VERSION_MISSING], ByCode, needs()),
    case!("version-unknown", version_unknown, [VERSION_UNKNOWN], ByCode, needs()),
    case!("path-unknown", path_unknown, [PATH_UNKNOWN], ByCode, needs()),
    case!("method-unknown", method_unknown, [METHOD_UNKNOWN], ByCode, needs()),
    case!("operation-not-served", not_served, [OPERATION_NOT_SERVED], ByCode, needs(CreateVaults)),
    case!("query-repeated", query_repeated, [QUERY_REPEATED], ByCode, needs(CreateVaults)),
    case!("query-unknown", query_unknown, [QUERY_REPEATED], StatusOnly, needs(CreateVaults)),
    case!("body-ignored", body_ignored, [BODY_IGNORED], StatusOnly, needs(CreateVaults)),
    case!("body-not-json", body_not_json, [BODY_NOT_JSON], ByCode, needs(CreateVaults)),
    case!("body-not-empty", body_not_empty, [BODY_NOT_EMPTY], ByCode, needs(CreateVaults)),
    case!("error-body", error_body, [ERROR_BODY], ByMeaning, needs()),
    case!("request-id", request_id, [REQUEST_ID], ExactText, needs()),
    case!("date-is-real", date_is_real, [DATE_IS_REAL], ByMeaning, needs(CreateVaults, MoveClock)),
    case!("order-of-checks", order_of_checks, [ORDER_OF_CHECKS], ByCode, needs(CreateVaults)),
    case!(
        "authorization-comes-first",
        authorization_comes_first,
        [ORDER_OF_CHECKS],
        ByCode,
        needs(VerifySignatures)
    ),
];

async fn region_from_scope(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::REGION_FROM_SCOPE;
    let vault = visit.new_vault().await?;
    let other = if visit.region() == "eu-west-1" { "eu-central-1" } else { "eu-west-1" };
    let there = Signing { region: Some(other.to_owned()), ..Signing::default() };
    let describe = Call::describe(&vault).signed(there.clone());
    visit.send(describe.clone()).await?.is_refused(rule, ResourceNotFound)?;
    visit.send(Call::create(&vault).signed(there)).await?.is(rule, 201)?;
    let arn = visit.send(describe).await?.is(rule, 200)?.text(rule, "VaultARN")?;
    let expected = visit.arn(&vault).replace(visit.region(), other);
    same(rule, "DescribeVault in another region", &expected, &arn)
}

async fn version_missing(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let reply = visit.send(Call::describe(&vault).without_version()).await?;
    reply.is_refused(&rules::VERSION_MISSING, MissingParameterValue)?;
    Ok(())
}

async fn version_unknown(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    for version in ["2012-06-02", "2012-6-1", "latest"] {
        let reply = visit.send(Call::describe(&vault).with_version(version)).await?;
        reply.is_refused(&rules::VERSION_UNKNOWN, InvalidParameterValue)?;
    }
    Ok(())
}

async fn path_unknown(visit: &Visit<'_>) -> Outcome {
    let name = visit.new_name();
    let vault = escaped(&name);
    let calls = [
        Call::describe("").at(""),
        Call::describe("").at("vault"),
        Call::describe("").with_method("PUT").at("vaults/"),
        // An endpoint that takes it for the path of the vault creates one, which must not stay behind.
        Call::create(&name).at(&format!("vaults/{vault}/")),
        Call::describe("").with_method("POST").at(&format!("vaults/{vault}/lock-policy/")),
        Call::describe("").at(&format!("vaults/{vault}/locks")),
        Call::describe("").with_method("POST").at(&format!("vaults/{vault}/lock-policy/id/more")),
    ];
    for call in calls {
        visit.send(call).await?.is_refused(&rules::PATH_UNKNOWN, UnknownOperation)?;
    }
    Ok(())
}

async fn method_unknown(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let calls = [
        Call::describe(&vault).with_method("POST"),
        Call::get_lock(&vault).with_method("PUT"),
        Call::complete(&vault, "id").with_method("GET"),
        Call::complete(&vault, "id").with_method("DELETE"),
        Call::describe(&vault).with_method("PATCH"),
    ];
    for call in calls {
        visit.send(call).await?.is_refused(&rules::METHOD_UNKNOWN, MethodNotAllowed)?;
    }
    Ok(())
}

/// Only operations that read: an endpoint that serves them loses nothing.
async fn not_served(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let paths = [
        "policies/data-retrieval",
        "provisioned-capacity",
        &format!("vaults/{vault}/jobs"),
        &format!("vaults/{vault}/notification-configuration"),
        &format!("vaults/{vault}/multipart-uploads"),
    ];
    for path in paths {
        let reply = visit.send(Call::describe(&vault).at(path)).await?;
        reply.is_refused(&rules::OPERATION_NOT_SERVED, UnknownOperation)?;
    }
    Ok(())
}

async fn query_repeated(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::QUERY_REPEATED;
    let vault = visit.new_vault().await?;
    let twice = "?operation=add&operation=add";
    let tags = serde_json::json!({ "key": "value" });
    let calls = [
        Call::add_tags(&vault, &tags).at(&format!("vaults/{vault}/tags{twice}")),
        Call::list_vaults("?limit=1&limit=1"),
    ];
    for call in calls {
        visit.send(call).await?.is_refused(rule, InvalidParameterValue)?;
    }
    Ok(())
}

async fn query_unknown(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let call = Call::describe(&vault).at(&format!("vaults/{vault}?a=1&a=2"));
    visit.send(call).await?.is(&rules::QUERY_REPEATED, 200)?;
    Ok(())
}

async fn body_ignored(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::BODY_IGNORED;
    let vault = visit.new_vault().await?;
    visit.send(Call::describe(&vault).with_body("{")).await?.is(rule, 200)?;
    visit.send(Call::abort(&vault).with_body("no JSON")).await?.is(rule, 204)?;
    Ok(())
}

async fn body_not_json(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let bodies: [&[u8]; 8] = [
        b"{",
        b"policy",
        b"[]",
        b"\"{}\"",
        b"{\"Policy\":{\"Statement\":[]}}",
        b"{\"Policy\":1}",
        b"{\"Policy\":\"\",\"Policy\":\"\"}",
        b"\xff\xfe",
    ];
    for body in bodies {
        let reply = visit.send(Call::initiate(&vault, "").with_body(body)).await?;
        reply.is_refused(&rules::BODY_NOT_JSON, Serialization)?;
    }
    Ok(())
}

async fn body_not_empty(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let reply = visit.send(Call::create(&vault).with_body("{}")).await?;
    reply.is_refused(&rules::BODY_NOT_EMPTY, InvalidParameterValue)?;
    Ok(())
}

async fn error_body(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    is_error_body(&visit.send(Call::describe(&vault)).await?)?;
    is_error_body(&visit.send(Call::abort(&vault).of_account(visit.foreign_account())).await?)
}

fn is_error_body(reply: &Reply) -> Outcome {
    let rule = &rules::ERROR_BODY;
    let status = reply.status();
    reply.holds((400..500).contains(&status), rule, "a refusal", reply.summary())?;
    same(rule, format!("{}, `type`", reply.step()), "Client", &reply.text(rule, "type")?)?;
    for member in ["code", "message"] {
        let text = reply.text(rule, member)?;
        reply.holds(!text.is_empty(), rule, format!("some text in `{member}`"), "none")?;
    }
    reply.has_only(rule, &["code", "message", "type"])?;
    let content_type = reply.header(rule, "content-type")?;
    same(rule, format!("{}, `Content-Type`", reply.step()), "application/json", content_type)?;
    let named = reply.headers().get("x-amzn-errortype");
    reply.holds(named.is_none(), rule, "no `x-amzn-ErrorType`", format!("{named:?}"))?;
    Ok(())
}

async fn request_id(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::REQUEST_ID;
    let vault = visit.new_name();
    let mut ids = Vec::new();
    for call in [Call::describe(&vault), Call::get_lock(&vault), Call::delete(&vault)] {
        let reply = visit.send(call).await?;
        let id = reply.header(rule, "x-amzn-requestid")?;
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let well_formed = id.len() == 47 && id.bytes().all(allowed);
        reply.holds(well_formed, rule, "47 characters of `A-Za-z0-9_-`", id)?;
        reply.holds(!ids.iter().any(|known| known == id), rule, "an ID of its own", id)?;
        ids.push(id.to_owned());
    }
    Ok(())
}

async fn date_is_real(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::DATE_IS_REAL;
    visit.advance_clock(Duration::from_hours(48)).await?;
    let vault = visit.new_vault().await?;
    let reply = visit.send(Call::describe(&vault)).await?;
    let text = reply.is(rule, 200)?.header(rule, "date")?;
    let now = SystemTime::now();
    let date = httpdate::parse_http_date(text).unwrap_or(SystemTime::UNIX_EPOCH);
    let off = now.duration_since(date).or_else(|_| date.duration_since(now)).unwrap_or_default();
    let close = off < Duration::from_mins(5);
    reply.holds(close, rule, "a `Date` within five minutes of now", text)?;
    let created = reply.date(rule, "CreationDate")?;
    let ahead = created - time::OffsetDateTime::from(now);
    let moved = ahead > Duration::from_hours(47);
    reply.holds(
        moved,
        rule,
        "a `CreationDate` by the clock that was moved",
        created.to_string(),
    )?;
    Ok(())
}

/// Each request has the fault of its row and of all rows below it.
async fn order_of_checks(visit: &Visit<'_>) -> Outcome {
    let (vault, _) = visit.new_lock().await?;
    let missing = visit.new_name();
    let foreign = visit.foreign_account();
    let initiate = |vault: &str| Call::initiate(vault, "not a policy");
    let without_body = |vault: &str| initiate(vault).with_body("{");
    let of_foreign = |vault: &str| without_body(vault).of_account(foreign);
    let rows: [(Call, ErrorCode); 6] = [
        (of_foreign(&missing).with_method("PATCH").without_version(), MissingParameterValue),
        (of_foreign(&missing).with_method("PATCH"), MethodNotAllowed),
        (of_foreign(&missing), AccessDenied),
        (without_body(&missing), Serialization),
        (initiate(&missing), ResourceNotFound),
        (initiate(&vault), AccessDenied),
    ];
    for (call, code) in rows {
        visit.send(call).await?.is_refused(&rules::ORDER_OF_CHECKS, code)?;
    }
    Ok(())
}

async fn authorization_comes_first(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let calls = [
        Call::describe(&vault).without_version(),
        Call::describe(&vault).with_method("PATCH"),
        Call::describe("").at("no/such/path"),
        Call::initiate(&vault, "").with_body("{").of_account(visit.foreign_account()),
    ];
    for call in calls {
        let reply = visit.send(call.unsigned()).await?;
        reply.is_refused(&rules::ORDER_OF_CHECKS, MissingAuthenticationToken)?;
    }
    Ok(())
}
