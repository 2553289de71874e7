import Dossiers

// Head, header, contents, facts, notes and footer.
extension HTMLPage {
    mutating func head() {
        output += "<!DOCTYPE html>\n<html lang=\"" + language.rawValue + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        // Before anything that it is to govern.
        output +=
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            + "script-src '" + HTMLScript.hash + "'; base-uri 'none'; form-action 'none'\">\n"
        output += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        output += "<meta name=\"color-scheme\" content=\"light dark\">\n"
        if !report.toolVersion.isEmpty {
            output += "<meta name=\"generator\"" + attribute("content", "MotCua " + report.toolVersion) + ">\n"
        }
        var title = report.title[language]
        if let subtitle = report.subtitle { title += " – " + subtitle[language] }
        element("title", title)
        output +=
            "\n<style>" + HTMLStyle.text(report.layout) + "</style>\n</head>\n<body data-layout=\""
            + report.layout.rawValue + "\""
        output += attribute("data-kind", report.kind) + ">\n"
    }

    mutating func header() {
        output += "<a class=\"skip\" href=\"#main\">"
        text(.skip)
        output += "</a>\n<header class=\"top\">\n"
        element("h1", report.title[language])
        output += "\n"
        if let subtitle = report.subtitle {
            element("p class=\"subtitle\"", subtitle[language])
            output += "\n"
        }
        facts()
        output += "</header>\n"
        contents()
    }

    private mutating func facts() {
        guard !report.facts.isEmpty else { return }
        output += "<details class=\"facts\" open>\n"
        element("summary", HTMLWord.facts[language])
        output += "\n<dl>\n"
        for fact in report.facts {
            output += "<div>"
            element("dt", fact.name[language])
            element("dd", fact.value[language])
            output += "</div>\n"
        }
        output += "</dl>\n</details>\n"
    }

    /// Where to go, when there is more than one place.
    private mutating func contents() {
        var links = report.sections.indices.filter { !report.sections[$0].title[language].isEmpty }.map {
            (id(of: $0), report.sections[$0].title[language])
        }
        if hasRules { links.append(("rules", HTMLWord.rulesTitle[language])) }
        guard links.count > 1 else { return }
        output += "<nav class=\"contents\"" + attribute("aria-label", HTMLWord.contents[language]) + ">\n<ul>\n"
        for (id, title) in links {
            output += "<li>"
            element("a href=\"#" + id + "\"", title)
            output += "</li>\n"
        }
        output += "</ul>\n</nav>\n"
    }

    mutating func notes() {
        guard !report.notes.isEmpty else { return }
        output += "<section class=\"notes\" aria-labelledby=\"notes\">\n"
        element("h2 id=\"notes\"", HTMLWord.notes[language])
        output += "\n<ul>\n"
        for note in report.notes {
            element("li", note[language])
            output += "\n"
        }
        output += "</ul>\n</section>\n"
    }

    mutating func footer() {
        output += "<footer class=\"bottom\">\n<p>"
        if !report.toolVersion.isEmpty { text(HTMLWord.madeBy.filled(language, report.toolVersion)) }
        if !report.madeAt.isNone {
            output += " "
            text(HTMLWord.madeAt.filled(language, DateText.of(report.madeAt, language)))
        }
        output += "</p>\n</footer>\n"
    }
}
