"""Name the files of a project that hold its records, relative to its folder."""

OFFICE = "data/office.yaml"
DIVISIONS = "data/divisions.yaml"
INDICATORS = "data/indicators.yaml"
EXTENSIONS = "data/extensions.yaml"
TYPES = "templates/catalogue.yaml"
"""The files of which a project has one."""


def plan_file(identifier: str) -> str:
    """Return the path of the file in which the plan of this id stands, relative to the project."""
    return f"data/tasks/{identifier}.yaml"


def document_file(identifier: str) -> str:
    """Return the path of the file in which the document of this id stands, relative to the project."""
    return f"data/documents/{identifier}.yaml"


def return_file(plan: str, period: str, division: str) -> str:
    """Return the path of the file with the return of a division (id), relative to the project."""
    return f"data/progress/{plan}/{period}/{division}.yaml"
