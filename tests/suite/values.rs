//! Numbers, amounts, dates and typography rewritten: to another value, or to the same value in another form.

const ONES: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const CURRENCIES: &[char] = &['$', '€', '£'];

/// Other numbers: the neighbour, digits changed over, another power of ten.
pub(crate) fn numbers(words: &str) -> Vec<String> {
    let lower = words.to_lowercase();
    if let Some(value) = ONES.iter().position(|word| *word == lower) {
        let further = [value + 1, (value + 3) % 20];
        let teen = (3..10).contains(&value).then_some(value + 10);
        let values = further.into_iter().chain(teen).filter(|other| *other > 1);
        return values
            .filter_map(|value| ONES.get(value))
            .map(|word| (*word).to_owned())
            .collect();
    }
    if let Some(value) = ORDINALS.iter().position(|word| *word == lower) {
        let others = [(value + 1) % 10, (value + 4) % 10];
        return others.iter().map(|&other| ORDINALS[other].to_owned()).collect();
    }
    let Some((start, end)) = digits(words) else {
        return Vec::new();
    };
    let (before, number, behind) = (&words[..start], &words[start..end], &words[end..]);
    let mut others = vec![next_first(number)];
    others.extend(swapped(number));
    if !number.contains(['.', ',']) && number.len() == 2 && behind.is_empty() {
        others.push(format!("{number}0"));
    }
    if behind == " million" {
        return others
            .into_iter()
            .map(|number| format!("{before}{number}{behind}"))
            .chain([format!("{before}{number} billion")])
            .collect();
    }
    others
        .into_iter()
        .map(|number| format!("{before}{number}{behind}"))
        .collect()
}

/// The same number in another form.
pub(crate) fn number_formats(words: &str) -> Vec<String> {
    let lower = words.to_lowercase();
    if let Some(value) = ONES.iter().position(|word| *word == lower) {
        return vec![value.to_string()];
    }
    if let Some(value) = ORDINALS.iter().position(|word| *word == lower) {
        let ending = match value {
            0 => "st",
            1 => "nd",
            2 => "rd",
            _ => "th",
        };
        return vec![format!("{}{ending}", value + 1)];
    }
    let in_digits = words.starts_with(|first: char| first.is_ascii_digit());
    if let Some(million) = words.strip_suffix(" million").filter(|_| in_digits) {
        return vec![format!("{million}m"), format!("{million}mn")];
    }
    if let Some(thousands) = words.strip_suffix(",000") {
        return vec![format!("{thousands}000"), format!("{thousands} thousand")];
    }
    if words.contains(',')
        && words
            .chars()
            .all(|character| character.is_ascii_digit() || character == ',')
    {
        return vec![words.replace(',', ""), words.replace(',', "\u{202f}")];
    }
    match words.parse::<usize>() {
        Ok(value) if value <= 20 => vec![ONES[value].to_owned()],
        Ok(value) if value < 100 => vec![tens(value)],
        _ => Vec::new(),
    }
}

fn tens(value: usize) -> String {
    const TENS: &[&str] = &[
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let ten = TENS[value / 10 - 2];
    match value % 10 {
        0 => ten.to_owned(),
        one => format!("{ten}-{}", ONES[one]),
    }
}

/// A percentage in another form.
pub(crate) fn percent_formats(words: &str) -> Vec<String> {
    let forms = ["%", " percent", " per cent", " pct"];
    let number = forms.iter().find_map(|form| words.strip_suffix(form));
    let number = number.unwrap_or_else(|| panic!("no percentage: {words}"));
    let all = forms.iter().map(|form| format!("{number}{form}"));
    all.filter(|form| form != words).collect()
}

/// Another amount: another number, another currency, another magnitude.
pub(crate) fn amounts(words: &str) -> Vec<String> {
    let mut others: Vec<String> = numbers(words).into_iter().take(1).collect();
    if let Some(currency) = words.chars().next().filter(|first| CURRENCIES.contains(first)) {
        let at = CURRENCIES
            .iter()
            .position(|other| *other == currency)
            .unwrap_or_default();
        let other = CURRENCIES[(at + 1) % CURRENCIES.len()];
        others.push(format!("{other}{}", &words[currency.len_utf8()..]));
    }
    if let Some(number) = words.strip_suffix("bn") {
        others.push(format!("{number}m"));
    } else if let Some(number) = words.strip_suffix('m') {
        others.push(format!("{number}bn"));
    }
    others
}

/// The same amount in another form.
pub(crate) fn money_formats(words: &str) -> Vec<String> {
    let name = match words.chars().next() {
        Some('$') => "dollars",
        Some('€') => "euros",
        Some('£') => "pounds",
        _ => return Vec::new(),
    };
    let sign: String = words.chars().take(1).collect();
    let rest: String = words.chars().skip(1).collect();
    let (number, magnitude) = if let Some(number) = rest.strip_suffix("bn").or(rest.strip_suffix(" billion")) {
        (number, " billion")
    } else if let Some(number) = rest.strip_suffix('m').or(rest.strip_suffix(" million")) {
        (number, " million")
    } else {
        (rest.as_str(), "")
    };
    let short = match magnitude {
        " billion" => format!("{sign}{number}bn"),
        " million" => format!("{sign}{number}m"),
        _ => format!("{sign}{number}"),
    };
    let forms = [
        short,
        format!("{sign}{number}{magnitude}"),
        format!("{number}{magnitude} {name}"),
    ];
    forms.into_iter().filter(|form| form != words).collect()
}

/// Another day, another month, another year.
pub(crate) fn dates(words: &str) -> Vec<String> {
    let parts: Vec<&str> = words.split(' ').collect();
    let mut others = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let replaced: Vec<String> = if let Some(month) = MONTHS.iter().position(|month| month == part) {
            [1, 5]
                .iter()
                .map(|step| MONTHS[(month + step) % 12].to_owned())
                .collect()
        } else {
            match part.parse::<u32>() {
                Ok(day) if day <= 31 => vec![(day % 28 + 1).to_string()],
                Ok(year) => vec![(year + 1).to_string(), (year - 10).to_string()],
                Err(_) => Vec::new(),
            }
        };
        for other in replaced {
            let mut changed = parts.clone();
            changed[place] = &other;
            others.push(changed.join(" "));
        }
    }
    others
}

/// The same date in another form.
pub(crate) fn date_formats(words: &str) -> Vec<String> {
    let parts: Vec<&str> = words.split(' ').collect();
    let short = |month: &str| month.chars().take(3).collect::<String>();
    match parts.as_slice() {
        [day, month, year] => vec![
            format!("{month} {day}, {year}"),
            format!("{day} {} {year}", short(month)),
            format!("{day}th {month} {year}"),
        ],
        [day, month] if day.parse::<u32>().is_ok() => vec![
            format!("{month} {day}"),
            format!("the {}{} of {month}", day, ending(day)),
            format!("{day} {}", short(month)),
        ],
        [month, year] => vec![format!("{month}, {year}"), format!("{month} of {year}")],
        _ => Vec::new(),
    }
}

fn ending(day: &str) -> &'static str {
    match day {
        "1" | "21" | "31" => "st",
        "2" | "22" => "nd",
        "3" | "23" => "rd",
        _ => "th",
    }
}

/// A weekday in another form.
pub(crate) fn weekday_formats(words: &str) -> Vec<String> {
    vec![words.chars().take(3).collect()]
}

/// The text with other quotation marks, apostrophes and dashes.
pub(crate) fn typography(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let curly = |open: &str, close: &str| -> String {
        let mut opened = false;
        text.chars()
            .map(|character| match character {
                '"' => {
                    opened = !opened;
                    (if opened { open } else { close }).to_owned()
                }
                other => other.to_string(),
            })
            .collect()
    };
    if text.contains('"') {
        found.push(curly("“", "”"));
        found.push(curly("‘", "’"));
        found.push(curly("«", "»"));
    }
    if text.contains('\'') {
        found.push(text.replace('\'', "’"));
    }
    if text.contains('-') {
        found.push(text.replace('-', "\u{2010}"));
    }
    if text.contains(" a ") && found.is_empty() {
        found.push(text.replacen(" a ", " a\u{a0}", 1));
    }
    found
}

/// Where the last run of digits with its points and commas stands.
fn digits(words: &str) -> Option<(usize, usize)> {
    let end = words.rfind(|character: char| character.is_ascii_digit())? + 1;
    let inside = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
    let start = words[..end]
        .rfind(|character| !inside(character))
        .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    Some((start, end))
}

/// The number with its first digit one higher.
fn next_first(number: &str) -> String {
    let first = number.as_bytes().first().copied().unwrap_or(b'0');
    let next = if first == b'9' { '4' } else { char::from(first + 1) };
    format!("{next}{}", &number[1..])
}

/// The number with two neighbouring digits changed over, where that makes another.
fn swapped(number: &str) -> Option<String> {
    let mut bytes = number.as_bytes().to_vec();
    let places: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at].is_ascii_digit()).collect();
    let pair = places
        .windows(2)
        .find(|pair| bytes[pair[0]] != bytes[pair[1]] && bytes[pair[1]] != b'0')?;
    bytes.swap(pair[0], pair[1]);
    String::from_utf8(bytes).ok()
}
