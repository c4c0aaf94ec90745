"""Put documents by for years: a BagIt bag (RFC 8493) with all they were made from, and the proof of one."""
