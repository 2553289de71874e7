import Benchmark

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.recordsPerMillisecond, .wallClock], units: [.recordsPerMillisecond: .count], warmupIterations: 2,
        maxDuration: .seconds(2), maxIterations: 200
    )
    registerTokenizing()
    registerCells()
    registerDossiers()
}

extension BenchmarkMetric {
    static let recordsPerMillisecond = BenchmarkMetric.custom(
        "Records per ms", polarity: .prefersLarger, useScalingFactor: false)
}

/// Registers work over records, which is measured again and again.
/// - Parameters:
///   - prepare: makes what the work needs, once.
///   - each: makes what one iteration uses up; not measured.
///   - work: gives its result, which must be the expected one, or the benchmark stops.
func micro<Input, Each, Result: Equatable>(
    _ name: String, prepare: @escaping () throws -> Input, each: @escaping (Input) throws -> Each,
    records: @escaping (Input) -> Int, expect: @escaping (Input) -> Result,
    work: @escaping (Input, Each) throws -> Result
) {
    Benchmark(
        name,
        closure: { (benchmark: Benchmark, input: Input) throws in
            let each = try each(input)
            let clock = ContinuousClock()
            let start = clock.now
            benchmark.startMeasurement()
            let result = try work(input, each)
            benchmark.stopMeasurement()
            let time = start.duration(to: clock.now)
            // The library would say so, go on, and end well.
            guard result == expect(input) else { fatalError("\(name): \(result) ≠ \(expect(input))") }
            benchmark.measurement(.recordsPerMillisecond, Int(Double(records(input)) / (time / .milliseconds(1))))
        },
        setup: {
            do { return try prepare() } catch { fatalError("\(name): \(error)") }
        })
}

/// The same where iterations use nothing up.
func micro<Input, Result: Equatable>(
    _ name: String, prepare: @escaping () throws -> Input, records: @escaping (Input) -> Int,
    expect: @escaping (Input) -> Result, work: @escaping (Input) throws -> Result
) {
    micro(
        name, prepare: prepare, each: { _ in }, records: records, expect: expect, work: { input, _ in try work(input) })
}

/// Something is not as it has to be before anything is measured.
struct Wrong: Error, CustomStringConvertible {
    var description: String
}
