"""The settings of all programs, from the environment, else the file `.env`, else the defaults.

A program reads them once, when it starts, and passes them down as a value.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BeforeValidator,
    Field,
    SecretStr,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

ROOT = Path(__file__).resolve().parent
"""The folder of this file: relative folders count from it."""

DEFAULT_MODEL = "multilingual-e5-small"
Backend = Literal["onnx", "torch"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
# A token by mistake in another variable. The limits of its parts make the search linear.
_STRAY_TOKEN = re.compile(r"[0-9]{5,20}:[A-Za-z0-9_-]{6,}")
_MAX_SHOWN = 80  # characters
_SHORTEST_KEY = 16


_URL: TypeAdapter[AnyHttpUrl] = TypeAdapter(AnyHttpUrl)


class SettingsError(Exception):
    """A setting is malformed; the message is one line with the variable and what it takes."""


def _port(value: object) -> object:
    """Refuse strings that int() accepts and that are no port: `+5005`, `5_005`, `５００５`, `0`."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and value.strip("0")):
        raise ValueError
    return value


def _absolute(value: object) -> object:
    """Return a path as an absolute one. It runs before pydantic: a path need not be UTF-8."""
    if not isinstance(value, str | Path):
        return value
    try:
        return ROOT / Path(value).expanduser()
    except RuntimeError as error:  # there is no such home
        raise ValueError from error


def _address(value: str) -> str:
    parts = urlsplit(value)  # raises ValueError, as does .port
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError
    if parts.query or parts.fragment or any(letter.isspace() for letter in value):
        raise ValueError
    # Refuse hosts that no client can look up: “http://[v1.x]”, “http://é..x”.
    _URL.validate_python(value)
    parts.hostname.encode("idna")
    return value.rstrip("/")


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError
    return value


def _key(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value()) < _SHORTEST_KEY:
        raise ValueError
    return value


def _database(value: str) -> str:
    """Return the address with an absolute file. Never shown: it may hold a password."""
    if value.startswith("sqlite:///"):
        if not (file := value.removeprefix("sqlite:///")):
            raise ValueError
        return f"sqlite:///{_absolute(file)}"
    parts = urlsplit(value)
    if parts.scheme != "postgresql" or not parts.path.strip("/"):
        raise ValueError
    return value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


Port = Annotated[int, BeforeValidator(_port), Field(ge=0, le=65535)]
Location = Annotated[Path, BeforeValidator(_absolute)]
Address = Annotated[str, AfterValidator(_address)]
DatabaseAddress = Annotated[str, AfterValidator(_database)]
PseudonymKey = Annotated[SecretStr, AfterValidator(_key)]
Token = Annotated[SecretStr, AfterValidator(_token)]

# What a variable takes, for the error messages.
_A_PORT = "a port number from 1 to 65535"
_A_FOLDER = "a folder; a relative one counts from the clone, ~ is your home"
_A_FILE = "a file; a relative one counts from the clone, ~ is your home"
_AN_ADDRESS = "an address such as http://127.0.0.1:5005"


class Settings(BaseSettings):
    """The values of the variables that `.env.example` explains.

    The constructor takes values from its arguments and the defaults; only `load_settings` reads the
    environment. The token is never shown, and the folders are absolute.
    """

    model_config = SettingsConfigDict(
        alias_generator=str.upper,
        populate_by_name=True,
        case_sensitive=True,
        dotenv_filtering="only_existing",  # ignore other variables in the file
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    rasa_port: Port = Field(default=5005, description=_A_PORT)
    dialogue_port: Port = Field(default=0, description=_A_PORT)  # 0: any free one
    actions_port: Port = Field(default=5055, description=_A_PORT)
    web_port: Port = Field(default=8080, description=_A_PORT)
    public_url: Address | Literal[""] = Field(default="", description=f"{_AN_ADDRESS}, or nothing")
    store_dir: Location = Field(default=Path("var/store"), description=_A_FOLDER)
    cache_dir: Location = Field(default=Path("~/.cache/hoi-pho"), description=_A_FOLDER)
    conversations_file: Location = Field(default=Path("var/conversations.db"), description=_A_FILE)
    conversation_days: float = Field(
        default=30, gt=0, le=36500, description="a number of days above 0"
    )
    database_url: DatabaseAddress = Field(
        default="sqlite:///var/hoi-pho.db",
        description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
    )
    embedding_model: str = Field(default=DEFAULT_MODEL, description="the name or path of a model")
    embedding_backend: Backend = Field(default="onnx", description="onnx or torch")
    telegram_bot_token: Token | None = Field(
        default=None, description="it as @BotFather wrote it, 123456:ABC-def…, or nothing"
    )
    pseudonym_key: PseudonymKey | None = Field(
        default=None, description="a secret text of 16 characters or more, or nothing"
    )
    feedback_days: float = Field(
        default=180, gt=0, le=36500, description="a number of days above 0"
    )
    telegram_api_base_url: Address = Field(
        default="https://api.telegram.org", description=_AN_ADDRESS
    )
    telegram_webhook_url: Address | Literal[""] = Field(
        default="", description=f"{_AN_ADDRESS}, or nothing"
    )
    telegram_webhook_port: Port = Field(default=8443, description=_A_PORT)
    rasa_url: Address = Field(
        default_factory=lambda valid: f"http://127.0.0.1:{valid.get('rasa_port')}",
        description=_AN_ADDRESS,
    )
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = Field(
        default="INFO", description="DEBUG, INFO, WARNING, ERROR or CRITICAL"
    )
    log_messages: bool = Field(default=False, description="1 or 0")

    @field_validator("*", mode="before")
    @classmethod
    def _default_for_blank(cls, value: object, field: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        if "\0" in value:  # not possible in a path or a variable
            raise ValueError
        field_info = cls.model_fields[str(field.field_name)]
        return value.strip() or field_info.get_default(
            call_default_factory=True, validated_data=field.data
        )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leave out the environment, which `load_settings` passes as arguments."""
        return init_settings, dotenv_settings


VARIABLES = tuple(name.upper() for name in Settings.model_fields)
"""The names of all variables."""


def load_settings(
    environment: Mapping[str, str] = os.environ,
    dotenv: Path = ROOT / ".env",
    *,
    with_token: bool = False,
) -> Settings:
    """Return the settings, with Telegram's token and the key of pseudonyms only if `with_token`.

    A variable of `environment` takes precedence over one of the file `dotenv`, which need not
    exist. An empty value means the default. Raises SettingsError for the first malformed value.
    """
    values: dict[str, Any] = {name: environment[name] for name in VARIABLES if name in environment}
    values["_env_file"] = dotenv
    try:
        settings = Settings(**values)
    except ValidationError as error:
        # Without its cause, which has the values in it, and so perhaps the token.
        raise SettingsError(_message(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{dotenv} cannot be read ({type(error).__name__}): save it as readable UTF-8 text"
        ) from None
    if with_token:
        return settings
    return settings.model_copy(update={"telegram_bot_token": None, "pseudonym_key": None})


def _message(error: ValidationError) -> str:
    """Return the line for the first value in `error`."""
    first = error.errors()[0]
    name = str(first["loc"][0]).upper()  # `.env` may have it in lower case
    is_secret = name in ("TELEGRAM_BOT_TOKEN", "PSEUDONYM_KEY", "DATABASE_URL")
    shown = "malformed" if is_secret else _shown(str(first["input"]))
    return f"{name} is {shown}: give {Settings.model_fields[name.lower()].description}"


def _shown(value: str) -> str:
    """Return `value` without tokens, shortened, to show in a message."""
    value = _STRAY_TOKEN.sub("<token>", value)
    return repr(value if len(value) <= _MAX_SHOWN else f"{value[: _MAX_SHOWN - 1]}…")
