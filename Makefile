# make demo [DEMO_LANG=en]   the main job on the sample pack and on real input
# make test   every test, and the documents' transcripts
# make test-render  opens HTML and XLSX reports in Chromium, LibreOffice and openpyxl, which it installs
# make docs   writes the documents' transcripts and messages anew
# make bench     every benchmark against DuckDB, Polars and libcsv (see benchmarks/README.md)
# make bench-ci  the short one with floors
# make bench-micro  the parts by themselves
# make test-arm64  the C kernels compiled for arm64, in an emulator
# make bench-reports  reports in every form over a million records
# make bench-store  the store: first load, the next night, a quarter, 210 nights
# make torture  the store against kills, full disks, power cuts …: the counts of a release (see torture/README.md)
# make torture-quick  the same with the counts of a change
# make fuzz   a short run of the fuzz targets
# make install [PREFIX=/usr/local]
# make format

PREFIX ?= /usr/local
# Swift's own libraries are linked in: the binary runs where no Swift is installed.
RELEASE := .build/release/motcua
DEMO_LANG ?= vi

.PHONY: all demo test test-swift test-docs test-render test-arm64 docs bench bench-ci bench-micro bench-reports bench-store torture torture-quick fuzz install format lint deps clean

all: $(RELEASE)

deps:
	@scripts/install-dependencies.sh

$(RELEASE): deps
	swift build -c release --static-swift-stdlib --product motcua

# The tokenizer alone; no part of the product.
$(RELEASE)-bench: deps
	MOTCUA_MICRO=1 swift build -c release --static-swift-stdlib --product motcua-bench

.PHONY: $(RELEASE) $(RELEASE)-bench

demo: $(RELEASE)
	@scripts/demo.sh $(RELEASE) $(DEMO_LANG)

test: test-swift test-docs
	@echo "Not opened here: HTML and XLSX in Chromium, LibreOffice and openpyxl (make test-render)."

test-swift: deps
	swift build --build-tests
	swift test --skip-build

# What the documents show is what the program says: test-docs compares, docs writes it anew.
test-docs: deps
	swift build --product motcua
	scripts/transcripts.sh --check .build/debug/motcua

# Debian's own python3 has Debian's openpyxl.
test-render: deps
	@scripts/install-render-tools.sh
	swift build --product motcua
	/usr/bin/python3 Tests/render/run.py --motcua .build/debug/motcua

# The portable kernels as arm64 compiles them, in qemu: their digest is this machine's.
test-arm64:
	scripts/arm64/check.sh

docs: deps
	swift build --product motcua
	scripts/transcripts.sh .build/debug/motcua
	MOTCUA_RECORD=1 swift test --filter DocsTests

# Data, peers and programs stand in bench-work/ (12 GB for bench, 1 GB for bench-ci).
bench: $(RELEASE) $(RELEASE)-bench
	python3 benchmarks/bench.py --motcua $(RELEASE)

bench-ci: $(RELEASE)
	python3 benchmarks/ci.py --motcua $(RELEASE)
	python3 benchmarks/agree.py --motcua $(RELEASE)
	python3 benchmarks/store.py --quick --motcua $(RELEASE)
	python3 benchmarks/nights.py --nights 20 --motcua $(RELEASE)
	python3 benchmarks/reports.py --quick --motcua $(RELEASE)

# Parts by themselves, in a package of its own, which needs ordo-one/benchmark from GitHub.
bench-micro: deps
	cd benchmarks/micro && MOTCUA_MICRO=1 swift package --disable-sandbox benchmark

bench-reports: $(RELEASE)
	python3 benchmarks/reports.py --motcua $(RELEASE)

bench-store: $(RELEASE)
	python3 benchmarks/store.py --motcua $(RELEASE)
	python3 benchmarks/nights.py --motcua $(RELEASE)

torture: $(RELEASE)
	python3 torture/run.py --motcua $(RELEASE)

torture-quick: $(RELEASE)
	python3 torture/run.py --quick --motcua $(RELEASE)

FUZZ_SECONDS ?= 30
fuzz: deps
	Fuzz/run.sh $(FUZZ_SECONDS)

# Builds only when nothing is built yet, so that sudo needs no Swift.
install:
	@test -x $(RELEASE) || $(MAKE) $(RELEASE)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/motcua

format:
	swift format --in-place --recursive Sources Tests Fuzz Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build
