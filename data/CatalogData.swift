/// The catalog files as they stood when the program was built, embedded in it so that one binary is the
/// whole product.
///
/// SwiftPM's `.embedInCode` turns each file into an array named after the file alone (`form-06.yaml` →
/// `form_06_yaml`), so a file name is used once over all folders. A file missing here does not exist for
/// the program: a test compares this list with the folders.
public struct EmbeddedFile: Sendable {
    /// Path below `data/`, e.g. `schemas/igate.yaml`.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Schemas stand in the order in which a heading row is tried against them: of equally good matches
    /// the earlier wins. Those that are only used when named come behind, bases last.
    public static let schemas = [
        EmbeddedFile(path: "schemas/igate.yaml", bytes: PackageResources.igate_yaml),
        EmbeddedFile(path: "schemas/mau-day-du.yaml", bytes: PackageResources.mau_day_du_yaml),
        EmbeddedFile(path: "schemas/dvcqg.yaml", bytes: PackageResources.dvcqg_yaml),
        EmbeddedFile(path: "schemas/opencps.yaml", bytes: PackageResources.opencps_yaml),
        EmbeddedFile(path: "schemas/boston-311.yaml", bytes: PackageResources.boston_311_yaml),
        EmbeddedFile(path: "schemas/phan-anh.yaml", bytes: PackageResources.phan_anh_yaml),
        EmbeddedFile(path: "schemas/danh-gia.yaml", bytes: PackageResources.danh_gia_yaml),
        EmbeddedFile(path: "schemas/common-vi.yaml", bytes: PackageResources.common_vi_yaml),
    ]

    /// Rulesets stand in the order in which they are listed; the first is the default.
    public static let rulesets = [
        EmbeddedFile(path: "rulesets/form-06.yaml", bytes: PackageResources.form_06_yaml),
        EmbeddedFile(path: "rulesets/form-06-td.yaml", bytes: PackageResources.form_06_td_yaml),
        EmbeddedFile(path: "rulesets/qd-766.yaml", bytes: PackageResources.qd_766_yaml),
        EmbeddedFile(path: "rulesets/instant.yaml", bytes: PackageResources.instant_yaml),
    ]

    public static let calendars = [
        EmbeddedFile(path: "calendars/vn.yaml", bytes: PackageResources.vn_yaml)
    ]
}
