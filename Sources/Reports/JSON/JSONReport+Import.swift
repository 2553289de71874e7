extension JSONReport {
    public static let importContract = "motcua.import/1"

    /// One line, so that a night's log has a line a run.
    static func render(_ document: ImportDocument) -> String {
        var json = JSONWriter()
        json.object(inline: true) { json in
            json.member("contract", importContract)
            json.member("tool", document.toolVersion)
            json.member("state", document.state)
            json.member("store", document.store)
            json.member("run", document.run)
            json.member("startedAt", DateText.iso(document.startedAt))
            json.member("finishedAt", DateText.iso(document.finishedAt))
            for count in document.counts { json.member(count.key, count.value) }
            json.key("files")
            json.array(inline: true) { json in
                for file in document.files {
                    json.object(inline: true) {
                        $0.member("path", file.path)
                        $0.member("role", file.role)
                        $0.member("sha256", file.sha256.isEmpty ? nil : file.sha256)
                        $0.member("importedIn", file.importedIn)
                        $0.member("rejected", file.rejected)
                    }
                }
            }
            json.key("notes")
            json.array(inline: true) { json in for note in document.notes { json.value(note) } }
        }
        return json.text
    }
}
