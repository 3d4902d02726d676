//! Streams of events: from `smithy.test#eventStreamTests` to cases whose values are matched to the fields of the crate.
//!
//! The trait is specified at
//! <https://smithy.io/2.0/additional-specs/event-stream-protocol-compliance-tests.html>.

use serde_json::{Map, Value};

use crate::ast::traits::ids;
use crate::ast::{Shape, ShapeId};
use crate::ir::{
    self, Answer, ErrorId, EventStreamId, EventStreamTest, FieldId, Frame, OperationId,
    ReceivedMessage, RequestTest, SentMessage, Structure, TestEvent, TestOutcome, Type,
};

use super::case::{InitialResponse, RequestCase};
use super::event_case::{Direction, EventCase, EventOfCase, Expectation};
use super::{Place, Resolver};

impl Resolver<'_> {
    /// The cases of an operation. A message that a client can't send, or that an input without a stream can't, is a fault.
    pub(super) fn event_streams(
        &mut self,
        number: OperationId,
        operation: &ir::Operation,
        id: &ShapeId,
        shape: &Shape,
    ) {
        let cases = shape.traits.event_stream_tests();
        for case in self.cases::<EventCase>(id, ids::EVENT_STREAM_TESTS, cases) {
            let place = Place { shape: id, trait_id: ids::EVENT_STREAM_TESTS, case: &case.id };
            if let Some(test) = self.event_stream(number, operation, &case, &place) {
                self.tests.event_streams.push(test);
            }
        }
    }

    fn event_stream(
        &mut self,
        number: OperationId,
        operation: &ir::Operation,
        case: &EventCase,
        place: &Place<'_>,
    ) -> Option<EventStreamTest> {
        let params = self.params(&case.initial_request_params, &operation.input, place)?;
        let (mut sent, mut received) = (Vec::new(), Vec::new());
        for event in &case.events {
            match event.direction {
                Direction::Request => {
                    let stream = self.stream(&operation.input, place)?;
                    sent.push(self.sent(event, stream, place)?);
                }
                Direction::Response => {
                    let stream = self.stream(&operation.output, place)?;
                    received.push(self.received(event, stream, place)?);
                }
            }
        }
        let is_answered = case.initial_response.is_some() || !received.is_empty();
        let answer =
            if is_answered { Some(self.answer(case, operation, received, place)?) } else { None };
        Some(EventStreamTest {
            id: case.id.clone(),
            operation: number,
            params,
            request: match &case.initial_request {
                None => None,
                Some(request) => Some(self.request(number, request, place)?),
            },
            sent,
            answer,
            outcome: self.outcome(case, operation, place)?,
        })
    }

    fn stream(&mut self, structure: &Structure, place: &Place<'_>) -> Option<EventStreamId> {
        if let Some(Type::EventSender(id) | Type::EventReceiver(id)) =
            structure.events().map(|field| field.ty)
        {
            return Some(id);
        }
        let message = format!(
            "`{}` has no stream for the events of the test `{}`",
            structure.model_name, place.case
        );
        self.fault(place.shape, place.trait_id, message, "mend the case");
        None
    }

    fn request(
        &mut self,
        number: OperationId,
        request: &Map<String, Value>,
        place: &Place<'_>,
    ) -> Option<RequestTest> {
        let case = RequestCase::initial(request, place.case);
        let case = self.readable(case, "initialRequest", place)?;
        Some(case.into_test(number, Vec::new()))
    }

    fn answer(
        &mut self,
        case: &EventCase,
        operation: &ir::Operation,
        messages: Vec<ReceivedMessage>,
        place: &Place<'_>,
    ) -> Option<Answer> {
        let params = self.params(&case.initial_response_params, &operation.output, place)?;
        let Some(response) = &case.initial_response else {
            let (code, headers, body) = (operation.success, Vec::new(), String::new());
            return Some(Answer { code, headers, body, params, messages });
        };
        let response = self.readable(InitialResponse::read(response), "initialResponse", place)?;
        let code = response.code.unwrap_or(operation.success);
        let headers = response.headers.into_iter().collect();
        Some(Answer { code, headers, body: response.body, params, messages })
    }

    fn readable<T>(
        &mut self,
        read: serde_json::Result<T>,
        what: &str,
        place: &Place<'_>,
    ) -> Option<T> {
        let error = match read {
            Ok(read) => return Some(read),
            Err(error) => crate::json::words(&crate::json::message(&error)),
        };
        let message = format!("`{what}` of the test `{}` can't be read: {error}", place.case);
        let help = "mend it, or remove it until this is supported";
        self.fault(place.shape, place.trait_id, message, help);
        None
    }

    fn sent(
        &mut self,
        event: &EventOfCase,
        stream: EventStreamId,
        place: &Place<'_>,
    ) -> Option<SentMessage> {
        let Some(params) = &event.params else {
            let message =
                format!("an event that is sent has no `params` in the test `{}`", place.case);
            self.fault(place.shape, place.trait_id, message, "say what is sent");
            return None;
        };
        Some(SentMessage {
            event: self.event(params, stream, place)?,
            headers: event.headers.clone(),
            require_headers: event.require_headers.clone(),
            forbid_headers: event.forbid_headers.clone(),
            body: event.expected_body(),
        })
    }

    fn received(
        &mut self,
        event: &EventOfCase,
        stream: EventStreamId,
        place: &Place<'_>,
    ) -> Option<ReceivedMessage> {
        let frame = match &event.bytes {
            Some(bytes) => Frame::Bytes(bytes.clone()),
            None => Frame::Parts(event.headers.clone(), event.body.clone().unwrap_or_default()),
        };
        let event = match &event.params {
            None => None,
            Some(params) => Some(self.event(params, stream, place)?),
        };
        Some(ReceivedMessage { frame, event })
    }

    /// The event or error that `params` names with its one key.
    fn event(
        &mut self,
        params: &Map<String, Value>,
        id: EventStreamId,
        place: &Place<'_>,
    ) -> Option<TestEvent> {
        let stream = self.krate.event_streams.get(id.0)?;
        let mut entries = params.iter();
        let (Some((name, Value::Object(members))), None) = (entries.next(), entries.next()) else {
            let message =
                format!("an event is not an object of one object in the test `{}`", place.case);
            self.fault(
                place.shape,
                place.trait_id,
                message,
                "write `{\"name of the event\": {…}}`",
            );
            return None;
        };
        if let Some(event) = stream.events.iter().find(|event| event.name == *name) {
            let structure = self.krate.structures.get(event.structure.0)?;
            let params = self.params(members, structure, place)?;
            let value = ir::Value::Structure(event.structure, params);
            return Some(TestEvent::Event(id, event.variant, value));
        }
        let Some(error) = stream.exceptions.iter().find(|error| error.name == *name) else {
            let message =
                format!("there is no event `{name}`, as the test `{}` has it", place.case);
            self.fault(place.shape, place.trait_id, message, "name one of the model");
            return None;
        };
        let structure = self.krate.errors.get(error.error.0)?;
        let params: Vec<(FieldId, ir::Value)> = self.params(members, structure, place)?;
        Some(TestEvent::Error(id, error.error, params))
    }

    fn outcome(
        &mut self,
        case: &EventCase,
        operation: &ir::Operation,
        place: &Place<'_>,
    ) -> Option<TestOutcome> {
        let Some(Expectation::Failure(failure)) = &case.expectation else {
            return Some(TestOutcome::Success);
        };
        let Some(id) = &failure.error_id else { return Some(TestOutcome::Failure) };
        let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
        let error = self.krate.errors.iter().position(|error| error.model_name == name);
        let error = error.map(ErrorId);
        let of_call = error.filter(|error| operation.errors.contains(error));
        let events = operation.output.events().map(|field| field.ty);
        let stream = match events {
            Some(Type::EventReceiver(id)) => Some(id),
            _ => None,
        };
        let is_of_stream = |error: &ErrorId| {
            let stream = stream.and_then(|id| self.krate.event_streams.get(id.0));
            stream.is_some_and(|stream| stream.errors.contains(error))
        };
        // Whichever comes first: an answer that is an error has no stream.
        let has_messages = case.events.iter().any(|it| it.direction == Direction::Response);
        let of_stream = error.filter(is_of_stream).filter(|_| has_messages);
        match (of_stream.zip(stream), of_call) {
            (Some((error, stream)), _) => Some(TestOutcome::StreamError(stream, error)),
            (None, Some(error)) => Some(TestOutcome::CallError(error)),
            (None, None) => {
                let message = format!(
                    "neither the call nor its stream can give `{id}`, as the test `{}` expects",
                    place.case
                );
                self.fault(place.shape, place.trait_id, message, "name an error of the operation");
                None
            }
        }
    }
}
