/// The argument parser's own English, put into Vietnamese where the run speaks Vietnamese.
enum UsageWords {
    private static let phrases: [(en: String, vi: String)] = [
        ("OVERVIEW: ", "GIỚI THIỆU: "), ("USAGE: ", "CÁCH DÙNG: "), ("Usage: ", "Cách dùng: "),
        ("ARGUMENTS:", "THAM SỐ:"),
        ("OPTIONS:", "TÙY CHỌN:"), ("SUBCOMMANDS:", "LỆNH:"), ("Error: ", "Lỗi: "), ("Help: ", "Trợ giúp: "),
        ("Show help information.", "Hiện trợ giúp."), ("Show the version.", "Hiện phiên bản."),
        ("Show subcommand help information.", "Hiện trợ giúp của lệnh."),
        ("(default:", "(mặc định:"), ("(values:", "(giá trị:"),
        ("See 'motcua help <subcommand>' for detailed help.", "Xem 'motcua help <lệnh>' để biết chi tiết."),
        ("' for more information.", "' để biết thêm."), ("  See '", "  Xem '"),
        ("Unknown option '", "Không có tùy chọn '"), ("Did you mean '", "Có phải là '"),
        ("Missing expected argument '", "Thiếu tham số '"), ("Missing value for '", "Thiếu giá trị cho '"),
        ("Unexpected argument '", "Thừa tham số '"), ("The value '", "Giá trị '"),
        ("' is invalid for '", "' không hợp lệ cho '"), ("unexpected arguments: ", "tham số thừa: "),
        ("Please provide one of the following: ", "Hãy dùng một trong: "),
        ("Please provide one of ", "Hãy dùng một trong: "),
        ("' or '", "' hoặc '"), ("; default:", "; mặc định:"), ("<subcommand>", "<lệnh>"),
        ("[<options>]", "[<tùy chọn>]"),
        ("motcua <subcommand>", "motcua <lệnh>"),
    ]

    static func translated(_ text: String) -> String {
        guard RunLanguage.current == .vi else { return text }
        return phrases.reduce(text) { $0.replacing($1.en, with: $1.vi) }
    }
}

extension String {
    fileprivate func replacing(_ found: String, with other: String) -> String {
        var result = ""
        var rest = Substring(self)
        while let range = rest.firstRange(of: found) {
            result += rest[..<range.lowerBound] + other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
