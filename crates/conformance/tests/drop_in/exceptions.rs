//! The modelled errors as structures: built by hand in tests of users, read in their error handling.

use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use sdk::operation::RequestId;
use sdk::types::error as types;
use sdk::types::error::builders;

use super::sdk;

macro_rules! exceptions {
    ($($test:ident: $Exception:ident, $Builder:ident;)*) => {$(
        #[test]
        fn $test() {
            use builders::$Builder as Builder;
            use types::$Exception as Exception;

            let _: fn() -> Builder = Exception::builder;
            let _: fn(Builder) -> Exception = Builder::build;
            let _: fn(Builder, ErrorMetadata) -> Builder = Builder::meta;
            let _: fn(&mut Builder, Option<ErrorMetadata>) -> &mut Builder = Builder::set_meta;
            let _: fn(Builder, Option<String>) -> Builder = Builder::set_type;
            let _: fn(Builder, Option<String>) -> Builder = Builder::set_code;
            let _: fn(Builder, Option<String>) -> Builder = Builder::set_message;
            let _: fn(&Builder) -> &Option<String> = Builder::get_type;
            let _: fn(&Builder) -> &Option<String> = Builder::get_code;
            let _: fn(&Builder) -> &Option<String> = Builder::get_message;
            let _: fn(&Exception) -> Option<&str> = Exception::r#type;
            let _: fn(&Exception) -> Option<&str> = Exception::code;
            let _: fn(&Exception) -> Option<&str> = Exception::message;
            let _: fn(&Exception) -> (&Option<String>, &Option<String>, &Option<String>) =
                |exception| (&exception.r#type, &exception.code, &exception.message);

            let bare = Exception::builder().build();
            assert_eq!(bare.to_string(), stringify!($Exception));
            assert_eq!((bare.r#type(), bare.code(), bare.message(), bare.request_id()), (None, None, None, None));

            // The code of the body and the code that the client concluded are two things.
            let meta = ErrorMetadata::builder().code("Concluded").message("from the metadata").build();
            let builder = Exception::builder().r#type("Client").code(String::from("Modelled")).message("from the body");
            let mut builder = builder.meta(meta.clone());
            builder.set_meta(None).set_meta(Some(meta.clone()));
            assert_eq!(builder.get_type().as_deref(), Some("Client"));
            assert_eq!(builder.clone(), builder);
            let exception = builder.build();
            assert_eq!(exception.code(), Some("Modelled"));
            assert_eq!(ProvideErrorMetadata::code(&exception), Some("Concluded"));
            assert_eq!(ProvideErrorMetadata::message(&exception), Some("from the metadata"));
            assert_eq!(exception.meta(), &meta);
            assert_eq!(exception.to_string(), concat!(stringify!($Exception), ": from the body"));
            assert!(std::error::Error::source(&exception).is_none());
            assert_eq!(exception.clone(), exception);
            assert_ne!(exception, bare);
        }
    )*};
}

exceptions! {
    invalid_parameter_value_exception: InvalidParameterValueException, InvalidParameterValueExceptionBuilder;
    limit_exceeded_exception: LimitExceededException, LimitExceededExceptionBuilder;
    missing_parameter_value_exception: MissingParameterValueException, MissingParameterValueExceptionBuilder;
    no_longer_supported_exception: NoLongerSupportedException, NoLongerSupportedExceptionBuilder;
    resource_not_found_exception: ResourceNotFoundException, ResourceNotFoundExceptionBuilder;
    service_unavailable_exception: ServiceUnavailableException, ServiceUnavailableExceptionBuilder;
}
