public import CatalogData

// Profiles of data/profiles as they stood when the program was built. A target of its own: the names that SwiftPM makes
// of files go by the file alone, and a profile and a ruleset may be called alike (`qd-766.yaml`).
extension EmbeddedFile {
    /// In the order in which they are listed. A profile missing here does not exist for the program: a test compares
    /// this list with the folder.
    public static let profiles: [EmbeddedFile] = []
}
