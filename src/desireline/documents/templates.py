"""Templates of one's own: the shape of a map under a name, apart from the map it came from."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, String, Table, Text, delete, insert, select

from desireline.documents.map_file import parse_map
from desireline.documents.sqlite import METADATA, Database
from desireline.maps.journey_map import JourneyMap
from desireline.maps.serialization import canonical_text
from desireline.maps.templates import UnknownTemplateError

TEMPLATES = Table(
    "templates",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("shape", Text, nullable=False),  # a map as JSON: stages, moments and lanes alone
    Column("saved_at", BigInteger, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedTemplate:
    """A template somebody saved; ``shape`` has stages, moments and lanes and not one word more."""

    id: str
    name: str
    shape: JourneyMap


class TemplateStore:
    """The templates of one's own, in the file that keeps the maps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, template: SavedTemplate, *, at_ms: int) -> None:
        """Keep a new template."""
        row = {
            "id": template.id,
            "name": template.name,
            "shape": canonical_text(template.shape),
            "saved_at": at_ms,
        }
        with self._database.writing() as connection:
            connection.execute(insert(TEMPLATES).values(**row))

    def list(self) -> tuple[SavedTemplate, ...]:
        """Return the templates in the order they were saved."""
        wanted = select(TEMPLATES).order_by(TEMPLATES.c.saved_at, TEMPLATES.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(
            SavedTemplate(
                id=row["id"],
                name=row["name"],
                shape=parse_map(row["shape"]),
            )
            for row in rows
        )

    def get(self, template_id: str) -> SavedTemplate:
        """Return a template.

        Raises:
            UnknownTemplateError: There is none with this id.
        """
        for template in self.list():
            if template.id == template_id:
                return template
        raise _unknown(template_id)

    def remove(self, template_id: str) -> None:
        """Remove a template; maps made from it stay as they are.

        Raises:
            UnknownTemplateError: There is none with this id.
        """
        wanted = delete(TEMPLATES).where(TEMPLATES.c.id == template_id)
        with self._database.writing() as connection:
            if connection.execute(wanted).rowcount == 0:
                raise _unknown(template_id)


def _unknown(template_id: str) -> UnknownTemplateError:
    return UnknownTemplateError(f"No template {template_id!r} is saved here. List them again.")
