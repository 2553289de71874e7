import GRDB

/// The schema of the store, as named steps. A step that was released is frozen: a store that has it is never asked to
/// take it again, so changes come as further steps. A test holds the digest of each step's text.
enum Migrations {
    static let steps: [(name: String, sql: String)] = [
        ("2026-11 store", store), ("2026-11 views", StoreViews.sql),
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps { migrator.registerMigration(step.name) { try $0.execute(sql: step.sql) } }
        return migrator
    }

    /// What is told of a dossier stands in few numbers, which are read and written several times as fast as its
    /// forty values would be; views show the values to whoever asks by SQL (``StateColumns``, ``StoreViews``).
    ///
    /// A state names the one before it without a reference that SQLite would watch: for each past state that is taken away
    /// it would search all others. `motcua verify` looks after them.
    ///
    /// Times are seconds of local civil time since 1970-01-01 00:00:00; words and code lists are numbers.
    private static let store = """
        CREATE TABLE store (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            made_at INTEGER NOT NULL, key_bits INTEGER NOT NULL, commits INTEGER NOT NULL,
            keeps_officers INTEGER NOT NULL, pruned_before INTEGER, small_digest TEXT NOT NULL DEFAULT '',
            dossiers INTEGER NOT NULL DEFAULT 0, dossiers_digest INTEGER NOT NULL DEFAULT 0,
            past INTEGER NOT NULL DEFAULT 0, past_digest INTEGER NOT NULL DEFAULT 0,
            registers INTEGER NOT NULL DEFAULT 0, registers_digest INTEGER NOT NULL DEFAULT 0,
            registers_past INTEGER NOT NULL DEFAULT 0, registers_past_digest INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('import', 'prune')),
            state TEXT NOT NULL CHECK (state IN ('published', 'undone')),
            tool TEXT NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL, undone_at INTEGER,
            is_full INTEGER NOT NULL, exported_at INTEGER, exported_before INTEGER,
            read INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, skipped INTEGER NOT NULL,
            replaced INTEGER NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,
            older INTEGER NOT NULL, beyond INTEGER NOT NULL, vanished INTEGER NOT NULL, returned INTEGER NOT NULL,
            register_records INTEGER NOT NULL, register_rejected INTEGER NOT NULL, register_rows INTEGER NOT NULL, register_changed INTEGER NOT NULL,
            first_past INTEGER NOT NULL, first_register_past INTEGER NOT NULL,
            dossiers INTEGER NOT NULL, dossiers_digest INTEGER NOT NULL,
            registers INTEGER NOT NULL, registers_digest INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE file (
            id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run, role TEXT NOT NULL,
            path TEXT NOT NULL, name TEXT NOT NULL, size INTEGER, sha256 TEXT NOT NULL,
            schema TEXT NOT NULL, encoding TEXT NOT NULL, delimiter TEXT NOT NULL, quote TEXT NOT NULL,
            line_ends TEXT NOT NULL, has_mark INTEGER NOT NULL, is_compressed INTEGER NOT NULL,
            heading_first_line INTEGER NOT NULL, heading_last_line INTEGER NOT NULL,
            exported_at INTEGER NOT NULL, exported_at_source TEXT NOT NULL,
            fields INTEGER NOT NULL, is_by_procedure INTEGER NOT NULL, series INTEGER,
            read INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, skipped INTEGER NOT NULL,
            replaced INTEGER NOT NULL, bytes INTEGER NOT NULL, lines INTEGER NOT NULL,
            first_received INTEGER, first_stamp INTEGER, last_stamp INTEGER,
            date_only INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX file_by_digest ON file (sha256);
        CREATE TABLE file_heading (
            file INTEGER NOT NULL REFERENCES file, position INTEGER NOT NULL, text TEXT NOT NULL, field TEXT,
            PRIMARY KEY (file, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE file_count (
            file INTEGER NOT NULL REFERENCES file, kind TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (file, kind, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE procedure (id INTEGER PRIMARY KEY, code TEXT, name TEXT NOT NULL) STRICT;
        CREATE TABLE field (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE officer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE column_set (id INTEGER PRIMARY KEY, mask INTEGER NOT NULL UNIQUE, fields TEXT NOT NULL) STRICT;
        CREATE TABLE register_series (
            id INTEGER PRIMARY KEY, since INTEGER NOT NULL REFERENCES run, fields INTEGER NOT NULL,
            is_by_procedure INTEGER NOT NULL, field_names TEXT NOT NULL
        ) STRICT;
        CREATE TABLE procedure_fact (
            id INTEGER PRIMARY KEY, procedure INTEGER NOT NULL REFERENCES procedure,
            since INTEGER NOT NULL REFERENCES run, until INTEGER REFERENCES run,
            level INTEGER, limit_value INTEGER, limit_unit INTEGER, fee INTEGER
        ) STRICT;
        CREATE TABLE dossier (
            key INTEGER PRIMARY KEY, fingerprint INTEGER NOT NULL, code TEXT NOT NULL,
            since INTEGER NOT NULL REFERENCES run, past INTEGER,
            file INTEGER NOT NULL REFERENCES file, line INTEGER NOT NULL,
            \(StateColumns.declaration)
        ) STRICT;
        CREATE TABLE dossier_past (
            id INTEGER PRIMARY KEY, key INTEGER NOT NULL, fingerprint INTEGER NOT NULL, code TEXT,
            since INTEGER NOT NULL REFERENCES run, until INTEGER NOT NULL REFERENCES run,
            past INTEGER,
            file INTEGER NOT NULL REFERENCES file, line INTEGER NOT NULL,
            \(StateColumns.declaration)
        ) STRICT;
        CREATE TABLE register_entry (
            key INTEGER PRIMARY KEY, fingerprint INTEGER NOT NULL, code TEXT NOT NULL,
            since INTEGER NOT NULL REFERENCES run, past INTEGER,
            file INTEGER NOT NULL REFERENCES file, line INTEGER NOT NULL,
            \(StateColumns.declaration),
            series INTEGER NOT NULL, letters_in_one_file INTEGER NOT NULL, letter_days TEXT
        ) STRICT;
        CREATE TABLE register_past (
            id INTEGER PRIMARY KEY, key INTEGER NOT NULL, fingerprint INTEGER NOT NULL, code TEXT,
            since INTEGER NOT NULL REFERENCES run, until INTEGER NOT NULL REFERENCES run,
            past INTEGER,
            file INTEGER NOT NULL REFERENCES file, line INTEGER NOT NULL,
            \(StateColumns.declaration),
            series INTEGER NOT NULL, letters_in_one_file INTEGER NOT NULL, letter_days TEXT
        ) STRICT;
        CREATE TABLE displaced (key INTEGER PRIMARY KEY, home INTEGER NOT NULL) STRICT;
        CREATE TABLE vanished (
            id INTEGER PRIMARY KEY, key INTEGER NOT NULL, run INTEGER NOT NULL REFERENCES run,
            returned INTEGER REFERENCES run
        ) STRICT;
        CREATE INDEX vanished_open ON vanished (key) WHERE returned IS NULL;
        CREATE TABLE frozen (
            id INTEGER PRIMARY KEY, period TEXT NOT NULL, rules TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run,
            made_at INTEGER NOT NULL, note TEXT, tool TEXT NOT NULL, request TEXT NOT NULL, sha256 TEXT NOT NULL
        ) STRICT;
        CREATE TABLE frozen_figure (
            frozen INTEGER NOT NULL REFERENCES frozen, position INTEGER NOT NULL, slice TEXT NOT NULL,
            figure TEXT NOT NULL, numerator INTEGER, denominator INTEGER, value TEXT NOT NULL,
            PRIMARY KEY (frozen, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER frozen_stays BEFORE UPDATE ON frozen
            BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
        CREATE TRIGGER frozen_remains BEFORE DELETE ON frozen
            BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
        CREATE TRIGGER figure_stays BEFORE UPDATE ON frozen_figure
            BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
        CREATE TRIGGER figure_remains BEFORE DELETE ON frozen_figure
            BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
        """
}
