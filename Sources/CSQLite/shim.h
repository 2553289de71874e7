#ifndef MOTCUA_CSQLITE_SHIM_H
#define MOTCUA_CSQLITE_SHIM_H
#include <sqlite3.h>

// sqlite3_db_config takes a variable number of arguments, which Swift cannot call.

/// No SQL may damage the file by itself, and the schema of a foreign file may call nothing but harmless functions.
static inline int mc_sqlite_defend(sqlite3 *db) {
    int code = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (code == SQLITE_OK) code = sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
    return code;
}

/// The text is copied before the call returns.
static inline int mc_sqlite_bind_text(sqlite3_stmt *statement, int index, const void *text, int bytes) {
    return sqlite3_bind_text(statement, index, (const char *)text, bytes, SQLITE_TRANSIENT);
}

/// The text must stay as it is until the statement has run.
static inline int mc_sqlite_bind_lent_text(sqlite3_stmt *statement, int index, const void *text, int bytes) {
    return sqlite3_bind_text(statement, index, (const char *)text, bytes, SQLITE_STATIC);
}
#endif
