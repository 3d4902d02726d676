// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::plumbing::builder::optional_setters;
use crate::types::FileHeaderInfo;

/// How a select job reads an archive that is CSV.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CsvInput {
    /// What the first line of the archive is.
    pub file_header_info: Option<FileHeaderInfo>,
    /// Character that, at the start of a line, makes the job skip it.
    pub comments: Option<String>,
    /// Character that stands before a quotation mark which belongs to a quoted value.
    pub quote_escape_character: Option<String>,
    /// What ends a record, a line break as a rule.
    pub record_delimiter: Option<String>,
    /// What stands between two fields of a record, a comma as a rule.
    pub field_delimiter: Option<String>,
    /// Character around a value that contains the field delimiter.
    pub quote_character: Option<String>,
}

impl CsvInput {
    /// Makes a builder of [`CsvInput`].
    pub fn builder() -> CsvInputBuilder {
        CsvInputBuilder::default()
    }

    /// The `file_header_info`, if it is set.
    pub fn file_header_info(&self) -> Option<&FileHeaderInfo> {
        self.file_header_info.as_ref()
    }
    /// The `comments`, if it is set.
    pub fn comments(&self) -> Option<&str> {
        self.comments.as_deref()
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

/// Builder of [`CsvInput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CsvInputBuilder {
    pub(crate) file_header_info: Option<FileHeaderInfo>,
    pub(crate) comments: Option<String>,
    pub(crate) quote_escape_character: Option<String>,
    pub(crate) record_delimiter: Option<String>,
    pub(crate) field_delimiter: Option<String>,
    pub(crate) quote_character: Option<String>,
}

impl CsvInputBuilder {
    /// Sets [`file_header_info`](CsvInput::file_header_info).
    pub fn file_header_info(self, input: FileHeaderInfo) -> Self {
        Self { file_header_info: Some(input), ..self }
    }
    /// Sets [`comments`](CsvInput::comments).
    pub fn comments(self, input: impl Into<String>) -> Self {
        Self { comments: Some(input.into()), ..self }
    }
    /// Sets [`quote_escape_character`](CsvInput::quote_escape_character).
    pub fn quote_escape_character(self, input: impl Into<String>) -> Self {
        Self { quote_escape_character: Some(input.into()), ..self }
    }
    /// Sets [`record_delimiter`](CsvInput::record_delimiter).
    pub fn record_delimiter(self, input: impl Into<String>) -> Self {
        Self { record_delimiter: Some(input.into()), ..self }
    }
    /// Sets [`field_delimiter`](CsvInput::field_delimiter).
    pub fn field_delimiter(self, input: impl Into<String>) -> Self {
        Self { field_delimiter: Some(input.into()), ..self }
    }
    /// Sets [`quote_character`](CsvInput::quote_character).
    pub fn quote_character(self, input: impl Into<String>) -> Self {
        Self { quote_character: Some(input.into()), ..self }
    }

    /// Builds the [`CsvInput`].
    pub fn build(self) -> CsvInput {
        CsvInput {
            file_header_info: self.file_header_info,
            comments: self.comments,
            quote_escape_character: self.quote_escape_character,
            record_delimiter: self.record_delimiter,
            field_delimiter: self.field_delimiter,
            quote_character: self.quote_character,
        }
    }
}

optional_setters! { CsvInputBuilder:
    set_file_header_info, get_file_header_info => file_header_info: FileHeaderInfo;
    set_comments, get_comments => comments: String;
    set_quote_escape_character, get_quote_escape_character => quote_escape_character: String;
    set_record_delimiter, get_record_delimiter => record_delimiter: String;
    set_field_delimiter, get_field_delimiter => field_delimiter: String;
    set_quote_character, get_quote_character => quote_character: String;
}
