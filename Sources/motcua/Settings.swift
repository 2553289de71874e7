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
        var request = RunRequest(clock: Environment.now)
        request.inputs = input.files
        request.registers = input.register
        request.schema = input.schema
        request.encoding = input.encoding
        request.delimiter = input.delimiter
        request.quote = input.quote
        request.rejectsFolder = input.rejects
        request.maxRejects = input.maxRejects
        request.maxFieldBytes = input.maxFieldBytes
        request.threads = input.threads
        request.memory = input.memory
        request.parser = input.parser
        request.cores = Environment.cores
        request.temporaryFolder = Environment.temporaryFolder
        request.logger = speech.logger
        return request
    }
}
