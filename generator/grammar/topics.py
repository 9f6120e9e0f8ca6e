"""Finds the words of a topic in a task."""

import re
from collections.abc import Iterator

from generator.records.shared import TopicRecord
from generator.records.tasks import TaskRecord

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’）]*")


def has_a_word(topic: TopicRecord, task: TaskRecord) -> bool:
    """Tell whether a task's title or text has a word of a topic."""
    text = f"{task.title or ''}\n{task.text}"
    return any(word in text for word in topic.words)


def sentences(topic: TopicRecord, task: TaskRecord) -> Iterator[str]:
    """Yield the sentences of a task's text that have a word of a topic."""
    for found in _SENTENCE.finditer(task.text):
        if any(word in found[0] for word in topic.words):
            yield found[0].strip()
