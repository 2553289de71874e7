public import Dossiers
import GRDB

/// Figures as they were reported (chốt số liệu). Nothing of it is ever changed; freezing a period again adds another.
public struct FrozenPeriod: Sendable, Equatable {
    public struct Figure: Sendable, Equatable {
        /// The slice's key as text; empty for the whole.
        public var slice: String
        /// A mark's or an indicator's key.
        public var figure: String
        public var numerator: Int64?
        public var denominator: Int64?
        /// As it was shown, for those that are no fraction.
        public var value: String
        public init(slice: String, figure: String, numerator: Int64?, denominator: Int64?, value: String) {
            self.slice = slice
            self.figure = figure
            self.numerator = numerator
            self.denominator = denominator
            self.value = value
        }
    }

    public var id: Int64 = 0
    /// As the user wrote it, e.g. `2025-Q3`.
    public var period: String
    public var rules: String
    /// The run after which the figures were taken.
    public var run: Int64
    public var madeAt: Stamp
    public var note: String
    public var tool: String
    /// How the figures were asked for, a setting a line.
    public var request: String
    public var figures: [Figure]

    public init(
        period: String, rules: String, run: Int64, madeAt: Stamp, note: String, tool: String, request: String,
        figures: [Figure]
    ) {
        self.period = period
        self.rules = rules
        self.run = run
        self.madeAt = madeAt
        self.note = note
        self.tool = tool
        self.request = request
        self.figures = figures
    }

    /// Of all that was frozen.
    public var sha256: String {
        let lines = figures.map { figure in
            [
                figure.slice, figure.figure, figure.numerator.map(String.init) ?? "",
                figure.denominator.map(String.init) ?? "", figure.value,
            ].joined(separator: "\u{1F}")
        }
        return ContentDigest.of(([period, rules, String(run), request] + lines).joined(separator: "\n"))
    }
}

extension DossierStore {
    /// - Returns: the number under which it is kept.
    public func freeze(_ frozen: FrozenPeriod) throws(StoreError) -> Int64 {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO frozen (period, rules, run, made_at, note, tool, request, sha256)
                    VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?)
                    """,
                arguments: [
                    frozen.period, frozen.rules, frozen.run, Int64(frozen.madeAt.rawValue), frozen.note, frozen.tool,
                    frozen.request, frozen.sha256,
                ])
            let id = db.lastInsertedRowID
            for (position, figure) in frozen.figures.enumerated() {
                try db.execute(
                    sql: "INSERT INTO frozen_figure VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        id, position, figure.slice, figure.figure, figure.numerator, figure.denominator, figure.value,
                    ])
            }
            return id
        }
    }

    /// All that was frozen, the oldest first; without the figures.
    public func frozen() throws(StoreError) -> [FrozenPeriod] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM frozen ORDER BY id").map { FrozenPeriod($0, figures: []) }
        }
    }

    /// One that was frozen, with its figures; proven to be what was written.
    public func frozen(_ id: Int64) throws(StoreError) -> FrozenPeriod? {
        let path = path
        return try read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM frozen WHERE id = ?", arguments: [id]) else {
                return nil
            }
            let figures = try Row.fetchAll(
                db, sql: "SELECT * FROM frozen_figure WHERE frozen = ? ORDER BY position", arguments: [id]
            ).map { row in
                FrozenPeriod.Figure(
                    slice: row["slice"], figure: row["figure"], numerator: row["numerator"],
                    denominator: row["denominator"], value: row["value"])
            }
            let frozen = FrozenPeriod(row, figures: figures)
            guard frozen.sha256 == row["sha256"] as String else {
                throw StoreError.damaged(path: path, detail: "frozen figures \(id): digests differ")
            }
            return frozen
        }
    }
}

extension FrozenPeriod {
    fileprivate init(_ row: Row, figures: [Figure]) {
        self.init(
            period: row["period"], rules: row["rules"], run: row["run"],
            madeAt: Stamp(rawValue: UInt32(truncatingIfNeeded: row["made_at"] as Int64)), note: row["note"] ?? "",
            tool: row["tool"], request: row["request"], figures: figures)
        id = row["id"]
    }
}
