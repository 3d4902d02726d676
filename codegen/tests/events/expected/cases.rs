// Printed from the cases of the model and its overlay.

#[tokio::test]
async fn radio_event_as_document() {
    let output = client(
            canned(
                200,
                &[],
                "{\"song\":{\"title\":\"Blue\",\"artist\":\"Nobody\",\"isLive\":true,\"startsAt\":1,\"genre\":\"jazz\"}}",
            ),
            None,
        )
        .now_playing()
        .send()
        .await
        .unwrap();
    assert_eq!(
        output.song, Some(sdk::types::Song::builder().title("Blue").artist("Nobody")
        .is_live(true).starts_at(sdk::primitives::DateTime::from_secs_and_nanos(1, 0))
        .genre(sdk::types::Genre::from("jazz")).build().unwrap())
    );
    let _ = output;
}

#[tokio::test]
async fn radio_sent_in_order() {
    let (http, sent) = exchange(200, &[], "", Vec::new());
    let result = client(http, None)
        .broadcast()
        .station("x")
        .language("de")
        .events(
            events(
                vec![
                    Ok(sdk::types::Broadcast::Song(sdk::types::Song::builder()
                    .is_live(true).volume(- 3).year(1999).listeners(70000)
                    .frequency(104600000000).genre(sdk::types::Genre::from("jazz"))
                    .rating(2).station("Ö1")
                    .starts_at(sdk::primitives::DateTime::from_secs_and_nanos(1927857906,
                    0)).title("Blue").artist("Nobody")
                    .cover(sdk::primitives::Blob::new(b"abc")).build().unwrap())),
                    Ok(sdk::types::Broadcast::Silence(sdk::types::Silence::builder()
                    .build())),
                    Ok(sdk::types::Broadcast::Jingle(sdk::types::Jingle::builder()
                    .sound(sdk::primitives::Blob::new(b"la")).seconds(1).build()
                    .unwrap())),
                    Ok(sdk::types::Broadcast::Mood(sdk::types::MoodEvent::builder()
                    .mood(sdk::types::Mood::from("wild")).build())),
                    Ok(sdk::types::Broadcast::Track(sdk::types::TrackEvent::builder()
                    .track(sdk::types::Track::builder().title("One").build()).build())),
                    Ok(sdk::types::Broadcast::Guess(sdk::types::GuessEvent::builder()
                    .build())),
                    Ok(sdk::types::Broadcast::Message(sdk::types::Message::builder()
                    .sent_at(sdk::primitives::DateTime::from_secs_and_nanos(1927857906,
                    0)).build()))
                ],
            ),
        )
        .send()
        .await;
    let sent = sent.expect_request();
    Request {
        method: "POST",
        host: None,
        uri: "/stations/x",
        query: &[],
        require_query: &[],
        forbid_query: &[],
        headers: &[
            ("Content-Type", "application/vnd.amazon.eventstream"),
            ("X-Language", "de"),
        ],
        require_headers: &["Authorization"],
        forbid_headers: &["Content-Length"],
        body: Body::Any,
    }

        .check_head(&sent);
    let messages = messages(sent).await;
    assert_eq!(messages.len(), 7, "messages");
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("song".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
            ("isLive", HeaderValue::Bool(true)),
            ("volume", HeaderValue::Byte(-3i8)),
            ("year", HeaderValue::Int16(1999i16)),
            ("listeners", HeaderValue::Int32(70000i32)),
            ("frequency", HeaderValue::Int64(104600000000i64)),
            ("genre", HeaderValue::String("jazz".to_owned().into())),
            ("rating", HeaderValue::Int32(2i32)),
            ("cover", HeaderValue::ByteArray(b"abc".to_vec().into())),
            (
                "startsAt",
                HeaderValue::Timestamp(
                    sdk::primitives::DateTime::from_secs_and_nanos(1927857906i64, 0u32),
                ),
            ),
            ("station", HeaderValue::String("Ö1".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Json("{\"title\":\"Blue\",\"artist\":\"Nobody\"}"),
    }

        .check(&messages[0]);
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("silence".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Json("{}"),
    }

        .check(&messages[1]);
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("jingle".to_owned().into())),
            ("seconds", HeaderValue::Int32(1i32)),
            (
                ":content-type",
                HeaderValue::String("application/octet-stream".to_owned().into()),
            ),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Exact("la"),
    }

        .check(&messages[2]);
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("mood".to_owned().into())),
            (":content-type", HeaderValue::String("text/plain".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Exact("wild"),
    }

        .check(&messages[3]);
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("track".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Json("{\"title\":\"One\"}"),
    }

        .check(&messages[4]);
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("guess".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Exact(""),
    }

        .check(&messages[5]);
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("message".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Json("{\"sentAt\":\"Mon, 03 Feb 2031 04:05:06 GMT\"}"),
    }

        .check(&messages[6]);
    let _ = result;
}

#[tokio::test]
async fn radio_headers_that_are_not_set() {
    let (http, sent) = exchange(200, &[], "", Vec::new());
    let result = client(http, None)
        .broadcast()
        .station("x")
        .events(
            events(
                vec![
                    Ok(sdk::types::Broadcast::Song(sdk::types::Song::builder()
                    .artist("Nobody").build().unwrap()))
                ],
            ),
        )
        .send()
        .await;
    let sent = sent.expect_request();
    let messages = messages(sent).await;
    assert_eq!(messages.len(), 1, "messages");
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("song".to_owned().into())),
        ],
        require_headers: &[":content-type"],
        forbid_headers: &["isLive", "genre", "station"],
        body: Body::Json("{\"artist\":\"Nobody\"}"),
    }

        .check(&messages[0]);
    let _ = result;
}

#[tokio::test]
async fn radio_hang_up() {
    let (http, sent) = exchange(200, &[], "", Vec::new());
    let result = client(http, None)
        .broadcast()
        .station("x")
        .events(
            events(
                vec![
                    Err(sdk::types::error::BroadcastError::HangUp(sdk::types::error::HangUp::builder()
                    .angry(true).message("bye").build()))
                ],
            ),
        )
        .send()
        .await;
    let sent = sent.expect_request();
    let messages = messages(sent).await;
    assert_eq!(messages.len(), 1, "messages");
    Event {
        headers: &[
            (":message-type", HeaderValue::String("exception".to_owned().into())),
            (":exception-type", HeaderValue::String("hangUp".to_owned().into())),
            ("angry", HeaderValue::Bool(true)),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Json("{\"message\":\"bye\"}"),
    }

        .check(&messages[0]);
    let _ = result;
}

#[tokio::test]
async fn radio_both_ways() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("silence".to_owned().into()))], "")
        ],
    );
    let result = client(http, None)
        .broadcast()
        .station("x")
        .events(
            events(
                vec![
                    Ok(sdk::types::Broadcast::Silence(sdk::types::Silence::builder()
                    .build()))
                ],
            ),
        )
        .send()
        .await;
    let sent = sent.expect_request();
    let messages = messages(sent).await;
    assert_eq!(messages.len(), 1, "messages");
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("silence".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Any,
    }

        .check(&messages[0]);
    let mut output = result.unwrap();
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Silence(sdk::types::Silence::builder().build()))
    );
    assert_eq!(output.program.recv(). await .unwrap(), None, "the end");
}

#[tokio::test]
async fn radio_all_at_once() {
    let (http, sent) = exchange(
        200,
        &[("X-Bitrate", "320")],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("song".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
            ("isLive", HeaderValue::Bool(true)), ("volume", HeaderValue::Byte(- 3i8)),
            ("year", HeaderValue::Int16(1999i16)), ("listeners",
            HeaderValue::Int32(70000i32)), ("frequency",
            HeaderValue::Int64(104600000000i64)), ("genre", HeaderValue::String("jazz"
            .to_owned().into())), ("rating", HeaderValue::Int32(2i32)), ("startsAt",
            HeaderValue::Timestamp(sdk::primitives::DateTime::from_secs_and_nanos(1927857906i64,
            0u32))), ("station", HeaderValue::String("Ö1".to_owned().into()))],
            "{\"title\":\"Blue\",\"artist\":\"Nobody\"}"), frame(& [(":message-type",
            HeaderValue::String("event".to_owned().into())), (":event-type",
            HeaderValue::String("silence".to_owned().into())), (":content-type",
            HeaderValue::String("application/json".to_owned().into()))], "{}"), frame(&
            [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("silence".to_owned().into()))], ""),
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("traffic".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned()
            .into()))], "{\"jam\":5}"), frame(& [(":message-type",
            HeaderValue::String("event".to_owned().into())), (":event-type",
            HeaderValue::String("jingle".to_owned().into())), ("seconds",
            HeaderValue::Int32(9i32)), (":content-type",
            HeaderValue::String("application/octet-stream".to_owned().into()))],
            "la la"), frame(& [(":message-type", HeaderValue::String("event".to_owned()
            .into())), (":event-type", HeaderValue::String("news".to_owned().into())),
            (":content-type", HeaderValue::String("text/plain".to_owned().into()))],
            "Nothing happened."), frame(& [(":message-type", HeaderValue::String("event"
            .to_owned().into())), (":event-type", HeaderValue::String("mood".to_owned()
            .into())), (":content-type", HeaderValue::String("text/plain".to_owned()
            .into()))], "calm"), frame(& [(":message-type", HeaderValue::String("event"
            .to_owned().into())), (":event-type", HeaderValue::String("track".to_owned()
            .into())), (":content-type", HeaderValue::String("application/json"
            .to_owned().into()))], "{\"title\":\"One\",\"length\":1.5}"), frame(&
            [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("guess".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned()
            .into()))], "{\"year\":1999}"), frame(& [(":message-type",
            HeaderValue::String("event".to_owned().into())), (":event-type",
            HeaderValue::String("message".to_owned().into())), (":content-type",
            HeaderValue::String("application/json".to_owned().into()))],
            "{\"text\":\"hello\",\"sentAt\":\"Mon, 03 Feb 2031 04:05:06 GMT\",\"more\":[]}")
        ],
    );
    let result = client(http, None).tune().station("a b").send().await;
    let sent = sent.expect_request();
    Request {
        method: "GET",
        host: None,
        uri: "/stations/a%20b",
        query: &[],
        require_query: &[],
        forbid_query: &[],
        headers: &[],
        require_headers: &[],
        forbid_headers: &["Content-Type"],
        body: Body::Any,
    }

        .check_head(&sent);
    let _ = sent;
    let mut output = result.unwrap();
    assert_eq!(output.bitrate, Some(320));
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Song(sdk::types::Song::builder().is_live(true).volume(-
        3).year(1999).listeners(70000).frequency(104600000000)
        .genre(sdk::types::Genre::from("jazz")).rating(2).station("Ö1")
        .starts_at(sdk::primitives::DateTime::from_secs_and_nanos(1927857906, 0))
        .title("Blue").artist("Nobody").build().unwrap()))
    );
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Silence(sdk::types::Silence::builder().build()))
    );
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Silence(sdk::types::Silence::builder().build()))
    );
    assert!(output.program.recv(). await .unwrap().is_some());
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Jingle(sdk::types::Jingle::builder()
        .sound(sdk::primitives::Blob::new(b"la la")).seconds(9).build().unwrap()))
    );
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::News(sdk::types::News::builder()
        .text("Nothing happened.").build()))
    );
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Mood(sdk::types::MoodEvent::builder()
        .mood(sdk::types::Mood::from("calm")).build()))
    );
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Track(sdk::types::TrackEvent::builder()
        .track(sdk::types::Track::builder().title("One").length(1.5).build()).build()))
    );
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Guess(sdk::types::GuessEvent::builder()
        .guess(sdk::types::Guess::Year(1999)).build()))
    );
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Message(sdk::types::Message::builder().text("hello")
        .sent_at(sdk::primitives::DateTime::from_secs_and_nanos(1927857906, 0)).build()))
    );
    assert_eq!(output.program.recv(). await .unwrap(), None, "the end");
}

#[tokio::test]
async fn radio_last_header_counts() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("song".to_owned().into())), ("station",
            HeaderValue::String("x".to_owned().into())), ("unheard",
            HeaderValue::Int64(5i64)), (":content-type",
            HeaderValue::String("application/json".to_owned().into()))],
            "{\"artist\":\"Nobody\",\"title\":\"Blue\"}")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    let mut output = result.unwrap();
    assert_eq!(
        output.program.recv(). await .unwrap(),
        Some(sdk::types::Program::Song(sdk::types::Song::builder().title("Blue")
        .artist("Nobody").station("x").build().unwrap()))
    );
    assert_eq!(output.program.recv(). await .unwrap(), None, "the end");
}

#[tokio::test]
async fn radio_header_of_another_type() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("song".to_owned().into())), ("isLive",
            HeaderValue::String("true".to_owned().into())), (":content-type",
            HeaderValue::String("application/json".to_owned().into()))],
            "{\"artist\":\"Nobody\"}")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    if let Ok(mut output) = result {
        failure(&mut output.program).await;
    }
}

#[tokio::test]
async fn radio_payload_of_another_type() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("news".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned()
            .into()))], "{}")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    if let Ok(mut output) = result {
        failure(&mut output.program).await;
    }
}

#[tokio::test]
async fn radio_payload_is_no_json() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("track".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned()
            .into()))], "{")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    if let Ok(mut output) = result {
        failure(&mut output.program).await;
    }
}

#[tokio::test]
async fn radio_two_members_of_a_union() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("guess".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned()
            .into()))], "{\"year\":1,\"title\":\"x\"}")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    if let Ok(mut output) = result {
        failure(&mut output.program).await;
    }
}

#[tokio::test]
async fn radio_error_with_header() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("silence".to_owned().into()))], ""),
            frame(& [(":message-type", HeaderValue::String("exception".to_owned()
            .into())), (":exception-type", HeaderValue::String("interference".to_owned()
            .into())), ("strength", HeaderValue::Int16(7i16)), (":content-type",
            HeaderValue::String("application/json".to_owned().into()))],
            "{\"message\":\"crackle\"}")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    let mut output = result.unwrap();
    let error = failure(&mut output.program).await.into_service_error();
    let sdk::types::error::ProgramError::Interference(error) = error else {
        panic!("another error: {error:?}")
    };
    assert_eq!(error.strength, Some(7));
    assert_eq!(error.message, Some("crackle".to_owned()));
    let _ = error;
}

#[tokio::test]
async fn radio_error_of_the_call_in_the_stream() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("exception".to_owned()
            .into())), (":exception-type", HeaderValue::String("offAir".to_owned()
            .into())), (":content-type", HeaderValue::String("application/json"
            .to_owned().into()))], "{\"until\":1700000000,\"reason\":\"night\"}")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    let mut output = result.unwrap();
    let error = failure(&mut output.program).await.into_service_error();
    let sdk::types::error::ProgramError::OffAir(error) = error else {
        panic!("another error: {error:?}")
    };
    assert_eq!(
        error.until, Some(sdk::primitives::DateTime::from_secs_and_nanos(1700000000, 0))
    );
    assert_eq!(error.reason, Some("night".to_owned()));
    let _ = error;
}

#[tokio::test]
async fn radio_error_of_the_call() {
    let (http, sent) = exchange(
        503,
        &[("X-Amzn-Errortype", "OffAir"), ("X-Until", "1700000000")],
        "{\"reason\":\"night\"}",
        vec![],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    let error = result.unwrap_err().into_service_error();
    assert!(
        matches!(error, sdk::operation::tune::TuneError::OffAir(_)),
        "another error: {error:?}"
    );
}

#[tokio::test]
async fn radio_unknown_error() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("exception".to_owned()
            .into())), (":exception-type", HeaderValue::String("flood".to_owned()
            .into()))], "{\"message\":\"wet\"}")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    if let Ok(mut output) = result {
        failure(&mut output.program).await;
    }
}

#[tokio::test]
async fn radio_error_that_is_no_json() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![
            frame(& [(":message-type", HeaderValue::String("exception".to_owned()
            .into())), (":exception-type", HeaderValue::String("interference".to_owned()
            .into()))], "crackle")
        ],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    if let Ok(mut output) = result {
        failure(&mut output.program).await;
    }
}

#[tokio::test]
async fn radio_cut_off() {
    let (http, sent) = exchange(
        200,
        &[],
        "",
        vec![b"\0\0\0\x1D\0\0\0\0\xFDR\x8CZ{'fo'\0".to_vec()],
    );
    let result = client(http, None).tune().station("x").send().await;
    let sent = sent.expect_request();
    let _ = sent;
    if let Ok(mut output) = result {
        failure(&mut output.program).await;
    }
}

#[tokio::test]
async fn radio_unsigned() {
    let (http, sent) = exchange(200, &[], "", Vec::new());
    let result = client(http, None)
        .whisper()
        .whispers(
            events(
                vec![
                    Ok(sdk::types::Whispers::Whisper(sdk::types::WhisperEvent::builder()
                    .text("psst").build()))
                ],
            ),
        )
        .send()
        .await;
    let sent = sent.expect_request();
    Request {
        method: "POST",
        host: None,
        uri: "/whispers",
        query: &[],
        require_query: &[],
        forbid_query: &[],
        headers: &[],
        require_headers: &[],
        forbid_headers: &["Authorization"],
        body: Body::Any,
    }

        .check_head(&sent);
    let messages = messages(sent).await;
    assert_eq!(messages.len(), 1, "messages");
    Event {
        headers: &[
            (":message-type", HeaderValue::String("event".to_owned().into())),
            (":event-type", HeaderValue::String("whisper".to_owned().into())),
            (":content-type", HeaderValue::String("application/json".to_owned().into())),
        ],
        require_headers: &[],
        forbid_headers: &[],
        body: Body::Json("{\"text\":\"psst\"}"),
    }

        .check(&messages[0]);
    let _ = result;
}
