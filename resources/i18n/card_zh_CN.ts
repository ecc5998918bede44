<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Card</name>
    <message>
        <source>Source: {title}</source>
        <translation>来源：{title}</translation>
    </message>
    <message>
        <source>As of {date}</source>
        <translation>截至 {date}</translation>
    </message>
    <message>
        <source>Stated by the source</source>
        <translation>由来源直接给出</translation>
    </message>
    <message>
        <source>Set by hand from public announcements</source>
        <translation>根据公开公告人工录入</translation>
    </message>
    <message>
        <source>Inferred by a rule</source>
        <translation>按规则推断</translation>
    </message>
    <message>
        <source>Reported by the source</source>
        <translation>由来源报告</translation>
    </message>
    <message>
        <source>Computed from the catalog in use</source>
        <translation>根据当前模型库计算</translation>
    </message>
    <message>
        <source>Origin not recorded</source>
        <translation>出处未记录</translation>
    </message>
    <message>
        <source>derived from facts</source>
        <translation>根据数据生成</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已开放</translation>
    </message>
    <message>
        <source>Release date</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>shuts down {date}</source>
        <translation>{date}停止服务</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>License</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Knowledge until</source>
        <translation>知识截止</translation>
    </message>
    <message>
        <source>Facts updated</source>
        <translation>资料更新</translation>
    </message>
    <message>
        <source>The newest date among the facts on this card</source>
        <translation>本卡片各项数据中最新的日期</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>{total} ({active} active)</source>
        <translation>{total}（激活 {active}）</translation>
    </message>
    <message>
        <source>{count} billion in total</source>
        <translation>共 {count}</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Makes</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Reasoning model</source>
        <translation>推理模型</translation>
    </message>
    <message>
        <source>Code model</source>
        <translation>代码模型</translation>
    </message>
    <message>
        <source>Multimodal model</source>
        <translation>多模态模型</translation>
    </message>
    <message>
        <source>Image model</source>
        <translation>图像模型</translation>
    </message>
    <message>
        <source>Audio model</source>
        <translation>音频模型</translation>
    </message>
    <message>
        <source>Video model</source>
        <translation>视频模型</translation>
    </message>
    <message>
        <source>Embedding model</source>
        <translation>嵌入模型</translation>
    </message>
    <message>
        <source>AI model</source>
        <translation>AI 模型</translation>
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
        <source>Mixture of experts</source>
        <translation>混合专家（MoE）</translation>
    </message>
    <message>
        <source>Dense</source>
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
        <source>Proprietary</source>
        <translation>专有</translation>
    </message>
    <message>
        <source>Non-commercial license</source>
        <translation>非商用许可</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>嵌入向量</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>编程</translation>
    </message>
    <message>
        <source>Agentic tasks</source>
        <translation>智能体任务</translation>
    </message>
    <message>
        <source>Context / memory</source>
        <translation>上下文 / 记忆</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Long docs</source>
        <translation>长文档</translation>
    </message>
    <message>
        <source>Multi-doc</source>
        <translation>多文档</translation>
    </message>
    <message>
        <source>Codebase</source>
        <translation>整个代码库</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Product / app</source>
        <translation>产品 / 应用</translation>
    </message>
    <message>
        <source>Open source</source>
        <translation>开源</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业云平台</translation>
    </message>
    <message>
        <source>File attachments</source>
        <translation>文件附件</translation>
    </message>
    <message>
        <source>Deprecation date</source>
        <translation>弃用日期</translation>
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
        <source>Active parameters</source>
        <translation>激活参数</translation>
    </message>
    <message>
        <source>Basis of the price</source>
        <translation>价格依据</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Compiler&apos;s own knowledge of public announcements</source>
        <translation>编者根据公开公告所知</translation>
    </message>
    <message>
        <source>Rules that infer a fact from other facts</source>
        <translation>由其他数据推断的规则</translation>
    </message>
    <message>
        <source>no open data license; attribution to Artificial Analysis is asked for</source>
        <translation>无开放数据许可证；须注明出自 Artificial Analysis</translation>
    </message>
    <message>
        <source>no open data license for the scores; repository GPL-3.0 (its code is not used)</source>
        <translation>分数无开放数据许可证；代码库为 GPL-3.0（未使用其代码）</translation>
    </message>
    <message>
        <source>no license file; facts only</source>
        <translation>无许可证文件；仅采用事实</translation>
    </message>
    <message>
        <source>no license file in the snapshot; facts only</source>
        <translation>快照中无许可证文件；仅采用事实</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>受限</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>未开放</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>A provider lists a price for it</source>
        <translation>有供应商为它标价</translation>
    </message>
    <message>
        <source>A source says that there is an API</source>
        <translation>有来源称提供 API</translation>
    </message>
    <message>
        <source>A source says that there is no API</source>
        <translation>有来源称不提供 API</translation>
    </message>
    <message>
        <source>Still listed, though marked as retired</source>
        <translation>已标为下线，但仍有供应商列出</translation>
    </message>
    <message>
        <source>Announced, but never released</source>
        <translation>已公布，但从未发布</translation>
    </message>
    <message>
        <source>Retired by its maker</source>
        <translation>已由开发方下线</translation>
    </message>
    <message>
        <source>The weights are published</source>
        <translation>权重已公开</translation>
    </message>
    <message>
        <source>The weights are not published</source>
        <translation>权重未公开</translation>
    </message>
    <message>
        <source>Listed by an enterprise cloud</source>
        <translation>有企业云平台列出</translation>
    </message>
    <message>
        <source>No source says anything about it</source>
        <translation>没有来源提及</translation>
    </message>
    <message>
        <source>Predecessor</source>
        <translation>前代</translation>
    </message>
    <message>
        <source>Pretrained base</source>
        <translation>预训练基座</translation>
    </message>
    <message>
        <source>Fine-tuned from</source>
        <translation>微调自</translation>
    </message>
    <message>
        <source>Distilled from</source>
        <translation>蒸馏自</translation>
    </message>
    <message>
        <source>Merged from</source>
        <translation>合并自</translation>
    </message>
    <message>
        <source>Quantized from</source>
        <translation>量化自</translation>
    </message>
    <message>
        <source>Adapter on</source>
        <translation>适配器基座</translation>
    </message>
    <message>
        <source>Extended from</source>
        <translation>扩展自</translation>
    </message>
    <message>
        <source>Architecture from</source>
        <translation>架构源自</translation>
    </message>
    <message>
        <source>Variant of</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Successor</source>
        <translation>后继</translation>
    </message>
    <message>
        <source>Trained from it</source>
        <translation>以其为基座</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Quantized</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Multimodal extension</source>
        <translation>多模态扩展</translation>
    </message>
    <message>
        <source>Same architecture</source>
        <translation>沿用架构</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>sourced</source>
        <translation>有来源</translation>
    </message>
    <message>
        <source>curated</source>
        <translation>人工整理</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>Long documents</source>
        <translation>长文档</translation>
    </message>
    <message>
        <source>Tool use</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>Structured output</source>
        <translation>结构化输出</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>视觉</translation>
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
        <source>Image generation</source>
        <translation>图像生成</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Agentic</source>
        <translation>智能体</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>reads reports and books whole</source>
        <translation>整本读完报告和书</translation>
    </message>
    <message>
        <source>thinks before it answers</source>
        <translation>先思考再作答</translation>
    </message>
    <message>
        <source>writes and mends code</source>
        <translation>编写和修改代码</translation>
    </message>
    <message>
        <source>calls functions</source>
        <translation>可调用函数</translation>
    </message>
    <message>
        <source>answers in a given schema</source>
        <translation>按指定格式作答</translation>
    </message>
    <message>
        <source>understands pictures</source>
        <translation>看懂图片</translation>
    </message>
    <message>
        <source>speech and sound</source>
        <translation>语音与声音</translation>
    </message>
    <message>
        <source>moving pictures</source>
        <translation>动态影像</translation>
    </message>
    <message>
        <source>makes pictures</source>
        <translation>生成图片</translation>
    </message>
    <message>
        <source>vectors for search</source>
        <translation>用于检索的向量</translation>
    </message>
    <message>
        <source>works in several steps</source>
        <translation>分多步完成任务</translation>
    </message>
    <message>
        <source>can be self-hosted</source>
        <translation>可自行部署</translation>
    </message>
    <message>
        <source>for study, not for products</source>
        <translation>用于研究而非产品</translation>
    </message>
    <message>
        <source>Given to windows of 100,000 tokens and more</source>
        <translation>窗口达到 100,000 token 即标注</translation>
    </message>
    <message>
        <source>Given to reasoning models by type or flag</source>
        <translation>按类型或标记判定为推理模型</translation>
    </message>
    <message>
        <source>Given to code models and the upper half of a coding benchmark</source>
        <translation>代码模型，或编程基准位于前一半</translation>
    </message>
    <message>
        <source>Given where a source says that it calls tools</source>
        <translation>有来源称支持工具调用</translation>
    </message>
    <message>
        <source>Given where a source says that it keeps to a schema</source>
        <translation>有来源称支持结构化输出</translation>
    </message>
    <message>
        <source>Given to models that take images or video as input</source>
        <translation>输入包含图像或视频</translation>
    </message>
    <message>
        <source>Given to models that take or make audio</source>
        <translation>输入或输出包含音频</translation>
    </message>
    <message>
        <source>Given to models that take or make video</source>
        <translation>输入或输出包含视频</translation>
    </message>
    <message>
        <source>Given by output modality: it makes images</source>
        <translation>按输出模态判定：输出图像</translation>
    </message>
    <message>
        <source>Given by output modality: it makes embeddings</source>
        <translation>按输出模态判定：输出嵌入向量</translation>
    </message>
    <message>
        <source>Given to the upper half of an agentic benchmark</source>
        <translation>智能体基准位于前一半</translation>
    </message>
    <message>
        <source>Given where the weights are published</source>
        <translation>权重已公开</translation>
    </message>
    <message>
        <source>Given to unreleased models and research-only licenses</source>
        <translation>未发布，或许可证仅限研究</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message>
        <source>Within 12 months</source>
        <translation>前后 12 个月</translation>
    </message>
    <message>
        <source>Same size class</source>
        <translation>同等规模</translation>
    </message>
    <message>
        <source>Put together from type, maker, date, size, window and primary parent</source>
        <translation>由类型、开发方、日期、规模、窗口和主要父模型拼成</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概述</translation>
    </message>
    <message>
        <source>{kind} with open weights by {maker}, released in {date}.</source>
        <translation>{maker} 于 {date}发布的开放权重{kind}。</translation>
    </message>
    <message>
        <source>{kind} with open weights by {maker}.</source>
        <translation>{maker} 的开放权重{kind}。</translation>
    </message>
    <message>
        <source>{kind} by {maker}, released in {date}.</source>
        <translation>{maker} 于 {date}发布的{kind}。</translation>
    </message>
    <message>
        <source>{kind} by {maker}.</source>
        <translation>{maker} 的{kind}。</translation>
    </message>
    <message>
        <source>It takes up to {window} tokens at once.</source>
        <translation>一次最多处理 {window} token。</translation>
    </message>
    <message>
        <source>{total} parameters, of which {active} work on each token; a {window} window.</source>
        <translation>总参数 {total}，每个 token 激活 {active}；上下文窗口 {window}。</translation>
    </message>
    <message>
        <source>{total} parameters, of which {active} work on each token.</source>
        <translation>总参数 {total}，每个 token 激活 {active}。</translation>
    </message>
    <message>
        <source>{total} parameters; a {window} window.</source>
        <translation>参数量 {total}；上下文窗口 {window}。</translation>
    </message>
    <message>
        <source>{total} parameters.</source>
        <translation>参数量 {total}。</translation>
    </message>
    <message>
        <source>{relation}: {parent}.</source>
        <translation>{relation}：{parent}。</translation>
    </message>
    <message>
        <source>first-party price ({provider})</source>
        <translation>官方价格（{provider}）</translation>
    </message>
    <message>
        <source>price of the only provider listed</source>
        <translation>唯一一家供应商的价格</translation>
    </message>
    <message>
        <source>median of {count} providers</source>
        <translation>{count} 家供应商的中位数</translation>
    </message>
    <message>
        <source>as listed by Artificial Analysis</source>
        <translation>Artificial Analysis 所列价格</translation>
    </message>
    <message>
        <source>No row of this catalog bears on it.</source>
        <translation>模型库中没有相关记录。</translation>
    </message>
    <message>
        <source>Ranks count models with a value of the same metric and date, one value each.</source>
        <translation>名次只在同一指标、同一日期有数值的模型之间计算，每个模型一个数值。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Rank among the models with a value of this metric and date</source>
        <translation>在同一指标、同一日期有数值的模型中的名次</translation>
    </message>
    <message>
        <source>Earlier: {past}</source>
        <translation>此前：{past}</translation>
    </message>
    <message>
        <source>The best variant counts. Peers are models, one value each.</source>
        <translation>以最佳变体为准。参照对象是模型，每个模型一个数值。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Output price</source>
        <translation>输出价格</translation>
    </message>
    <message>
        <source>Input price</source>
        <translation>输入价格</translation>
    </message>
    <message>
        <source>{price} per million tokens</source>
        <translation>每百万 token {price}</translation>
    </message>
    <message>
        <source>Context window</source>
        <translation>上下文窗口</translation>
    </message>
    <message>
        <source>Maximum output</source>
        <translation>最大输出</translation>
    </message>
    <message>
        <source>Tiers rank the newest measurement, and this model is not in it.</source>
        <translation>等级只按最新一期测量排名，该模型不在其中。</translation>
    </message>
    <message>
        <source>Intelligence tiers</source>
        <translation>智能水平档位</translation>
    </message>
    <message>
        <source>Speed tiers</source>
        <translation>速度档位</translation>
    </message>
    <message>
        <source>By rank among {peers} models on {metric}, as of {date}. Ties share the better rank.</source>
        <translation>按 {peers} 个模型在“{metric}”上的名次划分，截至 {date}。并列者取较好名次。</translation>
    </message>
    <message>
        <source>Models in this tier, of {peers}</source>
        <translation>该档位的模型数（共 {peers} 个）</translation>
    </message>
    <message>
        <source>Fixed thresholds on the output price, USD per million tokens. Open weights win over any price.</source>
        <translation>按输出价格的固定阈值划分，单位为美元每百万 token。开放权重优先于任何价格。</translation>
    </message>
    <message>
        <source>Cost tiers</source>
        <translation>成本档位</translation>
    </message>
    <message>
        <source>Intelligence</source>
        <translation>智能水平</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>Rank within</source>
        <translation>名次范围</translation>
    </message>
    <message>
        <source>Cut-off now</source>
        <translation>当前界限</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型数</translation>
    </message>
    <message>
        <source>Live cut-off</source>
        <translation>实时界限</translation>
    </message>
    <message>
        <source>open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>How are Intelligence, Speed and Cost bucketed?</source>
        <translation>智能水平、速度和成本如何分档？</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Behind the tile: {name}</source>
        <translation>“{name}”的依据</translation>
    </message>
    <message>
        <source>rank {rank} of {peers}</source>
        <translation>第 {rank} 名（共&#xa0;{peers}&#xa0;个）</translation>
    </message>
    <message>
        <source>band = middle 60% of models with a score, 0 to 10</source>
        <translation>色带为有分数模型的中间 60%，量程 0 至 10</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>All scores ({count})</source>
        <translation>全部分数（{count}）</translation>
    </message>
    <message>
        <source>Measured values of all metrics, variants and dates</source>
        <translation>所有指标、变体和日期的测量值</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比范围</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>{metric}, {peers} models</source>
        <translation>{metric}，{peers} 个模型</translation>
    </message>
    <message>
        <source>Peers: models with a value of this metric ({group})</source>
        <translation>参照对象：该指标有数值的模型（{group}）</translation>
    </message>
    <message>
        <source>context window, log scale</source>
        <translation>上下文窗口，对数刻度</translation>
    </message>
    <message>
        <source>{metric}: {value}, scaled to 0..10; {rank}</source>
        <translation>{metric}：{value}，换算到 0 至 10；{rank}</translation>
    </message>
    <message>
        <source>20th percentile of {peers} models</source>
        <translation>{peers} 个模型的第 20 百分位</translation>
    </message>
    <message>
        <source>80th percentile of {peers} models</source>
        <translation>{peers} 个模型的第 80 百分位</translation>
    </message>
    <message>
        <source>No source of this catalog gives it</source>
        <translation>模型库的来源均未给出</translation>
    </message>
    <message>
        <source>{metric}: {value}, {rank} (tiers by share of peers)</source>
        <translation>{metric}：{value}，{rank}（按名次占比分档）</translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation>未排名</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>{speed} tok/s</source>
        <translation>{speed} tok/s</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>no price known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>{month}, not ranked</source>
        <translation>{month}，未参与排名</translation>
    </message>
    <message>
        <source>Tiers go by the output price, and there is none</source>
        <translation>等级按输出价格划分，该模型没有输出价格</translation>
    </message>
    <message>
        <source>per M input</source>
        <translation>每百万输入 token</translation>
    </message>
    <message>
        <source>{price} / M output</source>
        <translation>输出 {price}&#xa0;/&#xa0;百⁠万</translation>
    </message>
    <message>
        <source>open weights, self-host</source>
        <translation>开放权重，自行部署</translation>
    </message>
    <message>
        <source>self-host; hosted from {price} / M output</source>
        <translation>自行部署；托管输出 {price} / 百万起</translation>
    </message>
    <message>
        <source>self-host; hosted {price}</source>
        <translation>自行部署；托管{price}</translation>
    </message>
    <message>
        <source>Open weights are Free to self-host, whatever a hosted price is</source>
        <translation>开放权重可免费自行部署，与托管价格无关</translation>
    </message>
    <message>
        <source>Fixed thresholds on the output price in USD per million tokens</source>
        <translation>按每百万 token 输出价格（美元）的固定阈值分档</translation>
    </message>
    <message>
        <source>$0 is a free tier or part of a subscription: it follows the prices, never as the cheapest.</source>
        <translation>$0 表示免费额度或订阅套餐：排在各价格之后，不标为最低价。</translation>
    </message>
    <message>
        <source>{listings} listings of {providers} providers, USD per million tokens</source>
        <translation>{providers} 家供应商的 {listings} 条报价，美元 / 百万 token</translation>
    </message>
    <message>
        <source>one provider, USD per million tokens</source>
        <translation>一家供应商，美元 / 百万 token</translation>
    </message>
    <message>
        <source>Where to run it</source>
        <translation>在哪里运行</translation>
    </message>
    <message>
        <source>Counted over all listings; equal offers of one provider count once</source>
        <translation>按全部报价统计；同一供应商的相同报价只计一次</translation>
    </message>
    <message>
        <source>{shown} of {count} listings, the cheapest first</source>
        <translation>共 {count} 条报价，列出最低的 {shown} 条</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all {count} listings</source>
        <translation>显示全部 {count} 条报价</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>{provider} (maker)</source>
        <translation>{provider}（开发方）</translation>
    </message>
    <message>
        <source>{provider} (subscription)</source>
        <translation>{provider}（订阅）</translation>
    </message>
    <message>
        <source>{provider} · cheapest</source>
        <translation>{provider} · 最低价</translation>
    </message>
    <message>
        <source>Listed as {id}</source>
        <translation>列出名称：{id}</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} token</translation>
    </message>
    <message>
        <source>window not known</source>
        <translation>窗口未知</translation>
    </message>
    <message>
        <source>Up to {tokens} tokens</source>
        <translation>最多 {tokens} token</translation>
    </message>
    <message>
        <source>Core capabilities</source>
        <translation>核心能力</translation>
    </message>
    <message>
        <source>Hard questions: {value} of 10 on {metric}, rank {rank} of {peers}</source>
        <translation>难题：{metric} 得 {value} 分（满分 10），第 {rank} 名（共 {peers} 个）</translation>
    </message>
    <message>
        <source>Programming: {value} of 10 on {metric}, rank {rank} of {peers}</source>
        <translation>编程：{metric} 得 {value} 分（满分 10），第 {rank} 名（共 {peers} 个）</translation>
    </message>
    <message>
        <source>Work in several steps: {value} of 10 on {metric}, rank {rank} of {peers}</source>
        <translation>多步任务：{metric} 得 {value} 分（满分 10），第 {rank} 名（共 {peers} 个）</translation>
    </message>
    <message>
        <source>Making pictures: images are among its outputs</source>
        <translation>生成图片：输出包含图像</translation>
    </message>
    <message>
        <source>Making video: clips are among its outputs</source>
        <translation>生成视频：输出包含视频</translation>
    </message>
    <message>
        <source>Speech, sound or music: audio is among its outputs</source>
        <translation>语音、声音或音乐：输出包含音频</translation>
    </message>
    <message>
        <source>Search, clustering and retrieval: it turns input into vectors</source>
        <translation>检索、聚类与召回：把输入转成向量</translation>
    </message>
    <message>
        <source>Questions about pictures: images are among its inputs</source>
        <translation>针对图片提问：输入包含图像</translation>
    </message>
    <message>
        <source>Transcripts and questions about speech: audio is among its inputs</source>
        <translation>转写与语音问答：输入包含音频</translation>
    </message>
    <message>
        <source>Questions about video: clips are among its inputs</source>
        <translation>针对视频提问：输入包含视频</translation>
    </message>
    <message>
        <source>Whole codebases at once: a {context} window, about {pages} pages</source>
        <translation>一次读入整个代码库：窗口 {context}，约 {pages} 页</translation>
    </message>
    <message>
        <source>Long documents: a {context} window, about {pages} pages</source>
        <translation>长文档：窗口 {context}，约 {pages} 页</translation>
    </message>
    <message>
        <source>Long inputs: the window is {context}, about {pages} pages</source>
        <translation>长输入：窗口只有 {context}，约 {pages} 页</translation>
    </message>
    <message>
        <source>A single consumer GPU: {gb} of weights at 4 bits</source>
        <translation>单张消费级显卡：4 位权重 {gb}</translation>
    </message>
    <message>
        <source>A single 80 GB accelerator: {gb} of weights at 4 bits</source>
        <translation>单张 80 GB 加速卡：4 位权重 {gb}</translation>
    </message>
    <message>
        <source>Self-hosting on several accelerators: {gb} of weights at 4 bits</source>
        <translation>多卡自行部署：4 位权重 {gb}</translation>
    </message>
    <message>
        <source>Your own hardware: the weights are published</source>
        <translation>自有硬件部署：权重已公开</translation>
    </message>
    <message>
        <source>Calling it by API: {count} providers list it</source>
        <translation>通过 API 调用：{count} 家供应商提供</translation>
    </message>
    <message>
        <source>Calling it by API: one provider lists it</source>
        <translation>通过 API 调用：有一家供应商提供</translation>
    </message>
    <message>
        <source>A single accelerator: the weights take {gb} even at 4 bits</source>
        <translation>单张加速卡：4 位权重也要 {gb}</translation>
    </message>
    <message>
        <source>Products that need a permissive license: {license}</source>
        <translation>需要宽松许可证的产品：{license}</translation>
    </message>
    <message>
        <source>Commercial products: the license is {license}</source>
        <translation>商业产品：许可证为 {license}</translation>
    </message>
    <message>
        <source>High volume: {price} per million output tokens</source>
        <translation>大批量调用：每百万输出 token {price}</translation>
    </message>
    <message>
        <source>High volume on a budget: {price} per million output tokens</source>
        <translation>预算有限的大批量调用：每百万输出 token {price}</translation>
    </message>
    <message>
        <source>Quick answers: {speed} tokens per second, rank {rank} of {peers}</source>
        <translation>快速作答：每秒 {speed} token，第 {rank} 名（共 {peers} 个）</translation>
    </message>
    <message>
        <source>Assistants that call functions and tools</source>
        <translation>需要调用函数和工具的助手</translation>
    </message>
    <message>
        <source>Pipelines that need answers in a fixed schema</source>
        <translation>要求固定输出格式的流程</translation>
    </message>
    <message>
        <source>Assistants that call tools: it does not</source>
        <translation>需要调用工具的助手：它不支持</translation>
    </message>
    <message>
        <source>Writing, completing and reviewing code</source>
        <translation>编写、补全和审查代码</translation>
    </message>
    <message>
        <source>Tracing a line of models: {count} descendants in this catalog</source>
        <translation>追溯模型谱系：模型库中有 {count} 个后代</translation>
    </message>
    <message>
        <source>Tracing a line of models: one descendant in this catalog</source>
        <translation>追溯模型谱系：模型库中有 1 个后代</translation>
    </message>
    <message>
        <source>Seeing what changed from {parent}, which it was made from</source>
        <translation>对照其前身 {parent}，看改动带来了什么</translation>
    </message>
    <message>
        <source>Comparing generations: it comes after {parent}</source>
        <translation>对比代际变化：前一代为 {parent}</translation>
    </message>
    <message>
        <source>Comparing results: {count} scores are recorded</source>
        <translation>横向比较：模型库中有 {count} 项评测成绩</translation>
    </message>
    <message>
        <source>Comparing results: one score is recorded</source>
        <translation>横向比较：模型库中有 1 项评测成绩</translation>
    </message>
    <message>
        <source>Speech, sound or music: it is listed as an audio model</source>
        <translation>语音、声音或音乐：归类为音频模型</translation>
    </message>
    <message>
        <source>New projects: it is marked as deprecated</source>
        <translation>新项目：已标为弃用</translation>
    </message>
    <message>
        <source>New projects: marked as deprecated, {date}</source>
        <translation>新项目：已标为弃用，{date}</translation>
    </message>
    <message>
        <source>New projects: it shuts down on {date}</source>
        <translation>新项目：{date}停止服务</translation>
    </message>
    <message>
        <source>New projects: it is retired</source>
        <translation>新项目：已下线</translation>
    </message>
    <message>
        <source>New projects: retired, {date}</source>
        <translation>新项目：已下线，{date}</translation>
    </message>
    <message>
        <source>Use of any kind: it was announced, but never released</source>
        <translation>任何实际使用：已公布但从未发布</translation>
    </message>
    <message>
        <source>Your own hardware: the weights are not published</source>
        <translation>自有硬件部署：权重未公开</translation>
    </message>
    <message>
        <source>Calling it by API: this catalog has no listing of it</source>
        <translation>通过 API 调用：模型库中没有供应商列出</translation>
    </message>
    <message>
        <source>Making pictures, speech or video: it answers in text only</source>
        <translation>生成图像、语音或视频：只输出文本</translation>
    </message>
    <message>
        <source>Answers in text: it does not write any</source>
        <translation>文字回答：它不输出文本</translation>
    </message>
    <message>
        <source>Pictures, sound or video: it reads text only</source>
        <translation>图片、声音或视频：只接受文本</translation>
    </message>
    <message>
        <source>Speech or sound: audio is not among its inputs</source>
        <translation>语音或声音：输入不含音频</translation>
    </message>
    <message>
        <source>Recent events without search: its knowledge ends in {date}</source>
        <translation>不联网的近期事件：知识截止于 {date}</translation>
    </message>
    <message>
        <source>Thinks before it answers: a reasoning model</source>
        <translation>先思考再作答的推理模型</translation>
    </message>
    <message>
        <source>Answers at once, without a reasoning phase</source>
        <translation>直接作答，没有思考阶段</translation>
    </message>
    <message>
        <source>Writes {speed} tokens per second, rank {rank} of {peers}</source>
        <translation>每秒输出 {speed} token，第 {rank} 名（共 {peers} 个）</translation>
    </message>
    <message>
        <source>Light for its size: {active} of {total} parameters work on each token</source>
        <translation>相对体量较轻：{total} 参数中每个 token 只激活 {active}</translation>
    </message>
    <message>
        <source>Long answers in one piece: up to {tokens} tokens</source>
        <translation>可一次输出长回答：最多 {tokens} token</translation>
    </message>
    <message>
        <source>Answers of up to {tokens} tokens in one piece</source>
        <translation>单次回答最多 {tokens} token</translation>
    </message>
    <message>
        <source>Derived from facts by the rule “{rule}”</source>
        <translation>按规则“{rule}”根据数据生成</translation>
    </message>
    <message>
        <source>{count} siblings</source>
        <translation>{count} 个同级模型</translation>
    </message>
    <message>
        <source>1 sibling</source>
        <translation>1 个同级模型</translation>
    </message>
    <message>
        <source>+{count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>Folded here; the evolution tree shows them all</source>
        <translation>此处折叠；演化树中全部显示</translation>
    </message>
    <message>
        <source>View full evolution tree</source>
        <translation>查看完整演化树</translation>
    </message>
    <message>
        <source>Model evolution</source>
        <translation>模型演化</translation>
    </message>
    <message>
        <source>Models of this catalog that came of it, over all generations</source>
        <translation>模型库中由它衍生的模型，含所有世代</translation>
    </message>
    <message>
        <source>1 descendant</source>
        <translation>1 个后代</translation>
    </message>
    <message>
        <source>{count} descendants</source>
        <translation>{count} 个后代</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>Self-host</source>
        <translation>自行部署</translation>
    </message>
    <message>
        <source>The weights are published; hardware is yours to pay</source>
        <translation>权重已公开；硬件费用自理</translation>
    </message>
    <message>
        <source>USD per million tokens</source>
        <translation>美元 / 百万 token</translation>
    </message>
    <message>
        <source>Pricing</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>缓存输入</translation>
    </message>
    <message>
        <source>{label}, {provider}</source>
        <translation>{label}，{provider}</translation>
    </message>
    <message>
        <source>{bits}-bit</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>Total parameters × {size} bytes; weights only</source>
        <translation>总参数 × {size} 字节；仅权重</translation>
    </message>
    <message>
        <source>Weight memory</source>
        <translation>权重显存</translation>
    </message>
    <message>
        <source>weights only</source>
        <translation>仅权重</translation>
    </message>
    <message>
        <source>Notes of the catalog</source>
        <translation>模型库备注</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>原文为英文</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>modelbrowser, catalog of {date} · {id}</source>
        <translation>modelbrowser，{date}模型库 · {id}</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>为何重要</translation>
    </message>
    <message>
        <source>What it feels like</source>
        <translation>使用感受</translation>
    </message>
    <message>
        <source>Best use cases</source>
        <translation>最佳用途</translation>
    </message>
    <message>
        <source>Not ideal for</source>
        <translation>不太适合</translation>
    </message>
    <message>
        <source>Tools to try</source>
        <translation>可试工具</translation>
    </message>
    <message>
        <source>{window} · this model</source>
        <translation>{window} · 本模型</translation>
    </message>
    <message>
        <source>less than a page</source>
        <translation>不足一页</translation>
    </message>
    <message>
        <source>A page counts as 1,300 tokens</source>
        <translation>每页按 1,300 token 计</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 页</translation>
    </message>
    <message>
        <source>{pages} pages</source>
        <translation>{pages} 页</translation>
    </message>
    <message>
        <source>{pages}, at 1,300 tokens a page</source>
        <translation>{pages}，按每页 1,300 token 计</translation>
    </message>
    <message>
        <source>max output {window}</source>
        <translation>最大输出 {window}</translation>
    </message>
    <message>
        <source>The longest answer in one piece</source>
        <translation>单次回答的最大长度</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>catalog of {date}</source>
        <translation>{date}模型库</translation>
    </message>
    <message>
        <source>Written for this catalog; numbers without a claim are facts of this card</source>
        <translation>为本模型库撰写；未注明出处的数字即本卡片的数据</translation>
    </message>
    <message>
        <source>Editorial text</source>
        <translation>编辑文字</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Model card: no model chosen</source>
        <translation>模型卡片：未选择模型</translation>
    </message>
    <message>
        <source>Model card of {name}</source>
        <translation>{name} 的模型卡片</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>Choose a model in the list to read its card.</source>
        <translation>在列表中选择一个模型即可查看卡片。</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
</TS>
