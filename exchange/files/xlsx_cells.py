"""The cells of a workbook as text."""

from datetime import date, datetime

from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula


def cell_text(value: object) -> str:
    """A cell's value as text: 1.0 as "1", a date as ISO without its time, and a formula, never what came of it."""
    match value:
        case None:
            return ""
        case bool():
            return "waar" if value else "onwaar"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case ArrayFormula():
            return str(value.text)
        case DataTableFormula():
            return f"=TABLE({value.ref})"
        case _:
            return str(value)
