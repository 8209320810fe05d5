# Prints as JSON what is in the venv whose Python runs this, and what is wrong with it.
# With the argument "import", it also imports JupyterLab and nbconvert: that checks everything, and takes seconds.
# It must run on any Python 3, however old, and however damaged the packages are.
import csv
import json
import os
import sys
import sysconfig


def damaged(site):
    """The first file that is missing, or whose size differs from the one in its package's RECORD."""
    for folder in sorted(os.listdir(site)):
        # a name with a tilde is a remainder of a package that pip could not remove
        if folder.startswith("~") or not folder.endswith(".dist-info"):
            continue
        name = folder.split("-")[0]
        try:
            with open(os.path.join(site, folder, "RECORD"), encoding="utf-8", newline="") as record:
                rows = [row for row in csv.reader(record) if len(row) == 3 and row[2]]
        except (OSError, ValueError):
            return "the package %s is not completely installed" % name
        if not rows:
            return "the package %s is not completely installed" % name
        for file, _, size in rows:
            try:
                found = os.stat(os.path.join(site, file)).st_size
            except OSError:
                return "%s is missing from the package %s" % (file, name)
            if found != int(size):
                return "%s of the package %s is damaged" % (file, name)
    return None


def missing(names):
    """The first package that is missing, among the given ones and their dependencies."""
    from importlib import metadata

    from packaging.requirements import Requirement

    seen = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name in seen:
            continue
        seen.add(name)
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            return "the package %s is missing" % name
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                waiting.append(need.name)
    return None


def check(found):
    if sys.prefix == sys.base_prefix:
        return "its pyvenv.cfg is missing or damaged"
    site = sysconfig.get_paths()["purelib"]
    problem = damaged(site) or missing(["jupyterlab", "nbconvert"])
    if problem:
        return problem
    from importlib import metadata

    found["lab"] = metadata.version("jupyterlab")
    found["nbconvert"] = metadata.version("nbconvert")
    if "import" in sys.argv[1:]:
        import jupyterlab.labapp  # noqa: F401
        import nbconvert.nbconvertapp  # noqa: F401
    return None


found = {"python": list(sys.version_info[:3]), "problem": None}
if sys.version_info >= (3, 10):
    try:
        found["problem"] = check(found)
    except BaseException as error:
        found["problem"] = "%s: %s" % (type(error).__name__, error)
sys.stdout.write(json.dumps(found))
