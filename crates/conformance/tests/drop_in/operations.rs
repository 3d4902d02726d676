//! The seven operations: every method of every type that an operation brings along, with its exact signature.

use std::future::Future;

use sdk::client::customize::CustomizableOperation;
use sdk::error::{BuildError, SdkError};
use sdk::operation::RequestId;

use super::{answered, sdk};

/// A future that `tokio::spawn` takes.
fn spawnable<T>(_: &(impl Future<Output = T> + Send + 'static)) {}

/// A future that may borrow.
fn sendable<T>(_: &(impl Future<Output = T> + Send)) {}

macro_rules! operations {
    ($(
        $method:ident: $Op:ident, $Input:ident, $InputBuilder:ident, $FluentBuilder:ident, $Output:ident,
        $OutputBuilder:ident, $Error:ident, strings [$($field:ident $set:ident $get:ident),*],
        outputs [$($out:ident $out_set:ident $out_get:ident),*];
    )*) => {$(
        #[test]
        fn $method() {
            use sdk::operation::$method::builders::{$FluentBuilder, $InputBuilder, $OutputBuilder};
            use sdk::operation::$method::{$Error, $Input, $Op, $Output};

            let _: fn() -> $Op = $Op::new;
            assert_eq!(format!("{:?}", ($Op::new(), $Op::default().clone())), concat!("(", stringify!($Op), ", ", stringify!($Op), ")"));

            // The input and its builder.
            let _: fn() -> $InputBuilder = $Input::builder;
            let _: fn($InputBuilder) -> Result<$Input, BuildError> = $InputBuilder::build;
            $(
                let _: fn(&$Input) -> Option<&str> = $Input::$field;
                let _: fn(&$Input) -> &Option<String> = |input| &input.$field;
                let _: fn($InputBuilder, Option<String>) -> $InputBuilder = $InputBuilder::$set;
                let _: fn(&$InputBuilder) -> &Option<String> = $InputBuilder::$get;
                let builder = $InputBuilder::default().$field("str").$field(String::from("String")).$field('c');
                let builder = builder.$field(Box::<str>::from("Box")).$field(std::borrow::Cow::Borrowed("Cow"));
                assert_eq!(builder.$get().as_deref(), Some("Cow"));
                assert_eq!(builder.clone(), builder);
                let input = builder.build().unwrap();
                assert_eq!((input.$field(), &input.$field), (Some("Cow"), &Some("Cow".to_owned())));
                assert_eq!($Input::builder().$field("x").$set(None).build().unwrap().$field, None);
            )*

            // The fluent builder.
            let (client, _) = answered(200, &[], "");
            let _: fn(&sdk::Client) -> $FluentBuilder = sdk::Client::$method;
            let _: fn(&$FluentBuilder) -> &$InputBuilder = $FluentBuilder::as_input;
            let _: fn($FluentBuilder) -> CustomizableOperation<$Output, $Error, $FluentBuilder> = $FluentBuilder::customize;
            $(
                let _: fn($FluentBuilder, Option<String>) -> $FluentBuilder = $FluentBuilder::$set;
                let _: fn(&$FluentBuilder) -> &Option<String> = $FluentBuilder::$get;
                let builder = client.$method().$field("str").$field(String::from("String"));
                assert_eq!(builder.clone().$get().as_deref(), Some("String"));
                assert_eq!(builder.as_input(), &$Input::builder().$field("String"));
                assert_eq!(*builder.$set(None).$get(), None);
            )*

            // What is sent can be spawned, or borrow the client.
            spawnable::<Result<$Output, SdkError<$Error>>>(&client.$method().send());
            spawnable::<Result<$Output, SdkError<$Error>>>(&client.$method().customize().send());
            sendable::<Result<$Output, SdkError<$Error>>>(&$Input::builder().send_with(&client));

            // The output and its builder.
            let _: fn() -> $OutputBuilder = $Output::builder;
            let _: fn($OutputBuilder) -> $Output = $OutputBuilder::build;
            $(
                let _: fn(&$Output) -> Option<&str> = $Output::$out;
                let _: fn(&$Output) -> &Option<String> = |output| &output.$out;
                let _: fn($OutputBuilder, Option<String>) -> $OutputBuilder = $OutputBuilder::$out_set;
                let _: fn(&$OutputBuilder) -> &Option<String> = $OutputBuilder::$out_get;
                let builder = $OutputBuilder::default().$out("str").$out(String::from("String"));
                assert_eq!(builder.$out_get().as_deref(), Some("String"));
                assert_eq!(builder.build().$out(), Some("String"));
                assert_eq!($Output::builder().$out("x").$out_set(None).build().$out, None);
            )*
            let output = $Output::builder().build();
            assert_eq!((output.clone(), output.request_id()), (output.clone(), None));
        }
    )*};
}

operations! {
    abort_vault_lock: AbortVaultLock, AbortVaultLockInput, AbortVaultLockInputBuilder, AbortVaultLockFluentBuilder,
        AbortVaultLockOutput, AbortVaultLockOutputBuilder, AbortVaultLockError,
        strings [account_id set_account_id get_account_id, vault_name set_vault_name get_vault_name], outputs [];
    complete_vault_lock: CompleteVaultLock, CompleteVaultLockInput, CompleteVaultLockInputBuilder,
        CompleteVaultLockFluentBuilder, CompleteVaultLockOutput, CompleteVaultLockOutputBuilder, CompleteVaultLockError,
        strings [
            account_id set_account_id get_account_id, vault_name set_vault_name get_vault_name,
            lock_id set_lock_id get_lock_id
        ], outputs [];
    create_vault: CreateVault, CreateVaultInput, CreateVaultInputBuilder, CreateVaultFluentBuilder,
        CreateVaultOutput, CreateVaultOutputBuilder, CreateVaultError,
        strings [account_id set_account_id get_account_id, vault_name set_vault_name get_vault_name],
        outputs [location set_location get_location];
    delete_vault: DeleteVault, DeleteVaultInput, DeleteVaultInputBuilder, DeleteVaultFluentBuilder,
        DeleteVaultOutput, DeleteVaultOutputBuilder, DeleteVaultError,
        strings [account_id set_account_id get_account_id, vault_name set_vault_name get_vault_name], outputs [];
    describe_vault: DescribeVault, DescribeVaultInput, DescribeVaultInputBuilder, DescribeVaultFluentBuilder,
        DescribeVaultOutput, DescribeVaultOutputBuilder, DescribeVaultError,
        strings [account_id set_account_id get_account_id, vault_name set_vault_name get_vault_name],
        outputs [
            vault_arn set_vault_arn get_vault_arn, vault_name set_vault_name get_vault_name,
            creation_date set_creation_date get_creation_date,
            last_inventory_date set_last_inventory_date get_last_inventory_date
        ];
    get_vault_lock: GetVaultLock, GetVaultLockInput, GetVaultLockInputBuilder, GetVaultLockFluentBuilder,
        GetVaultLockOutput, GetVaultLockOutputBuilder, GetVaultLockError,
        strings [account_id set_account_id get_account_id, vault_name set_vault_name get_vault_name],
        outputs [
            policy set_policy get_policy, state set_state get_state,
            expiration_date set_expiration_date get_expiration_date, creation_date set_creation_date get_creation_date
        ];
    initiate_vault_lock: InitiateVaultLock, InitiateVaultLockInput, InitiateVaultLockInputBuilder,
        InitiateVaultLockFluentBuilder, InitiateVaultLockOutput, InitiateVaultLockOutputBuilder, InitiateVaultLockError,
        strings [account_id set_account_id get_account_id, vault_name set_vault_name get_vault_name],
        outputs [lock_id set_lock_id get_lock_id];
}

/// The one structure among the inputs.
#[test]
fn initiate_vault_lock_policy() {
    use sdk::operation::initiate_vault_lock::InitiateVaultLockInput as Input;
    use sdk::operation::initiate_vault_lock::builders::InitiateVaultLockFluentBuilder as FluentBuilder;
    use sdk::operation::initiate_vault_lock::builders::InitiateVaultLockInputBuilder as InputBuilder;
    use sdk::types::VaultLockPolicy;

    let _: fn(&Input) -> Option<&VaultLockPolicy> = Input::policy;
    let _: fn(InputBuilder, VaultLockPolicy) -> InputBuilder = InputBuilder::policy;
    let _: fn(InputBuilder, Option<VaultLockPolicy>) -> InputBuilder = InputBuilder::set_policy;
    let _: fn(&InputBuilder) -> &Option<VaultLockPolicy> = InputBuilder::get_policy;
    let _: fn(FluentBuilder, VaultLockPolicy) -> FluentBuilder = FluentBuilder::policy;
    let _: fn(FluentBuilder, Option<VaultLockPolicy>) -> FluentBuilder = FluentBuilder::set_policy;
    let _: fn(&FluentBuilder) -> &Option<VaultLockPolicy> = FluentBuilder::get_policy;

    let policy = VaultLockPolicy::builder().policy("{}").build();
    let input = Input::builder().policy(policy.clone()).build().unwrap();
    assert_eq!((input.policy(), input.policy.clone()), (Some(&policy), Some(policy.clone())));
}

/// The two numbers among the outputs, which are never absent.
#[test]
fn describe_vault_numbers() {
    use sdk::operation::describe_vault::DescribeVaultOutput as Output;
    use sdk::operation::describe_vault::builders::DescribeVaultOutputBuilder as Builder;

    let _: fn(&Output) -> i64 = Output::number_of_archives;
    let _: fn(&Output) -> i64 = Output::size_in_bytes;
    let _: fn(&Output) -> i64 = |output| output.number_of_archives + output.size_in_bytes;
    let _: fn(Builder, i64) -> Builder = Builder::number_of_archives;
    let _: fn(Builder, i64) -> Builder = Builder::size_in_bytes;
    let _: fn(Builder, Option<i64>) -> Builder = Builder::set_number_of_archives;
    let _: fn(Builder, Option<i64>) -> Builder = Builder::set_size_in_bytes;
    let _: fn(&Builder) -> &Option<i64> = Builder::get_number_of_archives;
    let _: fn(&Builder) -> &Option<i64> = Builder::get_size_in_bytes;

    let output = Output::builder().number_of_archives(3).set_size_in_bytes(None).build();
    assert_eq!((output.number_of_archives(), output.size_in_bytes()), (3, 0));
}

/// A request ID of the answer is on the output.
#[tokio::test]
async fn request_ids_of_outputs() {
    let (client, _) = answered(200, &[("x-amzn-requestid", "the-id")], "");
    let output = client.get_vault_lock().vault_name("v").send().await.unwrap();
    assert_eq!(output.request_id(), Some("the-id"));
    let output = client.describe_vault().vault_name("v").send().await.unwrap();
    assert_eq!(output.request_id(), Some("the-id"));
    let output = client.delete_vault().vault_name("v").send().await.unwrap();
    assert_eq!(output.request_id(), Some("the-id"));
}

/// An input can be kept and sent through any client, any number of times.
#[tokio::test]
async fn an_input_builder_is_sent_with_a_client() {
    use sdk::operation::complete_vault_lock::CompleteVaultLockInput;
    let (client, http) = answered(204, &[], "");
    let input = CompleteVaultLockInput::builder().vault_name("v").lock_id("l");
    for _ in 0..2 {
        input.clone().send_with(&client).await.unwrap();
    }
    assert_eq!(
        http.sent().iter().map(conformance::Wire::path).collect::<Vec<_>>(),
        ["/-/vaults/v/lock-policy/l"; 2]
    );
}
