//! A small client, written by hand over AWS's signer, that can be given one quirk.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use bytes::Bytes;
use glacier_testkit::Emulator;
use glacier_testkit::contract::client::{
    Called, ClientError, ClientPort, LockView, Refusal, VaultPage, VaultView,
};
use glacier_testkit::contract::{EndpointPort, HttpEndpoint};
use glacier_testkit::state::Operation;
use http::{Request, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// What is wrong with a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quirk {
    None,
    /// It has the operations of `glacier-sdk` only.
    SevenOperations,
    NoOperations,
    /// It repeats whatever failed for a passing reason, as AWS's SDKs do.
    BlindRetries,
    /// Where it got no lock ID, or any, it makes one up.
    InventsLockId,
    NoVersion,
    /// It looks for the code in a header that the service does not send.
    CodeFromHeader,
    /// It puts lock IDs into the path as they are.
    RawLockId,
    /// It takes out line breaks, which changes the policy's text and not its meaning.
    TrimsPolicy,
    RepeatsRefusals,
    /// Its abort never fails.
    SwallowsErrors,
    /// It reads of a broken body what it can.
    ReadsHalf,
    /// It sets its clock by the dates in bodies.
    CorrectsSkew,
}

pub(super) struct Client {
    http: HttpEndpoint,
    endpoint_url: String,
    secret: (String, String),
    quirk: Quirk,
    /// How far ahead it takes the service to be.
    skew: Mutex<Duration>,
}

impl Client {
    pub(super) fn new(emulator: &Emulator, quirk: Quirk) -> Self {
        let credentials = emulator.glacier().credentials();
        Self {
            http: HttpEndpoint::default(),
            endpoint_url: emulator.endpoint_url(),
            secret: (
                credentials.access_key_id().to_owned(),
                credentials.secret_access_key().to_owned(),
            ),
            quirk,
            skew: Mutex::default(),
        }
    }

    /// Sends a call, as often as the quirk has it.
    async fn call(
        &self,
        operation: Operation,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Called<Response<Bytes>> {
        let seven = !format!("{operation}").contains("Tags")
            && !format!("{operation}").contains("Access")
            && !matches!(operation, Operation::ListVaults | Operation::DeleteArchive);
        if self.quirk == Quirk::NoOperations || self.quirk == Quirk::SevenOperations && !seven {
            return Err(ClientError::NotOffered(operation));
        }
        let mut answer = self.send(method, path, body.as_ref()).await;
        for _ in 0..2 {
            let again = match (&answer, self.quirk) {
                (Err(ClientError::Unknown(_)), Quirk::BlindRetries)
                | (Err(ClientError::Refused(_)), Quirk::RepeatsRefusals) => true,
                (Err(ClientError::Refused(refusal)), Quirk::BlindRetries) => {
                    refusal.status == Some(500)
                        || refusal.code.as_deref() == Some("ThrottlingException")
                }
                _ => false,
            };
            if !again {
                break;
            }
            answer = self.send(method, path, body.as_ref()).await;
        }
        answer
    }

    async fn send(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Called<Response<Bytes>> {
        let body = body.map(|body| Bytes::from(body.to_string())).unwrap_or_default();
        let uri = format!("{}/-/{path}", self.endpoint_url);
        let mut builder = Request::builder().method(method).uri(uri);
        if self.quirk != Quirk::NoVersion {
            builder = builder.header("x-amz-glacier-version", "2012-06-01");
        }
        let request =
            builder.body(body).map_err(|error| ClientError::NotSent(error.to_string()))?;
        let answer = self.http.send(self.signed(request)).await;
        let answer = answer.map_err(|error| ClientError::Unknown(error.to_string()))?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let body = serde_json::from_slice::<Value>(answer.body()).unwrap_or_default();
        let text = |name: &str| body[name].as_str().map(str::to_owned);
        let header = |name: &str| Some(answer.headers().get(name)?.to_str().ok()?.to_owned());
        Err(ClientError::Refused(Refusal {
            code: match self.quirk {
                Quirk::CodeFromHeader => header("x-amzn-errortype"),
                _ => text("code"),
            },
            message: text("message"),
            status: Some(answer.status().as_u16()),
            request_id: header("x-amzn-requestid"),
        }))
    }

    fn signed(&self, mut request: Request<Bytes>) -> Request<Bytes> {
        let (id, secret) = &self.secret;
        let identity = Credentials::new(id, secret, None, None, "test").into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region("us-east-1")
            .name("glacier")
            .time(SystemTime::now() + *self.skew.lock().unwrap())
            .settings(SigningSettings::default())
            .build()
            .unwrap()
            .into();
        let headers =
            request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
        let uri = request.uri().to_string();
        let body = SignableBody::Bytes(request.body());
        let signable = SignableRequest::new(request.method().as_str(), uri, headers, body).unwrap();
        let (instructions, _) = sign(signable, &params).unwrap().into_parts();
        instructions.apply_to_request_http1x(&mut request);
        request
    }

    fn json(&self, answer: &Response<Bytes>) -> Called<Value> {
        match serde_json::from_slice(answer.body()) {
            Ok(body) => Ok(body),
            Err(_) if self.quirk == Quirk::ReadsHalf => Ok(json!({ "State": "InProgress" })),
            Err(error) => Err(ClientError::Unknown(error.to_string())),
        }
    }
}

fn escaped(label: &str) -> String {
    utf8_percent_encode(label, NON_ALPHANUMERIC).to_string()
}

fn header(answer: &Response<Bytes>, name: &str) -> Option<String> {
    Some(answer.headers().get(name)?.to_str().ok()?.to_owned())
}

fn view(vault: &Value) -> VaultView {
    let text = |name: &str| vault[name].as_str().map(str::to_owned);
    VaultView {
        name: text("VaultName"),
        arn: text("VaultARN"),
        created: text("CreationDate"),
        last_inventory: text("LastInventoryDate"),
        archives: vault["NumberOfArchives"].as_i64(),
        bytes: vault["SizeInBytes"].as_i64(),
    }
}

impl ClientPort for Client {
    async fn initiate_vault_lock(&self, vault: &str, policy: &str) -> Called<Option<String>> {
        let policy = match self.quirk {
            Quirk::TrimsPolicy => policy.replace("\n    ", ""),
            _ => policy.to_owned(),
        };
        let body = json!({ "Policy": policy });
        let path = format!("vaults/{vault}/lock-policy");
        let answer = self.call(Operation::InitiateVaultLock, "POST", &path, Some(body)).await;
        if self.quirk == Quirk::InventsLockId && !matches!(answer, Err(ClientError::Refused(_))) {
            return Ok(Some("AE863rKkWZU53SLW5be4DUcW".to_owned()));
        }
        Ok(header(&answer?, "x-amz-lock-id"))
    }

    async fn complete_vault_lock(&self, vault: &str, lock_id: &str) -> Called<()> {
        let lock_id = match self.quirk {
            Quirk::RawLockId => lock_id.replace(' ', "+"),
            _ => escaped(lock_id),
        };
        let path = format!("vaults/{vault}/lock-policy/{lock_id}");
        self.call(Operation::CompleteVaultLock, "POST", &path, None).await.map(drop)
    }

    async fn abort_vault_lock(&self, vault: &str) -> Called<()> {
        let path = format!("vaults/{vault}/lock-policy");
        let answer = self.call(Operation::AbortVaultLock, "DELETE", &path, None).await;
        if self.quirk == Quirk::SwallowsErrors {
            return Ok(());
        }
        answer.map(drop)
    }

    async fn get_vault_lock(&self, vault: &str) -> Called<LockView> {
        let path = format!("vaults/{vault}/lock-policy");
        let answer = self.call(Operation::GetVaultLock, "GET", &path, None).await;
        let body = match answer {
            Err(ClientError::Unknown(_)) if self.quirk == Quirk::ReadsHalf => json!({}),
            answer => self.json(&answer?)?,
        };
        let text = |name: &str| body[name].as_str().map(str::to_owned);
        if let (Quirk::CorrectsSkew, Some(date)) = (self.quirk, text("CreationDate")) {
            let date = OffsetDateTime::parse(&date, &Rfc3339).unwrap();
            *self.skew.lock().unwrap() =
                SystemTime::from(date).duration_since(SystemTime::now()).unwrap_or_default();
        }
        Ok(LockView {
            policy: text("Policy"),
            state: text("State"),
            created: text("CreationDate"),
            expires: text("ExpirationDate"),
        })
    }

    async fn create_vault(&self, vault: &str) -> Called<Option<String>> {
        let path = format!("vaults/{vault}");
        let answer = self.call(Operation::CreateVault, "PUT", &path, None).await?;
        Ok(header(&answer, "location"))
    }

    async fn describe_vault(&self, vault: &str) -> Called<VaultView> {
        let path = format!("vaults/{vault}");
        let answer = self.call(Operation::DescribeVault, "GET", &path, None).await?;
        Ok(view(&self.json(&answer)?))
    }

    async fn delete_vault(&self, vault: &str) -> Called<()> {
        let path = format!("vaults/{vault}");
        self.call(Operation::DeleteVault, "DELETE", &path, None).await.map(drop)
    }

    async fn list_vaults(&self, limit: Option<i32>, marker: Option<&str>) -> Called<VaultPage> {
        let limit = limit.map(|limit| format!("limit={limit}"));
        let marker = marker.map(|marker| format!("marker={}", escaped(marker)));
        let query: Vec<String> = limit.into_iter().chain(marker).collect();
        let path = format!("vaults?{}", query.join("&"));
        let body = self.json(&self.call(Operation::ListVaults, "GET", &path, None).await?)?;
        let vaults = body["VaultList"].as_array().into_iter().flatten().map(view).collect();
        Ok(VaultPage { vaults, marker: body["Marker"].as_str().map(str::to_owned) })
    }

    async fn set_vault_access_policy(&self, vault: &str, policy: &str) -> Called<()> {
        let path = format!("vaults/{vault}/access-policy");
        let body = json!({ "Policy": policy });
        self.call(Operation::SetVaultAccessPolicy, "PUT", &path, Some(body)).await.map(drop)
    }

    async fn get_vault_access_policy(&self, vault: &str) -> Called<Option<String>> {
        let path = format!("vaults/{vault}/access-policy");
        let answer = self.call(Operation::GetVaultAccessPolicy, "GET", &path, None).await?;
        Ok(self.json(&answer)?["Policy"].as_str().map(str::to_owned))
    }

    async fn delete_vault_access_policy(&self, vault: &str) -> Called<()> {
        let path = format!("vaults/{vault}/access-policy");
        self.call(Operation::DeleteVaultAccessPolicy, "DELETE", &path, None).await.map(drop)
    }

    async fn add_tags_to_vault(&self, vault: &str, tags: &BTreeMap<String, String>) -> Called<()> {
        let path = format!("vaults/{vault}/tags?operation=add");
        let body = json!({ "Tags": tags });
        self.call(Operation::AddTagsToVault, "POST", &path, Some(body)).await.map(drop)
    }

    async fn remove_tags_from_vault(&self, vault: &str, keys: &[String]) -> Called<()> {
        let path = format!("vaults/{vault}/tags?operation=remove");
        let body = json!({ "TagKeys": keys });
        self.call(Operation::RemoveTagsFromVault, "POST", &path, Some(body)).await.map(drop)
    }

    async fn list_tags_for_vault(&self, vault: &str) -> Called<BTreeMap<String, String>> {
        let path = format!("vaults/{vault}/tags");
        let answer = self.call(Operation::ListTagsForVault, "GET", &path, None).await?;
        let tags = self.json(&answer)?["Tags"].clone();
        serde_json::from_value(tags).map_err(|error| ClientError::Unknown(error.to_string()))
    }

    async fn delete_archive(&self, vault: &str, archive: &str) -> Called<()> {
        let path = format!("vaults/{vault}/archives/{}", escaped(archive));
        self.call(Operation::DeleteArchive, "DELETE", &path, None).await.map(drop)
    }
}
