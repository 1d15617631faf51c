"""A contestant: counts the events of a trace by kind with DuckDB's read_json, in one thread, and prints them as JSON.

Arguments: the file, and the columns to read as a JSON object of names and types. Of all columns but the first, which is
the kind, it takes the greatest value, so that none of them is left out of reading.
"""

import json
import resource
import sys

import duckdb

file, given = sys.argv[1:]
columns = json.loads(given)
kind, *others = columns
types = ", ".join(f"\"{name}\": '{type}'" for name, type in columns.items())
figures = "".join(f', max("{name}")' for name in others)
connection = duckdb.connect()
connection.execute("SET threads = 1")
rows = connection.execute(
    f"SELECT {kind}, count(*){figures} FROM read_json(?, format = 'newline_delimited', columns = {{{types}}}) GROUP BY {kind}",
    [file],
).fetchall()
print(json.dumps({row[0]: row[1] for row in rows}))
usage = resource.getrusage(resource.RUSAGE_SELF)
with open("/proc/self/status", encoding="ascii") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
print(
    "usage " + json.dumps({"cpuSeconds": usage.ru_utime + usage.ru_stime, "peakBytes": peak * 1024}),
    file=sys.stderr,
)
