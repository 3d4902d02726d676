//! The service as tower knows it, for servers other than the emulator's own.

use std::convert::Infallible;
use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body::Body;
use tower_service::Service;

use super::body::ResponseBody;
use super::request::{self, read_body};
use crate::exchange::Exchange;
use crate::glacier::Glacier;

/// Serves requests from a server of your own, such as hyper or axum.
///
/// [Faults](Glacier::faults) strike here as well; those that break the connection do so by a body that fails.
///
/// ```
/// use glacier_testkit::Glacier;
/// use http_body_util::{BodyExt, Empty};
/// use tower_service::Service;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut glacier = Glacier::builder().build();
/// let request = http::Request::get("/-/vaults/v").body(Empty::<bytes::Bytes>::new())?;
/// let response = glacier.call(request).await?;
/// assert_eq!(response.status(), 400);
/// let body = response.into_body().collect().await?.to_bytes();
/// assert!(body.starts_with(br#"{"code":"MissingAuthenticationTokenException","#));
/// # Ok(())
/// # }
/// ```
impl<B> Service<Request<B>> for Glacier
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Error,
{
    type Response = Response<ResponseBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let glacier = self.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let limits = glacier.limits().for_head(&parts);
            let exchange = match read_body(body, &limits).await {
                Ok(body) => glacier.exchange(&request::request(&parts, &body)),
                Err(error) => {
                    let response = glacier.refuse_request(&request::request(&parts, b""), error);
                    Exchange::undisturbed(response)
                }
            };
            if !exchange.delay.is_zero() {
                tokio::time::sleep(exchange.delay).await;
            }
            let delivered = ResponseBody::deliver(exchange.response, exchange.delivery);
            Ok(delivered.unwrap_or_else(|_| Response::new(ResponseBody::broken())))
        })
    }
}
