# 报谱 baopu. Needs python3, git and make; the rest is put into .venv.
.DEFAULT_GOAL := help
.PHONY: help demo golden test lint bench bench-external clean core tools browser readers spark
export PYTHONUTF8 := 1

BIN := .venv/bin
PAGES ?= data/pages
OUT ?= outputs

help:  ## 列出命令 list the commands
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 10

demo: core  ## 把样报变成知识图谱 turn the sample page into a knowledge graph
	@$(BIN)/kg build $(PAGES) -o $(OUT)

golden: demo  ## 重做样报的图谱和问答页 rebuild the sample page's graph and its page of answers
	@$(BIN)/python tools/questions_page.py

test: tools browser readers spark  ## 跑测试 run the tests
	@$(BIN)/python -m pytest -n 2 $(ARGS)

lint: tools  ## 检查格式、类型和依赖方向 check style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: core  ## 与六十行的直接写法比速度，写进 docs/benchmarks.md compare speed with the naive script
	@$(BIN)/python benchmarks/run.py --write $(ARGS)

bench-external: core  ## 用公开测试集评时间、数字、名称 score times, numbers, names on public sets (DATA=目录)
	@$(BIN)/python benchmarks/external.py $(DATA) $(ARGS)

bench-view: tools browser  ## 与 pyvis、sigma.js、Cytoscape.js 比看图 compare the graph page with other viewers
	@$(BIN)/python benchmarks/view.py $(ARGS)

clean:  ## 删除环境和缓存 remove the environment and caches
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist build
	find kg tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

core:
	@python3 tools/bootstrap.py

tools:
	@python3 tools/bootstrap.py test

browser: tools
	@python3 tools/bootstrap.py browser

readers: tools
	@python3 tools/bootstrap.py readers

spark: tools
	@python3 tools/bootstrap.py spark
