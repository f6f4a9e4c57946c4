use super::split;
use crate::text::Span;

fn sentences_in<'t>(language: &str, text: &'t str) -> Vec<&'t str> {
    split(text, Span::new(0, text.len()), language)
        .into_iter()
        .map(|span| span.of(text))
        .collect()
}

/// Sentences are parted by ` | `; putting them together again gives the text.
#[track_caller]
fn check(language: &str, parted: &str) {
    let text = parted.replace(" | ", " ").replace('|', "");
    let wanted: Vec<&str> = parted.split('|').map(str::trim).collect();
    assert_eq!(sentences_in(language, &text), wanted);
}

#[test]
fn abbreviations_and_initials_go_on() {
    check(
        "en",
        "Dr. Moss met Gen. Adair at No. 10 on Jan. 5. | They spoke, e.g. on fares, with J. K. Hollis.",
    );
    check(
        "en",
        "Harbour Lines Inc. President A. B. Crane resigned. | He owns shares in Tidewater Co. | It was founded in 1901.",
    );
    check(
        "en",
        "She lives in the U.S. | However, the U.S. Senate and the U.N. Security Council met without her.",
    );
    check(
        "en",
        "The ferry left at 5 p.m. on Friday. | It docked at 9 a.m. Monday. | The next sails at 6 p.m. | Crews rest until then.",
    );
    check(
        "en",
        "At 7 a.m. Captain Reyes woke. | We, that is you and I. | Did it rain?",
    );
}

#[test]
fn quotations_keep_their_attribution() {
    check(
        "en",
        "“We will not pay,” said Moss. | “Go home!” he shouted. | “Why now?” Captain Reyes asked.",
    );
    check(
        "en",
        "“The pier is safe. | It was tested,” she said. | ‘Nobody “listens” here.’ | They left.",
    );
    check(
        "en",
        "He wrote (in May.) and then slept. | (She had left.) | Nobody saw.",
    );
}

#[test]
fn points_inside_stay_inside() {
    check(
        "en",
        "It cost £2.30 at www.harbour.example. | Write to a.moss@harbour.example. | Prices rose 3.5 percent.",
    );
    check(
        "en",
        "The crane fell. and nobody was hurt, the i.e. port said. | iFerry shares fell.",
    );
    check("en", "She waited ... and left. | He paused… | Then he spoke.");
    check("en", "The vote failed.[3] | Turnout was low. [4] | A recount began.");
    check("en", "The talks failed.|The strike goes on.");
}

#[test]
fn lists_in_one_line_are_counted() {
    check("en", "1) Close the gate | 2) Call the harbour | 3) Wait");
    check("en", "1. Close the gate. | 2. Call pier no. 4 now.");
    check("en", "• Ropes | • Lamps");
}

#[test]
fn other_languages_have_their_abbreviations_and_marks() {
    check(
        "de",
        "Am 12. Juni kam Dr. Voss, z. B. Schiffe zu zählen. | Er blieb bis zum 3. August. | „Komm!“, rief sie.",
    );
    check("fr", "M. Duval a parlé, p. ex. du port. | « Non ! » | Il est parti.");
    check("es", "¿Quién llamó? | El Sr. Lobo, a las 5. | ¡Qué día!");
    check(
        "ru",
        "А. С. Петров приехал в 2014 г. из порта. | Он сказал: «Да». | Потом ушёл и т. д.",
    );
    check("pl", "Statek, np. Orzeł, wypłynął o godz. 5. | Wrócił w nocy.");
    check("el", "Πού είναι το λιμάνι; | Εκεί. | το πλοίο έφυγε.");
    check("ar", "وصل د. سمير. | هل غادر؟ | نعم.");
    check("hi", "जहाज आया। | वह गया।");
    check("zh", "港口关闭了。|“走吧！”他说。|《开船！》很好看。");
    check("ja", "「もう遅い。」と船長は言った。|船は３．５時間後に出た。");
}

#[test]
fn nothing_visible_is_lost() {
    for text in [
        "***",
        ". . .",
        "Hm. ***",
        "a.b.c.",
        "”",
        "…",
        "1. ",
        " . A",
        "x!?)\u{AD} Y",
    ] {
        let joined: String = sentences_in("en", text).concat().split_whitespace().collect();
        assert_eq!(joined, text.split_whitespace().collect::<String>());
    }
}

/// `cases.txt`: one text a line, its sentences parted by ` | `, under the code of its language in brackets.
#[test]
fn the_cases_of_each_language_are_parted_as_written() {
    let mut language = "";
    let mut wrong = Vec::new();
    for line in include_str!("cases.txt").lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(code) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'))
            && code.len() == 2
        {
            language = code;
            continue;
        }
        let text = line.replace(" | ", " ").replace('|', "");
        let wanted: Vec<&str> = line.split('|').map(str::trim).collect();
        let found = sentences_in(language, &text);
        if found != wanted {
            wrong.push(format!("[{language}] {}\n  parted as {}", line, found.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
