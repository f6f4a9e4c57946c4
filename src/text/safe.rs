use std::borrow::Cow;

/// Text from a file with everything that could act on a terminal, an editor or a page made visible.
///
/// C0 controls and DEL become their control pictures (`␛`), the other hazards their code point (`⟨U+202E⟩`). Tabs and
/// line breaks are controls too: whoever lays out running text turns white space into spaces first.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hazardous) {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            _ if !is_hazardous(character) => marked.push(character),
            '\0'..='\x1f' => marked.extend(char::from_u32(CONTROL_PICTURES + u32::from(character))),
            '\x7f' => marked.push('␡'),
            _ => marked.push_str(&format!("⟨U+{:04X}⟩", u32::from(character))),
        }
    }
    Cow::Owned(marked)
}

/// Whether a character is shown as a mark: C0, DEL and C1 controls, line and paragraph separators, the controls that
/// reorder text (Unicode Standard Annex #9, the “Trojan Source” characters), and interlinear annotation.
pub const fn is_hazardous(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}'
    )
}

/// Where the pictures of the C0 controls begin.
const CONTROL_PICTURES: u32 = 0x2400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_text_is_borrowed() {
        let text = "Žofie’s café — 漢字, שלום, 👩‍🚒";
        assert!(matches!(safe(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn escape_sequences_are_shown() {
        assert_eq!(safe("a\x1b[31mred\x07\x7f"), "a␛[31mred␇␡");
        assert_eq!(safe("one\u{9b}2J"), "one⟨U+009B⟩2J");
    }

    #[test]
    fn reordering_is_shown() {
        assert_eq!(safe("in\u{202e}voice\u{2069}"), "in⟨U+202E⟩voice⟨U+2069⟩");
    }

    #[test]
    fn no_hazard_survives() {
        for character in '\0'..='\u{10ffff}' {
            assert!(!safe(character.encode_utf8(&mut [0; 4])).contains(is_hazardous));
        }
    }
}
