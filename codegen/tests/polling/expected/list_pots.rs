// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! All pages of what `ListPots` answers.

use aws_smithy_async::future::pagination_stream::PaginationStream;
use aws_smithy_runtime_api::client::result::SdkError;
use crate::client::Handle;
use crate::config::http::HttpResponse;
use crate::plumbing::paginator::{Paginated, pages};
use crate::plumbing::paginator_items::items;
use crate::types::Pot;
use std::sync::Arc;
use super::{ListPots, ListPotsError, ListPotsInput, ListPotsOutput};
use super::builders::ListPotsInputBuilder;

/// All pages of what `ListPots` answers.
#[derive(Debug)]
pub struct ListPotsPaginator {
    handle: Arc<Handle>,
    builder: ListPotsInputBuilder,
    stop_on_duplicate_token: bool,
}

impl ListPotsPaginator {
    pub(crate) fn new(handle: Arc<Handle>, builder: ListPotsInputBuilder) -> Self {
        Self {
            handle,
            builder,
            stop_on_duplicate_token: true,
        }
    }

    /// Limits what is on a page, as [`limit`](ListPotsInput::limit) does.
    pub fn page_size(mut self, limit: i64) -> Self {
        self.builder.limit = Some(limit);
        self
    }

    /// What is on the pages, one by one.
    pub fn items(self) -> ListPotsPaginatorItems {
        ListPotsPaginatorItems(self)
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
        Result<ListPotsOutput, SdkError<ListPotsError, HttpResponse>>,
    > {
        pages::<
            ListPots,
        >(self.handle, self.builder.build(), self.stop_on_duplicate_token)
    }
}

/// What is on the pages of `ListPots`, one by one.
#[derive(Debug)]
pub struct ListPotsPaginatorItems(ListPotsPaginator);

impl ListPotsPaginatorItems {
    /// The items. A page is fetched when all of the one before were taken; after an error there are no more.
    pub fn send(
        self,
    ) -> PaginationStream<Result<Pot, SdkError<ListPotsError, HttpResponse>>> {
        items(self.0.send(), |page| page.page.and_then(|it| it.pots).unwrap_or_default())
    }
}

impl Paginated for ListPots {
    fn next_token(output: &ListPotsOutput) -> Option<&str> {
        output.page.as_ref().and_then(|it| it.next.as_deref())
    }

    fn token(input: &mut ListPotsInput) -> &mut Option<String> {
        &mut input.next
    }
}
