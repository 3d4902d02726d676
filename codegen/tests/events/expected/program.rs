// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::types::{GuessEvent, Jingle, Message, MoodEvent, News, Silence, Song, TrackEvent};

/// What a station sends.
#[allow(
    clippy::large_enum_variant,
    reason = "in a box it would be another type than that of AWS"
)]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Program {
    /// `guess` of the model.
    Guess(GuessEvent),
    /// `jingle` of the model.
    Jingle(Jingle),
    /// `message` of the model.
    Message(Message),
    /// `mood` of the model.
    Mood(MoodEvent),
    /// `news` of the model.
    News(News),
    /// `silence` of the model.
    Silence(Silence),
    /// A song begins.
    Song(Song),
    /// `track` of the model.
    Track(TrackEvent),
    /// A member that this version of the crate does not know. It can't be sent.
    #[non_exhaustive]
    Unknown,
}

impl Program {
    /// The value of [`Guess`](Self::Guess), or itself.
    pub fn as_guess(&self) -> Result<&GuessEvent, &Self> {
        if let Self::Guess(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`Guess`](Self::Guess).
    pub fn is_guess(&self) -> bool {
        self.as_guess().is_ok()
    }
    /// The value of [`Jingle`](Self::Jingle), or itself.
    pub fn as_jingle(&self) -> Result<&Jingle, &Self> {
        if let Self::Jingle(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`Jingle`](Self::Jingle).
    pub fn is_jingle(&self) -> bool {
        self.as_jingle().is_ok()
    }
    /// The value of [`Message`](Self::Message), or itself.
    pub fn as_message(&self) -> Result<&Message, &Self> {
        if let Self::Message(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`Message`](Self::Message).
    pub fn is_message(&self) -> bool {
        self.as_message().is_ok()
    }
    /// The value of [`Mood`](Self::Mood), or itself.
    pub fn as_mood(&self) -> Result<&MoodEvent, &Self> {
        if let Self::Mood(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`Mood`](Self::Mood).
    pub fn is_mood(&self) -> bool {
        self.as_mood().is_ok()
    }
    /// The value of [`News`](Self::News), or itself.
    pub fn as_news(&self) -> Result<&News, &Self> {
        if let Self::News(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`News`](Self::News).
    pub fn is_news(&self) -> bool {
        self.as_news().is_ok()
    }
    /// The value of [`Silence`](Self::Silence), or itself.
    pub fn as_silence(&self) -> Result<&Silence, &Self> {
        if let Self::Silence(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`Silence`](Self::Silence).
    pub fn is_silence(&self) -> bool {
        self.as_silence().is_ok()
    }
    /// The value of [`Song`](Self::Song), or itself.
    pub fn as_song(&self) -> Result<&Song, &Self> {
        if let Self::Song(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`Song`](Self::Song).
    pub fn is_song(&self) -> bool {
        self.as_song().is_ok()
    }
    /// The value of [`Track`](Self::Track), or itself.
    pub fn as_track(&self) -> Result<&TrackEvent, &Self> {
        if let Self::Track(it) = self { Ok(it) } else { Err(self) }
    }
    /// Whether it is [`Track`](Self::Track).
    pub fn is_track(&self) -> bool {
        self.as_track().is_ok()
    }
    /// Whether it is a member that this version of the crate does not know.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}
