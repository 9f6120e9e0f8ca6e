"""The words of the field: where they name a time, a unit list or a topic, and what they come to."""
