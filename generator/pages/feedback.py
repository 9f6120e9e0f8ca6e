"""The addresses where readers correct a record or report an error."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.problems import Place

FORM = "mistake.yml"
"""The file of the form in .github/ISSUE_TEMPLATE/."""
FIELD = "task"


@dataclass(frozen=True, slots=True)
class Feedback:
    """The mail address for reports, and the address and branch of the records' repository.

    `email` and `repository` are "" if there is none. Paths in a repository are those of GitHub; for
    records, Gitee has the same.
    """

    email: str = ""
    repository: str = ""
    branch: str = "main"

    def record(self, place: Place) -> str:
        """Return where a record is corrected: its file in the editor, or its line in the file view."""
        path = f"{quote(self.branch)}/{quote(place.path)}"
        if place.line == 1:
            return f"{self.repository}/edit/{path}"
        return f"{self.repository}/blob/{path}#L{place.line}"

    def form(self, about: str) -> str:
        """Return the address of the form for reports, with the task that it is about filled in."""
        query = urlencode({"template": FORM, FIELD: about}, safe="/:", quote_via=quote)
        return f"{self.repository}/issues/new?{query}"

    def letter(self, subject: str, body: str = "") -> str:
        """Return the `mailto:` address of a report with a subject and a body."""
        begun = f"mailto:{quote(self.email, safe='@+')}?subject={quote(subject)}"
        return f"{begun}&body={quote(body)}" if body else begun


NO_FEEDBACK = Feedback()
"""For a site without an address for reports."""
