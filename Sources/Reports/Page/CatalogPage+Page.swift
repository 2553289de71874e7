extension CatalogPage {
    func page(_ language: Language) -> Page {
        var sections = [Page.Section(title: "", blocks: [])]
        for block in blocks {
            switch block {
            case .heading(let text): sections.append(Page.Section(title: text[language], blocks: []))
            case .paragraph(let text):
                sections[sections.count - 1].blocks.append(.lines([Page.Line(text[language])]))
            case .list(let items):
                sections[sections.count - 1].blocks.append(.bullets(items.map { Page.Line($0[language]) }))
            case .facts(let facts):
                sections[sections.count - 1].blocks.append(
                    .facts(facts.map { ($0.name[language], $0.value[language]) }))
            case .table(let table):
                let columns = table.columns.map { Page.Column.text($0.heading[language]) }
                let rows = table.rows.map { Page.Row(cells: $0.map { $0[language] }) }
                sections[sections.count - 1].blocks.append(.table(Page.Table(columns: columns, rows: rows)))
            }
        }
        return Page(
            title: title[language], sections: sections.filter { !$0.title.isEmpty || !$0.blocks.isEmpty })
    }
}
