//! Interceptors as one do what they do one by one.

use crate::config::interceptors::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
    InterceptorContext,
};
use crate::config::{
    ConfigBag, Intercept, RuntimeComponents, RuntimeComponentsBuilder, SharedInterceptor,
};
use crate::error::{BoxError, DisplayErrorContext};
use crate::plumbing::call::chain::Chain;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::interceptors::{
    OverriddenHooks, disable_interceptor, dyn_dispatch_hint,
};
use std::sync::{Arc, Mutex};

/// Notes that it runs; fails if it is to.
#[derive(Clone, Debug)]
struct Noting {
    name: &'static str,
    fails: bool,
    book: Arc<Mutex<Vec<&'static str>>>,
}

#[dyn_dispatch_hint]
impl Intercept for Noting {
    fn name(&self) -> &'static str {
        self.name
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.book.lock().unwrap().push(self.name);
        if self.fails { Err(format!("{} fails", self.name).into()) } else { Ok(()) }
    }
}

/// Has another hook, and says nothing of its hooks.
#[derive(Debug)]
struct Elsewhere;

impl Intercept for Elsewhere {
    fn name(&self) -> &'static str {
        "Elsewhere"
    }

    fn overridden_hooks(&self) -> OverriddenHooks {
        OverriddenHooks::READ_AFTER_SIGNING
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Err("not one of its hooks".into())
    }

    fn read_after_signing(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Err("after signing".into())
    }
}

#[test]
fn all_run_in_order_and_the_last_error_counts() {
    let book = Arc::default();
    let noting = |name, fails| Noting { name, fails, book: Arc::clone(&book) };
    let chain = Chain::new(vec![
        SharedInterceptor::permanent(noting("first", true)),
        SharedInterceptor::permanent(Elsewhere),
        SharedInterceptor::permanent(noting("second", true)),
        SharedInterceptor::new(noting("third", false)),
    ]);
    let mut context = InterceptorContext::new(Input::erase(()));
    let mut cfg = ConfigBag::base();
    let result = chain.read_before_execution(&(&context).into(), &mut cfg);
    let told = DisplayErrorContext(&*result.unwrap_err()).to_string();
    assert!(told.starts_with("second: second fails ("), "{told}");
    assert_eq!(*book.lock().unwrap(), ["first", "second", "third"]);

    // One that can be switched off is.
    cfg.interceptor_state().store_put(disable_interceptor::<Noting>("test"));
    let only = Chain::new(vec![SharedInterceptor::new(noting("off", true))]);
    only.read_before_execution(&(&context).into(), &mut cfg).unwrap();
    assert_eq!(book.lock().unwrap().len(), 3);

    context.enter_serialization_phase();
    context.take_input();
    context.set_request(crate::config::http::HttpRequest::empty());
    context.enter_before_transmit_phase();
    let components = RuntimeComponentsBuilder::for_tests().build().unwrap();
    let result = chain.read_after_signing(&(&context).into(), &components, &mut cfg);
    let told = DisplayErrorContext(&*result.unwrap_err()).to_string();
    assert!(told.starts_with("Elsewhere: after signing ("), "{told}");
}

#[test]
fn its_hooks_are_those_of_all() {
    let noting = Noting { name: "noting", fails: false, book: Arc::default() };
    let chain = Chain::new(vec![
        SharedInterceptor::permanent(noting),
        SharedInterceptor::permanent(Elsewhere),
    ]);
    let expected = OverriddenHooks::READ_BEFORE_EXECUTION | OverriddenHooks::READ_AFTER_SIGNING;
    assert_eq!(chain.overridden_hooks(), expected);
    assert_eq!(Chain::new(Vec::new()).overridden_hooks(), OverriddenHooks::none());
}
