//! Calls that may be silent for long.

use super::support::{answer, client};
use crate::Config;
use crate::config::interceptors::BeforeTransmitInterceptorContextRef;
use crate::config::{ConfigBag, Intercept, RuntimeComponents, StalledStreamProtectionConfig};
use crate::error::BoxError;
use crate::plumbing::patience::Patience;
use std::sync::{Arc, Mutex};

/// Notes whether connections are watched.
#[derive(Debug)]
struct Watched(Arc<Mutex<Vec<bool>>>);

impl Intercept for Watched {
    fn name(&self) -> &'static str {
        "Watched"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let protection = cfg.load::<StalledStreamProtectionConfig>();
        let is_on = protection.is_some_and(StalledStreamProtectionConfig::is_enabled);
        self.0.lock().unwrap().push(is_on);
        Ok(())
    }
}

#[tokio::test]
async fn they_are_not_given_up_as_stalled_whatever_the_configuration_says() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let on = StalledStreamProtectionConfig::enabled().build();
    for is_patient in [false, true] {
        let config = Config::builder().stalled_stream_protection(on.clone());
        let config = config.interceptor(Watched(seen.clone()));
        let config = if is_patient { config.interceptor(Patience) } else { config };
        let (client, _receiver) = client(config, answer(201, &[], ""));
        client.ping().thing_name("t").send().await.unwrap();
    }
    assert_eq!(*seen.lock().unwrap(), [true, false]);
}
