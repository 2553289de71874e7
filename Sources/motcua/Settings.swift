import ArgumentParser
import Engine

/// Turns the options of a command line into the settings of a run.
enum Settings {
    static func make(
        _ input: InputOptions, _ source: StoreSourceOptions?, _ judging: JudgingOptions?, _ slices: SliceOptions?,
        _ speech: SpeechOptions
    ) throws -> RunSettings {
        try request(input, source, judging, slices, speech).settings()
    }

    /// The run as it was asked for.
    static func request(
        _ input: InputOptions, _ source: StoreSourceOptions?, _ judging: JudgingOptions?, _ slices: SliceOptions?,
        _ speech: SpeechOptions
    ) throws -> RunRequest {
        guard !input.files.isEmpty || source?.store != nil else { throw RunError.usage(.noInput) }
        var request = request(input, speech)
        request.store = source?.store
        request.knownAt = source?.known.knownAt
        if let judging {
            judging.counting.apply(to: &request)
            request.period = judging.period
            request.exportedAt = judging.instant.exportedAt
            request.deduplicates = !judging.noDedup
            request.targets = judging.targets
        }
        request.by = slices?.by
        return request
    }

    /// How files are read, and by whom.
    static func request(_ input: InputOptions, _ speech: SpeechOptions) -> RunRequest {
        var request = request(input.reading, speech)
        request.inputs = input.files
        request.registers = input.register
        request.schema = input.schema
        return request
    }

    /// The same of files whose records are named otherwise.
    static func request(_ reading: ReadingOptions, _ speech: SpeechOptions) -> RunRequest {
        var request = RunRequest(clock: Environment.now)
        request.encoding = reading.encoding
        request.delimiter = reading.delimiter
        request.quote = reading.quote
        request.rejectsFolder = reading.rejects
        request.maxRejects = reading.maxRejects
        request.maxFieldBytes = reading.maxFieldBytes
        request.threads = reading.threads
        request.memory = reading.memory
        request.parser = reading.parser
        request.cores = Environment.cores
        request.addressSpace = Environment.addressSpace
        request.temporaryFolder = Environment.temporaryFolder
        request.logger = speech.logger
        return request
    }
}
