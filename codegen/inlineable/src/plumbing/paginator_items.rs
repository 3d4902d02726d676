//! What is on the pages of a list.

use aws_smithy_async::future::pagination_stream::{PaginationStream, TryFlatMap};

/// What is on the pages, one by one.
pub(crate) fn items<P, T, E, I>(
    pages: PaginationStream<Result<P, E>>,
    items: impl Fn(P) -> I + Send + 'static,
) -> PaginationStream<Result<T, E>>
where
    P: Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
    I: IntoIterator<Item = T> + Send,
    I::IntoIter: Send,
{
    TryFlatMap::new(pages).flat_map(items)
}
