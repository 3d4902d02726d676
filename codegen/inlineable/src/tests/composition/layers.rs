//! Nothing is lost when layers become one.

use super::world::{Way, World, world};
use crate::Config;
use crate::config::composition::Composition;
use crate::config::retry::{RetryMode, RetryPartition, TokenBucket};
use crate::config::runtime_plugins::call_plugins;
use crate::config::{Builder, ConfigBag};
use crate::operation::ping::Ping;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The types of the entries of a bag.
fn types(plugins: &RuntimePlugins) -> BTreeSet<String> {
    let mut cfg = ConfigBag::base();
    plugins.apply_client_configuration(&mut cfg).unwrap();
    plugins.apply_operation_configuration(&mut cfg).unwrap();
    // An entry is printed as `Set(Type …)`.
    let text = format!("{cfg:?}");
    let name = |rest: &str| {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    text.split("Set(").skip(1).map(name).collect()
}

#[test]
fn the_flat_layer_has_what_all_layers_have() {
    let composition = Composition::new(Config::builder().with_test_defaults_v2().build()).unwrap();
    let mut official = types(&call_plugins(&composition.official, Ping, None));
    // Of metrics, which nobody collects; and of the quota, which is looked for once.
    assert!(official.remove("OperationTelemetry"), "{official:?}");
    assert!(official.insert("TokenBucket".to_owned()), "{official:?}");
    let mut flat = types(&composition.plugins::<Ping>(None));
    // Features, which the official client notes during a call; they are a list, and have no name here.
    assert!(flat.remove(""), "{flat:?}");
    assert_eq!(flat, official);
}

#[test]
fn a_flat_call_has_one_layer_and_one_interceptor() {
    let composition = Composition::new(Config::builder().with_test_defaults_v2().build()).unwrap();
    let count = |plugins: &RuntimePlugins| {
        let mut cfg = ConfigBag::base();
        let client = plugins.apply_client_configuration(&mut cfg).unwrap();
        let operation = plugins.apply_operation_configuration(&mut cfg).unwrap();
        let interceptors = client.interceptors().chain(operation.interceptors()).count();
        (format!("{cfg:?}").matches("Layer {").count() - 1, interceptors)
    };
    assert_eq!(count(&call_plugins(&composition.official, Ping, None)), (7, 16));
    assert_eq!(count(&composition.plugins::<Ping>(None)), (1, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1))]

    #[test]
    fn the_quota_is_that_of_the_process(world in world()) {
        let world = World { answers: vec![(500, "", 0)], retries: (RetryMode::Standard, 2), ..world };
        let of_process = |config: Builder| {
            config.retry_partition(RetryPartition::new("layers::the_quota_is_that_of_the_process"))
        };
        let quota = |own: Option<RetryPartition>| {
            let mut config = of_process(Config::builder().with_test_defaults_v2());
            config.set_retry_partition(own);
            let mut cfg = ConfigBag::base();
            let plugins = Composition::new(config.build()).unwrap().plugins::<Ping>(None);
            plugins.apply_client_configuration(&mut cfg).unwrap();
            format!("{:?}", cfg.load::<TokenBucket>().unwrap())
        };
        assert!(quota(None).contains("permits: 500 }"), "{}", quota(None));
        // Three calls, each tried again once for 10 tokens; the last gives them back when its client is gone.
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(world.play(Way::Official, of_process, || None));
        assert!(quota(None).contains("permits: 480 }"), "{}", quota(None));
        runtime.block_on(world.play(Way::Ours, of_process, || None));
        assert!(quota(None).contains("permits: 460 }"), "{}", quota(None));
        let own = Some(RetryPartition::custom("own").build());
        assert!(quota(own.clone()).contains("permits: 500 }"), "{}", quota(own));
    }
}
