"""Checks YAML files against the schemas: validate.py FOLDER-OF-SCHEMAS FILE...

Prints a line for each file: "ok FILE", "invalid FILE: where: why" or "unreadable FILE: why".  Scalars are read as by
YAML 1.2, which editors follow: dates are texts, only true and false are booleans; keys are texts.
"""
import json
import os
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    yaml_implicit_resolvers = {}


for tag, pattern, first in (
        ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
        ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789"))):
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def with_text_keys(data):
    if isinstance(data, dict):
        return {key if isinstance(key, str) else str(key): with_text_keys(value) for key, value in data.items()}
    return [with_text_keys(item) for item in data] if isinstance(data, list) else data


def kind_of(path):
    name = os.path.basename(path)
    if name in ("plan.yaml", "agencies.yaml", "site.yaml"):
        return name[:-len(".yaml")]
    folders = ("./" + os.path.dirname(path)).split("/")
    return "received" if folders[-2] == "received" and folders[-1] != "periods" else "period"


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    validators = {}
    for kind in ("plan", "agencies", "period", "received", "site"):
        with open(os.path.join(folder, kind + ".schema.json"), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
    for path in files:
        try:
            with open(path, encoding="utf-8") as file:
                data = with_text_keys(yaml.load(file, Loader))
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
            print(f"unreadable {path}: {type(error).__name__}")
            continue
        error = jsonschema.exceptions.best_match(validators[kind_of(path)].iter_errors(data))
        if error is None:
            print(f"ok {path}")
        else:
            where = "/".join(str(step) for step in error.absolute_path)
            print(f"invalid {path}: {where}: {error.message[:160]}")


main()
