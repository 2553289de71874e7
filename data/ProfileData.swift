public import CatalogData

// Profiles of data/profiles as they stood when the program was built. A target of its own: the names that SwiftPM makes
// of files go by the file alone, and a profile and a ruleset may be called alike (`qd-766.yaml`).
extension EmbeddedFile {
    /// In the order in which they are listed. A profile missing here does not exist for the program: a test compares
    /// this list with the folder.
    public static let profiles = [
        EmbeddedFile(path: "profiles/phu-son-2025.yaml", bytes: PackageResources.phu_son_2025_yaml),
        EmbeddedFile(
            path: "profiles/dien-ban-par-index-2025.yaml", bytes: PackageResources.dien_ban_par_index_2025_yaml),
        EmbeddedFile(path: "profiles/tan-minh-2026-2030.yaml", bytes: PackageResources.tan_minh_2026_2030_yaml),
        EmbeddedFile(path: "profiles/phu-son-2023.yaml", bytes: PackageResources.phu_son_2023_yaml),
        EmbeddedFile(path: "profiles/thuy-nguyen-2025-h2.yaml", bytes: PackageResources.thuy_nguyen_2025_h2_yaml),
        EmbeddedFile(path: "profiles/qd-766.yaml", bytes: PackageResources.qd_766_yaml),
    ]
}
