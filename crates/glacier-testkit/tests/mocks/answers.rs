//! Every answer of every operation goes over the wire as the emulator's renderer writes it.

use std::collections::BTreeMap;

use glacier_testkit::state::{
    Answer, ErrorCode, Inventory, LockDescription, LockState, Operation, Response, ServiceError,
    Timestamp, VaultDescription, VaultPolicy,
};
use glacier_testkit::wire::{self, Stamp};
use glacier_testkit::{Glacier, mocks, rules};
use wiremock::{Mock, MockServer};

use crate::client::{Call, Received};

const POLICY: &str = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}}"#;

/// A call of each operation.
pub(crate) fn calls() -> Vec<(Operation, Call)> {
    [
        (Operation::AbortVaultLock, "DELETE /-/vaults/v/lock-policy", ""),
        (
            Operation::AddTagsToVault,
            "POST /-/vaults/v/tags?operation=add",
            r#"{"Tags":{"team":"audit","year":"2026"}}"#,
        ),
        (Operation::CompleteVaultLock, "POST /-/vaults/v/lock-policy/a-lock", ""),
        (Operation::CreateVault, "PUT /-/vaults/v", ""),
        (Operation::DeleteArchive, "DELETE /-/vaults/v/archives/an-archive", ""),
        (Operation::DeleteVault, "DELETE /-/vaults/v", ""),
        (Operation::DeleteVaultAccessPolicy, "DELETE /-/vaults/v/access-policy", ""),
        (Operation::DescribeVault, "GET /-/vaults/v", ""),
        (Operation::GetVaultAccessPolicy, "GET /-/vaults/v/access-policy", ""),
        (Operation::GetVaultLock, "GET /-/vaults/v/lock-policy", ""),
        (
            Operation::InitiateVaultLock,
            "POST /-/vaults/v/lock-policy",
            r#"{"Policy":"{\"Statement\":[]}"}"#,
        ),
        (Operation::ListTagsForVault, "GET /-/vaults/v/tags", ""),
        (Operation::ListVaults, "GET /-/vaults?limit=5&marker=a-marker", ""),
        (
            Operation::RemoveTagsFromVault,
            "POST /-/vaults/v/tags?operation=remove",
            r#"{"TagKeys":["team","year"]}"#,
        ),
        (
            Operation::SetVaultAccessPolicy,
            "PUT /-/vaults/v/access-policy",
            r#"{"Policy":"{\"Statement\":[]}"}"#,
        ),
    ]
    .map(|(operation, line, body)| (operation, Call::new(line, body)))
    .into()
}

pub(crate) fn call(operation: Operation) -> Call {
    calls().into_iter().find(|(of, _)| *of == operation).unwrap().1
}

/// The mock of each operation, made into wiremock's by a method that all of them have.
macro_rules! every_mock {
    ($answer:ident($($argument:expr),*)) => {
        [
            mocks::abort_vault_lock().$answer($($argument),*).into_inner(),
            mocks::add_tags_to_vault().$answer($($argument),*).into_inner(),
            mocks::complete_vault_lock().$answer($($argument),*).into_inner(),
            mocks::create_vault().$answer($($argument),*).into_inner(),
            mocks::delete_archive().$answer($($argument),*).into_inner(),
            mocks::delete_vault().$answer($($argument),*).into_inner(),
            mocks::delete_vault_access_policy().$answer($($argument),*).into_inner(),
            mocks::describe_vault().$answer($($argument),*).into_inner(),
            mocks::get_vault_access_policy().$answer($($argument),*).into_inner(),
            mocks::get_vault_lock().$answer($($argument),*).into_inner(),
            mocks::initiate_vault_lock().$answer($($argument),*).into_inner(),
            mocks::list_tags_for_vault().$answer($($argument),*).into_inner(),
            mocks::list_vaults().$answer($($argument),*).into_inner(),
            mocks::remove_tags_from_vault().$answer($($argument),*).into_inner(),
            mocks::set_vault_access_policy().$answer($($argument),*).into_inner(),
        ]
    };
}

#[tokio::test]
async fn successes() {
    for (operation, mock, response) in
        successes_without_content().into_iter().chain(successes_with_content())
    {
        let answer = Answer { response, rule: &rules::GET_LOCKED, changed: None };
        assert_rendered(operation, mock, &Ok(answer)).await;
    }
}

#[tokio::test]
async fn every_operation_has_a_success() {
    let mut with: Vec<Operation> = successes_without_content()
        .into_iter()
        .chain(successes_with_content())
        .map(|(operation, ..)| operation)
        .collect();
    with.sort_unstable();
    with.dedup();
    assert_eq!(with, Operation::ALL);
}

/// The first lines of a table that is too long for one function.
fn successes_without_content() -> Vec<(Operation, Mock, Response)> {
    vec![
        (
            Operation::AbortVaultLock,
            mocks::abort_vault_lock().answers_empty().into_inner(),
            Response::AbortVaultLock,
        ),
        (
            Operation::AddTagsToVault,
            mocks::add_tags_to_vault().answers_empty().into_inner(),
            Response::AddTagsToVault,
        ),
        (
            Operation::CompleteVaultLock,
            mocks::complete_vault_lock().answers_empty().into_inner(),
            Response::CompleteVaultLock,
        ),
        (
            Operation::DeleteArchive,
            mocks::delete_archive().answers_empty().into_inner(),
            Response::DeleteArchive,
        ),
        (
            Operation::DeleteVault,
            mocks::delete_vault().answers_empty().into_inner(),
            Response::DeleteVault,
        ),
        (
            Operation::DeleteVaultAccessPolicy,
            mocks::delete_vault_access_policy().answers_empty().into_inner(),
            Response::DeleteVaultAccessPolicy,
        ),
        (
            Operation::RemoveTagsFromVault,
            mocks::remove_tags_from_vault().answers_empty().into_inner(),
            Response::RemoveTagsFromVault,
        ),
        (
            Operation::SetVaultAccessPolicy,
            mocks::set_vault_access_policy().answers_empty().into_inner(),
            Response::SetVaultAccessPolicy,
        ),
    ]
}

fn successes_with_content() -> Vec<(Operation, Mock, Response)> {
    let tags = [("team", "audit"), ("empty", "")];
    vec![
        (
            Operation::CreateVault,
            mocks::create_vault().answers_location("/1/vaults/v").into_inner(),
            Response::CreateVault { location: "/1/vaults/v".to_owned() },
        ),
        (
            Operation::DescribeVault,
            mocks::describe_vault().answers_vault(vault("v")).into_inner(),
            Response::DescribeVault(vault("v")),
        ),
        (
            Operation::GetVaultAccessPolicy,
            mocks::get_vault_access_policy().answers_policy(POLICY).into_inner(),
            Response::GetVaultAccessPolicy { policy: VaultPolicy::parse(POLICY).unwrap() },
        ),
        (
            Operation::GetVaultLock,
            mocks::get_vault_lock().answers_lock(lock()).into_inner(),
            Response::GetVaultLock(lock()),
        ),
        (
            Operation::InitiateVaultLock,
            mocks::initiate_vault_lock().answers_lock_id("a/b+c=").into_inner(),
            Response::InitiateVaultLock { lock_id: "a/b+c=".to_owned().try_into().unwrap() },
        ),
        (
            Operation::ListTagsForVault,
            mocks::list_tags_for_vault().answers_tags(tags).into_inner(),
            Response::ListTagsForVault {
                tags: tags.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
            },
        ),
        (
            Operation::ListVaults,
            mocks::list_vaults().answers_vaults([vault("v"), vault("w")]).into_inner(),
            Response::ListVaults { vaults: vec![vault("v"), vault("w")], marker: None },
        ),
        (
            Operation::ListVaults,
            mocks::list_vaults().answers_page([vault("v")], "next").into_inner(),
            Response::ListVaults { vaults: vec![vault("v")], marker: Some("next".to_owned()) },
        ),
    ]
}

/// Whatever the operation, an error has the status of its code and the three members of its body.
#[tokio::test]
async fn errors() {
    let message = "a \"quoted\" \u{e9}rror";
    for &code in ErrorCode::ALL {
        let mocks = every_mock!(answers_error(code, message));
        for ((operation, call), mock) in calls().into_iter().zip(mocks) {
            let received = answer_of(mock, &call).await;
            let kind = if code.status() == 500 { "Server" } else { "Client" };
            let body = format!(
                r#"{{"code":"{code}","message":"a \"quoted\" {}rror","type":"{kind}"}}"#,
                '\u{e9}'
            );
            assert_eq!(received.body, body, "{operation}");
            assert_eq!(received.status, code.status(), "{operation} {code}");
            assert_eq!(received.headers["content-type"], "application/json", "{operation}");
            assert!(!received.headers.contains_key("x-amzn-errortype"), "{operation}");
        }
    }
}

/// An error that the emulator decided on, and the same from a mock.
#[tokio::test]
async fn an_error_is_that_of_the_emulator() {
    let refused = Glacier::builder().build().create_vault("a b").unwrap_err();
    let mock = mocks::create_vault().answers_error(refused.code(), refused.message()).into_inner();
    assert_rendered(Operation::CreateVault, mock, &Err(refused)).await;
}

#[tokio::test]
async fn errors_by_name() {
    for (mocks, status, body) in [
        (
            every_mock!(answers_access_denied("no")),
            403,
            r#"{"code":"AccessDeniedException","message":"no","type":"Client"}"#,
        ),
        (
            every_mock!(answers_throttling()),
            400,
            r#"{"code":"ThrottlingException","message":"Rate exceeded","type":"Client"}"#,
        ),
        (
            every_mock!(answers_service_unavailable()),
            500,
            r#"{"code":"ServiceUnavailableException","message":"The service is unavailable","type":"Server"}"#,
        ),
    ] {
        for ((operation, call), mock) in calls().into_iter().zip(mocks) {
            let received = answer_of(mock, &call).await;
            assert_eq!((received.status.as_u16(), &*received.body), (status, body), "{operation}");
        }
    }
}

/// The time of a lock that a mock makes up is the real one, so only its form is fixed.
#[tokio::test]
async fn locks_in_short() {
    let in_progress = mocks::get_vault_lock().answers_in_progress("any text").into_inner();
    let received = answer_of(in_progress, &call(Operation::GetVaultLock)).await;
    let body: BTreeMap<String, Option<String>> = serde_json::from_str(&received.body).unwrap();
    let [created, expires] = ["CreationDate", "ExpirationDate"]
        .map(|date| body[date].as_ref().unwrap().parse::<Timestamp>().unwrap());
    assert_eq!(expires.as_millis() - created.as_millis(), 24 * 60 * 60 * 1_000);
    let expected = format!(
        r#"{{"Policy":"any text","State":"InProgress","ExpirationDate":"{expires}","CreationDate":"{created}"}}"#
    );
    assert_eq!(received.body, expected);

    let locked = mocks::get_vault_lock().answers_locked("any text").into_inner();
    let received = answer_of(locked, &call(Operation::GetVaultLock)).await;
    let (before, _) = received.body.split_once(r#""CreationDate""#).unwrap();
    assert_eq!(before, r#"{"Policy":"any text","State":"Locked","ExpirationDate":null,"#);
}

#[tokio::test]
async fn what_cannot_be_written_is_told_to_the_caller() {
    for (mock, of, message) in [
        (
            mocks::initiate_vault_lock().vault("v").answers_lock_id("a lock").into_inner(),
            Operation::InitiateVaultLock,
            "The mock InitiateVaultLock (vault `v`) can't answer: `a lock` is not a lock ID of 1 to 255 visible ASCII characters",
        ),
        (
            mocks::create_vault().answers_location("a\nb").into_inner(),
            Operation::CreateVault,
            "The mock CreateVault can't answer: `a\nb` doesn't fit the header Location",
        ),
    ] {
        let received = answer_of(mock, &call(of)).await;
        assert_eq!((received.status.as_u16(), &*received.message()), (400, message));
    }
}

#[tokio::test]
async fn request_ids_have_the_observed_form_and_do_not_repeat() {
    let server = MockServer::start().await;
    mocks::get_vault_lock().answers_locked("{}").mount(&server).await;
    mocks::delete_vault().answers_empty().mount(&server).await;
    let mut seen = BTreeMap::new();
    for operation in [Operation::GetVaultLock, Operation::DeleteVault].repeat(2) {
        let received = call(operation).send(&server.uri());
        let id = received.headers["x-amzn-requestid"].to_str().unwrap().to_owned();
        assert_eq!(id.len(), 47);
        assert_eq!(seen.insert(id, operation), None);
    }
}

async fn answer_of(mock: Mock, call: &Call) -> Received {
    let server = MockServer::start().await;
    server.register(mock).await;
    let received = call.send(&server.uri());
    // The client blocks, so nothing else renews the budget of the task; a server that is dropped without any waits for ever.
    tokio::task::yield_now().await;
    received
}

/// Compares status, headers and body with what the renderer makes of the outcome.
async fn assert_rendered(operation: Operation, mock: Mock, outcome: &Result<Answer, ServiceError>) {
    let received = answer_of(mock, &call(operation)).await;
    let text = |name: &str| received.headers[name].to_str().unwrap();
    let date = httpdate::parse_http_date(text("date")).unwrap();
    let stamp = Stamp { request_id: text("x-amzn-requestid").to_owned(), date };
    let rendered = wire::render(outcome, &stamp);

    let (parts, body) = rendered.into_parts();
    let mut headers = received.headers.clone();
    headers.remove("content-length");
    assert_eq!(received.status, parts.status, "{operation}");
    assert_eq!(headers, parts.headers, "{operation}");
    assert_eq!(received.body, String::from_utf8(body).unwrap(), "{operation}");
}

fn vault(name: &str) -> VaultDescription {
    let date = "2013-03-20T17:03:43.221Z".parse().unwrap();
    VaultDescription {
        arn: format!("arn:aws:glacier:us-east-1:111122223333:vaults/{name}"),
        name: name.parse().unwrap(),
        created: date,
        inventory: (name == "w").then_some(Inventory { date, archives: 2, size: 3 }),
    }
}

fn lock() -> LockDescription {
    LockDescription {
        policy: VaultPolicy::parse(POLICY).unwrap(),
        state: LockState::InProgress,
        expires: Some("2013-03-21T17:03:43.221Z".parse().unwrap()),
        created: "2013-03-20T17:03:43.221Z".parse().unwrap(),
    }
}
