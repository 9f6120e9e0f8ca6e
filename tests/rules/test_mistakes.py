"""What editors mistype in YAML: each mistake is named at its own line, not where YAML gave up."""

import pytest

from generator.content.mistakes import find_mistakes
from generator.content.reading import read_record
from generator.problems import ContentError
from generator.records.units import RegistryRecord

from ..conftest import PLANS, lines

GOOD = """\
id: jia
name: 甲市
units:
- id: a
  name: 市财政局
  aliases: [甲, 乙]
  kind: agency
- id: b
  name: 市'税务局
  kind: agency
"""


def problems_of(text: str) -> list[str]:
    with pytest.raises(ContentError) as error:
        read_record(text.encode(), "u.yml", RegistryRecord)
    return lines(error.value.problems)


def edit(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


COLON = "请改成英文冒号加空格“: ” [signs-are-ascii]"
QUOTE = "请在文字末尾补上 [yaml-syntax]"
SINGLE = "是文字就把整个值放进英文单引号 [yaml-syntax]"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        # quotes and brackets that are left open, at the line where they were opened
        ("甲市", "'甲市", f"u.yml:2:7: 这里的引号（'）开了头，在同一行里没有合上；{QUOTE}"),
        ("甲市", '"甲市', f'u.yml:2:7: 这里的引号（"）开了头，在同一行里没有合上；{QUOTE}'),
        ("甲市", "'甲市’", "u.yml:2:10: 末尾的引号“’”和开头的不成对；请改成英文引号（'） [signs-are-ascii]"),
        ("乙]", "乙", "u.yml:6:12: 这里的括号“[”开了头，没有合上；请在末尾补上 [yaml-syntax]"),
        ("乙]", "乙］", "u.yml:6:17: 末尾的括号“］”是全角的；请改成英文括号“]” [signs-are-ascii]"),
        ("乙]", "乙]]", "u.yml:6:18: 括号已经合上了，这里多出“]”；请删去 [yaml-syntax]"),
        ("乙]", "乙}", "u.yml:6:17: 括号“}”和开头的括号不成对；请改成一对 [yaml-syntax]"),
        ("乙]", "乙 # 丙]", "u.yml:6:18: 括号合上之前有“ #”，它后面的都成了注释；是文字就把这一项放进英文单引号，是注释就移到上一行 [yaml-syntax]"),
        ("甲, 乙]", "'甲' 乙]", "u.yml:6:17: 列表的两项之间缺少英文逗号；请补上“, ” [yaml-syntax]"),
        ("甲, 乙]", "甲, @乙]", "u.yml:6:16: 值不能以“@”开头；是文字就用英文单引号括起来：'@乙' [yaml-syntax]"),
        # values that YAML reads as something else
        ("甲市", '"甲"市', 'u.yml:2:10: 引号（"）在这里就合上了，后面还有“市”；请用英文单引号把整个值包起来，值里原有的单引号写两个 [yaml-syntax]'),
        ("甲市", "[甲]市", "u.yml:2:10: 值以“[”开头会读作列表，括号合上之后还有“市”；是文字就把整个值放进英文单引号 [yaml-syntax]"),
        ("甲市", r'"C:\路"', r"u.yml:2:10: 双引号里的反斜杠“\”有特别的意思；请改用英文单引号 [yaml-syntax]"),
        ("甲市", "甲: 市", f"u.yml:2:8: 值里又有英文冒号加空格“: ”；{SINGLE}"),
        ("甲市", "甲市 kind: x", "u.yml:2:10: 一行里写了两个键；请让 kind 另起一行 [yaml-syntax]"),
        ("甲市", "|- 甲", "u.yml:2:9: “|-”后面不能接着写文字；请换行，缩进两格再写 [yaml-syntax]"),
        ("甲市", "- 甲", "u.yml:2:7: 键的同一行不能以“- ”开始列表；请让“- ”另起一行，是文字就放进英文单引号 [yaml-syntax]"),
        *[("甲市", f"{sign}甲", f"u.yml:2:7: 值不能以“{sign}”开头；是文字就用英文单引号括起来：'{sign}甲' [yaml-syntax]") for sign in "@`%*&!>,]}"],
        # signs that only look like those of YAML
        ("name: 甲市", "name：甲市", f"u.yml:2:5: “name”后面的冒号“：”是全角的；{COLON}"),
        ("- id: a", "- id：a", f"u.yml:4:5: “id”后面的冒号“：”是全角的；{COLON}"),
        ("  kind: agency", "  类型：机关", f"u.yml:7:5: “类型”后面的冒号“：”是全角的；{COLON}"),
        ("- id: b", "－ id: b", "u.yml:8:1: 列表开头的“－”不是英文的减号；请改成“- ” [signs-are-ascii]"),
        ("- id: b", "—id: b", "u.yml:8:1: 列表开头的“—”不是英文的减号；请改成“- ” [signs-are-ascii]"),
        ("- id: b", "＃ 注\n- id: b", "u.yml:8:1: 注释开头的“＃”是全角的；请改成“#” [signs-are-ascii]"),
        ("  kind:", "  ｋind：", "u.yml:7:3: “ｋind：”是全角的；请写成“kind: ” [signs-are-ascii]"),
        ("  kind: ", "  kind:\u3000", "u.yml:7:8: 冒号后面是全角空格或看不见的空格（[U+3000]）；请改用英文空格 [signs-are-ascii]"),
        ("  kind", "\u3000kind", "u.yml:7:1: 缩进里有全角空格或看不见的空格（[U+3000]）；请改用英文空格，和同一层的行对齐 [signs-are-ascii]"),
        ("  aliases", "\u3000aliases", "u.yml:6:1: 缩进里有全角空格或看不见的空格（[U+3000]）；请改成 2 个英文空格，和上下两行对齐 [signs-are-ascii]"),
        ("  kind", "\u00a0 kind", "u.yml:7:1: 缩进里有全角空格或看不见的空格（[U+00A0]）；请改用英文空格，和同一层的行对齐 [signs-are-ascii]"),
        ("[甲, 乙]", "[甲，乙]", "u.yml:6:14: 方括号里的“，”是全角的，不分开两项；请改成英文逗号“, ”，是同一项里的文字就给这一项加英文单引号 [signs-are-ascii]"),
        ("[甲, 乙]", "【甲，乙】", "u.yml:6:12: aliases 的括号或逗号（【，】）是全角的；请写成英文的 [甲, 乙] [signs-are-ascii]"),
        ("kind: agency", "kind: “agency”", "u.yml:7:9: ““agency””里有全角的字符（“”）；请写成 agency [signs-are-ascii]"),
        ("  kind", "  ｋind", "u.yml:7:3: 键“ｋind”里有全角或看不见的字符（ｋ）；请写成 kind [signs-are-ascii]"),
        # dashes, colons, tabs and indentation
        ("  kind", "\tkind", "u.yml:7:1: 缩进或空白处有制表符（Tab）；请改用空格，和同一层的行对齐 [yaml-syntax]"),
        ("- id: b", "-\tid: b", "u.yml:8:1: 缩进里有制表符（Tab）；请改成 2 个空格，和上下两行对齐 [yaml-syntax]"),
        ("- id: b", "-id: b", "u.yml:8:1: 列表的“-”后面缺一个空格；请写成“- ” [yaml-syntax]"),
        ("- id: b", "id: b", "u.yml:8:1: 列表里到了新的一项，id 前面缺少“- ”；请补上，其余的键和 id 对齐 [yaml-syntax]"),
        ("- id: b", "  id: b", "u.yml:8:3: 键 id 重复了，第 4 行已经写过；这里若是列表的下一项，请在 id 前面补上“- ”，否则只留一个 [key-stands-once]"),
        ("name: 甲市", "name:甲市", "u.yml:2:5: 键 name 的冒号后面缺一个空格；请写成“name: ” [yaml-syntax]"),
        ("name: 甲市", "name 甲市", "u.yml:2:1: 这一行没有“键: 值”的冒号；是新的键就补上英文冒号加空格“: ”，是上面文字的后半句就接到上一行 [yaml-syntax]"),
        ("name: 甲市", "  name: 甲市", "u.yml:2:3: 这一行缩进了 2 格；它上面的 id 已经有值，同级的键应缩进 0 格，请对齐 [yaml-syntax]"),
        ("  kind", " kind", "u.yml:7:2: 这一行缩进了 1 格，和上面的都没有对齐；请缩进 0、2 格 [yaml-syntax]"),
        ("units:", "units: 甲", "u.yml:4:1: 这里不能有列表的“- ”：列表上面要有一行，只写列表的键和冒号，如 units:；请补上这一行，或检查上一行 [yaml-syntax]"),
        ("甲市", "|-\n  甲\n市", "u.yml:4:1: 这一行像是上面 name 的文字，缩进不够；请和那些文字对齐，缩进 2 格 [yaml-syntax]"),
        # what is not of one record
        ("- id: b", "...\n- id: b", "u.yml:8:1: “...”表示文件到此为止，后面却还有内容；请删去这一行 [yaml-is-plain]"),
        ("- id: b", "---\n- id: b", "u.yml:8:1: 从这一行“---”起是第二份记录；一个文件只写一份，请删去，或另存为一个文件 [yaml-is-plain]"),
        ("甲市", "甲\u2028市", "u.yml:2:8: 这里有看不见的换行符 U+2028；请删去，需要换行就用回车键 [yaml-syntax]"),
        ("name: 甲市\n", "<<<<<<< HEAD\nname: 甲市\n=======\nname: 乙市\n>>>>>>> x\n", "u.yml:2:1: 第 2 行到第 6 行是合并时的冲突；请在“=======”上下两种写法里留下对的，删去这三行标记 [conflict-is-resolved]"),
        ("name: 甲市\n", "name: 甲市\n=======\n", "u.yml:3:1: 第 3 行是合并冲突的标记；请核对上下文，留下对的写法，删去标记 [conflict-is-resolved]"),
        # words that YAML would leave out or join
        ("甲市", "甲市 # 乙", "u.yml:2:10: “# 乙”会当作注释，不读进来；是文字就把整个值放进英文单引号，是注释就移到上一行 [text-is-read-whole]"),
        ("甲市", "#甲市", "u.yml:2:7: “#甲市”会当作注释，不读进来；是文字就把整个值放进英文单引号，是注释就移到上一行 [text-is-read-whole]"),
        ("甲市", ">-\n  甲\n  市", "u.yml:2:7: “>”会用空格把下面的几行连成一行；请改成“|-” [text-is-read-whole]"),
        ("甲市", "甲\n  市", "u.yml:2:7: 文字写成了几行，YAML 会用空格把它们连起来；请并成一行，或在键后写“|-”，换行缩进两格再写 [text-is-read-whole]"),
        ("name: 甲市", "name: '甲市\nname2: 乙'", f"u.yml:2:7: 这里的引号（'）开了头，在同一行里没有合上；{QUOTE}"),
        ("name: 甲市", "name: 甲市\n  note：乙", f"u.yml:3:3: “note：乙”后面的冒号“：”是全角的；{COLON}"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_line(old: str, new: str, problem: str) -> None:
    assert problems_of(edit(old, new)) == [problem]


TREE = """\
id: jia
name: 甲市
units:
- id: a
  name: 市财政局
  members:
    units: [b]
    basis: 甲
  kind: group
- id: b
  name: 市税务局
  kind: agency
"""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("- id: a", "- id a", "4:3: 这一行没有“键: 值”的冒号"),
        ("id: jia", "id jia", "1:1: 这一行没有“键: 值”的冒号"),
        ("- id: a", "id: a", "4:1: 列表里到了新的一项，id 前面缺少“- ”"),
        ("- id: a", "  id: a", "4:3: 列表里到了新的一项，id 前面缺少“- ”"),
        ("- id: b", "  - id: b", "10:3: 这一行缩进了 2 格，从下面看应缩进 0 格"),
        ("- id: a", "  - id: a", "4:3: 这一行缩进了 2 格，从下面看应缩进 0 格"),
        ("  name: 市财政局", "name: 市财政局", "5:1: 这一行缩进了 0 格，从下面看应缩进 2 格"),
        ("  name: 市财政局", "    name: 市财政局", "5:5: 这一行缩进了 4 格；它上面的 id 已经有值，同级的键应缩进 2 格"),
        ("    units: [b]", "      units: [b]", "7:7: 这一行缩进了 6 格，从下面看应缩进 4 格"),
        ("    basis: 甲", "     basis: 甲", "8:6: 这一行缩进了 5 格；它上面的 units 已经有值，同级的键应缩进 4 格"),
        ("  kind: group", "   kind: group", "9:4: 这一行缩进了 3 格，和上面的都没有对齐；请缩进 2、4 格"),
        ("units:\n-", "  units:\n-", "3:3: 这一行缩进了 2 格"),
    ],
)  # fmt: skip
def test_of_two_lines_that_do_not_line_up_the_wrong_one_is_named(
    old: str, new: str, problem: str
) -> None:
    assert old in TREE
    (found,) = problems_of(TREE.replace(old, new, 1))
    assert found.startswith(f"u.yml:{problem}")


def test_all_mistyped_signs_of_a_file_are_named_at_once() -> None:
    text = GOOD.replace("name: ", "name：").replace("- id: b", "－ id: b")
    assert [problem.split(": ")[0] for problem in problems_of(text)] == [
        "u.yml:2:5",
        "u.yml:5:7",
        "u.yml:8:1",
        "u.yml:9:7",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_do_not_move_a_mistake(end: str) -> None:
    text = edit("  name: 市财政局", "  name：市财政局").replace("\n", end)
    assert problems_of(text)[0].startswith("u.yml:5:7: ")


def test_a_comment_is_none_of_a_text() -> None:
    text = (
        GOOD.replace("id: a", "id: a # 一")
        .replace("甲市", "'甲市' # 二")
        .replace("乙]", "乙] # 三")
    )
    entry = read_record(text.encode(), "u.yml", RegistryRecord)
    assert entry.record.name == "甲市"


@pytest.mark.parametrize(
    "path", sorted(PLANS.rglob("content/**/*.yml")), ids=lambda path: path.stem
)
def test_no_mistake_is_found_in_a_right_record(path: object) -> None:
    text = (PLANS / str(path)).read_text(encoding="utf-8")
    assert list(find_mistakes(text, "x.yml")) == []
