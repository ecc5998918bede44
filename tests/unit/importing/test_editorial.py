"""Editorial files: reading, rules of wording, orphan numbers, near-duplicates, README."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.importing import editorial_numbers as numbers
from modelbrowser.importing.editorial import (
    Editorial,
    EditorialError,
    check_all,
    check_editorial,
    facts_from_csv,
    load_editorial,
    main,
    near_duplicates,
    parse_editorial,
    readme_text,
)
from modelbrowser.importing.editorial_checks import sentences, width

FACTS: dict[str, object] = {
    "name": "Sample 2 Pro",
    "params_total_b": 236.0,
    "params_active_b": 21.0,
    "context_tokens": 131072.0,
    "max_output_tokens": 8192.0,
    "release_date": "2024-05-07",
    "prices": [0.28, 15.0],
    "scores": [0.873, 1402.0, 1528.5],
    "known_names": frozenset({"Llama 3.1 70B", "Sample 2 Pro", "o1"}),
}

GOOD = """
model_id = "sample-2-pro"
as_of = 2026-11-23
reason = "Stands for the family."
names = ["Dota 2"]

[en]
tagline = "An open model that reads whole contracts"
overview = "Sample 2 Pro has 236B parameters and uses 21B per token. It came out in May 2024."
why_it_matters = "It cut the memory for long inputs by 42.5% against its predecessor."
feels_like = ["Answers tersely", "Plays Dota 2 badly", "Quotes clauses from its 128K window"]
best_for = ["Contract review", "Cheap batch work at $0.28", "Local copies of the weights"]
not_ideal_for = ["Pictures: it reads text only", "Phones, given its 236B weights"]

[zh]
tagline = "能通读整份合同的开放模型"
overview = "Sample 2 Pro 共 2360 亿参数，每个 token 激活 210 亿。它于 2024 年 5 月发布。"
why_it_matters = "与上一代相比，长输入所需显存减少 42.5%。"
feels_like = ["回答简短", "玩不好 Dota 2", "能从 128K 窗口中引用条款"]
best_for = ["合同审阅", "0.28 美元的低价批处理", "权重可留在本地"]
not_ideal_for = ["看图：它只读文本", "手机：权重有 2360 亿参数"]

[[tools]]
name = "vLLM"
kind = "inference server"
kind_zh = "推理服务"
url = "https://docs.vllm.ai"

[[claims]]
number = "42.5%"
says = "memory saved against its predecessor"
source = "Sample report, abstract"
"""


def read(text: str = GOOD, stem: str = "sample-2-pro") -> Editorial:
    return parse_editorial(text, stem)


def errors_of(text: str) -> list[str]:
    found = check_editorial(read(text), FACTS)
    return [f"{p.where}: {p.message}" for p in found if p.level == "error"]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_a_good_file_is_read_and_has_no_problem() -> None:
    editorial = read()
    assert editorial.as_of == datetime.date(2026, 11, 23)
    assert editorial.texts["zh"].best_for[1] == "0.28 美元的低价批处理"
    assert editorial.tools[0].url == "https://docs.vllm.ai"
    assert editorial.claims[0].number == "42.5%"
    assert check_editorial(editorial, FACTS) == ()


def test_load_editorial_reads_the_folder_in_order_and_reports_all_broken_files(tmp_path: Path) -> None:
    (tmp_path / "sample-2-pro.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "other.toml").write_text(GOOD.replace("sample-2-pro", "other"), encoding="utf-8")
    assert [e.model_id for e in load_editorial(tmp_path)] == ["other", "sample-2-pro"]
    (tmp_path / "bad.toml").write_text("model_id = ", encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes(b'model_id = "\xe9"')
    (tmp_path / "wrong.toml").write_text(
        'model_id = "else"\nextra = 1\n[en]\ntagline = 3\n', encoding="utf-8"
    )
    with pytest.raises(EditorialError) as caught:
        load_editorial(tmp_path)
    found = {(p.model_id, p.where) for p in caught.value.problems}
    assert found == {
        ("bad", "file"),
        ("latin", "file"),
        ("wrong", "extra"),
        ("wrong", "en.tagline"),
        ("wrong", "model_id"),
    }


@given(st.text(max_size=200))
def test_any_text_is_either_read_or_refused_with_problems(text: str) -> None:
    try:
        result = parse_editorial(text, "x").model_id
    except EditorialError as error:
        result = error.problems[0].model_id
    assert result == "x"


def test_missing_keys_and_languages_are_named() -> None:
    found = check_editorial(read('model_id = "sample-2-pro"\n[en]\n'), FACTS)
    where = {p.where for p in found}
    assert {"as_of", "reason", "zh", "en.tagline", "en.overview", "en.feels_like"} <= where


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("An open model that", "An open model that " + "really " * 10, "en.tagline: "),
        ('contracts"', 'contracts."', "en.tagline: ends with a period"),
        (" It came out in May 2024.", "", "en.overview: 1 sentences, wanted 2 to 3"),
        ("predecessor.", "predecessor", "en.why_it_matters: does not end with a period"),
        ('"Answers tersely", ', "", "en.feels_like: 2 lines, wanted 3 to 5"),
        ("Answers tersely", "Answers " + "very " * 20, "en.feels_like[0]: "),
        ("Answers tersely", "A revolutionary voice", "en.feels_like[0]: advertising: 'revolutionar'"),
        ("Answers tersely", "A state-of-the-art voice", "en.feels_like[0]: superlative without"),
        ("Answers tersely", "The largest voice", "en.feels_like[0]: superlative without"),
        ("回答简短", "业界领先的回答", "zh.feels_like[0]: advertising"),
        ("回答简短", "回答,简短", "zh.feels_like[0]: half-width punctuation"),
        ("回答简短", "Terse", "zh.feels_like[0]: no Chinese character"),
        ("Answers tersely", "Answers 简短", "en.feels_like[0]: Chinese characters"),
        ("Answers tersely", "Answers\\u202Etersely", "en.feels_like[0]: forbidden character U+202E"),
        ("Answers tersely", "Answers\\u200Btersely", "en.feels_like[0]: forbidden character U+200B"),
        ("Answers tersely", "<b>tersely</b>", "en.feels_like[0]: markup"),
        ("https://docs.vllm.ai", "http://docs.vllm.ai", "tools[0].url: "),
        ("https://docs.vllm.ai", "https://a@docs.vllm.ai", "tools[0].url: "),
        ('source = "Sample report, abstract"', "", "claims[0].source: missing"),
        ("Answers tersely", "Trained in 6 days", "en.feels_like[0]: orphan number '6'"),
        ("Answers tersely", "Beats others by 61.5%", "en.feels_like[0]: orphan number '61.5%'"),
        ("Answers tersely", "Costs $16 for a book", "en.feels_like[0]: orphan number '$16'"),
        ("Answers tersely", "Released in April 2024", "en.feels_like[0]: 'April 2024' is no date"),
        ("Answers tersely", "It is three times longer", "en.feels_like[0]: number in words"),
        ("回答简短", "速度是上一代的两倍", "zh.feels_like[0]: number in words"),
        ("减少 42.5%", "减少", "claims: '42.5%' is missing in zh"),
        ('"看图：它只读文本", ', "", "not_ideal_for: 2 lines in English, 1 in Chinese"),
        ('["Dota 2"]', '["Dota 2", "Chess 9"]', "names: 'Chess 9' is not a name in the prose"),
        ('names = ["Dota 2"]', "", "en.feels_like[1]: orphan number '2'"),
    ],
)
def test_each_rule_reports_its_breach(old: str, new: str, expected: str) -> None:
    found = errors_of(changed(old, new))
    assert any(error.startswith(expected) for error in found), found


def test_a_comparison_allows_a_superlative() -> None:
    text = changed("Answers tersely", "The fastest of the family on short prompts")
    assert not any("superlative" in error for error in errors_of(text))


def test_a_claim_without_unit_backs_the_digits_with_any_unit() -> None:
    claim = '\n[[claims]]\nnumber = "8.1"\nsays = "tokens"\nsource = "report"\n'
    english = changed("Answers tersely", "Read 8.1 trillion tokens")
    both = english.replace("回答简短", "训练用了 8.1 万亿 token")
    assert errors_of(both + claim) == []
    assert len(errors_of(both)) == 2
    assert len(errors_of(both + claim.replace("8.1", "8.2"))) == 3
    assert errors_of(both + claim.replace('"8.1"', '"8.1 trillion"')) == []
    assert len(errors_of(both + claim.replace('"8.1"', '"8.1 billion"'))) == 3


def test_the_same_claim_twice_is_an_error() -> None:
    claim = GOOD[GOOD.index("[[claims]]") :]
    assert errors_of(GOOD + claim) == ["claims: the same number and text twice"]


def test_a_claimed_month_backs_the_chinese_date_too() -> None:
    dated = changed("Answers tersely", "Cheaper since June 2025").replace("回答简短", "2025 年 6 月降价")
    assert len(errors_of(dated)) == 4
    claim = '\n[[claims]]\nnumber = "June 2025"\nsays = "price cut"\nsource = "announcement"\n'
    assert errors_of(dated + claim) == []


def test_an_unused_claim_and_a_one_sided_fact_are_reported() -> None:
    unused = GOOD + '\n[[claims]]\nnumber = "77"\nsays = "x"\nsource = "y"\n'
    assert "claims: '77' does not stand in the prose" in errors_of(unused)
    one_sided = check_editorial(read(changed("Answers tersely", "Writes up to 8,192 tokens")), FACTS)
    assert [(p.where, p.level) for p in one_sided] == [("en", "warning")]


@pytest.mark.parametrize(
    "prose",
    [
        "236B total, 21B active, 128K or 131,072 tokens, 131K",
        "up to 8,192 tokens, or 8K; 236 billion",
        "2360 亿参数，激活 210 亿；2024 年 5 月 7 日",
        "$15 and $0.28 per million; 15 美元",
        "87.3%, 87%, 1402 Elo, 1528 or 1529, released on 7 May 2024",
        "GPT-4, Qwen2.5, H100, int8, 4-bit, 8 位, 2D, top-1, Apache 2.0, AIME 2025, Llama 3.1, o1",
        "Llama 3.1 70B, Sample 2 and GPT-3.5",
    ],
)
def test_facts_and_names_need_no_claim(prose: str) -> None:
    names = numbers.name_forms(["Llama 3.1 70B", "Sample 2 Pro", "o1"])
    found = numbers.find_numbers(numbers.mask_names(prose, names))
    assert [n.text for n in found if not numbers.is_fact(n, FACTS)] == []


@pytest.mark.parametrize(
    "prose",
    [
        "237B",
        "MMLU 86.4%",
        "GPQA 52",
        "ARC-AGI 17%",
        "2350 亿",
        "200K",
        "$14",
        "86%",
        "1403 Elo",
        "1530.5",
        "2023",
        "2024 年 6 月",
        "x2",
        "500 亿",
        "3,000",
    ],
)
def test_other_numbers_are_orphans(prose: str) -> None:
    found = numbers.find_numbers(numbers.mask_names(prose, ()))
    assert found
    assert not any(numbers.is_fact(number, FACTS) and number.kind.value != "year" for number in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8.1T", 8.1e12),
        ("8.1 万亿", 8.1e12),
        ("8.1 trillion", 8.1e12),
        ("3000 亿", 3e11),
        ("300 billion", 3e11),
    ],
)
def test_units_of_both_languages_mean_the_same(text: str, value: float) -> None:
    (number,) = numbers.find_numbers(text)
    assert number.value == pytest.approx(value)


@given(st.floats(min_value=0.1, max_value=2000, allow_nan=False))
def test_a_size_rounded_to_three_digits_is_a_fact(size: float) -> None:
    (number,) = numbers.find_numbers(f"{float(f'{size:.2e}'):.6g}B")
    assert numbers.is_fact(number, {"params_total_b": size})


def test_name_forms() -> None:
    assert numbers.name_forms(["Claude Opus 4.5 v2", "Sage", "5 Alive"]) == frozenset(
        {"Claude Opus 4.5", "Claude Opus 4.5 v2", "Opus 4.5", "Opus 4.5 v2"}
    )


def test_unknown_facts_back_nothing() -> None:
    (number,) = numbers.find_numbers("70B")
    assert not numbers.is_fact(number, {"params_total_b": None, "scores": [], "release_date": None})


def test_sentences_and_width() -> None:
    assert sentences("It uses e.g. 1.5B weights. It is small.", "en") == (
        "It uses e.g. 1.5B weights",
        "It is small",
    )
    assert len(sentences("第一句。第二句！", "zh")) == 2
    assert width("中文 ab", "zh") == 4  # two wide, three half
    assert width("中文 ab", "en") == 5


def test_near_duplicates_ignore_own_names_and_numbers() -> None:
    first = read()
    other = changed("An open model that reads whole contracts", "Something else entirely, quite short")
    second = read(other.replace("sample-2-pro", "else-3").replace("128K", "200K"), "else-3")
    found = near_duplicates([first, second], {"sample-2-pro": "Sample 2 Pro", "else-3": "Else 3"})
    where = {problem.where for problem in found}
    assert "en.tagline" not in where
    assert {"zh.tagline", "en.feels_like[2]", "en.best_for[0]", "en.overview"} <= where
    assert all(problem.model_id == "sample-2-pro" for problem in found)
    assert near_duplicates([first]) == ()


def write_csv(path: Path, header: str, *rows: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(line.split(",") for line in (header, *rows))


@pytest.fixture
def facts_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    write_csv(
        folder / "models.csv",
        "model_id,name,org_id,family,type,release_date,params_total_b,params_active_b,context_tokens,"
        "max_output_tokens,knowledge_cutoff,deprecation_date,input_price_usd_per_m,output_price_usd_per_m",
        "sample-2-pro,Sample 2 Pro,lab,Sample,language,2024-05-07,236,21,131072,,,,,15",
    )
    write_csv(
        folder / "prices.csv",
        "model_id,input_usd_per_m,output_usd_per_m,cache_read_usd_per_m",
        "sample-2-pro,0.28,,",
    )
    write_csv(folder / "scores.csv", "model_id,value", "sample-2-pro,0.873", "sample-2-pro,")
    write_csv(folder / "organizations.csv", "org_id,name", "lab,The Lab")
    return folder


def test_facts_from_csv_keep_unknown_as_none(facts_folder: Path) -> None:
    fact = facts_from_csv(facts_folder)["sample-2-pro"]
    assert fact["params_total_b"] == 236.0
    assert fact["max_output_tokens"] is None
    assert fact["prices"] == [15.0, 0.28]
    assert fact["scores"] == [0.873]
    assert fact["known_names"] == frozenset({"Sample 2 Pro", "Sample"})


def test_check_all_reports_a_model_that_the_facts_do_not_know() -> None:
    (problem,) = check_all([read()], {})
    assert (problem.where, problem.level) == ("model_id", "error")


def test_claims_about_the_catalog_are_looked_up() -> None:
    facts: dict[str, dict[str, object]] = {
        "sample-2-pro": dict(FACTS),
        "rival": {"name": "Rival 2", "scores": [42.5], "release_date": "2025-06-01"},
        "rival-mini": {"name": "Rival 2 mini", "scores": [17.0]},
    }

    def messages(source: str, number: str = "42.5%") -> list[str]:
        text = changed("Sample report, abstract", source).replace("42.5%", number)
        return [p.message for p in check_all([read(text)], facts) if p.where.startswith("claims[")]

    assert messages("the catalog's score of Rival 2, metric mmlu") == []
    assert messages("the catalog's score of Rival 2 mini") == [
        "'42.5%' is no fact of rival-mini in the catalog"
    ]
    assert messages("the catalog's score of Nobody") == [
        'names no model of the catalog: "the catalog\'s score of Nobody"'
    ]
    assert messages("the catalog's date of Rival 2", "June 2025") == []
    assert messages("the catalog's date of Rival 2", "July 2025") == ["'July 2025' is no date of rival"]


def test_readme_lists_every_model_with_its_reason(facts_folder: Path) -> None:
    text = readme_text([read()], facts_from_csv(facts_folder), {"lab": "The Lab"})
    assert "1 models of 1 makers." in text
    assert "## The Lab" in text
    row = "| Sample 2 Pro | [sample-2-pro](sample-2-pro.toml) | 2024-05-07 | Stands for the family. |"
    assert row in text


def test_the_command_checks_and_writes_the_readme(
    facts_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "editorial"
    folder.mkdir()
    path = folder / "sample-2-pro.toml"
    path.write_text(GOOD, encoding="utf-8")
    common = ["--facts", str(facts_folder), "--folder", str(folder)]
    assert main([*common, "--readme"]) == 0
    assert "1 files, 0 errors, 0 warnings" in capsys.readouterr().out
    assert "Stands for the family." in (folder / "README.md").read_text(encoding="utf-8")
    path.write_text(changed("42.5%", "43.5%"), encoding="utf-8")
    assert main([*common, str(path)]) == 1
    assert "orphan number '43.5%'" in capsys.readouterr().out
    path.write_text("[", encoding="utf-8")
    assert main(common) == 1
    assert "not valid TOML" in capsys.readouterr().err
    assert main(["--facts", str(tmp_path / "nowhere")]) == 2
    assert "--facts DIR" in capsys.readouterr().err
