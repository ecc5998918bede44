<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>An offline atlas of AI models.</source>
        <translation>离线 AI 模型图鉴。</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>License</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The program is free software under the MIT license. It uses Qt for Python (LGPL), NumPy, pyqtgraph, sqlite-utils, click and RapidFuzz, and shows its text in Inter (SIL Open Font License).</source>
        <translation>本程序是以 MIT 许可证发布的自由软件，使用了 Qt for Python（LGPL）、NumPy、pyqtgraph、sqlite-utils、click 和 RapidFuzz；界面西文字体为 Inter（SIL 开放字体许可证）。</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>{0} models, {1} lineage edges, {2} families; facts as of {3}.</source>
        <translation>{0} 个模型、{1} 条谱系关系、{2} 个系列；数据截至 {3}。</translation>
    </message>
    <message>
        <source>Where the numbers come from</source>
        <translation>数据来源</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>搜索说明</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Choose a model first.</source>
        <translation>请先选择一个模型。</translation>
    </message>
    <message>
        <source>Export card</source>
        <translation>导出卡片</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已保存：{0}</translation>
    </message>
    <message>
        <source>Copied as Markdown: {0}</source>
        <translation>已复制为 Markdown：{0}</translation>
    </message>
    <message>
        <source>Copied as picture: {0}</source>
        <translation>已复制为图片：{0}</translation>
    </message>
    <message>
        <source>Folder for the cards</source>
        <translation>存放卡片的文件夹</translation>
    </message>
    <message>
        <source>Stopped: {0} of {1} cards are in {2}.</source>
        <translation>已停止：{1} 张卡片中有 {0} 张保存在 {2}。</translation>
    </message>
    <message>
        <source>{0} cards saved in {1}.</source>
        <translation>{0} 张卡片已保存到 {1}。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>No preview of text formats</source>
        <translation>文本格式不提供预览</translation>
    </message>
    <message>
        <source>Export card</source>
        <translation>导出卡片</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawing (text stays text)</source>
        <translation>SVG 矢量图（文字仍为文字）</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation>Markdown 文本</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>JSON 数据</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ExportMany</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Finding the models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} / {1}：{2}</translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>FacetModel</name>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all {0}</source>
        <translation>显示全部 {0} 项</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>This catalog has no model “{0}”.</source>
        <translation>此模型库中没有模型“{0}”。</translation>
    </message>
    <message>
        <source>The window is too narrow for the filters.</source>
        <translation>窗口太窄，放不下筛选栏。</translation>
    </message>
    <message>
        <source>{0} models · {1} lineage edges · catalog of {2} · offline</source>
        <translation>{0} 个模型 · {1} 条谱系关系 · 模型库日期 {2} · 离线</translation>
    </message>
    <message>
        <source>↑↓ move · Enter open · Ctrl+2 tree · Ctrl+E export · F1 help</source>
        <translation>↑↓ 移动 · Enter 打开 · Ctrl+2 演化树 · Ctrl+E 导出 · F1 帮助</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Choose another catalog in the menu, or install the program again.</source>
        <translation>请在菜单中打开其他模型库，或重新安装程序。</translation>
    </message>
    <message>
        <source>{0} is being written to by another program.</source>
        <translation>{0} 正被其他程序写入。</translation>
    </message>
    <message>
        <source>{0} is locked by another program.</source>
        <translation>{0} 已被其他程序锁定。</translation>
    </message>
    <message>
        <source>{0} cannot be opened.</source>
        <translation>无法打开 {0}。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} 已损坏：{1}。</translation>
    </message>
    <message>
        <source>The catalog {0} is empty.</source>
        <translation>模型库 {0} 是空文件。</translation>
    </message>
    <message>
        <source>The catalog {0} is cut off after {1} bytes.</source>
        <translation>模型库 {0} 不完整，只有 {1} 字节。</translation>
    </message>
    <message>
        <source>The catalog {0} is cut off: {1} of {2} bytes.</source>
        <translation>模型库 {0} 不完整：应有 {2} 字节，只有 {1} 字节。</translation>
    </message>
    <message>
        <source>{0} is not a database.</source>
        <translation>{0} 不是数据库。</translation>
    </message>
    <message>
        <source>{0} is a database of another program, not a catalog.</source>
        <translation>{0} 是其他程序的数据库，不是模型库。</translation>
    </message>
    <message>
        <source>{0} was made by a newer version of this program (schema {1}, this one reads {2}).</source>
        <translation>{0} 由本程序的较新版本生成（格式 {1}，本版本读取格式 {2}）。</translation>
    </message>
    <message>
        <source>{0} was made by an older version of this program (schema {1}, this one reads {2}).</source>
        <translation>{0} 由本程序的较旧版本生成（格式 {1}，本版本读取格式 {2}）。</translation>
    </message>
    <message>
        <source>{0} is a folder, not a catalog file.</source>
        <translation>{0} 是文件夹，不是模型库文件。</translation>
    </message>
    <message>
        <source>{0} is no ordinary file.</source>
        <translation>{0} 不是普通文件。</translation>
    </message>
    <message>
        <source>There is no catalog at {0}.</source>
        <translation>{0} 处没有模型库。</translation>
    </message>
    <message>
        <source>{0} may not be read.</source>
        <translation>没有读取 {0} 的权限。</translation>
    </message>
    <message>
        <source>The folder {0} does not exist.</source>
        <translation>文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} 是文件夹。</translation>
    </message>
    <message>
        <source>{0} is read-only.</source>
        <translation>{0} 是只读文件。</translation>
    </message>
    <message>
        <source>The disk is full; {0} was not written.</source>
        <translation>磁盘已满，{0} 未写入。</translation>
    </message>
    <message>
        <source>{0} may not be written.</source>
        <translation>没有写入 {0} 的权限。</translation>
    </message>
    <message>
        <source>{0} cannot be a file name here.</source>
        <translation>{0} 在此处不能用作文件名。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be written.</source>
        <translation>无法写入 {0}。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在该程序中关闭它。</translation>
    </message>
    <message>
        <source>Close it there and try again.</source>
        <translation>请在该程序中关闭后重试。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查其权限。</translation>
    </message>
    <message>
        <source>Check its permissions and those of its folder.</source>
        <translation>请检查该文件及其所在文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the disk or the network drive.</source>
        <translation>请检查磁盘或网络驱动器。</translation>
    </message>
    <message>
        <source>Update the program, or use the catalog that came with it.</source>
        <translation>请更新程序，或使用随程序附带的模型库。</translation>
    </message>
    <message>
        <source>Make it first or choose another one.</source>
        <translation>请先创建它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Give a file name.</source>
        <translation>请指定文件名。</translation>
    </message>
    <message>
        <source>Choose another name or make it writable.</source>
        <translation>请换一个名称，或将其设为可写。</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>请释放一些空间后重试。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选择有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder that exists and that you may write to.</source>
        <translation>请选择存在且有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Choose a shorter, plainer name.</source>
        <translation>请换一个更短、更简单的名称。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
    <message>
        <source>Choose a smaller scale.</source>
        <translation>请选择较小的倍率。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Open another catalog</source>
        <translation>打开其他模型库</translation>
    </message>
    <message>
        <source>Catalogs (*.db *.mbcatalog)</source>
        <translation>模型库文件 (*.db *.mbcatalog)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>≈ similar spelling</source>
        <translation>≈ 近似拼写</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Sorted</source>
        <translation>已排序</translation>
    </message>
    <message>
        <source>Models found</source>
        <translation>找到的模型</translation>
    </message>
    <message>
        <source>Change the order of the list</source>
        <translation>更改列表顺序</translation>
    </message>
    <message>
        <source>No model matches</source>
        <translation>没有匹配的模型</translation>
    </message>
    <message>
        <source>Try fewer words or another spelling, or take filters away. Names, makers, families and the ids used elsewhere are searched.</source>
        <translation>请减少关键词、换一种写法或取消部分筛选。搜索范围包括名称、机构、系列以及其他来源使用的 ID。</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>Open card</source>
        <translation>打开卡片</translation>
    </message>
    <message>
        <source>Show in the tree</source>
        <translation>在演化树中显示</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Relevance</source>
        <translation>相关性</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Intelligence ↓</source>
        <translation>智能水平 ↓</translation>
    </message>
    <message>
        <source>Speed ↓</source>
        <translation>速度 ↓</translation>
    </message>
    <message>
        <source>Output price ↑</source>
        <translation>输出价格 ↑</translation>
    </message>
    <message>
        <source>Context window ↓</source>
        <translation>上下文窗口 ↓</translation>
    </message>
    <message>
        <source>Parameters ↓</source>
        <translation>参数量 ↓</translation>
    </message>
    <message>
        <source>Parameters ↑</source>
        <translation>参数量 ↑</translation>
    </message>
    <message>
        <source>Name A-Z</source>
        <translation>名称 A-Z</translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation>{0} 个模型</translation>
    </message>
    <message>
        <source>{0} of {1} models</source>
        <translation>{0} / {1} 个模型</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Name, maker, family, or context:&gt;=128k</source>
        <translation>名称、机构、系列，或 上下文:&gt;=128k</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear (Esc)</source>
        <translation>清除（Esc）</translation>
    </message>
    <message>
        <source>Saved and recent searches (Ctrl+D)</source>
        <translation>已保存和最近的搜索（Ctrl+D）</translation>
    </message>
    <message>
        <source>How to search (F1)</source>
        <translation>搜索说明（F1）</translation>
    </message>
</context>
<context>
    <name>SearchHelpDialog</name>
    <message>
        <source>Words must all match: names, other ids, makers, families, tags and texts. “Quoted words” stand together, a minus leaves out, OR and parentheses combine. Click an example to run it.</source>
        <translation>所有词都须匹配：名称、其他 ID、机构、系列、标签和正文。“引号内的词”须相邻，减号表示排除，OR 和括号用于组合。点击示例即可运行。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
</context>
<context>
    <name>SearchMemory</name>
    <message>
        <source>Save this search…</source>
        <translation>保存此搜索…</translation>
    </message>
    <message>
        <source>Saved and recent searches</source>
        <translation>已保存和最近的搜索</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>保存搜索</translation>
    </message>
    <message>
        <source>Name of this search</source>
        <translation>此搜索的名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SheetSaving</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Painting the tree…</source>
        <translation>正在绘制演化树…</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>正在写入 {0}…</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Next or previous model</source>
        <translation>下一个或上一个模型</translation>
    </message>
    <message>
        <source>Open the model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Search for what you type</source>
        <translation>直接键入即可搜索</translation>
    </message>
    <message>
        <source>Evolution tree</source>
        <translation>演化树</translation>
    </message>
    <message>
        <source>Parent, first child, siblings</source>
        <translation>父模型、第一个子模型、同级模型</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>打开卡片</translation>
    </message>
    <message>
        <source>Fit everything, fit the selection</source>
        <translation>显示全部、显示所选</translation>
    </message>
    <message>
        <source>Zoom in or out</source>
        <translation>放大或缩小</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退（Alt+左）</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进（Alt+右）</translation>
    </message>
    <message>
        <source>Light or dark (Ctrl+Shift+T)</source>
        <translation>浅色或深色（Ctrl+Shift+T）</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
    <message>
        <source>中文</source>
        <comment>the language one switches to</comment>
        <translation>EN</translation>
    </message>
    <message>
        <source>Switch to Chinese</source>
        <translation>切换到英文</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Search and read cards (Ctrl+1)</source>
        <translation>搜索并阅读卡片（Ctrl+1）</translation>
    </message>
    <message>
        <source>Evolution</source>
        <translation>演化</translation>
    </message>
    <message>
        <source>Who descends from whom, over time (Ctrl+2)</source>
        <translation>模型的传承关系与时间脉络（Ctrl+2）</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Saved and recent searches</source>
        <translation>已保存和最近的搜索</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Evolution tree</source>
        <translation>演化树</translation>
    </message>
    <message>
        <source>Export this card…</source>
        <translation>导出此卡片…</translation>
    </message>
    <message>
        <source>Export all models found…</source>
        <translation>导出全部搜索结果…</translation>
    </message>
    <message>
        <source>Copy card as picture</source>
        <translation>将卡片复制为图片</translation>
    </message>
    <message>
        <source>Copy card as Markdown</source>
        <translation>将卡片复制为 Markdown</translation>
    </message>
    <message>
        <source>Export the tree…</source>
        <translation>导出演化树…</translation>
    </message>
    <message>
        <source>Open another catalog…</source>
        <translation>打开其他模型库…</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>搜索说明</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>About and data sources</source>
        <translation>关于与数据来源</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>_Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Multimodal</source>
        <translation>多模态</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Top 1%</source>
        <translation>前 1%</translation>
    </message>
    <message>
        <source>Top 5%</source>
        <translation>前 5%</translation>
    </message>
    <message>
        <source>Top 10%</source>
        <translation>前 10%</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>Below avg</source>
        <translation>低于平均</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>较慢</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>MoE</source>
        <translation>MoE</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>稠密</translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已下线</translation>
    </message>
    <message>
        <source>Not released</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭源</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Intelligence</source>
        <translation>智能水平</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Context at least</source>
        <translation>上下文不少于</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>{0} tok/s</source>
        <translation>{0} tok/s</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
</context>
</TS>
