"""The records that editors write, as one frozen pydantic model for each part."""
