//! Whoever watches a call sees the same things in the same places, and can switch off the same interceptors.

use super::watcher::Watcher;
use super::world::{Way, World, world};
use crate::config::interceptors::BeforeSerializationInterceptorContextRef;
use crate::config::{Builder, ConfigBag, Intercept, SharedInterceptor};
use crate::error::BoxError;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime_api::client::interceptors::disable_interceptor;
use proptest::prelude::*;

/// What two watchers of the client and one of the call note, in order.
async fn notes(world: &World, way: Way) -> Vec<String> {
    let first = Watcher { name: "first", ..Watcher::default() };
    let named = |name| Watcher { name, ..first.clone() };
    let (second, of_call) = (named("second"), named("of the call"));
    let customize = |config: Builder| config.interceptor(first.clone()).interceptor(second);
    let for_call = || {
        let mut over = Builder::new();
        over.push_interceptor(SharedInterceptor::new(of_call.clone()));
        Some(over)
    };
    world.play(way, customize, for_call).await;
    std::mem::take(&mut *first.book.lock().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn watchers_see_the_same(world in world()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let official = runtime.block_on(notes(&world, Way::Official));
        let ours = runtime.block_on(notes(&world, Way::Ours));
        prop_assert!(official.len() >= 3 * 3 * 18, "{} notes", official.len());
        for (official, ours) in official.iter().zip(&ours) {
            prop_assert_eq!(official, ours);
        }
        prop_assert_eq!(official.len(), ours.len());
    }

    #[test]
    fn interceptors_can_be_switched_off(world in world(), off in any::<[bool; 4]>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let customize = |config: Builder| config.interceptor(SwitchOff(off));
        let official = runtime.block_on(world.play(Way::Official, customize, || None));
        let ours = runtime.block_on(world.play(Way::Ours, customize, || None));
        prop_assert_eq!(official, ours);
    }
}

/// Switches off the interceptors for clock, request info, user agent and invocation ID.
#[derive(Clone, Copy, Debug)]
struct SwitchOff([bool; 4]);

impl Intercept for SwitchOff {
    fn name(&self) -> &'static str {
        "SwitchOff"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let [clock, request_info, user_agent, invocation_id] = self.0;
        let state = cfg.interceptor_state();
        if clock {
            state.store_put(disable_interceptor::<ServiceClockSkewInterceptor>("test"));
        }
        if request_info {
            state.store_put(disable_interceptor::<RequestInfoInterceptor>("test"));
        }
        if user_agent {
            state.store_put(disable_interceptor::<UserAgentInterceptor>("test"));
        }
        if invocation_id {
            state.store_put(disable_interceptor::<InvocationIdInterceptor>("test"));
        }
        Ok(())
    }
}
