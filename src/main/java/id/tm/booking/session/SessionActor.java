package id.tm.booking.session;

/** In which role somebody acts on a session. */
public enum SessionActor {
    MEMBER,
    PRACTITIONER
}
