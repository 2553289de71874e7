public import Reports

extension Pipeline {
    /// Reads files into the store: what `motcua import` does. All of the run is published, or nothing of it.
    public static func importing(
        _ settings: RunSettings, _ options: ImportOptions, report: @escaping (ProgressEvent) -> Void = { _ in }
    ) throws(RunError) -> ImportDocument {
        ImportPages.document(try ImportJob(settings, options, report: report).run(), toolVersion: settings.toolVersion)
    }
}
