"""How the cells of a row are fitted to the columns of its table."""

from generator.drafting.blocks import TableRow
from generator.drafting.context import Context
from generator.drafting.dividing.cells import fit_row
from generator.proof.steps import DITTO
from generator.records.sources import Column


def test_a_missing_cell_is_assumed_where_the_others_fit_best() -> None:
    columns = (Column.NO, Column.TEXT, Column.RESPONSIBLE, Column.TIME)
    row = TableRow(("3", "推进预算信息公开，做到应公开尽公开。", "9月底前"))
    assert fit_row(row, columns, Context(year=2021)) == (*row.cells[:2], DITTO, "9月底前")


def test_a_table_of_forty_columns_is_fitted() -> None:
    columns = (Column.NO, Column.TEXT, *[Column.REMARK] * 37, Column.TIME)
    row = TableRow(("3", "推进预算信息公开，做到应公开尽公开。", *["是"] * 20, "9月底前"))
    fitted = fit_row(row, columns, Context(year=2021))
    assert (len(fitted), fitted[:2], fitted[-1]) == (40, row.cells[:2], "9月底前")
