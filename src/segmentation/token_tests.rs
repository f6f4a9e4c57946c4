use super::{
    Token,
    TokenKind::{self, Number, Punctuation, Quote, Symbol, Word},
    token::tokenize,
};
use crate::text::Span;

fn tokens_in(language: &str, text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), language, &mut tokens);
    tokens
}

fn pieces(text: &str) -> Vec<&str> {
    pieces_in("en", text)
}

fn pieces_in<'t>(language: &str, text: &'t str) -> Vec<&'t str> {
    tokens_in(language, text)
        .iter()
        .map(|token| token.span.of(text))
        .collect()
}

fn kinds(text: &str) -> Vec<TokenKind> {
    tokens_in("en", text).iter().map(|token| token.kind).collect()
}

fn keys(text: &str) -> Vec<String> {
    tokens_in("en", text)
        .iter()
        .map(|token| token.key.to_string())
        .collect()
}

#[test]
fn contractions_split_and_their_keys_are_the_words_in_full() {
    assert_eq!(
        pieces("They don’t; we'll see Ostrava’s port."),
        [
            "They", "do", "n’t", ";", "we", "'ll", "see", "Ostrava", "’s", "port", "."
        ]
    );
    assert_eq!(keys("can't won’t"), ["can", "not", "will", "not"]);
    assert_eq!(pieces("O'Brien at six o'clock"), ["O'Brien", "at", "six", "o'clock"]);
}

#[test]
fn elisions_split_in_the_languages_that_have_them() {
    assert_eq!(
        pieces_in("fr", "l’accord d'aujourd'hui"),
        ["l’", "accord", "d'", "aujourd'hui"]
    );
    assert_eq!(pieces_in("it", "dell'Unione"), ["dell'", "Unione"]);
}

#[test]
fn initialisms_are_one_word_with_one_key() {
    assert_eq!(
        pieces("the U.S.-led talks, U.S"),
        ["the", "U.S.", "-", "led", "talks", ",", "U.S"]
    );
    assert_eq!(keys("U.S. US U.S us"), ["u.s", "u.s", "u.s", "us"]);
    assert_eq!(keys("U.K. UK"), ["uk", "uk"]);
    assert_eq!(pieces("at 5 a.m. on"), ["at", "5", "a.m.", "on"]);
}

#[test]
fn compounds_split_and_touch() {
    assert_eq!(pieces("a 28-point plan"), ["a", "28", "-", "point", "plan"]);
    assert_eq!(kinds("28-point"), [Number, Punctuation, Word]);
    assert_eq!(pieces("a 250,000-ticket cap"), ["a", "250,000", "-", "ticket", "cap"]);
    let tokens = tokens_in("en", "four-year plan");
    assert!(tokens[0].touches(&tokens[1]) && !tokens[2].touches(&tokens[3]));
    assert_eq!(
        pieces("COVID-19 and F-16s, mid-1990s"),
        ["COVID-19", "and", "F-16s", ",", "mid", "-", "1990s"]
    );
}

#[test]
fn numbers_keep_sign_currency_separators_and_suffix() {
    for number in [
        "4,500",
        "-3.5%",
        "£2.3m",
        "US$40bn",
        "5:30",
        "5:30pm",
        "2024-03-03",
        "3½",
        "½",
        "10²",
        "1.000.000,00€",
        "21st",
        "1990s",
        "12\u{a0}500",
        "4 500",
        "1 200 000",
        "20°C",
        ".5",
        "3/4",
        "５００",
        "24’000",
    ] {
        let tokens = tokens_in("en", number);
        assert_eq!(tokens.len(), 1, "{number}: {tokens:?}");
        assert_eq!(tokens[0].kind, Number, "{number}");
    }
    assert_eq!(
        pieces("won 27–15 and 1-0"),
        ["won", "27", "–", "15", "and", "1", "-", "0"]
    );
    assert_eq!(pieces("4–6% of 1,200."), ["4", "–", "6%", "of", "1,200", "."]);
    assert_eq!(
        pieces("On May 20 300 people came"),
        ["On", "May", "20", "300", "people", "came"]
    );
    assert_eq!(pieces("in 2024 500 people"), ["in", "2024", "500", "people"]);
}

#[test]
fn addresses_are_one_word() {
    assert_eq!(
        pieces("See https://harbour.example/a-b?c=1, write to desk@harbour.example."),
        [
            "See",
            "https://harbour.example/a-b?c=1",
            ",",
            "write",
            "to",
            "desk@harbour.example",
            "."
        ]
    );
    assert_eq!(
        pieces("@harbour_desk on #PortStrike"),
        ["@harbour_desk", "on", "#PortStrike"]
    );
    assert_eq!(pieces("#1"), ["#", "1"]);
}

#[test]
fn marks_have_their_kinds() {
    assert_eq!(
        kinds("“No”, she said…"),
        [Quote, Word, Quote, Punctuation, Word, Word, Punctuation]
    );
    assert_eq!(kinds("👩‍🚒 & €"), [Symbol, Symbol, Symbol]);
    assert_eq!(pieces("wait... what -- no"), ["wait", "...", "what", "--", "no"]);
}

#[test]
fn invisible_characters_do_not_split_words() {
    let tokens = tokens_in("en", "har\u{AD}bour\u{200B}side \u{FEFF}town");
    let forms: Vec<_> = tokens.iter().map(|token| token.form.as_str()).collect();
    assert_eq!(forms, ["harbourside", "town"]);
}

#[test]
fn scripts_without_spaces_give_a_token_a_character() {
    assert_eq!(pieces_in("zh", "港口关闭。"), ["港", "口", "关", "闭", "。"]);
    assert_eq!(pieces_in("ja", "ストライキは30日"), ["ストライキ", "は", "30", "日"]);
}
