"""What a draft reads of a Word document: what its reader sees, and nothing else without a question."""

import pytest

from generator.drafting.blocks import Paragraph, Refusal
from generator.drafting.formats.docx import read
from generator.messages import Language, say

from .office_files import cell, control, paragraph, row, run, table, with_members, word_file


def lines(body: str, **parts: object) -> list[str | tuple[str, ...]]:
    """Return the paragraphs and rows that are read of a document."""
    blocks = read(word_file(body, **parts)).blocks  # type: ignore[arg-type]
    return [one.text if isinstance(one, Paragraph) else one.cells for one in blocks]


def questions(body: str, **parts: object) -> list[str]:
    found = read(word_file(body, **parts)).remarks  # type: ignore[arg-type]
    return [say(one.question, Language.ZH) for one in found]


# ---- words of a run


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<w:t>1</w:t><w:noBreakHyphen/><w:t>5个工作日</w:t>", "1-5个工作日"),
        ("<w:t>政务</w:t><w:softHyphen/><w:t>公开</w:t>", "政务公开"),
        ("<w:t>一、</w:t><w:tab/><w:t>重点</w:t>", "一、 重点"),
        ('<w:t>一、</w:t><w:ptab w:alignment="right"/><w:t>重点</w:t>', "一、 重点"),
        ("<w:t>甲</w:t><w:lastRenderedPageBreak/><w:t>乙</w:t>", "甲乙"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>主动公开</w:t>', "☑主动公开"),
        ('<w:sym w:font="Wingdings 2" w:char="00A3"/><w:t>不予公开</w:t>', "□不予公开"),
        ('<w:t>办结率</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t>', "办结率≥95%"),
        ('<w:sym w:font="宋体" w:char="2460"/><w:t>公开</w:t>', "①公开"),
    ],
)
def test_signs_of_a_run_are_read_as_they_are_shown(inner: str, shown: str) -> None:
    assert lines(paragraph(f"<w:r>{inner}</w:r>")) == [shown]


@pytest.mark.parametrize("kind", ["", 'w:type="page"', 'w:type="column"', 'w:type="textWrapping"'])
def test_a_break_ends_a_line(kind: str) -> None:
    assert lines(paragraph(f"<w:r><w:t>甲</w:t><w:br {kind}/><w:t>乙</w:t></w:r>")) == ["甲", "乙"]


def test_a_sign_of_an_unknown_font_is_asked_about() -> None:
    body = paragraph(run('<w:t>公开</w:t><w:sym w:font="Webdings" w:char="F061"/>'))
    assert lines(body) == ["公开"]
    assert questions(body) == [
        "原件有 1 个特殊字体的符号读不出，没有写入（字体和编码）：Webdings F061；请对照原件补上"
    ]


def test_raised_digits_stay_raised() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert lines(paragraph(run("建成500m") + run("2", raised))) == ["建成500m²"]


def test_words_in_capitals_are_read_as_capitals() -> None:
    assert lines(paragraph(run("政务app", "<w:caps/>"))) == ["政务APP"]


def test_the_guide_above_a_character_is_left_out_with_a_question() -> None:
    ruby = (
        f"<w:ruby><w:rubyPr/><w:rt>{run('shù')}</w:rt><w:rubyBase>{run('数')}</w:rubyBase></w:ruby>"
    )
    body = paragraph(f"<w:r>{ruby}</w:r>{run('据')}")
    assert lines(body) == ["数据"]
    assert questions(body) == ["原件有 1 处字旁的注音，没有写入：shù；是正文的，请补记"]


def test_a_formula_is_asked_about() -> None:
    body = paragraph(f"{run('得分=')}<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>")
    assert lines(body) == ["得分=x+y"]
    assert questions(body) == ["原件有 1 个公式，只写了其中的字：x+y；请对照原件"]


# ---- words that are not seen, or struck


HIDING = "<w:rPr><w:vanish/></w:rPr>"
STYLES = (
    f'<w:style w:type="paragraph" w:styleId="内部"><w:name w:val="内部"/>{HIDING}</w:style>'
    '<w:style w:type="paragraph" w:styleId="下级"><w:name w:val="下级"/>'
    '<w:basedOn w:val="内部"/></w:style>'
    f'<w:style w:type="character" w:styleId="内部字符"><w:link w:val="内部"/>{HIDING}</w:style>'
    '<w:style w:type="character" w:styleId="划去"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="环甲"><w:basedOn w:val="环乙"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="环乙"><w:basedOn w:val="环甲"/></w:style>'
)


@pytest.mark.parametrize(
    "hidden",
    [
        run("内部掌握", "<w:vanish/>"),
        run("内部掌握", '<w:vanish w:val="on"/>'),
        run("内部掌握", '<w:rStyle w:val="内部字符"/>'),
    ],
)
def test_hidden_words_are_left_out_with_a_question(hidden: str) -> None:
    body = paragraph(run("公开目录") + hidden + run("。"))
    assert lines(body, styles=STYLES) == ["公开目录。"]
    assert questions(body, styles=STYLES) == [
        "原件有 1 处文字读者看不见，没有写入：内部掌握；原件上看得见的，请补记"
    ]


@pytest.mark.parametrize("style", ["内部", "下级"])
def test_words_are_hidden_by_the_style_of_their_paragraph(style: str) -> None:
    body = paragraph("甲") + paragraph("内部掌握", f'<w:pStyle w:val="{style}"/>') + paragraph("乙")
    assert lines(body, styles=STYLES) == ["甲", "乙"]


@pytest.mark.parametrize(
    "shown", ['<w:vanish w:val="0"/>', '<w:vanish w:val="false"/>', '<w:rStyle w:val="内部字符"/>']
)
def test_what_a_style_hides_is_shown_again(shown: str) -> None:
    inner = run("公开", shown)
    assert lines(paragraph(inner, '<w:pStyle w:val="内部"/>'), styles=STYLES) == ["公开"]


def test_words_are_hidden_by_the_defaults_of_a_document() -> None:
    body = paragraph(run("内部掌握") + run("公开", '<w:vanish w:val="0"/>'))
    assert lines(body, defaults="<w:vanish/>") == ["公开"]


def test_words_hidden_only_in_the_web_view_are_read() -> None:
    assert lines(paragraph(run("公开", "<w:webHidden/>"))) == ["公开"]


def test_a_style_that_is_based_on_itself_is_read() -> None:
    assert lines(paragraph("公开", '<w:pStyle w:val="环甲"/>'), styles=STYLES) == ["公开"]


@pytest.mark.parametrize(
    "struck", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="划去"/>']
)  # fmt: skip
def test_struck_words_are_left_out_with_a_question(struck: str) -> None:
    body = paragraph(run("6月底前", struck) + run("9月底前完成"))
    assert lines(body, styles=STYLES) == ["9月底前完成"]
    assert questions(body, styles=STYLES) == [
        "原件划去了 1 处文字，没有写入：6月底前；没有划去的，请补记"
    ]


@pytest.mark.parametrize("faint", ['<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_words_that_may_not_be_seen_are_asked_about(faint: str) -> None:
    body = paragraph(run("公开") + run("内部", faint))
    assert lines(body) == ["公开内部"]
    assert questions(body) == [
        "有 1 处文字，原件的读者可能看不见，仍写入了：内部；原件上看不见的，请删去"
    ]


def test_white_words_on_a_shade_are_seen() -> None:
    shade = '<w:shd w:val="clear" w:fill="C00000"/>'
    white = paragraph(run("序号", '<w:color w:val="FFFFFF"/>'))
    assert questions(table(row(cell(white, shade), "任务"))) == []


# ---- tracked changes


def test_a_tracked_move_is_read_where_it_leads() -> None:
    moved = run("公开预算。")
    body = (
        paragraph(f'<w:moveFrom w:id="1">{moved}</w:moveFrom>')
        + paragraph("公开决算。")
        + paragraph(f'<w:moveTo w:id="2">{moved}</w:moveTo>')
    )
    assert lines(body) == ["公开决算。", "公开预算。"]
    assert questions(body) == [
        "原件有 1 处修订还没有接受，插入的字写入了：公开预算。；原件不要的，请删去",
        "原件有 1 处修订还没有接受，删去的字没有写入：公开预算。；没有删去的，请补记",
    ]


def test_deleted_words_are_left_out_and_inserted_ones_kept() -> None:
    body = paragraph(
        '<w:del w:id="1"><w:r><w:delText>6</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run("9")}</w:ins>{run("月底前")}'
    )
    assert lines(body) == ["9月底前"]


def test_words_inserted_and_deleted_again_are_deleted() -> None:
    inner = '<w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>6</w:delText></w:r></w:del></w:ins>'
    assert lines(paragraph(inner + run("月底前"))) == ["月底前"]


def test_a_deleted_row_is_left_out() -> None:
    body = table(
        row("1", "公开预算"),
        row("2", "公开决算", properties='<w:del w:id="1"/>'),
        row("3", "公开采购", properties="<w:hidden/>"),
    )
    assert lines(body) == [("1", "公开预算")]
    assert questions(body) == [
        "原件有 1 处文字读者看不见，没有写入：3 公开采购；原件上看得见的，请补记",
        "原件有 1 处修订还没有接受，删去的字没有写入：2 公开决算；没有删去的，请补记",
    ]


def test_a_paragraph_whose_end_is_deleted_runs_on() -> None:
    body = paragraph("公开预算", '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("和决算。")
    assert lines(body) == ["公开预算和决算。"]


def test_a_paragraph_whose_end_is_hidden_runs_on() -> None:
    ending = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert lines(paragraph("一、重点。", ending) + paragraph("各单位要公开。")) == [
        "一、重点。各单位要公开。"
    ]


# ---- content controls, boxes and tables


def test_content_controls_are_read_at_every_level() -> None:
    body = (
        control(paragraph("甲"))
        + paragraph(run("乙") + control(run("丙")))
        + table(control(row("1", "公开预算")), row("2", control(cell("公开决算")), "财政局"))
    )
    assert lines(body) == ["甲", "乙丙", ("1", "公开预算", ""), ("2", "公开决算", "财政局")]


def test_the_placeholder_of_a_content_control_is_asked_about() -> None:
    body = paragraph(control(run("单击此处输入文字"), "<w:showingPlcHdr/>"))
    assert questions(body) == [
        "有 1 处文字，原件的读者可能看不见，仍写入了：单击此处输入文字；原件上看不见的，请删去"
    ]


BOX = "<w:txbxContent>{}</w:txbxContent>"
DRAWN = (
    "<mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
    f"{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    inner = paragraph("抄送：市委办")
    body = paragraph(run("公开") + f"<w:r>{DRAWN.format(inner, inner)}</w:r>" + run("预算。"))
    assert lines(body) == ["公开预算。", "抄送：市委办"]


def test_a_text_box_of_an_older_document_is_read() -> None:
    box = f"<w:pict><v:shape><v:textbox>{BOX.format(paragraph('抄送'))}</v:textbox></v:shape></w:pict>"
    assert lines(paragraph(run("公开") + f"<w:r>{box}</w:r>")) == ["公开", "抄送"]


def test_a_hidden_text_box_is_left_out() -> None:
    drawn = DRAWN.format(paragraph("内部掌握"), paragraph("内部掌握"))
    unseen = '<wp:anchor><wp:docPr id="1" name="x" hidden="1"/>'
    body = paragraph("<w:r>" + drawn.replace("<wp:anchor>", unseen) + "</w:r>")
    assert lines(body) == []


def test_a_picture_is_asked_about() -> None:
    body = paragraph(run("如图：") + "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>"
                     "<pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")  # fmt: skip
    assert questions(body) == ["原件有 1 处图片、图表或嵌入的文件，里面的字没有读；请对照原件"]


def test_a_table_in_a_cell_stays_in_the_cell() -> None:
    inner = cell(
        paragraph("公开：") + table(row("预算", "6月"), row("决算", "9月")) + paragraph("")
    )
    body = table(row("1", inner, "财政局"), row("2", "公开采购", "财政局"))
    assert lines(body) == [
        ("1", "公开：\n预算 6月\n决算 9月", "财政局"),
        ("2", "公开采购", "财政局"),
    ]
    assert questions(body) == [
        "原件有 1 个单元格里还有表格，内表每行写成一行字：公开： 预算 6月 决算 9月；请对照原件"
    ]


def test_a_table_around_the_document_only_lays_it_out() -> None:
    inner = (
        paragraph("工作要点") + table(row("1", "公开预算"), row("2", "公开决算")) + paragraph("完")
    )
    assert lines(table(row(cell(inner)))) == [
        "工作要点", ("1", "公开预算"), ("2", "公开决算"), "完",
    ]  # fmt: skip


def test_merged_cells_are_read_as_merged() -> None:
    first, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(row("1", "公开预算", cell("财政局", first)), row("2", "公开决算", cell("", more)))
    assert lines(body) == [("1", "公开预算", "财政局"), ("2", "公开决算", "〃")]


def test_words_under_a_merged_cell_are_asked_about() -> None:
    body = table(
        row("1", cell("财政局", '<w:vMerge w:val="restart"/>')),
        row("2", cell("审计局", "<w:vMerge/>")),
    )
    assert questions(body) == [
        "原件有 1 处文字读者看不见，没有写入：审计局；原件上看得见的，请补记"
    ]


def test_a_cell_that_is_merged_with_nothing_is_its_own() -> None:
    assert lines(table(row("1", cell("财政局", "<w:vMerge/>")))) == [("1", "财政局")]


def test_a_row_that_begins_later_keeps_its_columns() -> None:
    body = table(row("1", "甲", "乙"), row("丙", "丁", properties='<w:gridBefore w:val="1"/>'))
    assert lines(body) == [("1", "甲", "乙"), ("", "丙", "丁")]


@pytest.mark.parametrize("span", ["3", "63", "2000000000", "x"])
def test_columns_in_which_no_cell_begins_are_none(span: str) -> None:
    wide = f'<w:gridSpan w:val="{span}"/>'
    assert lines(table(row(cell("一、重点", wide)), row(cell("1"), cell("公开", wide)))) == [
        ("一、重点", ""), ("1", "公开"),
    ]  # fmt: skip


# ---- fields and notes


def field(instruction: str, result: str | None) -> str:
    shown = (
        "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    )
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (field('DATE \\@ "yyyy"', "2021年"), "2021年公开"),
        (field(" XE 公开 ", None), "公开"),
        (field(f"IF {field('PAGE', '1')} = 1", "是"), "是公开"),
        (field("eq \\o\\ac(○,3)", None), "③公开"),
        ('<w:fldSimple w:instr="DOCPROPERTY x">' + run("云山市") + "</w:fldSimple>", "云山市公开"),
        ('<w:hyperlink w:anchor="x">' + run("目录") + "</w:hyperlink>", "目录公开"),
        ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
         '</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>'
         '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "☑公开"),
    ],
)  # fmt: skip
def test_a_field_shows_its_result(inner: str, shown: str) -> None:
    body = paragraph(inner + run("公开"))
    assert (lines(body), questions(body)) == ([shown], [])


def test_a_field_without_a_result_is_asked_about() -> None:
    assert questions(paragraph(field("AUTONUM", None) + run("公开"))) == [
        "原件有 1 处域的内容读不出，没有写入：AUTONUM；请对照原件补上"
    ]


def test_a_field_without_an_end_swallows_nothing() -> None:
    body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("公开"))
    assert lines(body + paragraph("预算")) == ["公开", "预算"]


def test_notes_stand_at_the_end_with_a_question() -> None:
    body = paragraph(run("推进一网通办") + run('<w:footnoteReference w:id="2"/>') + run("。"))
    notes = {"footnotes": f'<w:footnote w:id="2">{paragraph("指网上统一办理。")}</w:footnote>'}
    assert lines(body, parts=notes) == ["推进一网通办。", "¹指网上统一办理。"]
    assert questions(body, parts=notes) == [
        "原件有 1 条脚注或尾注，放在文末（“…”前是所注的字）："
        "推进一网通办…指网上统一办理。；请移到该在的地方"
    ]


def test_comments_are_no_part_of_a_document() -> None:
    body = paragraph(run("公开") + run('<w:commentReference w:id="0"/>'))
    comments = {"comments": f'<w:comment w:id="0">{paragraph("再核")}</w:comment>'}
    assert lines(body, parts=comments) == ["公开"]


# ---- limits


def test_a_document_that_expands_without_end_is_refused() -> None:
    data = with_members(word_file(paragraph("公开")), word__document=b"<a>" + b" " * 17_000_000)
    with pytest.raises(Refusal) as refused:
        read(data)
    assert say(refused.value.message, Language.ZH) == (
        "文件展开后超过 16 MB，不像一份计划；请把计划的文字另存一份再试"
    )


def test_a_table_without_end_of_columns_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        lines(table(row(*["公开"] * 41)))
    assert say(refused.value.message, Language.ZH) == (
        "有表格超过 40 列，不像一份计划；请只留计划的部分再试"
    )
