"""The gazetteer on its own tables: names, codes, the home county, and nothing found when nothing is known."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.errors import DataFileError
from kg.gazetteer import EMPTY, Division, Gazetteer, NameIndex, reading_name, stem, variants

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "data" / "gazetteer"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(TABLES)


@pytest.mark.parametrize(
    ("official", "name"),
    [
        ("小南头村村民委员会", "小南头村"),
        ("寺儿村委会", "寺儿村"),
        ("锦祥社区居民委员会", "锦祥社区"),
        ("多福巷社区居委会", "多福巷社区"),
        ("红花居委会", "红花社区"),
        ("哈日淖尔嘎查委员会", "哈日淖尔嘎查"),
        ("老山东里南社区", "老山东里南社区"),
        ("曙光林场生活区", "曙光林场生活区"),
    ],
)
def test_a_community_is_read_without_its_committee(official: str, name: str) -> None:
    assert reading_name(official, "community") == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("大同市", "大同"),
        ("平城区", "平城"),
        ("赵县", "赵县"),
        ("广西壮族自治区", "广西"),
        ("新疆维吾尔自治区", "新疆"),
        ("黔西南布依族苗族自治州", "黔西南"),
        ("新晃侗族自治县", "新晃"),
        ("锡林郭勒盟", "锡林郭勒"),
    ],
)
def test_stem(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_every_variant_of_a_village_is_known(gazetteer: Gazetteer) -> None:
    villages = gazetteer.communities("140213")
    for form in ("小南头村", "小南头村村委会", "小南头村委会", "小南头村村民委员会"):
        assert villages[form].code == "140213067201"
    assert "小南头" not in villages
    assert gazetteer.streets("140213")["小南头街道办事处"].code == "140213067"
    assert len({row.code for row in gazetteer.streets("140213").values()}) == 18


def test_divisions_by_code_and_name(gazetteer: Gazetteer) -> None:
    village = gazetteer.get("140213067201")
    assert village is not None
    assert [row.name for row in gazetteer.chain(village)] == [
        "小南头村",
        "小南头街道",
        "平城区",
        "大同市",
        "山西省",
    ]
    assert {row.code for row in gazetteer.counties_named("朝阳区")} == {"110105", "220104"}
    assert [row.code for row in gazetteer.named("新晃县")] == ["431227"]
    assert gazetteer.get("000000") is None
    assert gazetteer.get("999999999999") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("醴陵市洪塘街道开展消防安全夜查行动", "430281"),
        ("本报广汉讯（记者 李明）近日，街头热闹非凡。", "510681"),
        ("醴陵新添公园，醴陵人醴陵事", "430281"),
        ("长春市朝阳区的一个社区", "220104"),
        ("北京市朝阳区的一个社区", "110105"),
        ("大同市召开文明城市创建推进会", "140200"),
        ("东莞市虎门镇的龙舟赛", "441900"),
        ("迎宾街道、古城街道、水泊寺街道共同举办活动", "140213"),
        ("朝阳区的一个社区", None),
        ("公安、资源、合作与和平", None),
        ("", None),
    ],
)
def test_home(gazetteer: Gazetteer, text: str, code: str | None) -> None:
    found = gazetteer.home(text)
    assert (found and found.code) == code


def test_home_of_the_sample_page(gazetteer: Gazetteer) -> None:
    page = (ROOT / "data" / "pages" / "pingcheng.txt").read_text("utf-8")
    found = gazetteer.home(page)
    assert found is not None
    assert found.code == "140213"


def test_articles_have_the_home_of_their_page_or_their_own(gazetteer: Gazetteer) -> None:
    def codes(*articles: str) -> list[str | None]:
        found = gazetteer.homes("\n".join(articles), {str(n): text for n, text in enumerate(articles)})
        return [row.code if row else None for row in found.values()]

    here = "平城区水泊寺街道举办活动，平城区古城街道参加"
    assert codes(here, "天气很好", "平城区和云冈区、云冈区、云冈区") == ["140213"] * 3
    assert codes(here, "醴陵市举办活动") == ["140213", "430281"]
    assert codes("福泉市办赛", "福清市办赛", "天气很好") == ["522702", "350181", None]
    assert codes("大同市开会，大同市表彰先进", "平城区水泊寺街道开会")[1] == "140213"


def test_find_takes_the_longest_name_of_the_home_county(gazetteer: Gazetteer) -> None:
    home = gazetteer.get("140213")
    text = "大同市平城区小南头村村委会与武定街道办事处"
    found = [(text[start:end], row.code) for start, end, row in gazetteer.find(text, home)]
    assert found == [
        ("大同市", "140200"),
        ("平城区", "140213"),
        ("小南头村村委会", "140213067201"),
        ("武定街道办事处", "140213056"),
    ]
    assert [row.code for *_, row in gazetteer.find(text)] == ["140200", "140213"]


@pytest.mark.parametrize("text", ["国家级示范县", "民政局会同县公安局检查", "在全市中区域推广", "朝阳区"])
def test_pieces_of_other_words_are_no_divisions(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text, gazetteer.get("430281")) == []


def test_a_village_that_the_text_puts_in_another_town_is_a_namesake(gazetteer: Gazetteer) -> None:
    home = gazetteer.get("140213")
    assert gazetteer.find("甲乙镇小南头村，在小南头村", home) == []
    assert len(gazetteer.find("小南头街道小南头村，在小南头村", home)) == 3


@given(st.text(alphabet="大同市平城区小南头村街道委会，朝阳 a", max_size=40))
def test_found_names_are_exact_and_apart(text: str) -> None:
    tables = Gazetteer.load(TABLES)
    end_before = 0
    for start, end, row in tables.find(text, tables.get("140213")):
        assert end_before <= start < end <= len(text)
        assert text[start:end] in variants(row)
        end_before = end


def test_without_tables_nothing_is_found() -> None:
    assert EMPTY.home("大同市平城区") is None
    assert EMPTY.find("大同市平城区") == []
    assert EMPTY.get("140213") is None
    assert not EMPTY.streets("140213")
    assert not EMPTY.communities("140213")


def test_a_table_of_the_user_replaces_and_adds(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("code\tname\n140213056\t新武定街道\n140213999\t云泉街道 # new\n", "utf-8")
    own = Gazetteer.load(TABLES, table)
    streets = own.streets("140213")
    assert streets["云泉街道"] == Division("140213999", "云泉街道", "street", "140213", "云泉街道")
    assert streets["新武定街道"].code == "140213056"
    assert "武定街道" not in streets


@pytest.mark.parametrize("line", ["14021\t短码街道", "140213056\t", "街道"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    table = tmp_path / "own.tsv"
    table.write_text(f"# own rows\n{line}\n", "utf-8")
    with pytest.raises(DataFileError, match=r"own.tsv: line 2"):
        Gazetteer.load(TABLES, table)


def test_it_can_be_sent_to_another_process(gazetteer: Gazetteer) -> None:
    gazetteer.streets("140213")
    copy = pickle.loads(pickle.dumps(gazetteer))
    assert copy == gazetteer
    assert copy.streets("140213") == gazetteer.streets("140213")


@given(st.lists(st.text("甲乙丙", min_size=2, max_size=4), max_size=8), st.text("甲乙丙丁", max_size=20))
def test_the_index_finds_what_a_plain_search_finds(names: list[str], text: str) -> None:
    expected = []
    position = 0
    while position < len(text):
        found = [name for name in names if text.startswith(name, position)]
        if found:
            expected.append((position, position + max(map(len, found)), max(found, key=len)))
        position += max(map(len, found)) if found else 1
    assert list(NameIndex.of(names).matches(text)) == expected
