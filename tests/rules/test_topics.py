"""The rules for topics and functions: each exists once, and is used."""

from .conftest import JIA, TOPICS, reports

FUNCTIONS = "content/functions.yml"


test_a_broken_rule_is_reported_at_its_place = reports(
    (JIA, "function: 教育", "function: 教学", f"{JIA}:13:13: {FUNCTIONS} 里没有“教学”；请改名称，或先在那里登记 [function-is-listed]"),
    (FUNCTIONS, "name: 档案\n", "name: 档案\n- id: shuiwu\n  name: 税务\n", f"{FUNCTIONS}:9:9: 没有单位的 function 写“税务”；请在单位里写上，或删去这一项 [function-has-a-unit]"),
    (FUNCTIONS, "id: dangan", "id: jiaoyu", f"{FUNCTIONS}:6:7: id jiaoyu 重复了，第 4 行已经用过；请换一个 [topics-and-functions-stand-once]"),
    (TOPICS, "id: xinxi", "id: caizheng", f"{TOPICS}:8:7: id caizheng 重复了，第 2 行已经用过；请换一个 [topics-and-functions-stand-once]"),
    (TOPICS, "name: 信息 <b>发布</b>", "name: 财政与目录", f"{TOPICS}:9:9: name 财政与目录 重复了，第 3 行已经用过；请换一个 [topics-and-functions-stand-once]"),
    (TOPICS, "task: beta/1.1", "task: beta/1.11", f"{TOPICS}:6:11: 没有任务 beta/1.11；最接近的是：beta/1.1、beta/1.3、beta/1.2；请改编号，或删去这一项 [not-about-names-a-task-with-the-word]"),
    (TOPICS, "task: beta/1.1", "task: beta/1.3", f"{TOPICS}:6:11: 任务 beta/1.3 里没有“财政与目录”的词，本来就不归入；请删去这一项 [not-about-names-a-task-with-the-word]"),
)  # fmt: skip
