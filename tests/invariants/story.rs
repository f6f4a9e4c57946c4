//! Stories put together from bytes: sentences that somebody could have written, and what was made of them.

use storydiff::pair::Pair;

/// Sentences, each with renditions of it: the same, in other words, and changed.
const SENTENCES: &[[&str; 4]] = &[
    [
        "Mara Olin opened the new bridge on Monday.",
        "The new bridge was opened by Mara Olin on Monday.",
        "Mara Olin opened the new bridge on Friday.",
        "Mara Olin closed the new bridge on Monday.",
    ],
    [
        "Some 1,200 passengers spent the night on board.",
        "About 1,200 travellers passed the night aboard.",
        "Some 12,000 passengers spent the night on board.",
        "No passengers spent the night on board.",
    ],
    [
        "“We shall not pay for the repairs,” said the harbour master, Ada Brennholt.",
        "Ada Brennholt, the harbour master, said: “We shall not pay for the repairs.”",
        "“We shall pay for the repairs,” said the harbour master, Ada Brennholt.",
        "“We shall not pay for the repairs,” said the former harbour master, Tove Lind.",
    ],
    [
        "The council voted 17 to 9 against the budget.",
        "Councillors rejected the budget by 17 votes to 9.",
        "The council voted 17 to 9 for the budget.",
        "The council voted 19 to 7 against the budget.",
    ],
    [
        "Wheat prices fell by 4 per cent in the third quarter.",
        "In the third quarter, wheat became 4% cheaper.",
        "Wheat prices rose by 4 per cent in the third quarter.",
        "Wheat prices fell by 14 per cent in the second quarter.",
    ],
    [
        "Rescuers reached the valley shortly before midnight.",
        "Shortly before midnight the rescue teams got to the valley.",
        "Rescuers reached the valley shortly after midnight.",
        "Rescuers could not reach the valley.",
    ],
    [
        "The laboratory in Osk may publish its results next year.",
        "Next year the laboratory in Osk may publish what it found.",
        "The laboratory in Osk will publish its results next year.",
        "The laboratory in Varn may publish its results this year.",
    ],
    [
        "Half of the schools stayed closed because of the flood.",
        "Owing to the flood, half the schools remained shut.",
        "All of the schools stayed closed because of the flood.",
        "Half of the schools stayed open in spite of the flood.",
    ],
    [
        "Goalkeeper Jon Falk saved two penalties and was named player of the match.",
        "Jon Falk, in goal, stopped two penalties and became player of the match.",
        "Goalkeeper Jon Falk saved three penalties and was named player of the match.",
        "Goalkeeper Nils Aro saved two penalties and was sent off.",
    ],
    [
        "The company denies that it knew of the leak.",
        "The firm says it did not know about the leak.",
        "The company admits that it knew of the leak.",
        "The company denies that it caused the leak.",
    ],
    [
        "Deputy mayor Ola Brekke earns £65,000 a year.",
        "The deputy mayor, Ola Brekke, is paid 65,000 pounds a year.",
        "Mayor Ola Brekke earns £65,000 a year.",
        "Deputy mayor Ola Brekke earns €56,000 a month.",
    ],
    [
        "Most of the farmers on the island voted for the new dyke on 3 May 2021.",
        "On May 3, 2021, the majority of the island's farmers backed the new dyke.",
        "All of the farmers on the island voted for the new dyke on 3 May 2021.",
        "Few of the farmers on the island voted for the new dyke on 5 March 2021.",
    ],
    [
        "Norway beat Finland 3–1 in Oslo after trailing at half-time.",
        "After trailing at half-time in Oslo, Norway beat Finland 3–1.",
        "Finland beat Norway 3–1 in Oslo after trailing at half-time.",
        "Norway beat Finland 3–1 in Bergen after leading at half-time.",
    ],
    [
        "The minister told the union that she would resign unless the strike ended.",
        "Unless the strike ended, the minister told the union, she would resign.",
        "The union told the minister that it would strike unless she resigned.",
        "The minister told the union that he would resign if the strike ended.",
    ],
    [
        "At least 40 people were hurt, two of them seriously, when the stand collapsed.",
        "When the stand collapsed, 40 people or more were injured, two badly.",
        "At most 40 people were hurt, two of them seriously, when the stand collapsed.",
        "At least 14 people were killed when the stand collapsed.",
    ],
    [
        "According to Dr Lena Abt, the drug is safer than the older one and costs more.",
        "The drug is safer than the older one but more expensive, Dr Lena Abt says.",
        "According to Dr Lena Abt, the drug is less safe than the older one and costs more.",
        "According to critics, the drug is safer than the older one and costs less.",
    ],
    [
        "Before the vote the chairman sold his shares to the bank.",
        "The chairman sold the bank his shares before the vote.",
        "After the vote the chairman sold his shares to the bank.",
        "Before the vote the bank sold its shares to the chairman.",
    ],
    [
        "She was allegedly seen near the mill at about 4 pm.",
        "At around 16:00 she was reportedly seen close to the mill.",
        "She was seen near the mill at about 4 pm.",
        "He was allegedly seen near the mill at about 4 am.",
    ],
];

/// A story and its rendition: of each sentence, two bytes say which it is and what became of it.
pub fn story(bytes: &[u8]) -> Pair<String> {
    let mut left: Vec<_> = SENTENCES.iter().collect();
    let mut texts = Pair::<Vec<&str>>::default();
    for choice in bytes.chunks_exact(2) {
        if left.is_empty() {
            break;
        }
        let sentence = left.remove(usize::from(choice[0]) % left.len());
        match choice[1] % 8 {
            // Left out, or put in.
            6 => texts.original.push(sentence[0]),
            7 => texts.rendition.push(sentence[0]),
            kind => {
                texts.original.push(sentence[0]);
                texts
                    .rendition
                    .push(sentence.get(usize::from(kind)).copied().unwrap_or(sentence[0]));
            }
        }
    }
    texts.map(|sentences| sentences.join(" "))
}
