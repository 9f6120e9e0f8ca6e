# mypy: ignore-errors
"""Make the DOCX, XLSX, PDF, HTML and TXT plans of this folder from the words of their gold files.

Run by hand, and only after a change here or in a gold file:

    apt install chromium fonts-noto-cjk
    pip install python-docx openpyxl reportlab pikepdf playwright pillow fonttools
    python tests/drafts/make_files.py [id …]

The places, agencies and persons are invented. Tasks are in the gold files, so that what a draft
should hold is written once; their surroundings and layout are here. Words of a cell that are neither
a name nor a deadline (同上, —, 立即) are given by task number.
"""

import base64
import io
import json
import sys
from datetime import datetime
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
DIGITS = "零一二三四五六七八九十"


def han(no):
    """A number up to 19 in Han digits."""
    return DIGITS[no] if no <= 10 else "十" + DIGITS[no - 10]


def plan(name):
    """The gold file of a plan."""
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def units(task, *roles, joint="、"):
    """The unit cell of a task."""
    return joint.join(u["as_written"] for u in task["units"] if u["role"] in roles)


def times(task):
    """The time cell of a task: its deadlines that its text does not name."""
    words = [d["expression"] for d in task["deadlines"] if d["expression"] not in task["text"]]
    return "；".join(words)


def sections(tasks):
    """Pairs of a section and its tasks."""
    groups = {}
    for task in tasks:
        groups.setdefault((task["section"], task["section_title"]), []).append(task)
    return groups.items()


# --- DOCX ---------------------------------------------------------------------------------


def letter(document, head, number, to, body, signed, date, after=()):
    """The notice that carries a plan, as paragraphs."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    document.add_paragraph(head, style="Title").alignment = ALIGN.CENTER
    document.add_paragraph(number).alignment = ALIGN.CENTER
    document.add_paragraph(to)
    for words in body:
        document.add_paragraph(words)
    document.add_paragraph(signed).alignment = ALIGN.RIGHT
    document.add_paragraph(date).alignment = ALIGN.RIGHT
    for words in after:
        document.add_paragraph(words)


def number_automatically(document):
    """Let Word count 一、 (paragraph numbering) and （一） (by the style 二级标题)."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>{}'
        '<w:suff w:val="nothing"/><w:lvlText w:val="{}"/><w:lvlJc w:val="left"/></w:lvl>'
    )
    styled = '<w:pStyle w:val="二级标题"/>'
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
            '<w:multiLevelType w:val="multilevel"/>'
            f"{level.format(0, '', '%1、')}{level.format(1, styled, '（%2）')}</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
        )
    )
    style = document.styles.add_style("二级标题", 1)
    style.base_style = document.styles["Normal"]
    style.element.get_or_add_pPr().append(count(1))
    return style


def count(level):
    """The property that numbers a paragraph on this level."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
    )


def lanjiang(name, gold):
    """DOCX prose, numbered by Word: neither 一、 nor （一） is in the text."""
    from docx import Document

    document = Document()
    second = number_automatically(document)
    document.sections[0].header.paragraphs[0].text = "澜江市人民政府办公室文件"
    letter(
        document,
        "澜江市人民政府办公室关于印发澜江市2021年政务公开工作要点的通知",
        "澜政办发〔2021〕14号",
        "各区人民政府，市政府各部门，各直属机构：",
        [
            "《澜江市2021年政务公开工作要点》已经市人民政府同意，现印发给你们，"
            "请结合实际认真贯彻落实。"
        ],
        "澜江市人民政府办公室",
        "2021年4月16日",
        ["（此件公开发布）", ""],
    )
    document.add_paragraph("澜江市2021年政务公开工作要点", style="Title")
    document.add_paragraph(
        "2021年是“十四五”开局之年，做好政务公开工作，要深入贯彻新修订的"
        "《中华人民共和国政府信息公开条例》，坚持以人民为中心，以公开促落实、强监管、优服务，"
        "为建设现代化滨江强市营造良好环境。"
    )
    notes = {(1, 1): "按职责分工负责", (2, 1): "负责落实", (3, 3): "等有关部门按职责分工负责"}
    for (no, title), tasks in sections(gold["tasks"]):
        heading = document.add_paragraph(title)
        heading.paragraph_format.keep_with_next = True
        heading._p.get_or_add_pPr().append(count(0))
        for task in tasks:
            paragraph = document.add_paragraph(style=second)
            paragraph.add_run(task["title"] + "。").bold = True
            half = len(task["text"]) // 2  # Word divides runs where the text was edited
            paragraph.add_run(task["text"][:half])
            paragraph.add_run(task["text"][half:])
            note = notes.get((no, task["no"]), "")
            paragraph.add_run(f"（责任单位：{units(task, 'responsible')}{note}）")
    document.add_paragraph(
        "各区、各部门要结合实际制定落实措施，细化任务分工。本要点落实情况要纳入"
        "政府信息公开工作年度报告予以公布，接受社会监督。"
    )
    document.add_paragraph("抄送：市委各部门，市人大常委会办公室，市政协办公室，市监委。")
    document.add_paragraph("澜江市人民政府办公室\t2021年4月19日印发")
    document.save(HERE / f"{name}.docx")


def qingfeng(name, gold):
    """DOCX prose with typed numbers that run on, `1.` items, and lines of people and units."""
    from docx import Document

    leaders = {
        1: "陈明远",
        2: "陈明远",
        3: "陈明远",
        4: "副县长周启明",
        6: "副县长何秀兰",
        13: "张某某",
    }
    document = Document()
    letter(
        document,
        "青枫县人民政府办公室关于印发青枫县2019年政务公开工作要点的通知",
        "青政办〔2019〕27号",
        "各乡镇人民政府，县政府各部门、各直属单位：",
        ["经县人民政府同意，现将《青枫县2019年政务公开工作要点》印发给你们，请认真组织实施。"],
        "青枫县人民政府办公室",
        "2019年5月20日",
    )
    document.add_page_break()
    document.add_paragraph("青枫县2019年政务公开工作要点", style="Title")
    document.add_paragraph(
        "为进一步提高政府工作透明度，保障人民群众知情权、参与权、表达权、监督权，"
        "根据省、市有关部署，结合我县实际，制定本工作要点。"
    )
    for (section, title), tasks in sections(gold["tasks"]):
        document.add_paragraph(f"{han(section)}、{title}").runs[0].bold = True
        for task in tasks:
            first, *items = task["text"].split("\n")
            paragraph = document.add_paragraph(f"（{han(task['no'])}）{task['title']}。{first}")
            for item in items:
                document.add_paragraph(item)
            lines = []
            if task["no"] in leaders:
                lines.append(f"牵头领导：{leaders[task['no']]}")
            lines.append(f"牵头单位：{units(task, 'lead')}")
            lines.append(f"配合单位：{units(task, 'supporting')}")
            if section == 3:  # one paragraph with line breaks
                paragraph = document.add_paragraph(lines[0])
                for line in lines[1:]:
                    paragraph.add_run().add_break()
                    paragraph.add_run(line)
            elif section == 4:  # one line
                document.add_paragraph("；".join(lines))
            elif section == 5:  # in a bracket at the end
                paragraph.add_run(f"（{'；'.join(lines)}）")
            else:
                for line in lines:
                    document.add_paragraph(line)
    document.add_paragraph(
        "县政府办公室将对本要点落实情况进行跟踪督办，工作进展不力的，在全县范围内通报。"
    )
    document.save(HERE / f"{name}.docx")


def fill(cell, words):
    """Write a cell as Word does: one paragraph a line."""
    first, *rest = words.split("\n")
    cell.paragraphs[0].add_run(first)
    for line in rest:
        cell.add_paragraph(line)


def merge_down(table, column, first, last):
    """Merge cells of one column and keep only the words of the first."""
    for row in range(first + 1, last + 1):
        for paragraph in table.cell(row, column).paragraphs:
            for run in paragraph.runs:
                run._r.getparent().remove(run._r)
    cell = table.cell(first, column).merge(table.cell(last, column))
    for paragraph in cell.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def repeat_header(row):
    """Mark a row as a header that is repeated on each page."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def baichuan(name, gold):
    """DOCX table: merged section column, merged unit and time cells, notice before, note after."""
    from docx import Document

    document = Document()
    letter(
        document,
        "柏川县人民政府办公室关于印发柏川县2021年政务公开重点任务分解表的通知",
        "柏政办函〔2021〕39号",
        "各乡镇人民政府、街道办事处，县政府各部门：",
        [
            "为深入贯彻落实国务院办公厅和省、市2021年政务公开工作要点，扎实做好我县政务公开工作，"
            "现将《柏川县2021年政务公开重点任务分解表》印发给你们，请对照任务认真抓好落实。",
            "各单位要于11月15日前将落实情况报县政府办公室。",
            "附件：柏川县2021年政务公开重点任务分解表",
        ],
        "柏川县人民政府办公室",
        "2021年6月8日",
    )
    document.add_page_break()
    document.add_paragraph("附件")
    document.add_paragraph("柏川县2021年政务公开重点任务分解表", style="Title")
    heads = ["序号", "重点任务", "具体要求", "牵头单位", "配合单位", "完成时限"]
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        fill(cell, head)
    repeat_header(table.rows[0])
    other = {10: "按时间节点推进", 15: "按时间节点推进"}
    for (section, title), tasks in sections(gold["tasks"]):
        start = len(table.rows)
        for task in tasks:
            words = [
                str(task["no"]),
                f"{han(section)}、{title}",
                task["text"],
                units(task, "lead", joint="\n"),
                units(task, "supporting"),
                other.get(task["no"], times(task)),
            ]
            for cell, word in zip(table.add_row().cells, words, strict=True):
                fill(cell, word)
        merge_down(table, 1, start, start + len(tasks) - 1)
    for column, first, last in [(3, 1, 3), (4, 4, 5), (4, 8, 9), (5, 5, 6)]:
        merge_down(table, column, first, last)
    document.add_paragraph("注：配合单位排名不分先后，未列入的单位按照职责做好相关工作。")
    document.save(HERE / f"{name}.docx")


def shidu(name, gold):
    """DOCX table of a bureau: offices, full-width section rows, 同上 and 〃, a header printed twice."""
    from docx import Document

    document = Document()
    document.add_paragraph("石渡区住房和城乡建设局2022年政务公开工作任务清单", style="Title")
    document.add_paragraph(
        "为做好2022年政务公开工作，进一步明确责任、细化任务，经局务会研究，制定本任务清单。"
        "各科室、各下属单位要指定专人负责，按时报送工作进展。"
    )
    heads = ["序号", "工作任务", "完成时限", "责任科室", "工作要求"]
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")

    def add(words):
        for cell, word in zip(table.add_row().cells, words, strict=True):
            fill(cell, word)

    add(heads)
    who = {9: "同上"}
    when = {4: "〃", 9: "立即", 11: "同上", 12: "立即"}
    for (section, title), tasks in sections(gold["tasks"]):
        cells = table.add_row().cells
        fill(cells[0].merge(cells[-1]), f"{han(section)}、{title}")
        for task in tasks:
            no = task["no"]
            if no == 6:
                add(heads)  # somebody copied the header to the top of page two
            add(
                [
                    str(no),
                    task["title"],
                    when.get(no, times(task)),
                    who.get(no, units(task, "responsible", joint="\n")),
                    task["text"],
                ]
            )
    document.add_paragraph("石渡区住房和城乡建设局")
    document.add_paragraph("2022年3月28日")
    document.save(HERE / f"{name}.docx")


# --- XLSX ---------------------------------------------------------------------------------


def put_date(cell, words):
    """A time cell: a day as a date that is shown in Han characters, other words as words."""
    try:
        cell.value = datetime.strptime(words, "%Y年%m月%d日")
        cell.number_format = 'yyyy"年"m"月"d"日"'
    except ValueError:
        cell.value = words or None


def anping(name, gold):
    """XLSX on two sheets and a sheet of notes: title row, stated rule, full-width section rows."""
    from openpyxl import Workbook

    book = Workbook()
    sheets = [book.active, book.create_sheet("任务分解表（续）")]
    sheets[0].title = "任务分解表"
    titles = [
        "安屏市2022年政务公开重点工作任务分解表",
        "安屏市2022年政务公开重点工作任务分解表（续）",
    ]
    for sheet, title in zip(sheets, titles, strict=True):
        sheet.append([title])
        sheet.merge_cells("A1:E1")
        sheet.append(["说明：责任单位列第一位的为牵头单位。"])
        sheet.merge_cells("A2:E2")
        sheet.append(["序号", "重点任务", "工作要求", "责任单位", "完成时限"])
    for (section, title), tasks in sections(gold["tasks"]):
        sheet = sheets[section > 2]
        sheet.append([f"{han(section)}、{title}"])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, end_column=5, start_column=1
        )
        for task in tasks:
            joint = "\n" if task["no"] % 3 == 0 else "、"
            who = units(task, "lead", "responsible", joint=joint)
            sheet.append([task["no"], task["title"], task["text"].replace("；", "；\n"), who])
            put_date(sheet.cell(sheet.max_row, 5), times(task) or "按时间节点推进")
    notes = book.create_sheet("填报说明")
    notes["A1"] = "填报说明"
    notes["A2"] = "1.各单位于每月25日前将进展情况报市政府办公室政务公开科。"
    notes["A3"] = "2.责任单位调整的，由承接职能的单位继续负责。"
    book.save(HERE / f"{name}.xlsx")


def luming(name, gold):
    """XLSX with a header of two rows, a merged left column, 同上, / for none, merged unit cells."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet["A1"] = "附件1"
    sheet["A2"] = "鹿鸣县2023年政务公开工作任务台账"
    sheet.merge_cells("A2:G2")
    first = ["工作类别", "序号", "工作任务", "具体措施", "责任分工", None, "完成时间"]
    sheet.append(first)
    sheet.append([None, None, None, None, "牵头单位", "配合单位", None])
    sheet.merge_cells("E3:F3")
    for column in "ABCDG":
        sheet.merge_cells(f"{column}3:{column}4")
    lead = {12: "同上"}
    support = {8: "/", 12: "同上", 15: "/"}
    when = {5: "按时间节点推进", 9: "同上", 11: "立即", 15: "立即整改"}
    rows = {}
    for (_, title), tasks in sections(gold["tasks"]):
        start = sheet.max_row + 1
        for task in tasks:
            no = task["no"]
            rows[no] = sheet.max_row + 1
            sheet.append(
                [
                    title if rows[no] == start else None,
                    no,
                    task["title"],
                    task["text"],
                    lead.get(no, units(task, "lead")),
                    support.get(no, units(task, "supporting", joint="\n" if no == 10 else "、")),
                ]
            )
            put_date(sheet.cell(rows[no], 7), when.get(no, times(task)))
        sheet.merge_cells(start_row=start, end_row=sheet.max_row, start_column=1, end_column=1)
    for column in "EF":
        sheet[f"{column}{rows[4]}"] = None
        sheet.merge_cells(f"{column}{rows[3]}:{column}{rows[4]}")
    sheet.append([])
    sheet.append(["备注：台账实行动态管理，完成一项、销号一项。"])
    book.save(HERE / f"{name}.xlsx")


# --- PDF ----------------------------------------------------------------------------------


def small_font(words, radicals):
    """A TrueType font with only these characters, as CSS: Chromium embeds it in a few KB.

    It has 200 units to the em and not 1000: steps of one byte. Noto draws 工 and the radical ⼯ (U+2F2F) with one glyph; with `radicals` the font keeps both,
    and Chromium then writes the radical into the PDF, as it does with the installed font.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTCollection

    font = TTCollection(FONT).fonts[2]  # Simplified Chinese
    every = font.getBestCmap()
    wanted = {every[ord(one)] for one in words if ord(one) in every}
    cmap = {
        code: name
        for code, name in every.items()
        if chr(code) in words or (radicals and name in wanted and 0x2E80 <= code < 0x2FE0)
    }
    names = [".notdef", *dict.fromkeys(cmap.values())]
    glyphs, drawn = {}, font.getGlyphSet()
    for name in names:
        pen = TTGlyphPen(None)
        smaller = TransformPen(pen, (0.2, 0, 0, 0.2, 0, 0))
        drawn[name].draw(Cu2QuPen(smaller, max_err=20, reverse_direction=True))
        glyphs[name] = pen.glyph()
    for glyph in glyphs.values():
        glyph.recalcBounds(None)
    widths = {
        name: (font["hmtx"][name][0] // 5, getattr(glyphs[name], "xMin", 0)) for name in names
    }
    builder = FontBuilder(200, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=176, descent=-24)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=176, sTypoDescender=-24, usWinAscent=176, usWinDescent=24)
    builder.setupPost()
    builder.save(made := io.BytesIO())
    data = base64.b64encode(made.getvalue()).decode()
    return f"@font-face{{font-family:Small;src:url(data:font/ttf;base64,{data})}}"


def print_page(name, html, head="", landscape=False, radicals=False):
    """Print a page with Debian's chromium, page numbers as — 1 — and a running head."""
    import pikepdf
    from playwright.sync_api import sync_playwright

    face = small_font(set(html + head + "—0123456789"), radicals)
    html = html.replace("<style>", f"<style>{face}*{{font-family:Small;font-weight:400}}")
    small = "font: 9px Small; width: 100%; text-align: center"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page()
        page.set_content(html)
        page.evaluate("document.fonts.ready")
        made = page.pdf(
            format="A4",
            landscape=landscape,
            tagged=False,
            display_header_footer=True,
            header_template=f'<style>{face}</style><div style="{small}">{head}</div>',
            footer_template=f'<style>{face}</style><div style="{small}">'
            '— <span class="pageNumber"></span> —</div>',
            margin={"top": "25mm", "bottom": "25mm", "left": "26mm", "right": "26mm"},
        )
        browser.close()
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(made)) as whole:
        whole.save(
            HERE / f"{name}.pdf",
            recompress_flate=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )


def linxi(name, gold):
    """PDF prose: lines and pages break sentences, unit and time in one bracket, a stated rule."""
    when = {2: "完成", 5: "完成", 10: "完成", 12: "完成"}
    parts = [
        "<h1>临溪市人民政府办公室文件</h1><p class=c>临政办发〔2020〕33号</p>"
        "<h1>临溪市人民政府办公室关于印发<br>临溪市2020年政务公开工作要点的通知</h1>"
        "<p class=n>各县（市、区）人民政府，市政府各部门，市直各单位：</p>"
        "<p>《临溪市2020年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻执行。</p>"
        "<p class=r>临溪市人民政府办公室</p><p class=r>2020年7月13日</p>"
        "<p>（此件公开发布）</p><h1 class=new>临溪市2020年政务公开工作要点</h1>"
        "<p>2020年是全面建成小康社会和“十三五”规划收官之年。全市政务公开工作要坚持稳中求进，"
        "着眼统筹疫情防控和经济社会发展，准确执行新修订的政府信息公开条例，着力提升公开质量，"
        "以更高水平公开助推治理体系和治理能力现代化。</p>"
    ]
    for (section, title), tasks in sections(gold["tasks"]):
        parts.append(f"<h2>{han(section)}、{title}</h2>")
        for task in tasks:
            bracket = units(task, "lead", "responsible")
            if task["no"] == 1:
                bracket += "，列第一位的为牵头单位，下同"
            if task["no"] in when:
                bracket += f"，{times(task)}{when[task['no']]}"
            if task["no"] in (4, 7):
                bracket += "等按职责分工负责"
            words = f"<b>（{han(task['no'])}）{task['title']}。</b>{task['text']}（{bracket}）"
            parts.append(f"<p>{words}</p>")
    parts.append(
        "<p>各县（市、区）、各部门要把本要点落实情况作为重要内容纳入政府信息公开工作年度报告，"
        "市政府办公室将适时组织督查。</p>"
        "<div class=end>抄送：市委办公室，市人大常委会办公室，市政协办公室，市纪委监委机关，"
        "临溪军分区。</div><div class=end>临溪市人民政府办公室<span>2020年7月15日印发</span></div>"
    )
    style = (
        "body{font:16pt/28pt Small}p{text-indent:2em;margin:0;text-align:justify}"
        "h1{font-size:20pt;text-align:center}h2{font-size:16pt;text-indent:2em;margin:0}"
        ".c{text-align:center}.r{text-align:right}.n{text-indent:0}.new{break-before:page}"
        ".end{font-size:14pt;border-bottom:1px solid}.end span{float:right}"
    )
    page = f"<html lang=zh-CN><style>{style}</style>{''.join(parts)}"
    print_page(name, page, head="临溪市人民政府办公室规范性文件")


def cell(words, span=1, wide=1):
    """One cell of an HTML table."""
    rows = f' rowspan="{span}"' if span > 1 else ""
    columns = f' colspan="{wide}"' if wide > 1 else ""
    return f"<td{rows}{columns}>{escape(words)}</td>"


def yongqu(name, gold):
    """PDF table over several pages: words wrap in cells, merged cells, the header on each page."""
    tasks = gold["tasks"]
    spans = {"lead": {13: 3}, "time": {11: 2}}
    heads = ["工作任务", "主要内容", "牵头单位", "责任单位", "完成时限"]
    other = {5: "按时间节点推进", 8: "全年"}
    rows = []
    for (section, title), group in sections(tasks):
        for task in group:
            no = task["no"]
            row = [cell(f"{han(section)}、{title}", len(group))] if task is group[0] else []
            row.append(cell(f"（{han(no)}）{task['text']}"))
            if no not in (14, 15):
                row.append(cell(units(task, "lead") or "—", spans["lead"].get(no, 1)))
            row.append(cell(units(task, "responsible")))
            if no != 12:
                row.append(cell(other.get(no, times(task)), spans["time"].get(no, 1)))
            rows.append(f"<tr>{''.join(row)}</tr>")
    style = (
        "body{font:11pt/16pt Small}table{border-spacing:0;width:100%}"
        "td,th{border:.5px solid;padding:3pt;vertical-align:middle}"
        "td{box-decoration-break:clone}h1{text-align:center}"
        ".w1{width:14%}.w2{width:40%}.w3{width:14%}.w4{width:19%}"
        "p{text-indent:2em}.r{text-align:right}.new{break-before:page}"
    )
    head = "".join(f"<th class=w{at}>{word}</th>" for at, word in enumerate(heads, 1))
    html = (
        f"<html lang=zh-CN><style>{style}</style>"
        "<h1>永渠市人民政府办公室关于印发<br>永渠市2021年政务公开主要任务分解表的通知</h1>"
        "<p>永政办函〔2021〕52号</p><div>各县（市、区）人民政府，市政府各部门：</div>"
        "<p>经市政府同意，现将《永渠市2021年政务公开主要任务分解表》印发给你们，请认真组织实施，"
        "确保各项任务落到实处。</p><p class=r>永渠市人民政府办公室</p><p class=r>2021年6月21日</p>"
        f"<h1 class=new>永渠市2021年政务公开主要任务分解表</h1>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
    print_page(name, html, landscape=True, radicals=True)


def typeset(path, paragraphs, foot=""):
    """Set paragraphs with reportlab in STSong-Light, a font that is named and not embedded."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    registerFont(UnicodeCIDFont("STSong-Light"))
    base = {"fontName": "STSong-Light", "fontSize": 15, "leading": 27, "wordWrap": "CJK"}
    styles = {
        "title": ParagraphStyle("title", alignment=1, spaceAfter=12, **base),
        "text": ParagraphStyle("text", firstLineIndent=30, **base),
        "plain": ParagraphStyle("plain", **base),
        "right": ParagraphStyle("right", alignment=2, **base),
    }

    def page_number(canvas, document):
        canvas.setFont("STSong-Light", 12)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")
        if foot:
            canvas.drawString(72, A4[1] - 40, foot)

    story = [Paragraph(words, styles[style]) for style, words in paragraphs]
    SimpleDocTemplate(str(path), pagesize=A4, title="", invariant=1).build(
        story, onFirstPage=page_number, onLaterPages=page_number
    )


def yunze(name, gold):
    """PDF prose whose top-level 一、 are the tasks; 牵头单位：…；责任单位：… in the closing bracket."""
    paragraphs = [
        ("title", "云泽区人民政府办公室关于印发2016年政务公开工作要点的通知"),
        ("title", "云政办发〔2016〕28号"),
        ("plain", "各镇人民政府、街道办事处，区政府各部门，各直属事业单位："),
        ("text", "《云泽区2016年政务公开工作要点》已经区政府同意，现印发给你们，请认真贯彻执行。"),
        ("right", "云泽区人民政府办公室"),
        ("right", "2016年5月30日"),
        ("title", "云泽区2016年政务公开工作要点"),
        (
            "text",
            "为贯彻落实中央关于全面推进政务公开工作的意见，进一步增强公开实效，"
            "提升政府公信力，现就做好2016年全区政务公开工作提出如下要点。",
        ),
    ]
    for task in gold["tasks"]:
        lead, rest = units(task, "lead"), units(task, "responsible", "supporting")
        who = f"{lead}牵头，{rest}配合" if task["no"] > 8 else f"牵头单位：{lead}；责任单位：{rest}"
        words = f"{han(task['no'])}、{task['title']}。{task['text']}（{who}）"
        paragraphs.append(("text", words))
    paragraphs.append(("text", "各镇（街道）、各部门要结合实际抓好本要点的贯彻落实。"))
    paragraphs.append(
        ("plain", "抄送：区委各部门，区人大办，区政协办，区法院，区检察院，区人武部。")
    )
    paragraphs.append(("plain", "云泽区人民政府办公室　　　　　　　2016年5月31日印发"))
    typeset(HERE / f"{name}.pdf", paragraphs)


# --- HTML and TXT -------------------------------------------------------------------------


def wanghu(name, gold):
    """HTML in GB 18030: a layout table around the page, a table with rowspan and colspan in it."""
    spans = {"support": {9: 3}, "time": {2: 2, 9: 3}}
    other = {5: "—", 6: "—", 13: "及时"}
    rows = [
        "<tr><th rowspan=2>序号</th><th rowspan=2>工作任务</th><th rowspan=2>具体要求</th>"
        "<th colspan=2>责任分工</th><th rowspan=2>完成时限</th></tr>"
        "<tr><th>牵头单位</th><th>配合单位</th></tr>"
    ]
    for (section, title), group in sections(gold["tasks"]):
        rows.append(f"<tr>{cell(f'{han(section)}、{title}', wide=6)}</tr>")
        for task in group:
            no = task["no"]
            row = [
                cell(str(no)),
                cell(task["title"]),
                cell(task["text"]),
                cell(units(task, "lead")),
            ]
            if no not in (10, 11):
                row.append(cell(units(task, "supporting") or "—", spans["support"].get(no, 1)))
            if no not in (3, 10, 11):
                row.append(cell(other.get(no, times(task)), spans["time"].get(no, 1)))
            rows.append(f"<tr>{''.join(row)}</tr>")
    table = "\n".join(rows)
    html = f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>望湖区人民政府办公室关于印发望湖区2020年政务公开工作任务分工表的通知-望湖区人民政府</title>
<script>var hits = 0; document.title;</script><style>.bt {{ font-size: 20px }}</style></head>
<body><table width="1000" align="center"><tr><td><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>
&gt; 政策文件</td><td><form action="/s"><input name="q"><button>搜索</button></form></td></tr>
<tr><td colspan="2">
<table class="xxgk"><tr><td>索引号：</td><td>003048291/2020-00217</td><td>发布机构：</td><td>望湖区人民政府办公室</td></tr>
<tr><td>文　　号：</td><td>望政办发〔2020〕21号</td><td>发布日期：</td><td>2020-06-02</td></tr>
<tr><td>主题分类：</td><td>综合政务/政务公开</td><td>有效性：</td><td>有效</td></tr></table>
<div class="bt">望湖区人民政府办公室关于印发望湖区2020年政务公开工作任务分工表的通知</div>
<div>浏览次数：<span id="hits"></span>　字体：[<a>大</a> <a>中</a> <a>小</a>]　<a>打印本页</a></div>
<div class="TRS_Editor"><p>各街道办事处，区政府各部门，区直各单位：</p>
<p>　　现将《望湖区2020年政务公开工作任务分工表》印发给你们，请结合实际抓好落实。</p>
<p style="text-align:right">望湖区人民政府办公室&nbsp;&nbsp;</p>
<p style="text-align:right">2020年5月29日&nbsp;&nbsp;</p>
<p style="text-align:center"><strong>望湖区2020年政务公开工作任务分工表</strong></p>
<table border="1"><tbody>
{table}
</tbody></table></div></td></tr>
<tr><td colspan="2">主办单位：望湖区人民政府办公室　网站标识码：0000000000　<a>网站地图</a>
版权所有：望湖区人民政府</td></tr></table></body></html>
"""
    (HERE / f"{name}.html").write_bytes(html.encode("gb18030"))


def heshan(name, gold):
    """TXT copied from a table in Word: each cell on its own line, the header again at a page break."""
    other = {2: "按时间节点推进", 11: "立即"}
    heads = ["序号", "工作任务", "责任单位", "完成时限"]
    lines = [
        "禾山县人民政府办公室",
        "关于印发禾山县2018年政务公开工作要点责任分解表的通知",
        "禾政办发〔2018〕46号",
        "",
        "各乡镇人民政府，县政府各部门：",
        "  现将《禾山县2018年政务公开工作要点责任分解表》印发给你们，请认真抓好落实。",
        "禾山县人民政府办公室",
        "2018年6月11日",
        "",
        "禾山县2018年政务公开工作要点责任分解表",
        *heads,
    ]
    for (section, title), tasks in sections(gold["tasks"]):
        if section == 3:
            lines += heads
        lines.append(f"{han(section)}、{title}")
        for task in tasks:
            when = other.get(task["no"], times(task))
            lines += [str(task["no"]), task["text"], units(task, "responsible"), when]
    words = "\r\n".join(lines) + "\r\n"
    (HERE / f"{name}.txt").write_bytes(words.encode("utf-8"))


def nanyan(name, gold):
    """TXT of a table flattened to one line a row, with nothing between its cells."""
    lines = [
        "当前位置：首页>信息公开>政策文件>县政府办文件",
        "南堰县人民政府办公室关于印发南堰县2017年政务公开工作重点任务及责任分工表的通知",
        "来源：南堰县政府办公室　发布时间：2017-05-15　点击数：",
        "南政办〔2017〕18号",
        "各乡镇人民政府，县政府各部门：",
        "　　经县政府同意，现将《南堰县2017年政务公开工作重点任务及责任分工表》印发给你们，"
        "请认真贯彻落实。",
        "2017年5月12日",
        "南堰县2017年政务公开工作重点任务及责任分工表",
        "重点任务责任单位完成时限",
    ]
    for (section, title), tasks in sections(gold["tasks"]):
        lines.append(f"{han(section)}、{title}")
        lines += [f"{t['no']}.{t['text']}{units(t, 'responsible')}{times(t)}" for t in tasks]
    lines += ["打印本页　关闭窗口", "主办：南堰县人民政府　承办：南堰县政府办公室"]
    (HERE / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


# --- what must be refused -----------------------------------------------------------------


def report(name, _gold):
    """DOCX: a report on last year, in the form of a plan."""
    from docx import Document

    document = Document()
    document.add_paragraph("澜江市2020年政务公开工作总结", style="Title")
    document.add_paragraph(
        "2020年，我市认真贯彻落实国家和省关于政务公开工作的部署，政务公开工作取得新成效。"
        "现将有关情况总结如下。"
    )
    done = {
        "一、主要工作开展情况": [
            "（一）主动公开情况。全年通过市政府门户网站公开政府信息2.1万条，较上年增长12%；"
            "发布政策解读材料186篇，召开新闻发布会34场。",
            "（二）依申请公开情况。全市共收到政府信息公开申请763件，均在法定期限内办结，"
            "其中予以公开412件、部分公开58件。",
            "（三）平台建设情况。完成市政府门户网站改版，关停整合政务新媒体账号97个，"
            "建成政务公开专区62个。",
        ],
        "二、存在的主要问题": [
            "（一）部分单位对政策解读重视不够，解读形式较为单一。",
            "（二）基层公开力量薄弱，业务人员流动频繁。",
        ],
        "三、下一步工作打算": [
            "（一）进一步拓展公开内容，提升公开质量。",
            "（二）进一步加强培训指导，提高业务水平。",
        ],
    }
    for heading, paragraphs in done.items():
        document.add_paragraph(heading)
        for words in paragraphs:
            document.add_paragraph(words)
    document.add_paragraph("澜江市人民政府办公室")
    document.add_paragraph("2021年1月20日")
    document.save(HERE / f"{name}.docx")


def roster(name, _gold):
    """XLSX: who is on duty over a holiday, with numbers, days, units and people."""
    from openpyxl import Workbook

    sheet = (book := Workbook()).active
    sheet.append(["柏川县政府办公室2021年国庆节假期值班安排表"])
    sheet.merge_cells("A1:E1")
    sheet.append(["序号", "日期", "带班领导", "值班科室", "备注"])
    offices = ["秘书科", "综合科", "督查科", "信息科", "行政科", "文电科", "政务公开科"]
    for day, office in enumerate(offices, 1):
        sheet.append([day, datetime(2021, 10, day), f"办公室领导{day}", office, "全天"])
    sheet.append(["说明：值班时间为每日8:00至次日8:00，值班人员不得擅自离岗。"])
    book.save(HERE / f"{name}.xlsx")


def holiday(name, _gold):
    """PDF: a notice of days off, numbered like a plan."""
    days = [
        "一、元旦：2021年1月1日至3日放假，共3天。",
        "二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。",
        "三、清明节：4月3日至5日放假调休，共3天。",
        "四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。",
        "五、端午节：6月12日至14日放假，共3天。",
        "六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。",
    ]
    paragraphs = [
        ("title", "临溪市人民政府办公室关于2021年部分节假日安排的通知"),
        ("plain", "各县（市、区）人民政府，市政府各部门，市直各单位："),
        ("text", "根据上级有关通知精神，现将2021年部分节假日放假调休日期的具体安排通知如下。"),
        *(("text", words) for words in days),
        (
            "text",
            "节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，"
            "要按规定及时报告并妥善处置。",
        ),
        ("right", "临溪市人民政府办公室"),
        ("right", "2020年12月2日"),
    ]
    typeset(HERE / f"{name}.pdf", paragraphs)


def scanned(name, _gold):
    """PDF: a plan that is only a picture."""
    from PIL import Image, ImageDraw, ImageFont

    tasks = plan("heshan-2018")["tasks"][:6]
    words = "禾山县2018年政务公开工作要点\n\n" + "\n".join(
        f"（{han(task['no'])}）{task['text']}" for task in tasks
    )
    page = Image.new("1", (1240, 1754), 1)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(FONT, 30, index=2)
    height = 140
    for line in words.split("\n"):
        for start in range(0, len(line), 32):
            draw.text((130, height), line[start : start + 32], font=font, fill=0)
            height += 52
        height += 12
    page.save(HERE / f"{name}.pdf", resolution=150)


def damaged(name, _gold):
    """DOCX: the first half of a file, as a broken download leaves it."""
    whole = (HERE / "baichuan-2021.docx").read_bytes()
    (HERE / f"{name}.docx").write_bytes(whole[: len(whole) // 2])


def locked(name, _gold):
    """PDF: a plan that is protected by a password."""
    import pikepdf

    with pikepdf.open(HERE / "yunze-2016.pdf") as whole:
        lock = pikepdf.Encryption(user="not-known", owner="not-known")
        whole.save(HERE / f"{name}.pdf", encryption=lock)


def blank(name, _gold):
    """PDF: one page with nothing on it."""
    import pikepdf

    with pikepdf.new() as whole:
        whole.add_blank_page(page_size=(595, 842))
        whole.save(HERE / f"{name}.pdf")


FILES = {
    "lanjiang-2021": lanjiang,
    "qingfeng-2019": qingfeng,
    "baichuan-2021": baichuan,
    "shidu-2022": shidu,
    "anping-2022": anping,
    "luming-2023": luming,
    "linxi-2020": linxi,
    "yongqu-2021": yongqu,
    "wanghu-2020": wanghu,
    "heshan-2018": heshan,
    "nanyan-2017": nanyan,
    "yunze-2016": yunze,
    "refused-report": report,
    "refused-roster": roster,
    "refused-holiday": holiday,
    "refused-scanned": scanned,
    "refused-damaged": damaged,
    "refused-locked": locked,
    "refused-blank": blank,
}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or FILES:
        FILES[wanted](wanted, plan(wanted))
