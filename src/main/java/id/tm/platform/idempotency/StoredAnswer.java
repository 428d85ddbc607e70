package id.tm.platform.idempotency;

/** An answer as it was sent; {@code body} is null when there was none. */
record StoredAnswer(int status, String contentType, String location, String etag, byte[] body) {}
