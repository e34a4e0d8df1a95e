"""A table as Parquet."""

import io
from itertools import islice

from peeltrack.errors import MissingExtraError
from peeltrack.exports.column_types import Type
from peeltrack.exports.source import Export
from peeltrack.exports.tables import FilledTable

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingExtraError("Parquet", "parquet") from error

_TYPES = {
    Type.TEXT: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.DATE: pa.date32(),
    Type.BOOLEAN: pa.bool_(),
}

_ROWS_AT_ONCE = 50_000


def as_parquet(source: Export, filled: FilledTable) -> bytes:
    """Return the table; the same bytes for the same rows and the same release of pyarrow."""
    columns = filled.table.columns
    about = {"force": source.force, "on": source.on.isoformat(), "audience": source.audience.value}
    schema = pa.schema(
        [
            pa.field(column.name, _TYPES[column.type_], nullable=column.nullable)
            for column in columns
        ],
        metadata=about,
    )
    written = io.BytesIO()
    rows = iter(filled.rows)
    with pq.ParquetWriter(written, schema, compression="zstd") as writer:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            values = zip(zip(*some, strict=True), schema, strict=True)
            arrays = [pa.array(column, field.type) for column, field in values]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return written.getvalue()
