"""The adapters of the statistical test vectors, one module a topic, each with its ADAPTERS by method."""
