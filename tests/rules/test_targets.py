"""The rules for targets: they are quoted, and agree with the words around the figure."""

import pytest

from ..conftest import EXAMPLE, Repository
from .conftest import ALPHA, reports

test_a_broken_rule_is_reported_at_its_place = reports(
    (ALPHA, "metric: 分值权重", "metric: 权重分值", f"{ALPHA}:89:15: metric“权重分值”不在 quote 里；请从 quote 原样复制 [target-is-quoted]"),
    (ALPHA, "value: 4", "value: 5", f"{ALPHA}:91:14: “5%”不在 quote 里；请核对 value 和 unit [target-is-quoted]"),
    (ALPHA, "value: 4", "value: 0", f"{ALPHA}:91:14: “0%”不在 quote 里；请核对 value 和 unit [target-is-quoted]"),
    (ALPHA, "operator: '>='", "operator: '='", f"{ALPHA}:90:17: quote 的意思是 >=，operator 却写作 =；请改正 [target-is-quoted]"),
    (ALPHA, "- quote: 分值权重不低于4%", "- quote: 分值权重是4%", f"{ALPHA}:88:14: quote“分值权重是4%”不在正文里；最接近的是：分值权重不低于4%；请从正文原样复制 [target-is-quoted]"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("公开率不得低于95%", ">="),
        ("公开率不小于95%", ">="),
        ("公开率≥95%", ">="),
        ("公开率达95%", ">="),
        ("公开率达到95%", ">="),
        ("公开率在95%以上", ">="),
        ("差错率不得高于95%", "<="),
        ("差错率不大于95%", "<="),
        ("差错率不能超过95%", "<="),
        ("差错率控制在95%以内", "<="),
        ("公开率超过95%", ">"),
        ("差错率低于95%", "<"),
        ("县级以上政府公开率为95%", "="),
        ("政策传达95%", "="),
        ("公开率95 %", "="),
    ],
)
def test_words_next_to_a_figure_determine_the_operator(
    repository: Repository, words: str, operator: str
) -> None:
    for sign in (">=", "=", "<=", ">", "<"):
        text = (EXAMPLE / ALPHA).read_text(encoding="utf-8")
        text = text.replace("分值权重不低于4%", words).replace("value: 4", "value: 95")
        repository.write(ALPHA, text.replace("operator: '>='", f"operator: '{sign}'"))
        is_refused = any("operator 却写作" in problem for problem in repository.problems())
        assert is_refused is (sign != operator), (sign, repository.problems())
