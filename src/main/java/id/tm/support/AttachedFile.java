package id.tm.support;

/** @param name as the recipient sees it, with its ending */
public record AttachedFile(String name, String mediaType, byte[] content) {}
