"""How readers answer: where they correct a record, and where they report an error."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.problems import Place

FORM = "mistake.yml"
"""The form in .github/ISSUE_TEMPLATE/, and in it the field that is filled in."""
FIELD = "task"


@dataclass(frozen=True, slots=True)
class Feedback:
    """The mail address for reports, and the address and branch of the records' repository.

    `email` and `repository` are empty where there is none. Paths below a repository are those of
    GitHub; Gitee has the same for records.
    """

    email: str = ""
    repository: str = ""
    branch: str = "main"

    def record(self, place: Place) -> str:
        """Return where a record is corrected: a file in the editor, a line where lines have addresses."""
        path = f"{quote(self.branch)}/{quote(place.path)}"
        if place.line == 1:
            return f"{self.repository}/edit/{path}"
        return f"{self.repository}/blob/{path}#L{place.line}"

    def form(self, about: str) -> str:
        """Return the address of the form for reports, with what it is about filled in."""
        query = urlencode({"template": FORM, FIELD: about}, safe="/:", quote_via=quote)
        return f"{self.repository}/issues/new?{query}"

    def letter(self, subject: str, body: str = "") -> str:
        """Return the address that begins a letter."""
        begun = f"mailto:{quote(self.email, safe='@+')}?subject={quote(subject)}"
        return f"{begun}&body={quote(body)}" if body else begun


NO_FEEDBACK = Feedback()
"""Of a site that names nobody."""
