"""The reasons for omissions that a draft writes into its record."""

CHROME = "网页上的栏目和提示，不是文件内容"
CONTACTS = "联系方式，不是计划的内容"
REPEATED = "重复的标题"
IMPRINT = "文末的抄送、印发信息，不是计划的内容"
TABLE_NOTE = "表格的表头或说明，不是任务"
REPEATED_HEADER = "表格换页时重印的表头"
REPEATED_SECTION = "表格换页时重印的标题"
