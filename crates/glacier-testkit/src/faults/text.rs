//! How the parts of a fault that are no numbers are spelt in JSON.

/// An operation by its name in the model, or none.
pub(super) mod operation {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::state::Operation;

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    pub(in super::super) fn serialize<S: Serializer>(
        operation: &Option<Operation>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match operation {
            Some(operation) => serializer.serialize_str(operation.name()),
            None => serializer.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Operation>, D::Error> {
        let name = Option::<String>::deserialize(deserializer)?;
        name.map(|name| name.parse().map_err(D::Error::custom)).transpose()
    }
}

/// An error code as error bodies spell it.
pub(super) mod error_code {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::state::ErrorCode;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    pub(in super::super) fn serialize<S: Serializer>(
        code: &ErrorCode,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(code.as_str())
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<ErrorCode>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        let found = ErrorCode::ALL.iter().find(|code| code.as_str() == text);
        found.copied().map(Some).ok_or_else(|| {
            D::Error::custom(format!(
                "`{text}` is not an error code that the emulator answers with"
            ))
        })
    }
}

/// A duration in whole milliseconds.
pub(super) fn milliseconds<S: serde::Serializer>(
    duration: &std::time::Duration,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
}
