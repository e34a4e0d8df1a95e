"""A trend drawn as pictures in one file."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import typer

from peeltrack.cli.errors import UnwritableOutputError
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT, write_document
from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.over_time import MOST
from peeltrack.documents.charts.standalone import standalone
from peeltrack.documents.parts.ratings_over_time import ratings_by_month
from peeltrack.queries.trend import TrendPoint
from peeltrack.wording import counted


def draw_trend(output: Path, points: Sequence[TrendPoint]) -> None:
    """Write the pictures of a trend, or say why there are none.

    Raises:
        UnwritableOutputError: if the file is not to be one of SVG.
    """
    if output.suffix.lower() != ".svg" and output != STANDARD_OUTPUT:
        requirement = "a file that ends in .svg; for data use --format and redirect it"
        raise UnwritableOutputError(str(output), requirement)
    charts = [*_charts(points)]
    if not charts:
        typer.echo(
            "Fewer than three months, or no number has changed: no picture is written.", err=True
        )
        raise typer.Exit(1)
    write_document(output, standalone(charts).encode())
    if output != STANDARD_OUTPUT:
        months = len({point.month for point in points})
        shown = f"the last {MOST} of {months} months" if months > MOST else f"{months} months"
        typer.echo(f"Wrote {output} ({counted(len(charts), 'picture')}, {shown}).", err=True)


def _charts(points: Sequence[TrendPoint]) -> Iterator[Chart]:
    """Yield the picture of each group that has changed; of all findings if there are no groups."""
    grouped = any(point.group for point in points)
    for group, series in groupby(points, key=lambda point: point.group):
        of_group = f" of {group}" if group else " without a lead"
        chart = ratings_by_month(
            tuple(series), f"Findings{of_group * grouped} that HMICFRS has not closed,"
        )
        if chart:
            yield chart
