#!/usr/bin/env python3
"""Job J in Polars. Prints its table as JSON; what J is stands in ../README.md.

    python3 polars_job.py EXPORT.csv --as-of "2026-01-01 00:00:00" [--dedup] [--textbook] [--threads N]
"""
import argparse
import json
import os
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

RESULTS = ["received", "finished", "early", "late", "overdue", "resultDigitized", "lateWithApologyDate"]
RECEPTION = ["online", "withFee", "paidOnline"]
COLUMNS = ["received", "finished", "early", "onTime", "late", "overdue", "online", "withFee", "paidOnline",
           "resultDigitized", "lateWithApologyDate"]


def records(pl, export: str, as_of: datetime) -> "pl.LazyFrame":
    """One row a record that was received: its two units, the quarter of receipt, and what it counts as."""
    col = pl.col

    def moment(name: str) -> "pl.Expr":
        # Without the cache: nearly every moment is another one.
        return col(name).str.to_datetime("%d/%m/%Y %H:%M:%S", cache=False)

    gone = col("Trạng thái").is_in(["Công dân yêu cầu rút hồ sơ", "Từ chối giải quyết"])
    finished = col("ended").is_not_null() & ~col("gone")
    late = finished & (col("ended") > col("due"))
    early = finished & (col("ended") <= col("due")) & (col("ended").dt.date() < col("due").dt.date())
    fee = col("Phí, lệ phí").cast(pl.Int64) > 0
    # A quoted empty cell is empty too.
    return pl.scan_csv(export, infer_schema=False, null_values="").filter(
        col("Ngày tiếp nhận").is_not_null()
    ).select(
        col("Mã hồ sơ").alias("id"),
        col("Đơn vị giải quyết").alias("resolving"),
        col("Đơn vị tiếp nhận").alias("receiving"),
        moment("Ngày tiếp nhận").alias("receipt"),
        moment("Ngày hẹn trả").alias("due"),
        pl.coalesce(moment("Ngày kết thúc xử lý"), moment("Ngày trả kết quả")).alias("ended"),
        gone.alias("gone"),
        (~col("Trạng thái").is_in(["Mới đăng ký", "Không được tiếp nhận"])).alias("accepted"),
        col("Ngày xin lỗi").is_not_null().alias("letter"),
        (col("Số hóa kết quả") == "Có").alias("digitized"),
        (col("Hình thức nộp") == "Trực tuyến").alias("online"),
        fee.alias("withFee"),
        (fee & (col("Hình thức thanh toán") == "Trực tuyến")).alias("paidOnline"),
    ).select(
        "id", "resolving", "receiving", "accepted",
        col("receipt").dt.year().cast(pl.Int16).alias("year"),
        col("receipt").dt.quarter().alias("quarter"),
        pl.lit(True).alias("received"),
        finished.alias("finished"),
        early.alias("early"),
        late.alias("late"),
        (col("ended").is_null() & (col("due") < as_of)).alias("overdue"),
        (finished & col("digitized")).alias("resultDigitized"),
        (late & col("letter")).alias("lateWithApologyDate"),
        *RECEPTION,
    )


def last_of_each(pl, rows: "pl.LazyFrame") -> "pl.LazyFrame":
    """The last record of each id. Few ids come again: only those are looked up."""
    units = ["resolving", "receiving"]
    held = rows.with_columns(pl.col(units).cast(pl.Categorical)).with_row_index("row").collect(engine="streaming").lazy()
    again = held.group_by("id").agg(pl.col("row").max().alias("last"), pl.len().alias("times")).filter(
        pl.col("times") > 1
    ).select("id", "last")
    last = held.join(again, on="id", how="left").filter(pl.col("last").is_null() | (pl.col("row") == pl.col("last")))
    return last.with_columns(pl.col(units).cast(pl.String))


def table(pl, rows: "pl.LazyFrame") -> "pl.DataFrame":
    """Results are counted for the unit that resolves, reception for the unit that receives: counted once for each
    pair of units, then added up for each."""
    cell = ["unit", "year", "quarter"]
    pairs = rows.filter("accepted").group_by("resolving", "receiving", "year", "quarter").agg(
        pl.col(RESULTS + RECEPTION).sum()
    ).collect(engine="streaming")
    results = pairs.rename({"resolving": "unit"}).select(cell + RESULTS)
    reception = pairs.rename({"receiving": "unit"}).select(cell + RECEPTION)
    return pl.concat([results, reception], how="diagonal").group_by(cell).agg(pl.all().sum()).with_columns(
        (pl.col("finished") - pl.col("early") - pl.col("late")).alias("onTime")
    ).select(cell + COLUMNS).sort(cell)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    parser.add_argument("--as-of", required=True, type=datetime.fromisoformat)
    parser.add_argument("--dedup", action="store_true", help="count the last record of each id")
    parser.add_argument("--textbook", action="store_true", help="de-duplicate as the manual shows it")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    # Read once, when Polars is loaded.
    os.environ["POLARS_MAX_THREADS"] = str(options.threads)
    import polars as pl

    rows = records(pl, options.export, options.as_of)
    if options.dedup:
        rows = rows.unique("id", keep="last") if options.textbook else last_of_each(pl, rows)
    print(json.dumps({"engine": "Polars", "columns": COLUMNS, "cells": table(pl, rows).rows()}, ensure_ascii=False))


if __name__ == "__main__":
    main()
