"""What browsers said and were answered."""

import sqlalchemy as sa
from alembic import op

from database.schema import KEY

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "web_turns",
        sa.Column("id", KEY, nullable=False),
        sa.Column("visitor", sa.String(64), nullable=False),
        sa.Column("once", sa.String(64), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("received", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_web_turns"),
        sa.UniqueConstraint("visitor", "once", name="uq_web_turns_visitor_once"),
    )
    op.create_index("ix_web_turns_visitor", "web_turns", ["visitor"])
    op.create_index("ix_web_turns_received", "web_turns", ["received"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("web_turns")
