// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Streams of events, message by message.

use aws_smithy_types::event_stream;
use aws_smithy_types::error::operation::SerializationError;
use crate::error::BoxError;
use crate::plumbing::event_bytes::event_bytes;
use crate::plumbing::event_document::event_document;
use crate::plumbing::event_exception::exception_head;
use crate::plumbing::event_header::event_header;
use crate::plumbing::event_header_sent::send_header;
use crate::plumbing::event_json::send_document;
use crate::plumbing::event_message::{event_head, failure_head, send_nothing};
use crate::plumbing::event_payload::send_content;
use crate::plumbing::event_reader::ReceivedEvent;
use crate::plumbing::event_sender::SentEvent;
use crate::plumbing::event_text::event_text;
use crate::plumbing::json::{read, read_object, skip};
use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::response::ErrorResponse;
use crate::plumbing::response_payload::read_payload;
use crate::plumbing::to_json::write;
use crate::primitives::Blob;
use crate::types::{Broadcast as Broadcast_, GuessEvent, Jingle, MoodEvent, News, Program, Song, TrackEvent, Whispers};
use crate::types::error::{BroadcastError, Interference, OffAir, ProgramError, WhispersError};

impl SentEvent for Broadcast_ {
    type Error = BroadcastError;

    fn message(self) -> Result<event_stream::Message, SerializationError> {
        Ok(
            match self {
                Self::Song(it) => {
                    let mut head = event_head("song");
                    send_header(
                        &mut head,
                        "cover",
                        it
                            .cover
                            .map(|it| event_stream::HeaderValue::ByteArray(
                                it.into_bytes(),
                            )),
                    );
                    send_header(
                        &mut head,
                        "frequency",
                        it.frequency.map(event_stream::HeaderValue::Int64),
                    );
                    send_header(
                        &mut head,
                        "genre",
                        it
                            .genre
                            .map(|it| event_stream::HeaderValue::String(
                                it.as_str().to_owned().into(),
                            )),
                    );
                    send_header(
                        &mut head,
                        "isLive",
                        it.is_live.map(event_stream::HeaderValue::Bool),
                    );
                    send_header(
                        &mut head,
                        "listeners",
                        it.listeners.map(event_stream::HeaderValue::Int32),
                    );
                    send_header(
                        &mut head,
                        "rating",
                        it.rating.map(event_stream::HeaderValue::Int32),
                    );
                    send_header(
                        &mut head,
                        "startsAt",
                        it.starts_at.map(event_stream::HeaderValue::Timestamp),
                    );
                    send_header(
                        &mut head,
                        "station",
                        it.station.map(|it| event_stream::HeaderValue::String(it.into())),
                    );
                    send_header(
                        &mut head,
                        "volume",
                        it.volume.map(event_stream::HeaderValue::Byte),
                    );
                    send_header(
                        &mut head,
                        "year",
                        it.year.map(event_stream::HeaderValue::Int16),
                    );
                    let mut json = String::new();
                    let mut object = JsonValueWriter::new(&mut json).start_object();
                    write(&mut object, "title", it.title.as_ref())?;
                    write(&mut object, "artist", Some(&it.artist))?;
                    object.finish();
                    send_content(head, "application/json", Some(json))
                }
                Self::Silence(it) => send_document(event_head("silence"), Some(&it))?,
                Self::Jingle(it) => {
                    let mut head = event_head("jingle");
                    send_header(
                        &mut head,
                        "seconds",
                        Some(event_stream::HeaderValue::Int32(it.seconds)),
                    );
                    send_content(
                        head,
                        "application/octet-stream",
                        Some(Blob::into_bytes(it.sound)),
                    )
                }
                Self::Mood(it) => {
                    send_content(
                        event_head("mood"),
                        "text/plain",
                        it.mood.map(|it| it.as_str().to_owned()),
                    )
                }
                Self::Track(it) => send_document(event_head("track"), it.track.as_ref())?,
                Self::Guess(it) => send_document(event_head("guess"), it.guess.as_ref())?,
                Self::Message(it) => send_document(event_head("message"), Some(&it))?,
                Self::Unknown => {
                    return Err(SerializationError::unknown_variant("Broadcast"));
                }
            },
        )
    }

    fn error_message(
        error: BroadcastError,
    ) -> Result<event_stream::Message, SerializationError> {
        Ok(
            match error {
                BroadcastError::HangUp(it) => {
                    let mut head = exception_head("hangUp");
                    send_header(
                        &mut head,
                        "angry",
                        it.angry.map(event_stream::HeaderValue::Bool),
                    );
                    let mut json = String::new();
                    let mut object = JsonValueWriter::new(&mut json).start_object();
                    write(&mut object, "message", it.message.as_ref())?;
                    object.finish();
                    send_content(head, "application/json", Some(json))
                }
                _ => send_nothing(failure_head()),
            },
        )
    }
}

impl ReceivedEvent for Program {
    type Error = ProgramError;

    fn event(name: &str, message: &event_stream::Message) -> Result<Self, BoxError> {
        Ok(
            match name {
                "song" => {
                    let mut builder = Song::builder();
                    builder.cover = event_header(message, "cover")?;
                    builder.frequency = event_header(message, "frequency")?;
                    builder.genre = event_header(message, "genre")?
                        .map(|it: String| it.as_str().into());
                    builder.is_live = event_header(message, "isLive")?;
                    builder.listeners = event_header(message, "listeners")?;
                    builder.rating = event_header(message, "rating")?;
                    builder.starts_at = event_header(message, "startsAt")?;
                    builder.station = event_header(message, "station")?;
                    builder.volume = event_header(message, "volume")?;
                    builder.year = event_header(message, "year")?;
                    read_object(
                        message.payload(),
                        |key, tokens| match key {
                            "title" => read(&mut builder.title, tokens),
                            "artist" => read(&mut builder.artist, tokens),
                            _ => skip(tokens),
                        },
                    )?;
                    builder.artist.get_or_insert_with(Default::default);
                    Self::Song(builder.build()?)
                }
                "silence" => Self::Silence(event_document(message)?),
                "jingle" => {
                    let mut builder = Jingle::builder();
                    builder.seconds = event_header(message, "seconds")?;
                    builder.sound = event_bytes(message)?;
                    builder.sound.get_or_insert_with(|| Blob::new(""));
                    builder.seconds.get_or_insert_with(Default::default);
                    Self::Jingle(builder.build()?)
                }
                "news" => {
                    let mut builder = News::builder();
                    builder.text = event_text(message)?.map(str::to_owned);
                    Self::News(builder.build())
                }
                "mood" => {
                    let mut builder = MoodEvent::builder();
                    builder.mood = event_text(message)?.map(Into::into);
                    Self::Mood(builder.build())
                }
                "track" => {
                    let mut builder = TrackEvent::builder();
                    builder.track = read_payload(message.payload())?;
                    Self::Track(builder.build())
                }
                "guess" => {
                    let mut builder = GuessEvent::builder();
                    builder.guess = read_payload(message.payload())?;
                    Self::Guess(builder.build())
                }
                "message" => Self::Message(event_document(message)?),
                _ => Self::Unknown,
            },
        )
    }

    fn error(
        name: &str,
        message: &event_stream::Message,
        response: &ErrorResponse<'_>,
    ) -> Result<Option<ProgramError>, BoxError> {
        Ok(
            Some(
                match name {
                    "interference" => {
                        let mut builder = Interference::builder();
                        builder.strength = event_header(message, "strength")?;
                        read_object(
                            message.payload(),
                            |key, tokens| match key {
                                "message" => read(&mut builder.message, tokens),
                                _ => skip(tokens),
                            },
                        )?;
                        builder.message = builder.message.or_else(|| response.message());
                        let builder = builder.meta(response.take_meta());
                        ProgramError::Interference(builder.build())
                    }
                    "offAir" => {
                        let mut builder = OffAir::builder();
                        read_object(
                            message.payload(),
                            |key, tokens| match key {
                                "until" => read(&mut builder.until, tokens),
                                "reason" => read(&mut builder.reason, tokens),
                                "Message" => read(&mut builder.message, tokens),
                                _ => skip(tokens),
                            },
                        )?;
                        builder.message = builder.message.or_else(|| response.message());
                        let builder = builder.meta(response.take_meta());
                        ProgramError::OffAir(builder.build())
                    }
                    _ => return Ok(None),
                },
            ),
        )
    }
}

impl SentEvent for Whispers {
    type Error = WhispersError;

    fn message(self) -> Result<event_stream::Message, SerializationError> {
        Ok(
            match self {
                Self::Whisper(it) => send_document(event_head("whisper"), Some(&it))?,
                Self::Unknown => {
                    return Err(SerializationError::unknown_variant("Whispers"));
                }
            },
        )
    }

    fn error_message(
        _: WhispersError,
    ) -> Result<event_stream::Message, SerializationError> {
        Ok(send_nothing(failure_head()))
    }
}
