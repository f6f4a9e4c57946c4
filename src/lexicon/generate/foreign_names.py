"""Makes data/foreign_names.tsv: names in other languages and the English ones that the tables know.

Countries are from Unicode CLDR, by way of the Python package babel; the rest is in foreign_names_world.tsv beside this
script. Single words stand in the nominative: the other cases are led back to it by rule (lexicon/foreign_name.rs).

Usage: foreign_names.py data/
"""
import os
import sys

from babel import Locale

LANGUAGES = {"fr": "fr", "es": "es", "pt": "pt", "it": "it", "de": "de", "nl": "nl", "sv": "sv", "da": "da", "no": "nb",
             "pl": "pl", "ru": "ru"}
HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = """# Names of countries, cities and organisations in other languages, as the English ones that the other tables know.
# Origin: countries by Unicode CLDR (Unicode licence v3, by way of the Python package babel), the rest by hand.
# Made with generate/foreign_names.py.
#
# - `name`: ISO 639-1 code of the language, a space, the name in lower case
# - `english`: in lower case
#
# shape: map
# columns: name english
"""


def main(data):
    english_of_code, known = {}, set()
    with open(os.path.join(data, "places.tsv"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                name, code, kind = line.split("\t")[:3]
                known.add(name)
                if kind == "country":
                    english_of_code.setdefault(code, []).append(name)
    names = {}

    def add(language, name, english):
        names.setdefault((language, name.replace("’", "'").lower()), english)

    with open(os.path.join(HERE, "foreign_names_world.tsv"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            english, *cells = line.rstrip("\n").split("\t")
            for language, cell in zip(LANGUAGES, cells):
                for name in filter(None, cell.split(";")):
                    add(language, name, english)
    for language, code in LANGUAGES.items():
        territories, in_english = Locale(code).territories, Locale("en").territories
        for territory, names_in_english in english_of_code.items():
            if territory in territories:
                preferred = in_english[territory].lower()
                english = preferred if preferred in names_in_english else names_in_english[0]
                add(language, territories[territory], english)
    same = {key for key, english in names.items() if key[1] == english}
    with open(os.path.join(data, "foreign_names.tsv"), "w", encoding="utf-8") as out:
        out.write(HEAD)
        for (language, name), english in sorted(names.items()):
            if (language, name) not in same:
                out.write(f"{language} {name}\t{english}\n")


main(sys.argv[1])
