<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Evolution</name>
    <message>
        <source>year width: √ releases</source>
        <translation>年宽：√发布数</translation>
    </message>
    <message>
        <source>linear time</source>
        <translation>线性时间</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>successor</source>
        <translation>后继</translation>
    </message>
    <message>
        <source>trained from its base</source>
        <translation>以其为基座训练</translation>
    </message>
    <message>
        <source>fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>quantized</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>multimodal extension</source>
        <translation>多模态扩展</translation>
    </message>
    <message>
        <source>variant or size</source>
        <translation>变体或尺寸</translation>
    </message>
    <message>
        <source>distilled</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>架构源自</translation>
    </message>
    <message>
        <source>stated by a source</source>
        <translation>来源明述</translation>
    </message>
    <message>
        <source>set by hand from announcements</source>
        <translation>据公告人工整理</translation>
    </message>
    <message>
        <source>inferred by a rule</source>
        <translation>按规则推断</translation>
    </message>
    <message>
        <source>others</source>
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
        <source>Open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭源</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>no release date: placed by its relatives</source>
        <translation>无发布日期：按亲缘模型放置</translation>
    </message>
    <message>
        <source>dated before one of its parents</source>
        <translation>日期早于某个父模型</translation>
    </message>
    <message>
        <source>part of a lineage cycle</source>
        <translation>处于谱系环中</translation>
    </message>
    <message>
        <source>named as its own parent</source>
        <translation>被列为自己的父模型</translation>
    </message>
    <message>
        <source>a parent is not in the catalog</source>
        <translation>有父模型不在模型库中</translation>
    </message>
    <message>
        <source>Small lineages</source>
        <translation>小谱系</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 个模型</translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation>{0} 个模型</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>日期未知</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year} 年 {month}</translation>
    </message>
    <message>
        <source>{month} {day}, {year}</source>
        <translation>{year} 年 {month} {day} 日</translation>
    </message>
    <message>
        <source>Evolution of AI models</source>
        <translation>AI 模型演化树</translation>
    </message>
    <message>
        <source>Lineage of {0}</source>
        <translation>{0} 的谱系</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} ({1}, {2})</source>
        <translation>{0}（{1}，{2}）</translation>
    </message>
    <message>
        <source>{0} / {1} active</source>
        <translation>{0} / 激活 {1}</translation>
    </message>
    <message>
        <source>1 parent</source>
        <translation>1 个父模型</translation>
    </message>
    <message>
        <source>{0} parents</source>
        <translation>{0} 个父模型</translation>
    </message>
    <message>
        <source>1 child</source>
        <translation>1 个子模型</translation>
    </message>
    <message>
        <source>{0} children</source>
        <translation>{0} 个子模型</translation>
    </message>
    <message>
        <source>{0} descendants</source>
        <translation>{0} 个后代</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>Missing parent: {0}</source>
        <translation>缺失的父模型：{0}</translation>
    </message>
    <message>
        <source>Comes from {0} in all</source>
        <translation>总共源自 {0}</translation>
    </message>
    <message>
        <source>Parents:</source>
        <translation>父模型：</translation>
    </message>
    <message>
        <source>Children:</source>
        <translation>子模型：</translation>
    </message>
    <message>
        <source>  and {0} more</source>
        <translation>  另有 {0} 个</translation>
    </message>
    <message>
        <source>No lineage is known between {0} and {1}.</source>
        <translation>{0} 与 {1} 之间没有已知的谱系关系。</translation>
    </message>
    <message>
        <source>{0} comes from {1}.</source>
        <translation>{0} 源自 {1}。</translation>
    </message>
    <message>
        <source>Nearest common ancestor: {0}</source>
        <translation>最近共同祖先：{0}</translation>
    </message>
    <message>
        <source>They have no common ancestor; they are linked by a model that comes from both.</source>
        <translation>两者没有共同祖先；它们通过一个同时源自两者的模型相连。</translation>
    </message>
    <message>
        <source>Steps between them: {0}</source>
        <translation>相隔步数：{0}</translation>
    </message>
    <message>
        <source>Double-click to open its card</source>
        <translation>双击打开卡片</translation>
    </message>
    <message>
        <source>No model has this name.</source>
        <translation>没有叫这个名字的模型。</translation>
    </message>
    <message>
        <source>Line of descent over main parents:</source>
        <translation>主线谱系（沿主要父模型）：</translation>
    </message>
</context>
<context>
    <name>EvolutionPage</name>
    <message>
        <source>Laying out the tree …</source>
        <translation>正在布局演化树…</translation>
    </message>
    <message>
        <source>{0} in {1} bands · drag to pan · wheel to zoom · ←→↑↓ walk · Enter opens the card</source>
        <translation>{0}，{1} 个分带 · 拖动平移 · 滚轮缩放 · ←→↑↓ 移动 · Enter 打开卡片</translation>
    </message>
    <message>
        <source>Evolution tree</source>
        <translation>演化树</translation>
    </message>
</context>
<context>
    <name>LegendBar</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
</context>
<context>
    <name>LegendChip</name>
    <message>
        <source>{0}: {1}. Click to dim or show them.</source>
        <translation>{0}：{1}。点击可淡化或显示。</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview map</source>
        <translation>概览图</translation>
    </message>
</context>
<context>
    <name>NodeMenu</name>
    <message>
        <source>Unfold everything</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Main lines of the largest families</source>
        <translation>最大系列的主线</translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Open its card</source>
        <translation>打开卡片</translation>
    </message>
    <message>
        <source>Unfold or fold what hangs from it</source>
        <translation>展开或折叠分支</translation>
    </message>
    <message>
        <source>Collapse or expand its subtree</source>
        <translation>收起或展开整个子树</translation>
    </message>
    <message>
        <source>Unfold its lineage</source>
        <translation>展开谱系</translation>
    </message>
    <message>
        <source>Unfold or fold its band</source>
        <translation>展开或折叠分带</translation>
    </message>
    <message>
        <source>Fit its lineage into the view</source>
        <translation>缩放到谱系</translation>
    </message>
    <message>
        <source>How is it related to …</source>
        <translation>查看与其他模型的关系…</translation>
    </message>
    <message>
        <source>Copy its lineage as text</source>
        <translation>将谱系复制为文本</translation>
    </message>
</context>
<context>
    <name>RelationPanel</name>
    <message>
        <source>How is {0} related to</source>
        <translation>{0} 与下列模型的关系</translation>
    </message>
    <message>
        <source>How are these two related?</source>
        <translation>这两个模型有何关系？</translation>
    </message>
    <message>
        <source>Name of another model</source>
        <translation>另一个模型的名称</translation>
    </message>
    <message>
        <source>How they are related</source>
        <translation>它们的关系</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>TreeExports</name>
    <message>
        <source>What is in view as {0} …</source>
        <translation>将当前视图导出为 {0}…</translation>
    </message>
    <message>
        <source>Lineage of the selected model as {0} …</source>
        <translation>将所选模型的谱系导出为 {0}…</translation>
    </message>
    <message>
        <source>Whole tree, unfolded, as {0} …</source>
        <translation>将整棵树（全部展开）导出为 {0}…</translation>
    </message>
    <message>
        <source>Export the tree</source>
        <translation>导出演化树</translation>
    </message>
</context>
<context>
    <name>TreeSaving</name>
    <message>
        <source>The tree is still being laid out.</source>
        <translation>演化树仍在布局中。</translation>
    </message>
    <message>
        <source>Try again soon.</source>
        <translation>请稍后再试。</translation>
    </message>
</context>
<context>
    <name>TreeToolbar</name>
    <message>
        <source>Bands:</source>
        <translation>分带：</translation>
    </message>
    <message>
        <source>What a band holds</source>
        <translation>每个分带包含什么</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Lineage only</source>
        <translation>仅谱系</translation>
    </message>
    <message>
        <source>Color:</source>
        <translation>颜色：</translation>
    </message>
    <message>
        <source>What a color says</source>
        <translation>颜色的含义</translation>
    </message>
    <message>
        <source>Intelligence</source>
        <translation>智能水平</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>大小：</translation>
    </message>
    <message>
        <source>What a size says</source>
        <translation>大小的含义</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>Descendants</source>
        <translation>后代数</translation>
    </message>
    <message>
        <source>Linear time</source>
        <translation>线性时间</translation>
    </message>
    <message>
        <source>On: all years equally wide. Off: a year&apos;s width grows with the square root of its releases.</source>
        <translation>开：各年等宽。关：年宽随当年发布数的平方根增长。</translation>
    </message>
    <message>
        <source>Find in the tree</source>
        <translation>在树中查找</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Fit everything (Home)</source>
        <translation>显示全部（Home）</translation>
    </message>
    <message>
        <source>Main lines of the largest families (0)</source>
        <translation>最大系列的主线（0）</translation>
    </message>
    <message>
        <source>Find in the tree (/ to go here, F3 for the next)</source>
        <translation>在树中查找（/ 跳到此处，F3 下一个）</translation>
    </message>
    <message>
        <source>Legend (L)</source>
        <translation>图例（L）</translation>
    </message>
    <message>
        <source>Overview map (M)</source>
        <translation>概览图（M）</translation>
    </message>
    <message>
        <source>Export the tree</source>
        <translation>导出演化树</translation>
    </message>
</context>
</TS>
