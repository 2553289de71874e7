extension JSONReport {
    static func render(_ page: CatalogPage) -> String {
        var json = JSONWriter()
        json.object { json in
            header(catalogContract, toolVersion: nil, &json)
            json.member("catalog", page.catalog)
            json.member("id", page.id)
            json.member("title", page.title)
            json.array("blocks", of: page.blocks) { block($1, &$0) }
        }
        return json.text
    }

    static func facts(_ facts: [CatalogPage.Fact], _ json: inout JSONWriter) {
        json.array("facts", of: facts) { json, fact in
            json.object(inline: true) {
                $0.member("key", fact.key)
                $0.member("name", fact.name)
                $0.member("value", fact.value)
            }
        }
    }

    private static func block(_ block: CatalogPage.Block, _ json: inout JSONWriter) {
        json.object { json in
            switch block {
            case .heading(let text):
                json.member("kind", "heading")
                json.member("text", text)
            case .paragraph(let text):
                json.member("kind", "paragraph")
                json.member("text", text)
            case .list(let items):
                json.member("kind", "list")
                json.array("items", of: items) { $0.value($1) }
            case .facts(let values):
                json.member("kind", "facts")
                facts(values, &json)
            case .table(let table):
                json.member("kind", "table")
                json.array("columns", of: table.columns) { json, column in
                    json.object(inline: true) {
                        $0.member("key", column.key)
                        $0.member("heading", column.heading)
                    }
                }
                json.array("rows", of: table.rows) { json, row in
                    json.array(inline: true) { json in
                        for cell in row { json.value(cell) }
                    }
                }
            }
        }
    }
}
