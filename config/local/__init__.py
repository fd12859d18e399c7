"""The real parts on one machine: PostgreSQL and Valkey from their packages, secrets, and the demo itself.

Nothing here runs in production. Read `environment` first (what a command gets), then `demo` (what `make demo` does);
the rest serves these two:

- the demo: `prepare` and `prepared` (tables, files, data), `children` (web, worker, beat), `stopping`, `reset`
- PostgreSQL: `cluster` (its files), `postgres` (its server), `leftovers` (of a killed one), `accounts` (not root)
- Valkey: `valkey`
- common to all: `places`, `packages`, `passwords`, `port`, `processes`, `locks`, `messages`, `refusal`
"""
