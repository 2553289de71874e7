/// One run of the generator: decides record by record what comes next, writes it and counts it.
struct ExportMaker {
    var truth: Truth
    /// Bytes not yet lent.
    var export: [UInt8] = []
    var registers: [(file: GeneratedFile, bytes: [UInt8])]

    private let settings: GeneratorSettings
    private let lives: LifeMaker
    private let form: RecordForm
    private let frame: FrameRows
    private let columns: ExportColumns
    private let days: ArraySlice<Int>
    /// The moment at which the export is drawn.
    private let drawnAt: Int
    /// An untidy export of degree "much" ends in the middle of its last record.
    private let isCutOff: Bool

    private var position = 0
    private var nextNumber: UInt64 = 1
    private var queue = UpdateQueue()
    /// Per unit: the day of its latest dossier code, and the running number of that day.
    private var sequences: [(day: Int, last: Int)]
    private var scratch: [UInt8] = []

    private enum Outcome {
        case accepted(Truth.Share)
        case rejected
        /// Not accepted at reception and without a date: no dossier.
        case passedOver

        var share: Truth.Share? { if case .accepted(let share) = self { share } else { nil } }
    }

    init(_ settings: GeneratorSettings, registers wanted: [GeneratedFile]) {
        let world = World.shared
        let calendar = OfficeCalendar.shared
        let text = CSVText(settings.quoting)
        self.settings = settings
        truth = Truth(settings)
        lives = LifeMaker(
            world: world, calendar: calendar, seed: settings.seed, lastDay: settings.lastDay.number,
            elsewherePercent: settings.resolvedElsewherePercent, units: settings.units)
        form = RecordForm(world, settings, text: text)
        frame = FrameRows(settings, text)
        columns = ExportColumns(settings.layout)
        days = calendar.workingDays(from: settings.firstDay, through: settings.lastDay)
        drawnAt = settings.drawnAt.number * Moment.day
        isCutOff = settings.dirt == .much && settings.records > 0
        sequences = Array(repeating: (0, 0), count: World.units)
        registers = wanted.map { ($0, []) }
        for index in registers.indices {
            let headings = registers[index].file.headings(settings.layout)
            registers[index].bytes = text.record(headings.map { Array($0.utf8) }) + [0x0A]
            truth.registers[registers[index].file] = Truth.RegisterTruth()
            if registers[index].file == .procedures {
                let rows = RecordForm.procedureRows(world, text)
                registers[index].bytes += rows.joined()
                truth.registers[.procedures]!.rows = rows.count
            }
        }
    }

    // MARK: The course of a run

    var hasMore: Bool { position < settings.records }

    mutating func begin() {
        if frame.hasByteOrderMark { export += [0xEF, 0xBB, 0xBF] }
        if frame.hasSeparatorLine { appendRow(Array("sep=,".utf8), .separatorLine) }
        for title in frame.titles { appendRow(title, .title) }
        if frame.hasFrame { appendRow([], .blank) }
        appendRow(frame.headings, .heading)
    }

    /// Writes the next dossier record, and what stands before it.
    mutating func step() {
        if settings.dirt != .none { appendStrayRows() }
        let updatesEnd = settings.records - (isCutOff ? 1 : 0)
        if isCutOff, position == updatesEnd {
            appendCutRecord()
        } else if let update = queue.next(at: position, before: updatesEnd) {
            appendUpdate(update)
        } else {
            appendOriginal(roomForUpdates: updatesEnd - position - 1)
        }
        position += 1
    }

    mutating func end() {
        guard frame.hasFrame, !isCutOff else { return }
        appendRow(frame.total(truth.accepted), .total)
        if settings.dirt != .none { appendRow(frame.footer, .footer) }
    }

    // MARK: Records

    private mutating func newLife(sound: Bool) -> (life: DossierLife, sequence: Int) {
        let day = days[days.startIndex + position * days.count / settings.records]
        let life = lives.life(number: nextNumber, createdOn: day, sound: sound)
        nextNumber += 1
        let unit = life.receivingUnit
        if sequences[unit].day != day { sequences[unit] = (day, 0) }
        sequences[unit].last += 1
        return (life, sequences[unit].last)
    }

    private mutating func appendOriginal(roomForUpdates: Int) {
        let (life, sequence) = newLife(sound: false)
        var random = RandomStream(seed: settings.seed, purpose: .repeats, index: life.number)
        let isTurnedAway = life.fate == .turnedAway || life.fate == .turnedAwayUnseen
        // r % of all records are updates when r / (100 − r) of the originals get one.
        let isUpdated =
            settings.repeatsPercent > 0 && !isTurnedAway && queue.count < roomForUpdates
            && random.below((100 - settings.repeatsPercent) * 1_000) < settings.repeatsPercent * 1_000
        guard isUpdated else {
            let seen = Observation(of: life, at: drawnAt, in: settings.layout)
            let outcome = append(seen, of: life, sequence: sequence, mayBeRejected: true)
            settle(life, seen, sequence, outcome)
            return
        }
        // Either the earlier record shows the dossier as just received, or as finished before it was reopened.
        let reopens = life.fate == .resolved && life.endAt < drawnAt && random.chance(1_500)
        let seen = Observation(
            of: life, at: reopens ? drawnAt : life.receivedAt + 1, in: settings.layout)
        let outcome = append(seen, of: life, sequence: sequence, mayBeRejected: true)
        // One in ten follows at once, the others up to a quarter of the file later.
        let delay = random.chance(1_000) ? 0 : 1 + random.below(max(1, min(settings.records / 4, 100_000)))
        queue.add(
            UpdateQueue.Update(
                number: life.number, createdOn: life.createdOn, sequence: sequence, reopens: reopens,
                earlier: outcome.share, due: position + delay), atOnce: delay == 0)
    }

    private mutating func appendUpdate(_ update: UpdateQueue.Update) {
        let life = lives.life(number: update.number, createdOn: update.createdOn, sound: false)
        var seen = Observation(of: life, at: drawnAt, in: settings.layout)
        if update.reopens {
            seen.reopen()
        } else if seen.status == .accepted {
            seen.status = .processing
        }
        // In the iGate layout the registers tell the final state, which only the later record agrees with.
        let outcome = append(
            seen, of: life, sequence: update.sequence, mayBeRejected: settings.layout == .full)
        if outcome.share != nil, update.earlier != nil { truth.replaced += 1 }
        settle(life, seen, update.sequence, outcome, earlier: update.earlier)
    }

    /// Counts a dossier whose last record is written, and enters it into the registers.
    private mutating func settle(
        _ life: DossierLife, _ seen: Observation, _ sequence: Int, _ outcome: Outcome,
        earlier: Truth.Share? = nil
    ) {
        if case .passedOver = outcome { return }
        let share = outcome.share ?? earlier
        if let share { truth.dedup.add(share) }
        for index in registers.indices {
            let file = registers[index].file
            let isNamed = form.append(
                file, seen, of: life, sequence: sequence,
                procedureFee: lives.world.procedures[life.procedure].fee,
                to: &registers[index].bytes)
            guard isNamed else { continue }
            truth.registers[file]!.rows += 1
            if share == nil { truth.registers[file]!.unmatched += 1 }
        }
    }

    private mutating func append(
        _ clean: Observation, of life: DossierLife, sequence: Int, mayBeRejected: Bool
    ) -> Outcome {
        var seen = clean
        var dirt: RecordDirt?
        if settings.dirt != .none {
            var random = RandomStream(seed: settings.seed, purpose: .dirt, index: UInt64(position))
            dirt = draw(for: clean, mayBeRejected: mayBeRejected, &random)
            if let dirt {
                dirt.change(&seen)
                appendDirty(dirt, clean, seen, of: life, sequence: sequence, &random)
            }
        }
        if dirt == nil {
            truth.lines += form.append(clean, of: life, sequence: sequence, to: &export)
        }
        appendLineEnd()

        if clean.receivedAt == 0 {
            truth.skipped[.notAccepted, default: 0] += 1
            return .passedOver
        }
        if let reject = dirt?.reject {
            truth.rejected[reject, default: 0] += 1
            return .rejected
        }
        if let finding = dirt?.finding { truth.findings[finding, default: 0] += 1 }
        let share = Truth.Share(
            seen, resolvingUnit: life.resolvingUnit,
            receivingUnit: settings.layout == .full ? life.receivingUnit : life.resolvingUnit, asOf: drawnAt)
        truth.accepted += 1
        truth.plain.add(share)
        return .accepted(share)
    }

    // MARK: Untidiness

    private func draw(
        for clean: Observation, mayBeRejected: Bool, _ random: inout RandomStream
    ) -> RecordDirt? {
        var ticket = random.below(10_000)
        for dirt in RecordDirt.allCases {
            let rate = dirt.rate(settings.dirt)
            if ticket < rate {
                let isAllowed = dirt.applies(to: clean, columns) && (mayBeRejected || dirt.reject == nil)
                return isAllowed ? dirt : nil
            }
            ticket -= rate
        }
        return nil
    }

    private mutating func appendDirty(
        _ dirt: RecordDirt, _ clean: Observation, _ changed: Observation, of life: DossierLife, sequence: Int,
        _ random: inout RandomStream
    ) {
        scratch.removeAll(keepingCapacity: true)
        truth.lines += form.append(clean, of: life, sequence: sequence, to: &scratch)
        var cells = form.text.cells(of: scratch[...])
        if dirt == .shortRecord, settings.layout == .full {
            // The address falls off, and with it a line break that it may hold.
            truth.lines -= cells[cells.count - 1].count { $0 == 0x0A }
        }
        dirt.change(&cells, columns, clean, changed, &random)
        export += form.text.record(cells)
    }

    private mutating func appendCutRecord() {
        let (life, sequence) = newLife(sound: true)
        let seen = Observation(of: life, at: drawnAt, in: settings.layout)
        scratch.removeAll(keepingCapacity: true)
        _ = form.append(seen, of: life, sequence: sequence, to: &scratch)
        let cells = form.text.cells(of: scratch[...])
        export += form.text.record(Array(cells[...columns.received]))
        if settings.quoting == .minimal { export += [0x2C] + cells[columns.due].prefix(5) }
        truth.lines += 1
        truth.rejected[.cutOff, default: 0] += 1
        settle(life, seen, sequence, .rejected)
    }

    private mutating func appendStrayRows() {
        var random = RandomStream(seed: settings.seed, purpose: .dirt, index: UInt64(position) | 1 << 63)
        let factor = settings.dirt == .much ? 5 : 1
        if random.chance(20 * factor) { appendRow(frame.blank(&random), .blank) }
        if random.chance(5 * factor) { appendRow(frame.headings, .repeatedHeading) }
        if random.chance(5 * factor) { appendRow(frame.pageTotal(truth.accepted), .total) }
        if random.chance(15 * factor) { appendRow(frame.group(&random), .group) }
    }

    private mutating func appendRow(_ row: [UInt8], _ kind: Truth.Skip) {
        let followsCR = export.last == 0x0D
        export += row
        appendLineEnd(isEmptyAfterCR: row.isEmpty && followsCR)
        truth.skipped[kind, default: 0] += 1
    }

    /// LF in the full layout, CRLF in the iGate layout; mixed when untidy.
    private mutating func appendLineEnd(isEmptyAfterCR: Bool = false) {
        truth.lines += 1
        var crlf = settings.layout == .igate
        if settings.dirt != .none {
            var random = RandomStream(seed: settings.seed, purpose: .lineEnds, index: UInt64(truth.lines))
            let ticket = random.below(100)
            let much = settings.dirt == .much
            if ticket < (much ? 20 : 3) { crlf.toggle() }
            if much, ticket >= 90, !isEmptyAfterCR {
                export.append(0x0D)
                return
            }
        }
        // An LF right after a CR would belong to the line end before it.
        if crlf || isEmptyAfterCR { export.append(0x0D) }
        export.append(0x0A)
    }
}

/// Dossiers that wait for their later record.
struct UpdateQueue {
    struct Update {
        var number: UInt64
        var createdOn: Int
        var sequence: Int
        var reopens: Bool
        /// Where the earlier record counts; nil when it was rejected.
        var earlier: Truth.Share?
        /// Position from which on the later record may come.
        var due: Int
    }

    private var waiting: [Update] = []
    private var head = 0
    private var atOnce: Update?

    var count: Int { waiting.count - head + (atOnce == nil ? 0 : 1) }

    mutating func add(_ update: Update, atOnce isNext: Bool) {
        if isNext { atOnce = update } else { waiting.append(update) }
    }

    /// The update that is to stand at the position, if any; from `end` back all positions are kept for those
    /// still waiting.
    mutating func next(at position: Int, before end: Int) -> Update? {
        if let update = atOnce {
            atOnce = nil
            return update
        }
        guard head < waiting.count, waiting[head].due <= position || waiting.count - head >= end - position
        else {
            return nil
        }
        let update = waiting[head]
        head += 1
        if head >= 4_096, head * 2 >= waiting.count {
            waiting.removeFirst(head)
            head = 0
        }
        return update
    }
}
