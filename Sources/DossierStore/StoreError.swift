import GRDB
import Glibc

/// Why the store cannot be used. Data only; the engine has the sentences.
public enum StoreError: Error, Sendable, Equatable {
    case notFound(path: String)
    /// The file is no store of this program.
    case notAStore(path: String)
    /// A later version of the program has changed the store.
    case newer(path: String)
    /// The store is of an earlier version: whoever may write to it brings it up to date.
    case older(path: String)
    /// The file is damaged; what was found.
    case damaged(path: String, detail: String)
    /// Another process writes to the store.
    case locked(path: String, holder: String)
    /// SQLite could not get at the file in time.
    case busy(path: String)
    case diskFull(path: String)
    /// The disk failed, or a limit of its size was met.
    case disk(path: String, detail: String)
    case notWritable(path: String)
    /// The folder lies on a file system of the network, where SQLite's log does not work.
    case networkFolder(path: String, fileSystem: String)
    case cannotOpen(path: String, errno: Int32)
    case outOfMemory(path: String)
    /// Any other answer of SQLite.
    case other(path: String, detail: String)

    public var path: String {
        switch self {
        case .notFound(let path), .notAStore(let path), .newer(let path), .older(let path), .busy(let path),
            .diskFull(let path),
            .notWritable(let path), .outOfMemory(let path):
            path
        case .damaged(let path, _), .locked(let path, _), .disk(let path, _), .networkFolder(let path, _),
            .cannotOpen(let path, _), .other(let path, _):
            path
        }
    }

    /// Nothing is at fault: another path, another time or another program will do.
    public var isRefusal: Bool {
        switch self {
        case .notFound, .notAStore, .newer, .older, .locked, .networkFolder: true
        default: false
        }
    }

    private static func isFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT }

    /// What the system's answer means where a file was to be made or put in its place.
    static func making(_ path: String, _ code: Int32) -> StoreError {
        isFull(code) ? .diskFull(path: path) : .cannotOpen(path: path, errno: code)
    }

    /// What it means where written bytes were to be brought to the disk.
    static func syncing(_ path: String, _ code: Int32) -> StoreError {
        isFull(code) ? .diskFull(path: path) : .disk(path: path, detail: String(cString: strerror(code)))
    }

    /// What SQLite's answer means to a person.
    static func of(_ error: DatabaseError, path: String) -> StoreError {
        of(code: error.resultCode.rawValue, message: error.message ?? "", path: path)
    }

    static func of(code: Int32, message: String, path: String) -> StoreError {
        switch code & 0xFF {
        case 5, 6: .busy(path: path)
        case 7: .outOfMemory(path: path)
        case 8: .notWritable(path: path)
        case 10: .disk(path: path, detail: message)
        case 11: .damaged(path: path, detail: message)
        case 13: .diskFull(path: path)
        case 14: .cannotOpen(path: path, errno: 0)
        case 26: .notAStore(path: path)
        default: .other(path: path, detail: "SQLite \(code): \(message)")
        }
    }

    /// Runs what may fail with an error of SQLite.
    static func mapped<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
        do { return try body() } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw of(error, path: path)
        } catch {
            throw .other(path: path, detail: "\(error)")
        }
    }
}
