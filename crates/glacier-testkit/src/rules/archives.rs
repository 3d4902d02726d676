//! Archives: deletion, age, and the daily inventory.

use super::{Mark, Rule};

rules! {
    ARCHIVES: "Archives: deletion, age, and the daily inventory.";
    ARCHIVE_DELETE = "archive-delete", Documented,
        "`DeleteArchive` removes an archive and answers 204.",
        "api-archive-delete";
    ARCHIVE_DELETE_MISSING = "archive-delete-missing", Documented,
        "`DeleteArchive` of an archive that isn't there answers 204.",
        "api-archive-delete, which calls it idempotent; that one which never was is no different is a guess";
    ARCHIVE_OF_ANOTHER_VAULT = "archive-of-another-vault", Observed,
        "`DeleteArchive` of an archive that another vault holds answers 400 `InvalidParameterValueException`.",
        "vsespb/mt-aws-glacier#32 and #44";
    ARCHIVE_AGE = "archive-age", Chosen,
        "The age of an archive is the number of whole days since it was uploaded.",
        "vault-lock-policy counts days; the rounding is not documented";
    INVENTORY = "inventory", Chosen,
        "A vault that was written to gets an inventory when the day of its life is over in which that happened, days \
         being counted from its creation.",
        "working-with-vaults says about once a day; a vault that was never written to has none";
}
