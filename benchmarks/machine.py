"""What the figures were taken on and with."""
import datetime
import json
import os
import pathlib
import platform
import subprocess

from engines import HERE, Engines


def said(command: list) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def fact(path: str, name: str) -> str:
    """The value of `name: value` in one of the kernel's lists; empty where there is none."""
    try:
        lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.partition(":")[0].strip() == name), "")


def describe() -> dict:
    features = fact("/proc/cpuinfo", "flags").split()
    kilobytes = fact("/proc/meminfo", "MemTotal").removesuffix("kB").strip()
    return {
        "processor": fact("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "architecture": platform.machine(),
        "cores": os.cpu_count(),
        "vectors": [name for name in ("avx2", "avx512bw", "avx512vbmi2", "asimd") if name in features],
        "memoryGiB": round(int(kilobytes) / 2**20, 1) if kilobytes else None,
        "kernel": f"{platform.system()} {platform.release()}",
    }


def versions(engines: Engines) -> dict:
    script = "import duckdb, json, polars; print(json.dumps({'duckdb': duckdb.__version__, 'polars': polars.__version__}))"
    return {
        "motcua": said([engines.motcua_path, "--version"]),
        "commit": said(["git", "-C", HERE, "describe", "--always", "--dirty"]),
        **json.loads(said([engines.python, "-c", script])),
        "libcsv": said(["dpkg-query", "--show", "--showformat", "${Version}", "libcsv-dev"]) or "unknown",
        "python": platform.python_version(),
    }


def now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
