import Indicators

extension Report.Section {
    /// With a table of more columns than a sheet of A4 holds upright: printed across.
    fileprivate var isBroad: Bool {
        blocks.contains { if case .table(let table) = $0 { table.columns.count > 10 } else { false } }
    }
}

// Sections, sentences and figures.
extension HTMLPage {
    mutating func add(_ section: Report.Section, id: String) throws {
        let title = section.title[language]
        output += "<section id=\"" + id + "\""
        if section.isBroad { output += " class=\"broad\"" }
        output += title.isEmpty ? ">\n" : " aria-labelledby=\"" + id + "-title\">\n"
        if !title.isEmpty {
            element("h2 id=\"" + id + "-title\"", title)
            output += "\n"
        }
        var charts = false
        for (place, block) in section.blocks.enumerated() {
            // Charts that follow each other stand side by side where there is room.
            let isChart = if case .chart = block { true } else { false }
            if isChart != charts {
                output += isChart ? "<div class=\"charts\">\n" : "</div>\n"
                charts = isChart
            }
            let id = id + "-" + String(place + 1)
            switch block {
            case .sentences(let sentences): add(sentences)
            case .figures(let figures): add(figures)
            case .table(let table): try add(table, id: id, under: title.isEmpty ? report.title[language] : title)
            case .chart(let chart): add(chart, id: id)
            }
        }
        if charts { output += "</div>\n" }
        output += "</section>\n"
    }

    // MARK: - Sentences

    mutating func add(_ sentences: [Report.Sentence]) {
        var isInList = false
        for sentence in sentences {
            if sentence.isPoint != isInList {
                output += isInList ? "</ul>\n" : "<ul class=\"points\">\n"
                isInList = sentence.isPoint
            }
            add(sentence, tag: sentence.isPoint ? "li" : "p")
        }
        if isInList { output += "</ul>\n" }
    }

    private mutating func add(_ sentence: Report.Sentence, tag: String) {
        output += "<" + tag + " class=\"" + sentence.tone.rawValue + "\">"
        icon(of: sentence.tone)
        text(sentence.text)
        output += "</" + tag + ">\n"
    }

    /// The mark before a text that is good, bad or a warning. The text says so too, therefore it is not read out.
    mutating func icon(of tone: Report.Tone) {
        guard let icon = tone.icon else { return }
        output += "<span class=\"icon\" aria-hidden=\"true\">" + icon + "</span> "
    }

    // MARK: - Figures

    private mutating func add(_ figures: [Report.Figure]) {
        output += "<ul class=\"figures\">\n"
        for figure in figures { add(figure) }
        output += "</ul>\n"
    }

    private mutating func add(_ figure: Report.Figure) {
        output += "<li class=\"figure " + figure.tone.rawValue + "\">\n"
        element("p class=\"figure-name\"", figure.name[language])
        output += "\n<p class=\"figure-value\">"
        let cell = HTMLCell(figure.value, language)
        if let reference = figure.reference, isOpen(figure.value), ruled.contains(reference.indicator) {
            openLink(reference, figure.value, scoped: true)
            text(cell.text)
            output += "</a>"
        } else if case .missing(let reason) = figure.value {
            element("span class=\"none\"", reason[language])
        } else {
            text(cell.text)
        }
        if case .points = figure.value {
            output += " "
            element("span class=\"unit\"", HTMLWord.points[language])
        }
        output += "</p>\n"
        standing(figure)
        for detail in figure.details { add(detail, tag: "p") }
        output += "</li>\n"
    }

    /// Whether there is something behind the value.
    func isOpen(_ value: Report.Cell) -> Bool {
        switch value {
        case .rate, .number, .quotient, .points: true
        default: false
        }
    }

    /// The tone in a word, and the target.
    private mutating func standing(_ figure: Report.Figure) {
        let word = figure.tone.word(hasTarget: figure.target != nil, language)
        guard word != nil || figure.target != nil else { return }
        output += "<p class=\"figure-standing\">"
        if let word {
            output += "<span class=\"badge " + figure.tone.rawValue + "\">"
            icon(of: figure.tone)
            text(word)
            output += "</span> "
        }
        if let target = figure.target {
            element(
                "span class=\"figure-target\"",
                HTMLWord.target.filled(language, targetText(target, language: language)))
        }
        output += "</p>\n"
    }

    /// The beginning of a link to a rule. In a table the row holds the slice, so that a cell need not.
    mutating func openLink(_ reference: Report.Reference, _ value: Report.Cell, scoped: Bool) {
        output += "<a class=\"ref\" href=\"#rule-" + HTMLText.id(reference.indicator) + "\""
        if let part = reference.part { output += " data-part=\"" + part.rawValue + "\"" }
        if scoped, let scope = reference.scope { self.scope(scope) }
        if case .rate(let numerator, let denominator, _) = value {
            let counts = HTMLWord.ofDossiers.filled(
                language, NumberText.of(numerator, language), NumberText.of(denominator, language))
            output += attribute("title", counts)
        }
        output += ">"
    }

    mutating func scope(_ scope: Report.Scope) {
        output += " data-dimension=\"" + scope.dimension.rawValue + "\" data-word=\"" + String(scope.word) + "\""
    }
}
