"""A table as Parquet, with its types and what each column means."""

import io

from peeltrack.errors import MissingExtraError
from peeltrack.exchange.exports.hints import Type
from peeltrack.exchange.exports.source import Source
from peeltrack.exchange.exports.tables import Filled

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


def as_parquet(source: Source, filled: Filled) -> bytes:
    """The table; the same bytes for the same rows and the same release of pyarrow."""
    columns = filled.table.columns
    about = {"force": source.force, "on": source.on.isoformat(), "audience": source.audience.value}
    schema = pa.schema(
        [
            pa.field(column.name, _TYPES[column.type_], nullable=column.nullable)
            for column in columns
        ],
        metadata=about,
    )
    values = list(zip(*filled.rows, strict=True)) or [()] * len(columns)
    arrays = [pa.array(some, field.type) for some, field in zip(values, schema, strict=True)]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), written, compression="zstd")
    return written.getvalue()
