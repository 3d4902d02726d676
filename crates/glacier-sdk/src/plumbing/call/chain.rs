//! Several interceptors as one.
//!
//! At each of nineteen hooks the runtime takes and gives back every interceptor that there is, whether it has something to
//! do there or not. Those of a call that nobody watches are known before, and so is what they do where.

use crate::config::{ConfigBag, Intercept, RuntimeComponents, SharedInterceptor};
use crate::error::BoxError;
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{OverriddenHooks as Hooks, context};

/// Interceptors in the place of one. They do what they did, in their order; if one fails, those behind it still run, and the
/// last error counts, with the name of who had it: the runtime knows only the chain.
#[derive(Debug)]
pub(crate) struct Chain(Vec<SharedInterceptor>);

impl Chain {
    pub(crate) fn new(interceptors: Vec<SharedInterceptor>) -> Self {
        Self(interceptors)
    }

    fn run(
        &self,
        hook: Hooks,
        cfg: &mut ConfigBag,
        mut run: impl FnMut(&SharedInterceptor, &mut ConfigBag) -> Result<(), BoxError>,
    ) -> Result<(), BoxError> {
        let mut result = Ok(());
        for interceptor in &self.0 {
            let runs = interceptor.overridden_hooks().contains(hook) && interceptor.enabled(cfg);
            if runs && let Err(err) = run(interceptor, cfg) {
                result = Err(named(interceptor, err));
            }
        }
        result
    }
}

fn named(interceptor: &SharedInterceptor, err: BoxError) -> BoxError {
    ContextAttachedError::new(interceptor.name(), err).into()
}

macro_rules! hooks {
    ($($hook:ident, $flag:ident: $context:ty;)*) => {
        impl Intercept for Chain {
            fn name(&self) -> &'static str {
                "Chain"
            }

            fn overridden_hooks(&self) -> Hooks {
                let hooks = self.0.iter().map(SharedInterceptor::overridden_hooks);
                hooks.fold(Hooks::none(), |all, hooks| all | hooks)
            }

            fn read_before_execution(
                &self,
                context: &context::BeforeSerializationInterceptorContextRef<'_>,
                cfg: &mut ConfigBag,
            ) -> Result<(), BoxError> {
                self.run(Hooks::READ_BEFORE_EXECUTION, cfg, |interceptor, cfg| {
                    interceptor.read_before_execution(context, cfg)
                })
            }

            $(fn $hook(
                &self,
                context: $context,
                components: &RuntimeComponents,
                cfg: &mut ConfigBag,
            ) -> Result<(), BoxError> {
                self.run(Hooks::$flag, cfg, |interceptor, cfg| {
                    interceptor.$hook(context, components, cfg)
                })
            })*
        }
    };
}

hooks! {
    modify_before_serialization, MODIFY_BEFORE_SERIALIZATION: &mut context::BeforeSerializationInterceptorContextMut<'_>;
    read_before_serialization, READ_BEFORE_SERIALIZATION: &context::BeforeSerializationInterceptorContextRef<'_>;
    read_after_serialization, READ_AFTER_SERIALIZATION: &context::BeforeTransmitInterceptorContextRef<'_>;
    modify_before_retry_loop, MODIFY_BEFORE_RETRY_LOOP: &mut context::BeforeTransmitInterceptorContextMut<'_>;
    read_before_attempt, READ_BEFORE_ATTEMPT: &context::BeforeTransmitInterceptorContextRef<'_>;
    modify_before_signing, MODIFY_BEFORE_SIGNING: &mut context::BeforeTransmitInterceptorContextMut<'_>;
    read_before_signing, READ_BEFORE_SIGNING: &context::BeforeTransmitInterceptorContextRef<'_>;
    read_after_signing, READ_AFTER_SIGNING: &context::BeforeTransmitInterceptorContextRef<'_>;
    modify_before_transmit, MODIFY_BEFORE_TRANSMIT: &mut context::BeforeTransmitInterceptorContextMut<'_>;
    read_before_transmit, READ_BEFORE_TRANSMIT: &context::BeforeTransmitInterceptorContextRef<'_>;
    read_after_transmit, READ_AFTER_TRANSMIT: &context::BeforeDeserializationInterceptorContextRef<'_>;
    modify_before_deserialization, MODIFY_BEFORE_DESERIALIZATION: &mut context::BeforeDeserializationInterceptorContextMut<'_>;
    read_before_deserialization, READ_BEFORE_DESERIALIZATION: &context::BeforeDeserializationInterceptorContextRef<'_>;
    read_after_deserialization, READ_AFTER_DESERIALIZATION: &context::AfterDeserializationInterceptorContextRef<'_>;
    modify_before_attempt_completion, MODIFY_BEFORE_ATTEMPT_COMPLETION: &mut context::FinalizerInterceptorContextMut<'_>;
    read_after_attempt, READ_AFTER_ATTEMPT: &context::FinalizerInterceptorContextRef<'_>;
    modify_before_completion, MODIFY_BEFORE_COMPLETION: &mut context::FinalizerInterceptorContextMut<'_>;
    read_after_execution, READ_AFTER_EXECUTION: &context::FinalizerInterceptorContextRef<'_>;
}
