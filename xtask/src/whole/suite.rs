//! The suite. `sdk` is the client that it is compiled over.

use super::sdk;

pub(crate) use driver::call;
pub(crate) use polls::{uploads, vaults, wait};

mod polls {
    use super::sdk;
    use conformance::Script;
    use sdk::client::Waiters as _;
    use std::pin::Pin;
    use std::time::Duration;

    pub(crate) fn vaults(script: Script) -> Pin<Box<dyn Future<Output = String>>> {
        Box::pin(async move {
            let client = conformance::whole_client!(sdk, script);
            let vaults = client.list_vaults().account_id("-").into_paginator().page_size(2).items();
            format!("{:?}", vaults.send().collect::<Result<Vec<_>, _>>().await)
        })
    }

    /// Bodies of several leaves of the hash tree, and of none.
    pub(crate) fn uploads(script: Script) -> Pin<Box<dyn Future<Output = String>>> {
        Box::pin(async move {
            let client = conformance::whole_client!(sdk, script);
            let mut results = String::new();
            for size in [0, 1_048_576, 1_048_577, 5_242_880, 7_340_033] {
                let body = sdk::primitives::ByteStream::from(vec![7; size]);
                let upload = client.upload_archive().vault_name("v").body(body);
                results += &format!("{:?}\n", upload.send().await.map_err(sdk::Error::from));
            }
            results
        })
    }

    pub(crate) fn wait(script: Script) -> Pin<Box<dyn Future<Output = String>>> {
        Box::pin(async move {
            let client = conformance::whole_client!(sdk, script);
            let vault = client.wait_until_vault_exists().vault_name("v");
            match vault.wait(Duration::from_secs(60)).await {
                Ok(poll) => format!("{:?}", poll.into_result()),
                Err(error) => format!("{error}"),
            }
        })
    }
}

mod driver {
    use super::sdk;
    use conformance::{Script, Verdict, whole};
    use serde_json::Value;
    use std::pin::Pin;

    fn client(script: Script) -> sdk::Client {
        conformance::whole_client!(sdk, script)
    }

    include!("driver.rs");
}

mod cases {
    use super::sdk;
    use conformance::protocol::endpoints::*;
    use conformance::protocol::{Body, Request, canned, capture};
    use sdk::config::HttpClient;
    use sdk::config::endpoint::{DefaultResolver, ResolveEndpoint as _};

    fn client(http: impl HttpClient + 'static, host: Option<&str>) -> sdk::Client {
        let mut config = sdk::Config::builder().with_test_defaults_v2().http_client(http);
        config.set_endpoint_url(host.map(|host| format!("https://{host}")));
        let retries = sdk::config::retry::RetryConfig::disabled();
        sdk::Client::from_conf(config.retry_config(retries).build())
    }

    async fn resolve(params: &sdk::config::endpoint::Params) -> Result<Endpoint, String> {
        let endpoint = DefaultResolver::new().resolve_endpoint(params).await;
        endpoint.map_err(|error| error.to_string())
    }

    include!("cases.rs");
}
