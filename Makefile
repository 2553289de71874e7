# make demo   the main job on the sample pack and on real input
# make test   every test, and the documents' transcripts
# make bench  the benchmark of the libcsv path (see benchmarks/README.md)
# make fuzz   a short run of the fuzz targets
# make install [PREFIX=/usr/local]
# make format

PREFIX ?= /usr/local
# Swift's own libraries are linked in: the binary runs where no Swift is installed.
RELEASE := .build/release/motcua
DEMO_LANG ?= vi

.PHONY: all demo test test-swift test-docs bench bench-ci fuzz install format lint deps clean

all: $(RELEASE)

deps:
	@scripts/install-dependencies.sh

$(RELEASE): deps
	swift build -c release --static-swift-stdlib --product motcua

.PHONY: $(RELEASE)

demo: $(RELEASE)
	@scripts/demo.sh $(RELEASE) $(DEMO_LANG)

test: test-swift test-docs

test-swift: deps
	swift build --build-tests
	swift test --skip-build

test-docs: deps
	swift build --product motcua
	scripts/transcripts.sh --check .build/debug/motcua

# Five interleaved runs over a million records; --check fails under the committed floor.
bench: $(RELEASE)
	python3 benchmarks/libcsv_path.py --motcua $(RELEASE)

bench-ci: $(RELEASE)
	python3 benchmarks/libcsv_path.py --motcua $(RELEASE) --check
	python3 benchmarks/agree.py --motcua $(RELEASE)

FUZZ_SECONDS ?= 30
fuzz: deps
	Fuzz/run.sh $(FUZZ_SECONDS)

install: $(RELEASE)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/motcua

format:
	swift format --in-place --recursive Sources Tests Fuzz Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build
