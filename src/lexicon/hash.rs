//! The hash that places the keys of a table; the build script includes this file too.

/// Hashes a key eight bytes at a time by folded multiplication, as wyhash does.
///
/// Tables are compiled in, so nobody can choose keys that collide.
pub(crate) fn hash(key: &str) -> u64 {
    let (words, rest) = key.as_bytes().as_chunks::<8>();
    let whole = words
        .iter()
        .fold(key.len() as u64, |state, word| fold(state ^ u64::from_le_bytes(*word)));
    fold(whole ^ rest.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
}

/// Where a key with this hash belongs among so many slots, and the mark it leaves there, which is never 0.
pub(crate) fn slot(hash: u64, slots: usize) -> (usize, u8) {
    let place = (u128::from(hash) * slots as u128) >> 64;
    (place as usize, hash as u8 | 1)
}

fn fold(state: u64) -> u64 {
    // The golden ratio: an odd number with no pattern in its bits.
    let product = u128::from(state ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
    product as u64 ^ (product >> 64) as u64
}
