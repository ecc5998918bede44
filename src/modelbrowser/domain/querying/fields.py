"""The fields of the query language, as data: names, one line each, examples; English and Chinese.

The help popover, the completion, the parser and docs/search.md all read this one table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from modelbrowser.domain.querying.ast import split_field


class FieldKind(Enum):
    """What stands behind the colon of a field."""

    CHOICE = "choice"  # a name out of the catalog or of a fixed list
    FLAG = "flag"  # yes, no, unknown
    TIER = "tier"  # a tier, a comparison of tiers, or a number
    NUMBER = "number"  # a number, a comparison or a range
    DATE = "date"  # a year, month or day, a comparison or a range
    MODEL = "model"  # another model
    MEMORY = "memory"  # gigabytes
    SORT = "sort"  # a sort key


class Unit(Enum):
    """What a number without a suffix counts, and which suffixes it takes."""

    NONE = "none"
    TOKENS = "tokens"  # k, m; 万, 亿
    BILLIONS = "billions"  # parameters: b, m, t; 亿
    USD = "usd"  # per million tokens; a dollar sign may stand before it
    YEAR = "year"
    FRACTION = "fraction"  # a percent sign divides by 100
    GIGABYTES = "gigabytes"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. `examples` are whole queries that do something in the shipped catalog."""

    name: str
    kind: FieldKind
    aliases: tuple[str, ...]
    label: str
    label_zh: str
    help: str
    help_zh: str
    examples: tuple[str, ...]
    unit: Unit = Unit.NONE


FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "org",
        FieldKind.CHOICE,
        ("organization", "organisation", "maker", "by", "机构", "机构名", "组织", "公司", "公司名"),
        "Organization",
        "机构",
        "Who made the model; several names mean any of them.",
        "开发机构；写多个名称表示任一即可。",
        ("org:deepseek", "org:deepseek,qwen", 'org:"Mistral AI"', "机构:智谱"),
    ),
    FieldSpec(
        "family",
        FieldKind.CHOICE,
        ("series", "系列", "家族"),
        "Family",
        "系列",
        "The line of models it belongs to.",
        "模型所属的系列。",
        ("family:llama", "family:gemma,gemini"),
    ),
    FieldSpec(
        "type",
        FieldKind.CHOICE,
        ("kind", "类型"),
        "Type",
        "类型",
        "What kind of model it is: language, reasoning, code, multimodal, image, audio, video, embedding.",
        "模型类型：语言、推理、代码、多模态、图像、音频、视频、嵌入。",
        ("type:code", "type:image,video", "类型:推理"),
    ),
    FieldSpec(
        "license",
        FieldKind.CHOICE,
        ("licence", "许可证", "许可", "协议"),
        "License",
        "许可证",
        "The license of the weights, or a word of its name.",
        "权重的许可证，可只写名称中的一个词。",
        ("license:mit", "license:apache"),
    ),
    FieldSpec(
        "open",
        FieldKind.FLAG,
        ("weights", "open_weights", "开源", "开放权重", "权重"),
        "Open weights",
        "开放权重",
        "Whether the weights can be downloaded: yes, no or unknown.",
        "权重是否可下载：是、否或未知。",
        ("open:yes", "开源:是 类型:代码"),
    ),
    FieldSpec(
        "year",
        FieldKind.NUMBER,
        ("年份", "年"),
        "Year",
        "年份",
        "The year of release.",
        "发布年份。",
        ("year:2026", "year:2024..2026", "年份:2025"),
        Unit.YEAR,
    ),
    FieldSpec(
        "released",
        FieldKind.DATE,
        ("release", "date", "发布", "发布日期", "日期"),
        "Release date",
        "发布日期",
        "The day of release; a month or a year means all of it.",
        "发布日期；写月份或年份表示整月或整年。",
        ("released:>=2025-06", "released:2025-01", "released:2024-03..2024-09"),
    ),
    FieldSpec(
        "context",
        FieldKind.NUMBER,
        ("ctx", "window", "上下文", "上下文窗口", "窗口", "上下文不少于"),
        "Context window",
        "上下文窗口",
        "The context window in tokens; k counts 1,000 or 1,024, as makers do.",
        "上下文窗口（token 数）；k 按 1000 或 1024 计，与厂商写法一致。",
        ("context:>=128k", "context:1m", "上下文:>=20万"),
        Unit.TOKENS,
    ),
    FieldSpec(
        "params",
        FieldKind.NUMBER,
        ("parameters", "size", "参数", "参数量"),
        "Parameters",
        "参数量",
        "All parameters, in billions unless m or t says otherwise.",
        "总参数量，默认单位为十亿（b），也可用 m、t 或亿。",
        ("params:7b..14b", "params:<3b", "参数:70亿"),
        Unit.BILLIONS,
    ),
    FieldSpec(
        "active",
        FieldKind.NUMBER,
        ("激活", "激活参数"),
        "Active parameters",
        "激活参数",
        "Parameters used for each token; of a dense model, all of them.",
        "每个 token 用到的参数量；稠密模型即全部参数。",
        ("active:<40b", "active:<4b params:>20b"),
        Unit.BILLIONS,
    ),
    FieldSpec(
        "price",
        FieldKind.NUMBER,
        ("out", "output_price", "价格", "输出价格"),
        "Output price",
        "输出价格",
        "US dollars per million output tokens.",
        "每百万输出 token 的美元价格。",
        ("price:<1", "price:1..5", "价格:<1"),
        Unit.USD,
    ),
    FieldSpec(
        "in",
        FieldKind.NUMBER,
        ("input_price", "输入价格"),
        "Input price",
        "输入价格",
        "US dollars per million input tokens.",
        "每百万输入 token 的美元价格。",
        ("in:<0.5", "in:<0.1 context:>=128k"),
        Unit.USD,
    ),
    FieldSpec(
        "intelligence",
        FieldKind.TIER,
        ("smart", "智能水平", "智能", "智力"),
        "Intelligence",
        "智能水平",
        "The intelligence tier (top1, top5, top10, good, medium, below) or the index itself.",
        "智能水平档位（top1、top5、top10、good、medium、below）或指数本身。",
        ("intelligence:top10", "intelligence:>=top10", "intelligence:>40"),
    ),
    FieldSpec(
        "speed",
        FieldKind.TIER,
        ("速度",),
        "Speed",
        "速度",
        "The speed tier (top1 ... slow) or tokens per second.",
        "速度档位（top1……slow）或每秒 token 数。",
        ("speed:good", "speed:>=top10", "speed:>200"),
    ),
    FieldSpec(
        "cost",
        FieldKind.TIER,
        ("成本", "费用"),
        "Cost",
        "成本",
        "The cost tier: free, low, moderate, high.",
        "成本档位：free、low、moderate、high。",
        ("cost:free", "cost:<=low intelligence:>=good", "成本:免费"),
    ),
    FieldSpec(
        "score",
        FieldKind.NUMBER,
        ("分数", "得分"),
        "Score",
        "分数",
        "A benchmark by its name: the best value of a model's newest measurement; 0.4, 40% and 40 are one.",
        "按名称指定基准：取该模型最近一次测量的最好值；0.4、40% 与 40 含义相同。",
        ("score.scicode:>0.4", "score.gpqa_diamond:>80%"),
        Unit.FRACTION,
    ),
    FieldSpec(
        "has",
        FieldKind.CHOICE,
        ("有", "含"),
        "Has",
        "具有",
        "What the catalog knows of the model; a minus asks for what it does not know.",
        "模型库中是否有该项数据；前加“-”表示没有。",
        ("has:price", "has:-score", "has:card", "有:价格"),
    ),
    FieldSpec(
        "can",
        FieldKind.CHOICE,
        ("tag", "能力", "可"),
        "Can",
        "能力",
        "A core capability, such as vision, tools, coding or long documents.",
        "核心能力，如视觉、工具、编程、长文档。",
        ("can:vision", "can:tools can:reasoning", "能力:视觉"),
    ),
    FieldSpec(
        "provider",
        FieldKind.CHOICE,
        ("host", "供应商", "提供商", "服务商"),
        "Provider",
        "供应商",
        "Who sells it: a provider with a price listing.",
        "提供该模型且有报价的供应商。",
        ("provider:groq", "provider:together org:meta"),
    ),
    FieldSpec(
        "architecture",
        FieldKind.CHOICE,
        ("arch", "架构"),
        "Architecture",
        "架构",
        "moe (mixture of experts) or dense.",
        "moe（混合专家）或 dense（稠密）。",
        ("architecture:moe", "架构:稠密"),
    ),
    FieldSpec(
        "status",
        FieldKind.CHOICE,
        ("状态",),
        "Status",
        "状态",
        "active, deprecated, retired or unreleased.",
        "在用、已弃用、已下线或未发布。",
        ("-status:retired", "状态:在用 type:code"),
    ),
    FieldSpec(
        "country",
        FieldKind.CHOICE,
        ("国家",),
        "Country",
        "国家",
        "Where its maker is at home.",
        "开发机构所在国家。",
        ("country:france", "国家:中国 type:reasoning"),
    ),
    FieldSpec(
        "parent",
        FieldKind.MODEL,
        ("父模型",),
        "Parents of",
        "父模型",
        "The models that this one was directly made from.",
        "该模型的直接来源。",
        ("parent:deepseek-r1",),
    ),
    FieldSpec(
        "child",
        FieldKind.MODEL,
        ("子模型",),
        "Children of",
        "子模型",
        "The models directly made from this one.",
        "由该模型直接衍生的模型。",
        ("child:deepseek-v3",),
    ),
    FieldSpec(
        "ancestor",
        FieldKind.MODEL,
        ("祖先",),
        "Ancestors of",
        "祖先",
        "Everything that this model goes back to.",
        "该模型可追溯到的所有模型。",
        ("ancestor:deepseek-v3",),
    ),
    FieldSpec(
        "descendant",
        FieldKind.MODEL,
        ("后代",),
        "Descendants of",
        "后代",
        "Everything that came of this model.",
        "由该模型衍生的所有模型。",
        ("descendant:deepseek-v2", "descendant:deepseek-v2 type:code"),
    ),
    FieldSpec(
        "fits",
        FieldKind.MEMORY,
        ("memory", "vram", "显存", "内存"),
        "Fits into",
        "可放入",
        "Open models whose weights alone fit into this memory, at 4 bits unless @8bit or @16bit is added.",
        "仅计权重时能放入该内存的开放模型，默认 4 位，可加 @8bit 或 @16bit。",
        ("fits:24gb", "fits:24gb@8bit", "显存:16gb 类型:代码"),
        Unit.GIGABYTES,
    ),
    FieldSpec(
        "sort",
        FieldKind.SORT,
        ("order", "排序"),
        "Sort",
        "排序",
        "The order of the list; a minus puts the largest or newest first. Missing values are always last.",
        "列表的排序；前加“-”表示从大到小或从新到旧，缺失值总在最后。",
        ("sort:-released", "open:yes sort:-intelligence", "sort:price cost:low"),
    ),
)


@dataclass(frozen=True, slots=True)
class SortSpec:
    """One sort key."""

    key: str
    aliases: tuple[str, ...]
    label: str
    label_zh: str


SORT_KEYS: tuple[SortSpec, ...] = (
    SortSpec("name", ("名称",), "Name", "名称"),
    SortSpec("org", ("organization", "organisation", "机构", "公司"), "Organization", "机构"),
    SortSpec(
        "released",
        ("release", "date", "year", "发布", "发布日期", "日期", "年份"),
        "Release date",
        "发布日期",
    ),
    SortSpec("context", ("ctx", "上下文", "上下文窗口"), "Context window", "上下文窗口"),
    SortSpec("params", ("parameters", "size", "参数", "参数量"), "Parameters", "参数量"),
    SortSpec("active", ("激活", "激活参数"), "Active parameters", "激活参数"),
    SortSpec("price", ("out", "cost", "价格", "输出价格", "成本"), "Output price", "输出价格"),
    SortSpec("in", ("输入价格",), "Input price", "输入价格"),
    SortSpec("intelligence", ("智能水平", "智能", "smart"), "Intelligence", "智能水平"),
    SortSpec("speed", ("速度",), "Speed", "速度"),
)

OPERATORS_HELP: tuple[tuple[str, str, str], ...] = (
    (
        "deepseek v2",
        "All words must match; separators and case do not count.",
        "所有词都须匹配；分隔符与大小写不计。",
    ),
    ('"mixture of experts"', "Quotes: these words in this order.", "引号：按此顺序出现的词。"),
    ("llama -vision", "A minus leaves out what matches.", "减号：排除匹配项。"),
    ("qwen OR glm", "OR (or |): either side will do.", "OR（或 |）：任一即可。"),
    ("(qwen OR glm) open:yes", "Parentheses group.", "括号用于分组。"),
    (
        "context:>=128k",
        "Fields compare: > >= < <= and ranges a..b.",
        "字段可比较：> >= < <=，以及范围 a..b。",
    ),
    ("type:code,reasoning", "A comma means any of the values.", "逗号表示任一取值。"),
)
"""The signs of the language: an example, what it does in English, and in Chinese."""

_BY_NAME = {name: spec for spec in FIELDS for name in (spec.name, *spec.aliases)}
_SORT_BY_NAME = {name: spec.key for spec in SORT_KEYS for name in (spec.key, *spec.aliases)}
AT_LEAST_NAMES = frozenset({"上下文不少于"})
"""Aliases that say "at least": a plain number behind one is a lower bound."""
FIELD_NAMES = MappingProxyType(_BY_NAME)
"""Every name and alias of a field -> its specification."""


def field_spec(name: str) -> FieldSpec | None:
    """Return the field called `name` ("org", "机构", "score.scicode"), or None."""
    head, argument = split_field(name.casefold())
    spec = _BY_NAME.get(head)
    if spec is None or (spec.name == "score") != bool(argument):
        return None
    return spec


def sort_key(name: str) -> str | None:
    """Return the canonical sort key called `name`, without its minus, or None."""
    return _SORT_BY_NAME.get(name.casefold())
