extension JSONReport {
    static func render(_ document: CheckDocument) -> String {
        var json = JSONWriter()
        json.object { json in
            header(checkContract, toolVersion: document.toolVersion, &json)
            json.array("files", of: document.files) { file($1, &$0) }
            json.array("registers", of: document.registers) { file($1, &$0) }
            json.array("refused", of: document.refused) { json, refusal in
                json.object {
                    $0.member("path", refusal.path)
                    $0.member("kind", refusal.kind)
                    $0.member("reason", refusal.reason)
                }
            }
            unknownWords(document.unknownWords, &json)
            json.array("notes", of: document.notes) { $0.value($1) }
        }
        return json.text
    }
}
