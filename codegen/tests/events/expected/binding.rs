// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `Broadcast` over HTTP.

use crate::operation::broadcast::{Broadcast, BroadcastError as Error, BroadcastInput as Input, BroadcastOutput as Output};
use super::*;

impl Operation for Broadcast {
    const NAME: &'static str = "Broadcast";
    const SUCCESS: u16 = 200;
    type Input = Input;
    type Output = Output;
    type Error = Error;
    operation_span!("Radio", "Broadcast");

    fn attributes(input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("station", input.station()), ("language", input.language())].into_iter()
    }

    fn request(input: Input) -> Result<Request, BuildError> {
        let station = label("station", input.station())?;
        let uri = ["/stations/", &station].concat();
        let mut request = Request::new("POST", uri);
        header(&mut request, "language", "X-Language", input.language())?;
        Ok(send_events(request, input.events))
    }

    fn serializer() -> SharedRequestSerializer {
        event_serializer::<Self>()
    }

    fn output(response: &Response<'_>) -> Result<Output, BoxError> {
        let mut builder = Output::builder();
        builder.program = Some(receive_events(SdkBody::taken()));
        builder._request_id = response.request_id();
        Ok(builder.build()?)
    }

    fn deserializer() -> SharedResponseDeserializer {
        deserializer::<Self>()
    }

    modeled_errors!(Error::OffAir);
}

impl Streaming for Broadcast {
    fn attach(output: &mut Output, body: SdkBody) {
        output.program = receive_events(body);
    }
}
