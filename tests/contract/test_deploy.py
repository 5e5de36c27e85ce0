"""What people run it with keeps its promises: no visitor in a log, no root, no way out for the product itself."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from app.config import ROOT, Settings
from tests.integration.test_serve import serving

DEPLOY = ROOT / "deploy"


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_text("compose.example.yaml"))
    return found


def _copied() -> list[str]:
    """What the second stage of the image takes from the repository."""
    return re.findall(r"^COPY (?!--from)(\S+) \S+$", _text("Dockerfile").split("\nFROM ")[2], re.MULTILINE)


def test_the_proxies_write_nothing_about_a_visitor() -> None:
    for server in _text("deploy/nginx.conf.example").split("\nserver {")[1:]:
        assert "access_log off;" in server
        assert re.search(r"error_log \S+ emerg;", server)
        assert not re.search(
            r"\$(?:remote_addr|proxy_add_x_forwarded_for|http_user_agent|http_referer)", server
        )
    caddy = _text("deploy/Caddyfile.example")
    assert "exclude http.log.error http.log.access" in caddy
    assert not re.search(r"^\s*log\s*\{", caddy.partition("askel.example {")[2], re.MULTILINE)
    for header in ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"):
        assert f"header_up -{header}" in caddy


def test_the_database_keeps_statements_and_visitors_out_of_its_log() -> None:
    command = _compose()["services"]["db"]["command"]
    assert {"log_min_error_statement=panic", "log_connections=off", "log_statement=none"} <= set(command)


def test_only_the_proxy_can_be_reached_and_only_it_can_reach_out() -> None:
    compose = _compose()
    assert {name for name, one in compose["services"].items() if "ports" in one} == {"proxy"}
    assert {name for name, one in compose["services"].items() if "outside" in one["networks"]} == {"proxy"}
    assert compose["networks"]["inside"] == {"internal": True}


def test_the_product_runs_without_rights_on_a_read_only_system() -> None:
    app = _compose()["services"]["app"]
    assert app["read_only"] is True
    assert app["cap_drop"] == ["ALL"]
    assert app["security_opt"] == ["no-new-privileges:true"]
    dockerfile = _text("Dockerfile")
    assert re.search(r"^USER askel$", dockerfile, re.MULTILINE)
    assert dockerfile.rindex("USER askel") > dockerfile.rindex("RUN ")
    unit = _text("deploy/askel.service")
    for line in (
        "DynamicUser=yes",
        "ProtectSystem=strict",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "IPAddressDeny=any",
    ):
        assert f"\n{line}\n" in unit


def test_samples_use_settings_that_exist() -> None:
    known = {f"ASKEL_{name.upper()}" for name in Settings.model_fields} | {"ASKEL_DB_PASSWORD"}
    for name in ("compose.example.yaml", "Dockerfile", "deploy/askel.service", "README.md"):
        assert set(re.findall(r"ASKEL_[A-Z_]+", _text(name))) <= known, name


def test_the_image_takes_what_is_there_and_is_allowed() -> None:
    allowed = {line[1:] for line in _text(".dockerignore").splitlines() if line.startswith("!")}
    assert _text(".dockerignore").splitlines()[1] == "*"
    assert set(_copied()) | {"requirements.lock"} == allowed
    assert [name for name in _copied() if not (ROOT / name).exists()] == []


def test_what_the_image_holds_is_enough_to_serve(tmp_path: Path) -> None:
    for name in _copied():
        if name.endswith("/"):
            shutil.copytree(
                ROOT / name, tmp_path / "image" / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            (tmp_path / "image").mkdir(exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / "image" / name)
    before = sorted(tmp_path.joinpath("image").rglob("*"))
    check = json.loads(re.findall(r"CMD (\[.*\])$", _text("Dockerfile"), re.MULTILINE)[0])
    settings = {"PYTHONDONTWRITEBYTECODE": "1"}
    with serving(tmp_path / "data", "--migrate", migrated=False, root=tmp_path / "image", **settings) as (
        port,
        _,
    ):
        command = [sys.executable, *(one.replace(":8000/", f":{port}/") for one in check[1:])]
        assert subprocess.run(command, timeout=30, check=False).returncode == 0
    assert sorted(tmp_path.joinpath("image").rglob("*")) == before  # so its file system can be read-only


def test_no_file_of_a_real_site_is_kept_here() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    forbidden = re.compile(r"(?:^|/)(?:secrets|\.env|compose\.yaml|Caddyfile|.*\.(?:db|sqlite3?|pem|key))$")
    assert [name for name in listed if forbidden.search(name)] == []
