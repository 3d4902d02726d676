//! The two hashes that Amazon Glacier wants of an upload, computed while its bytes pass by.

use sha2::{Digest, Sha256};
use std::mem;

/// Size of a leaf of the tree, in bytes. Only the last one may be smaller.
const LEAF: usize = 1024 * 1024;

type Hash = [u8; 32];

/// Takes the bytes of an upload, in pieces of any size, and keeps none of them.
#[derive(Debug, Default)]
pub(crate) struct TreeHasher {
    all: Sha256,
    leaf: Sha256,
    in_leaf: usize,
    length: u64,
    /// Roots of whole subtrees from left to right, each higher than the next.
    roots: Vec<Root>,
}

#[derive(Debug)]
struct Root {
    height: u32,
    hash: Hash,
}

/// What the bytes came to, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hashes {
    /// SHA-256 of all bytes.
    pub(crate) linear: String,
    /// SHA-256 tree hash.
    pub(crate) tree: String,
    /// How many bytes there were.
    pub(crate) length: u64,
}

impl TreeHasher {
    /// Takes the next bytes.
    pub(crate) fn update(&mut self, mut bytes: &[u8]) {
        self.all.update(bytes);
        self.length += bytes.len() as u64;
        while let Some((now, later)) = bytes.split_at_checked(LEAF - self.in_leaf) {
            self.leaf.update(now);
            self.end_leaf();
            bytes = later;
        }
        self.leaf.update(bytes);
        self.in_leaf += bytes.len();
    }

    /// The hashes of all that was taken.
    pub(crate) fn finish(mut self) -> Hashes {
        // No bytes at all are a leaf too.
        if self.in_leaf > 0 || self.length == 0 {
            self.end_leaf();
        }
        // What has no right neighbour moves up as it is, until it is one itself.
        let roots = self.roots.into_iter().rev().map(|root| root.hash);
        let tree = roots.reduce(|right, left| join(&left, &right)).unwrap_or_default();
        Hashes {
            linear: hex::encode(self.all.finalize()),
            tree: hex::encode(tree),
            length: self.length,
        }
    }

    /// Adds a leaf to the tree, and joins whatever has become a whole subtree.
    fn end_leaf(&mut self) {
        self.in_leaf = 0;
        let mut root = Root { height: 0, hash: mem::take(&mut self.leaf).finalize().into() };
        while let Some(left) = self.roots.pop_if(|left| left.height == root.height) {
            root = Root { height: root.height + 1, hash: join(&left.hash, &root.hash) };
        }
        self.roots.push(root);
    }
}

fn join(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update(left).chain_update(right).finalize().into()
}
