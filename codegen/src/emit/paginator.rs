//! `paginator.rs` of an operation: all pages of what it answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::{element, map_value, ty, uses as type_uses};
use super::tokens::{doc, ident};
use crate::ir::{Crate, FieldId, Member, Operation, PageItems, Paginator, Type};
use crate::print::SourceFile;

/// ```text
/// pub struct ListVaultsPaginator { … }
///
/// impl ListVaultsPaginator {
///     pub fn page_size(self, limit: i32) -> Self { … }
///     pub fn items(self) -> ListVaultsPaginatorItems { … }
///     pub fn stop_on_duplicate_token(self, value: bool) -> Self { … }
///     pub fn send(self) -> PaginationStream<Result<ListVaultsOutput, SdkError<ListVaultsError, HttpResponse>>> { … }
/// }
///
/// pub struct ListVaultsPaginatorItems(ListVaultsPaginator);
///
/// impl Paginated for ListVaults { … }
/// ```
pub(super) fn paginator(paginator: &Paginator, operation: &Operation, krate: &Crate) -> SourceFile {
    let about = format!("All pages of what `{}` answers.", operation.model_name);
    let docs = doc(&about);
    let mut file = SourceFile::new(about);
    uses(paginator, operation, &mut file);
    let [name, input_builder] = [&paginator.name, &operation.input.builder].map(ident);
    file.item(quote! {
        #docs
        #[derive(Debug)]
        pub struct #name {
            handle: Arc<Handle>,
            builder: #input_builder,
            stop_on_duplicate_token: bool,
        }
    });
    file.item(methods(paginator, operation, krate));
    if let Some(items) = &paginator.items {
        self::items(items, paginator, operation, &mut file, krate);
    }
    file.item(tokens(paginator, operation));
    file
}

fn uses(paginator: &Paginator, operation: &Operation, file: &mut SourceFile) {
    let Operation { name, error, input, output, .. } = operation;
    file.uses([
        "std::sync::Arc",
        "aws_smithy_async::future::pagination_stream::PaginationStream",
        "aws_smithy_runtime_api::client::result::SdkError",
        "crate::client::Handle",
        "crate::config::http::HttpResponse",
        "crate::plumbing::paginator::{Paginated, pages}",
    ]);
    if paginator.items.is_some() {
        file.uses(["crate::plumbing::paginator_items::items"]);
    }
    file.uses([
        format!("super::builders::{}", input.builder),
        format!("super::{{{name}, {error}, {}, {}}}", input.name, output.name),
    ]);
}

fn methods(paginator: &Paginator, operation: &Operation, krate: &Crate) -> TokenStream {
    let [name, input_builder, marker] =
        [&paginator.name, &operation.input.builder, &operation.name].map(ident);
    let page_size = paginator.page_size.and_then(|id| page_size(id, operation, krate));
    let items = paginator.items.as_ref().map(|items| {
        let items = ident(&items.name);
        quote! {
            /// What is on the pages, one by one.
            pub fn items(self) -> #items {
                #items(self)
            }
        }
    });
    let page = ident(&operation.output.name);
    let stream = stream(&quote!(#page), operation);
    quote! {
        impl #name {
            pub(crate) fn new(handle: Arc<Handle>, builder: #input_builder) -> Self {
                Self { handle, builder, stop_on_duplicate_token: true }
            }

            #page_size

            #items

            /// Whether a token that comes twice in a row is the end. It is, unless set to `false`: an endless list, such as
            /// a log that is still written, may have reason to repeat one.
            pub fn stop_on_duplicate_token(self, stop_on_duplicate_token: bool) -> Self {
                Self { stop_on_duplicate_token, ..self }
            }

            /// The pages, each fetched when it is asked for. After an error there are no more.
            pub fn send(self) -> #stream {
                pages::<#marker>(self.handle, self.builder.build(), self.stop_on_duplicate_token)
            }
        }
    }
}

/// ```text
/// /// Limits what is on a page, as [`limit`](ListVaultsInput::limit) does.
/// pub fn page_size(mut self, limit: i32) -> Self {
///     self.builder.limit = Some(limit);
///     self
/// }
/// ```
fn page_size(id: FieldId, operation: &Operation, krate: &Crate) -> Option<TokenStream> {
    let field = operation.input.fields.get(id.0)?;
    let (name, ty) = (ident(&field.name), ty(field.ty, krate));
    let plain = field.name.text();
    let docs = doc(&format!(
        "Limits what is on a page, as [`{plain}`]({}::{plain}) does.",
        operation.input.name
    ));
    Some(quote! {
        #docs
        pub fn page_size(mut self, #name: #ty) -> Self {
            self.builder.#name = Some(#name);
            self
        }
    })
}

/// ```text
/// pub struct ListVaultsPaginatorItems(ListVaultsPaginator);
///
/// impl ListVaultsPaginatorItems {
///     pub fn send(self) -> PaginationStream<Result<DescribeVaultOutput, SdkError<ListVaultsError, HttpResponse>>> {
///         items(self.0.send(), |page| page.vault_list.unwrap_or_default())
///     }
/// }
/// ```
fn items(
    items: &PageItems,
    paginator: &Paginator,
    operation: &Operation,
    file: &mut SourceFile,
    krate: &Crate,
) {
    file.uses(item_types(items.container, krate).into_iter().flat_map(|ty| type_uses(ty, krate)));
    let [name, pages] = [&items.name, &paginator.name].map(ident);
    let docs = doc(&format!("What is on the pages of `{}`, one by one.", operation.model_name));
    file.item(quote! {
        #docs
        #[derive(Debug)]
        pub struct #name(#pages);
    });
    let stream = stream(&item_type(items.container, krate), operation);
    let container = owned(&items.path);
    file.item(quote! {
        impl #name {
            /// The items. A page is fetched when all of the one before were taken; after an error there are no more.
            pub fn send(self) -> #stream {
                items(self.0.send(), |page| #container)
            }
        }
    });
}

/// ```text
/// impl Paginated for ListVaults {
///     fn next_token(output: &ListVaultsOutput) -> Option<&str> {
///         output.marker.as_deref()
///     }
///
///     fn token(input: &mut ListVaultsInput) -> &mut Option<String> {
///         &mut input.marker
///     }
/// }
/// ```
fn tokens(paginator: &Paginator, operation: &Operation) -> TokenStream {
    let marker = ident(&operation.name);
    let [input, output] = [&operation.input.name, &operation.output.name].map(ident);
    let token = operation.input.fields.get(paginator.input_token.0).map(|field| ident(&field.name));
    let next = borrowed(&paginator.output_token);
    quote! {
        impl Paginated for #marker {
            fn next_token(output: &#output) -> Option<&str> {
                #next
            }

            fn token(input: &mut #input) -> &mut Option<String> {
                &mut input.#token
            }
        }
    }
}

/// What a list or map gives one by one: `DescribeVaultOutput`, `(String, String)`
fn item_type(container: Type, krate: &Crate) -> TokenStream {
    match container {
        Type::Map(id) => krate.maps.get(id.0).map(|map| {
            let (key, value) = (ty(map.key, krate), map_value(*map, krate));
            quote!((#key, #value))
        }),
        Type::List(id) => krate.lists.get(id.0).map(|list| element(*list, krate)),
        _ => None,
    }
    .unwrap_or_default()
}

/// The types that it is made of.
fn item_types(container: Type, krate: &Crate) -> Vec<Type> {
    match container {
        Type::Map(id) => krate.maps.get(id.0).map(|map| vec![map.key, map.value]),
        Type::List(id) => krate.lists.get(id.0).map(|list| vec![list.element]),
        _ => None,
    }
    .unwrap_or_default()
}

/// `PaginationStream<Result<ListVaultsOutput, SdkError<ListVaultsError, HttpResponse>>>`
fn stream(item: &TokenStream, operation: &Operation) -> TokenStream {
    let error = ident(&operation.error);
    quote!(PaginationStream<Result<#item, SdkError<#error, HttpResponse>>>)
}

/// The text at the end of a path: `output.marker.as_deref()`
fn borrowed(path: &[Member]) -> TokenStream {
    let mut value = quote!(output);
    let mut is_option = false;
    for (index, member) in path.iter().enumerate() {
        let name = ident(&member.name);
        let is_last = index + 1 == path.len();
        let (wrapped, plain) = match (member.is_optional, is_last) {
            (true, true) => (quote!(it.#name.as_deref()), quote!(.as_deref())),
            (true, false) => (quote!(it.#name.as_ref()), quote!(.as_ref())),
            (false, true) => (quote!(it.#name.as_str()), quote!(.as_str())),
            (false, false) => (quote!(&it.#name), quote!()),
        };
        value = match (is_option, member.is_optional) {
            (true, true) => quote!(#value.and_then(|it| #wrapped)),
            (true, false) => quote!(#value.map(|it| #wrapped)),
            (false, _) => quote!(#value.#name #plain),
        };
        is_option = is_option || member.is_optional;
    }
    if is_option { value } else { quote!(Some(#value)) }
}

/// What is at the end of a path, taken out, or nothing of the kind: `page.vault_list.unwrap_or_default()`
fn owned(path: &[Member]) -> TokenStream {
    let mut value = quote!(page);
    let mut is_option = false;
    for member in path {
        let name = ident(&member.name);
        value = match (is_option, member.is_optional) {
            (true, true) => quote!(#value.and_then(|it| it.#name)),
            (true, false) => quote!(#value.map(|it| it.#name)),
            (false, _) => quote!(#value.#name),
        };
        is_option = is_option || member.is_optional;
    }
    if is_option { quote!(#value.unwrap_or_default()) } else { value }
}
