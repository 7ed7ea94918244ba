"""Who is who: pairs of labels that are one thing, pairs that are two, and the ledger above the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from kg.errors import DataFileError
from kg.gazetteer import EMPTY, Gazetteer
from kg.model import Argument, Entity, Fact, Metric
from kg.resolve import Judgement, article_iri, as_tsv, mention, read_judgements, resolve, slug, trace
from kg.resources import load as load_resources
from tests.resolve.gold import article, fact

ROOT = Path(__file__).parents[2]
GAZETTEER = Gazetteer.load(ROOT / "data" / "gazetteer")
EVENT = Argument("植树活动", "Event")
ORGANIZATION, AGENCY, PLACE, STREET = "Organization", "Agency", "Place", "Street"


def node(
    label: str,
    kind: str = ORGANIZATION,
    home: str | None = "140213",
    number: int = 1,
    source: str = "page.txt",
) -> str:
    """The id of a subject that stands alone in its article."""
    return ids([(label, kind)], home, number, source)[0]


def ids(
    labels: list[tuple[str, str]], home: str | None = "140213", number: int = 1, source: str = "page.txt"
) -> list[str]:
    """The ids of the subjects of one article."""
    name = f"{source.removesuffix('.txt')}#{number}"
    facts = [fact(Argument(label, kind), "hosted", EVENT, name, source) for label, kind in labels]
    found, _ = run(facts, home)
    return [row.subject.id for row in found]


def run(
    facts: list[Fact], home: str | None = "140213", judgements: tuple[Judgement, ...] = ()
) -> tuple[tuple[Fact, ...], tuple[Entity, ...]]:
    articles = [article(row.article, source=row.source) for row in facts]
    homes = {row.article: GAZETTEER.get(home) if home else None for row in facts}
    return resolve(
        facts, articles, gazetteer=GAZETTEER, home=homes, resources=load_resources(), judgements=judgements
    )


@pytest.mark.parametrize(
    ("home", "one", "other"),
    [
        ("140213", "市消防救援支队平城区大队", "平城区消防救援大队"),
        ("140213", "大同市消防救援支队平城区大队", "平城区消防救援大队"),
        ("140213", "平城区水泊寺街道", "水泊寺街道"),
        ("140213", "大同市平城区水泊寺街道办事处", "水泊寺街道"),
        ("140213", "平城区永泰街道锦祥社区", "锦祥社区居民委员会"),
        ("140213", "小南头村村委会", "小南头村"),
        ("140213", "市公安局", "大同市公安局"),
        ("140213", "区教育局", "平城区教育局"),
        ("140213", "我市", "大同市"),
        ("140213", "全区", "平城区"),
        ("140213", "市公安局平城分局南关派出所", "南关派出所"),
        ("140213", "市公安局平城分局", "平城区公安分局"),
        ("140213", "中共平城区委政法委", "区委政法委"),
        ("140213", "平城区人民政府", "区政府"),
        ("140213", "平城区新添堡小学", "新添堡小学"),
        ("430281", "市公安局", "醴陵市公安局"),
        ("140213", "平城区市场监督管理局", "区市场监管局"),
        ("140213", "区妇女联合会", "平城区妇联"),
        ("430281", "我市", "醴陵市"),
        ("430281", "醴陵市洪塘街道办事处", "洪塘街道"),
        ("430281", "洪塘街道湖边社区居委会", "湖边社区"),
        ("431227", "县教育局", "新晃侗族自治县教育局"),
        ("441900", "市公安局", "东莞市公安局"),
        ("361181", "德兴市花桥镇人民政府", "花桥镇"),
    ],
)
def test_one_thing(home: str, one: str, other: str) -> None:
    assert node(one, home=home) == node(other, home=home, number=2)


@pytest.mark.parametrize(
    ("home", "one", "other"),
    [
        ("140213", "小南头村", "小南头街道"),
        ("140213", "古城", "古城街道"),
        ("140213", "市教育局", "区教育局"),
        ("140213", "市消防救援支队", "市消防救援支队平城区大队"),
        ("140213", "市民服务中心", "服务中心"),
        ("140213", "平城区", "大同市"),
        ("140213", "辖区爱心企业", "辖区爱心企业"),
        ("140213", "爱心餐馆", "辖区爱心企业"),
        ("140213", "街道党工委", "街道党工委"),
        ("140213", "村党支部", "村党支部"),
        ("430281", "市公安局", "株洲市公安局"),
        ("430281", "南新社区", "北新社区"),
        ("430281", "市卫健局", "市卫健委"),
    ],
)
def test_two_things(home: str, one: str, other: str) -> None:
    assert node(one, home=home) != node(other, home=home, number=2)


def test_same_named_streets_of_three_cities_are_three_nodes() -> None:
    homes = ("140213", "410203", "411602", "430281")
    found = {node("新城街道", STREET, home=home, source=f"{home}.txt") for home in homes}
    assert len(found) == len(homes)
    official = {
        county: GAZETTEER.streets(county)["城关镇"].code
        for county in ("640221", "410122", "411122")
        if "城关镇" in GAZETTEER.streets(county)
    }
    for county, code in official.items():
        assert node("城关镇", STREET, home=county).endswith(code)


def test_a_village_in_another_town_is_a_namesake() -> None:
    assert ids([("小南头村", "Community")])[0].endswith("140213067201")
    elsewhere = ids([("小南头村", "Community"), ("甲乙镇小南头村文化广场", PLACE)])[0]
    assert not elsewhere.endswith("140213067201")
    located = fact(Argument("小南头村", "Community"), "locatedIn", Argument("甲乙镇", STREET))
    assert not run([located])[0][0].subject.id.endswith("140213067201")
    located = fact(Argument("小南头村", "Community"), "locatedIn", Argument("小南头街道", STREET))
    assert run([located])[0][0].subject.id.endswith("140213067201")


def test_without_a_home_names_are_of_their_source() -> None:
    assert node("新城街道", home=None, source="a.txt") != node("新城街道", home=None, source="b.txt")
    assert node("新城街道", home=None) == node("新城街道", home=None, number=2)


def test_it_works_without_tables_and_lists() -> None:
    row = fact(Argument("平城区水泊寺街道", STREET), "hosted", EVENT)
    found, entities = resolve([row], [], gazetteer=EMPTY, home={})
    assert found[0].subject.id.startswith("平城区水泊寺街道-")
    assert [entity.code for entity in entities] == [None, None]


def test_a_programme_is_one_in_its_county() -> None:
    names = ["创城", "全国文明城市创建工作", "“创建全国文明城市”", "平城区创城工作"]
    assert len({node(name, "Program", number=number) for number, name in enumerate(names, 1)}) == 1
    assert node("创城", "Program") != node("创城", "Program", home="430281")


def test_a_short_form_needs_one_candidate() -> None:
    one = ids([("阳光志愿服务队", ORGANIZATION), ("志愿服务队", ORGANIZATION)])
    assert one[0] == one[1]
    two = ids(
        [("阳光志愿服务队", ORGANIZATION), ("彩虹志愿服务队", ORGANIZATION), ("志愿服务队", ORGANIZATION)]
    )
    assert len(set(two)) == 3


@pytest.mark.parametrize(
    ("labels", "nodes"),
    [
        (("爱心食堂", "社区爱心助老食堂"), 1),
        (("爱心食堂", "爱心助老食堂", "爱心助学食堂"), 3),
        (("爱心食堂", "便民助老食堂"), 2),
        (("养老服务", "养老助餐服务"), 2),
    ],
)
def test_a_programme_may_lose_words_in_its_middle(labels: tuple[str, ...], nodes: int) -> None:
    assert len(set(ids([(label, "Program") for label in labels]))) == nodes


def test_an_alias_of_the_article_is_followed() -> None:
    full = Argument("社会心理健康服务中心", AGENCY, aliases=("心理中心",))
    found, entities = run([fact(full, "hosted", EVENT), fact(Argument("心理中心", AGENCY), "hosted", EVENT)])
    assert found[0].subject.id == found[1].subject.id
    body = next(entity for entity in entities if entity.type == AGENCY)
    assert (body.label, body.aliases) == ("社会心理健康服务中心", ("心理中心",))


def test_a_division_takes_no_alias_of_a_body() -> None:
    street = Argument("水泊寺街道", STREET, aliases=("阳光志愿服务队",))
    found, _ = run([fact(street, "hosted", EVENT), fact(Argument("阳光志愿服务队", AGENCY), "hosted", EVENT)])
    assert found[0].subject.id != found[1].subject.id


def test_people_of_the_press_merge_in_a_source_and_others_in_an_article() -> None:
    def person(number: int, predicate: str, source: str = "page.txt") -> str:
        obj = Argument("张伟", "Person")
        name = f"{source.removesuffix('.txt')}#{number}"
        found, _ = run([fact(Argument(name, "Article"), predicate, obj, name, source)])
        return found[0].object.id

    assert person(1, "reportedBy") == person(2, "photographedBy")
    assert person(1, "reportedBy") != person(1, "reportedBy", "other.txt")
    assert person(1, "hasParticipant") != person(2, "hasParticipant")
    assert person(1, "hasParticipant") != person(1, "reportedBy")


def test_events_and_topics_are_of_their_article_and_figures_of_their_subject() -> None:
    metric = Argument("数量 40座", "Metric", metric=Metric("数量", 40, "座"))
    topic = Argument("植树活动", "Activity")
    rows = [
        fact(Argument("甲公司", ORGANIZATION), "hasMetric", metric),
        fact(Argument("乙公司", ORGANIZATION), "hasMetric", metric),
        fact(EVENT, "includesActivity", topic),
        fact(EVENT, "includesActivity", topic, "page#2"),
    ]
    found, entities = run(rows)
    assert found[0].object.id != found[1].object.id
    assert found[2].subject.id != found[2].object.id
    assert found[2].subject.id != found[3].subject.id
    assert {entity.type for entity in entities} == {ORGANIZATION, "Metric", "Event", "Topic"}


def test_the_class_is_the_closest_that_most_say() -> None:
    kinds = [ORGANIZATION, ORGANIZATION, AGENCY, PLACE]
    rows = [fact(Argument("代王府管理中心", kind), "hosted", EVENT) for kind in kinds]
    assert AGENCY in {entity.type for entity in run(rows)[1]}
    _, entities = run([fact(Argument("水泊寺街道", ORGANIZATION), "hosted", EVENT)])
    assert {(entity.type, entity.code) for entity in entities} == {(STREET, "140213066"), ("Event", None)}


def test_an_article_is_called_by_its_key() -> None:
    found, _ = run([fact(Argument("page#1", "Article"), "reportedBy", Argument("张伟", "Person"))])
    assert found[0].subject.id == article_iri(article("page#1"))


@pytest.mark.parametrize(("predicate", "kind"), [("hosted", "Organization"), ("hasMetric", "Place")])
def test_a_place_that_acts_is_a_body(predicate: str, kind: str) -> None:
    _, entities = run([fact(Argument("市博物馆", "Place"), predicate, Argument("展览", "Event"))])
    assert {entity.type for entity in entities if entity.label == "市博物馆"} == {kind}


def test_judgements_stand_above_the_rules() -> None:
    rows = [fact(Argument("阳光志愿服务队", ORGANIZATION), "hosted", EVENT)]
    rows += [fact(Argument("志愿服务队", ORGANIZATION), "hosted", EVENT)]
    merged = run(rows)[0][0].subject.id
    said = mention("page#1", "志愿服务队")
    parted, _ = run(rows, judgements=(Judgement("different", said, merged, "me", "two teams"),))
    assert parted[0].subject.id == merged != parted[1].subject.id
    both = (Judgement("different", said, merged, "me", ""), Judgement("same", said, merged, "you", "asked"))
    again, _ = run(rows, judgements=both)
    assert again[1].subject.id == merged
    moved, _ = run(rows, judgements=(Judgement("same", merged, "彩虹-000000", "me", ""),))
    assert {row.subject.id for row in moved} == {"彩虹-000000"}
    unsure, _ = run(rows, judgements=(Judgement("unsure", said, merged, "me", ""),))
    assert unsure[1].subject.id == merged


def test_a_circle_of_judgements_ends() -> None:
    rows = [fact(Argument("阳光志愿服务队", ORGANIZATION), "hosted", EVENT)]
    found = run(rows)[0][0].subject.id
    circle = (
        Judgement("same", found, "乙-1", "me", ""),
        Judgement("same", "乙-1", "甲-1", "me", ""),
        Judgement("same", "甲-1", found, "me", ""),
    )
    assert run(rows, judgements=circle)[0][0].subject.id in {found, "乙-1", "甲-1"}


def test_the_machine_writes_its_rows_and_they_are_read_back(tmp_path: Path) -> None:
    rows = [fact(Argument("平城区水泊寺街道", STREET), "hosted", EVENT)]
    home = {"page#1": GAZETTEER.get("140213")}
    ledger = trace(rows, [], gazetteer=GAZETTEER, home=home).ledger
    said = mention("page#1", "平城区水泊寺街道")
    assert ledger == (Judgement("same", said, "水泊寺街道-140213066", "baopu", "gazetteer"),)
    path = tmp_path / "judgements.tsv"
    path.write_text("# by hand\n" + as_tsv(ledger), "utf-8")
    assert read_judgements(path) == ledger


@pytest.mark.parametrize("line", ["maybe\ta\tb\tme\twhy", "same\ta\t\tme\twhy", "same"])
def test_a_row_that_is_no_judgement_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(DataFileError, match=r"judgements.tsv: line 2"):
        read_judgements(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("“安心”工程", "安心-工程"),
        ("２４小时 超市", "24小时-超市"),
        ("——", "x"),
        ("𠮷野家/店", "野家-店"),
        ("长" * 60, "长" * 32),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected
