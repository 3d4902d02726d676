// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::primitives::sealed_enum_unknown::{UnknownVariantValue, open_enum};

/// Ready-made set of permissions on the objects that a job writes to Amazon S3.
///
/// The service may add values: match with a wildcard, and compare [`as_str`](Self::as_str)
/// for a value that has no variant yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CannedAcl {
    /// The owner may do everything; whoever is signed in to any AWS account may read.
    AuthenticatedRead,
    /// The owner may do everything; Amazon EC2 may read, to fetch a machine image bundle.
    AwsExecRead,
    /// The owner of the object and the owner of the bucket may both do everything.
    BucketOwnerFullControl,
    /// The owner of the object may do everything, the owner of the bucket may read.
    BucketOwnerRead,
    /// The owner may do everything, others nothing.
    Private,
    /// The owner may do everything, the whole world may read.
    PublicRead,
    /// The owner may do everything, the whole world may read and write.
    PublicReadWrite,
    /// A value without a variant.
    #[deprecated(note = "match with a wildcard instead, and compare `as_str()`")]
    Unknown(UnknownVariantValue),
}

open_enum! { CannedAcl:
    AuthenticatedRead = "authenticated-read";
    AwsExecRead = "aws-exec-read";
    BucketOwnerFullControl = "bucket-owner-full-control";
    BucketOwnerRead = "bucket-owner-read";
    Private = "private";
    PublicRead = "public-read";
    PublicReadWrite = "public-read-write";
}
