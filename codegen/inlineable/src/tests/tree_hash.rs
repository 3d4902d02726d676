//! The hashes of uploads, beside the documented way to compute them: level by level over all of it.

use crate::plumbing::tree_hash::{Hashes, TreeHasher};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const MIB: usize = 1024 * 1024;

/// The hashes of the pieces, one after the other.
fn hashes<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Hashes {
    let mut hasher = TreeHasher::default();
    pieces.into_iter().for_each(|piece| hasher.update(piece));
    hasher.finish()
}

/// Joins neighbours until one hash is left; one without a neighbour stays as it is.
fn level_by_level(bytes: &[u8]) -> String {
    let hash = |parts: &[&[u8]]| -> Vec<u8> {
        parts.iter().fold(Sha256::new(), Sha256::chain_update).finalize().to_vec()
    };
    let mut level: Vec<Vec<u8>> = bytes.chunks(MIB).map(|chunk| hash(&[chunk])).collect();
    if level.is_empty() {
        level.push(hash(&[]));
    }
    while level.len() > 1 {
        let join = |pair: &[Vec<u8>]| match pair {
            [left, right] => hash(&[left, right]),
            rest => rest.concat(),
        };
        level = level.chunks(2).map(join).collect();
    }
    hex::encode(level.concat())
}

/// Bytes of which no two leaves are alike.
fn bytes(size: usize) -> Vec<u8> {
    (0..=250).cycle().flat_map(|byte| [byte; 777]).take(size).collect()
}

#[test]
fn up_to_one_leaf_both_hashes_are_the_same() {
    let cases: [(&[u8], &str); 3] = [
        (b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (b"hello world", "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"),
        (&vec![0; MIB], "30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58"),
    ];
    for (bytes, hash) in cases {
        let expected =
            Hashes { linear: hash.into(), tree: hash.into(), length: bytes.len() as u64 };
        assert_eq!(hashes([bytes]), expected);
    }
}

#[test]
fn trees_of_every_form() {
    let bytes = bytes(9 * MIB);
    for leaves in 0..=9 {
        for size in [(leaves * MIB).saturating_sub(1), leaves * MIB, leaves * MIB + 1] {
            let bytes = &bytes[..size.min(bytes.len())];
            let hashes = hashes([bytes]);
            assert_eq!(hashes.tree, level_by_level(bytes), "{size} bytes");
            assert_eq!(hashes.linear, hex::encode(Sha256::digest(bytes)), "{size} bytes");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// How the bytes are cut into pieces says nothing.
    #[test]
    fn pieces_of_any_size(
        size in 0..4 * MIB,
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    ) {
        let bytes = bytes(size);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(size + 1)).collect();
        cuts.sort_unstable();
        let ends = cuts.iter().copied().chain([size]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        let pieces = starts.zip(ends).map(|(start, end)| &bytes[start..end]);
        prop_assert_eq!(hashes(pieces), hashes([bytes.as_slice()]));
    }
}
