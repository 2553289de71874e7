import Glibc

/// Memory of one writer's chunks, given out piece by piece and given back at once.
///
/// A run of millions of rows fills hundreds of megabytes once. In pages of 4 KiB the kernel's part of that takes as
/// long as packing the rows; so, beyond what a small run needs, whole pages of 2 MiB are asked for.
struct ChunkRegions: ~Copyable {
    private static let hugePage = 2 << 20
    private static let small = 2 << 20
    private static let large = 32 << 20

    private var regions: [UnsafeMutableRawBufferPointer] = []
    private var free = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit {
        for region in regions { munmap(region.baseAddress, region.count) }
    }

    /// Memory for one chunk. Only what is written to takes any, up to the end of its page.
    ///
    /// Where there is no room for a large region, as with a limited address space, a small one does as well.
    mutating func take(_ bytes: Int) throws(SpoolError) -> UnsafeMutableRawPointer {
        if free.count < bytes {
            let mapped = regions.isEmpty ? nil : map(max(Self.large, bytes))
            guard let found = mapped ?? map(max(Self.small, bytes)) else { throw .outOfMemory }
            free = found
        }
        let start = free.baseAddress!
        free = UnsafeMutableRawBufferPointer(rebasing: free[bytes...])
        return start
    }

    private mutating func map(_ bytes: Int) -> UnsafeMutableRawBufferPointer? {
        let isLarge = bytes >= Self.large
        let mapped = isLarge ? bytes + Self.hugePage : bytes
        let region = mmap(nil, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let region, region != MAP_FAILED else { return nil }
        regions.append(UnsafeMutableRawBufferPointer(start: region, count: mapped))
        guard isLarge else { return UnsafeMutableRawBufferPointer(start: region, count: bytes) }
        let start = region.alignedUp(toMultipleOf: Self.hugePage)
        // Where the kernel has none to give, small pages do as well.
        madvise(start, bytes, MADV_HUGEPAGE)
        return UnsafeMutableRawBufferPointer(start: start, count: bytes)
    }
}
