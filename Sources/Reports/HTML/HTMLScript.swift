/// The page's one script. It reads its texts and the dossiers from the page's data and writes text alone; it knows
/// no address and asks nobody for anything. Without it the page says the same.
enum HTMLScript {
    static let text = "\n'use strict';\n(() => {\n" + tables + evidence + "})();\n"

    /// What the page's policy lets run: the SHA-256 of ``text``, which a test computes anew.
    static let hash = "sha256-1Zl0cbm5AFPO+YSe9ZPl/kHNpc6Vske3yQ/A4yEiZdQ="
}
