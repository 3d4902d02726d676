//! Carries calls out. Compiled once over each client, whose crate the module above calls `sdk`.

use aws_credential_types::Credentials;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::http::NonUtf8HeaderHandling;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::app_name::AppName;
use http::{HeaderName, HeaderValue};

use super::sdk;
use crate::verdict::Predicate;
use crate::{Call, Clock, Counter, Manner, Operation, PerCall, Policy, Route, Setup, Verdict};

/// Sends calls one after the other through one new client.
pub(crate) async fn send(setup: &Setup, calls: &[Call], http: SharedHttpClient) -> Vec<Verdict> {
    let clock = Clock::default();
    let client = sdk::Client::from_conf(config(setup, http, clock.clone()));
    let mut verdicts = Vec::with_capacity(calls.len());
    for call in calls {
        clock.set(call.manner.clock);
        verdicts.push(send_one(&client, call).await);
    }
    verdicts
}

macro_rules! carry_out {
    ($client:expr, $call:expr, $method:ident, $Input:ident, $Error:ident, [$($set:ident: $value:ident),*] $(, $Exception:ident $predicate:ident)*) => {{
        use sdk::operation::$method::{$Error as OperationError, $Input as Input};
        let predicates: &[Predicate<OperationError>] = &[
            ("InvalidParameterValueException", OperationError::is_invalid_parameter_value_exception),
            ("MissingParameterValueException", OperationError::is_missing_parameter_value_exception),
            ("NoLongerSupportedException", OperationError::is_no_longer_supported_exception),
            ("ServiceUnavailableException", OperationError::is_service_unavailable_exception),
            $((stringify!($Exception), OperationError::$predicate),)*
        ];
        let result = match $call.manner.route {
            Route::Fluent => $client.$method()$(.$set($value($call)))*.send().await,
            Route::InputBuilder => Input::builder()$(.$set($value($call)))*.send_with($client).await,
            Route::Customized => {
                let operation = $client.$method()$(.$set($value($call)))*.customize();
                customized!(operation, &$call.manner).send().await
            }
        };
        Verdict::new::<_, _, sdk::Error>(result, predicates)
    }};
}

macro_rules! customized {
    ($operation:expr, $manner:expr) => {{
        let Manner { headers, per_call, .. } = $manner.clone();
        let operation = $operation.mutate_request(move |request| {
            for (name, value) in &headers {
                if let (Ok(name), Ok(value)) =
                    (name.parse::<HeaderName>(), value.parse::<HeaderValue>())
                {
                    request.headers_mut().append(name, value);
                }
            }
        });
        match per_call {
            Some(per_call) => operation.config_override(config_override(per_call)),
            None => operation,
        }
    }};
}

async fn send_one(client: &sdk::Client, call: &Call) -> Verdict {
    match call.operation {
        Operation::AbortVaultLock => carry_out!(
            client, call, abort_vault_lock, AbortVaultLockInput, AbortVaultLockError,
            [set_account_id: account_id, set_vault_name: vault_name], ResourceNotFoundException is_resource_not_found_exception
        ),
        Operation::CompleteVaultLock => carry_out!(
            client, call, complete_vault_lock, CompleteVaultLockInput, CompleteVaultLockError,
            [set_account_id: account_id, set_vault_name: vault_name, set_lock_id: lock_id], ResourceNotFoundException is_resource_not_found_exception
        ),
        Operation::CreateVault => carry_out!(
            client, call, create_vault, CreateVaultInput, CreateVaultError,
            [set_account_id: account_id, set_vault_name: vault_name], LimitExceededException is_limit_exceeded_exception
        ),
        Operation::DeleteVault => carry_out!(
            client, call, delete_vault, DeleteVaultInput, DeleteVaultError,
            [set_account_id: account_id, set_vault_name: vault_name], ResourceNotFoundException is_resource_not_found_exception
        ),
        Operation::DescribeVault => carry_out!(
            client, call, describe_vault, DescribeVaultInput, DescribeVaultError,
            [set_account_id: account_id, set_vault_name: vault_name], ResourceNotFoundException is_resource_not_found_exception
        ),
        Operation::GetVaultLock => carry_out!(
            client, call, get_vault_lock, GetVaultLockInput, GetVaultLockError,
            [set_account_id: account_id, set_vault_name: vault_name], ResourceNotFoundException is_resource_not_found_exception
        ),
        Operation::InitiateVaultLock => carry_out!(
            client, call, initiate_vault_lock, InitiateVaultLockInput, InitiateVaultLockError,
            [set_account_id: account_id, set_vault_name: vault_name, set_policy: policy], ResourceNotFoundException is_resource_not_found_exception
        ),
    }
}

fn account_id(call: &Call) -> Option<String> {
    call.account_id.clone()
}

fn vault_name(call: &Call) -> Option<String> {
    call.vault_name.clone()
}

fn lock_id(call: &Call) -> Option<String> {
    call.lock_id.clone()
}

fn policy(call: &Call) -> Option<sdk::types::VaultLockPolicy> {
    let policy = sdk::types::VaultLockPolicy::builder();
    match &call.policy {
        Policy::Unset => None,
        Policy::Empty => Some(policy.build()),
        Policy::Text(text) => Some(policy.policy(text).build()),
    }
}

fn config(setup: &Setup, http: SharedHttpClient, clock: Clock) -> sdk::Config {
    let Setup {
        region,
        endpoint_url,
        session_token,
        use_fips,
        use_dual_stack,
        behavior,
        app_name,
        retries,
        timeouts,
        non_utf8_headers,
    } = setup.clone();
    let region = region.map(sdk::config::Region::new);
    let mut builder = sdk::Config::builder()
        .region(region)
        .with_test_defaults_v2()
        .behavior_version(behavior.version())
        .http_client(http)
        .time_source(clock)
        .invocation_id_generator(Counter::default())
        // The partitions that come by themselves are shared by every client of the process.
        .retry_partition(RetryPartition::custom("conformance").build());
    builder
        .set_endpoint_url(endpoint_url)
        .set_use_fips(use_fips)
        .set_use_dual_stack(use_dual_stack);
    builder.set_app_name(app_name.and_then(|name| AppName::new(name).ok()));
    builder.set_retry_config(retries).set_timeout_config(timeouts);
    if let Some(token) = session_token {
        builder = builder.credentials_provider(temporary(token));
    }
    if let Some(handling) = non_utf8_headers {
        builder = builder.interceptor(HandleNonUtf8Headers(handling));
    }
    builder.build()
}

fn config_override(per_call: PerCall) -> sdk::config::Builder {
    let PerCall {
        region,
        endpoint_url,
        session_token,
        use_fips,
        use_dual_stack,
        retries,
        app_name,
    } = per_call;
    let mut builder = sdk::Config::builder();
    region.apply(|region| {
        builder.set_region(region.map(sdk::config::Region::new));
    });
    endpoint_url.apply(|url| {
        builder.set_endpoint_url(url);
    });
    use_fips.apply(|flag| {
        builder.set_use_fips(flag);
    });
    use_dual_stack.apply(|flag| {
        builder.set_use_dual_stack(flag);
    });
    retries.apply(|retries| {
        builder.set_retry_config(retries);
    });
    app_name.apply(|name| {
        builder.set_app_name(name.and_then(|name| AppName::new(name).ok()));
    });
    if let Some(token) = session_token {
        builder = builder.credentials_provider(temporary(token));
    }
    builder
}

fn temporary(token: String) -> Credentials {
    Credentials::new("TEMPORARY", "a secret for tests", Some(token), None, "conformance")
}

#[derive(Debug)]
struct HandleNonUtf8Headers(NonUtf8HeaderHandling);

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl sdk::config::Intercept for HandleNonUtf8Headers {
    fn name(&self) -> &'static str {
        "HandleNonUtf8Headers"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_put(self.0.clone());
        Ok(())
    }
}
