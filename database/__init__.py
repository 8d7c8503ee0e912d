"""The one database of what must not be lost: its engine, transactions and migrations.

It knows none of its users' tables: each package defines its own on `database.schema.METADATA`.
"""
