"""The rules for all records together: one generator function for each, listed in CHECKS."""

from collections.abc import Callable, Iterator

from generator.checks import (
    contacts,
    deadlines,
    documents,
    progress,
    questions,
    sources,
    targets,
    time_values,
    time_words,
    topics,
    units,
)
from generator.content.folder import Records
from generator.problems import Problem, in_order

Check = Callable[[Records], Iterator[Problem]]


def check(records: Records) -> tuple[Problem, ...]:
    """Return all problems of the content, including those of reading, in order of place."""
    found = {problem for rule in CHECKS for problem in rule(records)}
    return in_order(found.union(records.problems))


CHECKS: tuple[Check, ...] = (
    documents.id_is_the_file_name,
    documents.numbers_rise,
    units.jurisdiction_has_a_registry,
    units.unit_names_are_unique,
    units.related_units_exist,
    units.unit_is_registered,
    units.unit_list_is_accounted_for,
    units.units_note_is_printed,
    units.named_unit_is_quoted,
    units.merged_units_have_a_task_above,
    units.merged_cells_repeat_those_above,
    deadlines.deadline_is_quoted,
    deadlines.no_deadline_is_quoted,
    deadlines.deadline_names_a_time,
    deadlines.deadline_stands_once,
    time_values.kind_agrees_with_its_words,
    time_values.value_agrees_with_its_words,
    time_values.due_agrees_with_its_words,
    time_words.time_words_are_accounted_for,
    time_values.time_column_says_the_same,
    deadlines.candidate_dates_are_known,
    targets.target_is_quoted,
    progress.evidence_follows_the_plan,
    progress.evidence_stands_once,
    documents.fields_are_printed,
    documents.basis_is_quoted,
    questions.questions_are_answered,
    sources.archive_is_unchanged,
    sources.source_has_an_address,
    sources.steps_do_what_is_declared,
    sources.glossary_words_are_unique,
    contacts.no_contact_details,
    contacts.not_contacts_look_like_one,
    sources.text_holds_no_structure,
    sources.sentences_stand_in_texts,
    sources.source_is_whole,
    sources.nothing_is_unplaced,
    topics.topics_and_functions_stand_once,
    topics.not_about_names_a_task_with_the_word,
    topics.function_is_listed,
    topics.function_has_a_unit,
)
"""Every rule, in the order in which a reader would look for them."""
