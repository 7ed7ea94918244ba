// What the page says, in Chinese and in English. The graph's own words stay as they are printed.

const WORDS = {
  zh: {
    facts: "{0} 条事实", between: "两者之间有 {0} 条事实", nodes: "{0} 个点", articlesN: "{0} 篇报道",
    types: "类别", statuses: "状态", predicates: "关系", articles: "报道", bands: "把握",
    only: "只看", onlyThis: "只看这一项", reset: "取消全部筛选", search: "名称、拼音首字母、代码", find: "查找", none: "没有找到",
    sure: "把握 {0}%", rule: "规则 {0}", close: "关闭（Esc）", also: "又称", code: "代码", iri: "标识", seen: "见于", dates: "日期",
    more: "再看 {0}（共 {1}）", neighbours: "{0} 个邻居", number: "第 {0} 篇",
    around: "周围", everything: "全部", pathFrom: "从这里找路", pathHere: "从“{0}”到这里的最短路",
    pathSteps: "{0} 步", noPath: "两者之间没有路可走", pin: "固定", unpin: "放回原处", hide: "隐藏", back: "恢复隐藏的 {0} 个点",
    undo: "撤销（Ctrl+Z）", redo: "重做（Ctrl+Shift+Z）", fit: "全图", fitHint: "看全图（0）", table: "表格", tableHint: "把看得见的事实列成表格（T）",
    save: "存为", png: "PNG 图片", svg: "SVG 图片", csv: "CSV 表格", turtle: "Turtle 数据", print: "打印", link: "复制链接", copied: "链接已复制", inBar: "链接在地址栏里",
    shade: "明暗", shadeHint: "浅色或深色（D）", language: "English", languageHint: "Switch to English (L)", sides: "筛选", sidesHint: "显示或收起筛选（F）",
    help: "怎样使用（?）", nothing: "筛选之后什么也没有留下。", visible: "看得见的 {0} 条事实",
    subject: "主语", predicate: "关系", object: "宾语", status: "状态", article: "报道", sentence: "原句", moreRows: "再列 {0} 条（共 {1} 条）",
    timeline: "时间", timelineHint: "活动的日期；没有日期的，按见报的日子。点一格，按住拖动或加 Shift 选一段。", wholeTime: "全部时间",
    bin: "{0}：{1} 条事实", undated: "{0} 条没有日期", indicator: "指标",
    gather: "合并", byNone: "不合并", byDistricts: "按辖区", byTypes: "按类别", rest: "其他", group: "{0} 个点合为一组", openGroup: "展开这一组",
    gathered: "{0} 个点太多，已{1}合并；点开一组细看。", showAll: "全部画出", excerpt: "图谱共有 {0} 个点、{1} 条事实；这一页是其中联系最多的 {2} 个点。其余请用 kg query 查。",
    opened: "展开了 {0}", groups: "回到各组", scope: "“{0}”的 {1} 步以内", hits: "查到的", details: "详情",
    canvas: "知识图谱。方向键在相邻的点之间移动，回车打开，Esc 返回，加减号缩放，T 键读成表格，问号键列出按键。",
    helpTitle: "怎样使用", intro: "点一个点，看它的事实；点一条线，看两者之间的每一条事实和报纸的原句。虚线是计划或目的，还不是事实。",
    ending: "地址栏里的链接记着所见：选中的、筛选的、移动过的、画面的位置。",
    keys: [
      ["拖动、滚轮、双指", "移动和缩放；点也可以拖开"], ["/", "查找名称、别名、拼音首字母、代码、标识"], ["← → ↑ ↓", "在点之间走；加 Shift 移动画面"],
      ["Enter Esc", "打开；返回"], ["+ - 0", "放大、缩小、看全图"], ["E", "只看所选的周围：1 步、2 步、3 步、全部"],
      ["X", "从所选的点找路；再选一个点，看最短路"], ["P H", "固定、隐藏所选的点"], ["Ctrl+Z Ctrl+Shift+Z", "撤销、重做"], ["T F D L", "表格、筛选、明暗、语言"],
    ],
  },
  en: {
    facts: "{0} facts", between: "{0} facts between the two", nodes: "{0} nodes", articlesN: "{0} articles",
    types: "Class", statuses: "Status", predicates: "Relation", articles: "Article", bands: "Confidence",
    only: "only", onlyThis: "show only this", reset: "Clear all filters", search: "Name, pinyin initials, code", find: "Find", none: "Nothing found",
    sure: "confidence {0}%", rule: "rule {0}", close: "Close (Esc)", also: "Also", code: "Code", iri: "Id", seen: "In", dates: "Date",
    more: "{0} more (of {1})", neighbours: "{0} neighbours", number: "article {0}",
    around: "Around", everything: "all", pathFrom: "Path from here", pathHere: "Shortest path from “{0}” to here",
    pathSteps: "{0} steps", noPath: "No path joins the two", pin: "Pin", unpin: "Put back", hide: "Hide", back: "Bring back {0} hidden nodes",
    undo: "Undo (Ctrl+Z)", redo: "Redo (Ctrl+Shift+Z)", fit: "Fit", fitHint: "See the whole graph (0)", table: "Table", tableHint: "The visible facts as a table (T)",
    save: "Save as", png: "PNG picture", svg: "SVG picture", csv: "CSV table", turtle: "Turtle data", print: "Print", link: "Copy link", copied: "Link copied", inBar: "The link is in the address bar",
    shade: "Shade", shadeHint: "Light or dark (D)", language: "中文", languageHint: "换成中文 (L)", sides: "Filters", sidesHint: "Show or fold the filters (F)",
    help: "How to use it (?)", nothing: "The filters leave nothing.", visible: "The {0} visible facts",
    subject: "Subject", predicate: "Relation", object: "Object", status: "Status", article: "Article", sentence: "Sentence", moreRows: "{0} more (of {1})",
    timeline: "Time", timelineHint: "Dates of events; where there is none, of the paper. Click a bar; drag or hold Shift to choose a stretch.", wholeTime: "All times",
    bin: "{0}: {1} facts", undated: "{0} without a date", indicator: "Metric",
    gather: "Group", byNone: "not at all", byDistricts: "by district", byTypes: "by class", rest: "Others", group: "{0} nodes in one", openGroup: "Open this group",
    gathered: "{0} nodes are many: they are grouped {1}. Open one to look closer.", showAll: "Draw them all", excerpt: "The graph has {0} nodes and {1} facts; this page shows its {2} best connected nodes. Ask for the rest with kg query.",
    opened: "Opened: {0}", groups: "Back to the groups", scope: "Within {1} of “{0}”", hits: "Found", details: "Details",
    canvas: "Knowledge graph. Arrow keys walk between nodes, Enter opens, Escape goes back, plus and minus zoom, T reads as a table, question mark lists all keys.",
    helpTitle: "How to use it", intro: "Click a node for its facts, a line for every fact between the two with the sentences of the paper. Dashed lines are plans or aims, not facts yet.",
    ending: "The link in the address bar keeps what you see: selection, filters, moved nodes, the part of the picture.",
    keys: [
      ["drag, wheel, pinch", "move and zoom; nodes can be dragged"], ["/", "find by name, alias, pinyin initials, code, id"], ["← → ↑ ↓", "walk between nodes; with Shift move the picture"],
      ["Enter Esc", "open; back"], ["+ - 0", "in, out, whole graph"], ["E", "only what is around the selected: 1, 2, 3 steps, all"],
      ["X", "path from the selected node; choose another to see the shortest"], ["P H", "pin, hide the selected node"], ["Ctrl+Z Ctrl+Shift+Z", "undo, redo"], ["T F D L", "table, filters, shade, language"],
    ],
  },
};

/** `say(key, ...values)` in the language that `model.language` names at that moment. */
function createSay(model) {
  return (key, ...values) => WORDS[model.language][key].replace(/\{(\d)\}/g, (_, n) => values[n]);
}

/** What a class, predicate, status, band or article is called. */
function calledBy(model) {
  return (entry) => entry[model.language] ?? entry.zh ?? entry.headline ?? entry.id;
}
