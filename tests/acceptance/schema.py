"""The JSON Schema of the data file: all good data passes it, typical mistakes do not."""

import copy
import datetime
import json
import subprocess
import tomllib

import jsonschema

from program import CASES, ROOT, SAMPLES

# Wrong data whose fault no schema sees: it lies between two places, or in the way the file is written.
UNSEEN = {
    "control_characters", "date_unknown", "date_with_time", "event_in_unknown_period", "hole_in_list", "item_twice", "metric_unknown", "number_too_long",
    "json_lone_surrogate", "number_not_finite", "period_twice", "record_date_impossible", "records_name_misspelt", "row_lengths", "series_lengths", "too_deep", "key_twice",
}


def judge(binary, tally):
    """Checks the schemas themselves, the samples, the starting files, and mistakes."""
    schemas = {name: printed(binary, name) for name in [None, *templates(binary)]}
    for name, schema in schemas.items():
        tally.attempt(f"schema {name or 'of any template'}: is one", lambda schema=schema: jsonschema.Draft202012Validator.check_schema(schema) or [])
    for path in [*sorted(SAMPLES.glob("*.toml")), *sorted(SAMPLES.glob("*.json")), *sorted(ROOT.glob("report-templates/*/*/starter.toml"))]:
        data = read(path)
        template = data["report"].get("template", "annual-summary")
        for name in (None, template) if template in schemas else (None,):
            label = f"schema {name or 'of any template'}: {path.relative_to(ROOT)} passes"
            tally.attempt(label, lambda data=data, name=name: complaints(schemas[name], data))
    for case in sorted((CASES / "errors").iterdir()):
        for path in sorted(case.glob("data.*")):
            if case.name not in UNSEEN and path.suffix != ".snap" and (data := readable(path)) is not None:
                tally.attempt(f"schema: {path.relative_to(CASES)} is refused", lambda data=data: refused(schemas[None], data))
    sample = read(SAMPLES / "service-desk-2025.toml")
    for what, change in MISTAKES.items():
        data = copy.deepcopy(sample)
        change(data)
        tally.attempt(f"schema: {what} is refused", lambda data=data: refused(schemas["annual-summary"], data))
    for what, change in QUIRKS.items():
        data = copy.deepcopy(sample)
        change(data)
        tally.attempt(f"schema: {what} passes", lambda data=data: complaints(schemas["annual-summary"], data))


MISTAKES = {
    "a misspelt key": lambda data: data["metrics"]["tickets"].update(beter="lower"),
    "text for a number": lambda data: data["metrics"]["tickets"].update(value="48216 tickets"),
    "a percent sign in a number": lambda data: data["metrics"]["csat"].update(year_ago="92%"),
    "an unknown direction": lambda data: data["metrics"]["tickets"].update(better="smaller"),
    "a target without a number": lambda data: data["metrics"]["tickets"].update(target="fewer"),
    "a target in two ways": lambda data: data["metrics"]["tickets"].update(target={"at_least": 1, "at_most": 2}),
    "a metric without a name": lambda data: data["metrics"]["tickets"].pop("name"),
    "no metrics": lambda data: data.pop("metrics"),
    "no metric in metrics": lambda data: data.update(metrics={}),
    "an unknown status": lambda data: data["improvements"][0].update(status="finished"),
    "an unknown severity": lambda data: data["challenges"][0].update(severity="huge"),
    "a milestone without a date": lambda data: data["plans"][0]["milestones"][0].pop("date"),
    "an unknown period": lambda data: data["report"].update(period="2025-13"),
    "an unknown language": lambda data: data["report"].update(language="fr"),
    "an unknown template": lambda data: data["report"].update(template="anual-summary"),
    "a date in words": lambda data: data["report"].update(date="January 20"),
    "a report without a title": lambda data: data["report"].pop("title"),
    "a series without values": lambda data: data["series"]["tickets"].pop("values"),
    "text in the values of a series": lambda data: data["series"]["tickets"]["values"].append("many"),
    "an item that is text": lambda data: data["breakdowns"]["category"]["items"].append("Other"),
    "an unknown kind": lambda data: data["breakdowns"]["category"].update(kind="shares"),
    "a misspelt section": lambda data: data["sections"].update(overveiw={"text": "…"}),
    "a misspelt field of a section": lambda data: data["sections"]["overview"].update(takaway="…"),
    "keys of metrics as text": lambda data: data["sections"]["overview"].update(key_metrics="tickets"),
    "records as one table": lambda data: data.update(plans={"title": "One"}),
    "a misspelt table at the top": lambda data: data.update(metric={"tickets": {"name": "Tickets"}}),
    "a table in a cell": lambda data: data["tables"]["standards"]["rows"][0].append({}),
}

QUIRKS = {
    "a hole in a series": lambda data: data["series"]["tickets"]["values"].__setitem__(0, "—"),
    "an empty text for a hole": lambda data: data["series"]["tickets"]["previous"].__setitem__(0, ""),
    "null for a hole": lambda data: data["series"]["tickets"]["values"].__setitem__(1, None),
    "a value left open": lambda data: data["metrics"]["tickets"].update(value="", previous=None),
    "a target with its operator": lambda data: data["metrics"]["csat"].update(target="≥ 4.4"),
    "a target as a table": lambda data: data["metrics"]["csat"].update(target={"at_least": 4.4}),
    "a year as a number": lambda data: data["report"].update(period=2025),
    "a fiscal year": lambda data: data["report"].update(period="2025-04/2026-03"),
    "years as the periods of a series": lambda data: data["series"]["tickets"].update(periods=[2014 + index for index in range(12)]),
    "records of one's own": lambda data: data.update(lessons=[{"title": "One", "cost": 12}]),
    "columns of one's own": lambda data: data["breakdowns"]["category"]["items"][0].update(colour="red", weight=3),
    "fields of one's own in records": lambda data: data["plans"][0].update(budget=12000),
    "several owners": lambda data: data["plans"][0].update(owner=["Maya", "Tom"]),
    "the schema's own name in a JSON file": lambda data: data.update({"$schema": "./yearend.schema.json"}),
}


def templates(binary):
    return [line.split()[0] for line in output(binary, "templates").splitlines() if line.strip()]


def printed(binary, name):
    return json.loads(output(binary, "schema", *([name] if name else [])))


def output(binary, *arguments):
    return subprocess.run([str(binary), *arguments], capture_output=True, text=True, check=True, timeout=60).stdout


def read(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else days_as_text(tomllib.loads(text))


def readable(path):
    """The data of a wrong file, if it is at least TOML or JSON."""
    try:
        return read(path)
    except (ValueError, RecursionError):
        return None


def days_as_text(value):
    """As editors hand TOML to a schema: dates are text."""
    if isinstance(value, dict):
        return {key: days_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [days_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value


def complaints(schema, data):
    found = jsonschema.Draft202012Validator(schema).iter_errors(data)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


def refused(schema, data):
    return [] if complaints(schema, data) else ["the schema lets it pass"]
