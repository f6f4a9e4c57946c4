//! Bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::notice::{Notice, NoticeKind};

/// A text with its encoding and what was guessed to get it.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// The encoding by its WHATWG name.
    pub encoding: &'static str,
    pub notices: Vec<Notice>,
}

/// The bytes are no text; what they look like instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotText(pub &'static str);

/// Decodes by byte-order mark, else as UTF-8, else by detection. The mark itself is left out.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if let Some(kind) = signature(bytes) {
        return Err(NotText(kind));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, &bytes[length..], Vec::new()));
    }
    if let Some(encoding) = utf_16_by_zeros(bytes) {
        return Ok(decode_as(encoding, bytes, vec![guessed(encoding)]));
    }
    if looks_binary(bytes) {
        return Err(NotText("binary data"));
    }
    let broken = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(decoded(text.to_owned(), UTF_8, Vec::new())),
        Err(error) => error.valid_up_to(),
    };
    if is_damaged_utf_8(bytes, broken) {
        return Ok(decode_as(UTF_8, bytes, Vec::new()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Ok(decode_as(encoding, bytes, vec![guessed(encoding)]))
}

fn decoded(text: String, encoding: &'static Encoding, notices: Vec<Notice>) -> Decoded {
    Decoded {
        text,
        encoding: encoding.name(),
        notices,
    }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], mut notices: Vec<Notice>) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        let message = format!("bytes that are no {} were replaced by U+FFFD", encoding.name());
        notices.push(Notice::new(NoticeKind::InvalidBytes, message));
    }
    decoded(text.into_owned(), encoding, notices)
}

fn guessed(encoding: &'static Encoding) -> Notice {
    Notice::new(
        NoticeKind::EncodingGuessed,
        format!("the encoding was guessed: {}", encoding.name()),
    )
}

/// Formats that people hand over by mistake, by their first bytes.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"{\\rtf", "an RTF document"),
        (b"\x7FELF", "a program"),
    ];
    SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|&(_, kind)| kind)
}

/// How much of a file is looked at to tell text from other data.
const SAMPLE: usize = 8192;

/// UTF-16 without a mark: every other byte of Latin text is zero.
fn utf_16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros_at = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let units = sample.len() / 2;
    if units < 2 || bytes.len() % 2 == 1 {
        None
    } else if odd * 5 >= units * 2 && even * 20 <= units {
        Some(UTF_16LE)
    } else if even * 5 >= units * 2 && odd * 20 <= units {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether zeros or many control characters show that the bytes are no text.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    sample.contains(&0) || sample.iter().filter(|byte| control(byte)).count() * 10 > sample.len()
}

/// Whether the bytes are UTF-8 with a few broken ones: whole sequences of several bytes far outnumber the broken ones.
fn is_damaged_utf_8(bytes: &[u8], valid_up_to: usize) -> bool {
    let sample = &bytes[..bytes.len().min(valid_up_to + 64 * SAMPLE)];
    let (mut whole, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    }

    #[test]
    fn marks_are_obeyed_and_left_out() {
        let decoded = decode(b"\xEF\xBB\xBFHarbour").expect("text");
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("Harbour", "UTF-8"));
        for little in [true, false] {
            let with_mark = utf_16("\u{FEFF}Žižkov pier", little);
            assert_eq!(decode(&with_mark).expect("text").text, "Žižkov pier");
            let without = decode(&utf_16("The pier is open again.", little)).expect("text");
            assert_eq!(without.text, "The pier is open again.");
            assert_eq!(without.notices[0].kind, NoticeKind::EncodingGuessed);
        }
    }

    #[test]
    fn old_encodings_are_detected_with_a_notice() {
        let decoded = decode(b"The caf\xE9 on the pier \x96 \x93open\x94 again").expect("text");
        assert_eq!(decoded.text, "The café on the pier – “open” again");
        assert_eq!(decoded.encoding, "windows-1252");
        assert_eq!(decoded.notices[0].kind, NoticeKind::EncodingGuessed);
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Причал снова открыт, сообщили в порту.");
        assert_eq!(
            decode(&bytes).expect("text").text,
            "Причал снова открыт, сообщили в порту."
        );
    }

    #[test]
    fn damaged_utf_8_stays_utf_8() {
        let decoded = decode("“Žižkov” – “café” \u{80}".as_bytes()).expect("text");
        assert!(decoded.notices.is_empty());
        let mut bytes = "“Žižkov” – “café” ".as_bytes().to_vec();
        bytes.push(0xFF);
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.notices[0].kind, NoticeKind::InvalidBytes);
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b"%PDF-1.7 ...").expect_err("no text"), NotText("a PDF"));
        assert_eq!(
            decode(b"\x01\x00\x00\x02ab\x00").expect_err("no text"),
            NotText("binary data")
        );
        assert_eq!(decode(b"").expect("empty is text").text, "");
    }
}
