// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! All pages of what `ListGlazes` answers.

use aws_smithy_async::future::pagination_stream::PaginationStream;
use aws_smithy_runtime_api::client::result::SdkError;
use crate::client::Handle;
use crate::config::http::HttpResponse;
use crate::plumbing::paginator::{Paginated, pages};
use crate::plumbing::paginator_items::items;
use crate::types::Pot;
use std::sync::Arc;
use super::{ListGlazes, ListGlazesError, ListGlazesInput, ListGlazesOutput};
use super::builders::ListGlazesInputBuilder;

/// All pages of what `ListGlazes` answers.
#[derive(Debug)]
pub struct ListGlazesPaginator {
    handle: Arc<Handle>,
    builder: ListGlazesInputBuilder,
    stop_on_duplicate_token: bool,
}

impl ListGlazesPaginator {
    pub(crate) fn new(handle: Arc<Handle>, builder: ListGlazesInputBuilder) -> Self {
        Self {
            handle,
            builder,
            stop_on_duplicate_token: true,
        }
    }

    /// Limits what is on a page, as [`limit`](ListGlazesInput::limit) does.
    pub fn page_size(mut self, limit: i32) -> Self {
        self.builder.limit = Some(limit);
        self
    }

    /// What is on the pages, one by one.
    pub fn items(self) -> ListGlazesPaginatorItems {
        ListGlazesPaginatorItems(self)
    }

    /// Whether a token that comes twice in a row is the end. It is, unless set to `false`: an endless list, such as
    /// a log that is still written, may have reason to repeat one.
    pub fn stop_on_duplicate_token(self, stop_on_duplicate_token: bool) -> Self {
        Self {
            stop_on_duplicate_token,
            ..self
        }
    }

    /// The pages, each fetched when it is asked for. After an error there are no more.
    pub fn send(
        self,
    ) -> PaginationStream<
        Result<ListGlazesOutput, SdkError<ListGlazesError, HttpResponse>>,
    > {
        pages::<
            ListGlazes,
        >(self.handle, self.builder.build(), self.stop_on_duplicate_token)
    }
}

/// What is on the pages of `ListGlazes`, one by one.
#[derive(Debug)]
pub struct ListGlazesPaginatorItems(ListGlazesPaginator);

impl ListGlazesPaginatorItems {
    /// The items. A page is fetched when all of the one before were taken; after an error there are no more.
    pub fn send(
        self,
    ) -> PaginationStream<
        Result<(String, Pot), SdkError<ListGlazesError, HttpResponse>>,
    > {
        items(self.0.send(), |page| page.glazes.unwrap_or_default())
    }
}

impl Paginated for ListGlazes {
    fn next_token(output: &ListGlazesOutput) -> Option<&str> {
        output.to.as_deref()
    }

    fn token(input: &mut ListGlazesInput) -> &mut Option<String> {
        &mut input.from
    }
}
