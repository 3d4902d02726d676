//! The way of a client's requests through the world.

use std::time::Duration;

use aws_smithy_runtime_api::client::{
    http::{HttpConnector as _, SharedHttpConnector},
    orchestrator::{HttpRequest, HttpResponse},
    result::ConnectorError,
};
use futures_util::future::BoxFuture;
use glacier_testkit::state::Operation;

use super::{Actor, Delivery, Held, World, weather::Fate};
use crate::support::network::Route;

/// The way of one client's requests.
pub(crate) struct Path {
    pub(crate) world: World,
    /// Which process it is.
    pub(crate) client: usize,
    /// Whose journal it has.
    pub(crate) owner: usize,
}

impl Route for Path {
    fn carry<'a>(
        &'a self,
        operation: Operation,
        request: HttpRequest,
        service: &'a SharedHttpConnector,
    ) -> BoxFuture<'a, Result<HttpResponse, ConnectorError>> {
        Box::pin(async move {
            let call = self.call();
            let initiates = operation == Operation::InitiateVaultLock;
            let _written_down = initiates.then(|| Initiating::begin(&self.world));
            self.pause().await;
            self.world.let_time_pass();
            self.arrive_late(service).await;
            self.world.let_others();
            self.crash_perhaps().await;
            let delivery = self.delivery(operation, call);
            let answer = self.meet(delivery, request, service).await;
            self.world.let_others();
            self.crash_perhaps().await;
            answer
        })
    }
}

/// An attempt to initiate is written down right before it is sent. Until it is answered, or its process has ended, no hours pass, whoever
/// else is at work.
struct Initiating(World);

impl Initiating {
    fn begin(world: &World) -> Self {
        world.inner().initiating += 1;
        Self(world.clone())
    }
}

impl Drop for Initiating {
    fn drop(&mut self) {
        self.0.inner().initiating -= 1;
    }
}

impl Path {
    fn call(&self) -> u32 {
        let mut inner = self.world.inner();
        inner.requests += 1;
        assert!(inner.requests < 3_000, "this run does not end");
        inner.calls[self.client] * 2 + u32::try_from(self.client).unwrap()
    }

    /// Lets the other client go first, perhaps.
    async fn pause(&self) {
        let turns = self.world.inner().dice.u8(0..4);
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
    }

    async fn crash_perhaps(&self) {
        let crashes = {
            let mut inner = self.world.inner();
            inner.dice.u8(0..100) < inner.weather.crashes
        };
        if crashes {
            self.world.end_process(self.client).await;
        }
    }

    fn delivery(&self, operation: Operation, call: u32) -> Delivery {
        let (owner, sent_at) = (self.owner, self.world.now());
        let sent = self.world.inner().history.step;
        Delivery { owner, call, operation, sent, sent_at, worked: None, met: None, late: false }
    }

    /// Brings the request to its fate.
    async fn meet(
        &self,
        delivery: Delivery,
        request: HttpRequest,
        service: &SharedHttpConnector,
    ) -> Result<HttpResponse, ConnectorError> {
        let fate = {
            let mut inner = self.world.inner();
            let weather = inner.weather;
            weather.fate(&mut inner.dice)
        };
        match fate {
            Fate::Arrives => self.work(delivery, request, service).await,
            Fate::Lost => {
                self.world.inner().history.deliveries.push(delivery);
                Err(broken())
            }
            Fate::Late { after, ever } => {
                let mut inner = self.world.inner();
                let due = delivery.sent_at + u64::try_from(after.as_millis()).unwrap();
                match request.try_clone().filter(|_| ever) {
                    Some(request) => inner.held.push(Held { due, delivery, request }),
                    None => inner.history.deliveries.push(delivery),
                }
                Err(ConnectorError::timeout("nobody answers".into()))
            }
            Fate::Struck(fault) => {
                let faults = self.world.glacier().faults();
                faults.inject(fault);
                let answer = self.work(delivery, request, service).await;
                faults.clear();
                answer
            }
        }
    }

    /// Hands the request to the service, and writes down what it did to the vault.
    async fn work(
        &self,
        mut delivery: Delivery,
        request: HttpRequest,
        service: &SharedHttpConnector,
    ) -> Result<HttpResponse, ConnectorError> {
        // The work is done when the future is polled first, whenever the answer comes.
        let answer = service.call(request);
        let met = self.world.inner().history.open();
        let mut answer = Box::pin(answer);
        let polled = futures_util::poll!(&mut answer);
        let actor = Actor::Client { owner: delivery.owner, call: delivery.call };
        self.world.note(actor);
        {
            let mut inner = self.world.inner();
            delivery.met = met;
            delivery.worked = Some(inner.history.step);
            inner.history.deliveries.push(delivery);
        }
        match polled {
            std::task::Poll::Ready(answer) => answer,
            std::task::Poll::Pending => answer.await,
        }
    }

    /// Delivers what was on its way long enough.
    async fn arrive_late(&self, service: &SharedHttpConnector) {
        loop {
            let now = self.world.now();
            let due = {
                let mut inner = self.world.inner();
                let due = inner.held.iter().position(|held| held.due <= now);
                due.map(|index| inner.held.swap_remove(index))
            };
            let Some(Held { delivery, request, .. }) = due else { return };
            let delivery = Delivery { late: true, ..delivery };
            // Nobody waits for the answer.
            drop(self.work(delivery, request, service).await);
        }
    }
}

impl World {
    /// Milliseconds pass, so that no two locks have one date; now and then it is hours.
    fn let_time_pass(&self) {
        let time = {
            let mut inner = self.inner();
            let milliseconds = Duration::from_millis(inner.dice.u64(1..2_000));
            // Nothing is on its way for hours.
            let hours = inner.initiating == 0 && inner.held.is_empty();
            if inner.dice.u8(0..100) < inner.weather.hours && hours {
                milliseconds + Duration::from_mins(inner.dice.u64(1..26 * 60))
            } else {
                milliseconds
            }
        };
        self.pass(time);
    }
}

fn broken() -> ConnectorError {
    ConnectorError::io(std::io::Error::from(std::io::ErrorKind::ConnectionReset).into())
}
