"""The same customers, looked at: who they are now, and who moved."""
