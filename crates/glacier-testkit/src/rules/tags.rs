//! Tags of vaults: add, remove, list, limits.

use super::{Mark, Rule};

rules! {
    TAGS: "Tags of vaults: add, remove, list, limits.";
    TAGS_ADD = "tags-add", Documented,
        "`AddTagsToVault` adds tags, overwrites those with the same key, and answers 204.",
        "api-AddTagsToVault";
    TAGS_REMOVE = "tags-remove", Documented,
        "`RemoveTagsFromVault` removes the tags with these keys, if there are any, and answers 204.",
        "api-RemoveTagsFromVault";
    TAGS_LIST = "tags-list", Documented,
        "`ListTagsForVault` answers all tags of a vault, an empty map if it has none.",
        "api-ListTagsForVault; their order, by key, is chosen";
    TAGS_MISSING = "tags-missing", Chosen,
        "`AddTagsToVault` without `Tags` and `RemoveTagsFromVault` without `TagKeys` answer 400 \
         `MissingParameterValueException`.",
        "api-AddTagsToVault and api-RemoveTagsFromVault require them, without a code";
    TAGS_OPERATION_MISSING = "tags-operation-missing", Chosen,
        "A `POST` to the tags of a vault without `operation` in its query gets 400 `MissingParameterValueException`.",
        "api-AddTagsToVault requires it, without a code";
    TAGS_OPERATION_UNKNOWN = "tags-operation-unknown", Chosen,
        "An `operation` that is neither `add` nor `remove` gets 400 `InvalidParameterValueException`.",
        "api-AddTagsToVault and api-RemoveTagsFromVault give these two, without a code for others";
    TAG_LIMIT = "tag-limit", Documented,
        "`AddTagsToVault` that would leave a vault with more than 50 tags answers 400 `LimitExceededException` and adds \
         none.",
        "api-AddTagsToVault";
    TAGS_PER_CALL = "tags-per-call", Documented,
        "`AddTagsToVault` and `RemoveTagsFromVault` take 1 to 10 tags; another number gets 400 \
         `InvalidParameterValueException`.",
        "api-AddTagsToVault and api-RemoveTagsFromVault; the code is chosen";
    TAG_LENGTH = "tag-length", Documented,
        "A tag's key has 1 to 128 characters and its value up to 255; others get 400 `InvalidParameterValueException`.",
        "tagging; the code is chosen";
    TAG_CHARACTERS = "tag-characters", Documented,
        "Keys and values of tags consist of letters and digits of any script, spaces and `_ . / = + - @`; others get \
         400 `InvalidParameterValueException`.",
        "tagging; the code is chosen";
    TAG_RESERVED = "tag-reserved", Documented,
        "A key that begins with `aws:` can neither be added nor removed: 400 `InvalidParameterValueException`.",
        "tagging; the code is chosen";
}
