// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::plumbing::builder::optional_setters;
use crate::types::QuoteFields;

/// How a select job writes its results as CSV.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CsvOutput {
    /// Which fields are put in quotation marks.
    pub quote_fields: Option<QuoteFields>,
    /// Character that stands before a quotation mark which belongs to a quoted value.
    pub quote_escape_character: Option<String>,
    /// What ends a record, a line break as a rule.
    pub record_delimiter: Option<String>,
    /// What stands between two fields of a record, a comma as a rule.
    pub field_delimiter: Option<String>,
    /// Character around a value that contains the field delimiter.
    pub quote_character: Option<String>,
}

impl CsvOutput {
    /// Makes a builder of [`CsvOutput`].
    pub fn builder() -> CsvOutputBuilder {
        CsvOutputBuilder::default()
    }

    /// The `quote_fields`, if it is set.
    pub fn quote_fields(&self) -> Option<&QuoteFields> {
        self.quote_fields.as_ref()
    }
    /// The `quote_escape_character`, if it is set.
    pub fn quote_escape_character(&self) -> Option<&str> {
        self.quote_escape_character.as_deref()
    }
    /// The `record_delimiter`, if it is set.
    pub fn record_delimiter(&self) -> Option<&str> {
        self.record_delimiter.as_deref()
    }
    /// The `field_delimiter`, if it is set.
    pub fn field_delimiter(&self) -> Option<&str> {
        self.field_delimiter.as_deref()
    }
    /// The `quote_character`, if it is set.
    pub fn quote_character(&self) -> Option<&str> {
        self.quote_character.as_deref()
    }
}

/// Builder of [`CsvOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CsvOutputBuilder {
    pub(crate) quote_fields: Option<QuoteFields>,
    pub(crate) quote_escape_character: Option<String>,
    pub(crate) record_delimiter: Option<String>,
    pub(crate) field_delimiter: Option<String>,
    pub(crate) quote_character: Option<String>,
}

impl CsvOutputBuilder {
    /// Sets [`quote_fields`](CsvOutput::quote_fields).
    pub fn quote_fields(self, input: QuoteFields) -> Self {
        Self { quote_fields: Some(input), ..self }
    }
    /// Sets [`quote_escape_character`](CsvOutput::quote_escape_character).
    pub fn quote_escape_character(self, input: impl Into<String>) -> Self {
        Self { quote_escape_character: Some(input.into()), ..self }
    }
    /// Sets [`record_delimiter`](CsvOutput::record_delimiter).
    pub fn record_delimiter(self, input: impl Into<String>) -> Self {
        Self { record_delimiter: Some(input.into()), ..self }
    }
    /// Sets [`field_delimiter`](CsvOutput::field_delimiter).
    pub fn field_delimiter(self, input: impl Into<String>) -> Self {
        Self { field_delimiter: Some(input.into()), ..self }
    }
    /// Sets [`quote_character`](CsvOutput::quote_character).
    pub fn quote_character(self, input: impl Into<String>) -> Self {
        Self { quote_character: Some(input.into()), ..self }
    }

    /// Builds the [`CsvOutput`].
    pub fn build(self) -> CsvOutput {
        CsvOutput {
            quote_fields: self.quote_fields,
            quote_escape_character: self.quote_escape_character,
            record_delimiter: self.record_delimiter,
            field_delimiter: self.field_delimiter,
            quote_character: self.quote_character,
        }
    }
}

optional_setters! { CsvOutputBuilder:
    set_quote_fields, get_quote_fields => quote_fields: QuoteFields;
    set_quote_escape_character, get_quote_escape_character => quote_escape_character: String;
    set_record_delimiter, get_record_delimiter => record_delimiter: String;
    set_field_delimiter, get_field_delimiter => field_delimiter: String;
    set_quote_character, get_quote_character => quote_character: String;
}
