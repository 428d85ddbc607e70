package id.tm.support.messaging;

/** DRAFT may still change; PUBLISHED is what goes out now; RETIRED is what went out before. */
public enum MessageTemplateState {
    DRAFT,
    PUBLISHED,
    RETIRED;

    boolean canBecome(MessageTemplateState next) {
        return (this == DRAFT && next == PUBLISHED) || (this == PUBLISHED && next == RETIRED);
    }
}
