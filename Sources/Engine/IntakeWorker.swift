import CSVStream
import DossierDecoding
import Dossiers
import RowSpool

/// One thread of the intake: takes block after block, decodes it, and counts its dossiers or puts them into the ledger.
final class IntakeWorker: @unchecked Sendable {
    /// Where cells with the listed finding stand.
    private(set) var listedCells: [CellPlace] = []

    private let ledger: LedgerWriter
    private let ids: TextSpool?
    private let direct: DirectCounter?
    private let listedFinding: Findings
    /// Kept from file to file: a day's folder holds many small ones.
    private let block = ScannedBlock()
    private var decoded = DecodedBatch()

    init(ledger: LedgerWriter, ids: TextSpool?, direct: DirectCounter?, listedFinding: Findings) {
        self.ledger = ledger
        self.ids = ids
        self.direct = direct
        self.listedFinding = listedFinding
    }

    /// Reads with the other threads until there is nothing left, or one of them failed.
    func work(through queue: FileQueue) {
        while let file = queue.enter() {
            var decoder = file.decoder()
            do { try read(file, &decoder, queue) } catch { queue.fail(in: file, error) }
            queue.leave(file, decoder)
        }
    }

    private func read(_ file: FileIntake, _ decoder: inout DossierDecoder, _ queue: FileQueue) throws(RunError) {
        do {
            while queue.goesOn(with: file), try file.scan.next(into: block) {
                let before = decoder.counts.accepted
                var result = DecodedBlock(number: block.number, bytes: block.fileBytes)
                for batch in block.batches {
                    decoder.decode(batch, into: &decoded)
                    try take(batch, decoder, file, &result)
                }
                result.accepted = decoder.counts.accepted - before
                try file.take(result)
                queue.noteBlock(of: file)
            }
        } catch let error as ReadError {
            throw .read(error)
        } catch let error as SpoolError {
            throw .spool(error)
        } catch let error as RunError {
            throw error
        } catch {
            throw .accounts(path: file.path, detail: "\(error)")
        }
    }

    private func take(
        _ batch: RecordBatch, _ decoder: DossierDecoder, _ file: FileIntake, _ result: inout DecodedBlock
    ) throws {
        noteHeading(batch, file, &result)
        for rejected in decoded.rejected {
            let entry = batch.entries[rejected.entry]
            result.stretches.append(.rejected(RejectedRecord(rejected, entry, Array(batch.rawBytes(of: entry)))))
        }
        if decoder.isByProcedure {
            result.procedures += decoded.rows
            return
        }
        if let ids {
            for index in decoded.rows.indices {
                let range = decoded.idStarts[index]..<decoded.idStarts[index + 1]
                decoded.rows[index].idReference = try ids.append(Array(decoded.idBytes[range]))
            }
            for finding in decoded.cellFindings where finding.finding == listedFinding {
                listedCells.append(CellPlace(finding: finding, file: file.index))
            }
        }
        if let direct {
            try direct.take(decoded.rows, exportedAt: file.knownInstant?.stamp, ledger)
        } else {
            try ledger.add(decoded.rows)
        }
    }

    private func noteHeading(_ batch: RecordBatch, _ file: FileIntake, _ result: inout DecodedBlock) {
        guard let first = batch.entries.first,
            first.firstLine <= file.inspection.headingLines.upperBound
        else { return }
        for entry in batch.entries where file.isHeading(entry) {
            result.stretches.append(.heading(Array(batch.rawBytes(of: entry))))
        }
    }
}
