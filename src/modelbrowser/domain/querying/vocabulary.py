"""The words of the query language that are not in the catalog: values of closed fields, with synonyms.

Each value has the text that the language writes, what it is called in English and Chinese, and other words
that mean it. The same words are what "vision" or "视觉" typed without a field finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from modelbrowser.domain.querying.tokens import key


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed field."""

    value: str
    label: str
    label_zh: str
    synonyms: tuple[str, ...] = ()


TYPES: tuple[Term, ...] = (
    Term("language", "Language", "语言", ("llm", "text", "语言模型", "大语言模型", "文本")),
    Term("reasoning", "Reasoning", "推理", ("thinking", "推理模型", "思考")),
    Term("code", "Code", "代码", ("coding", "代码模型", "编程")),
    Term("multimodal", "Multimodal", "多模态", ("vlm", "多模态模型")),
    Term("image", "Image", "图像", ("picture", "text to image", "图像生成", "图片", "文生图", "绘画")),
    Term("audio", "Audio", "音频", ("speech", "voice", "语音", "声音")),
    Term("video", "Video", "视频", ("text to video", "视频生成", "文生视频")),
    Term("embedding", "Embedding", "嵌入", ("embeddings", "向量", "词向量")),
    Term("other", "Other", "其他", ()),
)

TAGS: tuple[Term, ...] = (
    Term("long_documents", "Long documents", "长文档", ("long", "long context", "长文本", "长上下文")),
    Term("reasoning", "Reasoning", "推理", ("thinking", "思考")),
    Term("coding", "Coding", "编程", ("code", "代码", "写代码")),
    Term("tool_use", "Tool use", "工具调用", ("tools", "tool", "function calling", "工具", "函数调用")),
    Term("structured_output", "Structured output", "结构化输出", ("structured", "json", "结构化")),
    Term("vision", "Vision", "视觉", ("see", "image input", "看图", "图像理解")),
    Term("audio", "Audio", "音频", ("speech", "voice", "语音")),
    Term("video", "Video", "视频", ()),
    Term("image_generation", "Image generation", "图像生成", ("draw", "images", "文生图", "绘画")),
    Term("embeddings", "Embeddings", "嵌入", ("embedding", "向量")),
    Term("agentic", "Agentic", "智能体", ("agent", "agents", "代理")),
    Term("open_weights", "Open weights", "开放权重", ("open", "open source", "开源")),
    Term("research", "Research", "研究", ("non-commercial", "科研", "非商用")),
)

OPENNESS: tuple[Term, ...] = (
    Term("yes", "Open weights", "开放权重", ("true", "1", "open", "是", "开放", "有")),
    Term("no", "Closed", "闭源", ("false", "0", "closed", "否", "不开放", "不", "无")),
    Term("unknown", "Unknown", "未知", ("?", "none", "不明")),
)

PERCENTILE_TIERS: tuple[Term, ...] = (
    Term("top1", "Top 1%", "前 1%", ("top1%", "前1%", "前1")),
    Term("top5", "Top 5%", "前 5%", ("top5%", "前5%", "前5")),
    Term("top10", "Top 10%", "前 10%", ("top10%", "前10%", "前10")),
    Term("good", "Good", "良好", ("好",)),
    Term("medium", "Medium", "中等", ("average", "中")),
    Term("below", "Below avg", "低于平均", ("slow", "below avg", "慢", "差", "较慢")),
)

COST_TIERS: tuple[Term, ...] = (
    Term("free", "Free", "免费", ("0",)),
    Term("low", "Low", "低", ("cheap", "便宜", "低价")),
    Term("moderate", "Moderate", "适中", ("medium", "中等", "中")),
    Term("high", "High", "高", ("expensive", "贵", "高价")),
)

ARCHITECTURES: tuple[Term, ...] = (
    Term("moe", "Mixture of experts", "混合专家", ("mixture of experts", "专家混合")),
    Term("dense", "Dense", "稠密", ("密集",)),
)

STATUSES: tuple[Term, ...] = (
    Term("active", "Active", "在用", ("available", "current", "可用")),
    Term("deprecated", "Deprecated", "已弃用", ("弃用",)),
    Term("retired", "Retired", "已下线", ("shutdown", "下线", "停用")),
    Term("unreleased", "Not released", "未发布", ("announced", "not released")),
)

HAS: tuple[Term, ...] = (
    Term("price", "Output price", "价格", ("output price", "输出价格")),
    Term("score", "Any score", "分数", ("scores", "benchmark", "得分", "评测")),
    Term("intelligence", "Intelligence tier", "智能水平", ("智能", "智能档位")),
    Term("speed", "Speed", "速度", ()),
    Term("context", "Context window", "上下文", ("window", "上下文窗口")),
    Term("params", "Parameters", "参数", ("parameters", "size", "参数量")),
    Term("active", "Active parameters", "激活参数", ()),
    Term("released", "Release date", "发布日期", ("date", "release", "日期")),
    Term("license", "License", "许可证", ("licence",)),
    Term("architecture", "Architecture", "架构", ("arch",)),
    Term("cutoff", "Knowledge cutoff", "知识截止", ("knowledge cutoff", "知识截止日期")),
    Term("card", "Written card", "文字介绍", ("editorial", "text", "介绍", "卡片")),
    Term("provider", "Provider listing", "供应商", ("providers", "listing", "报价")),
    Term("parent", "Parents", "父模型", ("parents",)),
    Term("child", "Children", "子模型", ("children", "descendant", "后代")),
    Term("alias", "Other names", "别名", ("aliases",)),
)

# Names under which families, or models whose name begins so, are known in China, as their makers call them;
# plain words find them. Where the maker's own Chinese name does (organization.name_zh), nothing is repeated.
FAMILY_NAMES_ZH: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "Qwen": ("通义千问", "千问", "tongyi qianwen"),
        "DeepSeek": ("shendu qiusuo",),
        "Kimi": ("yuezhianmian",),
        "ERNIE": ("文心", "文心一言", "wenxin"),
        "Hunyuan": ("混元",),
        "GLM": ("智谱清言", "zhipu qingyan"),
        "Seed (Doubao)": ("豆包", "doubao"),
        "InternLM": ("书生", "书生浦语", "shusheng puyu"),
        "PanGu": ("盘古",),
        "Kling": ("可灵", "keling"),
        "Ling": ("百灵", "bailing"),
        "Spark": ("讯飞星火", "星火", "xinghuo"),
        "Step": ("jieyue xingchen",),
        "Yi": ("lingyi wanwu",),
        "MiniCPM": ("小钢炮",),
        "Wan": ("通义万相", "万相", "wanxiang"),
        "SenseNova": ("日日新", "ririxin"),
        "Skywork": ("天工", "tiangong"),
        "Wu": ("悟道", "wudao"),
    }
)
"""Chinese names and, where the family's own name is not that already, their pinyin."""


def chinese_names(family: str, name: str) -> tuple[str, ...]:
    """Return what a model is called in China, by its family and by the first word of its name."""
    first = name.split(" ")[0].split("-")[0]
    found = (*FAMILY_NAMES_ZH.get(family, ()), *FAMILY_NAMES_ZH.get(first, ()))
    return tuple(dict.fromkeys(found))


COST_WORDS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "free": ("free", "免费"),
        "low": ("cheap", "low cost", "便宜", "低价", "低成本"),
        "high": ("expensive", "昂贵"),
    }
)
"""Words that mean a cost tier without naming the field ("low" alone means too many things)."""

COUNTRY_WORDS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "United States": ("american", "us", "usa"),
        "China": ("chinese", "国产", "中国的"),
        "South Korea": ("korean", "korea"),
        "Germany": ("german",),
        "United Kingdom": ("british", "uk"),
        "United Arab Emirates": ("emirati", "uae"),
        "Japan": ("japanese",),
        "Canada": ("canadian",),
        "Switzerland": ("swiss",),
        "France": ("french",),
        "Israel": ("israeli",),
        "Spain": ("spanish",),
        "India": ("indian",),
        "Saudi Arabia": ("saudi",),
        "Finland": ("finnish",),
        "Russia": ("russian",),
    }
)

OPTIONAL_WORDS: frozenset[str] = frozenset(
    {"model", "models", "the", "for", "with", "of", "and", "best", "that", "which"}
)
"""English words that say nothing about a model; beside other words they need not match."""

FILLER_ZH: frozenset[str] = frozenset(
    {"的", "和", "与", "及", "模型", "大模型", "小模型", "系列", "一个", "什么", "哪些", "有哪些", "能", "会"}
)
"""Words of a Chinese query without blanks that say nothing about a model."""

COUNTRIES_ZH: MappingProxyType[str, str] = MappingProxyType(
    {
        "United States": "美国",
        "China": "中国",
        "South Korea": "韩国",
        "Germany": "德国",
        "International": "国际",
        "United Kingdom": "英国",
        "United Arab Emirates": "阿联酋",
        "Japan": "日本",
        "Canada": "加拿大",
        "Switzerland": "瑞士",
        "France": "法国",
        "Israel": "以色列",
        "Spain": "西班牙",
        "India": "印度",
        "Saudi Arabia": "沙特阿拉伯",
        "Finland": "芬兰",
        "Russia": "俄罗斯",
    }
)

CLOSED_FIELDS: MappingProxyType[str, tuple[Term, ...]] = MappingProxyType(
    {
        "type": TYPES,
        "can": TAGS,
        "open": OPENNESS,
        "intelligence": PERCENTILE_TIERS,
        "speed": PERCENTILE_TIERS,
        "cost": COST_TIERS,
        "architecture": ARCHITECTURES,
        "status": STATUSES,
        "has": HAS,
    }
)
"""Fields whose values are known beforehand; a catalog may hold further types and tags."""


def _by_key(terms: tuple[Term, ...]) -> dict[str, str]:
    """Return every spelling's key -> value; a value's own name wins over another's synonym."""
    found = {key(text): term.value for term in terms for text in (term.label, term.label_zh, *term.synonyms)}
    found.update({key(term.value): term.value for term in terms})
    return found


_KEYS = {name: _by_key(terms) for name, terms in CLOSED_FIELDS.items()}


def canonical_value(field: str, text: str) -> str | None:
    """Return the value of a closed field that `text` means ("tools" -> "tool_use"), or None."""
    return _KEYS.get(field, {}).get(key(text))


def term_of(field: str, value: str) -> Term | None:
    """Return what is known of a closed field's value, or None."""
    return next((term for term in CLOSED_FIELDS.get(field, ()) if term.value == value), None)
