"""What Telegram sent and what is to be sent to it."""

import sqlalchemy as sa
from alembic import op

from database.schema import KEY

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_UNFINISHED = sa.text("state <> 'done'")


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "inbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("is_urgent", sa.Boolean, nullable=False),
        sa.Column("once", sa.String(200)),
        sa.Column("content", sa.JSON),
        sa.Column("received", sa.Float, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("bot", "update_id", name="uq_inbox_bot_update_id"),
    )
    op.create_index("ix_inbox_bot_once", "inbox", ["bot", "once"])
    op.create_index("ix_inbox_message_id", "inbox", ["message_id"])
    op.create_index(
        "ix_inbox_unfinished",
        "inbox",
        ["bot", "chat", "update_id"],
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    )
    op.create_table(
        "outbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("inbox_id", KEY, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("request", sa.JSON),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("sent_after", sa.BigInteger),
        sa.Column("message_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(
            ["inbox_id"], ["inbox.id"], name="fk_outbox_inbox_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("inbox_id", "part", name="uq_outbox_inbox_id_part"),
    )
    op.create_index("ix_outbox_message_id", "outbox", ["message_id"])


def downgrade() -> None:
    """Drop both."""
    op.drop_table("outbox")
    op.drop_table("inbox")
