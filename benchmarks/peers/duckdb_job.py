#!/usr/bin/env python3
"""Job J in DuckDB. Prints its table as JSON; what J is stands in ../README.md.

    python3 duckdb_job.py EXPORT.csv --as-of "2026-01-01 00:00:00" [--dedup] [--textbook] [--sequential] [--threads N]
"""
import argparse
import json
from datetime import datetime

import duckdb

# All headings with their types, so that nothing is sniffed. Columns that the query does not name are not converted.
TYPES = {
    "Mã hồ sơ": "VARCHAR", "Mã TTHC": "VARCHAR", "Tên thủ tục hành chính": "VARCHAR", "Lĩnh vực": "VARCHAR",
    "Đơn vị tiếp nhận": "VARCHAR", "Đơn vị giải quyết": "VARCHAR", "Cán bộ xử lý": "VARCHAR",
    "Hình thức nộp": "VARCHAR", "Mức độ": "VARCHAR", "Ngày tiếp nhận": "TIMESTAMP", "Ngày hẹn trả": "TIMESTAMP",
    "Ngày hẹn trả trước": "TIMESTAMP", "Ngày kết thúc xử lý": "TIMESTAMP", "Ngày trả kết quả": "TIMESTAMP",
    "Trạng thái": "VARCHAR", "Phí, lệ phí": "BIGINT", "Hình thức thanh toán": "VARCHAR",
    "Số hóa thành phần": "VARCHAR", "Số hóa kết quả": "VARCHAR", "Kết quả điện tử": "VARCHAR",
    "Tái sử dụng": "VARCHAR", "Ngày xin lỗi": "TIMESTAMP", "Chủ hồ sơ": "VARCHAR", "Địa chỉ": "VARCHAR",
}

# One row a record that was received: "gone" was withdrawn or refused, "accepted" became a dossier.
RECORDS = f"""
    SELECT "Mã hồ sơ" AS id, "Đơn vị giải quyết" AS resolving, "Đơn vị tiếp nhận" AS receiving,
        "Ngày tiếp nhận" AS received, "Ngày hẹn trả" AS due,
        coalesce("Ngày kết thúc xử lý", "Ngày trả kết quả") AS ended,
        "Ngày xin lỗi" IS NOT NULL AS letter,
        "Trạng thái" IN ('Công dân yêu cầu rút hồ sơ', 'Từ chối giải quyết') AS gone,
        "Trạng thái" NOT IN ('Mới đăng ký', 'Không được tiếp nhận') AS accepted,
        "Hình thức nộp" = 'Trực tuyến' AS online,
        "Phí, lệ phí" > 0 AS fee,
        "Hình thức thanh toán" = 'Trực tuyến' AS paid,
        "Số hóa kết quả" = 'Có' AS digitized
    FROM read_csv($export, header = true, auto_detect = false, parallel = $parallel, columns = {TYPES},
        delim = ',', quote = '"', escape = '"', nullstr = '', timestampformat = '%d/%m/%Y %H:%M:%S')
    WHERE received IS NOT NULL
"""

# Few ids come again: only those are looked up.
LAST_OF_EACH = """
    SELECT records.* FROM records
    LEFT JOIN (SELECT id, max(rowid) AS last FROM records GROUP BY id HAVING count(*) > 1) AS again USING (id)
    WHERE last IS NULL OR records.rowid = last
"""
LAST_OF_EACH_TEXTBOOK = "SELECT * FROM records WHERE rowid IN (SELECT max(rowid) FROM records GROUP BY id)"

# Results are counted for the unit that resolves, reception for the unit that receives: counted once for each pair
# of units, then added up for each.
TABLE = """
    WITH pairs AS (
        SELECT resolving, receiving, year(received) AS year, quarter(received) AS quarter,
            count(*) AS received,
            count(*) FILTER (ended IS NOT NULL AND NOT gone) AS finished,
            count(*) FILTER (NOT gone AND ended <= due AND ended::DATE < due::DATE) AS early,
            count(*) FILTER (NOT gone AND ended > due) AS late,
            count(*) FILTER (ended IS NULL AND due < $as_of) AS overdue,
            count(*) FILTER (NOT gone AND ended IS NOT NULL AND digitized) AS resultDigitized,
            count(*) FILTER (NOT gone AND ended > due AND letter) AS lateWithApologyDate,
            count(*) FILTER (online) AS online,
            count(*) FILTER (fee) AS withFee,
            count(*) FILTER (fee AND paid) AS paidOnline
        FROM ({records}) WHERE accepted GROUP BY ALL
    ), parts AS (
        SELECT * EXCLUDE (receiving, online, withFee, paidOnline) RENAME (resolving AS unit),
            0 AS online, 0 AS withFee, 0 AS paidOnline
        FROM pairs
        UNION ALL BY NAME
        SELECT receiving AS unit, year, quarter, online, withFee, paidOnline FROM pairs
    )
    SELECT unit, year, quarter, sum(received) AS received, sum(finished) AS finished, sum(early) AS early,
        sum(finished) - sum(early) - sum(late) AS onTime, sum(late) AS late, sum(overdue) AS overdue,
        sum(online) AS online, sum(withFee) AS withFee, sum(paidOnline) AS paidOnline,
        sum(resultDigitized) AS resultDigitized, sum(lateWithApologyDate) AS lateWithApologyDate
    FROM parts GROUP BY ALL ORDER BY ALL
"""


def count(options: argparse.Namespace) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(config={"threads": options.threads})
    source = {"export": options.export, "parallel": not options.sequential}
    if not options.dedup:
        return database.execute(TABLE.format(records=RECORDS), source | {"as_of": options.as_of})
    database.execute("CREATE TEMP TABLE records AS " + RECORDS, source)
    last = LAST_OF_EACH_TEXTBOOK if options.textbook else LAST_OF_EACH
    return database.execute(TABLE.format(records=last), {"as_of": options.as_of})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    parser.add_argument("--as-of", required=True, type=datetime.fromisoformat)
    parser.add_argument("--dedup", action="store_true", help="count the last record of each id")
    parser.add_argument("--textbook", action="store_true", help="de-duplicate as the manual shows it")
    parser.add_argument("--sequential", action="store_true", help="read the file from its start to its end")
    parser.add_argument("--threads", type=int, default=2)
    result = count(parser.parse_args())
    columns = [column[0] for column in result.description][3:]
    cells = [row[:3] + tuple(int(value or 0) for value in row[3:]) for row in result.fetchall()]
    print(json.dumps({"engine": "DuckDB", "columns": columns, "cells": cells}, ensure_ascii=False))


if __name__ == "__main__":
    main()
