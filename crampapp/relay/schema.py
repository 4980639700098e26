"""The tables of the relay, and how older ones become these.

Times are whole seconds since 1970, in UTC. What each column is for is told to everybody in
``docs/privacy.md``.
"""

from crampapp.relay.database import Transaction
from crampapp.relay.errors import RelayError

MIGRATIONS = (
    (
        """CREATE TABLE device (
            id TEXT PRIMARY KEY,
            secret_hash TEXT NOT NULL,
            zone TEXT NOT NULL,
            endpoint TEXT,
            p256dh TEXT,
            auth TEXT,
            server_key TEXT NOT NULL,
            subscription TEXT NOT NULL,
            gone_since BIGINT
        )""",
        """CREATE TABLE alarm (
            device TEXT NOT NULL,
            id TEXT NOT NULL,
            schedule TEXT NOT NULL,
            due BIGINT NOT NULL,
            ring_at BIGINT NOT NULL,
            PRIMARY KEY (device, id)
        )""",
        "CREATE INDEX alarm_by_time ON alarm (ring_at)",
        """CREATE TABLE delivery (
            device TEXT NOT NULL,
            alarm TEXT NOT NULL,
            due BIGINT NOT NULL,
            kind TEXT NOT NULL,
            snoozed INTEGER NOT NULL,
            state TEXT NOT NULL,
            try_at BIGINT NOT NULL,
            attempts INTEGER NOT NULL,
            unanswered INTEGER NOT NULL,
            PRIMARY KEY (device, alarm, due)
        )""",
        "CREATE INDEX delivery_by_time ON delivery (try_at) WHERE state = 'pending'",
        "CREATE INDEX delivery_by_due ON delivery (due)",
    ),
)
"""The statements of each version of the schema, the oldest first; what is here never changes."""


def migrate(tx: Transaction) -> None:
    """Bring the tables to the newest version. Raises RelayError when they are newer."""
    tx.all("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
    (found,) = tx.all("SELECT COALESCE(MAX(version), 0) AS version FROM schema_version")
    if found["version"] > len(MIGRATIONS):
        raise RelayError("The relay's database was made by a newer crampapp. Update this one.")
    for version in range(found["version"], len(MIGRATIONS)):
        for statement in MIGRATIONS[version]:
            tx.all(statement)
        tx.all("INSERT INTO schema_version VALUES (:version)", version=version + 1)
