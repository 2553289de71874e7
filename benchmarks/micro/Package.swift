// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that a normal build neither fetches nor builds the benchmark library. The parts of MotCua
// are products only while MOTCUA_MICRO is set: `make bench-micro`.
let package = Package(
    name: "motcua-micro",
    dependencies: [
        .package(name: "motcua", path: "../.."),
        // Without its traits: what counts allocations slows them down.
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Micro",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "MotcuaParts", package: "motcua"),
            ],
            path: "Benchmarks/Micro",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ],
    swiftLanguageModes: [.v6]
)
