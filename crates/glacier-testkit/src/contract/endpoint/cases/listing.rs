//! The list of vaults, a page at a time.

use serde_json::Value;

use super::{EndpointCase, case};
use crate::contract::endpoint::call::{Call, escaped};
use crate::contract::endpoint::reply::Reply;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::{Outcome, failed, holds, same};
use crate::rules;
use crate::state::ErrorCode::InvalidParameterValue;

pub(super) static CASES: &[EndpointCase] = &[
    case!("list", list, [LIST], ByMeaning, needs(CreateVaults)),
    case!("list-limit", limit, [LIST_LIMIT], ByMeaning, needs(CreateVaults)),
    case!("list-limit-invalid", limit_invalid, [LIST_LIMIT_INVALID], ByCode, needs(CreateVaults)),
    case!(
        "list-marker-invalid",
        marker_invalid,
        [LIST_MARKER_INVALID],
        ByCode,
        needs(CreateVaults)
    ),
];

/// More pages than an account with a thousand vaults has.
const PAGES: usize = 150;

async fn list(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::LIST;
    let stem = visit.new_name();
    // In ASCII, capitals come before small letters and hyphens before both.
    let vaults = ["-", "A", "a"].map(|end| format!("{stem}{end}"));
    for vault in vaults.iter().rev() {
        visit.send(Call::create(vault)).await?.is(&rules::CREATE, 201)?;
    }
    // With these there is a second page, whatever else the account has.
    for _ in 0..8 {
        visit.new_vault().await?;
    }
    let mut names: Vec<String> = Vec::new();
    let mut query = String::new();
    for _ in 0..PAGES {
        let page = visit.send(Call::list_vaults(&query)).await?;
        page.is(rule, 200)?.has_only(rule, &["Marker", "VaultList"])?;
        let more = names_of(&page)?;
        let expected = "a vault at least, the page before having a `Marker`";
        page.holds(query.is_empty() || !more.is_empty(), rule, expected, page.summary())?;
        names.extend(more);
        let Some(marker) = page.member(rule, "Marker")?.as_str().map(str::to_owned) else {
            return is_sorted_and_has(&names, &vaults);
        };
        let last = names.last().map(|name| visit.arn(name)).unwrap_or_default();
        visit.own_account()?;
        same(rule, format!("{}, `Marker`", page.step()), &last, &marker)?;
        query = format!("?marker={}", escaped(&marker));
    }
    Err(failed(rule, "ListVaults", format!("an end after {PAGES} pages"), "another `Marker`"))
}

fn is_sorted_and_has(names: &[String], vaults: &[String]) -> Outcome {
    let rule = &rules::LIST;
    let sorted = names.is_sorted_by(|one, next| one < next);
    holds(sorted, rule, "ListVaults", "names in the order of ASCII, each once", names.join(", "))?;
    let listed = vaults.iter().all(|vault| names.contains(vault));
    holds(listed, rule, "ListVaults", format!("{vaults:?} among them"), names.join(", "))
}

async fn limit(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::LIST_LIMIT;
    for _ in 0..11 {
        visit.new_vault().await?;
    }
    for (query, most) in [("", 10), ("?limit=10", 10), ("?limit=1", 1), ("?limit=7", 7)] {
        let page = visit.send(Call::list_vaults(query)).await?;
        let count = names_of(&page)?.len();
        page.holds(count == most, rule, format!("{most} vaults"), count.to_string())?;
        let marker = page.member(rule, "Marker")?;
        page.holds(marker.is_string(), rule, "a `Marker`, there being more", marker.to_string())?;
    }
    Ok(())
}

async fn limit_invalid(visit: &Visit<'_>) -> Outcome {
    for limit in ["0", "11", "-1", "ten", "1.5", "+1x"] {
        let query = format!("?limit={}", escaped(limit));
        let reply = visit.send(Call::list_vaults(&query)).await?;
        reply.is_refused(&rules::LIST_LIMIT_INVALID, InvalidParameterValue)?;
    }
    Ok(())
}

async fn marker_invalid(visit: &Visit<'_>) -> Outcome {
    let foreign = visit.arn("v").replace(visit.own_account()?, visit.foreign_account());
    for marker in ["x", "arn:aws:glacier", &foreign] {
        let query = format!("?marker={}", escaped(marker));
        let reply = visit.send(Call::list_vaults(&query)).await?;
        reply.is_refused(&rules::LIST_MARKER_INVALID, InvalidParameterValue)?;
    }
    Ok(())
}

fn names_of(page: &Reply) -> Outcome<Vec<String>> {
    let vaults = page.is(&rules::LIST, 200)?.member(&rules::LIST, "VaultList")?;
    let name = |vault: &Value| vault.get("VaultName")?.as_str().map(str::to_owned);
    let listed: Option<Vec<String>> =
        vaults.as_array().and_then(|vaults| vaults.iter().map(name).collect());
    listed.ok_or_else(|| {
        failed(&rules::LIST, page.step(), "a `VaultList` of vaults with names", page.summary())
    })
}
