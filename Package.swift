// swift-tools-version: 6.1
import PackageDescription

// The targets in the order in which bytes flow through them; docs/architecture.md says what
// each may import, and Tests/EngineTests/LayeringTests.swift holds it to that.
let package = Package(
    name: "motcua",
    products: [
        .executable(name: "motcua", targets: ["motcua"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries of the system, and our own kernels in C.
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "CTextKernels", cSettings: [.unsafeFlags(["-O3"])]),

        // bytes → records
        .target(
            name: "CSVStream", dependencies: ["CLibCSV", "CZlib", "CTextKernels"],
            swiftSettings: [.enableExperimentalFeature("Lifetimes")]),
        // the pure domain: dossiers, time, rules, verdicts
        .target(name: "Dossiers"),
        // packed rows in memory up to a budget, then in an unlinked temporary file
        .target(name: "RowSpool", dependencies: ["CTextKernels", "Dossiers"]),
        // records → dossiers
        .target(
            name: "DossierDecoding", dependencies: ["CSVStream", "Dossiers"],
            // Structs that hold a Span for the length of one record.
            swiftSettings: [.enableExperimentalFeature("Lifetimes")]),
        // schemas, rulesets and calendars, read from data/
        .target(
            name: "CatalogData", path: "data",
            exclude: ["sample", "README.md", "ProfileData.swift", "profiles"],
            sources: ["CatalogData.swift"],
            resources: [.embedInCode("schemas"), .embedInCode("rulesets"), .embedInCode("calendars")]),
        // profiles, a target of their own: a profile and a ruleset may be called alike, and embedded files are named
        // by the file alone
        .target(
            name: "ProfileData", dependencies: ["CatalogData"], path: "data",
            exclude: [
                "sample", "README.md", "CatalogData.swift", "schemas", "rulesets", "calendars", "profiles/README.md",
                "profiles/targets.csv",
            ],
            sources: ["ProfileData.swift"], resources: [.embedInCode("profiles")]),
        .target(
            name: "Catalogs",
            dependencies: [
                "CatalogData", "ProfileData", "CSVStream", "DossierDecoding", "Dossiers", "Indicators", "Scorecards",
                .product(name: "Yams", package: "Yams"),
            ]),
        // generic accumulators and their cube
        .target(name: "Aggregation"),
        // what was known when: one SQLite file
        .target(
            name: "DossierStore",
            dependencies: [
                "CSQLite", "CCrypto", "CTextKernels", "Dossiers", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // what is counted, and what is made of it
        .target(name: "Indicators", dependencies: ["Dossiers", "Aggregation"]),
        // what plans ask, and how figures become points
        .target(name: "Scorecards", dependencies: ["Dossiers", "Indicators"]),
        // report document → bytes
        .target(name: "Reports", dependencies: ["CXLSXWriter", "CZlib", "Dossiers", "Indicators", "Scorecards"]),
        // wires the stages
        .target(
            name: "Engine",
            dependencies: [
                "CSVStream", "RowSpool", "Dossiers", "DossierDecoding", "DossierStore", "Catalogs", "Aggregation",
                "Indicators", "Scorecards", "Reports", .product(name: "Logging", package: "swift-log"),
            ]),
        // made-up exports with a known truth
        .target(name: "Generator"),
        .executableTarget(
            name: "motcua",
            dependencies: [
                "CMalloc", "Engine", "Generator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        .testTarget(name: "CSVStreamTests", dependencies: ["CSVStream"], resources: [.copy("Fixtures")]),
        .testTarget(name: "DossiersTests", dependencies: ["Dossiers"]),
        .testTarget(name: "DossierDecodingTests", dependencies: ["DossierDecoding", "Catalogs"]),
        .testTarget(
            name: "CatalogsTests",
            dependencies: ["Catalogs", "CatalogData", "ProfileData", "CSVStream", "Indicators", "Scorecards"],
            exclude: ["Fixtures"]),
        .testTarget(name: "AggregationTests", dependencies: ["Aggregation"]),
        .testTarget(name: "IndicatorsTests", dependencies: ["Indicators", "Dossiers", "Aggregation"]),
        .testTarget(name: "ScorecardsTests", dependencies: ["Scorecards", "Dossiers", "Indicators"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "CZlib"], exclude: ["Fixtures"]),
        .testTarget(name: "GeneratorTests", dependencies: ["Generator"]),
        .testTarget(
            name: "DossierStoreTests",
            dependencies: ["DossierStore", "Dossiers", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Engine", "DossierStore", "Generator", "CSVStream", "DossierDecoding", "Dossiers", "Catalogs",
                "Indicators", "Reports", "Scorecards",
                "RowSpool", "motcua", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"]),
    ],
    swiftLanguageModes: [.v6]
)

// The parts by themselves, for the micro-benchmarks (benchmarks/micro, a package of its own), and the tokenizer as a
// program (benchmarks/README.md). A normal build knows neither.
if Context.environment["MOTCUA_MICRO"] != nil {
    package.targets += [
        .target(name: "Tokens", dependencies: ["CSVStream"], path: "benchmarks/tokens"),
        .executableTarget(
            name: "motcua-bench", dependencies: ["Tokens", "CSVStream", "CTextKernels"],
            path: "benchmarks/motcua-bench"),
    ]
    package.products += [
        .executable(name: "motcua-bench", targets: ["motcua-bench"]),
        .library(
            name: "MotcuaParts",
            targets: [
                "CTextKernels", "CSVStream", "Dossiers", "RowSpool", "DossierDecoding", "Catalogs", "Scorecards",
                "Engine",
                "Generator",
                "Tokens",
            ]),
    ]
    // The ledger and the counter are the engine's own.
    for target in package.targets where target.name == "Engine" {
        target.swiftSettings = [.unsafeFlags(["-enable-testing"])]
    }
}

// In releases the hot path is one piece across the modules: a dossier goes through seven of them, and calls that
// cannot be inlined cost a fifteenth of the job.
for target in package.targets where target.type == .regular || target.type == .executable {
    let crossModule = SwiftSetting.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))
    target.swiftSettings = (target.swiftSettings ?? []) + [crossModule]
}
