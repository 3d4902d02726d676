//! Lists that come in pages.

use crate::client::Handle;
use crate::error::{BuildError, SdkError};
use crate::plumbing::operation::{CallResult, Operation, invoke};
use crate::plumbing::poll::poll_plugins;
use aws_smithy_async::future::pagination_stream::PaginationStream;
use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use std::mem;
use std::sync::Arc;

/// An operation that answers with a page, and with a token for the page after it.
pub(crate) trait Paginated: Operation<Input: Clone> {
    /// What the next request is to carry; `None` or an empty text after the last page.
    fn next_token(output: &Self::Output) -> Option<&str>;

    /// Where a request carries it.
    fn token(input: &mut Self::Input) -> &mut Option<String>;
}

/// The pages from `input` on, each fetched when it is asked for. An error is the last item.
pub(crate) fn pages<O: Paginated>(
    handle: Arc<Handle>,
    input: Result<O::Input, BuildError>,
    stop_on_duplicate_token: bool,
) -> PaginationStream<CallResult<O>> {
    PaginationStream::new(FnStream::new(move |pages| {
        Box::pin(async move {
            let mut input = match input {
                Ok(input) => input,
                Err(err) => {
                    // Nobody to tell is no reason to go on either.
                    let _ = pages.send(Err(SdkError::construction_failure(err))).await;
                    return;
                }
            };
            let plugins = poll_plugins::<O>(&handle, SmithySdkFeature::Paginator);
            loop {
                let page = invoke::<O>(&plugins, input.clone()).await;
                let next = page.as_ref().ok().and_then(O::next_token).map(str::to_owned);
                let is_last = match next.filter(|next| !next.is_empty()) {
                    None => true,
                    next => {
                        mem::replace(O::token(&mut input), next.clone()) == next
                            && stop_on_duplicate_token
                    }
                };
                if pages.send(page).await.is_err() || is_last {
                    return;
                }
            }
        })
    }))
}
