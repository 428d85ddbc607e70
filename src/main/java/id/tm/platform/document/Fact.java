package id.tm.platform.document;

/** Something with its name: {@code Jatuh tempo: 7 Desember 2026}. A value may have several lines. */
public record Fact(String label, String value) {}
