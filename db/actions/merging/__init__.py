"""What a file says becomes part of the register: offered row by row, then saved as one bundle."""

from __future__ import annotations

from db.actions.merging import told
from db.actions.merging.habits import habit, keep_habit
from db.actions.merging.preview import preview
from db.actions.merging.said import as_json, from_json
from db.actions.merging.saving import save

__all__ = ["as_json", "from_json", "habit", "keep_habit", "preview", "save", "told"]
