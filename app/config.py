"""Settings: every ASKEL_ variable, typed, with a default that works on a laptop."""

from pathlib import Path
from re import fullmatch
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
DATABASES = r"sqlite:///.+|postgresql\+psycopg://([^@/?#]*@)?(\[[0-9a-fA-F:.]+\]|[^@:/?#]*)(:[0-9]+)?/.*"


class Settings(BaseSettings):
    """All of them are documented in .env.example; a test keeps that true."""

    model_config = SettingsConfigDict(env_prefix="ASKEL_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(ROOT / "data", description="Where the database, secrets and compile cache live.")
    database_url: str = Field("", description="Empty: SQLite in the data folder. Or postgresql+psycopg://...")
    site_name: str = Field("Askel", description="The name in the bar and in titles. Keep it neutral.")
    exit_url: str = Field(
        "https://www.ilmatieteenlaitos.fi/",
        description="The harmless site that the exit button opens (https).",
    )
    host: str = Field("127.0.0.1", description="The address that the server listens on.")
    port: int = Field(8000, ge=0, le=65535, description="The port that the server listens on.")
    workers: int = Field(1, ge=1, le=64, description="How many processes serve.")
    hosts: str = Field("", description="Host names the site answers to, comma separated, beside localhost.")
    desk_host: str = Field(
        "", description="A host name for the desk alone. Empty: the desk is below /desk on every host."
    )
    tls: bool = Field(False, description="A TLS proxy stands in front: send HSTS, expect https origins.")
    allow_http: bool = Field(
        False, description="Allow plain http on other hosts than localhost. Weakens cookies."
    )
    clock: float = Field(0, description="Seconds that the clock is shifted by, for tests only.")
    clock_force: bool = Field(False, description="Allow a shifted clock on a host that is not localhost.")
    secrets_file: Path | None = Field(
        None, description="File with the pepper and salt. Empty: made in the data folder, on localhost only."
    )
    modules_dir: Path = Field(ROOT / "modules", description="The folder of modules, registers and glossary.")
    locales_dir: Path = Field(ROOT / "locales", description="The folder of interface catalogues.")
    authoring: bool = Field(False, description="Serve the last good version of a module that has errors.")
    show_unreviewed_legal: bool = Field(
        False, description="Show legal modules in languages where they are unreviewed drafts."
    )

    @field_validator("exit_url")
    @classmethod
    def _exit_is_https(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme != "https" or not parts.netloc or not fullmatch(r"[!#-&(-:=?-~]+", value):
            raise ValueError("ASKEL_EXIT_URL must be a plain https address")
        return value

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, value: str) -> str:
        # An @ that is not quoted cuts a password in two, and whatever complains later names one half
        if value and not fullmatch(DATABASES, value):
            raise ValueError(
                "It must be postgresql+psycopg://user:password@host/database; in a password @ is %40 and / is %2F"
            )
        return value

    @model_validator(mode="after")
    def _clock_is_for_tests(self) -> Self:
        if self.clock and not self.local_only and not self.clock_force:
            raise ValueError("ASKEL_CLOCK is for tests: refused on a host that is not localhost")
        return self

    @property
    def url(self) -> str:
        """The database address that the engine gets."""
        return self.database_url or f"sqlite:///{self.data_dir / 'askel.db'}"

    @property
    def known_hosts(self) -> frozenset[str]:
        """Every Host header (without port) that is answered."""
        return LOCAL_HOSTS | {
            name.strip().lower() for name in (*self.hosts.split(","), self.desk) if name.strip()
        }

    @property
    def desk(self) -> str:
        """The host that is the desk and nothing else, or nothing."""
        return self.desk_host.strip().lower()

    @property
    def local_only(self) -> bool:
        """True while nobody but this machine can be a visitor."""
        return self.host in LOCAL_HOSTS and not self.hosts and not self.desk
