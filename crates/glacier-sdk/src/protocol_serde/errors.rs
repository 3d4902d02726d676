// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Reads modelled errors.

use crate::plumbing::read_error::read_error;
use crate::types::error::{
    InvalidParameterValueException, LimitExceededException, MissingParameterValueException,
    NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException,
};

read_error! { InvalidParameterValueException:
    "type" => r#type;
    "code" => code;
    "message" => message;
}

read_error! { LimitExceededException:
    "type" => r#type;
    "code" => code;
    "message" => message;
}

read_error! { MissingParameterValueException:
    "type" => r#type;
    "code" => code;
    "message" => message;
}

read_error! { NoLongerSupportedException:
    "type" => r#type;
    "code" => code;
    "message" => message;
}

read_error! { ResourceNotFoundException:
    "type" => r#type;
    "code" => code;
    "message" => message;
}

read_error! { ServiceUnavailableException:
    "type" => r#type;
    "code" => code;
    "message" => message;
}
