//! Types that inputs and outputs are made of.

pub mod error;

use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::{ToJson, write};
use crate::plumbing::to_json_enums::enums_to_json;
use crate::primitives::sealed_enum_unknown::{UnknownVariantValue, open_enum};
use crate::primitives::unnamed_enum::unnamed_enum;
use aws_smithy_types::error::operation::SerializationError;

/// The payload of a `Ping`.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What to say.
    pub text: Option<String>,
}

impl ToJson for Note {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        let mut object = writer.start_object();
        write(&mut object, "Text", self.text.as_ref())?;
        object.finish();
        Ok(())
    }
}

/// How to say it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Tone {
    /// Without a frown.
    Friendly,
    /// In another way.
    #[deprecated(note = "compare the text")]
    Unknown(UnknownVariantValue),
}

open_enum!(Tone: Friendly = "friendly";);

enums_to_json!(Tone);

/// How long it lasts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(String);

unnamed_enum!(Length: "long"; "short";);

enums_to_json!(Length);
