"""What was answered, for buttons, replies to older messages, and judgements; what a chat chose."""

import sqlalchemy as sa
from alembic import op

from database.schema import KEY

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make four tables, and let the outbox know of them."""
    op.add_column("outbox", sa.Column("edits", sa.BigInteger))
    op.add_column("outbox", sa.Column("answer", sa.BigInteger))
    op.add_column("outbox", sa.Column("role", sa.String(10)))
    op.create_table(
        "answers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("chat", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("question_message", sa.BigInteger),
        sa.Column("turn", sa.String(64)),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sa.UniqueConstraint("key", name="uq_answers_key"),
    )
    op.create_index("ix_answers_chat_question_message", "answers", ["chat", "question_message"])
    op.create_index("ix_answers_person", "answers", ["person"])
    op.create_index("ix_answers_created", "answers", ["created"])
    op.create_table(
        "shown",
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.String(32), nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("answer", KEY, nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("bot", "chat", "message_id", name="pk_shown"),
        sa.ForeignKeyConstraint(
            ["answer"], ["answers.id"], name="fk_shown_answer", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_shown_answer", "shown", ["answer"])
    op.create_table(
        "feedback",
        sa.Column("id", KEY, nullable=False),
        sa.Column("answer_key", sa.String(16), nullable=False),
        sa.Column("chat", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("value", sa.Integer),
        sa.Column("word", sa.String(1000)),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("changed", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.UniqueConstraint("answer_key", "person", name="uq_feedback_answer_key_person"),
    )
    op.create_index("ix_feedback_person", "feedback", ["person"])
    op.create_index("ix_feedback_changed", "feedback", ["changed"])
    op.create_table(
        "chats",
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.String(32), nullable=False),
        sa.Column("language", sa.String(2)),
        sa.Column("is_new", sa.Boolean, nullable=False),
        sa.Column("changed", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("bot", "chat", name="pk_chats"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("chats", "feedback", "shown", "answers"):
        op.drop_table(table)
    for column in ("role", "answer", "edits"):
        op.drop_column("outbox", column)
