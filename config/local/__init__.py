"""The real parts on one machine: PostgreSQL and Valkey from their packages, secrets, and the demo itself."""
