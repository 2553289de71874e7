import Dossiers
import Indicators

// The rules at the end: where figures lead without scripts, and what a dialog shows with them.
extension HTMLPage {
    var hasRules: Bool { !report.rules.isEmpty || !report.rulesetInWords.isEmpty }

    mutating func rules() {
        guard hasRules else { return }
        output += "<section id=\"rules\" class=\"rules\" aria-labelledby=\"rules-title\">\n"
        element("h2 id=\"rules-title\"", HTMLWord.rulesTitle[language])
        output += "\n"
        if report.layout == .onePage {
            element("p class=\"elsewhere\"", HTMLWord.rulesElsewhere[language])
            output += "\n"
        }
        output += "<div class=\"rule-list\">\n"
        for rule in report.rules { add(rule) }
        if !report.rulesetInWords.isEmpty {
            output += "<section class=\"ruleset\" aria-labelledby=\"ruleset\">\n"
            element("h3 id=\"ruleset\"", HTMLWord.rulesetTitle[language])
            output += "\n<ul>\n"
            for sentence in report.rulesetInWords {
                element("li", sentence[language])
                output += "\n"
            }
            output += "</ul>\n</section>\n"
        }
        output += "</div>\n</section>\n"
    }

    private mutating func add(_ rule: Report.Rule) {
        let id = "rule-" + HTMLText.id(rule.id)
        output += "<article class=\"rule\" id=\"" + id + "\" tabindex=\"-1\" aria-labelledby=\"" + id + "-name\">\n"
        element("h3 id=\"" + id + "-name\"", rule.id + " – " + rule.name[language])
        output += "\n<dl>\n"
        line(.formula, rule.formula[language])
        line(.wholeFigure, value(of: rule))
        line(.unit, unit(rule.unit)[language])
        line(.source, rule.source[language])
        if !rule.remarks.isEmpty {
            output += "<div>"
            element("dt", HTMLWord.remarks[language])
            for remark in rule.remarks { element("dd", remark[language]) }
            output += "</div>\n"
        }
        if !rule.numeratorCommand.isEmpty { command(.numeratorCommand, rule.numeratorCommand) }
        if let command = rule.denominatorCommand { self.command(.denominatorCommand, command) }
        output += "</dl>\n</article>\n"
    }

    private mutating func line(_ word: HTMLWord, _ content: String) {
        output += "<div>"
        element("dt", word[language])
        element("dd", content)
        output += "</div>\n"
    }

    private mutating func command(_ word: HTMLWord, _ command: String) {
        output += "<div class=\"command\">"
        element("dt", word[language])
        output += "<dd>"
        element("code", command)
        output += "</dd></div>\n"
    }

    /// Both numbers and what they come to: `98.996 / 100.000 = 98,996 %`.
    private func value(of rule: Report.Rule) -> String {
        let cell = HTMLCell(rule.value, language)
        switch rule.value {
        case .rate(let numerator, let denominator, _):
            let counts = NumberText.of(numerator, language) + " / " + NumberText.of(denominator, language)
            return counts + " = " + cell.text
        case .quotient(let sum, let count):
            let counts = NumberText.of(sum, language) + " / " + NumberText.of(count, language)
            return cell.text.isEmpty ? counts : counts + " = " + cell.text
        case .missing(let reason): return reason[language]
        default: return cell.text
        }
    }

    private func unit(_ unit: IndicatorLabel.Unit) -> HTMLWord {
        switch unit {
        case .dossiers: .unitDossiers
        case .procedures: .unitProcedures
        case .dong: .unitDong
        case .workingDays: .unitWorkingDays
        case .petitions: .unitPetitions
        case .ratings: .unitRatings
        }
    }
}
