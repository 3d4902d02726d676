//! The runtime's primitives under the names that users import from the client.

use sdk::primitives::{
    AggregatedBytes, Blob, ByteStream, ByteStreamError, DateTime, DateTimeFormat, FsBuilder,
    Length, SdkBody,
};

use super::sdk;

#[tokio::test]
async fn bodies() {
    let stream = ByteStream::new(SdkBody::from("hello"));
    let collected: Result<AggregatedBytes, ByteStreamError> = stream.collect().await;
    assert_eq!(collected.unwrap().to_vec(), b"hello");
    assert_eq!(SdkBody::empty().bytes(), Some(&[][..]));
}

#[tokio::test]
async fn from_a_file() {
    let builder: FsBuilder =
        ByteStream::read_from().path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    let stream = builder.offset(1).length(Length::Exact(7)).build().await.unwrap();
    assert_eq!(stream.collect().await.unwrap().to_vec(), b"package");
}

#[test]
fn values() {
    assert_eq!(Blob::new("x").as_ref(), b"x");
    let time = DateTime::from_str("2013-03-20T17:03:43.221Z", DateTimeFormat::DateTime).unwrap();
    assert_eq!(time.to_millis().unwrap(), 1_363_799_023_221);
}
