/// Views in plain words, for people who ask the store with their own tools.
enum StoreViews {
    static let sql = [
        values("dossier", "code, since, past, file, line"),
        values("dossier_past", "id, code, since, until, past, file, line"),
        values("register_entry", "code, since, past, file, line, series, letters_in_one_file, letter_days"),
        values("register_past", "id, since, until, past, file, line, series, letters_in_one_file, letter_days"),
        view("ho_so", vi), view("dossiers", en),
    ].joined(separator: "\n")

    /// Each packed value of a table by itself; words and codes are still numbers.
    private static func values(_ table: String, _ columns: String) -> String {
        "CREATE VIEW \(table)_values AS SELECT key, \(columns), fee, officer, findings,\n\(StateColumns.values)\nFROM \(table);"
    }

    private struct Words {
        var channel: [String]
        var level: [String]
        var status: [String]
        var payment: [String]
        var answer: [String]
        var names: [String]
    }

    private static let vi = Words(
        channel: ["trực tiếp", "trực tuyến", "bưu chính"],
        level: ["toàn trình", "một phần", "cung cấp thông tin"],
        status: ["chưa tiếp nhận", "đang giải quyết", "tạm dừng", "đã rút", "từ chối", "đã xong"],
        payment: ["trực tuyến", "cách khác", "chưa thanh toán", "miễn phí"],
        answer: ["không", "có"],
        names: [
            "ma_ho_so", "don_vi_tiep_nhan", "don_vi_giai_quyet", "ma_tthc", "ten_thu_tuc", "linh_vuc", "hinh_thuc_nop",
            "muc_do", "ngay_tiep_nhan", "ngay_hen_tra_truoc", "ngay_hen_tra", "ngay_hen_tra_moi", "ngay_ket_thuc",
            "ngay_tra_ket_qua", "trang_thai", "phi", "thanh_toan", "so_hoa_thanh_phan", "so_hoa_ket_qua",
            "ket_qua_dien_tu", "tai_su_dung", "co_thu_xin_loi", "ngay_thu_xin_loi", "so_lan_doi_hen", "luot_nhap",
            "tep", "dong",
        ])

    private static let en = Words(
        channel: ["in person", "online", "by post"],
        level: ["full", "partial", "information"],
        status: ["not accepted", "open", "paused", "withdrawn", "refused", "finished"],
        payment: ["online", "other", "not paid", "exempt"],
        answer: ["no", "yes"],
        names: [
            "code", "receiving_unit", "resolving_unit", "procedure_code", "procedure", "field", "channel", "level",
            "received", "original_due", "due", "new_due", "finished", "returned", "status", "fee", "payment",
            "components_digitized", "result_digitized", "electronic_result", "reused_data", "has_letter",
            "letter_date", "due_moves", "run", "file", "line",
        ])

    /// A dossier is what its exports say, and over it what registers say.
    private static func view(_ name: String, _ words: Words) -> String {
        func register(_ column: String) -> String { "coalesce(r.\(column), d.\(column))" }
        func list(_ column: String, _ names: [String]) -> String {
            let cases = names.enumerated().map { "WHEN \($0 + 1) THEN '\($1)'" }
            return "CASE \(register(column)) \(cases.joined(separator: " ")) END"
        }
        func time(_ column: String, _ bit: Int) -> String {
            "CASE WHEN r.\(column) IS NULL THEN \(stamp("d", column, bit)) ELSE \(stamp("r", column, bit)) END"
        }
        func stamp(_ table: String, _ column: String, _ bit: Int) -> String {
            "CASE WHEN \(table).timed & \(1 << bit) THEN strftime('%Y-%m-%d %H:%M:%S', \(table).\(column), 'unixepoch')"
                + " ELSE strftime('%Y-%m-%d', \(table).\(column), 'unixepoch') END"
        }
        let values = [
            "d.code", "a.name", "b.name", "p.code", "p.name", "f.name", list("channel", words.channel),
            list("level", words.level), time("received_at", 0), time("original_due_at", 2), time("due_at", 1),
            time("new_due_at", 3), time("finished_at", 4), time("returned_at", 5), list("status", words.status),
            register("fee"), list("payment", words.payment), list("components_digitized", words.answer),
            list("result_digitized", words.answer), list("electronic_result", words.answer),
            list("reused_data", words.answer), list("apology_issued", words.answer), time("apology_at", 8),
            "coalesce(d.due_moves, 0)", "d.since", "x.path", "d.line",
        ]
        let columns = zip(values, words.names).map { "    \($0) AS \($1)" }.joined(separator: ",\n")
        return """
            CREATE VIEW \(name) AS SELECT
            \(columns)
            FROM dossier_values d LEFT JOIN register_entry_values r ON r.key = d.key
                LEFT JOIN unit a ON a.id = coalesce(r.receiving_unit, d.receiving_unit)
                LEFT JOIN unit b ON b.id = coalesce(r.resolving_unit, d.resolving_unit)
                LEFT JOIN procedure p ON p.id = coalesce(r.procedure, d.procedure)
                LEFT JOIN field f ON f.id = coalesce(r.field, d.field)
                LEFT JOIN file x ON x.id = d.file;
            """
    }
}
