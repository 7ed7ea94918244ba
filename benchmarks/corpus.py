"""Make a large corpus out of a small one: the same articles with other numbers, places and people.

    python benchmarks/corpus.py ARTICLES 100000 -o DIRECTORY [--jsonl]

``ARTICLES`` is a directory with one article a file. Names and numbers of an article change together wherever
it repeats them, so that what is one thing stays one; lengths and grammar stay as they are. The same arguments
give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

#: The middle of a name: what stands before the word that says what kind of thing it is.
_PLACE = re.compile(r"[\u4e00-\u9fff]{2}(?=街道|社区|镇|乡|村|小区|小学|中学|公司|合作社)")
#: Words that stand there too and are no names.
_NO_NAMES = frozenset(
    (
        *("全市", "全区", "全县", "各个", "社区", "街道", "乡镇", "农村", "城镇", "中心", "实验"),
        *("第一", "第二", "第三", "下辖", "所辖", "我们"),
    )
)
_NUMBER = re.compile(r"(?<![0-9.])[1-9][0-9]{1,4}(?![0-9年月日.])")
_PERSON = re.compile(r"(?<=记者 )[\u4e00-\u9fff]{2,3}(?=[）\s])")
_FIRST = "东西南北金银青白清明长永安和平新古云山河水文德福康泰兴盛春秋龙凤"
_SECOND = "湖山河桥园林台坊关塘岭坡湾港溪泉门城庄源江浦洲沙堤原井峰梁"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"


def varied(text: str, random: Random) -> str:
    """The article with other names and numbers, each the same at every place."""
    words: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        name = match[0]
        if name in _NO_NAMES or (name not in words and not text.count(name) > 1):
            return name
        return words.setdefault(name, random.choice(_FIRST) + random.choice(_SECOND))

    def number(match: re.Match[str]) -> str:
        digits = match[0]
        low = 10 ** (len(digits) - 1)
        return words.setdefault(digits, str(random.randrange(low, 10 * low)))

    def person(match: re.Match[str]) -> str:
        return words.setdefault(match[0], random.choice(_SURNAMES) + random.choice(_SECOND))

    return _PERSON.sub(person, _NUMBER.sub(number, _PLACE.sub(place, text)))


def corpus(articles: list[str], size: int) -> Iterator[str]:
    """So many articles; the first ones are the given ones themselves."""
    random = Random(7)
    for number in range(size):
        text = articles[number % len(articles)]
        yield text if number < len(articles) else varied(text, random)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("size", type=int)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--jsonl", action="store_true", help="one file of JSON lines, not a file an article")
    options = parser.parse_args()
    articles = [path.read_text("utf-8") for path in sorted(options.articles.glob("*.txt"))]
    options.output.mkdir(parents=True, exist_ok=True)
    if options.jsonl:
        with (options.output / "articles.jsonl").open("w", encoding="utf-8") as out:
            for number, text in enumerate(corpus(articles, options.size)):
                out.write(json.dumps({"name": f"{number:07}.txt", "text": text}, ensure_ascii=False) + "\n")
        return
    for number, text in enumerate(corpus(articles, options.size)):
        # A directory holds so many files comfortably.
        place = options.output / f"{number // 1000:04}"
        place.mkdir(exist_ok=True)
        (place / f"{number:07}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
