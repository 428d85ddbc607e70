package id.tm.platform.job;

public record JobCounts(long claimed, long sent, long skipped, long failed) {}
