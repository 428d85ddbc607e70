package id.tm.support;

import java.util.Set;

/**
 * One of an audience, as reached now.
 *
 * @param marketing the channels on which the person agreed to marketing, and has not taken it back
 */
public record AudienceMember(Recipient recipient, AudienceFilter.Status status, Set<Channel> marketing) {}
