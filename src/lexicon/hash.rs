//! The hash that places the keys of a table; the build script includes this file too.

/// Hashes a key eight bytes at a time by folded multiplication, as wyhash does.
///
/// Tables are compiled in, so nobody can choose keys that collide.
pub(crate) fn hash(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let length = bytes.len() as u64;
    let (mut state, mut rest) = (length, bytes);
    while let Some((word, behind)) = rest.split_first_chunk::<8>()
        && !behind.is_empty()
    {
        state = fold(state ^ u64::from_le_bytes(*word));
        rest = behind;
    }
    fold(state ^ last_bytes(bytes, rest))
}

/// The bytes that are left, as a number. Reading some of the ones before them again saves taking them one by one.
fn last_bytes(bytes: &[u8], rest: &[u8]) -> u64 {
    if let Some(word) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*word);
    }
    match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => rest.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte)),
    }
}

/// Where a key with this hash belongs among so many slots, and the mark it leaves there, which is never 0.
pub(crate) fn slot(hash: u64, slots: usize) -> (usize, u8) {
    let place = (u128::from(hash) * slots as u128) >> 64;
    (place as usize, hash as u8 | 1)
}

/// Which bit stands for this hash among so many numbers of 32 bits: the number and the bit.
pub(crate) fn place_of_bit(hash: u64, numbers: usize) -> (usize, u32) {
    (slot(hash, numbers).0, 1 << (hash & 31))
}

fn fold(state: u64) -> u64 {
    // The golden ratio: an odd number with no pattern in its bits.
    let product = u128::from(state ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
    product as u64 ^ (product >> 64) as u64
}
