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
    // Reading some of the bytes before the last ones again saves taking them one by one.
    let last = bytes
        .last_chunk::<8>()
        .map_or_else(|| few_bytes(bytes), |last| u64::from_le_bytes(*last));
    fold(state ^ last)
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

/// The hash of a longer expression, by that of what it begins with and that of its next word.
pub(crate) fn hash_step(beginning: u64, next: u64) -> u64 {
    fold(beginning ^ next.rotate_left(32))
}

/// A word of at most 15 bytes as a number, which no other word has and which is not 0; none for a longer one.
pub(crate) fn as_number(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let length = bytes.len();
    if length > 15 {
        return None;
    }
    // The first bytes and the last ones, which may be some of the first again: those are shifted out.
    let letters = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            let rest = u64::from_le_bytes(*last).checked_shr(8 * (16 - length as u32));
            u128::from(u64::from_le_bytes(*first)) | u128::from(rest.unwrap_or(0)) << 64
        }
        _ => u128::from(few_bytes(bytes)),
    };
    Some(letters | (length as u128 + 1) << 120)
}

/// Fewer than eight bytes as a number, which no others of the same length have.
fn few_bytes(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let rest = u32::from_le_bytes(*last).checked_shr(8 * (8 - bytes.len() as u32));
            u64::from(u32::from_le_bytes(*first)) | u64::from(rest.unwrap_or(0)) << 32
        }
        _ => u64::from(three_bytes(bytes)),
    }
}

/// At most three bytes as a number, a word such as `the`: the first, the middle and the last one, whatever their number,
/// which saves a loop.
fn three_bytes(bytes: &[u8]) -> u32 {
    match (bytes.first(), bytes.get(bytes.len() / 2), bytes.last()) {
        (Some(first), Some(middle), Some(last)) => u32::from_le_bytes([*first, *middle, *last, 0]),
        _ => 0,
    }
}

/// The hash of such a number.
pub(crate) fn hash_of_number(number: u128) -> u64 {
    fold(number as u64 ^ (number >> 64) as u64)
}

/// How many places the filter over all tables has: so many that most texts meet no table by chance.
pub(crate) const KNOWN_PLACES: usize = 1 << 13;

/// Its bit of the words of closed classes, which stand in a table of another shape; those of the others count from 0.
pub(crate) const FUNCTION_WORD: u64 = 1 << 63;

/// The place of a hash in that filter.
pub(crate) fn known_place(hash: u64) -> usize {
    hash as usize % KNOWN_PLACES
}

fn fold(state: u64) -> u64 {
    // The golden ratio: an odd number with no pattern in its bits.
    let product = u128::from(state ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
    product as u64 ^ (product >> 64) as u64
}
