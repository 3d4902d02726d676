//! The error of each operation and the root error, as users match, convert and print them.

use std::error::Error as _;

use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::retry;
use sdk::error::{
    BoxError, BuildError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata, SdkError,
};
use sdk::operation::RequestId;

use super::{answered, sdk};

macro_rules! operation_errors {
    ($($module:ident: $Error:ident [$($Exception:ident $predicate:ident),*];)*) => {$(
        #[test]
        fn $module() {
            use sdk::operation::$module::$Error as Error;

            let _: fn(ErrorMetadata) -> Error = Error::generic;
            let _: fn(&Error) -> &ErrorMetadata = Error::meta;
            let _: fn(&Error) -> Option<&str> = <Error as ProvideErrorMetadata>::code;
            let _: fn(&Error) -> Option<&str> = <Error as RequestId>::request_id;
            let _: fn(&Error) -> Option<retry::ErrorKind> = <Error as retry::ProvideErrorKind>::retryable_error_kind;
            let _: fn(Error) -> sdk::Error = sdk::Error::from;
            let _: fn(SdkError<Error>) -> sdk::Error = sdk::Error::from;
            let _: fn(SdkError<Error, u8>) -> sdk::Error = sdk::Error::from;
let predicates: &[fn(&Error) -> bool] = &[$(Error::$predicate),*];
            let held = |error: &Error| predicates.iter().filter(|predicate| predicate(error)).count();

            $(
                let meta = ErrorMetadata::builder().code("TheCode").message("the metadata").build();
                let exception = sdk::types::error::$Exception::builder().message("the message").meta(meta).build();
                let error = Error::$Exception(exception);
                assert!(error.$predicate());
                assert_eq!(held(&error), 1);
                assert_eq!(error.to_string(), concat!(stringify!($Exception), ": the message"));
                assert_eq!(error.source().unwrap().to_string(), concat!(stringify!($Exception), ": the message"));
                assert_eq!((error.code(), error.message()), (Some("TheCode"), Some("the metadata")));
                assert_eq!(retry::ProvideErrorKind::retryable_error_kind(&error), None);
                let root = sdk::Error::from(error);
                assert!(matches!(&root, sdk::Error::$Exception(exception) if exception.message() == Some("the message")));
                assert_eq!(root.to_string(), concat!(stringify!($Exception), ": the message"));
                assert_eq!((root.code(), root.message()), (Some("TheCode"), Some("the metadata")));
            )*

            let error = Error::unhandled("something else");
            assert_eq!((error.to_string().as_str(), error.code()), ("unhandled error", None));
            assert_eq!(error.source().unwrap().to_string(), "something else");
            let _ = (Error::unhandled(String::new()), Error::unhandled(BoxError::from("")), Error::unhandled(std::fmt::Error));

            let error = Error::generic(ErrorMetadata::builder().code("AccessDeniedException").message("no").build());
            assert_eq!(error.to_string(), "unhandled error (AccessDeniedException)");
            assert_eq!((error.code(), error.message(), error.request_id()), (Some("AccessDeniedException"), Some("no"), None));
            assert_eq!(held(&error), 0);
            #[expect(deprecated, reason = "discouraged, but users can")]
            let is_unhandled = matches!(error, Error::Unhandled(_));
            assert!(is_unhandled);
            let root = sdk::Error::from(error);
            assert_eq!((root.code(), root.message()), (Some("AccessDeniedException"), Some("no")));
            assert_eq!(root.to_string(), "unhandled error (AccessDeniedException)");

            let meta = ErrorMetadata::builder().code("C").build();
            let error = Error::create_unhandled_error("cause".into(), Some(meta));
            assert_eq!((error.to_string().as_str(), error.source().unwrap().to_string().as_str()), ("unhandled error (C)", "cause"));
            assert_eq!(Error::create_unhandled_error("cause".into(), None).to_string(), "unhandled error");
        }
    )*};
}

operation_errors! {
    abort_vault_lock: AbortVaultLockError [
        InvalidParameterValueException is_invalid_parameter_value_exception,
        MissingParameterValueException is_missing_parameter_value_exception,
        NoLongerSupportedException is_no_longer_supported_exception,
        ResourceNotFoundException is_resource_not_found_exception,
        ServiceUnavailableException is_service_unavailable_exception
    ];
    complete_vault_lock: CompleteVaultLockError [
        InvalidParameterValueException is_invalid_parameter_value_exception,
        MissingParameterValueException is_missing_parameter_value_exception,
        NoLongerSupportedException is_no_longer_supported_exception,
        ResourceNotFoundException is_resource_not_found_exception,
        ServiceUnavailableException is_service_unavailable_exception
    ];
    create_vault: CreateVaultError [
        InvalidParameterValueException is_invalid_parameter_value_exception,
        LimitExceededException is_limit_exceeded_exception,
        MissingParameterValueException is_missing_parameter_value_exception,
        NoLongerSupportedException is_no_longer_supported_exception,
        ServiceUnavailableException is_service_unavailable_exception
    ];
    delete_vault: DeleteVaultError [
        InvalidParameterValueException is_invalid_parameter_value_exception,
        MissingParameterValueException is_missing_parameter_value_exception,
        NoLongerSupportedException is_no_longer_supported_exception,
        ResourceNotFoundException is_resource_not_found_exception,
        ServiceUnavailableException is_service_unavailable_exception
    ];
    describe_vault: DescribeVaultError [
        InvalidParameterValueException is_invalid_parameter_value_exception,
        MissingParameterValueException is_missing_parameter_value_exception,
        NoLongerSupportedException is_no_longer_supported_exception,
        ResourceNotFoundException is_resource_not_found_exception,
        ServiceUnavailableException is_service_unavailable_exception
    ];
    get_vault_lock: GetVaultLockError [
        InvalidParameterValueException is_invalid_parameter_value_exception,
        MissingParameterValueException is_missing_parameter_value_exception,
        NoLongerSupportedException is_no_longer_supported_exception,
        ResourceNotFoundException is_resource_not_found_exception,
        ServiceUnavailableException is_service_unavailable_exception
    ];
    initiate_vault_lock: InitiateVaultLockError [
        InvalidParameterValueException is_invalid_parameter_value_exception,
        MissingParameterValueException is_missing_parameter_value_exception,
        NoLongerSupportedException is_no_longer_supported_exception,
        ResourceNotFoundException is_resource_not_found_exception,
        ServiceUnavailableException is_service_unavailable_exception
    ];
}

/// What `?` does in a function of a user that returns the root error.
#[tokio::test]
async fn question_mark() {
    async fn describe(client: &sdk::Client, vault: Option<String>) -> Result<i64, sdk::Error> {
        let input = sdk::operation::describe_vault::DescribeVaultInput::builder()
            .set_vault_name(vault)
            .build()?;
        let output = client.describe_vault().set_vault_name(input.vault_name).send().await?;
        Ok(output.number_of_archives())
    }
    async fn or_anything(
        client: &sdk::Client,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        client.delete_vault().vault_name("v").send().await?;
        Ok(())
    }

    let (client, _) = answered(200, &[], r#"{"NumberOfArchives": 7}"#);
    assert_eq!(describe(&client, Some("v".to_owned())).await.unwrap(), 7);
    let error = describe(&client, None).await.unwrap_err();
    let chain = DisplayErrorContext(error).to_string();
    assert!(chain.starts_with("unhandled error: failed to construct request: vault_name was missing: cannot be empty or unset ("), "{chain}");

    let body = r#"{"code":"ResourceNotFoundException","message":"no such vault","type":"Client"}"#;
    let (client, _) = answered(404, &[("x-amzn-requestid", "the-id")], body);
    let error = describe(&client, Some("v".to_owned())).await.unwrap_err();
    assert_eq!(error.to_string(), "ResourceNotFoundException: no such vault");
    assert_eq!(
        (error.request_id(), error.meta().code()),
        (Some("the-id"), Some("ResourceNotFoundException"))
    );
    assert!(error.source().is_none());
    let sdk::Error::ResourceNotFoundException(error) = error else {
        panic!("another error: {error:?}")
    };
    assert_eq!(
        (error.r#type(), error.code(), error.message()),
        (Some("Client"), Some("ResourceNotFoundException"), Some("no such vault"))
    );
    assert_eq!(or_anything(&client).await.unwrap_err().to_string(), "service error");
}

/// The variants of the root error, and what else becomes one.
#[test]
fn root_error() {
    use sdk::types::error::LimitExceededException;

    let error = sdk::Error::LimitExceededException(
        LimitExceededException::builder().message("1000 vaults").build(),
    );
    let kind = match &error {
        sdk::Error::InvalidParameterValueException(_) => "invalid",
        sdk::Error::LimitExceededException(_) => "limit",
        sdk::Error::MissingParameterValueException(_) => "missing",
        sdk::Error::NoLongerSupportedException(_) => "closed",
        sdk::Error::ResourceNotFoundException(_) => "not found",
        sdk::Error::ServiceUnavailableException(_) => "later",
        other => other.code().unwrap_or("unknown"),
    };
    assert_eq!(
        (kind, error.to_string().as_str(), error.request_id()),
        ("limit", "LimitExceededException: 1000 vaults", None)
    );

    let build = BuildError::missing_field("vault_name", "cannot be empty or unset");
    let error = sdk::Error::from(build);
    assert_eq!((error.to_string().as_str(), error.code()), ("unhandled error", None));
    assert_eq!(
        error.source().unwrap().to_string(),
        "vault_name was missing: cannot be empty or unset"
    );
    #[expect(deprecated, reason = "discouraged, but users can")]
    let is_unhandled = matches!(error, sdk::Error::Unhandled(_));
    assert!(is_unhandled);
}

/// An `SdkError` that never was an answer.
#[test]
fn sdk_errors_without_an_answer() {
    use sdk::operation::get_vault_lock::GetVaultLockError as Error;
    let error: SdkError<Error> = SdkError::timeout_error("too late");
    assert_eq!(sdk::Error::from(error).source().unwrap().to_string(), "request has timed out");
    let error: SdkError<Error> =
        SdkError::dispatch_failure(sdk::error::ConnectorError::io("gone".into()));
    assert_eq!((error.code(), error.request_id()), (None, None));
    let error = error.into_service_error();
    assert_eq!(error.to_string(), "unhandled error");
    let error: SdkError<Error> = SdkError::construction_failure("unfinished");
    assert!(error.as_service_error().is_none());
    assert_eq!(error.into_source().unwrap().to_string(), "unfinished");
}
