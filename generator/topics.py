"""Which tasks speak of a topic: by the words that reviewers chose."""

import re
from collections.abc import Iterable, Iterator

from generator.plan import Mention, Passage, Topic
from generator.records import TaskRecord, TopicRecord

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’）]*")


def has_a_word(topic: TopicRecord, task: TaskRecord) -> bool:
    """Tell whether a task's lead-in or text has a word of a topic."""
    return any(word in f"{task.title or ''}\n{task.text}" for word in topic.words)


def find_mentions(topics: Iterable[Topic], tasks: Iterable[Passage]) -> Iterator[Mention]:
    """Yield where tasks speak of topics, topic by topic."""
    tasks = tuple(tasks)
    for topic in topics:
        others = {item.task for item in topic.record.not_about}
        for passage in tasks:
            if passage.id not in others and has_a_word(topic.record, passage.task):
                yield Mention(topic, passage, tuple(_sentences(topic.record, passage.task.text)))


def _sentences(topic: TopicRecord, text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        if any(word in found[0] for word in topic.words):
            yield found[0].strip()
